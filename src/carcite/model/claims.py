"""What the record rests on: claims, how far each is trusted, and what a careful reader would remark."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from pydantic import Field

from carcite.model.reference import Reference, Relation
from carcite.model.rights import Severity
from carcite.model.shown import html_of
from carcite.values.dates import Date
from carcite.values.frozen import Frozen
from carcite.values.names import Name

# What a variable's value may be: one language for text, dates, names, lists of words, what a work
# has to do with others, and the pairs of `Reference.extra`.
Value = (
    str
    | Date
    | tuple[Name, ...]
    | tuple[str, ...]
    | tuple[Relation, ...]
    | tuple[tuple[str, str], ...]
)


class Trust(IntEnum):
    """How far a place on a page is to be trusted: rungs on a ladder of 0 to 100.

    Trust belongs to the tag or the kind of line, not to the reader, so a table's row may give any
    number between two rungs, with its reason. A claim below `THRESHOLD` is kept in the reading and
    stays out of the record.
    """

    GUESS = 20
    THRESHOLD = 25
    DERIVED = 30
    PROSE = 40
    POSITION = 50
    LINE = 60
    LABELLED = 70
    METADATA = 80
    SCHOLARLY = 90


class Claim(Frozen):
    """One source's word on one variable.

    `variable` is a field of `Reference`; `quote` the raw words, verbatim; `locator` where they stood
    (`text:120-147`, `meta[name=citation_doi]`), with `start` and `end` as offsets in characters
    when it was in the page's text. `value` is canonical, or None with `problem` saying why not.
    `basis` says whether the page states it, a rule derives it, or it is a guess, and `note` how.
    A `partial` claim (the corresponding author alone) completes a list and never is one.
    `verdict` is what the merge stage decided, and why.
    """

    variable: str
    value: Value | None = None
    quote: str
    locator: str
    start: int | None = None
    end: int | None = None
    trust: int
    reader: str
    basis: Literal["stated", "derived", "guess"] = "stated"
    note: str | None = None
    problem: str | None = None
    partial: bool = False
    verdict: str | None = None


class Claims(Frozen):
    """All claims on one variable: the one that was chosen, those that completed it, those that lost."""

    chosen: Claim | None = None
    completed_by: tuple[Claim, ...] = ()
    rejected: tuple[Claim, ...] = ()


class Remark(Frozen):
    """What a careful librarian would remark of the record."""

    code: str
    variable: str | None = None
    message: str
    severity: Severity = "warning"


# Whoever hands over a str may have got it from a decoder that leaves such halves in it.
HALVES_REPLACED = Remark(
    code="half-characters",
    message="the text contains lone surrogates, which cannot be encoded; "
    "each was replaced by U+FFFD",
)


class Passage(Frozen):
    """A stretch of the page's text, with its offsets in characters."""

    text: str
    start: int
    end: int


class Reading(Frozen):
    """A page as read: the reference, and all that it rests on.

    `claims` maps a variable's name to its `Claims`; `unparsed` are the passages that no reader could place.
    """

    schema_version: Literal[1] = 1
    source: str | None = None
    reference: Reference
    claims: dict[str, Claims] = Field(default_factory=dict)
    unparsed: tuple[Passage, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def _repr_html_(self) -> str:
        """Show the reading in a notebook."""
        return html_of(self)
