"""Tell a page that lists several articles from an article's own, and take the list apart.

Related articles and references are lists too: what stands among them never makes a page a list.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from selectolax.lexbor import LexborHTMLParser, LexborNode

from carcite.lexicon.words import LABELS
from carcite.model.claims import Claim
from carcite.page import Page
from carcite.page.head import Meta
from carcite.readers.embedded.coins import read_coins
from carcite.readers.embedded.json_ld import read_json_ld, resolved
from carcite.readers.embedded.microdata import read_structured
from carcite.readers.embedded.schema_org import SCHOLARLY, as_list, text_of_node, types_of
from carcite.readers.head.meta_tags import read_meta_tags
from carcite.readers.lists.shapes import (
    MARKED_UP,
    SHAPES,
    Shape,
    base_of,
    read_heading,
    read_item,
    title_of,
)
from carcite.readers.nodes import plain
from carcite.values.inline import plain_text
from carcite.values.patterns import one_of, regex
from carcite.values.text import fold

# A year's contents lists some hundreds, the proceedings of a large conference four thousand.
MOST_LISTED = 5_000


class Listed(NamedTuple):
    """One article of a list: the source of its part of the page, its title, its family's shape."""

    source: str
    title: str
    shape: Shape | None = None


def find_listed(page: Page) -> tuple[Listed, ...]:
    """Find the articles that a page lists, in its order; none where it is an article's own page."""
    if page.kind != "html" or page.tree is None or is_an_article(page):
        return ()
    ways = (_shaped, _in_json_ld, _in_metas, _marked_up, _in_coins)
    found = max(([*_distinct(way(page))] for way in ways), key=len)
    if len(found) < 2 or _is_own(page, {fold(plain_text(one.title)) for one in found}):
        return ()
    return tuple(found)


def read_listed(page: Page, listed: tuple[Listed, ...]) -> Iterator[tuple[Page, list[Claim]]]:
    """Yield each article of a list as a page of its own, and what it and the whole list claim of it."""
    base = base_of(page)
    shared = list(read_heading(page))
    for number, one in enumerate(listed, 1):
        name = f"{page.name}, article {number}"
        # One at a time: a parsed tree takes a hundred times the room of a short part's source.
        part = Page("html", one.source, LexborHTMLParser(one.source), page.url, name)
        claims = list(read_item(part, one.shape, base)) if one.shape else []
        for reader in (read_meta_tags, read_json_ld, read_structured, read_coins):
            claims += reader(part)
        yield part, claims + shared


# --- an article's own page -------------------------------------------------------------------

# Elements that hold the title of the one article that a page is about.
_OWN_TITLES = frozenset(
    "obj_article_details article-details articleTitle citation__title c-article-title wi-article-title"
    " svTitle ltx_title_document content-header__title highwire-article-title ArticleTitle".split()
)
_DUBLIN_CORE_TITLES = ("dc.title", "dcterms.title", "eprints.title")
_DUBLIN_CORE_DETAILS = frozenset(
    ("dc.creator", "dcterms.creator", "dc.contributor", "dc.identifier", "eprints.creators_name")
)


def is_an_article(page: Page) -> bool:
    """Say whether a page's head or its title's element speaks of one article."""
    keys = {meta.key for meta in page.metas}
    titles = {fold(meta.content) for meta in page.metas if meta.key == "citation_title"}
    if titles:
        return len(_blocks(page)) < 2
    if keys & {"citation_doi", "citation_author", "citation_authors", "citation_pmid"}:
        return True
    if keys.intersection(_DUBLIN_CORE_TITLES) and keys & _DUBLIN_CORE_DETAILS:
        return True
    return not _OWN_TITLES.isdisjoint(page.names)


def _is_own(page: Page, titles: set[str]) -> bool:
    """Say whether one of the titles is the page's own: what is listed beside it is related to it."""
    assert page.tree is not None
    heads = [plain(node, 2_000) for node in page.tree.css("title, h1")[:6]]
    heads += [meta.content for meta in page.metas if meta.key == "og:title"]
    return any(
        len(title) > 12 and fold(head).startswith(title) for head in heads for title in titles
    )


def _distinct(listed: Iterator[Listed]) -> Iterator[Listed]:
    seen: set[str] = set()
    for one in islice(listed, MOST_LISTED):
        key = fold(one.title)
        # "Editorial" stands in every issue, each time another; a page shows its list twice, too.
        source = f"{key} {one.source}" if len(key) < 20 else key
        if key and source not in seen:
            seen.add(source)
            yield one


# --- what stands aside -----------------------------------------------------------------------

_ASIDE = regex(
    r"(?:^|[\s_-])(?:related|recommend|similar|cited|citing|citations|references?|refs?|reflist|biblio|bibliography|suggest|suggested"
    r"|trending|popular|morelike|most-?(?:read|cited|viewed)|read-next|further)",
    re.I,
)
_ASIDE_TAGS = frozenset(("aside", "nav", "footer", "cite", "sup"))
_ENDS = regex(
    lambda: (
        rf"(?:\d+\.?\s*)?(?:{one_of((*LABELS['references'], *LABELS['related']))}|cited (?:by|references)|notes|recommended"
        r"|further reading|similar content|people also|more from|you may also)\b"
    ),
    re.I,
)


def _in_order(page: Page, selector: str) -> Iterator[LexborNode]:
    """The elements of a kind that stand before the first heading of references, and not aside."""
    assert page.tree is not None
    wanted = {node.mem_id for node in page.tree.css(selector)[: 2 * MOST_LISTED]}
    if len(wanted) < 2:
        return
    taken: set[int] = set()
    for node in page.tree.css(f"h1, h2, h3, h4, h5, {selector}"):
        if len(taken) >= MOST_LISTED:
            return
        if node.mem_id not in wanted:
            if _ENDS.match(plain(node, 60)):
                return
        elif not _is_aside(node, taken):
            taken.add(node.mem_id)
            yield node


def _is_aside(node: LexborNode, taken: set[int]) -> bool:
    """Say whether an element stands in a related list, in references, or in an item already taken."""
    inner: LexborNode | None = node
    for _ in range(60):
        if inner is None or inner.tag in ("body", "html"):
            return False
        if inner.tag in _ASIDE_TAGS or inner.mem_id in taken:
            return True
        name = f"{inner.attributes.get('class') or ''} {inner.attributes.get('id') or ''}"
        if _ASIDE.search(name):
            return True
        inner = inner.parent
    return True


# --- the ways in which pages mark their lists ------------------------------------------------


def _shaped(page: Page) -> Iterator[Listed]:
    for shape in SHAPES:
        if shape.mark in page.names:
            found = [*_items(page, shape)]
            if len(found) > 1:
                yield from found
                return


def _marked_up(page: Page) -> Iterator[Listed]:
    for shape in MARKED_UP:
        if page.has("ScholarlyArticle"):
            found = [*_items(page, shape)]
            if len(found) > 1:
                yield from found
                return


def _items(page: Page, shape: Shape) -> Iterator[Listed]:
    for node in _in_order(page, shape.item):
        title = title_of(node.css(shape.title)[:50])
        words = plain(title, 2_000) if title is not None else ""
        if words:
            source = node.html or ""
            # A row of a table is one only within a table.
            whole = f"<table>{source}</table>" if node.tag in ("tr", "tbody") else source
            yield Listed(whole, words, shape)


_BLOCK_KEYS = ("citation_", "dc.", "prism.")


def _blocks(page: Page) -> list[list[Meta]]:
    """The meta tags from each citation_title to the next, where each block names its own authors."""
    blocks: list[list[Meta]] = []
    for meta in page.metas:
        if meta.key == "citation_title":
            blocks.append([])
        if blocks and meta.key.startswith(_BLOCK_KEYS):
            blocks[-1].append(meta)
    # One article's title in several languages stands in several tags, its authors in one place.
    named = [
        block for block in blocks
        if any(meta.key in ("citation_author", "citation_authors") for meta in block)
    ]  # fmt: skip
    titles = {fold(block[0].content) for block in named}
    return named if len(named) == len(blocks) and len(titles) == len(named) else []


def _in_metas(page: Page) -> Iterator[Listed]:
    blocks = _blocks(page)
    for block in blocks if len(blocks) > 1 else ():
        tags = "".join(
            f'<meta name="{html.escape(meta.name)}" content="{html.escape(meta.content)}">'
            for meta in block
        )
        yield Listed(f"<html><head>{tags}</head></html>", block[0].content)


def _in_coins(page: Page) -> Iterator[Listed]:
    if not page.has("Z3988"):
        return
    for node in _in_order(page, "span.Z3988"):
        said = (node.attributes.get("title") or "")[:20_000]
        pairs = dict(parse_qsl(said, max_num_fields=2_000)) if said.count("&") < 2_000 else {}
        title = pairs.get("rft.atitle") or pairs.get("rft.btitle") or pairs.get("rft.title")
        if title:
            tag = f'<span class="Z3988" title="{html.escape(said)}"></span>'
            yield Listed(tag, title)


# --- JSON-LD ---------------------------------------------------------------------------------

_OWN_WORKS = SCHOLARLY | {"Article"}
# An issue, a volume, a collection: what has parts and is no article itself.
_WHOLES = frozenset(
    "PublicationIssue PublicationVolume Periodical Collection CollectionPage SearchResultsPage"
    " WebPage ItemList DataCatalog Event EventSeries BookSeries".split()
)
_PARTS = ("itemListElement", "hasPart", "mainEntity", "about", "@graph", "workFeatured", "item")


def _in_json_ld(page: Page) -> Iterator[Listed]:
    if "ld+json" not in page.source.lower():
        return
    nodes = [found for data in page.linked_data for found in _works(data, 0, inside=False)]
    by_id = {str(node["@id"]): node for node, _ in nodes if "@id" in node}
    titled = [
        (plain_text(title), node, inside) for node, inside in nodes
        if _is(node, _OWN_WORKS) and (title := text_of_node(node.get("headline") or node.get("name")))
    ]  # fmt: skip
    own = {fold(title) for title, _, inside in titled if not inside}
    for title, node, inside in titled if len(own) != 1 else ():
        if inside or len(own) > 1:
            yield Listed(_script(resolved(node, by_id)), title)


def _is(node: Mapping[str, Any], kinds: frozenset[str]) -> bool:
    return not kinds.isdisjoint(types_of(node))


def _works(data: object, depth: int, *, inside: bool) -> Iterator[tuple[dict[str, Any], bool]]:
    """The nodes of a script, each with whether it stands inside a list, an issue or the like."""
    if depth > 8:
        return
    if isinstance(data, list):
        for item in data[:MOST_LISTED]:
            yield from _works(item, depth + 1, inside=inside)
    elif isinstance(data, Mapping):
        node = dict(data)
        yield node, inside
        whole = not types_of(node) or _is(node, _WHOLES | {"ListItem"})
        for key in _PARTS if whole else ():
            within = inside or key in ("itemListElement", "hasPart", "workFeatured")
            yield from _works(as_list(node.get(key)), depth + 1, inside=within)


def _script(node: Mapping[str, Any]) -> str:
    try:
        source = json.dumps(node).replace("<", "\\u003c")
    except RecursionError:
        return ""
    return f'<script type="application/ld+json">{source}</script>'
