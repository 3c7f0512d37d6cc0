"""Flatten what is nested deeper than any page: tree builders take quadratic time over it.

Browsers do so too: Chromium stops at 512 elements.
"""

from __future__ import annotations

import re
from collections import Counter

from carcite.values.patterns import regex

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
_ROOT = regex(r"<(?:html|body)(?=[\s/>])[^<>]*>", re.I)
MOST_ROOTS = 50
# More signs than any real page has (51,000 of 157 pages); what is nested in so many is counted by name.
MOST_TRUSTED = 60_000
# The parser begins these anew in each paragraph until they are ended, so that fewer of them do harm.
FEW_FORMATS = 10_000
_FORMAT = regex(rb"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.I)
_RAW = regex(r"<(script|style)\b[^<]*(?:<(?!/\1)[^<]*)*")
# A sign in quotes is no tag's.
_TAG = regex(r"<(/?)([A-Za-z][\w:-]{0,40})(?:[^<>\"']++|\"[^\"]{0,5000}+\"|'[^']{0,5000}+')*+>")


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


class _Depth:
    """How deep one is in a source, tag by tag; an end counts where an element of its name is open."""

    def __init__(self) -> None:
        self.depth = 0
        self._open: Counter[str] = Counter()

    def rise(self, tag: re.Match[str]) -> int:
        """Return 1 where a tag begins an element that is counted, -1 where it ends one, else 0."""
        name = tag[2].lower()
        if name in _UNCOUNTED or tag[0].endswith("/>"):
            return 0
        if not tag[1]:
            return 1
        return -1 if self._open[name] else 0

    def go(self, tag: re.Match[str], rise: int) -> None:
        """Take a step that `rise` has told."""
        self._open[tag[2].lower()] += rise
        self.depth += rise


def _flat(source: str) -> str:
    at = _Depth()
    dropped: Counter[str] = Counter()

    def judged(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if tag[1] and dropped[name]:
            dropped[name] -= 1
            return " "
        rise = at.rise(tag)
        if rise == 1 and at.depth >= DEEPEST:
            dropped[name] += 1
            return " "
        if rise == 0 and at.depth >= DEEPEST:
            return " "
        at.go(tag, rise)
        return tag[0]

    return _TAG.sub(judged, source)


def may_be_deep(markup: bytes) -> bool:
    """Say whether more elements begin than end, void ones left out, by more than `DEEPEST` somewhere.

    `markup` is a source without its scripts and styles. Counts in pieces, which takes a tenth of the
    time of looking at each tag. Ends of elements that never began deceive the count: where there are
    more tags than any page has, or formats that do not end, each tag is looked at.
    """
    signs = markup.count(b"<")
    if signs > MOST_TRUSTED or (signs > FEW_FORMATS and _formats_left(markup) > DEEPEST):
        return True
    rise = 0
    for start in range(0, len(markup), PIECE):
        end = start + PIECE
        rise += markup.count(b"<", start, end) - 2 * markup.count(b"</", start, end)
        if rise > DEEPEST:
            rise -= sum(markup.count(void, start, end) for void in _VOIDS)
        if rise > DEEPEST + _LOOSE:
            return signs >= HARMLESS
        rise = max(rise, 0)
    return False


def _formats_left(markup: bytes) -> int:
    """How many more formats begin than end."""
    return sum(-1 if tag[1] else 1 for tag in _FORMAT.finditer(markup))


def _is_deep(source: str) -> bool:
    at = _Depth()
    for tag in _TAG.finditer(source):
        rise = at.rise(tag)
        at.go(tag, rise)
        if at.depth > DEEPEST:
            return True
    return False
