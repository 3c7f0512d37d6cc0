"""The lines that Frontiers' pages have, and what Frontiers' own practice adds to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.model.claims import Claim, Trust
from carcite.readers import frontiers
from carcite.readers.text.own_doi import OwnDoi
from carcite.readers.text.page_text import PageText
from carcite.readers.text.places import FRONTIERS_VOLUME
from carcite.readers.text.segments import Segment
from carcite.values.dates import find_dates
from carcite.values.patterns import regex

_FRONTIERS_JOURNAL = regex(
    r"(Front\.\s(?:[A-Z][\w-]{0,16}\.?\s?){1,6})(?:,\s(.{6,30}?))?\s{0,3}(?:\||$)"
)
_SECTION = regex(r"Sec\.\s{1,3}(.{3,160})$")
_TOPIC = regex(
    r"(?:This article is part of (?:the|a) Research Topic|Part of (?:the|a) Research Topic)\s{0,3}[:“\"]?\s{0,3}(.*?)\s{0,3}[”\"]?\s{0,3}(?:View all(?: \d{1,4})?(?: articles?)?)?$",
    re.I | re.S,
)
_STATUS = regex(
    r"(?:Provisionally accepted|Accepted manuscript|In press|Advance article|Early view|Online first|Article in press|Corrected proof|Preprint)$",
    re.I,
)


def frontiers_lines(text: PageText, own: OwnDoi | None) -> Iterator[Claim]:
    """Claim journal, volume, section, Research Topic and status from the lines of Frontiers' pages."""
    abbreviated = None
    is_frontiers = own is not None and frontiers.is_frontiers(own[0])
    for index, segment in enumerate(text.outline.segments):
        words = segment.text
        if len(words) > 700 or text.outline.sections[index] in ("references", "related", "cite"):
            continue
        journal = _FRONTIERS_JOURNAL.match(words)
        # A list of references may print its journals on lines of their own.
        if journal and abbreviated is None and (is_frontiers or text.is_front(index)):
            name = journal.group(1).rstrip()
            abbreviated = segment.start, segment.start + len(name)
            yield text.claim("container_title_short", *abbreviated, Trust.LINE)
            yield from _dated_journal_line(text, segment, journal)
        yield from _volume_and_year(text, segment)
        section = _SECTION.match(words)
        if section:
            yield text.claim(
                "section", segment.start + section.start(1), segment.end, Trust.LABELLED
            )
        yield from _topic(text, index)
        status = _STATUS.match(words)
        if status and text.outline.sections[index] is None:
            yield text.claim("status", segment.start, segment.end, Trust.LINE)
    yield from _derived_of_frontiers(text, abbreviated, own)


def _dated_journal_line(
    text: PageText, segment: Segment, journal: re.Match[str]
) -> Iterator[Claim]:
    for date, start, end in find_dates(segment.text[: journal.end()]):
        if date.precision == 3:
            yield text.claim(
                "issued", segment.start + start, segment.start + end, Trust.LINE + 5, value=date
            )


def _volume_and_year(text: PageText, segment: Segment) -> Iterator[Claim]:
    volume = FRONTIERS_VOLUME.search(segment.text)
    if volume:
        yield text.claim(
            "volume", segment.start + volume.start(1), segment.start + volume.end(1), Trust.LINE
        )
        yield text.claim(
            "issued", segment.start + volume.start(2), segment.start + volume.end(2), Trust.LINE - 5
        )


def _topic(text: PageText, index: int) -> Iterator[Claim]:
    segment = text.outline.segments[index]
    topic = _TOPIC.match(segment.text)
    if topic is None:
        return
    if topic.group(1):
        yield text.claim(
            "collection_title",
            segment.start + topic.start(1),
            segment.start + topic.end(1),
            Trust.LINE,
        )
    elif index + 1 < len(text.outline.segments):
        following = text.outline.segments[index + 1]
        end = re.search(r"\s{0,3}View all(?: \d{1,4})? articles?$", following.text)
        yield text.claim(
            "collection_title",
            following.start,
            following.start + (end.start() if end else len(following.text)),
            Trust.LINE,
        )


def _derived_of_frontiers(
    text: PageText, abbreviated: tuple[int, int] | None, own: OwnDoi | None
) -> Iterator[Claim]:
    journal = (
        frontiers.journal_by_abbreviation(text.page.text[slice(*abbreviated)])
        if abbreviated
        else None
    )
    if journal is not None and abbreviated is not None:
        note = "the Frontiers journal with this abbreviation"
        yield _derived(text, "container_title", abbreviated, journal.name, note, Trust.DERIVED + 5)
    if own is None or not frontiers.is_frontiers(own[0]):
        return
    doi, span = own[0], own[1:]
    by_doi = frontiers.journal_by_doi(doi)
    if by_doi is not None:
        note = f"{by_doi.code!r} in the DOI is the code of this Frontiers journal"
        yield _derived(text, "container_title", span, by_doi.name, note)
        if abbreviated is None:
            yield _derived(text, "container_title_short", span, by_doi.abbreviation, note)
    number = frontiers.article_number(doi)
    if number is not None:
        note = "Frontiers' DOIs end in the article number"
        yield _derived(text, "number", span, number, note)
    note = "10.3389 is the DOI prefix that Frontiers registered with Crossref"
    yield _derived(text, "publisher", span, frontiers.PUBLISHER, note)


def _derived(
    text: PageText,
    variable: str,
    span: tuple[int, int],
    value: str,
    note: str,
    trust: int = Trust.DERIVED,
) -> Claim:
    return text.claim(variable, *span, trust, value=value, basis="derived", note=note)
