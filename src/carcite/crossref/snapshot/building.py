"""Build a snapshot: many processes read and pack, one writes; what was written before a stop is kept."""

from __future__ import annotations

import gc
import os
import sqlite3
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from carcite.crossref.matching.traits import sketch_of_work
from carcite.crossref.snapshot.dumps import (
    DAMAGED,
    Unit,
    files_of,
    first_records,
    records_of,
    units_of,
)
from carcite.crossref.snapshot.keys import key_words, keys_of
from carcite.crossref.snapshot.schema import check_schema, create, is_in_use
from carcite.crossref.snapshot.slim import dictionary_of, packing_with, plain
from carcite.errors import BadAnswer, CannotWrite, CarciteError
from carcite.files.locks import Held, lock_beside
from carcite.files.writing import shown

# Beside the file that is wanted, until it is finished and takes its name.
BUILDING = ".building"
STAGED = ".building-keys"
# What is written between two commits, and lost at most when the building is stopped.
_COMMIT_UNITS = 8
_SAMPLES = 200
# Words that fewer works have are counted when they are searched for.
COUNTED_FROM = 50
_KEPT_FAILURES = 1_000
_NEEDS_KEYS = ("building", "loaded", "merged")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a building is: records so far, bytes of dumps read and in all, and what is being done."""

    records: int
    read: int
    total: int
    step: str


@dataclass(frozen=True, slots=True)
class Built:
    """A finished snapshot: where, how many records, how many pieces were none, and what they were (some)."""

    path: Path
    records: int
    failed: int
    failures: tuple[str, ...]


@dataclass(slots=True)
class _Packed:
    """A unit as it is written: by record the bytes and the words; the keys, and beside each its record's place."""

    source: str
    number: int
    records: list[bytes] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    keys: array[int] = field(default_factory=lambda: array("q"))
    places: array[int] = field(default_factory=lambda: array("l"))
    failures: list[str] = field(default_factory=list)


def build(
    dumps: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    processes: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Built:
    """Build a snapshot from dumps of Crossref: `.json.gz`, `.jsonl.gz`, `.jsonl`, `.tar`, or folders of them.

    It grows in `out` + ".building" and takes the name `out` when it is whole. Stopped or killed in the
    middle, the same call goes on where it was. `processes` is one a core unless it is given; 1 starts
    no other process. A piece of a dump that is no record is counted and told, and stops nothing.

    Raises CannotRead for a dump that is not there, CannotWrite where `out` is there already or cannot
    be written, or where an unfinished one is of other dumps.
    """
    files = files_of([Path(dump) for dump in dumps])
    target = Path(out)
    count = processes or os.cpu_count() or 1
    try:
        with _alone(target), closing(_Building(target, files, progress)) as building:
            building.load(count)
            building.finish()
            return building.publish()
    except CarciteError:
        raise  # some of them are OSErrors too
    except BrokenExecutor as error:
        raise CannotWrite(
            f"{shown(target)}: a process that read the dumps was killed, perhaps for lack of memory; "
            f"use fewer `processes`; {_KEPT}"
        ) from error
    except (sqlite3.Error, OSError, UnicodeError, MemoryError, OverflowError) as error:
        raise CannotWrite(f"{shown(target)}: {error or type(error).__name__}; {_KEPT}") from error


_KEPT = "run the same command again to continue"


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold the lock of a snapshot that is to be made; raises CannotWrite where another builder does.

    The operating system holds it, so it is let go of whatever ends the builder.
    """
    if "\0" in str(target) or not target.parent.is_dir():
        raise CannotWrite(
            f"{shown(target)!a} is not a valid file name, or its folder does not exist"
        )
    with ExitStack() as held:
        try:
            held.enter_context(lock_beside(target))
        except Held as error:
            raise CannotWrite(
                f"{shown(target)} is being built by another process; wait until it is done, or stop it "
                "and run the same command again"
            ) from error
        except OSError as error:
            raise CannotWrite(f"{shown(target)}: {error.strerror or error}") from error
        if os.path.lexists(target):
            raise CannotWrite(f"{shown(target)} already exists; delete it, or give another name")
        yield


class _Building:
    def __init__(
        self, target: Path, files: list[Path], progress: Callable[[Progress], None] | None
    ) -> None:
        self._target = target
        self._sources = {_name_of(path, files): path for path in files}
        self._progress = progress
        self._total = sum(path.stat().st_size for path in files)
        self._read = 0
        self._partial = target.with_name(target.name + BUILDING)
        self._staged = target.with_name(target.name + STAGED)
        new = not self._partial.exists()
        self._db = _open(self._partial)
        try:
            # Two that build one file would both write what both have read.
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            if new:
                self._staged.unlink(missing_ok=True)
                create(self._db)
            self._keys = _open(self._staged)
            self._agree()
            self._records = self._one("SELECT coalesce(max(id), 0) FROM works")
        except (TypeError, ValueError) as error:
            self.close()
            # Its bytes are garbled: numbers are words, or the other way round.
            raise _damaged(self._partial, error) from error
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the files; what was committed stays for the next time."""
        self._db.close()
        if hasattr(self, "_keys"):
            self._keys.close()

    def _one(self, statement: str, *values: object) -> int:
        row = self._db.execute(statement, values).fetchone()
        return int(row[0]) if row and row[0] is not None else 0

    def _agree(self) -> None:
        """See that what is there is ours, and of the same dumps; take back what was not committed in both files."""
        try:
            check_schema(self._db, self._partial)
        except BadAnswer as error:
            raise CannotWrite(f"{error}; delete {self._partial} to start again") from error
        known = dict(self._db.execute("SELECT name, size FROM sources"))
        given = {name: path.stat().st_size for name, path in self._sources.items()}
        if known and known != given:
            odd = ", ".join(
                sorted(
                    str(name) for name in {*known, *given} if known.get(name) != given.get(name)
                )[:3]
            )
            raise CannotWrite(
                f"{self._partial} was started from other dumps ({odd}); give the same ones, or delete it to start again"
            )
        self._db.executemany(
            "INSERT OR IGNORE INTO sources VALUES (?, ?, 0, 0)", list(given.items())
        )
        self._db.commit()
        self._keys.execute("CREATE TABLE IF NOT EXISTS staged (key INTEGER, id INTEGER)")
        # Keys are committed before the records that they lead to.
        self._keys.execute(
            "DELETE FROM staged WHERE id > ?", (self._one("SELECT max(id) FROM works"),)
        )
        self._keys.commit()
        last = self._keys.execute("SELECT id FROM staged ORDER BY rowid DESC LIMIT 1").fetchone()
        works = self._one("SELECT max(id) FROM works")
        if self._state() in _NEEDS_KEYS and works != (last[0] if last else 0):
            raise CannotWrite(
                f"{self._staged} does not belong to {self._partial.name}; delete both to start again"
            )

    # --- loading ---------------------------------------------------------------------------------

    def load(self, processes: int) -> None:
        """Read what of the dumps was not read yet."""
        if self._state() != "building":
            return
        if processes == 1:
            self._load(map(partial(_packed, self._dictionary()), self._units()))
            return
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            try:
                # The others start, and import what they need, while the dictionary is made.
                for _ in range(processes):
                    pool.submit(_ready)
                packing = partial(_packed, self._dictionary())
                self._load(_in_order(pool, packing, self._units(), 2 * processes + 2))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def _load(self, packed: Iterator[_Packed]) -> None:
        while several := list(islice(packed, _COMMIT_UNITS)):
            with _not_collecting():
                self._write(several)
            self._tell("records")
        self._db.execute("UPDATE sources SET finished = 1")
        self._db.execute("UPDATE meta SET value = 'loaded' WHERE name = 'state'")
        self._db.commit()

    def _units(self) -> Iterator[Unit]:
        for name, path in self._sources.items():
            done = self._one("SELECT units FROM sources WHERE name = ?", name)
            size = path.stat().st_size
            if not self._one("SELECT finished FROM sources WHERE name = ?", name):
                try:
                    yield from units_of(path, name, done)
                except DAMAGED as error:
                    self._fail(f"{name}: damaged or cut off, the rest was skipped ({error})")
            self._read += size

    def _dictionary(self) -> bytes:
        """Make the dictionary of the first records of several dumps; it stays the same ever after."""
        row = self._db.execute("SELECT value FROM meta WHERE name = 'dictionary'").fetchone()
        if row is not None:
            try:
                dictionary = bytes(row[0])
                packing_with(dictionary)(b"")
            except (TypeError, ValueError) as error:
                raise _damaged(self._partial, error) from error
            return dictionary
        names = list(self._sources)
        samples: list[bytes] = []
        for name in names[:: max(1, len(names) // 16)]:
            try:
                for record in first_records(self._sources[name], name, _SAMPLES):
                    samples.append(plain(record))
            except (*DAMAGED, RecursionError):
                continue  # told of when it is read in its turn
        dictionary = dictionary_of(samples)
        self._db.execute("INSERT INTO meta VALUES ('dictionary', ?)", (dictionary,))
        self._db.commit()
        return dictionary

    def _write(self, several: list[_Packed]) -> None:
        works: list[tuple[int, bytes]] = []
        words: list[tuple[int, str]] = []
        keys: list[tuple[int, int]] = []
        for packed in several:
            first = self._records + 1
            works += enumerate(packed.records, first)
            words += enumerate(packed.words, first)
            keys += zip(packed.keys, (first + place for place in packed.places), strict=True)
            self._records += len(packed.records)
            for message in packed.failures:
                self._fail(message)
        self._keys.executemany("INSERT INTO staged VALUES (?, ?)", keys)
        self._keys.commit()
        self._db.executemany("INSERT INTO works VALUES (?, ?)", works)
        self._db.executemany("INSERT INTO words(rowid, title) VALUES (?, ?)", words)
        for packed in several:
            self._db.execute(
                "UPDATE sources SET units = ? WHERE name = ?", (packed.number + 1, packed.source)
            )
        self._db.commit()

    def _fail(self, message: str) -> None:
        if self._one("SELECT count(*) FROM failures") < _KEPT_FAILURES:
            # Names of files and members of archives may hold bytes that are no text.
            sayable = message.encode("utf-8", "backslashreplace").decode()
            self._db.execute("INSERT INTO failures(message) VALUES (?)", (sayable,))
        self._db.execute(
            "INSERT INTO meta VALUES ('failed', 1) ON CONFLICT(name) DO UPDATE SET value = value + 1"
        )

    # --- finishing -------------------------------------------------------------------------------

    def finish(self) -> None:
        """Merge the words, sort the keys, count the words: each a step that is done once."""
        if self._state() == "loaded":
            # Merging sets pages free, which the keys then fill.
            self._tell("words")
            self._db.execute("INSERT INTO words(words) VALUES ('optimize')")
            self._next("merged")
        if self._state() == "merged":
            self._tell("keys")
            self._db.execute("ATTACH DATABASE ? AS beside", (str(self._staged),))
            self._db.execute(
                "INSERT OR IGNORE INTO keys SELECT key, id FROM beside.staged ORDER BY key, id"
            )
            self._next("sorted")
            self._db.execute("DETACH DATABASE beside")
        if self._state() == "sorted":
            self._tell("counts")
            self._db.execute(
                "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, words, row)"
            )
            self._db.execute(
                "INSERT OR REPLACE INTO counts SELECT term, doc FROM temp.vocabulary WHERE doc >= ?",
                (COUNTED_FROM,),
            )
            self._next("finished")

    def publish(self) -> Built:
        """Give the finished file its name, in one step."""
        failed = self._one("SELECT value FROM meta WHERE name = 'failed'")
        told = tuple(row[0] for row in self._db.execute("SELECT message FROM failures ORDER BY id"))
        self.close()
        self._partial.replace(self._target)
        self._staged.unlink(missing_ok=True)
        self._tell("finished")
        return Built(self._target, self._records, failed, told)

    def _state(self) -> str:
        row = self._db.execute("SELECT value FROM meta WHERE name = 'state'").fetchone()
        return str(row[0])

    def _next(self, state: str) -> None:
        self._db.execute("UPDATE meta SET value = ? WHERE name = 'state'", (state,))
        self._db.commit()

    def _tell(self, step: str) -> None:
        if self._progress is not None:
            self._progress(Progress(self._records, min(self._read, self._total), self._total, step))


def _name_of(path: Path, files: list[Path]) -> str:
    """Name a dump by its file's name, and by its folder's too where two have one name."""
    alike = [each for each in files if each.name == path.name]
    return shown(Path(path.name) if len(alike) == 1 else path)


def _damaged(path: Path, error: Exception) -> CannotWrite:
    return CannotWrite(f"{shown(path)} is damaged ({error}); delete it to start again")


def _open(path: Path) -> sqlite3.Connection:
    connection = None
    try:
        connection = sqlite3.connect(path, isolation_level="DEFERRED")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = FILE")
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        why = "is in use by another program" if is_in_use(error) else "cannot be written"
        raise CannotWrite(f"{shown(path)} {why}: {error}") from error
    return connection


def _in_order(
    pool: Executor, packing: Callable[[Unit], _Packed], units: Iterator[Unit], ahead: int
) -> Iterator[_Packed]:
    """Pack units in the pool and yield them in their order, never more than some ahead of the writer."""
    waiting: deque[Future[_Packed]] = deque(
        pool.submit(packing, unit) for unit in islice(units, ahead)
    )
    while waiting:
        yield waiting.popleft().result()
        waiting.extend(pool.submit(packing, unit) for unit in islice(units, 1))


def _ready() -> None:
    """Do nothing: that a process could be asked is all."""


def _packed(dictionary: bytes, unit: Unit) -> _Packed:
    with _not_collecting():
        return _packed_unit(packing_with(dictionary), unit)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Look for no circles among objects meanwhile.

    A record makes a hundred objects that live for a moment and in no circle; looking for circles
    among them took longer than reading them.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _packed_unit(pack: Callable[[bytes], bytes], unit: Unit) -> _Packed:
    packed = _Packed(unit.source, unit.number)
    for record in records_of(unit):
        if isinstance(record, str):
            packed.failures.append(record)
        elif not isinstance(record.get("DOI"), str) or not record["DOI"].strip():
            packed.failures.append(f"{unit.source}, unit {unit.number}: a record without a DOI")
        else:
            try:
                _add(packed, pack, record)
            except (RecursionError, ValueError, OverflowError) as error:
                # Nested deeper than can be written, or with a number or half a character that cannot.
                doi = str(record["DOI"])[:80]
                packed.failures.append(f"{unit.source}, unit {unit.number}: {doi!a}: {error}")
    return packed


def _add(packed: _Packed, pack: Callable[[bytes], bytes], record: Mapping[str, Any]) -> None:
    """Pack a record with what it is found by: all of it, or nothing."""
    found_by = sketch_of_work(record)
    words = " ".join(dict.fromkeys(word for title in found_by.titles for word in key_words(title)))
    words.encode()
    keys = keys_of(found_by)
    slim = pack(plain(record))
    packed.keys.extend(keys)
    packed.places.extend([len(packed.records)] * len(keys))
    packed.words.append(words)
    packed.records.append(slim)
