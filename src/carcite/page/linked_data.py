"""The JSON in a page's scripts, parsed as leniently as pages write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from carcite.values.json_source import is_deep, whole_escapes
from carcite.values.patterns import regex

# An article with 3,000 authors takes 2 MB; a page has a dozen scripts.
LONGEST_SCRIPT = 8_000_000
MOST_SCRIPTS = 100
_COMMENTS = regex(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>)\s*;?\s*$")  # fmt: skip


def linked_data(scripts: Iterable[str]) -> Iterator[Any]:
    """Parse a page's scripts of JSON-LD; one that cannot be parsed is passed over."""
    for script in islice(scripts, MOST_SCRIPTS):
        data = parse_json(script)
        if data is not None:
            yield data


def parse_json(source: str | None) -> Any:
    """Parse JSON as pages hold it; None when it is none, too long, or nested too deep."""
    if not source or len(source) > LONGEST_SCRIPT:
        return None
    source = whole_escapes(source)
    for mended in (_as_it_is, _without_comments, _without_last_commas):
        try:
            value = json.loads(mended(source), strict=False, parse_constant=_nothing)
            return None if is_deep(value) else value
        except (ValueError, RecursionError):
            continue
    return None


def _as_it_is(source: str) -> str:
    return source


def _without_comments(source: str) -> str:
    return _COMMENTS.sub("", source)


def _without_last_commas(source: str) -> str:
    # Hand-made scripts put a comma behind the last member.
    return re.sub(r",(?=\s{0,200}[}\]])", "", _without_comments(source))


def _nothing(_: str) -> None:
    """NaN and Infinity are no JSON (RFC 8259, 6), and no value either."""
