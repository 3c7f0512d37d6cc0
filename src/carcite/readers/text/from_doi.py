"""What the article's DOI tells where no line does: publishers write ISSN, volume, issue and number into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carcite.model.claims import Claim, Trust
from carcite.readers.doi_parts import REGISTRANTS, issue_of_number, parts_of
from carcite.readers.text.own_doi import best_doi
from carcite.readers.text.page_text import PageText


def from_doi(text: PageText, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Derive what the article's DOI says of it; `claims` are those that its lines gave."""
    own = best_doi([claim for claim in claims if claim.variable == "doi"])
    if own is None:
        return
    doi, start, _ = own
    for part in parts_of(doi):
        yield text.claim(
            part.variable,
            start + part.start,
            start + part.end,
            Trust.DERIVED + (2 if part.variable == "issued" else 0),
            value=None if part.variable == "issued" else _value(part.variable, part.value),
            basis="derived",
            note="the publisher writes it into the DOI",
        )
    registrant = REGISTRANTS.get(doi.partition("/")[0])
    if registrant is not None:
        prefix = doi.index("/")
        note = f"{doi[:prefix]} is the DOI prefix that it registered"
        yield text.claim("publisher", start, start + prefix, Trust.DERIVED, value=registrant,
                         basis="derived", note=note)  # fmt: skip
    yield from _issue(text, doi, [claim for claim in claims if claim.trust >= Trust.DERIVED])


def _value(variable: str, words: str) -> str | tuple[str, ...]:
    return (words,) if variable == "issn" else words


def _issue(text: PageText, doi: str, claims: list[Claim]) -> Iterator[Claim]:
    """Derive the issue from the article number, or from the journals' having one issue a volume."""
    for claim in claims:
        if claim.start is None or claim.end is None:
            continue
        issue = None
        if claim.variable in ("page", "number"):
            issue = issue_of_number(doi, claim.quote.strip())
            note = "the publisher's article numbers begin with the issue's"
        elif claim.variable == "volume" and doi.startswith("10.1186/"):
            issue, note = "1", "BioMed Central's journals have one issue a volume, numbered 1"
        if issue is not None:
            yield text.claim("issue", claim.start, claim.end, Trust.DERIVED, value=issue,
                             basis="derived", note=note)  # fmt: skip
            return
