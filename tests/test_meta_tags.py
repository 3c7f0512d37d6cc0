"""Meta tags: names in any spelling, trust by tag, people bound to what follows them."""

from __future__ import annotations

import pytest

import carcite
from carcite.page.head import canonical_key
from carcite.readers.head.doi_rules import article_number_of
from carcite.readers.head.meta_people import split_names
from carcite.readers.words import keywords_of, title_without_site

TITLE = '<meta name="citation_title" content="Fire and drainage">'


def read(*rows: tuple[str, str], body: str = "") -> carcite.Reading:
    tags = "".join(f'<meta name="{name}" content="{content}">' for name, content in rows)
    return carcite.read(f"<html><head>{TITLE}{tags}</head><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("citation_title", "citation_title"),
        ("bepress_citation_title", "citation_title"),
        ("CITATION_DOI", "citation_doi"),
        ("DC.Title", "dc.title"),
        ("dc:title", "dc.title"),
        ("dct.issued", "dcterms.issued"),
        ("og:title", "og:title"),
    ],
)
def test_names_are_written_in_one_spelling(name: str, key: str) -> None:
    assert canonical_key(name) == key


@pytest.mark.parametrize(
    ("rows", "field", "value"),
    [
        pytest.param([("dc.date", "2020-12-28"), ("citation_publication_date", "2021/06")], "issued", "2021-06", id="the issue's date before dc.date"),
        pytest.param([("citation_publication_date", "2020/01/01"), ("citation_date", "2020-03-27")], "issued", "2020-03-27", id="a padded date yields to a full one"),
        pytest.param([("citation_publication_date", "2020/01/01")], "issued", "2020", id="of a padded date the year is certain"),
        pytest.param([("citation_doi", "10.3390/bogs15030264"), ("citation_publication_date", "2020/1")], "issued", "2020", id="a month that is always the first"),
        pytest.param([("citation_doi", "10.5555/wc.55"), ("citation_publication_date", "2020/1")], "issued", "2020-01", id="another publisher's January"),
        pytest.param([("citation_online_date", "2020/12/28")], "available_date", "2020-12-28", id="the online day is kept as such"),
    ],
)  # fmt: skip
def test_dates_are_trusted_by_their_tag(
    rows: list[tuple[str, str]], field: str, value: str
) -> None:
    assert getattr(read(*rows).reference, field).edtf() == value


@pytest.mark.parametrize(
    ("rows", "field", "value"),
    [
        pytest.param([("citation_journal_abbrev", "1")], "container_title_short", None, id="OJS' number for an abbreviation"),
        pytest.param([("dc.source", "https://doi.org/10.5555/1")], "container_title", None, id="an address is no journal"),
        pytest.param([("dc.source", "Moorland Studies 2013 13:1092")], "container_title", "Moorland Studies", id="dc.source taken apart"),
        pytest.param([("citation_publisher", "Moors"), ("citation_journal_title", "Moors"), ("dc.publisher", "Nordhavn Press")], "publisher", "Nordhavn Press", id="a journal's name as the publisher"),
        pytest.param([("description", "A study of bogs that were drained and then burnt, in forty places…")], "abstract", None, id="a blurb is no abstract"),
        pytest.param([("dc.identifier", "wc-55"), ("dc.identifier", "10.5555/wc.55")], "doi", "10.5555/wc.55", id="a file's name before the DOI"),
        pytest.param([("citation_issn", "2049-3630"), ("citation_issn", "0000-0001")], "issn", ("2049-3630",), id="a wrong ISSN hides no right one"),
    ],
)  # fmt: skip
def test_values_are_judged_by_their_words(
    rows: list[tuple[str, str]], field: str, value: object
) -> None:
    assert getattr(read(*rows).reference, field) == value


def test_what_follows_an_author_belongs_to_them() -> None:
    reading = read(
        ("citation_author", "Aalto, Ida"),
        ("citation_author_orcid", "https://orcid.org/0000-0002-1825-0097"),
        ("citation_author", "Rossi, Paolo"),
        ("citation_author_institution", "Valle"),
        ("citation_author_email", "paolo@valle.example"),
    )
    first, second = reading.reference.author
    assert (first.orcid, first.affiliation) == ("0000-0002-1825-0097", ())
    assert (second.affiliation, second.email) == (("Valle",), "paolo@valle.example")


def test_a_list_that_is_repeated_is_read_once() -> None:
    authors = [("citation_author", "Aalto, Ida"), ("citation_author", "Rossi, Paolo")] * 2
    assert len(read(*authors).reference.author) == 2


@pytest.mark.parametrize(
    ("text", "alone", "people"),
    [
        ("Ann Bee; Cy Dee", False, ["Ann Bee", "Cy Dee"]),
        ("Ann Bee, Cy Dee", False, ["Ann Bee", "Cy Dee"]),
        ("Gómez Ruiz, María José", True, ["Gómez Ruiz, María José"]),
        ("Aalto, Ida", False, ["Aalto, Ida"]),
        ("Ann Bee and Cy Dee", False, ["Ann Bee", "Cy Dee"]),
    ],
)
def test_people_in_one_tag_are_split(text: str, alone: bool, people: list[str]) -> None:
    assert split_names(text, alone=alone) == people


@pytest.mark.parametrize(
    ("first", "doi", "number"),
    [
        ("85883", "10.3389/fpsyg.2014.00781", "781"),
        ("e4886", "10.7717/peerj.4886", "e4886"),
        ("264", "10.3390/bogs15030264", "264"),
        ("285", "10.1016/j.x", None),
        ("2020.03.22.002386", "10.1101/2020.03.22.002386", None),
    ],
)
def test_article_numbers_are_told_from_pages(first: str, doi: str, number: str | None) -> None:
    assert article_number_of(first, doi)[0] == number


def test_keywords_of_one_tag_and_of_many() -> None:
    assert keywords_of(["a; b, c"]) == ("a", "b, c")
    assert keywords_of(["Diabetes, Type 2", "Peat"]) == ("Diabetes, Type 2", "Peat")
    assert keywords_of(["a, b (c, d)"]) == ("a", "b (c, d)")


@pytest.mark.parametrize(
    ("title", "site", "bare"),
    [
        ("Frontiers | Fire in bogs", None, "Fire in bogs"),
        ("Fire in bogs - Bog Press", "Bog Press", "Fire in bogs"),
        ("Fire in bogs - a review", "Bog Press", "Fire in bogs - a review"),
    ],
)
def test_the_sites_name_comes_off_a_title(title: str, site: str | None, bare: str) -> None:
    assert title_without_site(title, site) == bare
