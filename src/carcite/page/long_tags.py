"""Cut off the attributes of a tag that has more than any page's: the parser compares all with all.

A megabyte of them in one tag takes it minutes.
"""

from __future__ import annotations

import re
from itertools import islice

from carcite.values.patterns import regex

MOST_ATTRIBUTES = 1_000
# A tag of some more attributes, which take four bytes at least, fills one of these pieces.
PIECE = 2 * MOST_ATTRIBUTES
FEW_SIGNS = 10
# HTML 13.2.5.32 to 13.2.5.39: a name, and a value in quotes or without. Each can be read in one way only.
_ATTRIBUTE = (
    rb"[\s/]*+(?:=[^\s/>=]*+|[^\s/>=]++)(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+"
)
_ATTRIBUTES = regex(_ATTRIBUTE)
_TAG = regex(rb"</?[A-Za-z][^\s/>]*+((?:" + _ATTRIBUTE + rb")*+)")


def with_few_attributes(html: bytes) -> bytes:
    """Leave out of markup what attributes a tag has beyond `MOST_ATTRIBUTES`.

    Looked for only where a stretch of markup begins no tag or ends none, which few do. So a tag
    whose values hold signs of both kinds ("<p>") all along stays as it is.
    """
    kept: list[bytes] = []
    position = looked = 0
    for start in range(0, len(html), PIECE):
        end = start + PIECE
        if start < looked:
            continue
        if html.find(b">", start, end) < 0:
            # No tag has ended since the last ">": the first that begins behind it reaches to here.
            begin = html.find(b"<", max(looked, html.rfind(b">", looked, start) + 1), end)
        elif html.find(b"<", start, end) < 0:
            begin = html.rfind(b"<", looked, start)
        else:
            continue
        found = _tag_at(html, begin, end) if begin >= 0 else None
        looked = end if found is None else max(end, found.end())
        last = _last_attribute(html, found) if found is not None else None
        if found is not None and last is not None:
            kept.append(html[position:last])
            position = found.end()
    return b"".join((*kept, html[position:])) if kept else html


def _tag_at(html: bytes, begin: int, end: int) -> re.Match[bytes] | None:
    """The first tag from a sign on; some signs before it may begin none."""
    for _ in range(FEW_SIGNS):
        found = _TAG.match(html, begin)
        if found is not None:
            return found
        begin = html.find(b"<", begin + 1, end)
        if begin < 0:
            return None
    return None


def _last_attribute(html: bytes, tag: re.Match[bytes]) -> int | None:
    """Where the last attribute ends that a tag may have; None where it has no more."""
    if tag.end() - tag.start() < 2 * MOST_ATTRIBUTES:
        return None
    attributes = _ATTRIBUTES.finditer(html, tag.start(1), tag.end())
    last = next(islice(attributes, MOST_ATTRIBUTES - 1, None), None)
    return last.end() if last is not None else None
