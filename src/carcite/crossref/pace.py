"""How often Crossref may be asked: its published limits, which its answers may only lower.

Since December 2025 (Crossref's blog): with a mail address 10 single records a second, 3 lists or
searches a second, 3 requests at once; without one 5, 1 and 1.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from carcite.crossref.clock import Clock
from carcite.values.patterns import regex

Kind = Literal["single", "many"]

# An answer may slow us down to one request in a minute; slower than that it would have said 429.
SLOWEST = 1 / 60
_INTERVAL = regex(r"(\d+)\s*([smh]?)", re.I)
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600}


@dataclass(frozen=True, slots=True)
class Limits:
    """Requests a second for one record, for a list or search, and how many at once."""

    single: float
    many: float
    at_once: int


POLITE = Limits(single=10, many=3, at_once=3)
PUBLIC = Limits(single=5, many=1, at_once=1)


class TooLate(Exception):
    """The turn would come after the deadline, in so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the next turn is in {seconds:.0f} s")
        self.seconds = seconds


class Pace:
    """Turns to ask, evenly spaced; shared by all threads that use one client."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self._ceiling: dict[Kind, float] = {"single": limits.single, "many": limits.many}
        self._most = limits.at_once
        self._clock = clock
        self._next: dict[Kind, float] = {"single": 0.0, "many": 0.0}
        self.rate = dict(self._ceiling)
        self.at_once = limits.at_once
        self._busy = 0
        self._free = threading.Condition()

    @contextmanager
    def turn(self, kind: Kind, until: float) -> Iterator[None]:
        """Wait for a turn and hold one of the places; raises TooLate where it comes after `until`."""
        with self._free:
            while self._busy >= self.at_once:
                if not self._free.wait(max(until - self._clock.monotonic(), 0)):
                    raise TooLate(0)
            self._busy += 1
        try:
            self._wait(kind, until)
            yield
        finally:
            with self._free:
                self._busy -= 1
                self._free.notify_all()

    def _wait(self, kind: Kind, until: float) -> None:
        while True:
            with self._free:
                now = self._clock.monotonic()
                if self._next[kind] <= now:
                    self._next[kind] = now + 1 / self.rate[kind]
                    return
                seconds = self._next[kind] - now
            if now + seconds > until:
                raise TooLate(seconds)
            # Whoever wakes first takes the turn; the others find the next one further off.
            self._clock.sleep(seconds)

    def hold(self, kind: Kind, seconds: float) -> None:
        """Give nobody a turn of this kind for so long: the service asked for it, or is in trouble."""
        with self._free:
            self._next[kind] = max(self._next[kind], self._clock.monotonic() + seconds)

    def heed(self, kind: Kind, headers: Mapping[str, str]) -> None:
        """Go by the limits that an answer states, never above the published ones."""
        rate = _stated_rate(headers)
        at_once = _number(headers.get("x-concurrency-limit"))
        with self._free:
            if rate is not None:
                self.rate[kind] = max(min(self._ceiling[kind], rate), SLOWEST)
            if at_once is not None:
                self.at_once = max(min(self._most, at_once), 1)


def _stated_rate(headers: Mapping[str, str]) -> float | None:
    limit = _number(headers.get("x-rate-limit-limit"))
    interval = _INTERVAL.fullmatch(headers.get("x-rate-limit-interval", "1s").strip())
    if limit is None or interval is None:
        return None
    seconds = int(interval[1][:6]) * _SECONDS[interval[2].lower()]
    return limit / seconds if seconds else None


def _number(text: str | None) -> int | None:
    digits = (text or "").strip()
    return int(digits) if re.fullmatch(r"[0-9]{1,6}", digits) else None
