"""One table a format: a row says which field holds which variable, and as what kind of value.

`Table.fields` runs it forwards, `Table.variables` backwards. A kind knows how its value is written
and read; the row has no code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from carcite.formats.clean import one_line
from carcite.model.reference import Reference

Written = TypeVar("Written")
# What a record holds under a field: the values of all its repetitions, or the one value in a format
# like JSON, in which a key does not come twice.
Held: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Kind(Generic[Written]):
    """A kind of value.

    `write` takes a value and the dialect, and returns what a field holds, once for every repetition
    of the field. `read` takes what a record holds under the field and returns the canonical value,
    or None where that is none; a kind without it is not read. `take` does the same where all texts
    of the record are known to be canonical already, and that is less work.
    """

    write: Callable[[Any, str], Iterable[Written]]
    read: Callable[[Held], Any] | None = None
    take: Callable[[Held], Any] | None = None


def everywhere(
    write: Callable[[Any], Iterable[Written]],
    read: Callable[[Held], Any] | None = None,
    take: Callable[[Held], Any] | None = None,
) -> Kind[Written]:
    """Return a kind of value that is written alike in every dialect."""
    return Kind(lambda value, _: write(value), read, take)


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


def says_something(value: Any) -> bool:
    """Whether anything is left of a value once it is cleaned; of a lone control character nothing is."""
    return bool(one_line(value) if isinstance(value, str) else value)


# The dialects of a row that is only read: how others spell what we write elsewhere.
READ_ONLY: frozenset[str] = frozenset()


# A row as a reader sees it: the field, the variable, and how the one becomes the other.
RowReading: TypeAlias = tuple[str, str, Callable[[Held], Any]]
# How many sets of fields a table keeps its rows at hand for.
MOST_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Plan:
    """How a set of fields is read: those with one row and a variable of their own, and the others.

    `disputed` are the fields of the contested rows, `unknown` those that no row is about.
    """

    alone: tuple[RowReading, ...]
    contested: tuple[RowReading, ...]
    disputed: tuple[str, ...]
    unknown: list[str]

    @classmethod
    def of(cls, fields: tuple[str, ...], rows: list[RowReading]) -> Plan:
        """Sort out the rows that are about a set of fields."""
        by_field = Counter(field for field, _, _ in rows)
        by_variable = Counter(variable for _, variable, _ in rows)
        alone = tuple(row for row in rows if by_field[row[0]] == by_variable[row[1]] == 1)
        contested = tuple(row for row in rows if row not in alone)
        return cls(
            alone,
            contested,
            tuple(dict.fromkeys(field for field, _, _ in contested)),
            [field for field in fields if field not in by_field],
        )


class Table(Generic[Written]):
    """A format's rows, in the order in which its fields are written, and believed when they are read."""

    def __init__(self, *rows: Row[Written]) -> None:
        self.rows = rows
        self._chosen: dict[tuple[str, str], tuple[Row[Written], ...]] = {}
        self._plans: dict[tuple[str, bool, tuple[str, ...]], Plan] = {}

    def rows_for(self, type_: str, dialect: str) -> tuple[Row[Written], ...]:
        """Return the rows about works of this type in this dialect."""
        chosen = self._chosen.get((type_, dialect))
        if chosen is None:
            chosen = tuple(row for row in self.rows if row.holds(type_, dialect))
            self._chosen[type_, dialect] = chosen
        return chosen

    def fields(self, reference: Reference, dialect: str) -> Iterator[tuple[str, Written]]:
        """Yield the fields of a reference."""
        held = reference.__dict__
        for row in self.rows_for(reference.type, dialect):
            value = held[row.variable]
            if not value:
                continue
            if row.unless is not None and says_something(held[row.unless]):
                continue
            for written in row.kind.write(value, dialect):
                yield row.field, written

    def plan_for(self, type_: str, fields: tuple[str, ...], clean: bool) -> Plan:
        """Return how these fields of works of this type are read, whatever the dialect."""
        key = (type_, clean, fields)
        found = self._plans.get(key)
        if found is None:
            rows = [
                (row.field, row.variable, (clean and row.kind.take) or row.kind.read)
                for row in self.rows
                if row.kind.read is not None and row.field in fields and row.is_about(type_)
            ]
            # A file's records have a few sets of fields; a hostile one's are not to fill the memory.
            if len(self._plans) >= MOST_REMEMBERED:
                self._plans.clear()
            found = self._plans[key] = Plan.of(fields, rows)
        return found

    def variables(
        self,
        fields: Mapping[str, Held],
        type_: str,
        known: dict[str, Any] | None = None,
        *,
        clean: bool = False,
    ) -> tuple[dict[str, Any], list[str]]:
        """Return the variables that a record's fields hold, and the fields that no row could place.

        The first row that gives a variable wins; what is `known` beforehand, to which the others are
        added, wins over all. A field that says the same once more is placed; one that says otherwise
        is tried for its next row, and is left where there is none. `clean` says that all texts are
        canonical already.
        """
        plan = self.plan_for(type_, tuple(fields), clean)
        values = {} if known is None else known
        left = plan.unknown.copy()
        for field, variable, read in plan.alone:
            value = read(fields[field])
            if value is None:
                left.append(field)
            elif variable not in values:
                values[variable] = value
            elif values[variable] != value:
                left.append(field)
        if plan.contested:
            _contest(plan, fields, values, left)
        return values, left


def _contest(
    plan: Plan,
    fields: Mapping[str, Held],
    values: dict[str, Any],
    left: list[str],
) -> None:
    """Read the fields that several rows are about, or whose variable several fields hold."""
    placed: set[str] = set()
    for field, variable, read in plan.contested:
        if field not in placed:
            value = read(fields[field])
            if value is not None and values.setdefault(variable, value) == value:
                placed.add(field)
    left.extend(field for field in plan.disputed if field not in placed)


def the(*types: str) -> frozenset[str]:
    """Return a set of types or dialects, for a row."""
    return frozenset(types)
