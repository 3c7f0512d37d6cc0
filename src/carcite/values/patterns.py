"""Patterns that are compiled when they are first used, so that a start does not wait for all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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


# A beginning in plain letters, or a group of such; what a quantifier makes optional is not of it.
_PLAIN = r"(?:[^\\()\[\]{}|.*+?^$]|\\[^\w\s])"
_HEAD = re.compile(
    rf"(?P<plain>{_PLAIN}+)(?P<then>[*+?{{]?)|\(\?:(?P<group>{_PLAIN}+(?:\|{_PLAIN}+)*)\)(?![*?{{])"
)
_PART = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|.", re.S)


def heads(pattern: str) -> tuple[str, ...]:
    r"""Return texts one of which begins each match of a pattern, so that one look says whether it is worth trying.

    >>> heads(r"springer(?: nature)? terms"), heads(r"(?:osa|optica) open"), heads(r"licences?|rights")
    (('springer',), ('osa', 'optica'), ('licence', 'rights'))

    Raises ValueError where an alternative begins with neither plain letters nor a group of them.
    """
    return tuple(head for part in _alternatives(pattern) for head in _heads_of(part))


def _alternatives(pattern: str) -> list[str]:
    found, depth = [""], 0
    for part in _PART.findall(pattern):
        depth += (part == "(") - (part == ")")
        if part == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += part
    return found


def _heads_of(pattern: str) -> Iterator[str]:
    found = _HEAD.match(pattern)
    parts = (found["group"] or found["plain"]).split("|") if found else []
    if found and found["then"] in ("*", "?", "{"):
        parts = [re.sub(r"\\?.$", "", parts[0])]
    if not all(parts) or not parts:
        raise ValueError(f"no plain beginning in {pattern[:60]!r}")
    yield from (re.sub(r"\\(.)", r"\1", part) for part in parts)


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first; a blank in one may be a hyphen.

    >>> re.sub(one_of(["key words", "key"]), "-", "Key-words and key", flags=re.I)
    '- and -'
    """
    spelt = (re.sub(r"(?:\\[ -])+", r"[\\s-]{1,3}", re.escape(word)) for word in words)
    return "(?:" + "|".join(sorted(dict.fromkeys(spelt), key=len, reverse=True)) + ")"
