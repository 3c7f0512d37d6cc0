"""Whether one record of Crossref is the work that a reference speaks of, with what speaks for and against it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from carcite.crossref.matching.kinds import (
    COPYISTS,
    NEVER,
    PREPRINT,
    is_data,
    is_preprint,
    parted_kinds,
)
from carcite.crossref.matching.titles import (
    Comparison,
    Likeness,
    Strength,
    compare_titles,
    kinds_of,
    says_a_kind,
    strength_of,
    title_language,
)
from carcite.crossref.matching.traits import Traits
from carcite.crossref.matching.weights import Tally, weigh_traits

Verdict = Literal["same", "version", "doubtful", "different"]
Work = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The reasons for and against one record being the work of a reference.

    `verdict` is "same"; "version" (another version of the work with its own DOI, such as the preprint of
    a published article); "doubtful" (it may be the work, but too little is known); or "different".
    `score` is from 0 to 1, above .5 if the evidence suffices; it ranks records and is not a probability.
    `lacks` says what would decide a doubtful case. `agrees` names the fields that agree besides the
    title: author, year, container, volume, issue, page, doi, isbn.
    """

    doi: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    lacks: str = ""
    agrees: frozenset[str] = field(default=frozenset(), repr=False)
    margin: float = field(default=0.0, repr=False, compare=False)

    @property
    def same_work(self) -> bool:
        """Whether it is the same work, be it in another version."""
        return self.verdict in ("same", "version")


# The points that are needed beside the title, by how alike the titles are and how much they say.
_NEEDED: dict[Likeness, dict[Strength, float]] = {
    Likeness.EQUAL: {Strength.LONG: 1.0, Strength.MIDDLE: 2.0, Strength.SHORT: 3.0, Strength.GENERIC: 4.0},
    Likeness.NEAR: {Strength.LONG: 1.5, Strength.MIDDLE: 2.5, Strength.SHORT: 3.5, Strength.GENERIC: 5.0},
    Likeness.PART: {Strength.LONG: 2.0, Strength.MIDDLE: 2.5, Strength.SHORT: 4.5, Strength.GENERIC: 9.0},
    Likeness.REWORDED: {Strength.LONG: 4.5, Strength.MIDDLE: 5.0, Strength.SHORT: 6.5, Strength.GENERIC: 9.0},
}  # fmt: skip


def judge_traits(ours: Traits, theirs: Traits) -> Judgement:
    """Say whether a record is the reference's work: `matching.judge` on what both were folded to."""
    title = _title(ours, theirs)
    if title is None:
        return _judged_without_title(ours, theirs)
    comparison, mine, other = title
    veto = _veto(ours, theirs, comparison, mine, other)
    if comparison.likeness is Likeness.OTHER or theirs.kind in NEVER:
        if not veto and (tally := _translated(ours, theirs)):
            return _judgement(theirs, "same", 0.0, tally)
        return Judgement(
            theirs.doi, "different", 0.0, objections=(veto or "the titles differ",), margin=-9.0
        )
    tally = weigh_traits(ours, theirs)
    strength = min(strength_of(mine), strength_of(other))
    if mine in ours.containers or mine in theirs.containers:
        strength = Strength.GENERIC  # a journal's own name heads its notices and covers
    tally.reasons.insert(
        0, _TITLE_WORDS[comparison.likeness].format(differing=comparison.differing[:80])
    )
    if strength is Strength.GENERIC and _in_book(tally):
        strength = Strength.SHORT
    if parted := parted_kinds(ours, theirs):
        tally.add("kind", -1.5, parted)
    margin = tally.points - _NEEDED[comparison.likeness][strength]
    if veto:
        tally.objections.insert(0, veto)
        return _judgement(theirs, "different", min(margin, -1.0), tally)
    version = _version(ours, theirs, tally, comparison)
    if version:
        tally.objections.insert(0, version)
        return _judgement(theirs, "version", margin, tally)
    return _weighed(ours, theirs, tally, comparison, strength)


def _translated(ours: Traits, theirs: Traits) -> Tally | None:
    """Weigh a record whose title may be the same in another language: then all else must agree.

    Journals and indexes give one article's title in two languages, and its place in one way.
    """
    if not ours.first & theirs.first or ours.volume != theirs.volume or not theirs.titles:
        return None
    mine, other = ours.titles[0], theirs.titles[0]
    tongues = {title_language(mine) or ours.language, title_language(other) or theirs.language}
    if len(tongues - {""}) < 2 or min(strength_of(mine), strength_of(other)) < Strength.MIDDLE:
        return None
    tally = weigh_traits(ours, theirs)
    enough = {"author": 1.5, "year": 0.5, "container": 1.0, "volume": 0.25, "page": 1.5}
    if tally.objections or any(
        tally.about.get(what, 0.0) < least for what, least in enough.items()
    ):
        return None
    tally.reasons.insert(0, "the title is in another language; everything else agrees")
    return tally


_TITLE_WORDS = {
    Likeness.EQUAL: "the title agrees",
    Likeness.NEAR: "the title agrees except for spelling",
    Likeness.PART: "one title is part of the other; the rest is “{differing}”",
    Likeness.REWORDED: "the titles are similar; they differ in “{differing}”",
    Likeness.OTHER: "the titles differ",
}


def _title(ours: Traits, theirs: Traits) -> tuple[Comparison, str, str] | None:
    """Compare each title with each; give the best pair, None where one side has none."""
    best: tuple[Comparison, str, str] | None = None
    for mine in ours.titles:
        for other in theirs.titles:
            compared = compare_titles(mine, other)
            if compared.likeness is Likeness.EQUAL:
                return compared, mine, other
            if best is None or _better(compared, best[0]):
                best = compared, mine, other
    return best


def _better(new: Comparison, old: Comparison) -> bool:
    return (new.likeness, not new.veto) > (old.likeness, not old.veto)


def _veto(ours: Traits, theirs: Traits, comparison: Comparison, mine: str, other: str) -> str:
    """Say what makes the two different works whatever else agrees, or ""."""
    if theirs.kind in NEVER:
        return f"the record is of a {theirs.kind}"
    if not theirs.doi:
        return "the record has no DOI"
    if comparison.veto:
        return comparison.veto
    if comparison.likeness is Likeness.OTHER:
        return ""
    if theirs.doi.partition("/")[0] in COPYISTS:
        return "the record is a copy posted by someone else"
    said, recorded = kinds_of(mine), kinds_of(other)
    # Where only slips part the titles, no word of either can name a kind that the other does not.
    if comparison.likeness < Likeness.NEAR and said != recorded:
        return f"only one of the titles says {' and '.join(sorted(said ^ recorded))}"
    beyond = _beyond(ours, theirs, comparison, mine, other)
    if beyond and says_a_kind(beyond):
        return f"only one of the titles says “{' '.join(beyond.split()[:4])}”"
    if (ours.kind == "dataset") != (theirs.kind == "dataset") and ours.kind not in (
        "document",
        "webpage",
        "",
    ):
        return f"the reference is of type {ours.kind}, the record of type {theirs.kind}"
    return ""


def _beyond(ours: Traits, theirs: Traits, comparison: Comparison, mine: str, other: str) -> str:
    """Give the words that only one side's title has: the rest of a longer title, or a record's subtitle."""
    if comparison.likeness is Likeness.PART:
        return comparison.differing
    unsaid = theirs.rest and theirs.rest not in mine and theirs.rest not in other
    return theirs.rest if unsaid else ""


def _version(ours: Traits, theirs: Traits, tally: Tally, comparison: Comparison) -> str:
    """Say how a record is of another version of the reference's work, or ""."""
    mine, other = is_preprint(ours), is_preprint(theirs)
    if not tally.agrees("author") or comparison.likeness is Likeness.REWORDED:
        return ""
    if mine is False and other and not tally.agrees("container"):
        return "" if _later(theirs, ours) else "the record is of its preprint"
    if mine and other is False:
        return (
            "" if _later(ours, theirs) else "the record is of the published version of the preprint"
        )
    elsewhere = comparison.likeness is Likeness.EQUAL and tally.about["author"] >= 1.5
    # A journal has more names than one; where volume and page agree, it is one journal.
    placed = tally.agrees("volume") and tally.agrees("page")
    parted = tally.contradicts("container") or (
        tally.contradicts("volume") and not tally.agrees("container")
    )
    near = tally.about.get("year", 0.0) > -2
    telling = strength_of(ours.titles[0]) >= Strength.MIDDLE
    if elsewhere and parted and not placed and near and telling:
        return "the same title by the same authors, published elsewhere"
    return ""


def _later(one: Traits, other: Traits, slack: int = 0) -> bool:
    """Say whether the first came out in a later year than the second, by more than some years."""
    return bool(one.years and other.years) and min(one.years) > max(other.years) + slack


def _weighed(
    ours: Traits, theirs: Traits, tally: Tally, comparison: Comparison, strength: Strength
) -> Judgement:
    """Judge by the points: those that there are, and those that such a title needs."""
    need = _NEEDED[comparison.likeness][strength]
    if tally.objections and strength is Strength.LONG:
        need += 1.0
    if PREPRINT in (theirs.kind,) and is_preprint(ours) is not True:
        need += 0.5
    margin = tally.points - need
    if contradiction := _contradiction(ours, theirs, tally):
        tally.objections.insert(0, contradiction)
        return _judgement(theirs, "different", min(margin, -1.0), tally)
    lacks = _lacks(ours, theirs, tally, comparison, strength)
    if margin >= 0 and not lacks:
        return _judgement(theirs, "same", margin, tally)
    if margin < -3 and tally.points < 0:
        return _judgement(theirs, "different", margin, tally)
    return _judgement(
        theirs, "doubtful", min(margin, -0.1), tally, lacks or _unknown(ours, theirs, tally)
    )


def _contradiction(ours: Traits, theirs: Traits, tally: Tally) -> str:
    """Say what cannot be so of one work, or ""; a page that agrees in its volume outweighs a wrong year or name."""
    placed = tally.agrees("page") and tally.agrees("volume")
    ours_is_preprint = is_preprint(ours)
    slack = 0 if ours_is_preprint is False else 1
    if theirs.kind == PREPRINT and not ours_is_preprint and _later(theirs, ours, slack):
        return "a copy posted later"
    if tally.about.get("year", 0.0) <= -1.5 and not placed:
        return "another year"
    if tally.about.get("author", 0.0) <= -3 and not placed:
        return "other authors"
    if tally.contradicts("page") and tally.contradicts("volume"):
        return "another place"
    return ""


def _in_book(tally: Tally) -> bool:
    """Say whether the book is known of which the work is a chapter, and its year: it has one preface."""
    return tally.about.get("container", 0.0) > 2 and tally.about.get("year", 0.0) >= 0.5


def _lacks(
    ours: Traits, theirs: Traits, tally: Tally, comparison: Comparison, strength: Strength
) -> str:
    """Say what such a title or item needs beside points, or ""."""
    page = tally.about.get("page", 0.0)
    placed = (
        _in_book(tally)
        or (page >= 1 and (tally.agrees("volume") or tally.agrees("container")))
        or (page >= 2 and tally.about.get("year", 0.0) >= 1 and strength is not Strength.GENERIC)
    )
    if is_data(theirs) and not tally.agrees("doi"):
        return "data sets share titles and authors; only the DOI, a version or a number can decide"
    if strength is Strength.GENERIC and not placed:
        return "many items have this title; the volume and the first page would decide"
    if strength is Strength.SHORT and not placed and not tally.agrees("author"):
        return (
            "the title is short; the first author, or the volume and the first page, would decide"
        )
    if comparison.likeness is Likeness.REWORDED and not (placed and tally.agrees("author")):
        return "the titles differ in words; the volume and the first page would decide"
    return ""


def _unknown(ours: Traits, theirs: Traits, tally: Tally) -> str:
    """Name what was not compared, as it would decide."""
    names = {
        "author": "an author",
        "year": "the year",
        "container": "the journal",
        "volume": "the volume",
        "page": "the first page",
    }
    open_ = [words for what, words in names.items() if what not in tally.about]
    return f"{' or '.join(open_[:3])} would decide" if open_ else "too little agrees"


def _judgement(
    theirs: Traits, verdict: Verdict, margin: float, tally: Tally, lacks: str = ""
) -> Judgement:
    return Judgement(
        theirs.doi,
        verdict,
        round(1 / (1 + math.exp(-max(-30.0, min(30.0, margin)))), 3),
        tuple(tally.reasons),
        tuple(tally.objections),
        lacks,
        frozenset(what for what, points in tally.about.items() if points > 0),
        margin,
    )


def _judged_without_title(ours: Traits, theirs: Traits) -> Judgement:
    missing = "the reference" if not ours.titles else "the record"
    return Judgement(
        theirs.doi, "different", 0.0, objections=(f"{missing} has no title",), margin=-9.0
    )
