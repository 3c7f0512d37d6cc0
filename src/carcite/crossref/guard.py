"""The guard: is the record that a page's DOI leads to the record of the page's own work?

A DOI on a page may be another work's: of the article before it, the erratum, the preprint, the
journal. Matching asks whether a record may be a reference's; here the page itself names the record,
so less evidence is enough, and what speaks against it is believed as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from carcite.crossref.fields import text
from carcite.crossref.matching.judging import Judgement, judge_traits
from carcite.crossref.matching.kinds import NEVER, PREPRINT, SERVERS, is_preprint
from carcite.crossref.matching.persons import Person, compare_authors
from carcite.crossref.matching.titles import (
    Comparison,
    Likeness,
    Strength,
    compare_titles,
    strength_of,
)
from carcite.crossref.matching.traits import Traits, traits_of_reference, traits_of_work
from carcite.crossref.matching.weights import Tally, weigh_traits
from carcite.crossref.matching.wording import compact
from carcite.model.reference import Reference
from carcite.values.patterns import regex

Verdict = Literal["same", "unconfirmed", "other"]
# A title that was cut in the middle of a word is still as long as this.
_SHORTEST_CUT = 20


@dataclass(frozen=True, slots=True)
class Guarded:
    """What the guard found: the verdict, what speaks for and against it, how title and first author compare.

    "unconfirmed" is a record that agrees with the page in nothing but a title that many works bear.
    `title` and `first_author` are True where they agree, False where they do not, None where one
    side says nothing.
    """

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    title: bool | None = None
    first_author: bool | None = None


def guard(reference: Reference, work: Mapping[str, object], stated: Reference) -> Guarded:
    """Compare what a page says with the record that its DOI leads to; the DOI itself is no evidence.

    `stated` is the record as a reference, whose formulas and names are mended.
    """
    ours = traits_of_reference(reference.model_copy(update={"doi": None}))
    theirs = _traits(work, stated, ours)
    judgement = judge_traits(ours, theirs)
    title = _compared(ours, theirs)
    authors = compare_authors(ours.authors, theirs.authors)
    why = _of_another_kind(text(work, "type"), title)
    part = _parts(ours, theirs)
    verdict: Verdict = "other"
    if not why and part:
        verdict, why = part
    elif not why:
        verdict, why = _verdict(judgement, weigh_traits(ours, theirs), title, ours, theirs)
    objections = tuple(dict.fromkeys(filter(None, (why, *judgement.objections))))
    return Guarded(
        verdict=verdict,
        reasons=judgement.reasons,
        objections=objections if verdict != "same" else judgement.objections,
        title=None if title is None else title.likeness >= Likeness.PART,
        first_author=None if authors is None else authors.first,
    )


def _traits(work: Mapping[str, object], stated: Reference, ours: Traits) -> Traits:
    """The record's traits, its titles both as deposited and mended, its names in the form that is the page's."""
    kind = text(work, "type")
    # A page can be of a component or of a journal, too: no veto follows from the record's type.
    raw = traits_of_work({**work, "type": "" if kind in NEVER else kind})
    mended = traits_of_reference(stated)
    titles = dict.fromkeys((*raw.titles, *mended.titles[:1]))
    forms = [one.authors for one in (mended, raw)]
    authors = max(forms, key=lambda names: _share(ours.authors, names))
    return replace(raw, titles=tuple(titles), authors=authors)


def _share(ours: Sequence[Person], theirs: Sequence[Person]) -> tuple[float, bool]:
    agreement = compare_authors(ours, theirs)
    return (-1.0, bool(theirs)) if agreement is None else (agreement.share, agreement.first)


def _of_another_kind(kind: str, title: Comparison | None) -> str:
    """Say that a review, a component or a journal goes by a name of its own, or ""."""
    if kind in NEVER and title is not None and title.likeness < Likeness.NEAR:
        return f"the record is of a {kind.replace('-', ' ')}"
    return ""


# The part of a work that came out in parts.
_PART = regex(r"\b(?:part|parts|teil|parte|partie|pt) (\d{1,3}|[ivx]{1,5}|[a-h]|one|two|three)\b")


def _parts(ours: Traits, theirs: Traits) -> tuple[Verdict, str] | None:
    """Say that the two are different parts of one work, or that only one of them says which part it is."""
    mine, other = ({part for title in one.titles for part in _PART.findall(title)} for one in (ours, theirs))  # fmt: skip
    if mine == other or mine & other:
        return None
    if mine and other:
        return "other", f"one is part {' and '.join(sorted(mine))}, the other part {' and '.join(sorted(other))}"  # fmt: skip
    equal = any(title in theirs.titles for title in ours.titles)
    return (
        "unconfirmed" if equal else "other",
        f"only one of the titles is of part {' and '.join(sorted(mine | other))}",
    )


def _compared(ours: Traits, theirs: Traits) -> Comparison | None:
    """The likest pair of titles; None where one side has none."""
    pairs = [compare_titles(mine, other) for mine in ours.titles for other in theirs.titles]
    return max(pairs, key=lambda pair: (pair.likeness, not pair.veto), default=None)


def _verdict(
    judgement: Judgement, tally: Tally, title: Comparison | None, ours: Traits, theirs: Traits
) -> tuple[Verdict, str]:
    placed = tally.agrees("page") and (tally.agrees("volume") or tally.agrees("container"))
    against = [what for what, points in tally.about.items() if points < 0]
    if title is None:
        # A record without a title: its place tells, or nothing does.
        return (
            ("same", "") if placed and not against else ("unconfirmed", "the record has no title")
        )
    if preprint := _preprint(ours, theirs, tally):
        return "other", preprint
    if judgement.verdict == "same":
        return "same", ""
    if judgement.verdict == "version":
        numbered = tally.agrees("page") and tally.agrees("volume")
        return ("same", "") if numbered and title.likeness >= Likeness.NEAR else ("other", "")
    if judgement.verdict == "different" and (title.veto or not _is_cut(title, ours, theirs, tally)):
        return _though_different(judgement, tally, title, placed)
    if against or (title.likeness is Likeness.REWORDED and not placed):
        return "other", ""
    same_year = tally.about.get("year", 0.0) >= 1
    strength = _strength(ours, theirs)
    if placed or tally.agrees("container"):
        return "same", ""
    if strength <= Strength.SHORT and not same_year:
        # An author uses a short title again, in the next edition of the book.
        return "unconfirmed", judgement.lacks
    alone = title.likeness is Likeness.EQUAL and strength >= (
        Strength.SHORT if same_year else Strength.MIDDLE
    )
    if alone or tally.agrees("author"):
        return "same", ""
    return "unconfirmed", judgement.lacks


def _though_different(
    judgement: Judgement, tally: Tally, title: Comparison, placed: bool
) -> tuple[Verdict, str]:
    """Let a wrong year on one side pass where title, authors and place all agree."""
    against = {what for what, points in tally.about.items() if points < 0}
    signed = tally.about.get("author", 0.0) >= 1.5
    if title.likeness >= Likeness.NEAR and placed and signed and against == {"year"}:
        return "same", ""
    return "other", ""


def _preprint(ours: Traits, theirs: Traits, tally: Tally) -> str:
    """Say that one is the preprint and the other is not, or "". A page without authors says it by its journal."""
    mine, other = is_preprint(ours), theirs.kind == PREPRINT
    if mine is False and other and not tally.agrees("container"):
        return "the record is of a preprint, the page of the published version"
    # "bioRxiv" stands in a journal's place on the pages of preprints.
    served = any(server in name for name in ours.containers for server in SERVERS)
    if (mine is True or served) and not other and theirs.kind and not tally.agrees("container"):
        return "the page is of a preprint, the record of the published version"
    return ""


def _is_cut(title: Comparison, ours: Traits, theirs: Traits, tally: Tally) -> bool:
    """Tell a title that was cut off in a word, by the same author."""
    if title.likeness is not Likeness.OTHER or not tally.agrees("author"):
        return False
    for mine in map(compact, ours.titles):
        for other in map(compact, theirs.titles):
            shorter, longer = sorted((mine, other), key=len)
            if len(shorter) >= _SHORTEST_CUT and longer.startswith(shorter):
                return True
    return False


def _strength(ours: Traits, theirs: Traits) -> Strength:
    # A journal's own name heads its notices and its covers.
    if {ours.titles[0], *theirs.titles} & {*ours.containers, *theirs.containers}:
        return Strength.GENERIC
    return min(strength_of(ours.titles[0]), strength_of(theirs.titles[0]))
