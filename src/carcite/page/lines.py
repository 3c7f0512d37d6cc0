"""The lines of a text, with their places in it."""

from __future__ import annotations

from typing import NamedTuple

from carcite.values.patterns import regex

_LINE = regex(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


class Line(NamedTuple):
    """A line of a page's text, without the blanks around it. `start` and `end` are offsets into `Page.text`.

    `blank_before` says whether an empty line stands before it.
    """

    text: str
    start: int
    end: int
    blank_before: bool = False


def split_lines(text: str) -> tuple[Line, ...]:
    """Cut a text into its lines that are not empty, with their offsets."""
    lines, last = [], 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + raw.index(stripped[0])
        gap = text.count("\n", last, start) or text.count("\r", last, start)
        lines.append(Line(stripped, start, start + len(stripped), gap > 1))
        last = start + len(stripped)
    return tuple(lines)
