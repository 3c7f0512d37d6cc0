"""The fuzzer itself: a few hundred inputs find nothing, and what is broken on purpose is found."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from types import ModuleType

import pytest

import carcite
from examples import ROOT

FUZZ = ROOT / "benchmarks" / "fuzz.py"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(FUZZ), "--seconds", "3600", *arguments], capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", FUZZ)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_few_hundred_inputs_find_nothing() -> None:
    done = run("--executions", "200", "--seed", "1")
    assert "200 executions" in done.stdout
    assert "0 findings" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 0


def test_the_same_seed_makes_the_same_inputs(fuzz: ModuleType) -> None:
    inputs = fuzz.corpus()
    first, second = (fuzz.Mutator(7, inputs) for _ in range(2))
    made = [first.input(("page", "record", "words")) for _ in range(50)]
    assert made == [second.input(("page", "record", "words")) for _ in range(50)]
    assert len(set(map(str, made))) > 40


def test_an_exception_that_is_not_ours_is_a_finding_and_one_of_ours_is_none(
    fuzz: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(data: str) -> None:
        raise KeyError(data) if "bad" in data else carcite.NothingFound(data)

    monkeypatch.setitem(fuzz.TARGETS, "broken", (break_down, ("words",)))
    assert fuzz.outcome_of("broken", "good").kind is None
    assert fuzz.outcome_of("broken", "a bad one").kind.startswith("KeyError in test_fuzz.py")


def test_a_quote_that_is_not_there_is_a_finding(fuzz: ModuleType) -> None:
    rights = carcite.find_rights("© 2020 Merle Osei")
    fuzz.check_quotes(rights, "© 2020 Merle Osei")
    with pytest.raises(fuzz.Misquoted):
        fuzz.check_quotes(rights, " © 2020 Merle Osei")


def test_a_finding_is_made_smaller_and_stays_the_same(fuzz: ModuleType) -> None:
    class Child:
        def outcome(self, target: str, data: str) -> object:
            return fuzz.Outcome("bad" if "x" in data and "y" in data else None)

    assert fuzz.smaller(Child(), "read", "ab" * 500 + "x" + "c" * 300 + "y", "bad", 1e12) == "xy"
