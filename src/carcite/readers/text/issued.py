"""Which date is the issue's: the year beside the volume against the day that a page calls "Published"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from carcite.model.claims import Claim, Trust
from carcite.values.dates import Date


def settle_issued(dated: Iterable[Claim], placed: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the labelled dates, "Published" as the day online where the volume is of another year.

    Springer, MDPI and others print "Published: 16 July 2019" over "Volume 14, pages 5309–5325 (2023)".
    Where the page's own citation has the year of "Published", as in Open Journal Systems, that stays.
    """
    year = _year_of_volume(placed)
    for claim in dated:
        if year is None or not _is_of_another_year(claim, year):
            yield claim
            continue
        note = f"called published, but the volume is of {year}: the day it went online"
        yield claim.model_copy(
            update={"variable": "available_date", "trust": claim.trust - 5, "note": note}
        )
        yield claim.model_copy(update={"trust": min(claim.trust, int(Trust.DERIVED))})


def _is_of_another_year(claim: Claim, year: int) -> bool:
    return (
        claim.variable == "issued"
        and claim.trust == Trust.LABELLED
        and isinstance(claim.value, Date)
        and claim.value.precision > 1
        and claim.value.year != year
    )


def _year_of_volume(placed: Iterable[Claim]) -> int | None:
    """The year that volume lines and the page's own citation agree on; None where they do not."""
    years: Counter[int] = Counter()
    for claim in placed:
        if claim.variable == "issued" and claim.trust >= Trust.POSITION:
            words = claim.quote.strip()[-4:]
            if words.isdecimal():
                years[int(words)] += 1
    if len(years) != 1:
        return None
    return next(iter(years))


def finer_issued(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Raise the day or the month that the page gives in the year which is trusted most, over that year.

    "2019;9:e031919" and "First published November 24, 2019" agree, and the second says more. The day
    online is no day of issue, unless the article has a number of its own and no pages: such an
    article waits for no issue.
    """
    valid = [claim for claim in claims if claim.trust >= Trust.THRESHOLD]
    variables = {claim.variable for claim in valid}
    waits = "number" not in variables or "page" in variables
    found = [
        (claim, date)
        for claim in valid
        if claim.variable == "issued" and (date := _date(claim)) is not None
    ]
    if not found:
        return
    best, date = max(found, key=lambda one: one[0].trust)
    if date.precision > 1:
        return
    finer = [
        (claim, other)
        for claim, other in found
        if other.precision > 1
        and other.year == date.year
        and (claim.basis == "stated" or not waits)
    ]
    if finer:
        claim, _ = max(finer, key=lambda one: one[0].trust)
        yield claim.model_copy(update={"trust": best.trust + 1})


def _date(claim: Claim) -> Date | None:
    if isinstance(claim.value, Date):
        return claim.value
    try:
        return Date.parse(claim.quote)
    except ValueError:
        return None
