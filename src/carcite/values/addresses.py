"""Addresses: what may stand as the address of a work, and what no address shows to others."""

from __future__ import annotations

import re

from carcite.values.patterns import regex

# RFC 3986, 3.2.1: a name and a password before the host. An "@" behind the host is none of them.
_CREDENTIALS = regex(r"\b(https?|ftps?)(://)[^\s/?#<>\"]{0,500}@(?=[^\s/?#@])", re.I)
# RFC 3986, 3.1. Before a port or a path a host may look like one, but it has a stop.
_SCHEME = regex(r"([a-z][a-z0-9+-]{0,40}):", re.I)
# What leads to a work, or names one.
_SCHEMES_OF_WORKS = frozenset(
    "http https ftp ftps sftp urn doi hdl handle ark info purl arxiv pmid pmcid oai isbn issn".split()
)
# What a browser or a desktop runs or opens, however it is parted: browsers drop line ends within it.
_RUNS = regex(r"(?:javascript|vbscript|livescript|data|file|blob|view-source):", re.I)
_WEB = regex(r"(?:https?|ftps?)://[^\s/?#]", re.I)


def without_credentials(text: str) -> str:
    """Return a text without the names and passwords in its web addresses.

    >>> without_credentials("https://ana:secret@example.org/a@b")
    'https://example.org/a@b'
    """
    return _CREDENTIALS.sub(r"\1\2", text) if "@" in text else text


def is_web_address(text: str) -> bool:
    """Whether a text is one address of the web, whole.

    >>> is_web_address("https://example.org/a"), is_web_address("see https://example.org/a")
    (True, False)
    """
    return _WEB.match(text) is not None and len(text.split()) == 1


def may_lead_to_work(text: str) -> bool:
    r"""Whether a text may stand as the address of a work: what has no scheme may, what would run may not.

    >>> [may_lead_to_work(one) for one in ("www.example.org/a", "urn:nbn:de:1-2", "example.org:80/a")]
    [True, True, True]
    >>> [may_lead_to_work(one) for one in ("javascript:alert(1)", "C:\\a.pdf", "\\\\host\\a")]
    [False, False, False]
    """
    if _RUNS.match("".join(text.split())):
        return False
    scheme = _SCHEME.match(text.lstrip())
    if scheme is not None:
        return scheme[1].lower() in _SCHEMES_OF_WORKS
    return not text.lstrip().startswith("\\")
