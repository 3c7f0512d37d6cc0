"""What Zotero has no tag for goes to its Extra field, in lines like "PMID: 123".

The desktop client lifts a line out of Extra into a real field where the item's type has that field
and the value holds no colon; citeproc reads the CSL variables among the rest. RIS carries the lines
in `M2`, CSL-JSON in `note`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from carcite.formats import dates
from carcite.formats.clean import one_line
from carcite.formats.people import parts
from carcite.formats.types import BOOKS, IN_PERIODICAL, SERIALS
from carcite.reference import Name, Reference

# The types that have a genre of their own in RIS (M3). For all others Zotero reads M3 as a DOI.
GENRE_IN_M3 = frozenset(
    {
        "thesis", "report", "manuscript", "pamphlet", "map", "webpage", "post-weblog", "post",
        "personal_communication", "interview", "speech", "graphic", "figure",
    }
)  # fmt: skip
# The types whose number has a RIS tag of its own: SN, M1 or NV.
NUMBER_IN_RIS = frozenset({"report", "patent", "bill", "dataset"})


class Line(NamedTuple):
    """A label in Extra and the variable behind it. `formats` are those that have no better place."""

    label: str
    variable: str
    words: Callable[[Any], Iterable[str]]
    formats: frozenset[str]
    types: frozenset[str] | None = None
    but: frozenset[str] = frozenset()
    only_with: str | None = None


def _text(value: str) -> list[str]:
    return [one_line(value)]


def _joined(values: Iterable[str]) -> list[str]:
    return ["; ".join(filter(None, map(one_line, values)))]


def _orcids(names: tuple[Name, ...]) -> list[str]:
    found = []
    for name in names:
        known = parts(name)
        if name.orcid and known is not None:
            found.append(f"{one_line(name.orcid)} ({one_line(str(name))})")
    return found


BOTH = frozenset({"ris", "csl-json"})
RIS = frozenset({"ris"})
CSL = frozenset({"csl-json"})

LINES: tuple[Line, ...] = (
    Line("PMID", "pmid", _text, RIS),
    Line("PMCID", "pmcid", _text, RIS),
    Line("arXiv", "arxiv", _text, BOTH),
    # Zotero's importer loses CSL's status, and RIS has none.
    Line("Status", "status", _text, BOTH),
    Line("Genre", "genre", _text, RIS, but=GENRE_IN_M3),
    # An article number beside pages; without pages it takes their place (SP).
    Line("Number", "number", _text, RIS, but=NUMBER_IN_RIS | IN_PERIODICAL),
    Line("Number", "number", _text, RIS, but=NUMBER_IN_RIS, only_with="page"),
    Line("Number of Pages", "number_of_pages", _text, RIS, but=BOOKS | {"thesis", "manuscript"}),
    # RIS has one tag for both, and Zotero reads it by the type of the work.
    Line("ISSN", "issn", _joined, RIS, but=SERIALS),
    Line("ISBN", "isbn", _joined, RIS, types=SERIALS | {"report", "patent"}),
    Line("Medium", "medium", _text, RIS),
    Line("Submitted", "submitted", lambda date: [dates.edtf(date)], BOTH),
    Line("Accepted", "accepted", lambda date: [dates.edtf(date)], BOTH),
    Line("Available Date", "available_date", lambda date: [dates.edtf(date)], BOTH),
    Line("Original Date", "original_date", lambda date: [dates.edtf(date)], RIS),
    Line("Event Date", "event_date", lambda date: [dates.edtf(date)], RIS),
    Line("Event Title", "event_title", _text, RIS, but=frozenset({"paper-conference"})),
    Line("Event Place", "event_place", _text, RIS, but=frozenset({"paper-conference"})),
    Line("ORCID", "author", _orcids, BOTH),
    # Zotero makes tags of a RIS file's keywords, but not of CSL's.
    Line("keyword", "keywords", _joined, CSL),
)


def extra_lines(reference: Reference, format_: str) -> list[str]:
    """Return the lines for Zotero's Extra that a format has no better place for."""
    lines: list[str] = []
    for line in LINES:
        value = getattr(reference, line.variable)
        if not value or format_ not in line.formats or reference.type in line.but:
            continue
        if line.types is not None and reference.type not in line.types:
            continue
        if line.only_with is not None and not getattr(reference, line.only_with):
            continue
        for words in line.words(value):
            written = f"{line.label}: {words}"
            if words and written not in lines:
                lines.append(written)
    return lines
