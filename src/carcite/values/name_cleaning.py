"""What is printed around a name and is no part of it: marks, numbers, degrees, titles, roles, "et al."."""

from __future__ import annotations

import re

from carcite.values.name_words import (
    DEGREES,
    PARTICLE_STARTS,
)
from carcite.values.patterns import regex
from carcite.values.text import clean, remembered

_TITLES_BEFORE = regex(
    r"^(?:(?:Prof(?:essor)?|Dr|Drs|Mr|Mrs|Ms|Sir|PD|Dipl\.?-?Ing|Ing|Mag|Dra|Profa|Assoc|Assist|Asst|Hon|Rev)\.?\s{1,3}){1,4}(?=[^\W\d_])"
)


# Degrees that are as well somebody's initials or family name: "Brown, M.A.", "Kim, MS", "Li Ma".
_AMBIGUOUS_DEGREE = regex(r"[,\s]{1,4}(?:[A-Z]\.\s?[A-Z]\.?|[A-Z]{2})")


_EDITORIAL_ROLES = regex(
    r"\s*\((?:author|autor|auteur|translator|traductor|editor|ed|hrsg|eds)\.?\)$", re.I
)


_MARKS = regex(
    r"[*†‡§¶‖#⊥∥¤✉☯♦◊^~|•·]|[\u00b9\u00b2\u00b3\u2070-\u209f]|\(?\bORCID\b[^)]{0,60}\)?|https?://orcid\.org/\S{1,40}",
    re.I,
)


# Most names are of such letters alone, and have none of these marks.
_PLAIN = regex(r"[A-Za-zÀ-ÖØ-öø-ž .,;'-]*")


_BEFORE_NAME = regex(r"^(?:and|by|with|&)\s{1,3}(?=[A-Z])")


# A run of digits is read in one way only, and from its beginning: a row of four hundred has billions of ways.
_TRAILING_NUMBERS = regex(
    r"(?<!\d)(?:[\s,]{0,3}\(?\d++[a-z]?+\)?+|(?<=[^\W\d_]{2})\s[a-z](?:,[a-z]){0,5}+)++$"
)


_ET_AL = regex(
    r"[,;]?\s{0,3}\b(?:et\.?\s{0,2}al|and others|y otros|u\.\s?a|e outros|и др)\b\.?|等$", re.I
)


@remembered
def clean_name(text: str) -> str:
    """Take off what is printed around a name: footnote marks and numbers, degrees, titles, roles, "et al."."""
    words = clean(text)
    if not _PLAIN.fullmatch(words) or "orcid" in words.lower():
        words = clean(_MARKS.sub(" ", words))
    if "(" in words:
        words = _EDITORIAL_ROLES.sub("", words)
    if _may_say_others(words.lower()):
        words = _ET_AL.sub("", words)
    before = None
    while before != words:
        before = words
        if _may_end_in_numbers(words):
            words = _TRAILING_NUMBERS.sub("", words)
        words = _without_degrees(words).strip(" ,;:-–—/").strip()
        head = _BEFORE_NAME.match(words)
        words = words[head.end() :] if head is not None else words
    title = _TITLES_BEFORE.match(words)
    return words[title.end() :] if title is not None else words


# One of these is in all that the pattern finds in clean words.
_OTHERS = (" al", "etal", "et.al", "otros", "outros", "others", "u.", " др", "等")


def _may_say_others(low: str) -> bool:
    return any(map(low.__contains__, _OTHERS))


def _may_end_in_numbers(words: str) -> bool:
    """Say whether a footnote's number or letter can be at the end, which few names have."""
    last, before = words[-1:], words[-2:-1]
    return last.isdigit() or last == ")" or before.isspace() or before == "," or before.isdigit()


def _without_degrees(words: str) -> str:
    found = DEGREES.search(words)
    if found is None:
        return words
    before = words[: found.start()].split()
    is_family_alone = len(before) < 2 or before[0].lower() in PARTICLE_STARTS
    if (
        is_family_alone
        and "," not in " ".join(before)
        and _AMBIGUOUS_DEGREE.fullmatch(found.group())
    ):
        return words
    return DEGREES.sub("", words)
