"""Records go to bibtexparser 2 and come back."""

from __future__ import annotations

from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.middlewares.month import MonthIntMiddleware
from bibtexparser.middlewares.names import SeparateCoAuthors, SplitNameParts

from carcite import formats
from carcite.formats.bibtex import from_bibtexparser, to_bibtexparser
from carcite.formats.bibtex.reading import loads
from carcite.model.reference import Date, Name
from hard_records import ARTICLE, PREPRINT

WORKS = (ARTICLE, PREPRINT)


def test_a_library_holds_what_a_file_holds() -> None:
    library = to_bibtexparser(WORKS)
    assert [entry.key for entry in library.entries] == ["perez2025car", "nguyen2024preprint"]
    assert library.entries[0]["title"].startswith("{CAR-T} cells in")
    assert (
        loads(write_string(library)).references == loads(formats.dumps(WORKS, "bibtex")).references
    )


def test_the_month_stays_a_macro() -> None:
    assert "month = mar" in write_string(to_bibtexparser([ARTICLE]))


def test_biblatex_is_to_be_had_too() -> None:
    (entry,) = to_bibtexparser([ARTICLE], format="biblatex", dialect="jabref").entries
    assert "journaltitle" in entry
    assert "journal" not in entry


def test_a_library_is_read_as_its_file_is() -> None:
    text = formats.dumps(WORKS, "bibtex")
    assert from_bibtexparser(parse_string(text)).references == loads(text).references


def test_names_and_months_may_have_been_split_by_middlewares() -> None:
    text = "@article{k, author = {van der Berg, Anna and {WHO} and Lee, Jr., Bo}, year = 2020, month = mar}"
    library = parse_string(
        text, append_middleware=[MonthIntMiddleware(), SeparateCoAuthors(), SplitNameParts()]
    )
    (reference,) = from_bibtexparser(library).references
    assert reference.author == (
        Name(family="Berg", given="Anna", non_dropping_particle="van der"),
        Name(literal="WHO"),
        Name(family="Lee", given="Bo", suffix="Jr."),
    )
    assert reference.issued == Date(year=2020, month=3)


def test_what_bibtexparser_keeps_apart_is_read_all_the_same() -> None:
    library = parse_string(
        "@book{a, title = {A}}\n@book{a, title = {B}}\n@book{c, title = {C}, title = {D}}"
    )
    loaded = from_bibtexparser(library)
    assert sorted(str(reference.title) for reference in loaded.references) == ["A", "B", "C"]


def test_what_bibtexparser_could_not_parse_is_a_failure_with_its_line() -> None:
    loaded = from_bibtexparser(parse_string("\n\n@book{a, title = {A}}\n@book{b title = {B}}\n"))
    assert [reference.id for reference in loaded.references] == ["a", "b"]
    assert [failure.line for failure in loaded.failures] == [4]
