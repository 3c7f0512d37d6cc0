"""What a question to a service comes to: an answer, or that there was no whole one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carcite.errors import BadAnswer


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers with their names in lower case, the whole body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Dropped(Exception):
    """There was no whole answer: no connection, cut off, or too slow; asking again may help."""


class TooLarge(BadAnswer):
    """The answer is larger than any that is right."""
