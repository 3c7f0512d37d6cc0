"""The rights that a Crossref record states: its licences, and the copyright lines among its assertions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from carcite.crossref.dates import moment
from carcite.crossref.fields import Work, mappings, text
from carcite.model.rights import Embargo, Evidence, Evidenced, License, Rights
from carcite.rights.conflicts import is_public
from carcite.rights.crossref import read_license_list
from carcite.rights.reading import read_text
from carcite.values.names import Name
from carcite.values.patterns import regex

# Licences for machines that mine texts; nobody may read or reuse the article by them. They are two
# of three entries of all records.
NOT_THE_ARTICLES = ("tdm", "stm-asf")
# Issues are dated to the month, so a licence that begins some days after is no embargo.
SHORTEST_EMBARGO = 31

# Assertions that carry words on rights: Elsevier's, Springer's, the Royal Society of Chemistry's.
_ASSERTIONS = regex(r"copyright\w{0,20}|licen[cs]e|funding_and_licenses", re.I)

_Statement = TypeVar("_Statement", bound=Evidenced)


def rights_of_work(work: Work, *, authors: Sequence[Name] = ()) -> Rights:
    """Read all that a record says of the article's rights; a licence for text mining is left out.

    Statements rest on the record's own words, `source` "crossref".
    """
    entries = [entry | {"URL": text(entry, "URL")} for _, entry in mappings(work, "license")]
    stated = read_license_list(entries)
    rights = stated.model_copy(
        update={
            "licenses": tuple(
                one for one in stated.licenses if one.content_version not in NOT_THE_ARTICLES
            )
        }
    )
    rights = rights.model_copy(update={"embargo": _embargo(work, rights.license, entries)})
    for path, assertion in mappings(work, "assertion"):
        if _ASSERTIONS.fullmatch(text(assertion, "name")):
            words = text(assertion, "value")[:5_000]
            rights = _with(rights, read_text(words, authors), f"{path}.value", words)
    return rights


def _embargo(work: Work, governing: License | None, entries: Sequence[Work]) -> Embargo | None:
    """The time before a public licence begins, where the record gives a delay of more than a month."""
    if governing is None or governing.start is None or not is_public(governing):
        return None
    issued = moment(work, "issued")
    if issued is not None and governing.start.year < issued.date.year:
        return None
    quotes = {quote.quote for quote in governing.evidence}
    for index, entry in enumerate(entries):
        delay = entry.get("delay-in-days")
        if not isinstance(delay, int) or isinstance(delay, bool) or delay <= SHORTEST_EMBARGO:
            continue
        if text(entry, "URL") in quotes:
            evidence = Evidence(
                source="crossref", locator=f"license[{index}].delay-in-days", quote=str(delay)
            )
            return Embargo(until=governing.start, evidence=(evidence,))
    return None


def _with(rights: Rights, said: Rights, path: str, words: str) -> Rights:
    """Add what an assertion says; of a licence that the list has already it is no news."""
    known = {(one.family, one.version) for one in rights.licenses}
    return rights.model_copy(
        update={
            "licenses": (
                *rights.licenses,
                *(
                    one
                    for one in _placed(said.licenses, path, words)
                    if (one.family, one.version) not in known
                ),
            ),
            "notices": _joined(rights.notices, _placed(said.notices, path, words)),
            "transfers": _joined(rights.transfers, _placed(said.transfers, path, words)),
            "reservations": _joined(rights.reservations, _placed(said.reservations, path, words)),
        }
    )


def _joined(first: Sequence[_Statement], second: Iterable[_Statement]) -> tuple[_Statement, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _placed(statements: Iterable[_Statement], path: str, words: str) -> tuple[_Statement, ...]:
    """Let statements rest on the record in place of the text that was handed on."""
    return tuple(
        one.model_copy(
            update={
                "evidence": tuple(
                    Evidence(source="crossref", locator=path, quote=place.quote)
                    for place in one.evidence
                    if place.quote in words
                )
                or (Evidence(source="crossref", locator=path, quote=words),)
            }
        )
        for one in statements
    )
