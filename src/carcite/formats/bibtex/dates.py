"""Dates as BibTeX files spell them: `date` in EDTF, or year, month and day in words and macros."""

from __future__ import annotations

import calendar
import re

from carcite.formats.bibtex.latex_text import text_of_latex
from carcite.lexicon.words import SEASONS
from carcite.values.dates import MONTH_NUMBERS, Date, parse_date

ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
TIME = re.compile(r"T\d\d:?\d\d.*$")
YEAR = re.compile(r"(?<!\d)-?\d{4}(?!\d)")
CIRCA = re.compile(r"\b(?:c|ca|circa|um|vers)\b\.?|\?|~", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"(?<!\d)\d{1,9}(?!\d)")
RANGE = re.compile(r"\s*(?:/|–|—|-)\s*")


def read_date(value: str) -> Date | None:
    """Return the date that a `date`, `urldate` … holds, or None."""
    # EDTF's "~" is no blank.
    text = value.strip() if "\\" not in value and "{" not in value else text_of_latex(value)
    found = ISO.fullmatch(text)
    if found:
        return _point(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    first, slash, last = TIME.sub("", text).partition("/")
    if slash:
        start, end = _edtf(TIME.sub("", first)), _edtf(last)
        if start is not None and end is not None and end.end is None and start.end is None:
            return start.model_copy(update={"end": end})
        if start is not None and last.strip() in ("", ".."):
            return start
    return _edtf(TIME.sub("", text))


def _edtf(text: str) -> Date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _point(year: int, second: int = 0, day: int = 0, *, circa: bool = False) -> Date | None:
    """Return a date whose parts are known to be numbers, or None if there is no such day."""
    values: dict[str, object] = {"year": year, "circa": circa} if circa else {"year": year}
    if 21 <= second <= 24 and not day:
        values["season"] = second
    elif second:
        if not 1 <= second <= 12:
            return None
        values["month"] = second
        if day:
            # The calendar repeats every 400 years, and has no year 0.
            if day > calendar.monthrange(year % 400 + 400, second)[1]:
                return None
            values["day"] = day
    return Date.of_canonical(values)


def date_of_parts(year: str, month: str = "", day: str = "") -> Date | None:
    """Return the date of the three fields, as fine as they tell, or None if no year is among them.

    >>> date_of_parts("2020", "23--27 May").edtf()
    '2020-05-23/2020-05-27'
    """
    years = YEAR.findall(text_of_latex(year))
    if not years:
        return None
    numbers = [int(found) for found in years]
    circa = CIRCA.search(text_of_latex(year)) is not None
    if len(numbers) > 1 and RANGE.search(text_of_latex(year)):
        end = Date.of_canonical({"year": numbers[1]})
        return Date.of_canonical(
            {"year": numbers[0], "end": end, **({"circa": True} if circa else {})}
        )
    return _within(numbers[0], text_of_latex(month), text_of_latex(day), circa=circa)


def _within(year: int, month: str, day: str, *, circa: bool) -> Date | None:
    words = [word.lower() for word in WORD.findall(month)]
    months = [MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS]
    seasons = [SEASONS[word] for word in words if word in SEASONS]
    numbers = [int(found) for found in NUMBER.findall(month)]
    days = [int(found) for found in NUMBER.findall(day)] or (numbers if months else [])
    if not months and seasons:
        first, last = _point(year, seasons[0], circa=circa), seasons[-1]
        ranged = first is not None and last > seasons[0]
        return first.model_copy(update={"end": _point(year, last)}) if first and ranged else first
    if not months:
        months = [number for number in numbers[:2] if 1 <= number <= 12]
    if not months:
        return _point(year, circa=circa)
    first = _point(year, months[0], days[0] if days else 0, circa=circa)
    if first is None:
        first, days = _point(year, months[0], circa=circa), []
    last = months[1] if len(months) > 1 else months[0]
    if first is None or (len(months) < 2 and len(days) < 2):
        return first
    end = _point(year, last, days[1] if len(days) > 1 else 0)
    later = end is not None and (last, days[1:2]) > (months[0], days[:1])
    return first.model_copy(update={"end": end}) if later else first
