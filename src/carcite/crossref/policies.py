"""Policies: how far a record's claims are believed beside a page's, before the merge decides as always.

A policy moves the trust of the record's claims, one variable at a time, and says so in their notes;
the merge stage then does what it does for a page's own sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from carcite.crossref.claiming import CAPITALS
from carcite.crossref.titles import is_capitals
from carcite.model.claims import Claim, Claims
from carcite.values.dates import Date
from carcite.values.inline import plain_text
from carcite.values.names import Name
from carcite.values.persons import family_of
from carcite.values.text import fold
from carcite.weighing.merge import IDENTIFIER_LISTS, NAME_LISTS

Policy = Literal["fill", "prefer", "report"]
POLICIES: tuple[Policy, ...] = get_args(Policy)

# Even where the record is preferred the page says these better: its own abstract and address, the
# imprint's name in place of the member's, its language in place of the deposit's default.
PAGE_KNOWS = frozenset(
    {"abstract", "url", "publisher", "publisher_place", "language", "section", "title_short", "doi"}
)
# Two lists of names are of one work's authors when so many of the longer one are in both.
SAME_AUTHORS = 0.8


def weighted(claim: Claim, page: Mapping[str, Claims], policy: Policy) -> Claim:
    """Give a record's claim the trust that a policy gives it beside what the page says.

    Where the page states nothing of the variable the claim keeps its own; where a rule only derived
    the page's value, the record's statement goes before it.
    """
    chosen = page.get(claim.variable, Claims()).chosen
    if chosen is None or chosen.value in (None, "", ()):
        return claim
    if chosen.basis != "stated":
        if claim.basis != "stated" or claim.trust <= CAPITALS or claim.value in (None, "document"):
            return claim
        # What the page does not state is a gap, however sure the rule is that filled it.
        return _trusted(
            claim, max(claim.trust, chosen.trust + 1), "stated, while the page's value is derived"
        )
    if claim.variable in IDENTIFIER_LISTS:
        return _trusted(claim, chosen.trust, "combined with the page's")
    if is_finer(claim, chosen):
        return _trusted(claim, chosen.trust + 1, "more precise than the page's value")
    if policy == "prefer" and (why := _keeps_page(claim, chosen)) == "":
        return _trusted(
            claim, max(claim.trust, chosen.trust + 1), "the record is preferred to the page"
        )
    why = (
        _keeps_page(claim, chosen) if policy == "prefer" else "the page is preferred to the record"
    )
    return _trusted(claim, min(claim.trust, chosen.trust - 1), why)


def _trusted(claim: Claim, trust: int, why: str) -> Claim:
    note = f"{claim.note}; {why}" if claim.note else why
    return claim.model_copy(update={"trust": trust, "note": note})


def is_finer(claim: Claim, chosen: Claim) -> bool:
    """Say whether a claim says the same and more: the month of the page's year, the last page of its first."""
    mine, theirs = chosen.value, claim.value
    if claim.basis != "stated" or claim.problem is not None:
        return False
    if isinstance(mine, Date) and isinstance(theirs, Date):
        return _is_within(theirs, mine)
    if claim.variable == "page" and isinstance(mine, str) and isinstance(theirs, str):
        return "-" not in mine and theirs.startswith(f"{mine}-")
    return False


def _is_within(fine: Date, coarse: Date) -> bool:
    if fine.precision <= coarse.precision or fine.end or coarse.end or coarse.season:
        return False
    return fine.year == coarse.year and (coarse.month is None or fine.month == coarse.month)


def _keeps_page(claim: Claim, chosen: Claim) -> str:
    """Say why the page's value stays though the record is preferred, or ""."""
    mine, theirs = chosen.value, claim.value
    if claim.variable in PAGE_KNOWS:
        return "the page is the better source"
    if claim.trust <= CAPITALS or claim.basis != "stated":
        return "the record's value is itself doubtful"
    if isinstance(mine, Date) and isinstance(theirs, Date) and _is_within(mine, theirs):
        return "the page's value is more precise"
    if claim.variable in NAME_LISTS:
        return "" if _same_people(mine, theirs) else "the two name different people"
    if claim.variable == "type" and theirs == "document":
        return "the record does not say what it is"
    if isinstance(mine, str) and isinstance(theirs, str) and _only_capitals(mine, theirs):
        return "only capitals and spelling signs differ"
    return ""


def _only_capitals(mine: str, theirs: str) -> bool:
    """Say whether two texts are the same but for capitals and marks, and the record's is not the fuller form."""
    if fold(plain_text(mine)) != fold(plain_text(theirs)):
        return False
    if is_capitals(mine) and not is_capitals(theirs):
        return False
    # The record may have the italics that a page's tags cannot have.
    return not (theirs.count("<") > mine.count("<") and plain_text(mine) == plain_text(theirs))


def _same_people(mine: object, theirs: object) -> bool:
    ours, others = _families(mine), _families(theirs)
    return len(ours & others) >= SAME_AUTHORS * max(len(ours), len(others), 1)


def _families(names: object) -> set[str]:
    return {family_of(name) for name in names if isinstance(name, Name)} if isinstance(names, tuple) else set()  # fmt: skip
