"""RIS of every dialect: each sample is written for the test after what the program in its name exports."""

from __future__ import annotations

from typing import Any

import pytest

import carcite
from carcite.formats import FORMATS
from carcite.formats.loaded import Loaded
from carcite.model.reference import Date, Name, Reference
from hard_records import ARTICLE, PREPRINT, RIGHTS


def load(*lines: str, type_: str = "JOUR", end: str = "\r\n") -> Loaded:
    return carcite.loads(end.join([f"TY  - {type_}", *lines, "ER  - ", ""]), "ris")


def one(*lines: str, type_: str = "JOUR") -> Reference:
    (reference,) = load(*lines, type_=type_).references
    return reference


SHAPES = {
    "crlf": b"TY  - JOUR\r\nTI  - A title\r\nAU  - Ro, Ada\r\nER  - \r\n",
    "lf": b"TY  - JOUR\nTI  - A title\nAU  - Ro, Ada\nER  - \n",
    "cr": b"TY  - JOUR\rTI  - A title\rAU  - Ro, Ada\rER  - \r",
    "byte-order-mark": b"\xef\xbb\xbfTY  - JOUR\nTI  - A title\nAU  - Ro, Ada\nER  - \n",
    "blank-then-mark": b" \xef\xbb\xbf\nTY  - JOUR\nTI  - A title\nAU  - Ro, Ada\nER  - \n",
    "utf-16": "\ufeffTY  - JOUR\r\nTI  - A title\r\nAU  - Ro, Ada\r\nER  - ".encode("utf-16-le"),
    "one-blank": b"TY - JOUR\nTI - A title\nAU - Ro, Ada\nER -\n",
    "three-blanks": b"TY   - JOUR\nTI   - A title\nAU   - Ro, Ada\nER   - \n",
    "no-blank-behind": b"TY  -JOUR\nTI  -A title\nAU  -Ro, Ada\nER  -\n",
    "two-blanks-behind": b"TY  -  JOUR\nTI  -  A title\nAU  -  Ro, Ada\nER  - \n",
    "lower-case": b"ty  - jour\nti  - A title\nau  - Ro, Ada\ner  - \n",
    "leading-blanks": b"   TY  - JOUR\n   TI  - A title\n   AU  - Ro, Ada\n   ER  - \n",
    "dash": "TY  – JOUR\nTI  – A title\nAU  – Ro, Ada\nER  – \n".encode(),
    "tab": b"TY  -\tJOUR\nTI  -\tA title\nAU  -\tRo, Ada\nER  -\n",
    "no-end": b"TY  - JOUR\nTI  - A title\nAU  - Ro, Ada\n",
    "end-without-hyphen": b"TY  - JOUR\nTI  - A title\nAU  - Ro, Ada\nER\n",
    "blank-lines": b"\n\nTY  - JOUR\n\nTI  - A title\n\nAU  - Ro, Ada\n\nER  - \n",
    "trailing-blanks": b"TY  - JOUR  \nTI  - A title  \nAU  - Ro, Ada \nER  - \n",
    "numbers": b"1.\nTY  - JOUR\nTI  - A title\nAU  - Ro, Ada\nER  - \n\n",
    "record-numbers": b"Record #1 of 1\nTY  -  JOUR\nTI  - A title\nAU  - Ro, Ada\nER  - \n",
    "old-tags": b"TY  - JOUR\nT1  - A title\nA1  - Ro, Ada\nER  - \n",
    "type-in-words": b"TY  - Journal Article\nTI  - A title\nAU  - Ro, Ada\nER  - \n",
}  # fmt: skip


@pytest.mark.parametrize("data", SHAPES.values(), ids=SHAPES)
def test_a_record_is_read_in_whatever_shape_it_comes(data: bytes) -> None:
    loaded = carcite.loads(data)
    assert loaded.format == "ris"
    assert loaded.references == (
        Reference(
            type="article-journal", title="A title", author=(Name(family="Ro", given="Ada"),)
        ),
    )
    assert loaded.failures == ()


# What has to be done to a text, whatever stands beside it in the record.
UNCLEAN = {
    "as-it-is": ("A title", "A title"),
    "blank-before": (" A title", "A title"),
    "blank-behind": ("A title ", "A title"),
    "two-blanks": ("A  title", "A title"),
    "tab": ("A\ttitle", "A title"),
    "control": ("A\x07 title", "A title"),
    "no-break-space": ("A\xa0title", "A\xa0title"),
    "entity": ("A &amp; title", "A & title"),
    "no-entity": ("AT&T; a title?a=1&b=2", "AT&T; a title?a=1&b=2"),
    "letter-and-accent": ("Cafe\u0301", "Café"),
    "composed": ("Café", "Café"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNCLEAN.values(), ids=UNCLEAN)
def test_a_text_is_cleaned_whatever_stands_beside_it(text: str, expected: str) -> None:
    reference = one("VL  - 7", f"TI  - {text}", f"PB  - {text}")
    assert (reference.volume, reference.title, reference.publisher) == ("7", expected, expected)
    assert one(f"TI  - {text}").title == expected


def test_a_tag_of_no_meaning_is_kept_and_changes_no_other() -> None:
    reference = one("TI  - A title", "PD  - may", "PD  - june", "XY  -", "VL  - 7")
    assert (reference.title, reference.volume) == ("A title", "7")
    assert reference.extra == (("PD", "may"), ("PD", "june"))


@pytest.mark.parametrize("other", ["LA  - en", "PD  - may"], ids=["known", "unknown"])
def test_two_fields_on_a_line_are_parted_whatever_stands_beside_them(other: str) -> None:
    reference = one("TI  - a", "DO  - 10.1234/x     LK  - https://example.org/x", other)
    assert (reference.doi, reference.url) == ("10.1234/x", "https://example.org/x")


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-8"])
def test_letters_are_read_in_the_old_encodings_too(encoding: str) -> None:
    data = "TY  - JOUR\nTI  - Größe\nAU  - Pérez, Ana\nER  - \n".encode(encoding)
    (reference,) = carcite.loads(data).references
    assert (reference.title, reference.author[0].family) == ("Größe", "Pérez")


SEVERAL = {
    "no-end": "TY  - JOUR\nTI  - a\nTY  - BOOK\nTI  - b\n",
    "no-blank-line": "TY  - JOUR\nTI  - a\nER  - \nTY  - BOOK\nTI  - b\nER  - \n",
    "text-between": "TY  - JOUR\nTI  - a\nER  - \n\nRecord #2 of 2\nSearch: x AND y\n\nTY  - BOOK\nTI  - b\nER  - \n",
    "text-before": "Provider: A\nDatabase: B\n\nTY  - JOUR\nTI  - a\nER  - \nTY  - BOOK\nTI  - b\nER  - \n",
    "comment": "TY  - JOUR\nTI  - a\n\n% a comment\nTY  - BOOK\nTI  - b\nER  - \n",
    "two-ends": "TY  - JOUR\nTI  - a\nER  - \nER  - \nTY  - BOOK\nTI  - b\nER  - \n",
    "odd-then-clean": "TY - JOUR\nTI - a\nER -\n\nTY  - BOOK\nTI  - b\nER  - \n",
    "clean-then-odd": "TY  - JOUR\nTI  - a\nER  - \n\nTY - BOOK\nTI - b\nER -\n",
}  # fmt: skip


@pytest.mark.parametrize("text", SEVERAL.values(), ids=SEVERAL)
def test_one_record_costs_no_other(text: str) -> None:
    loaded = carcite.loads(text)
    assert [(one.type, one.title) for one in loaded.references] == [
        ("article-journal", "a"),
        ("book", "b"),
    ]
    assert loaded.failures == ()


def test_what_was_odd_is_remarked_on_by_its_line() -> None:
    loaded = carcite.loads("TY  - JOUR\nTI  - a\nDO  - none\n\nTY  - POEM\nPY  - n.d.\nER  - \n")
    messages = [remark.message for remark in loaded.remarks]
    assert messages == [
        "line 1: no DOI in DO 'none'; kept in extra",
        "line 1: the record has no ER; it was ended at the next record",
        "line 5: TY 'POEM' is not a RIS type; read as document",
        "line 5: no year in PY 'n.d.'; kept in extra",
    ]
    assert [one.extra for one in loaded.references] == [
        (("DO", "none"),),
        (("TY", "POEM"), ("PY", "n.d.")),
    ]


def test_fields_without_a_type_are_a_record_where_they_say_enough() -> None:
    loaded = carcite.loads("JF  - A journal\nT1  - A title\nPY  - 2001\nER  - \n")
    assert [(one.type, one.title) for one in loaded.references] == [("article-journal", "A title")]
    failed = carcite.loads("\nKW  - x\nVL  - 1\nIS  - 2\nER  - \n", "ris")
    assert failed.references == ()
    (failure,) = failed.failures
    assert (failure.raw, failure.line) == ("KW  - x\nVL  - 1\nIS  - 2", 2)
    assert "without a TY" in failure.error


def test_a_type_without_fields_is_a_record() -> None:
    loaded = carcite.loads("TY  - BOOK\nTY  - JOUR\nTI  - a\nER  - \n")
    assert [(one.type, one.title) for one in loaded.references] == [
        ("book", None),
        ("article-journal", "a"),
    ]


LINES = {
    "abstract-wrapped": (("AB  - First line,", "      second line", "      third."), "abstract", "First line, second line third."),
    "abstract-paragraphs": (("AB  - First.", "Second.", "", "Third.", "VL  - 1"), "abstract", "First.\nSecond.\nThird."),
    "abstract-like-a-tag": (("AB  - Of all", "As - if - and", "ER then", "no-one"), "abstract", "Of all As - if - and ER then no-one"),
    "keywords": (("KW  - one", "two", "three"), "keywords", ("one", "two", "three")),
    "title": (("TI  - A title that", "goes on"), "title", "A title that goes on"),
    "author": (("AU  - Ro, Ada Maria", "Luise"), "author", (Name(family="Ro", given="Ada Maria Luise"),)),
    "authors": (("AU  - Ro, Ada", "Sol, Ben"), "author", (Name(family="Ro", given="Ada"), Name(family="Sol", given="Ben"))),
    "glued": (("UR  - https://example.org/a     VL  - 7",), "volume", "7"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "variable", "expected"), LINES.values(), ids=LINES)
def test_a_line_without_a_tag_goes_on_with_the_field_before(
    lines: tuple[str, ...], variable: str, expected: object
) -> None:
    assert getattr(one(*lines), variable) == expected


DOIS = {
    "do": ("DO  - 10.1234/ABC.1",),
    "do-address": ("DO  - https://dx.doi.org/10.1234/abc.1",),
    "do-label": ("DO  - doi:10.1234/abc.1",),
    "di": ("DI  - 10.1234/abc.1",),
    "m3": ("M3  - doi:10.1234/abc.1",),
    "l3": ("L3  - 10.1234/abc.1",),
    "n1": ("N1  - doi: 10.1234/abc.1",),
    "n1-among-words": ("N1  - Cited by 3. doi: 10.1234/abc.1; Export date: today",),
    "ur": ("UR  - https://doi.org/10.1234/abc.1",),
    "ur-publisher": ("UR  - https://publisher.example/doi/full/10.1234/abc.1",),
    "l2": ("L2  - http://dx.doi.org/10.1234/abc.1",),
    "tag-of-three": ("DOI - 10.1234/abc.1",),
}


@pytest.mark.parametrize("lines", DOIS.values(), ids=DOIS)
def test_the_doi_is_found_wherever_an_exporter_puts_it(lines: tuple[str, ...]) -> None:
    assert one(*lines).doi == "10.1234/abc.1"


def test_a_note_that_is_only_the_doi_is_no_note() -> None:
    reference = one("DO  - 10.1234/abc.1", "N1  - doi: 10.1234/abc.1", "N1  - Read twice")
    assert reference.note == "Read twice"


DATES: dict[str, tuple[tuple[str, ...], dict[str, int] | None]] = {
    "year": (("PY  - 2024",), {"year": 2024}),
    "slashes": (("PY  - 2024///",), {"year": 2024}),
    "month": (("PY  - 2024/05//",), {"year": 2024, "month": 5}),
    "day": (("DA  - 2024/05/03/",), {"year": 2024, "month": 5, "day": 3}),
    "zeros": (("PY  - 2001/00/00/",), {"year": 2001}),
    "iso": (("DA  - 2024-05-03",), {"year": 2024, "month": 5, "day": 3}),
    "short": (("DA  - 2024/5/3",), {"year": 2024, "month": 5, "day": 3}),
    "ojs-signs": (("PY  - %2024/%05/%03",), {"year": 2024, "month": 5, "day": 3}),
    "season": (("DA  - Spring 2023", "PY  - 2023"), {"year": 2023, "season": 21}),
    "season-in-the-fourth-part": (("PY  - 2023///Spring",), {"year": 2023, "season": 21}),
    "month-name": (("Y1  - 2015/october",), {"year": 2015, "month": 10}),
    "month-before": (("Y1  - Mar. 2017", "PY  - 2017"), {"year": 2017, "month": 3}),
    "month-apart": (("PY  - 1948", "DA  - July"), {"year": 1948, "month": 7}),
    "day-apart": (("PY  - 1948", "DA  - 12 July"), {"year": 1948, "month": 7, "day": 12}),
    "finest": (("PY  - 2015", "Y1  - 2015/09/10"), {"year": 2015, "month": 9, "day": 10}),
    "other-year": (("PY  - 2015", "DA  - 2019/01/01"), {"year": 2015}),
    "four-figures-short": (("PY  - 99",), None),
    "words": (("PY  - YEAR/MONTH/DAY/",), None),
    "no-such-day": (("PY  - 2021/02/31",), {"year": 2021, "month": 2}),
}


@pytest.mark.parametrize(("lines", "expected"), DATES.values(), ids=DATES)
def test_the_date_is_the_finest_of_those_that_agree(
    lines: tuple[str, ...], expected: dict[str, int] | None
) -> None:
    assert one(*lines).issued == (Date.model_validate(expected) if expected else None)


def test_days_of_a_month_are_a_range() -> None:
    issued = one("PY  - 2020", "Y1  - 4-8 Aug. 2020").issued
    assert issued is not None
    assert issued.edtf() == "2020-08-04/2020-08-08"


def test_a_date_says_in_its_fourth_part_what_it_is() -> None:
    reference = one("PY  - 2013/04/18", "PY  - 2013/02/15/received", "PY  - 2013/03/14/accepted")
    assert (reference.issued, reference.submitted, reference.accepted) == (
        Date(year=2013, month=4, day=18),
        Date(year=2013, month=2, day=15),
        Date(year=2013, month=3, day=14),
    )
    assert reference.extra == ()


PAGES: dict[str, tuple[tuple[str, ...], str | None, str | None]] = {
    "two-tags": (("SP  - 101", "EP  - 115"), "101-115", None),
    "short-end": (("SP  - 377", "EP  - 86"), "377-86", None),
    "whole-range": (("SP  - 474-481",), "474-481", None),
    "whole-range-and-end": (("SP  - 474-481", "EP  - 481"), "474-481", None),
    "en-dash": (("SP  - 474–481",), "474-481", None),
    "same": (("SP  - 7", "EP  - 7"), "7", None),
    "one": (("SP  - 7",), "7", None),
    "list": (("SP  - 1-5, 8",), "1-5, 8", None),
    "article-number": (("SP  - e0298242",), None, "e0298242"),
    "article-number-of-digits": (("SP  - 1625166",), None, "1625166"),
    "c7": (("C7  - 12", "VL  - 3"), None, "12"),
    "c7-and-pages": (("C7  - 4042", "SP  - 1", "EP  - 9"), "1-9", "4042"),
    "c7-twice": (("C7  - 12", "SP  - 12"), None, "12"),
}


@pytest.mark.parametrize(("lines", "page", "number"), PAGES.values(), ids=PAGES)
def test_pages_and_article_numbers_are_told_apart(
    lines: tuple[str, ...], page: str | None, number: str | None
) -> None:
    reference = one(*lines)
    assert (reference.page, reference.number) == (page, number)


NAMES = {
    "two-parts": ("Ro, Ada M.", Name(family="Ro", given="Ada M.")),
    "no-blank": ("Ro,Ada", Name(family="Ro", given="Ada")),
    "suffix": ("King, Martin Luther, Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
    "suffix-in-the-middle": ("King, Jr., Martin Luther", Name(family="King", given="Martin Luther", suffix="Jr.")),
    "particle": ("van der Berg, Anna", Name(family="Berg", given="Anna", non_dropping_particle="van der")),
    "body": ("World Health Organization", Name(literal="World Health Organization")),
    "body-with-its-mark": ("The X,", Name(literal="The X")),
    "body-by-ojs": ("Gobierno de Z, ", Name(literal="Gobierno de Z")),
    "capitals": ("WHO", Name(literal="WHO")),
    "mononym": ("Plato", Name(family="Plato")),
    "initials-first": ("A. Author-One", Name(family="Author-One", given="A.")),
    "initials-last": ("Brownstein C D", Name(family="Brownstein", given="C D")),
    "given-first": ("Catarina Barata", Name(family="Barata", given="Catarina")),
    "chinese": ("毛, 泽东", Name(family="毛", given="泽东")),
    "entity": ("O&apos;Neill, Ann", Name(family="O'Neill", given="Ann")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMES.values(), ids=NAMES)
def test_a_name_is_read_in_the_order_in_which_it_stands(text: str, expected: Name) -> None:
    assert one(f"AU  - {text}").author == (expected,)


def test_names_in_one_line_are_parted_and_those_in_two_tags_are_not_doubled() -> None:
    ro, sol = Name(family="Ro", given="A."), Name(family="Sol", given="B.")
    assert one("AU  - Ro, A.; Sol, B.").author == (ro, sol)
    assert one("A1  - Ro, A.", "AU  - Ro, A.", "A1  - Sol, B.").author == (ro, sol)


# What each program writes for one and the same kind of thing.
DIALECTS: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "endnote": ("JOUR", ("T2  - Journal of X", "J2  - J. X", "C7  - 12", "M1  - 3"), {"container_title": "Journal of X", "container_title_short": "J. X", "number": "12", "issue": "3"}),
    "mendeley": ("JOUR", ("T2  - Journal of X", "DA  - 2020/05/01", "AN  - 12345678"), {"container_title": "Journal of X", "pmid": None}),
    "zotero": ("JOUR", ("T2  - Journal of X", "DA  - 2020/05/01/", "PY  - 2020", "DP  - PubMed", "M2  - PMID: 123", "M2  - Genre: Review"), {"pmid": "123", "genre": "Review", "source": "PubMed"}),
    "refworks": ("JOUR", ("JF  - Journal of X", "JO  - J. X", "ID  - 17"), {"container_title": "Journal of X", "container_title_short": "J. X", "id": "17"}),
    "citavi": ("JOUR", ("JF  - Journal of X", "JA  - J. X", "SN  - 09374477"), {"container_title": "Journal of X", "container_title_short": "J. X", "issn": ("0937-4477",)}),
    "scopus": ("JOUR", ("T2  - Journal of X", "M3  - Article", "DB  - Scopus", "N1  - Export Date: 1 May"), {"genre": "Article", "archive": "Scopus", "note": "Export Date: 1 May"}),
    "web-of-science": ("JOUR", ("T2  - JOURNAL OF X", "JI  - J. X", "PU  - P", "PI  - LONDON", "AR  - 77"), {"container_title_short": "J. X", "publisher": "P", "publisher_place": "LONDON", "number": "77"}),
    "embase": ("JOUR", ("T1  - A title", "JF  - Journal of X", "L2  - http://dx.doi.org/10.1234/a"), {"title": "A title", "doi": "10.1234/a"}),
    "ovid": ("JOUR", ("T1  - A title", "Y1  - 2021//", "PB  - A press", "PB  - United Kingdom"), {"issued": Date(year=2021), "publisher": "A press", "extra": (("PB", "United Kingdom"),)}),
    "cochrane": (" JOUR", ("T2  - Journal of X", "VO  - 5"), {"container_title": "Journal of X", "volume": "5"}),
    "ojs": ("JOUR", ("JF  - Journal of X", "JA  - JX", "SP  - 12-15", "PY  - 2024/05/03", "DO  - 10.1234/a", "UR  - https://x.example/1"), {"page": "12-15", "issued": Date(year=2024, month=5, day=3)}),
    "psycinfo": ("JOUR", ("PMID  - 33355555", "SN  - 1999-7777(Electronic),0222-6666(Print)"), {"pmid": "33355555", "issn": ("1999-7777", "0222-6666")}),
    "pubmed": ("JOUR", ("DB  - PubMed", "AN  - 26957754", "U2  - PMC4756000[pmcid]", "ET  - 2016/01/30"), {"pmid": "26957754", "pmcid": "PMC4756000", "available_date": Date(year=2016, month=1, day=30), "edition": None}),
    "ieee": ("CONF", ("T2  - Proceedings of X", "VO  - ", "Y1  - 4-8 Aug. 2020"), {"container_title": "Proceedings of X"}),
    "conference-with-both": ("CONF", ("T2  - The X Conference", "C3  - Proceedings of X", "C1  - Rome", "CY  - Oslo"), {"event_title": "The X Conference", "container_title": "Proceedings of X", "publisher_place": "Rome", "event_place": "Oslo"}),
    "springer": ("JOUR", ("JO  - Journal of X", "DA  - 2020/05/01", "ID  - Ro2020"), {"container_title": "Journal of X", "id": "Ro2020"}),
    "mdpi": ("EJOUR", ("T2  - X", "KW  - a"), {"type": "article-journal"}),
    "google-scholar": ("JOUR", ("JO  - Journal of X", "SP  - 411", "EP  - 447"), {"container_title": "Journal of X", "page": "411-447"}),
    "book": ("BOOK", ("T1  - A book", "T2  - A series", "SP  - 300", "SN  - 978-3-16-148410-0", "CY  - Rome"), {"title": "A book", "collection_title": "A series", "number_of_pages": "300", "isbn": ("9783161484100",), "publisher_place": "Rome"}),
    "chapter": ("CHAP", ("BT  - A book", "T3  - A series", "A2  - Ro, A."), {"container_title": "A book", "collection_title": "A series", "editor": (Name(family="Ro", given="A."),)}),
    "edited-book": ("EDBOOK", ("AU  - Ro, A.",), {"type": "book", "author": (), "editor": (Name(family="Ro", given="A."),)}),
    "thesis": ("THES", ("M3  - Ed.D.", "PB  - A university", "SP  - 150"), {"genre": "Ed.D.", "number_of_pages": "150"}),
    "report": ("RPRT", ("SN  - R-12",), {"number": "R-12"}),
    "preprint": ("JOUR", ("M3  - Preprint",), {"type": "article"}),
    "unpublished": ("UNPB", (), {"type": "article"}),
    "language": ("JOUR", ("LA  - English",), {"language": "en"}),
    "keywords-by-semicolons": ("JOUR", ("KW  - a; b, c; d",), {"keywords": ("a", "b, c", "d")}),
    "keywords-by-commas": ("JOUR", ("KW  - a, b",), {"keywords": ("a", "b")}),
    "abstract-twice": ("JOUR", ("AB  - One.", "N2  - One."), {"abstract": "One.", "extra": ()}),
    "abstract-and-notice": ("JOUR", ("AB  - One.", "AB  - Copyright of X is the property of Y."), {"abstract": "One.", "extra": (("AB", "Copyright of X is the property of Y."),)}),
    "unknown": ("JOUR", ("ZZ  - x", "ZZ  - y", "AD  - A lab"), {"extra": (("ZZ", "x"), ("ZZ", "y"), ("AD", "A lab"))}),
    "repeated": ("JOUR", ("UR  - https://a.example", "UR  - https://b.example", "UR  - https://a.example"), {"url": "https://a.example", "extra": (("UR", "https://b.example"),)}),
}  # fmt: skip


@pytest.mark.parametrize(("type_", "lines", "expected"), DIALECTS.values(), ids=DIALECTS)
def test_what_a_program_means_by_a_tag_is_understood(
    type_: str, lines: tuple[str, ...], expected: dict[str, Any]
) -> None:
    reference = one(*lines, type_=type_)
    assert {name: getattr(reference, name) for name in expected} == expected


@pytest.mark.parametrize(
    "line",
    [
        "CR  - © 2025 Ana Pérez. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "N1  - Licence: © 2025 Ana Pérez. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "N1  - License: © 2025 Ana Pérez. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    ],
)
def test_the_rights_line_becomes_rights_with_its_words(line: str) -> None:
    reference = one("AU  - Pérez, Ana", line)
    assert reference.rights.license is not None
    assert reference.rights.license.spdx_id == "CC-BY-4.0"
    assert all(found.quote in line for found in reference.rights.license.evidence)
    assert reference.rights.notices[0].holders[0].author == reference.author[0]
    assert reference.note is None


def test_what_states_no_rights_is_kept() -> None:
    assert one("CR  - Smith J, 2001, Cell").extra == (("CR", "Smith J, 2001, Cell"),)


@pytest.mark.parametrize("dialect", sorted(FORMATS["ris"].dialects))
@pytest.mark.parametrize("reference", [ARTICLE, PREPRINT], ids=["article", "preprint"])
def test_what_is_written_is_read_back_in_every_dialect(reference: Reference, dialect: str) -> None:
    (first,) = carcite.loads(carcite.dumps([reference], "ris", dialect=dialect)).references
    (again,) = carcite.loads(carcite.dumps([first], "ris", dialect=dialect)).references
    assert again == first
    # RIS has no markup and no line ends, and a comma ends a name's part.
    altered = {"title", "abstract", "author", "rights"}
    # Zotero alone is told of an ORCID iD's bearer by a line that is read back; names are as printed.
    for name in set(Reference.model_fields) - altered:
        assert getattr(first, name) == getattr(reference, name), name
    assert first.rights.license == again.rights.license
    assert [one.orcid for one in first.author] == [one.orcid for one in reference.author]


def test_rights_come_back_from_every_dialect() -> None:
    for dialect in FORMATS["ris"].dialects:
        text = carcite.dumps([Reference(title="T", rights=RIGHTS)], "ris", dialect=dialect)
        (reference,) = carcite.loads(text).references
        assert reference.rights.license is not None
        assert reference.rights.license.version == "4.0"


@pytest.mark.parametrize(
    ("lines", "variable", "value"),
    [
        ("PY  - 2020\nDA  - MAR-APR", "issued", Date.parse("2020-03/2020-04")),
        ("PY  - 2020\nDA  - SPR", "issued", Date.parse("2020-21")),
        ("PY  - 2020\nDA  - Jan 15", "issued", Date.parse("2020-01-15")),
        ("SP  - 101\nOP  - 115", "page", "101-115"),
        ("SP  - 101\nOP  - Peat Press", "page", "101"),
        ("K1  - peat\nK1  - bog", "keywords", ("peat", "bog")),
        ("U1  - PMID: 12345678", "pmid", "12345678"),
        ("N1  - <p>Of <em>peat</em> &amp; bogs</p><p>See <a href=\"https://example.org\">it</a></p>", "note", "Of <i>peat</i> & bogs\nSee it (https://example.org)"),
    ],
    ids=["wos-months", "wos-season", "wos-day", "refworks-end", "original-publication", "refworks-keywords", "refworks-pmid", "zotero-note"],
)  # fmt: skip
def test_what_one_client_alone_writes_so(lines: str, variable: str, value: object) -> None:
    (reference,) = carcite.loads(f"TY  - JOUR\nTI  - Peat\n{lines}\nER  - \n").references
    assert getattr(reference, variable) == value


def test_the_end_of_a_file_of_the_web_of_sciences_is_no_record() -> None:
    loaded = carcite.loads("TY  - JOUR\nTI  - Peat\nER  - \nEF  - \n")
    assert len(loaded.references) == 1
    assert loaded.failures == ()


@pytest.mark.parametrize(
    ("lines", "variable", "value"),
    [
        ("TY  - BOOK\nT3  - Peat Series", "collection_title", "Peat Series"),
        ("TY  - BOOK\nT2  - Bogs\nT3  - Peat Series", "collection_title", "Bogs"),
        ("TY  - EDBOOK\nA1  - Li, Wei", "editor", (Name(family="Li", given="Wei"),)),
        ("TY  - JOUR\nC2  - PMC1234567", "pmcid", "PMC1234567"),
    ],
    ids=["series-in-t3", "both", "editors-in-a1", "endnotes-pmcid"],
)
def test_what_stands_under_another_tag_is_found(lines: str, variable: str, value: object) -> None:
    (reference,) = carcite.loads(f"{lines}\nTI  - Peat\nER  - \n").references
    assert getattr(reference, variable) == value


@pytest.mark.parametrize(
    ("stated", "doi", "kept", "code"),
    [
        ("10.1234/a, 10.1234/b", "10.1234/a", True, "more-than-doi"),
        ("see https://doi.org/10.1234/a", "10.1234/a", True, "more-than-doi"),
        ("doi: 10.1234/A", "10.1234/a", False, None),
        ("see below", None, True, "no-doi"),
    ],
)
def test_a_doi_among_other_words_is_found_and_the_words_are_kept(
    stated: str, doi: str | None, kept: bool, code: str | None
) -> None:
    loaded = carcite.loads(f"TY  - JOUR\nTI  - Peat\nDO  - {stated}\nER  - \n")
    assert loaded.references[0].doi == doi
    assert loaded.references[0].extra == ((("DO", stated),) if kept else ())
    assert [remark.code for remark in loaded.remarks] == ([code] if code else [])


@pytest.mark.parametrize(
    ("lines", "variable", "value"),
    [
        ("Y1  - 2001/Feb/03", "issued", Date.parse("2001-02-03")),
        ("Y1  - 2001/Feb", "issued", Date.parse("2001-02")),
        ("Y1  - 2001/Jan/Feb", "issued", Date.parse("2001-01/2001-02")),
        ("SP  - pp. 12-34", "page", "12-34"),
        ("SP  - p. 12\nEP  - 34", "page", "12-34"),
    ],
)
def test_months_by_name_and_labels_of_pages(lines: str, variable: str, value: object) -> None:
    (reference,) = carcite.loads(f"TY  - JOUR\nTI  - Peat\n{lines}\nER  - \n").references
    assert getattr(reference, variable) == value


def test_a_second_value_of_a_tag_is_a_line_that_is_read_back() -> None:
    # The second of two languages would replace the first in JabRef.
    reference = one(
        "LA  - de", "LA  - fr", "DO  - 10.1234/a", "DO  - 10.1234/b", "C6  - x", "C6  - y"
    )
    assert reference.extra == (("C6", "x"), ("C6", "y"), ("LA", "fr"), ("DO", "10.1234/b"))
    for dialect, tag in (("zotero", "M2"), ("jabref", "N1")):
        text = carcite.dumps([reference], "ris", dialect=dialect)
        lines = text.split("\r\n")
        assert [line for line in lines if line.startswith(("LA", "DO"))] == [
            "DO  - 10.1234/a",
            "LA  - de",
        ]
        assert {f"{tag}  - LA: fr", f"{tag}  - DO: 10.1234/b", "C6  - x", "C6  - y"} <= set(lines)
        (again,) = carcite.loads(text).references
        assert sorted(again.extra) == sorted(reference.extra)
        assert (again.note, carcite.dumps([again], "ris", dialect=dialect)) == (None, text)


def test_a_field_of_bibtex_is_a_line_as_better_bibtex_has_it() -> None:
    (reference,) = carcite.loads("@book{k, title={T}, mrnumber={12 <3>}, crossref={x}}").references
    text = carcite.dumps([reference], "ris")
    assert "M2  - tex.mrnumber: 12 <3>\r\n" in text
    assert ("mrnumber", "12 <3>") in carcite.loads(text).references[0].extra


NOTES = (
    "LA: see the north",
    "NB: see below",
    "C6: x",
    "tex. of a note",
    "Relation: mother",
    "relation 10.1234/a",
)


def test_a_note_that_only_looks_like_a_line_stays_a_note() -> None:
    reference = one(*(f"N1  - {note}" for note in NOTES))
    assert (reference.note, reference.extra, reference.relations) == ("\n".join(NOTES), (), ())


def test_a_day_of_access_that_a_line_says_better_is_said_once() -> None:
    reference = one("Y2  - 2020", "M2  - Accessed: 2020~/2021")
    assert reference.accessed == Date(year=2020, circa=True, end=Date(year=2021))
    assert reference.extra == ()


def test_orcid_ids_of_all_people_come_back() -> None:
    reference = one("AU  - Ro, Ada", "A2  - Oe, Bo", "M2  - ORCID: 0000-0002-1825-0097 (Bo Oe)")
    assert [name.orcid for name in reference.author] == [None]
    assert [name.orcid for name in reference.editor] == ["0000-0002-1825-0097"]


def test_an_orcid_id_of_nobody_who_is_named_is_kept() -> None:
    line = "ORCID: 0000-0002-1825-0097 (Bo Oe)"
    reference = one("AU  - Ro, Ada", f"M2  - {line}")
    assert reference.extra == (("M2", line),)
    item = f'{{"type": "book", "author": [{{"family": "Ro"}}], "note": "{line}"}}'
    assert carcite.loads(item).references[0].note == line
