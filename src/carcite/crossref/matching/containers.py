"""Whether two names are of one journal, series or book: in full, abbreviated, or as initials."""

from __future__ import annotations

from functools import lru_cache

from carcite.crossref.matching.title_words import SMALL
from carcite.crossref.matching.titles import Likeness, compare_titles
from carcite.crossref.matching.wording import compact, fold_words
from carcite.values.patterns import regex

# "BMJ (Clinical research ed.)", "Science (New York, N.Y.)": libraries tell journals apart so.
_BRACKET = regex(r"\s*[(\[][^()\[\]]{1,60}[)\]]\s*$")
_CONTAINER_WORDS = frozenset("journal the".split())


@lru_cache(maxsize=8192)
def fold_container(name: str) -> str:
    """Reduce a journal's name to its words, without the bracket behind it and the article in front."""
    return fold_words(_BRACKET.sub("", name) or name).removeprefix("the ")


@lru_cache(maxsize=8192)
def same_container(a: str, b: str) -> bool | None:
    """Say whether two folded names are one container's; None where one is part of the other, or close.

    >>> same_container("j am med assoc", "journal of the american medical association")
    True
    >>> same_container("physical review a", "physical review b")
    False
    """
    if compact(a) == compact(b):
        return True
    short, long = sorted((a.split(), b.split()), key=lambda words: sum(map(len, words)))
    if _abbreviates(short, long) or _initials(short, long):
        return True
    compared = compare_titles(a, b)
    if compared.likeness is Likeness.NEAR:
        return True
    if compared.veto:
        return False
    if compared.likeness is not Likeness.OTHER or _contained(short, long):
        return None
    return False


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Say whether each word is cut from the word in its place; small words may be left out."""
    full = [word for word in long if word not in SMALL]
    cut = [word for word in short if word not in SMALL]
    if len(cut) != len(full) or cut == full:
        return cut == full
    return all(_cut_from(mine, theirs) for mine, theirs in zip(cut, full, strict=True))


def _cut_from(short: str, long: str) -> bool:
    """Say whether one word abbreviates the other, as ISO 4 cuts words: the end off, or letters out ("natl")."""
    if len(short) > len(long):
        short, long = long, short
    if long.startswith(short):
        return True
    if len(short) < 2 or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(char in rest for char in short) and len(short) >= 3


def _initials(short: list[str], long: list[str]) -> bool:
    """Say whether one word holds the first letters of the others: "jama", "pnas"."""
    if len(short) != 1 or len(long) < 3 or not 3 <= len(short[0]) <= 8:
        return False
    letters = "".join(word[0] for word in long)
    without = "".join(word[0] for word in long if word not in SMALL)
    return short[0] in (letters, without) or without.startswith(short[0])


def _contained(short: list[str], long: list[str]) -> bool:
    words = set(short) - SMALL - _CONTAINER_WORDS
    return len(words) >= 1 and words <= set(long) and sum(map(len, words)) >= 6
