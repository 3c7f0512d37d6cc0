"""What readers ask of nodes of the tree: their text with inline markup kept, their classes, their order."""

from __future__ import annotations

from collections.abc import Callable

from selectolax.lexbor import LexborNode

from carcite.page import Page
from carcite.values.inline import BLOCKS, MARKUP, marked_text
from carcite.values.patterns import regex
from carcite.values.text import clean

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Not words of the text, though they stand in it.
UNREAD = frozenset(
    "script style template noscript svg button figure select option input textarea nav iframe"
    " annotation annotation-xml math-alt object canvas audio video mjx-assistive-mml".split()
)
UNREAD_CLASSES = frozenset(
    "visually-hidden sr-only screen-reader-text show-for-sr MathJax MathJax_Preview MathJax_Display"
    " mjx-chtml tooltip figure fig table-wrap".split()
)
# An abstract has some hundred nodes.
MOST_NODES = 20_000


def marked(node: LexborNode, *, without: Callable[[LexborNode], bool] | None = None) -> str:
    """Return a node's text with CSL's inline markup; headings in it end in a colon.

    `without` says which nodes within it to leave out.
    """
    only = node.first_child
    if only is not None and only.tag == "-text" and only.next is None:
        tag = node.tag or ""
        unread = tag in UNREAD or tag.startswith(("-", "!", "_")) or _is_unread(node)
        return "" if unread else _joined(_escaped(only.text_content or ""))
    parts: list[str] = []
    stack: list[LexborNode | str] = [node]
    count = 0
    while stack and count < MOST_NODES:
        item = stack.pop()
        count += 1
        if isinstance(item, str):
            parts.append(item)
            continue
        tag = item.tag or ""
        if tag == "-text":
            parts.append(_escaped(item.text_content or ""))
            continue
        # A section of character data in a formula is no element, and has neither tag nor class.
        if not tag or tag in UNREAD or tag.startswith(("-", "!", "_")) or _is_unread(item):
            continue
        if without is not None and item.mem_id != node.mem_id and without(item):
            continue
        # A heading asked for by itself is a title, and ends as it does.
        before, after = ("", "") if count == 1 else _around(tag)
        parts.append(before)
        stack.append(after)
        children: list[LexborNode] = []
        child = item.first_child
        while child is not None:
            children.append(child)
            child = child.next
        stack.extend(reversed(children))
    return _joined("".join(parts))


def plain(node: LexborNode, limit: int = 100_000) -> str:
    """Return a node's text without markup, blanks folded."""
    return clean((node.text() or "")[:limit])


def _around(tag: str) -> tuple[str, str]:
    if tag in MARKUP and tag not in ("cite", "dfn", "b", "strong"):
        return f"<{MARKUP[tag]}>", f"</{MARKUP[tag]}>"
    if tag in HEADINGS:
        return " ", "\x00 "
    return (" ", " ") if tag in BLOCKS else ("", "")


def _escaped(text: str) -> str:
    # What the parser has decoded is text, and "<" in it is no tag.
    return text.replace("&", "&amp;").replace("<", "&lt;") if "<" in text or "&" in text else text


def attribute(node: LexborNode, name: str) -> str | None:
    """One attribute of a node; None also where it has no value, and of a node that is no element.

    It takes half the time of asking for all attributes. The document, a text and a comment have no
    `attrs`: selectolax raises TypeError, and before 0.4.9 it read memory that was not its own.
    """
    return node.attrs.get(name) if node.is_element_node else None


def _is_unread(node: LexborNode) -> bool:
    classes = attribute(node, "class")
    return classes is not None and not UNREAD_CLASSES.isdisjoint(classes.split())


def _joined(text: str) -> str:
    # A heading within becomes "Methods: …", unless it ends in a stop of its own.
    if "\x00" in text:
        *headed, last = text.split("\x00")
        text = "".join(map(_closed, headed)) + last
    return marked_text(text)


def _closed(text: str) -> str:
    """Let what ends in a heading end in a colon, or in the heading's own stop."""
    words = text.rstrip()
    return words[:-1].rstrip() + words[-1] if words.endswith((".", ":", "?", "!")) else f"{words}:"


_NO_CLASSES: frozenset[str] = frozenset()


def classes_of(node: LexborNode) -> frozenset[str]:
    """The node's classes, in lower case."""
    classes = attribute(node, "class")
    return frozenset(classes.lower().split()) if classes else _NO_CLASSES


_MOST_ASKED = 5_000
_NAMED = regex(r"[.#]([\w-]+)")


def that_may_be(selectors: str, names: frozenset[str]) -> list[str]:
    """The selectors of a list whose classes and ids are all on the page.

    >>> that_may_be("ul.authors > li, .loa > li", frozenset({"authors"}))
    ['ul.authors > li']
    """
    return [one for one in selectors.split(", ") if names.issuperset(_NAMED.findall(one))]


# Marks that many pages have on elements of a few kinds: several lists ask for them, each for its kinds.
_COMMON = frozenset(("authors",))
_TAG_AND_CLASS = regex(r"([a-z]+)\.([\w-]+)")


def of_known_kinds(
    page: Page, mark: str, selectors: list[str], kinds: dict[str, frozenset[str]]
) -> list[str]:
    """Leave out the selectors of elements that the page has of other kinds only: one question for several lists.

    `kinds` keeps, from list to list, the tags of the elements that have a mark.
    """
    if page.tree is None or mark not in _COMMON:
        return selectors
    if mark not in kinds:
        nodes = page.tree.css(f".{mark}")[:_MOST_ASKED]
        kinds[mark] = frozenset(node.tag or "" for node in nodes)
    known = kinds[mark]
    return [
        one
        for one in selectors
        if all(tag in known for tag, name in _TAG_AND_CLASS.findall(one) if name == mark)
    ]
