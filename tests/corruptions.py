"""Ways in which the bytes of a file go wrong, for tests of what is kept in files."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

Way = Callable[[bytearray, bytes, random.Random, int], None]


def _bits(whole: bytearray, other: bytes, chance: random.Random, page: int) -> None:
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)


def _run(whole: bytearray, other: bytes, chance: random.Random, page: int) -> None:
    start, length = chance.randrange(len(whole)), chance.choice((1, 4, 50, 2_000))
    garbage = chance.choice((bytes(length), b"\xff" * length, chance.randbytes(length)))
    whole[start : start + length] = garbage[: len(whole) - start]


def _cut(whole: bytearray, other: bytes, chance: random.Random, page: int) -> None:
    del whole[chance.randrange(len(whole)) :]


def _pages(whole: bytearray, other: bytes, chance: random.Random, page: int) -> None:
    # As after a write that went to the wrong place.
    one, two = (page * chance.randrange(len(whole) // page) for _ in range(2))
    whole[one : one + page], whole[two : two + page] = (
        whole[two : two + page],
        whole[one : one + page],
    )


def _others(whole: bytearray, other: bytes, chance: random.Random, page: int) -> None:
    # Bytes of another file of the same kind, at their place or at another.
    size = chance.choice((1, 100, page, page))
    start = size * chance.randrange(min(len(whole), len(other)) // size)
    source = start if chance.random() < 0.5 else size * chance.randrange(len(other) // size)
    whole[start : start + size] = other[source : source + size]


def _swapped(whole: bytearray, other: bytes, chance: random.Random, page: int) -> None:
    whole[:] = other


_WAYS: tuple[Way, ...] = (
    _bits, _bits, _bits, _run, _run, _cut, _pages, _others, _others, _swapped,
)  # fmt: skip


def corruptions(
    whole: bytes, other: bytes, number: int, seed: int, page: int = 4096
) -> Iterator[tuple[str, bytes]]:
    """Yield so many corruptions of a file, the same ones for a seed, each with how it came about; `page` is a page of SQLite's."""
    for turn in range(number):
        chance = random.Random(seed * 1_000_003 + turn)
        way = chance.choice(_WAYS)
        spoilt = bytearray(whole)
        for _ in range(chance.choice((1, 1, 3))):
            if spoilt:
                way(spoilt, other, chance, page)
        yield f"seed {seed}, turn {turn}, {way.__name__}", bytes(spoilt)
