"""What reading a record file gives: the references, and what went wrong as data beside them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from carcite.model.claims import Remark
from carcite.model.reference import Reference
from carcite.values.frozen import Frozen

# What is not among the references: a whole record, a part of one, or nothing but good form.
Lost: TypeAlias = Literal["record", "part", "nothing"]


class Failure(Frozen):
    """A record, or a part of one, that could not be read.

    `raw` is its text, verbatim; `line` the line of the file on which it begins, from 1; `error` says
    what was wrong, and `done` what was done: left out, or kept but for some of it. `lost` says the
    same for programs: "record" where no reference came of it, "part" where one lacks some of it, and
    "nothing" where all that it says was kept.
    """

    raw: str
    line: int
    error: str
    done: str
    lost: Lost = "record"


class Loaded(Frozen):
    """The records of a file.

    `references` are in the order of the file; `failures` are what is not, or not whole, among them;
    `remarks` say what a careful librarian would look at. `format` is the format that was read, and
    `reason` what it was known by.
    """

    references: tuple[Reference, ...] = ()
    failures: tuple[Failure, ...] = ()
    remarks: tuple[Remark, ...] = ()
    format: str
    reason: str
