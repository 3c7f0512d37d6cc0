"""Files of SQLite: what comes of one whose bytes are garbled."""

from __future__ import annotations

import sqlite3

# SQLite's own errors, and what Python makes of garbled bytes in the words of such an error, of a garbled
# length, of a number too large, and of a value of another type.
BROKEN = (sqlite3.DatabaseError, UnicodeError, MemoryError, OverflowError, TypeError)
