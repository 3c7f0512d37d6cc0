"""Read JSON-LD: the works that a page describes in schema.org's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from carcite.model.claims import Claim
from carcite.page import Page
from carcite.readers.embedded.schema_org import (
    Node,
    Place,
    as_list,
    claims_of_node,
    is_work,
    text_of_node,
)

READER = "json_ld"
# Nodes looked at in one page's graphs, and how deep works are looked for.
MOST_NODES = 20_000
DEEPEST = 6


def read_json_ld(page: Page) -> Iterator[Claim]:
    """Claim what the page's JSON-LD says of the one work that it is about."""
    works = list(find_works(page))
    if not works or is_listing(works):
        return
    for place, work in works[:3]:
        yield from claims_of_node(work, place)


def is_listing(works: list[tuple[Place, Node]]) -> bool:
    """Say whether the works are several: a list of articles, none of which is the page's own."""
    titles = {text_of_node(work.get("headline") or work.get("name")) for _, work in works}
    return len(titles) > 3


def find_works(page: Page) -> Iterator[tuple[Place, Node]]:
    """Find the works in all scripts, graphs and lists; a script that is broken hides no other."""
    for number, data in enumerate(page.linked_data):
        by_id = {str(node["@id"]): node for node in _nodes(data, 0) if "@id" in node}
        for node in islice(_nodes(data, 0), MOST_NODES):
            if is_work(node):
                where = f"script[type=application/ld+json]:{number}"
                yield Place(READER, where), resolved(node, by_id)


def _nodes(data: object, depth: int) -> Iterator[dict[str, Any]]:
    """The nodes at the top, in @graph, in lists and behind mainEntity; not those inside works."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data[:MOST_NODES]:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, Mapping):
        yield dict(data)
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), (list, Mapping)):
                yield from _nodes(data[key], depth + 1)


def resolved(node: Node, by_id: Mapping[str, Node]) -> Node:
    """Put the nodes that a work names by their id in their places."""

    def whole(value: object, depth: int) -> object:
        if isinstance(value, list):
            return [whole(item, depth) for item in value[:5_000]]
        if not isinstance(value, Mapping) or depth > 3:
            return value
        known = by_id.get(str(value.get("@id"))) if len(value) == 1 and "@id" in value else None
        found: dict[str, object] = dict(known or value)
        if known is not None or "isPartOf" in found:
            found["isPartOf"] = whole(found.get("isPartOf"), depth + 1)
        return found

    links = ("author", "creator", "editor", "publisher", "isPartOf")
    return {**node, **{key: whole(node[key], 0) for key in links if as_list(node.get(key))}}
