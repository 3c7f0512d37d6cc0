"""Which selectors of a list may select anything on a page: each costs a walk over the tree."""

from __future__ import annotations

from carcite.page import Page
from carcite.values.patterns import regex

MOST_NODES = 5_000
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
        nodes = page.tree.css(f".{mark}")[:MOST_NODES]
        kinds[mark] = frozenset(node.tag or "" for node in nodes)
    known = kinds[mark]
    return [
        one
        for one in selectors
        if all(tag in known for tag, name in _TAG_AND_CLASS.findall(one) if name == mark)
    ]
