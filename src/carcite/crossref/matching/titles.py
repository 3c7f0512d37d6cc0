"""How alike two titles are, what kind of item a title says that it is, and how much it says at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from carcite.crossref.matching.title_words import (
    GENERIC,
    KINDS,
    LANGUAGES,
    OPPOSITES,
    SERIAL,
    SMALL,
)
from carcite.crossref.matching.wording import compact
from carcite.values.patterns import regex


class Likeness(IntEnum):
    """How alike two titles are, the least alike first."""

    OTHER = 0
    REWORDED = 1  # most words are the same, some are others
    PART = 2  # one is the beginning (or the end) of the other
    NEAR = 3  # the same but for slips and small words
    EQUAL = 4  # the same letters and digits


class Strength(IntEnum):
    """How much a title tells one work from all others."""

    GENERIC = 0
    SHORT = 1
    MIDDLE = 2
    LONG = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two titles are, with the words that differ and, where a number or a kind parts them, that."""

    likeness: Likeness
    differing: str = ""
    veto: str = ""


# Below these a beginning is shared by chance.
_SHORTEST_PART = 25
_SHORTEST_END = 30
_LEAST_ALIKE = 0.8
_OTHER = Comparison(Likeness.OTHER)
_EQUAL = Comparison(Likeness.EQUAL)


def compare_titles(a: str, b: str) -> Comparison:
    """Compare two titles that are folded to words (`wording.fold_words`)."""
    if a == b:
        return _EQUAL if a else _OTHER
    one, other = compact(a), compact(b)
    if one == other:
        return _EQUAL if one else _OTHER
    part = _part(a, b) if len(a) <= len(b) else _part(b, a)
    if part is not None:
        return part
    if Levenshtein.normalized_similarity(one, other, score_cutoff=_LEAST_ALIKE) == 0:
        return _OTHER
    return _words_compared(a, b, one, other)


def _part(shorter: str, longer: str) -> Comparison | None:
    one, other = compact(shorter), compact(longer)
    if len(one) < _SHORTEST_PART or len(other) - len(one) < 3:
        return None
    if other.startswith(one) or _begins(one, other):
        rest = longer.split()[len(shorter.split()) :]
        if _goes_on_counting(rest):
            return Comparison(
                Likeness.PART, " ".join(rest), f"one of them is numbered: “{' '.join(rest[:3])}”"
            )
        return Comparison(Likeness.PART, " ".join(rest))
    if len(one) >= _SHORTEST_END and other.endswith(one) and len(other) <= 1.7 * len(one):
        return Comparison(Likeness.PART, longer[: len(longer) - len(shorter)].strip())
    return None


def _begins(one: str, other: str) -> bool:
    """Say whether the longer begins with the shorter but for a slip, digits alike."""
    head = other[: len(one)]
    if len(one) < _SHORTEST_END or _digits(head) != _digits(one) or len(other) < 1.15 * len(one):
        return False
    return Levenshtein.distance(one, head, score_cutoff=2) <= 2


def _goes_on_counting(rest: list[str]) -> bool:
    if not rest:
        return False
    return rest[0] in SERIAL or rest[0].isdigit() or (len(rest) == 1 and len(rest[0]) == 1)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _words_compared(a: str, b: str, one: str, other: str) -> Comparison:
    if _digits(one) != _digits(other):
        return Comparison(Likeness.OTHER, veto="their numbers differ")
    left, right = a.split(), b.split()
    if sorted(left) == sorted(right):
        return Comparison(Likeness.NEAR)
    differing: list[str] = []
    for mine, theirs in _blocks(left, right):
        serial = all(word in SERIAL or len(word) == 1 for word in mine + theirs)
        if serial and (set(mine + theirs) - SMALL or (mine and theirs)):
            veto = f"one is “{' '.join(mine) or '–'}”, the other “{' '.join(theirs) or '–'}”"
            return Comparison(Likeness.OTHER, veto=veto)
        if _is_slip("".join(mine), "".join(theirs)) or set(mine + theirs) <= SMALL:
            continue
        differing.append(f"{' '.join(mine) or '–'} / {' '.join(theirs) or '–'}")
    if not differing:
        return Comparison(Likeness.NEAR)
    return Comparison(Likeness.REWORDED, "; ".join(differing))


def _blocks(left: list[str], right: list[str]) -> list[tuple[list[str], list[str]]]:
    """Pair the stretches of words that differ."""
    blocks: list[tuple[list[str], list[str]]] = []
    end = (-1, -1)
    for op in Levenshtein.opcodes(left, right):
        if op.tag == "equal":
            continue
        mine, theirs = left[op.src_start : op.src_end], right[op.dest_start : op.dest_end]
        if end == (op.src_start, op.dest_start):
            blocks[-1] = (blocks[-1][0] + mine, blocks[-1][1] + theirs)
        else:
            blocks.append((mine, theirs))
        end = (op.src_end, op.dest_end)
    return blocks


def _is_slip(mine: str, theirs: str) -> bool:
    """Say whether two words are one word, with a letter or two wrong: "embryo" and "embyro", not "men" and "women"."""
    if mine == theirs:
        return True
    if mine in SMALL or theirs in SMALL:
        return Levenshtein.distance(mine, theirs, score_cutoff=1) <= 1  # "ad" for "and"
    longest = max(len(mine), len(theirs))
    allowed = 2 if longest >= 9 else 1 if longest >= 4 else 0
    if Levenshtein.distance(mine, theirs, score_cutoff=allowed) > allowed:
        return False
    return not any(
        (first in mine) != (first in theirs) and second in (theirs if first in mine else mine)
        for first, second in OPPOSITES
    )


_KINDS = [
    (kind, regex(rf"^(?:\w+ ){{0,2}}?(?:{words})\b|\b(?:{words})(?: \w+){{0,2}}$"))
    for kind, words in KINDS
]
# A retracted work keeps its DOI, its record says so in front, and it is the work that a page shows.
_RETRACTED = regex(
    r"^(?:retracted|withdrawn|removed)(?: (?:article|paper|chapter|manuscript))? (?=\w+ )"
)


@lru_cache(maxsize=4096)
def kinds_of(words: str) -> frozenset[str]:
    """Name the kinds of item that a folded title's first and last words say: an erratum, a reply, data.

    >>> sorted(kinds_of("erratum to the role of sleep")), sorted(kinds_of("the role of sleep reply"))
    (['erratum'], ['reply'])
    """
    return frozenset(kind for kind, pattern in _KINDS if pattern.search(words))


_REST_OF_A_KIND = regex(
    rf"^(?:an? |the |authors? (?:s )?)?(?:{'|'.join(words for _, words in KINDS)})\b"
)


def says_a_kind(rest: str) -> bool:
    """Say whether the words that one title has beyond the other name a kind of item: "a reply to …"."""
    return bool(_REST_OF_A_KIND.match(rest))


def without_retraction(words: str) -> str:
    """Take "retracted" off the front of a folded title: the record of the work itself, not of its notice."""
    return _RETRACTED.sub("", words) if words.startswith(("retr", "with", "remo")) else words


# Columns bear the same title in every issue, and often the same author's name.
_COLUMN = regex(
    r"\b(?:case|picture|image|photo|photograph|quiz|book|paper|question|article|test|drug|spot|person|poem)s? of the (?:month|week|issue|quarter|day|year)\b"
    r"|\b(?:in|about|inside|from) (?:this|the next) (?:issue|week|month|number)\b|^this (?:week|month|issue) in\b|\byears ago\b"
    r"|^(?:news|highlights|selections?) from the\b|^index to\b|\b(?:author|subject|keyword|title|name|general|cumulative) index\b"
    r"|^(?:list|acknowledge?ments?) of (?:reviewers|referees|contributors)\b"
)


def strength_of(words: str) -> Strength:
    """Say how much a folded title tells one work from all others.

    >>> strength_of("editorial").name, strength_of("greek history").name
    ('GENERIC', 'SHORT')
    """
    tokens = words.split()
    bare = " ".join(word for word in tokens if word not in SERIAL and not word.isdigit())
    if bare in GENERIC or not bare or _COLUMN.search(words):
        return Strength.GENERIC
    letters = len(words) - len(tokens) + 1
    if not words.isascii() and len(tokens) < 7:
        # Scripts that do not part words say in one character what others say in two or three.
        wide = sum(1 for char in words if ord(char) > 0x2E7F)
        letters, count = letters + 2 * wide, len(tokens) + wide // 2
    else:
        count = len(tokens)
    if letters < 20 or count < 3 or (count == 3 and letters < 24):
        return Strength.SHORT
    return Strength.LONG if count >= 7 and letters >= 40 else Strength.MIDDLE


def title_language(words: str) -> str:
    """Guess the language of a folded title by its small words, as a code of two letters; "" where they do not tell.

    >>> title_language("die rolle des schlafes bei der behandlung von kindern")
    'de'
    """
    if not words.isascii():
        return "other"
    tokens = words.split()
    counts = {code: sum(word in known for word in tokens) for code, known in LANGUAGES.items()}
    first, second = sorted(counts.values(), reverse=True)[:2]
    return max(counts, key=lambda code: counts[code]) if first >= 2 and first >= 2 * second else ""
