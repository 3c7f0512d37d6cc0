"""The abstract of a Crossref record: JATS, HTML or text, with its sections and without what is no abstract."""

from __future__ import annotations

import html
import re

from carcite.crossref.titles import NOTHING, spaced
from carcite.lexicon.words import LABELS
from carcite.values.inline import UNREAD, marked_text
from carcite.values.markup import plain_text
from carcite.values.patterns import regex
from carcite.values.text import fold, mend_mojibake
from carcite.values.variables import without_copyright

# Shorter ones are a sentence that says that there is none, or a stray mark.
SHORTEST = 40
# What systems deposit in an abstract's place (the commonest of the public file of 2023).
_JUNK = regex(
    r"(?:(?:no )?abstracts?(?: is| are)?(?: not)?(?: available| provided| supplied| found)|(?:there is )?no abstract\b.{0,80}"
    r"|this article has no abstract|click (?:on|here)\b.{0,120}|see (?:the )?(?:full text|pdf|article)\b.{0,60}|n/?a)[.!]?",
    re.I,
)
# The heading of an abstract; a second one begins a translation.
_HEADS = frozenset(map(fold, LABELS["abstract"]))
_HEAD_GLUED = regex(r"^(?:abstract|summary)(?:\s?[:.—–-]\s{0,3}|\s{1,3}(?=[A-Z]))", re.I)
# "AbstractWe study …": the heading's tags went, and the blank with them.
_HEAD_RUN_ON = regex(r"^(?:Abstract|ABSTRACT)(?=[A-Z][a-z])")

_PREFIX = r"(?:[a-z]{1,12}\d{0,2}:)?"
_TITLE = regex(rf"<{_PREFIX}title\b[^<>]{{0,200}}>([\s\S]{{0,400}}?)</{_PREFIX}title\s?>", re.I)
_BREAK = regex(
    rf"</?{_PREFIX}(?:p|sec|list|list-item|li|ul|ol|div|def-list|def-item|abstract|br|h[1-6])\b[^<>]{{0,500}}/?>", re.I
)  # fmt: skip
_UNSEEN = regex(
    rf"<(?P<fig>{_PREFIX}fig)\b[^<>]{{0,500}}>[\s\S]{{0,5000}}?</(?P=fig)\s?>"
    rf"|<{_PREFIX}(?:inline-graphic|graphic|fig|label)\b[^<>]{{0,500}}/>|<\?[^<>]{{0,500}}\?>|<\?\w{{1,20}}\s[^<>]{{0,200}}", re.I
)  # fmt: skip
# MathML that holds nothing but keeps what it would say as an attribute.
_ALT_ALONE = regex(
    r"<(?:mml:)?math\b[^<>]{0,300}\balttext=\"([^\"<>]{1,500})\"[^<>]{0,300}(?:/>|>\s{0,20}</(?:mml:)?math>)"
)
_TEX_MATH = regex(rf"</?{_PREFIX}tex-math\b[^<>]{{0,300}}>")
# Two characters that no text holds: a section's name, and where a paragraph ends.
_MARK, _END = "\x00", "\x01"
_OURS = str.maketrans("", "", _MARK + _END)


def abstract_text(raw: str, *, title: str = "") -> str:
    """Return an abstract's text, a line a paragraph, a section's name before its words; "" where it is none.

    `title` is the article's: some deposit it as the abstract's heading.

    >>> abstract_text("<jats:sec><jats:title>Aims</jats:title><jats:p>To learn how peat grows in the wet years.</jats:p></jats:sec>")
    'Aims: To learn how peat grows in the wet years.'
    """
    source = _decoded(mend_mojibake(raw)).translate(_OURS)
    if "<mml:math" not in source and "<math" not in source:
        source = _TEX_MATH.sub("", source)
    source = _UNSEEN.sub(" ", UNREAD.sub("", _ALT_ALONE.sub(r"\1", source)))
    source = _TITLE.sub(lambda found: f"{_END}{_MARK}{found[1]}{_END}", source)
    lines = _lines(_BREAK.sub(_END, source), fold(title))
    text = without_copyright(_HEAD_RUN_ON.sub("", _HEAD_GLUED.sub("", "\n".join(lines))))
    return "" if _is_none(text) else text


def _decoded(source: str) -> str:
    for _ in range(3):
        if "&" not in source:
            break
        source = html.unescape(source)
    return source


def _lines(source: str, title: str) -> list[str]:
    """Paragraphs with the names of their sections; of several languages the first alone."""
    lines: list[str] = []
    name = ""
    # Of plain text a blank line ends a paragraph, a line's end none.
    for piece in re.split(rf"{_END}|\n\s{{0,50}}\n", source):
        words = plain_text(marked_text(spaced(piece.removeprefix(_MARK)))).strip()
        if not words:
            continue
        if piece.startswith(_MARK):
            if fold(words) in _HEADS and lines:
                break
            name = "" if fold(words) in _HEADS or fold(words) == title else words.rstrip(" :.")
        else:
            lines.append(f"{name}: {words}" if name else words)
            name = ""
    return lines


def _is_none(text: str) -> bool:
    low = text.lower().strip()
    # "[...]" is the beginning of an editorial, which the publisher deposits in an abstract's place.
    cut_off = low.endswith(("[...]", "[…]", "[ ... ]"))
    return (
        len(low) < SHORTEST or low in NOTHING or _JUNK.fullmatch(low[:200]) is not None or cut_off
    )
