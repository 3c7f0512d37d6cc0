"""A lock that the operating system holds, so that it is gone with whoever held it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


# How long to wait before the lock is tried again, in seconds.
PAUSE = 0.01


class Held(OSError):
    """Somebody else holds the lock."""


@contextmanager
def lock_beside(path: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock on a path, by the file `.NAME.lock` beside it, which is removed at the end.

    A file that a process left there when it was killed is no lock, and is taken over. `path` must be
    resolved: two names of one file would be two locks. Raises `Held` where somebody else still has
    the lock after `wait` seconds, and OSError where no file can be made there.
    """
    lock = path.with_name(f".{path.name[:100]}.lock")
    until = time.monotonic() + wait
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            _take(handle, until)
            if _is_still(lock, handle):
                break
        except BaseException:
            os.close(handle)
            raise
        # Whoever had it has removed it: what is locked is a file without a name.
        os.close(handle)
    try:
        yield
    finally:
        if sys.platform != "win32":
            # Before it is let go, or this would remove the next one's. Windows removes no open file.
            with suppress(OSError):
                lock.unlink()
        os.close(handle)
        if sys.platform == "win32":
            with suppress(OSError):
                lock.unlink()


def _take(handle: int, until: float) -> None:
    while True:
        try:
            return _try(handle)
        except OSError as error:
            if time.monotonic() >= until:
                raise Held("another process holds the lock") from error
        time.sleep(PAUSE)


def _is_still(lock: Path, handle: int) -> bool:
    try:
        return os.path.samestat(lock.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
