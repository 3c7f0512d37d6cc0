"""The lists of what an article cites, cut out of an HTML source before it is parsed.

They take a third of the bytes of a page with an article's full text, and what they say is of other
works: their years, names, DOIs and licences are nobody's who asks about this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from carcite.values.patterns import regex

# Such a list has it in the name of its element, or stands under a heading that is it.
_STEMS = (b"eferences", b"EFERENCES")
_KINDS = rb"div|section|ol|ul|dl|table"
_OPENING = regex(rb"<(" + _KINDS + rb")(?=[\s>])[^<>]*(?<!/)>", re.I)
# "c-article-references" is such a name, "references__item" and "referencesTab" are parts of one.
_BEHIND_NAME = regex(rb"(?:[ -]list)?(?![\w-])", re.I)
_ATTRIBUTES = (b" class=", b" id=")
_UNDER_HEADING = regex(
    rb"eferences(?: and notes| cited)?(?:[\s:]|&nbsp;|\(\d{1,4}\)|</?(?:span|a|b|strong|i|button)\b[^<>]*>){0,20}</h[1-6]>"
    rb"(?:\s|</?(?:span|a|button)\b[^<>]*>){0,20}(?=<(?:" + _KINDS + rb")[\s>])",
    re.I,
)
_ENDS = {tag: regex(rb"<(/?)" + tag + rb"[\s/>]", re.I) for tag in _KINDS.split(b"|")}
# A shorter one costs nothing; where many are no lists, the rest is not tried.
SHORTEST, MOST = 3_000, 40
LONGEST_TAG = 1_000
_YEAR = regex(rb"(?:19|20)\d\d(?!\d)")
FEW_YEARS = 5
# Where any of these stands in its first or last part, more than a list of others' works may be in it: a
# word of rights, the article's own citation, dates or keywords, the page's foot.
_MORE = (
    *(b"copyright", b"\xc2\xa9", b"&copy;", b"&#169;", b"&#xa9;", b"(c) ", b"license", b"licence", b"rights reserved"),
    *(b"creative commons", b"creativecommons", b"cc by", b"cc-by", b"cc0", b"derechos", b"direitos", b"droits"),
    *(b"keywords", b"received", b"accepted", b"cite this", b"to cite", b"published:", b"<footer"),
)  # fmt: skip
FIRST_PART, LAST_PART = 2_000, 6_000
# A heading in it that is none of a list of references begins something else.
_HEADING = regex(rb"<h[1-6][\s>](?!.{0,300}?(?:eferences|ibliograph|iterature cited))", re.I | re.S)


def without_reference_lists(html: bytes) -> bytes:
    """Leave out of markup the elements that by their name or their heading are the article's references.

    An element stays whose end is not found, that is short, that has few years in it, or that holds more.
    """
    kept: list[bytes] = []
    position = 0
    for start, tag in sorted(islice(_named(html), MOST)):
        if start < position:
            continue
        end = _end_of(html, tag, start)
        if end is not None and _is_list_of_others(html, start, end):
            kept.append(html[position:start])
            position = end
    return b"".join((*kept, html[position:])) if kept else html


def _named(html: bytes) -> Iterator[tuple[int, bytes]]:
    """Where elements begin that are called references, or stand under such a heading, and their tags."""
    # An article's title stands before what it cites.
    begin = max(0, html.find(b"<h1"))
    found = False
    for stem in _STEMS:
        if found:
            return
        at = html.find(stem, begin)
        while at >= 0:
            opening = _opening_at(html, at)
            if opening is not None:
                found = True
                yield opening.start(), opening[1].lower()
            at = html.find(stem, at + 1)


def _opening_at(html: bytes, at: int) -> re.Match[bytes] | None:
    """The tag whose name the word is in, or, where it is a heading's, the tag behind the heading."""
    start = html.rfind(b"<", max(0, at - LONGEST_TAG), at)
    if start >= 0 and html.find(b">", start, at) < 0:
        return _OPENING.match(html, start) if _is_name(html, start, at) else None
    heading = _UNDER_HEADING.match(html, at)
    return _OPENING.match(html, heading.end()) if heading is not None else None


def _is_name(html: bytes, start: int, at: int) -> bool:
    """Say whether the word in the tag at `start` is a name in its class or id."""
    if html[at - 2 : at - 1].isalpha() or _BEHIND_NAME.match(html, at + len(_STEMS[0])) is None:
        return False
    quote = max(html.rfind(b'"', start, at), html.rfind(b"'", start, at))
    begin = quote if quote >= 0 else html.rfind(b"=", start, at) + 1
    attribute = html[max(start, begin - 7) : begin].lower().replace(b"\n", b" ")
    return attribute.endswith(_ATTRIBUTES)


def _end_of(html: bytes, tag: bytes, start: int) -> int | None:
    """Where an element ends: its tag is closed as often as opened; None where it is not."""
    depth = 0
    for found in _ENDS[tag].finditer(html, start):
        depth += -1 if found[1] else 1
        if not depth:
            return html.find(b">", found.start()) + 1 or None
    return None


def _is_list_of_others(html: bytes, start: int, end: int) -> bool:
    if end - start < SHORTEST or _HEADING.search(html, start, end) is not None:
        return False
    ends = html[start : min(start + FIRST_PART, end)] + html[max(start, end - LAST_PART) : end]
    # The name of the list itself may hold one of the words.
    low = ends[ends.find(b">") :].lower()
    if any(words in low for words in _MORE):
        return False
    years = list(islice(_YEAR.finditer(html, start, end), FEW_YEARS))
    return len(years) == FEW_YEARS
