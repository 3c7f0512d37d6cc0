"""How long a start takes: `carcite --help`, `carcite.read` touched, and one seed turned into RIS.

    python benchmarks/start.py [--repeat 15]

Each is run in processes of its own; what is printed is the least processor time (user and system), which
other programs on the machine disturb least, and how many patterns were compiled.
"""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
from pathlib import Path

import carcite

SEED = str(Path(__file__).parent.parent / "seeds" / "frontiers-car-t-autoimmune.txt")
COUNT = """
import gc, sys
from carcite.values.patterns import LazyPattern
lazy = [one for one in gc.get_objects() if isinstance(one, LazyPattern)]
print(f"{sum(one.is_compiled for one in lazy)} of {len(lazy)} patterns", file=sys.stderr)
"""
CITE = (
    f"from carcite.cli import main; main(['cite', {SEED!r}, '--to', 'ris'], standalone_mode=False)"
)
PROGRAMS = {
    "python -c pass": "pass",
    "import carcite": "import carcite",
    "carcite --help": "from carcite.cli import main; main(['--help'], standalone_mode=False)",
    "carcite.read touched": "import carcite; carcite.read",
    "carcite cite SEED": CITE,
}


def cpu_of(program: str) -> float:
    """Return the processor time of a program in a new process, in seconds."""
    before = os.times()
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def main() -> None:
    """Print a line for each program."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=15)
    repeat = parser.parse_args().repeat
    # As an installed package is.
    compileall.compile_dir(Path(carcite.__file__).parent, quiet=1)
    for name, program in PROGRAMS.items():
        least = min(cpu_of(program) for _ in range(repeat))
        counted = subprocess.run(
            [sys.executable, "-c", f"{program}\n{COUNT}"],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        print(f"{name:22} {least:.2f} s   {counted.stderr.splitlines()[-1]}")


if __name__ == "__main__":
    main()
