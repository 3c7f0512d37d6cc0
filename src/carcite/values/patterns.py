"""Patterns that are compiled when they are first used, so that a start does not wait for all of them."""

from __future__ import annotations

import re
from typing import AnyStr, cast

_MEMBERS = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner",
    "flags", "groups", "groupindex",
)  # fmt: skip


class LazyPattern:
    """Stands for a compiled pattern; its first use compiles it and puts the pattern's methods here."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        # Python comes here for what the instance does not hold: before the first use.
        if name not in _MEMBERS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update((member, getattr(compiled, member)) for member in _MEMBERS)
        return vars(self)[name]

    @property
    def is_compiled(self) -> bool:
        """Whether the pattern was used."""
        return "search" in vars(self)

    def __repr__(self) -> str:
        return f"regex({self.pattern!r})"


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first used; a wrong one raises `re.error` only then.

    >>> regex("(?P<year>[0-9]{4})").search("in 2020")["year"]
    '2020'
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
