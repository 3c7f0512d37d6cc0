"""Cut copied text into segments: lines, and what a crawler glued into one line taken apart again.

Extraction loses line ends: a journal's terms run into the title, "View all 3 articles" into the name
of a Research Topic, and at the worst the whole page is one line. What is furniture of the page
(labels, stock sentences, volume lines) shows where the pieces meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carcite.page import Page
from carcite.page.lines import Line
from carcite.readers.text.labels import Label, find_colonless_label, find_label
from carcite.readers.text.lost_lines import cuts_of_page
from carcite.readers.text.phrases import (
    COLON_LABEL,
    CUTTING,
    GLUE,
    GLUED_ENDS,
    HEADING_LABEL,
    RIGHTS_WORDS,
    RUN_LABEL,
    STOCK_PHRASE,
)
from carcite.values.patterns import regex


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the page's text that is one thing, with its offsets into `Page.text`.

    `label` is what it starts with; `value` its words behind the label, `value_start` their offset.
    """

    text: str
    start: int
    end: int
    blank_before: bool = False
    label: Label | None = None

    @property
    def kind(self) -> str | None:
        """The kind of its label, or None."""
        return self.label.kind if self.label else None

    @property
    def value(self) -> str:
        """The words behind the label on the same line; without a label, all of them."""
        if self.label is None:
            return self.text
        return self.text[self.label.value_at :] if self.label.value_at is not None else ""

    @property
    def value_start(self) -> int:
        """The offset of `value` in the page's text."""
        return self.end - len(self.value)


def segments(
    page: Page, held: Sequence[str] = (), notices: Sequence[tuple[int, int]] = ()
) -> tuple[Segment, ...]:
    """Cut a page's text into segments, in order.

    `held` are the holders that the copyright notice names: on a page without line ends they show
    where the names begin. `notices` are the stretches of the page's text that the notices stand in.
    """
    whole_page = _is_unlined(page)
    cut: list[Segment] = []
    for line in page.lines:
        cuts = (
            cuts_of_page(
                line.text, held, [(start - line.start, end - line.start) for start, end in notices]
            )
            if whole_page and len(line.text) > 400
            else _cuts_of_line(line.text)
        )
        for start, end in _pieces(line.text, cuts):
            cut.append(_segment(line, start, end))
    return tuple(cut)


# Renderers of whole pages mark the members of a list by its depth: "*", "+", "o"; crawlers by "-".
_BULLET = regex(r"\s{0,3}(?:[*+•▪●◦‣■○-]\s{1,4}|o\s{1,4}(?=[A-ZÀ-Þ]))+(?=\S)")


def _segment(line: Line, start: int, end: int) -> Segment:
    words = line.text[start:end]
    bullet = _BULLET.match(words)
    if bullet is not None:
        start, words = start + bullet.end(), words[bullet.end() :]
    stripped = words.strip()
    offset = line.start + start + len(words) - len(words.lstrip())
    label = find_label(stripped) or find_colonless_label(stripped)
    return Segment(
        stripped, offset, offset + len(stripped), line.blank_before and start == 0, label
    )


# A page whose longest line holds most of it has lost its line ends, if that line also has furniture.
UNLINED_SHARE = 0.6
UNLINED_STOCK = 3
# A landing page has some ten thousand characters; a line far longer is no page that lost its line ends.
UNLINED_LIMIT = 200_000


def _is_unlined(page: Page) -> bool:
    if page.kind != "text" or not page.lines:
        return False
    longest = max(page.lines, key=lambda line: len(line.text))
    if not UNLINED_SHARE * len(page.text.strip()) <= len(longest.text) <= UNLINED_LIMIT:
        return False
    found = {match.lastgroup for match in STOCK_PHRASE.finditer(longest.text)}
    found |= {match.group()[:8].lower() for match in COLON_LABEL.finditer(longest.text)}
    found |= {match.group()[:8].lower() for match in HEADING_LABEL.finditer(longest.text)}
    return len(found) >= UNLINED_STOCK


def _pieces(text: str, cuts: set[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in sorted(cuts):
        if text[start:cut].strip():
            yield start, cut
            start = cut
    if text[start:].strip():
        yield start, len(text)


def _cuts_of_line(text: str) -> set[int]:
    """Cut a line only where two things were glued: rights prose to what follows, a value to the next label."""
    cuts: set[int] = set()
    glued = list(GLUE.finditer(text))
    first = RIGHTS_WORDS.search(text) if glued else None
    for found in glued:
        end = found.end()
        behind_rights = first is not None and first.end() <= end and len(text) - end > 3
        if behind_rights or COLON_LABEL.match(text, end):
            cuts.add(end)
    if len(text) < 600:
        cuts |= _stock_cuts(text) | _run_cuts(text) | _end_cuts(text)
    return cuts


def _end_cuts(text: str) -> set[int]:
    """Cut off the label at a line's end that ran into the value before it without a blank."""
    line = text.rstrip()
    if not line.endswith(GLUED_ENDS):
        return set()
    label = next(label for label in GLUED_ENDS if line.endswith(label))
    start = len(line) - len(label)
    before = line[start - 1 : start]
    return {start} if before.islower() or before.isdigit() or before in (".", ")") else set()


# So many labels with colons on a line are a run of them, and no sentence.
RUN = 3


def _run_cuts(text: str) -> set[int]:
    """Cut a line of labels with their values, as catalogues and ACL's and Nature's pages print it, at each label."""
    if text.count(":") + text.count("：") < RUN:
        return set()
    found = [label.start() for label in RUN_LABEL.finditer(text)]
    return set(found[1:]) if len(found) >= RUN else set()


def _stock_cuts(text: str) -> set[int]:
    cuts: set[int] = set()
    if not any(words in text for words in CUTTING):
        return cuts
    for found in STOCK_PHRASE.finditer(text):
        if found.lastgroup in {"f", "d"}:
            cuts.add(found.end())
        elif found.lastgroup in set("ceghmn") and found.start():
            cuts.add(found.start())
    return cuts
