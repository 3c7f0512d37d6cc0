"""The dates of a Crossref record: by parts, of several kinds, each as precise as it is certain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from carcite.crossref.fields import Work, mapping, mappings, text
from carcite.values.dates import Date, parse_date
from carcite.values.patterns import regex


class Moment(NamedTuple):
    """A date of a record: where it stood, its words, and what was taken from it."""

    path: str
    quote: str
    date: Date
    placeholder: bool = False


PLACEHOLDER = "1 January stands for a whole year in many records; only the year is certain"


def moment(work: Work, key: str) -> Moment | None:
    """The date in a field, None when there is none: `[[null]]`, `[[]]`, no number, no day of any calendar."""
    return _moment(mapping(work, key), key)


# No date in words is longer; what is may hold one, and is none.
_LONGEST_DATE = 200


def agency_date(value: object) -> Date | None:
    """The date of a CSL-JSON field as agencies write it: by parts, in words, or as words alone."""
    record = {"date": value}
    found = moment(record, "date")
    if found is not None:
        return found.date
    words = text(record, "date") or next(
        (words for key in ("raw", "literal") if (words := text(mapping(record, "date"), key))), ""
    )
    try:
        said = parse_date(words) if words and len(words) <= _LONGEST_DATE else None
    except ValueError:
        return None
    return _date(said.year, said.month or said.season, said.day) if said is not None else None


def _moment(record: Work, path: str) -> Moment | None:
    parts = record.get("date-parts")
    # The schema says a list of lists; one list alone is read, too.
    first = parts[0] if isinstance(parts, (list, tuple)) and parts else None
    if isinstance(first, (int, str)):
        first = parts
    numbers = [_number(part) for part in first[:3]] if isinstance(first, (list, tuple)) else []
    year, month, day = (*numbers, None, None, None)[:3]
    date = _date(year, month, day)
    if date is None:
        return None
    quote = "-".join(str(number) for number in numbers if number is not None)
    return Moment(f"{path}.date-parts", quote, date, (date.month, date.day) == (1, 1))


def _number(part: object) -> int | None:
    if isinstance(part, bool):
        return None
    if isinstance(part, int):
        # Python refuses to write out numbers of more than 4,300 digits; these are no years.
        return part if abs(part) < 10**8 else None
    if isinstance(part, str) and part.strip().isdecimal() and len(part) < 8:
        return int(part)
    return None


def _date(year: int | None, month: int | None, day: int | None) -> Date | None:
    """Keep what is certain: of 2010-13-40 the year, of 2010-2-31 the month."""
    # No record is of a work before print; the year 1 is how systems say nothing.
    if year is None or not 1000 <= year <= 2999:
        return None
    season = month if month is not None and 21 <= month <= 24 else None
    month = month if month is not None and 1 <= month <= 12 else None
    for known in (day if month else None, None):
        try:
            return Date(year=year, month=month, day=known or None, season=season)
        except ValueError:
            continue
    return None


def doubted(found: Moment, created: Moment | None) -> Moment:
    """Keep the year alone of a 1 January that nothing confirms.

    A record that was made in the weeks around it confirms the day: journals register their
    articles then. One made years later, or in summer, does not.
    """
    if not found.placeholder:
        return found
    if created is not None and created.date.month is not None:
        months = (created.date.year - found.date.year) * 12 + created.date.month - 1
        if -2 <= months <= 1:
            return found._replace(placeholder=False)
    return found._replace(date=Date(year=found.date.year))


class Issue(NamedTuple):
    """What a record says of its publication: the date to cite, the day it went online, the others."""

    issued: Moment | None
    online: Moment | None
    others: tuple[Moment, ...]


# In the order in which one of them is the date of a work that has no print or online date.
_OTHERS = ("posted", "published", "approved", "published-other", "content-created")


def publication(work: Work, *, numbered: bool) -> Issue:
    """Decide the date to cite. `numbered` says that the record has a volume or an issue.

    Of a numbered article it is the printed issue's, if that is within a year of the online date:
    so volume and year belong together. Of all others it is `issued`, the earlier of the two.
    """
    created = moment(work, "created")
    known = {
        key: doubted(found, created)
        for key in ("issued", "published-print", "published-online", *_OTHERS)
        if (found := moment(work, key)) is not None
    }
    issued, printed = known.get("issued"), known.get("published-print") or _issue_print(work)
    online = known.get("published-online")
    chosen = issued
    if printed is not None and numbered and (online is None or _years_apart(printed, online) <= 1):
        chosen = printed
    chosen = chosen or printed or online or next((known[k] for k in _OTHERS if k in known), None)
    others = tuple(one for one in (issued, printed, online) if one is not None and one != chosen)
    return Issue(chosen, online or known.get("posted"), others)


def _issue_print(work: Work) -> Moment | None:
    found = _moment(
        mapping(mapping(work, "journal-issue"), "published-print"), "journal-issue.published-print"
    )
    return doubted(found, moment(work, "created")) if found is not None else None


def _years_apart(one: Moment, other: Moment) -> int:
    return abs(one.date.year - other.date.year)


# Names of assertions that carry a day of an article's history, as Springer, Taylor & Francis, the
# Royal Society of Chemistry and IOP deposit them.
_HISTORY = {
    "received": "submitted", "date_received": "submitted", "submitted": "submitted",
    "accepted": "accepted", "date_accepted": "accepted",
    "first_online": "available_date", "published_online": "available_date",
    "date_epub": "available_date", "first online": "available_date",
}  # fmt: skip


# "Accepted: 3 May 2019", as Springer's older records have it.
_LABEL = regex(r"^[A-Za-z][A-Za-z ]{0,30}:\s{0,5}")


def history(work: Work) -> Iterator[tuple[str, Moment]]:
    """The days of receipt, acceptance and online publication that assertions name, by variable."""
    for path, assertion in mappings(work, "assertion"):
        variable = _HISTORY.get(text(assertion, "name").lower())
        quote = text(assertion, "value")
        if variable is None or not quote or len(quote) > 200:
            continue
        try:
            date = parse_date(_LABEL.sub("", quote))
        except ValueError:
            continue
        yield variable, Moment(f"{path}.value", quote, date)
