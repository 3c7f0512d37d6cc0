"""A snapshot in Crossref's place: records and candidates from a file on this machine, and nobody asked."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from carcite.crossref.answers import Message
from carcite.crossref.work import Work
from carcite.errors import BadAnswer, EnrichError, NotAsked
from carcite.model.reference import Reference
from carcite.values.identifiers import Doi

if TYPE_CHECKING:
    from carcite.crossref.snapshot import Snapshot


class Local:
    """The snapshot at a path, opened at once so that a wrong one is told of, and anew in a forked process."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._pid = 0
        self._open()

    def _open(self) -> Snapshot:
        from carcite.crossref.snapshot import Snapshot

        if self._snapshot is None or self._pid != os.getpid():
            self._snapshot = Snapshot(self._path)
            self._pid = os.getpid()
        return self._snapshot

    def work(self, asked: Doi) -> Work | EnrichError:
        """Return a DOI's record; NotAsked where the snapshot has none, for Crossref may have it."""
        try:
            with self._lock:
                message = self._open().work(asked)
        except BadAnswer as error:
            return BadAnswer(f"{asked}: {error}", doi=asked)
        if message is None:
            return NotAsked(
                f"the snapshot {os.fspath(self._path)} has no {asked}, and Crossref was not asked",
                doi=asked,
            )
        return Work(message, asked, asked, "snapshot")

    def candidates(self, what: Reference | str) -> list[Message]:
        """Return the records that may be a reference's work, or of a title's."""
        reference = Reference(title=what) if isinstance(what, str) else what
        with self._lock:
            return self._open().candidates(reference)

    def close(self) -> None:
        """Close the file; it is opened again when it is needed."""
        with self._lock:
            if self._snapshot is not None and self._pid == os.getpid():
                self._snapshot.close()
            self._snapshot = None
