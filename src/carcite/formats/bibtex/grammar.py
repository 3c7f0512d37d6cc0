"""BibTeX's own grammar: a file as entries with their fields, the rest beside them, all with offsets.

The grammar is that of bibtex.web, sections 216 to 267: a backslash escapes nothing, every brace
counts, `%` is no comment inside an entry. Where BibTeX gives up, this goes on: what is broken is a
`Flaw`, its record keeps what can be read (`salvage`), and the next record is read.

Every scan is bounded by what it uses up, or goes by one table of the file's braces, so that reading
takes time in proportion to the file, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.formats.bibtex.bibliography import LINE_END, Bibliography, Entry, Flaw

MONTHS = {
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May",
    "jun": "June", "jul": "July", "aug": "August", "sep": "September", "oct": "October",
    "nov": "November", "dec": "December",
}  # fmt: skip

# bibtex.web, section 32: what no identifier holds.
NAME = r"[^\s\"#%'(),={}]++"
# Braces within braces, to the depth that files usually have; what is deeper goes by the table.
INNER = r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}[^{}]*+)*+"
QUOTED = r"[^\"{}]*+(?:\{[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+\}[^\"{}]*+)*+"

COMMAND = re.compile(rf"\s*+({NAME})\s*+([{{(])?")
BLANK = re.compile(r"\s*+")
SEPARATOR = re.compile(r"[\s,]*+")
# A key in braces ends at a blank, a comma or the closing brace; one in parentheses may hold ")".
KEYS = {"{": re.compile(r"\s*+([^\s,}]*+)\s*+"), "(": re.compile(r"\s*+([^\s,]*+)\s*+")}
# The rest of a key that holds blanks, as some systems write them.
KEY_REST = re.compile(r"[^,={}()\r\n]{1,200}(?=,)")
# No name of a journal is as long; macros of macros could make a value of any length otherwise.
LONGEST_MACRO = 5000
CLOSING = {"{": "}", "(": ")"}
FIELD_NAME = re.compile(rf"({NAME})\s*+=\s*+")
BRACED = re.compile(rf"\{{({INNER})\}}")
QUOTES = re.compile(rf'"({QUOTED})"')
FIELD_START = re.compile(rf"{NAME}\s*+=\s*+[{{\"]")
WORD = re.compile(rf"{NAME}")
# One whole field as nearly all are: a name, a value of one part, a comma or the end of the entry.
PLAIN_FIELD = re.compile(
    rf"({NAME})\s*+=\s*+(?:\{{({INNER})\}}|\"({QUOTED})\"|(\d++))\s*+(?:,\s*+|(?=[}})]))"
)
BRACES = re.compile(r"[{}]")
INSIDE_QUOTES = re.compile(r'[{}"]')
# A field on a line of its own, where no entry is.
STRAY_FIELD = re.compile(rf"^[ \t]*+(?!%){NAME}[ \t]*+=[ \t]*+[{{\"]", re.MULTILINE)
# An entry that ended one brace too early goes on with a field.
GOES_ON = re.compile(rf"\s*+(?:,\s*+{NAME}\s*+=\s*+[{{\"\w]|{NAME}\s*+=\s*+[{{\"])")
# A type, a key and a first field without a brace.
HEADLESS = re.compile(rf"[ \t]*+([^\s,={{}}]*+)[ \t]*+,\s*+{NAME}\s*+=\s*+[{{\"\w]")


class Broken(Exception):
    """The grammar is broken; where, and how. It never leaves the parser."""

    def __init__(self, position: int, error: str) -> None:
        super().__init__(error)
        self.position = position
        self.error = error


def parse(text: str) -> Bibliography:
    """Take a file apart. Never fails: what cannot be read is among the flaws."""
    parser = _Parser(text)
    parser.run()
    return parser.found


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Bibliography(text)
        self.macros = dict(MONTHS)
        # Where each brace closes; made when a record is broken, or nested deeper than a pattern goes.
        self.closings: dict[int, int] | None = None
        # From where a line's beginning is looked for, and whether a line's beginning may be there.
        self.floor = 0
        self.fresh = True
        # Up to where records have been read.
        self.done = 0
        self.boundary = -1

    def run(self) -> None:
        position = 0
        while (start := self.text.find("@", position)) != -1:
            if self._commented(start):
                position = self._line_end(start)
                continue
            position = self._record(start)
        self._between(len(self.text))

    def _between(self, end: int) -> None:
        """Note fields between two records, which belong to none."""
        stray = STRAY_FIELD.search(self.text, self.done, end)
        if stray is not None:
            self.found.flaws.append(
                Flaw(stray.start(), end, "fields that belong to no entry", "left out", "record")
            )

    def _commented(self, start: int) -> bool:
        """Whether a line begins with "%": a comment to biber, pandoc and JabRef, though not to BibTeX."""
        newline = max(
            self.text.rfind("\n", self.floor, start), self.text.rfind("\r", self.floor, start)
        )
        begin, known = max(newline + 1, self.floor), newline == -1 and not self.fresh
        self.floor, self.fresh = start, False
        return not known and self.text[begin:start].lstrip().startswith("%")

    def _line_end(self, position: int) -> int:
        found = LINE_END.search(self.text, position)
        return found.end() if found else len(self.text)

    def _record(self, start: int) -> int:
        """Read what an "@" begins, and return where to go on."""
        command = COMMAND.match(self.text, start + 1)
        if command is None:
            return start + 1
        headless = HEADLESS.match(self.text, command.end(1)) if command[2] is None else None
        if headless is not None and self.text[start - 1 : start] in ("", "\r", "\n"):
            self._between(start)
            self.done = self._headless(start, command[1].lower(), headless)
            return self.done
        if command[2] is None or command[1][0].isdigit():
            # "@comment" without a brace, or an address in the text between entries. What was taken
            # for a name is used up, as in BibTeX.
            return command.end(1)
        self._between(start)
        kind = command[1].lower()
        if kind == "comment":
            end = self._comment(start, command.end() - 1)
        elif kind == "string":
            end = self._string(start, command.end())
        elif kind == "preamble":
            end = self._preamble(start, command.end())
        else:
            end = self._entry(start, kind, command.end(), command[2])
        self.floor, self.fresh, self.done = end, True, end
        return end

    def _comment(self, start: int, opening: int) -> int:
        close = self._closing(opening) if self.text[opening] == "{" else None
        # BibTeX skips the word alone; without its closing brace the comment is the line.
        end = self._line_end(opening) if close is None else close + 1
        self.found.comments.append((start, end))
        return end

    def _string(self, start: int, position: int) -> int:
        try:
            name = FIELD_NAME.match(self.text, BLANK.match(self.text, position).end())  # type: ignore[union-attr]
            if name is None:
                raise Broken(position, "a @string needs name = value")
            value, end = self._value(name.end(), [])
        except Broken as broken:
            return self._left_out(start, broken)
        text = " ".join(value.split())
        if len(text) > LONGEST_MACRO:
            error = f"a macro of {len(text)} characters; at most {LONGEST_MACRO} are expanded"
            self.found.flaws.append(
                Flaw(start, end, error, "not expanded; its name stays in the values", "part")
            )
        else:
            self.macros[name[1].lower()] = self.found.strings[name[1].lower()] = text
        return self._closed(start, end)

    def _preamble(self, start: int, position: int) -> int:
        try:
            value, end = self._value(BLANK.match(self.text, position).end(), [])  # type: ignore[union-attr]
        except Broken as broken:
            return self._left_out(start, broken)
        self.found.preambles.append(value)
        return self._closed(start, end)

    def _closed(self, start: int, end: int) -> int:
        """Return the position after a command's closing brace, or name the one that is missing."""
        if self.text[end : end + 1] in ("}", ")"):
            return end + 1
        self.found.flaws.append(Flaw(start, end, "the closing brace is missing", "kept", "nothing"))
        return end

    def _left_out(self, start: int, broken: Broken) -> int:
        end = min(self._next_boundary(start), self._line_end(broken.position))
        self.found.flaws.append(Flaw(start, end, broken.error, "left out", "part"))
        return max(end, start + 1)

    def _entry(self, start: int, kind: str, position: int, opening: str) -> int:
        entry = Entry(kind, "", [], start, start)
        try:
            self._key(entry, position, opening)
            self._fields(entry, opening)
            if GOES_ON.match(self.text, entry.end):
                raise Broken(entry.end, "a closing brace too many: fields follow the entry's end")
        except Broken as broken:
            self._salvage(entry, position, broken)
        self.found.entries.append(entry)
        return entry.end

    def _headless(self, start: int, kind: str, head: re.Match[str]) -> int:
        """Keep what can be read of an entry that lacks its opening brace."""
        entry = Entry(kind, head[1], [], start, start)
        self._salvage(entry, head.end(1), Broken(start, "no brace after the entry's type"))
        self.found.entries.append(entry)
        self.floor, self.fresh = entry.end, True
        return entry.end

    def _key(self, entry: Entry, position: int, opening: str) -> None:
        """Read the key; `entry.end` is then where its first comma or its end should be."""
        text = self.text
        key = KEYS[opening].match(text, position)
        assert key is not None, "the pattern matches nothing as well"
        entry.key, entry.end = key[1], key.end()
        following = text[entry.end : entry.end + 1]
        if FIELD_START.match(text, key.start(1)):
            # No key at all: the first field stands in its place.
            entry.key, entry.end = "", key.start(1)
        elif following not in (",", CLOSING[opening]) and (rest := KEY_REST.match(text, entry.end)):
            entry.key, entry.end = f"{key[1]} {rest[0].strip()}", rest.end()

    def _fields(self, entry: Entry, opening: str) -> None:
        """Read the fields to the entry's end, or raise `Broken`."""
        text, closing, fields = self.text, CLOSING[opening], entry.fields
        position = SEPARATOR.match(text, entry.end).end()  # type: ignore[union-attr]
        plain = PLAIN_FIELD.match if self.closings is None else _never
        while True:
            found = plain(text, position)
            if found is not None:
                kind = found.lastindex or 2
                fields.append((found[1].lower(), found[kind]))
                position = found.end()
                continue
            character = text[position : position + 1]
            if character == closing:
                entry.end = position + 1
                return
            if character == ",":
                position = SEPARATOR.match(text, position).end()  # type: ignore[union-attr]
                continue
            entry.end = position
            position = self._field(entry, position)
            plain = PLAIN_FIELD.match if self.closings is None else _never

    def _field(self, entry: Entry, position: int) -> int:
        name = FIELD_NAME.match(self.text, position)
        if name is None:
            raise Broken(position, self._expected(position))
        value, end = self._value(name.end(), entry.undefined)
        entry.fields.append((name[1].lower(), value))
        following = self.text[end : end + 1]
        if following == ",":
            return SEPARATOR.match(self.text, end).end()  # type: ignore[union-attr]
        if following not in ("}", ")"):
            if FIELD_NAME.match(self.text, end) is None:
                raise Broken(end, self._expected(end))
            self.found.flaws.append(
                Flaw(entry.start, end, f"no comma after the field {name[1]!r}", "kept", "nothing")
            )
        return end

    def _expected(self, position: int) -> str:
        if position >= len(self.text):
            return "the entry has no end"
        shown = self.text[position : position + 20]
        return f"a field, a comma or the entry's end was expected before {shown!r}"

    def _value(self, position: int, undefined: list[str]) -> tuple[str, int]:
        """Return a value and where it ends, past blanks; adds the macros in it that nothing defines."""
        text = self.text
        parts: list[str] = []
        while True:
            character = text[position : position + 1]
            if character == "{":
                close = self._closing(position)
                if close is None:
                    raise Broken(position, "a brace is not closed")
                parts.append(text[position + 1 : close])
                position = close + 1
            elif character == '"':
                close = self._closing_quote(position)
                parts.append(text[position + 1 : close])
                position = close + 1
            else:
                word = WORD.match(text, position)
                if word is None:
                    raise Broken(position, self._expected(position))
                value = self._macro(word[0])
                if value is None:
                    undefined.append(word[0])
                parts.append(word[0] if value is None else value)
                position = word.end()
            position = BLANK.match(text, position).end()  # type: ignore[union-attr]
            if text[position : position + 1] != "#":
                return "".join(parts), position
            position = BLANK.match(text, position + 1).end()  # type: ignore[union-attr]

    def _macro(self, word: str) -> str | None:
        return word if word[0].isdigit() else self.macros.get(word.lower())

    def _closing(self, opening: int) -> int | None:
        """Return where a brace closes, or None if it never does."""
        if self.closings is None:
            found = BRACED.match(self.text, opening)
            if found is not None:
                return found.end() - 1
        return self._table().get(opening)

    def _closing_quote(self, opening: int) -> int:
        if self.closings is None:
            found = QUOTES.match(self.text, opening)
            if found is not None:
                return found.end() - 1
        position = opening + 1
        while (mark := INSIDE_QUOTES.search(self.text, position)) is not None:
            if mark[0] == '"':
                return mark.start()
            close = self._table().get(mark.start())
            if close is None:
                break
            position = close + 1
        raise Broken(opening, "a quotation mark is not closed")

    def _table(self) -> dict[int, int]:
        """Return where each of the file's braces closes; those that never do are not there."""
        if self.closings is None:
            self.closings = {}
            open_: list[int] = []
            for brace in BRACES.finditer(self.text):
                if brace[0] == "{":
                    open_.append(brace.start())
                elif open_:
                    self.closings[open_.pop()] = brace.start()
        return self.closings

    def _next_boundary(self, start: int) -> int:
        if self.boundary <= start:
            self.boundary = next_boundary(self.text, start + 1)
        return self.boundary

    def _salvage(self, entry: Entry, position: int, broken: Broken) -> None:
        """Keep what can be read of a broken entry, which ends where the next record begins."""
        # From here on by the table: a scan by pattern could use up the same text again and again.
        self._table()
        boundary = self._next_boundary(entry.start)
        end = entry.start + len(self.text[entry.start : boundary].rstrip())
        known = list(entry.fields)
        entry.fields = [
            (name, value if macro is None else self.macros.get(macro.lower(), value))
            for name, value, macro in salvaged(self.text[position:boundary])
        ] or known
        entry.end = end
        self.found.flaws.append(
            Flaw(entry.start, end, broken.error, "what could be read of the entry is kept", "part")
        )


def _never(_: str, __: int) -> None:
    return None


# Where a record begins: at the start of a line, or right after the end of another.
BOUNDARY = re.compile(rf"(?:^[ \t]*+|[}})]\s*+)@\s*+{NAME}\s*+[{{(]", re.MULTILINE)
# "n = 5 patients" on a line of an abstract is no field.
FIELD_LINE = re.compile(
    r"(?:^|([,}]))[ \t]*+([A-Za-z][\w:.+/-]*+)\s*+=\s*+"
    r"(?=[{\"]|\w++\s*+(?:[,#})]|\Z)|[^\n={}\"]{1,200},[ \t\r]*$)",
    re.MULTILINE,
)
LAST_WORD = re.compile(rf"{NAME}$")


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
    return bare, bare if LAST_WORD.match(bare) else None


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
