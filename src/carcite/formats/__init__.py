"""Record formats: pure functions from references to text and back, and those that open a file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from pathlib import PurePath

from carcite.errors import UnknownFormat
from carcite.files.writing import write_atomically
from carcite.formats.loaded import Failure, Loaded
from carcite.formats.loading import load, loads
from carcite.model.reference import Reference

__all__ = ["FORMATS", "Failure", "Format", "Loaded", "dump", "dumps", "load", "loads"]


@dataclass(frozen=True, slots=True)
class Format:
    """A record format: its name, the suffixes of its files, its dialects, and the module that writes it.

    That module is imported when the format is first written, so that who writes RIS waits for no other.
    """

    name: str
    suffixes: tuple[str, ...]
    dialects: frozenset[str]
    module: str
    function: str = "dumps"

    def dumps(self, references: Iterable[Reference], *, dialect: str = "zotero") -> str:
        """Return the references as text."""
        written: str = getattr(import_module(f"carcite.formats.{self.module}"), self.function)(
            references, dialect=dialect
        )
        return written


_RIS_DIALECTS = frozenset(("zotero", "endnote", "jabref", "mendeley", "pandoc"))
_BIBTEX_DIALECTS = frozenset(("zotero", "jabref", "pandoc"))
_CSL_DIALECTS = frozenset(("zotero", "schema", "pandoc"))
FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("ris", (".ris",), _RIS_DIALECTS, "ris.writing"),
        Format("bibtex", (".bib", ".bibtex"), _BIBTEX_DIALECTS, "bibtex.writing"),
        Format("biblatex", (".biblatex",), _BIBTEX_DIALECTS, "bibtex.writing", "dumps_biblatex"),
        Format("csl-json", (".json", ".csljson"), _CSL_DIALECTS, "csl.writing"),
    )
}
BY_SUFFIX = {suffix: found for found in FORMATS.values() for suffix in found.suffixes}


def dumps(references: Iterable[Reference], format: str, *, dialect: str = "zotero") -> str:  # noqa: A002 - DESIGN's word
    """Return references as text in a record format: "ris", "bibtex", "biblatex" or "csl-json".

    `dialect` names the program that will read the records; the default suits Zotero.
    Raises `UnknownFormat` if the format or the dialect is unknown.
    """
    return _format(format, dialect).dumps(references, dialect=dialect)


def dump(
    references: Iterable[Reference],
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002 - as in dumps
    *,
    dialect: str = "zotero",
    append: bool = False,
) -> None:
    """Write references to a file, in the format given or else in that of the file's suffix.

    An existing file is replaced only when everything has been written. With `append` the references are
    added at its end, the existing content is not changed, and no new entry gets a key that the file
    already has. `dialect` is as in `dumps`.
    Raises `UnknownFormat` or `CannotWrite`; the file is then unchanged.
    """
    found = _format(format if format is not None else format_of(path).name, dialect)
    if append:
        from carcite.formats.appending import append_atomically

        append_atomically(
            path, references, found.name, lambda listed: found.dumps(listed, dialect=dialect)
        )
    else:
        write_atomically(path, found.dumps(references, dialect=dialect))


def format_of(path: str | os.PathLike[str]) -> Format:
    """Return the format that a file's suffix stands for, or raise `UnknownFormat`."""
    suffix = PurePath(path).suffix.lower()
    try:
        return BY_SUFFIX[suffix]
    except KeyError:
        shown = f"suffix {suffix!r}" if suffix else f"file without a suffix, {os.fspath(path)!r}"
        raise UnknownFormat(
            f"no format is known for a {shown}; known suffixes are {', '.join(sorted(BY_SUFFIX))}; "
            f"or give the format: {', '.join(sorted(FORMATS))}"
        ) from None


def _format(name: str, dialect: str) -> Format:
    found = FORMATS.get(name)
    if found is None:
        known = ", ".join(sorted(FORMATS))
        raise UnknownFormat(
            f"unknown format {name!r}; known formats are {known}{_meant(name, FORMATS)}"
        )
    if dialect not in found.dialects:
        known = ", ".join(sorted(found.dialects))
        raise UnknownFormat(
            f"{name} has no dialect {dialect!r}; known dialects are {known}{_meant(dialect, found.dialects)}"
        )
    return found


def _meant(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name.lower(), known, n=1)
    return f"; did you mean {close[0]}?" if close else ""
