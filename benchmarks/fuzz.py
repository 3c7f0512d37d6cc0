"""Look for an input that carcite cannot bear: pages and records, broken at random.

    python benchmarks/fuzz.py --seconds 600 [--seed N] [--target read]… [--save FOLDER]

The inputs are the seeds, the cases and the strings of the tests; each is changed a few times over (bytes,
characters, tags and attributes, entities, tags of RIS, braces of BibTeX, types within JSON, halves of
two inputs) with the words that the readers look for. A finding is any exception but a CarciteError, the
death of the process, more than ten seconds of processor time for less than 100 kB, or an evidence whose
quote does not stand where it says. Findings are told apart by their exception and the innermost frame of
carcite, made smaller by halving, and shown; with --save they are kept in a folder, a file each with its
target. The exit code is 1 when there was one. The same seed and number of --executions try the same.
"""

from __future__ import annotations

import argparse
import ast
import base64
import contextlib
import gzip
import json
import multiprocessing
import os
import random
import re
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import carcite
from carcite.formats import FORMATS
from carcite.formats.loading import READERS
from carcite.model.claims import Reading
from carcite.model.rights import Rights
from carcite.page import open_page
from carcite.page.decoding import decode
from carcite.page.opening import looks_like_html
from carcite.showing.display import explain_report, rights_report
from carcite.showing.json_text import json_text
from carcite.values.names import parse_name
from carcite.values.text import whole

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 100_000
SLOW = 10.0
# Nothing that the clock inside the child missed (a parser in C that hangs) lasts longer.
PATIENCE = 60.0
Data = str | bytes


# --- what is done with an input --------------------------------------------------------------


class Misquoted(AssertionError):
    """An evidence says that words stand where they do not."""


class Slow(BaseException):
    """An input took too long; no `except Exception` may catch it."""


def read(data: Data) -> None:
    reading = carcite.read(data)
    after_reading(reading)
    text = open_page(data).text
    check_quotes(reading.reference.rights, text)
    check_claims(reading, text)


def read_all(data: Data) -> None:
    for reading in carcite.read_all(data)[:5]:
        after_reading(reading)


def find_rights(data: Data) -> None:
    after_rights(rights := carcite.find_rights(data))
    text = decode(data) if isinstance(data, bytes) else whole(data)
    check_quotes(rights, open_page(text).text if looks_like_html(text) else text)


def license_list(data: Data) -> None:
    with contextlib.suppress(ValueError, RecursionError):
        listed = json.loads(text_of(data))
        if isinstance(listed, list):
            after_rights(carcite.find_rights(listed))


def address(data: Data) -> None:
    for page in (LINKED, LISTED):
        with contextlib.suppress(carcite.CarciteError):
            for reading in carcite.read_all(page, url=text_of(data), name=text_of(data)):
                after_reading(reading)


def encoded(data: Data) -> None:
    """The first line names an encoding, by argument and by the page itself; the rest is the page."""
    name, _, rest = text_of(data).partition("\n")
    content = rest.encode("utf-8", "surrogatepass") + b"\xe9\\x"
    tag = f'<meta charset="{name}">'.encode("utf-8", "surrogatepass")
    for call in (
        lambda: carcite.read(content, encoding=name),
        lambda: carcite.loads(content, encoding=name),
        lambda: carcite.read(tag + content),
        lambda: carcite.find_rights(tag + content),
    ):
        with contextlib.suppress(carcite.CarciteError):
            call()


def values(data: Data) -> None:
    text = text_of(data)
    for call in (carcite.Date.parse, parse_name):
        with contextlib.suppress(ValueError):
            call(text)


def loads(format_: str | None) -> Callable[[Data], None]:
    def load(data: Data) -> None:
        loaded = carcite.loads(data, format_)
        loaded.model_dump_json()
        repr(loaded)
        for reference in loaded.references:
            reference._repr_html_()
        written(loaded.references[:20])

    return load


def after_reading(reading: Reading) -> None:
    again = Reading.model_validate_json(reading.model_dump_json())
    if again.model_dump() != reading.model_dump():
        raise Misquoted("a reading is another when it comes back from JSON")
    repr(reading)
    reading._repr_html_()
    json_text([reading]).encode()
    explain_report(reading, width=100, color=True)
    after_rights(reading.reference.rights)
    written((reading.reference,))


def after_rights(rights: Rights) -> None:
    Rights.model_validate_json(rights.model_dump_json())
    repr(rights)
    rights._repr_html_()
    rights_report("it", rights, width=60, color=False)
    str(rights.summary)


def written(references: tuple[carcite.Reference, ...]) -> None:
    for name, format_ in FORMATS.items():
        for dialect in sorted(format_.dialects):
            text = carcite.dumps(references, name, dialect=dialect)
            text.encode()
            if dialect == "zotero":
                carcite.loads(text, name)


def check_quotes(rights: Rights, text: str) -> None:
    said = [*rights.licenses, *rights.notices, *rights.transfers, *rights.reservations]
    said += [rights.embargo] if rights.embargo else []
    for statement in said:
        for one in statement.evidence:
            if one.source == "text" and text[one.start : one.end] != one.quote:
                raise Misquoted(f"{type(statement).__name__}: {one!r}")


def check_claims(reading: Reading, text: str) -> None:
    for claims in reading.claims.values():
        for one in (claims.chosen, *claims.completed_by, *claims.rejected):
            if one and one.start is not None and text[one.start : one.end] != one.quote:
                raise Misquoted(f"claim of {one.variable} by {one.reader}: {one!r}")


def text_of(data: Data) -> str:
    return data if isinstance(data, str) else data.decode("utf-8", "replace")


LINKED = """<html><head><title>Fire in raised bogs</title><link rel="canonical" href="/a/b?c=d">
<meta name="citation_title" content="Fire in raised bogs"><meta name="citation_pdf_url" content="../b.pdf"></head>
<body><h1>Fire in raised bogs</h1><a rel="license" href="//creativecommons.org/licenses/by/4.0/">CC BY</a></body></html>"""
LISTED = "<html><body>" + "".join(
    f'<div class="issue-item"><h5 class="issue-item__title"><a href="/doi/10.1234/{n}">Title of item {n}</a></h5></div>'
    for n in range(3)
)

# Each target with the kinds of inputs that it is given.
TARGETS: dict[str, tuple[Callable[[Data], None], tuple[str, ...]]] = {
    "read": (read, ("page", "page", "page", "page", "words")),
    "read_all": (read_all, ("page", "page", "page", "words")),
    "find_rights": (find_rights, ("page", "words", "words")),
    "license-list": (license_list, ("list",)),
    "url": (address, ("url",)),
    "encoding": (encoded, ("encoding",)),
    "values": (values, ("words",)),
    "loads": (loads(None), ("record", "record", "record", "page")),
} | {f"loads:{name}": (loads(name), ("record", "record", f"record:{name}", f"record:{name}", "page")) for name in READERS}  # fmt: skip


# --- the inputs ------------------------------------------------------------------------------

MARKS = {
    "ris": re.compile(r"^TY {1,3}-", re.M),
    "bibtex": re.compile(r"@\w+\s*[{(]"),
    "csl-json": re.compile(r"^\s*[\[{].*[\]}]\s*$", re.S),
    "nbib": re.compile(r"^PMID- ", re.M),
    "endnote-xml": re.compile(r"<record"),
}
ALIKE = {"biblatex": "bibtex", "zotero-json": "csl-json"}
LIST = [
    (
        '[{"URL": "http://creativecommons.org/licenses/by/4.0/", "content-version": "vor", "delay-in-days": 0,'
        ' "start": {"date-parts": [[2020, 1, 2]], "date-time": "2020-01-02T00:00:00Z", "timestamp": 1577923200000}},'
        ' {"URL": "https://www.elsevier.com/tdm/userlicense/1.0/", "content-version": "tdm", "start": {}}]'
    )
]
URLS = [
    "https://example.org/a/b", "https://[::1]:80/a", "https://user@example.org:99999/a%zz?b#c", "//x", "x", "mailto:a@b",
    "javascript:alert(1)", "https://www.frontiersin.org/articles/10.3389/fimmu.2025.1625166/full", "file:///a",
]  # fmt: skip
ENCODINGS = [
    f"{name}\n{LINKED}"
    for name in "utf-8 utf-16 utf-7 cp1252 idna punycode unicode_escape raw_unicode_escape hex undefined mbcs oem"
    " shift_jis iso2022_jp hz gb18030 cp037 utf_8_sig zlib rot13 charmap palmos x-user-defined".split()
]


def corpus() -> dict[str, list[str]]:
    """The inputs by kind; the records and words are those that the tests are written with."""
    found: dict[str, list[str]] = {"list": LIST, "url": URLS, "encoding": ENCODINGS}
    pages = [*sorted((ROOT / "tests" / "cases").glob("*/page.*")), *sorted((ROOT / "seeds").glob("*.txt"))]  # fmt: skip
    found["page"] = [path.read_text(encoding="utf-8", errors="replace")[:LONGEST] for path in pages]
    strings = [*strings_of(sorted((ROOT / "tests").rglob("*.py")))]
    found["words"] = [text for text in strings if " " in text and not text.isupper()]
    found["page"] += [text for text in strings if "<html" in text or "<meta" in text or "<div" in text]  # fmt: skip
    for name, mark in MARKS.items():
        found[f"record:{name}"] = [text for text in strings if mark.search(text)]
    for page in found["page"][: len(pages) : 4]:
        with contextlib.suppress(carcite.CarciteError):
            reference = carcite.read(page).reference
            for name in ("ris", "bibtex", "csl-json"):
                found[f"record:{name}"].append(carcite.dumps([reference], name))
    found |= {f"record:{name}": found[f"record:{like}"] for name, like in ALIKE.items()}
    found["record"] = [text for name in MARKS for text in found[f"record:{name}"]]
    return found


def strings_of(paths: list[Path]) -> Iterator[str]:
    """The texts that stand in some files of Python, each once."""
    seen: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if 3 < len(text) < 20_000 and text not in seen:
                    seen.add(text)
                    yield text


def dictionary() -> list[str]:
    """The words that the readers look for, as they stand in their source: tags, labels, signs, patterns."""
    words = set()
    for text in strings_of(sorted((ROOT / "src" / "carcite").rglob("*.py"))):
        if len(text) < 60 and "\n" not in text:
            words.add(text)
        words.update(word for word in text.split() if 2 < len(word) < 30)
    return sorted(words)


# --- how they are changed --------------------------------------------------------------------

SIGNS = [
    "\0", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe", "\ufffd", "\ud800", "\udfff", "\U0010ffff", "\u202e",
    "\u2066", "\u200b", "\u00ad", "\u0301" * 9, "\r", "\t", "\f", "\v", "\xa0", "\u3000", "²", "①", "٣", "Ⅳ", "ﬁ", "İ", "ß", "ŉ",
    "<", ">", "&", '"', "'", "{", "}", "\\", "$", "%", "#", "@", "[", "]", "(", ")", "©", "—", "·", "|", "*", "†", "😀", "e\u0301",
    "&#0;", "&#xD800;", "&#x110000;", "&nbsp;", "&amp;amp;lt;", "&", "&bogus;", "&#99999999999;", "%ED%A0%80", "%00", "%",
    "0", "00", "-1", "9" * 30, "9" * 5000, "1e999", "0/0/0", "0000", "99/99/9999", "2020-02-30", "10.1234/", "10.1/²",
    "٢٠٢٠", "²⁰²⁰", "１２", "\\ud800", "\\u0000", "\\ud83d\\ude00", "NaN", "null", "<![CDATA[", "]]>", "<!--", "-->", "<?xml?>",
]  # fmt: skip
NUMBERS = (
    "²", "201²", "①", "٢٠٢٠", "１２", "0", "00", "-1", "99", "0000", "9999999999", "9" * 40, "9" * 5000, "1e9", "1.5", "½", "Ⅳ",
    "iv", "a", "", " ", "1-", "-2", "1-2-3", "1,2", "1/2", "2020-13-45", "0-0", "13", "31", "32", "\ud800", "\0", "2020²",
)  # fmt: skip
ATTRIBUTES = (
    "itemprop itemscope itemtype itemid property typeof resource vocab prefix content href rel name class id lang title"
    " datetime src type role data-affiliation-id xml:lang scheme rid ref-type contrib-type pub-id-type date-type".split()
)
TAGS = (
    "div span p h1 h2 a meta link script style table tr td dt dd dl ul li svg math template noscript frameset html head"
    " body title base select option textarea br sup sub i b cite footer aside article section front article-meta".split()
)
BIBTEX = (
    '@string{a = "b"}', "@string(", "@comment{", "@preamble{", " # ", "\\'{e}", '{\\"', "\\symbol{", "\\char", "~", "$^{", "^^5c",
    "crossref = {a},", "xdata = {a},", "author = {and and , , ,},", "month = jan # feb,", "year = {²},", "@", "@article{", "},",
)  # fmt: skip
_ATTRIBUTE = re.compile(r"""(\s[\w:-]+)=("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""")
_ITEM = re.compile(r"\s(?:itemtype|typeof|itemprop|property|itemscope)\b")
_NUMBER = re.compile(r"\d+")
_EDGE = re.compile(r"\b")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
_SCRIPT = re.compile(r"(<script[^>]*json[^>]*>)(.*?)(</script>)", re.S | re.I)
_RIS_TAG = re.compile(r"^([A-Z][A-Z0-9]{1,3})( {0,3}- )", re.M)


class Mutator:
    """Changes inputs at random; the same seed makes the same changes."""

    def __init__(self, seed: int, inputs: dict[str, list[str]]) -> None:
        self.random = random.Random(seed)
        self.inputs = inputs
        self.words = dictionary()
        self.ways: list[Callable[[str], str]] = [
            self.sign, self.sign, self.word, self.word, self.cut, self.double, self.move, self.truncate, self.line,
            self.number, self.number, self.item, self.attribute, self.valueless, self.tag,
            self.ris, self.bibtex, self.json, self.json, self.repeat,
        ]  # fmt: skip

    def input(self, kinds: tuple[str, ...]) -> Data:
        kind = self.random.choice(kinds)
        text = self.random.choice(self.inputs[kind])
        if self.random.random() < 0.6:
            # Of short ones more are tried in the same time.
            text = min(text, self.random.choice(self.inputs[kind]), key=len)
        if self.random.random() < 0.15:
            other = self.random.choice(self.inputs[self.random.choice(kinds)] or [""])
            text = text[: self.place(text)] + other[self.place(other) :]
        for _ in range(self.random.choice((1, 1, 2, 3, 5, 10))):
            text = self.random.choice(self.ways)(text)[:LONGEST]
        return self.bytes(text) if self.random.random() < 0.25 else text

    def place(self, text: str) -> int:
        """A place in a text, half the time one where a word begins or ends."""
        place = self.random.randint(0, len(text))
        edge = _EDGE.search(text, place) if self.random.random() < 0.5 else None
        return edge.start() if edge else place

    def stretch(self, text: str) -> tuple[int, int]:
        start = self.place(text)
        longest = self.random.choice((1, 4, 20, 100, 2000))
        return start, min(len(text), start + self.random.randint(1, longest))

    def put(self, text: str, words: str) -> str:
        place = self.place(text)
        return text[:place] + words + text[place:]

    def sign(self, text: str) -> str:
        return self.put(text, self.random.choice(SIGNS))

    def number(self, text: str) -> str:
        """Put something else in the place of a number, of its end, or of all its like."""
        found = [*_NUMBER.finditer(text)]
        if not found:
            return text
        one, other = self.random.choice(found), self.random.choice(NUMBERS)
        if self.random.random() < 0.2:
            return text.replace(one[0], other, 20)
        start = one.end() - 1 if self.random.random() < 0.3 else one.start()
        return text[:start] + other + text[one.end() :]

    def item(self, text: str) -> str:
        """Make an item of microdata or RDFa a property too, or a property an item."""
        found = [*_ITEM.finditer(text)]
        if not found:
            return text
        one = self.random.choice(found)
        said = self.random.choice(("itemprop", "property", "itemtype", "typeof", "itemscope itemprop"))  # fmt: skip
        name = self.random.choice(("author", "name", '"author name"', "Person", "ScholarlyArticle", "x", '""', "datePublished"))  # fmt: skip
        return f"{text[: one.start()]} {said}={name}{text[one.start() :]}"

    def word(self, text: str) -> str:
        return self.put(text, self.random.choice(self.words))

    def cut(self, text: str) -> str:
        start, end = self.stretch(text)
        return text[:start] + text[end:]

    def double(self, text: str) -> str:
        start, end = self.stretch(text)
        return text[:end] + text[start:end] * self.random.choice((1, 2, 50)) + text[end:]

    def move(self, text: str) -> str:
        start, end = self.stretch(text)
        return self.put(text[:start] + text[end:], text[start:end])

    def truncate(self, text: str) -> str:
        place = self.place(text)
        return text[:place] if self.random.random() < 0.7 else text[place:]

    def repeat(self, text: str) -> str:
        words = self.random.choice((*self.random.choices(self.words, k=3), *SIGNS))
        return self.put(text, words * self.random.choice((2, 10, 300)))

    def line(self, text: str) -> str:
        lines = text.split("\n")
        first, second = self.random.randrange(len(lines)), self.random.randrange(len(lines))
        lines[first], lines[second] = lines[second], lines[first]
        return self.random.choice(("\n", "\n", "\r\n", "\r", " ", "\n\n")).join(lines)

    def tag(self, text: str) -> str:
        tag = self.random.choice(TAGS)
        found = [*_TAG.finditer(text)]
        if not found or self.random.random() < 0.3:
            start, end = self.stretch(text)
            return f"{text[:start]}<{tag}>{text[start:end]}</{tag}>{text[end:]}"
        one = self.random.choice(found)
        return text[: one.start(2)] + tag + text[one.end(2) :]

    def attribute(self, text: str) -> str:
        found = [*_TAG.finditer(text)]
        if not found:
            return text
        one = self.random.choice(found)
        value = self.random.choice(("", "", '=""', f'="{self.random.choice(self.words)}"', f"={self.random.choice(SIGNS)}",
                                    "=https://schema.org/ScholarlyArticle", '="author name"', "=Person"))  # fmt: skip
        return f"{text[: one.end()]} {self.random.choice(ATTRIBUTES)}{value}{text[one.end() :]}"

    def valueless(self, text: str) -> str:
        """Take their values from the attributes of a name, from all, or from one."""
        found = [*_ATTRIBUTE.finditer(text)]
        if not found:
            return text
        one, how = self.random.choice(found), self.random.random()
        if how < 0.2:
            return _ATTRIBUTE.sub(r"\1", text)
        if how < 0.6:
            return _ATTRIBUTE.sub(lambda each: each[1] if each[1].strip() == one[1].strip() else each[0], text)  # fmt: skip
        return text[: one.end(1)] + text[one.end() :]

    def ris(self, text: str) -> str:
        found = [*_RIS_TAG.finditer(text)]
        if not found:
            return text
        one, other = self.random.choice(found), self.random.choice(found)
        how = self.random.randrange(4)
        if how == 0:
            return text[: one.start()] + other[1] + text[one.end(1) :]
        if how == 1:
            end = text.find("\n", one.end())
            return text[: one.end()] + (text[end:] if end > 0 else "")
        if how == 2:
            return text[: one.start()] + self.random.choice(("ER  - \n", "TY  - \n", "XX  - ", "  - ")) + text[one.start() :]  # fmt: skip
        return text[: one.end(1)] + self.random.choice(("-", " - ", "  -", "\t- ", "   - ")) + text[one.end() :]  # fmt: skip

    def bibtex(self, text: str) -> str:
        return self.put(text, self.random.choice(BIBTEX)) if "@" in text or "{" in text else text

    def json(self, text: str) -> str:
        scripts = [*_SCRIPT.finditer(text)]
        if scripts:
            one = self.random.choice(scripts)
            return text[: one.start(2)] + self.json(one[2]) + text[one.end(2) :]
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return text
        for _ in range(self.random.choice((1, 1, 3))):
            value = self.swapped(value)
        try:
            return json.dumps(value, ensure_ascii=self.random.random() < 0.5)
        except (ValueError, RecursionError):
            return text

    def swapped(self, value: Any, depth: int = 0) -> Any:
        """A value of JSON with one that is somewhere in it replaced by something of another type."""
        inner = [*value] if isinstance(value, dict) else [*range(len(value))] if isinstance(value, list) else []  # fmt: skip
        if inner and depth < 40 and self.random.random() < 0.9:
            key = self.random.choice(inner)
            if isinstance(value, dict) and self.random.random() < 0.1:
                value[self.random.choice((*inner, *self.words[:50], "\ud800", ""))] = value.pop(key)
            else:
                value[key] = self.swapped(value[key], depth + 1)
            return value
        choice = self.random.randrange(14)
        if choice > 10:
            return self.random.choice((*SIGNS, self.random.choice(self.words)))
        return [
            None, True, [], {}, [value], {"@value": value}, [value, value, None], {"name": value, "literal": value},
            self.random.choice((0, -1, 10**30, 1e308, float("nan"), float("inf"), -0.0, 2020, 1577923200000)),
            str(value)[:2000] if depth else value, [[[value]]],
        ][choice]  # fmt: skip

    def bytes(self, text: str) -> bytes:
        codec = self.random.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-32", "shift_jis", "gb18030"))  # fmt: skip
        data = bytearray(text.encode(codec, "replace"))
        for _ in range(self.random.choice((0, 0, 1, 3, 30))):
            if data:
                data[self.random.randrange(len(data))] = self.random.randrange(256)
        wrapped = self.random.random()
        if wrapped < 0.05:
            data = bytearray(gzip.compress(bytes(data))[: self.random.choice((None, -9, 20))])
        elif wrapped < 0.1:
            boundary = self.random.choice(("b", "", "²", '"'))
            data = bytearray(
                f"From: a\r\nContent-Location: {self.random.choice(URLS)}\r\nContent-Type: multipart/related; boundary={boundary}\r\n\r\n"
                f"--{boundary}\r\nContent-Type: text/html; charset={self.random.choice(('utf-8', 'x', '²'))}\r\n"
                "Content-Transfer-Encoding: base64\r\n\r\n".encode()
                + base64.encodebytes(bytes(data)) + f"\r\n--{boundary}--\r\n".encode()
            )  # fmt: skip
        return bytes(data)


# --- the process that bears it ---------------------------------------------------------------


class Outcome(NamedTuple):
    """What came of an input: nothing, or what tells a finding from others and how it is shown."""

    kind: str | None = None
    story: str = ""


def serve(pipe: Connection) -> None:
    """Take inputs from a pipe until there is none, and answer with what came of each."""
    warnings.simplefilter("error")
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, _too_slow)
    while (asked := pipe.recv()) is not None:
        pipe.send(outcome_of(*asked))


def _too_slow(*_: object) -> None:
    raise Slow


def outcome_of(target: str, data: Data) -> Outcome:
    call = TARGETS[target][0]
    timed = hasattr(signal, "setitimer")
    try:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, SLOW)
        call(data)
    except carcite.CarciteError:
        return Outcome()
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        place = frame_of(error)
        # Where a slow input was interrupted is chance; its target is not.
        where = target if isinstance(error, Slow) else place
        told = f" ({str(error).split(':')[0]})" if isinstance(error, Misquoted) else ""
        story = "".join(traceback.format_exception(error)[-6:])
        return Outcome(f"{type(error).__name__}{told} in {where}", f"{place}\n{story[-3000:]}")
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
    return Outcome()


def frame_of(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}carcite{os.sep}" in frame.filename and "benchmarks" not in frame.filename]  # fmt: skip
    last = (ours or frames)[-1]
    return f"{Path(last.filename).name}:{last.name}"


class Child:
    """A process that reads inputs, started anew after each death."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=serve, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()

    def outcome(self, target: str, data: Data) -> Outcome:
        try:
            self.pipe.send((target, data))
            if self.pipe.poll(PATIENCE):
                answer: Outcome = self.pipe.recv()
                return answer
            self.process.kill()
            kind = f"no answer in {PATIENCE:.0f} seconds in {target}"
        except (EOFError, OSError):
            self.process.join()
            kind = f"death of the process ({self.process.exitcode}) in {target}"
        self.process.join()
        self.start()
        return Outcome(kind, kind)

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self.pipe.send(None)
        self.process.join(5)


def smaller(child: Child, target: str, data: Data, kind: str, until: float) -> Data:
    """Leave out halves, quarters and so on of an input for as long as it is the same finding."""
    size = max(1, len(data) // 2)
    while size and time.monotonic() < until:
        place = 0
        while place < len(data) and time.monotonic() < until:
            shorter = data[:place] + data[place + size :]  # type: ignore[operator]
            if child.outcome(target, shorter).kind == kind:
                data = shorter
            else:
                place += size
        size //= 2
    return data


# --- the run ---------------------------------------------------------------------------------


def show(number: int, target: str, data: Data, found: Outcome) -> None:
    print(f"\n--- finding {number}: {found.kind}, target {target}, {len(data):,} of input")
    print(f"    {data[:400]!a}")
    print("    " + found.story.strip().replace("\n", "\n    "), flush=True)


def keep(folder: Path, number: int, target: str, data: Data, found: Outcome) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{number:02}-{target}-{re.sub(r'[^A-Za-z0-9]+', '-', found.kind or '')[:80]}"
    kept = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    (folder / f"{name}.{'bin' if isinstance(data, bytes) else 'txt'}").write_bytes(kept)


def run(asked: argparse.Namespace) -> int:
    mutator = Mutator(asked.seed, corpus())
    targets = asked.target or [*TARGETS]
    child = Child()
    findings: dict[str, int] = {}
    seen = done = 0
    began = said = time.monotonic()
    while done < asked.executions and time.monotonic() - began < asked.seconds:
        target = targets[done % len(targets)]
        data = mutator.input(TARGETS[target][1])
        found = child.outcome(target, data)
        done += 1
        if found.kind is not None:
            seen += 1
            findings[found.kind] = findings.get(found.kind, 0) + 1
            if findings[found.kind] == 1:
                data = smaller(child, target, data, found.kind, time.monotonic() + asked.patience)
                show(len(findings), target, data, found)
                if asked.save is not None:
                    keep(asked.save, len(findings), target, data, found)
        if time.monotonic() - said > 30:
            said = time.monotonic()
            print(f"{said - began:6.0f} s  {done:,} executions, {len(findings)} findings", flush=True)  # fmt: skip
    child.stop()
    took = time.monotonic() - began
    print(f"\nseed {asked.seed}: {done:,} executions in {took:.0f} s, {len(findings)} findings")
    for kind, times in sorted(findings.items(), key=lambda one: -one[1]):
        print(f"{times:6}  {kind}")
    return 1 if findings else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60.0, help="stop after so long")
    parser.add_argument("--executions", type=int, default=sys.maxsize, help="stop after so many inputs")  # fmt: skip
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--target", action="append", choices=sorted(TARGETS))
    parser.add_argument("--save", type=Path, metavar="FOLDER", help="keep the input of each finding here")  # fmt: skip
    parser.add_argument("--patience", type=float, default=20.0, help="seconds to make a finding smaller in")  # fmt: skip
    asked = parser.parse_args()
    asked.seed = random.randrange(10**6) if asked.seed is None else asked.seed
    return run(asked)


if __name__ == "__main__":
    sys.exit(main())
