"""Plain words: cleaned for the record, folded for comparison."""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from carcite.values.patterns import regex

# Characters that a reader does not see: soft hyphen, zero-width marks, direction marks, controls.
_UNSEEN = regex(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
# Halves of characters (lone surrogates), which no encoding holds; a file never has one, a str may.
HALVES = regex("[\ud800-\udfff]")
_ENTITY = regex(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.I)
# UTF-8 read as Windows-1252: a lead byte's letter, then what Windows-1252 makes of 80 to BF.
# One class of letters begins all of them, which the engine looks for fifteen times as fast.
_MOJIBAKE = regex(
    r"[ÂÃÄÅÆÇÈÉÊËÎÏÐÑâï](?:(?<![âï])[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|(?<=â)€|(?<=ï)¬)"
)
# ASCII has a table of its own, which Python looks up without a search.
_ASCII_FOLDED = {code: chr(code).lower() if chr(code).isalnum() else None for code in range(128)}
_NO_WORD = regex(r"[\W_]+")
_UNDECOMPOSED = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE",
     "œ": "oe", "Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)  # fmt: skip


def clean(text: str) -> str:
    """Fold blanks to one, drop what nobody sees, decode entities (twice when escaped twice), mend mojibake."""
    for _ in range(2):
        if "&" not in text or ";" not in text:
            break
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    # The halves of a mangled letter can be characters that nobody sees: "í" becomes "Ã" and a soft hyphen.
    text = mend_mojibake(text)
    if not text.isprintable():
        # Most of it are line ends and the form feeds that mark where lines begin (see `visible`):
        # without these, few texts are searched for more, which takes ten times as long.
        text = text.replace("\n", " ").replace("\f", " ").replace("\t", " ").replace("\xa0", " ")
        if not text.isprintable():
            text = _UNSEEN.sub("", text)
    words = " ".join(text.split())
    return words if words.isascii() else unicodedata.normalize("NFC", words)


def whole(text: str) -> str:
    """Replace halves of characters (lone surrogates) by U+FFFD; offsets stay as they are."""
    try:
        # To encode a text takes a tenth of the time of a search in it.
        text.encode()
    except UnicodeEncodeError:
        return HALVES.sub("\ufffd", text)
    return text


# Python's own: of what its source, host names and nothing are written in, no file is.
_NO_ENCODINGS = frozenset(("unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"))


def is_encoding(name: str) -> bool:
    """Say whether Python knows an encoding by this name, and one that files are written in."""
    try:
        # One that makes bytes of bytes ("hex") is asked to decode before it says so, by a LookupError.
        b"a".decode(name, "replace")
        return codecs.lookup(name).name not in _NO_ENCODINGS
    except (LookupError, ValueError):
        # ValueError: a name with a NUL in it, or one that is not ASCII.
        return False


def mend_mojibake(text: str) -> str:
    """Undo UTF-8 that was read as Windows-1252 or Latin-1, where the whole text proves it; else leave it alone."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return text


# A page says its names and lines in four places; what was said of the last thousand short texts is kept.
_KEPT = 1024
_LONGEST_KEPT = 300
_Said = TypeVar("_Said")


def remembered(function: Callable[[str], _Said]) -> Callable[[str], _Said]:
    """Keep what a function says of short texts, so that it is not asked twice; it must depend on nothing else."""
    kept = lru_cache(maxsize=_KEPT)(function)

    @wraps(function)
    def said_of(text: str) -> _Said:
        return kept(text) if len(text) < _LONGEST_KEPT else function(text)

    return said_of


@remembered
def fold(text: str) -> str:
    """Reduce to what two spellings of the same words share: letters and digits, no case, no accents."""
    if text.isascii():
        return text.translate(_ASCII_FOLDED)
    decomposed = unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED))
    # What accents are after decomposition is no letter.
    return _NO_WORD.sub("", decomposed).casefold()
