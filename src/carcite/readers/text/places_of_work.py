"""Where the authors work, where it stands apart from their names: in a list under "Author information", far below.

Such a list has one of three orders: marked places (IOP, RSC), each name over its place (J-STAGE,
SAGE, Xplore), or each place over its people (Springer, Nature).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from carcite.readers.text.affiliations import parse_affiliation
from carcite.readers.text.block import Block
from carcite.readers.text.outline import Outline
from carcite.readers.text.segments import Segment
from carcite.values.names import Name, looks_like_person
from carcite.values.patterns import regex
from carcite.values.text import clean, fold

_HEAD = regex(
    r"(?:authors?(?: information| details|(?: (?:and|&))? affiliations)?|affiliations?)", re.I
)
_BEHIND = frozenset(
    [
        "abstract",
        "keywords",
        "cite",
        "references",
        "license",
        "related",
        "body",
        "editors",
        "reviewers",
    ]
)
# A list has some lines for each author; what stands farther below its heading is no part of it.
LINES = 6
MOST_LISTS = 8
LONGEST_PLACE = 300
Places = dict[int, tuple[str, ...]]


def with_places(outline: Outline, block: Block, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Give the names their places from a list below; as they are where any has its place already."""
    if any(name.affiliation for name in names):
        return names
    best: Places = {}
    heads = [
        index
        for index, segment in enumerate(outline.segments)
        if segment.start >= block.end
        and (_HEAD.fullmatch(segment.text.rstrip(":")) or _heads_authors(segment))
    ]
    own = {fold(str(name)): at for at, name in enumerate(names)}
    # "Kim Do-yeon" is printed in its own order, and kept by its parts.
    own = {
        fold((name.family or "") + (name.given or "")): at for at, name in enumerate(names)
    } | own
    for head in heads[:MOST_LISTS]:
        lines = _lines(outline, head, LINES * len(names) + LINES)
        for found in (
            _by_marks(outline, lines, block, len(names)),
            _under_names(outline, lines, own),
            _over_names(outline, lines, own),
        ):
            best = found if len(found) > len(best) else best
    if not best and len(names) > 1:
        # HighWire's preprints print each name again over its place, under no heading.
        behind = next((at for at, one in enumerate(outline.segments) if one.end >= block.end), None)
        if behind is not None:
            lines = _lines(outline, behind, LINES * len(names) + LINES)
            under = _under_names(outline, lines, own)
            best = under if len(under) >= sum(name.given is not None for name in names) else {}
    return tuple(
        name.model_copy(update={"affiliation": best[at]}) if at in best else name
        for at, name in enumerate(names)
    )


def _heads_authors(segment: Segment) -> bool:
    """Say whether a line is the label of authors in any language, alone: DergiPark's "Yazarlar"."""
    return segment.kind == "authors" and not segment.value


def _lines(outline: Outline, head: int, most: int) -> list[int]:
    found = []
    for index in range(head + 1, min(head + 1 + most, len(outline.segments))):
        if outline.segments[index].kind in _BEHIND:
            break
        found.append(index)
    return found


def _by_marks(outline: Outline, lines: Sequence[int], block: Block, count: int) -> Places:
    """The places by the marks before them, which the names of the byline have, too."""
    marks = {mark for person in block.people for mark in person.marks}
    if not marks or len(block.people) != count:
        return {}
    by_mark: dict[str, str] = {}
    for index in lines:
        place = parse_affiliation(outline.segments[index].text)
        if place is not None and place.mark in marks:
            by_mark.setdefault(place.mark or "", place.words)
    found = {
        at: tuple(by_mark[mark] for mark in person.marks if mark in by_mark)
        for at, person in enumerate(block.people)
    }
    return {at: places for at, places in found.items() if places}


def _under_names(outline: Outline, lines: Sequence[int], own: Mapping[str, int]) -> Places:
    """The places that stand under each name: one line, or more that have a body's words."""
    found: dict[int, list[str]] = {}
    current: int | None = None
    for index in lines:
        words = outline.segments[index].text
        folded = fold(words)
        people = outline.people(index)
        if folded not in own and len(people) == 1:
            # "Ana PAZ", a mark or a remark behind her name.
            folded = fold(str(people[0].name))
        if folded in own:
            current = own[folded]
            continue
        place = parse_affiliation(words)
        if current is None or outline.roles[index] not in ("other", "prose"):
            continue
        if place is not None:
            found.setdefault(current, []).append(place.words)
        elif current not in found and _may_be_place(words):
            found[current] = [clean(words).strip(" ,;.")]
        elif looks_like_person(words):
            # Somebody who is no author: what follows is not the author's.
            current = None
    return {at: tuple(dict.fromkeys(places)) for at, places in found.items()}


def _may_be_place(words: str) -> bool:
    """Say whether a line under a name can be a place that no word says to be one: "Bog Station, Oulu"; a sentence has words in small letters."""
    return (
        len(words) < 120
        and words[:1].isupper()
        and not looks_like_person(words)
        and re.search(r"[@:!?]|\d{4}|\b(?:is|are|was)\b|(?<!\w)[a-zà-ÿ]{4,}", words) is None
        and ("," in words or len(words.split()) > 2)
    )


def _over_names(outline: Outline, lines: Sequence[int], own: Mapping[str, int]) -> Places:
    """The places that stand over the people who work there."""
    found: dict[int, list[str]] = {}
    for above, index in itertools.pairwise(lines):
        place = parse_affiliation(outline.segments[above].text)
        if place is None or len(place.words) > LONGEST_PLACE:
            continue
        people = [fold(str(person.name)) for person in outline.people(index)]
        people = people or [fold(outline.segments[index].text)]
        if all(name in own for name in people):
            for name in people:
                found.setdefault(own[name], []).append(place.words)
    return {at: tuple(dict.fromkeys(places)) for at, places in found.items()}
