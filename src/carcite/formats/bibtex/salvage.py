"""What can be read of an entry whose grammar is broken: its fields, by the look of their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

# bibtex.web, section 32: what no identifier holds.
NAME = r"[^\s\"#%'(),={}]++"

# Where a record begins: at the start of a line, or right after the end of another.
BOUNDARY = re.compile(rf"(?:^[ \t]*+|[}})]\s*+)@\s*+{NAME}\s*+[{{(]", re.MULTILINE)
# "n = 5 patients" on a line of an abstract is no field.
FIELD_LINE = re.compile(
    r"(?:^|([,}]))[ \t]*+([A-Za-z][\w:.+/-]*+)\s*+=\s*+"
    r"(?=[{\"]|\w++\s*+(?:[,#})]|\Z)|[^\n={}\"]{1,200},[ \t\r]*$)",
    re.MULTILINE,
)
BRACES = re.compile(r"[{}]")
WORD = re.compile(rf"{NAME}$")


def next_boundary(text: str, position: int) -> int:
    """Return where the next record begins, at or after a position; the end of the text if none does."""
    found = BOUNDARY.search(text, position)
    return text.index("@", found.start()) if found else len(text)


def salvaged(text: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield a broken entry's fields: the name, the value, and the macro's name where it is one.

    `text` is what stands between the entry's opening brace and the next record.
    """
    starts = list(_starts(text))
    for index, found in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(text)
        value, macro = _value(text[found.end() : end].strip())
        yield found[2].lower(), value, macro


def _starts(text: str) -> Iterator[re.Match[str]]:
    """Yield where fields begin; after a comma or brace on the same line only where all braces are closed."""
    depth = position = 0
    for found in FIELD_LINE.finditer(text):
        between = text[position : found.start()]
        depth += between.count("{") - between.count("}")
        position = found.start()
        if found[1] is None or depth <= 0:
            depth = 0
            yield found


def _value(chunk: str) -> tuple[str, str | None]:
    if chunk[0] == "{":
        close = _closing(chunk)
        inner = chunk[1:close] if close is not None else chunk[1:].rstrip(" \t\r\n,)")
        return _paired(inner), None
    if chunk[0] == '"':
        close = chunk.find('"', 1)
        inner = chunk[1:close] if close != -1 else chunk[1:].rstrip(" \t\r\n,)}")
        return _paired(inner), None
    bare = chunk.rstrip(" \t\r\n,)}")
    return bare, bare if WORD.match(bare) else None


def _closing(chunk: str) -> int | None:
    depth = 0
    for brace in BRACES.finditer(chunk):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return None


def _paired(text: str) -> str:
    """Return a text without the braces that have no partner."""
    open_: list[int] = []
    lone: list[int] = []
    for brace in BRACES.finditer(text):
        if brace[0] == "{":
            open_.append(brace.start())
        elif open_:
            open_.pop()
        else:
            lone.append(brace.start())
    lone = sorted((*lone, *open_))
    if not lone:
        return text
    starts = [0, *(place + 1 for place in lone)]
    return "".join(text[start:end] for start, end in zip(starts, [*lone, len(text)], strict=True))
