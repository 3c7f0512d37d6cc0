"""The pace: the published limits are ceilings, and answers only lower them."""

from __future__ import annotations

import threading

import pytest

from carcite.crossref.asking import retry_after
from carcite.crossref.pace import POLITE, PUBLIC, Kind, Limits, Pace, TooLate
from clocks import StoppedClock

HOUR = 3_600.0


def starts(pace: Pace, clock: StoppedClock, kind: Kind, count: int) -> list[float]:
    """Take turns one after the other; when each begins, from the first."""
    times = []
    for _ in range(count):
        with pace.turn(kind, clock.monotonic() + HOUR):
            times.append(clock.monotonic())
    return [time - times[0] for time in times]


@pytest.mark.parametrize(
    ("limits", "kind", "apart"),
    [
        (POLITE, "single", 0.1),
        (POLITE, "many", 1 / 3),
        (PUBLIC, "single", 0.2),
        (PUBLIC, "many", 1),
    ],
)
def test_turns_are_as_far_apart_as_the_pool_asks(limits: Limits, kind: Kind, apart: float) -> None:
    clock = StoppedClock()
    times = starts(Pace(limits, clock), clock, kind, 5)
    assert times == pytest.approx([apart * number for number in range(5)])


def test_lists_do_not_wait_for_single_records() -> None:
    clock = StoppedClock()
    pace = Pace(PUBLIC, clock)
    starts(pace, clock, "single", 1)
    starts(pace, clock, "many", 1)
    assert clock.slept == []


STATED = {
    "lower": ({"x-rate-limit-limit": "2", "x-rate-limit-interval": "1s"}, 2),
    "higher": ({"x-rate-limit-limit": "150", "x-rate-limit-interval": "1s"}, 10),
    "a minute": ({"x-rate-limit-limit": "30", "x-rate-limit-interval": "1m"}, 0.5),
    "none at all": ({"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"}, 1 / 60),
    "no interval": ({"x-rate-limit-limit": "4"}, 4),
    "an interval of nothing": ({"x-rate-limit-limit": "4", "x-rate-limit-interval": "0s"}, 10),
    "words": ({"x-rate-limit-limit": "many", "x-rate-limit-interval": "often"}, 10),
    "a huge number": ({"x-rate-limit-limit": "9" * 5_000}, 10),
    "another digit": ({"x-rate-limit-limit": "²"}, 10),
    "nothing": ({}, 10),
}


@pytest.mark.parametrize(("headers", "rate"), STATED.values(), ids=STATED)
def test_an_answer_lowers_the_pace_and_never_raises_it(
    headers: dict[str, str], rate: float
) -> None:
    pace = Pace(POLITE, StoppedClock())
    pace.heed("single", headers)
    assert pace.rate == {"single": pytest.approx(rate), "many": 3}


def test_a_pace_that_was_lowered_comes_back_to_its_ceiling() -> None:
    pace = Pace(POLITE, StoppedClock())
    for stated in ("1", "500"):
        pace.heed("many", {"x-rate-limit-limit": stated})
    assert pace.rate["many"] == 3


@pytest.mark.parametrize(("stated", "at_once"), [("1", 1), ("50", 3), ("0", 1), ("many", 3)])
def test_an_answer_lowers_how_many_go_at_once(stated: str, at_once: int) -> None:
    pace = Pace(POLITE, StoppedClock())
    pace.heed("single", {"x-concurrency-limit": stated})
    assert pace.at_once == at_once


def test_no_more_than_so_many_go_at_once() -> None:
    clock = StoppedClock()
    pace = Pace(Limits(single=1_000, many=1_000, at_once=2), clock)
    inside, most, lock = 0, 0, threading.Lock()

    def go() -> None:
        nonlocal inside, most
        with pace.turn("single", clock.monotonic() + HOUR):
            with lock:
                inside += 1
                most = max(most, inside)
            barrier.wait(10)
            with lock:
                inside -= 1

    # Two by two: with a third inside the barrier would be passed by the wrong ones, and `most` tell.
    barrier = threading.Barrier(2)
    threads = [threading.Thread(target=go) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 2


def test_a_turn_after_the_deadline_is_not_waited_for() -> None:
    clock = StoppedClock()
    pace = Pace(POLITE, clock)
    pace.hold("single", 30)
    with pytest.raises(TooLate) as caught, pace.turn("single", clock.monotonic() + 10):
        pass
    assert caught.value.seconds == pytest.approx(30)
    assert clock.slept == []
    # The place that it held is free again.
    assert starts(pace, clock, "many", 3)


RETRY = {
    "seconds": ({"retry-after": "120"}, 120),
    "no wait": ({"retry-after": "0"}, 0),
    "a date": ({"retry-after": "Thu, 01 Jan 1970 00:01:00 GMT"}, 60),
    "a date that is over": ({"retry-after": "Thu, 01 Jan 1960 00:01:00 GMT"}, 0),
    "against the answer's own clock": (
        {"retry-after": "Sun, 01 Mar 2026 00:00:09 GMT", "date": "Sun, 01 Mar 2026 00:00:00 GMT"},
        9,
    ),
    "an age": ({"retry-after": "9" * 9}, 86_400),
    "more digits than a number has": ({"retry-after": "9" * 5_000}, None),
    "words": ({"retry-after": "soon"}, None),
    "a date that is none": ({"retry-after": "Thu, 99 Jan 2026 00:00:00 GMT"}, None),
    "below nothing": ({"retry-after": "-5"}, None),
    "nothing": ({}, None),
}


@pytest.mark.parametrize(("headers", "seconds"), RETRY.values(), ids=RETRY)
def test_how_long_an_answer_asks_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, 0.0) == seconds
