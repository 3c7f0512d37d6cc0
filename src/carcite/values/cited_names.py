"""Where a family name begins, as lists show that put it first: citations, addresses of links."""

from __future__ import annotations

import re

from carcite.values.names import Name, split_particle

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
    # A name of two words is cut in one way only.
    if len(words) < 3:
        return name
    # The longest family name that stands before the given names or their initials.
    for cut in range(1, len(words)):
        if _INITIAL.fullmatch(words[cut]):
            continue
        if _heads(" ".join(words[cut:]).lower(), " ".join(words[:cut]).lower(), folded):
            particle, rest = split_particle(words[cut:])
            return name.model_copy(
                update={
                    "given": " ".join(words[:cut]),
                    "family": " ".join(rest),
                    "non_dropping_particle": particle or None,
                }
            )
    return name


_INITIAL = re.compile(r"\w\.?")
# Initials without stops, which part a family name from the next: "García López M, Roe AB".
_BARE_INITIALS = re.compile(r"[^\W\d_]{1,3}(?=[,;.&\s]|$)")


def _heads(family: str, given: str, folded: str) -> bool:
    """Say whether a family name stands before these given names in the list: "…, garcía lópez, m".

    In a list that puts the given names first, a name may be the end of another ("Min Ho Kim, Ho Kim,
    Mi Park"); what follows it there is another person's, and no initial of this one's.
    """
    at = folded.find(family)
    while at >= 0:
        before = folded[max(0, at - 8) : at].rstrip()
        after = folded[at + len(family) : at + len(family) + len(given) + 6]
        behind = after.removeprefix(",").lstrip()
        if after[:1] == ",":
            is_given = (
                behind.startswith(given) and not behind[len(given) : len(given) + 1].isalpha()
            )
            is_parted = is_given or (behind[:1] == given[0] and not behind[1:2].isalpha())
        else:
            is_parted = (
                after[:1] == " " and behind[:1] == given[0] and bool(_BARE_INITIALS.match(behind))
            )
        if is_parted and (before[-1:] in _BEFORE or before.endswith(_WORDS_BEFORE)):
            return True
        at = folded.find(family, at + 1)
    return False
