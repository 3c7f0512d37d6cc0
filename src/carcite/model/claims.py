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
    """Levels of trust in a place on a page, from 0 to 100.

    Trust depends on the tag or the kind of line, not on the reader; a claim may have any number between
    two levels. A claim below `THRESHOLD` is kept in the reading but not used in the reference.
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
    """What one source says about one variable.

    `variable` is a field of `Reference`; `quote` is the raw words, verbatim; `locator` is their place
    (`text:120-147`, `meta[name=citation_doi]`), with `start` and `end` as offsets in characters if they
    are in the page's text. `value` is the canonical value, or None with `problem` giving the reason.
    `basis` says whether the page states the value, a rule derives it, or it is a guess, and `note` how.
    A `partial` claim (the corresponding author only) completes a list but is never used as one.
    `verdict` is the decision of the merge stage, with the reason.
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
    """All claims about one variable: the one chosen (or None), those that completed it, and those rejected."""

    chosen: Claim | None = None
    completed_by: tuple[Claim, ...] = ()
    rejected: tuple[Claim, ...] = ()


class Remark(Frozen):
    """A note on something to check in a reading or a record; `severity` is "info", "warning" or "error"."""

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
    """The result of reading a page: the reference and the claims behind it.

    `claims` maps the name of a variable to its `Claims`; `unparsed` are the passages not assigned to any
    variable; `source` is the name of the page in messages.
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
