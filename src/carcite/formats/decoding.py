"""From a record file's bytes to text: UTF-8, UTF-16, or Windows-1252 line by line.

Reference managers of all ages write these files, and few say in which encoding.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from carcite.errors import UnknownFormat
from carcite.values.text import is_encoding

# The longer marks first, since UTF-32's begins with UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""^\s{0,20}<\?xml[^>]{0,200}?\bencoding\s{0,3}=\s{0,3}["']([\w.:-]{2,40})"""
)
# XML 1.0, appendix F: a declaration that can be read as ASCII is of no encoding with wider units.
WIDE = ("utf-16", "utf16", "utf-32", "utf32", "utf-7", "utf7", "ucs")


class Decoded(NamedTuple):
    """A file's text, the encoding that it was read in, and whether some of it was not UTF-8 after all."""

    text: str
    encoding: str
    mixed: bool = False


def decode_records(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a record file: as told, by its byte order mark, as XML declares, as UTF-8, else line by line.

    A line that is no UTF-8 is Windows-1252, of which Latin-1 is a part: such files are often put
    together from parts. Raises UnknownFormat for an encoding that Python does not know.
    """
    if encoding is not None:
        return Decoded(_as(data, encoding), encoding)
    for mark, codec in MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(codec, "replace"), codec)
    wide = _wide(data)
    if wide is not None:
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    declared = DECLARED.match(data)
    codec = declared[1].decode("ascii").lower() if declared else "utf-8"
    if codec not in ("utf-8", "utf8") and not codec.startswith(WIDE):
        return Decoded(_as(data, codec), codec)
    lines = data.splitlines(keepends=True)
    return Decoded("".join(map(_line, lines)), "windows-1252", mixed=True)


def _as(data: bytes, encoding: str) -> str:
    if not is_encoding(encoding):
        raise UnknownFormat(
            f"unknown encoding {encoding!r}; known encodings are utf-8, utf-16, cp1252, shift_jis and others"
        )
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its zeros: every other byte of ASCII text is one."""
    head = data[:64]
    if len(head) < 4 or 0 not in head:
        return None
    if not any(head[0::2]) and any(head[1::2]):
        return "utf-16-be"
    if not any(head[1::2]) and any(head[0::2]):
        return "utf-16-le"
    return None


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return line.decode("cp1252")
    except UnicodeDecodeError:
        # Five bytes are nothing in Windows-1252, and controls in Latin-1.
        return line.decode("latin-1")
