"""Read microdata and RDFa: schema.org's words on the elements of the page itself.

Atypon's newer pages, PLOS, PeerJ, MDPI and Sage mark their authors in this way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from carcite.model.claims import Claim
from carcite.page import Page
from carcite.readers.embedded.schema_org import SCHOLARLY, Place, claims_of_node
from carcite.readers.nodes import attribute, plain
from carcite.values.patterns import regex

READER = "structured"
MOST_PROPERTIES = 20_000
# A person within an author within an article; deeper ones are reviews and references.
DEEPEST = 6
# Microdata and RDFa name the same things by other attributes: type, property.
SYNTAXES = (("microdata", "itemtype", "itemprop"), ("rdfa", "typeof", "property"))
WORKS = SCHOLARLY | {"Article"}
# Of a work, only what its own elements say of it is read here; names and texts the head says better.
PERSON_PROPERTIES = frozenset(
    "name givenName familyName affiliation email identifier sameAs url additionalName".split()
)


def read_structured(page: Page) -> Iterator[Claim]:
    """Claim what microdata or RDFa says of the page's work."""
    if page.kind != "html" or page.tree is None:
        return
    for syntax, kind, prop in SYNTAXES:
        node = _work(page, kind, syntax)
        if node is None:
            continue
        found = {"@type": "ScholarlyArticle", **_properties(node, kind, prop)}
        if len(found) > 1:
            yield from claims_of_node(found, Place(READER, f"[{kind}]", 14))


def _work(page: Page, kind: str, syntax: str) -> LexborNode | None:
    assert page.tree is not None
    for node in page.elements[kind][:500]:
        if (node.attributes.get(kind) or "").rsplit("/", 1)[-1].rsplit(":", 1)[-1] in WORKS:
            return node
    # Atypon writes `property` on the article's parts and leaves the article itself unsaid.
    people = any(node.attributes.get(kind) == "Person" for node in page.elements[kind])
    return page.tree.body if syntax == "rdfa" and people else None


def _properties(work: LexborNode, kind: str, prop: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    owners: dict[int, str | None] = {}
    for node in _within(work, prop)[:MOST_PROPERTIES]:
        name = (node.attributes.get(prop) or "").split(" ")[0].rsplit(":", 1)[-1]
        owner = _owner_among(owners, node, work, kind)
        if (
            owner is None
            and name in ("author", "creator", "editor")
            and len(found.get(name, ())) < 5_000
        ):
            found.setdefault(name, []).append(_person(node, kind, prop))
        elif owner is None and name in SIMPLE and name not in found:
            numbered = _NUMBERED.match(plain(node.parent, 80)) if node.parent else None
            if name == "pageStart" and numbered:
                # ACM marks an article's number as its first page; the pages behind it are its own.
                found["articleNumber"] = _value(node)
                if numbered["pages"]:
                    found["pagination"] = numbered["pages"]
            else:
                found[name] = _value(node)
        elif (owner == "PublicationVolume" and name == "volumeNumber") or (
            owner == "PublicationIssue" and name == "issueNumber"
        ):
            found.setdefault(name, _value(node))
    return found


def _within(item: LexborNode, prop: str) -> list[LexborNode]:
    """What stands in an item and is a property: not the item, which may be one of another item."""
    # A question to an element is answered with the element itself, too.
    return [node for node in item.css(f"[{prop}]") if node.mem_id != item.mem_id]


_NUMBERED = regex(
    r"article no\.?:?\s\w{1,12}(?:,\s(?:pages|pp\.)\s(?P<pages>\d{1,6}\s?[-–]\s?\d{1,6}))?", re.I
)
SIMPLE = frozenset(
    "headline datePublished pageStart pageEnd pagination volumeNumber issueNumber doi issn keywords".split()
)


def _owner_among(
    known: dict[int, str | None], node: LexborNode, work: LexborNode, kind: str
) -> str | None:
    """The same as `_owner`, asked once for all that stands in one element."""
    parent = node.parent
    if parent is None:
        return None
    if parent.mem_id not in known:
        known[parent.mem_id] = _owner(node, work, kind)
    return known[parent.mem_id]


def _owner(node: LexborNode, work: LexborNode, kind: str) -> str | None:
    """The type of the item that a property belongs to; None for the work itself."""
    parent = node.parent
    for _ in range(60):
        if parent is None or parent.mem_id == work.mem_id:
            return None
        said = attribute(parent, kind)
        if said:
            return said.rsplit("/", 1)[-1]
        parent = parent.parent
    return "unknown"


def _person(node: LexborNode, kind: str, prop: str) -> Any:
    if node.attributes.get(kind) is None:
        return _value(node)
    found: dict[str, Any] = {"@type": (node.attributes.get(kind) or "").rsplit("/", 1)[-1]}
    for part in _within(node, prop)[:60]:
        for name in (part.attributes.get(prop) or "").split():
            bare = name.rsplit(":", 1)[-1]
            if bare not in PERSON_PROPERTIES:
                continue
            if bare == "name" and _owner(part, node, kind) is not None:
                if "rganization" in (_owner(part, node, kind) or ""):
                    found.setdefault("affiliation", []).append(plain(part, 500))
                continue
            if bare == "affiliation":
                if part.attributes.get(kind) is None:
                    found.setdefault("affiliation", []).append(plain(part, 500))
                continue
            if bare not in found:
                found[bare] = _value(part)
    for link in node.css("a[href*='orcid.org']")[:1]:
        found["identifier"] = link.attributes.get("href")
    return found


def _value(node: LexborNode) -> str:
    said = node.attributes.get("content") or node.attributes.get("datetime")
    if said:
        return said[:60_000]
    if node.tag in ("a", "link") and not plain(node, 200):
        return (node.attributes.get("href") or "")[:2_000]
    return plain(node, 60_000)
