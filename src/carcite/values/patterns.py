"""Patterns that are compiled when they are first used, so that a start does not wait for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import AnyStr, cast

_MEMBERS = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "scanner",
    "flags", "groups", "groupindex",
)  # fmt: skip


class LazyPattern:
    """Stands for a compiled pattern; its first use compiles it and puts the pattern's methods here."""

    def __init__(self, source: str | bytes | Callable[[], str | bytes], flags: int) -> None:
        self._source = source
        self._flags = flags

    @property
    def pattern(self) -> str | bytes:
        """The pattern as text."""
        return self._source() if callable(self._source) else self._source

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


def regex(pattern: AnyStr | Callable[[], AnyStr], flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first used; a wrong one raises `re.error` only then.

    A long one may be a function that puts it together, which is called as late.

    >>> regex("(?P<year>[0-9]{4})").search("in 2020")["year"]
    '2020'
    """
    return cast("re.Pattern[AnyStr]", LazyPattern(pattern, flags))
