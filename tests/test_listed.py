"""Pages that list several articles: refused by `read`, read by `read_all`; an article's page is no list."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

import carcite
from carcite import NothingFound, SeveralArticles

HEAD = "<title>Vol. 12 No. 2 (2021) | Journal of Moors</title>"


def page(body: str, head: str = HEAD) -> str:
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def work(title: str, doi: str, *authors: str, **more: object) -> dict[str, object]:
    people = [{"@type": "Person", "name": name} for name in authors]
    return {"@type": "ScholarlyArticle", "headline": title, "author": people,
            "identifier": f"https://doi.org/{doi}", "datePublished": "2021-06-30", **more}  # fmt: skip


def script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


FIRST = work("Fire in raised bogs", "10.5555/moors.1", "Ida Aalto", "Paolo Rossi")
SECOND = work("Peat and rain", "10.5555/moors.2", "Mei Tan")
COINS = (
    "ctx_ver=Z39.88-2004&amp;rft.genre=article&amp;rft.atitle={}&amp;rft.jtitle=Journal+of+Moors"
    "&amp;rft.au={}&amp;rft.spage={}&amp;rft.epage={}&amp;rft_id=info:doi/{}"
)


def coins(title: str, author: str, first: int, last: int, doi: str) -> str:
    said = COINS.format(title.replace(" ", "+"), author.replace(" ", "+"), first, last, doi)
    return f'<p>{title}<span class="Z3988" title="{said}"></span></p>'


TWO_COINS = coins("Fire in raised bogs", "Aalto, Ida", 1, 14, "10.5555/moors.1") + coins(
    "Peat and rain", "Tan, Mei", 15, 30, "10.5555/moors.2"
)


def ojs3(title: str, number: int, authors: str, pages: str) -> str:
    return (
        f'<li><div class="obj_article_summary"><h3 class="title"><a href="/index.php/m/article/view/{number}">{title}</a></h3>'
        f'<div class="meta"><div class="authors">{authors}</div><div class="pages">{pages}</div></div>'
        '<ul class="galleys_links"><li><a class="obj_galley_link pdf">PDF</a></li></ul></div></li>'
    )


def atypon(title: str, doi: str, authors: str, pages: str) -> str:
    people = "".join(
        f'<li><span><a href="/a">{name}</a></span></li>' for name in authors.split(", ")
    )
    return (
        f'<div class="issue-item"><a class="issue-item__title visitable" href="/doi/{doi}"><h2>{title}</h2></a>'
        f'<ul class="rlist--inline loa comma">{people}</ul>'
        f'<ul class="toc-item__detail"><li class="page-range"><span>Pages: </span><span>{pages}</span></li>'
        '<li class="ePubDate"><span>First Published: </span><span>30 June 2021</span></li></ul></div>'
    )


def metas(title: str, doi: str, pages: tuple[int, int], *authors: str) -> str:
    tags = [("title", title), *(("author", name) for name in authors), ("doi", doi),
            ("firstpage", pages[0]), ("lastpage", pages[1])]  # fmt: skip
    return "".join(f'<meta name="citation_{key}" content="{value}">' for key, value in tags)


def microdata(title: str, doi: str, pages: str, *authors: str) -> str:
    people = "".join(
        f'<span itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="/p"><span itemprop="name">{name}</span></a></span>'
        for name in authors
    )
    return (
        f'<li itemscope itemtype="http://schema.org/ScholarlyArticle"><a itemprop="url" href="https://doi.org/{doi}">DOI</a>{people}'
        f'<span itemprop="name">{title}</span> <span itemprop="pagination">{pages}</span> <span itemprop="datePublished">2021</span></li>'
    )


# id: (page, whether it says the pages)
LISTS: dict[str, tuple[str, bool]] = {
    "OJS 3, an issue": (
        page(
            '<h1>Vol. 12 No. 2 (2021)</h1><div class="obj_issue_toc"><ul>'
            + ojs3("Fire in raised bogs", 1, "Ida Aalto, Paolo Rossi", "1-14")
            + ojs3("Peat and rain", 2, "Mei Tan", "15–30")
            + "</ul></div>"
        ),
        True,
    ),
    "OJS 2, an issue": (
        page(
            "".join(
                f'<table class="tocArticle"><tr><td class="tocTitle"><a href="/article/view/{number}">{title}</a></td></tr>'
                f'<tr><td class="tocAuthors">{authors}</td><td class="tocPages">{pages}</td></tr></table>'
                for number, title, authors, pages in (
                    (1, "Fire in raised bogs", "Ida Aalto, Paolo Rossi", "1-14"),
                    (2, "Peat and rain", "Mei Tan", "15-30"),
                )
            )
        ),
        True,
    ),
    "Atypon, an issue": (
        page(
            atypon("Fire in raised bogs", "10.5555/moors.1", "Ida Aalto, Paolo Rossi", "1-14")
            + atypon("Peat and rain", "10.5555/moors.2", "Mei Tan", "15-30")
        ),
        True,
    ),
    "JSON-LD, an ItemList": (
        page(
            script({"@type": "ItemList", "itemListElement": [
                {"@type": "ListItem", "position": 1, "item": {**FIRST, "pagination": "1-14"}},
                {"@type": "ListItem", "position": 2, "item": {**SECOND, "pagination": "15-30"}},
            ]})
        ),
        True,
    ),
    "JSON-LD, an issue and its parts": (
        page(script({"@type": "PublicationIssue", "issueNumber": "2", "hasPart": [FIRST, SECOND]})),
        False,
    ),
    "JSON-LD, a script an article": (page(script(FIRST) + script([SECOND])), False),
    "microdata": (
        page(
            "<ul>"
            + microdata("Fire in raised bogs", "10.5555/moors.1", "1-14", "Ida Aalto", "Paolo Rossi")
            + microdata("Peat and rain", "10.5555/moors.2", "15-30", "Mei Tan")
            + "</ul>"
        ),
        True,
    ),
    "COinS": (page(f"<h1>Papers of the bog group</h1>{TWO_COINS}"), True),
    "blocks of meta tags": (
        page(
            "",
            HEAD
            + metas("Fire in raised bogs", "10.5555/moors.1", (1, 14), "Aalto, Ida", "Rossi, Paolo")
            + metas("Peat and rain", "10.5555/moors.2", (15, 30), "Tan, Mei"),
        ),
        True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("source", [source for source, _ in LISTS.values()], ids=LISTS)
def test_read_refuses_a_list_and_says_how_long_it_is_and_what_to_do(source: str) -> None:
    with pytest.raises(SeveralArticles, match=r"^toc: lists 2 articles.*read_all.*--all") as caught:
        carcite.read(source, name="toc")
    assert caught.value.count == 2


@pytest.mark.parametrize(("source", "paged"), LISTS.values(), ids=LISTS)
def test_read_all_gives_the_articles_in_order(source: str, paged: bool) -> None:
    first, second = (reading.reference for reading in carcite.read_all(source))
    assert (first.title, second.title) == ("Fire in raised bogs", "Peat and rain")
    assert [name.family for name in first.author][:1] == ["Aalto"]
    assert [name.family for name in second.author] == ["Tan"]
    if paged:
        assert (first.page, second.page) == ("1-14", "15-30")


@pytest.mark.parametrize("key", [key for key in LISTS if not key.startswith("OJS")])
def test_the_doi_is_that_of_the_item(key: str) -> None:
    found = [reading.reference.doi for reading in carcite.read_all(LISTS[key][0])]
    assert found == ["10.5555/moors.1", "10.5555/moors.2"]


def test_what_the_issue_says_holds_for_each_of_its_articles() -> None:
    source = LISTS["OJS 3, an issue"][0]
    for reading in carcite.read_all(source, url="https://example.org/index.php/m/issue/view/3"):
        found = reading.reference
        assert (found.container_title, found.volume, found.issue) == ("Journal of Moors", "12", "2")
        assert found.issued is not None
        assert found.issued.edtf() == "2021"
        assert reading.claims["volume"].chosen is not None
        assert reading.claims["volume"].chosen.basis == "derived"


def test_links_start_from_where_the_page_came_from() -> None:
    source = LISTS["OJS 3, an issue"][0]
    found = carcite.read_all(source, url="https://example.org/index.php/m/issue/view/3")
    assert found[1].reference.url == "https://example.org/index.php/m/article/view/2"
    assert carcite.read_all(source)[1].reference.url is None


def test_each_reading_says_which_article_of_the_list_it_is() -> None:
    found = carcite.read_all(LISTS["COinS"][0], name="toc.html")
    assert [reading.source for reading in found] == ["toc.html, article 1", "toc.html, article 2"]


def test_a_licence_in_an_item_is_that_articles_alone() -> None:
    free = {**FIRST, "license": "https://creativecommons.org/licenses/by/4.0/"}
    first, second = carcite.read_all(page(script([free, SECOND])))
    assert first.reference.rights.license is not None
    assert second.reference.rights.license is None


def test_authors_that_are_cut_off_are_no_list_of_authors() -> None:
    body = ojs3("Fire in raised bogs", 1, "Ida Aalto, et al.", "1") + ojs3(
        "Peat", 2, "Mei Tan", "9"
    )
    first, second = carcite.read_all(page(body))
    assert (first.reference.author, len(second.reference.author)) == ((), 1)


def test_the_error_survives_a_pickle() -> None:
    error = pickle.loads(pickle.dumps(SeveralArticles("toc: lists 2 articles", count=2)))
    assert (str(error), error.count) == ("toc: lists 2 articles", 2)


# --- what is no list -------------------------------------------------------------------------

OWN = metas("Moss after fire", "10.5555/moors.3", (31, 40), "Okafor, Ngozi")
ITEMS = atypon("Fire in raised bogs", "10.5555/moors.1", "Ida Aalto", "1-14") + atypon(
    "Peat and rain", "10.5555/moors.2", "Mei Tan", "15-30"
)
MOSS = "<h1>Moss after fire</h1><p>Ngozi Okafor</p>"
ARTICLES: dict[str, Any] = {
    "tags of its own": page(f"<h1>Moss after fire</h1>{ITEMS}", OWN),
    "Dublin Core of its own": page(
        MOSS + ITEMS,
        "<meta name='dc.Title' content='Moss after fire'><meta name='dc.Creator' content='Ngozi Okafor'>",
    ),
    "its title in two languages": page(
        MOSS,
        "<meta name='citation_title' xml:lang='en' content='Moss after fire'>"
        "<meta name='citation_title' xml:lang='es' content='El musgo'>"
        "<meta name='citation_author' content='Ngozi Okafor'>",
    ),
    "related articles": page(f"<title>Moss after fire</title>{MOSS}<div class='related-articles'>{ITEMS}</div>"),
    "what others read": page(f"<title>Moss after fire</title>{MOSS}<h2>Recommended</h2>{ITEMS}"),
    "references with COinS": page(f"{MOSS}<h2>References</h2>{TWO_COINS}", ""),
    "references as citations": page(f"{MOSS}<cite>{TWO_COINS.replace('<p>', '').replace('</p>', '</cite><cite>')}</cite>", ""),
    "one JSON-LD article, a list beside it": page(
        MOSS + script({**FIRST, "headline": "Moss after fire"})
        + script({"@type": "ItemList", "itemListElement": [FIRST, SECOND]}), ""
    ),
    "its own among those of a script": page(
        MOSS + script([{**FIRST, "headline": "Moss after fire"}, SECOND, FIRST]), "<title>Moss after fire</title>"
    ),
    "cards, and its own title's element": page(f"<h1 class='citation__title'>Moss after fire</h1>{ITEMS}", ""),
    "references in microdata": page(
        f"{MOSS}<ol class='references'>{microdata('Peat and rain', '10.5555/moors.2', '1', 'Mei Tan')}"
        f"{microdata('Fire in raised bogs', '10.5555/moors.1', '1', 'Ida Aalto')}</ol>", ""
    ),
}  # fmt: skip


@pytest.mark.parametrize("source", ARTICLES.values(), ids=ARTICLES)
def test_an_articles_own_page_is_no_list(source: str) -> None:
    assert carcite.read(source).reference.title == "Moss after fire"
    assert [reading.reference.title for reading in carcite.read_all(source)] == ["Moss after fire"]


def test_copied_text_is_one_article() -> None:
    assert len(carcite.read_all("Moss after fire\n\nAbstract\nA text.")) == 1


def test_a_page_without_a_title_is_refused_by_both() -> None:
    with pytest.raises(NothingFound):
        carcite.read_all("<html><body><p></p></body></html>")


def test_the_same_article_listed_twice_is_one() -> None:
    found = carcite.read_all(page(f"<h1>Search results</h1>{TWO_COINS}{TWO_COINS}"))
    assert len(found) == 2
