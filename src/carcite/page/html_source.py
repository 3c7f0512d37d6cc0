"""The markup of an HTML source, apart from what is parsed as no markup or seen by nobody.

A fifth of a page's bytes are scripts, styles, comments and drawings. Cut out before the parse, they
take no time in it, nor in any walk over its tree, and no word of theirs gets into the page's text.
So are lists of references, and the attributes of a tag beyond those that any page's has.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from carcite.page.long_tags import with_few_attributes
from carcite.page.reference_lists import without_reference_lists
from carcite.values.patterns import regex


class Script(NamedTuple):
    """A script of a page: its type, in lower case, and what stands in it."""

    kind: str
    text: str


class Markup(NamedTuple):
    """HTML source in UTF-8: its markup, and its scripts with their tags, in order."""

    html: bytes
    scripts: list[bytes]

    def scripts_of(self, kind: str) -> list[Script]:
        """The scripts that have these words in their type."""
        said = kind.encode()
        found = []
        for source in self.scripts:
            if said in source[: source.find(b">")].lower():
                node = LexborHTMLParser(with_few_attributes(source)).css_first("script")
                of = (node.attributes.get("type") or "").strip().lower() if node else ""
                if node is not None and kind in of:
                    found.append(Script(of, node.text()))
        return found


def _any_case(word: str) -> str:
    # A class per letter lets the engine keep its search for the literal "<", which IGNORECASE loses.
    return "".join(f"[{c}{c.upper()}]" for c in word)


_CUT = ("script", "style", "noscript", "svg")
# What stands in noscript is nobody's who runs scripts; a browser takes it for raw text (HTML
# 13.2.6.4.4), and parsed as markup an element left open in it would swallow the rest of the page.
# The first letters are one class, since a branch for each, or a look ahead, costs half as much again;
# what it lets through besides ("<!vg") is no tag of `_TAGS`. Words written small are found sooner.
_STARTS = regex(
    rf"<[!snSN](?:--|(?:cript|tyle|vg|oscript|{'|'.join(_any_case(tag[1:]) for tag in _CUT)})"
    r"(?=[\s/>]))".encode()
)
_ENDS = {tag: regex(rf"</{_any_case(tag)}[^<>]*>".encode()) for tag in _CUT}
_TAGS = {f"<{tag}".encode(): tag for tag in ("!--", *_CUT)}
# HTML 13.2.5.43: a comment ends so too.
_COMMENT_END = regex(rb"--!?>")
# A drawing that holds any of these has no end of its own (HTML 13.2.6.5), or one within another's.
_NO_DRAWING = regex(rb"<(?:svg|div|p|span|h[1-6]|ul|ol|li|table|section|body)[\s>]", re.I)
_WORDS_ONLY = (b"title", b"texta")


def cut_source(source: bytes) -> Markup:
    """Cut HTML source, in UTF-8, into its markup and its scripts; styles, comments and drawings are left out.

    Tabs and form feeds of its own become spaces, so that they can be marks (see `visible`).
    """
    source = source.replace(b"\t", b" ").replace(b"\f", b" ")
    markup: list[bytes] = []
    scripts: list[bytes] = []
    # Where the next end of a kind is; None where there is none.
    ends: dict[str, int | None] = {}
    position = behind = 0
    while (found := _STARTS.search(source, behind)) is not None:
        start, behind = found.span()
        if _is_in_tag_or_title(source, position, start):
            continue
        tag = _TAGS.get(found.group().lower(), "")
        end = ends.get(tag, 0) if tag else None
        if end is not None and end <= start:
            end = ends[tag] = _end_of(source, tag, start)
        # One that is never closed is left to the parser.
        if end is None:
            continue
        if tag == "svg" and _NO_DRAWING.search(source, behind, end) is not None:
            continue
        markup.append(source[position:start])
        if tag == "script":
            scripts.append(source[start:end])
        position = behind = end
    markup.append(source[position:])
    return Markup(with_few_attributes(without_reference_lists(b"".join(markup))), scripts)


def _end_of(source: bytes, tag: str, start: int) -> int | None:
    if tag == "!--":
        # "<!-->" is a whole comment.
        end = _COMMENT_END.search(source, start + 2)
    else:
        end = _ENDS[tag].search(source, start)
    if end is not None:
        return end.end()
    # A script, a style or a comment without an end goes on to the end of the page.
    return None if tag in ("noscript", "svg") else len(source)


def _is_in_tag_or_title(source: bytes, position: int, start: int) -> bool:
    """Say whether what begins at `start` is in an attribute, or in a title or text area: words there."""
    last = source.rfind(b"<", position, start)
    if last < 0 or not source[last + 1 : last + 2].isalpha():
        return False
    return source.find(b">", last, start) < 0 or (
        source[last + 1 : last + 6].lower() in _WORDS_ONLY
    )
