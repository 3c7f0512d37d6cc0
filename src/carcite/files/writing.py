"""Write a file whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from carcite.errors import CannotWrite


def write_atomically(path: str | os.PathLike[str], text: str) -> None:
    """Write a text to a file as UTF-8, as it stands; the file has its old content until it has all of the new.

    A symbolic link stays one, and its target is written; an existing file keeps its permissions; a
    device or a pipe is written to directly. Raises `CannotWrite`, with nothing left behind.
    """
    write_bytes_atomically(path, text.encode("utf-8"))


def write_bytes_atomically(path: str | os.PathLike[str], data: bytes) -> None:
    """Write bytes to a file as `write_atomically` does a text."""
    try:
        target = Path(os.path.realpath(path))
        existing = target.stat() if target.exists() else None
        if existing is not None and stat.S_ISDIR(existing.st_mode):
            raise CannotWrite(f"cannot write {shown(path)}: it is a directory; give a file name")
        if existing is not None and not os.access(target, os.W_OK):
            raise CannotWrite(f"cannot write {shown(path)}: permission denied")
        if existing is not None and not stat.S_ISREG(existing.st_mode):
            target.write_bytes(data)
        else:
            _replace(target, data, stat.S_IMODE(existing.st_mode) if existing else None)
    except CannotWrite:
        raise
    except FileNotFoundError as error:
        raise CannotWrite(
            f"cannot write {shown(path)}: no such directory: {shown(target.parent)}"
        ) from error
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL in it.
        cause = getattr(error, "strerror", None) or str(error)
        raise CannotWrite(f"cannot write {shown(path)}: {cause}") from error


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path as a message can show it, whatever bytes are in it."""
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8").replace("\n", "\\n")


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    """Write beside the target and move over it: one directory, so one file system."""
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    # O_EXCL follows no link that somebody laid; 0o666 less the umask is what open() gives.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
