"""What is read back is what was written: RIS and CSL-JSON, in every dialect."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carcite
from carcite.formats import FORMATS
from carcite.formats.csl.writing import TABLE as CSL
from carcite.model.reference import Date, Name, Reference
from carcite.model.rights import Rights
from hard_records import RIGHTS
from properties.strategies import dates, hostile, references

thorough = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])

CASES = [(format_, dialect) for format_ in ("ris", "csl-json") for dialect in sorted(FORMATS[format_].dialects)]  # fmt: skip

# What a careful source holds: words that are nobody's tag, mark or separator.
LETTERS = st.characters(categories=("Lu", "Ll"), max_codepoint=0x24F)
WORD = st.text(LETTERS, min_size=2, max_size=9)
PHRASE = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
NUMBER = st.integers(1, 9999).map(str)
FAMILY = st.one_of(WORD, st.tuples(WORD, WORD).map("-".join)).map(str.capitalize)
NAME = st.one_of(
    st.builds(
        Name,
        family=FAMILY,
        given=st.none() | FAMILY,
        suffix=st.none(),
        non_dropping_particle=st.none(),
    ),
    st.builds(
        Name,
        family=FAMILY,
        given=FAMILY,
        suffix=st.sampled_from((None, "Jr.", "III")),
        non_dropping_particle=st.sampled_from((None, "van der", "de")),
    ),
    st.builds(Name, literal=st.sampled_from(("World Health Organization", "Peat Consortium", "Springer Nature", "WHO"))),
).filter(lambda name: name.literal is not None or name.given is not None or not str(name.family).isupper())  # fmt: skip
PAGE = st.one_of(
    NUMBER,
    st.tuples(NUMBER, NUMBER).map("-".join).filter(lambda page: len(set(page.split("-"))) == 2),
    st.sampled_from(("e123", "S12-S15", "1625166", "1-5, 8")),
)
DOI = st.integers(1, 10**6).map(lambda number: f"10.1234/test.{number}")
URL = st.integers(1, 10**6).map(lambda number: f"https://example.org/a?b={number}&c=%20#d")


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=3, unique_by=str).map(tuple)


CAREFUL = st.builds(
    Reference,
    type=st.sampled_from(sorted(Reference.model_json_schema()["properties"]["type"]["enum"])),
    id=st.integers(1, 10**6).map(lambda number: f"key{number}"),
    **dict.fromkeys(
        ("title", "title_short", "container_title", "container_title_short", "collection_title",
         "publisher", "publisher_place", "event_title", "event_place", "section", "edition",
         "medium", "status", "genre", "archive", "source", "abstract", "note"),
        maybe(PHRASE),
    ),
    **dict.fromkeys(("volume", "issue", "collection_number", "number_of_pages", "version"), maybe(NUMBER)),
    page=maybe(PAGE),
    number=maybe(st.one_of(NUMBER, st.sampled_from(("e0298242", "R-12")))),
    language=maybe(st.sampled_from(("en", "de", "pt-BR"))),
    keywords=several(PHRASE),
    doi=maybe(DOI),
    url=maybe(URL),
    issn=st.sampled_from(((), ("1664-3224",), ("1664-3224", "0028-0836"))),
    isbn=st.sampled_from(((), ("9783161484100",))),
    pmid=maybe(st.integers(1, 10**8).map(str)),
    pmcid=maybe(st.integers(100, 10**7).map(lambda number: f"PMC{number}")),
    arxiv=maybe(st.just("2401.01234")),
    **dict.fromkeys(("author", "editor", "translator", "container_author", "collection_editor"), several(NAME)),
    **dict.fromkeys(("issued", "accessed", "submitted", "accepted", "available_date", "event_date", "original_date"), maybe(dates())),
    rights=st.sampled_from((Rights(), RIGHTS)),
)  # fmt: skip


def back(written: list[Reference], format_: str, dialect: str) -> list[Reference]:
    loaded = carcite.loads(carcite.dumps(written, format_, dialect=dialect), format_)
    assert loaded.failures == ()
    assert len(loaded.references) == len(written)
    return list(loaded.references)


@thorough
@pytest.mark.parametrize(("format_", "dialect"), CASES)
@given(works=st.lists(references(hostile()), max_size=2))
def test_whatever_was_read_is_written_and_read_the_same(
    format_: str, dialect: str, works: list[Reference]
) -> None:
    # The first reading makes canonical what was not; from there on nothing changes, but of names
    # and notes that are full of the format's own signs.
    first = back(back(works, format_, dialect), format_, dialect)
    for one, again in zip(first, back(first, format_, dialect), strict=True):
        assert again.model_dump(exclude=SIGNS_MATTER) == one.model_dump(exclude=SIGNS_MATTER)


SIGNS_MATTER = {
    "author",
    "editor",
    "translator",
    "container_author",
    "collection_editor",
    "note",
    "rights",
}


# Every variable that a record format is asked to keep; rights and relations are compared by what they say.
KEPT = set(Reference.model_fields) - {"schema_version", "rights", "relations", "extra"}


def shown(value: object) -> object:
    """A name's parts come back where their line tells them apart; compare what is printed."""
    if isinstance(value, tuple) and value and isinstance(value[0], Name):
        return [str(name) for name in value]
    return value


@thorough
@pytest.mark.parametrize("dialect", sorted(FORMATS["ris"].dialects))
@given(reference=CAREFUL)
def test_ris_brings_back_every_variable_of_every_type(dialect: str, reference: Reference) -> None:
    (again,) = back([reference], "ris", dialect)
    for variable in KEPT:
        assert shown(getattr(again, variable)) == shown(getattr(reference, variable)), variable
    assert (again.rights.license is None) == (reference.rights.license is None)


@thorough
@pytest.mark.parametrize("dialect", sorted(FORMATS["csl-json"].dialects))
@given(reference=CAREFUL)
def test_csl_json_brings_back_every_variable_that_it_holds(
    dialect: str, reference: Reference
) -> None:
    (again,) = back([reference], "csl-json", dialect)
    held = {row.variable for row in CSL.rows_for(reference.type, dialect)} - {"rights"}
    for variable in held | {"id", "type", "note", "arxiv", "accepted"}:
        assert shown(getattr(again, variable)) == shown(getattr(reference, variable)), variable


@thorough
@pytest.mark.parametrize("dialect", sorted(FORMATS["csl-json"].dialects))
@given(works=st.lists(references(hostile()), max_size=2))
def test_csl_json_is_laid_out_as_json_dumps_lays_it_out(
    dialect: str, works: list[Reference]
) -> None:
    text = carcite.dumps(works, "csl-json", dialect=dialect)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


@thorough
@given(dates())
def test_a_date_comes_back_whole_from_ris(date: Date) -> None:
    for dialect in FORMATS["ris"].dialects:
        (again,) = back([Reference(issued=date, accessed=date)], "ris", dialect)
        assert (again.issued, again.accessed) == (date, date)


@thorough
@given(st.text(max_size=60) | hostile() | hostile().map(lambda text: f"TY  - JOUR\nTI  - {text}\n"))
def test_no_text_raises_anything_in_any_reader(text: str) -> None:
    for format_ in ("ris", "csl-json", "nbib", "endnote-xml"):
        assert carcite.loads(text, format_).format == format_
