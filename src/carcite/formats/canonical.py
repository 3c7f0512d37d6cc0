"""What a record format holds, made canonical: words, dates, people, identifiers.

Nothing here raises over a value; what is no value of its kind is None, and the reader keeps its text.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote

from carcite.errors import InvalidIdentifier
from carcite.formats.clean import is_clean, one_line, paragraphs, printed
from carcite.lexicon.words import SEASONS
from carcite.model.reference import Date, Name
from carcite.values.dates import MONTH_NUMBERS, days_of, parse_date
from carcite.values.identifiers import (
    canonical_doi,
    canonical_isbn,
    canonical_issn,
    canonical_orcid,
    find_doi,
)
from carcite.values.inline import marked_text
from carcite.values.name_words import PARTICLES, SUFFIXES

# Only what ends in a semicolon: "AT&T" and "?a=1&copy=2" are no entities.
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
PRINTED = printed()
# How many values a bulk read keeps at hand: years, journals' dates and authors come again.
REMEMBERED = 8192


def words(text: str) -> str | None:
    """Return a text on one line, its entities decoded and its letters composed; None if nothing is left.

    >>> words(" Cell &amp; Tissue\\n Research ")
    'Cell & Tissue Research'
    """
    if text.isascii():
        if text.isprintable() and "&" not in text and text.rfind("  ") < 0:
            return text.strip() or None
    else:
        text = unicodedata.normalize("NFC", text)
    return one_line(unescaped(text)) or None


def prose(text: str) -> str | None:
    """Return a text with its lines kept, as `words` makes each; None if nothing is left."""
    if text.isascii():
        if text.isprintable() and "&" not in text and text.rfind("  ") < 0:
            return text.strip() or None
    else:
        text = unicodedata.normalize("NFC", text)
    return paragraphs(unescaped(text)) or None


# Where a paragraph, a heading or a line of HTML or JATS ends.
BREAK = re.compile(
    r"<(?:/(?:jats:)?(?:p|div|sec|title|h[1-6]|li|ul|ol|blockquote)|br\s{0,3}/?)\s{0,3}>", re.I
)
LINK = re.compile(
    r"<a\b[^<>]{0,200}\bhref=\"([^\"<>]{1,500})\"[^<>]{0,200}>([^<>]{1,500})</a>", re.I
)
MARKED_UP = re.compile(r"\s{0,5}<(?:jats:[a-z]|(?:p|div|h[1-6]|ul|ol)\b[^<>]{0,300}>)", re.I)


ESCAPED = re.compile(r"&(?:amp;){0,2}(?:lt|#0{0,4}60|#x0{0,4}3c);", re.I)
NO_TAG = re.compile(
    r"<(?!/?[A-Za-z][\w:-]{0,30}(?:\s{1,9}[\w:-]{1,40}\s{0,3}=\s{0,3}(?:\"[^\"<>]{0,2000}\"|'[^'<>]{0,2000}')){0,20}\s{0,9}/?>|!--)"
)
# A character of no text stands for a "<" while tags are taken out.
LESS = "\ue000"


def from_markup(text: str) -> str:
    """Return the paragraphs of a text that begins as HTML or JATS do, which Zotero's notes and Crossref's abstracts are.

    >>> from_markup("<p>Peat <em>in situ</em>.</p><p>And bogs.</p>")
    'Peat <i>in situ</i>.\\nAnd bogs.'
    """
    if MARKED_UP.match(text) is None:
        return text
    # What was escaped, or has no attributes as a tag has them ("if a<b and c>d"), is text.
    text = NO_TAG.sub(LESS, ESCAPED.sub(LESS, text))
    text = LINK.sub(
        lambda found: found[2] if found[1] in found[2] else f"{found[2]} ({found[1]})", text
    )
    lines = (one_line(marked_text(line)) for line in BREAK.split(text))
    return "\n".join(filter(None, lines)).replace(LESS, "<") or text


def unescaped(text: str) -> str:
    """Decode entities once; what looks like one and is none stays."""
    return ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def is_canonical(text: str) -> bool:
    """Whether `words` and `prose` surely leave a text as it is, told at little cost; a False may be wrong."""
    return is_clean(text, PRINTED) and ("&" not in text or ENTITY.search(text) is None)


# --- dates -----------------------------------------------------------------------------------


@lru_cache(maxsize=REMEMBERED)
def date_of(
    year: int,
    month: int | None = None,
    day: int | None = None,
    *,
    season: int | None = None,
    circa: bool = False,
) -> Date | None:
    """Return a date as fine as its numbers are possible: of the 31st of April the month; None for no year."""
    if not -9999 <= year <= 9999:
        return None
    values: dict[str, object] = {"year": year}
    if season is not None and 21 <= season <= 24:
        values["season"] = season
    elif month is not None and 1 <= month <= 12:
        values["month"] = month
        if day is not None and day >= 1 and (day <= 28 or day <= days_of(year, month)):
            values["day"] = day
    if circa:
        values["circa"] = True
    return Date.of_canonical(values)


def ranged(start: Date | None, end: Date | None) -> Date | None:
    """Return a range, or its one end where the other is not known."""
    if start is None or end is None or start == end or end.end is not None:
        return start or end
    return start.model_copy(update={"end": end})


# "March–May 2021", "Autumn 2020 / Winter 2021": two months or seasons, the first with a year or without.
SPAN_OF_YEARS = re.compile(
    r"([^\W\d_]{3,12})\.?(?: (-?\d{4}))? ?[-–—/] ?([^\W\d_]{3,12})\.?,? (-?\d{4})"
)
SEASON_OF_YEAR = re.compile(r"([^\W\d_]{3,12}) (-?\d{4})")


@lru_cache(maxsize=REMEMBERED)
def date_in(text: str) -> Date | None:
    """Return the date that a text is, None when it is none."""
    season = SEASON_OF_YEAR.fullmatch(text.strip())
    if season is not None and season[1].lower() in SEASONS:
        # Of any year, where pages' dates are only of those since printing.
        return date_of(int(season[2]), season=SEASONS[season[1].lower()])
    span = SPAN_OF_YEARS.fullmatch(text.strip())
    if span is not None and (found := _span(span)) is not None:
        return found
    try:
        return parse_date(text)
    except ValueError:
        return None


def _span(found: re.Match[str]) -> Date | None:
    """Return a range of months or seasons; None where the words are neither."""
    ends = [
        date_of(int(year), MONTH_NUMBERS.get(word), season=SEASONS.get(word))
        for word, year in (
            (found[1].lower(), found[2] or found[4]),
            (found[3].lower(), found[4]),
        )
        if word in MONTH_NUMBERS or word in SEASONS
    ]
    if len(ends) < 2 or None in ends:
        return None
    first, last = ends
    if found[2] is None and _order(first) > _order(last):
        # "Winter–Spring 2021" begins in one year or the other.
        return date_of(int(found[4]))
    if int(found[2] or found[4]) > int(found[4]) or (
        found[2] == found[4] and _order(first) > _order(last)
    ):
        # It ends before it begins.
        return None
    return ranged(first, last)


def _order(date: Date | None) -> int:
    """Return a place within the year, by which months and seasons compare."""
    return 0 if date is None else date.month or ((date.season or 21) - 20) * 3


# --- people ----------------------------------------------------------------------------------


def person(
    family: str | None,
    given: str | None = None,
    suffix: str | None = None,
    particle: str | None = None,
    dropping: str | None = None,
) -> Name | None:
    """Return a person by cleaned parts; None where there is no name among them."""
    if not family and not given:
        return None
    parts = {
        "family": family,
        "given": given,
        "suffix": suffix,
        "non_dropping_particle": particle,
        "dropping_particle": dropping,
    }
    return Name.of_canonical({part: text for part, text in parts.items() if text})


def body(literal: str | None) -> Name | None:
    """Return a body, or a name not to be taken apart."""
    return Name.of_canonical({"literal": literal}) if literal else None


def without_particle(family: str) -> tuple[str | None, str]:
    """Take the particles off a family name, where they are in lower case.

    >>> without_particle("van der Berg"), without_particle("Van Damme"), without_particle("de")
    (('van der', 'Berg'), (None, 'Van Damme'), (None, 'de'))
    """
    if not family[:1].islower() or " " not in family:
        return None, family
    tokens = family.split(" ")
    count = 0
    while count < len(tokens) - 1 and tokens[count].islower() and tokens[count] in PARTICLES:
        count += 1
    return " ".join(tokens[:count]) or None, " ".join(tokens[count:])


def is_suffix(text: str) -> bool:
    """Whether a part of a name is a suffix: "Jr.", "III"."""
    return SUFFIXES.fullmatch(text) is not None


# --- identifiers -----------------------------------------------------------------------------


def _or_none(canonical: Callable[[str], str]) -> Callable[[str], str | None]:
    def attempt(text: str) -> str | None:
        try:
            return canonical(text)
        except InvalidIdentifier:
            return None

    return attempt


# A DOI to which nothing has to be done, as nearly all are; a second slash may begin what is no part.
PLAIN_DOI = re.compile(r"10\.[0-9]{4,9}/[a-z0-9][a-z0-9._-]{0,100}[a-z0-9]")
_doi = _or_none(canonical_doi)


def doi(text: str) -> str | None:
    """Return a DOI, bare and in lower case; None where there is none."""
    return text if PLAIN_DOI.fullmatch(text) else _doi(text)


def doi_within(text: str) -> str | None:
    """Return a DOI, or the first that stands among other words or in an address; None where there is none.

    >>> doi_within("see doi:10.1234/ABC, p. 5"), doi_within("see below")
    ('10.1234/abc', None)
    """
    found = doi(text)
    if found is None and "10." in text and (first := find_doi(text)) is not None:
        found = doi(first[0])
    return found


# "doi.acm.org" and libraries' "doi-org.proxy.example.edu" resolve DOIs as doi.org does.
DOI_ADDRESS = re.compile(
    r"https?://[\w.-]{0,40}\bdoi\b[\w.-]{0,60}/|(?:(?:dx|www)\.)?doi\.org/|(?:info:)?doi\s{0,3}[:=/]?\s{0,3}",
    re.I,
)


def is_only(doi: str, text: str) -> bool:
    """Whether a text says no more than a DOI, in whatever way DOIs are written.

    >>> is_only("10.1234/abc", "https://doi.org/10.1234/ABC."), is_only("10.1234/abc", "10.1234/abc, 10.1234/d")
    (True, False)
    """
    if text == doi or (" " not in text.strip() and _doi(text) == doi):
        return True
    rest = unquote(DOI_ADDRESS.sub("", text)).lower().replace(unquote(doi), "", 1)
    return not any(map(str.isalnum, rest))


orcid = _or_none(canonical_orcid)
_issn = _or_none(canonical_issn)
_isbn = _or_none(canonical_isbn)

ISSN_SHAPE = re.compile(r"(?<![\w-])\d{4}[-‐–]?\d{3}[\dXx](?![\w-])")
ISBN_SHAPE = re.compile(r"(?<![\w-])(?:97[89][-–  ]?)?\d(?:[-–  ]?\d){8}[-–  ]?[\dXx](?![\w-])")


@lru_cache(maxsize=REMEMBERED)
def issns(text: str) -> tuple[str, ...]:
    """Return the ISSNs in a text; one with a wrong check digit is kept as it is printed."""
    found = (match[0] for match in ISSN_SHAPE.finditer(text))
    return tuple(dict.fromkeys(_issn(one) or one for one in found))


@lru_cache(maxsize=REMEMBERED)
def isbns(text: str) -> tuple[str, ...]:
    """Return the ISBNs in a text, without hyphens; one with a wrong check digit is kept as it is printed."""
    found = (match[0] for match in ISBN_SHAPE.finditer(text))
    return tuple(dict.fromkeys(_isbn(one) or one for one in found))
