from __future__ import annotations

import json
from typing import Any

import pytest

import carcite
from bibtex_grammar import parse
from carcite import formats
from carcite.errors import UnknownFormat
from carcite.model.reference import Date, ItemType, Name, Reference
from hard_records import ARTICLE, PREPRINT, RIGHTS

VAN_DER_BERG = Name(family="Berg", non_dropping_particle="van der", given="Anna")
ONEILL = Name(family="O'Neill", given="Patrick", suffix="Jr.")
WHO = Name(literal="World Health Organization")
LICENCE = "© 2025 Ana Pérez, Chen Li. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def ris(reference: Reference, dialect: str, tag: str) -> list[str]:
    lines = formats.dumps([reference], "ris", dialect=dialect).split("\r\n")
    return [line[6:] for line in lines if line.startswith(f"{tag}  - ")]


RIS: dict[str, tuple[Reference, str, str, list[str]]] = {
    "endnote-preprint": (PREPRINT, "endnote", "TY", ["UNPB"]),
    "mendeley-preprint": (PREPRINT, "mendeley", "TY", ["UNPB"]),
    "endnote-paper": (Reference(type="paper-conference"), "endnote", "TY", ["CPAPER"]),
    "pandoc-webpage": (Reference(type="webpage"), "pandoc", "TY", ["WEB"]),
    "endnote-body": (Reference(author=(WHO,)), "endnote", "AU", ["World Health Organization,"]),
    "jabref-body": (Reference(author=(WHO,)), "jabref", "AU", ["World Health Organization"]),
    "pandoc-suffix": (Reference(author=(ONEILL,)), "pandoc", "AU", ["O'Neill, Jr., Patrick"]),
    "endnote-suffix": (Reference(author=(ONEILL,)), "endnote", "AU", ["O'Neill, Patrick, Jr."]),
    "jabref-editor": (ARTICLE, "jabref", "ED", ["Li, Chen"]),
    "jabref-no-second-author": (ARTICLE, "jabref", "A2", []),
    "endnote-article-number": (
        Reference(type="article-journal", number="e1"),
        "endnote",
        "C7",
        ["e1"],
    ),
    "jabref-article-number": (
        Reference(type="article-journal", number="e1"),
        "jabref",
        "C7",
        [],
    ),
    "mendeley-pmid": (ARTICLE, "mendeley", "AN", ["12345678"]),
    "mendeley-da-is-accessed": (ARTICLE, "mendeley", "DA", ["2025/09/01/"]),
    "mendeley-year": (ARTICLE, "mendeley", "PY", ["2025"]),
    "pandoc-place": (Reference(publisher_place="Kyiv"), "pandoc", "PP", ["Kyiv"]),
    "endnote-no-extra": (ARTICLE, "endnote", "M2", []),
    "endnote-no-cr": (ARTICLE, "endnote", "CR", []),
    "endnote-licence": (Reference(rights=RIGHTS), "endnote", "N1", [f"Licence: {LICENCE}"]),
    "endnote-tag-like": (Reference(title="a<b>c"), "endnote", "TI", ["a<b>c"]),
    "endnote-sole-keyword": (Reference(keywords=("a, b",)), "endnote", "KW", ["a, b"]),
}


@pytest.mark.parametrize(("reference", "dialect", "tag", "expected"), RIS.values(), ids=RIS)
def test_a_ris_dialect_serves_its_client(
    reference: Reference, dialect: str, tag: str, expected: list[str]
) -> None:
    assert ris(reference, dialect, tag) == expected


BIBTEX: dict[str, tuple[Reference, str, str, str, str | None]] = {
    "pandoc-no-mathematics": (
        Reference(title="H<sub>2</sub>O < 5 | 6"),
        "bibtex",
        "pandoc",
        "title",
        r"{H\textsubscript{2}O} \textless{} 5 \textbar{} 6",
    ),
    "pandoc-series": (ARTICLE, "bibtex", "pandoc", "series", "A {Special} {Issue}"),
    "pandoc-no-howpublished": (ARTICLE, "bibtex", "pandoc", "howpublished", None),
    "pandoc-status": (ARTICLE, "bibtex", "pandoc", "pubstate", "Provisionally accepted"),
    "pandoc-keywords": (
        ARTICLE,
        "bibtex",
        "pandoc",
        "keywords",
        "CAR-T, {B cells, activated}, lupus",
    ),
    "jabref-eid-alone": (
        Reference(type="article-journal", number="e1"),
        "biblatex",
        "jabref",
        "pages",
        None,
    ),
    "jabref-no-language-printed": (ARTICLE, "biblatex", "jabref", "language", None),
    "jabref-langid": (ARTICLE, "biblatex", "jabref", "langid", "english"),
}


@pytest.mark.parametrize(
    ("reference", "format_", "dialect", "field", "expected"), BIBTEX.values(), ids=BIBTEX
)
def test_a_bibtex_dialect_serves_its_client(
    reference: Reference, format_: str, dialect: str, field: str, expected: str | None
) -> None:
    (found,) = parse(formats.dumps([reference], format_, dialect=dialect))
    assert dict(found.fields).get(field) == expected


PURE: dict[str, ItemType] = {"dataset": "dataset", "standard": "standard", "review": "review"}


@pytest.mark.parametrize(("entry_type", "type_"), PURE.items(), ids=PURE)
def test_biblatex_has_its_own_entry_types_where_zotero_need_not_read_them(
    entry_type: str, type_: ItemType
) -> None:
    text = formats.dumps([Reference(type=type_)], "biblatex", dialect="jabref")
    assert text.startswith(f"@{entry_type}{{")


# CSL 1.0.2's input schema: the keys of an item, a name and a date that carcite may write.
ITEM_KEYS = frozenset(
    """
    id type citation-key title title-short author editor translator container-author collection-editor
    container-title container-title-short collection-title collection-number publisher publisher-place
    volume issue page number number-of-pages section edition version genre medium status issued accessed
    submitted available-date event-date original-date event-title event-place DOI URL ISSN ISBN PMID
    PMCID language keyword abstract archive source note custom
    """.split()
)
NAME_KEYS = frozenset(
    {"family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal"}
)
DATE_KEYS = frozenset({"date-parts", "season", "circa"})


def schema_item(reference: Reference) -> dict[str, Any]:
    (found,) = json.loads(formats.dumps([reference], "csl-json", dialect="schema"))
    assert isinstance(found, dict)
    return found


def test_the_schema_dialect_has_csls_keys_and_no_other() -> None:
    item = schema_item(
        ARTICLE.model_copy(update={"issued": Date(year=2025, season=21), "arxiv": "2501.00001"})
    )
    assert set(item) <= ITEM_KEYS
    for key in ("author", "editor"):
        assert all(set(name) <= NAME_KEYS for name in item[key])
    for key in ("issued", "accessed", "submitted"):
        assert set(item[key]) <= DATE_KEYS
    assert item["issued"] == {"date-parts": [[2025]], "season": 1}
    assert "note" not in item


def test_the_schema_dialect_takes_names_apart_and_puts_the_licence_under_custom() -> None:
    item = schema_item(
        Reference(type="software", author=(VAN_DER_BERG, ONEILL, WHO), rights=RIGHTS)
    )
    assert item["type"] == "software"
    assert item["author"] == [
        {"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"},
        {"family": "O'Neill", "given": "Patrick", "suffix": "Jr."},
        {"literal": "World Health Organization"},
    ]
    assert item["custom"] == {
        "rights": LICENCE,
        "license": "CC-BY-4.0",
        "license-url": "https://creativecommons.org/licenses/by/4.0/",
    }


UNKNOWN = {
    "close": ("ris", "endnot", "ris has no dialect 'endnot'; known dialects are endnote, jabref, mendeley, pandoc, zotero; did you mean endnote?"),
    "of-another": ("bibtex", "schema", "bibtex has no dialect 'schema'; known dialects are jabref, pandoc, zotero"),
}  # fmt: skip


@pytest.mark.parametrize(("format_", "dialect", "message"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_dialect_that_a_format_has_not_is_refused(
    format_: str, dialect: str, message: str
) -> None:
    with pytest.raises(UnknownFormat) as caught:
        formats.dumps([ARTICLE], format_, dialect=dialect)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("format_", "dialect", "shown"),
    [
        ("bibtex", "zotero", "month = {Spring--Winter}"),
        ("biblatex", "zotero", "date = {2021-21/2021-24}"),
        ("csl-json", "zotero", '"raw": "Spring 2021 - Winter 2021"'),
        ("ris", "zotero", "M2  - Issued: 2021-21/2021-24"),
    ],
)
def test_a_range_of_seasons_arrives_as_one(format_: str, dialect: str, shown: str) -> None:
    reference = Reference(title="Peat", issued=Date.parse("2021-21/2021-24"))
    written = carcite.dumps([reference], format_, dialect=dialect)
    assert shown in written
    assert carcite.loads(written).references[0].issued == reference.issued


def test_pure_csl_has_a_range_of_seasons_in_the_months_places() -> None:
    reference = Reference(title="Peat", issued=Date.parse("2021-21/2021-24"))
    (item,) = json.loads(carcite.dumps([reference], "csl-json", dialect="schema"))
    assert item["issued"] == {"date-parts": [[2021, 21], [2021, 24]]}


def test_bibtex_has_a_range_of_months_in_its_date_and_a_season_in_its_month_alone() -> None:
    ranged = carcite.dumps([Reference(issued=Date.parse("2021-03/2021-05"))], "bibtex")
    assert "month = mar" in ranged
    assert "date = {2021-03/2021-05}" in ranged
    assert carcite.loads(ranged).references[0].issued == Date.parse("2021-03/2021-05")
    assert "date" not in carcite.dumps([Reference(issued=Date.parse("2021-21"))], "bibtex")


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("March–May 2021", "2021-03/2021-05"),
        ("Nov 2020/Jan 2021", "2020-11/2021-01"),
        ("Spring/Summer 2021", "2021-21/2021-22"),
        # It begins in one year or the other.
        ("Winter–Spring 2021", "2021"),
    ],
)
def test_a_range_in_words_is_read_in_ris_and_csl(stated: str, date: str) -> None:
    for text in (
        f"TY  - JOUR\nTI  - Peat\nDA  - {stated}\nER  - \n",
        f'[{{"type": "book", "title": "Peat", "issued": {{"raw": "{stated}"}}}}]',
    ):
        assert carcite.loads(text).references[0].issued == Date.parse(date)


@pytest.mark.parametrize("flavour", ["bibtex", "biblatex"])
@pytest.mark.parametrize("language", ["fr", "de-AT", "hu"])
def test_pandoc_is_told_the_language_by_which_it_leaves_a_title_alone(
    flavour: str, language: str
) -> None:
    written = formats.dumps([Reference(language=language)], flavour, dialect="pandoc")
    assert f"langid = {{{language}}}" in written
    assert carcite.loads(written).references[0].language == language


def test_pandoc_lower_cases_a_meetings_title_unless_its_capitals_are_braced() -> None:
    reference = Reference(type="paper-conference", event_title="Conference on Peat Bogs")
    written = formats.dumps([reference], "biblatex", dialect="pandoc")
    assert "eventtitle = {Conference on {Peat} {Bogs}}" in written
    assert "eventtitle = {Conference on Peat Bogs}" in formats.dumps([reference], "biblatex")


def test_biblatex_parts_no_publisher_or_place_at_its_and() -> None:
    reference = Reference(type="book", publisher="Peat and Sons", publisher_place="Bog and Fen")
    written = formats.dumps([reference], "biblatex")
    assert "publisher = {{Peat and Sons}}" in written
    assert "location = {{Bog and Fen}}" in written
    assert "publisher = {Peat and Sons}" in formats.dumps([reference], "bibtex")
    (again,) = carcite.loads(written).references
    assert (again.publisher, again.publisher_place) == ("Peat and Sons", "Bog and Fen")
