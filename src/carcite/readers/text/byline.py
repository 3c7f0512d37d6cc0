"""The byline of an article: its people, read line by line from where they begin until the lines are no longer about them.

A name alone on a line may as well be an item of a menu. What tells them apart is what the people of
one byline share: marks, a comma behind each, the name twice, an affiliation under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carcite.readers.text.affiliations import Affiliation, parse_affiliation
from carcite.readers.text.author_lines import name_and_affiliation
from carcite.readers.text.block import Block, Entry
from carcite.readers.text.emails import find_email
from carcite.readers.text.header import CARD
from carcite.readers.text.outline import FOREIGN_SECTIONS, Outline
from carcite.readers.text.people import Person, same_words
from carcite.readers.text.segments import Segment
from carcite.values.identifiers import find_orcids
from carcite.values.names import looks_like_person
from carcite.values.patterns import regex
from carcite.values.text import clean, fold

_PASSED_BY = regex(
    r"(?:search for (?:more|other) (?:papers|works) by.*|google scholar|pub ?med.*|scilit.*|sciprofiles.*|view orcid(?: profile)?|orcid.*|see all authors.*|show (?:more|less|all|authors).*|authors?(?: info(?:rmation)?)?(?: (?:&|and) affiliations?)?|corresponding author\.?|author (?:information|notes).*|more by .*|close|,? ?and|[,;&]|\+ ?\d+ ?(?:more)?|provisionally accepted|accepted|\(orcid\).*|these authors.*|[†‡*§].{0,3}these authors.*|equal contribution.*|contributed equally.*|contributions?: .*|roles? .*|affiliations?(?: & .*)?|current site|in|by)$",
    re.I,
)
_PASSED_ROLES = frozenset(["rights", "breadcrumb", "volume", "noise", "type"])
# Lines that stand between names and are about neither people nor anything else.
_NEVER_IDLE = frozenset(["noise", "url", "volume", "issn", "type"])
# So many idle lines may stand before the first name, and between names.
MOST_BEFORE = 6
MOST_BETWEEN = 3
_NUMBERED = regex(r"\d{1,3}\.\s")
_OPEN_END = regex(r"(?:[,;&]|\b(?:and|und|et|y|e))$")
# MDPI's marks stand on the separator's own line, where a crawler gives each a line: "1,*,".
_SEPARATOR_ALONE = regex(r"[\d\s*†‡§#,]{0,12}[,;&]|and")
_OPEN_START = regex(r"(?:[,;&]|(?:and|und|et|y|e)\s)")
_GLUED_ORCID = regex(r"(orcid\.org/\d{4}-\d{4}-\d{4}-\d{3}[\dX])(?=[\d*†])")
_ET_AL = regex(
    r"(?:\d{1,2}\.\s)?(?:,\s?)?et al\.?|(?:.{0,20}\band\s)?\d{1,3} (?:more|others?).{0,20}", re.I
)
# Behind one of these stand people who did something else.
_OTHER_ROLES = regex(
    r"(?:other )?(?:contributors?|data curators?|editors?|supervisors?|advisors?|reviewers?|contributions|competing .{0,40}interests?|conflicts? of interests?|contact(?: person)?|edited by.{0,200})(?: \(\d+\))?:?",
    re.I,
)


# What groups of authors call themselves.
_GROUP = regex(
    r"\b(?:study group|working group|consortium|collaborat(?:ion|ors|ive)|investigators|network|initiative)\W*$",
    re.I,
)


def collect(
    outline: Outline,
    indexes: Sequence[int],
    known: Sequence[str],
    cited: str,
    *,
    of_notes: bool = False,
) -> Block:
    """Read the people in the given segments, in order; `of_notes` says that these are notes on the authors.

    `known` are whole names that another place gives, and `cited` is the list of authors in the page's
    own citation: they cut a name from the affiliation that stands behind it on the same line.
    """
    block = Block()
    idle = 0
    for index in indexes:
        before = block.size
        if block.entries and _OTHER_ROLES.fullmatch(outline.segments[index].text):
            break
        if block.entries and _ET_AL.fullmatch(outline.segments[index].text):
            block.is_cut = True
        if of_notes or outline.sections[index] not in FOREIGN_SECTIONS:
            _take(outline, index, block, known, cited)
        if block.size != before:
            idle = 0
            continue
        segment = outline.segments[index]
        is_passed = (
            segment.label is not None
            or outline.roles[index] in _NEVER_IDLE
            or _PASSED_BY.match(segment.text)
        )
        idle += 0 if is_passed else 1
        # What stands far below the last name is no longer about the authors.
        if idle > (MOST_BEFORE if not block.entries else MOST_BETWEEN):
            break
    _settle(outline, block)
    return block


def _settle(outline: Outline, block: Block) -> None:
    """Leave out the names that lack what the others of the byline share."""
    entries = block.entries
    if not entries:
        return
    first_list = next((entry.index for entry in entries if entry.listed), None)
    alone = [entry for entry in entries if not entry.listed]
    sure = [entry for entry in alone if _is_attested(outline, entry)]
    if first_list is not None:
        kept = [
            entry for entry in entries if entry.listed or entry in sure or entry.index > first_list
        ]
    elif len(alone) > 1 and 2 * len(sure) >= len(alone):
        kept = [
            entry
            for entry, before in zip(entries, [None, *entries[:-1]], strict=True)
            if entry in sure
            or (
                before is not None
                and (_is_open(outline, before.index) or entry.index == before.index + 1)
            )
        ]
    else:
        kept = list(entries)
        # "Generating DOIs" and "Generating Metadata" are headings, with prose between.
        block.is_sure = bool(sure) or (
            len(entries) > 1 and entries[-1].index - entries[0].index < 2 * len(entries)
        )
    if len(kept) < len(entries):
        block.entries = kept
        block.start = outline.segments[kept[0].index].start
        block.end = max(outline.segments[entry.index].end for entry in kept)


def _is_open(outline: Outline, index: int) -> bool:
    """Say whether the line of a name, or the separator on the next, says that another name follows."""
    if _OPEN_END.search(outline.segments[index].text):
        return True
    after = index + 1
    return after < len(outline.segments) and (
        _SEPARATOR_ALONE.fullmatch(outline.segments[after].text) is not None
    )


def _is_attested(outline: Outline, entry: Entry) -> bool:
    """Say whether anything but its shape says that a line alone is a person's name."""
    words = outline.segments[entry.index].text
    if (
        entry.known
        or entry.person.marks
        or entry.bodies
        or entry.details
        or _NUMBERED.match(words)
        or _is_open(outline, entry.index)
    ):
        return True
    own = str(entry.person.name)
    for at in range(entry.index + 1, min(entry.index + 4, len(outline.segments))):
        words = outline.segments[at].text
        if same_words(words, own) or CARD.match(words):
            return True
        if len(words) < 200 and (find_orcids(words) or find_email(words)):
            return True
    return False


def _take(outline: Outline, index: int, block: Block, known: Sequence[str], cited: str) -> None:
    segment = outline.segments[index]
    if outline.roles[index] in _PASSED_ROLES:
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
    mark = _mark_alone(outline, index)
    if mark is not None and block.entries and _add_under_mark(segment, block, mark):
        return
    before = len(block.entries)
    _take_names(outline, index, block, known, cited)
    if len(block.entries) - before < 2:
        _take_details(segment, block)


def _take_names(
    outline: Outline, index: int, block: Block, known: Sequence[str], cited: str
) -> None:
    segment = outline.segments[index]
    if known and _is_beside(segment, block, known):
        _add_affiliation(block, Affiliation(None, clean(segment.text).strip(" ,;")))
        return
    people = [] if _is_only_affiliation(outline, index, block) else outline.people(index)
    if people:
        _add_people(outline, block, people, index)
        return
    marked = parse_affiliation(segment.text) or _next_of_numbered(outline, index)
    if marked is not None and any(marked.mark in one.person.marks for one in block.entries):
        _add_affiliation(block, marked)
        return
    named = name_and_affiliation(segment, known, cited)
    if named is not None:
        _add_people(outline, block, [named[0]], index)
        if block.entries:
            block.entries[-1].known = True
            block.entries[-1].bodies = [named[1]] if named[1] else block.entries[-1].bodies
        return
    affiliation = parse_affiliation(segment.text)
    if affiliation is None and _is_under_a_name(outline, index, block):
        # "Chercheur indépendant", under the label "Authors" and a name, is where the person works.
        affiliation = Affiliation(None, clean(segment.text).strip(" •,;"))
    if affiliation is not None and outline.roles[index] in ("other", "prose"):
        _add_affiliation(block, affiliation)


# The sections of an article are numbered, too.
_NUMBERED_PLACE = regex(
    r"(?P<mark>\d{1,2})\.?\s{1,3}(?!(?:introduction|background|highlights|abstract|summary|keywords|methods?|materials"
    r"|results|discussion|conclusions?|references|related work)\b)(?P<words>[^\W\d_][^\n]{2,200})",
    re.I,
)


def _next_of_numbered(outline: Outline, index: int) -> Affiliation | None:
    """A line of a numbered list of places that no word says to be one: "2. Delta Data BV" behind "1. University of Oulu"."""
    own = _NUMBERED_PLACE.fullmatch(outline.segments[index].text)
    if own is None:
        return None
    for at, number in ((index - 1, int(own["mark"]) - 1), (index + 1, int(own["mark"]) + 1)):
        beside = (
            parse_affiliation(outline.segments[at].text)
            if 0 <= at < len(outline.segments)
            else None
        )
        if beside is not None and beside.mark == str(number):
            return Affiliation(own["mark"], clean(own["words"]).rstrip(" ;,."))
    return None


_MARK_ALONE = regex(r"(?P<mark>\d{1,2}|[a-z])")


def _mark_alone(outline: Outline, index: int) -> str | None:
    """The mark that stands alone on the line above a place: MDPI's list of places, copied, has one line for each."""
    above = _MARK_ALONE.fullmatch(outline.segments[index - 1].text) if index else None
    return above["mark"] if above else None


def _add_under_mark(segment: Segment, block: Block, mark: str) -> bool:
    """Take a line under a mark alone as the place of those who have the mark."""
    if not any(mark in entry.person.marks for entry in block.entries):
        return False
    found = parse_affiliation(segment.text)
    if found is None or found.mark is not None:
        return False
    block.affiliations.append(Affiliation(mark, found.words))
    return True


def _is_under_a_name(outline: Outline, index: int, block: Block) -> bool:
    segment = outline.segments[index]
    return (
        outline.sections[index] == "authors"
        and segment.label is None
        and bool(block.entries)
        and block.end == outline.segments[index - 1].end
        and outline.roles[index] == "other"
        and len(segment.text) < 120
        and "@" not in segment.text
        and not find_orcids(segment.text)
    )


def _is_beside(segment: Segment, block: Block, known: Sequence[str]) -> bool:
    """Say whether a line of words like a name's is none of the names that the notice gives in full."""
    if not block.entries or not all(
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
    if (
        _GROUP.search(segment.text)
        and block.entries
        and index == block.entries[-1].index + 1
        and outline.segments[index - 1].text.endswith((",", "&", ";", "and"))
    ):
        # "Ana de Groot," and on the next line "the RIVER Study Group": the list goes on.
        return False
    # A body may be an author; under a name it is where the person works.
    return (
        bool(affiliation.mark)
        or bool(block.entries)
        or not segment.text.startswith(("The ", "the "))
    )


def _add_people(outline: Outline, block: Block, people: Sequence[Person], index: int) -> None:
    segment = outline.segments[index]
    _mark_again(block, people)
    if not block.entries:
        block.start = segment.start
    elif any(entry.listed for entry in block.entries) and not _continues(outline, block, index):
        # Behind a whole list stand the same people by affiliation, and menus.
        return
    fresh = [
        person
        for person in people
        # Pages print a name again in its pop-up card, and the list again when it is folded.
        if not any(same_words(str(person.name), str(other.name)) for other in block.people)
        or (len(people) > 1 and not block.entries)
    ]
    if (
        not fresh
        and len(people) == 1
        and people[0].marks
        and block.entries
        and same_words(str(block.people[-1].name), str(people[0].name))
    ):
        last = block.entries[-1]
        last.person = replace(last.person, marks=last.person.marks + people[0].marks)
    block.entries += [Entry(person, index, listed=len(people) > 1) for person in fresh]
    block.end = segment.end


def _mark_again(block: Block, people: Sequence[Person]) -> None:
    """Give a name that had a line of its own the marks that it has where it comes again, at the head of a list.

    Frontiers' pictures are read out as "Ana  Paz", over "Ana Paz1Bo  Li" and "Bo Li2".
    """
    if len(people) < 2:
        return
    for entry in block.entries:
        own = str(entry.person.name)
        again = next((one for one in people if one.marks and same_words(str(one.name), own)), None)
        if again is not None and not entry.person.marks:
            entry.person = replace(entry.person, marks=again.marks)


def _continues(outline: Outline, block: Block, index: int) -> bool:
    """Say whether a line of names goes on with the list before it: that one is open, or they touch."""
    last = block.entries[-1].index
    return (
        index == last + 1
        or _is_open(outline, last)
        or _OPEN_START.match(outline.segments[index].text) is not None
    )


def _add_affiliation(block: Block, affiliation: Affiliation) -> None:
    if affiliation.mark is None and block.entries:
        bodies = block.entries[-1].bodies
        if affiliation.words not in bodies:
            bodies.append(affiliation.words)
    elif block.entries:
        block.entries[-1].under.append(affiliation.words)
    if not any(affiliation == other for other in block.affiliations):
        block.affiliations.append(affiliation)


def _take_details(segment: Segment, block: Block) -> None:
    if not block.entries:
        return
    last = block.entries[-1]
    # Springer glues the marks behind it: "orcid.org/0000-0002-1825-00971,2".
    orcids = find_orcids(_GLUED_ORCID.sub(r"\1 ", segment.text))
    if len(orcids) == 1:
        named = _name_before(segment.text)
        if named is None or same_words(named, str(last.person.name)):
            last.details.setdefault("orcid", orcids[0][0])


def _name_before(text: str) -> str | None:
    words = re.split(r"http|\bORCID", text, maxsplit=1)[0].strip(" •,;(")
    return words if looks_like_person(words) else None
