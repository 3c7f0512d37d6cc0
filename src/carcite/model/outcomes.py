"""What one of many pages came to: a reading, or what went wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from carcite.errors import CarciteError
from carcite.model.claims import Reading


@dataclass(frozen=True, slots=True)
class Failed:
    """One of many that did not come through; the others go on.

    `source` is what messages call it; `error` says what was wrong; `reading` is what there was
    before it, where only the enriching failed.
    """

    source: str
    error: CarciteError
    reading: Reading | None = None
