"""Lists of what an article cites are cut out before the parse; whatever may be more than that stays."""

from __future__ import annotations

import pytest

import carcite
from carcite.page import open_page
from carcite.page.reference_lists import MOST, SHORTEST, without_reference_lists

ITEMS = "".join(
    f"<li><div>Roe J, Moe A. The {n}th study of sand. <i>Dune Letters</i> {1990 + n}; {n}: 1-9.</div></li>"
    for n in range(40)
)
LIST = f"<ol>{ITEMS}</ol>"
HEAD = "<h1>Grains that sing</h1><p>We measured grains.</p>"
FOOT = "<p>Received: 3 May 2019</p><footer>About us</footer>"
assert len(LIST) > SHORTEST


def cut(html: str) -> str:
    return without_reference_lists(html.encode()).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<ol class="references">', "</ol>"),
        ('<section\nid="references">', "</section>"),
        ('<ul class="rlist c-article-references">', "</ul>"),
        ("<section id='references'><h2>References</h2><div>", "</div></section>"),
        ("<DIV ID=references><div>", "</div></DIV>"),
        ('<div class="x References list" data-n="40">', "</div>"),
        ('<dl class="references-list"><dd>', "</dd></dl>"),
    ],
    ids=[
        "ol",
        "lines",
        "part of a class",
        "section",
        "capitals and no quotes",
        "among classes",
        "dl",
    ],
)
def test_an_element_called_references_is_cut(before: str, after: str) -> None:
    assert cut(f"{HEAD}{before}{ITEMS}{after}{FOOT}") == HEAD + FOOT


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>References</h2>",
        "<h2 class='title'><span>References</span></h2>\n ",
        "<h3>REFERENCES (40)</h3>",
        "<h2>References and Notes</h2>",
        "<span><h2><b>References:</b></h2></span>",
    ],
)
def test_the_element_under_the_heading_is_cut(heading: str) -> None:
    assert cut(f"{HEAD}{heading}<div role='list'>{LIST}</div>{FOOT}") == HEAD + heading + FOOT


@pytest.mark.parametrize(
    "html",
    [
        f'{HEAD}<div class="references">{LIST}{FOOT}',
        f'<ol class="references">{ITEMS}</ol>{HEAD}',
        f'{HEAD}<ol class="references">{ITEMS[:900]}</ol>',
        f"{HEAD}<div class='references'>{'<p>No year in many words.</p>' * 200}</div>",
        f"{HEAD}<div class='references'>{LIST}<p>© 2019 The Authors</p></div>",
        f"{HEAD}<div class='references'>{LIST}<p>Copyright Dune Society</p></div>",
        f"{HEAD}<div class='references'>{LIST}<a href='https://creativecommons.org/publicdomain/zero/1.0/'>CC0</a></div>",
        f"{HEAD}<div class='references'>{LIST}<footer>Dune Press</footer></div>",
        f"{HEAD}<div class='references'>{LIST}<h2>How to cite</h2><p>Roe J. Grains that sing.</p></div>",
        f"{HEAD}<div class='references'>{LIST}<p>&copy; 2021 Dune Press. ALL RIGHTS RESERVED.</p></div>",
        f"{HEAD}<h2>References</h2><div><p>Under CC BY 4.0.</p>{LIST * 8}</div>",
        f"{HEAD}<h3>References</h3><div><p>Keywords: sand; song</p>{LIST}</div>",
        f"{HEAD}<div class='references'>{LIST}<p>Cite this article: Roe J. Grains. 10.5555/own</p></div>",
        f"{HEAD}<div id='references'/>{LIST}<p>Roe J.</p></div>",
        f"{HEAD}<div class='references__item'>{LIST}</div>",
        f"{HEAD}<div class='preferences'>{LIST}</div>",
        f"{HEAD}<div title='references'>{LIST}</div>",
        f"{HEAD}<p>References</p>{LIST}",
        f"{HEAD}<a href='#references'>References</a>{LIST}",
    ],
    ids=["never closed", "over the title", "short", "few years", "notice", "copyright", "licence", "foot", "another section",  "an entity", "a licence before", "keywords", "own citation", "closed at once",
         "part of a list", "another word", "another attribute", "no heading", "a link"],
)  # fmt: skip
def test_what_may_be_more_than_references_stays(html: str) -> None:
    assert cut(html) == html


def test_of_an_element_that_holds_more_the_list_under_its_heading_is_cut() -> None:
    cite = "<h2>How to cite</h2><p>Roe J. Grains.</p><h2>References</h2>"
    assert cut(f"{HEAD}<div class='references'>{cite}{LIST}</div>") == (
        f"{HEAD}<div class='references'>{cite}</div>"
    )


def test_elements_of_the_same_kind_within_do_not_end_it() -> None:
    within = "<div><div>Roe 1999</div></div>" * 200
    assert cut(f"{HEAD}<div id='references'>{within}</div>{FOOT}") == HEAD + FOOT


def test_a_page_without_a_heading_of_its_own_loses_its_references_too() -> None:
    assert cut(f"<p>Title</p><ol class='references'>{ITEMS}</ol>{FOOT}") == f"<p>Title</p>{FOOT}"


def test_a_references_doi_and_dates_are_not_the_articles() -> None:
    cited = "<p>Roe J. Dunes, online 4 May 1999. https://doi.org/10.5555/other</p>"
    page = f"<html><head><title>Grains that sing</title></head><body>{HEAD}<h2>References</h2><div>{cited}{LIST}</div>{FOOT}"
    reading = carcite.read(page)
    assert reading.reference.doi is None
    assert reading.reference.issued is None
    assert reading.reference.submitted is not None
    assert "Dune Letters" not in open_page(page).text
    assert open_page(page).source == page


def test_hostile_markup_is_passed_over_in_one_pass() -> None:
    # Each of these would take hours, were each word looked for from the beginning.
    for unit in (
        "<div class=references>",
        "references ",
        "<div id=x id=references",
        "<h2>References</h2><div>",
    ):
        html = f"{HEAD}{unit * (1_500_000 // len(unit))}"
        assert cut(html) == html
    nested = "<div class='references'>" * (MOST * 50) + "1999 " * 2_000 + "</div>" * (MOST * 50)
    assert len(cut(HEAD + nested + FOOT)) < len(HEAD + nested + FOOT)
