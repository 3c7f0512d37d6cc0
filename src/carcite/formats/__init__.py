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
    """Return references in a record format: "ris", "bibtex", "biblatex" or "csl-json".

    `dialect` names the client that will read them; the default suits Zotero. Raises `UnknownFormat`.
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
    """Write references to a file, in the format of its suffix unless one is given; whole or not at all.

    With `append` the file keeps what it holds, byte for byte, and the references come behind; no
    entry gets a key that the file has. Raises `UnknownFormat` before, and `CannotWrite` without,
    touching the file.
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
