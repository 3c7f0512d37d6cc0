"""What readers ask of words, wherever these stand: is a text cut off, which words are keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.values.inline import marked_text, plain_text
from carcite.values.text import fold

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
        words = re.sub(r"^info:mesh/", "", part.strip(" .,;:•·|"))
        if words and len(words) < 200:
            found.setdefault(fold(words), words)
    return tuple(found.values())[:MOST_KEYWORDS]


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


_SEPARATOR = re.compile(r"\s+[|\u2013\u2014:-]\s+")


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
