"""Records whose values need nothing done to them, as most do: written in one go from a compiled plan.

A plan is what `ris.TABLE` and `extra_lines.LINES` say of works of a type in a dialect, with all that
does not depend on the values worked out beforehand. The values are put together first and looked at
once, as a whole: where anything in them is not plain, the record is left to `ris.fields_of`, which
looks at each of them. Both write the same (tests/properties).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from carcite.formats.extra_lines import LINES, Line
from carcite.formats.table import Kind, Row, Table
from carcite.formats.types import zotero_type
from carcite.reference import Name, Reference

Write = Callable[[Any, str], Iterable[str]]

# What is written of Latin-1 as it is: all that is printed, but "<", which may begin markup or what
# Zotero takes for a tag.
NOT_PLAIN = bytes((*range(32), ord("<"), *range(127, 161), 173))


class Step(NamedTuple):
    """What ends the line before and begins the line, the variable in it, how it is written (None: as it stands), and when.

    `unless` and `only_with` name a variable that must have no value, or one.
    """

    prefix: str
    variable: str
    write: Write | None
    unless: str | None
    only_with: str | None


def plan_of(
    table: Table[str], kinds: dict[Kind[str], Write | None], type_: str, dialect: str
) -> tuple[Step, ...]:
    """Return a plan. `kinds` says how a kind's plain values are written, where there is less to do."""
    tag = "M2" if dialect == "zotero" else "N1"
    told = zotero_type(type_) if dialect == "zotero" else None
    steps = [_step(row, kinds) for row in table.rows_for(type_, dialect)]
    if told is not None:
        # The type comes first, since it decides which fields there are.
        steps.append(Step(f"\r\n{tag}  - Type: ", "type", lambda *_: (told,), None, None))
    steps += [_line_step(line, tag) for line in LINES if line.is_about(type_, "ris")]
    return tuple(steps)


def _step(row: Row[str], kinds: dict[Kind[str], Write | None]) -> Step:
    write = kinds.get(row.kind, row.kind.write)
    return Step(f"\r\n{row.field}  - ", row.variable, write, row.unless, None)


def _line_step(line: Line, tag: str) -> Step:
    prefix = f"\r\n{tag}  - {line.label}: "
    if line.is_text:
        return Step(prefix, line.variable, None, None, line.only_with)
    words = line.words
    return Step(prefix, line.variable, lambda value, _: words(value), None, line.only_with)


def is_plain(values: list[str]) -> bool:
    """Whether all values are written as they stand: printable, no blanks at the ends or two together."""
    whole = " ".join(values)
    # An empty value, or a blank at an end of one, makes two blanks here.
    if whole.rfind("  ") >= 0 or whole.startswith(" ") or whole.endswith(" "):
        return False
    try:
        data = whole.encode("latin-1")
    except UnicodeEncodeError:
        return whole.isprintable() and "<" not in whole
    return len(data.translate(None, NOT_PLAIN)) == len(data)


def steps_taken(steps: tuple[Step, ...], reference: Reference, dialect: str) -> list[str]:
    """Return what a plan makes of a reference: what begins each line, and what is in it, by turns."""
    held = reference.__dict__
    parts: list[str] = []
    for prefix, variable, write, unless, only_with in steps:
        value = held[variable]
        if not value:
            continue
        if unless is not None and held[unless]:
            continue
        if only_with is not None and not held[only_with]:
            continue
        if write is None:
            parts += (prefix, value)
        else:
            for written in write(value, dialect):
                parts += (prefix, written)
    return parts


def people(names: tuple[Name, ...], rest: Callable[[Name], str | None]) -> list[str]:
    """Return plain names as "Family, Given"; one with anything else to it is left to `rest`."""
    written = []
    for name in names:
        parts = name.__dict__
        family, given = parts["family"], parts["given"]
        simple = (
            family
            and given
            and not (
                parts["literal"]
                or parts["suffix"]
                or parts["non_dropping_particle"]
                or parts["dropping_particle"]
            )
            and "," not in family
            and "," not in given
        )
        line = f"{family}, {given}" if simple else rest(name)
        if line:
            written.append(line)
    return written
