"""Whether two names are one person's, and what the one adds to the other."""

from __future__ import annotations

from carcite.values.names import Name
from carcite.values.patterns import regex
from carcite.values.text import fold, remembered

_PARTS = regex(r"[\s.\-‐]+")


def family_of(name: Name) -> str:
    """The folded words that a name is sorted and compared by."""
    return fold(
        (name.non_dropping_particle or "") + (name.family or name.literal or name.given or "")
    )


def is_same_person(one: Name, other: Name) -> bool:
    """Say whether two names are clearly one person's: same family name, given names that agree.

    Given names agree when each word of the shorter one is, in order, a word of the longer one or its
    initial: "A. Blagov" and "Alexander V. Blagov" do, "Y. Wang" and "Min Wang" do not.
    """
    if (one.literal or other.literal) is not None:
        return fold(str(one)) == fold(str(other))
    if family_of(one) != family_of(other) and fold(one.family or "") != fold(other.family or ""):
        return False
    shorter, longer = sorted(
        (_given_words(one), _given_words(other)),
        key=lambda words: (len(words), sum(map(len, words))),
    )
    if not shorter:
        return False
    if fold(one.given or "") == fold(other.given or ""):
        return True
    return shorter[0][0] == longer[0][0] and _is_abbreviation(shorter, longer)


def _given_words(name: Name) -> tuple[str, ...]:
    return _words_of(name.given or "")


# One name is compared with many.
@remembered
def _words_of(given: str) -> tuple[str, ...]:
    if 1 < len(given) < 4 and given.isascii() and given.isalpha() and given.isupper():
        return tuple(char.lower() for char in given)
    folded = (fold(part) for part in _PARTS.split(given))
    return tuple(word for word in folded if word)


def _is_abbreviation(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    rest = iter(longer)
    return all(
        any(
            part == word
            or (len(part) == 1 and word[0] == part)
            or (len(word) == 1 and part[0] == word)
            for word in rest
        )
        for part in shorter
    )


def _fullness(name: Name) -> tuple[int, int]:
    """How full the given names are: how many words, of how many letters."""
    return len(_given_words(name)), len(fold(name.given or ""))


def completed(name: Name, other: Name) -> Name:
    """Complete a name by another of the same person: fuller given names, ORCID, e-mail, affiliation, sign."""
    update: dict[str, object] = {}
    if other.given != name.given and _fullness(other) > _fullness(name):
        update["given"] = other.given
    for field in ("suffix", "orcid", "email"):
        if not getattr(name, field) and getattr(other, field):
            update[field] = getattr(other, field)
    if other.affiliation and not name.affiliation:
        update["affiliation"] = other.affiliation
    if other.corresponding:
        update["corresponding"] = True
    return name.model_copy(update=update) if update else name
