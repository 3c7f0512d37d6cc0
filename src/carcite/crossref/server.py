"""The address of a server that answers as Crossref does: checked, and its login kept apart from it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import unquote, urlsplit

from carcite.values.patterns import regex

BASE_URL = "https://api.crossref.org"
_UNFIT = regex("[\x00-\x20\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Server:
    """Where questions go: `url` has no login in it, so it may be shown, and be the name of what is kept.

    `origin` is the server alone, and `login` the header with which it lets us in, or "".
    """

    url: str
    origin: str
    login: str = field(repr=False)

    @classmethod
    def parse(cls, address: str) -> Self:
        """Return the server at an address; raises ValueError, which shows no login, where it is none."""
        try:
            parts = urlsplit(address)
            _, host = parts.port, parts.hostname or ""
            # As the look-up of the name will: a part of it has at most 63 characters.
            host.rstrip(".").encode("idna")
        except ValueError as error:
            raise ValueError(_no_address(address)) from error
        wrong = parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment
        if wrong or _UNFIT.search(address):
            raise ValueError(_no_address(address))
        login, _, netloc = parts.netloc.rpartition("@")
        origin = f"{parts.scheme}://{netloc}"
        return cls(f"{origin}{parts.path}".rstrip("/"), origin, _header(login))


def _header(login: str) -> str:
    """Return a login as HTTP says it (RFC 7617)."""
    if not login:
        return ""
    name, _, word = login.partition(":")
    said = f"{unquote(name)}:{unquote(word)}".encode("utf-8", "surrogatepass")
    return f"Basic {b64encode(said).decode('ascii')}"


def _no_address(address: str) -> str:
    # What stands before the last @ may be a password, however broken the rest is.
    _, at, rest = address.rpartition("@")
    shown = f"[login]@{rest}" if at else rest
    return f"not a base URL: {shown[:200]!a}; one looks like {BASE_URL}"
