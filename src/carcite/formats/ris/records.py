"""From the text of a RIS file to its records' tags and values, in whatever shape they come.

A file that is as the format's specification has it is cut in a few passes; only a record with
something odd in it is looked at line by line.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from carcite.formats.canonical import is_canonical

# What each tag of a record holds, once for every line that has it; some may be blank.
Held = dict[str, list[str]]


class Record(NamedTuple):
    """A record's fields by tag, without TY and ER, and the line on which it begins.

    `type` is what TY says, None where there is no TY. `ended` says whether an ER closed it, `clean` that every value
    is a canonical text as it stands, as `canonical.words` would make it.
    """

    type: str | None
    held: Held
    line: int
    ended: bool = True
    clean: bool = False


class Outside(NamedTuple):
    """Lines that are no part of a record."""

    text: str
    line: int


# What parts a well-formed tag from its value, and such tags behind the line end before them.
MARK = "  - "
FIELD = re.compile(r"\n([A-Z][A-Z0-9])  - ?")
FIELD_CRLF = re.compile(r"\r\n([A-Z][A-Z0-9])  - ?")
PLAIN_LINE = re.compile(r"[A-Z][A-Z0-9]  - ")

# Two columns of tag, blanks, a hyphen (or what a word processor made of it), a blank; the blanks vary.
# A tag of one blank is believed only where it is known, since "As - if" may stand in an abstract.
TAG = re.compile(r"([^\W_]{2})([^\S\n]{0,4})[-–—‐](?:[^\S\n](.*)|(\S.*)|$)")
LONG_TAGS = {"PMID": "PMID", "PMCID": "PMCID", "DOI": "DO", "ISSN": "SN", "ISBN": "SN"}
LONG_TAG = re.compile(rf"({'|'.join(LONG_TAGS)})[^\S\n]{{0,3}}-[^\S\n](.*)")
# ER may stand alone, where an exporter lost the hyphen.
END_ALONE = re.compile(r"ER[^\S\n]{0,4}[-–—‐]?[^\S\n]{0,4}")
# How many characters are cut into fields at a time.
BLOCK = 50_000
# What a search interface prints between records: "2.", "Record #3 of 18", "<1>".
NUMBER = re.compile(r"[^\S\n]{0,4}(?:<?\d{1,7}[.>]?|Record #?\d{1,7} of \d{1,7})[^\S\n]{0,4}")
NUMBERS = re.compile(rf"[^\S\n]{{0,4}}(?:\n(?:{NUMBER.pattern}\r?)?)*")
# Rayyan puts two fields on a line, five blanks between, an address the first of them in every record.
GLUED = re.compile(r"[^\S\n]{3,20}([A-Z][A-Z0-9])  - ")
GLUE = "     "

KNOWN_TAGS = frozenset(
    "TY ER A1 A2 A3 A4 A5 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CR CT CY DA DB DI DO DP"
    " ED EP ET ID IS J1 J2 JA JF JO JP KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PU PY RD RI"
    " RN RP SE SN SP ST SV T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO WP WT WV Y1 Y2".split()
)
# Of these a further line is a further value (EndNote's exports); of names, where it holds a comma.
LISTS = frozenset({"KW", "SN", "N1", "UR", "L1", "L2", "M2"})
NAMES = frozenset({"AU", "A1", "A2", "A3", "A4", "ED"})
PROSE = frozenset({"AB", "N2", "N1"})
SENTENCE_END = (".", "!", "?", ":", ".”", '."')


def records_in(text: str) -> Iterator[Record | Outside]:
    """Yield a file's records, and the lines between them that are more than a number."""
    # The first line end is taken for all; a record with another in it is looked at.
    line_end, field = "\n", FIELD
    first = text.find("\n")
    if first < 0:
        text = text.replace("\r", "\n")
    elif text[first - 1 : first] == "\r":
        line_end, field = "\r\n", FIELD_CRLF
    line = 1
    for block in _blocks(text, line_end):
        line = yield from _in_block(block, field, line_end, line)


def _blocks(text: str, line_end: str) -> Iterator[str]:
    """Cut a text before records into pieces that the processor has at hand; a line end begins each."""
    begin = f"{line_end}TY{MARK}"
    end = text.find(begin, BLOCK)
    # Before the first line too, but of the text as a whole that would make another copy.
    yield line_end + (text if end < 0 else text[:end])
    while end >= 0:
        start, end = end, text.find(begin, end + BLOCK)
        yield text[start:] if end < 0 else text[start:end]


def _in_block(
    block: str, field: re.Pattern[str], line_end: str, line: int
) -> Generator[Record | Outside, None, int]:
    """Yield what a block holds; returns the line on which the next one begins."""
    parts = field.split(block)
    tags, values = parts[1::2], parts[2::2]
    begin = tags.index("TY") if "TY" in tags else len(tags)
    # What stands before the first TY, but for the line end before it.
    before = parts[0] + _joined(tags[:begin], values[:begin], line_end)
    if before.strip():
        yield from _looked_at(before[len(line_end) :], line)
    line += before.count("\n")
    while begin < len(tags):
        try:
            end = tags.index("TY", begin + 1)
        except ValueError:
            end = len(tags)
        own, said = tags[begin:end], values[begin:end]
        last = said.pop()
        # One look at all values together: a blank at either end of one would make two here.
        whole = " ".join(said)
        clean = is_canonical(whole)
        odd = not clean and ("\n" in whole or "\r" in whole or GLUE in whole)
        held = None if odd else _well_formed(own, said, last)
        if held is not None:
            yield Record(said[0], held, line, True, clean)
        else:
            raw = _joined(own, [*said, last], line_end)
            yield from _looked_at(raw[len(line_end) :], line)
        line += end - begin + last.count("\n") + (whole.count("\n") if odd else 0)
        begin = end
    return line


def _joined(tags: list[str], values: list[str], line_end: str) -> str:
    return "".join(f"{line_end}{tag}{MARK}{value}" for tag, value in zip(tags, values, strict=True))


def _well_formed(tags: list[str], values: list[str], last: str) -> Held | None:
    """Return the fields of a record, whatever their tags mean, None where it does not end with its only ER.

    `tags` are those from TY to ER, `values` what they hold but for ER, and `last` what follows ER.
    """
    if tags[-1] != "ER" or (last and not last.isspace() and not NUMBERS.fullmatch(last)):
        return None
    held: Held = {}
    fields = zip(tags, values)  # noqa: B905 - ER has no value
    next(fields)
    for tag, value in fields:
        if tag in held:
            held[tag].append(value)
        else:
            held[tag] = [value]
    return None if "ER" in held else held


@dataclass(slots=True)
class _Open:
    """A record that is being read line by line."""

    line: int
    type: str | None = None
    fields: list[tuple[str, list[str]]] = field(default_factory=list)
    blank: bool = False

    def closed(self, ended: bool) -> Record:
        held: Held = {}
        for tag, lines in self.fields:
            held.setdefault(tag, []).append("".join(lines))
        return Record(self.type, held, self.line, ended)


def _looked_at(text: str, line: int) -> Iterator[Record | Outside]:
    """Yield the records of a text line by line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tags = [_tag(one) for one in lines]
    last_tag = max((index for index, found in enumerate(tags) if found), default=-1)
    record: _Open | None = None
    outside: list[str] = []
    outside_at = line
    for index, (one, found) in enumerate(zip(lines, tags, strict=True)):
        at = line + index
        if found is None:
            if record is not None and _continues(record, one, index < last_tag):
                continue
            if one.strip() and not NUMBER.fullmatch(one):
                outside_at = outside_at if outside else at
                outside.append(one)
            continue
        tag, value = found
        if tag == "TY" or (record is None and tag != "ER"):
            if record is not None:
                yield record.closed(ended=False)
            if outside:
                yield Outside("\n".join(outside), outside_at)
                outside = []
            record = _Open(at)
        if record is None:
            continue
        if tag == "TY":
            record.type = value.strip()
        elif tag == "ER":
            yield record.closed(ended=True)
            record = None
        else:
            _add(record, tag, value)
    if record is not None:
        yield record.closed(ended=False)
    if outside:
        yield Outside("\n".join(outside), outside_at)


def _add(record: _Open, tag: str, value: str) -> None:
    record.blank = False
    pieces = GLUED.split(value) if GLUE in value else [value]
    record.fields.append((tag, [pieces[0]]))
    for glued, more in zip(pieces[1::2], pieces[2::2], strict=True):
        record.fields.append((glued, [more]))


def _tag(line: str) -> tuple[str, str] | None:
    """Return a line's tag and value, None where it has no tag."""
    if PLAIN_LINE.match(line):
        return line[:2], line[6:]
    stripped = line.strip()
    found = TAG.match(stripped)
    if found is None:
        if stripped and END_ALONE.fullmatch(stripped):
            return "ER", ""
        long = LONG_TAG.match(stripped)
        return (LONG_TAGS[long[1]], long[2]) if long else None
    tag, blanks, value = found[1].upper(), found[2], found[3] or found[4] or ""
    indented = line[:1].isspace() and line[:1] != "\ufeff"
    if tag in ("TY", "ER"):
        believed = tag == "TY" or not value.strip()
    elif found[4] is not None:
        # "XX  -value": of a word with a hyphen only the two blanks tell it.
        believed = len(blanks) > 1 and tag in KNOWN_TAGS
    elif tag in KNOWN_TAGS:
        believed = bool(blanks) and (found[1].isupper() or len(blanks) > 1 or not indented)
    else:
        believed = len(blanks) > 1 and found[1].isupper() and found[1].isascii() and not indented
    return (tag, value) if believed else None


def _continues(record: _Open, line: str, inside: bool) -> bool:
    """Add a line without a tag to the field before it; False where it is no part of the record."""
    text = line.strip()
    if not text:
        record.blank = True
        return True
    if not record.fields or (NUMBER.fullmatch(line) and not inside):
        return False
    tag, values = record.fields[-1]
    if record.blank and not (inside and tag in PROSE):
        # Behind a blank line only prose goes on, and only where more of the record follows.
        return False
    after_blank, record.blank = record.blank, False
    if tag in LISTS or (tag in NAMES and "," in text):
        record.fields.append((tag, [text]))
    else:
        # In pieces, since a text put together line by line is copied at every line.
        values[-1] = values[-1].rstrip()
        paragraph = tag in PROSE and (after_blank or values[-1].endswith(SENTENCE_END))
        values.append(("\n" if paragraph else " ") + text)
    return True
