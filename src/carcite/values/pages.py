"""Page ranges and article numbers."""

from __future__ import annotations

import re

from carcite.values.patterns import regex
from carcite.values.text import clean

_WORDS = "pages?|pp?|págs?|páginas?|pags?|seiten?|页码?|頁|стр"
# German and Russian abbreviate to one letter, which without its stop is part of the number: "S12".
_LETTERS = "s|с"
_LABEL = regex(
    rf"^(?:(?:{_WORDS})[.:：]?\s{{0,3}}(?=\d)|(?:{_WORDS}|{_LETTERS})(?:[.:：]\s{{0,3}}|\s{{1,3}})(?=[\dA-Za-z]))",
    re.I,
)
# "1029.e8": what the web has after the printed page; "xiv": a book's front matter.
_NUMBER = r"[A-Za-z]{0,5}\d{1,9}(?:\.e?\d{1,4}|[A-Za-z]{0,3})|[ivxlcdm]{1,8}"
_RANGE = regex(rf"({_NUMBER})\s{{0,3}}[-‐‑‒–—−~]{{1,2}}\s{{0,3}}({_NUMBER})")
_SINGLE = regex(
    r"[A-Za-z]{0,5}[.-]?\d{1,9}(?:[-.]\d{1,6})?[A-Za-z]{0,3}|[ivxlcdm]{1,8}|[IVXLC]{2,8}"
)
_AROUND = " .,;()"
# What systems print when there are no pages.
_NONE = frozenset({"n/a", "na", "no-no", "no", "np", "-", "–", "?", "0", "0-0", "1-n/a", "n/a-n/a"})


def page_range(first: str, last: str) -> str:
    """Return the range of a first and a last page; a last page in short is written out, as RIS and Crossref have it.

    >>> page_range("101", "9")
    '101-109'
    >>> page_range("e12", "")
    'e12'
    """
    if not last or last == first:
        return first
    # Numbers of six digits and more are articles', and a small number beside one counts its pages.
    if first.isdecimal() and last.isdecimal() and len(last) < len(first) < 6:
        whole = first[: -len(last)] + last
        if int(whole) > int(first):
            return f"{first}-{whole}"
    return f"{first}-{last}"


def canonical_pages(text: str) -> str:
    """Return pages as `12-34` or `e123`, without label, hyphen as separator; raises ValueError.

    >>> canonical_pages("pp. 101–115")
    '101-115'
    >>> canonical_pages("S12")
    'S12'
    """
    words = clean(text).strip(_AROUND)
    # A label in a column of its own stands before one in the cell: "p p1".
    while label := _LABEL.match(words):
        words = words[label.end() :].strip(_AROUND)
    if words.lower() in _NONE:
        raise ValueError(f"{text[:40]!r} says that there are no pages")
    found = _RANGE.fullmatch(words)
    if found:
        return found[1] if found[1] == found[2] else f"{found[1]}-{found[2]}"
    if _SINGLE.fullmatch(words):
        return words
    parts = [part.strip() for part in words.split(",")]
    if len(parts) > 1 and all(part and "," not in part for part in parts):
        return ", ".join(canonical_pages(part) for part in parts)
    raise ValueError(f"no pages in {text[:60]!r}; 12-34, S12 and e123 are pages")
