"""Where a family name begins, as lists show that put it first: citations, addresses of links."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from carcite.values.name_order import in_order
from carcite.values.names import Name, split_particle
from carcite.values.patterns import regex

# What stands before a name in a list that puts family names first.
_BEFORE = ("", *",;:&.(")
_WORDS_BEFORE = (" and", " und", " y", " e", " et", " en", " og", " och", " i")


def as_cited(name: Name, folded: str) -> Name:
    """Cut a name as a list in small letters does that puts family names first; initials there will do.

    >>> as_cited(Name(given="María García", family="López"), "garcía lópez, m.; li, b.").family
    'García López'
    """
    if name.family is None or not name.given:
        return name
    words = str(name.model_copy(update={"suffix": None}) if name.suffix else name).split()
    turned = _turned(name, words, folded)
    # A name of two words is cut in one way only.
    if turned is not None or len(words) < 3:
        return turned or name
    as_printed = in_order(name.family, name.given)
    return (
        _cut(name, words, folded)
        or (_cut(name, as_printed, folded, comma=True) if as_printed != words else None)
        or name
    )


def _cut(name: Name, words: list[str], folded: str, *, comma: bool = False) -> Name | None:
    """Cut at the longest family name that stands before the given names or their initials."""
    for cut in range(1, len(words)):
        if _INITIAL.fullmatch(words[cut]):
            continue
        family, given = " ".join(words[cut:]), " ".join(words[:cut])
        if _heads(family.lower(), given.lower(), folded, comma=comma):
            particle, rest = split_particle(words[cut:])
            return name.model_copy(
                update={
                    "given": given,
                    "family": " ".join(rest),
                    "non_dropping_particle": particle or None,
                }
            )
    return None


_INITIAL = regex(r"\w\.?")


def _turned(name: Name, words: list[str], folded: str) -> Name | None:
    """Turn "Xu Ke" where the list has "xu, k." and nothing that begins with "ke, x": it is in the order of its language."""
    given, family = " ".join(words[1:]), words[0]
    if not 2 <= len(words) <= 3 or len(family.rstrip(".")) < 2 or _INITIAL.fullmatch(words[-1]):
        return None
    if not _heads(family.lower(), given.lower(), folded, comma=True):
        return None
    if any(
        _heads(" ".join(words[cut:]).lower(), " ".join(words[:cut]).lower(), folded)
        for cut in range(1, len(words))
    ):
        return None
    return name.model_copy(update={"family": family, "given": given, "non_dropping_particle": None})


# Initials without stops, which part a family name from the next: "García López M, Roe AB".
_BARE_INITIALS = regex(r"[^\W\d_]{1,3}(?=[,;.&\s]|$)")


def _heads(family: str, given: str, folded: str, *, comma: bool = False) -> bool:
    """Say whether a family name stands before these given names in the list: "…, garcía lópez, m".

    In a list that puts the given names first, a name may be the end of another ("Min Ho Kim, Ho Kim,
    Mi Park"); what follows it there is another person's, and no initial of this one's.
    `comma` asks for one behind the family name.
    """
    at = folded.find(family)
    for _ in range(FEW_PLACES):
        if at < 0:
            return False
        if _stands_at(at, family, given, folded, comma=comma):
            return True
        at = folded.find(family, at + 1)
    return at >= 0 and any(
        _stands_at(at, family, given, folded, comma=comma)
        for at in _places(folded).of(family, given)
    )


def _stands_at(at: int, family: str, given: str, folded: str, *, comma: bool) -> bool:
    """Say whether a family name stands at this place, before these given names."""
    if not folded.startswith(family, at):
        return False
    after = folded[at + len(family) : at + len(family) + len(given) + 6]
    behind = after.removeprefix(",").lstrip()
    if after[:1] == ",":
        is_given = behind.startswith(given) and not behind[len(given) : len(given) + 1].isalpha()
        is_parted = is_given or (behind[:1] == given[0] and not behind[1:2].isalpha())
    else:
        is_parted = (
            not comma
            and after[:1] == " "
            and behind[:1] == given[0]
            and bool(_BARE_INITIALS.match(behind))
        )
    return is_parted and _is_parted_before(folded, at)


def _is_parted_before(folded: str, at: int) -> bool:
    before = folded[max(0, at - 8) : at].rstrip()
    return before[-1:] in _BEFORE or before.endswith(_WORDS_BEFORE)


# --- long lists --------------------------------------------------------------------------------

# In more places than these a name is looked for by what stands behind it, too. In a list of
# thousands "ana" stands in each line.
FEW_PLACES = 40
# Of the places that agree in both, so many are tried.
MOST_PLACES = 40
_BEGINNING = regex(r"(?:^|(?<=[\s,;:&.(]))([^\s,]+)(?:,\s*|\s+)([^\W\d_]*)")
_WORD = regex(r"[^\W\d_]*")


class _Places:
    """Where the words of a list begin that may be a family name, by the word and what stands behind it."""

    def __init__(self, folded: str) -> None:
        self._by_word: dict[tuple[str, str], list[int]] = {}
        self._by_initials: dict[tuple[str, str], list[int]] = {}
        at = 0
        while (found := _BEGINNING.search(folded, at)) is not None:
            at = found.start(2)
            if not _is_parted_before(folded, found.start()):
                continue
            head, word = found.groups()
            self._by_word.setdefault((head, word), []).append(found.start())
            if len(word) <= 3:
                self._by_initials.setdefault((head, word[:1]), []).append(found.start())

    def of(self, family: str, given: str) -> Iterator[int]:
        """The places at which the family name may stand before these given names, some of each kind."""
        head, _, rest = family.partition(" ")
        if rest:
            yield from self._by_word.get((head, _letters(rest)), ())[:MOST_PLACES]
            return
        for word in {_letters(given), _letters(given[:1])}:
            yield from self._by_word.get((head, word), ())[:MOST_PLACES]
        yield from self._by_initials.get((head, given[:1]), ())[:MOST_PLACES]


def _letters(words: str) -> str:
    found = _WORD.match(words)
    return found.group() if found else ""


@lru_cache(maxsize=2)
def _places(folded: str) -> _Places:
    return _Places(folded)
