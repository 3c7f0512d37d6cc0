"""How RIS writes each kind of value, one line or several, and how it is read back (see `ris_values`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from carcite.formats import dates
from carcite.formats.clean import one_line
from carcite.formats.people import OTHERS, number_range, parts
from carcite.formats.rights_line import rights_line
from carcite.formats.ris import values as read
from carcite.formats.ris.plain import Write, people
from carcite.formats.table import Kind, everywhere, the
from carcite.model.reference import Date, Name
from carcite.model.rights import Rights
from carcite.values.markup import plain_text

# Zotero's importer takes a "<" before a letter, "/", "!" or "?" for a tag, and drops all up to ">".
LOOKS_LIKE_A_TAG = re.compile(r"<(?=[A-Za-z/!?])")


ENDING_IN_COMMA = the("endnote", "pandoc")


def no_tags(text: str) -> str:
    """Return the text with nothing left in it that Zotero's importer takes for an HTML tag.

    >>> no_tags("x<y, p < 0.05")
    'x< y, p < 0.05'
    """
    return LOOKS_LIKE_A_TAG.sub("< ", text) if "<" in text else text


def _text(value: str) -> list[str]:
    line = one_line(value)
    return [line] if line else []


def _identifier(value: str) -> list[str]:
    # Where a blank after "<" would break the link.
    return [
        LOOKS_LIKE_A_TAG.sub("%3C", line).replace(" ", "%20") for line in [one_line(value)] if line
    ]


def _title(value: str) -> list[str]:
    return _text(plain_text(value))


def _prose(value: str) -> list[str]:
    # Zotero's importer leaves AB and N1 as they are, so a "<" is safe there.
    line = one_line(plain_text(value))
    return [line] if line else []


def _notes(value: str) -> list[str]:
    # Each was a note of its own, where it was read from RIS.
    return [line for note in value.split("\n") for line in _prose(note)]


def _people(names: tuple[Name, ...], dialect: str) -> list[str]:
    return [line for name in names if (line := _person(name, dialect))]


def _person(person: Name, dialect: str) -> str | None:
    """Return "Family, Given, Suffix"; a body has no comma, since RIS has no escape for one."""
    known = parts(person)
    if known is None:
        return None
    if known.literal == OTHERS:
        # EndNote's convention, and with the comma no person's name to anybody.
        return "et al.,"
    if known.literal:
        body = _no_comma(known.literal)
        # EndNote's own mark of a body; pandoc too splits one at its blanks without it. To Zotero it is
        # nothing, so there it marks those that would be taken for a person's name.
        marked = dialect in ENDING_IN_COMMA or (person.literal and not _is_read_as_body(body))
        return f"{body}," if body and marked else body
    order = (known.full_family, known.given, known.suffix)
    if dialect == "pandoc" and known.suffix:
        # pandoc takes the second part for the suffix where there are three.
        order = (known.full_family, known.suffix, known.given)
    words = [_no_comma(part) for part in order]
    while words and not words[-1]:
        words.pop()
    return ", ".join(words) or None


def _is_read_as_body(text: str) -> bool:
    found = read.person(text)
    return found is None or found.literal == text


def _no_comma(text: str) -> str:
    return one_line(text.replace(",", " ")) if "," in text else text


def _keywords(words: tuple[str, ...], dialect: str) -> list[str]:
    lines = [line for word in words for line in _text(word)]
    return lines * 2 if _splits(lines, dialect) else lines


def _splits(words: Sequence[str], dialect: str) -> bool:
    # Zotero's importer splits a sole KW at its commas, and two never.
    return len(words) == 1 and dialect == "zotero" and "," in words[0]


def _joined(values: tuple[str, ...]) -> list[str]:
    # One line: of a second SN Zotero's importer keeps nothing.
    return _text(", ".join(filter(None, map(one_line, values))))


def _first_page(page: str) -> list[str]:
    first, dash, last = page.partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        return [first]
    ends = number_range(one_line(page))
    return _text(ends[0] if ends else page)


def _last_page(page: str) -> list[str]:
    first, dash, last = page.partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        return [last]
    ends = number_range(one_line(page))
    return _text(ends[1]) if ends else []


def _year(date: Date) -> list[str]:
    return [dates.year(date)]


def _day(date: Date) -> list[str]:
    written = dates.slashes(date)
    return [written] if written else []


def _day_or_year(date: Date) -> list[str]:
    return [dates.slashes(date) or dates.year(date)]


def _rights(rights: Rights) -> list[str]:
    return _text(rights_line(rights) or "")


def _rights_note(rights: Rights) -> list[str]:
    return [f"Licence: {line}" for line in _rights(rights)]


TEXT = everywhere(_text, read.text, read.first)
# Written only: the reader takes the variable from several tags together, or from a label.
TOLD = everywhere(_text)
DOI = everywhere(_identifier, read.doi)
URL = everywhere(_identifier, read.text, read.first)
TITLE = everywhere(_title, read.text, read.first)
PROSE = everywhere(_prose, read.prose, read.paragraphs_taken)
NOTES = everywhere(_notes, read.prose, read.paragraphs_taken)
PEOPLE = Kind(_people, read.people)
KEYWORDS = Kind(_keywords, read.keywords, read.keywords_taken)
LANGUAGE = everywhere(_text, read.language, read.language_taken)
JOINED = everywhere(_joined)
FIRST_PAGE = everywhere(_first_page)
LAST_PAGE = everywhere(_last_page)
YEAR = everywhere(_year)
DAY = everywhere(_day)
DAY_OR_YEAR = everywhere(_day_or_year)
RIGHTS = everywhere(_rights)
RIGHTS_NOTE = everywhere(_rights_note)


def plain_writes(dialect: str) -> dict[Kind[str], Write | None]:
    """Return how values are written that are plain already, by kind: None is as they stand."""
    rest = partial(_person, dialect=dialect)
    return {
        **dict.fromkeys((TEXT, TOLD, TITLE, PROSE, NOTES, LANGUAGE)),
        **dict.fromkeys((DOI, URL), lambda value: value.replace(" ", "%20")),
        JOINED: ", ".join,
        YEAR: dates.year,
        DAY: dates.slashes,
        FIRST_PAGE: _first_page,
        LAST_PAGE: _last_page,
        PEOPLE: lambda names: people(names, rest),
        KEYWORDS: lambda words: words * 2 if len(words) == 1 and _splits(words, dialect) else words,
    }
