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

    `raw` is its text, verbatim; `line` is the line of the file where it begins, from 1; `error` says what
    was wrong, and `done` what was done about it. `lost` is "record" if there is no reference for it,
    "part" if its reference is incomplete, and "nothing" if all of its data were kept.
    """

    raw: str
    line: int
    error: str
    done: str
    lost: Lost = "record"


class Loaded(Frozen):
    """The result of reading a file of records.

    `references` are in the order of the file; `failures` are the records, or parts of records, that could
    not be read; `remarks` are notes on what to check. `format` is the format of the records, and
    `reason` says how it was recognised.
    """

    references: tuple[Reference, ...] = ()
    failures: tuple[Failure, ...] = ()
    remarks: tuple[Remark, ...] = ()
    format: str
    reason: str
