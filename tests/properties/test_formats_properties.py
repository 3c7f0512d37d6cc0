"""What is written is read back by rispy, bibtexparser and json; no value breaks a record."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from bibtex_grammar import parse
from carcite import formats
from carcite.formats.bibtex import latex
from carcite.formats.clean import one_line, paragraphs
from carcite.formats.keys import citation_keys, is_key, key_letters
from carcite.model.reference import Date, Name, Reference
from carcite.values.markup import parse_markup, plain_text
from properties.strategies import PRINTABLE, dates, hostile, references, words

thorough = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# Letters that mean nothing to any format.
SAFE = st.characters(
    categories=("Lu", "Ll", "Lo", "Nd"), include_characters=".:()+/[]", max_codepoint=0x2FFF
)
TAG_LINE = re.compile(r"[A-Z][A-Z0-9]  - \S?.*")


def one(format_: str, **fields: Any) -> str:
    return formats.dumps([Reference(type="article-journal", **fields)], format_)


def dialects(format_: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(formats.FORMATS[format_].dialects))


@thorough
@given(st.lists(references(hostile()), max_size=4), dialects("ris"))
def test_ris_has_as_many_records_as_references_and_only_lines_with_a_tag(
    works: list[Reference], dialect: str
) -> None:
    written = formats.dumps(works, "ris", dialect=dialect)
    assert len(rispy.loads(written)) == len(works)
    lines = [line for line in written.split("\r\n") if line]
    assert all(TAG_LINE.fullmatch(line) for line in lines)
    assert sum(line.startswith("TY  - ") for line in lines) == len(works)
    assert sum(line == "ER  - " for line in lines) == len(works)
    assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", written)


@thorough
@given(works=st.lists(references(hostile()), max_size=4), dialect=dialects("bibtex"))
def test_bibtex_has_as_many_entries_as_references_and_no_field_twice(
    works: list[Reference], dialect: str
) -> None:
    # To make the references takes longer than to write them, so that both flavours try the same.
    for flavour in ("bibtex", "biblatex"):
        written = formats.dumps(works, flavour, dialect=dialect)
        entries = parse(written)
        assert [entry.key for entry in entries] == list(citation_keys(works)), flavour
        for entry in entries:
            fields = [name for name, _ in entry.fields]
            assert len(fields) == len(set(fields)), flavour
            assert all(value.strip() for _, value in entry.fields), flavour
        library = parse_string(written)
        assert len(library.entries) == len(library.blocks) == len(works), flavour
        found = [len(entry.fields) for entry in library.entries]
        assert found == [len(one.fields) for one in entries], flavour


@thorough
@given(st.lists(references(hostile()), max_size=4), dialects("csl-json"))
def test_csl_json_is_an_array_of_clean_strings(works: list[Reference], dialect: str) -> None:
    items = json.loads(formats.dumps(works, "csl-json", dialect=dialect).encode("utf-8"))
    assert [item["id"] for item in items] == list(citation_keys(works))

    def strings(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for each in value.values() for text in strings(each)]
        if isinstance(value, list):
            return [text for each in value for text in strings(each)]
        return [value] if isinstance(value, str) else []

    assert not any(re.search("[\x00-\x09\x0b-\x1f]", text) for text in strings(items))


@thorough
@given(works=st.lists(references(hostile()), max_size=3))
def test_the_same_references_give_the_same_text(works: list[Reference]) -> None:
    again = [Reference.model_validate(work.model_dump()) for work in works]
    for format_ in ("ris", "bibtex", "biblatex", "csl-json"):
        assert formats.dumps(works, format_) == formats.dumps(iter(again), format_), format_


@thorough
@given(words(), words(), st.lists(words(), min_size=2, max_size=4))
def test_rispy_reads_the_same_title_abstract_and_keywords_back(
    title: str, abstract: str, keywords: list[str]
) -> None:
    written = one("ris", title=title, abstract=abstract, keywords=tuple(keywords))
    (record,) = rispy.loads(written)
    # The one change: a "<" that Zotero's importer would take for a tag's has a blank after it.
    assert record["title"].replace("< ", "<") == plain_text(title).replace("< ", "<")
    assert record["abstract"] == plain_text(abstract)
    assert [word.replace("< ", "<") for word in record["keywords"]] == [
        word.replace("< ", "<") for word in keywords
    ]


@thorough
@given(words(SAFE), words(SAFE), st.none() | words(SAFE))
def test_rispy_reads_the_same_name_back(family: str, given_: str, suffix: str | None) -> None:
    (record,) = rispy.loads(one("ris", author=(Name(family=family, given=given_, suffix=suffix),)))
    assert record["authors"] == [", ".join(part for part in (family, given_, suffix) if part)]


@thorough
@given(dates())
def test_rispy_reads_the_same_date_back(date: Date) -> None:
    (record,) = rispy.loads(one("ris", issued=date))
    assert int(record["year"]) == date.year
    day = record.get("date", "")
    if date.season is None:
        expected = [date.year, date.month, date.day] if date.month else []
        assert [int(part) for part in day.split("/") if part] == [one for one in expected if one]


UNKNOWN_TO_PYLATEXENC = {
    r"\textbraceleft{}": r"\{",
    r"\textbraceright{}": r"\}",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
}


def text_of(value: str) -> str:
    """Return a LaTeX value as text: pylatexenc's reading, without groups that only keep case."""
    for macro, character in UNKNOWN_TO_PYLATEXENC.items():
        value = value.replace(macro, character)
    found = LatexNodes2Text(math_mode="text", keep_comments=True).latex_to_text(value)
    return unicodedata.normalize("NFC", " ".join(found.split()))


# pylatexenc turns quotes and dashes into ligatures even across a group, and drops what it takes for
# a comment; those have rows of their own.
READABLE = st.characters(
    categories=("Lu", "Ll", "Lo", "Nd", "Po", "Ps", "Pe", "Sm", "Sc"),
    exclude_characters="'`\"-~^¡¿",
    max_codepoint=0x2FFF,
)


@thorough
@given(words(READABLE), words(READABLE))
def test_bibtexparser_and_pylatexenc_read_the_same_title_and_abstract_back(
    title: str, abstract: str
) -> None:
    library = parse_string(one("bibtex", title=title, abstract=abstract))
    (entry,) = library.entries
    for field, text in (("title", title), ("abstract", abstract)):
        expected = unicodedata.normalize("NFC", "".join(run.text for run in parse_markup(text)))
        assert text_of(entry[field]).replace(" ", "") == expected.replace(" ", "")


LETTERS = st.characters(categories=("Lu", "Ll"), max_codepoint=0x17F)


@thorough
@given(words(LETTERS), words(LETTERS), st.none() | st.sampled_from(("Jr.", "III")))
def test_bibtexparser_splits_the_same_name_back(
    family: str, given_: str, suffix: str | None
) -> None:
    written = one("bibtex", author=(Name(family=family, given=given_, suffix=suffix),))
    library = parse_string(written, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    (person,) = library.entries[0]["author"]
    last = " ".join((*person.von, *person.last)).replace("{", "").replace("}", "")
    first = " ".join(person.first).replace("{", "").replace("}", "")
    composed = [unicodedata.normalize("NFC", part) for part in (family, given_)]
    assert [last, first, " ".join(person.jr)] == [*composed, suffix or ""]


@thorough
@given(hostile())
def test_latex_has_its_braces_balanced_and_no_macro_of_the_values(text: str) -> None:
    for written in (latex.escape(one_line(text)), latex.title(text), latex.prose(text)):
        depth = 0
        for character in written:
            depth += {"{": 1, "}": -1}.get(character, 0)
            assert depth >= 0
        assert depth == 0
        macros = set(re.findall(r"\\([a-zA-Z]+)", written))
        assert macros <= {
            "textbackslash", "textbraceleft", "textbraceright", "textasciitilde", "textless",
            "textgreater", "textbar", "textrm", "textit", "textbf", "textsubscript",
            "textsuperscript",
        }  # fmt: skip
    assert not set(latex.verbatim(text)) & set("\\{} ")


@thorough
@given(hostile())
def test_a_cleaned_text_is_on_one_line_and_stays_as_it_is(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == one_line(line) == paragraphs(line)
    line.encode("utf-8")


@thorough
@given(words(PRINTABLE))
def test_a_clean_text_is_not_changed(text: str) -> None:
    assert one_line(text) == text


@thorough
@given(st.lists(references(hostile()), max_size=6), st.randoms())
def test_keys_are_legal_unique_and_free_of_the_files_order(
    works: list[Reference], chance: random.Random
) -> None:
    keys = citation_keys(works)
    assert all(map(is_key, keys))
    assert len({key.casefold() for key in keys}) == len(works)
    identities = {(work.doi or "").lower() or (work.title, str(work.author)) for work in works}
    if len(identities) == len(works):
        order = chance.sample(range(len(works)), len(works))
        shuffled = citation_keys([works[index] for index in order])
        assert shuffled == tuple(keys[index] for index in order)


@thorough
@given(hostile())
def test_folding_gives_lower_case_ascii(text: str) -> None:
    assert key_letters(text).isascii()
    assert key_letters(key_letters(text)) == key_letters(text) == key_letters(text).lower()
