"""The file of a snapshot: its tables, its version, and whether it is finished."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from carcite.crossref.garbled import BROKEN
from carcite.errors import BadAnswer, CannotRead
from carcite.files.writing import shown

# "carc" in ASCII, which marks the file as ours (SQLite, PRAGMA application_id).
APPLICATION = 0x63617263
# Rises with every change of the tables, of the records, of the keys, or of how words are folded for them.
VERSION = 2

# Contentless and without positions: the words lead to records, which are judged by themselves.
_TABLES = {
    "meta": "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
    "sources": "CREATE TABLE sources (name TEXT PRIMARY KEY, size INTEGER, units INTEGER, finished INTEGER) WITHOUT ROWID",
    "failures": "CREATE TABLE failures (id INTEGER PRIMARY KEY, message TEXT)",
    "works": "CREATE TABLE works (id INTEGER PRIMARY KEY, record BLOB NOT NULL)",
    "words": "CREATE VIRTUAL TABLE words USING fts5(title, content='', detail=none, columnsize=0, tokenize='ascii')",
    "keys": "CREATE TABLE keys (key INTEGER, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID",
    "counts": "CREATE TABLE counts (word TEXT PRIMARY KEY, works INTEGER) WITHOUT ROWID",
}


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty file, and mark it as a snapshot that is being built."""
    connection.execute("PRAGMA page_size = 8192")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in _TABLES.values():
        connection.execute(statement)
    # Larger runs of words are merged less often.
    connection.execute("INSERT INTO words(words, rank) VALUES ('hashsize', 33554432)")
    connection.execute("INSERT INTO meta VALUES ('state', 'building')")
    connection.commit()


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `BadAnswer` unless the file is a snapshot of this version, with its own tables and no others.

    Raises `CannotRead` where another program holds it.
    """
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        found = dict(
            connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'words\\_%' ESCAPE '\\'"
            )
        )
    except BROKEN as error:
        if is_in_use(error):
            raise CannotRead(
                f"{path} is in use by another program ({error}); try again when that is done"
            ) from error
        raise BadAnswer(f"{path} is not a snapshot of Crossref ({error}); {MAKE}") from error
    if application != APPLICATION:
        raise BadAnswer(f"{path} is not a snapshot of Crossref; {MAKE}")
    if version != VERSION:
        raise BadAnswer(
            f"{path} is a snapshot of version {version}; this carcite reads version {VERSION}: build it again"
        )
    if found != _TABLES:
        odd = ", ".join(sorted({*found} ^ {*_TABLES})) or "one of another form"
        raise BadAnswer(f"{path} has unexpected tables or lacks some: {odd}; build it again")


MAKE = "make one with `carcite crossref index DUMP -o crossref.db`"


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open a file that is trusted with nothing; raises `CannotRead` when there is none, or it may not be read."""
    if not is_there(path):
        raise CannotRead(f"no such snapshot: {shown(path)}; {MAKE}")
    try:
        uri = f"{path.resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    except (sqlite3.Error, OSError) as error:
        raise CannotRead(f"{shown(path)} cannot be read: {error}") from error
    # A file made to harm may hold views, triggers and functions; none of them is to run.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def is_in_use(error: Exception) -> bool:
    """Say whether SQLite could not do something because another program was at it."""
    return getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_there(path: Path) -> bool:
    """Say whether a file is there; a path that no file can have is not."""
    try:
        return path.is_file()
    except OSError:
        return False
