"""The values of RIS as its writers spell them: names, dates, pages, numbers of series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from carcite.formats import canonical
from carcite.formats.canonical import REMEMBERED, words
from carcite.formats.people import OTHERS
from carcite.lexicon.words import SEASONS
from carcite.model.reference import Date, Name
from carcite.values.bodies import is_body
from carcite.values.dates import MONTH_NUMBERS
from carcite.values.identifiers import find_doi
from carcite.values.language import canonical_language
from carcite.values.names import parse_name

Given = Sequence[str]


def text(given: Given) -> str | None:
    """Return the first value that says anything."""
    value = given[0]
    if (
        value.isascii()
        and value.isprintable()
        and value
        and not ("&" in value or value.rfind("  ") >= 0)
    ):
        value = value.strip()
        if value:
            return value
    for value in given:
        found = words(value)
        if found is not None:
            return found
    return None


# The same of values that are canonical texts already.
first = itemgetter(0)


def paragraphs_taken(given: Given) -> str | None:
    """Return all the values, each a canonical paragraph."""
    return given[0] if len(given) == 1 else prose(given)


def prose(given: Given) -> str | None:
    """Return all the values, each a paragraph."""
    if len(given) == 1:
        return canonical.prose(given[0])
    return "\n".join(dict.fromkeys(filter(None, map(canonical.prose, given)))) or None


def doi(given: Given) -> str | None:
    """Return the first value that is a DOI, bare or as an address."""
    if len(given) == 1:
        return canonical.doi(given[0])
    return next((found for value in given if (found := canonical.doi(value))), None)


def doi_in(given: Given) -> str | None:
    """Return the first DOI in values that may be anything: M3, N1, the address of a copy."""
    for value in given:
        if "10." in value and (found := find_doi(value)):
            return canonical.doi(found[0])
    return None


def language(given: Given) -> str | None:
    """Return a language as BCP 47, or as it is printed where it is none that is known."""
    stated = text(given)
    return stated and language_of(stated)


def language_taken(given: Given) -> str | None:
    """Return the first language of canonical texts."""
    return language_of(given[0])


@lru_cache(maxsize=REMEMBERED)
def language_of(stated: str) -> str:
    """Return BCP 47's tag of a language's code or name, else the words."""
    try:
        return canonical_language(stated)
    except ValueError:
        return stated


def keywords_taken(given: Given) -> tuple[str, ...] | None:
    """Return keywords from canonical values: one a line, as most have them."""
    if len(given) == 1 or ";" in "".join(given):
        return keywords(given)
    return tuple(dict.fromkeys(given))


def _between_semicolons(given: Given) -> Given:
    if ";" not in "".join(given):
        return given
    return [part for value in given for part in canonical.unescaped(value).split(";")]


def keywords(given: Given) -> tuple[str, ...] | None:
    """Return keywords: one a line, or several with ";" between, or a sole line with commas."""
    parts = _between_semicolons(given)
    if parts is given and len(given) == 1 and "," in given[0]:
        parts = given[0].split(",")
    return tuple(dict.fromkeys(filter(None, map(words, parts)))) or None


# --- people ----------------------------------------------------------------------------------


def people(given: Given) -> tuple[Name, ...] | None:
    """Return the names: one a value, or several with ";" between."""
    names: tuple[Any, ...] = tuple(map(_sole_person, given))
    if all(names):
        # As most records have it.
        return names
    return tuple(filter(None, map(person, _between_semicolons(given)))) or None


@lru_cache(maxsize=REMEMBERED)
def _sole_person(value: str) -> Name | None:
    """Return the name that a value is, None where it is none or several."""
    return None if ";" in value else person(value)


@lru_cache(maxsize=REMEMBERED)
def person(value: str) -> Name | None:
    """Return a name: "Family, Given, Suffix"; a body, which has no comma or ends in one; or as printed."""
    whole = words(value)
    if whole is None or not whole.strip(", "):
        return None
    parts = [part.strip() for part in whole.split(",")]
    if ET_AL.fullmatch(whole):
        return canonical.body(OTHERS)
    if not parts[-1]:
        # EndNote's mark of a body, and what OJS makes of a name without a given name.
        return canonical.body(whole.rstrip(", "))
    if len(parts) == 1:
        return uninverted(whole)
    family, given, suffix = parts[0], parts[1], None
    if len(parts) == 3:
        # pandoc reads the suffix in the middle, as BibTeX does.
        middle = canonical.is_suffix(given) and not canonical.is_suffix(parts[2])
        given, suffix = (parts[2], given) if middle else (given, parts[2])
    if len(parts) > 3 or not family:
        return canonical.body(whole)
    particle, family = canonical.without_particle(family)
    return canonical.person(family, given or None, suffix, particle)


ET_AL = re.compile(r"(?:and )?(?:et\.? al\.?|others),?", re.I)


def uninverted(whole: str) -> Name | None:
    """Return a name without a comma: a body by its words, one word's by itself, else a person's.

    By Zotero's rule it is a body, by JabRef's a person; exporters mean either.
    """
    tokens = whole.split(" ")
    if len(tokens) == 1:
        return canonical.body(whole) if whole.isupper() else canonical.person(whole)
    if (
        is_body(whole)
        or len(tokens) > 5
        or not whole.replace(" ", "")
        .replace(".", "")
        .replace("-", "")
        .replace("'", "")
        .replace("’", "")
        .isalpha()
    ):
        return canonical.body(whole)
    try:
        return parse_name(whole)
    except ValueError:
        return canonical.body(whole)


# --- dates -----------------------------------------------------------------------------------

# RIS has YYYY/MM/DD/other info, of which any part may be empty; OJS writes strftime's signs too.
PARTS = re.compile(r"%?(-?\d{1,4})(?:[/.-]%?(\d{0,2}))?(?:[/.-]%?(\d{0,2}))?(?:/(.*))?")
DAYS_OF_MONTH = re.compile(
    r"(\d{1,2})\s{0,2}[-–]\s{0,2}(\d{1,2})\s{1,3}([^\W\d_]{3,12})\.?,?\s{1,3}(\d{4})"
)
SPAN_ALONE = re.compile(r"([^\W\d_]{3,12})\.?\s{0,2}[-–/]\s{0,2}([^\W\d_]{3,12})\.?")
# The Web of Science's.
SHORT_SEASONS = {"SPR": 21, "SUM": 22, "FAL": 23, "WIN": 24}
MONTH_ALONE = re.compile(r"(?:(\d{1,2})\.?\s{1,3})?([^\W\d_]{3,12})\.?(?:\s{1,3}(\d{1,2}))?")


@lru_cache(maxsize=REMEMBERED)
def date(value: str) -> Date | None:
    """Return the date that a value is, as fine as it says; None where there is no year in it."""
    value = value.strip()
    found = PARTS.fullmatch(value)
    if found is None:
        return _in_words(value)
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if len(found[1].lstrip("-")) < 4:
        # "99" is no year that one could know, and "9-9 Sep. 2001" begins with days.
        return _in_words(value) if len(value) > 4 else None
    other = (found[4] or "").strip()
    if other and not month and (finer := month_of_year(other, year)) is not None:
        return finer
    season = SEASONS.get(other.lower()) if not month else None
    return canonical.date_of(year, month or None, day or None, season=season)


def _in_words(value: str) -> Date | None:
    days = DAYS_OF_MONTH.fullmatch(value)
    if days is not None:
        month = MONTH_NUMBERS.get(days[3].lower())
        first, last = (canonical.date_of(int(days[4]), month, int(days[part])) for part in (1, 2))
        return canonical.ranged(first, last)
    return canonical.date_in(value.strip("/ "))


def month_of_year(value: str, year: int) -> Date | None:
    """Return the date of a month, or a day of one, whose year stands elsewhere: "July", "12 Mar", "MAR-APR"."""
    value = value.strip()
    # "Feb/03" is the middle of 2001/Feb/03.
    found = MONTH_ALONE.fullmatch(value) or MONTH_ALONE.fullmatch(value.replace("/", " "))
    if found is None:
        span = SPAN_ALONE.fullmatch(value)
        return canonical.date_in(f"{span[1]}-{span[2]} {year}") if span else None
    month = MONTH_NUMBERS.get(found[2].lower())
    season = SHORT_SEASONS.get(found[2].upper()) or SEASONS.get(found[2].lower())
    if month is None:
        return (
            canonical.date_of(year, season=season)
            if season and not (found[1] or found[3])
            else None
        )
    day = found[1] or found[3]
    return canonical.date_of(year, month, int(day) if day else None)


# What follows a date in RIS's fourth part and is another date of the work's.
DATE_KINDS = {"received": "submitted", "submitted": "submitted", "accepted": "accepted"}


def kind_of_date(value: str) -> str | None:
    """Return the variable that a date's other information names: "2013/02/15/received"."""
    return DATE_KINDS.get(value.rpartition("/")[2].strip().lower())


# --- numbers ---------------------------------------------------------------------------------

# "e0298242", "1625166", "034708", "L051101": no page is numbered so. Ordinary pages have four digits
# at most; a letter before few of them is a supplement's ("S12").
ARTICLE_NUMBER = re.compile(r"0?\d{5,9}|(?:[A-Za-z]{1,6}|[eE]-?)\d{4,9}|[eE]\d{1,9}|0\d{2,9}")


def is_article_number(page: str) -> bool:
    """Whether a page is the number of an article in a journal without page numbers.

    >>> [is_article_number(page) for page in ("e123", "1625166", "034708", "S12", "1234")]
    [True, True, True, False, False]
    """
    return ARTICLE_NUMBER.fullmatch(page) is not None
