"""BibTeX's own grammar, as its manual and source have it: an oracle that shares no code with carcite.

A backslash escapes nothing: every brace counts. `%` is no comment inside an entry.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    type: str
    key: str
    fields: tuple[tuple[str, str], ...]

    def __getitem__(self, name: object) -> str:  # type: ignore[override]
        return dict(self.fields)[str(name)]


def parse(text: str) -> list[Entry]:
    """Return the entries of a file, or fail where BibTeX would."""
    entries: list[Entry] = []
    position = 0
    while (start := text.find("@", position)) != -1:
        assert text[position:start].strip() == "", "text between entries"
        brace = text.index("{", start)
        comma = text.index(",", brace)
        position, fields = _fields(text, comma + 1)
        entries.append(Entry(text[start + 1 : brace], text[brace + 1 : comma], tuple(fields)))
    assert text[position:].strip() == "", "text after the last entry"
    return entries


def _fields(text: str, position: int) -> tuple[int, list[tuple[str, str]]]:
    fields: list[tuple[str, str]] = []
    while True:
        while text[position].isspace() or text[position] == ",":
            position += 1
        if text[position] == "}":
            return position + 1, fields
        equals = text.index("=", position)
        name = text[position:equals].strip()
        position = equals + 1
        while text[position].isspace():
            position += 1
        if text[position] == "{":
            end = _closing(text, position)
            fields.append((name, text[position + 1 : end]))
            position = end + 1
        else:
            end = min(text.index(",", position), text.index("}", position))
            fields.append((name, text[position:end].strip()))
            position = end


def _closing(text: str, position: int) -> int:
    depth = 0
    while True:
        if text[position] == "{":
            depth += 1
        elif text[position] == "}":
            depth -= 1
            if depth == 0:
                return position
        position += 1
