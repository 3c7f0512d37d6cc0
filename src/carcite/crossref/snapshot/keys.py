"""The keys under which a snapshot finds a work: 64-bit numbers made of its DOI, its titles, and its place."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from carcite.crossref.matching.title_words import SMALL
from carcite.crossref.matching.traits import Sketch, Traits
from carcite.crossref.matching.wording import compact

# CJK characters begin behind the radicals (U+2E80).
_FIRST_WIDE = 0x2E7F


def _key(kind: str, *parts: str) -> int:
    text = "\x1f".join((kind, *parts))
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def doi_key(doi: str) -> int:
    """Return the key of a DOI; case does not count."""
    return _key("doi", doi.lower())


def title_keys(traits: Traits | Sketch) -> Iterator[int]:
    """Yield the keys of a work's titles, as words without case, accents, blanks and punctuation."""
    for title in traits.titles:
        yield _key("title", compact(title))


def place_keys(traits: Traits | Sketch) -> Iterator[int]:
    """Yield the keys of where a work stands: volume, first page, and the first author's family name.

    They find a work whose title is one of thousands alike, or in another language.
    """
    family = traits.authors[0].family if traits.authors else ""
    for first in traits.first:
        if traits.volume:
            yield _key("place", traits.volume, first, compact(family))


def signed_key(title: str, family: str) -> int:
    """Return the key of a short title with its first author, for titles that thousands of works bear."""
    return _key("signed", compact(title), compact(family))


def keys_of(traits: Traits | Sketch) -> set[int]:
    """Return all keys of a record, which has a DOI."""
    keys = {doi_key(traits.doi), *title_keys(traits), *place_keys(traits)}
    if traits.authors and traits.titles and is_short(traits.titles[0]):
        keys.add(signed_key(traits.titles[0], traits.authors[0].family))
    return keys


def is_short(title: str) -> bool:
    """Say whether so few words may be the title of many works."""
    return title.count(" ") < 4


def key_words(title: str) -> list[str]:
    """Return the words by which a folded title is searched for.

    Chinese and Japanese do not part words: each two characters that stand together count as one.
    """
    words = title.split()
    if title.isascii():
        return words
    return [part for word in words for part in _parts(word)]


def _parts(word: str) -> list[str]:
    if len(word) > 2 and any(ord(char) > _FIRST_WIDE for char in word):
        return [word[place : place + 2] for place in range(len(word) - 1)]
    return [word]


def search_words(title: str) -> list[str]:
    """Return the words of a folded title that tell works apart, each once."""
    words = dict.fromkeys(key_words(title))
    return [word for word in words if len(word) > 1 and word not in SMALL]
