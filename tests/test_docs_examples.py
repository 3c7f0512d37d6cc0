"""Every example in the README, the docs and the docstrings does what it shows."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import carcite
from carcite.cli import main
from examples import ROOT, Example, documents, examples


@pytest.fixture
def beside_the_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Examples name seeds/… and may write files: they run in a directory of their own.
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.mark.usefixtures("beside_the_seeds")
@pytest.mark.parametrize("document", documents(), ids=lambda path: path.name)
def test_the_python_of_a_document_gives_what_it_shows(document: Path) -> None:
    # To doctest the fence that closes a block is output like any other; without it the lines keep
    # their numbers.
    text = re.sub(r"^```.*$", "", document.read_text(encoding="utf-8"), flags=re.M)
    test = doctest.DocTestParser().get_doctest(text, {}, document.name, str(document), 0)
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.usefixtures("beside_the_seeds")
@pytest.mark.parametrize("example", [e for path in documents() for e in examples(path)], ids=str)
def test_a_command_of_a_document_prints_what_it_shows(example: Example) -> None:
    # As in a terminal, standard error is shown among the output.
    result = CliRunner().invoke(main, example.arguments)
    assert result.output == example.output


def test_the_readme_shows_commands_and_python() -> None:
    readme = ROOT / "README.md"
    assert len(examples(readme)) >= 3
    assert readme.read_text(encoding="utf-8").count(">>> ") >= 5


MODULES = [
    module.name
    for module in pkgutil.walk_packages(carcite.__path__, "carcite.")
    if module.name != "carcite.__main__"
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_docstring_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
