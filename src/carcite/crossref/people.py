"""The people of a Crossref record, and the bodies among them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.crossref.fields import Work, mappings, text, texts
from carcite.crossref.titles import NOTHING
from carcite.errors import InvalidIdentifier
from carcite.readers.head.meta_people import affiliation_text, without_repeats
from carcite.values.bodies import is_body
from carcite.values.identifiers import Orcid, canonical_orcid
from carcite.values.inline import plain_text
from carcite.values.name_cleaning import clean_name
from carcite.values.name_words import SUFFIXES
from carcite.values.names import Name, looks_like_person, parse_name, split_particle
from carcite.values.patterns import regex
from carcite.values.text import clean, mend_mojibake

# The roles of a record's people, and the variables that they are in CSL. Who chairs a meeting
# edits its proceedings; reviewers and readers are nobody that one cites.
ROLES = {"author": "author", "editor": "editor", "translator": "translator", "chair": "editor"}

# What is deposited where nobody's name is, beside what says nothing anywhere.
_NOBODY = NOTHING | {
    "anonymous", "anon", "anon.", "[anonymous]", "et al", "et al.", "and others", "no author", "no authors",
    "not applicable", "various", "various authors", "author", "authors", "editor", "editors", "n.n.", "nn", "test",
}  # fmt: skip
# What is no part of a name; "Na", "None" and "Null" are family names beside a given name.
_NO_PART = frozenset({"&na;", "n/a", "n.a.", "-", "–", "—", ".", "?", "...", "not available"})
# Degrees, posts and orders behind a comma in the family name: "Burrell, CSC".
_BEHIND = regex(r"^[A-Z][A-Za-z.]{0,7}(?:[\s,/-]{1,3}[A-Z][A-Za-z.]{0,7}){0,6}$")
# Before a group that wrote in others' name.
_ON_BEHALF = regex(r"^(?:(?:and|for|on behalf of|by|from)\s){1,2}(?:(?:all|the)\s){0,2}", re.I)
# An institute's address: a part of a body, then where it is. A body that writes has no address.
_ADDRESS = regex(
    r"^(?:\d{1,2}\s?)?(?:department|school|faculty|division|institute?|centre|center|laboratory|college|section|unit|clinic|hospital|research"
    r"|universit\w{1,5}|\w{3,20} research cent(?:er|re))\b[^,]{0,120},(?:[^,]{1,80},){1,6}[^,]{2,60}$",
    re.I,
)
_BROKEN_ENTITY = regex(r"&#x?;")
_TITLE_ALONE = regex(r"(?:prof(?:essor)?|dr|mr|mrs|ms|sir|rev)\.?", re.I)
MOST_PEOPLE = 10_000


def people(work: Work, role: str) -> tuple[Name, ...]:
    """The people of a role in the record's order: who is of it, once each, under the names that are theirs.

    `sequence` says "first" of one, of several, of all, of none: the order of the list is believed.
    """
    entries = [entry for _, entry in mappings(work, role)][:MOST_PEOPLE]
    named = [(entry, name) for entry in entries for name in _names(entry)]
    persons = any(name.literal is None for _, name in named)
    kept = [name for entry, name in named if not (persons and _is_address(entry))]
    return tuple(without_repeats(_once([*_as_written(kept)])))


def _once(names: list[Name]) -> Iterator[Name]:
    """Drop a body that was named just before; two people of one name may be two."""
    before: Name | None = None
    for name in names:
        if name.literal is None or before is None or name.literal != before.literal:
            yield name
        before = name


def quote_of(work: Work, role: str) -> str:
    """The names of a role as the record writes them."""
    return "; ".join(
        ", ".join(filter(None, (text(entry, key) for key in ("family", "given", "suffix", "name"))))
        for _, entry in mappings(work, role)
    )


def _is_address(entry: Work) -> bool:
    whole = clean(text(entry, "name"))
    pair = clean(f"{text(entry, 'given')} {text(entry, 'family')}")
    # OpenAlex met "Kazan" "University" among authors: a body that is no group of people.
    return _ADDRESS.match(whole) is not None or re.fullmatch(
        r"[\w\s.-]{2,60}\b(?:university|universität|université|hospital|college)", pair, re.I
    ) is not None  # fmt: skip


def _names(entry: Work) -> Iterator[Name]:
    family, given, whole = (_words(entry, key) for key in ("family", "given", "name"))
    if family and given:
        named = _pair(family, given, text(entry, "suffix"))
    else:
        alone = whole or family or given
        named = iter(()) if _is_nobody(alone) else _whole(alone, bool(whole))
    details = {"orcid": _orcid(entry), "affiliation": _affiliation(entry)}
    for name in named:
        yield name.model_copy(update={key: value for key, value in details.items() if value})


def _words(entry: Work, key: str) -> str:
    words = plain_text(mend_mojibake(_BROKEN_ENTITY.sub("", text(entry, key)[:2_000])))
    return "" if words.lower() in _NO_PART else words


def _is_nobody(words: str) -> bool:
    # A person called Na is not "NA".
    return words.lower() in _NOBODY and words != "Na"


def _whole(words: str, is_name: bool) -> Iterator[Name]:
    """A name that was deposited in one piece: a body's, or a person's that nobody took apart."""
    cut = _ON_BEHALF.sub("", words).strip(" ,;")
    cut = cut[:-1] if cut.endswith(".") and cut.count(".") == 1 and len(cut) > 12 else cut
    if not any(char.isalpha() for char in cut):
        return
    # Under `name` stands a body, or who goes by one name: that is not ours to take apart.
    if is_name or cut != words or is_body(cut) or not looks_like_person(cut):
        yield Name(literal=cut) if is_name or is_body(cut) or " " in cut else Name(family=cut)
        return
    try:
        yield parse_name(cut)
    except ValueError:
        yield Name(literal=cut)


def _pair(family: str, given: str, suffix: str) -> Iterator[Name]:
    """A name in its two parts."""
    whole = f"{given} {family}"
    if _ON_BEHALF.match(f"{given} ") and _ON_BEHALF.sub("", f"{given} ").strip() == "":
        yield Name(literal=family)
        return
    if given and is_body(f"{family}, {given}"):
        yield Name(literal=_ON_BEHALF.sub("", whole))
        return
    two = _two_people(family, given)
    yield from two if two else _person(family, given, suffix)


def _two_people(family: str, given: str) -> tuple[Name, ...]:
    """Two people who were deposited as one: "C. Sotelo-Montes and I. K." before "Dawson"."""
    first, both, second = given.partition(" and ")
    if not both:
        return ()
    pair = (clean_name(first), clean_name(f"{second} {family}"))
    return tuple(map(parse_name, pair)) if all(map(looks_like_person, pair)) else ()


def _person(family: str, given: str, suffix: str) -> Iterator[Name]:
    family, _, behind = _clean(family).partition(",")
    behind = behind.strip()
    if behind and not suffix and SUFFIXES.fullmatch(behind):
        suffix = behind
    elif behind and not _BEHIND.match(behind):
        # Which comma cuts what is not certain.
        yield Name(literal=f"{given} {family}, {behind}")
        return
    words = family.split()
    if not suffix and len(words) > 1 and _LAST_SUFFIX.fullmatch(words[-1]):
        suffix = words.pop()
    given = "" if _TITLE_ALONE.fullmatch(given.strip()) else _clean(given)
    particle, rest = split_particle(words)
    if not rest:
        if given:
            yield from _whole(given, is_name=False)
        return
    yield Name(
        family=" ".join(rest),
        given=given or None,
        suffix=_suffix(suffix),
        non_dropping_particle=particle or None,
    )


_LAST_SUFFIX = regex(r"(?:Jr|Sr|Jnr|Snr)\.?|III|II|IV")
# A fifth of their name goes by "V": as a suffix alone it is a number, in a name an initial.
_NUMERALS = regex(r"(?:I{1,3}|IV|VI{0,3})")


def _suffix(words: str) -> str | None:
    """A suffix that is one: not a degree, a title, or what a program left."""
    words = words.strip(" ,;")
    if not (SUFFIXES.fullmatch(words) or _NUMERALS.fullmatch(words)):
        return None
    return f"{words}." if words.lower() in ("jr", "sr", "jnr", "snr") else words


def _clean(words: str) -> str:
    """Take marks and degrees off a part of a name; a part that would be gone stays as it was."""
    cleaned = clean_name(words)
    return cleaned if any(char.isalpha() for char in cleaned) else words.strip(" *†‡§,;")


# --- capitals ---------------------------------------------------------------------------------


def _as_written(names: list[Name]) -> Iterator[Name]:
    """Write names in capitals as names are written; where a whole list is in capitals, short ones too."""
    families = [name.family for name in names if name.family and len(name.family) > 1]
    all_capitals = len(families) > 1 and all(family.isupper() for family in families)
    for name in names:
        update: dict[str, str] = {}
        if name.family and _is_shouted(name.family, shortest=2 if all_capitals else 4):
            update["family"] = _titled(name.family)
        elif name.family and name.family.isupper() and _has_lower(name.given or ""):
            # "LEE, Ming": the family name is in capitals, no initials.
            update["family"] = _titled(name.family) if len(name.family) > 2 else name.family
        if name.given and any(_is_shouted(word, shortest=4) for word in name.given.split()):
            update["given"] = " ".join(
                _titled(word) if _is_shouted(word, shortest=4) else word
                for word in name.given.split()
            )
        yield name.model_copy(update=update) if update else name


def _is_shouted(words: str, *, shortest: int) -> bool:
    """Tell a name in capitals from initials: initials have stops, or are few."""
    return (
        words.isupper() and "." not in words and sum(char.isalpha() for char in words) >= shortest
    )


def _has_lower(words: str) -> bool:
    return any(char.islower() for char in words)


def _titled(words: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: _capitalised(part.group()), words)


def _capitalised(word: str) -> str:
    # MC is certain, MAC is not: Macdonald and MacDonald are two families. Of "İ" lower() makes two characters.
    if word.startswith("MC") and len(word) > 4:
        return f"Mc{word[2]}{word[3:].lower()}"
    return word[0] + word[1:].replace("İ", "i").lower()


# --- what belongs to a name -------------------------------------------------------------------


def _orcid(entry: Work) -> Orcid | None:
    try:
        return canonical_orcid(text(entry, "ORCID"))
    except InvalidIdentifier:
        return None


def _affiliation(entry: Work) -> tuple[str, ...]:
    places = [
        text(place, "name") or ", ".join(texts(place, "department"))
        for _, place in mappings(entry, "affiliation")
    ]
    # In 2013 some were strings.
    places += list(texts(entry, "affiliation"))
    named = (affiliation_text(place[:2_000]) for place in places)
    return tuple(dict.fromkeys(place for place in named if place.lower() not in NOTHING))
