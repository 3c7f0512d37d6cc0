"""Names as BibTeX takes them apart: "von Last, Jr., First", braced where it would err."""

from __future__ import annotations

import re
import unicodedata

from carcite.formats import people
from carcite.formats.bibtex.latex import TELLING, escape
from carcite.formats.bibtex.names import read_people
from carcite.formats.people import Parts, parts
from carcite.model.reference import Name

# BibTeX compares bytes: only an ASCII letter has a case, and a word begins where it has one.
LOWER_WORD = re.compile(r"[a-z]")
# One that begins with a digit has the case of the letter behind it: "60c".
UPPER_WORD = re.compile(r"[A-Z]|[0-9]+$")
AT_HYPHEN = re.compile(r"[ -]")
# One word before a comma, of which no reader makes anything but a family name.
PLAIN_FAMILY = re.compile(r"(?![a-z])[^\W\d_]+(?:'[^\W\d_]+)?")
SEPARATES = re.compile(r",|\band\b|^others$", re.IGNORECASE)


def names(persons: tuple[Name, ...]) -> str:
    """Return names joined by "and"; one that nothing printable is left of is left out.

    A last literal "others" is BibTeX's word for those that are not named.
    """
    known = [one for one in map(parts, persons) if one is not None]
    if len(known) > 1 and known[-1] == OTHERS:
        return " and ".join((*map(_name, known[:-1]), "others"))
    return " and ".join(map(_name, known))


OTHERS = Parts(literal=people.OTHERS)


def _name(known: Parts) -> str:
    if known.literal:
        return f"{{{escape(known.literal)}}}"
    family, given = known.family, known.given
    if given and not known.particle and not known.suffix and PLAIN_FAMILY.fullmatch(family):
        joined = f"{family}, {given}"
        if not TELLING.search(joined) and not SEPARATES.search(given) and family.lower() != "and":
            return escape(joined)
    written = _assembled(_family(known), known)
    if _is_read_as(known, written):
        return written
    return _assembled(f"{{{escape(known.full_family)}}}", known)


def _assembled(family: str, known: Parts) -> str:
    if known.suffix:
        # An empty first name keeps a lone suffix from being taken for it.
        return f"{family}, {_guarded(known.suffix)}, {_guarded(known.given) or '{}'}"
    if known.given:
        return f"{family}, {_guarded(known.given)}"
    # Without a comma BibTeX would take "Aung San" for first and last name.
    return family if " " not in family or family.startswith("{") else f"{{{family}}}"


def _is_read_as(known: Parts, written: str) -> bool:
    """Whether a reader finds the parts where they are: what no rule here foresaw is braced whole."""
    read = read_people(written)
    if len(read) != 1:
        return False
    (name,) = read
    if not known.given and not known.suffix:
        return name.literal is not None or _full(name) == _read_back(known.full_family)
    found = (_full(name), name.given or "", name.suffix or "")
    return found == tuple(map(_read_back, (known.full_family, known.given, known.suffix)))


def _is_split_as(known: Parts, joined: str) -> bool:
    """Whether a reader parts these words into just this particle and this family name."""
    read = read_people(_assembled(joined, known))
    return len(read) == 1 and (read[0].non_dropping_particle, read[0].family) == (
        _read_back(known.particle),
        _read_back(known.family),
    )


def _full(name: Name) -> str:
    return Parts(name.non_dropping_particle or "", name.family or "").full_family


def _read_back(text: str) -> str:
    """Return a text as a reader gives it back: letters and marks composed, blanks plain."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").strip()


def _family(known: Parts) -> str:
    """Return particles and family name so that BibTeX finds its "von" where the particle is."""
    particle = _guarded(known.particle)
    if not particle:
        words = known.family.split(" ")
        plain = _splits_well(words) and (len(words) > 1 or not LOWER_WORD.match(words[0]))
        return _guarded(known.family) if plain else f"{{{escape(known.family)}}}"
    family = _guarded(known.family)
    if not _splits_well(known.family.split(" ")) and not family.startswith("{"):
        family = f"{{{family}}}"
    if not all(map(LOWER_WORD.match, known.particle.split(" "))):
        joined = f"{particle}{family}" if particle.endswith("-") else f"{particle} {family}"
        if not particle[0].isupper() and _is_split_as(known, joined):
            return joined
        # A capital in the particle ("Von der Leyen") would make it the last name's first word.
        return f"{{{escape(known.full_family)}}}"
    return f"{particle}{family}" if particle.endswith("-") else f"{particle} {family}"


def _splits_well(words: list[str]) -> bool:
    """Whether BibTeX reads all these words as the last name, just as they stand.

    Particles that the reference does not tell apart are the family name's own: "{van der Berg}". To
    BibTeX a hyphen parts words as a blank does, and of "Álvarez-Pérez" the first would be a particle.
    """
    *before, _ = AT_HYPHEN.split(" ".join(words))
    return all(map(UPPER_WORD.match, before)) and (
        len(words) == 1 or UPPER_WORD.match(words[-1]) is not None
    )


def _guarded(part: str) -> str:
    """Return a part in braces if a comma, "and" or "others" in it would be taken for a separator."""
    words = part.lower().split()
    separates = "," in part or "and" in words or words == ["others"]
    return f"{{{escape(part)}}}" if separates else escape(part)
