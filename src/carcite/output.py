"""Write a file whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from carcite.errors import CannotWrite


def write_whole(path: Path, text: str) -> None:
    """Write text as UTF-8 to a file that appears when it is complete, or stays as it was.

    Line ends are written as they are. A link's target is replaced, not the link; an existing file
    keeps its permissions. A pipe or a device cannot be replaced and is written to.
    Raises CannotWrite.
    """
    content = text.encode("utf-8")
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            # Opening a directory for writing fails here too, with the system's own words.
            with target.open("wb") as device:
                device.write(content)
            return
        _replace(target, content)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CannotWrite(
            f"{path}: cannot be written: {reason}; name a file in a directory that exists and is yours"
        ) from error


def _replace(target: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _mode(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    # The mask can only be read by setting it.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
