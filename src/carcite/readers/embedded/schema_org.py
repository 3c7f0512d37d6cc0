"""What schema.org's words say of a work; JSON-LD, microdata and RDFa all speak them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from carcite.model.claims import Claim, Trust, Value
from carcite.readers.head.meta_people import affiliation_text, name_of, without_repeats
from carcite.readers.words import is_cut_off, is_heading, keywords_of, without_journals_subjects
from carcite.values import identifiers
from carcite.values.bodies import is_body
from carcite.values.identifiers import find_doi, find_orcids
from carcite.values.inline import marked_text, plain_text
from carcite.values.names import Name

Node = Mapping[str, Any]

# schema.org types of works, and the CSL type each stands for.
TYPES: dict[str, str] = {
    "ScholarlyArticle": "article-journal",
    "MedicalScholarlyArticle": "article-journal",
    "Article": "article-journal",
    "Report": "report",
    "TechArticle": "report",
    "Thesis": "thesis",
    "Book": "book",
    "Chapter": "chapter",
    "Dataset": "dataset",
    "SoftwareSourceCode": "software",
    "SoftwareApplication": "software",
    "NewsArticle": "article-newspaper",
    "BlogPosting": "post-weblog",
    "CreativeWork": "document",
    "Review": "review",
    "PublicationIssue": "",
}
# These are about works, not about pages: their dates and names are the work's.
SCHOLARLY = frozenset(
    [
        "ScholarlyArticle",
        "MedicalScholarlyArticle",
        "Thesis",
        "Book",
        "Chapter",
        "Dataset",
        "Report",
    ]
)
MOST_PEOPLE = 5_000
# Cochrane and Silverchair nest issue, volume and periodical; no work nests deeper than that.
DEEPEST = 5


class Place(NamedTuple):
    """Where a node stood: the reader, a selector, and how much less it is trusted than JSON-LD."""

    reader: str
    locator: str
    less: int = 0


def types_of(node: Node) -> list[str]:
    """The node's types without their vocabulary: `https://schema.org/Dataset` is Dataset."""
    return [re.split(r"[/#:]", str(kind))[-1] for kind in as_list(node.get("@type"))[:20]]


def is_work(node: Node) -> bool:
    """Say whether a node is a work that one cites."""
    return any(kind in TYPES for kind in types_of(node))


def as_list(value: object) -> list[Any]:
    """One value or several, as a list."""
    return list(value) if isinstance(value, (list, tuple)) else [] if value is None else [value]


def text_of_node(value: object) -> str | None:
    """The words of a value: a string, a number, the first of a list, a node's name or @value."""
    if isinstance(value, (list, tuple)):
        return next((words for item in value[:20] if (words := text_of_node(item))), None)
    if isinstance(value, Mapping):
        return text_of_node(value.get("@value") or value.get("name") or value.get("value"))
    if isinstance(value, bool) or value is None:
        return None
    words = str(value)[:60_000].strip()
    return words or None


# --- one work --------------------------------------------------------------------------------

# property, variable, trust at a scholarly type; other types are trusted less.
PROPERTIES: tuple[tuple[str, str, int], ...] = (
    ("headline", "title", 84),
    ("name", "title", 83),
    ("abstract", "abstract", 80),
    ("description", "abstract", 64),
    ("datePublished", "issued", 80),
    ("inLanguage", "language", 74),
    ("pagination", "page", 80),
    ("volumeNumber", "volume", 80),
    ("issueNumber", "issue", 80),
    ("articleNumber", "number", 78),
    ("version", "version", 60),
    ("bookEdition", "edition", 80),
    ("url", "url", 66),
    ("genre", "genre", 50),
    ("articleSection", "section", 50),
    ("numberOfPages", "number_of_pages", 70),
)  # fmt: skip


def claims_of_node(node: Node, place: Place) -> Iterator[Claim]:
    """Claim what a work's node says; copyrightYear is left alone (at Silverchair it is the year of the visit)."""
    kinds = types_of(node)
    scholarly = any(kind in SCHOLARLY for kind in kinds)
    less = place.less + (0 if scholarly else 10)
    for name, variable, trust in PROPERTIES:
        words = text_of_node(node.get(name))
        if words is not None and variable == "section" and is_heading(words):
            # Silverchair lists the article's own headings in articleSection.
            continue
        if words is not None and variable == "issued" and "PublicationIssue" in kinds:
            # The article's own date is the day it went online (Taylor & Francis).
            yield _claim(place, variable, words, 81 - place.less, name)
        elif words is not None:
            yield _claim(place, variable, words, trust - less, name)
    kind = next((TYPES[kind] for kind in kinds if TYPES.get(kind)), None)
    if kind:
        trust = 78 if scholarly else 45
        yield _claim(place, "type", kinds[0], trust - place.less, "@type", value=kind)
    yield from _pages(node, place, less)
    yield from _identifiers(node, place, less)
    yield from _people(node, place, less)
    yield from _container(node, place, less)
    publisher = text_of_node(node.get("publisher"))
    if publisher:
        yield _claim(place, "publisher", publisher, 70 - less, "publisher")
    keywords = keywords_of(
        [w for v in as_list(node.get("keywords"))[:200] if (w := text_of_node(v))]
    )
    keywords = without_journals_subjects(keywords)
    if keywords:
        yield _claim(place, "keywords", "; ".join(keywords), 72 - less, "keywords", value=keywords)


def _claim(place: Place, variable: str, quote: str, trust: int, name: str, *, value: Value | None = None,
           basis: str = "stated", note: str | None = None) -> Claim:  # fmt: skip
    if variable == "abstract":
        words = marked_text(quote)
        if is_cut_off(words) or (name == "description" and len(words) < 200):
            trust, note = int(Trust.GUESS), "cut off, or too short for an abstract"
    return Claim.model_validate(
        {
            "variable": variable, "quote": quote, "value": value, "trust": trust, "basis": basis,
            "note": note, "reader": place.reader, "locator": f"{place.locator} {name}",
        }
    )  # fmt: skip


def _pages(node: Node, place: Place, less: int) -> Iterator[Claim]:
    start, end = text_of_node(node.get("pageStart")), text_of_node(node.get("pageEnd"))
    if start:
        pages = f"{start}-{end}" if end and end != start else start
        yield _claim(place, "page", pages, 78 - less, "pageStart")


def _identifiers(node: Node, place: Place, less: int) -> Iterator[Claim]:
    for name in ("doi", "@id", "identifier", "sameAs", "url", "mainEntityOfPage"):
        for value in as_list(node.get(name))[:20]:
            if isinstance(value, Mapping):
                kind = str(value.get("propertyID") or value.get("name") or "").lower()
                words = text_of_node(value.get("value") or value.get("@id"))
                if kind in ("pmid", "pmcid", "issn", "isbn") and words:
                    many = kind in ("issn", "isbn")
                    if not many:
                        yield _claim(place, kind, words, 78 - less, name)
                    continue
            else:
                words = text_of_node(value)
            hit = find_doi(words or "")
            if hit:
                trust = 84 if name in ("doi", "@id", "identifier", "sameAs") else 62
                yield _claim(place, "doi", hit[0], trust - less, name)
    isbn = text_of_node(node.get("isbn"))
    if isbn:
        yield _claim(place, "isbn", isbn, 78 - less, "isbn")


# --- people ----------------------------------------------------------------------------------


def _people(node: Node, place: Place, less: int) -> Iterator[Claim]:
    for properties, variable in ((("author", "creator"), "author"), (("editor",), "editor")):
        for name in properties:
            values = as_list(node.get(name))[:MOST_PEOPLE]
            names = without_repeats(
                person for value in values if (person := _person(value)) is not None
            )
            if names:
                quote = "; ".join(str(person) for person in names)
                yield _claim(place, variable, quote, 82 - less, name, value=tuple(names))


def _person(value: object) -> Name | None:
    if isinstance(value, str):
        return name_of(plain_text(value))
    if not isinstance(value, Mapping):
        return None
    family = text_of_node(value.get("familyName"))
    given = text_of_node(value.get("givenName"))
    whole = text_of_node(value.get("name"))
    if family and given:
        named = name_of(plain_text(f"{family}, {given}"))
    elif whole is None and family is None:
        return None
    elif whole and "Organization" in types_of(value):
        named = Name(literal=plain_text(whole)) if plain_text(whole) else None
    else:
        named = name_of(plain_text(whole or family or ""))
    if named is None:
        return None
    about = " ".join(
        words for key in ("@id", "identifier", "sameAs", "url")
        for item in as_list(value.get(key))[:5] if (words := text_of_node(item))
    )  # fmt: skip
    orcids = find_orcids(about)
    places = [text_of_node(item) for item in as_list(value.get("affiliation"))[:20]]
    email = text_of_node(value.get("email"))
    return named.model_copy(
        update={
            "orcid": orcids[0][0] if orcids else None,
            "affiliation": tuple(
                dict.fromkeys(filter(None, (affiliation_text(p) for p in places if p)))
            ),
            "email": email.removeprefix("mailto:") if email and "@" in email else None,
        }
    )


# --- what it stands in -----------------------------------------------------------------------

_PERIODICALS = frozenset(("Periodical", "Journal", "Newspaper", "Magazine", "Book", "BookSeries", "CreativeWorkSeries"))  # fmt: skip


def _container(node: Node, place: Place, less: int) -> Iterator[Claim]:
    chain = list(_chain(node.get("isPartOf"), 0))
    for part in chain:
        kinds = types_of(part)
        for name, variable in (("issueNumber", "issue"), ("volumeNumber", "volume")):
            words = text_of_node(part.get(name))
            if words:
                yield _claim(place, variable, words, 80 - less, f"isPartOf {name}")
        title = text_of_node(part.get("name"))
        if title and any(kind in _PERIODICALS for kind in kinds):
            yield _claim(place, "container_title", title, 80 - less, "isPartOf name")
        numbers = []
        for words in as_list(part.get("issn"))[:10]:
            try:
                numbers.append(identifiers.canonical_issn(str(words)))
            except ValueError:
                continue
        if numbers:
            quote = "; ".join(numbers)
            yield _claim(place, "issn", quote, 78 - less, "isPartOf issn",
                         value=tuple(dict.fromkeys(numbers)))  # fmt: skip


def _chain(value: object, depth: int) -> Iterator[Node]:
    if depth > DEEPEST:
        return
    for part in as_list(value)[:5]:
        if isinstance(part, Mapping):
            yield part
            yield from _chain(part.get("isPartOf"), depth + 1)


__all__ = [
    "Node",
    "Place",
    "as_list",
    "claims_of_node",
    "is_body",
    "is_work",
    "text_of_node",
    "types_of",
]
