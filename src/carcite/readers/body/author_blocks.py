"""How families of pages list their authors and affiliations: the elements, one row a family."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_plus

from selectolax.lexbor import LexborNode

from carcite.model.claims import Claim, Trust
from carcite.values.patterns import regex

READER = "html_body"
# Taylor & Francis, Wiley, PubMed and PMC: the link behind a name asks for the author, family name first.
# Each begins with a letter of its own, which the engine looks for three times as fast as for a boundary.
_ASKED = regex(r"(?:/author/|ContribAuthorRaw=|term=(?<!\wterm=))([^\"&?]{3,200})")
_ASKS = ("/author/", "ContribAuthorRaw=", "term=")


def addressed(nodes: list[LexborNode], place: str) -> Iterator[Claim]:
    """Claim the names as the addresses of their links have them, which show where family names begin."""
    names: list[str] = []
    for node in nodes:
        source = node.html or ""
        if any(words in source for words in _ASKS):
            names += [unquote_plus(found) for found in _ASKED.findall(source[:5_000])[:5]]
    said = [re.sub(r"\[[^\]]*\]", "", name).strip('" ') for name in names]
    if said:
        yield Claim(
            variable="author",
            quote="; ".join(dict.fromkeys(said)),
            locator=f"{place} [href]",
            trust=int(Trust.GUESS),
            reader=READER,
            partial=True,
        )


class Block(NamedTuple):
    """How a family of pages lists its authors.

    `mark` stands in the source of its pages, so that others are not searched; `person` selects one
    element an author, `name` the name within it (empty: the element itself).
    """

    mark: str
    person: str
    name: str = ""
    trust: int = 60


# In the order of trust: what only authors have before what others may have, too.
BLOCKS = (
    Block("c-article-author-list", "li.c-article-author-list__item", "a[data-test='author-name']"),
    Block("authors__name", "ul.authors__list li, ul.test-contributor-names > li", ".authors__name"),
    Block("loa-authors", ".loa-authors .accordion__closed, .loa-authors .accordion-tabbed__tab", ".author-name"),
    # The Royal Society's older pages, and the Royal Society of Chemistry.
    Block("loa", ".loa > li", ".author-name"),
    Block("article__author-link", ".article__author-link", "a"),
    Block("loa__item", ".loa__item", ".loa__author-name"),
    Block("al-author-name", ".al-author-name, .al-author-name-more", ".info-card-name, .linked-name"),
    Block("contributor-list", "ol.contributor-list > li", ".name"),
    Block("authorGroup", "ul.authorGroup > li", "a.authorName"),
    Block("article-authors", ".article-authors .contrib", ".name"),
    Block("ltx_personname", ".ltx_authors .ltx_creator", ".ltx_personname"),
    Block("authors-with-affiliations", ".authors-with-affiliations nobr"),
    Block("art-authors", ".art-authors > .inlineblock", ".profile-card-drop"),
    Block("author-list", "#author-list > li", ".author-name"),
    Block("authors-list-item", ".authors-list-item", ".full-name"),
    Block("auths", ".auths a"),
    Block("contribDegrees", ".contribDegrees", "a.author"),
    Block("author-wrapper", ".authors .author-wrapper", "a"),
    Block("contrib-group", ".contrib-group > a"),
    Block("cg", ".cg > a", ".name"),
    Block("highwire-citation-author", ".highwire-cite-authors .highwire-citation-author, .highwire-citation-authors .highwire-citation-author"),
    Block("creatibutor-name", "ul.creatibutors > li", ".creatibutor-name"),
    Block("content-header__author_list_item", ".content-header__author_list_item", ".content-header__author_link"),
    Block("hlFld-ContribAuthor", "span.hlFld-ContribAuthor", "a"),
    Block("PeopleListItem", ".PeopleListItem", ".PeopleListItem__name"),
    Block("wi-fullname", ".wi-authors .wi-fullname, .meta-authors .wi-fullname", "a"),
    # Open Journal Systems: 3 (default theme and its children), health sciences, bootstrap, immersion, 2.
    Block("article-details-author", ".article-details-author", ".article-details-author-name"),
    Block("obj_article_details", ".obj_article_details ul.authors > li, .obj_article_details .authors > .author", ".name"),
    Block("article-details", ".article-details .authors .author", "strong"),
    Block("article-details", ".article-details .authors", "strong", 58),
    Block("authorString", "#authorString", "", 58),
    # SciELO, J-STAGE, EPrints, SSRN, LingBuzz-like hand-made lists.
    Block("scielo__contribGroup", ".scielo__contribGroup > .dropdown, .contribGroup > .dropdown", ".dropdown-toggle"),
    Block("contribGroup", ".contribGroup > .dropdown", ".dropdown-toggle"),
    Block("global-authors-name-tags", ".global-authors-name-tags > a, .global-authors-name-tags li"),
    Block("authors-info", ".authors-info .authors-info-container > span, .authors-info .blue-tooltip", ""),
    Block("article-authors", "p.article-authors", "", 56),
    Block("authors", "ul.authors > li, ol.authors > li", "", 56),
    Block("authors", "div.authors > a, p.authors > a, span.authors > a", "", 54),
    Block("author", ".authors .author", "", 50),
    Block("author-list", ".author-list li", "", 50),
    Block("author", "p.author, div.author", "", 46),
    Block("authors", "p.authors, div.authors, span.authors", "", 46),
)  # fmt: skip

# Lists of affiliations, each with its label in front.
AFFILIATIONS = (
    ".affiliation-list li, ul.affiliation li, .affiliations li, .article__author-affiliation,"
    " .structures span, .authorsInstitution,"
    " .art-affiliations .affiliation, .aff, .affiliation, .fm-affl,"
    " .c-article-author-affiliation__list li, .wd-jnl-art-author-affiliations p,"
    " ul.notes li, .ltx_role_affiliation, .author-affiliation, li.aff"
)
