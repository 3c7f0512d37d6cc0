"""The lexicon: what is generated is what its sources make, and dates are read in the languages of CLDR."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date

import carcite
from carcite.lexicon import build, words
from carcite.values.dates import Date, find_dates, parse_date
from carcite.values.patterns import one_of

LANGUAGES = (
    "en de fr es pt it nl ca gl eu id ms pl cs sk sl hr bs sr sr_Latn mk bg ru uk be tr az sv da nb nn fi et lv"
    " lt hu ro is ga cy sq el he ar fa ur hi bn ta te ml mr th vi ka hy kk uz af sw ja zh ko"
).split()
DAYS = [date(1989, 1, 13) + timedelta(days=577 * number) for number in range(24)]
# Months that another language calls so: with these the year is certain and no more.
SHARED = {word for word, number in words.MONTHS.items() if number == 0}


def test_the_generated_module_is_what_its_sources_make() -> None:
    assert build.TARGET.read_text(encoding="utf-8") == build.source()


def test_months_of_many_languages_are_known() -> None:
    assert len(build.CLDR) >= 40
    assert words.MONTHS["maaliskuuta"] == words.MONTHS["września"] - 6 == words.MONTHS["มีนาคม"] == 3


def test_a_word_for_two_months_is_none() -> None:
    assert {"listopad", "lip", "srp"} <= SHARED
    assert parse_date("3 listopada 2019") == Date(year=2019)


def written(how: str) -> Iterator[tuple[str, str, date]]:
    for language in LANGUAGES:
        for day in DAYS:
            yield language, format_date(day, how, locale=language), day


def is_ambiguous(text: str) -> bool:
    """Whether a day is written with numbers alone, or with a month that two languages have."""
    return not any(char.isalpha() for char in text) or not SHARED.isdisjoint(
        text.replace(".", "").split()
    )


@pytest.mark.parametrize("how", ["long", "medium"])
def test_dates_are_read_as_the_languages_write_them(how: str) -> None:
    asked, wrong = 0, []
    for language, text, day in written(how):
        if is_ambiguous(text):
            continue
        asked += 1
        expected = Date(year=day.year, month=day.month, day=day.day)
        try:
            alone: Date | None = parse_date(text)
        except ValueError:
            alone = None
        within = [found for found, _, _ in find_dates(f"Published: {text} in print")]
        if (alone, within) != (expected, [expected]):
            wrong.append((language, text, alone, within))
    assert asked > 1_000
    assert len(wrong) <= 0.02 * asked, wrong[:10]


@pytest.mark.parametrize("how", ["long", "medium"])
def test_no_date_is_read_as_another_one(how: str) -> None:
    for language, text, day in written(how):
        for found, _, _ in find_dates(f"Published: {text} in print"):
            assert found.year == day.year, (language, text)
            assert found.month in (None, day.month), (language, text)
            assert found.day in (None, day.day), (language, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elsevier 2020 March 3", ["2020-03-03"]),
        ("12 pages 2020", ["2020"]),
        ("Vol 71 2020 Elsevier 5", ["2020"]),
        ("31 February 2020", []),
        ("Spring/Summer 2021", ["2021-21/2021-22"]),
        ("2021 winter", ["2021-24"]),
        ("May-June 2017", ["2017-05/2017-06"]),
        ("3 de abril de 2019 y 5 de mayo de 2020", ["2019-04-03", "2020-05-05"]),
        ("7. 3. 2019", ["2019-03-07"]),
        ("5 d’abril del 2021", ["2021-04-05"]),
        ("3 th\u00e1ng 2, 2014; ng\u00e0y 4 th\u00e1ng 12 n\u0103m 2015", ["2014-02-03", "2015-12-04"]),
    ],
)  # fmt: skip
def test_dates_in_running_text(text: str, expected: list[str]) -> None:
    assert [found.edtf() for found, _, _ in find_dates(text)] == expected


ABSTRACT = (
    "Reed beds take up salt when the tide comes in late. We followed nine beds on two coasts for six summers "
    "and weighed the reeds each autumn. The effect was gone after one wet year."
)
# What stands behind a label of a kind, and the variable that it is read as.
SAID = {
    "keywords": ("keywords", "alpha, beta, gamma", ("alpha", "beta", "gamma")),
    "submitted": ("submitted", "2019-03-05", Date(year=2019, month=3, day=5)),
    "accepted": ("accepted", "2019-03-05", Date(year=2019, month=3, day=5)),
    "published": ("issued", "2019-03-05", Date(year=2019, month=3, day=5)),
    "available": ("available_date", "2019-03-05", Date(year=2019, month=3, day=5)),
    "doi": ("doi", "10.1234/abc", "10.1234/abc"),
    "volume": ("volume", "12", "12"),
    "issue": ("issue", "3", "3"),
    "page": ("page", "5-9", "5-9"),
    "journal": ("container_title", "Annals of Fens", "Annals of Fens"),
    "publisher": ("publisher", "Northern Fens Press", "Northern Fens Press"),
    "language": ("language", "en", "en"),
}


def read_under(label: str, value: str) -> carcite.Reference:
    page = f"Reeds and dams on two northern coasts\n\nAda Roe, Ben Moe\n\n{label.capitalize()}{value}\n\n"
    return carcite.read(page).reference


@pytest.mark.parametrize("kind", SAID)
def test_every_label_of_the_lexicon_is_read_in_copied_text(kind: str) -> None:
    variable, value, expected = SAID[kind]
    labels = [label for label in words.LABELS[kind] if len(label) > 2 or not label.isascii()]
    found = {label: getattr(read_under(label, f": {value}"), variable) for label in labels}
    assert found == dict.fromkeys(labels, expected)


def test_every_heading_of_an_abstract_is_read_in_copied_text() -> None:
    labels = words.LABELS["abstract"]
    found = {label: (read_under(label, f"\n\n{ABSTRACT}").abstract or "")[:9] for label in labels}
    assert found == dict.fromkeys(labels, "Reed beds")


@pytest.mark.parametrize("kind", ["keywords", "journal"])
def test_every_label_of_the_lexicon_is_read_in_a_table_of_a_page(kind: str) -> None:
    variable, value, expected = SAID[kind]
    rows = (*words.LABELS[kind], *words.ROW_LABELS.get(kind, ()))
    for label in rows:
        page = (
            "<html><head><title>Reeds and dams on two northern coasts</title></head><body>"
            "<h1>Reeds and dams on two northern coasts</h1><table>"
            "<tr><td>dc.title</td><td>Reeds and dams on two northern coasts</td></tr>"
            "<tr><td>dc.creator</td><td>Roe, Ada</td></tr>"
            f"<tr><td>{label}</td><td>{value}</td></tr></table></body></html>"
        )
        assert getattr(carcite.read(page).reference, variable) == expected, label


# Modules that hold words which are labels in some language other than English, and why they may.
ELSEWHERE = {
    "rights/": "statements of rights are sentences, whose words move into the lexicon with the issue on rights",
    "readers/text/": "patterns of whole lines, which the issue on copied text replaces by a grammar of parts",
    "readers/lists/": "marks of volume and page within a line, as in readers/text",
    "values/pages.py": "marks of pages within a citation, as in readers/text",
    "values/variables.py": "marks of volume and issue within a citation, as in readers/text",
    "values/bodies.py": "words that journals and publishers are called by, which count for holders alone",
    "values/containers.py": "a word that ends a publisher's name",
    "values/name_words.py": "words of titles, which no name has",
    "values/name_cleaning.py": "what stands before a name in a byline",
    "readers/body/lines.py": "patterns of whole lines, and words that are no labels there",
    "readers/body/abstracts.py": "parts of class names in HTML, which are no labels",
    "crossref/matching/title_words.py": "whole titles that many works share, in the form that matching compares",
    "formats/bibtex/journal_macros.py": "journals' names",
}


def labels_of_other_languages() -> set[str]:
    files = build.languages()
    english = {word for row in files["en"]["labels"].values() for word in row}
    return {
        word
        for code, said in files.items()
        if code not in ("en", "zxx")
        for row in said.get("labels", {}).values()
        for word in row
        if word not in english and len(word) > (5 if word.isascii() else 1)
    }


def modules_with(labels: set[str]) -> Iterator[str]:
    pattern = re.compile(rf"(?<!\w){one_of(labels)}(?!\w)")
    root = Path(build.__file__).parent.parent
    for path in root.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        said = {
            ast.get_docstring(node, clean=False)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        }
        texts = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value not in said
        ]
        if any(pattern.search(text.lower()) for text in texts):
            yield path.relative_to(root).as_posix()


def test_labels_stand_in_the_lexicon_and_nowhere_else_without_a_reason() -> None:
    found = {
        module
        for module in modules_with(labels_of_other_languages())
        if not module.startswith("lexicon/")
    }
    assert {module for module in found if not module.startswith(tuple(ELSEWHERE))} == set()
    assert [
        reason for reason in ELSEWHERE if not any(module.startswith(reason) for module in found)
    ] == []
