"""What is said in two places is the same in both: versions, commands, dependencies."""

from __future__ import annotations

import configparser
import re
import tomllib
from typing import Any

import pytest

import carcite
from examples import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def tox() -> configparser.ConfigParser:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "tox.ini", encoding="utf-8")
    return parser


def test_the_version_is_said_once() -> None:
    assert PROJECT["version"] == carcite.__version__


@pytest.mark.parametrize(
    "dependency", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
)
def test_the_lowest_version_of_each_dependency_is_tested(dependency: str) -> None:
    name, version = re.fullmatch(r"([\w-]+)(?:>=|==)([\d.]+)(?:,<\d+)?", dependency).groups()  # type: ignore[union-attr]
    pinned = dict(line.split("==") for line in tox()["testenv:lowest"]["deps"].split())
    assert pinned[name].removesuffix(".0") == version.removesuffix(".0")


def test_continuous_integration_runs_the_tests_with_the_lowest_versions() -> None:
    assert re.search(r"^\s+.*\btox run -e lowest\b", (ROOT / ".ci" / "run").read_text(), re.M)


def test_every_promised_python_is_tested() -> None:
    promised = {
        line.rpartition(" :: ")[2].replace(".", "")
        for line in PROJECT["classifiers"]
        if re.search(r":: 3\.\d+$", line)
    }
    tested = re.findall(r"\bpy(3\d+)", tox()["tox"]["env_list"])
    assert promised == set(tested)


def test_the_readme_says_with_which_pythons_the_tests_were_run() -> None:
    (said,) = re.findall(r"^On \d{4}-\d\d-\d\d all tests were run .*$", README, re.M)
    run = re.findall(r"(3\.\d+)\.\d+", said)
    assert run == [line.rpartition(" :: ")[2] for line in PROJECT["classifiers"] if ":: 3." in line]


def test_the_readme_has_one_command_that_runs_the_tests() -> None:
    # .ci/run takes it from there, word for word.
    commands = [line.strip() for line in README.splitlines() if ".[test]" in line]
    assert len(commands) == 1
    assert commands[0].startswith("python3 -m venv ")
    assert "pytest" in commands[0]


@pytest.mark.parametrize("seed", ["cmb-car-t-rheumatoid-arthritis", "frontiers-car-t-autoimmune"])
def test_each_seed_is_there_and_told_of(seed: str) -> None:
    assert (ROOT / "seeds" / f"{seed}.txt").stat().st_size > 1000
    assert f"## {seed}.txt" in (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
