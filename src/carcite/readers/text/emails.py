"""E-mail addresses in a line, also as pages hide them from robots: ana{at}example.org."""

from __future__ import annotations

import re

from carcite.values.patterns import regex

EMAIL = regex(r"[\w.+-]{1,64}\s?(?:@|\{at\}|\(at\)|\[at\])\s?[\w-]{1,60}(?:\.[\w-]{2,60}){1,4}")


def has_sign_of_email(words: str) -> bool:
    """Say whether a line has the sign of an address at all, which costs less than to look for one."""
    return "@" in words or "at}" in words or "at)" in words or "at]" in words


def find_email(text: str) -> str | None:
    """Find the first e-mail address in a line."""
    found = EMAIL.search(text) if has_sign_of_email(text) else None
    if found is None:
        return None
    return (
        re.sub(r"\s?(?:\{at\}|\(at\)|\[at\])\s?", "@", found.group()).replace(" ", "").rstrip(".")
    )
