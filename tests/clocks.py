"""A clock for tests: waiting takes no time, and is written down."""

from __future__ import annotations

from carcite.crossref.clock import Clock


class StoppedClock(Clock):
    """Stands still unless somebody waits or a test moves it; begins on 2026-01-01."""

    def __init__(self) -> None:
        self.seconds = 1_000.0
        self.began = 1_767_225_600.0 - self.seconds
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> float:
        return self.began + self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def pass_days(self, days: float) -> None:
        """Let days pass."""
        self.seconds += days * 86_400
