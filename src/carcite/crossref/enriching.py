"""Enrich a reading by what Crossref says: guard, claims, policy, merge, check; one path for all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol, runtime_checkable

from carcite.checks import check
from carcite.crossref.claiming import READER, TRUST
from carcite.crossref.differences import differences
from carcite.crossref.guard import Guarded, guard
from carcite.crossref.policies import POLICIES, Policy, weighted
from carcite.crossref.records import claims_of, reference_of_work
from carcite.crossref.united_rights import united
from carcite.errors import CarciteError, InvalidIdentifier
from carcite.model.claims import Claim, Claims, Reading, Remark, Trust
from carcite.model.outcomes import Failed
from carcite.model.reference import Reference, Relation
from carcite.model.rights import Rights
from carcite.model.words import words_of
from carcite.values.identifiers import canonical_doi
from carcite.values.inline import plain_text
from carcite.weighing.merge import merge, reference_of
from carcite.weighing.normalise import normalise
from carcite.weighing.refute import without_refuted
from carcite.weighing.retractions import retraction_remarks


class Found(Protocol):
    """A record and the DOI that it was found under (`carcite.Work` is one)."""

    @property
    def message(self) -> Mapping[str, Any]:
        """The record, as Crossref words it."""

    @property
    def found_as(self) -> str:
        """The DOI of the record, another than was asked for where that is an alias of it."""

    @property
    def source(self) -> str:
        """Who answered: "crossref", "cache", "snapshot", "datacite"."""


class Works(Protocol):
    """Whoever gives records by DOI: `carcite.Crossref`, or a table of one's own."""

    def work(self, doi: str) -> Found:
        """Return the record of a DOI, or raise EnrichError."""


class Matched(Protocol):
    """The record that a search found for a reference, and why it is the one."""

    @property
    def doi(self) -> str:
        """The record's DOI."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it."""

    @property
    def work(self) -> Mapping[str, Any]:
        """The record, as Crossref words it."""


@runtime_checkable
class Matches(Protocol):
    """Whoever finds the record of a reference that has no DOI, or none."""

    def match(self, reference: Reference) -> Matched | None:
        """Return the one record that the reference speaks of, or None."""


@runtime_checkable
class Batches(Protocol):
    """Whoever gives many records in few requests."""

    def works(self, dois: Iterable[str]) -> Mapping[Any, Any]:
        """Return for each DOI its record (`Found`), or the EnrichError that says why there is none."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record to enrich from: how it was found, and by which words it may be believed."""

    message: Mapping[str, Any]
    asked: str | None
    found_as: str
    source: str
    reasons: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """Who keeps the record, for a message."""
        return "DataCite" if self.source == "datacite" else "Crossref"


# Codes of the remarks that enriching makes: a reading that is enriched again loses the old ones.
MISMATCH = "doi-mismatch"
UNCONFIRMED = "doi-unconfirmed"
ALIAS = "doi-alias"
BY_SEARCH = "doi-found"
NO_MATCH = "doi-not-found"
ENRICHED = "enriched"
_CODES = frozenset({MISMATCH, UNCONFIRMED, ALIAS, BY_SEARCH, NO_MATCH, ENRICHED})


def enrich(reading: Reading, crossref: Works, policy: Policy) -> Reading:
    """Look up the reading's DOI, or match it where it has none, and enrich it: see `carcite.enrich`."""
    known(policy)
    doi = reading.reference.doi
    if doi is not None:
        found = crossref.work(doi)
        return with_record(
            reading, Record(found.message, doi, found.found_as, found.source), policy
        )
    matched = crossref.match(reading.reference) if isinstance(crossref, Matches) else None
    if matched is None:
        return _remarked(reading, [_none_found(isinstance(crossref, Matches))])
    record = Record(matched.work, None, matched.doi, "search", matched.reasons)
    return with_record(reading, record, policy)


def known(policy: str) -> None:
    """Raise ValueError unless the policy is one of those there are."""
    if policy not in POLICIES:
        raise ValueError(f"unknown policy {policy!r}; known policies are {', '.join(POLICIES)}")


def with_record(reading: Reading, record: Record, policy: Policy) -> Reading:
    """Enrich a reading from a record, unless the record is another work's."""
    page = _as_read(reading)
    stated = reference_of_work(record.message)
    guarded = guard(_said(page), record.message, stated)
    if record.asked is not None and guarded.verdict != "same":
        return _remarked(page, [_refusal(record, stated, guarded)])
    said = [*_about(record), *differences(page.reference, stated, guarded, record.who)]
    if policy == "report":
        told = [one for one in retraction_remarks(stated) if one not in page.remarks]
        return _remarked(page, [*told, *said])
    return _united(page, record, stated, policy, said)


def _said(page: Reading) -> Reference:
    """What a page says itself: what was derived from the DOI or guessed is no witness for the DOI."""
    unsaid = {
        variable: Reference.model_fields[variable].default
        for variable, found in page.claims.items()
        if found.chosen is not None and variable not in ("title", "author")
        if found.chosen.basis != "stated" or found.chosen.trust < Trust.POSITION
    }
    return page.reference.model_copy(update=unsaid)


def _united(
    page: Reading, record: Record, stated: Reference, policy: Policy, said: list[Remark]
) -> Reading:
    """Merge the page's claims with the record's, and check what comes of it."""
    theirs = [weighted(normalise(claim), page.claims, policy) for claim in _record_claims(record)]
    claims = merge(without_refuted([*_claims(page), *theirs]))
    gained = [variable for variable, found in claims.items() if _has_part_in(found)]
    if gained:
        said = [*said, _enriched(record, gained)]
    rights = united(page.reference.rights, stated.rights)
    return _rebuilt(page, claims, rights, said)


def _rebuilt(
    page: Reading, claims: dict[str, Claims], rights: Rights, said: Iterable[Remark]
) -> Reading:
    """The reading that other claims make, with its own remarks kept and checked again."""
    reference = reference_of(claims)
    reference = reference.model_copy(update={"rights": rights, "id": page.reference.id})
    before = set(check(page.reference, page.claims))
    others = [one for one in page.remarks if one not in before]
    remarks = dict.fromkeys((*check(reference, claims), *others, *said))
    return page.model_copy(
        update={"reference": reference, "claims": claims, "remarks": tuple(remarks)}
    )


# --- many -------------------------------------------------------------------------------------

Outcome = Reading | Failed


def enrich_many(
    outcomes: Iterable[Outcome], crossref: Works, policy: Policy, batch: int
) -> Iterator[Outcome]:
    """Enrich readings in their order, some at a time: see `carcite.enrich_many`."""
    known(policy)
    waiting = iter(outcomes)
    while chunk := list(islice(waiting, batch)):
        found = _found(chunk, crossref)
        for outcome in chunk:
            yield outcome if isinstance(outcome, Failed) else _one(outcome, crossref, policy, found)


def _found(chunk: Iterable[Outcome], crossref: Works) -> Mapping[str, Found | CarciteError]:
    """Ask for the records of some readings at once, where that can be done."""
    dois = dict.fromkeys(doi for one in chunk if isinstance(one, Reading) and (doi := _doi(one)))
    if not dois or not isinstance(crossref, Batches):
        return {}
    try:
        return crossref.works(list(dois))
    except CarciteError as error:
        return dict.fromkeys(dois, error)


def _one(
    reading: Reading, crossref: Works, policy: Policy, found: Mapping[str, Found | CarciteError]
) -> Outcome:
    doi = _doi(reading)
    answer = found.get(doi) if doi else None
    try:
        if isinstance(answer, CarciteError):
            raise answer
        if answer is None or doi is None:
            return enrich(reading, crossref, policy)
        return with_record(
            reading, Record(answer.message, doi, answer.found_as, answer.source), policy
        )
    except CarciteError as error:
        return Failed(source=reading.source or doi or "", error=error, reading=reading)


def _doi(reading: Reading) -> str | None:
    """Return the DOI that can be asked for; a file of records may have anything in its place."""
    try:
        return canonical_doi(reading.reference.doi or "")
    except InvalidIdentifier:
        return None


# --- the page's claims ------------------------------------------------------------------------


def _as_read(reading: Reading) -> Reading:
    """The reading by its own sources alone: enriching twice is enriching once.

    A reference that was read from a file of records has no claims; what it says becomes some.
    """
    own = list(_claims(reading))
    remarks = tuple(one for one in reading.remarks if not _is_ours(one))
    reading = reading.model_copy(update={"remarks": remarks})
    before = [claim for claims in reading.claims.values() for claim in _all(claims)]
    if len(own) == len(before):
        return reading
    return _rebuilt(reading, merge(own), reading.reference.rights, ())


def _all(claims: Claims) -> Iterator[Claim]:
    if claims.chosen is not None:
        yield claims.chosen
    yield from claims.completed_by
    yield from claims.rejected


def _claims(reading: Reading) -> Iterator[Claim]:
    """A reading's own claims, with no verdict yet."""
    for found in reading.claims.values():
        for claim in _all(found):
            if claim.reader != READER:
                yield claim.model_copy(update={"verdict": None})
    for variable in Reference.model_fields:
        value = getattr(reading.reference, variable)
        stated = value not in (None, "", ()) and (variable, value) != ("type", "document")
        if stated and variable not in reading.claims and variable not in _NO_CLAIMS:
            yield Claim(
                variable=variable,
                value=value,
                quote=words_of(value),
                locator="reference",
                trust=int(Trust.METADATA),
                reader="reference",
            )


# The parts of a reference that rest on no claim.
_NO_CLAIMS = frozenset({"schema_version", "id", "rights"})


# --- the record's claims ----------------------------------------------------------------------


def _record_claims(record: Record) -> Iterator[Claim]:
    """A record's claims, and what the way it was found adds: the other DOI of an alias, a search's reasons."""
    alias = record.asked is not None and record.found_as != record.asked
    related = False
    for claim in claims_of(record.message):
        if claim.variable == "doi" and record.asked is None:
            why = f"found by search: {'; '.join(record.reasons)}"
            yield claim.model_copy(update={"basis": "derived", "note": why})
        elif claim.variable == "relations" and alias and isinstance(claim.value, tuple):
            related = True
            yield claim.model_copy(update={"value": (*claim.value, _alias_of(record))})
        else:
            yield claim
    if alias and not related:
        yield Claim(
            variable="relations",
            value=(_alias_of(record),),
            quote=record.found_as,
            locator="crossref:DOI",
            trust=TRUST["relations"][0],
            reader=READER,
        )


def _alias_of(record: Record) -> Relation:
    return Relation(kind="alias-of", doi=record.found_as)


# --- remarks ----------------------------------------------------------------------------------


def _is_ours(remark: Remark) -> bool:
    return remark.code in _CODES or remark.code.endswith("-differs")


def _remarked(reading: Reading, remarks: Iterable[Remark]) -> Reading:
    kept = [one for one in reading.remarks if not _is_ours(one)]
    return reading.model_copy(update={"remarks": tuple(dict.fromkeys((*kept, *remarks)))})


def _refusal(record: Record, stated: Reference, guarded: Guarded) -> Remark:
    """Say that nothing was taken from a record, and why."""
    first = f" by {stated.author[0]}" if stated.author else ""
    year = f" ({stated.issued.year})" if stated.issued else ""
    work = f"{plain_text(stated.title or 'a work without a title')[:100]!r}{first}{year}"
    why = "; ".join(guarded.objections[:3]) or "they have nothing decisive in common"
    if guarded.verdict == "other":
        message = f"the DOI {record.asked} leads to another work, {work}: {why}"
    else:
        message = f"the DOI {record.asked} leads to {work}, which the page says too little to confirm: {why}"
    return Remark(
        code=MISMATCH if guarded.verdict == "other" else UNCONFIRMED,
        variable="doi",
        message=f"{message}; nothing was taken from the record{_fallen(stated)}",
        severity="error" if guarded.verdict == "other" else "warning",
    )


def _fallen(stated: Reference) -> str:
    """Say what became of a record's work, if it may no longer be cited: the page may be of it after all."""
    told = [one.message for one in retraction_remarks(stated) if one.severity == "error"]
    return f", which says: {'; '.join(told)}" if told else ""


def _about(record: Record) -> Iterator[Remark]:
    if record.asked is None:
        yield Remark(
            code=BY_SEARCH,
            variable="doi",
            message=f"the page gives no DOI; {record.found_as} was found by search: {'; '.join(record.reasons[:4])}",
            severity="info",
        )
    elif record.found_as != record.asked:
        yield Remark(
            code=ALIAS,
            variable="doi",
            message=f"the DOI {record.asked} is an alias; the work is registered as {record.found_as}",
            severity="info",
        )


def _none_found(searched: bool) -> Remark:
    why = "and no record certainly matches it" if searched else "and `crossref` has no search"  # fmt: skip
    return Remark(
        code=NO_MATCH, variable="doi", message=f"the page gives no DOI, {why}", severity="info"
    )


def _has_part_in(found: Claims) -> bool:
    """Say whether a record's claim was chosen or completes the one that was."""
    chosen = found.chosen is not None and found.chosen.reader == READER
    return chosen or any(claim.reader == READER for claim in found.completed_by)


def _enriched(record: Record, gained: Iterable[str]) -> Remark:
    order = list(Reference.model_fields)
    names = [name.replace("_", " ") for name in sorted(gained, key=order.index)]
    kept = f" ({record.source})" if record.source in ("cache", "snapshot") else ""
    return Remark(
        code=ENRICHED,
        message=f"from {record.who}{kept}, wholly or in part: {', '.join(names)}",
        severity="info",
    )
