"""What pages come wrapped in: gzip (`page.html.gz`), MHTML ("web page, single file"), XML's own forms."""

from __future__ import annotations

import html
import re
import zlib
from typing import TYPE_CHECKING

from carcite.errors import UnreadablePage
from carcite.values.patterns import regex

if TYPE_CHECKING:
    from email.message import Message

GZIP = b"\x1f\x8b"
_MULTIPART = regex(rb"^content-type:\s{0,4}multipart/related", re.I | re.M)


def unwrap_gzip(content: bytes, *, limit: int, name: str) -> bytes:
    """Unpack gzip, at most `limit` bytes of it and one more; a broken end is cut off.

    Raises UnreadablePage when nothing can be unpacked.
    """
    unpacked = b""
    while content.startswith(GZIP) and len(unpacked) <= limit:
        unzip = zlib.decompressobj(wbits=31)
        try:
            unpacked += unzip.decompress(content, limit + 1 - len(unpacked))
        except zlib.error as error:
            if not unpacked:
                raise UnreadablePage(f"{name}: damaged gzip: {error}") from error
            break
        content = unzip.unused_data
    return unpacked


def is_mhtml(content: bytes) -> bool:
    """Say whether bytes are a page that a browser saved as a single file (RFC 2557)."""
    head = content[:8192].replace(b"\r\n", b"\n").lstrip()
    return (
        re.match(rb"[A-Za-z-]{2,40}:", head) is not None
        and _MULTIPART.search(head.partition(b"\n\n")[0]) is not None
    )


def unwrap_mhtml(content: bytes, *, name: str) -> tuple[bytes, str | None, str | None]:
    """Take the page out of MHTML: its bytes, the address it came from, the encoding it was saved in.

    Raises UnreadablePage when there is no HTML in it, or its parts are nested too deep.
    """
    import email
    from email import policy

    try:
        message = email.message_from_bytes(content, policy=policy.compat32)
        parts = list(message.walk())
    except RecursionError as error:
        raise UnreadablePage(
            f"{name}: MHTML with parts nested too deep; save the page again, as HTML"
        ) from error
    for part in parts:
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                return body, _address(part) or _address(message), part.get_content_charset()
    raise UnreadablePage(f"{name}: MHTML without a page in it; save the page again, as HTML")


def _address(part: Message) -> str | None:
    for header in ("Content-Location", "Snapshot-Content-Location"):
        address = str(part.get(header) or "").strip()
        if address.startswith(("http://", "https://")):
            return address
    return None


# --- JATS ------------------------------------------------------------------------------------

_FRONT = regex(r"<(?:article-meta|journal-meta|front-stub)[\s>]")
_ARTICLE = regex(r"<(?:\w{1,20}:)?article[\s>]")
_FRONT_END = regex(r"</front>|</front-stub>(?=\s*<)|<body[\s>]|<back[\s>]")
_SELF_CLOSED = regex(r"<((?:\w{1,20}:)?[A-Za-z][\w.-]{0,40})((?:\s[^<>]{0,4000})?)/>")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_PROLOG = regex(r"<\?[^<>]{0,500}\?>|<!DOCTYPE[^<>\[]{0,1000}(?:\[[^\]]{0,5000}\])?\s{0,20}>", re.I)
# Element names that HTML parsers treat in their own way; in JATS they are like any other.
_RENAMED = regex(
    r"<(/?)(title|source|link|image|head|frame|style|col|object|base|embed|track|area|plaintext|textarea|select|option|noscript|iframe|template)(?=[\s>])"
)
_BLOCKS = regex(
    r"<(?=/?(?:sec|jats-title|aff|contrib|article-title|subtitle|permissions|license|license-p|copyright-statement"
    r"|copyright-holder|copyright-year|kwd|abstract|subject|journal-title|pub-date|date|article-id|issn|volume|issue"
    r"|publisher-name|corresp|fn|author-notes)[\s>])"
)


def is_jats(content: str) -> bool:
    """Say whether a text is an article in JATS or NLM XML."""
    head = content[:200_000]
    return (
        "<html" not in head[:5_000].lower()
        and _FRONT.search(head) is not None
        and _ARTICLE.search(head) is not None
    )


def jats_as_html(content: str) -> str:
    """Write the front matter of a JATS article so that an HTML parser reads it as XML is meant.

    The article's own text is left out: nothing of the record stands in it, and it is nine tenths.
    """
    start = _ARTICLE.search(content)
    begin = start.start() if start else 0
    end = _FRONT_END.search(content, begin)
    front = content[begin : end.start() if end else len(content)]
    front = _with_character_data(_PROLOG.sub("", front))
    front = _SELF_CLOSED.sub(r"<\1\2></\1>", front.replace("\t", " ").replace("\f", " "))
    return _BLOCKS.sub("\f<", _RENAMED.sub(r"<\1jats-\2", front))


def _with_character_data(source: str) -> str:
    """Write sections of character data as text; what never ends is left."""
    written, position = [], 0
    while (start := source.find(_CDATA, position)) >= 0:
        end = source.find(_CDATA_END, start)
        if end < 0:
            break
        inner = source[start + len(_CDATA) : end]
        written += [source[position:start], html.escape(inner, quote=False)]
        position = end + len(_CDATA_END)
    return "".join((*written, source[position:]))
