"""Who wrote it: where on the page the names of its authors stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carcite.readers.text.affiliations import is_affiliation
from carcite.readers.text.block import Block, Entry
from carcite.readers.text.byline import MOST_BEFORE, collect
from carcite.readers.text.cards import find_cards
from carcite.readers.text.outline import FOREIGN_SECTIONS, Outline
from carcite.values.patterns import regex
from carcite.values.text import fold

# How far below the title, and above it, the names may stand, in segments.
REACH_BELOW = 400
REACH_ABOVE = 12
# The label "Authors" so near is the byline's; farther below it heads notes on them, or is a menu's.
LABEL_NEAR = 40
LONE_REACH = 4
_STOP = frozenset(
    [
        "abstract",
        "keywords",
        "cite",
        "references",
        "license",
        "body",
        "editors",
        "reviewers",
        "related",
    ]
)


def find_authors(
    outline: Outline, title: int, known: Sequence[str] = (), cited: str = ""
) -> Block | None:
    """Find the names that belong to the title: under the label "Authors", below the title, or just above it.

    `known` are whole names that another place gives (the copyright notice), and `cited` is the list of
    authors in the page's own citation: they cut a name from the affiliation that stands behind it on
    the same line.
    """
    cards = _from_cards(outline, title)
    if cards is not None:
        return cards
    below = collect(outline, _below(outline, title), known, cited)
    for indexes in (
        _labelled(outline, range(max(0, title - REACH_ABOVE), title + LABEL_NEAR)),
        None,
        *_below_again(outline, title),
    ):
        block = below if indexes is None else collect(outline, indexes, known, cited)
        if _is_list_before(outline, title, below, block):
            return below
        if block.entries and (block.is_sure or _is_next(outline, title, block)):
            return block
    return _far(outline, title, known, cited)


def _is_list_before(outline: Outline, title: int, below: Block, block: Block) -> bool:
    """Say whether a whole list close under the title stands before, and holds no fewer than, what a label heads.

    IEEE heads its biographies "Authors", where a name without one is easily passed over.
    """
    return (
        block is not below
        and len(below.entries) > 1
        and all(entry.index == below.entries[0].index for entry in below.entries)
        and 0 < below.entries[0].index - title <= MOST_BEFORE
        and bool(block.entries)
        and block.entries[0].index > below.entries[0].index
        and len(below.entries) >= len(block.entries)
    )


def _is_next(outline: Outline, title: int, block: Block) -> bool:
    """Say whether a lone name stands so near to the title that it needs nothing else to be its author's."""
    index = block.entries[0].index
    return 0 < index - title <= LONE_REACH or outline.sections[index] == "authors"


def _far(outline: Outline, title: int, known: Sequence[str], cited: str) -> Block | None:
    """Find the names far below the title, in the notes on its authors, or over it."""
    listed = _from_cards(outline, title, of_notes=True)
    if listed is not None:
        return listed
    noted = collect(outline, _affiliated(outline), known, cited, of_notes=True)
    if noted.entries and noted.is_sure:
        return noted
    for indexes in (
        _labelled(outline, range(title + LABEL_NEAR, len(outline.segments))),
        _above(outline, title),
    ):
        block = collect(outline, indexes, known, cited)
        if block.entries and (block.is_sure or not outline.is_whole_page):
            return block
    return None


def _from_cards(outline: Outline, title: int, *, of_notes: bool = False) -> Block | None:
    cards = find_cards(outline, title, of_notes=of_notes)
    if not cards:
        return None
    block = Block(
        [
            Entry(
                card.person,
                card.at,
                bodies=card.bodies,
                details={"orcid": card.orcid} if card.orcid else {},
            )
            for card in cards
        ]
    )
    block.start = outline.segments[cards[0].at].start
    block.end = outline.segments[cards[-1].at].end
    return block


def _below_again(outline: Outline, title: int) -> Iterator[list[int]]:
    """Annual Reviews prints the title again over the names."""
    own = fold(outline.segments[title].text)
    for index in range(title + 2, min(title + 80, len(outline.segments))):
        if fold(outline.segments[index].text) == own:
            yield _below(outline, index)


_AFFILIATIONS_HEAD = regex(r"(?:Authors? (?:and|&) )?Affiliations?", re.I)


def _affiliated(outline: Outline) -> list[int]:
    """Springer's "Authors and Affiliations" far below: each body with its people under it."""
    for index, segment in enumerate(outline.segments):
        if _AFFILIATIONS_HEAD.fullmatch(segment.text):
            return [
                after
                for after in range(index + 1, min(index + 60, len(outline.segments)))
                if outline.roles[after] in ("other", "prose")
            ]
    return []


def _labelled(outline: Outline, where: range) -> list[int]:
    for index in range(where.start, min(where.stop, len(outline.segments))):
        if outline.heads(index) != "authors":
            continue
        if outline.segments[index].value:
            return [index, *_until_stop(outline, index + 1)]
        rest = _until_stop(outline, index + 1)
        if rest:
            return rest
    return []


def _until_stop(outline: Outline, start: int) -> list[int]:
    found = []
    for index in range(start, min(start + REACH_BELOW, len(outline.segments))):
        if outline.heads(index) in (*_STOP, "doi") or outline.roles[index] == "prose":
            break
        found.append(index)
    return found


def _below(outline: Outline, title: int) -> list[int]:
    found: list[int] = []
    over = fold(outline.segments[title - 1].text) if title else ""
    for index in range(title + 1, min(title + REACH_BELOW, len(outline.segments))):
        segment = outline.segments[index]
        kind = outline.heads(index)
        if kind == "cite" and segment.value and len(found) < MOST_BEFORE:
            continue  # BMJ has "Cite this as: BMJ 2012;345:e8050" between the title and the names.
        if kind == "cite" and _is_button(outline, index) and len(found) < MOST_BEFORE:
            continue  # IEEE and Springer have the button "Cite this article" between the title and the names.
        if kind in _STOP and not (kind == "license" and not found):
            break
        if fold(segment.text) == over and any(outline.people(at) for at in found):
            continue  # The journal that stands over the title, and again under the names (Project MUSE).
        long_list = outline.roles[index] == "prose" and outline.people(index)
        if outline.roles[index] == "prose" and not long_list and not is_affiliation(segment.text):
            break
        found.append(index)
    return found


_YEAR = regex(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")


def _is_button(outline: Outline, index: int) -> bool:
    """Say whether "Cite this" stands alone: no citation, which has a year, follows it."""
    after = index + 1
    return not outline.segments[index].value and (
        after < len(outline.segments) and not _YEAR.search(outline.segments[after].text)
    )


def _above(outline: Outline, title: int) -> list[int]:
    start = max(0, title - REACH_ABOVE)
    return [
        index
        for index in range(start, title)
        if outline.sections[index] not in FOREIGN_SECTIONS
        and outline.segments[index].kind != "license"
        # Over the title of a whole page stand menus: one name there may be anything.
        and (index >= title - 2 or len(outline.segments) < 150 or outline.people(index)[1:])
    ]
