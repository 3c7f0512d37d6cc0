"""DOIs that are not Crossref's: who registered them, and their record by content negotiation.

A DOI's resolver, https://doi.org, sends whoever asks for CSL-JSON on to the agency that registered the
DOI (citation.doi.org/docs.html). That record is put into the shape of a Crossref work, so that all
that reads works reads it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from carcite.crossref.answers import Message, doi_of, joined, json_of
from carcite.crossref.asking import Asking
from carcite.crossref.clock import Clock
from carcite.crossref.dates import agency_date
from carcite.crossref.exchange import Answer
from carcite.crossref.pace import PUBLIC, Pace
from carcite.crossref.transport import Transport
from carcite.errors import BadAnswer, NotRegistered
from carcite.values.identifiers import Doi

RESOLVER = "https://doi.org"
ACCEPT = "application/vnd.citationstyles.csl+json"
# Where the resolver sends those who negotiate: DataCite's two names and mEDRA's. What else it may
# name (a landing page) is not followed.
NEGOTIATORS = frozenset({"doi.org", "data.crosscite.org", "data.datacite.org", "data.medra.org"})
MOST_REDIRECTS = 4

# CSL types to Crossref's; the others stay "other", which says nothing.
TYPES = {
    "article-journal": "journal-article",
    "paper-conference": "proceedings-article",
    "chapter": "book-chapter",
    "book": "book",
    "thesis": "dissertation",
    "report": "report",
    "dataset": "dataset",
    "software": "other",
    "article": "posted-content",
    "entry-encyclopedia": "reference-entry",
    "standard": "standard",
}
_LISTS = ("title", "subtitle", "container-title", "ISSN", "ISBN")
_KEPT = ("volume", "issue", "page", "publisher", "abstract", "language", "URL", "version", "DOI")
_NAMES = ("author", "editor", "translator")


def agency_of(message: Message) -> tuple[str, str] | None:
    """Return the id and the name of the agency in an answer of /works/{doi}/agency; None where it names none."""
    agency = message.get("agency")
    if not isinstance(agency, Mapping):
        return None
    name, label = agency.get("id"), agency.get("label")
    if not isinstance(name, str) or not name:
        return None
    return name.lower(), label if isinstance(label, str) and label else name


class Resolver:
    """Asks the DOI resolver for records of other agencies; it is told nobody's mail address."""

    def __init__(
        self, address: str, transport: Transport, clock: Clock, deadline: float, agent: str
    ) -> None:
        self._address = address
        self._transport = transport
        self._headers = {"User-Agent": agent, "Accept": ACCEPT}
        # DataCite allows 3,000 requests in five minutes; the public pool's five a second is half of that.
        # One that is not to be reached (behind a firewall) shall not cost a minute for each DOI.
        pace = Pace(PUBLIC, clock)
        self._asking = Asking("the DOI resolver", pace, clock, deadline, patience=1)

    def record(self, doi: Doi, agency: str, until: float) -> Message:
        """Return the record of another agency's DOI, in the shape of a Crossref work.

        Raises NotRegistered where the agency gives no record in CSL-JSON, BadAnswer where it gives
        another's, and Unavailable; after that it is not asked for a while.
        """
        answer = self._answer(doi, agency, until)
        if answer.status in (404, 406, 410):
            raise _no_record(doi, agency, "which provides no CSL-JSON record of it")
        if answer.status != 200:
            raise BadAnswer(f"{agency} answered HTTP {answer.status} for {doi}", doi=doi)
        record = json_of(answer, agency)
        if not isinstance(record, dict) or doi_of(record) != doi:
            raise BadAnswer(f"{agency} did not answer with the record of {doi}", doi=doi)
        return crossref_shape(record)

    def _answer(self, doi: Doi, agency: str, until: float) -> Answer:
        address = f"{self._address}/{quote(doi, safe='')}"
        for _ in range(MOST_REDIRECTS):
            fetch = partial(self._transport.fetch, address, self._headers)
            answer = self._asking.ask("single", fetch, until)
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            address = self._next(address, answer.headers.get("location", ""), doi, agency)
        raise _no_record(doi, agency, "whose redirects form a loop")

    def _next(self, address: str, location: str, doi: Doi, agency: str) -> str:
        """Return where a redirect leads, if it leads to where an agency gives that DOI's record."""
        parts, home = joined(address, location), urlsplit(self._address)
        known = parts.scheme == "https" and parts.netloc in NEGOTIATORS
        same = (parts.scheme, parts.netloc) == (home.scheme, home.netloc)
        if not (known or same) or unquote(parts.path).lower() != f"/{doi}":
            raise _no_record(doi, agency, "which redirects to a server that carcite does not use")
        return parts.geturl()


def _no_record(doi: Doi, agency: str, why: str) -> NotRegistered:
    return NotRegistered(
        f"{doi} is registered with {agency}, not with Crossref, {why}", doi=doi, agency=agency
    )


def crossref_shape(csl: Mapping[str, Any]) -> Message:
    """Put CSL-JSON, as agencies give it, into the shape of a Crossref work; what is not CSL stays out.

    >>> crossref_shape({"type": "dataset", "title": "Rain", "issued": {"date-parts": [["2024"]]}})
    {'title': ['Rain'], 'type': 'dataset', 'issued': {'date-parts': [[2024]]}}
    """
    work: dict[str, Any] = {key: csl[key] for key in _KEPT if isinstance(csl.get(key), str)}
    for key in _LISTS:
        value = csl.get(key)
        values = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        if kept := [each for each in values if isinstance(each, str) and each]:
            work[key] = kept
    work["type"] = TYPES.get(str(csl.get("type")), "other")
    if work["type"] == "posted-content":
        work["subtype"] = "preprint"
    for key in _NAMES:
        if people := _people(csl.get(key)):
            work[key] = people
    if issued := _date(csl.get("issued")):
        work["issued"] = issued
    return work


def _people(value: object) -> list[dict[str, str]]:
    people = []
    for person in value if isinstance(value, list) else []:
        if not isinstance(person, Mapping):
            continue
        parts = {key: person[key] for key in ("family", "given", "suffix") if _said(person, key)}
        if not parts and _said(person, "literal"):
            parts = {"name": person["literal"]}
        if parts:
            people.append(parts)
    return people


def _said(person: Mapping[str, Any], key: str) -> bool:
    return isinstance(person.get(key), str) and bool(person[key].strip())


def _date(value: object) -> dict[str, list[list[int]]] | None:
    """A date of CSL, by its parts or in words, with as many parts as are certain."""
    date = agency_date(value)
    if date is None:
        return None
    parts = (date.year, date.month or date.season, date.day)
    return {"date-parts": [[part for part in parts if part is not None]]}
