"""What one of many pages came to: a reading, or what went wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from carcite.errors import CarciteError
from carcite.model.claims import Reading


@dataclass(frozen=True, slots=True)
class Failed:
    """A page or reading, one of many, that could not be processed.

    `source` is its name in messages; `error` is the exception; `reading` is the reading as it was if only
    enriching failed, otherwise None.
    """

    source: str
    error: CarciteError
    reading: Reading | None = None
