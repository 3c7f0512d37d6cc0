"""Read the visible page: its title, its abstract and its keywords, where their elements say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from carcite.evidence import Claim
from carcite.page import Page
from carcite.readers.body_abstracts import read_abstracts
from carcite.readers.body_claims import claim, name_tokens, where_is
from carcite.readers.body_titles import read_container, read_titles
from carcite.readers.nodes import marked, plain
from carcite.readers.words import keywords_of
from carcite.values.identifiers import find_doi
from carcite.values.text import clean, fold

MOST_CANDIDATES = 200


def read_html_body(page: Page) -> Iterator[Claim]:
    """Claim the title, abstract and keywords that stand in the page's body."""
    if page.kind != "html" or page.tree is None:
        return
    found = {key: nodes[:MOST_CANDIDATES] for key, nodes in page.elements.items()}
    yield from read_titles(page, found["title"], found["h1"][:20])
    yield from read_container(page, found["title"], found["h1"])
    yield from read_abstracts(page, [*found["abstract"], *found["resum"]])
    yield from _keywords([*found["keyword"], *found["kwd"]])
    yield from _dois(page, found["doi"][:40])
    if "c-article-info-details" in page.names:
        for node in page.tree.css("[data-test='article-number']")[:1]:
            yield claim("number", plain(node, 40), "[data-test=article-number]", 84)


# --- keywords --------------------------------------------------------------------------------

KEYWORD_LABEL = re.compile(
    r"^(?:(?:author |index )?key[\s-]?words?(?: and phrases)?|palabras[\s-]clave|palavras[\s-]chave|mots[\s-]cl[ée]s|"
    r"schl(?:ü|ue)sselw(?:ö|oe)rter|schlagw(?:o|ö|oe)rte[rn]?|stichw(?:o|ö|oe)rte[rn]?|trefwoorden|nyckelord|nøkkelord|paraules clau|parole chiave|kata kunci|anahtar (?:kelimeler|sözcükler)|słowa kluczowe|klíčová slova|"
    r"ключевые слова|ключові слова|关键词|關鍵詞|キーワード)\s*[:：]?\s*",
    re.I,
)


def _keywords(nodes: list[LexborNode]) -> Iterator[Claim]:
    for node in nodes:
        tokens = name_tokens(
            f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        )
        if tokens.isdisjoint(("keyword", "keywords", "kwd", "kwds")) or node.tag in (
            "a",
            "input",
            "form",
            "label",
            "button",
        ):
            continue
        words = keywords_in(node)
        if words and 2 <= len(words) <= 40:
            yield claim("keywords", plain(node, 2_000), where_is(node), 66, value=words)
            return


def keywords_in(node: LexborNode) -> tuple[str, ...]:
    """The keywords in an element: its list items or links, else what its commas part."""
    buttons = [
        clean((item.text() or "").replace("*", ""))
        for item in node.css("button.keyword-link")[:200]
    ]
    if len(buttons) > 1:
        # PubMed's terms each open a menu, "Search in PubMed"; MEDLINE stars what a work is mostly about.
        return keywords_of([*buttons, ""])
    items = [text for item in node.css("li, a, kwd, .kwd-text, .keyword") if (text := marked(item))]
    items = [text for text in items if not KEYWORD_LABEL.fullmatch(text)]
    whole = KEYWORD_LABEL.sub("", plain(node, 5_000))
    covered = sum(len(fold(text)) for text in items)
    if len(items) > 1 and covered > 0.8 * len(fold(whole)):
        return keywords_of([*items, ""])
    if len(whole) > 1_000 or len(whole.split()) > 120:
        return ()
    return keywords_of([whole]) if re.search(r"[,;•·|]", whole) else ()


# --- DOI -------------------------------------------------------------------------------------


def _dois(page: Page, nodes: list[LexborNode]) -> Iterator[Claim]:
    """The DOI in an element that is for it; others on the page may be of references."""
    for node in nodes:
        hit = find_doi(plain(node, 500)) or find_doi(node.attributes.get("href") or "")
        if hit and not _in_references(node):
            yield claim("doi", hit[0], where_is(node), 60)
            return
    if page.url and (hit := find_doi(page.url)):
        yield claim("doi", hit[0], "url", 62, basis="derived", note="from the page's address")


_OF_OTHERS = re.compile(r"\breferences?\b|bibliograph|ref-list|citedby|related|recommend")


def _in_references(node: LexborNode) -> bool:
    parent = node.parent
    for _ in range(12):
        if parent is None:
            return False
        name = f"{parent.attributes.get('class') or ''} {parent.attributes.get('id') or ''}".lower()
        if parent.tag == "cite" or _OF_OTHERS.search(name):
            return True
        parent = parent.parent
    return False
