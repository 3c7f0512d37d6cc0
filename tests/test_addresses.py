"""Addresses in records: what would run or open a file is none of a work's, and nobody's password gets out."""

from __future__ import annotations

import json

import pytest

import carcite
from carcite import Reference
from carcite.values.addresses import is_web_address, may_lead_to_work, without_credentials

RECORDS = {
    "ris": "TY  - JOUR\nTI  - Reeds\nUR  - {}\nN1  - A note\nER  - \n",
    "bibtex": "@article{{a, title = {{Reeds}}, url = {{{}}}, note = {{A note}}}}",
    "biblatex": "@online{{a, title = {{Reeds}}, url = {{{}}}, note = {{A note}}}}",
    "csl-json": '[{{"type": "article-journal", "title": "Reeds", "URL": "{}", "note": "A note"}}]',
    "zotero-json": '[{{"itemType": "journalArticle", "title": "Reeds", "url": "{}", "extra": "A note"}}]',
    "endnote-xml": "<xml><records><record><ref-type>17</ref-type><titles><title>Reeds</title></titles>"
    "<urls><related-urls><url>{}</url></related-urls></urls><notes>A note</notes></record></records></xml>",
}
HARMFUL = (
    "javascript:alert(1)",
    " JavaScript:alert(1)",
    "data:text/html,alert",
    "file:///etc/passwd",
    "vbscript:msgbox(1)",
    "view-source:https://reeds.example/",
    "zotero://select/items/1",
    "search-ms:query=a",
)
HARMLESS = (
    "https://reeds.example/a@b?c=d@e",
    "http://reeds.example:8080/a",
    "www.reeds.example/a",
    "reeds.example:8080/a",
    "urn:nbn:de:101:1-2",
    "ftp://reeds.example/a",
)


@pytest.mark.parametrize("format_", RECORDS)
@pytest.mark.parametrize("address", HARMFUL)
def test_what_would_run_is_a_note(format_: str, address: str) -> None:
    loaded = carcite.loads(RECORDS[format_].format(address), format_)
    [reference] = loaded.references
    assert reference.url is None
    assert (reference.note or "").split("\n") == ["A note", address.strip()]
    [remark] = [one for one in loaded.remarks if one.code == "no-address"]
    assert address.strip() in remark.message
    for written in ("bibtex", "biblatex", "csl-json", "ris"):
        again = carcite.loads(carcite.dumps([reference], written)).references[0]
        assert again.url is None


@pytest.mark.parametrize("format_", RECORDS)
@pytest.mark.parametrize("address", HARMLESS)
def test_what_leads_to_a_work_is_its_address(format_: str, address: str) -> None:
    loaded = carcite.loads(RECORDS[format_].format(address), format_)
    assert loaded.references[0].url == address
    assert not [one for one in loaded.remarks if one.variable == "url"]


@pytest.mark.parametrize("format_", RECORDS)
def test_a_password_is_taken_out_and_shown_nowhere(format_: str) -> None:
    loaded = carcite.loads(RECORDS[format_].format("https://ana:s3cret@reeds.example/a"), format_)
    [reference] = loaded.references
    assert reference.url == "https://reeds.example/a"
    assert [one.code for one in loaded.remarks if one.variable == "url"] == ["credentials"]
    assert "s3cret" not in repr(loaded) + loaded.model_dump_json() + reference._repr_html_()


def test_the_second_address_stands_for_a_first_that_would_run() -> None:
    text = "TY  - JOUR\nTI  - Reeds\nUR  - data:a,b\nUR  - https://reeds.example/a\nUR  - https://reeds.example/b\nER  - \n"
    [reference] = carcite.loads(text).references
    assert reference.url == "https://reeds.example/a"
    assert (reference.note, reference.extra[0][1]) == ("data:a,b", "https://reeds.example/b")


def test_a_second_address_is_looked_at_too() -> None:
    text = "TY  - JOUR\nTI  - Reeds\nUR  - https://reeds.example/a\nUR  - javascript:alert(1)\nUR  - https://a:b@reeds.example/b\nER  - \n"
    [reference] = carcite.loads(text).references
    assert reference.url == "https://reeds.example/a"
    assert reference.extra == (("UR", "https://reeds.example/b"),)
    assert reference.note == "javascript:alert(1)"


def test_records_of_bibtexparser_are_looked_at_too() -> None:
    from bibtexparser.entrypoint import parse_string

    from carcite.formats.bibtex import from_bibtexparser

    library = parse_string("@misc{a, title = {Reeds}, url = {javascript:alert(1)}}")
    assert from_bibtexparser(library).references[0].url is None


def test_a_page_and_its_address_show_no_password() -> None:
    page = (
        '<html><head><meta name="citation_title" content="Reeds and rain">'
        '<link rel="canonical" href="https://ana:s3cret@reeds.example/a"></head><body></body></html>'
    )
    reading = carcite.read(page, url="https://ana:s3cret@reeds.example/a")
    assert reading.reference.url == "https://reeds.example/a"
    assert "s3cret" not in carcite.dumps([reading.reference], "csl-json")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "//reeds.example/a"])  # fmt: skip
def test_a_licence_at_such_an_address_is_no_licence(address: str) -> None:
    item = [{"type": "book", "title": "Reeds", "license": [{"URL": address}]}]
    [reference] = carcite.loads(json.dumps(item), "csl-json").references
    assert not reference.rights.licenses


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("https://a:b@x.example/c@d", "https://x.example/c@d"),
        ("see HTTP://a@x.example, ftp://a:b@y.example", "see HTTP://x.example, ftp://y.example"),
        ("https://x.example/@ana", "https://x.example/@ana"),
        ("https://x.example?mail=a@b", "https://x.example?mail=a@b"),
        ("ana@x.example", "ana@x.example"),
        ("https://@", "https://@"),
        # The last "@" before the path ends them.
        ("https://a:b@c@x.example/", "https://x.example/"),
    ],
)
def test_names_and_passwords_go(text: str, told: str) -> None:
    assert without_credentials(text) == told
    assert without_credentials(told) == told


@pytest.mark.parametrize(
    "address", ["java\nscript:alert(1)", "  \tdata:a", "C:/a.pdf", r"\\host\a"]
)
def test_such_an_address_leads_to_no_work(address: str) -> None:
    assert not may_lead_to_work(address)


def test_a_blank_or_a_missing_host_makes_no_web_address() -> None:
    assert not any(map(is_web_address, ("https://", "https:///a", "https://a b", "a", "")))


def test_a_reference_made_by_hand_is_left_as_it_is() -> None:
    assert Reference(title="Reeds", url="zotero://select/items/1").url == "zotero://select/items/1"
