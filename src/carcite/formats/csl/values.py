"""The values of CSL-JSON as its writers spell them: text and numbers, dates, names, lists.

Crossref puts texts into lists, Zotero numbers into strings, citeproc's users anything anywhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from carcite.formats import canonical
from carcite.lexicon.words import SEASONS
from carcite.model.reference import Date, Name

Json: TypeAlias = Any

# CSL 1.0.2 counts the seasons from 1; in a month's place they are 13 to 16, or EDTF's 21 to 24.
FIRST_SEASON = 21
TRUE = frozenset({"true", "1", "yes"})
INTEGER = re.compile(r"\s{0,5}-?\d{1,5}\s{0,5}")
# What a given name ends with where a suffix has no key of its own, as Zotero has it.
GIVEN_AND_SUFFIX = re.compile(r"(?P<given>.*\S)\s{0,3},\s{0,3}(?P<suffix>[^,]{1,12})")


def plain(value: Json) -> str | None:
    """Return what is one text: a string, a number, the first of a list; None for all else."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not math.isfinite(value):
            # NaN and Infinity, which JavaScript and pandas write, are no numbers of anything.
            return None
        return str(int(value)) if value == int(value) else str(value)
    if isinstance(value, list):
        return next((text for one in value if (text := plain(one))), None)
    return None


def _made(make: Callable[[str], Any]) -> Callable[[Json], Any]:
    def read(value: Json) -> Any:
        if type(value) is str:
            return make(value)
        text = plain(value)
        return make(text) if text is not None else None

    return read


text = _made(canonical.words)
prose = _made(canonical.prose)
doi = _made(canonical.doi_within)


def text_taken(value: Json) -> str | None:
    """Return a canonical text as it stands, and of a number or a list what `text` does."""
    return (value or None) if type(value) is str else text(value)


def _several(value: Json) -> list[str]:
    if isinstance(value, list):
        return [text for one in value for text in _several(one)]
    found = plain(value)
    return [found] if found is not None else []


def issns(value: Json) -> tuple[str, ...] | None:
    """Return ISSNs from a list or a text."""
    if type(value) is str:
        return canonical.issns(value) or None
    return canonical.issns(" ".join(_several(value))) or None


def isbns(value: Json) -> tuple[str, ...] | None:
    """Return ISBNs from a list or a text; Crossref gives them as addresses."""
    return canonical.isbns(", ".join(_several(value)).replace("/", " ")) or None


def keywords(value: Json) -> tuple[str, ...] | None:
    """Return keywords from a list or a text with ";" or, where there is none, "," between."""
    parts = _several(value) if isinstance(value, list) else _listed("".join(_several(value)))
    return tuple(filter(None, map(canonical.words, parts))) or None


def keywords_taken(value: Json) -> tuple[str, ...] | None:
    """Return keywords from a canonical text, of which only the blanks around them are taken off."""
    if type(value) is not str:
        return keywords(value)
    return tuple(filter(None, map(str.strip, _listed(value)))) or None


def _listed(whole: str) -> list[str]:
    return whole.split(";" if ";" in whole else ",")


# --- dates -----------------------------------------------------------------------------------


def date(value: Json) -> Date | None:
    """Return a date by its parts, else by its words."""
    if type(value) is not dict:
        return canonical.date_in(str(value)) if isinstance(value, str | int) else None
    if len(value) == 1:
        found = _plain_date(value.get("date-parts"))
        if found is not None:
            return found
    circa = str(value.get("circa", "")).strip().lower() in TRUE
    season = _season(value.get("season"))
    spans = [
        found
        for parts in _spans(value.get("date-parts"))
        if (found := _point(parts, season, circa)) is not None
    ]
    if spans:
        return canonical.ranged(*spans) if len(spans) == 2 else spans[0]
    for key in ("raw", "literal", "date-time"):
        found = _in_words(value.get(key))
        if found is not None:
            return found.model_copy(update={"circa": True}) if circa else found
    return _point([value.get(part) for part in ("year", "month", "day")], season, circa)


def _plain_date(spans: Json) -> Date | None:
    """Return the date of one span of integers, as most have it; None where there is more to it."""
    if type(spans) is not list or len(spans) != 1 or type(spans[0]) is not list:
        return None
    parts = spans[0]
    if not 1 <= len(parts) <= 3 or not {int}.issuperset(map(type, parts)):
        return None
    return None if len(parts) > 1 and parts[1] > 12 else canonical.date_of(*parts)


def _in_words(value: Json) -> Date | None:
    words = plain(value)
    return canonical.date_in(words.strip().strip('"').strip()) if words else None


def _spans(parts: Json) -> list[list[Json]]:
    if not isinstance(parts, list):
        return []
    if parts and not isinstance(parts[0], list):
        # One span, without the list around it.
        return [parts]
    return [span for span in parts[:2] if isinstance(span, list)]


def _point(parts: list[Json], season: int | None, circa: bool) -> Date | None:
    numbers = [_integer(part) for part in parts[:3]]
    if not numbers or numbers[0] is None:
        return None
    month = numbers[1] if len(numbers) > 1 else None
    if month is not None and 13 <= month <= 16:
        month += FIRST_SEASON - 13
    if month is not None and FIRST_SEASON <= month < FIRST_SEASON + 4:
        season, month = month, None
    day = numbers[2] if len(numbers) > 2 else None
    # A month says more than a season.
    return canonical.date_of(numbers[0], month, day, season=None if month else season, circa=circa)


def _integer(value: Json) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and INTEGER.fullmatch(value) else None


def _season(value: Json) -> int | None:
    number = _integer(value)
    if number is not None:
        return number + FIRST_SEASON - 1 if 1 <= number <= 4 else number
    return SEASONS.get(str(value).strip().lower())


# --- people ----------------------------------------------------------------------------------


def people(value: Json) -> tuple[Name, ...] | None:
    """Return the names of a list, or of one name without the list around it."""
    listed = value if isinstance(value, list) else [value]
    return tuple(filter(None, map(_person, listed))) or None


def _person(value: Json) -> Name | None:
    if isinstance(value, str):
        return canonical.body(canonical.words(value))
    if type(value) is not dict:
        return None
    if len(value) == 2:
        family, given = value.get("family"), value.get("given")
        if type(family) is str and type(given) is str:
            return _family_and_given(family, given)
    parts = {key: canonical.words(words) for key in PARTS if (words := plain(value.get(key)))}
    family, given = parts.get("family"), parts.get("given")
    literal = parts.get("literal") or parts.get("name")
    if not family and (literal or given):
        found = canonical.body(literal) or canonical.person(None, given)
    else:
        found = _by_parts(family or "", given, parts)
    return found and _with_more(found, value)


@lru_cache(maxsize=canonical.REMEMBERED)
def _family_and_given(family: str, given: str) -> Name | None:
    known, first = canonical.words(family), canonical.words(given)
    return _by_parts(known, first, {}) if known else canonical.person(None, first)


PARTS = (
    "family",
    "given",
    "suffix",
    "dropping-particle",
    "non-dropping-particle",
    "literal",
    "name",
)


def _by_parts(family: str, given: str | None, parts: dict[str, str | None]) -> Name | None:
    particle, dropping = parts.get("non-dropping-particle"), parts.get("dropping-particle")
    suffix = parts.get("suffix")
    if len(family) > 2 and family[0] == family[-1] == '"':
        # citeproc's way to say that a family name is not to be taken apart.
        family = family[1:-1]
    elif not particle and not dropping:
        particle, family = canonical.without_particle(family)
    if given and not suffix and "," in given:
        found = GIVEN_AND_SUFFIX.fullmatch(given)
        if found is not None and canonical.is_suffix(found["suffix"]):
            given, suffix = found["given"], found["suffix"]
    return canonical.person(family, given, suffix, particle, dropping)


def _with_more(name: Name, value: Mapping[str, Json]) -> Name:
    """Return the name with what Crossref says of a person beside it."""
    more: dict[str, object] = {}
    stated = plain(value.get("ORCID")) or plain(value.get("orcid"))
    if stated and (orcid := canonical.orcid(stated)):
        more["orcid"] = orcid
    listed = value.get("affiliation")
    if isinstance(listed, list):
        named = (plain(one.get("name") if isinstance(one, Mapping) else one) for one in listed)
        affiliation = tuple(filter(None, (canonical.words(one) for one in named if one)))
        if affiliation:
            more["affiliation"] = affiliation
    return name.model_copy(update=more) if more else name
