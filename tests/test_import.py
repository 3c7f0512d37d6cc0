"""`import carcite` is silent and loads only what reading a page needs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

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
