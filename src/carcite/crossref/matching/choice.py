"""Is this record of Crossref the work that a reference speaks of? `judge` one record, `choose` among several.

Pure functions: who asks the service or the snapshot brings the records. What is not certain is no match.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from carcite.crossref.matching.judging import Judgement, Work, judge_traits
from carcite.crossref.matching.kinds import PREPRINT
from carcite.crossref.matching.traits import Traits, traits_of_reference, traits_of_work
from carcite.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Match:
    """The record of a reference: its DOI, score (0 to 1) and reasons, the record, and the next candidates."""

    reference: Reference
    doi: str
    score: float
    reasons: tuple[str, ...]
    work: Work = field(repr=False)
    runners_up: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The match, or None; the reason, or what would decide; the judgement of every record, best first."""

    match: Match | None
    why: str
    judgements: tuple[Judgement, ...] = ()


# Two records whose evidence is closer than this are a tie, and a tie is no match.
_TIE = 0.75


def judge(reference: Reference, work: Work) -> Judgement:
    """Say whether a Crossref record (its `message`) is the work that the reference speaks of, and why."""
    return judge_traits(traits_of_reference(reference), traits_of_work(work))


def choose(reference: Reference, works: Iterable[Work]) -> Decision:
    """Pick the one record that the reference speaks of; none where it is doubtful, or two are as good."""
    ours = traits_of_reference(reference)
    judged: dict[str, tuple[Judgement, Traits, Work]] = {}
    for work in works:
        theirs = traits_of_work(work)
        judgement = judge_traits(ours, theirs)
        known = judged.get(judgement.doi)
        if known is None or known[0].margin < judgement.margin:
            judged[judgement.doi] = (judgement, theirs, work)
    ranked = sorted(judged.values(), key=lambda each: _rank(each[0]))
    return _decided(reference, ranked)


def _rank(judgement: Judgement) -> tuple[int, float, str]:
    order = ("same", "version", "doubtful", "different")
    return (order.index(judgement.verdict), -judgement.margin, judgement.doi)


_Ranked = list[tuple[Judgement, Traits, Work]]
# Two records that say so of each other are versions of one work.
_LINKS = frozenset(
    [
        "is-preprint-of",
        "has-preprint",
        "is-version-of",
        "has-version",
        "is-identical-to",
        "is-same-as",
    ]
)


def _decided(reference: Reference, ranked: _Ranked) -> Decision:
    judgements = tuple(judgement for judgement, _, _ in ranked)
    if not ranked:
        return Decision(None, "no candidate", ())
    best, _, work = ranked[0]
    if best.verdict != "same":
        return Decision(None, _why_none(best), judgements)
    rivals = [each for each in ranked[1:] if _rivals(best, each[0])]
    linked = [each for each in rivals if _linked(work, each[2])]
    if len(linked) < len(rivals):
        rival = next(each[0] for each in rivals if each not in linked)
        return Decision(
            None,
            f"{best.doi} and {rival.doi} are equally likely; {rival.lacks or 'the volume and the pages would decide'}",
            judgements,
        )
    if again := _again(ranked):
        why = f"the journal uses this title more than once, as in {again}; the first page would decide"
        return Decision(None, f"{best.doi} is doubtful: {why}", judgements)
    if linked:
        best, _, work = _published([ranked[0], *linked])
    match = Match(
        reference, best.doi, best.score, best.reasons, work,
        tuple(each for each in judgements if each.doi != best.doi and each.verdict != "different")[:5],
    )  # fmt: skip
    return Decision(match, f"{best.doi}: {'; '.join(best.reasons)}", judgements)


def _rivals(best: Judgement, other: Judgement) -> bool:
    return other.verdict in ("same", "doubtful") and best.margin - other.margin < _TIE


def _again(ranked: _Ranked) -> str:
    """Give the DOI of another item of the same journal under the same title, where it may well be a third one's.

    A column's title says little, whatever its length. The page must agree, or the volume and the
    issue, or an author who did not sign the other item or signed it in another volume.
    """
    best, traits, _ = ranked[0]
    if best.agrees & {"page", "doi"} or {"volume", "issue"} <= best.agrees:
        return ""
    for other, theirs, _ in ranked[1:]:
        same_title = set(traits.titles) & set(theirs.titles)
        same_journal = set(traits.containers) & set(theirs.containers)
        signed = "author" in best.agrees
        told_apart = signed and (
            "author" not in other.agrees or "volume" in best.agrees - other.agrees
        )
        if same_title and same_journal and not told_apart and other.verdict == "different":
            return other.doi
    return ""


def _why_none(best: Judgement) -> str:
    if best.verdict == "version":
        return f"only another version was found, {best.doi}: {best.objections[0]}"
    if best.verdict == "doubtful":
        return f"{best.doi} is doubtful: {best.lacks}"
    return f"no candidate is this work; the nearest is {best.doi}: {best.lacks or (best.objections or ('',))[0]}"


def _linked(one: Work, other: Work) -> bool:
    return _points_to(one, other) or _points_to(other, one)


def _points_to(one: Work, other: Work) -> bool:
    relation, doi = one.get("relation"), str(other.get("DOI", "")).lower()
    if not isinstance(relation, dict):
        return False
    targets = (
        each
        for kind, listed in relation.items()
        if kind in _LINKS and isinstance(listed, list)
        for each in listed
    )
    return any(
        isinstance(each, dict) and str(each.get("id", "")).lower() == doi for each in targets
    )


def _published(linked: _Ranked) -> tuple[Judgement, Traits, Work]:
    return min(linked, key=lambda each: (each[1].kind == PREPRINT, -each[0].margin))
