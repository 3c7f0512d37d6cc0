"""habanero, and nothing of it outside this module: what is asked of Crossref, and one connection kept open.

habanero builds the request: the names of filters and fields, which it checks, the path, the header
that carries the mail address. Its request class has one method that fetches, and that one is
ours: habanero's own opens a connection and a TLS context for every call, throws away the headers that
state the limits, reads an answer of any size, and follows no redirect (docs/decisions/0012).
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from carcite.crossref.clock import Clock
from carcite.crossref.mail import redacted
from carcite.errors import BadAnswer

if TYPE_CHECKING:
    import httpx2

# 90 records with all their references came to less than a tenth of this.
ANSWER_LIMIT = 64_000_000
CONNECT_SECONDS = 10.0
# Crossref's searches take .75 s at the ninth decile; a list of many records more.
READ_SECONDS = 30.0
CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers with their names in lower case, the whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Dropped(Exception):
    """There was no whole answer: no connection, cut off, or too slow; asking again may help."""


class TooLarge(BadAnswer):
    """The answer is larger than any that is right."""


@dataclass(frozen=True, slots=True)
class Query:
    """A list or a search: `bibliographic` words, filters, the variables to select, how many rows."""

    bibliographic: str | None = None
    filters: Mapping[str, str | Sequence[str]] | None = None
    select: Sequence[str] | None = None
    rows: int = 20


class Transport:
    """Carries requests to one base URL; safe to share between threads, and begun anew in a forked process."""

    def __init__(self, base_url: str, mailto: str | None, clock: Clock, agent: str) -> None:
        self._base_url = base_url.rstrip("/")
        self._mailto = mailto
        self._agent = agent
        self._clock = clock
        self._lock = threading.Lock()
        self._client: httpx2.Client | None = None
        self._pid = 0

    def work(self, doi: str, rest: str, until: float) -> Answer:
        """Ask for one DOI; `rest` is what stands behind it in the path ("" or "/agency")."""
        # habanero puts a DOI into the address as it is, where # and ? would cut it.
        request = self._request(f"/works/{quote(doi, safe='')}{rest}", until)
        request._req(payload={}, should_warn=False)
        return _answer_of(request)

    def works(self, query: Query, until: float) -> Answer:
        """Ask for a list of works."""
        filters = {
            name: list(value) if not isinstance(value, str) else value
            for name, value in (query.filters or {}).items()
        }
        fields = {"query_bibliographic": query.bibliographic} if query.bibliographic else {}
        request = self._request(
            "/works/",
            until,
            filter=filters or None,
            limit=query.rows,
            select=list(query.select) if query.select else None,
            **fields,
        )
        request.do_request()
        return _answer_of(request)

    def _request(self, path: str, until: float, **options: object) -> Any:
        from habanero.habanero_utils import make_ua

        def carry(url: str, payload: Mapping[str, str]) -> Answer:
            return self.fetch(url, make_ua(self._mailto, self._agent), until, payload)

        kept = _request_class()
        request = kept(self._mailto, self._agent, READ_SECONDS, self._base_url, path, **options)
        request.carry = carry
        return request

    def fetch(
        self,
        url: str,
        headers: Mapping[str, str],
        until: float,
        params: Mapping[str, str] | None = None,
    ) -> Answer:
        """Get one address before `until`, without following a redirect; raises Dropped or TooLarge."""
        import httpx2

        left = max(until - self._clock.monotonic(), 0.001)
        timeout = httpx2.Timeout(min(READ_SECONDS, left), connect=min(CONNECT_SECONDS, left))
        try:
            with self._kept_open().stream(
                "GET", url, params=params or None, headers=dict(headers), timeout=timeout
            ) as response:
                body = self._body(response, until)
                return Answer(response.status_code, _lower(response.headers), body)
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            words = redacted(str(error)) or type(error).__name__
            raise Dropped(words[:300]) from error

    def _body(self, response: httpx2.Response, until: float) -> bytes:
        parts, size = [], 0
        for part in response.iter_bytes(CHUNK):
            size += len(part)
            if size > ANSWER_LIMIT:
                raise TooLarge(f"the answer is larger than {ANSWER_LIMIT:,} bytes")
            if self._clock.monotonic() > until:
                raise Dropped("the answer came too slowly")
            parts.append(part)
        return b"".join(parts)

    def _kept_open(self) -> httpx2.Client:
        import httpx2

        with self._lock:
            # A forked process must not write into its parent's connections.
            if self._client is None or self._pid != os.getpid():
                self._client = httpx2.Client(follow_redirects=False)
                self._pid = os.getpid()
            return self._client

    def close(self) -> None:
        """Close the connection; it is opened again when it is needed."""
        with self._lock:
            if self._client is not None and self._pid == os.getpid():
                self._client.close()
            self._client = None


@cache
def _request_class() -> Any:
    from habanero.request_class import Request

    class Kept(Request):  # type: ignore[misc]
        """habanero's request, fetched over our connection."""

        carry: Callable[[str, Mapping[str, str]], Answer]
        answer: Answer

        def _req(self, payload: Mapping[str, str], should_warn: bool) -> None:
            # With None habanero is done; it would stumble over an answer that is not as expected.
            self.answer = self.carry(self._url(), payload)

    return Kept


def _answer_of(request: Any) -> Answer:
    answer: Answer = request.answer
    return answer


def _lower(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
