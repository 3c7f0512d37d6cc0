"""The lexicon: what is generated is what its sources make, and dates are read in the languages of CLDR."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from babel.dates import format_date

from carcite.lexicon import build, words
from carcite.values.dates import Date, find_dates, parse_date

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
