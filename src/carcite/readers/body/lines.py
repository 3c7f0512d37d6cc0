"""Read lines of the visible page that are wholly a citation or a labelled date.

Only whole lines count: what stands within a sentence is left to the reader of copied text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from carcite.lexicon.words import LABELS
from carcite.model.claims import Claim, Trust
from carcite.page import Page
from carcite.page.lines import Line
from carcite.readers.found import found_in
from carcite.values.dates import date_order, find_dates
from carcite.values.patterns import one_of, regex

READER = "body_lines"
# Front matter ends well before this; behind it stand references and what others read.
MOST_LINES = 1_500
LONGEST, LONGEST_DATED = 260, 160
_UNNUMBERED = "Proceedings of "

_VOLUME = r"(?:vol(?:ume)?|v)\.?\s{0,3}(?P<volume>[A-Z]?\d{1,4}[A-Z]?)"
_ISSUE = r"(?:issues?|iss|no|nos|number|num|n[º°])\.?\s{0,3}(?P<issue>\d{1,4}(?:[-–—/]\d{1,4})?|S\d{1,3}|suppl\.?\s?\d{0,3})"
_PAGES = r"(?:(?:pages?|pp?)\.?:?\s{0,3})(?P<page>[A-Za-z]{0,3}\d{1,7}\s?[-–—]\s?[A-Za-z]{0,3}\d{1,7}|[a-z]?\d{1,7})"
_YEAR = r"(?P<issued>(?:\d{1,2}\s)?(?:[A-Z][a-z]{2,8}\.?\s)?(?:1[89]|20)\d\d)"
# Whole lines, one shape a row; a page that prints it, as evidence.
SHAPES = tuple(
    regex(shape, re.I)
    for shape in (
        rf"{_VOLUME}\s{{0,3}}[,|]?\s{{0,3}}{_ISSUE}(?:\s?[,|]\s?{_PAGES})?",  # SAGE, Science
        rf"{_VOLUME}:\s?(?P<page>\d{{1,7}}\s?[-–—]\s?\d{{1,7}})(?:\s\([A-Za-z ]{{0,40}}?{_YEAR}\))?",  # Annual Reviews
        rf"{_VOLUME},?\s{{0,3}}{_YEAR}\s?[-–]\s?{_ISSUE}(?::.{{3,150}})?",  # Taylor & Francis
        rf"{_VOLUME}\s{{0,3}},\s{{0,3}}(?:{_ISSUE}\s{{0,3}},\s{{0,3}})?{_YEAR}(?:\s{{0,3}},\s{{0,3}}{_PAGES})?",  # ScienceDirect
        rf"{_VOLUME}\s{{0,3}},?\s{{0,3}}{_ISSUE}\s{{0,3}},?\s{{0,3}}\(?{_YEAR}\)?(?:\s?:\s?.{{0,150}})?(?:\s{{0,3}},?\s{{0,3}}{_PAGES})?",  # OJS 3, Wiley
        rf"(?P<container_title_short>[A-Z][A-Za-z.&: ]{{2,60}}?),?\s{_YEAR},\s(?P<volume>\d{{1,4}})\s\((?P<issue>\d{{1,4}})\),\s{_PAGES}",  # ACS
        rf"{_YEAR},\s{_VOLUME},\s{_ISSUE},\s{_PAGES}",  # MIT Press
        r"(?P<container_title_short>[A-Z][A-Za-z]{1,20}\.?(?:\s[A-Z][A-Za-z]{1,20}\.?){1,6}),\s(?P<volume>\d{1,4}),\s(?P<page>\d{1,7}\s?[-–—]\s?\d{1,7}),\s(?P<issued>(?:19|20)\d\d)",  # Copernicus
        r"(?P<container_title>[A-Z][A-Za-z:& -]{2,80}?)\s(?P<issued>(?:19|20)\d\d),\s(?P<volume>\d{1,4}):(?P<number>[A-Z]?\d{1,6})(?:\s\(\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d\))?",  # BMC until 2014
        r"(?P<container_title>[A-Z][A-Za-z:& -]{2,80}?)\s(?P<volume>\d{1,4})\s\((?P<issue>\d{1,4}(?:[-–]\d{1,4})?)\),\s(?P<issued>(?:19|20)\d\d):\s(?P<page>\d{1,7}\s?[-–—]\s?\d{1,7})(?:\sdoi:(?P<doi>10\.\d{4,9}/\S{1,80}))?",  # Acta Palaeontologica Polonica
        r"arXiv:(?P<arxiv>\d{4}\.\d{4,5})(?:v\d{1,2})?\s\[[\w.-]{2,20}\]\s(?P<issued>\d{1,2}\s[A-Z][a-z]{2,8}\s20\d\d)",  # arXiv's HTML
        r"(?P<container_title>Proceedings of the [^\n]{0,120}\b(?:Conference|Symposium|Workshop|Meeting)\b[^\n\d]{0,100}?)(?:\.?\s(?P<_track>(?:Main|Special|AI) [^\d.]{2,60})\.?)?(?:\sPages? (?P<page>\d{1,6}-\d{1,6}).{0,60})?",  # IJCAI
        r"(?P<container_title>[А-ЯЁ][А-Яа-яЁё ,–-]{3,100}?)\.\s(?P<issued>(?:19|20)\d\d)\.\s(?:Т|Том)\.?\s(?P<volume>\d{1,4})(?:[.,]\s(?:Вып\.|№)\s?(?P<issue>\d{1,4}(?:[-–/]\d{1,4})?))?\.\s[СC]\.\s?(?P<page>\d{1,6}\s?[-–—]\s?\d{1,6})\.?",  # GOST, as Russian journals print it
        rf"{_PAGES}(?:\s?\|\s?.{{3,200}})?",  # Science, SAGE; Taylor & Francis: dates behind a bar
    )
)  # fmt: skip
# What a date's label says of it: print and issue dates are the article's own. The words are the lexicon's, but
# those that running text has before any date ("date", "year").
_LONE = frozenset("date data datum fecha year año ano anno année jahr jaar rok год рік".split())
DATE_LABELS = {
    "submitted": LABELS["submitted"],
    "accepted": LABELS["accepted"],
    "issued": [
        *(word for word in LABELS["issued"] if " " in word),
        "version of record",
        "issue online",
    ],
    "available_date": [*LABELS["available"], "online"],
    "published": LABELS["published"],
}
_WORDS = {
    variable: [word for word in words if word not in _LONE and not word.startswith("year")]
    for variable, words in DATE_LABELS.items()
}
_LABELLED = regex(
    lambda: (
        r"(?:"
        + "|".join(f"(?P<{variable}>{one_of(words)})" for variable, words in _WORDS.items())
        + r")(?!\w)"
    ),
    re.I,
)
_ISSN = regex(r"\b\d{4}-\d{3}[\dXx]\b.{0,260}")
# "Final revision received" is not the day the manuscript came in.
_OTHER_DAY = regex(
    r"(?:revis(?:ion|ed)(?: version| form| manuscript)?|resubmitted|issn)\W{0,3}$", re.I
)
# One of these, in small letters, stands in every label, so that lines without any are not searched.
_STEMS = sorted({re.split(r"[ -]", word)[0][:5] for words in _WORDS.values() for word in words})
_ASCII_STEMS = [stem for stem in _STEMS if stem.isascii()]
# Each date has a year in full.
_YEAR_IN = regex(r"(?:1[4-9]|20)\d\d")
_DIGITS_OF_YEAR = 4
# A citation line begins with one of these, or with a journal's abbreviation ("ACS Comb. Sci., 2016, …").
_LOCATOR = regex(
    r"v|pp?\b|pp?\.|pages?|[A-Z][A-Za-z.&: -]{2,80},?\s\d{1,4}(?:,|\s\()|arXiv:|Proceedings of the |[А-ЯЁ][А-Яа-яЁё ,–-]{3,100}\.\s(?:19|20)\d\d\.",
    re.I,
)
# A line that begins with no volume, page or proceedings has a year, a volume and pages or more to be a citation.
_BEGINS_CITATION = "vVpP"
_DIGITS_OF_CITATION = 6


def read_body_lines(page: Page) -> Iterator[Claim]:
    """Claim what citation lines and labelled dates of an HTML page's front matter say."""
    if page.kind != "html":
        return
    yield from _imprint(page)
    seen: dict[str, int] = {}
    lines = page.lines[:MOST_LINES]
    for index, digits in _telling(lines, unnumbered=_UNNUMBERED in page.text):
        for claim in _claims(lines[index], lines[index - 1] if index else None, digits):
            # Once a page has said its volume, a second line of the kind is another article's.
            if claim.trust > seen.get(claim.variable, -1):
                yield _settled(claim, page)
                seen[claim.variable] = claim.trust


# How a line begins that names who gave the journal out; the last one also behind a © line's names.
_IMPRINTS = ("Publisher:", "Published by:", "Yayıncı:", "Publicação de:", "Publicación de:", "Éditeur :", "Published by ")  # fmt: skip
_WHO = regex(
    r"\s{0,3}(?:the )?(?P<name>[A-ZÀ-Þİ][\w&.,'’ -]{2,80}?(?:\b(?:Inc|Ltd|Co|B\.V|S\.A|S\.L|S\.r\.l)\.)?)(?:\s(?:on|in|for) (?:behalf|association|partnership|the)\b.*|[.;]\s.*|\.?$)"
)
# Where a tag names it, no line could win.
_PUBLISHER_TAGS = frozenset(("citation_publisher", "dc.publisher", "dcterms.publisher"))
_NO_PUBLISHER = regex(r"\d|Open Journal Systems|PKP|DSpace|\.(?:com|org|net)", re.I)


def _imprint(page: Page) -> Iterator[Claim]:
    """The publisher whom a line names that begins so, or a © line: last of all that says who it is."""
    if any(meta.key in _PUBLISHER_TAGS for meta in page.metas):
        return
    text, lines = page.text, page.lines
    for phrase in _IMPRINTS:
        at = text.find(phrase)
        if at < 0:
            continue
        line = lines[max(bisect_right(lines, at, key=attrgetter("start")) - 1, 0)]
        begins = line.start == at or "©" in line.text[: at - line.start]
        who = _WHO.fullmatch(line.text, at - line.start + len(phrase)) if begins else None
        if who and len(line.text) <= LONGEST and not _NO_PUBLISHER.search(who["name"]):
            yield _claim(line, "publisher", *who.span("name"), 46, "the page's imprint")
            return


_NUMERIC_DATE = regex(r"\d{1,2}[/-]\d{1,2}[/-]\d{4}")


def _settled(claim: Claim, page: Page) -> Claim:
    """Read a date of numbers alone as the page's other dates say: the day first, or the month."""
    if _NUMERIC_DATE.fullmatch(claim.quote) is None:
        return claim
    dates = [date for date, _, _ in find_dates(claim.quote, order=date_order(page.text))]
    return claim.model_copy(update={"value": dates[0]}) if len(dates) == 1 else claim


# All of ASCII but the digits and the line end. Other scripts have digits too, so their bytes stay.
_NO_DIGITS = bytes({*range(0x80)} - {*b"0123456789\n"})


def _telling(lines: Sequence[Line], *, unnumbered: bool) -> list[tuple[int, int]]:
    """The lines that may be a citation or a date, each by its index and with the number of its digits, or more.

    `unnumbered` says that some line may be so without any digit: the name of a meeting's proceedings.
    """
    found = []
    initial = ""
    for index, (line, digits) in enumerate(zip(lines, _digits_of(lines), strict=True)):
        before, initial = initial, line[0][0]
        # A date has its year, a citation begins so, and what is under a volume begins in any way.
        is_numbered = len(digits) >= _DIGITS_OF_YEAR or (
            digits and (initial in _BEGINS_CITATION or before in ("v", "V"))
        )
        if is_numbered or (unnumbered and line[0].startswith(_UNNUMBERED)):
            found.append((index, len(digits)))
    return [one for one in found if len(lines[one[0]][0]) <= LONGEST]


def _digits_of(lines: Iterable[Line]) -> list[bytes]:
    """The digits of each line, with all letters beyond ASCII: no fewer bytes than a line has digits.

    All lines are looked at in one pass, which takes a tenth of the time of a search in each.
    """
    joined = "\n".join([line[0] for line in lines]).encode(errors="replace")
    return joined.translate(None, _NO_DIGITS).split(b"\n") if joined else []


def _claims(line: Line, before: Line | None, digits: int) -> list[Claim]:
    """What a line says that has so many digits, or fewer."""
    claims: list[Claim] = []
    text = line.text
    if (digits >= _DIGITS_OF_CITATION or text[0] in _BEGINS_CITATION) and _LOCATOR.match(text):
        claims += _cited(line)
    if before is not None and before.text[0] in "vV":
        claims += _stacked(line, before)
    if digits >= _DIGITS_OF_YEAR and len(text) <= LONGEST_DATED and _YEAR_IN.search(text):
        claims += _dated(line, before)
    return claims


def _has_stem(words: str) -> bool:
    """Say whether words have one of the stems that labels have."""
    low = words.lower()
    return any(map(low.__contains__, _ASCII_STEMS if low.isascii() else _STEMS))


def _claim(
    line: Line, variable: str, start: int, end: int, trust: int, note: str | None = None
) -> Claim:
    return Claim(
        variable=variable,
        quote=line.text[start:end],
        locator=f"text:{line.start + start}-{line.start + end}",
        start=line.start + start,
        end=line.start + end,
        trust=trust,
        reader=READER,
        note=note,
    )


def _cited(line: Line) -> Iterator[Claim]:
    for shape in SHAPES:
        match = shape.fullmatch(line.text)
        if match is None:
            continue
        every = list(found_in(match))
        # On a line with the volume stands the issue's year; dc.date is the online day's.
        with_volume = any(found.variable in ("volume", "arxiv") for found in every)
        for found in every:
            trust = 66 if found.variable == "issued" and with_volume else int(Trust.POSITION)
            yield _claim(line, found.variable, found.start, found.end, trust)
        return


_VOLUME_LINE = regex(_VOLUME, re.I)
_DIGIT = regex(r"\d")
_ISSUE_LINE = regex(_ISSUE, re.I)


def _stacked(line: Line, before: Line) -> Iterator[Claim]:
    """Volume and issue on a line each, as the Royal Society prints them beside the cover."""
    if len(line.text) > 40 or len(before.text) > 40 or not _DIGIT.search(line.text):
        return
    volume, issue = _VOLUME_LINE.fullmatch(before.text), _ISSUE_LINE.fullmatch(line.text)
    if volume and issue:
        yield _claim(before, "volume", *volume.span("volume"), 46)
        yield _claim(line, "issue", *issue.span("issue"), 46)


_NO_DATE = (None, -1, -1)
_WORD = regex(r"\w{3,}")


def _dated(line: Line, before: Line | None) -> Iterator[Claim]:
    text = line.text
    labels: list[re.Match[str]] = []
    if _has_stem(text):
        found = _LABELLED.finditer(text)
        labels = [label for label in found if not _OTHER_DAY.search(text, 0, label.start())]
    if not labels and before is not None and len(before.text) < 40:
        # The label stands on a line of its own.
        words = before.text.lower()
        label = _LABELLED.fullmatch(words.strip(" :")) if _has_stem(words) else None
        _, start, end = next(find_dates(text), _NO_DATE) if label else _NO_DATE
        if label and start == 0 and len(text) - end < 3:
            yield from _date_claim(line, label, start, end)
        return
    for number, label in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        # "ISSN (online): 2045-2322" dates nothing.
        after = _ISSN.sub("", text[label.end() : stop])
        _, start, end = next(find_dates(after), _NO_DATE)
        if 0 <= start < 12 and not _WORD.search(after, 0, start):
            yield from _date_claim(line, label, label.end() + start, label.end() + end)


def _date_claim(line: Line, label: re.Match[str], start: int, end: int) -> Iterator[Claim]:
    kind = next(name for name, words in label.groupdict().items() if words)
    if kind == "published":
        yield _claim(line, "issued", start, end, 56, "labelled as published")
    elif kind == "issued":
        yield _claim(line, "issued", start, end, 72, "labelled as the issue's date")
    else:
        yield _claim(line, kind, start, end, int(Trust.LABELLED))
    if kind == "available_date":
        yield _claim(line, "issued", start, end, 42, "the day it went online, if no other is known")
