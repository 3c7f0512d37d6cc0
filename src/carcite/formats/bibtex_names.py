"""Names as BibTeX takes them apart: "von Last, Jr., First", braced where it would err."""

from __future__ import annotations

import re
from itertools import takewhile

from carcite.formats.latex import escape
from carcite.formats.people import Parts, parts
from carcite.reference import Name

# BibTeX compares bytes: only an ASCII letter has a case, and a word begins where it has one.
LOWER_WORD = re.compile(r"[a-z]")
UPPER_WORD = re.compile(r"[A-Z0-9]")


def names(people: tuple[Name, ...]) -> str:
    """Return names joined by "and"; one that nothing printable is left of is left out."""
    known = (parts(person) for person in people)
    return " and ".join(_name(one) for one in known if one is not None)


def _name(known: Parts) -> str:
    if known.literal:
        return f"{{{escape(known.literal)}}}"
    family = _family(known)
    if known.suffix:
        return f"{family}, {_guarded(known.suffix)}, {_guarded(known.given)}".rstrip(", ")
    if known.given:
        return f"{family}, {_guarded(known.given)}"
    # Without a comma BibTeX would take "Aung San" for first and last name.
    return family if " " not in family or family.startswith("{") else f"{{{family}}}"


def _family(known: Parts) -> str:
    """Return particles and family name so that BibTeX finds its "von" where the particle is."""
    particle = _guarded(known.particle)
    if not particle:
        words = known.family.split(" ")
        plain = _splits_well(words)
        return _guarded(known.family) if plain else f"{{{escape(known.family)}}}"
    family = _guarded(known.family)
    if not all(map(LOWER_WORD.match, known.particle.split(" "))):
        # A capital in the particle ("Von der Leyen") would make it the last name's first word.
        return f"{{{escape(known.full_family)}}}"
    words = known.family.split(" ")
    if len(words) > 1 and not all(map(UPPER_WORD.match, words)) and not family.startswith("{"):
        family = f"{{{family}}}"
    return f"{particle} {family}"


def _splits_well(words: list[str]) -> bool:
    """Whether BibTeX reads these words as a particle and a last name just as they stand."""
    if len(words) == 1:
        return LOWER_WORD.match(words[0]) is None
    particles = takewhile(LOWER_WORD.match, words[:-1])
    return all(map(UPPER_WORD.match, words[sum(1 for _ in particles) :]))


def _guarded(part: str) -> str:
    """Return a part in braces if a comma, "and" or "others" in it would be taken for a separator."""
    words = part.lower().split()
    separates = "," in part or "and" in words or words == ["others"]
    return f"{{{escape(part)}}}" if separates else escape(part)
