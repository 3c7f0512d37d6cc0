"""The dumps that a snapshot is built from, cut into units: Crossref's public data file in all its shapes.

`.json.gz` files with `{"items": […]}`, JSON Lines plain or `.gz`, the `.tar` of either, or a folder of
them. What a file holds is told by its first bytes, not by its name.
"""

from __future__ import annotations

import gzip
import io
import re
import tarfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from json import JSONDecoder
from pathlib import Path
from typing import IO, Any, Literal

from carcite.crossref.snapshot.json_bytes import parse
from carcite.errors import CannotRead
from carcite.files.writing import shown
from carcite.values.patterns import regex

# A packed file up to this size goes to a process whole; a larger one is unpacked and cut into lines here.
_WHOLE = 24_000_000
# Lines are handed out in units of about so many bytes.
_UNIT = 2_000_000
_LONGEST_LINE = 64_000_000
_LONGEST_ITEM = 16_000_000
# A document, other than lines, is held in memory whole.
_LONGEST_DOCUMENT = 2_000_000_000
# Records unpack to some ten times their packed size. What unpacks to more than so many times, and is not
# small, is made to fill the memory or the time.
_RATIO = 50
_ALWAYS = 64_000_000
# Records of a document are parsed together, about so many bytes of them: few enough to be small as objects.
_STRETCH = 100_000
_MOST_TRIES = 4
# A record of the first ones that are looked at is as large as this, references and all.
_FIRST_BYTES = 12_000
# The beginning of a list of records: bare, or the "items" of an object, or of its "message".
_LIST = regex(rb'\s*(?:\[|\{(?:[^\[]{0,5000}[{,\s])?"items"\s*:\s*\[)\s*')
_OPENING = regex(rb'(\{"[^"\\]{1,60}":)')
_BLANK = regex(r"[\s,]*")
_SUFFIXES = (".json", ".jsonl", ".ndjson", ".gz", ".tar", ".tgz")
_GZIP = b"\x1f\x8b"

Failure = str
# What reading a file that is cut off, damaged, or made to harm raises.
DAMAGED = (OSError, EOFError, zlib.error, tarfile.TarError, ValueError, OverflowError, MemoryError)


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a dump that one process reads: a whole file as it is, or lines of JSON."""

    source: str
    number: int
    kind: Literal["file", "lines"]
    data: bytes


def files_of(dumps: Iterable[Path]) -> list[Path]:
    """List the files of dumps, a folder's in the order of their names; raises `CannotRead`."""
    files: list[Path] = []
    for dump in dumps:
        try:
            found = _in_folder(dump) if dump.is_dir() else [dump] if dump.is_file() else None
        except OSError as error:
            raise CannotRead(f"cannot read the dump {shown(dump)}: {error}") from error
        if found is None:
            raise CannotRead(f"no such dump: {shown(dump)}")
        files += found
    if not files:
        raise CannotRead(
            "no dump found; a dump is a .json.gz, .jsonl.gz, .jsonl or .tar file, or a folder of them"
        )
    return files


def _in_folder(folder: Path) -> list[Path]:
    found = sorted(path for path in folder.rglob("*") if path.name.lower().endswith(_SUFFIXES))
    return [path for path in found if path.is_file()]


def units_of(path: Path, source: str, skip: int = 0) -> Iterator[Unit]:
    """Cut a dump into units, always into the same ones, but for the first `skip` of them.

    Raises one of DAMAGED where the file is cut off or damaged, or unpacks to more than any dump.
    """
    units = _of_tar(path) if _is_tar(path) else _of_file(path)
    for number, (kind, data) in enumerate(units):
        if number >= skip:
            yield Unit(source, number, kind, data)


_Piece = tuple[Literal["file", "lines"], bytes]


def _is_tar(path: Path) -> bool:
    return path.name.lower().endswith((".tar", ".tar.gz", ".tgz"))


def _of_tar(path: Path) -> Iterator[_Piece]:
    with path.open("rb") as file:
        packed = file.peek(2)[:2] == _GZIP
        with tarfile.open(fileobj=_unpacking(file) if packed else file, mode="r|") as archive:
            for member in archive:
                if member.isfile() and member.name.lower().endswith(_SUFFIXES[:4]):
                    inner = archive.extractfile(member)
                    if inner is not None:
                        yield from _of_stream(inner, member.size)


def _of_file(path: Path) -> Iterator[_Piece]:
    with path.open("rb") as file:
        yield from _of_stream(file, path.stat().st_size)


def _of_stream(file: IO[bytes], size: int) -> Iterator[_Piece]:
    if size <= _WHOLE:
        head = file.read(2)
        if head == _GZIP:
            yield "file", head + file.read()
            return
        plain: IO[bytes] = io.BytesIO(head + file.read())
    else:
        head = file.read(2)
        rest = io.BufferedReader(_Joined(head, file), _BUFFER)
        plain = _unpacking(rest) if head == _GZIP else rest
    yield from _of_plain(plain)


class _Joined(io.RawIOBase):
    """A stream of which the first bytes were read already."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head or self._rest.read(len(buffer))
        data, self._head = data[: len(buffer)], data[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


_BUFFER = 1_000_000


def _unpacking(packed: IO[bytes]) -> IO[bytes]:
    """Unpack a stream of gzip as it is read, and no more of it than a dump of its size can hold."""
    return io.BufferedReader(_Unpacking(packed), _BUFFER)


class _Unpacking(io.RawIOBase):
    def __init__(self, packed: IO[bytes]) -> None:
        self._counted = _Counted(packed)
        self._gzip = gzip.GzipFile(fileobj=io.BufferedReader(self._counted, 65_536))
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._gzip.read(len(buffer))
        self._size += len(data)
        if self._size > most_of(self._counted.size):
            raise _bomb(most_of(self._counted.size))
        buffer[: len(data)] = data
        return len(data)


class _Counted(io.RawIOBase):
    """A stream that knows how much of it was read."""

    def __init__(self, rest: IO[bytes]) -> None:
        self._rest = rest
        self.size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._rest.read(len(buffer))
        self.size += len(data)
        buffer[: len(data)] = data
        return len(data)


def most_of(packed: int) -> int:
    """Return the most that so many packed bytes of records unpack to."""
    return max(_ALWAYS, _RATIO * packed)


def _bomb(most: int) -> OSError:
    return OSError(f"it unpacks to more than {most:,} bytes, too many for a file of its size")


def _unpacked(data: bytes) -> bytes:
    """Unpack gzip in memory; raises OSError, EOFError or zlib.error."""
    most, parts, size = most_of(len(data)), [], 0
    while data:
        inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        parts.append(inflate.decompress(data, most + 1 - size))
        size += len(parts[-1])
        if size > most:
            raise _bomb(most)
        if not inflate.eof:
            raise EOFError("it is cut off")
        data = inflate.unused_data.lstrip(b"\0")
    return b"".join(parts)


def _of_plain(plain: IO[bytes]) -> Iterator[_Piece]:
    """Cut what is not packed: a document as a whole, lines by the unit."""
    first = plain.readline(_LONGEST_LINE)
    if not _is_line(first):
        document = first + plain.read(_LONGEST_DOCUMENT)
        if len(document) > _LONGEST_DOCUMENT:
            raise OSError(
                f"it is one document of more than {_LONGEST_DOCUMENT:,} bytes; use JSON Lines"
            )
        yield "file", document
        return
    # A line that is longer than any comes in pieces, none of which is a record.
    lines, size = [first], len(first)
    for line in iter(lambda: plain.readline(_LONGEST_LINE), b""):
        lines.append(line)
        size += len(line)
        if size >= _UNIT:
            yield "lines", b"".join(lines)
            lines, size = [], 0
    if lines:
        yield "lines", b"".join(lines)


def _is_line(first: bytes) -> bool:
    """Say whether a first line is a record of its own: one that does not parse begins a document."""
    # A document may be one line, and long: it is told by its beginning, and not parsed for this.
    if _LIST.match(first):
        return False
    try:
        record = parse(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "DOI" in record


def first_records(path: Path, source: str, number: int) -> Iterator[Mapping[str, Any]]:
    """Yield some of the first records of a dump, reading little of it; raises as `units_of`."""
    unit = next(units_of(path, source), None)
    if unit is None:
        return
    if unit.data[:2] == _GZIP:
        head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(unit.data, number * _FIRST_BYTES)
        unit = Unit(unit.source, unit.number, unit.kind, head)
    for record in islice(records_of(unit), number):
        # A head that is cut off ends in a message.
        if isinstance(record, dict):
            yield record


# --- records of a unit ---------------------------------------------------------------------------


def records_of(unit: Unit) -> Iterator[Mapping[str, Any] | Failure]:
    """Yield the records of a unit, and for what is none a message that says where it stands."""
    where = f"{unit.source}, unit {unit.number}"
    if unit.kind == "lines":
        yield from _of_lines(unit.data.splitlines(), where)
        return
    try:
        data = _unpacked(unit.data) if unit.data[:2] == _GZIP else unit.data
    except DAMAGED as error:
        yield f"{where}: the packed file is damaged or cut off ({error})"
        return
    if not _LIST.match(data) and _is_line(data.partition(b"\n")[0]):
        yield from _of_lines(data.splitlines(), where)
    else:
        yield from _of_document(data, where)


def _of_lines(lines: list[bytes], where: str) -> Iterator[Mapping[str, Any] | Failure]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = parse(line)
        except (ValueError, RecursionError) as error:
            yield f"{where}, line {number}: not JSON ({error}): {line[:60]!r}"
            continue
        yield record if isinstance(record, dict) else f"{where}, line {number}: not a record"


def _of_document(data: bytes, where: str) -> Iterator[Mapping[str, Any] | Failure]:
    """Yield the records of `{"items": […]}`, of a list, or of one record, one at a time to keep memory low."""
    start = _LIST.match(data)
    if start is None:
        yield from _of_one(data, where)
        return
    # Most items of a file begin with the same name. What stands between two such beginnings and is
    # whole JSON is an item or several; this is twice as fast as to let the parser find the ends.
    begun = start.end()
    opening = _OPENING.match(data, begun)
    if opening is not None:
        between = re.compile(rb",\s*(?=" + re.escape(opening[1]) + rb")")
        for after, items in _stretches(data, begun, between):
            yield from (
                item if isinstance(item, dict) else f"{where}: not a record" for item in items
            )
            begun = after
        # What is left is the last stretch, or one with damage: record by record.
        for found in between.finditer(data, begun):
            end = found.start()
            whole = _items(data[begun:end])
            if whole is not None:
                begun = found.end()
                yield from (
                    item if isinstance(item, dict) else f"{where}: not a record" for item in whole
                )
            elif end - begun > _LONGEST_ITEM:
                break  # the beginning stands within an item again and again
    yield from _to_the_end(data[begun:], where)


def _stretches(
    data: bytes, begun: int, between: re.Pattern[bytes]
) -> Iterator[tuple[int, list[object]]]:
    """Yield the items of many records at once, and where those after them begin; stop where some are not whole."""
    tries = 0
    found = between.search(data, begun + _STRETCH)
    while found is not None and tries < _MOST_TRIES:
        try:
            items = list(parse(b"[" + data[begun : found.start()] + b"]"))
        except (ValueError, RecursionError):
            # The beginning may stand within an item, as the same name does there; the next is tried.
            tries, after = tries + 1, found.end()
        else:
            begun, tries = found.end(), 0
            yield begun, items
            after = begun + _STRETCH
        found = between.search(data, after)


def _items(piece: bytes) -> list[object] | None:
    """Parse a piece of a list; None where it is not whole."""
    try:
        return [parse(piece)]
    except (ValueError, RecursionError):
        pass
    try:
        listed = parse(b"[" + piece + b"]")
    except (ValueError, RecursionError):
        return None
    return list(listed)


def _to_the_end(data: bytes, where: str) -> Iterator[Mapping[str, Any] | Failure]:
    """Yield what stands in a list up to its end, whatever stands between the records."""
    text, position = data.decode("utf-8", "replace"), 0
    decoder = JSONDecoder()
    while True:
        blank = _BLANK.match(text, position)
        position = blank.end() if blank else position
        if text.startswith("]", position):
            return
        try:
            record, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            yield f"{where}: not JSON ({error}); the rest of the file was skipped"
            return
        yield record if isinstance(record, dict) else f"{where}: not a record"


def _of_one(text: bytes, where: str) -> Iterator[Mapping[str, Any] | Failure]:
    try:
        record = parse(text)
    except (ValueError, RecursionError) as error:
        yield f"{where}: not JSON ({error}): {text[:60]!r}"
        return
    message = record.get("message", record) if isinstance(record, dict) else None
    yield message if isinstance(message, dict) else f"{where}: not a record"
