"""Read the visible page: its title, its abstract and its keywords, where their elements say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from carcite.model.claims import Claim
from carcite.page import Page
from carcite.page.head import language_of
from carcite.readers.body.abstracts import read_abstracts
from carcite.readers.body.claims import claim, name_tokens, where_is
from carcite.readers.body.titles import read_container, read_titles
from carcite.readers.nodes import HEADINGS, marked, plain
from carcite.readers.text.furniture import is_furniture
from carcite.readers.words import KEYWORD_LABEL, keywords_of
from carcite.values.identifiers import find_doi
from carcite.values.language import guess_language
from carcite.values.patterns import regex
from carcite.values.text import clean, fold

MOST_CANDIDATES = 200


def read_html_body(page: Page) -> Iterator[Claim]:
    """Claim the title, abstract and keywords that stand in the page's body."""
    if page.kind != "html" or page.tree is None:
        return
    found = {key: nodes[:MOST_CANDIDATES] for key, nodes in page.elements.items()}
    yield from read_titles(page, found["title"], found["h1"][:20])
    yield from read_container(page, found["title"], found["h1"])
    # Of two abstracts that are named alike, the one in the page's language comes first.
    in_english = (language_of(page.tree) or "en") == "en"
    names = ("abstract", "resum") if in_english else ("resum", "abstract")
    yield from read_abstracts(page, [node for name in names for node in found[name]])
    yield from _keywords(page, [*found["keyword"], *found["kwd"]])
    yield from _dois(page, found["doi"][:40])
    if "c-article-info-details" in page.names:
        for node in page.tree.css("[data-test='article-number']")[:1]:
            yield claim("number", plain(node, 40), "[data-test=article-number]", 84)


# --- keywords --------------------------------------------------------------------------------


def _keywords(page: Page, nodes: list[LexborNode]) -> Iterator[Claim]:
    if "sub-title" in page.names:
        # PubMed: the authors' own stand under the abstract, MEDLINE's terms in an element of their own.
        yield from _keywords_behind(page, "strong.sub-title")
    found = next(_of_elements(nodes), None)
    if found is not None:
        yield found
    elif not _tags_have_keywords(page) and _has_label(page):
        yield from _keywords_behind(page, "h2, h3, h4, h5, h6, strong, b, dt")


def _tags_have_keywords(page: Page) -> bool:
    keys = [meta.key for meta in page.metas if meta.key in _KEYWORD_TAGS]
    # One subject alone is the field at Springer, the first of the keywords at the Royal Society.
    return len(keys) > 1 or any(key.startswith("citation") for key in keys)


_KEYWORD_TAGS = ("citation_keywords", "citation_keyword", "dc.subject", "dcterms.subject")
# What labels of keywords begin with: most lines are passed over by their first letter.
_FIRST = frozenset("aAiIkKpPmMsStTnNкК关關キ")


def _has_label(page: Page) -> bool:
    """Say whether a line begins with a label of keywords; else nobody need look through the headings."""
    begins = KEYWORD_LABEL.match
    return any(line[0][0] in _FIRST and begins(line[0]) for line in page.lines)


def _keywords_behind(page: Page, selector: str) -> Iterator[Claim]:
    """What follows a heading or a label "Keywords" that no element's name tells of."""
    assert page.tree is not None
    for heading in page.tree.css(selector)[:2_000]:
        label = plain(heading, 60)
        if KEYWORD_LABEL.fullmatch(label) and (
            heading.tag in _LABELLING or _has_colon(heading, label)
        ):
            words = _behind(heading)
            if 2 <= len(words) <= 40 and all(map(_can_be_keyword, words)):
                yield claim("keywords", "; ".join(words), where_is(heading), 71, value=words)
                return


# What needs no colon to be a label; a word in bold may begin a sentence.
_LABELLING = (*HEADINGS, "dt")
_SENTENCE = regex(r"\w[.?!]\s+[A-ZÀ-Þ]")


def _has_colon(label: LexborNode, words: str) -> bool:
    after = label.next
    behind = after.text_content if after is not None and after.tag == "-text" else ""
    is_own = "sub-title" in (label.attributes.get("class") or "")
    return is_own or words.endswith((":", "：")) or (behind or "").lstrip().startswith((":", "："))


def _can_be_keyword(words: str) -> bool:
    return len(words) < 100 and not _SENTENCE.search(words) and not is_furniture(words)


def _behind(heading: LexborNode) -> tuple[str, ...]:
    lines = [""]
    node = heading.next
    for _ in range(60):
        if node is None or node.tag in HEADINGS or node.tag in ("strong", "b", "dt"):
            break
        if node.tag == "br":
            lines.append("")
        elif node.tag == "-text":
            lines[-1] += node.text_content or ""
        elif not any(map(str.strip, lines)) and (found := keywords_in(node)):
            return found
        else:
            lines[-1] += plain(node, 1_000)
        node = node.next
    kept = [words for line in lines if (words := clean(line).strip(" :："))]
    if not kept or len(kept[0]) > 600:
        return ()
    # Behind a list on one line stands something else; else there is one on each line.
    return keywords_of(kept[:1] if re.search(r"[,;•·|]", kept[0]) else kept)


def _of_elements(nodes: list[LexborNode]) -> Iterator[Claim]:
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


_OTHER_WORKS_CLASS = regex(r"\breferences?\b|bibliograph|ref-list|citedby|related|recommend")


def _in_references(node: LexborNode) -> bool:
    parent = node.parent
    for _ in range(12):
        if parent is None:
            return False
        name = f"{parent.attributes.get('class') or ''} {parent.attributes.get('id') or ''}".lower()
        if parent.tag == "cite" or _OTHER_WORKS_CLASS.search(name):
            return True
        parent = parent.parent
    return False


READER = "page_language"
TRUST = 45
SHORTEST = 100


def read_page_language(page: Page, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Claim the language that `html[lang]` names, where the abstract is in it.

    The attribute alone is of the site's menus, and the abstract alone may be a translation: only
    what both say is the article's.
    """
    if page.kind != "html" or page.tree is None:
        return
    if any(claim.variable == "language" and not claim.problem for claim in claims):
        return
    said = language_of(page.tree)
    abstracts = [claim for claim in claims if claim.variable == "abstract" and not claim.problem]
    best = max(abstracts, key=lambda claim: claim.trust, default=None)
    words = str(best.value or best.quote) if best else ""
    if said and len(words) >= SHORTEST and guess_language(words) == said:
        yield Claim(
            variable="language",
            quote=said,
            locator="html[lang]",
            trust=TRUST,
            reader=READER,
            basis="derived",
            note="the page's language, in which its abstract is written",
        )
