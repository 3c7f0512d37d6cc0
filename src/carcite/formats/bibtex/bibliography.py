"""A BibTeX file taken apart: its entries, its macros, and where its grammar is broken."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from carcite.formats.loaded import Lost

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Entry:
    """An entry as it stands in the file.

    `type` and the names of the fields are in lower case. A value is what its parts make together,
    macros put in, with the blanks of the file. `start` and `end` are offsets: `text[start:end]` is
    all of the entry. A field may stand there more than once. `undefined` are the macros that nothing
    defines, which stand in the values by their names.
    """

    type: str
    key: str
    fields: list[tuple[str, str]]
    start: int
    end: int
    undefined: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A place where the grammar is broken: its offsets, what is wrong, what was done, and what is lost by it."""

    start: int
    end: int
    error: str
    done: str
    lost: Lost


@dataclass(slots=True)
class Bibliography:
    """A file taken apart; `strings` are the file's own macros, `comments` offsets."""

    text: str
    entries: list[Entry] = field(default_factory=list)
    strings: dict[str, str] = field(default_factory=dict)
    preambles: list[str] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    _line_ends: list[int] | None = field(default=None, repr=False)

    def line(self, offset: int) -> int:
        """Return the line of an offset, from 1."""
        if self._line_ends is None:
            self._line_ends = [found.end() for found in LINE_END.finditer(self.text)]
        return bisect_right(self._line_ends, offset) + 1
