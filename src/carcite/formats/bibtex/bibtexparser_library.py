"""References to and from bibtexparser 2, for those who keep their records in its library."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from carcite.formats.addresses import with_safe_addresses
from carcite.formats.bibtex.bibliography import Entry
from carcite.formats.bibtex.grammar import parse
from carcite.formats.bibtex.reading import flavour, works_of
from carcite.formats.keys import citation_keys
from carcite.formats.loaded import Failure, Loaded, Lost
from carcite.model.reference import Reference

if TYPE_CHECKING:
    from bibtexparser.library import Library


def to_bibtexparser(
    references: Iterable[Reference],
    *,
    dialect: str = "zotero",
    format: str = "bibtex",  # noqa: A002 - as in carcite.dumps
) -> Library:
    """Return bibtexparser's library of the references, its values LaTeX as bibtexparser reads them.

    `format` is "bibtex" or "biblatex", `dialect` as in `carcite.dumps`; `bibtexparser.write_string`
    writes it.
    """
    # bibtexparser takes as long to import as all of carcite.
    from bibtexparser.library import Library
    from bibtexparser.model import Entry as TheirEntry
    from bibtexparser.model import Field

    from carcite.formats.bibtex.writing import entry_fields, entry_name

    def field(name: str, value: str) -> Field:
        if value.startswith("{"):
            return Field(name, value[1:-1])
        return Field(name, value, enclosing="no-enclosing")

    listed = tuple(references)
    return Library(
        [
            TheirEntry(
                entry_name(reference, format, dialect),
                key,
                [field(*pair) for pair in entry_fields(reference, format, dialect)],
            )
            for reference, key in zip(listed, citation_keys(listed), strict=True)
        ]
    )


def from_bibtexparser(library: Library) -> Loaded:
    """Return the works of bibtexparser's library, read as carcite reads a file.

    The values may be as `parse_string` leaves them, or names that its middlewares have split. What
    bibtexparser could not parse, or keeps apart as a duplicate, is read from its text.
    """
    entries = [_entry(one) for one in library.entries]
    failures: list[Failure] = []
    for block in library.failed_blocks:
        found = parse(block.raw or "")
        entries.extend(found.entries)
        if found.flaws or not found.entries:
            failures.append(_failure(block, "part" if found.entries else "record"))
    references, remarks, _ = works_of(entries)
    return with_safe_addresses(
        Loaded(
            references=tuple(references),
            failures=tuple(failures),
            remarks=tuple(remarks),
            format=flavour(entries),
            reason="a bibtexparser library",
        )
    )


def _entry(one: Any) -> Entry:
    fields = [(field.key.lower(), _value(field.value)) for field in one.fields]
    return Entry(one.entry_type.lower(), one.key, fields, 0, 0)


def _value(value: Any) -> str:
    """Return a field's value as it would stand in a file; people may have been split."""
    if isinstance(value, list | tuple):
        return " and ".join(map(_value, value))
    if hasattr(value, "merge_last_name_first"):
        return str(value.merge_last_name_first)
    return "" if value is None else str(value)


def _failure(block: Any, lost: Lost) -> Failure:
    # bibtexparser counts lines from 0.
    return Failure(
        raw=block.raw or "",
        line=(block.start_line or 0) + 1,
        error=str(block.error),
        done="what could be read of the entry is kept",
        lost=lost,
    )
