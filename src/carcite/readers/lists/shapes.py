"""How families of pages show a list of articles, one row a family, and the reading of one of its items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from carcite.model.claims import Claim, Value
from carcite.page import Page
from carcite.page.head import links
from carcite.readers.head.meta_people import name_of, split_names
from carcite.readers.nodes import marked, plain
from carcite.values.bodies import is_body
from carcite.values.identifiers import find_doi
from carcite.values.inline import plain_text
from carcite.values.names import Name, looks_like_person
from carcite.values.patterns import regex

READER = "list"
TRUST = 70
MOST_PEOPLE = 5_000


class Shape(NamedTuple):
    """How a family of pages shows the articles of a list.

    `mark` is a class of its pages, so that others are not searched; `item` selects one element an
    article. The others select within it: `author` one element an author, or one with all of them.
    """

    mark: str
    item: str
    title: str
    author: str = ""
    pages: str = ""
    issued: str = ""


SHAPES = (
    # Open Journal Systems 3 (default theme and its children, bootstrap, health sciences), and 2.
    Shape("obj_article_summary", ".obj_article_summary", ".title", ".authors", ".pages", ".published"),
    Shape("article-summary", ".article-summary", ".media-heading, .article-summary-title", ".authors, .article-summary-authors",
          ".pages, .article-summary-pages", ".article-summary-date"),
    Shape("tocArticle", "table.tocArticle, div.tocArticle", ".tocTitle, .tocArticleTitle", ".tocAuthors, .tocArticleAuthors", ".tocPages, .tocArticlePages"),
    # Atypon: Wiley, ACS, SAGE, Science, ACM; Taylor & Francis has kept an older skin.
    Shape("issue-item", ".issue-item", ".issue-item__title, .issue-item_title, .article-title, h5 > a[href*='/doi/']",
          ".loa li, .loa .hlFld-ContribAuthor, .issue-item_loa li, .issue-item__loa li, .rlist--inline[aria-label*='uthor'] li, .issue-item__authors li",
          ".page-range, .issue-item_page-range, .issue-item__page-range, .issue-item__detail", ".ePubDate, .issue-item_date, .pub-date-value, .issue-item__date"),
    Shape("tocArticleEntry", ".tocArticleEntry", ".art_title", ".tocAuthors .entryAuthor", ".tocPageRange", ".tocEPubDate .date"),
    # HighWire, Silverchair, ScienceDirect, MDPI, Springer's and Nature's cards.
    Shape("highwire-article-citation", ".highwire-article-citation", ".highwire-cite-title", ".highwire-citation-author", ".highwire-cite-metadata-pages"),
    Shape("al-article-item-wrap", ".al-article-item-wrap", ".item-title", ".al-authors-list .wi-fullname, .al-authors-list", ".ww-citation-primary"),
    Shape("js-article-list-item", ".js-article-list-item", ".js-article-title", ".js-article__item__authors", ".js-article-page-range"),
    Shape("title-link", ".article-content", ".title-link", ".authors .inlineblock, .authors a", "", ""),
    Shape("c-card__title", ".c-card", ".c-card__title", ".c-author-list li", "", "time"),
    Shape("app-card-open", ".app-card-open", ".app-card-open__heading", ".app-card-open__authors li, .app-card-open__author-list", "", ""),
    # PubMed's and arXiv's results; J-STAGE; the ACL Anthology's volumes.
    Shape("full-docsum", "article.full-docsum", ".docsum-title", ".full-authors", "", ""),
    Shape("arxiv-result", "li.arxiv-result", "p.title", "p.authors a", "", ""),
    Shape("searchlist-title", ".resultCardList > li, .search-resultslisting > li", ".searchlist-title", ".searchlist-authortags", ".searchlist-additional-info"),
    Shape("align-middle", "p.d-sm-flex", "strong > a.align-middle", "a[href*='/people/']"),
)  # fmt: skip
# Microdata and RDFa mark the articles of a list whatever their classes: DBLP, Nature, library systems.
MARKED_UP = tuple(
    Shape("", f"[{kind}$='ScholarlyArticle']", f"[{prop}~='headline'], [{prop}~='name']",
          f"[{prop}~='author']", f"[{prop}~='pagination']", f"[{prop}~='datePublished']")
    for kind, prop in (("itemtype", "itemprop"), ("typeof", "property"))
)  # fmt: skip


def read_item(part: Page, shape: Shape, base: str | None) -> Iterator[Claim]:
    """Claim what one item of a list says of its article; `base` is what its links start from."""
    assert part.tree is not None
    title = title_of(part.tree.css(shape.title)[:50])
    if title is None:
        return
    yield _claim("title", re.sub(r"(?<![.\s])\.$", "", marked(title)), shape.title)
    link = _link(title) or _own_link(part)
    address = (link.attributes.get("href") or "").strip() if link is not None else ""
    if address:
        yield _claim("url", _joined(base, address), f"{shape.title} a")
    yield from _dois(part, address)
    yield from _authors(part, shape)
    yield from _pages(part, shape)
    issued = part.tree.css_first(shape.issued) if shape.issued else None
    if issued is not None:
        words = issued.attributes.get("datetime") or issued.attributes.get("content")
        yield _claim("issued", words or _without_label(plain(issued, 200)), shape.issued, trust=56)


def title_of(nodes: list[LexborNode]) -> LexborNode | None:
    """The first of an item's elements that may hold its title and has words; a person's name is none."""
    for node in nodes:
        # DBLP's headline holds the authors, too; its title stands beside them.
        if (
            _owner_of(node) not in _OTHERS
            and plain(node, 200)
            and node.css_first("[itemtype*='Person'], [typeof*='Person']") is None
        ):
            heading = node.css_first("h1, h2, h3, h4, h5, h6")
            return heading if heading is not None and plain(heading) == plain(node) else node
    return None


# What has a name of its own within an article's item.
_OTHERS = frozenset(
    "Person Organization Periodical PublicationIssue PublicationVolume Book CreativeWorkSeries".split()
)


def _owner_of(node: LexborNode) -> str:
    """The type of the microdata or RDFa item that an element stands in."""
    inner: LexborNode | None = node
    for _ in range(30):
        if inner is None:
            break
        kind = inner.attributes.get("itemtype") or inner.attributes.get("typeof")
        if kind:
            return kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        inner = inner.parent
    return ""


def _claim(variable: str, quote: str, where: str, *, value: Value | None = None,
           trust: int = TRUST, partial: bool = False) -> Claim:  # fmt: skip
    return Claim(
        variable=variable, quote=quote, value=value, locator=where.split(",")[0], trust=trust,
        reader=READER, partial=partial,
    )  # fmt: skip


def _joined(base: str | None, address: str) -> str:
    try:
        return urljoin(base or "", address)
    except ValueError:
        # Brackets in a host's place: no address, and normalising says so.
        return address


def _link(title: LexborNode) -> LexborNode | None:
    """The link that a title is, stands in, or holds."""
    if title.tag == "a":
        return title
    inner = title.css_first("a[href]")
    if inner is not None:
        return inner
    parent = title.parent
    return parent if parent is not None and parent.tag == "a" else None


def _own_link(part: Page) -> LexborNode | None:
    """The link that microdata or RDFa says is the article's."""
    assert part.tree is not None
    for node in part.tree.css("a[itemprop~='url'][href], a[property~='url'][href]")[:20]:
        if _owner_of(node) not in _OTHERS:
            return node
    return None


def _dois(part: Page, address: str) -> Iterator[Claim]:
    assert part.tree is not None
    places = [
        (node.attributes.get("href") or "", "a[href*='doi.org/']")
        for node in part.tree.css("a[href*='doi.org/']")[:3]
    ]
    for words, where in (*places, (address, "a")):
        hit = find_doi(words)
        if hit:
            yield _claim("doi", re.split(r"[?#]|(?<=\w)/(?:full|abstract|pdf|epdf)$", words[hit[1] :])[0],
                         where, trust=TRUST if where != "a" else 62)  # fmt: skip
            return


_MORE = regex(r"\bet al\b|…|\.\.\.|\bmore\b|\bothers\b", re.I)


def _authors(part: Page, shape: Shape) -> Iterator[Claim]:
    assert part.tree is not None
    nodes = part.tree.css(shape.author)[:MOST_PEOPLE] if shape.author else []
    names: list[Name] = []
    cut = False
    for node in nodes:
        text = re.sub(r"^(?:by|authors?)\b\s*:?\s*", "", plain_text(marked(node)), flags=re.I)
        cut = cut or _MORE.search(text) is not None
        for words in split_names(text.strip(" ,;&·•"), alone=len(nodes) > 1):
            if looks_like_person(words) or is_body(words):
                name = name_of(words)
                if name is not None and name not in names:
                    names.append(name)
    if names:
        yield _claim("author", "; ".join(map(str, names)), shape.author, value=tuple(names),
                     partial=cut)  # fmt: skip


_LABELLED_PAGES = regex(
    r"\b(?:pages?|pp?|págs?|páginas|seiten)\b\.?\s{0,3}:?\s{0,3}([A-Za-z]{0,3}\d{1,7}(?:\s?[-–—‐]\s?[A-Za-z]{0,3}\d{1,7})?)",
    re.I,
)
_BARE_PAGES = regex(r"[A-Za-z]{0,3}\d{1,7}(?:\s?[-–—‐]\s?[A-Za-z]{0,3}\d{1,7})?")


def _pages(part: Page, shape: Shape) -> Iterator[Claim]:
    assert part.tree is not None
    for node in part.tree.css(shape.pages)[:3] if shape.pages else ():
        text = plain(node, 300)
        labelled = _LABELLED_PAGES.search(text)
        words = labelled[1] if labelled else text if _BARE_PAGES.fullmatch(text) else ""
        if words:
            yield _claim("page", words, shape.pages)
            return


def _without_label(text: str) -> str:
    """Take the label off a date: "First published: 7 May 2020"."""
    return re.sub(r"^[^\d:]{2,40}:\s*", "", text)


def base_of(page: Page) -> str | None:
    """What the relative links of a page start from: where it came from, or where it says that it stands."""
    if page.url or page.tree is None:
        return page.url
    said = [
        *links(page.elements.get("link", ()), "canonical"),
        *(m.content for m in page.metas if m.key == "og:url"),
    ]
    return next((address for address in said if address.startswith(("http://", "https://"))), None)


# --- what a list says of all its articles ----------------------------------------------------

_ISSUE = regex(
    r"(?P<before>.{0,200}?)\bVol(?:ume|\.)?\s?(?P<volume>[A-Z]?\d{1,4})\b[\s,:|•–-]{0,4}"
    r"(?:(?:no|nr|núm|num|number|issue|iss|n[º°])\b\.?\s?(?P<issue>\w{0,6}\d\w{0,3}(?:[-–/]\d{1,4})?))?"
    r"(?:[\s,]{0,3}\(?(?P<issued>(?:18|19|20)\d\d)\b\)?)?(?P<after>.{0,200})",
    re.I | re.S,
)


def read_heading(page: Page) -> Iterator[Claim]:
    """Claim what an issue's heading or title says of all its articles: journal, volume, issue, year."""
    assert page.tree is not None
    for node in page.tree.css("title, h1, h2")[:12]:
        match = _ISSUE.match(plain(node, 400))
        if match is None or not (match["issue"] or match["issued"]):
            continue
        for variable in ("volume", "issue", "issued"):
            if match[variable]:
                yield _of_all(variable, match[variable], node)
        sides = re.split(r"\s*\|\s*", match["before"]) + re.split(r"\s*\|\s*", match["after"])[1:]
        journal = next((words for side in sides if len(words := side.strip(" ,:;–—-|")) > 3), None)
        if node.tag == "title" and journal and not re.search(r"contents|\d", journal):
            yield _of_all("container_title", journal, node)
        break
    for meta in page.metas:
        if meta.key in ("citation_journal_title", "prism.publicationname"):
            yield _of_all("container_title", meta.content, meta.locator, trust=72)
            break


def _of_all(variable: str, quote: str, where: LexborNode | str, *, trust: int = 44) -> Claim:
    locator = where if isinstance(where, str) else str(where.tag)
    return Claim(
        variable=variable, quote=quote, locator=locator, trust=trust, reader=READER,
        basis="derived", note="what the list says of all its articles",
    )  # fmt: skip
