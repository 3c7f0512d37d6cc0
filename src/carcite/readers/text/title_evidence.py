"""What speaks for a line and against it as the title: its own words, what stands around it, and what it repeats."""

from __future__ import annotations

import re
from collections import Counter

from carcite.readers.text.affiliations import parse_affiliation
from carcite.readers.text.emails import find_email
from carcite.readers.text.furniture import BADGE
from carcite.readers.text.header import SUBTITLE, evidence_of, is_date, is_inside, weigh_below
from carcite.readers.text.outline import FOREIGN_SECTIONS, Outline
from carcite.readers.text.segments import Segment
from carcite.values.language import guess_language
from carcite.values.names import looks_like_person
from carcite.values.patterns import regex
from carcite.values.text import fold

_RESEARCH_TOPIC = regex(r"^(?:This article is part of|Part of)\b", re.I)


def folded_title(segment: Segment) -> str:
    """The title's words in a segment, folded."""
    start, end = title_span(segment)
    return fold(segment.text[start - segment.start : end - segment.start])


# "1 October 2015 Delocalization …" (Project Euclid): the date runs into the title.
_DATE_BEFORE = regex(
    r"(?:\d{1,2} )?(?:Jan|Febr|Septem|Octo|Novem|Decem)(?:uary|ber) (?:19|20)\d\d\s{1,3}(?=[A-ZÀ-Þ“\"])"
    r"|(?:\d{1,2} )?(?:March|April|May|June|July|August) (?:19|20)\d\d\s{1,3}(?=[A-ZÀ-Þ“\"])"
)


def title_span(segment: Segment) -> tuple[int, int]:
    """The stretch of the title's words in its segment, without the date before it and the badges behind it."""
    words = segment.value
    start = 0
    date = _DATE_BEFORE.match(words)
    if date is not None:
        start = date.end()
    end = len(words)
    while (badge := BADGE.search(words, start, end)) is not None:
        end = badge.start()
    return segment.value_start + start, segment.value_start + end


# What stands in these sections is no title; but a menu may have opened them.
NOT_ITS_OWN = frozenset(["abstract", "keywords", "cite", "body", "authors", "corresponding"])


_YEAR_LABELLED = regex(r"\s?:\s(?:19|20)\d\d$")


_GLUED_ITEMS = regex(r"[a-z]{3}[A-Z][a-z]{2}")


def score_of(outline: Outline, index: int, repeated: Counter[str], cited: str, anchor: int) -> int:
    """How much speaks for a segment as the title.

    `repeated` counts the page's lines, `cited` is the folded words of its "how to cite", and `anchor`
    the segment that a title stands before.
    """
    words = outline.segments[index].text
    folded = folded_title(outline.segments[index])
    score = _by_words(words)
    if len(folded) > 12 and folded in cited:
        score += 6
    if repeated[folded] > 1 and len(folded) > 20:
        score += 2
    if _is_cut_short(outline, index):
        score -= 10
    if _is_name_under_title(outline, index):
        score -= 6
    header = weigh_below(outline, index)
    after = neighbour(outline, index, 1)
    if after is not None and _is_parallel(outline, index, after):
        # The second title is a translation; what stands behind both stands behind the first.
        header = max(header, weigh_below(outline, after) + 1)
    score += header + _by_line_above(outline, index)
    if evidence_of(outline, index) in ("people", "card", "link", "date", "volume", "doi"):
        score -= 8
    if _is_named_above(outline, index):
        score -= 8
    if is_inside(outline, index):
        score -= 5
    if looks_like_person(words) and (header < A_HEADER or _is_over_people(outline, index)):
        score -= 3
    section = outline.sections[index]
    # "Share", in a menu of tools over the title, opens a section of which nothing shows the end.
    is_behind_tools = section == "downloads" and header >= A_HEADER and len(words.split()) > 4
    if (section in FOREIGN_SECTIONS or section in NOT_ITS_OWN) and not is_behind_tools:
        score -= 4
    if header < A_HEADER and _is_in_menu(outline, index):
        score -= 5
    if section in _VALUE_ROLES and outline.segments[index - 1].kind == section:
        score -= 6
    if _is_beside_volume(outline, index) and len(words.split()) < 9:
        # ScienceDirect prints the journal over and under its volume line; Wiley over it.
        score -= 6 if repeated[folded] > 1 else 3
    if index <= anchor:
        # The nearer to the abstract, the likelier; a menu may stand far above.
        score += 3 if anchor - index <= 12 else 1 if anchor - index <= 40 else 0
    else:
        score -= 2
    return score


def _is_named_above(outline: Outline, index: int) -> bool:
    """Say whether a line with the shape of a name is in a list of names close above: a card of an author."""
    if not outline.people(index) or not looks_like_person(outline.segments[index].text):
        return False
    own = fold(outline.segments[index].text)
    return any(
        len(people := outline.people(at)) > 1
        and any(fold(str(person.name)) == own for person in people)
        for at in range(max(0, index - CARDS_REACH), index)
        if own in outline.folded[at]
    )


CARDS_REACH = 60


def _is_over_people(outline: Outline, index: int) -> bool:
    """Say whether the next line has the shape of a name, too: the first of names that stand one a line."""
    after = neighbour(outline, index, 1)
    return after is not None and looks_like_person(outline.segments[after].text)


_CUT_END = regex(r"\s?(?:\.{3,}|…)$")


def _is_cut_short(outline: Outline, index: int) -> bool:
    """Say whether a line is the beginning of another, cut by a menu or a trail to its width."""
    words = outline.segments[index].text
    cut = _CUT_END.search(words)
    if cut is None:
        return False
    own = fold(words[: cut.start()])
    return len(own) > 12 and any(
        len(folded) > len(own) and folded.startswith(own)
        for at, folded in enumerate(outline.folded)
        if at != index
    )


def _is_name_under_title(outline: Outline, index: int) -> bool:
    """Say whether a line with the shape of one name follows a long line: an author, and no title.

    A journal of two words below ("Victorian Poetry") has the shape of a name as well, and would make
    the author's line look like a title over its author.
    """
    words = outline.segments[index].text
    long = sum(not word.islower() for word in words.split())
    if index == 0 or long > 4 or not looks_like_person(words):
        return False
    above = outline.segments[index - 1].text
    return (
        outline.roles[index - 1] == "other"
        and len(above.split()) > 5
        and not looks_like_person(above)
    )


# A line under one of these labels is its value.
_VALUE_ROLES = frozenset(["journal", "publisher", "volume", "issue", "issn", "language"])


# So much below a line is a header, even among the short lines of a menu.
A_HEADER = 4


MENU_REACH = 6


def _is_in_menu(outline: Outline, index: int) -> bool:
    """Say whether nearly all lines around are of a few words: the menus of a whole page, where anything looks like names."""
    if len(outline.segments) < 150 or len(outline.segments[index].text.split()) > 7:
        return False
    around = (
        *outline.segments[max(0, index - MENU_REACH) : index],
        *outline.segments[index + 1 : index + 1 + MENU_REACH],
    )
    return sum(len(segment.text.split()) < 5 for segment in around) >= 2 * MENU_REACH - 3


def _is_beside_volume(outline: Outline, index: int) -> bool:
    after = index + 1
    if after < len(outline.segments) and outline.roles[after] == "volume":
        return True
    own = fold(outline.segments[index].text)
    return (
        index > 1
        and outline.roles[index - 1] == "volume"
        and own == fold(outline.segments[index - 2].text)
    )


_SENTENCES = regex(r"[a-z][.!]\s+[A-Z]")
_SITE_WORDS = regex(r"\b(?:your?|sign up|click|website|browse|search)\b", re.I)
_COUNT_AT_END = regex(r"\(\d{1,3}\)$|\d:\d\d$")
_ROW = regex(r"\s{4}|\t")
_CITATION_SIGNS = regex(r"https?://|\bet al\b|\b(?:19|20)\d\d;\d|\bdoi\b")


def _by_words(words: str) -> int:
    count = len(words.split())
    cjk = len(re.findall(r"[\u3040-\u30ff\u4e00-\u9fff]", words))
    score = (
        3
        if 5 <= count <= 35 or cjk > 7
        else 1
        if count in (3, 4) or cjk > 3
        else -1
        if count == 2
        else -3
    )
    if words.endswith(".") and not words.endswith(("...", "sp.", "spp.")):
        score -= 3
    if _SENTENCES.search(words):
        score -= 3
    if words[:1].islower():
        score -= 2
    if count > 7 and len(words) > 50:
        score += 1
    if _SITE_WORDS.search(words):
        # What speaks to its reader is the site.
        score -= 3
    if re.match(r"\d{1,2}[.)]?\s?(?:[A-ZÀ-Þ]|\d[A-Z])", words) and (
        not words[:4].strip().isdigit()
    ):
        # "2. 2MRC Laboratory …", "7. William C Smith": a member of a numbered list.
        score -= 4
    if parse_affiliation(words) is not None and count < 30 and not SUBTITLE.match(words):
        score -= 3
    glued = len(_GLUED_ITEMS.findall(words))
    if glued:
        # "View PDF VersionPrevious ArticleNext Article": items of a menu.
        score -= 8 if glued > 1 else 2
    if _COUNT_AT_END.search(words):
        # "Extras (1)", "Last modified 10:08".
        score -= 4
    if _YEAR_LABELLED.search(words) or _ROW.search(words):
        # "Journal de Physique et le Radium Année : 1955"; a row of a table.
        score -= 4
    if find_email(words) or _CITATION_SIGNS.search(words):
        score -= 4
    return score


def _by_line_above(outline: Outline, index: int) -> int:
    before = neighbour(outline, index, -1)
    if before is None:
        return 0
    role = outline.roles[before]
    text = outline.segments[before].text
    if (
        role in ("type", "volume", "breadcrumb")
        or _RESEARCH_TOPIC.match(text)
        or outline.segments[before].kind == "type"
        or is_date(text)
    ):
        return 2
    if role == "rights" and outline.segments[before].end == outline.segments[index].start:
        return 3
    return 0


def _is_parallel(outline: Outline, index: int, after: int) -> bool:
    """Say whether the next line is the same title in another language: alike in length, sure in language."""
    one, other = outline.segments[index].text, outline.segments[after].text
    if outline.roles[after] != "other" or not 0.5 < len(one) / max(len(other), 1) < 2:
        return False
    languages = guess_language(one), guess_language(other)
    if None in languages:
        return outline.is_bilingual and min(len(one.split()), len(other.split())) > 3
    return languages[0] != languages[1]


def neighbour(outline: Outline, index: int, step: int) -> int | None:
    """The next segment in a direction that is no noise and does not repeat this one."""
    own = fold(outline.segments[index].text)
    at = index + step
    while 0 <= at < len(outline.segments) and abs(at - index) < 8:
        if outline.roles[at] not in ("noise", "url") and fold(outline.segments[at].text) != own:
            return at
        at += step
    return None
