"""Records written behind those that a file holds already, which stays as it is, byte for byte."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from carcite.errors import CannotWrite, UnknownFormat
from carcite.files.locks import Held, lock_beside
from carcite.files.writing import shown, write_bytes_atomically
from carcite.formats.bibtex.grammar import parse
from carcite.formats.decoding import Decoded, decode_records
from carcite.formats.keys import citation_keys
from carcite.formats.recognition import recognise
from carcite.model.reference import Reference

# The formats in which a record can follow another; an array of JSON has its end.
APPENDABLE = {"ris": "ris", "bibtex": "bibtex", "biblatex": "bibtex"}
# Seconds; an append takes some milliseconds, to a file of a million records some seconds.
LONGEST_WAIT = 60.0
# An entry's key, as BibTeX takes it: up to the comma.
KEY = re.compile(r"@[^\S\n]{0,4}\w[\w:.-]{0,40}\s{0,20}[{(]\s{0,20}([^\s,{}()=]{1,200})\s{0,20},")


def append_atomically(
    path: str | os.PathLike[str],
    references: Iterable[Reference],
    format_: str,
    write: Callable[[list[Reference]], str],
) -> None:
    """Write references behind what a file holds, whole or not at all; where there is no file, into one.

    No entry's key collides with one that the file has. What is added is in the file's own encoding
    and line ends. Whoever else appends to the file waits until this is done. Raises `CannotWrite`
    where the file holds another format, or one that ends.
    """
    if format_ not in APPENDABLE:
        raise CannotWrite(
            f"cannot append to {shown(path)}: the format {format_} does not allow appending; "
            f"formats that can be appended to are {', '.join(sorted(APPENDABLE))}"
        )
    with _alone(path):
        _append(path, list(references), format_, write)


@contextmanager
def _alone(path: str | os.PathLike[str]) -> Iterator[None]:
    """Keep every other process of carcite from appending to the file meanwhile."""
    with ExitStack() as held:
        try:
            target = Path(os.path.realpath(path))
            # To a device or a pipe one can only add.
            if target.is_file() or not target.exists():
                held.enter_context(lock_beside(target, wait=LONGEST_WAIT))
        except Held as error:
            raise CannotWrite(
                f"cannot append to {shown(path)}: another process has been writing to it for "
                f"{LONGEST_WAIT:.0f} seconds; try again when it is done"
            ) from error
        except FileNotFoundError as error:
            raise CannotWrite(
                f"cannot append to {shown(path)}: no such directory: {shown(target.parent)}"
            ) from error
        except (OSError, ValueError) as error:
            raise _failed(path, error) from error
        yield


def _failed(path: str | os.PathLike[str], error: OSError | ValueError) -> CannotWrite:
    # ValueError: a path with a NUL in it.
    cause = getattr(error, "strerror", None) or str(error)
    return CannotWrite(f"cannot append to {shown(path)}: {cause}")


def _append(
    path: str | os.PathLike[str],
    listed: list[Reference],
    format_: str,
    write: Callable[[list[Reference]], str],
) -> None:
    before = _bytes_of(path)
    decoded = decode_records(before)
    if decoded.text.strip("\ufeff \t\r\n"):
        _check(path, decoded.text, format_)
    if APPENDABLE[format_] == "bibtex":
        listed = _with_free_keys(listed, decoded.text)
    added = _behind(decoded.text, write(listed)) if listed else ""
    write_bytes_atomically(path, before + _encoded(added, decoded))


def _bytes_of(path: str | os.PathLike[str]) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise _failed(path, error) from error


def _check(path: str | os.PathLike[str], text: str, format_: str) -> None:
    try:
        found = recognise(text).format
    except UnknownFormat as error:
        raise CannotWrite(f"cannot append to {shown(path)}: {error}") from error
    if found != APPENDABLE[format_]:
        raise CannotWrite(
            f"cannot append {format_} to {shown(path)}: it contains {found}; give another file, or --to {found}"
        )
    if found == "bibtex":
        _check_end(path, text)


def _check_end(path: str | os.PathLike[str], text: str) -> None:
    """Refuse a file whose last entry has no end: to BibTeX all that is added would be a part of it."""
    parsed = parse(text)
    end = len(parsed.text.rstrip())
    for flaw in parsed.flaws:
        if flaw.end >= end:
            raise CannotWrite(
                f"cannot append to {shown(path)}: line {parsed.line(flaw.start)}: {flaw.error}; "
                "anything appended would become part of it; close the entry first"
            )


def _with_free_keys(references: list[Reference], text: str) -> list[Reference]:
    """Pin the keys that are free beside those that the file has; a comment's count too."""
    keys = citation_keys(references, taken=KEY.findall(text))
    return [
        reference if reference.id == key else reference.model_copy(update={"id": key})
        for reference, key in zip(references, keys, strict=True)
    ]


def _behind(text: str, added: str) -> str:
    """Return what is added, a blank line before it, with the line ends that the file has."""
    lines = added.replace("\r\n", "\n")
    if text:
        lines = ("\n" if text.endswith(("\n", "\r")) else "\n\n") + lines
    if "\r\n" in text or (not text and "\r\n" in added):
        return lines.replace("\n", "\r\n")
    return lines


def _encoded(added: str, decoded: Decoded) -> bytes:
    encoding = "cp1252" if decoded.mixed else decoded.encoding
    try:
        return added.encode(encoding)
    except UnicodeEncodeError:
        return added.encode("utf-8")
