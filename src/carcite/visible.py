"""The text that a reader of an HTML page sees, line by line.

Walking a tree node by node in Python takes ten times as long as parsing it. So lines are marked in
the source, before it is parsed, by characters that HTML takes for blanks: they change nothing of
the tree but the blanks in it, and the text of the whole body then comes out in one call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

# HTML5 15.3: what the browsers' own style sheet shows as a block starts and ends a line.
BLOCKS = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
]
# Drawings and formulas, whose text is of parts. What stands in a template is in no text anyhow.
UNSEEN = "svg, math"

# Form feeds and tabs are blanks to HTML wherever blanks may stand, in tables too, where any other
# character would be thrown out (HTML 13.2.6.4.9). The source's own are turned into spaces first.
# The three marks are a prefix code, so that neighbours are told apart.
_LINE = "\f"
_HIDE = "\t\t"
_SHOW = "\t\f\t"


def _any_case(tags: list[str]) -> str:
    # A class per letter lets the engine keep its search for the literal "<", which IGNORECASE loses.
    return "|".join("".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in t) for t in tags)


def _by_first_letter(tags: list[str]) -> str:
    """Write the alternatives of `tags` by their first letter, so that few are tried at each "<"."""
    groups = _rests_by_first_letter(tags)
    return "|".join(
        f"[{first}{first.upper()}](?:{_any_case(rests)})" for first, rests in groups.items()
    )


def _rests_by_first_letter(tags: list[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for tag in tags:
        groups.setdefault(tag[0], []).append(tag[1:])
    return groups


# Tags are nearly always written small, and the engine is twice as fast over letters as over classes
# of them; so capitals have a branch of their own. What pages are full of is tried first.
_SMALL = "|".join(
    f"{first}(?:{'|'.join(rests)})"
    for first, rests in _rests_by_first_letter(["div", "li", "p", "td", "br", *BLOCKS]).items()
)
_BLOCK_TAG = re.compile(rf"<(?=/?(?:{_SMALL}|(?=[A-Z])(?:{_by_first_letter(BLOCKS)}))[ >/\s])")
# What stands in scripts and styles is theirs, to the letter: JSON breaks on a form feed. What stands
# in noscript is nobody's who runs scripts; a browser takes it for raw text (HTML 13.2.6.4.4), and
# parsed as markup an element left open in it would swallow the rest of the page.
_RAW = ["script", "style", "noscript"]
_RAW_START = re.compile(rf"<({_by_first_letter(_RAW)})(?=[\s/>])")
_RAW_END = {tag: re.compile(rf"</{_any_case([tag])}[^<>]*>") for tag in _RAW}
_TOKEN = re.compile(f"({_HIDE}|{_SHOW})")


class Cut(NamedTuple):
    """HTML source in pieces, between which stood what is parsed as no markup.

    `raw[i]` is the script or style behind `markup[i]`; a noscript is left out, so that it is "".
    """

    markup: list[str]
    raw: list[str]


def cut_source(source: str) -> Cut:
    """Cut HTML source into its markup and the scripts and styles between."""
    source = source.replace("\t", " ").replace("\f", " ")
    markup: list[str] = []
    raw: list[str] = []
    begin = position = 0
    while start := _RAW_START.search(source, position):
        tag = start[1].lower()
        end = _RAW_END[tag].search(source, start.end())
        if tag == "noscript" and end is None:
            # One that is never closed is left to the parser.
            position = start.end()
            continue
        markup.append(source[begin : start.start()])
        begin = position = end.end() if end else len(source)
        raw.append("" if tag == "noscript" else source[start.start() : position])
    markup.append(source[begin:])
    return Cut(markup, raw)


def marked_source(source: str | Cut) -> str:
    """Mark in HTML source where lines begin and what is not seen, for `visible_text` to find."""
    cut = cut_source(source) if isinstance(source, str) else source
    parts: list[str] = []
    for markup, raw in zip_longest(cut.markup, cut.raw, fillvalue=""):
        parts.append(_BLOCK_TAG.sub(f"{_LINE}<", markup))
        if raw:
            parts += (_HIDE, raw, _SHOW)
    return "".join(parts)


def visible_text(tree: LexborHTMLParser, unseen: Sequence[LexborNode] | None = None) -> str:
    """Render the body of a tree parsed from `marked_source`: a line a block, blanks folded.

    Puts marks around what is not seen into the tree; `unseen` are the drawings and formulas, where
    the caller has found them already.
    """
    body = tree.body
    if body is None:
        return ""
    for node in body.css(UNSEEN) if unseen is None else unseen:
        node.insert_before(_HIDE)
        node.insert_after(_SHOW)
    lines: list[str] = []
    blanks = -1
    # Most of what stands between two marks is the source's indentation.
    for words in map(str.split, _seen(body.text()).split(_LINE)):
        if words:
            lines.append(" ".join(words))
            blanks = 0
        elif blanks < 1:
            lines.append("")
            blanks += 1
    return "\n".join(lines)


def _seen(text: str) -> str:
    """Leave out what stands between the marks for what is not seen; they may be nested."""
    if _HIDE not in text:
        return text
    parts, depth = [], 0
    for token in _TOKEN.split(text):
        if token == _HIDE:
            depth += 1
        elif token == _SHOW:
            depth = max(0, depth - 1)
        elif not depth:
            parts.append(token)
    return "".join(parts)
