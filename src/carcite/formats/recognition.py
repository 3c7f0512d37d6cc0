"""Which record format a text is in, told by its content: names and suffixes are often wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.errors import UnknownFormat

READABLE = ("ris", "bibtex", "csl-json", "nbib", "endnote-xml", "zotero-json")
# What a message shows of an input.
SHOWN = 60


class Recognised(NamedTuple):
    """A format, and the words that it was known by."""

    format: str
    reason: str


# A line that opens a record. MEDLINE's tags have four columns before the hyphen, RIS's two.
OPENINGS = (
    ("ris", re.compile(r"^[^\S\r\n]{0,8}TY[^\S\r\n]{0,4}[-–—][^\r\n]{0,60}", re.M | re.I)),
    ("nbib", re.compile(r"^[^\S\r\n]{0,8}(?:PMID[^\S\r\n]{0,2}-[^\S\r\n]{0,3}\d{1,9}|(?:OWN|STAT|DCOM)[^\S\r\n]{0,2}- [\w-]{1,20})[^\S\r\n]{0,3}(?=[\r\n]|\Z)", re.M)),
    ("bibtex", re.compile(r"@[^\S\r\n]{0,4}[A-Za-z][\w:.-]{0,40}\s{0,20}[{(]")),
)  # fmt: skip
# Carriage returns alone end the lines of old Macintosh files, and `^` does not know them.
LONE_RETURN = re.compile(r"\r(?!\n)")
ZOTERO_ITEM = re.compile(r'(?<!\\)"itemType"\s{0,5}:')
JSON_START = re.compile(r'\s{0,1000}(?:\[\s{0,1000}(?:\{|\])|\{\s{0,1000}["}])')
ENDNOTE_XML = re.compile(r"<(?:xml|records|record)\b.{0,20000}?<(?:ref-type|rec-number|database|contributors)\b", re.S)  # fmt: skip
TAG_LINE = re.compile(r"^[^\S\r\n]{0,8}([A-Z][A-Z0-9])[^\S\r\n]{1,3}- ?[^\r\n]{0,60}", re.M)
# A RIS record whose TY is missing still has this many lines that look like RIS.
ENOUGH_TAG_LINES = 3

# What is no format of ours, but what people will try; each with what to do instead. The blanks
# before it are taken off first: looked for from every one of them, they would cost their square.
OTHERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\A(?:<!--.{0,20000}?-->\s{0,1000})?<(?:!doctype\s{1,9}html|html|head|body|div|p)\b", re.I | re.S), "a web page; read it with carcite.read"),
    (re.compile(r"\A(?:<\?xml[^>]{0,200}>\s{0,1000})?<(?:\w{1,20}:)?mods", re.I), "MODS; export RIS, BibTeX or CSL-JSON instead"),
    (re.compile(r"\A(?:<\?xml[^>]{0,200}>\s{0,1000})?(?:<!DOCTYPE[^>]{0,300}>\s{0,1000})?<PubmedArticleSet"), "PubMed's XML; export its .nbib instead"),
    (re.compile(r"^%0 \S", re.M), "EndNote's tagged format (%0 …); export RIS instead"),
    (re.compile(r"^PT [A-Z]\r?$", re.M), "Web of Science's tagged format (PT …); export RIS instead"),
    (re.compile(r"\A<"), "XML, but not EndNote's; export RIS, BibTeX or CSL-JSON instead"),
)  # fmt: skip


def recognise(text: str) -> Recognised:
    """Tell a text's record format by its first record; raises UnknownFormat where there is none.

    >>> recognise("Exported today\\nTY  - JOUR\\nER  - ")
    Recognised(format='ris', reason="line 2 opens a record of RIS: 'TY  - JOUR'")
    """
    text = LONE_RETURN.sub("\n", text.lstrip("\ufeff")) if "\r" in text else text.lstrip("\ufeff")
    if not text.strip("\ufeff \t\r\n"):
        raise UnknownFormat("the input is empty")
    for kind in (_json, _endnote_xml, _opening, _tag_lines):
        found = kind(text)
        if found is not None:
            return found
    stripped = text.lstrip()
    other = next((what for sign, what in OTHERS if sign.search(stripped)), None)
    if other is not None:
        raise UnknownFormat(f"this is {other}")
    raise UnknownFormat(
        f"no record format is recognised in an input that begins with {text.strip()[:SHOWN]!r}; "
        f"known formats are {', '.join(READABLE)}"
    )


def _json(text: str) -> Recognised | None:
    if JSON_START.match(text) is None:
        return None
    if ZOTERO_ITEM.search(text[:100_000]) is not None:
        return Recognised("zotero-json", 'the text is JSON with Zotero\'s key "itemType"')
    shape = "an array" if text.lstrip().startswith("[") else "an object"
    return Recognised("csl-json", f"the text is JSON, {shape} of items")


def _endnote_xml(text: str) -> Recognised | None:
    if not text.lstrip().startswith("<"):
        return None
    found = ENDNOTE_XML.search(text[:100_000])
    if found is None:
        return None
    last = found.group().rpartition("<")[2]
    return Recognised("endnote-xml", f"the text is XML with EndNote's element <{last}>")


def _opening(text: str) -> Recognised | None:
    """Take the format whose record opens first: the other's opening may stand in an abstract."""
    found = [(match, format_) for format_, sign in OPENINGS if (match := sign.search(text))]
    if not found:
        return None
    match, format_ = min(found, key=lambda one: one[0].start())
    return Recognised(format_, f"line {_line(text, match)} opens a record of {CALLED[format_]}: {match.group().strip()!r}")  # fmt: skip


CALLED = {"ris": "RIS", "nbib": "PubMed's MEDLINE text", "bibtex": "BibTeX"}


def _tag_lines(text: str) -> Recognised | None:
    lines = [match for match, _ in zip(TAG_LINE.finditer(text), range(ENOUGH_TAG_LINES), strict=False)]  # fmt: skip
    if len(lines) < ENOUGH_TAG_LINES:
        return None
    first = lines[0]
    return Recognised("ris", f"no line opens a record, but lines have RIS's tags, as line {_line(text, first)}: {first.group().strip()!r}")  # fmt: skip


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1
