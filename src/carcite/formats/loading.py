"""Record files back into references: any format, told by its content."""

from __future__ import annotations

import os
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from carcite.errors import CannotRead, UnknownFormat
from carcite.formats.addresses import with_safe_addresses
from carcite.formats.decoding import Decoded, decode_records
from carcite.formats.loaded import Loaded
from carcite.formats.recognition import Recognised, recognise
from carcite.model.claims import HALVES_REPLACED, Remark
from carcite.values.text import whole

__all__ = ["READERS", "load", "loads"]

# Where each format is read: a module of this room, imported when such records come, and its function. The
# flavours of BibTeX are read alike.
READERS = {
    "bibtex": ("bibtex.reading", "loads"),
    "biblatex": ("bibtex.reading", "loads_biblatex"),
    "csl-json": ("csl.reading", "loads"),
    "endnote-xml": ("endnote_xml", "loads"),
    "nbib": ("nbib", "loads"),
    "ris": ("ris.reading", "loads"),
    "zotero-json": ("csl.reading", "loads_zotero"),
}


def load(
    path: str | os.PathLike[str],
    format: str | None = None,  # noqa: A002 - DESIGN's word
    *,
    encoding: str | None = None,
) -> Loaded:
    """Read the records of a file; the format is detected from the content unless one is given.

    The file's name and suffix are ignored. `encoding` overrides the detected encoding.
    Raises `CannotRead` if the file cannot be read, and `UnknownFormat` as `loads` does.
    """
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL in it.
        cause = getattr(error, "strerror", None) or str(error)
        raise CannotRead(f"cannot read {os.fspath(path)!r}: {cause}") from error
    return loads(data, format, encoding=encoding)


def loads(
    data: str | bytes,
    format: str | None = None,  # noqa: A002 - as in load
    *,
    encoding: str | None = None,
) -> Loaded:
    """Read records from text or bytes; the format is detected from the content unless one is given.

    An error in a record raises no exception: it is listed in the failures or the remarks.
    Raises `UnknownFormat` if no format is recognised, or the given one cannot be read.
    """
    decoded = Decoded(data, "text") if isinstance(data, str) else decode_records(data, encoding)
    text = whole(decoded.text).removeprefix("\ufeff")
    found = (
        recognise(text)
        if format is None
        else Recognised(format, f"the format was given as {format}")
    )
    loaded = with_safe_addresses(_reader(found.format)(text))
    remarks = loaded.remarks
    if text != decoded.text.removeprefix("\ufeff"):
        remarks = (HALVES_REPLACED, *remarks)
    if decoded.mixed:
        remarks = (_not_utf8(decoded), *remarks)
    return loaded.model_copy(update={"reason": found.reason, "remarks": remarks})


def _not_utf8(decoded: Decoded) -> Remark:
    return Remark(
        code="not-utf-8",
        message=f"some lines are not UTF-8 and were read as {decoded.encoding}; "
        "if characters look wrong, give the encoding",
    )


def _reader(name: str) -> Callable[[str], Loaded]:
    try:
        module, function = READERS[name]
    except KeyError:
        close = get_close_matches(name.lower(), READERS, n=1)
        meant = f"; did you mean {close[0]}?" if close else ""
        raise UnknownFormat(
            f"cannot read records in format {name!r}; formats that can be read: {', '.join(sorted(READERS))}{meant}"
        ) from None
    reader: Callable[[str], Loaded] = getattr(import_module(f"carcite.formats.{module}"), function)
    return reader
