"""`import carcite` is silent and loads only what reading a page needs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import carcite

UNWANTED = (
    "click", "rich", "rispy", "bibtexparser", "habanero", "pyarrow", "pyspark",
    "urllib.request", "http.client", "ssl", "asyncio",
)  # fmt: skip


@pytest.fixture(scope="module")
def fresh_import() -> subprocess.CompletedProcess[str]:
    code = f"import sys, carcite; sys.exit(repr([m for m in {UNWANTED!r} if m in sys.modules]))"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )


def test_import_prints_nothing(fresh_import: subprocess.CompletedProcess[str]) -> None:
    assert fresh_import.stdout == ""


def test_import_loads_no_command_line_and_no_network(
    fresh_import: subprocess.CompletedProcess[str],
) -> None:
    assert fresh_import.stderr.strip() == "[]"


def test_import_loads_nothing_but_itself() -> None:
    code = "import sys, carcite; sys.exit(repr([m for m in sys.modules if m.startswith(('carcite.', 'pydantic', 'selectolax'))]))"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("name", carcite.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(carcite, name) is not None
    assert name in dir(carcite)


def test_a_name_that_carcite_has_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'red'"):
        _ = carcite.red  # type: ignore[attr-defined]
