"""The labels that pages print before a value or over a section, in the languages of the lexicon.

A label is a word of a page's furniture, not of its article: whole families print the same ones.
Open Journal Systems prints each in the language of the interface.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from carcite.lexicon.words import LABELS
from carcite.values.patterns import regex

# Kinds whose value may follow without a colon: "Received 21st September 2016", "DOI 10.1088/…".
COLONLESS = frozenset(
    {"issued", "published", "submitted", "accepted", "available", "revised", "doi", "issn"}
)
KIND_OF = {word: kind for kind, words in LABELS.items() for word in words}
LONGEST = max(map(len, KIND_OF))
_BULLET = regex(r"[•·*▪‣◦○■►▸▹†‡–-]?\s{0,3}")
_ROW = regex(r"(?P<words>\S{1,30}(?: \S{1,30}){0,3})(?: {4,400}|[ ]{0,400}\t\s{0,400})(?=\S)")
_GLUED_DATE = regex(
    r"(?P<words>Received|Revised|Accepted|Published)(?=\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d)"
)
_COLON = regex(r"[:：﹕]")
_STARTS_WITH_DATE = regex(r"\W{0,5}(?:\d|[^\W\d_]{3,9}\.?\s\d)")
_ENDING = " .|»›▼▾…>\u00a0"


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: its kind, and where its value starts in the line (None: none there)."""

    kind: str
    words: str
    value_at: int | None


def kind_of(words: str) -> str | None:
    """Return the kind of label that the words are, or None."""
    return KIND_OF.get(" ".join(words.lower().split()))


def find_label(line: str) -> Label | None:
    """Find the label that a line consists of or starts with; in "Keywords: a, b" its value starts at 10."""
    start = _BULLET.match(line).end()  # type: ignore[union-attr]  # every part may be empty
    head = line[start : start + LONGEST + 6]
    colon = _COLON.search(head)
    if colon is not None:
        words = head[: colon.start()].rstrip()
        kind = kind_of(words)
        if kind is not None:
            value_at = start + colon.end()
            value_at += len(line) - value_at - len(line[value_at:].lstrip())
            return Label(kind, words, value_at if value_at < len(line) else None)
    glued = _GLUED_DATE.match(line, start)
    if glued is not None:
        # "Received15 Feb 2012": Hindawi's label and date have lost what kept them apart.
        return Label(KIND_OF[glued["words"].lower()], glued["words"], glued.end())
    row = _ROW.match(line, start)
    if row is not None:
        # "Author            Ana Paz": a row of a table, whose cells blanks keep apart.
        kind = kind_of(row["words"])
        if kind is not None:
            return Label(kind, row["words"], row.end())
    if len(line) - start <= LONGEST + 3:
        words = line[start:].strip(_ENDING)
        kind = kind_of(words)
        if kind is not None:
            return Label(kind, words, None)
    return None


def find_colonless_label(line: str) -> Label | None:
    """Find a label that stands before its value without a colon, as those of dates and DOIs do."""
    start = _BULLET.match(line).end()  # type: ignore[union-attr]  # every part may be empty
    ends = [found.start() for found in re.finditer(r"\s", line[start : start + LONGEST + 1])]
    for end in reversed(ends[:9]):
        words = line[start : start + end]
        kind = kind_of(words)
        # "Pages 12–20"; "Pages from a diary" is a title.
        is_pages = kind == "page" and len(line) < 40 and line[start + end :].lstrip()[:1].isdigit()
        if (kind == "issued" or words.lower() == "date") and not _STARTS_WITH_DATE.match(
            line, start + end
        ):
            # "Year in review" and "Anno iscrizione" are no year of issue.
            continue
        if kind in COLONLESS or is_pages:
            value_at = start + end
            value_at += len(line) - value_at - len(line[value_at:].lstrip())
            return Label(kind or "", words, value_at) if value_at < len(line) else None
    return None
