"""Menus, forms and buttons of HTML pages: none of their lines comes into the record."""

from __future__ import annotations

import pytest

import carcite
from carcite.readers.head.meta_people import affiliation_text, may_be_affiliation

TITLE = "Fire and drainage in the raised bogs of the northern coast"


def read(*lines: str, head: str = "", after: str = "") -> carcite.Reference:
    menu = "".join(f"<p>{line}</p>" for line in lines)
    body = f"{menu}<h1>{TITLE}</h1>{after}"
    return carcite.read(
        f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    ).reference


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        pytest.param(("When new articles cite this article",), "genre", id="an alert"),
        pytest.param(("Email article", "Export citation"), "genre", id="a button"),
        pytest.param(("Sections:", "Choose", "ABSTRACT"), "section", id="a drop-down"),
        pytest.param(("Journal", "News", "Editors"), "container_title", id="a menu"),
        pytest.param(("Log on", "BioMed Central", "Journals"), "author", id="a site's name"),
        pytest.param(("Institutional Sign In", "Email Address", "Password"), "author", id="a form"),
    ],
)
def test_a_menus_line_is_no_value(lines: tuple[str, ...], field: str) -> None:
    assert not getattr(read(*lines), field)


def test_a_section_of_prism_is_the_kind_of_article() -> None:
    reference = read(head='<meta name="prism.section" content="Review">')
    assert (reference.section, reference.genre) == (None, "Review")
    coded = read(head='<meta name="prism.section" content="OriginalPaper">')
    assert (coded.section, coded.genre) == (None, None)


def test_keywords_of_the_site_are_none_of_the_article() -> None:
    tag = '<meta name="keywords" content="{}">'
    assert read(head=tag.format("bogs, open access, journal")).keywords == ()
    assert read(head=tag.format("bogs, fire, peat")).keywords == ("bogs", "fire", "peat")


def test_the_terms_of_buttons_are_read_without_their_menus() -> None:
    item = (
        '<li><button class="keyword-link">{}</button><ul><li><a>Search in PubMed</a></li></ul></li>'
    )
    terms = "".join(map(item.format, ("Peat", "Fires")))
    assert read(after=f'<div class="keywords"><ul>{terms}</ul></div>').keywords == ("Peat", "Fires")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 4 5", False),
        ("1Department of Peat, Nordhavn and 2Centre for Fire, Nordhavn", False),
        ("University of Nordhavn, Norway", True),
        ("北京大学", True),
    ],
)
def test_what_can_be_an_affiliation(text: str, expected: bool) -> None:
    assert may_be_affiliation(text) is expected


def test_an_address_comes_off_an_affiliation() -> None:
    assert affiliation_text("Peat Lab, Nordhavn. ida@peat.example") == "Peat Lab, Nordhavn"


def test_an_element_of_all_affiliations_is_parted_at_its_numbers() -> None:
    item = '<li class="contributor"><span class="name">{}</span>{}</li>'
    people = item.format("Ida Aalto", "<a><sup>1</sup></a>,<a><sup>2</sup></a>") + item.format(
        "Wei Chen", "<a><sup>2</sup></a>"
    )
    places = '<li class="aff"><sup>1</sup>Peat Lab, Nordhavn and <sup>2</sup>Fire Centre, Oslo</li>'
    lists = f'<ol class="contributor-list">{people}</ol><ol class="affiliation-list">{places}</ol>'
    first, second = read(after=lists).author
    assert first.affiliation == ("Peat Lab, Nordhavn", "Fire Centre, Oslo")
    assert second.affiliation == ("Fire Centre, Oslo",)


def test_an_abstract_ends_before_its_copyright_line_and_has_no_reference_numbers() -> None:
    words = "Peat cores from four raised bogs were dated and their charcoal was counted at every centimetre of depth."
    source = (
        f'<div class="abstract"><h2>Abstract</h2><p>{words[:-1]}<sup><a href="#ref-1">1</a>,<a href="#ref-2">2</a></sup>. '
        "© 2011 Example Periodicals, Inc.</p></div>"
    )
    assert read(after=source).abstract == words


def test_lines_about_the_title_are_read_however_long_the_menus_over_it_are() -> None:
    menu = "".join(f"<li>Department of things of kind {number}</li>" for number in range(400))
    page = f"""<html><head><title>Tides in narrow basins of the north</title></head><body>
    <ul>{menu}</ul><h1 class="article-title">Tides in narrow basins of the north</h1>
    <p>Ada Roe, Bo Lind</p><p>Published: 5 March 2021</p>
    <p>Journal of Coastal Waters, Vol. 12, No. 3, pp. 45-67</p></body></html>"""
    reference = carcite.read(page).reference
    assert reference.container_title == "Journal of Coastal Waters"
    assert [name.family for name in reference.author] == ["Roe", "Lind"]


def test_a_button_glued_to_the_pages_is_no_part_of_them() -> None:
    cite = "<p>Cite this: Bog Chem. Lett. 2021, 3, 2, 164–171Click to copy citation</p>"
    reference = read(after=f"<p>Ada Roe, Bo Lind</p>{cite}<p>Published: 5 March 2021</p>")
    assert (reference.volume, reference.issue, reference.page) == ("3", "2", "164-171")


COMPLETE = (
    '<meta name="citation_author" content="Paz, Ana"><meta name="citation_publication_date" content="2020">'
    '<meta name="citation_journal_title" content="Bog Letters">'
    f'<meta name="citation_title" content="{TITLE}">'
)


def test_a_line_that_shows_what_complete_tags_have_not_is_read() -> None:
    shown = read(head=COMPLETE, after="<p>ISSN 2049-3630</p><p>DOI 10.5555/bog.7</p>")
    assert (shown.issn, shown.doi) == (("2049-3630",), "10.5555/bog.7")
    assert read(head=COMPLETE, after="<p>Vol. 7</p>").issn == ()
