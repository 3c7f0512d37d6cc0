"""Normalise: a claim's raw words become a canonical value, or the claim keeps its problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from carcite.model.claims import Claim
from carcite.values.variables import Canonical, parser_of


def normalise_all(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Normalise the claims of one page, of which many say the same in the same words; each wording is read once."""
    known: dict[tuple[Callable[[str], Canonical], str], dict[str, object]] = {}
    for claim in claims:
        if claim.value is not None or claim.problem is not None:
            yield claim
            continue
        canonical = parser_of(claim.variable)
        read = known.get((canonical, claim.quote))
        if read is None:
            read = known[canonical, claim.quote] = _read(canonical, claim.quote)
        yield claim.model_copy(update=read)


def normalise(claim: Claim) -> Claim:
    """Give a claim its canonical value, or its problem; a claim that has its value already stays as it is."""
    if claim.value is not None or claim.problem is not None:
        return claim
    return claim.model_copy(update=_read(parser_of(claim.variable), claim.quote))


def _read(canonical: Callable[[str], Canonical], quote: str) -> dict[str, object]:
    """What raw words say, as a claim keeps it: their value, or their problem."""
    try:
        return {"value": canonical(quote)}
    except ValueError as error:
        return {"problem": str(error)}
