"""Files of SQLite: what comes of one whose bytes are garbled, and what its name looks like."""

from __future__ import annotations

import sqlite3
from pathlib import Path

# SQLite's own errors, and what Python makes of garbled bytes in the words of such an error, of a garbled
# length, of a number too large, and of a value of another type.
BROKEN = (sqlite3.DatabaseError, UnicodeError, MemoryError, OverflowError, TypeError)


def shown(path: Path) -> str:
    """Return a path as it can be printed and kept: names may hold bytes that are no text."""
    return str(path).encode("utf-8", "backslashreplace").decode()
