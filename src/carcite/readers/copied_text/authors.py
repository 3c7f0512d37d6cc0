"""Who wrote it: the lines of names near the title, with the affiliations, signs and addresses around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from carcite.readers.copied_text.cards import find_cards
from carcite.readers.copied_text.outline import FOREIGN_SECTIONS, Outline
from carcite.readers.copied_text.people import (
    Affiliation,
    Person,
    find_email,
    is_affiliation,
    parse_affiliation,
    same_words,
    split_people,
    with_affiliations,
)
from carcite.readers.copied_text.segments import Segment
from carcite.values.identifiers import find_orcids
from carcite.values.names import Name, looks_like_person, parse_name, split_particle
from carcite.values.text import clean, fold

# How far below the title, and above it, the names may stand, in segments.
REACH_BELOW = 400
REACH_ABOVE = 12
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
_PASSED_BY = re.compile(
    r"(?:search for (?:more|other) (?:papers|works) by.*|google scholar|pubmed.*|view orcid.*|orcid.*|see all authors.*|show (?:more|less|all).*|authors?(?: info| information)?.*|corresponding author\.?|author (?:information|notes).*|more by .*|close|,? ?and|[,;&]|\+ ?\d+ ?(?:more)?|provisionally accepted|accepted|\(orcid\).*|these authors.*|[†‡*§].{0,3}these authors.*|equal contribution.*|affiliations?(?: & .*)?|current site|in)$",
    re.I,
)


@dataclass
class Block:
    """The people found near a title, their affiliations, and the stretch of the page they stand in."""

    people: list[Person] = field(default_factory=list)
    affiliations: list[Affiliation] = field(default_factory=list)
    own: dict[int, list[str]] = field(default_factory=dict)
    details: dict[int, dict[str, str]] = field(default_factory=dict)
    start: int = 0
    end: int = 0
    segments: set[int] = field(default_factory=set)

    def names(self) -> tuple[Name, ...]:
        """The people as names, each with what stands around them."""
        names = list(with_affiliations(self.people, self.affiliations))
        for index, bodies in self.own.items():
            if not names[index].affiliation:
                names[index] = names[index].model_copy(update={"affiliation": tuple(bodies)})
        for index, details in self.details.items():
            names[index] = names[index].model_copy(update=details)
        return tuple(names)


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
    places = (
        _labelled(outline, title),
        _below(outline, title),
        *_below_again(outline, title),
        _affiliated(outline),
        _above(outline, title),
    )
    for indexes in places:
        block = _collect(outline, indexes, known, cited)
        if block.people:
            return block
    return None


def _from_cards(outline: Outline, title: int) -> Block | None:
    cards = find_cards(outline)
    if not cards:
        return None
    block = Block(people=[person for person, _, _ in cards])
    block.own = {index: bodies for index, (_, bodies, _) in enumerate(cards) if bodies}
    segments = [outline.segments[at] for _, _, at in cards]
    block.start, block.end = segments[0].start, segments[-1].end
    return block


def _below_again(outline: Outline, title: int) -> Iterator[list[int]]:
    """Annual Reviews prints the title again over the names."""
    own = fold(outline.segments[title].text)
    for index in range(title + 2, min(title + 80, len(outline.segments))):
        if fold(outline.segments[index].text) == own:
            yield _below(outline, index)


_AFFILIATIONS_HEAD = re.compile(r"Authors? (?:and|&) Affiliations?", re.I)


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


def _labelled(outline: Outline, title: int) -> list[int]:
    for index, segment in enumerate(outline.segments):
        # A menu far above has "Authors" too, and under it "Editors".
        if index < title - REACH_ABOVE:
            continue
        if segment.kind == "authors" and outline.sections[index] == "authors":
            if segment.value:
                return [index, *_until_stop(outline, index + 1)]
            rest = _until_stop(outline, index + 1)
            if rest:
                return rest
    return []


def _until_stop(outline: Outline, start: int) -> list[int]:
    found = []
    for index in range(start, min(start + REACH_BELOW, len(outline.segments))):
        segment = outline.segments[index]
        if segment.kind in _STOP or outline.roles[index] == "prose" or segment.kind == "doi":
            break
        found.append(index)
    return found


def _below(outline: Outline, title: int) -> list[int]:
    found: list[int] = []
    for index in range(title + 1, min(title + REACH_BELOW, len(outline.segments))):
        segment = outline.segments[index]
        if segment.kind in _STOP and not (segment.kind == "license" and not found):
            break
        long_list = outline.roles[index] == "prose" and outline.people(index)
        if outline.roles[index] == "prose" and not long_list and not is_affiliation(segment.text):
            break
        found.append(index)
    return found


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


def _collect(outline: Outline, indexes: Sequence[int], known: Sequence[str], cited: str) -> Block:
    block = Block()
    misses = 0
    for index in indexes:
        segment = outline.segments[index]
        before = len(block.people), len(block.affiliations)
        _take(outline, index, block, known, cited)
        if (len(block.people), len(block.affiliations)) != before:
            misses = 0
            continue
        idle = segment.label is not None or outline.roles[index] in (
            "noise",
            "url",
            "volume",
            "issn",
            "type",
        )
        misses += 0 if idle or _PASSED_BY.match(segment.text) else 1
        # What stands far below the last name is no longer about the authors.
        if misses > (6 if not block.people else 3):
            break
    return block


def _take(outline: Outline, index: int, block: Block, known: Sequence[str], cited: str) -> None:
    segment = outline.segments[index]
    if outline.sections[index] in FOREIGN_SECTIONS or outline.roles[index] in (
        "rights",
        "breadcrumb",
        "volume",
        "noise",
        "type",
    ):
        return
    if segment.kind not in (None, "authors") or _PASSED_BY.match(segment.text):
        return
    if (
        segment.text.endswith(",")
        and index + 1 < len(outline.roles)
        and outline.roles[index + 1] == "volume"
    ):
        # "Cellular and Molecular Biology," is the journal, and runs on to its volume.
        return
    before = len(block.people)
    _take_names(outline, index, block, known, cited)
    if len(block.people) - before < 2:
        _take_details(segment, block)


def _take_names(
    outline: Outline, index: int, block: Block, known: Sequence[str], cited: str
) -> None:
    segment = outline.segments[index]
    if known and _is_beside(segment, block, known):
        _add_affiliation(block, Affiliation(None, clean(segment.text).strip(" ,;")), segment)
        return
    people = [] if _is_only_affiliation(outline, index, block) else outline.people(index)
    if people:
        _add_people(block, people, segment)
        return
    named = _name_and_affiliation(segment, known, cited)
    if named is not None:
        _add_people(block, [named[0]], segment)
        if named[1]:
            block.own[len(block.people) - 1] = [named[1]]
        return
    affiliation = parse_affiliation(segment.text)
    if affiliation is None and _is_under_a_name(outline, index, block):
        # "Chercheur indépendant", under the label "Authors" and a name, is where the person works.
        affiliation = Affiliation(None, clean(segment.text).strip(" •,;"))
    if affiliation is not None and outline.roles[index] in ("other", "prose"):
        _add_affiliation(block, affiliation, segment)


def _is_under_a_name(outline: Outline, index: int, block: Block) -> bool:
    segment = outline.segments[index]
    return (
        outline.sections[index] == "authors"
        and segment.label is None
        and bool(block.people)
        and block.end == outline.segments[index - 1].end
        and outline.roles[index] == "other"
        and len(segment.text) < 120
        and "@" not in segment.text
        and not find_orcids(segment.text)
    )


def _is_beside(segment: Segment, block: Block, known: Sequence[str]) -> bool:
    """Say whether a line of words like a name's is none of the names that the notice gives in full."""
    if not block.people or not all(
        any(same_words(str(person.name), name) for name in known) for person in block.people
    ):
        return False
    words = re.sub(r"https?://\S+", "", segment.text).strip(" •,;")
    named = any(fold(name) in fold(words) for name in known)
    return not named and looks_like_person(words) and len(known) > 1


def _is_only_affiliation(outline: Outline, index: int, block: Block) -> bool:
    segment = outline.segments[index]
    affiliation = parse_affiliation(segment.text)
    if affiliation is None:
        return False
    people = outline.people(index)
    if sum(person.name.given is not None for person in people) > 1:
        # "Amélie Roux, Gunnar Stefánsson and NORDIABET Consortium": a body among persons is an author.
        return False
    # A body may be an author; under a name it is where the person works.
    return (
        bool(affiliation.mark)
        or bool(block.people)
        or not segment.text.startswith(("The ", "the "))
    )


def _add_people(block: Block, people: Sequence[Person], segment: Segment) -> None:
    if not block.people:
        block.start = segment.start
    fresh = [
        person
        for person in people
        # Pages print a name again in its pop-up card, and the list again when it is folded.
        if not any(same_words(str(person.name), str(other.name)) for other in block.people)
        or (len(people) > 1 and not block.people)
    ]
    if (
        not fresh
        and len(people) == 1
        and people[0].marks
        and block.people
        and same_words(str(block.people[-1].name), str(people[0].name))
    ):
        block.people[-1] = replace(block.people[-1], marks=block.people[-1].marks + people[0].marks)
    block.people += fresh
    block.end = segment.end


def _add_affiliation(block: Block, affiliation: Affiliation, segment: Segment) -> None:
    if affiliation.mark is None and block.people:
        last = len(block.people) - 1
        block.own.setdefault(last, [])
        if affiliation.words not in block.own[last]:
            block.own[last].append(affiliation.words)
    if not any(affiliation == other for other in block.affiliations):
        block.affiliations.append(affiliation)


def _take_details(segment: Segment, block: Block) -> None:
    if not block.people:
        return
    last = len(block.people) - 1
    orcids = find_orcids(segment.text)
    if len(orcids) == 1:
        named = _name_before(segment.text)
        if named is None or same_words(named, str(block.people[last].name)):
            block.details.setdefault(last, {}).setdefault("orcid", orcids[0][0])


def _name_before(text: str) -> str | None:
    words = text.split("http")[0].strip(" •,;(")
    return words if looks_like_person(words) else None


def _name_and_affiliation(
    segment: Segment, known: Sequence[str], cited: str
) -> tuple[Person, str] | None:
    """Take a line "Name Affiliation" or "Name, Affiliation" apart; a known name cuts it, or the first comma."""
    words = clean(re.sub(r"^[•●▪*-]\s{0,3}", "", segment.text))
    words = re.sub(
        r"\(?https?://orcid\.org/\S+\)?|\bORCID(?: iD)?\b:?|\d{4}-\d{4}-\d{4}-\d{3}[\dX]", "", words
    ).strip(" ,;")
    for name in known:
        if words.lower().startswith(name.lower()) and len(words) > len(name):
            rest = words[len(name) :].strip(" ,;()–-")
            return Person(parse_name(name)), rest
    cut = _cut_as_cited(words, cited)
    if cut is not None:
        return cut
    name, comma, rest = words.partition(",")
    if comma and looks_like_person(name) and is_affiliation(rest.strip()):
        return Person(parse_name(name)), rest.strip(" .;")
    return None


_NAME_BEFORE = 7


def _cut_as_cited(words: str, cited: str) -> tuple[Person, str] | None:
    """Cut "Lucía de la Torre University of Vigo" behind the family name that the citation inverts: "de la Torre, L."."""
    pieces = words.split()
    for end in range(min(_NAME_BEFORE, len(pieces) - 1), 0, -1):
        if not is_affiliation(" ".join(pieces[end:])):
            continue
        name = " ".join(pieces[:end])
        bare = re.sub(r"\s(?:Jr|Sr|I{2,3}|IV)\.?$", "", name)
        family = bare.split()
        for cut in range(1, len(family)):
            # To compile a pattern takes a hundred times as long as to look for the name.
            if " ".join(family[cut:]) not in cited:
                continue
            inverted = rf"(?<!\w){re.escape(' '.join(family[cut:]))}(?:\s(?:Jr|Sr|I{{2,3}}|IV)\.?)?,?\s{re.escape(family[0][0])}"
            if re.search(inverted, cited):
                return Person(_as_cited(parse_name(name), cited)), " ".join(pieces[end:])
        if (
            end == 1
            and name in cited
            and re.search(rf"(?:^|[,;&]\s){re.escape(name)}(?=[,;]|$)", cited)
        ):
            return Person(parse_name(name)), " ".join(pieces[1:])
    return None


# --- other places that name the authors ------------------------------------------------------


def resplit(names: Sequence[Name], cited: str) -> tuple[Name, ...]:
    """Cut names as the page's own citation cuts them: "María García López" is "García López, María" there.

    `cited` is what stands before the title in the citation. Initials will do ("García López, M.").
    """
    return tuple(_as_cited(name, cited) for name in names)


def _as_cited(name: Name, cited: str) -> Name:
    if name.family is None or not name.given:
        return name
    words = str(name.model_copy(update={"suffix": None})).split()
    # The longest family name that the citation puts before the first given name or its initial.
    for cut in range(1, len(words)):
        family = r"\s".join(map(re.escape, words[cut:]))
        initial = re.escape(words[0][0])
        if re.search(rf"(?<!\w){family},?\s{initial}", cited, re.I):
            particle, rest = split_particle(words[cut:])
            return name.model_copy(
                update={
                    "given": " ".join(words[:cut]),
                    "family": " ".join(rest),
                    "non_dropping_particle": particle or None,
                }
            )
    return name


def corresponding(words: str) -> Name | None:
    """Read the name of a corresponding-author line: its first piece, with the e-mail address in it."""
    first = re.split(r"[,;:(]|\s[-–—]\s|\be-?mail\b|\s(?=\S+@)", words, maxsplit=1, flags=re.I)[
        0
    ].strip(" *.")
    candidates = [first, *([words.split(".")[0]] if not looks_like_person(first) else [])]
    for candidate in candidates:
        if looks_like_person(candidate):
            name = parse_name(candidate)
            email = find_email(words)
            return name.model_copy(update={"corresponding": True, "email": email})
    people = split_people(words)
    if len(people) == 1 and people[0].name.family:
        return people[0].name.model_copy(update={"corresponding": True, "email": find_email(words)})
    return None
