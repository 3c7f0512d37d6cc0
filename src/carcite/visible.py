"""The text that a reader of an HTML page sees, line by line."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

# HTML5 15.3: what the browsers' own style sheet shows as a block starts and ends a line.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
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
        "html",
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
        "title",
        "tr",
        "ul",
    ]
)
UNSEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "datalist",
    ]
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def visible_text(tree: LexborHTMLParser) -> str:
    """Render the body as lines: blocks on lines of their own, blanks folded, nothing that is not seen."""
    body = tree.body
    if body is None:
        return ""
    parts: list[str] = []
    stack = [(body, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if leaving:
            parts.append("\n")
            continue
        if tag == "-text":
            parts.append(_BLANKS.sub(" ", node.text_content or ""))
            continue
        if tag in UNSEEN or tag.startswith(("-", "!", "_")):
            continue
        if tag in BLOCKS:
            parts.append("\n")
            stack.append((node, True))
        children = []
        child = node.first_child
        while child is not None:
            children.append((child, False))
            child = child.next
        stack.extend(reversed(children))
    return "".join(parts)
