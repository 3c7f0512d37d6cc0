"""What is looked at in JSON that strangers wrote, before anything is read in it."""

from __future__ import annotations

from typing import Any

from carcite.values.patterns import regex

# Schema.org's words nest some ten levels deep, records of Crossref five.
DEEPEST_JSON = 100
# What is written with a backslash: a backslash, a pair of halves that is a character, or a half alone.
_ESCAPED_HALVES = regex(
    r"\\\\|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(\\u[dD][89a-fA-F][\da-fA-F]{2})"
)


def whole_escapes(source: str) -> str:
    r"""Replace the escapes for halves of characters in a source of JSON; offsets stay as they are.

    >>> whole_escapes(r'"\ud83d\ude00 \ud83d"')
    '"\\ud83d\\ude00 \\ufffd"'
    """
    if "\\ud" not in source and "\\uD" not in source:
        return source
    return _ESCAPED_HALVES.sub(lambda found: "\\ufffd" if found[1] else found[0], source)


def is_deep(value: Any) -> bool:
    """Say whether parsed JSON is nested deeper than `DEEPEST_JSON`: whoever goes down in it would run out of stack."""
    level = [value]
    for _ in range(DEEPEST_JSON):
        level = [
            inner
            for one in level
            if isinstance(one, (dict, list))
            for inner in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return False
    return True
