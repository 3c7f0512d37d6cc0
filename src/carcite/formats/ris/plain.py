"""Records whose values need nothing done to them, as most do: written in one go from a compiled plan.

A plan is what `ris.TABLE` and `extra_lines.LINES` say of works of a type in a dialect, with all that
does not depend on the values worked out beforehand. The values are put together first and looked at
once, as a whole: where anything in them is not plain, the record is left to `ris.fields_of`, which
looks at each of them. Both write the same (tests/properties).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from operator import itemgetter
from typing import Any, NamedTuple

from carcite.formats.clean import is_clean, printed
from carcite.formats.extra_lines import LINES, Line
from carcite.formats.table import Kind, Row, Table
from carcite.formats.types import zotero_type
from carcite.model.reference import Name

# What is written of a value: one line, several, or none.
Write = Callable[[Any], str | Collection[str] | None]

# No controls, and no "<", which may begin markup or what Zotero takes for a tag.
HARMLESS = printed(but="<")


class Step(NamedTuple):
    """What ends the line before and begins the line, the variable in it, how it is written, and when.

    `write` is None where the value is written as it stands. `condition` names a variable, and whether
    it must have a value.
    """

    prefix: str
    variable: str
    write: Write | None
    condition: tuple[str, bool] | None


class Sheet(NamedTuple):
    """A plan without conditions, worked out so far that all of its values are taken at one go.

    `take` gets the values out of what a reference holds, `begins` are what begins their lines, and
    `writes` the places of those that are not written as they stand, with how they are written.
    """

    take: Callable[[Mapping[str, Any]], tuple[Any, ...]]
    begins: tuple[str, ...]
    writes: tuple[tuple[int, Write], ...]


def sheet_of(steps: tuple[Step, ...]) -> Sheet | None:
    """Return the sheet of a plan, None where a step of it waits for another variable."""
    # Of one variable alone itemgetter makes no tuple.
    if len(steps) < 2 or any(step.condition for step in steps):
        return None
    return Sheet(
        itemgetter(*(step.variable for step in steps)),
        tuple(step.prefix for step in steps),
        tuple((place, step.write) for place, step in enumerate(steps) if step.write is not None),
    )


# What stands for a line that is not written among the values that are looked at: plain, and no blank.
NO_LINE = "-"


def filled(sheet: Sheet, held: Mapping[str, Any]) -> tuple[str, list[str]] | None:
    """Return what `steps_taken` does, in fewer steps; None where a variable has no value."""
    taken = sheet.take(held)
    if not all(taken):
        return None
    begins = sheet.begins
    values = list(taken)
    pieces: list[str] = [""] * (2 * len(values))
    pieces[::2] = begins
    pieces[1::2] = taken
    for place, write in sheet.writes:
        written = write(taken[place])
        if not written:
            pieces[2 * place] = pieces[2 * place + 1] = ""
            values[place] = NO_LINE
        elif isinstance(written, str):
            pieces[2 * place + 1] = values[place] = written
        else:
            pieces[2 * place + 1] = begins[place].join(written)
            values[place] = " ".join(written)
    return "".join(pieces), values


def plan_of(
    table: Table[str], kinds: Mapping[Kind[str], Write | None], type_: str, dialect: str
) -> tuple[Step, ...]:
    """Return a plan. `kinds` says how a kind's plain values are written, where there is less to do."""
    tag = "M2" if dialect == "zotero" else "N1"
    told = zotero_type(type_) if dialect == "zotero" else None
    steps = [_step(row, kinds, dialect) for row in table.rows_for(type_, dialect)]
    if told is not None:
        # The type comes first, since it decides which fields there are.
        steps.append(Step(f"\r\n{tag}  - Type: ", "type", lambda _: (told,), None))
    steps += [_line_step(line, tag) for line in LINES if line.is_about(type_, "ris", dialect)]
    return tuple(steps)


def _step(row: Row[str], kinds: Mapping[Kind[str], Write | None], dialect: str) -> Step:
    kind = row.kind
    write = kinds[kind] if kind in kinds else lambda value: list(kind.write(value, dialect))
    condition = (row.unless, False) if row.unless is not None else None
    return Step(f"\r\n{row.field}  - ", row.variable, write, condition)


def _line_step(line: Line, tag: str) -> Step:
    prefix = f"\r\n{tag}  - {line.label}: "
    condition = (line.only_with, True) if line.only_with is not None else None
    if line.is_text:
        return Step(prefix, line.variable, None, condition)
    return Step(prefix, line.variable, line.words, condition)


def is_plain(values: list[str]) -> bool:
    """Whether all values are written as they stand: printable, no blanks at the ends or two together."""
    whole = " ".join(values)
    # An empty value, or a blank at an end of one, makes two blanks here, but for the first.
    return whole[:1] != " " and is_clean(whole, HARMLESS)


def steps_taken(steps: tuple[Step, ...], held: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return the lines that a plan makes of what a reference holds, and all the values in them."""
    lines: list[str] = []
    values: list[str] = []
    for prefix, variable, write, condition in steps:
        value = held[variable]
        if not value or (condition is not None and bool(held[condition[0]]) != condition[1]):
            continue
        if write is None:
            lines.append(prefix + value)
            values.append(value)
        elif written := write(value):
            several = (written,) if isinstance(written, str) else written
            lines.append(prefix + prefix.join(several))
            values += several
    return "".join(lines), values


def people(names: tuple[Name, ...], rest: Callable[[Name], str | None]) -> list[str]:
    """Return plain names as "Family, Given"; one with anything else to it is left to `rest`."""
    written = []
    for name in names:
        parts = name.__dict__
        family, given = parts["family"], parts["given"]
        if (
            family
            and given
            and "," not in family
            and "," not in given
            # Most have these two parts alone.
            and (len(name.__pydantic_fields_set__) == 2 or not any(map(parts.get, OTHER_PARTS)))
        ):
            written.append(f"{family}, {given}")
        elif line := rest(name):
            written.append(line)
    return written


OTHER_PARTS = ("literal", "suffix", "non_dropping_particle", "dropping_particle")
