"""Which segment is the title: the line that what stands around it, and what repeats it, speak for."""

from __future__ import annotations

import re
from collections import Counter

from carcite.readers.text.header import evidence_of, is_over_prose
from carcite.readers.text.outline import FOREIGN_SECTIONS, Outline
from carcite.readers.text.title_evidence import NOT_ITS_OWN, folded_title, neighbour, score_of
from carcite.readers.words import NO_SUBTITLE
from carcite.values.language import guess_language
from carcite.values.patterns import regex
from carcite.values.text import fold

SHORTEST = 4
LONGEST = 400
# What speaks for a line that alone says what the page's tags say.
SURE = 8
# Menus take some hundred lines; a title does not stand behind thousands.
FARTHEST = 2_000
# A title is no question of the page's to its reader, no count, no heading of the site.
_NO_TITLE = regex(
    r"(?:by\s|doi\b|https?:|e-?mail\b|isbn\b|issn\b|pmid\b|pmcid\b|these authors|edited by|reviewed by|the final, formatted|provisionally|this article is part|article is part|this article is a preprint|home all journals|part of the\b|volume \d|vol\.|copyright\s(?:\(c\)|©|\d)|(?:received|accepted|published|submitted)\s?(?::|on\b|\d)|sec\. |view all|please |figure \d|fig\. |table \d|from the\b|supplement to|editorial on the research topic|[^\w«“\"'‘¿¡(\[]|[\d.,\s]{1,12}$)",
    re.I,
)
# A number in a series of papers; JAMA's "Key Points", and the heads of its abstract before their sentences.
_SERIES_LINE = regex(
    r"[^\n]{0,80}\b(?:Working|Research|Discussion|Occasional|Policy|Technical) (?:Papers?|Reports?)(?: Series)?,? (?:No\.?|Nr\.?|#)? ?\d[\w/.-]{0,9}$"
)
_KEY_POINT = regex(
    r"(?:Question [A-Z][^\n]{10,300}\?|(?:Findings|Meaning|Importance|Objectives?) [A-Z][^\n]{10,300}\.)$"
)
_STATUS = regex(
    r"^(?:Provisionally )?accepted$|^(?:in press|advance article|early view|online first)$", re.I
)


def find_title(outline: Outline, said: str | None = None) -> tuple[int, int] | None:
    """Return the title's segment and how much speaks for it; None when no segment can be the title.

    `said` is the title as the page's tags say it: where lines say the same, only they are weighed.
    """
    label = next(
        (
            index
            for index, segment in enumerate(outline.segments)
            if segment.kind == "title" and len(segment.value) > SHORTEST
        ),
        None,
    )
    if label is not None:
        return label, 12
    lines = range(min(len(outline.segments), FARTHEST))
    own = fold(said or "")
    same = [
        index
        for index in lines
        if own and own in outline.folded[index] and folded_title(outline.segments[index]) == own
    ]
    if len(same) == 1:
        return same[0], SURE
    repeated = Counter(
        folded
        for segment, folded in zip(outline.segments, outline.folded, strict=True)
        if len(segment.text) < LONGEST
    )
    cited = _cited(outline)
    anchor = _anchor(outline)
    candidates = same or [index for index in lines if _may_be_title(outline, index, anchor)]
    scored = [(score_of(outline, index, repeated, cited, anchor), -index) for index in candidates]
    if not scored:
        return None
    best = sorted(scored, reverse=True)[:MOST_COMPARED]
    score, index = max((score + _by_citing_lines(outline, -index), index) for score, index in best)
    if score <= 0 and not same:
        return None
    # Where the second of two lines looks more like a title than the first, the first is it all the same.
    over = -index - 1
    return (over if over >= 0 and subtitle_of(outline, over) == -index else -index), score


# So many of the best lines are looked for in the page's other lines, which takes time.
MOST_COMPARED = 8
_CITES = regex(r"(?<!\d)(?:18|19|20)\d\d(?!\d)|\bet al\b|\btitle\b", re.I)


def _by_citing_lines(outline: Outline, index: int) -> int:
    """What cites the article says its title among other words: a "how to cite" without a label, a trail, BibTeX."""
    own = folded_title(outline.segments[index])
    if len(own) < 20:
        return 0
    score = 0
    for at, folded in enumerate(outline.folded):
        if at == index or len(folded) <= len(own) + 4 or own not in folded:
            continue
        if _CITES.search(outline.segments[at].text):
            return 4
        score = 2
    return score


# A title so long needs no second line; a subtitle has so many words at least.
LONGEST_MAIN = 14
SHORTEST_SUBTITLE = 3
SHORTEST_MAIN = 4


def subtitle_of(outline: Outline, title: int) -> int | None:
    """The line under the title that goes on with it, where the people stand under both; None where there is none.

    Taylor & Francis, SAGE and Open Journal Systems print the subtitle as a line of its own. What a
    page in two languages prints there is the title again.
    """
    after = title + 1
    if after + 1 >= len(outline.segments) or outline.is_bilingual:
        return None
    first, second = outline.segments[title], outline.segments[after]
    if (
        first.end + MOST_APART < second.start
        or outline.roles[after] != "other"
        or not _asks_for_more(first.value, second.text)
        or not len(second.text.split()) >= SHORTEST_SUBTITLE
        or len(second.text) > LONGEST // 2
        or second.text.endswith((".", ":", ","))
        or NO_SUBTITLE.match(second.text)
        or evidence_of(outline, after) is not None
        or not all(_may_be_title(outline, at, len(outline.segments)) for at in (title, after))
    ):
        return None
    people = neighbour(outline, after, 1)
    if people is None or evidence_of(outline, people) not in ("people", "person", "card", "link"):
        return None
    return after if _is_of_one_language(first.value, second.text) else None


def _asks_for_more(words: str, below: str) -> bool:
    """Say whether a line of a few words may go on below: it ends in "?", or the next begins with a small letter."""
    count = len(words.split())
    if not words[:1].isupper() or count > LONGEST_MAIN or ": " in words:
        return False
    return words.endswith(("?", "!")) or (count >= SHORTEST_MAIN and below[:1].islower())


MOST_APART = 120


def _is_of_one_language(one: str, other: str) -> bool:
    languages = {guess_language(one), guess_language(other)} - {None}
    return len(languages) < 2


def _cited(outline: Outline) -> str:
    """The folded words of the page's own "how to cite"."""
    return fold(
        " ".join(
            outline.segments[index].text for span in outline.spans("cite") for index in span[:6]
        )[:6000]
    )


def _anchor(outline: Outline) -> int:
    """The segment that a title stands before: the abstract's label over its prose, else the first prose.

    A whole page has "Abstract" in its menu of sections, and the prose of its cookie banner over all.
    """
    first = None
    for index, segment in enumerate(outline.segments):
        if segment.kind == "abstract" and (segment.value or is_over_prose(outline, index)):
            return index
        if (
            first is None
            and outline.roles[index] == "prose"
            and outline.sections[index] not in FOREIGN_SECTIONS
            and not _TO_THE_READER.search(segment.text)
        ):
            first = index
    return len(outline.segments) if first is None else first


_TO_THE_READER = regex(
    r"\b(?:cookies?|your?|browser|website|sign up|subscri\w+|newsletter|javascript)\b", re.I
)


def _may_be_title(outline: Outline, index: int, anchor: int) -> bool:
    segment = outline.segments[index]
    words = segment.text
    if outline.roles[index] not in ("other", "prose") or not SHORTEST <= len(words) <= LONGEST:
        return False
    section = outline.sections[index]
    if (
        not outline.is_whole_page
        and (section in FOREIGN_SECTIONS or section in NOT_ITS_OWN)
        # Tools over the title of a short page open a section of which nothing shows the end.
        and not (section == "downloads" and index < anchor and len(words.split()) > 4)
        # The menu of a short page ("Subjects") opens a body that the abstract has yet to come before.
        and not (
            section == "body"
            and index < anchor
            and anchor < len(outline.segments)
            and outline.segments[anchor].label
        )
    ):
        return False
    if section == "license" and outline.segments[index - 1].end < segment.start - 1:
        # Under "License" stands no title, but one may have been glued to the last sentence there.
        return False
    if (
        _NO_TITLE.match(words)
        or _SERIES_LINE.match(words)
        or _KEY_POINT.match(words)
        or _STATUS.match(words)
        or (words.endswith((":", ",")) and len(words) < 60)
    ):
        return False
    many = (
        len(words.split()) > 1
        or len(re.findall(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", words)) > 3
        or len(words) > 9
    )
    return many and any(char.isalpha() for char in words)
