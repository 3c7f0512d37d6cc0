"""Answers kept from before, in one SQLite file that any number of processes and threads may share.

Found records are kept for 30 days, "no such DOI" for a day (a new DOI may be registered tomorrow), that
another agency has it for a week; what went wrong is never kept. A cache that is damaged, locked
or cannot be written is said in the log and does no harm: the service is asked instead.

Each answer carries a checksum of itself, its question and its times. One that does not agree with
it is never given: bytes of the file have changed, so all of it is moved aside.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import struct
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

from carcite.crossref.clock import Clock
from carcite.crossref.garbled import BROKEN
from carcite.files.writing import shown

DAY = 86_400.0
FOUND_DAYS = 30
ELSEWHERE_DAYS = 7
ABSENT_DAYS = 1
# Offline an old answer is better than none, so it stays for a while after it is out of date.
KEPT_DAYS = 90

# "carc": SQLite's own mark for whose a file is, and of which shape.
APPLICATION_ID = 0x63617263
SHAPE = 1
BUSY_SECONDS = 10.0
INFLATED_LIMIT = 128_000_000
FILE_NAME = "crossref.sqlite3"

# What an answer begins with, and its checksum behind that. What begins otherwise is of another form,
# as before 2026-12, and is as good as nothing.
_MARK = b"carc\x02"
_SUM_BYTES = 16

_SCHEMA = (
    """CREATE TABLE answers (
      key TEXT PRIMARY KEY, at REAL NOT NULL, until REAL NOT NULL, body BLOB NOT NULL
    ) WITHOUT ROWID""",
    f"PRAGMA application_id = {APPLICATION_ID}",
    f"PRAGMA user_version = {SHAPE}",
)

log = logging.getLogger("carcite.crossref")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer from before: what it said, when the service said it, and whether it is still good."""

    body: Any
    at: float
    fresh: bool


def default_path() -> Path:
    """Return where the cache lies unless told otherwise: CARCITE_CACHE, or the user's cache directory."""
    from platformdirs import user_cache_path

    told = os.environ.get("CARCITE_CACHE")
    return (Path(told) if told else user_cache_path("carcite", appauthor=False)) / FILE_NAME


class Cache:
    """The file; opened when it is first needed, and opened anew in a forked process."""

    def __init__(self, path: str | os.PathLike[str], clock: Clock) -> None:
        self.path = Path(path)
        self._clock = clock
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._pid = 0
        self._opened: tuple[int, int] | None = None
        self._off = False

    def get(self, key: str) -> Kept | None:
        """Return the answer that was kept under a key, also one that is out of date; None when there is none."""

        def look(connection: sqlite3.Connection) -> Kept | None:
            row = connection.execute(
                "SELECT at, until, body FROM answers WHERE key = ?", (key,)
            ).fetchone()
            if row is None:
                return None
            at, until, packed = row
            body = _unpacked(key, at, until, packed)
            now = self._clock.now()
            # An answer from the future was kept under a wrong clock.
            return None if body is None else Kept(body, at, at <= now + DAY and now < until)

        return None if _unfit(key) else self._do(look)

    def put(self, key: str, body: Mapping[str, Any] | list[Any], days: float) -> None:
        """Keep an answer under a key for some days."""
        now = self._clock.now()
        until = now + days * DAY
        packed = None if _unfit(key) else _packed(key, now, until, body)
        if packed is None:
            return

        def keep(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", (key, now, until, packed)
            )

        self._do(keep)

    def close(self) -> None:
        """Close the file; it is opened again when it is needed."""
        with self._lock:
            self._drop()

    def _do(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Do something with the file; where that fails, go on without it."""
        with self._lock:
            # Anew, for another process may have moved the file aside; then with a new file.
            for cure in (self._reopen, self._replace, self._give_up):
                if self._off:
                    return None
                try:
                    connection = self._open()
                    with connection:
                        return work(connection)
                except sqlite3.OperationalError as error:
                    # Locked for long, a full disk, no such directory: nothing is wrong with what is kept.
                    self._without(
                        f"cannot be used now ({error})", for_good=self._connection is None
                    )
                    return None
                except BROKEN as error:
                    cure(error)
        return None

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._pid == os.getpid():
            return self._connection
        self._connection = None
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            connection = sqlite3.connect(
                self.path,
                timeout=BUSY_SECONDS,
                check_same_thread=False,
                isolation_level="IMMEDIATE",
            )
        except (OSError, ValueError) as error:
            # A ValueError is a path that no file can have.
            raise sqlite3.OperationalError(str(error)) from error
        try:
            self._opened = self._identity()
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        self._connection, self._pid = connection, os.getpid()
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        stale = self._clock.now() - KEPT_DAYS * DAY
        with connection:
            # What is read and what is made of it are one transaction: another process may be at it, too.
            connection.execute("BEGIN IMMEDIATE")
            owner = connection.execute("PRAGMA application_id").fetchone()[0]
            shape = connection.execute("PRAGMA user_version").fetchone()[0]
            tables, ours = connection.execute(
                "SELECT count(*), total(name = 'answers') FROM sqlite_master"
            ).fetchone()
            # A snapshot bears the same mark, is of a version of its own, and took hours to make.
            if tables and not (owner == APPLICATION_ID and ours):
                raise sqlite3.OperationalError(
                    "it is another program's database; give another file"
                )
            if tables and shape != SHAPE:
                raise sqlite3.DatabaseError(f"its version is {shape}, not {SHAPE}")
            for statement in () if tables else _SCHEMA:
                connection.execute(statement)
            connection.execute("DELETE FROM answers WHERE at < ?", (stale,))

    def _identity(self) -> tuple[int, int] | None:
        """Tell which file is at the path now."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _drop(self) -> None:
        if self._connection is not None and self._pid == os.getpid():
            self._connection.close()
        self._connection = None

    def _reopen(self, error: Exception) -> None:
        self._drop()

    def _give_up(self, error: Exception) -> None:
        self._drop()
        self._without(f"is damaged again ({error})", for_good=True)

    def _replace(self, error: Exception) -> None:
        """Move a damaged file aside, so that a new one takes its place and nothing is lost."""
        self._drop()
        if self._opened is not None and self._opened != self._identity():
            return  # another process has replaced it already
        aside = self.path.with_name(f"{self.path.name}.damaged")
        try:
            os.replace(self.path, aside)
            # What was half written belongs to the damaged file, and would damage the new one.
            for suffix in ("-journal", "-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        except OSError as trouble:
            self._without(f"is damaged ({error}) and cannot be moved ({trouble})", for_good=True)
            return
        log.warning(
            "the cache %s was damaged (%s): it was moved to %s, and a new one was started",
            shown(self.path),
            error,
            shown(aside.name),
        )

    def _without(self, why: str, *, for_good: bool) -> None:
        self._off = self._off or for_good
        log.warning("the cache %s %s: carcite continues without it", shown(self.path), why)


class Garbled(sqlite3.DatabaseError):
    """An answer does not agree with its checksum: bytes of the file have changed."""


def _unfit(key: str) -> bool:
    """Say whether a question cannot be a key: SQLite holds no half of a character."""
    try:
        key.encode()
    except UnicodeEncodeError:
        return True
    return False


def _sum(key: str, at: float, until: float, packed: bytes) -> bytes:
    """Return the checksum of an answer, to this question and no other, from this time until that."""
    digest = blake2b(struct.pack("<dd", at, until), digest_size=_SUM_BYTES)
    digest.update(key.encode() + b"\0" + packed)
    return digest.digest()


def _packed(key: str, at: float, until: float, body: Mapping[str, Any] | list[Any]) -> bytes | None:
    """Pack an answer; None where it is nested too deep, or has a number too long, to be written."""
    try:
        text = json.dumps(body, separators=(",", ":"))
    except (RecursionError, ValueError, TypeError):
        return None
    packed = zlib.compress(text.encode(), 6)
    return _MARK + _sum(key, at, until, packed) + packed


def _unpacked(key: str, at: object, until: object, body: object) -> Any:
    """Return what was packed; None where it is of another form, which is as good as nothing.

    Raises Garbled where it is not what was kept for this question.
    """
    if not isinstance(body, bytes) or not body.startswith(_MARK):
        return None
    stated, packed = body[len(_MARK) :][:_SUM_BYTES], body[len(_MARK) + _SUM_BYTES :]
    if not isinstance(at, float) or not isinstance(until, float):
        raise Garbled("a time is garbled")
    if _sum(key, at, until, packed) != stated:
        raise Garbled("an answer does not agree with its checksum")
    inflate = zlib.decompressobj()
    try:
        text = inflate.decompress(packed, INFLATED_LIMIT)
        return json.loads(text) if inflate.eof else None
    except (ValueError, zlib.error, RecursionError):
        return None
