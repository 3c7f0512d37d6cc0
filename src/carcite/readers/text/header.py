"""The header block of an article: what stands close under and over its title on every publisher's page.

Under a title stand its people, where they work, dates, the volume, the DOI and the abstract; over it
the kind of article, the volume or a trail. One of these alone may stand anywhere on a page; several
close together are a header, and the line that opens it is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.readers.text.affiliations import parse_affiliation
from carcite.readers.text.author_lines import lettered_author
from carcite.readers.text.emails import find_email
from carcite.readers.text.outline import PROSE_LENGTH, Outline
from carcite.values.identifiers import find_orcids
from carcite.values.name_words import TITLE_WORDS
from carcite.values.patterns import regex
from carcite.values.text import fold

# How many segments are looked at below a line, and how many may be about nothing before the header ends.
REACH = 40
MOST_IDLE = 6
# What each kind of line is worth: next to the title, behind one idle line, and farther.
WORTH = {
    "people": (6, 3, 1),
    "person": (4, 2, 1),
    "capitals": (1, 0, 0),
    "card": (4, 3, 1),
    "body": (1, 1, 1),
    "date": (2, 1, 1),
    "volume": (2, 1, 1),
    "doi": (2, 1, 1),
    "link": (1, 1, 0),
    "abstract": (3, 2, 1),
    "prose": (1, 0, 0),
}
_DATED = frozenset(["published", "submitted", "accepted", "available", "revised"])
# What pages print beside each author and nowhere else.
CARD = regex(
    r"(?:search for (?:more|other) (?:papers|works|articles) by|search for this author|more by |contributions?:|view (?:further )?author|author links open|authors? info|view orcid(?! profile [^,\n]{3,60},)|sciprofiles|author affiliations|contributed equally|show (?:more )?affiliations|affiliations expand)",
    re.I,
)
_DATE = regex(
    r"(?:[^\n|]{0,40}\|\s?)?(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?,?\s(?:18|19|20)\d\d|[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},?\s)?(?:18|19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
)
# "Jonathan R. Burns Søren Preus Daniel G. Singleton and Eugen Stulz": names that lost their commas.
_NAME_RUN = regex(
    r"(?=[^\n]{0,300}\s[A-ZÀ-Þ]\.)(?:[A-ZÀ-Þ][\w.’'-]{0,20}\s{1,2}|(?:and|de|van|der|von)\s){3,60}[A-ZÀ-Þ][\w’'-]{1,20}"
)
# "Hospitals and Schools: What Children Remember" is no place, though it names two.
SUBTITLE = regex(r"[^,;]{8,}:\s[A-ZÀ-Þ]")
_SIGNS = regex(r"[\W\d_]*|.{1,2}")


def evidence_of(outline: Outline, index: int) -> str | None:
    """The kind of header line that a segment is; None where it is idle, "" where it is nothing at all."""
    known = outline.evidence
    if index not in known:
        known[index] = _evidence(outline, index)
    return known[index]


def _evidence(outline: Outline, index: int) -> str | None:
    segment = outline.segments[index]
    role, words = outline.roles[index], segment.text
    if segment.kind in _DATED:
        return "date"
    if segment.kind == "doi":
        return "doi"
    if segment.kind in ("authors", "corresponding"):
        return "people"
    if segment.kind == "abstract":
        return "abstract" if is_over_prose(outline, index) else ""
    if CARD.match(words):
        return "card"
    if segment.label is not None:
        return ""
    if role == "volume":
        return "volume"
    if len(words) < 4000 and role in ("other", "prose"):
        return _of_words(outline, index, words)
    if role == "url" and "doi.org/10." in words:
        return "doi"
    return "" if role in ("noise", "url", "type", "rights") else None


def _of_words(outline: Outline, index: int, words: str) -> str | None:
    if len(words) < 40 and _SIGNS.fullmatch(words):
        return ""
    if lettered_author(words) is not None:
        return "people"
    people = outline.people(index)
    if len(people) > 1 or (people and people[0].marks):
        return "people"
    if people:
        return "person" if _is_confirmed(outline, index) else "capitals"
    if _NAME_RUN.fullmatch(words) and not TITLE_WORDS.search(words.lower().replace(" and ", " ")):
        return "people"
    if parse_affiliation(words) is not None and not SUBTITLE.match(words):
        return "body"
    dated = _DATE.match(words)
    if dated is not None and (dated.end() == len(words) or words[dated.end() :].startswith(" by ")):
        return "date"
    if "doi" in words[:20].lower() and "10." in words:
        return "doi"
    if len(words) < 200 and (find_orcids(words) or find_email(words)):
        return "link"
    return "prose" if outline.roles[index] == "prose" else None


def is_over_prose(outline: Outline, index: int) -> bool:
    """Say whether a label stands over prose, and is no line of a menu."""
    behind = range(index + 1, min(index + 4, len(outline.segments)))
    return (
        bool(outline.segments[index].value)
        or not behind
        # An abstract on copyright looks like a statement about rights.
        or any(
            outline.roles[at] == "prose"
            or (outline.roles[at] == "rights" and len(outline.segments[at].text) > PROSE_LENGTH)
            for at in behind
        )
    )


def weigh_below(outline: Outline, index: int) -> int:
    """How much the lines under a segment speak for its being an article's title."""
    return sum(
        WORTH[kind][0 if idle == 0 else 1 if idle == 1 else 2]
        for kind, idle in _header_below(outline, index)
    )


# What stands between a title and the end of its header, and over no title.
_ONE = frozenset(["person", "capitals"])
_INSIDE = frozenset(["people", "person", "card", "body", "link"])


def is_inside(outline: Outline, index: int) -> bool:
    """Say whether a segment stands within a header: a line about people is the nearest that is not idle over it."""
    own = fold(outline.segments[index].text)
    for at in range(index - 1, max(-1, index - 6), -1):
        if outline.folded[at] == own:
            continue
        kind = evidence_of(outline, at)
        if kind != "":
            return kind in _INSIDE
    return False


def _is_confirmed(outline: Outline, index: int) -> bool:
    """Say whether a line with the shape of a name is one: it is repeated, or more about a person is beside it.

    In a menu "Frequently Asked Questions" has the same shape.
    """
    own = fold(outline.segments[index].text)
    for at in (index + 1, index - 1, index + 2):
        if not 0 <= at < len(outline.segments):
            continue
        words = outline.segments[at].text
        if fold(words) == own or CARD.match(words) or parse_affiliation(words) is not None:
            return True
        if len(words) < 200 and (find_orcids(words) or find_email(words)):
            return True
    return False


def _header_below(outline: Outline, index: int) -> Iterator[tuple[str, int]]:
    """Each kind of header line below a segment, once, with the idle lines before it."""
    own = fold(outline.segments[index].text)
    seen: set[str] = set()
    idle = 0
    for at in range(index + 1, min(index + 1 + REACH, len(outline.segments))):
        kind = evidence_of(outline, at)
        if kind is None:
            idle += outline.folded[at] != own
        elif kind and kind not in seen and not (kind in _ONE and "people" in seen):
            seen.add(kind)
            yield kind, idle
        if idle > MOST_IDLE or kind in ("abstract", "prose"):
            return


def is_date(words: str) -> bool:
    """Say whether a line is a date and no more, or the kind of article and a date."""
    return _DATE.fullmatch(words) is not None
