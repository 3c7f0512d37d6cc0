"""Dates: as coarse as their source says, as fine as it says, and never finer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from carcite import Date
from carcite.values.dates import find_dates

PRINTED = {
    "year": ("2024", "2024"),
    "year in brackets": ("(2024)", "2024"),
    "ISO day": ("2024-03-05", "2024-03-05"),
    "ISO day, basic format": ("20240305", "2024-03-05"),
    "ISO day with time": ("2024-03-05T10:00:00Z", "2024-03-05"),
    "HTTP date": ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
    "ISO month": ("2024-03", "2024-03"),
    "slashes, year first": ("2024/3/5", "2024-03-05"),
    "zeros for what is not known": ("2024-05-00", "2024-05"),
    "English, day first": ("08 May 2025", "2025-05-08"),
    "English, month first": ("March 5, 2024", "2024-03-05"),
    "English, ordinal": ("5th of March 2024", "2024-03-05"),
    "English, short month": ("Sept. 2024", "2024-09"),
    "Spanish": ("5 de marzo de 2024", "2024-03-05"),
    "Portuguese, short": ("12 dez. 2024", "2024-12-12"),
    "French": ("1er août 2024", "2024-08-01"),
    "German": ("5. März 2024", "2024-03-05"),
    "Russian": ("5 марта 2024", "2024-03-05"),
    "Chinese": ("2024年3月5日", "2024-03-05"),
    "Chinese month": ("2024年3月", "2024-03"),
    "Korean": ("2024년 3월 5일", "2024-03-05"),
    "stops: the day comes first": ("04.05.2024", "2024-05-04"),
    "slashes: over 12 can only be the day": ("13/05/2024", "2024-05-13"),
    "slashes, American": ("05/13/2024", "2024-05-13"),
    "slashes: either could be the day": ("04/05/2024", "2024"),
    "slashes: both are the same": ("05/05/2024", "2024-05-05"),
    "month and year": ("05/2024", "2024-05"),
    "season": ("Spring 2024", "2024-21"),
    "two months": ("January–February 2024", "2024-01/2024-02"),
    "circa": ("ca. 1950", "1950~"),
    "EDTF range": ("2024-01/2024-02", "2024-01/2024-02"),
    "EDTF open range": ("2024-01/..", "2024-01"),
    "before our era": ("-0044-03-15", "-0044-03-15"),
}


@pytest.mark.parametrize(("text", "edtf"), PRINTED.values(), ids=PRINTED)
def test_a_printed_date_is_parsed(text: str, edtf: str) -> None:
    assert Date.parse(text).edtf() == edtf


NO_DATES = ["", "5 March", "hello", "2024-02-30", "30 Feb 2024", "2024-13", "31/31/2024", "123456"]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_shown_with_what_would_be(text: str) -> None:
    with pytest.raises(ValueError, match=r"no date in .*2024-03-05"):
        Date.parse(text)


IMPOSSIBLE: dict[str, dict[str, int]] = {
    "a day without its month": {"year": 2024, "day": 5},
    "29 February of no leap year": {"year": 2023, "month": 2, "day": 29},
    "29 February of no leap year before our era": {"year": -3, "month": 2, "day": 29},
    "a month and a season": {"year": 2024, "month": 3, "season": 21},
}


@pytest.mark.parametrize("parts", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_no_date_is_impossible(parts: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Date.model_validate(parts)


def test_dates_in_running_text_come_with_their_offsets() -> None:
    text = "Received: 08 May 2025; Accepted: 23 Jul 2025. Copyright 2025"
    found = [(date.edtf(), text[start:end]) for date, start, end in find_dates(text)]
    assert found == [("2025-05-08", "08 May 2025"), ("2025-07-23", "23 Jul 2025"), ("2025", "2025")]


def test_eight_digits_in_running_text_are_no_date() -> None:
    assert list(find_dates("Grant 20240305 of 82073")) == []


def points() -> st.SearchStrategy[Date]:
    years = st.integers(-9999, 9999)
    circa = st.booleans()
    return st.one_of(
        st.builds(Date, year=years, circa=circa),
        st.builds(Date, year=years, month=st.integers(1, 12), circa=circa),
        st.builds(Date, year=years, season=st.integers(21, 24), circa=circa),
        st.builds(Date, year=years, month=st.integers(1, 12), day=st.integers(1, 28), circa=circa),
    )


def dates() -> st.SearchStrategy[Date]:
    ranges = st.builds(lambda date, end: date.model_copy(update={"end": end}), points(), points())
    return points() | ranges


@given(dates())
def test_edtf_holds_all_of_a_date(date: Date) -> None:
    assert Date.parse(date.edtf()) == date


@given(st.text() | st.text(alphabet="0123456789-/. ~年月日MaryJun", max_size=20))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        date = Date.parse(text)
    except ValueError:
        return
    assert Date.parse(date.edtf()) == date
