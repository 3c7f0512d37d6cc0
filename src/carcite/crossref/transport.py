"""habanero, and nothing of it outside this module: what is asked of Crossref, and what comes back, unpacked.

habanero builds the request: the names of filters and fields, which it checks, the path, the header
that carries the mail address. Its request class has one method that fetches, and that one is
ours: habanero's own opens a connection and a TLS context for every call, throws away the headers that
state the limits, reads an answer of any size, and follows no redirect (docs/decisions/0012).
"""

from __future__ import annotations

import os
import threading
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from carcite.crossref.clock import Clock
from carcite.crossref.exchange import Answer, Dropped, TooLarge
from carcite.errors import BadAnswer

if TYPE_CHECKING:
    from carcite.crossref.wire import Wire

# 90 records with all their references came to less than a tenth of this.
ANSWER_LIMIT = 64_000_000
# The one packing that is asked for: of what others unpack to nobody could say how much it is.
PACKED = "gzip"

__all__ = ["Answer", "Query", "TooLarge", "Transport"]


@dataclass(frozen=True, slots=True)
class Query:
    """A list or a search: `bibliographic` words, filters, the variables to select, how many rows."""

    bibliographic: str | None = None
    filters: Mapping[str, str | Sequence[str]] | None = None
    select: Sequence[str] | None = None
    rows: int = 20


class Transport:
    """Carries requests to one base URL; safe to share between threads, and begun anew in a forked process."""

    def __init__(
        self,
        base_url: str,
        mailto: str | None,
        clock: Clock,
        agent: str,
        logins: Mapping[str, str] | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._mailto = mailto
        self._agent = agent
        self._clock = clock
        # By server, as "https://host:port": the header with which it lets us in.
        self._logins = dict(logins or {})
        self._lock = threading.Lock()
        self._wire: Wire | None = None
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
        # Its bound on the time is not used: ours is on the whole exchange.
        request = kept(self._mailto, self._agent, None, self._base_url, path, **options)
        request.carry = carry
        return request

    def fetch(
        self,
        url: str,
        headers: Mapping[str, str],
        until: float,
        params: Mapping[str, str] | None = None,
    ) -> Answer:
        """Get one address before `until`, without following a redirect.

        Raises Dropped, TooLarge, or BadAnswer where it is packed in a way that was not asked for.
        """
        sent = {"Accept": "*/*", **headers, "Accept-Encoding": PACKED, **self._login(url)}
        with self._kept_open().get(url, sent, params, until) as reply:
            body = unpacked(reply.parts, reply.headers.get("content-encoding", ""))
            return Answer(reply.status, reply.headers, body)

    def _login(self, url: str) -> dict[str, str]:
        """The header of a login, for the server that it is for and for no other."""
        parts = urlsplit(url)
        login = self._logins.get(f"{parts.scheme}://{parts.netloc}")
        return {"Authorization": login} if login else {}

    def _kept_open(self) -> Wire:
        from carcite.crossref.wire import Wire

        with self._lock:
            # A forked process must not write into its parent's connections.
            if self._wire is None or self._pid != os.getpid():
                self._wire = Wire(self._clock)
                self._pid = os.getpid()
            return self._wire

    def close(self) -> None:
        """Close the connection; it is opened again when it is needed."""
        with self._lock:
            if self._wire is not None and self._pid == os.getpid():
                self._wire.close()
            self._wire = None


def unpacked(parts: Iterable[bytes], packing: str) -> bytes:
    """Return a body as it was before it was packed, and never more of it than an answer may be.

    Raises TooLarge, Dropped where it is cut off, and BadAnswer where its packing was not asked for.
    """
    name = packing.strip().lower()
    if name not in ("", "identity", PACKED):
        raise BadAnswer(f"the answer is compressed as {name[:40]!a}, which was not requested")
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 16) if name == PACKED else None
    whole, size = [], 0
    try:
        for part in parts:
            piece = part if inflate is None else inflate.decompress(part, ANSWER_LIMIT + 1 - size)
            size += len(piece)
            if size > ANSWER_LIMIT:
                raise TooLarge(f"the answer is larger than {ANSWER_LIMIT:,} bytes")
            whole.append(piece)
    except zlib.error as error:
        raise Dropped(f"the compressed answer is damaged ({error})") from error
    if inflate is not None and whole and not inflate.eof:
        raise Dropped("the compressed answer is cut off")
    return b"".join(whole)


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
