"""Values behind their labels: numbers, names of journals and sections, and the dates of a line of labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from carcite.lexicon.words import LABELS
from carcite.model.claims import Claim, Trust
from carcite.readers.text.labels import kind_of
from carcite.readers.text.outline import Outline
from carcite.readers.text.page_text import PageText
from carcite.readers.text.segments import Segment
from carcite.values.dates import Order, find_dates
from carcite.values.patterns import regex
from carcite.values.work_types import parse_work_type

# A label's kind, the variable it gives, and how far it is to be trusted.
LABELLED = {
    "volume": "volume", "issue": "issue", "page": "page", "number": "number", "section": "section",
    "publisher": "publisher", "language": "language", "issn": "issn", "journal": "container_title", "url": "url", "type": "type",
}  # fmt: skip
DATED = {
    "published": "issued", "issued": "issued", "submitted": "submitted", "accepted": "accepted", "available": "available_date",
}  # fmt: skip
_ISSN = regex(r"\b\d{4}-\d{3}[\dXx]\b")
_VOLUME_AND_YEAR = regex(r"\d{1,4} [-–] (?:19|20)\d\d")
_PLAIN_NUMBER = regex(r"[A-Za-z]{0,4}\d{1,6}(?:\s?[-–/]\s?\d{1,5})?\s?[,;.]?")


def labelled(text: PageText) -> Iterator[Claim]:
    """Claim the values behind labels, and the dates of lines of labels."""
    lines = 0
    for index, segment in enumerate(text.outline.segments):
        if lines < MOST_DATED and text.outline.sections[index] not in ("references", "related"):
            dated = list(_dates_of(text, segment, index))
            lines += bool(dated)
            yield from dated
        if segment.kind not in LABELLED or _is_of_menu(text, index):
            continue
        value = value_of(text.outline, index)
        if value is None:
            continue
        start, end = value
        words = text.page.text[start:end]
        variable = LABELLED[segment.kind]
        if variable == "issn":
            for found in _ISSN.finditer(words):
                yield text.claim("issn", start + found.start(), start + found.end(), Trust.LABELLED)
        elif variable == "type":
            with suppress(ValueError):
                kind = parse_work_type(words)
                yield text.claim(variable, start, end, Trust.LABELLED, value=kind)
        elif variable == "volume" and _VOLUME_AND_YEAR.fullmatch(words):
            yield text.claim(variable, start, start + len(words.split()[0]), Trust.LABELLED)
        elif variable in ("volume", "issue", "number"):
            if _PLAIN_NUMBER.fullmatch(words):
                # "Volume:" / "3," in Nature's table of 2012.
                yield text.claim(variable, start, start + len(words.rstrip(",;. ")), Trust.LABELLED)
            elif variable == "volume" and words.startswith(("Proceedings", "Findings", "Advances")):
                # ACL Anthology: what a paper's volume is called.
                yield text.claim("container_title", start, end, Trust.LABELLED - 5)
        elif text.is_rendered and not segment.value and variable not in ("issn", "url"):
            # "Journal" over "News" is a menu.
            continue
        elif len(words) < 160 and not (
            variable == "container_title" and segment.label and segment.label.words.lower() == "in"
        ):
            yield text.claim(variable, start, end, Trust.LABELLED)


_FIRST_PAGE = regex(r"first page:?(?:\s(?P<page>\w{1,8}))?", re.I)
_LAST_PAGE = regex(r"last page:?(?:\s(?P<page>\w{1,8}))?", re.I)
_PAGE = regex(r"[A-Za-z]{0,3}\d{1,6}")


def first_and_last(text: PageText) -> Iterator[Claim]:
    """Claim the pages that Digital Commons and other repositories print as "First Page", "35", "Last Page", "40"."""
    segments = text.outline.segments
    for index, segment in enumerate(segments):
        first = _FIRST_PAGE.fullmatch(segment.text)
        if first is None:
            continue
        at = index if first["page"] else index + 1
        if at + 2 >= len(segments):
            return
        one = first["page"] or segments[at].text
        last = _LAST_PAGE.fullmatch(segments[at + 1].text)
        end = at + 1 if last and last["page"] else at + 2
        other = (last["page"] or segments[end].text) if last else ""
        if _PAGE.fullmatch(one) and _PAGE.fullmatch(other):
            yield text.claim(
                "page",
                segments[at].start,
                segments[end].end,
                Trust.LABELLED,
                value=f"{one}-{other}",
            )
        elif _PAGE.fullmatch(one):
            yield text.claim(
                "page", segments[at].start, segments[at].end, Trust.LABELLED, value=one
            )
        return


def _is_of_menu(text: PageText, index: int) -> bool:
    """Say whether a label without a value stands over the title of a whole page: a form or a menu of a catalogue."""
    return (
        text.title is not None
        and index < text.title[0]
        and text.outline.is_whole_page
        and not text.outline.segments[index].value
    )


_NUMBERED_KINDS = frozenset(["volume", "issue", "number", "page"])


def value_of(outline: Outline, index: int) -> tuple[int, int] | None:
    """The stretch of a label's value: behind it, or the next segment of its section."""
    segment = outline.segments[index]
    if segment.value:
        return segment.value_start, segment.end
    after = index + 1
    if (
        after < len(outline.segments)
        and outline.segments[after].label is None
        and outline.sections[after] == segment.kind
    ):
        is_number = segment.kind in _NUMBERED_KINDS and _PLAIN_NUMBER.fullmatch(
            outline.segments[after].text
        )
        # A number alone is a counter's as well, but not under "Volume"; a publisher's
        # name is its site's masthead as well, but not under "Published by".
        is_told = is_number or segment.text.rstrip(":").lower() == "published by"
        if outline.roles[after] in ("rights", "prose", "breadcrumb", "noise") and not is_told:
            return None
        return outline.segments[after].start, outline.segments[after].end
    return None


# An article has some ten dates; the lines with more are a list's.
MOST_DATED = 400
# So many blanks between a label and its value are the rest of a table's cell.
MOST_BLANKS = 8
# How much more than a day of publication a labelled date of issue is trusted.
ISSUE_DATE = 5
_LABEL_BEFORE_DATE = regex(
    r"([^\W\d_][^\d:;,|/]{2,60}?(?:/copyright)?)\s{0,3}[:：]?(?:\s{1,3}(?:on|el|em|le|am|the))?\s{0,3}$",
    re.I,
)


def _dates_of(text: PageText, segment: Segment, index: int) -> Iterator[Claim]:
    """Read the dates of a line of labels: "Received: 8 May 2025; Accepted: 23 Jul 2025."."""
    if segment.kind not in (*DATED, "revised", "available") and not _has_dated_label(segment):
        return
    words, offset = segment.text, segment.start
    if segment.label and not segment.value:
        value = value_of(text.outline, index)
        if value is None:
            return
        yield from _month_before(text, index, value)
        yield from _dates_in(
            text,
            text.page.text[value[0] : value[1]],
            value[0],
            segment.kind,
            _order_of(text, segment.label.words),
        )
        return
    if segment.label and segment.value_start - offset > len(segment.label.words) + MOST_BLANKS:
        # A table's row whose cells are as wide as its widest: the value is the first of the second.
        order = _order_of(text, segment.label.words)
        yield from _dates_in(text, segment.value[:60], segment.value_start, segment.kind, order)
    elif segment.label and segment.value_start - offset == len(segment.label.words):
        yield from _dates_in(text, segment.value[:60], segment.value_start, segment.kind)
    elif len(words) < 600:
        order = _order_of(text, segment.label.words if segment.label else "received")
        yield from _dates_in(text, words, offset, None, order)


_UNDATED = frozenset(("abstract", "keywords", "cite", "references", "body"))
# Within a line only words count that no ordinary sentence has before a date.
_DATED_LABELS = tuple(
    word
    for kind in ("submitted", "accepted", "published", "available")
    for word in LABELS[kind]
    if len(word) > 4 and "date" not in word
)
# Every date has its year, in digits of any script.
_YEAR_IN = regex(r"\d{4}")
# What each of them begins with; few lines hold any.
_DATED_STEMS = sorted({label.split()[0][:5] for label in _DATED_LABELS})
_ASCII_STEMS = [stem for stem in _DATED_STEMS if stem.isascii()]


def _has_dated_label(segment: Segment) -> bool:
    if (
        len(segment.text) >= 300
        or segment.kind in _UNDATED
        or _YEAR_IN.search(segment.text) is None
    ):
        return False
    low = segment.text.lower()
    stems = _ASCII_STEMS if low.isascii() else _DATED_STEMS
    return any(map(low.__contains__, stems)) and any(
        _stands_in(label, low) for label in _DATED_LABELS if label in low
    )


def _stands_in(label: str, low: str) -> bool:
    """Say whether a label stands in a text as words of its own."""
    at = low.find(label)
    while at >= 0:
        end = at + len(label)
        if not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum()):
            return True
        at = low.find(label, at + 1)
    return False


# Words of the English labels of dates.
_ENGLISH = regex(
    r"\b(?:received|accept\w+|publish\w+|publication|submi\w+|available|online|date|issued?|print|posted|revised|version|year|first|epub|cover|collection|month|manuscript)\b",
    re.I,
)


def _order_of(text: PageText, label: str) -> Order:
    """Which number comes first on the page; only English has both orders, and other labels say the day does."""
    if text.date_order is not None:
        return text.date_order
    return None if _ENGLISH.search(label) else "day"


_MONTH_LABEL = regex(r"month:?", re.I)


def _month_before(text: PageText, index: int, value: tuple[int, int]) -> Iterator[Claim]:
    """ACL's "Month:", "August", "Year:", "2021" are one date."""
    segments = text.outline.segments
    if index < 2 or not _MONTH_LABEL.fullmatch(segments[index - 2].text):
        return
    words = f"{segments[index - 1].text} {text.page.text[slice(*value)]}"
    for date, start, _ in find_dates(words):
        if start == 0 and date.precision > 1:
            trust = Trust.LABELLED + ISSUE_DATE
            yield text.claim("issued", segments[index - 1].start, value[1], trust, value=date)


def _dates_in(
    text: PageText, words: str, offset: int, kind: str | None, order: Order = None
) -> Iterator[Claim]:
    last = 0
    for date, start, end in find_dates(words, order=order):
        label = _LABEL_BEFORE_DATE.search(words, last, start)
        found = kind or (_kind_before(label.group(1)) if label else None)
        if found in DATED and not (date.precision == 1 and end - start > 4):
            # "Issue date" says more of the date of issue than "Published", which is the day online at some.
            trust = Trust.LABELLED + (ISSUE_DATE if found == "issued" and date.precision > 1 else 0)
            yield text.claim(DATED[found], offset + start, offset + end, trust, value=date)
        elif found in DATED:
            # "05/03/2024": day or month is not certain, the year is.
            yield text.claim(
                DATED[found],
                offset + start,
                offset + end,
                Trust.LABELLED - 5,
                value=date,
                note="which number is the month is not certain",
            )
        last = end
        if kind is not None:
            return


_BEFORE_LABEL = regex(
    r"^(?:this\s)?(?:article|paper|manuscript|version)\s(?:was\s|has been\s)?|^(?:was|date)\s", re.I
)


def _kind_before(words: str) -> str | None:
    """The kind of label that a stretch of words ends in: "; Accepted" and "This article was published" do."""
    # De Gruyter's "Published/Copyright" is one label.
    words = words.lower().removesuffix("/copyright")
    piece = re.split(r"[;,.|/•–—(]", words)[-1].strip()
    kind = kind_of(piece) or kind_of(_BEFORE_LABEL.sub("", piece))
    return kind if kind in DATED or kind == "revised" else None


def online_as_issued(text: PageText, dated: Iterable[Claim]) -> Iterator[Claim]:
    """What has only an online date was published on it; `dated` are the claims of labelled dates."""
    note = "the day it went online; the page gives no other"
    for claim in dated:
        if (
            claim.variable == "available_date"
            and claim.start is not None
            and claim.end is not None
            and claim.note is None
        ):
            yield text.claim("issued", claim.start, claim.end, Trust.DERIVED + 5,
                             value=claim.value, basis="derived", note=note)  # fmt: skip


_LAST_MODIFIED = regex(r"Last modified:\s{1,3}")


def modified_as_issued(text: PageText) -> Iterator[Claim]:
    """Open Conference Systems says of a paper no more than when it was last modified, over its abstract."""
    title = text.title[0] if text.title else 0
    for segment in text.outline.segments[title : title + 12]:
        label = _LAST_MODIFIED.match(segment.text)
        for date, start, end in find_dates(segment.text) if label else ():
            note = "the day it was last modified; the page gives no other"
            yield text.claim("issued", segment.start + start, segment.start + end, Trust.DERIVED - 2,
                             value=date, basis="derived", note=note)  # fmt: skip
