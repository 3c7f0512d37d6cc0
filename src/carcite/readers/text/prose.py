"""The prose of a page: its abstract, with its sections; and its keywords."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from carcite.readers.text.outline import FOREIGN_SECTIONS, Outline
from carcite.readers.text.segments import Segment
from carcite.values.patterns import regex
from carcite.values.text import clean

# The heads of a structured abstract's sections (ICMJE), which stand on their own lines or before a colon.
STRUCTURE = regex(
    r"(?:background(?: (?:and|&) (?:aims?|objectives?|purpose))?|introduction|objectives?|aims?(?: and objectives)?|purpose|context|rationale|hypothesis|setting|design|study design|participants|patients(?: and methods)?|subjects|interventions?|(?:main )?outcome(?:s| measures?)|measurements?|materials? (?:and|&) methods?|methods?(?: and (?:findings|results|materials))?|methodology|results?(?: and (?:discussion|conclusions?))?|findings|discussion|conclusions?(?:s| and (?:relevance|implications|significance))?|principal findings|interpretation|significance|implications|limitations|originality(?:/value)?|trial registration|registration|funding|data sources?|evidence acquisition|evidence synthesis|highlights"
    r"|design/methodology/approach|research limitations(?:/implications)?|(?:practical|social|managerial|theoretical) implications|question|meaning|importance|main outcomes? and measures|design, setting,? and participants|exposures?|conclusions and relevance|patients et méthodes|patienten und methoden"
    r"|introducción|objetivos?|antecedentes|materiales? y métodos?|métodos?|metodología|resultados?|discusión|conclusi[oó]n(?:es)?|introdução|metodologia|material e métodos|conclus(?:ão|ões)|discussão|contexte|objectifs?|méthodes?|résultats|matériel et méthodes|hintergrund|zielsetzung|ziel(?:e)?|methoden?|material und methoden|ergebnisse?|schlussfolgerung(?:en)?|fazit|introduzione|obiettiv[oi]|metodi|risultati|conclusioni"
    r"|目的|方法|结果|結果|结论|結論|背景|цель|методы|результаты|выводы|заключение)",
    re.I,
)
_ENDS_PROSE = frozenset(["volume", "breadcrumb", "type", "issn"])
# A statement about rights behind an abstract begins like one; an abstract may be about them.
_STATEMENT = regex(
    r"(?:copyright\b|©|\(c\)\s?(?:19|20)|this (?:work|article) is (?:licen|distrib|publish|an open)|creative commons|derechos de autor|direitos autorais|esta obra|este trabalho|cette œuvre|dieses werk|all rights reserved|licen[cs]ed)",
    re.I,
)
# An abstract has a few hundred words (ICMJE allows 250 to 350); a second paragraph this long is the article.
FULL_ABSTRACT = 120
LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Prose:
    """Words of a page with the stretch they stand in."""

    words: str
    start: int
    end: int


def find_abstracts(outline: Outline) -> list[Prose]:
    """Find every abstract that has a label, in order."""
    found = []
    for span in outline.spans("abstract"):
        prose = _labelled_abstract(outline, span)
        if prose is not None:
            found.append(prose)
    return found


def _labelled_abstract(outline: Outline, span: list[int]) -> Prose | None:
    head = outline.segments[span[0]]
    pieces: list[tuple[str, int, int]] = []
    if head.value:
        pieces.append((head.value, head.value_start, head.end))
    for index in _continued(outline, span):
        segment = outline.segments[index]
        if (outline.roles[index] in _ENDS_PROSE and not _is_head(segment.text)) or _STATEMENT.match(
            segment.text
        ):
            break
        if pieces and _is_beyond(outline, index, pieces):
            break
        if (
            outline.roles[index] == "noise"
            or segment.text in (":", "：")
            or (not pieces and _OVER_ABSTRACT.fullmatch(segment.text))
        ):
            # MDPI's colon stands on a line of its own under the label, ACS' picture and Wiley's code
            # of the language over the abstract.
            continue
        pieces.append((segment.text, segment.start, segment.end))
    return _joined(outline, pieces)


_OVER_ABSTRACT = regex(
    r"(?:abstract image|graphical abstract|(?:en|de|fr|es|pt|it|tr|ru|zh|ja))", re.I
)


def _is_head(words: str) -> bool:
    """Say whether a line is the head of an abstract's section: "Methods", "Results:"."""
    return STRUCTURE.fullmatch(words.rstrip(":. ")) is not None


def _continued(outline: Outline, span: list[int]) -> Iterator[int]:
    """The segments of an abstract: its section, and behind it the sections of its structure."""
    index = span[0] + 1
    while index < len(outline.segments):
        segment = outline.segments[index]
        if segment.label is not None and not _is_structure(outline, index):
            return
        yield index
        index += 1


def _is_structure(outline: Outline, index: int) -> bool:
    """Say whether a label is a head within the abstract: "Introduction: …", or "Introduction" above prose that goes on to "Methods"."""
    segment = outline.segments[index]
    if segment.label is None or not STRUCTURE.fullmatch(segment.label.words):
        return False
    if segment.value:
        return True
    heads = [
        later.text.rstrip(":. ")
        for later in outline.segments[index + 1 : index + 4]
        if len(later.text) < 40
    ]
    opens = outline.segments[index - 1].kind == "abstract" and not outline.segments[index - 1].value
    return opens and any(STRUCTURE.fullmatch(head) for head in heads)


def _is_beyond(outline: Outline, index: int, pieces: list[tuple[str, int, int]]) -> bool:
    """Say whether a segment behind some of the abstract is no longer it."""
    segment = outline.segments[index]
    before = outline.segments[index - 1]
    if not segment.blank_before and before.end == pieces[-1][2] and not _ends_sentence(before.text):
        return False
    if _is_head(segment.text) or STRUCTURE.match(segment.text):
        return False
    if _is_head(before.text):
        return False
    structured = any(STRUCTURE.match(words) for words, _, _ in pieces)
    if len(segment.text) < 90 and not _ends_sentence(segment.text):
        return True
    if len(segment.text) < LONGEST_LABEL and segment.text.endswith(":"):
        # "Anthology ID:" is a label of something else, since no head of an abstract is called so.
        return True
    so_far = sum(len(words.split()) for words, _, _ in pieces)
    return not structured and so_far >= FULL_ABSTRACT // 2 and not _is_bounded(outline, index)


def _is_bounded(outline: Outline, index: int) -> bool:
    """Say whether a label that follows an abstract stands close behind, so that this is still the abstract."""
    for after in range(index + 1, min(index + 4, len(outline.segments))):
        if outline.segments[after].kind in (
            "keywords",
            "body",
            "published",
            "cite",
            "license",
            "downloads",
            "doi",
            "submitted",
            "abstract",
            "references",
        ):
            return True
    return index + 1 == len(outline.segments)


def _ends_sentence(words: str) -> bool:
    return words.rstrip("”\"')»] ").endswith((".", "!", "?", "。", "…", ":", ";"))


# So many heads of a structured abstract in a row are one.
A_RUN = 3
_HEADED = regex(rf"{STRUCTURE.pattern}(?::\s|\s(?=[A-ZÀ-Þ\d]))\S", re.I)


def find_run_of_heads(outline: Outline) -> Prose | None:
    """Find an abstract without a label by the heads of its sections: "Importance …", "Objective …", "Results …".

    Frontiers and JAMA print it so; the first head may be the label of an article's body elsewhere.
    """
    for index in range(len(outline.segments) - A_RUN):
        run = index
        while run < len(outline.segments) and _is_headed(outline, run):
            run += 1
        if run - index >= A_RUN:
            pieces = [(one.text, one.start, one.end) for one in outline.segments[index:run]]
            return _joined(outline, pieces)
    return None


def _is_headed(outline: Outline, index: int) -> bool:
    """Say whether a segment begins with a head of a structured abstract, and is no sentence that does."""
    words = outline.segments[index].text
    found = _HEADED.match(words)
    return (
        found is not None
        and len(words) > 40
        and (words[found.end() - 1].isupper() or words[found.end() - 1].isdigit())
        and outline.sections[index] not in FOREIGN_SECTIONS
        and not _KEY_POINTS.match(words)
    )


_KEY_POINTS = regex(r"(?:Question|Findings|Meaning)\s(?=[A-Z])")


def find_unlabelled_abstract(outline: Outline, title: int) -> Prose | None:
    """Find an abstract that has no label: the first long prose behind title and names, before any section."""
    for index in range(title + 1, len(outline.segments)):
        segment = outline.segments[index]
        section = outline.sections[index]
        if segment.kind in ("abstract", "body", "references", "cite"):
            return None
        if section in FOREIGN_SECTIONS or _STATEMENT.match(segment.text):
            continue
        if (
            outline.roles[index] not in ("prose", "rights")
            or outline.people(index)
            or section in ("license", "keywords", "cite")
        ):
            continue
        if len(segment.text.split()) < 30 and len(segment.text) < 200:
            continue
        pieces = [(segment.text, segment.start, segment.end)]
        for after in range(index + 1, len(outline.segments)):
            later = outline.segments[after]
            if (
                later.label is not None
                or outline.roles[after] != "prose"
                or _is_beyond(outline, after, pieces)
            ):
                break
            pieces.append((later.text, later.start, later.end))
        return _joined(outline, pieces)
    return None


def _joined(outline: Outline, pieces: list[tuple[str, int, int]]) -> Prose | None:
    """Join wrapped lines by a blank and paragraphs by a new line."""
    if not pieces or sum(len(words) for words, _, _ in pieces) < 40:
        return None
    by_end = {segment.start: segment for segment in outline.segments}
    out = clean(pieces[0][0])
    for (before, _, _), (words, start, _) in itertools.pairwise(pieces):
        segment = by_end.get(start)
        wrapped = (
            segment is not None
            and not segment.blank_before
            and not _ends_sentence(before)
            and not _is_head(before)
        )
        out += (" " if wrapped else "\n") + clean(words)
    return Prose(out, pieces[0][1], pieces[-1][2])


# --- keywords --------------------------------------------------------------------------------

_BULLET = regex(r"\s{0,3}[•·▪●|]\s{1,3}|\s{1,3}[•·▪●|]\s{0,3}")
_SEMICOLON = regex(r"\s{0,3}[;；]\s{0,3}")
_COMMA = regex(r"\s{0,3}[,，、،]\s{0,3}")
LONGEST_KEYWORD = 120
MOST_KEYWORDS = 60


def find_keywords(outline: Outline) -> list[tuple[tuple[str, ...], int, int]]:
    """Find the keywords behind each label: the words, and the stretch they stand in."""
    found = []
    for span in outline.spans("keywords"):
        head = outline.segments[span[0]]
        if head.value:
            words = split_keywords(head.value)
            more = _words_below(outline, span[0]) if len(words) == 1 else []
            if words:
                end = more[-1].end if more else head.end
                words = _cleaned([*words, *(line.text for line in more)])
                found.append((words, head.value_start, end))
            continue
        lines: list[Segment] = []
        for index in span[1:]:
            if (
                outline.roles[index] not in ("other", "prose")
                or len(outline.segments[index].text) > 600
            ):
                break
            if _ENDS_KEYWORDS.match(outline.segments[index].text):
                break
            if (
                index != span[1]
                and outline.segments[index].blank_before
                and len(lines) == 1
                and _is_list(lines[0].text)
            ):
                break
            lines.append(outline.segments[index])
        words = _from_lines([line.text for line in lines])
        if words:
            found.append((words, lines[0].start, lines[-1].end))
    return found


MOST_BELOW = 20


def _words_below(outline: Outline, index: int) -> list[Segment]:
    """The words that DSpace prints a line each below the first, which stands behind the label, up to the next label."""
    lines: list[Segment] = []
    for after in range(index + 1, min(index + MOST_BELOW, len(outline.segments))):
        segment = outline.segments[after]
        if segment.label is not None:
            return lines if segment.value else []
        if len(segment.text) > LONGEST_KEYWORD // 2 or re.search(r"[:.;@]", segment.text):
            return []
        lines.append(segment)
    return []


# What stands behind a list of keywords that is a line a word: the next part of the page, or its foot.
_ENDS_KEYWORDS = regex(
    r"(?:(?:publication|article|version|document) history|(?:mathematics subject|jel) classifications?.{0,60}|profiles?|author profiles|information|sections|type"
    r"|metrics|versions|recommendations|comments|share|qualifiers|about\b.{0,40}|contact\b.{0,40}|.{0,60}\b(?:logo|cookies?|privacy policy|view (?:author )?profile|all rights)\b.{0,80}"
    r"|.{0,60}©.{0,80}|.{0,40}\b\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d|[A-Z][^:\n]{2,40}:\s.{0,80}|(?:un article de la revue|an article (?:from|of) the).{0,120}|notes on contributors?)$",
    re.I,
)
# "LevantLate Bronze AgeShiqmona": the words of a list that has lost what parted them.
_GLUED = regex(r"[a-zà-ÿ)][A-ZÀ-Þ][a-zà-ÿ]")


def _is_list(words: str) -> bool:
    return bool(_SEMICOLON.search(words) or _COMMA.search(words))


def _from_lines(lines: list[str]) -> tuple[str, ...]:
    if len(lines) == 1:
        return split_keywords(lines[0])
    if (
        lines
        and all(_SEMICOLON.search(line) is None and len(line) < LONGEST_KEYWORD for line in lines)
        and not all(line.endswith(",") for line in lines[:-1])
    ):
        return _cleaned(lines)
    return split_keywords(" ".join(lines))


def split_keywords(words: str) -> tuple[str, ...]:
    """Split keywords at the separator they use: bullets, semicolons, else commas outside brackets."""
    words = clean(words)
    for separator in (_BULLET, _SEMICOLON):
        if separator.search(words.strip(" ;|•·")):
            return _cleaned(separator.split(words))
    parts = _split_outside_brackets(words)
    for separator in (_DASH, _STOP) if len(parts) == 1 and len(words) < LONGEST_LIST else ():
        pieces = separator.split(words)
        # Two pieces may be one keyword with a subtitle; a list has three. A sentence is none.
        if len(pieces) > 2 and all(len(piece.split()) <= MOST_WORDS for piece in pieces):
            return _cleaned(pieces)
    return _cleaned(parts)


LONGEST_LIST, MOST_WORDS = 400, 5
# Thieme and SciELO's oldest journals part keywords by these.
_DASH = regex(r"\s[-–—]\s")
_STOP = regex(r"(?<=[a-zà-ÿ)]{2})\.\s(?=[A-ZÀ-Þ])")


def _split_outside_brackets(words: str) -> list[str]:
    parts, depth, last = [], 0, 0
    commas = {found.start(): found.end() for found in _COMMA.finditer(words)}
    for at, char in enumerate(words):
        depth += (char in "([（") - (char in ")]）")
        if at in commas and depth <= 0:
            parts.append(words[last:at])
            last = commas[at]
    return [*parts, words[last:]]


_NUMBERED = regex(r"\d{1,2}[.)]\s+")
_LANGUAGE_CODE = regex(r"(?:en|fr|es|pt|de|it)")


def _cleaned(parts: list[str]) -> tuple[str, ...]:
    words = [clean(part).strip(" .;,•·*|–-").strip() for part in parts]
    if len(words) > 1 and all(_NUMBERED.match(word) for word in words):
        words = [_NUMBERED.sub("", word) for word in words]
    if words and _LANGUAGE_CODE.fullmatch(words[0]):
        # HAL heads each language's keywords with its code.
        words = words[1:]
    # An abbreviation keeps its stop; a list's last word had the sentence's.
    words = [word for word in dict.fromkeys(words) if word and len(word) <= LONGEST_KEYWORD]
    if len(words) == 1 and len(_GLUED.findall(words[0])) > 1:
        return ()
    return tuple(words) if 0 < len(words) <= MOST_KEYWORDS else ()
