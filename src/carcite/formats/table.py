"""One table a format: a row says which field holds which variable, and as what kind of value.

`Table.fields` runs it forwards. A kind knows how its value is written; the row has no code, so that
a reader can run the same table backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from carcite.reference import Reference

Written = TypeVar("Written")


@dataclass(frozen=True, slots=True)
class Kind(Generic[Written]):
    """A kind of value.

    `write` takes a value and the dialect, and returns what a field holds, once for every repetition
    of the field.
    """

    write: Callable[[Any, str], Iterable[Written]]


def everywhere(write: Callable[[Any], Iterable[Written]]) -> Kind[Written]:
    """Return a kind of value that is written alike in every dialect."""
    return Kind(lambda value, _: write(value))


@dataclass(frozen=True, slots=True)
class Row(Generic[Written]):
    """A field of a format and the variable in it.

    `types` limits the row to CSL types and `but` excludes some; `dialects` limits it to profiles.
    The row is left out where the variable named by `unless` has a value.
    """

    field: str
    variable: str
    kind: Kind[Written]
    types: frozenset[str] | None = None
    but: frozenset[str] = frozenset()
    dialects: frozenset[str] | None = None
    unless: str | None = None

    def holds(self, type_: str, dialect: str) -> bool:
        """Whether the row is about works of this type in this dialect."""
        return (
            (self.types is None or type_ in self.types)
            and type_ not in self.but
            and (self.dialects is None or dialect in self.dialects)
        )


class Table(Generic[Written]):
    """A format's rows, in the order in which its fields are written."""

    def __init__(self, *rows: Row[Written]) -> None:
        self.rows = rows
        self._chosen: dict[tuple[str, str], tuple[Row[Written], ...]] = {}

    def rows_for(self, type_: str, dialect: str) -> tuple[Row[Written], ...]:
        """Return the rows about works of this type in this dialect."""
        chosen = self._chosen.get((type_, dialect))
        if chosen is None:
            chosen = tuple(row for row in self.rows if row.holds(type_, dialect))
            self._chosen[type_, dialect] = chosen
        return chosen

    def fields(self, reference: Reference, dialect: str) -> Iterator[tuple[str, Written]]:
        """Yield the fields of a reference."""
        for row in self.rows_for(reference.type, dialect):
            value = getattr(reference, row.variable)
            if value is None or value == () or value == "":
                continue
            if row.unless is not None and getattr(reference, row.unless):
                continue
            for written in row.kind.write(value, dialect):
                yield row.field, written


def the(*types: str) -> frozenset[str]:
    """Return a set of types or dialects, for a row."""
    return frozenset(types)
