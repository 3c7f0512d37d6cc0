from __future__ import annotations

import pytest

import carcite
from carcite.model.reference import Date, Name, Reference

ARTICLE = """<record><database name="my.enl" path="x">my.enl</database><rec-number>7</rec-number>
<foreign-keys><key app="EN" db-id="z">7</key></foreign-keys><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal" font="default" size="100%">Ro, Ada M.</style></author>
<author><style>The Peat Consortium,</style></author></authors></contributors>
<titles><title><style face="normal">Growth of </style><style face="italic">Sphagnum</style><style face="normal"> in CO</style><style face="subscript">2</style></title>
<secondary-title><style>Journal of Moors</style></secondary-title></titles>
<periodical><full-title><style>Journal of Moors</style></full-title><abbr-1><style>J. Moors</style></abbr-1></periodical>
<pages><style>101-115</style></pages><volume><style>16</style></volume><number><style>6</style></number>
<keywords><keyword><style>peat</style></keyword><keyword><style>rain</style></keyword></keywords>
<dates><year><style>2020</style></year><pub-dates><date><style>Mar 7</style></date></pub-dates></dates>
<isbn><style>1664-3224&#xD;0028-0836</style></isbn><accession-num><style>12345678</style></accession-num>
<abstract><style>An abstract &amp; more.</style></abstract><notes><style>Read twice</style></notes>
<urls><related-urls><url><style>https://example.org/1</style></url><url><style>https://example.org/2</style></url></related-urls></urls>
<electronic-resource-num><style>10.1234/abc.1</style></electronic-resource-num>
<remote-database-name><style>PubMed</style></remote-database-name><language><style>eng</style></language>
<custom1><style>ours</style></custom1></record>"""


def wrapped(*records: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" ?><xml><records>{"".join(records)}</records></xml>'
    )


def test_a_record_of_endnotes_is_read_whole() -> None:
    loaded = carcite.loads(wrapped(ARTICLE))
    assert (loaded.format, loaded.failures) == ("endnote-xml", ())
    assert loaded.references == (
        Reference(
            type="article-journal",
            title="Growth of <i>Sphagnum</i> in CO<sub>2</sub>",
            container_title="Journal of Moors",
            container_title_short="J. Moors",
            volume="16",
            issue="6",
            page="101-115",
            keywords=("peat", "rain"),
            issued=Date(year=2020, month=3, day=7),
            issn=("1664-3224", "0028-0836"),
            pmid="12345678",
            abstract="An abstract & more.",
            note="Read twice",
            url="https://example.org/1",
            doi="10.1234/abc.1",
            archive="PubMed",
            language="en",
            author=(Name(family="Ro", given="Ada M."), Name(literal="The Peat Consortium")),
            extra=(
                ("custom1", "ours"),
                ("urls/related-urls/url", "https://example.org/2"),
            ),
        ),
    )


def record(type_: str, inner: str) -> str:
    return f'<record><ref-type name="{type_}">0</ref-type>{inner}</record>'


def of(variable: str, type_: str, inner: str) -> object:
    (reference,) = carcite.loads(wrapped(record(type_, inner))).references
    return getattr(reference, variable)


KINDS = {
    "book": ("collection_title", "Book", "<titles><title>B</title><secondary-title>S</secondary-title></titles>", "S"),
    "book-pages": ("number_of_pages", "Book", "<pages>300</pages>", "300"),
    "isbn": ("isbn", "Book", "<isbn>978-3-16-148410-0</isbn>", ("9783161484100",)),
    "chapter": ("container_title", "Book Section", "<titles><secondary-title>B</secondary-title></titles>", "B"),
    "editors": ("editor", "Book Section", "<contributors><secondary-authors><author>Ro, A.</author></secondary-authors></contributors>", (Name(family="Ro", given="A."),)),
    "report": ("number", "Report", "<number>R-12</number>", "R-12"),
    "article-number": ("number", "Journal Article", "<custom7>12</custom7>", "12"),
    "number-among-pages": ("number", "Journal Article", "<pages>e0298242</pages>", "e0298242"),
    "type": ("type", "Conference Proceedings", "<volume>1</volume>", "paper-conference"),
    "unknown-type": ("type", "Poem", "<volume>1</volume>", "document"),
    "no-style": ("title", "Book", "<titles><title>B &lt; C</title></titles>", "B < C"),
    "control": ("title", "Book", "<titles><title>B&#x1F;\x02C</title></titles>", "BC"),
}  # fmt: skip


@pytest.mark.parametrize(("variable", "type_", "inner", "expected"), KINDS.values(), ids=KINDS)
def test_an_element_means_what_endnote_means_in_that_type(
    variable: str, type_: str, inner: str, expected: object
) -> None:
    assert of(variable, type_, inner) == expected


def test_a_record_that_is_not_well_formed_costs_no_other() -> None:
    good = record("Book", "<titles><title>{}</title></titles>")
    bad = '<record><ref-type name="Book">6</ref-type><titles><title>b</titles></record>'
    loaded = carcite.loads(wrapped(good.format("a"), "\n" + bad, good.format("c")))
    assert [one.title for one in loaded.references] == ["a", "c"]
    (failure,) = loaded.failures
    assert (failure.raw, failure.line) == (bad, 2)
    assert "not well-formed" in failure.error


def test_a_file_that_is_cut_off_keeps_its_whole_records() -> None:
    text = wrapped(record("Book", "<titles><title>a</title></titles>"), ARTICLE)[:-200]
    loaded = carcite.loads(text)
    assert [one.title for one in loaded.references] == ["a"]
    assert len(loaded.failures) == 1


def test_no_entity_is_expanded_and_nothing_is_fetched() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/hostname">]>'
        '<xml><records><record><ref-type name="Book">6</ref-type><titles><title>&b;</title></titles></record>'
        '<record><ref-type name="Book">6</ref-type><titles><title>&c;</title></titles></record></records></xml>'
    )
    loaded = carcite.loads(bomb)
    assert loaded.references == ()
    assert ["undefined entity" in failure.error for failure in loaded.failures] == [True, True]
