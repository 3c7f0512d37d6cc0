"""Read people from meta tags: authors in order, with what the tags after each say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from carcite.model.claims import Claim
from carcite.page.head import Meta
from carcite.readers.head.meta_rows import PEOPLE
from carcite.values.bodies import is_body
from carcite.values.identifiers import find_orcids
from carcite.values.inline import plain_text
from carcite.values.names import Name, looks_like_person, parse_name
from carcite.values.patterns import regex
from carcite.values.persons import completed

# What follows an author's tag and belongs to them: Google Scholar's convention of document order.
_AUTHOR_TAG = regex(
    r"citation_(?P<role>author|editor)_(?P<what>institution|affiliation|orcid|email)$"
)
_EMAIL = regex(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
# IEEE writes the author's address behind the institution's.
_EMAIL_AT_END = regex(
    r"[.,;]?\s(?:e-?mail:?\s)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\s{0,3}$", re.I
)
# Tags of which there is one for each person.
ONE_A_TAG = frozenset(("citation_author", "citation_editor", "eprints.creators_name", "eprints.editors_name",
                       "dc.creator", "dcterms.creator", "dc.creator.personalname", "dc.contributor.author"))  # fmt: skip
# A consortium's paper names some 5,000.
MOST_PEOPLE = 10_000


def people(found: Sequence[Meta], reader: str) -> Iterator[Claim]:
    """Claim each list of people that the tags give, one claim a tag's name."""
    groups: dict[str, list[tuple[Meta, dict[str, list[str]]]]] = {}
    last: dict[str, dict[str, list[str]]] = {}
    for meta in found:
        about = _AUTHOR_TAG.match(meta.key)
        if about:
            details = last.get(f"citation_{about['role']}")
            if details is not None:
                details.setdefault(about["what"], []).append(meta.content)
        elif meta.key in PEOPLE and len(groups.setdefault(meta.key, [])) < MOST_PEOPLE:
            last[meta.key] = {}
            groups[meta.key].append((meta, last[meta.key]))
    for key, group in groups.items():
        yield from _list_of(key, group, reader)


def _list_of(
    key: str, group: list[tuple[Meta, dict[str, list[str]]]], reader: str
) -> Iterator[Claim]:
    row = PEOPLE[key]
    names: list[Name] = []
    for meta, details in group:
        for part in split_names(plain_text(meta.content), alone=key in ONE_A_TAG):
            name = name_of(part, details)
            if name is not None:
                names.append(name)
    names = without_repeats(names)
    if row.trust < 50 and not all(_is_somebody(name) for name in names):
        # A site, a department or an address stands where these tags should name a person.
        names = []
    first = group[0][0]
    quote = "; ".join(meta.content.strip() for meta, _ in group)
    yield Claim(
        variable=row.variable,
        value=tuple(names) or None,
        problem=None if names else f"no names in {quote[:80]!r}",
        quote=quote,
        locator=first.locator,
        trust=row.trust,
        reader=reader,
        note=row.reason,
    )


def _is_somebody(name: Name) -> bool:
    return name.literal is None and looks_like_person(str(name))


def name_of(text: str, details: dict[str, list[str]] | None = None) -> Name | None:
    """Parse a name, with the affiliations, ORCID iD and e-mail that belong to it; None when there is no name."""
    if "http" in text or "@" in text:
        return None
    try:
        name = parse_name(text)
    except ValueError:
        return None
    if not details:
        return name
    orcids = find_orcids(" ".join(details.get("orcid", ())))
    emails = _EMAIL.findall(" ".join(details.get("email", ()))[:500])
    places = [*details.get("institution", ()), *details.get("affiliation", ())]
    affiliation = tuple(dict.fromkeys(filter(may_be_affiliation, map(affiliation_text, places))))
    return name.model_copy(
        update={
            "orcid": orcids[0][0] if orcids else None,
            "email": emails[0] if emails else None,
            "affiliation": affiliation,
        }
    )


_MARK_BEFORE = regex(r"(?:\(?\d{1,2}[).]?\s{1,3}|[*†‡§¶]\s{0,3})(?=[^\W\d_])")


def affiliation_text(text: str) -> str:
    """Clean an affiliation: no markup, no mark before it, no stop behind it."""
    words = plain_text(_EMAIL_AT_END.sub("", text) if "@" in text else text)
    mark = _MARK_BEFORE.match(words)
    if mark is not None:
        words = words[mark.end() :]
    return words.strip(" ;,").removesuffix(".") if words.count(".") == 1 else words.strip(" ;,")


# "1Department of Dentistry, Amsterdam and 2Centre for Bioinformatics, Leiden" (HighWire).
_TWO_LETTERS = regex(r"[^\W\d_]{2}")
_NUMBERED_OFF = regex(r"^1[A-Z].*(?:\band\b|[;,])\s{0,2}2[A-Z]")


def may_be_affiliation(text: str) -> bool:
    """Say whether the words can be one affiliation: no footnote's numbers, and no list for all authors in one.

    >>> may_be_affiliation("3 4 5")
    False
    """
    return _TWO_LETTERS.search(text) is not None and not _NUMBERED_OFF.match(text)


_AND = regex(r"\s(?:and|&)\s")


def split_names(text: str, *, alone: bool = False) -> list[str]:
    """Split a tag that names several people; "Last, First" is one, "A. One, B. Two" are two.

    >>> split_names("Vincent VanBuren; Hailin Chen")
    ['Vincent VanBuren', 'Hailin Chen']

    `alone` says that the tag is made for one: "Gómez Ruiz, María José" then is one person.
    """
    if ";" in text:
        return [part for part in (piece.strip() for piece in text.split(";")) if part]
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1 + alone and not is_body(text) and all(_stands_alone(part) for part in parts):
        return parts
    halves = _AND.split(text)
    if len(halves) == 2 and all(looks_like_person(half) for half in halves):
        return halves
    return [text]


def _stands_alone(part: str) -> bool:
    # Two words are a whole name; so is a family name before initials. "de la Cruz" is a family name alone.
    words = part.split()
    return len(words) > 1 and looks_like_person(part) and words[0][0].isupper()


def without_repeats(names: Iterable[Name]) -> list[Name]:
    """Drop a list's second run (RSC prints all authors twice); two people of one name in one run stay."""
    listed = list(names)
    half = len(listed) // 2
    if half and len(listed) % 2 == 0:
        keys = [(name.family, name.given, name.literal) for name in listed]
        # ACM's second list has the affiliations that its first has not.
        if keys[:half] == keys[half:]:
            return [*map(completed, listed[:half], listed[half:])]
        if keys[::2] == keys[1::2]:
            return [*map(completed, listed[::2], listed[1::2])]
    return listed
