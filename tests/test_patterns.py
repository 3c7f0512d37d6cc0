"""No pattern of the package takes forever over words that somebody put into a page.

Each is tried, in a process of its own, on short texts that are known to make patterns backtrack. One
that does so takes longer than anybody waits, others a few milliseconds; so the limit is no measurement.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import carcite
from carcite.values.patterns import LazyPattern

LENGTH = 240
FOREVER = 600
UNITS = (
    *("A", "a", "1", " ", "\n", "\t", ".", ",", "(", "<", "&", "{", "\\", "'", "-", "é", "字", "\u00a0"),
    *("Aa", "Aa ", "A. ", "A.A.", "AA ", "a ", "1 ", "1-", "1,", "1.", "A1", "A, ", "A; ", "Aa-", "a'"),
    *("()", "((a", "<b>", "<a ", "&a", "{a}", "$a", "\\a{", 'a="', "a@", "a.", "a/", "http://a"),
    *("and ", "de ", "van ", "et al. ", "vol. 1 ", "no. 1 ", "Jan ", "2020 ", "12/", "10.1/", "University "),
    *("© ", "(c) ", "by-", "cc by ", "license ", "copyright ", "all rights ", "creative commons "),
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """The patterns that stand in the package's modules, with where they stand."""
    seen: set[tuple[str | bytes, int]] = set()
    for module in pkgutil.walk_packages(carcite.__path__, "carcite."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for pattern in _within(value, 0):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    yield f"{module.name}.{name}", pattern


def _within(value: object, depth: int) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern | LazyPattern):
        yield cast("re.Pattern[str]", value)
    elif isinstance(value, dict | list | tuple | set | frozenset) and depth < 4:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _within(part, depth + 1)


def texts() -> list[str]:
    """Short texts of one thing again and again, each with something behind it that ends no match."""
    repeated = [(unit * LENGTH)[:LENGTH] for unit in UNITS]
    return [*repeated, *(f"A{text}!" for text in repeated)]


def main() -> None:
    """Try every pattern on every text, saying which one is next."""
    among = texts()
    encoded = [text.encode() for text in among]
    for where, pattern in patterns():
        print(where, ascii(pattern.pattern), flush=True)
        for text in encoded if isinstance(pattern.pattern, bytes) else among:
            pattern.search(text)  # type: ignore[arg-type]
            pattern.fullmatch(text)  # type: ignore[arg-type]


def test_there_are_patterns_in_every_room() -> None:
    rooms = {where.split(".")[1] for where, _ in patterns()}
    assert rooms >= {"crossref", "formats", "readers", "rights", "values", "page"}


def test_no_pattern_backtracks_without_a_bound() -> None:
    command = [sys.executable, str(Path(__file__).resolve())]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=FOREVER, check=False)
    except subprocess.TimeoutExpired as error:
        said = error.stdout or b""
        raise AssertionError(f"takes forever: {said.decode().splitlines()[-1]}") from None
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 400


if __name__ == "__main__":
    main()
