"""One exchange over HTTP that is over when it must be, whatever the other side does.

HTTP libraries bound each read, so whoever sends a byte a second is never late. Here a connection
knows by when the whole exchange of its thread must be over, and each step (looking up the name,
connecting, TLS, every read) gets what is left of that and no more (docs/decisions/0012). The network
is httpcore2's, through the interface that it has for this (`network_backend`).
"""

from __future__ import annotations

import math
import socket
import ssl
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any, NamedTuple
from urllib.request import getproxies, proxy_bypass

import httpcore2
import httpx2

from carcite.crossref.clock import Clock
from carcite.crossref.exchange import Dropped
from carcite.crossref.mail import redacted
from carcite.errors import Unavailable

CONNECT_SECONDS = 10.0
# Crossref's searches take .75 s at the ninth decile; a list of many records more.
READ_SECONDS = 30.0
KEPT_OPEN_SECONDS = 5.0
SLOW = "the answer came too slowly"


class Reply(NamedTuple):
    """What came back: the status, the headers with their names in lower case, the body as it is on the wire."""

    status: int
    headers: Mapping[str, str]
    parts: Iterator[bytes]


class Wire:
    """Connections that are kept open, by the proxy that they go through; safe to share between threads."""

    def __init__(self, clock: Clock) -> None:
        self._network = _Network(clock)
        self._pools: dict[tuple[str, str], httpcore2.ConnectionPool] = {}
        self._lock = threading.Lock()

    @contextmanager
    def get(
        self,
        url: str,
        headers: Mapping[str, str],
        params: Mapping[str, str] | None,
        until: float,
    ) -> Iterator[Reply]:
        """Get one address, all of which ends before `until`; raises Dropped, or Unavailable where no answer can come."""
        request = _request(url, headers, params)
        pool = self._pool(request.url)
        left = self._network.begin(until)
        timeouts = {"connect": CONNECT_SECONDS, "read": READ_SECONDS, "write": READ_SECONDS}
        asked = httpcore2.Request(
            method="GET",
            url=_plain(request.url),
            headers=request.headers.raw,
            extensions={"timeout": {**timeouts, "pool": left}},
        )
        try:
            answer = pool.handle_request(asked)
            try:
                yield Reply(answer.status, _by_name(answer.headers), answer.iter_stream())
            finally:
                answer.close()
        except _BROKEN as error:
            raise Dropped(redacted(str(error))[:300] or type(error).__name__) from error

    def _pool(self, url: httpx2.URL) -> httpcore2.ConnectionPool:
        which = url.scheme, _proxy_for(url)
        with self._lock:
            if which not in self._pools:
                self._pools[which] = self._opened(*which)
            return self._pools[which]

    def _opened(self, scheme: str, proxy: str) -> httpcore2.ConnectionPool:
        """Make the pool of a proxy, or the one without; raises Unavailable where the settings are wrong."""
        try:
            # To read the certificates takes longer than a whole question to a server on this machine.
            trusted = httpx2.create_ssl_context() if scheme == "https" else None
        except OSError as error:
            raise Unavailable(
                f"cannot read the trusted certificates of this machine ({error}): "
                "check SSL_CERT_FILE and SSL_CERT_DIR"
            ) from error
        options: dict[str, Any] = {
            "ssl_context": trusted,
            "network_backend": self._network,
            "keepalive_expiry": KEPT_OPEN_SECONDS,
        }
        if not proxy:
            return httpcore2.ConnectionPool(**options)
        try:
            through = httpx2.Proxy(proxy)
            socks = through.url.scheme.startswith("socks")
            kind = httpcore2.SOCKSProxy if socks else httpcore2.HTTPProxy
            return kind(proxy_url=_plain(through.url), proxy_auth=through.raw_auth, **options)
        except (ValueError, httpx2.InvalidURL, RuntimeError, ImportError) as error:
            # Its address may hold a password, so it is not shown.
            raise Unavailable(
                "cannot use the proxy of this machine: check HTTPS_PROXY, HTTP_PROXY and ALL_PROXY"
            ) from error

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            for pool in self._pools.values():
                pool.close()
            self._pools.clear()


# What httpcore2 raises where there is no whole answer; its exceptions have no base of their own.
_BROKEN = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
)


def _request(
    url: str, headers: Mapping[str, str], params: Mapping[str, str] | None
) -> httpx2.Request:
    try:
        return httpx2.Request("GET", url, params=params or None, headers=dict(headers))
    except (httpx2.InvalidURL, ValueError) as error:
        raise Unavailable(f"cannot make a request from {redacted(url)[:200]!a}") from error


def _plain(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in headers:
        key, words = name.decode("latin-1").lower(), _words(value)
        found[key] = f"{found[key]}, {words}" if key in found else words
    return found


def _words(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _proxy_for(url: httpx2.URL) -> str:
    """Return the proxy that the environment or the system names for an address; "" where it names none."""
    proxies = getproxies()
    named = proxies.get(url.scheme) or proxies.get("all") or ""
    if not named or proxy_bypass(url.host):
        return ""
    return named if "://" in named else f"http://{named}"


# --- the network ------------------------------------------------------------------------------


class _Until(threading.local):
    """By when the exchange of this thread must be over."""

    moment = math.inf


class _Network(httpcore2.NetworkBackend):
    """httpcore2's own network, each step of which gets what is left of the time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._until = _Until()
        self._inner = httpcore2.SyncBackend()

    def begin(self, until: float) -> float:
        """Bound what this thread does next; returns how many seconds that is."""
        self._until.moment = until
        return max(until - self._clock.monotonic(), 0.0)

    def left(self, late: type[Exception], timeout: float | None) -> float:
        """Return how long a step may take; raises `late` where nothing is left."""
        seconds = self._until.moment - self._clock.monotonic()
        if seconds <= 0:
            raise late(SLOW)
        return seconds if timeout is None else min(timeout, seconds)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of a name's addresses that lets us."""
        problem: Exception = httpcore2.ConnectError(f"{host} has no address")
        addresses = _addresses(host, port, self.left(httpcore2.ConnectTimeout, None))
        if addresses is None:
            raise httpcore2.ConnectTimeout(f"the address of {host} was not found in time")
        for address in addresses:
            try:
                stream = self._inner.connect_tcp(
                    address,
                    port,
                    timeout=self.left(httpcore2.ConnectTimeout, timeout),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                problem = error
            else:
                return _Stream(stream, self)
        raise problem


class _Stream(httpcore2.NetworkStream):
    """A connection, each read and write of which gets what is left of the time."""

    def __init__(self, inner: httpcore2.NetworkStream, network: _Network) -> None:
        self._inner = inner
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what comes next."""
        left = self._network.left(httpcore2.ReadTimeout, timeout)
        return self._inner.read(max_bytes, timeout=left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        left = self._network.left(httpcore2.WriteTimeout, timeout)
        self._inner.write(buffer, timeout=left)

    def close(self) -> None:
        """Close the connection."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Go on encrypted."""
        try:
            left = self._network.left(httpcore2.ConnectTimeout, timeout)
            inner = self._inner.start_tls(ssl_context, server_hostname, left)
        except BaseException:
            self.close()
            raise
        return _Stream(inner, self._network)

    def get_extra_info(self, info: str) -> Any:
        """Return what the connection knows of itself."""
        return self._inner.get_extra_info(info)


def _addresses(host: str, port: int, seconds: float) -> list[str] | None:
    """Return the addresses of a name, none where it has none; None where they did not come in time.

    A look-up cannot be told to hurry nor be stopped: it has a thread of its own, which is left to itself
    when the time is over and keeps no program from ending.
    """
    try:
        return [str(ip_address(host))]
    except ValueError:
        pass
    found: list[str] = []

    def look() -> None:
        try:
            told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return  # no such name, which is no address
        found.extend(dict.fromkeys(str(each[4][0]) for each in told))

    looking = threading.Thread(target=look, name="carcite-name", daemon=True)
    looking.start()
    looking.join(min(seconds, threading.TIMEOUT_MAX))
    return None if looking.is_alive() else found
