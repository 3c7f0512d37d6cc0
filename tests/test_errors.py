"""The tree of errors is as its docstring draws it, and an error keeps what it knows."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest

import carcite
from carcite import errors

DRAWN = re.findall(r"^    ([│ ├└─]*)([A-Z]\w+)", errors.__doc__ or "", re.M)
CLASSES = {
    name: value
    for name, value in vars(errors).items()
    if inspect.isclass(value) and issubclass(value, errors.CarciteError)
}


def test_every_error_is_drawn_and_public() -> None:
    assert {name for _, name in DRAWN} == set(CLASSES)
    assert set(CLASSES) <= set(carcite.__all__)


def test_every_error_hangs_where_it_is_drawn() -> None:
    above: list[str] = []
    for branch, name in DRAWN:
        depth = len(branch) // 4
        above[depth:] = [name]
        if depth:
            assert CLASSES[above[depth - 1]] in CLASSES[name].__bases__, name


@pytest.mark.parametrize(
    "error",
    [
        errors.NotRegistered("no 10.5555/1", doi="10.5555/1", agency="DataCite"),
        errors.Unavailable("blocked", doi="10.5555/1", blocked=True),
        errors.BadAnswer("cut off"),
        errors.NotAsked("offline", doi="10.5555/1"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_keeps_what_it_knows_between_processes(error: errors.EnrichError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
