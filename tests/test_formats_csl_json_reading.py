from __future__ import annotations

import json
from typing import Any

import pytest

import carcite
from carcite.model.reference import Date, Name, Reference
from hard_records import ARTICLE, PREPRINT


def one(**fields: Any) -> Reference:
    (reference,) = carcite.loads(json.dumps({"type": "article-journal", **fields})).references
    return reference


DATES = {
    "day": ({"date-parts": [[2020, 3, 7]]}, Date(year=2020, month=3, day=7)),
    "strings": ({"date-parts": [["2020", "03", "7"]]}, Date(year=2020, month=3, day=7)),
    "one-list": ({"date-parts": [2020, 3]}, Date(year=2020, month=3)),
    "range": ({"date-parts": [[2020], [2021]]}, Date(year=2020, end=Date(year=2021))),
    "season": ({"date-parts": [[2020]], "season": 2}, Date(year=2020, season=22)),
    "season-string": ({"date-parts": [[2020]], "season": "3"}, Date(year=2020, season=23)),
    "season-word": ({"date-parts": [[2020]], "season": "Winter"}, Date(year=2020, season=24)),
    "season-as-month": ({"date-parts": [[2020, 21]]}, Date(year=2020, season=21)),
    "circa": ({"date-parts": [[1650]], "circa": "true"}, Date(year=1650, circa=True)),
    "circa-one": ({"date-parts": [[1650]], "circa": 1}, Date(year=1650, circa=True)),
    "circa-no": ({"date-parts": [[1650]], "circa": False}, Date(year=1650)),
    "raw": ({"raw": "2020-03-07"}, Date(year=2020, month=3, day=7)),
    "raw-range": ({"raw": "2020-03-07/2020-04-08"}, Date(year=2020, month=3, day=7, end=Date(year=2020, month=4, day=8))),
    "raw-season": ({"raw": "Spring 2023"}, Date(year=2023, season=21)),
    "literal": ({"literal": "7 March 2020"}, Date(year=2020, month=3, day=7)),
    "literal-quoted": ({"literal": '"2020-03-07"'}, Date(year=2020, month=3, day=7)),
    "string": ("2020-03-07", Date(year=2020, month=3, day=7)),
    "number": (2020, Date(year=2020)),
    "impossible-day": ({"date-parts": [[2021, 2, 31]]}, Date(year=2021, month=2)),
    "before-us": ({"date-parts": [[-44, 3, 15]]}, Date(year=-44, month=3, day=15)),
    "null": ({"date-parts": [[None]]}, None),
    "empty": ({"date-parts": [[]]}, None),
    "in-press": ({"literal": "in press"}, None),
}  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), DATES.values(), ids=DATES)
def test_a_date_is_read_however_it_is_spelt(value: Any, expected: Date | None) -> None:
    reference = one(issued=value)
    assert reference.issued == expected
    assert [key for key, _ in reference.extra] == ([] if expected else ["issued"])


NAMES = {
    "parts": ({"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"}, Name(family="Berg", given="Anna", non_dropping_particle="van der")),
    "particle-in-family": ({"family": "van der Berg", "given": "Anna"}, Name(family="Berg", given="Anna", non_dropping_particle="van der")),
    "quoted-family": ({"family": '"van der Berg"', "given": "Anna"}, Name(family="van der Berg", given="Anna")),
    "suffix-in-given": ({"family": "O'Neill", "given": "Patrick, Jr."}, Name(family="O'Neill", given="Patrick", suffix="Jr.")),
    "literal": ({"literal": "World Health Organization"}, Name(literal="World Health Organization")),
    "crossref-body": ({"name": "The Consortium", "sequence": "first", "affiliation": []}, Name(literal="The Consortium")),
    "family-alone": ({"family": "Plato"}, Name(family="Plato")),
    "given-alone": ({"given": "Madonna"}, Name(given="Madonna")),
    "orcid": ({"family": "Li", "ORCID": "http://orcid.org/0000-0002-1825-0097"}, Name(family="Li", orcid="0000-0002-1825-0097")),
    "affiliation": ({"family": "Li", "affiliation": [{"name": "Lab"}]}, Name(family="Li", affiliation=("Lab",))),
    "text": ("Plato", Name(literal="Plato")),
}  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), NAMES.values(), ids=NAMES)
def test_a_name_is_read_however_it_is_spelt(value: Any, expected: Name) -> None:
    assert one(author=[value]).author == (expected,)


def test_numbers_and_strings_are_the_same() -> None:
    reference = one(id=7, volume=16, issue="6", page=101, edition=2.5)
    assert (reference.id, reference.volume, reference.issue) == ("7", "16", "6")
    assert (reference.page, reference.edition) == ("101", "2.5")


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
    reference = one(volume=7, title=text, section="", publisher=text)
    assert (reference.volume, reference.title, reference.publisher) == ("7", expected, expected)
    assert reference.section is None
    (alone,) = carcite.loads(json.dumps({"title": text})).references
    assert alone.title == expected


def test_keywords_are_cleaned_one_by_one() -> None:
    assert one(keyword="peat;  wet moors ; ;lakes").keywords == ("peat", "wet moors", "lakes")
    assert one(keyword="peat; wet\tmoors").keywords == ("peat", "wet moors")
    assert one(keyword="peat,moors, lakes").keywords == ("peat", "moors", "lakes")
    assert one(keyword=["peat ", "wet  moors", 7]).keywords == ("peat", "wet moors", "7")


def test_crossrefs_lists_and_names_are_read() -> None:
    reference = one(
        type="journal-article",
        title=["A title"],
        **{
            "container-title": ["Journal of Tests"],
            "short-container-title": ["J. Tests"],
            "ISSN": ["1664-3224", "0028-0836"],
            "DOI": "10.1000/ABC",
            "published-print": {"date-parts": [[2020, 5]]},
            "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/", "content-version": "vor"}],
            "is-referenced-by-count": 3,
        },
    )  # fmt: skip
    assert (reference.type, reference.title) == ("article-journal", "A title")
    assert (reference.container_title, reference.container_title_short) == (
        "Journal of Tests",
        "J. Tests",
    )
    assert (reference.issn, reference.doi) == (("1664-3224", "0028-0836"), "10.1000/abc")
    assert reference.issued == Date(year=2020, month=5)
    assert reference.rights.license is not None
    assert reference.rights.license.spdx_id == "CC-BY-4.0"
    assert reference.extra == (("is-referenced-by-count", "3"),)


def test_what_no_variable_holds_is_kept_by_its_name() -> None:
    reference = one(foo="bar", DOI="not a doi", custom={"a": "b"}, nothing=None)
    assert reference.doi is None
    assert reference.extra == (("a", "b"), ("foo", "bar"), ("DOI", "not a doi"))


def test_a_type_that_csl_has_not_is_kept_and_remarked_on() -> None:
    loaded = carcite.loads('[{"type": "poem", "title": "Ode"}]')
    assert loaded.references[0].type == "document"
    assert loaded.references[0].extra == (("type", "poem"),)
    assert "'poem'" in loaded.remarks[0].message


def test_the_rights_line_becomes_rights_with_its_words() -> None:
    line = "© 2025 Ana Pérez. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
    rights = one(license=line, author=[{"family": "Pérez", "given": "Ana"}]).rights
    assert rights.license is not None
    assert rights.license.evidence[0].quote in line
    assert rights.notices[0].holders[0].author == Name(family="Pérez", given="Ana")


@pytest.mark.parametrize("dialect", ["zotero", "schema", "pandoc"])
@pytest.mark.parametrize("reference", [ARTICLE, PREPRINT], ids=["article", "preprint"])
def test_what_is_written_is_read_back(reference: Reference, dialect: str) -> None:
    (first,) = carcite.loads(carcite.dumps([reference], "csl-json", dialect=dialect)).references
    (again,) = carcite.loads(carcite.dumps([first], "csl-json", dialect=dialect)).references
    assert again == first
    kept = {"id", "rights", "author"} ^ set(Reference.model_fields)
    assert {name: getattr(first, name) for name in kept} == {
        name: getattr(reference, name) for name in kept
    }
    assert [str(name) for name in first.author] == [str(name) for name in reference.author]


BROKEN = {
    "no-object": ('[{"title": "a"}, 7, {"title": "b"}]', ["a", "b"], [1]),
    "line": ('[\n{"title": "a"},\n"x"]', ["a"], [3]),
    "cut-off": ('[{"title": "a"},\n{"title": "b"},\n{"title": "c', ["a", "b"], [3]),
    "missing-comma": ('[{"title": "a"}\n{"title": "b"}]', ["a", "b"], []),
    "trailing-comma": ('[{"title": "a"},]', ["a"], []),
    "bad-inside": ('[{"title": "a"},\n{"title": "b", "x": nope},\n{"title": "c"}]', ["a", "c"], [2]),
    "lines": ('{"title": "a"}\n{"title": "b"}\n', ["a", "b"], []),
    "deep": ("[" * 100_000, [], [1]),
    "no-number": ('[{"title": "a", "volume": NaN, "issue": 1e999}, {"title": "b"}]', ["a", "b"], []),
    "long-number": (f'[{{"title": "a", "volume": {"9" * 9_000}}}, {{"title": "b"}}]', ["a", "b"], []),
    "long-number-cut-off": (f'[{{"title": "a", "volume": {"9" * 9_000}}}, {{"title"', ["a"], [1]),
    "empty": ("[]", [], []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "titles", "lines"), BROKEN.values(), ids=BROKEN)
def test_one_bad_item_costs_no_other(text: str, titles: list[str], lines: list[int]) -> None:
    loaded = carcite.loads(text, "csl-json")
    assert [one.title for one in loaded.references] == titles
    assert [failure.line for failure in loaded.failures] == lines
    assert all(failure.raw and failure.error and failure.done for failure in loaded.failures)


def test_a_list_may_be_wrapped() -> None:
    wrapped = '{"items": [{"type": "book", "title": "a"}], "version": 1}'
    assert [one.title for one in carcite.loads(wrapped).references] == ["a"]
    by_key = '{"k": {"type": "book", "title": "a"}}'
    assert [one.id for one in carcite.loads(by_key).references] == ["k"]


@pytest.mark.parametrize("dialect", ["zotero", "schema", "pandoc"])
@pytest.mark.parametrize(
    "issued",
    [
        Date(year=2020, season=21, circa=True),
        Date(year=2020, season=21, end=Date(year=2021, season=23)),
        Date(year=2020, season=22, end=Date(year=2021, month=3)),
        Date(year=2020, month=5, end=Date(year=2021, season=24)),
    ],
    ids=str,
)
def test_seasons_come_back_with_circa_and_at_both_ends_of_a_range(
    issued: Date, dialect: str
) -> None:
    written = carcite.dumps([Reference(issued=issued)], "csl-json", dialect=dialect)
    assert carcite.loads(written).references[0].issued == issued


def test_a_line_of_the_note_that_contradicts_the_item_stays_in_the_note() -> None:
    loaded = carcite.loads('[{"type": "book", "PMID": "5", "note": "PMID: 6\\nPMCID: PMC7"}]')
    (reference,) = loaded.references
    assert (reference.pmid, reference.pmcid, reference.note) == ("5", "PMC7", "PMID: 6")


def test_a_doi_among_other_words_is_found_and_the_words_are_kept() -> None:
    (reference,) = carcite.loads('[{"type": "book", "DOI": "10.1234/a and 10.1234/b"}]').references
    assert (reference.doi, reference.extra) == ("10.1234/a", (("DOI", "10.1234/a and 10.1234/b"),))


def test_what_no_variable_holds_is_not_doubled_when_it_is_written_and_read_again() -> None:
    text = '[{"type": "book", "keyword": ",", "ISBN": "0", "note": "keyword: ,"}]'
    (first,) = carcite.loads(text).references
    (again,) = carcite.loads(carcite.dumps([first], "csl-json")).references
    assert first.extra == again.extra == (("ISBN", "0"), ("keyword", ","))


def test_an_abstract_in_jats_and_a_note_in_html_are_read_as_text() -> None:
    item = {
        "type": "article-journal",
        "abstract": "<jats:title>Aims</jats:title><jats:p>Peat <jats:italic>in situ</jats:italic>, p &lt; 5.</jats:p>",
        "note": "<p>One.</p><p>Two.</p>",
    }
    (reference,) = carcite.loads(json.dumps([item])).references
    assert reference.abstract == "Aims\nPeat <i>in situ</i>, p < 5."
    assert reference.note == "One.\nTwo."


def test_a_doi_among_the_lines_of_the_note_is_the_items() -> None:
    (reference,) = carcite.loads('[{"type": "book", "note": "DOI: 10.1234/A\\nMore."}]').references
    assert (reference.doi, reference.note) == ("10.1234/a", "More.")


@pytest.mark.parametrize(
    ("issued", "status", "extra"),
    [
        ({"raw": "in press"}, None, (("issued", "in press"),)),
        ({"literal": "n.d."}, None, (("issued", "n.d."),)),
        ("forthcoming", None, (("issued", "forthcoming"),)),
    ],
)
def test_a_date_that_is_none_is_kept_in_its_words(
    issued: Any, status: str | None, extra: tuple[tuple[str, str], ...]
) -> None:
    reference = one(issued=issued)
    assert (reference.issued, reference.status, reference.extra) == (None, status, extra)


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        ("Peat", "A review", "Peat: A review"),
        ("Peat: a review", "A review", "Peat: a review"),
        ("What is peat?", "A review", "What is peat? A review"),
    ],
)
def test_a_subtitle_of_crossrefs_belongs_to_the_title(
    title: str, subtitle: str, whole: str
) -> None:
    reference = one(title=[title], subtitle=[subtitle])
    assert (reference.title, reference.extra) == (whole, ())


def test_the_second_of_crossrefs_containers_is_kept() -> None:
    reference = one(**{"container-title": ["Bogs", "Peat Series", "Bogs"]})
    assert (reference.container_title, reference.extra) == (
        "Bogs",
        (("container-title", "Peat Series"),),
    )


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("<p>P&lt;i and i&gt;0.05</p>", "P<i and i>0.05"),
        ("<p>if a&lt;b and c&gt;d then</p>", "if a<b and c>d then"),
        ("<p>Peat <i>in</i> situ.</p>", "Peat <i>in</i> situ."),
    ],
)
def test_what_an_abstract_escapes_is_text(abstract: str, expected: str) -> None:
    item = json.dumps([{"type": "article-journal", "title": "t", "abstract": abstract}])
    assert carcite.loads(item).references[0].abstract == expected


def test_half_a_character_in_the_rights_costs_no_record() -> None:
    assert len(carcite.loads('[{"type": "book", "license": "\\ud800"}]').references) == 1


def test_a_range_that_ends_before_it_begins_is_no_date() -> None:
    found = carcite.loads(
        '[{"type": "book", "issued": {"raw": "May 2021 - March 2020"}}]'
    ).references[0]
    assert found.issued is None
    assert ("issued", "May 2021 - March 2020") in found.extra


CUSTOM: dict[str, tuple[dict[str, Any], tuple[tuple[str, str], ...]]] = {
    "of-nobody": ({"ORCID": {"Chen Li": "0000-0002-1825-0097"}}, (("ORCID", '{"Chen Li": "0000-0002-1825-0097"}'),)),
    "no-iD": ({"ORCID": {"Ada Oe": "12"}}, (("ORCID", '{"Ada Oe": "12"}'),)),
    "no-relation": ({"relations": [{"doi": "10.1234/a"}]}, (("relations", '[{"doi": "10.1234/a"}]'),)),
    "relations-in-words": ({"relations": "none"}, (("relations", "none"),)),
    "several": ({"x": ["a", "b"], "y": ["c", 1]}, (("x", "a"), ("x", "b"), ("y", '["c", 1]'))),
}  # fmt: skip


@pytest.mark.parametrize(("custom", "extra"), CUSTOM.values(), ids=CUSTOM)
def test_what_custom_says_of_nobody_here_is_kept(
    custom: dict[str, Any], extra: tuple[tuple[str, str], ...]
) -> None:
    reference = one(author=[{"family": "Oe", "given": "Ada"}], custom=custom)
    assert reference.author == (Name(family="Oe", given="Ada"),)
    assert (reference.extra, reference.relations) == (extra, ())
    text = carcite.dumps([reference], "csl-json")
    assert carcite.loads(text).references[0].extra == extra


def test_a_line_of_the_note_says_which_end_of_a_range_is_uncertain() -> None:
    item = {"date-parts": [[1987], [1989]]}
    reference = one(submitted=item, note="Submitted: 1987~/1989")
    assert reference.submitted == Date(year=1987, circa=True, end=Date(year=1989))
    assert reference.note is None
    assert one(submitted=item, note="Submitted: 1988").note == "Submitted: 1988"
