"""What of a reference and of a Crossref record is compared: folded, and small enough to make thousands a second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from carcite.crossref.matching.containers import fold_container
from carcite.crossref.matching.persons import Person, person_of_contributor, person_of_name
from carcite.crossref.matching.titles import without_retraction
from carcite.crossref.matching.wording import compact, fold_words
from carcite.model.reference import Reference
from carcite.values.patterns import regex

_YEARS = ("issued", "published", "published-print", "published-online", "posted", "published-other")
_PAGE = regex(r"\s*([a-z]{0,6}[.\- ]?\d{1,9}[a-z]{0,3}|[ivxlcdm]{1,8})\b", re.I)
_END = regex(r"[-‐‑‒–—−]{1,2}\s*([a-z]{0,5}\d{1,9}[a-z]{0,3})\s*$", re.I)
# "Titre / Title", "Title = Titel": a title in two languages, in either of which it may be recorded.
_TWO_LANGUAGES = regex(r"\s+[/=]\s+|\s*\[(?=[^\[\]]{15,}\]\s*$)")


@dataclass(frozen=True, slots=True)
class Traits:
    """A work as it is compared. Absence is empty; `families` of a record's type say what it can be."""

    titles: tuple[str, ...] = ()
    rest: str = ""
    authors: tuple[Person, ...] = ()
    years: tuple[int, ...] = ()
    containers: tuple[str, ...] = ()
    issn: frozenset[str] = frozenset()
    isbn: frozenset[str] = frozenset()
    volume: str = ""
    issue: str = ""
    first: frozenset[str] = frozenset()
    last: str = ""
    article_number: bool = False
    kind: str = ""
    language: str = ""
    doi: str = ""


class Sketch(NamedTuple):
    """What a record is found by, as in its `Traits`; a plain tuple, of which building makes thousands a second."""

    titles: tuple[str, ...]
    authors: tuple[Person, ...]
    volume: str
    first: frozenset[str]
    doi: str


def traits_of_reference(reference: Reference) -> Traits:
    """Fold what a reference says; the titles are the whole one first, then its halves in two languages."""
    title = reference.title or ""
    halves = (
        _TWO_LANGUAGES.split(title) if "/" in title or "=" in title or "[" in title else [title]
    )
    forms = [
        title,
        *(half.strip(" ]") for half in halves if len(half.split()) >= 3 or len(half) > 20),
    ]
    dates = (reference.issued, reference.available_date, reference.original_date)
    first, last, numbered = _pages(reference.page or "", reference.number or "")
    people = (person_of_name(name) for name in reference.author)
    names = (reference.container_title, reference.container_title_short, reference.collection_title)
    return Traits(
        titles=_whole(fold_words(form) for form in forms),
        authors=tuple(person for person in people if person),
        years=tuple(dict.fromkeys(date.year for date in dates if date and date.year)),
        containers=tuple(dict.fromkeys(fold_container(name) for name in names if name)),
        issn=frozenset(_bare(number) for number in reference.issn),
        isbn=frozenset(map(_isbn, reference.isbn)),
        volume=_number(reference.volume or ""),
        issue=_number(reference.issue or ""),
        first=first,
        last=last,
        article_number=numbered,
        kind=_kind_of_reference(reference),
        language=(reference.language or "")[:2].lower(),
        doi=(reference.doi or "").lower(),
    )


def traits_of_work(work: Mapping[str, object]) -> Traits:
    """Fold what a Crossref record says; fields that are not of their kind count as absent."""
    subtitles = list(_texts(work, "subtitle"))
    first, last, numbered = _pages(_text(work, "page"), _text(work, "article-number"))
    return Traits(
        titles=titles_of_work(work),
        rest=fold_words(" ".join(subtitles)) if subtitles else "",
        authors=_authors(work),
        years=_years(work),
        containers=tuple(
            dict.fromkeys(
                fold_container(name)
                for key in ("container-title", "short-container-title")
                for name in _texts(work, key)
            )
        ),
        issn=frozenset(_bare(number) for number in _texts(work, "ISSN")),
        isbn=frozenset(_isbn(number) for number in _texts(work, "ISBN")),
        volume=_number(_text(work, "volume")),
        issue=_number(_text(work, "issue")),
        first=first,
        last=last,
        article_number=numbered,
        kind=_text(work, "type"),
        language=_text(work, "language")[:2].lower(),
        doi=_text(work, "DOI").lower(),
    )


def titles_of_work(work: Mapping[str, object]) -> tuple[str, ...]:
    """Fold a record's titles: each, each with its subtitle, and the original one."""
    titles = [fold_words(title) for title in _texts(work, "title")]
    subtitle = next((fold_words(words) for words in _texts(work, "subtitle")), "")
    joined = [f"{title} {subtitle}" for title in titles] if subtitle else []
    return _whole([*titles, *joined, *map(fold_words, _texts(work, "original-title"))])


def sketch_of_work(work: Mapping[str, object]) -> Sketch:
    """Fold what a record is found by, and no more: titles, first author, volume, first page, DOI."""
    listed = work.get("author")
    first = listed[0] if isinstance(listed, list) and listed else None
    person = person_of_contributor(first) if isinstance(first, dict) else None
    return Sketch(
        titles=titles_of_work(work),
        authors=(person,) if person else (),
        volume=_number(_text(work, "volume")),
        first=_first_pages(_text(work, "page"), _text(work, "article-number")),
        doi=_text(work, "DOI").lower(),
    )


def _whole(titles: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(without_retraction(title) for title in titles if title))


def _text(work: Mapping[str, object], key: str) -> str:
    value = work.get(key)
    if isinstance(value, str):
        return value
    # Python refuses to write out numbers of more than 4,300 digits.
    return str(value) if isinstance(value, int) and abs(value) < 10**18 else ""


def _texts(work: Mapping[str, object], key: str) -> Iterator[str]:
    value = work.get(key)
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from (each for each in value[:8] if isinstance(each, str) and each)


def _authors(work: Mapping[str, object]) -> tuple[Person, ...]:
    listed = work.get("author")
    if not isinstance(listed, list):
        return ()
    # The few records whose first author stands further down say so by `sequence`.
    firsts = [each for each in listed if isinstance(each, dict) and each.get("sequence") == "first"]
    others = [each for each in listed if isinstance(each, dict) and each.get("sequence") != "first"]
    ordered = (
        [*firsts, *others]
        if len(firsts) == 1
        else [each for each in listed if isinstance(each, dict)]
    )
    people = (person_of_contributor(each) for each in ordered[:60])
    return tuple(person for person in people if person)


def _years(work: Mapping[str, object]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(year for key in _YEARS if (year := year_of(work.get(key)))))


def year_of(date: object) -> int | None:
    """Give the year of a date of Crossref (`{"date-parts": [[2020, 1]]}`), or None."""
    parts = date.get("date-parts") if isinstance(date, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    year = first[0] if isinstance(first, list) and first else None
    return year if isinstance(year, int) and 1000 < year < 2200 else None


def _number(text: str) -> str:
    if text.isascii() and text.isdigit():
        return text.lstrip("0")
    words = compact(fold_words(text)).removeprefix("vol").removeprefix("no")
    return words.lstrip("0") if words not in ("na", "null", "none", "ampna") else ""


def _pages(page: str, number: str) -> tuple[frozenset[str], str, bool]:
    """Give the first page and the article number, the last page, and whether there is an article number."""
    firsts = _first_pages(page, number)
    end = _END.search(page)
    return (
        firsts,
        _page(end[1]) if end else "",
        bool(number) or any(not first.isdigit() for first in firsts),
    )


def _first_pages(page: str, number: str) -> frozenset[str]:
    """Give the first page and the article number, whichever there are."""
    firsts = set()
    found = _PAGE.match(page)
    if found and not page.lower().startswith(("no", "n/a", "np")):
        firsts.add(_page(found[1]))
    elif 4 <= len(page) <= 24 and " " not in page and any(char.isdigit() for char in page):
        firsts.add(_page(page))  # an article number in the pages' place: "pdb.rec088286"
    if number:
        firsts.add(_page(number))
    return frozenset(firsts - {""})


def _page(text: str) -> str:
    if text.isascii() and text.isdigit():
        return text.lstrip("0")
    return compact(fold_words(text)).lstrip("0")


def _bare(number: str) -> str:
    return number.replace("-", "").upper()


def _isbn(number: str) -> str:
    # The nine digits that ten- and thirteen-digit forms share.
    bare = re.sub(r"[^0-9X]", "", number.upper())
    return bare[3:12] if len(bare) >= 13 else bare[:9]


def _kind_of_reference(reference: Reference) -> str:
    if reference.type == "article" or (reference.genre or "").lower() == "preprint":
        return "preprint"
    return reference.type
