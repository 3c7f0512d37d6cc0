"""How the raw words of each variable become its canonical value: one row a variable."""

from __future__ import annotations

import re
from collections.abc import Callable

from carcite.lexicon.words import LABELS
from carcite.values import identifiers
from carcite.values.addresses import without_credentials
from carcite.values.dates import Date, parse_date
from carcite.values.inline import marked_text, plain_text
from carcite.values.language import canonical_language
from carcite.values.pages import canonical_pages
from carcite.values.patterns import one_of, regex
from carcite.values.text import clean

# What canonical words are: one language for text, dates, lists of words.
Canonical = str | Date | tuple[str, ...]

# Journals number volumes "71", "A12", "12 bis" and "2024"; longer words are something else.
LONGEST_NUMBER = 40


# "Volume 24", "no. 3", "Heft 2": what a number is called is no part of it.
_CALLED = regex(
    r"(?:volumen?|vol|v|band|bd|jahrgang|tome|том|т|cilt|issues?|iss|numb?ers?|n[uú]m|número|numéro|nummer|nos?|nr|heft"
    r"|fascicul[eo]|fasc|выпуск|вып|№|n[º°]|sayı|jilid|第)(?:\.\s?|\s?:\s?|\s)(?=[A-Z]{0,2}\d)|(?:№|n[º°])(?=\d)",
    re.I,
)


def _number(text: str) -> str:
    words = clean(text).strip(" ,;:.()")
    called = _CALLED.match(words)
    words = words[called.end() :] if called is not None else words
    if not words or len(words) > LONGEST_NUMBER:
        raise ValueError(f"no number in {text[:60]!r}")
    if words.lower() in ("null", "undefined", "none", "n/a", "na", "0", "ahead-of-print"):
        raise ValueError(f"{text[:40]!r} says that there is none")
    return words


def _text(text: str) -> str:
    words = clean(text)
    if not words or words.lower() in ("null", "undefined", "none", "n/a"):
        raise ValueError(f"{text[:40]!r} says nothing")
    return words


def _marked(text: str) -> str:
    words = marked_text(text)
    if not words or words.lower() in ("null", "undefined", "none", "n/a", "untitled"):
        raise ValueError(f"{text[:40]!r} says nothing")
    return words


def _plain(text: str) -> str:
    words = _marked(text)
    return plain_text(words) if "<" in words or "$" in words or "&" in words else words


# "© 2011 Wiley Periodicals, Inc." closes the abstract on some pages and is none of it.
_COPYRIGHT_AT_END = regex(
    r"(?<=[.!?)\]])\s+(?:(?:copyright\s)?(?:©|\(c\))|copyright)\s?,?\s?(?:19|20)\d\d[^\n]{0,120}$"
    r"|(?<=[.!?)\]])\s+(?:©|copyright ©?)[^.\n]{2,80}(?:19|20)\d\d\.?(?:\sall rights reserved\.?)?$",
    re.I,
)


# The label of an abstract, or what is left of one: "Abstract: In this paper", ": We combine".
# "Summary:" may be the first section of a structured abstract, and stays.
_ABSTRACT_LABEL = regex(
    lambda: (
        rf"(?:{one_of(word for word in LABELS['abstract'] if 'summary' not in word)}\s?)?[:：]\s{{0,3}}(?=\S)"
    ),
    re.I,
)


_LONGEST_NOTICE = 300


def _abstract(text: str) -> str:
    words = _plain(text)
    label = _ABSTRACT_LABEL.match(words)
    return without_copyright(words[label.end() :] if label is not None else words)


def without_copyright(words: str) -> str:
    """Take the copyright line off the end of an abstract, where enough of it is left."""
    # The pattern is of the end; from the beginning on, it would be tried at each sentence.
    end = max(0, len(words) - _LONGEST_NOTICE)
    low = words[end:].lower()
    if "copyright" not in low and "©" not in low and "(c)" not in low:
        return words
    without = words[:end] + _COPYRIGHT_AT_END.sub("", words[end:])
    return without if len(without) > 100 else words


# The name of a library's proxy in an address: the address of nobody else.
_PROXY = regex(r"https?://[^/]*\b(?:ezproxy|idm\.oclc|libproxy|proxy\.lib)", re.I)


def _url(text: str) -> str:
    words = clean(text)
    if not words.lower().startswith(("http://", "https://")) or " " in words:
        raise ValueError(f"{text[:80]!r} is not an http address")
    if _PROXY.match(words):
        raise ValueError(f"{text[:80]!r} is a library proxy's address")
    return without_credentials(words)


def _one(canonical: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    return lambda text: (canonical(text),)


# One row a variable: how its raw words become canonical. All others are text.
NORMALISERS: dict[str, Callable[[str], Canonical]] = {
    "doi": identifiers.canonical_doi,
    "issn": _one(identifiers.canonical_issn),
    "isbn": _one(identifiers.canonical_isbn),
    "pmid": identifiers.canonical_pmid,
    "pmcid": identifiers.canonical_pmcid,
    "arxiv": identifiers.canonical_arxiv,
    "issued": parse_date,
    "accessed": parse_date,
    "submitted": parse_date,
    "accepted": parse_date,
    "available_date": parse_date,
    "event_date": parse_date,
    "original_date": parse_date,
    "language": canonical_language,
    "page": canonical_pages,
    "volume": _number,
    "issue": _number,
    "number": _number,
    "url": _url,
    "title": _marked,
    "title_short": _marked,
    "container_title": _marked,
    "collection_title": _marked,
    "abstract": _abstract,
    "event_title": _marked,
    "section": _marked,
    "publisher": _marked,
}


def parser_of(variable: str) -> Callable[[str], Canonical]:
    """Return what reads a variable's raw words; it raises ValueError where they are no value of its kind."""
    return NORMALISERS.get(variable, _text)
