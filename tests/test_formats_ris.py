from __future__ import annotations

import pytest
import rispy

from carcite import formats
from carcite.model.reference import Date, ItemType, Name, Reference
from hard_records import ARTICLE, HOSTILE_TEXTS, PREPRINT


def lines_of(reference: Reference) -> list[str]:
    return formats.dumps([reference], "ris").split("\r\n")


def values(reference: Reference, tag: str) -> list[str]:
    return [line[6:] for line in lines_of(reference) if line.startswith(f"{tag}  - ")]


def test_every_cell_of_zoteros_checklist_has_its_tag() -> None:
    assert lines_of(ARTICLE) == [
        "TY  - JOUR",
        "TI  - CAR-T cells in Mus musculus: the role of H₂O and CD4⁺",
        "ST  - CAR-T cells",
        "AU  - Pérez, Ana",
        "AU  - van der Berg, Anna M.",
        "AU  - O'Neill, Patrick, Jr.",
        "AU  - Ministry of Health Labour and Welfare",
        "A2  - Li, Chen",
        "T2  - Frontiers in Immunology",
        "T3  - A Special Issue",
        "J2  - Front. Immunol.",
        "VL  - 16",
        "IS  - 6",
        "SP  - 101",
        "EP  - 115",
        "SE  - Autoimmunity",
        "PB  - Frontiers",
        "PY  - 2025",
        "DA  - 2025/03/07/",
        "Y2  - 2025/09/01/",
        "SN  - 1664-3224, 0028-0836",
        "DO  - 10.3389/fimmu.2025.1625166",
        "UR  - https://example.org/a_b?x=1&y=%20#top",
        "LA  - en",
        "KW  - CAR-T",
        "KW  - B cells, activated",
        "KW  - lupus",
        "AB  - Background: 50% of cells. Results: p < 0.05.",
        "CR  - © 2025 Ana Pérez, Chen Li. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "M2  - PMID: 12345678",
        "M2  - PMCID: PMC123456",
        "M2  - Status: Provisionally accepted",
        "M2  - Genre: Review",
        "M2  - Submitted: 2025-01-08",
        "M2  - Accepted: 2025-02-23",
        "M2  - ORCID: 0000-0002-1825-0097 (Ana Pérez)",
        "ER  - ",
        "",
    ]


def test_a_preprint_is_generic_and_says_its_type_first() -> None:
    assert lines_of(PREPRINT) == [
        "TY  - GEN",
        "TI  - A preprint",
        "AU  - Nguyễn, Văn A",
        "PB  - bioRxiv",
        "PY  - 2024",
        "DA  - 2024/11//",
        "DO  - 10.1101/2024.11.01.000001",
        "M2  - Type: preprint",
        "M2  - arXiv: 2411.00001",
        "ER  - ",
        "",
    ]


PAGES = {
    "range": ({"page": "101-115"}, ["101"], ["115"]),
    "en-dash": ({"page": "101–115"}, ["101"], ["115"]),
    "letters": ({"page": "S12-S15"}, ["S12"], ["S15"]),
    "one": ({"page": "7"}, ["7"], []),
    "list": ({"page": "1-5, 8"}, ["1-5, 8"], []),
    "article-number": ({"number": "e123"}, ["e123"], []),
    "both": ({"page": "1-12", "number": "e123"}, ["1"], ["12"]),
}


@pytest.mark.parametrize(("fields", "first", "last"), PAGES.values(), ids=PAGES)
def test_pages_are_split_and_an_article_number_takes_their_place(
    fields: dict[str, str], first: list[str], last: list[str]
) -> None:
    reference = Reference(type="article-journal", **fields)
    assert (values(reference, "SP"), values(reference, "EP")) == (first, last)


def test_an_article_number_beside_pages_goes_to_extra() -> None:
    reference = Reference(type="article-journal", page="1-12", number="e123")
    assert values(reference, "M2") == ["Number: e123"]


PEOPLE = {
    "particle": (Name(family="Berg", non_dropping_particle="van der", given="Anna"), "van der Berg, Anna"),
    "dropping": (Name(family="La Fontaine", dropping_particle="de", given="Jean"), "de La Fontaine, Jean"),
    "suffix": (Name(family="O'Neill", given="Patrick", suffix="Jr."), "O'Neill, Patrick, Jr."),
    "body": (Name(literal="World Health Organization"), "World Health Organization"),
    "body-with-comma": (Name(literal="Health, Labour and Welfare"), "Health Labour and Welfare"),
    "family-alone": (Name(family="Plato"), "Plato"),
    "given-alone": (Name(given="Madonna"), "Madonna"),
    "comma-within": (Name(family="Smith, MD", given="A, B"), "Smith MD, A B"),
    "chinese": (Name(family="毛", given="泽东"), "毛, 泽东"),
    "line-end": (Name(family="A\r\nER  - ", given="B"), "A ER -, B"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_a_person_has_commas_between_parts_and_a_body_none(name: Name, expected: str) -> None:
    assert values(Reference(author=(name,)), "AU") == [expected]


DATES = {
    "year": (Date(year=2025), ["2025"], []),
    "month": (Date(year=2025, month=3), ["2025"], ["2025/03//"]),
    "day": (Date(year=2025, month=3, day=7), ["2025"], ["2025/03/07/"]),
    "season": (Date(year=2025, season=21), ["2025"], ["Spring 2025"]),
    "early": (Date(year=800), ["0800"], []),
    "range": (
        Date(year=2025, month=3, day=7, end=Date(year=2025, month=4)),
        ["2025"],
        ["2025/03/07/"],
    ),
}


@pytest.mark.parametrize(("date", "year", "day"), DATES.values(), ids=DATES)
def test_the_year_stands_alone_and_the_day_beside_it(
    date: Date, year: list[str], day: list[str]
) -> None:
    reference = Reference(issued=date)
    assert (values(reference, "PY"), values(reference, "DA")) == (year, day)


TYPES: dict[str, tuple[ItemType, str, list[str]]] = {
    "journal-article": ("article-journal", "JOUR", []),
    "document": ("document", "GEN", ["Type: document"]),
    "standard": ("standard", "STAND", ["Type: standard"]),
    "book": ("book", "BOOK", []),
    "chapter": ("chapter", "CHAP", []),
    "thesis": ("thesis", "THES", []),
    "dataset": ("dataset", "DATA", []),
    "software": ("software", "COMP", []),
    "webpage": ("webpage", "ELEC", []),
    "treaty": ("treaty", "LEGAL", ["Type: statute"]),
}


@pytest.mark.parametrize(("type_", "tag", "extra"), TYPES.values(), ids=TYPES)
def test_zotero_is_told_the_type_where_it_would_misread_it(
    type_: ItemType, tag: str, extra: list[str]
) -> None:
    reference = Reference(type=type_)
    assert (values(reference, "TY"), values(reference, "M2")) == ([tag], extra)


TAGS = {
    "book-series": ("book", {"collection_title": "S"}, "T2", ["S"]),
    "article-series": ("article-journal", {"collection_title": "S"}, "T3", ["S"]),
    "book-isbn": ("book", {"isbn": ("978-3-16-148410-0",)}, "SN", ["978-3-16-148410-0"]),
    "article-isbn": ("article-journal", {"isbn": ("1",)}, "M2", ["ISBN: 1"]),
    "chapter-issn": ("chapter", {"issn": ("1664-3224",)}, "M2", ["ISSN: 1664-3224"]),
    "thesis-pages": ("thesis", {"number_of_pages": "200"}, "SP", ["200"]),
    "thesis-genre": ("thesis", {"genre": "PhD thesis"}, "M3", ["PhD thesis"]),
    "article-genre": ("article-journal", {"genre": "Review"}, "M3", []),
    "report-number": ("report", {"number": "12"}, "SN", ["12"]),
    "software-version": ("software", {"version": "1.2"}, "ET", ["1.2"]),
    "conference": ("paper-conference", {"container_title": "Proc."}, "T2", ["Proc."]),
    "conference-event": (
        "paper-conference",
        {"container_title": "Proc.", "event_title": "Conf"},
        "T2",
        ["Conf"],
    ),
    "sole-keyword": ("article-journal", {"keywords": ("a, b",)}, "KW", ["a, b", "a, b"]),
    "sole-keyword-plain": ("article-journal", {"keywords": ("a b",)}, "KW", ["a b"]),
    "foreign": ("article-journal", {"extra": (("C7", "x"), ("TY", "y"), ("ER", "z"))}, "C7", ["x"]),
    "foreign-ty": ("article-journal", {"extra": (("TY", "BOOK"),)}, "TY", ["JOUR"]),
    "key": ("article-journal", {"id": "smith2020"}, "ID", ["smith2020"]),
    "no-key": ("article-journal", {"id": "not a key"}, "ID", []),
    "tag-like": ("article-journal", {"title": "a<b>c, p < 0.05"}, "TI", ["a< b>c, p < 0.05"]),
    "tag-like-doi": ("article-journal", {"doi": "10.1/a<b>c"}, "DO", ["10.1/a%3Cb>c"]),
}


@pytest.mark.parametrize(("type_", "fields", "tag", "expected"), TAGS.values(), ids=TAGS)
def test_a_tag_means_what_zotero_takes_it_for_in_that_type(
    type_: str, fields: dict[str, object], tag: str, expected: list[str]
) -> None:
    reference = Reference.model_validate({"type": type_, **fields})
    assert values(reference, tag) == expected


def test_blanks_around_a_value_are_no_part_of_it() -> None:
    # Each in a record of its own, in which all else is clean.
    assert values(Reference(title=" A title"), "TI") == ["A title"]
    assert values(Reference(url=" https://example.org/a  b "), "UR") == [
        "https://example.org/a%20b"
    ]
    assert values(Reference(doi="10.1234/a "), "DO") == ["10.1234/a"]
    assert values(Reference(url=" "), "UR") == []
    names = (Name(family="Oe ", given="Ada"), Name(family="Berg", given="Jo\xa0"))
    assert values(Reference(author=names[:1]), "AU") == ["Oe, Ada"]
    assert values(Reference(author=names[1:]), "AU") == ["Berg, Jo"]
    assert values(Reference(keywords=("peat ", " ")), "KW") == ["peat"]


def test_records_stand_apart_and_each_ends() -> None:
    text = formats.dumps([Reference(title="a"), Reference(title="b")], "ris")
    assert text.count("\r\nER  - \r\n") == 2
    assert "ER  - \r\n\r\nTY  - GEN" in text
    assert "\n" not in text.replace("\r\n", "")


def test_no_references_are_an_empty_text() -> None:
    assert formats.dumps([], "ris") == ""


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_no_value_ends_a_record_or_opens_one(text: str) -> None:
    hostile = Reference(
        id=text,
        type="article-journal",
        title=f"T {text}",
        container_title=text,
        author=(Name(literal=f"L {text}"), Name(family=f"F {text}", given=text)),
        abstract=text,
        keywords=(text, "k"),
        note=text,
        status=text,
        url=text,
        doi=text,
        extra=((text, text), ("ZZ", text)),
    )
    records = rispy.loads(formats.dumps([hostile, ARTICLE], "ris"))
    assert len(records) == 2
    assert records[0]["type_of_reference"] == "JOUR"
    assert records[0]["primary_title" if "primary_title" in records[0] else "title"][:1] == "T"
    assert len(records[0]["authors"]) == 2
    assert records[1]["doi"] == ARTICLE.doi


@pytest.mark.parametrize(
    ("type_", "variable", "value", "line"),
    [
        ("book", "page", "11-19", "M2  - Page: 11-19"),
        ("thesis", "page", "11-19", "M2  - Page: 11-19"),
        ("report", "container_title", "Peat <i>Today</i>", "M2  - Container Title: Peat Today"),
        ("software", "container_title", "Peat Tools", "M2  - Container Title: Peat Tools"),
        ("software", "edition", "2nd", "M2  - Edition: 2nd"),
        ("article-journal", "version", "1.2", "M2  - Version: 1.2"),
        ("software", "language", "en", "M2  - Language: en"),
        ("article-journal", "collection_number", "12", "M2  - Collection Number: 12"),
    ],
)
def test_what_a_type_has_no_tag_for_is_told_to_zotero_in_extra(
    type_: ItemType, variable: str, value: str, line: str
) -> None:
    reference = Reference.model_validate({"type": type_, variable: value})
    assert line in lines_of(reference)
    (again,) = formats.loads(formats.dumps([reference], "ris")).references
    assert getattr(again, variable) == line.partition(": ")[2]


def test_people_whom_no_tag_names_are_told_as_citeproc_reads_them() -> None:
    people = (
        Name(family="Berg", given="Anna", non_dropping_particle="van der", suffix="Jr."),
        Name(family="Li"),
        Name(literal="Peat Society"),
    )
    reference = Reference(type="article-journal", container_author=people)
    assert values(reference, "M2") == [
        "Container Author: van der Berg || Anna, Jr.",
        "Container Author: Li ||",
        "Container Author: Peat Society",
    ]
    (again,) = formats.loads(formats.dumps([reference], "ris")).references
    assert again.container_author == people


def test_jabref_which_makes_authors_of_a4_is_told_translators_in_a_note() -> None:
    reference = Reference(type="book", translator=(Name(family="Li", given="Chen"),))
    written = formats.dumps([reference], "ris", dialect="jabref")
    assert "A4  - " not in written
    assert "N1  - Translator: Li || Chen\r\n" in written
    assert formats.loads(written).references[0].translator == reference.translator


def test_several_notes_stay_several() -> None:
    reference = Reference(note="Cited By: 12\nExport Date: 3 March 2021")
    assert values(reference, "N1") == ["Cited By: 12", "Export Date: 3 March 2021"]
    assert formats.loads(formats.dumps([reference], "ris")).references[0].note == reference.note


def test_those_who_are_not_named_are_et_al_and_come_back_as_others() -> None:
    reference = Reference(author=(Name(family="Li", given="Wei"), Name(literal="others")))
    assert values(reference, "AU") == ["Li, Wei", "et al.,"]
    for words in ("et al.,", "et al.", "and others", "Et al"):
        (again,) = formats.loads(f"TY  - JOUR\nAU  - Li, Wei\nAU  - {words}\nER  - ").references
        assert again.author == reference.author
    assert "author = {Li, Wei and others}" in formats.dumps([again], "bibtex")
