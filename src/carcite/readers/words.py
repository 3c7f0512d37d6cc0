"""What readers ask of words, wherever these stand: is a text cut off, which words are keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.lexicon.words import LABELS
from carcite.values.inline import marked_text, plain_text
from carcite.values.patterns import one_of, regex
from carcite.values.text import fold

# How lists of keywords are headed.
KEYWORD_LABEL = regex(lambda: rf"^{one_of(LABELS['keywords'])}\s*[:：]?\s*", re.I)

# What stands under a title or small behind it and is no part of it: a badge, a kind, a journal, a name.
NO_SUBTITLE = regex(
    r"(?:(?:open|free|full) access|(?:research|review|original|short|data)\s(?:article|paper|report|communication|note)"
    r"|(?:the )?(?:[a-z]+ ){0,2}(?:journal|annals|archives?|bulletin|transactions|proceedings|letters) (?:of|on|for)\b"
    r"|(?:biorxiv|medrxiv|arxiv)?\s?preprint|version \w+$|by\s|article$|edited by)",
    re.I,
)

_ENDS_CUT = ("...", "…", "[...]", "[…]", "&hellip;")
MOST_KEYWORDS = 200


def is_cut_off(text: str) -> bool:
    """Say whether a text breaks off: with dots, or in the middle of a sentence."""
    words = text.rstrip()
    return words.endswith(_ENDS_CUT)


def keywords_of(contents: Sequence[str]) -> tuple[str, ...]:
    """Split what stands in one or several places into keywords; commas within one are kept.

    >>> keywords_of(["Reef fishes; Divers, scuba; Surveys"])
    ('Reef fishes', 'Divers, scuba', 'Surveys')
    """
    parts = [part for content in contents for part in _split(marked_text(content), len(contents))]
    found: dict[str, str] = {}
    for part in parts[: MOST_KEYWORDS * 2]:
        words = plain_text(part).strip(" .,;:•·|").removeprefix("info:mesh/")
        if words and len(words) < 200:
            found.setdefault(fold(words), words)
    return tuple(found.values())[:MOST_KEYWORDS]


# What journals and publishers say of themselves in a page's keywords.
_SITE_NAMES = frozenset(
    map(fold, ("open access", "medical journal", "journal", "scientific journal", "research article", "peer review",
               "peer-reviewed", "scholarly publishing", "online journal", "e-journal", "publisher", "academic journal"))
)  # fmt: skip
# Nature's pages end the article's subjects with the journal's own three.
JOURNALS_SUBJECTS = ("Science", "Humanities and Social Sciences", "multidisciplinary")


def is_of_site(keyword: str) -> bool:
    """Say whether a keyword tells of the site and not of the article."""
    return fold(keyword) in _SITE_NAMES


def without_journals_subjects(keywords: tuple[str, ...]) -> tuple[str, ...]:
    """Cut the journal's own subjects off the end of an article's.

    >>> without_journals_subjects(("Tides", "Science", "Humanities and Social Sciences", "multidisciplinary"))
    ('Tides',)
    """
    size = len(JOURNALS_SUBJECTS)
    return keywords[:-size] if keywords[-size:] == JOURNALS_SUBJECTS else keywords


# Headings and kinds of article that pages hand over as the section of the journal.
_HEADINGS = frozenset(
    map(fold, ("abstract", "introduction", "background", "methods", "materials and methods", "results", "discussion",
               "conclusion", "conclusions", "references", "main", "article", "articles", "research article", "full text",
               "research", "paper", "original paper", "original article"))
)  # fmt: skip


def is_heading(section: str) -> bool:
    """Say whether a "section" is a heading of the article or its kind, and none of the journal's sections."""
    return fold(section) in _HEADINGS


def _split(content: str, count: int) -> list[str]:
    if ";" in content:
        return content.split(";")
    if count > 1:
        # One tag a keyword: "Diabetes Mellitus, Type 2" is one.
        return [content]
    for separator in (" • ", " · ", " | ", "•", "·", "|", "、", "，"):
        if separator in content:
            return content.split(separator)
    return re.split(r",(?![^()]{0,200}\))", content)


_SEPARATOR = regex(r"\s+[|\u2013\u2014:-]\s+")


def title_without_site(title: str, site: str | None = None) -> str:
    """Cut the site's name off a title made for sharing.

    >>> title_without_site("Frontiers | Optic flow in driving")
    'Optic flow in driving'
    """
    words = title
    if site and (site_words := plain_text(site)[:100]) in words:
        name = re.escape(site_words)
        words = re.sub(
            rf"\s*[|\u2013\u2014:-]\s*{name}\s*$|^{name}\s*[|\u2013\u2014:-]\s*", "", words
        )
    # A bar never stands in a title; a dash may.
    parts = re.split(r"\s+[|]\s+|\s*\u2758\s*", words)
    if len(parts) > 1:
        words = max(parts, key=len)
    return words.strip()
