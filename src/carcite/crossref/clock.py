"""Time, in one place, so that a test can hand in its own and never waits."""

from __future__ import annotations

import time


class Clock:
    """The clocks of this machine: one that only goes forward, the time of day, and waiting."""

    def monotonic(self) -> float:
        """Return seconds that only go forward, whatever is done to the time of day."""
        return time.monotonic()

    def now(self) -> float:
        """Return the time of day in seconds since 1970 (UTC)."""
        return time.time()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
