"""The text that a reader of an HTML page sees, line by line.

Walking a tree node by node in Python takes ten times as long as parsing it. So lines are marked in
the source, before it is parsed, by characters that HTML takes for blanks: they change nothing of
the tree but the blanks in it, and the text of the whole body then comes out in one call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from carcite.page.lines import Line
from carcite.values.patterns import regex

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
_BLOCK_TAG = regex(rf"<(?=/?(?:{_SMALL}|(?=[A-Z])(?:{_CAPITAL}))[ >/\s])".encode())
_TOKEN = regex(f"({_HIDE}|{_SHOW})")


def marked_source(html: bytes) -> bytes:
    """Mark in the markup of `cut_source` where lines begin, for `visible_lines` to find."""
    return _BLOCK_TAG.sub(b"\f<", html)


def visible_lines(
    tree: LexborHTMLParser, unseen: Sequence[LexborNode]
) -> tuple[str, tuple[Line, ...]]:
    """Render the body of a tree parsed from `marked_source`: a line a block, blanks folded.

    Gives the text and its lines. Puts marks around what is not seen, the nodes of `unseen`, into the
    tree. What stands in a template is in no text anyhow.
    """
    body = tree.body
    if body is None:
        return "", ()
    for node in unseen:
        node.insert_before(_HIDE)
        node.insert_after(_SHOW)
    pieces = list(map(str.strip, _seen(body.text()).split(_LINE)))
    said = [index for index, words in enumerate(pieces) if words]
    # No more than one empty line stands between two, and no more than two at an end.
    offset = min(said[0] if said else len(pieces), 2)
    texts = [""] * offset
    lines: list[Line] = []
    last = -1
    for index in said:
        words = pieces[index]
        # Most lines have their blanks folded already, which is seen at a tenth of the cost of
        # splitting them into words.
        if not words.isprintable() or "  " in words:
            words = " ".join(words.split())
        apart = index - last > 1
        if lines and apart:
            texts.append("")
            offset += 1
        end = offset + len(words)
        # A named tuple's own constructor is a function in Python, which takes twice as long.
        lines.append(tuple.__new__(Line, (words, offset, end, apart if lines else offset > 1)))
        texts.append(words)
        offset = end + 1
        last = index
    if said and last < len(pieces) - 1:
        texts.append("")
    return "\n".join(texts), tuple(lines)


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
