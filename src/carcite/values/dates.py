"""Dates as coarse as a year and as fine as a day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from carcite.lexicon.words import MONTHS, SEASONS
from carcite.values.frozen import Frozen
from carcite.values.patterns import regex


class Date(Frozen):
    """A date as precise as its source: a year, a month or season of it, or a day; perhaps a range.

    `season` is EDTF's 21 (spring) to 24 (winter). `end` closes a range.
    """

    year: int = Field(ge=-9999, le=9999)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    season: int | None = Field(default=None, ge=21, le=24)
    circa: bool = False
    end: Date | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        if (
            self.day is not None
            and self.month is not None
            and self.day > days_of(self.year, self.month)
        ):
            raise ValueError(f"month {self.month} of {self.year} has no day {self.day}")
        if self.season is not None and self.month is not None:
            raise ValueError("a date has a month or a season, not both")
        if self.end is not None and self.end.end is not None:
            raise ValueError("a range has one end")
        return self

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse EDTF, ISO 8601 or what pages print, in the languages of `MONTHS`.

        Keeps what is certain: of `04/05/2024` only the year, of `13/05/2024` the day.

        >>> Date.parse("5 de marzo de 2024").edtf()
        '2024-03-05'

        Raises ValueError when it is no date.
        """
        return cls.model_validate(parse_date(text).model_dump())

    def edtf(self) -> str:
        """Write the date as EDTF (ISO 8601-2), e.g. `2024-03-05`, `2024-21`, `2024~`, `2024-01/2024-02`."""
        year = f"{self.year:05d}" if self.year < 0 else f"{self.year:04d}"
        parts = [year]
        if self.season is not None:
            parts.append(str(self.season))
        elif self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        written = "-".join(parts) + ("~" if self.circa else "")
        return written if self.end is None else f"{written}/{self.end.edtf()}"

    @property
    def precision(self) -> int:
        """How fine the date is: 1 a year, 2 a month or season, 3 a day."""
        return 3 if self.day else 2 if self.month or self.season else 1


def days_of(year: int, month: int) -> int:
    """Return how many days a month has."""
    # EDTF counts years before ours in the same calendar, which repeats every 400 years.
    return calendar.monthrange(year % 400 + 400, month)[1]


# Which number a text writes first in 05/03/2024, or None when nobody can know.
Order = Literal["day", "month"] | None


# Each month's name in the languages of the lexicon; "listopad", October in Zagreb and November in Prague, is none.
MONTH_NUMBERS = {word: number for word, number in MONTHS.items() if number}
# What stands where a month does is looked up, since the names of all languages in one pattern take too long.
_WORD = r"[^\s\d.,،;:!?()\[\]{}<>/|«»“”\"–—-]{1,20}(?:\.[^\s\d.,;:()\[\]/–—-]{1,6}){0,2}"
_YEAR = r"(?:1[4-9]|20)\d{2}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_OF = r"(?:\s{0,3}(?:(?:de|del|do|of|den)\s{1,3}|d['’]\s?|ค\.ศ\.\s{0,3})|[\s.,،/–-]{1,4})"
# Behind a year or a day in some languages: "2019 m. kovo 3 d.", "2019. gada", "2019(e)ko", "2019 г.", "3(a)".
_OF_YEAR = r"(?:\.?\s?(?:m\.|gada\b|ж\.|г\.|р\.|թ\.|оны\b|\(e\)ko\b))?"
_OF_DAY = r"(?:st|nd|rd|th|er|º|°|ª|\(a\)?)?"
# Each form with the parts it gives; the first that fits wins, so fine dates stand before coarse ones.
FORMS = (
    rf"(?P<y1>{_YEAR})\s?年\s?(?:(?P<m1>{_DAY})\s?月(?:\s?(?P<d1>{_DAY})\s?日)?)?",  # zh, ja
    rf"(?P<y8>{_YEAR})\s?년(?:\s?(?P<m8>{_DAY})\s?월(?:\s?(?P<d8>{_DAY})\s?일)?)?",  # ko
    rf"%?(?P<y2>{_YEAR})(?P<s2>[-/.]\s?)%?(?P<m2>0?[1-9]|1[0-2])(?P=s2)%?(?P<d2>{_DAY})(?!\d)",  # ISO, and %2024/%05
    rf"(?P<d9>{_DAY})\s(?:tháng|thg)\s(?P<m9>0?[1-9]|1[0-2]),?\s(?:năm\s)?(?P<y9>{_YEAR})(?!\d)",  # vi
    rf"(?P<d3>{_DAY}){_OF_DAY}\.?{_OF}(?P<w3>{_WORD})\.?(?:{_OF}|\s{{0,3}})(?P<y3>{_YEAR})(?!\d)",
    rf"(?P<w4>{_WORD})\.?\s{{1,3}}(?P<d4>{_DAY})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y4>{_YEAR})(?!\d)",
    rf"(?P<y0>{_YEAR}){_OF_YEAR}\s(?P<d0>{_DAY})\.?\s(?P<w0>{_WORD})",  # 2005 02 March
    rf"(?P<y5>{_YEAR}){_OF_YEAR}[\s.,/-]{{1,3}}(?P<w5>{_WORD})\.?(?:[\s/-]{{1,3}}(?P<d5>{_DAY}){_OF_DAY}(?!\d))?",  # 2024 May 30
    rf"(?P<a6>0?[1-9]|[12]\d|3[01])(?P<s6>\.\s?|[/-])(?P<b6>{_DAY})(?P=s6)(?P<y6>{_YEAR})(?!\d)",
    rf"(?P<w7>{_WORD})\.?(?:[–/-](?P<e7>{_WORD})\.?)?{_OF}(?P<y7>{_YEAR})(?!\d)",
    rf"(?P<yb>{_YEAR})[-/](?P<mb>0?[1-9]|1[0-2])(?![\d/-])",
    rf"(?P<mc>0[1-9]|1[0-2])/(?P<yc>{_YEAR})(?!\d)",
    rf"(?P<yd>{_YEAR})(?![\d])",
)  # fmt: skip
_DATE = regex(r"(?<![\d\w])(?:" + "|".join(f"(?:{form})" for form in FORMS) + ")", re.I)
_NOISE_BEFORE = regex(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?|le|el|am|on|den)\s{1,3}",
    re.I,
)
_TIME_AFTER = regex(
    r"(?:T|\s{1,2}|,\s)\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?\s{0,2}(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$"
)
# ISO 8601's basic format; in running text eight digits are any number, so only alone.
_COMPACT = regex(rf"({_YEAR})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_EDTF = regex(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)")


# "5 марта 2021 г.", "5. März 2021 J."
_YEAR_WORD = regex(r"(?<=\d)\s?(?:г|р|ж|d|թ|года|року|г\.|р\.|թ\.)\.?$")
_MARKS_OF_DIRECTION = regex(r"[\u200e\u200f\u061c]")
_CIRCA = regex(r"(?:c\.|ca\.?|circa)\s{0,3}(?=\d)", re.I)


def parse_date(text: str) -> Date:
    """Parse one date that is all of `text`; see `Date.parse`. Raises ValueError."""
    words = _COMPACT.sub(
        r"\1-\2-\3", _MARKS_OF_DIRECTION.sub("", text).strip().strip(".,;()[]").strip(), count=1
    )
    edtf = _parse_edtf(words)
    if edtf is not None:
        return edtf
    words = _TIME_AFTER.sub("", _NOISE_BEFORE.sub("", words)).strip()
    circa = _CIRCA.match(words)
    if circa:
        words = words[circa.end() :]
    found = _DATE.match(_YEAR_WORD.sub("", words))
    try:
        date = _date_of(found) if found and found.end() == len(found.string) else None
    except LookupError:
        date = None
    if date is None:
        raise ValueError(
            f"no date in {text[:80]!r}; 2024-03-05, 2024-03, 2024 and 5 March 2024 are dates"
        )
    return date.model_copy(update={"circa": True}) if circa else date


def find_dates(text: str, *, order: Order = None) -> Iterator[tuple[Date, int, int]]:
    """Find the dates in running text, each with its offsets; a lone year counts as one.

    `order` says which of two numbers the text writes first, where that is known (see `date_order`).
    """
    at = 0
    while (found := _DATE.search(text, at)) is not None:
        start, end = found.span()
        try:
            date = _date_of(found, order)
        except LookupError:
            # "Elsevier 2020", "2020 Elsevier 5": the year alone, or what begins with it.
            year_at, end = found.span(_group_of_year(found))
            if start < year_at:
                at = year_at
                continue
            date = Date(year=int(text[year_at:end]))
        at = end
        if date is not None:
            yield date, start, end


def _group_of_year(found: re.Match[str]) -> str:
    return next(name for name, words in found.groupdict().items() if words and name[0] == "y")


_NUMBERS = regex(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d{2}(?!\d)")


def date_order(text: str) -> Order:
    """Tell whether a text writes the day or the month first, by its dates with a number over 12; None when none tells."""
    orders: set[Order] = set()
    for first, _, second in _NUMBERS.findall(text):
        if int(first) > 12 >= int(second):
            orders.add("day")
        elif int(second) > 12 >= int(first):
            orders.add("month")
    return orders.pop() if len(orders) == 1 else None


def _parse_edtf(words: str) -> Date | None:
    first, slash, last = words.partition("/")
    start = _edtf_point(first)
    if start is None or not slash:
        return start
    if not last or last == "..":
        return start
    # 2024/03 is a year and a month on pages; a range has two years.
    end = _edtf_point(last) if len(last) >= 4 else None
    if end is None:
        return None
    return start.model_copy(update={"end": end})


def _edtf_point(words: str) -> Date | None:
    found = _EDTF.fullmatch(words)
    if found is None:
        return None
    year, second, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    season = second if 21 <= second <= 24 else None
    try:
        return Date(
            year=year,
            month=None if season else second or None,
            day=day or None,
            season=season,
            circa=bool(found[4]),
        )
    except ValueError:
        return None


def _date_of(found: re.Match[str], order: Order = None) -> Date | None:
    """Return the date that a match gives, None for a day that no month has; LookupError where a word is no month."""
    parts = {key[0]: value for key, value in found.groupdict().items() if value is not None}
    year = int(parts["y"])
    month, season = _month_or_season(parts["w"]) if "w" in parts else (int(parts.get("m", 0)), 0)
    last, last_season = _month_or_season(parts["e"]) if "e" in parts else (0, 0)
    try:
        if "a" in parts:
            # With stops the day comes first everywhere (DIN 1355, CLDR).
            known: Order = "day" if parts["s"].startswith(".") else order
            return _slashed(year, int(parts["a"]), int(parts["b"]), known)
        if season:
            after = Date(year=year, season=last_season) if last_season > season else None
            return Date(year=year, season=season, end=after)
        # "May-June 2017" is an issue of two months; "Dec-Jan" is of two years.
        end = Date(year=year, month=last) if month and last > month else None
        day = int(parts.get("d", 0)) if month else 0
        return Date(year=year, month=month or None, day=day or None, end=end)
    except ValueError:
        return None


def _month_or_season(words: str) -> tuple[int, int]:
    """Return the number of a month or of a season, 0 where it is uncertain; LookupError where it is neither."""
    word = words.casefold().rstrip(".")
    # In Hebrew "in" is written with the month: "5 במרץ 2021".
    for form in (word, word.removeprefix("ב"), word.removeprefix("d'").removeprefix("d’")):
        if form in MONTHS:
            return MONTHS[form], 0
        if form in SEASONS:
            return 0, SEASONS[form]
    raise LookupError(words)


def _slashed(year: int, first: int, second: int, order: Order) -> Date:
    # Half the world writes the day first, half the month: only a number over 12 tells.
    if (first > 12 or order == "day") and second <= 12:
        return Date(year=year, month=second, day=first)
    if (second > 12 or order == "month") and first <= 12:
        return Date(year=year, month=first, day=second)
    if first == second:
        return Date(year=year, month=first, day=first)
    if first > 12:
        raise ValueError("a month is at most 12")
    return Date(year=year)
