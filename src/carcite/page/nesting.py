"""Flatten what is nested deeper than any page: tree builders take quadratic time over it.

Browsers do so too: Chromium stops at 512 elements.
"""

from __future__ import annotations

import re

DEEPEST = 400
# Below this many tags even the worst nesting takes less than a second.
HARMLESS = 3_000
# Void elements hold nothing, and these end of themselves where the next of their kind begins.
_UNCOUNTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option"
    " optgroup thead tbody tfoot colgroup caption html head body rp rt script style".split()
)
PIECE = 16_384
# What a piece's count may be wrong by: tags without an end, signs in scripts and comments.
_LOOSE = 200
_VOIDS = (
    b"<br",
    b"<img",
    b"<!--",
    b"<input",
    b"<meta",
    b"<link",
    b"<p",
    b"<li",
    b"<hr",
    b"<path",
    b"<use",
    b"<source",
)
_ROOT = re.compile(r"<(?:html|body)(?=[\s/>])[^<>]*>", re.I)
MOST_ROOTS = 50
_RAW = re.compile(r"<(script|style)\b[^<]*(?:<(?!/\1)[^<]*)*")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})[^<>]{0,5000}?(/?)>")


def flattened(source: str) -> str:
    """Leave out the tags of elements that stand more than `DEEPEST` deep; their text stays.

    So are further tags of the whole page, whose attributes the parser gives to the first, one by one.
    """
    markup = _RAW.sub("", source).encode()
    if not may_be_deep(markup):
        return source
    source = _ROOT.sub(_Few(MOST_ROOTS), source)
    return _flat(source) if _is_deep(source) else source


class _Few:
    """Keeps the first matches of a pattern, and leaves the others out."""

    def __init__(self, most: int) -> None:
        self.left = most

    def __call__(self, match: re.Match[str]) -> str:
        self.left -= 1
        return match.group() if self.left >= 0 else " "


def _flat(source: str) -> str:
    depth = dropped = 0

    def judged(match: re.Match[str]) -> str:
        nonlocal depth, dropped
        end, name, closed = match.groups()
        if name.lower() in _UNCOUNTED or closed:
            return match.group() if depth < DEEPEST else " "
        if end:
            if dropped:
                dropped -= 1
                return " "
            depth = max(0, depth - 1)
            return match.group()
        if depth >= DEEPEST:
            dropped += 1
            return " "
        depth += 1
        return match.group()

    return _TAG.sub(judged, source)


def may_be_deep(markup: bytes) -> bool:
    """Say whether more elements begin than end, void ones left out, by more than `DEEPEST` somewhere.

    `markup` is a source without its scripts and styles. Counts in pieces, which takes a tenth of the
    time of looking at each tag.
    """
    rise = 0
    for start in range(0, len(markup), PIECE):
        end = start + PIECE
        rise += markup.count(b"<", start, end) - 2 * markup.count(b"</", start, end)
        if rise > DEEPEST:
            rise -= sum(markup.count(void, start, end) for void in _VOIDS)
        if rise > DEEPEST + _LOOSE:
            return markup.count(b"<") >= HARMLESS
        rise = max(rise, 0)
    return False


def _is_deep(source: str) -> bool:
    depth = 0
    for match in _TAG.finditer(source):
        end, name, closed = match.groups()
        if closed or name.lower() in _UNCOUNTED:
            continue
        depth = max(0, depth - 1) if end else depth + 1
        if depth > DEEPEST:
            return True
    return False
