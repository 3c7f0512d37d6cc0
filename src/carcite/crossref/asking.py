"""Ask until there is an answer, politely: at the pace that is allowed, patient, and not for ever."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from carcite.crossref.clock import Clock
from carcite.crossref.exchange import Answer, Dropped
from carcite.crossref.pace import Kind, Pace, TooLate
from carcite.errors import Unavailable

TRIES = 6
FIRST_WAIT = 2.0
# After so many questions in a row without an answer the service is left alone for a while: a list of
# a thousand shall not wait a minute for each of them.
PATIENCE = 2
SILENT_SECONDS = 300.0
# Any delay longer than a day is no delay but a refusal.
LONGEST = 86_400.0
ELSEWISE = (
    "try again later, or work without the network: --offline or --snapshot (docs/crossref.md)"
)


class Asking:
    """Asks one service; after it has refused us (403) it is not asked again."""

    def __init__(
        self,
        name: str,
        pace: Pace,
        clock: Clock,
        deadline: float,
        *,
        patience: int = PATIENCE,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._name = name
        self._pace = pace
        self._clock = clock
        self._deadline = deadline
        self._chance = chance
        self._refusal: str | None = None
        self._patience = patience
        self._missed = 0
        self._silent_until = 0.0

    def deadline(self) -> float:
        """Return the moment, by the clock that only goes forward, at which a question that begins now is given up."""
        return self._clock.monotonic() + self._deadline

    def ask(
        self, kind: Kind, fetch: Callable[[float], Answer], until: float | None = None
    ) -> Answer:
        """Return the answer that `fetch(until)` brings, asked again where that may help.

        `until` is the deadline of the question that this request is a part of; one that is a question
        by itself has its own. Raises Unavailable when there is none before the deadline.
        """
        if self._clock.monotonic() < self._silent_until:
            raise Unavailable(
                f"{self._name} did not answer earlier requests, so it was not asked: {ELSEWISE}"
            )
        until = self.deadline() if until is None else until
        for attempt in range(1, TRIES + 1):
            if self._refusal:
                raise Unavailable(self._refusal, blocked=True)
            answer, problem, wait = self._try(kind, fetch, until)
            if answer is not None:
                self._missed = 0
                return answer
            pause = self._backoff(attempt) if wait is None else wait
            if attempt == TRIES or self._clock.monotonic() + pause > until:
                self._leave_alone()
                raise self._given_up(problem, attempt, wait)
            self._pace.hold(kind, pause)
        raise AssertionError("the last try returns or raises")

    def _try(
        self, kind: Kind, fetch: Callable[[float], Answer], until: float
    ) -> tuple[Answer | None, str, float | None]:
        """Ask once: the answer, or what was wrong and how long the service asks to wait."""
        try:
            with self._pace.turn(kind, until):
                answer = fetch(until)
                self._pace.heed(kind, answer.headers)
        except TooLate as error:
            raise self._given_up("still waiting for other requests", 0, error.seconds) from error
        except Dropped as error:
            return None, str(error), None
        if answer.status == 403:
            self._refusal = (
                f"{self._name} refuses our requests (HTTP 403) and will not be asked again: "
                "wait a few hours, send fewer requests, and write to support@crossref.org if this continues"
            )
            raise Unavailable(self._refusal, blocked=True)
        if answer.status == 429 or answer.status >= 500:
            return None, f"HTTP {answer.status}", retry_after(answer.headers, self._clock.now())
        return answer, "", None

    def _leave_alone(self) -> None:
        self._missed += 1
        if self._missed >= self._patience:
            self._silent_until = self._clock.monotonic() + SILENT_SECONDS

    def _backoff(self, attempt: int) -> float:
        # 2, 4, 8 … s, each between a half and the whole of it, so that many clients spread out.
        whole: float = FIRST_WAIT * 2 ** (attempt - 1)
        return whole * (0.5 + self._chance() / 2)

    def _given_up(self, problem: str, attempts: int, wait: float | None) -> Unavailable:
        """Say what was wrong, how often we asked, what the service asks for, and what to do next."""
        tried = {0: "not asked", 1: "asked once"}.get(attempts, f"asked {attempts} times")
        asks = "" if wait is None else f"it asks to wait {wait:.0f} s; "
        return Unavailable(f"no answer from {self._name} ({problem}; {tried}): {asks}{ELSEWISE}")


def retry_after(headers: Mapping[str, str], now: float) -> float | None:
    """Return how many seconds an answer asks to wait (RFC 9110, 10.2.3: seconds or a date); None if it does not.

    A date is taken against the answer's own, so that a wrong clock here does no harm.

    >>> retry_after({"retry-after": "7"}, 0.0)
    7.0
    """
    stated = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", stated):
        return min(float(stated), LONGEST)
    when = _http_date(stated)
    if when is None:
        return None
    sent = _http_date(headers.get("date", ""))
    seconds = when - (now if sent is None else sent)
    return min(max(seconds, 0.0), LONGEST)


def _http_date(text: str) -> float | None:
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def time_said(seconds: float) -> datetime:
    """Return seconds since 1970 as a time in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
