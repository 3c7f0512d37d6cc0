"""The text that a reader of an HTML page sees, line by line.

Walking a tree node by node in Python takes ten times as long as parsing it. So lines are marked in
the source, before it is parsed, by characters that HTML takes for blanks: they change nothing of
the tree but the blanks in it, and the text of the whole body then comes out in one call.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

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
    groups: dict[str, list[str]] = {}
    for tag in tags:
        groups.setdefault(tag[0], []).append(tag[1:])
    return "|".join(
        f"[{first}{first.upper()}](?:{_any_case(rests)})" for first, rests in groups.items()
    )


_BLOCK_TAG = re.compile(rf"<(?=/?(?:{_by_first_letter(BLOCKS)})[\s/>])")
# What stands in scripts and styles is theirs, to the letter: JSON breaks on a form feed. What stands
# in noscript is nobody's who runs scripts; a browser takes it for raw text (HTML 13.2.6.4.4), and
# parsed as markup an element left open in it would swallow the rest of the page.
_RAW = ["script", "style", "noscript"]
_RAW_START = re.compile(rf"<({_by_first_letter(_RAW)})(?=[\s/>])")
_RAW_END = {tag: re.compile(rf"</{_any_case([tag])}[^<>]*>") for tag in _RAW}
_MANY_LINES = re.compile(r"\n{3,}")
_TOKEN = re.compile(f"({_HIDE}|{_SHOW})")


def marked_source(source: str) -> str:
    """Mark in HTML source where lines begin and what is not seen, for `visible_text` to find."""
    source = source.replace("\t", " ").replace("\f", " ")
    parts: list[str] = []
    position = 0
    while True:
        start = _RAW_START.search(source, position)
        if start is None:
            break
        tag = start[1].lower()
        end = _RAW_END[tag].search(source, start.end())
        parts.append(_BLOCK_TAG.sub(f"{_LINE}<", source[position : start.start()]))
        if tag == "noscript":
            # One that is never closed is left to the parser.
            position = end.end() if end else start.start() + 1
            parts.append("" if end else "<")
            continue
        position = end.end() if end else len(source)
        parts += (_HIDE, source[start.start() : position], _SHOW)
    parts.append(_BLOCK_TAG.sub(f"{_LINE}<", source[position:]))
    return "".join(parts)


def visible_text(tree: LexborHTMLParser) -> str:
    """Render the body of a tree parsed from `marked_source`: a line a block, blanks folded.

    Puts marks around what is not seen into the tree.
    """
    body = tree.body
    if body is None:
        return ""
    for node in body.css(UNSEEN):
        node.insert_before(_HIDE)
        node.insert_after(_SHOW)
    lines = [" ".join(line.split()) for line in _seen(body.text()).split(_LINE)]
    return _MANY_LINES.sub("\n\n", "\n".join(lines))


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
