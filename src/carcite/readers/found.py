"""What a pattern found in a line: its named groups as CSL's variables, with their words and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Groups that patterns call otherwise than CSL; "page2" is a second group of "page", "_track" none at all.
_VARIABLES = {"journal": "container_title", "title": "container_title", "year": "issued"}


@dataclass(frozen=True, slots=True)
class Found:
    """A value found in a line: the variable, its words, and where they stand in the line."""

    variable: str
    words: str
    start: int
    end: int


def found_in(match: re.Match[str]) -> Iterator[Found]:
    """Yield what the named groups of a match hold, in the order of the pattern.

    >>> [(one.variable, one.words) for one in found_in(re.match(r"(?P<volume>\\d+)[(](?P<year>\\d+)[)]", "7(2020)"))]
    [('volume', '7'), ('issued', '2020')]
    """
    for group, words in match.groupdict().items():
        if words and not group.startswith("_"):
            name = group.rstrip("0123456789")
            yield Found(_VARIABLES.get(name, name), words, *match.span(group))
