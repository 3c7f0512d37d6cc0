"""A `Date` in the spellings that record formats know."""

from __future__ import annotations

from functools import lru_cache

from carcite.values.dates import Date

# EDTF's numbers for the seasons (ISO 8601-2, sub-year groupings) and their English names.
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}


def year(date: Date) -> str:
    """Return the year in four figures, with a minus sign before the common era."""
    return _figures(date.year)


@lru_cache(maxsize=1024)
def _figures(number: int) -> str:
    return f"{number:04d}" if number >= 0 else f"-{-number:04d}"


def iso(date: Date) -> str:
    """Return the first day as ISO 8601, as coarse as it is: `2025`, `2025-07`, `2025-07-23`."""
    parts = [year(date)]
    if date.month is not None:
        parts.append(f"{date.month:02d}")
    if date.day is not None:
        parts.append(f"{date.day:02d}")
    return "-".join(parts)


def edtf(date: Date) -> str:
    """Return the date as biblatex reads it: ISO 8601-2 level 1, with seasons, `~` and ranges."""
    written = f"{year(date)}-{date.season}" if date.season is not None else iso(date)
    written += "~" if date.circa else ""
    return f"{written}/{edtf(date.end)}" if date.end is not None else written


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(date: Date) -> str | None:
    """Return a season or month with its year in words, both ends of a range; None for days and years.

    >>> in_words(Date.parse("2021-21/2021-24"))
    'Spring 2021 - Winter 2021'
    """
    if date.day is not None or (date.season is None and date.month is None):
        return None
    word = SEASONS[date.season] if date.season is not None else MONTHS[(date.month or 1) - 1]
    last = in_words(date.end) if date.end is not None else ""
    if last is None:
        return None
    # citeproc and pandoc read a range of this hyphen, and not of a dash.
    return f"{word} {year(date)}{f' - {last}' if last else ''}"


def slashes(date: Date) -> str | None:
    """Return RIS's `YYYY/MM/DD/`, `YYYY/MM//`; a season in words; None where the year says it all."""
    if date.season is not None:
        return f"{SEASONS[date.season]} {year(date)}"
    if date.month is None:
        return None
    return _slashes(date.year, date.month, date.day)


# Records share their days; a year has a few hundred of them.
@lru_cache(maxsize=8192)
def _slashes(year_: int, month: int, day: int | None) -> str:
    return f"{_figures(year_)}/{month:02d}/{'' if day is None else f'{day:02d}'}/"
