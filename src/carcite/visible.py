"""The text that a reader of an HTML page sees, line by line.

Walking a tree node by node in Python takes ten times as long as parsing it. So lines are marked in
the source, before it is parsed, by characters that HTML takes for blanks: they change nothing of
the tree but the blanks in it, and the text of the whole body then comes out in one call.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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


def _by_first_letter(tags: list[str], written: Callable[[list[str]], str], capitals: bool) -> str:
    """Write the alternatives of `tags` by their first letter, so that few are tried at each "<"."""
    groups: dict[str, list[str]] = {}
    for tag in tags:
        groups.setdefault(tag[0], []).append(tag[1:])
    return "|".join(
        f"{f'[{first}{first.upper()}]' if capitals else first}(?:{written(rests)})"
        for first, rests in groups.items()
    )


# Tags are nearly always written small, and the engine is twice as fast over letters as over classes
# of them; so capitals have a branch of their own. What pages are full of is tried first.
_SMALL = _by_first_letter(["div", "li", "p", "td", "br", *BLOCKS], "|".join, capitals=False)
_CAPITAL = _by_first_letter(BLOCKS, _any_case, capitals=True)
_BLOCK_TAG = re.compile(rf"<(?=/?(?:{_SMALL}|(?=[A-Z])(?:{_CAPITAL}))[ >/\s])".encode())
# What stands in scripts and styles is theirs, to the letter: JSON breaks on a form feed. What stands
# in noscript is nobody's who runs scripts; a browser takes it for raw text (HTML 13.2.6.4.4), and
# parsed as markup an element left open in it would swallow the rest of the page.
_RAW = (b"script", b"style", b"noscript")
_RAW_END = {tag: re.compile(rb"</%b[^<>]*>" % tag) for tag in _RAW}
_BEHIND_NAME = frozenset(b" \n\r\v/>"[i : i + 1] for i in range(6))
_TOKEN = re.compile(f"({_HIDE}|{_SHOW})")


class Cut(NamedTuple):
    """HTML source in pieces, between which stood what is parsed as no markup.

    `raw[i]` is the script or style behind `markup[i]`; a noscript is left out, so that it is "".
    """

    markup: list[bytes]
    raw: list[bytes]


def cut_source(source: bytes) -> Cut:
    """Cut HTML source, in UTF-8, into its markup and the scripts and styles between."""
    source = source.replace(b"\t", b" ").replace(b"\f", b" ")
    low = source.lower()
    markup: list[bytes] = []
    raw: list[bytes] = []
    position = 0
    for start, tag in _raw_starts(low):
        if start < position:
            continue
        end = _RAW_END[tag].search(low, start)
        if tag == b"noscript" and end is None:
            # One that is never closed is left to the parser.
            continue
        markup.append(source[position:start])
        position = end.end() if end else len(source)
        raw.append(b"" if tag == b"noscript" else source[start:position])
    markup.append(source[position:])
    return Cut(markup, raw)


def _raw_starts(low: bytes) -> list[tuple[int, bytes]]:
    """Where the elements begin whose content is no markup, in a source in lower case; in order."""
    starts: list[tuple[int, bytes]] = []
    for tag in _RAW:
        start = low.find(b"<" + tag)
        while start >= 0:
            behind = start + 1 + len(tag)
            if low[behind : behind + 1] in _BEHIND_NAME:
                starts.append((start, tag))
            start = low.find(b"<" + tag, behind)
    return sorted(starts)


def marked_source(source: bytes | Cut) -> bytes:
    """Mark in HTML source where lines begin and what is not seen, for `visible_text` to find."""
    cut = cut_source(source) if isinstance(source, bytes) else source
    hide, show = _HIDE.encode(), _SHOW.encode()
    parts: list[bytes] = []
    for markup, raw in zip_longest(cut.markup, cut.raw, fillvalue=b""):
        parts.append(_BLOCK_TAG.sub(b"\f<", markup))
        if raw:
            parts += (hide, raw, show)
    return b"".join(parts)


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
    # Most of what stands between two marks is the source's indentation, and most of the rest has
    # its blanks folded already, which is seen at a tenth of the cost of splitting it into words.
    for words in map(str.strip, _seen(body.text()).split(_LINE)):
        if words:
            folded = words.isprintable() and "  " not in words
            lines.append(words if folded else " ".join(words.split()))
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
