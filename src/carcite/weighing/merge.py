"""Merge: per variable the most trusted valid claim wins, and says why; the others are kept as rejected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from carcite.model.claims import Claim, Claims, Trust, Value
from carcite.model.reference import Reference
from carcite.values.names import Name
from carcite.values.persons import completed, family_of, is_same_person
from carcite.values.text import fold

# Lists of names come from one source whole; another source may complete their members.
NAME_LISTS = frozenset({"author", "editor", "translator", "container_author", "collection_editor"})


# A journal has an ISSN for print and one for the web, each in a tag or line of its own.
IDENTIFIER_LISTS = frozenset({"issn", "isbn"})


def merge(claims: Iterable[Claim]) -> dict[str, Claims]:
    """Decide each variable: the most trusted valid claim, of equals the first."""
    by_variable: dict[str, list[Claim]] = {}
    for claim in claims:
        by_variable.setdefault(claim.variable, []).append(claim)
    return {variable: _decide(variable, found) for variable, found in by_variable.items()}


def reference_of(claims: Mapping[str, Claims]) -> Reference:
    """Build the record from the claims that won."""
    values = {variable: found.chosen.value for variable, found in claims.items() if found.chosen}
    return Reference.model_validate(values)


def _decide(variable: str, claims: list[Claim]) -> Claims:
    ranked = sorted(claims, key=lambda claim: -claim.trust)
    chosen = next((claim for claim in ranked if _may_win(claim)), None)
    if chosen is None:
        return Claims(rejected=tuple(_judged(claim, None) for claim in ranked))
    others = [claim for claim in ranked if claim is not chosen]
    completing: list[Claim] = []
    if variable in NAME_LISTS:
        chosen, completing = _complete(chosen, others)
    elif variable in IDENTIFIER_LISTS:
        chosen, completing = _unite(chosen, others)
    chosen = chosen.model_copy(update={"verdict": _why(chosen, others)})
    used = set(map(id, completing))
    return Claims.of_canonical(
        {
            "chosen": chosen,
            "completed_by": tuple(
                claim.model_copy(update={"verdict": "completes entries of the list"})
                for claim in completing
            ),
            # By identity: a second claim in the very words of one that completes the list is kept too.
            "rejected": tuple(_judged(claim, chosen) for claim in others if id(claim) not in used),
        }
    )


def _may_win(claim: Claim) -> bool:
    return (
        claim.value not in (None, "", ())
        and claim.problem is None
        and not claim.partial
        and (claim.trust >= Trust.THRESHOLD or claim.basis == "guess")
    )


def _why(chosen: Claim, others: list[Claim]) -> str:
    rivals = [claim for claim in others if _may_win(claim)]
    agreeing = sum(claim.value == chosen.value for claim in rivals)
    if not rivals:
        return "the only valid claim"
    if agreeing == len(rivals):
        return f"agrees with all {agreeing} others" if agreeing > 1 else "agrees with the other"
    best = max(claim.trust for claim in rivals if claim.value != chosen.value)
    reason = "most trusted" if best < chosen.trust else "first of the equally trusted"
    return f"{reason} ({chosen.trust} against {best})"


def _judged(claim: Claim, chosen: Claim | None) -> Claim:
    if claim.problem is not None:
        verdict = f"not valid: {claim.problem}"
    elif claim.partial:
        verdict = "an incomplete list that adds nothing"
    elif not _may_win(claim):
        verdict = f"trust too low ({claim.trust} < {int(Trust.THRESHOLD)})"
    elif chosen is not None and claim.value == chosen.value:
        verdict = "same value"
    elif chosen is not None and claim.trust == chosen.trust:
        verdict = f"equally trusted, but later ({claim.trust})"
    elif chosen is not None:
        verdict = f"less trusted ({claim.trust} < {chosen.trust})"
    else:
        verdict = "not enough on its own"
    return claim.model_copy(update={"verdict": verdict})


def _unite(chosen: Claim, others: list[Claim]) -> tuple[Claim, list[Claim]]:
    """Add what equally trusted claims name beside the chosen one."""
    united = list(chosen.value) if isinstance(chosen.value, tuple) else []
    completing = []
    for claim in others:
        if not _may_win(claim) or claim.trust < chosen.trust or not isinstance(claim.value, tuple):
            continue
        fresh = [member for member in claim.value if member not in united]
        if fresh:
            united += fresh
            completing.append(claim)
    return chosen.model_copy(update={"value": tuple(united)}), completing


def _complete(chosen: Claim, others: list[Claim]) -> tuple[Claim, list[Claim]]:
    """Complete the chosen list's members from other claims, where they are clearly the same person."""
    names = list(_names(chosen.value))
    known = set(names)
    # Most claims name the same people in the same words.
    fresh = [
        (claim, [name for name in _names(claim.value) if name not in known])
        for claim in others
        if claim.problem is None
    ]
    if not any(people for _, people in fresh):
        return chosen, []
    # Only people of one family name can be the same: a list of thousands is not compared pair by pair.
    by_key: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        for key in _keys(name):
            by_key.setdefault(key, []).append(index)
    completing = []
    for claim, people in fresh:
        changed = False
        for other in people:
            near = {index for key in _keys(other) for index in by_key.get(key, ())}
            matches = [index for index in near if is_same_person(names[index], other)]
            if len(matches) != 1:
                continue
            better = completed(names[matches[0]], other)
            changed = changed or better != names[matches[0]]
            names[matches[0]] = better
        if changed:
            completing.append(claim)
    if completing:
        chosen = chosen.model_copy(update={"value": tuple(names)})
    return chosen, completing


def _keys(name: Name) -> set[str]:
    """What two names of one person share at least one of, as `is_same_person` compares them."""
    if name.literal is not None:
        return {fold(str(name))}
    return {family_of(name), fold(name.family or ""), fold(str(name))}


def _names(value: Value | None) -> tuple[Name, ...]:
    if not isinstance(value, tuple):
        return ()
    return tuple(member for member in value if isinstance(member, Name))
