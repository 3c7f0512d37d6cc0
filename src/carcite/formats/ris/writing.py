"""RIS, as reference managers read it: one value a line, CRLF, a blank line between records.

No client agrees with another on every tag. A row without dialects serves them all; the default
dialect is Zotero's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import compress
from operator import itemgetter
from typing import Any

from carcite.formats import dates
from carcite.formats.clean import is_clean, one_line, printed
from carcite.formats.extra_lines import GENRE_IN_M3, lines_of
from carcite.formats.keys import is_key
from carcite.formats.people import OTHERS, number_range, parts
from carcite.formats.rights_line import rights_line
from carcite.formats.ris import values as read
from carcite.formats.ris.values import is_article_number
from carcite.formats.table import READ_ONLY, Kind, Row, Table, says_something, the
from carcite.formats.types import (
    BOOKS,
    COUNTED,
    IN_PERIODICAL,
    RIS_MEANS,
    SERIALS,
    SERIES_EDITED,
    SERIES_IN_T2,
    TYPES,
    VERSIONED,
    ris_type,
    zotero_type,
)
from carcite.model.reference import Date, Name, Reference
from carcite.model.rights import Rights
from carcite.values.markup import plain_text

# Zotero's importer takes a "<" before a letter, "/", "!" or "?" for a tag, and drops all up to ">".
LOOKS_LIKE_A_TAG = re.compile(r"<(?=[A-Za-z/!?])")


# No controls, and no "<", which may begin markup.
HARMLESS = printed(but="<")
ENDING_IN_COMMA = the("endnote", "pandoc")


def no_tags(text: str) -> str:
    """Return the text with nothing left in it that Zotero's importer takes for an HTML tag.

    >>> no_tags("x<y, p < 0.05")
    'x< y, p < 0.05'
    """
    return LOOKS_LIKE_A_TAG.sub("< ", text) if "<" in text else text


# The writers of values may leave lines empty, which are not written.


def _text(value: str, _: str = "") -> list[str]:
    return [one_line(value)]


def _identifier(value: str, _: str = "") -> list[str]:
    line = one_line(value)
    if "<" in line:
        # Where a blank after "<" would break the link.
        line = LOOKS_LIKE_A_TAG.sub("%3C", line)
    return [line.replace(" ", "%20")]


def _prose(value: str, _: str = "") -> list[str]:
    # Most texts are clean, and a long one is told to be so at less cost than it is cleaned.
    if value and value[0] != " " and is_clean(value, HARMLESS):
        return [value]
    return [one_line(plain_text(value))]


def _notes(value: str, _: str = "") -> list[str]:
    # Each was a note of its own, where it was read from RIS.
    return [line for note in value.split("\n") for line in _prose(note)]


PARTS = itemgetter(
    "family", "given", "suffix", "non_dropping_particle", "dropping_particle", "literal"
)


def _people(names: tuple[Name, ...], dialect: str) -> list[str]:
    return [_person(name, dialect) for name in names]


def _person(person: Name, dialect: str) -> str:
    """Return "Family, Given, Suffix"; a body has no comma, since RIS has no escape for one."""
    family, given, suffix, particle, dropping, literal = PARTS(person.__dict__)
    if family and given and not (suffix or particle or dropping or literal):
        # As most are: clean, and with the one comma; what follows takes some five times as long.
        line = f"{family}, {given}"
        clean = line.isprintable() and not ("  " in line or " ," in line) and line == line.strip()
        if clean and line.count(",") == 1:
            return line
    known = parts(person)
    if known is None:
        return ""
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
    return ", ".join(map(_no_comma, order)).rstrip(", ")


def _is_read_as_body(text: str) -> bool:
    found = read.person(text)
    return found is None or found.literal == text


def _no_comma(text: str) -> str:
    return one_line(text.replace(",", " ")) if "," in text else text


def _keywords(words: tuple[str, ...], dialect: str) -> list[str]:
    lines = [*filter(None, map(one_line, words))]
    # Zotero's importer splits a sole KW at its commas, and two never.
    return lines * 2 if len(lines) == 1 and dialect == "zotero" and "," in lines[0] else lines


def _joined(values: tuple[str, ...], _: str = "") -> list[str]:
    # One line: of a second SN Zotero's importer keeps nothing.
    return [", ".join(filter(None, map(one_line, values)))]


def _first_page(page: str, _: str = "") -> list[str]:
    first, dash, last = page.partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        return [first]
    ends = number_range(one_line(page))
    return [ends[0] if ends else one_line(page)]


def _last_page(page: str, _: str = "") -> list[str]:
    first, dash, last = page.partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        return [last]
    ends = number_range(one_line(page))
    return [ends[1]] if ends else []


def _year(date: Date, _: str = "") -> list[str]:
    return [dates.year(date)]


def _day(date: Date, _: str = "") -> list[str]:
    return [dates.slashes(date) or ""]


def _day_or_year(date: Date, _: str = "") -> list[str]:
    return [dates.slashes(date) or dates.year(date)]


def _rights(rights: Rights, _: str = "") -> list[str]:
    return _text(rights_line(rights) or "")


def _rights_note(rights: Rights, _: str = "") -> list[str]:
    return [f"Licence: {line}" for line in _rights(rights) if line]


TEXT = Kind(_text, read.text, read.first)
# Written only: the reader takes the variable from several tags together, or from a label.
TOLD = Kind(_text)
DOI = Kind(_identifier, read.doi)
URL = Kind(_identifier, read.text, read.first)
TITLE = Kind(_prose, read.text, read.first)
PROSE = Kind(_prose, read.prose, read.paragraphs_taken)
NOTES = Kind(_notes, read.prose, read.paragraphs_taken)
PEOPLE = Kind(_people, read.people)
KEYWORDS = Kind(_keywords, read.keywords, read.keywords_taken)
LANGUAGE = Kind(_text, read.language, read.language_taken)
JOINED = Kind(_joined)
FIRST_PAGE = Kind(_first_page)
LAST_PAGE = Kind(_last_page)
YEAR = Kind(_year)
DAY = Kind(_day)
DAY_OR_YEAR = Kind(_day_or_year)
RIGHTS = Kind(_rights)
RIGHTS_NOTE = Kind(_rights_note)


# What a reference holds, by variable.
Held = Mapping[str, Any]

name = "ris"
END_OF_LINE = "\r\n"

ZOTERO = the("zotero")
ENDNOTE = the("endnote")
MENDELEY = the("mendeley")
JABREF = the("jabref")
PANDOC = the("pandoc")
DIALECTS = ZOTERO | ENDNOTE | MENDELEY | JABREF | PANDOC

CONFERENCE = the("paper-conference")

TABLE = Table(
    # tag, variable, kind
    Row("TI", "title", TITLE),
    Row("ST", "title_short", TITLE),
    Row("AU", "author", PEOPLE),
    # JabRef makes authors of A2 and A3.
    Row("ED", "editor", PEOPLE, dialects=JABREF),
    # A2 is the editor in every other client, but a series' editor of a book in Zotero and EndNote.
    Row("A2", "editor", PEOPLE, but=BOOKS, dialects=DIALECTS - JABREF),
    Row("A3", "editor", PEOPLE, types=BOOKS, dialects=DIALECTS - JABREF),
    Row("A2", "collection_editor", PEOPLE, types=BOOKS, dialects=DIALECTS - JABREF),
    Row("A3", "collection_editor", PEOPLE, types=SERIES_EDITED - BOOKS, dialects=DIALECTS - JABREF),
    Row("A4", "translator", PEOPLE, dialects=DIALECTS - JABREF),
    Row("C2", "container_author", PEOPLE, types=the("chapter")),
    # Zotero reads a conference paper's T2 as the conference; without one, all others still need T2.
    Row("T2", "event_title", TITLE, types=CONFERENCE),
    Row("T2", "container_title", TITLE, types=CONFERENCE, unless="event_title"),
    Row("C3", "container_title", TITLE, types=CONFERENCE),
    Row("T2", "container_title", TITLE, but=SERIES_IN_T2 | CONFERENCE),
    Row("T2", "collection_title", TITLE, types=SERIES_IN_T2),
    Row("T3", "collection_title", TITLE, but=SERIES_IN_T2),
    # Never JO or JA: pandoc, JabRef and others take them for the full title.
    Row("J2", "container_title_short", TITLE),
    Row("VL", "volume", TEXT),
    Row("IS", "issue", TEXT),
    # JabRef overwrites the number with M1 and C7.
    Row("M1", "collection_number", TEXT, types=the("book"), dialects=DIALECTS - JABREF),
    Row("SV", "collection_number", TEXT, types=the("chapter")),
    Row("C7", "number", TEXT, types=IN_PERIODICAL, dialects=ENDNOTE),
    # Zotero keeps an article number only as pages; it loses C7.
    Row("SP", "number", TOLD, types=IN_PERIODICAL, unless="page"),
    Row("SN", "number", TOLD, types=the("report", "patent")),
    Row("M1", "number", TEXT, types=the("bill")),
    Row("NV", "number", TEXT, types=the("dataset")),
    Row("SP", "page", FIRST_PAGE, but=COUNTED),
    Row("EP", "page", LAST_PAGE, but=COUNTED),
    Row("SP", "number_of_pages", TOLD, types=COUNTED),
    Row("SE", "section", TEXT),
    Row("ET", "edition", TEXT, but=VERSIONED),
    Row("ET", "version", TEXT, types=VERSIONED),
    Row("PB", "publisher", TEXT),
    Row("PP", "publisher_place", TEXT, dialects=PANDOC),
    Row("CY", "publisher_place", TEXT, but=CONFERENCE, dialects=DIALECTS - PANDOC),
    Row("C1", "publisher_place", TEXT, types=CONFERENCE, dialects=DIALECTS - PANDOC),
    Row("CY", "event_place", TEXT, types=CONFERENCE),
    # The pair that all clients read: PY the bare year, DA what more is known.
    Row("PY", "issued", YEAR),
    Row("DA", "issued", DAY, dialects=DIALECTS - MENDELEY),
    # Mendeley takes DA for the day of access.
    Row("DA", "accessed", DAY_OR_YEAR, dialects=MENDELEY),
    Row("Y2", "accessed", DAY_OR_YEAR, dialects=DIALECTS - MENDELEY),
    Row("SN", "issn", JOINED, types=SERIALS),
    Row("SN", "isbn", JOINED, but=SERIALS | {"report", "patent"}),
    Row("DO", "doi", DOI),
    Row("UR", "url", URL),
    # Zotero's importer makes the programming language of a program's LA.
    Row("LA", "language", LANGUAGE, but=the("software")),
    # For any other type Zotero and JabRef read M3 as a DOI.
    Row("M3", "genre", TEXT, types=GENRE_IN_M3),
    Row("KW", "keywords", KEYWORDS),
    Row("AB", "abstract", PROSE),
    Row("DB", "archive", TEXT),
    Row("DP", "source", TEXT),
    Row("AN", "pmid", TOLD, dialects=MENDELEY),
    # Zotero's Rights, on import alone; the other clients keep a note.
    Row("CR", "rights", RIGHTS, dialects=ZOTERO),
    Row("N1", "rights", RIGHTS_NOTE, dialects=DIALECTS - ZOTERO),
    Row("N1", "note", NOTES),
    # From here on what others write: older tags, and tags that one client alone means so.
    Row("T1", "title", TITLE, dialects=READ_ONLY),
    Row("CT", "title", TITLE, dialects=READ_ONLY),
    Row("BT", "title", TITLE, types=BOOKS, dialects=READ_ONLY),
    Row("ED", "editor", PEOPLE, dialects=READ_ONLY),
    Row("T3", "collection_title", TITLE, dialects=READ_ONLY),
    Row("JF", "container_title", TITLE, dialects=READ_ONLY),
    Row("BT", "container_title", TITLE, dialects=READ_ONLY),
    # A journal's abbreviation in most files, and the whole title where there is no other.
    Row("JO", "container_title", TITLE, dialects=READ_ONLY),
    Row("JA", "container_title_short", TITLE, dialects=READ_ONLY),
    Row("J1", "container_title_short", TITLE, dialects=READ_ONLY),
    Row("JO", "container_title_short", TITLE, dialects=READ_ONLY),
    Row("JI", "container_title_short", TITLE, dialects=READ_ONLY),
    Row("J9", "container_title_short", TITLE, dialects=READ_ONLY),
    # RefWorks.
    Row("K1", "keywords", KEYWORDS, dialects=READ_ONLY),
    Row("VO", "volume", TEXT, dialects=READ_ONLY),
    Row("CP", "issue", TEXT, dialects=READ_ONLY),
    Row("AR", "number", TEXT, types=IN_PERIODICAL, dialects=READ_ONLY),
    Row("PU", "publisher", TEXT, dialects=READ_ONLY),
    Row("PP", "publisher_place", TEXT, dialects=READ_ONLY),
    Row("CY", "publisher_place", TEXT, dialects=READ_ONLY),
    Row("N2", "abstract", PROSE, dialects=READ_ONLY),
    Row("DI", "doi", DOI, dialects=READ_ONLY),
    Row("M3", "doi", DOI, dialects=READ_ONLY),
    Row("L3", "doi", DOI, dialects=READ_ONLY),
    Row("M3", "genre", TEXT, dialects=READ_ONLY),
    Row("PMID", "pmid", TEXT, dialects=READ_ONLY),
    Row("PMCID", "pmcid", TEXT, dialects=READ_ONLY),
    Row("PI", "publisher_place", TEXT, dialects=READ_ONLY),
    Row("LK", "url", URL, dialects=READ_ONLY),
    Row("L2", "url", URL, dialects=READ_ONLY),
)

# Zotero's importer takes no tags out of these.
LEFT_ALONE = the("AB", "N1")
# What a format kept that no variable holds goes back under its own tag.
FOREIGN_TAG = re.compile(r"(?!TY|ER)[A-Z][A-Z0-9]")
# Better BibTeX's way to hold a field of BibTeX's in Zotero's Extra.
FOREIGN_NAME = re.compile(r"[A-Za-z][\w.-]{0,60}")
# Of these every line is a note of its own.
NOTES_ALONE = the("M2", "N1")


def dumps(references: Iterable[Reference], *, dialect: str = "zotero") -> str:
    """Return the references as RIS; lines end in CRLF, as the format's specification has it."""
    return END_OF_LINE.join([record(reference, dialect) for reference in references])


# What begins a line, how its value is written, and on what of a reference it depends besides.
# A plain tuple, which is taken apart in a third of the time of a named one.
Step = tuple[str, Callable[[Any, str], Iterable[str]], Callable[[Held], Any] | None]


@cache
def _plan(
    type_: str, dialect: str
) -> tuple[str, Callable[[Held], tuple[Any, ...]], tuple[Step, ...]]:
    """Return the first line of works of a type, what takes their values for the others, and the step of each.

    The steps are those of `TABLE` and of `extra_lines.LINES`.
    """
    note = _note(dialect)
    steps: list[tuple[str, Step]] = [
        (row.variable, (f"{row.field}  - ", row.kind.write, _without(row.unless)))
        for row in TABLE.rows_for(type_, dialect)
    ]
    told = zotero_type(type_) if dialect == "zotero" else None
    if told is not None:
        # The type comes first, since it decides which fields there are.
        steps.append(("type", (f"{note}Type: ", lambda *_: (told,), None)))
    for line in lines_of(type_, "ris", dialect):
        when = itemgetter(line.only_with) if line.only_with else None
        steps.append((line.variable, (f"{note}{line.label}: ", _told(line.words), when)))
    take = itemgetter(*(variable for variable, _ in steps))
    return f"TY  - {ris_type(type_, dialect)}", take, tuple(step for _, step in steps)


def _without(variable: str | None) -> Callable[[Held], bool] | None:
    return None if variable is None else lambda held: not says_something(held[variable])


def _told(words: Callable[[Any], list[str]]) -> Callable[[Any, str], Iterable[str]]:
    return lambda value, _: words(value)


def _note(dialect: str) -> str:
    """Return what begins a line that has no tag of its own: for Zotero's Extra field, for others a note."""
    return "M2  - " if dialect == "zotero" else "N1  - "


def record(reference: Reference, dialect: str) -> str:
    """Return one record, from TY to ER, with its last line's end."""
    held = reference.__dict__
    head, take, steps = _plan(held["type"], dialect)
    lines = [head]
    values = take(held)
    for value, (begin, write, when) in compress(zip(values, steps, strict=True), values):
        if when is None or when(held):
            for line in write(value, dialect):
                if line:
                    lines.append(begin + line)
    for line in client_lines(reference, dialect):
        lines.append(_note(dialect) + line)
    key = held["id"]
    if key and is_key(key):
        # The client lifts the key only where it holds no colon.
        if dialect == "zotero" and ":" not in key:
            lines.append(f"M2  - Citation Key: {key}")
        lines.append(f"ID  - {key}")
    text = END_OF_LINE.join(lines)
    if dialect == "zotero" and "<" in text:
        lines = [line if line[:2] in LEFT_ALONE else no_tags(line) for line in lines]
        text = END_OF_LINE.join(lines)
    if held["extra"]:
        text = END_OF_LINE.join([text, *foreign(reference, lines[1:], dialect)])
    return f"{text}{END_OF_LINE}ER  - {END_OF_LINE}"


def foreign(reference: Reference, written: list[str], dialect: str) -> list[str]:
    """Return what no variable holds: under its own tag, or named in a line, which stand first.

    A second line of a tag that is written already takes the place of the first in JabRef, is joined
    to it if it is a title, and would be a further member of a list. A name that is no tag is BibTeX's
    or CSL's.
    """
    note = _note(dialect)
    tags, said = {line[:2] for line in written}, {(line[:2], line[6:]) for line in written}
    named: list[str] = []
    tagged: list[str] = []
    for name, text in reference.extra:
        value = one_line(text)
        if not value or (name, value) in said:
            continue
        said.add((name, value))
        if FOREIGN_TAG.fullmatch(name) and (name in NOTES_ALONE or name not in tags):
            tagged.append(f"{name}  - {value}")
        elif FOREIGN_NAME.fullmatch(name):
            label = name if FOREIGN_TAG.fullmatch(name) else f"tex.{name}"
            named.append(f"{note}{label}: {no_tags(value) if dialect == 'zotero' else value}")
    return named + tagged


def client_lines(reference: Reference, dialect: str) -> list[str]:
    """Return the lines, of `extra_lines`' kind; most records need none."""
    lines = []
    held = reference.__dict__
    type_ = held["type"]
    if (type_, dialect) in MISTAKEN:
        lines.append(f"CSL Type: {type_}")
    if type_ in IN_PERIODICAL:
        lines += _of_pages(held["page"], held["number"])
    issued, accessed = held["issued"], held["accessed"]
    mendeley = dialect == "mendeley"
    if issued is not None and (issued.end or issued.circa or (mendeley and issued.precision > 1)):
        lines.append(f"Issued: {dates.edtf(issued)}")
    if accessed is not None and (accessed.end or accessed.circa or mendeley):
        lines.append(f"Accessed: {dates.edtf(accessed)}")
    event = held["event_title"]
    if event and type_ == "paper-conference" and held["container_title"] in (None, "", event):
        # T2 alone is the proceedings.
        lines += [f"Event Title: {title}" for title in [one_line(plain_text(event))] if title]
    return lines


def _of_pages(page: str | None, number: str | None) -> list[str]:
    """Tell a page that looks like an article number, and an article number that does not."""
    if bool(page) == bool(number):
        return []
    if page:
        if "-" in page and page[0].isdecimal():
            # A range, as most are: of numbers of articles only "e-123" has a hyphen.
            return []
        page = one_line(page)
        return [f"Page: {page}"] if is_article_number(page) else []
    number = one_line(number or "")
    return [f"Number: {number}"] if number and not is_article_number(number) else []


# The types that TY, and what Zotero is client_lines beside it, would be read back as another.
MISTAKEN = frozenset(
    (row.csl, dialect)
    for row in TYPES
    for dialect in DIALECTS
    if RIS_MEANS[ris_type(row.csl, dialect), zotero_type(row.csl) if dialect == "zotero" else None]
    != row.csl
)
