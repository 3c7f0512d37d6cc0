"""The console examples in the documents: found in the text, run, and compared with what they show."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Example:
    """One `$ carcite …` line of a document, and the output that the document shows for it."""

    document: str
    command: str
    output: str

    @property
    def arguments(self) -> list[str]:
        """The words behind `carcite`."""
        return shlex.split(self.command, comments=True)[1:]

    def __str__(self) -> str:
        return f"{self.document}: {self.command}"


def documents() -> list[Path]:
    """The README and all of docs, which may show examples."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def examples(document: Path) -> list[Example]:
    """Find the console examples of a document: lines with `$`, and what follows up to the next."""
    found = []
    for block in _BLOCK.findall(document.read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            found.append(Example(document.name, command, output))
    return found
