"""Whether two names may be one person's, and how far two lists of authors agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from carcite.crossref.matching.wording import compact, fold_words
from carcite.values.name_words import PARTICLES
from carcite.values.names import Name

# Names in a list that name nobody.
_NOBODY = frozenset(["", "na", "n a", "none", "null", "anonymous", "anon", "et al", "et", "al", "and", "editor", "editors", "staff", "unknown", "no authorship indicated", "author"])  # fmt: skip
# Lists are compared up to here: a consortium's thousand names say no more than its first.
MOST_COMPARED = 30
_SAME = 0.75


@dataclass(frozen=True, slots=True)
class Person:
    """A name folded for comparison: the family name without particles, and the given names."""

    family: str
    given: str

    @property
    def shown(self) -> str:
        """The family name, for a message."""
        return self.family or self.given


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two lists of authors agree: the first ones, the share that both have, and all of both."""

    first: bool
    share: float
    complete: bool


def person_of_name(name: Name) -> Person | None:
    """Fold a reference's name; None where it names nobody."""
    if name.literal:
        return _person_of_text(name.literal)
    particles = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle)))
    return _person(f"{particles} {name.family or ''}".strip(), name.given or "")


def person_of_contributor(contributor: Mapping[str, object]) -> Person | None:
    """Fold a contributor of a Crossref record (`family`, `given`, `name`); None where it names nobody."""
    family, given, name = (contributor.get(key) for key in ("family", "given", "name"))
    if isinstance(family, str) and family:
        return _person(family, given if isinstance(given, str) else "")
    text = name if isinstance(name, str) else given
    return _person_of_text(text) if isinstance(text, str) else None


def _person_of_text(text: str) -> Person | None:
    if "," in text:
        family, _, given = text.partition(",")
        return _person(family, given)
    return _person("", text)


def _person(family: str, given: str) -> Person | None:
    family, given = fold_words(family), fold_words(given)
    if not family and given:
        *before, family = given.split()
        given = " ".join(before)
    words = family.split()
    kept = [word for word in words if word not in PARTICLES] or words
    if not given and len(kept) > 1:
        # A whole name in the family's place: "Ada B. Roe".
        given, kept = " ".join(kept[:-1]), kept[-1:]
    family = " ".join(kept)
    return None if family in _NOBODY else Person(family, given)


def same_person(a: Person, b: Person) -> float:
    """Say how surely two names are one person's, from 0 to 1; initials, order and spelling may differ."""
    if a.family == b.family:
        return 1.0 if _given_agree(a.given, b.given) else 0.4
    mine, theirs = set(f"{a.family} {a.given}".split()), set(f"{b.family} {b.given}".split())
    if mine == theirs or (a.family == b.given and _given_agree(a.given, b.family)):
        return 0.95  # the same words, family and given name the other way round
    shared = set(a.family.split()) & set(b.family.split())
    if any(len(word) > 2 for word in shared) and _initials_meet(a, b):
        return 0.9  # one of two family names is left out
    if a.family in theirs and len(a.family) > 2 and _initials_cross(a, b):
        return 0.85
    if b.family in mine and len(b.family) > 2 and _initials_cross(b, a):
        return 0.85
    one, other = compact(a.family), compact(b.family)
    if min(len(one), len(other)) >= 4 and _given_agree(a.given, b.given):
        likeness = Levenshtein.normalized_similarity(one, other)
        # "Tchaikovsky" and "Chaikovskii": long names are transliterated in more ways than short ones.
        return 0.8 if likeness >= (0.7 if len(one) >= 9 else 0.75) else 0.0
    return 0.0


def _given_agree(a: str, b: str) -> bool:
    """Say whether two given names can be one: the same, one the initial of the other, or one not there."""
    if not a or not b:
        return True
    one, other = a.split(), b.split()
    if one[0] == other[0] or compact(a) == compact(b):
        return True
    if one[0][0] != other[0][0]:
        # "J. Alan" is also called "Alan".
        return one[0] in other[1:] or other[0] in one[1:]
    first, second = one[0], other[0]
    if len(first) == 1 or len(second) == 1:
        return True
    # "AV" are initials; two whole names that only begin alike are two people, slips and short forms apart.
    short, long = sorted((first, second), key=len)
    return len(short) <= 3 or long.startswith(short) or _alike(first, second)


def _alike(first: str, second: str) -> bool:
    return Levenshtein.normalized_similarity(first, second) >= 0.6


def _initials_meet(a: Person, b: Person) -> bool:
    return not a.given or not b.given or a.given[0] == b.given[0] or _initials_cross(a, b)


def _initials_cross(a: Person, b: Person) -> bool:
    """Say whether the first's given initial is found among the second's words."""
    if not a.given:
        return True
    return any(word[0] == a.given[0] for word in f"{b.family} {b.given}".split())


def compare_authors(ours: Sequence[Person], theirs: Sequence[Person]) -> Agreement | None:
    """Compare two lists of authors in order; None where one of them is empty.

    The share is of the shorter list, as pages and records both cut lists short.
    """
    if not ours or not theirs:
        return None
    ours, theirs = ours[:MOST_COMPARED], theirs[:MOST_COMPARED]
    left = list(theirs)
    found = 0
    for person in ours:
        best = max(left, key=lambda other: same_person(person, other), default=None)
        if best is not None and same_person(person, best) >= _SAME:
            left.remove(best)
            found += 1
    return Agreement(
        first=same_person(ours[0], theirs[0]) >= _SAME,
        share=found / min(len(ours), len(theirs)),
        complete=found == len(ours) == len(theirs),
    )
