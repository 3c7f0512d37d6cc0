"""Lists of names in the order of an index: "Paz, Ana; Li, B."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.values.names import looks_like_person
from carcite.values.patterns import regex

# "Staib, Matthias", "van der Berg, Anna M.": one person as an index prints it. A place is cut so, too,
# so that only a mark, or a list of such lines, makes it a person.
ONE_INVERTED = regex(
    r"(?:[a-z]{1,4}\s){0,3}[A-ZÀ-Þ][\w’'-]{1,25},\s[A-ZÀ-Þ][\w’'-]{1,20}(?:\s[A-ZÀ-Þ][\w’'-]{0,20}\.?){0,3}"
)


def split_inverted(words: str) -> list[str]:
    """Split "Nowicka, K., Lis, E. B., & Paz, A." where every second piece is initials."""
    flat = re.sub(r",?\s(?:&|and|y|e|et|und)\s", ", ", words)
    pieces = [piece.strip() for piece in flat.split(",") if piece.strip()]
    initials = re.compile(
        r"(?:[^\W\d_]{1,2}\.[\s-]?){1,5}(?<=[\s-])[A-ZÀ-Þ]|(?:[^\W\d_]{1,2}\.[\s-]?){1,5}|[A-ZÀ-Þ]{1,3}"
    )
    if len(pieces) % 2:
        return _with_one_alone(pieces, initials)
    if len(pieces) < 2:
        return []
    given = [initials.fullmatch(piece) is not None for piece in pieces[1::2]]
    if not (all(given) or (any(given) and _are_pairs(pieces))):
        return []
    return [f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)]


def _with_one_alone(pieces: Sequence[str], initials: re.Pattern[str]) -> list[str]:
    """Split "Suharti, Wirawan, I. M. A., & Siregar, M. N.": all have initials but one, who has one name."""
    names: list[str] = []
    alone = 0
    at = 0
    while at < len(pieces):
        if at + 1 < len(pieces) and initials.fullmatch(pieces[at + 1]):
            names.append(f"{pieces[at]}, {pieces[at + 1]}")
            at += 2
            continue
        if not re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ’'-]{2,20}", pieces[at]):
            return []
        names.append(pieces[at])
        alone += 1
        at += 1
    return names if alone == 1 and len(names) > 2 else []


def _are_pairs(pieces: Sequence[str]) -> bool:
    """Say whether "Paz, Ana M., Li, B." goes on so: single family names, each before one or two given names."""
    return all(
        re.fullmatch(r"(?:[a-z]{1,3}\s){0,2}[A-ZÀ-Þ][\w’'-]{1,25}", piece) for piece in pieces[::2]
    ) and all(
        re.fullmatch(r"[A-ZÀ-Þ][\w’'.-]{0,20}(?:\s[A-ZÀ-Þ][\w’'-]{0,20}\.?)?", piece)
        for piece in pieces[1::2]
    )


def split_first_inverted(words: str) -> list[str]:
    """Split "Jin, Youkang, Lei Wang, and Xi Chen" (Chicago): only the first is in the order of an index."""
    flat = re.sub(r",?\s(?:&|and|y|e|et|und)\s", ", ", words)
    pieces = [piece.strip() for piece in flat.split(",") if piece.strip()]
    if len(pieces) < 3 or len(pieces[0].split()) > 1 or len(pieces[1].split()) > 3:
        return []
    if not all(" " in piece and looks_like_person(piece) for piece in pieces[2:]):
        return []
    first = f"{pieces[0]}, {pieces[1]}"
    return [first, *pieces[2:]] if looks_like_person(first) else []
