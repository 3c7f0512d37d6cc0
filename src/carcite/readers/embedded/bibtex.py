"""Read the BibTeX record that a page prints for its own work ("Cite this", "BibTeX").

USENIX, ACL Anthology, arXiv and society pages print one; several records are a list of works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from carcite.model.claims import Claim
from carcite.page import Page
from carcite.readers.head.meta_people import name_of, without_repeats
from carcite.values.inline import marked_text
from carcite.values.patterns import regex
from carcite.values.text import fold
from carcite.values.variables import parser_of

READER = "page_bibtex"
TRUST = 64
LONGEST = 20_000
_ENTRY = regex(
    r"@(?P<type>article|inproceedings|conference|incollection|inbook|book|phdthesis|mastersthesis|techreport|misc|dataset|online|software|unpublished)\s{0,3}\{\s{0,3}[^\s,{}]{0,200}\s{0,3},",
    re.I,
)
_FIELD = regex(r"[,\s]{0,200}\b([A-Za-z][\w-]{1,30})\s{0,10}=\s{0,10}")

# BibTeX fields of which the page's own variables are made; in a proceedings' paper the publisher is the book's.
FIELDS = {
    "title": "title", "journal": "container_title", "booktitle": "container_title", "volume": "volume",
    "number": "issue", "pages": "page", "year": "issued", "publisher": "publisher", "doi": "doi",
    "issn": "issn", "isbn": "isbn", "url": "url", "abstract": "abstract", "school": "publisher",
    "institution": "publisher", "address": "publisher_place", "series": "collection_title",
    "edition": "edition", "eprint": "arxiv",
}  # fmt: skip
TYPES = {"article": "article-journal", "inproceedings": "paper-conference", "conference": "paper-conference",
         "incollection": "chapter", "inbook": "chapter", "book": "book", "phdthesis": "thesis",
         "mastersthesis": "thesis", "techreport": "report", "dataset": "dataset", "software": "software"}  # fmt: skip
_ACCENT = regex(r"""\\(['`^"~=.uvHcrk])\s{0,2}\{?\\?([A-Za-zıȷ])\}?""")
_COMBINING = dict(zip("'`^\"~=.uvHcrk", "\u0301\u0300\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u030a\u0328", strict=True))  # fmt: skip
_LETTERS = {r"\ss": "ß", r"\o": "ø", r"\O": "Ø", r"\l": "ł", r"\L": "Ł", r"\ae": "æ", r"\AE": "Æ",
            r"\aa": "å", r"\AA": "Å", r"\oe": "œ", r"\i": "i", r"\&": "&", r"\%": "%", r"\_": "_", r"\$": "$"}  # fmt: skip


def read_page_bibtex(page: Page) -> Iterator[Claim]:
    """Claim what the one BibTeX record on the page says."""
    if page.kind not in ("html", "text") or "@" not in page.text:
        return
    entries = list(_ENTRY.finditer(page.text))[:10]
    records = [(entry, dict(_fields(page.text, entry.end()))) for entry in entries]
    titles = {record["title"].words.lower() for _, record in records if "title" in record}
    if len(titles) != 1 or not records[0][1]:
        return
    entry, record = records[0]
    if page.kind == "text" and not _is_of_page(page.text, entry.start(), next(iter(titles))):
        return
    where = f"text:{entry.start()} BibTeX"
    for name, field in record.items():
        variable = FIELDS.get(name)
        if variable and not (variable == "arxiv" and "arxiv" not in str(record).lower()):
            words = field.words.replace("--", "-") if name == "pages" else field.words
            yield _claim(page, variable, field.start, field.end, f"{where} {name}", words)
    kind = TYPES.get(entry["type"].lower())
    if kind:
        yield _claim(page, "type", *entry.span("type"), where, kind)
    for name in ("author", "editor"):
        if name not in record:
            continue
        names = record[name]
        parts = re.split(r"\s+and\s+", names.words)
        people = without_repeats(
            person for part in parts[:5_000] if (person := name_of(part)) is not None
        )
        if people:
            yield Claim(variable=name, quote=page.text[names.start : names.end], value=tuple(people),
                        locator=f"{where} {name}", start=names.start, end=names.end, trust=TRUST,
                        reader=READER)  # fmt: skip


def _claim(page: Page, variable: str, start: int, end: int, locator: str, words: str) -> Claim:
    """A claim whose value is read from `words`, and which quotes the page as it stands."""
    read: dict[str, Any] = {}
    try:
        read["value"] = parser_of(variable)(words)
    except ValueError as error:
        read["problem"] = str(error)
    return Claim(
        variable=variable, quote=page.text[start:end], locator=locator, start=start, end=end,
        trust=TRUST, reader=READER, **read,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A field's words without TeX, and where the value stands in the page's text."""

    words: str
    start: int
    end: int


# A landing page's own words stand before its record; a longer text quotes another's, or is a bibliography.
FRONT = 100_000


def _is_of_page(text: str, start: int, title: str) -> bool:
    """Say whether a record's title stands on the page before the record too: then it is the page's own."""
    folded = fold(title)
    return len(folded) > 8 and start <= FRONT and folded in fold(text[:start])


def _fields(text: str, start: int) -> Iterator[tuple[str, Field]]:
    """The fields of the entry whose body begins at `start`, up to its closing brace."""
    position, stop = start, min(len(text), start + LONGEST)
    while position < stop:
        field = _FIELD.match(text, position, stop)
        if field is None:
            return
        value, position = _value(text, field.end(), stop)
        begin = field.end() + (text[field.end() : field.end() + 1] in ("{", '"'))
        yield field[1].lower(), Field(unescaped(value), begin, begin + len(value))


def _value(text: str, start: int, stop: int) -> tuple[str, int]:
    opening = text[start : start + 1]
    if opening not in ("{", '"'):
        bare = re.compile(r"[\w.-]{1,60}").match(text, start, stop)
        return (bare.group(), bare.end()) if bare else ("", stop)
    depth = 0
    for position in range(start, stop):
        char = text[position]
        depth += (char == "{") - (char == "}")
        closed = depth == 0 if opening == "{" else char == '"' and depth == 0 and position > start
        if closed:
            return text[start + 1 : position], position + 1
    return "", stop


def unescaped(value: str) -> str:
    """Turn TeX's accents and escapes into letters, and drop the braces that keep capitals.

    >>> unescaped(r"G{\\"o}del and {\\O}re")
    'Gödel and Øre'
    """
    words = _ACCENT.sub(lambda match: match[2] + _COMBINING[match[1]], value)
    for command, letter in _LETTERS.items():
        words = (
            re.sub(re.escape(command) + r"(?![A-Za-z])", letter, words)
            if command in words
            else words
        )
    return marked_text(words.replace("{", "").replace("}", ""))
