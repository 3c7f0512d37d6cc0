"""Neighbours: references as rispy's dictionaries, and such dictionaries as references.

For people who have records in rispy, or code around it; no tag is lost on the way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from carcite.formats.loaded import Failure, Loaded
from carcite.formats.ris.reading import reference_of_record
from carcite.formats.ris.records import Held, Record
from carcite.formats.ris.writing import END_OF_LINE, name, record
from carcite.formats.types import ris_type
from carcite.model.claims import Remark
from carcite.model.reference import Reference

Entry = dict[str, Any]

UNKNOWN = "unknown_tag"


@cache
def _tag_of() -> dict[str, str]:
    # rispy takes longer to import than the rest of the room.
    from rispy.config import TAG_KEY_MAPPING

    return {key: tag for tag, key in TAG_KEY_MAPPING.items()}


def to_rispy(references: Iterable[Reference], *, dialect: str = "zotero") -> list[Entry]:
    """Return the references as rispy's dictionaries, for code that works on those.

    They are what rispy reads from the RIS of a dialect.

    >>> to_rispy([Reference(type="book", title="Peat")])
    [{'type_of_reference': 'BOOK', 'title': 'Peat'}]
    """
    return [_entry(reference, dialect) for reference in references]


def _entry(reference: Reference, dialect: str) -> Entry:
    from rispy.config import DELIMITED_TAG_MAPPING, LIST_TYPE_TAGS, TAG_KEY_MAPPING

    entry: Entry = {"type_of_reference": ris_type(reference.type, dialect)}
    for line in record(reference, dialect).split(END_OF_LINE)[1:-2]:
        tag, value = line[:2], line[6:]
        key = TAG_KEY_MAPPING.get(tag)
        if key is None:
            entry.setdefault(UNKNOWN, defaultdict(list))[tag].append(value)
        elif tag in LIST_TYPE_TAGS or tag in DELIMITED_TAG_MAPPING:
            entry.setdefault(key, []).append(value)
        elif key in entry:
            # rispy keeps the first of a tag that it takes for single; the others go where it keeps
            # what it has no name for.
            entry.setdefault(UNKNOWN, defaultdict(list))[tag].append(value)
        else:
            entry[key] = value
    return entry


def from_rispy(entries: Iterable[Mapping[str, Any]]) -> Loaded:
    """Return the references of rispy's dictionaries; `line` of a failure or remark counts the entries.

    >>> from_rispy([{"type_of_reference": "BOOK", "title": "Peat"}]).references[0].title
    'Peat'
    """
    references: list[Reference] = []
    failures: list[Failure] = []
    remarks: list[Remark] = []
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, Mapping):
            failures.append(_no_entry(entry, number))
            continue
        type_ = entry.get("type_of_reference")
        record = Record(str(type_) if type_ else None, _held(entry), number)
        references.append(reference_of_record(record, remarks))
    return Loaded(
        references=tuple(references),
        failures=tuple(failures),
        remarks=tuple(remarks),
        format=name,
        reason="rispy dictionaries",
    )


def _held(entry: Mapping[str, Any]) -> Held:
    held: Held = {}
    tag_of = _tag_of()
    for key, value in entry.items():
        if key == "type_of_reference":
            continue
        if key == UNKNOWN and isinstance(value, Mapping):
            for tag, several in value.items():
                held.setdefault(str(tag), []).extend(map(str, several))
            continue
        several = value if isinstance(value, list | tuple) else [value]
        lines = [str(one) for one in several if one is not None]
        if lines:
            held.setdefault(tag_of.get(key, key), []).extend(lines)
    return held


def _no_entry(entry: object, number: int) -> Failure:
    return Failure(
        raw=repr(entry)[:1000],
        line=number,
        error=f"a rispy entry must be a dictionary, not a {type(entry).__name__}",
        done="left out",
    )
