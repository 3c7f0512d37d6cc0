"""Page ranges and article numbers."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"^(?:pages?|pp?|págs?|páginas?|pags?|seiten?|s|页码?|頁|стр|с)[.:：]?\s{0,3}(?=[\dA-Za-z])",
    re.I,
)
_RANGE = re.compile(
    r"([A-Za-z]{0,5}\d{1,9}[A-Za-z]{0,3})\s{0,3}[-‐‑‒–—−~]{1,2}\s{0,3}([A-Za-z]{0,5}\d{1,9}[A-Za-z]{0,3})"
)
_SINGLE = re.compile(r"[A-Za-z]{0,5}[.-]?\d{1,9}(?:[-.]\d{1,6})?[A-Za-z]{0,3}|[ivxlcdm]{1,8}")
# What systems print when there are no pages.
_NONE = frozenset({"n/a", "na", "no-no", "no", "np", "-", "–", "?", "0", "0-0", "1-n/a", "n/a-n/a"})


def canonical_pages(text: str) -> str:
    """Return pages as `12-34` or `e123`, without label, hyphen as separator; raises ValueError.

    >>> canonical_pages("pp. 101–115")
    '101-115'
    """
    words = _LABEL.sub("", " ".join(text.split()).strip(" .,;()")).strip(" .,;()")
    if words.lower() in _NONE:
        raise ValueError(f"{text[:40]!r} says that there are no pages")
    found = _RANGE.fullmatch(words)
    if found:
        return found[1] if found[1] == found[2] else f"{found[1]}-{found[2]}"
    if _SINGLE.fullmatch(words) or all(
        _RANGE.fullmatch(part.strip()) or _SINGLE.fullmatch(part.strip())
        for part in words.split(",")
    ):
        return re.sub(r"\s{0,3}[‐‑‒–—−]\s{0,3}", "-", words)
    raise ValueError(f"no pages in {text[:60]!r}; 12-34, S12 and e123 are pages")
