"""Record formats: pure functions from references to text, and one that puts the text in a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath

from carcite.errors import UnknownFormat
from carcite.formats import bibtex, csl_json, ris
from carcite.formats.files import write_atomically
from carcite.reference import Reference

__all__ = ["FORMATS", "Format", "dump", "dumps"]


@dataclass(frozen=True, slots=True)
class Format:
    """A record format: its name, the suffixes of its files, and how references are written in it."""

    name: str
    suffixes: tuple[str, ...]
    dumps: Callable[[Iterable[Reference]], str]


FORMATS: dict[str, Format] = {
    found.name: found
    for found in (
        Format(ris.name, ris.suffixes, ris.dumps),
        Format(bibtex.name, bibtex.suffixes, bibtex.dumps),
        Format("biblatex", (".biblatex",), bibtex.dumps_biblatex),
        Format(csl_json.name, csl_json.suffixes, csl_json.dumps),
    )
}
BY_SUFFIX = {suffix: found for found in FORMATS.values() for suffix in found.suffixes}


def dumps(references: Iterable[Reference], format: str) -> str:  # noqa: A002 - DESIGN's word
    """Return references in a record format: "ris", "bibtex", "biblatex" or "csl-json".

    Raises `UnknownFormat`.
    """
    return _format(format).dumps(references)


def dump(
    references: Iterable[Reference],
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002 - as in dumps
) -> None:
    """Write references to a file, in the format of its suffix unless one is given; whole or not at all.

    Raises `UnknownFormat` before, and `CannotWrite` without, touching the file.
    """
    found = _format(format) if format is not None else format_of(path)
    write_atomically(path, found.dumps(references))


def format_of(path: str | os.PathLike[str]) -> Format:
    """Return the format that a file's suffix stands for, or raise `UnknownFormat`."""
    suffix = PurePath(path).suffix.lower()
    try:
        return BY_SUFFIX[suffix]
    except KeyError:
        shown = f"suffix {suffix!r}" if suffix else f"file without a suffix, {os.fspath(path)!r}"
        raise UnknownFormat(
            f"no format is known for a {shown}; known suffixes are {', '.join(sorted(BY_SUFFIX))}; "
            f"or name the format: {', '.join(sorted(FORMATS))}"
        ) from None


def _format(name: str) -> Format:
    try:
        return FORMATS[name]
    except KeyError:
        close = get_close_matches(name.lower(), FORMATS, n=1)
        hint = f"; did you mean {close[0]}?" if close else ""
        known = ", ".join(sorted(FORMATS))
        raise UnknownFormat(f"unknown format {name!r}; known formats are {known}{hint}") from None
