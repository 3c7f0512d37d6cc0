"""One table a format: a row says which field holds which variable, and as what kind of value.

`Table.fields` runs it forwards, `Table.variables` backwards. A kind knows how its value is written
and read; the row has no code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from carcite.reference import Reference

Written = TypeVar("Written")


@dataclass(frozen=True, slots=True)
class Kind(Generic[Written]):
    """A kind of value.

    `write` takes a value and the dialect, and returns what a field holds, once for every repetition
    of the field. `read` takes what all the field's repetitions hold and returns the canonical value,
    or None where they hold none; a kind without it is not read.
    """

    write: Callable[[Any, str], Iterable[Written]]
    read: Callable[[Sequence[Written]], Any] | None = None


def everywhere(
    write: Callable[[Any], Iterable[Written]],
    read: Callable[[Sequence[Written]], Any] | None = None,
) -> Kind[Written]:
    """Return a kind of value that is written alike in every dialect."""
    return Kind(lambda value, _: write(value), read)


@dataclass(frozen=True, slots=True)
class Row(Generic[Written]):
    """A field of a format and the variable in it.

    `types` limits the row to CSL types and `but` excludes some; `dialects` limits it to profiles
    when it is written, since a reader cannot know who wrote a file.
    The row is not written where the variable named by `unless` has a value.
    """

    field: str
    variable: str
    kind: Kind[Written]
    types: frozenset[str] | None = None
    but: frozenset[str] = frozenset()
    dialects: frozenset[str] | None = None
    unless: str | None = None

    def is_about(self, type_: str) -> bool:
        """Whether the row is about works of this type."""
        return (self.types is None or type_ in self.types) and type_ not in self.but

    def holds(self, type_: str, dialect: str) -> bool:
        """Whether the row is written for works of this type in this dialect."""
        return self.is_about(type_) and (self.dialects is None or dialect in self.dialects)


# The dialects of a row that is only read: how others spell what we write elsewhere.
READ_ONLY: frozenset[str] = frozenset()


# A row as a reader sees it: the field, the variable, and how the one becomes the other.
RowReading: TypeAlias = tuple[str, str, Callable[[Sequence[Written]], Any]]


class Table(Generic[Written]):
    """A format's rows, in the order in which its fields are written, and believed when they are read."""

    def __init__(self, *rows: Row[Written]) -> None:
        self.rows = rows
        self._chosen: dict[tuple[str, str], tuple[Row[Written], ...]] = {}
        self._read: dict[str, tuple[RowReading[Written], ...]] = {}

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

    def readings_for(self, type_: str) -> tuple[RowReading[Written], ...]:
        """Return what can be read of works of this type, whatever the dialect."""
        found = self._read.get(type_)
        if found is None:
            found = tuple(
                (row.field, row.variable, row.kind.read)
                for row in self.rows
                if row.kind.read is not None and row.is_about(type_)
            )
            self._read[type_] = found
        return found

    def variables(
        self,
        fields: Mapping[str, Sequence[Written]],
        type_: str,
        known: Mapping[str, Any] | None = None,
    ) -> tuple[dict[str, Any], list[str]]:
        """Return the variables that a record's fields hold, and the fields that no row could place.

        The first row that gives a variable wins; what is `known` beforehand wins over all. A field
        that says the same once more is placed; one that says otherwise is tried for its next row,
        and is left where there is none.
        """
        values: dict[str, Any] = dict(known or {})
        left = dict.fromkeys(fields)
        for field, variable, read in self.readings_for(type_):
            if field not in left:
                continue
            value = read(fields[field])
            if value is None:
                continue
            if values.setdefault(variable, value) == value:
                del left[field]
        return values, list(left)


def the(*types: str) -> frozenset[str]:
    """Return a set of types or dialects, for a row."""
    return frozenset(types)
