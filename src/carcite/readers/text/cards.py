"""Authors that a page shows one a card: the name, often twice, the affiliation, and a link to more of their work.

The link closes the card, so what stands between two of them cannot be mistaken for a name: Wiley and
Silverchair ("Search for more papers by this author"), ACS ("More by Ana Paz"), AMS ("Search for other
papers by Ana Paz in").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carcite.readers.text.affiliations import Affiliation, parse_affiliation
from carcite.readers.text.outline import FOREIGN_SECTIONS, Outline
from carcite.readers.text.people import Person, bare_name, same_words
from carcite.values.identifiers import find_orcids
from carcite.values.names import looks_like_person, parse_name
from carcite.values.patterns import regex
from carcite.values.text import fold

_CLOSING = regex(
    r"Search for (?:more|other) (?:papers|works|articles) by this author(?:\s?on:?)?", re.I
)
_CLOSING_NOTE = regex(
    r"View author publications|You can also search for this author in.{0,40}|Search author on:?.{0,40}",
    re.I,
)
_NAMING = regex(
    r"(?:More by|Search for (?:more|other) (?:papers|works|articles) by)\s(?P<name>(?!this\b)[^\n]{3,60}?)(?:\sin)?",
    re.I,
)
_NEVER_NAMES = regex(
    r"corresponding author|current site|google scholar|pubmed(?: close)?|close|correspondence|contribution|author",
    re.I,
)
NOTE_REACH = 3


@dataclass(frozen=True, slots=True)
class Card:
    """A person of a card, the places on it, the segment it stands in, and the ORCID iD that it gives."""

    person: Person
    bodies: list[str]
    at: int
    orcid: str | None = None


def find_cards(outline: Outline, title: int, *, of_notes: bool = False) -> list[Card]:
    """Find the people on the cards under a title, in order: each with the affiliations on the card and its segment.

    `of_notes` asks for the cards of the notes on the authors, far below (Springer's "View author publications").
    """
    found: list[Card] = []
    known: set[str] = set()
    for card in _cards(outline, title, _CLOSING_NOTE if of_notes else _CLOSING):
        words = fold(str(card.person.name))
        if words not in known:
            known.add(words)
            found.append(card)
    return found


def _cards(outline: Outline, title: int, closing: re.Pattern[str]) -> Iterator[Card]:
    """Yield each card on the page; a list that the page repeats comes again."""
    start = title + 1
    for index, segment in enumerate(outline.segments):
        if index <= title or outline.sections[index] in FOREIGN_SECTIONS or len(segment.text) > 120:
            continue
        naming = _NAMING.fullmatch(segment.text)
        if naming is not None and looks_like_person(naming["name"]):
            near = range(max(start, index - 12), index)
            starred = any(
                "*" in outline.segments[at].text
                and same_words(bare_name(outline.segments[at].text) or "", naming["name"])
                for at in near
            )
            person = Person(parse_name(naming["name"]), ("*",) if starred else ())
            bodies = _affiliations(outline, max(start, index - 12), index)
            # ACS prints the iD under the link that closes the card; the next one begins behind it.
            within = _orcid(outline, near)
            under = _orcid(outline, (index + 1,)) if within is None else None
            yield Card(person, bodies, index, within or under)
            start = index + 1 + (under is not None)
            continue
        elif naming is None and closing.fullmatch(segment.text):
            # A note on an author is the name and the links under it; a card may begin far above.
            reach = 60 if closing is _CLOSING else NOTE_REACH
            card = _opened(outline, max(start, index - reach), index)
            if card is not None:
                yield card
        else:
            continue
        start = index + 1


def _opened(outline: Outline, start: int, end: int) -> Card | None:
    """The card that ends before a segment: its name is printed twice, or is the first thing that can be one."""
    names = [
        (at, name)
        for at in range(start, end)
        if outline.roles[at] == "other"
        and len(outline.segments[at].text) < 80
        and not _NEVER_NAMES.fullmatch(outline.segments[at].text)
        and (name := bare_name(outline.segments[at].text)) is not None
    ]
    if not names:
        return None
    twice = [
        (at, name)
        for (at, name), (_, again) in itertools.pairwise(names)
        if same_words(name, again)
    ]
    # Of two names over a note's links the nearer is its author.
    at, name = (twice or names)[0] if end - start > NOTE_REACH else names[-1]
    marked = "*" in outline.segments[at].text or any(
        outline.segments[near].text == "Corresponding Author"
        for near in range(at, min(at + 4, end))
    )
    person = Person(parse_name(name), ("*",) if marked else ())
    return Card(person, _affiliations(outline, at, end), at, _orcid(outline, range(at, end)))


def _orcid(outline: Outline, where: Iterable[int]) -> str | None:
    """The one ORCID iD in some segments."""
    found = {
        orcid
        for at in where
        if at < len(outline.segments) and "-" in outline.segments[at].text
        for orcid, *_ in find_orcids(outline.segments[at].text)
    }
    return found.pop() if len(found) == 1 else None


def _affiliations(outline: Outline, start: int, end: int) -> list[str]:
    """The bodies on a card, up to the address for letters; Silverchair's stand in pieces between their commas."""
    bodies: list[str] = []
    open_ended = False
    for segment, role in zip(outline.segments[start:end], outline.roles[start:end], strict=True):
        if segment.kind == "corresponding" and bodies:
            break
        words = segment.text
        continues = open_ended or words.startswith(",")
        found = parse_affiliation(words.strip(" ,")) if role in ("other", "prose") else None
        if bodies and continues and words.strip(" ,") and role == "other":
            bodies[-1] += ", " + words.strip(" ,")
        elif isinstance(found, Affiliation):
            bodies.append(found.words)
        open_ended = bool(bodies) and words.endswith(",")
    return list(dict.fromkeys(bodies))
