"""Lines of their own near the title: pages, article numbers, proceedings, a date alone, ISSNs, what Xplore prints in one bracket."""

from __future__ import annotations

from collections.abc import Iterator

from carcite.model.claims import Claim, Trust
from carcite.readers.found import found_in
from carcite.readers.text.page_text import PageText
from carcite.readers.text.segments import Segment
from carcite.values.patterns import regex

_PAGES_LINE = regex(
    r"(?:[^\n]{0,60}[\s.])?(?:[Pp]p\.?|Pages?)\s?(?P<page>[A-Z]?\d{1,6}\s?[-–]\s?[A-Z]?\d{1,6})(?:\.?$|[.,;]\s[^\n]{0,80}$|\s\|\s[^\n]{0,150}$)"
)


# Taylor & Francis: "Article: 1117749"; ACM: "Article No.: 417, Pages 1 - 16".
_ARTICLE_LINE = regex(
    r"Article(?:\sNo\.?)?:\s(?P<number>[A-Za-z]?\d{1,9})(?:,\sPages\s\d{1,4}\s?[-–]\s?\d{1,4})?"
)


# ScienceDirect: "Volume 617, Part B, February 2023, 129041".
_NUMBER_LINE = regex(
    r"Volume\s\d{1,5}(?:,\s(?:Part|Issue|Supplement)\s\w{1,4}){0,2},\s(?P<issued>(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\s(?:19|20)\d\d),\s(?P<number>\d{5,7})"
)


_PART_OF = regex(
    r"(?:Part of:?\s|[A-Z][A-Za-z]{1,14}\s?[’']\d\d:\s)?(?P<journal>(?:Advances in|Proceedings of)\s[^(\n]{5,150}?)(?:\s(?P<volume>\d{1,3}))?(?:\s\([^()]{2,60}\))?\.?"
)


# IEEE Xplore: "Published in: IEEE Access ( Volume: 24, Issue: 7, July 2023)".
_PUBLISHED_IN = regex(
    r"Published in:?\s(?P<journal>[^\n(]{3,150}?)\s?\(\s?Volume:?\s?(?P<volume>\d{1,4})(?:\s?,\s?Issue:?\s?(?P<issue>\d{1,4}))?"
    r"(?:\s?,\s(?P<issued>[^()\n]{4,24}?))?\s?\)"
)


_WITH_AIMS = regex(r"(?P<journal>[A-ZÀ-Þ][^\n]{2,120}?)\sAims and scope(?:\s.{0,40})?")


_SHORT_CITED = regex(r"[^\n]{3,80}\set al\.\s(?P<journal>[A-Z][A-Za-z ()&:-]{1,60})\.[\s.\d]{0,8}")


# Lines that say one thing near the title, whole; their groups are the variables that they say.
LINE_FORMS = (_PAGES_LINE, _ARTICLE_LINE, _NUMBER_LINE, _PART_OF, _WITH_AIMS, _SHORT_CITED)


def lines_near_title(text: PageText) -> Iterator[Claim]:
    """Claim what stands on a line of its own near the title: pages, proceedings, a journal with its menu."""
    if text.title is None:
        return
    outline = text.outline
    for index in range(max(0, text.title[0] - 12), min(text.title[0] + 25, len(outline.segments))):
        segment = outline.segments[index]
        if len(segment.text) > 200 or outline.sections[index] in ("related", "references"):
            continue
        if index != text.title[0] and abs(index - text.title[0]) < 5:
            yield from _lone_date(text, segment)
        for form in LINE_FORMS:
            found = form.fullmatch(segment.text)
            if found is None:
                continue
            for one in found_in(found):
                start, end = segment.start + one.start, segment.start + one.end
                yield text.claim(one.variable, start, end, Trust.LINE - 5)


def published_in(text: PageText) -> Iterator[Claim]:
    """Claim what IEEE Xplore prints beneath the abstract in one bracket: journal, volume, issue and date."""
    for index, segment in enumerate(text.outline.segments[: text.front]):
        found = (
            _PUBLISHED_IN.fullmatch(segment.text)
            if segment.text.startswith("Published in")
            else None
        )
        if found is None or text.outline.sections[index] in ("related", "references"):
            continue
        for one in found_in(found):
            start, end = segment.start + one.start, segment.start + one.end
            yield text.claim(one.variable, start, end, Trust.LABELLED + 2)


_ISSN = regex(r"(?<![\d-])\d{4}-\d{3}[\dXx](?![\d-])")


def issn_lines(text: PageText) -> Iterator[Claim]:
    """Claim the ISSNs of lines that say so in their midst: "versión On-line ISSN …", "Sensors, EISSN …"."""
    for index, segment in enumerate(text.outline.segments):
        if (
            text.outline.roles[index] != "issn"
            or segment.label is not None
            or text.outline.sections[index] in ("related", "references")
        ):
            continue
        for found in _ISSN.finditer(segment.text):
            yield text.claim(
                "issn", segment.start + found.start(), segment.start + found.end(), Trust.POSITION
            )


_SUBMITTED_ON = regex(r"\[Submitted on (?P<date>\d{1,2} [A-Z][a-z]{2} (?:19|20)\d\d)")


_CONFERENCE_YEAR = regex(r"[^\n]{10,120}\([A-Z][A-Za-z]{2,10} (?P<date>(?:19|20)\d\d)\)")


_KIND_AND_DATE = regex(
    r"[A-Z][A-Za-z ]{2,40}\|\s?(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d)"
)


def _lone_date(text: PageText, segment: Segment) -> Iterator[Claim]:
    """A date alone beside the title is the article's: arXiv's day of submission, MDPI's, LingBuzz's month."""
    if DATE_ALONE.fullmatch(segment.text):
        yield text.claim("issued", segment.start, segment.end, Trust.POSITION - 5)
    for pattern in (_SUBMITTED_ON, _CONFERENCE_YEAR, _KIND_AND_DATE):
        found = pattern.match(segment.text)
        if found is not None:
            start, end = segment.start + found.start("date"), segment.start + found.end("date")
            yield text.claim("issued", start, end, Trust.POSITION)


DATE_ALONE = regex(
    r"\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s(?:18|19|20)\d\d|[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},\s)?(?:18|19|20)\d\d"
)
