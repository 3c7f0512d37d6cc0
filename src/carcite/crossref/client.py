"""Ask Crossref, politely and seldom: one record, many, or a search; the cache first, where there is one."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from carcite.crossref import answers
from carcite.crossref.agencies import RESOLVER, Resolver, agency_of
from carcite.crossref.answers import Message
from carcite.crossref.asking import ELSEWISE, Asking, time_said
from carcite.crossref.cache import (
    ABSENT_DAYS,
    ELSEWHERE_DAYS,
    FOUND_DAYS,
    Cache,
    Kept,
    default_path,
)
from carcite.crossref.clock import Clock
from carcite.crossref.exchange import Answer, TooLarge
from carcite.crossref.local import Local
from carcite.crossref.mail import mail_address
from carcite.crossref.pace import POLITE, PUBLIC, Pace
from carcite.crossref.query import SELECT, batches, halves, query_words
from carcite.crossref.server import BASE_URL, Server
from carcite.crossref.transport import Query, Transport
from carcite.crossref.work import Work
from carcite.errors import BadAnswer, EnrichError, NotAsked, NotRegistered, Unavailable
from carcite.model.reference import Reference
from carcite.values.identifiers import Doi, canonical_doi

if TYPE_CHECKING:
    from carcite.crossref.matching import Decision, Match

DEADLINE = 60.0
LONGEST_DEADLINE = 86_400.0
ROWS = 20
WHO = "Crossref"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_ALIASES = 3
# What a list answers when it is one DOI of it that is wrong, or the address that is too long.
UNREADABLE = frozenset({400, 413, 414})
# A list whose JSON is broken is cut in halves this often in one call: it takes 14 to find one in a hundred.
MOST_BROKEN = 40

__all__ = ["BASE_URL", "Crossref", "Work"]


class Crossref:
    """A client for Crossref's API. Threads may share one, and it can be pickled.

    `mailto` is a mail address at which Crossref can reach you; Crossref then allows more requests. The
    default is the environment variable CARCITE_MAILTO, used for Crossref only. `cache` is True for a
    file in the user's cache directory, False for no cache, or the path of a file. With `offline` only
    cached answers are used; with `refresh` cached answers are ignored. `deadline` is the longest time
    for one answer in seconds, including all waiting, redirects and other agencies.

    `base_url` is another server with Crossref's API, and `resolver` one with the API of https://doi.org;
    if only `base_url` is given, no other server is asked. Such a server is sent a mail address only if
    `mailto` gives one. A login in its URL (`https://user:password@host`) is sent to it only, and never
    shown. `snapshot` is a file made by `carcite crossref index`; everything is then answered from it,
    without the network.

    Raises ValueError if an argument is wrong, and `CannotRead` or `BadAnswer` if `snapshot` is not a
    snapshot.
    """

    def __init__(
        self,
        *,
        mailto: str | None = None,
        base_url: str = BASE_URL,
        resolver: str | None = None,
        cache: bool | str | os.PathLike[str] = True,
        offline: bool = False,
        refresh: bool = False,
        snapshot: str | os.PathLike[str] | None = None,
        deadline: float = DEADLINE,
        clock: Clock | None = None,
    ) -> None:
        if refresh and (offline or snapshot is not None):
            who = "offline" if offline else "a snapshot"
            raise ValueError(f"refresh cannot be used with {who}, which does not use the network")
        if not 0 < deadline <= LONGEST_DEADLINE:
            raise ValueError(
                f"invalid deadline: {deadline!r}; give a number of seconds above 0, at most {LONGEST_DEADLINE:,.0f}"
            )
        server = Server.parse(base_url)
        asker = Server.parse(resolver or (RESOLVER if server.url == BASE_URL else base_url))
        # An address in the environment is for Crossref; another server gets one that is named with it.
        address = mail_address(mailto, environment=server.url == BASE_URL)
        self._options = {
            # The address itself, for another machine's environment may not name it.
            "mailto": address,
            "base_url": base_url,
            "resolver": resolver,
            "cache": cache,
            "offline": offline,
            "refresh": refresh,
            "snapshot": snapshot,
            "deadline": deadline,
            "clock": clock,
        }
        self._base_url = server.url
        self._deadline = deadline
        self._offline = offline
        self._refresh = refresh
        self._clock = clock or Clock()
        self._polite = address is not None
        pace = Pace(POLITE if self._polite else PUBLIC, self._clock)
        self._asking = Asking(WHO, pace, self._clock, deadline)
        logins = {one.origin: one.login for one in (asker, server) if one.login}
        self._transport = Transport(server.url, address, self._clock, _agent(), logins)
        self._resolver = Resolver(
            asker.url,
            self._transport,
            self._clock,
            deadline,
            _agent(),
        )
        self._local = Local(snapshot) if snapshot is not None else None
        path = default_path() if cache is True else cache
        self._cache = Cache(path, self._clock) if path is not False else None
        # Two threads that want the same record ask for it once.
        self._stripes = tuple(threading.Lock() for _ in range(64))

    # --- records -----------------------------------------------------------------------------

    def work(self, doi: str) -> Work:
        """Return the record of one DOI, given as "10.1234/abc", with "doi:" or as a URL.

        Raises `InvalidIdentifier` if it is not a DOI; `NotRegistered` if neither Crossref nor another
        agency provides a record; `NotAsked` if offline and none is cached; `Unavailable` if there is no
        answer; `BadAnswer` if the answer is something else.
        """
        asked = canonical_doi(doi)
        # Whoever waits for another thread waits no longer than for the service.
        until = self._asking.deadline()
        stripe = self._stripes[hash(asked) % len(self._stripes)]
        if not stripe.acquire(timeout=self._deadline):
            raise Unavailable(f"{asked}: still waiting for other requests: {ELSEWISE}", doi=asked)
        try:
            known = self._known(asked)
            if known is None:
                known = self._asked(asked, until)
        finally:
            stripe.release()
        if isinstance(known, EnrichError):
            raise known
        return known

    def works(self, dois: Iterable[str]) -> dict[Doi, Work | EnrichError]:
        """Return a dictionary from each DOI (bare, in lower case) to its record or the error.

        Up to 100 DOIs are sent in one request. Raises `InvalidIdentifier`, before any request, if one is
        not a DOI.
        """
        return dict(self.each(dois))

    def each(self, dois: Iterable[str]) -> Iterator[tuple[Doi, Work | EnrichError]]:
        """Yield the pairs that `works` returns as they arrive, in no particular order.

        If Crossref stops answering, the rest is not requested. Raises `InvalidIdentifier` as `works` does.
        """
        asked = tuple(dict.fromkeys(canonical_doi(doi) for doi in dois))
        return self._each(asked)

    def _each(self, asked: tuple[Doi, ...]) -> Iterator[tuple[Doi, Work | EnrichError]]:
        unknown = []
        for doi in asked:
            known = self._known(doi)
            if known is None:
                unknown.append(doi)
            else:
                yield doi, known
        plan = batches(unknown, before=len(f"{self._base_url}/works?filter=&rows=1000"))
        alone = list(plan.alone)
        lists = list(reversed(plan.lists))
        broken = 0
        while lists:
            batch = lists.pop()
            found = self._listed(batch)
            if isinstance(found, BadAnswer):
                # One record may break the JSON of all; a service that breaks everything is left.
                broken += 1
                found = (
                    None if broken <= MOST_BROKEN else {doi: _about(found, doi) for doi in batch}
                )
            if found is None:
                lists += [half for half in halves(batch) if half]
                continue
            yield from found.items()
            alone += [doi for doi in batch if doi not in found]
        for doi in alone:
            yield doi, self._outcome(doi)

    def _outcome(self, doi: Doi) -> Work | EnrichError:
        try:
            return self.work(doi)
        except EnrichError as error:
            return error

    def _listed(
        self, batch: tuple[Doi, ...]
    ) -> Mapping[Doi, Work | EnrichError] | BadAnswer | None:
        """Ask for a list: what came of it, without the DOIs that it did not name.

        None when it must be cut, and BadAnswer where its JSON is broken, so that it may be cut.
        """
        if len(batch) == 1:
            return {}
        query = Query(filters={"doi": batch}, rows=len(batch))
        try:
            answer = self._asking.ask("many", partial(self._transport.works, query))
            if answer.status in UNREADABLE:
                return None
            items = answers.items_of(answer, WHO)
        except TooLarge:
            return None
        except answers.BrokenJson as error:
            return error
        except EnrichError as error:
            return {doi: _about(error, doi) for doi in batch}
        found: dict[Doi, Work | EnrichError] = {}
        for item in items:
            doi = answers.doi_of(item)
            if doi in batch:
                found[doi] = self._keep(item, doi, doi)
        return found

    def _asked(self, asked: Doi, until: float) -> Work:
        try:
            return self._single(asked, until)
        except EnrichError as error:
            raise _about(error, asked) from error.__cause__

    def _single(self, asked: Doi, until: float) -> Work:
        wanted = asked
        for _ in range(MOST_ALIASES + 1):
            answer = self._get(wanted, until)
            if answer.status not in REDIRECTS:
                break
            wanted = answers.alias_target(answer, self._base_url, WHO)
        if answer.status == 404:
            return self._elsewhere(asked, until)
        message = answers.checked(answers.message_of(answer, WHO), wanted, WHO)
        return self._keep(message, asked, wanted)

    def _get(self, doi: Doi, until: float, rest: str = "") -> Answer:
        return self._asking.ask("single", partial(self._transport.work, doi, rest), until)

    def _elsewhere(self, asked: Doi, until: float) -> Work:
        """Look for a DOI that Crossref has no record of with the agency that registered it."""
        answer = self._get(asked, until, "/agency")
        agency = None if answer.status == 404 else agency_of(answers.message_of(answer, WHO))
        if agency is None:
            words = f"{asked} is not registered with any agency that Crossref knows: check it for typing errors, or try again in a few days if it is new"
            raise self._keep_absence(NotRegistered(words, doi=asked), ABSENT_DAYS)
        if agency[0] == "crossref":
            words = f"{asked} is registered with Crossref, which has no record of it yet; try again in a few days"
            raise self._keep_absence(NotRegistered(words, doi=asked, agency=agency[1]), ABSENT_DAYS)
        try:
            message = self._resolver.record(asked, agency[1], until)
        except NotRegistered as error:
            raise self._keep_absence(error, ELSEWHERE_DAYS) from error
        except Unavailable as error:
            # Not kept: the agency has a record, and the next time it may be within reach.
            words = f"{asked} is registered with {agency[1]}, not with Crossref, and its record could not be fetched: {error}"
            raise NotRegistered(words, doi=asked, agency=agency[1]) from error
        return self._keep(message, asked, asked, "datacite")

    # --- searches ----------------------------------------------------------------------------

    def search(
        self,
        what: Reference | str,
        *,
        filters: Mapping[str, str | Sequence[str]] | None = None,
        rows: int = ROWS,
    ) -> list[Message]:
        """Return the records that Crossref finds most similar to a reference or to words, best first.

        The records have only the fields needed for matching. `filters` are those of Crossref, named as in
        habanero, and `rows` is the largest number of records to return; a snapshot ignores both. The order
        and the `score` are no evidence that a record is the right one: see `match`.
        Raises `NotAsked`, `Unavailable` or `BadAnswer`.
        """
        if self._local is not None:
            return self._local.candidates(what)
        words = query_words(what)
        if not words:
            return []
        query = Query(words, filters, SELECT, rows)
        key = self._key("search", json.dumps([words, sorted((filters or {}).items()), rows]))
        kept = self._kept(key)
        if kept is not None and isinstance(kept.body, list):
            return [item for item in kept.body if isinstance(item, dict)]
        if self._offline:
            raise NotAsked(
                f"offline: Crossref was not asked for {words[:80]!r}, and no answer is cached"
            )
        answer = self._asking.ask("many", partial(self._transport.works, query))
        items = answers.items_of(answer, WHO)
        self._put(key, items, FOUND_DAYS if items else ABSENT_DAYS)
        return items

    def match(self, reference: Reference) -> Match | None:
        """Find the record of a reference without a DOI; return None if no record is certain.

        The `work` of the match is the complete record, which needs a second request. Raises what `search`
        and `work` raise.
        """
        found = self.decide(reference).match
        return found and replace(found, work=self.work(found.doi).message)

    def decide(self, reference: Reference) -> Decision:
        """Return the match, if there is one, the reason, and the judgement of every candidate.

        Raises what `search` raises.
        """
        from carcite.crossref.matching import choose

        return choose(reference, self.search(reference))

    # --- what is kept ------------------------------------------------------------------------

    def _key(self, kind: str, name: str) -> str:
        # Another server's answers are not Crossref's.
        return f"{self._base_url} {kind} {name}"

    def _kept(self, key: str) -> Kept | None:
        """Return what was kept and may be used now: offline also what is out of date."""
        kept = None if self._cache is None or self._refresh else self._cache.get(key)
        return kept if kept is not None and (kept.fresh or self._offline) else None

    def _put(self, key: str, body: Mapping[str, Any] | list[Any], days: float) -> None:
        if self._cache is not None:
            self._cache.put(key, body, days)

    def _known(self, asked: Doi) -> Work | EnrichError | None:
        """Return what is known without asking; where nobody may be asked that is NotAsked at worst."""
        if self._local is not None:
            return self._local.work(asked)
        kept = self._kept(self._key("work", asked))
        body = kept.body if kept and isinstance(kept.body, dict) else {}
        # What was kept under another question, or is another's record, is not looked at.
        if body.get("asked") != asked:
            body = {}
        message, found_as = body.get("message"), body.get("found_as")
        if kept and isinstance(message, dict) and answers.doi_of(message) == found_as:
            return Work(message, asked, Doi(str(found_as)), "cache", time_said(kept.at))
        # That a DOI was not registered some time ago says nothing of today.
        if kept and kept.fresh and isinstance(body.get("absent"), str):
            return NotRegistered(body["absent"], doi=asked, agency=body.get("agency"))
        if self._offline:
            return NotAsked(
                f"offline: Crossref was not asked for {asked}, and no answer is cached", doi=asked
            )
        return None

    def _keep(self, message: Message, asked: Doi, found_as: Doi, source: str = "crossref") -> Work:
        for doi in {asked, found_as}:
            body = {"asked": doi, "message": message, "found_as": found_as}
            self._put(self._key("work", doi), body, FOUND_DAYS)
        at = time_said(self._clock.now())
        return Work(
            message, asked, found_as, "datacite" if source == "datacite" else "crossref", at
        )

    def _keep_absence(self, error: NotRegistered, days: float) -> NotRegistered:
        body = {"asked": error.doi, "absent": str(error), "agency": error.agency}
        self._put(self._key("work", str(error.doi)), body, days)
        return error

    # --- the object --------------------------------------------------------------------------

    def close(self) -> None:
        """Close the connection and the cache; both are opened again when they are needed."""
        self._transport.close()
        if self._local is not None:
            self._local.close()
        if self._cache is not None:
            self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        # Nobody has to close a client; one whose making failed has nothing to close.
        if hasattr(self, "_cache"):
            self.close()

    def __repr__(self) -> str:
        given = "given" if self._polite else "not given"
        return f"<Crossref at {self._base_url}, mail address {given}>"

    def __getstate__(self) -> dict[str, Any]:
        return self._options

    def __setstate__(self, options: dict[str, Any]) -> None:
        Crossref.__init__(self, **options)


def _agent() -> str:
    from carcite._version import __version__

    return f"carcite/{__version__}"


def _about(error: EnrichError, doi: Doi) -> EnrichError:
    """Return an error that says which DOI it is about."""
    if error.doi == doi:
        return error
    known = {"doi": doi, "agency": error.agency}
    if isinstance(error, Unavailable):
        return Unavailable(f"{doi}: {error}", blocked=error.blocked, **known)
    return type(error)(f"{doi}: {error}", **known)
