"""What Zotero has no tag for goes to its Extra field, in lines like "PMID: 123".

The desktop client lifts a line out of Extra into a real field where the item's type has that field
and the value holds no colon; citeproc reads the CSL variables among the rest. RIS carries the lines
in `M2`, CSL-JSON in `note`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from carcite.formats import canonical, dates
from carcite.formats.clean import one_line
from carcite.formats.keys import is_key
from carcite.formats.people import ROLES, parts
from carcite.formats.types import (
    BY_CSL,
    COUNTED,
    IN_PERIODICAL,
    SERIALS,
    SERIES_EDITED,
    SERIES_IN_T2,
    VERSIONED,
    ZOTERO_TYPES,
)
from carcite.model.reference import Date, Name, Reference, Relation
from carcite.values.language import canonical_language
from carcite.values.markup import plain_text

# The types that have a genre of their own in RIS (M3). For all others Zotero reads M3 as a DOI.
GENRE_IN_M3 = frozenset(
    {
        "thesis", "report", "manuscript", "pamphlet", "map", "webpage", "post-weblog", "post",
        "personal_communication", "interview", "speech", "graphic", "figure",
    }
)  # fmt: skip
# The types whose number has a RIS tag of its own: SN, M1 or NV.
NUMBER_IN_RIS = frozenset({"report", "patent", "bill", "dataset"})


# What parts family and given name in a line.
BARS = re.compile(r"\|{2,}")


class Line(NamedTuple):
    """A label in Extra and the variable behind it, written by `words` and read by `read`.

    `formats` are those that have no better place, `dialects` those of them, all if None. The lines of
    one with `several` are the members of a list.
    """

    label: str
    variable: str
    words: Callable[[Any], list[str]]
    read: Callable[[str], Any]
    formats: frozenset[str]
    types: frozenset[str] | None = None
    but: frozenset[str] = frozenset()
    only_with: str | None = None
    dialects: frozenset[str] | None = None
    several: bool = False

    def is_about(self, type_: str, format_: str, dialect: str) -> bool:
        """Whether a format has no better place for this in works of a type."""
        about = self.types is None or type_ in self.types
        spoken = self.dialects is None or dialect in self.dialects
        return about and spoken and format_ in self.formats and type_ not in self.but

    @property
    def is_text(self) -> bool:
        """Whether the variable's value stands in the line as it is."""
        return self.words in (_text, _plain)

    @property
    def is_date(self) -> bool:
        """Whether the variable's value is a date."""
        return self.words is _edtf


def _text(value: str) -> list[str]:
    return [one_line(value)]


def _plain(value: str) -> list[str]:
    return [one_line(plain_text(value))]


def _people(names: tuple[Name, ...]) -> list[str]:
    """Return names as citeproc reads them among Extra's lines: "Family || Given", or a body alone."""
    lines = []
    for known in filter(None, map(parts, names)):
        given = ", ".join(filter(None, (known.given, known.suffix)))
        body = BARS.sub("|", known.literal)
        lines.append(body or f"{BARS.sub('|', known.full_family)} || {given}".rstrip())
    return lines


def _person(text: str) -> tuple[Name, ...] | None:
    """Return the name in a line, as `_people` and citeproc's users write it."""
    family, bars, given = text.partition("||")
    whole = canonical.words(family)
    if not bars or whole is None:
        name = canonical.body(canonical.words(BARS.sub("|", text)))
        return (name,) if name is not None else None
    first, _, last = given.rpartition(",")
    suffix = canonical.words(last) if canonical.is_suffix(last.strip()) else None
    particle, own = canonical.without_particle(whole)
    name = canonical.person(own, canonical.words(first if suffix else given), suffix, particle)
    return (name,) if name is not None else None


def _language(text: str) -> str | None:
    try:
        return canonical_language(text)
    except ValueError:
        return canonical.words(text)


def _edtf(date: Date) -> list[str]:
    return [dates.edtf(date)]


def _words_between(text: str) -> tuple[str, ...] | None:
    return tuple(filter(None, map(canonical.words, text.split(";")))) or None


def _issns(text: str) -> tuple[str, ...] | None:
    return canonical.issns(text) or None


def _isbns(text: str) -> tuple[str, ...] | None:
    return canonical.isbns(text) or None


def _joined(values: Iterable[str]) -> list[str]:
    return ["; ".join(filter(None, map(one_line, values)))]


def _orcids(names: tuple[Name, ...]) -> list[str]:
    lines = [
        f"{one_line(orcid)} ({one_line(str(name))})"
        for name in names
        if (orcid := name.__dict__["orcid"]) and parts(name) is not None
    ]
    return list(dict.fromkeys(lines)) if lines else lines


NO_KIND = re.compile("[^a-z]+")
RELATION = re.compile(
    r"(?P<kind>[a-z]+(?:-[a-z]+){0,9})(?: (?P<doi>10\.\d{4,9}/\S+))?(?: (?P<url>https?://\S+))?(?: (?P<title>.+))?"
)


def _relations(relations: tuple[Relation, ...]) -> list[str]:
    """Return what a work is to others: "retracted-by 10.5555/notice https://… Title", one a line."""
    lines = []
    for one in relations:
        kind = NO_KIND.sub("-", one.kind.lower()).strip("-")
        other = [text for text in (one.doi, one.url, one.title) if text]
        if kind and other:
            lines.append(one_line(" ".join((kind, *other))))
    return list(dict.fromkeys(lines))


def _relation(text: str) -> tuple[Relation, ...] | None:
    """Return the relation in a line; None where a word of it is no kind of relation or nothing is named."""
    found = RELATION.fullmatch(canonical.words(text) or "")
    if found is None or not ("-" in found["kind"] or found["doi"] or found["url"]):
        return None
    said = {part: words for part, words in found.groupdict().items() if words}
    return (Relation.of_canonical(said),) if len(said) > 1 else None


# With a row of these a variable is held in every format: BibTeX has it under its own name.
EVERYWHERE = frozenset({"ris", "csl-json", "bibtex"})
BOTH = frozenset({"ris", "csl-json"})
RIS = frozenset({"ris"})
CSL = frozenset({"csl-json"})
NOWHERE: frozenset[str] = frozenset()
JABREF = frozenset({"jabref"})
CONFERENCE = frozenset({"paper-conference"})

LINES: tuple[Line, ...] = (
    Line("PMID", "pmid", _text, canonical.words, RIS),
    Line("PMCID", "pmcid", _text, canonical.words, RIS),
    Line("arXiv", "arxiv", _text, canonical.words, BOTH),
    # Zotero's importer loses CSL's status, and RIS has none.
    Line("Status", "status", _text, canonical.words, BOTH),
    Line("Genre", "genre", _text, canonical.words, RIS, but=GENRE_IN_M3),
    # Of an article it stands beside pages; without them it takes their place (SP).
    Line("Number", "number", _text, canonical.words, RIS, but=NUMBER_IN_RIS | IN_PERIODICAL),
    Line("Number", "number", _text, canonical.words, RIS, types=IN_PERIODICAL, only_with="page"),
    Line("Number of Pages", "number_of_pages", _text, canonical.words, RIS, but=COUNTED),
    # Of a book SP counts the pages, and T2 is its series.
    Line("Page", "page", _text, canonical.words, RIS, types=COUNTED),
    Line("Container Title", "container_title", _plain, canonical.words, RIS, types=SERIES_IN_T2),
    Line("Edition", "edition", _text, canonical.words, RIS, types=VERSIONED),
    Line("Version", "version", _text, canonical.words, RIS, but=VERSIONED),
    Line("Language", "language", _text, _language, RIS, types=frozenset({"software"})),
    Line("Collection Number", "collection_number", _text, canonical.words, RIS, but=frozenset({"book", "chapter"})),
    Line("Collection Number", "collection_number", _text, canonical.words, RIS, types=frozenset({"book"}), dialects=JABREF),
    Line("Container Author", "container_author", _people, _person, RIS, but=frozenset({"chapter"}), several=True),
    Line("Collection Editor", "collection_editor", _people, _person, RIS, but=SERIES_EDITED, several=True),
    # To JabRef all people in A2, A3 and A4 are authors.
    Line("Collection Editor", "collection_editor", _people, _person, RIS, types=SERIES_EDITED, dialects=JABREF, several=True),
    Line("Translator", "translator", _people, _person, RIS, dialects=JABREF, several=True),
    # RIS has one tag for both, and Zotero reads it by the type of the work.
    Line("ISSN", "issn", _joined, _issns, RIS, but=SERIALS),
    Line("ISBN", "isbn", _joined, _isbns, RIS, types=SERIALS | {"report", "patent"}),
    Line("Medium", "medium", _text, canonical.words, RIS),
    Line("Submitted", "submitted", _edtf, canonical.date_in, EVERYWHERE),
    Line("Accepted", "accepted", _edtf, canonical.date_in, EVERYWHERE),
    Line("Available Date", "available_date", _edtf, canonical.date_in, EVERYWHERE),
    Line("Original Date", "original_date", _edtf, canonical.date_in, RIS),
    Line("Event Date", "event_date", _edtf, canonical.date_in, RIS),
    Line("Event Title", "event_title", _plain, canonical.words, RIS, but=CONFERENCE),
    Line("Event Place", "event_place", _text, canonical.words, RIS, but=CONFERENCE),
    # What RIS's own tags hold, where they would be read as something else: `ris` says when.
    Line("Issued", "issued", _edtf, canonical.date_in, NOWHERE),
    Line("Accessed", "accessed", _edtf, canonical.date_in, NOWHERE),
    *(Line("ORCID", role, _orcids, canonical.words, BOTH) for role in ROLES),
    Line("Relation", "relations", _relations, _relation, RIS, several=True),
    # Zotero makes tags of a RIS file's keywords, but not of CSL's.
    Line("keyword", "keywords", _joined, _words_between, CSL),
)  # fmt: skip


@cache
def lines_of(type_: str, format_: str, dialect: str) -> tuple[Line, ...]:
    """Return the lines that a format has no better place for in works of a type."""
    return tuple(line for line in LINES if line.is_about(type_, format_, dialect))


def extra_lines(reference: Reference, format_: str, dialect: str = "zotero") -> list[str]:
    """Return the lines for Zotero's Extra that a format has no better place for."""
    lines: list[str] = []
    held = reference.__dict__
    for line in lines_of(reference.type, format_, dialect):
        value = held[line.variable]
        if not value or (line.only_with is not None and not held[line.only_with]):
            continue
        lines += [f"{line.label}: {words}" for words in line.words(value) if words]
    return lines


# --- and back --------------------------------------------------------------------------------

LABELLED = re.compile(r"([A-Za-z][A-Za-z ]{1,30}):\s{0,5}(\S.*)", re.S)
BY_LABEL = {line.label.lower(): line for line in LINES if line.label != "ORCID"}
ORCID_AND_NAME = re.compile(r"(\d{4}-\d{4}-\d{4}-\d{3}[\dX])(?: \((.*)\))?", re.S)


@dataclass(slots=True, init=False)
class FoundLines:
    """What was found in Extra: values and their lines by variable, ORCID iDs by the name beside them, types, the key.

    `rest` are the lines that say something else.
    """

    values: dict[str, Any]
    lines: dict[str, list[str]]
    orcids: dict[str, str]
    zotero_type: str | None
    csl_type: str | None
    key: str | None
    rest: list[str]

    def __init__(self) -> None:
        """Begin with nothing; every record begins so, and the factories of fields take twice the time."""
        self.values, self.lines, self.orcids = {}, {}, {}
        self.zotero_type = self.csl_type = self.key = None
        self.rest = []


# Of more the lines stay notes: each further one copies those before it.
MOST_PEOPLE = 2_000


def read_lines(lines: Iterable[str], found: FoundLines | None = None) -> FoundLines:
    """Take back what `extra_lines` wrote, and what Zotero's users write by the same labels.

    `found` is what other lines of the record have said, to which these are added.
    """
    found = found or FoundLines()
    for line in lines:
        labelled = LABELLED.fullmatch(line) if ":" in line else None
        if labelled is None or not _read_line(found, labelled):
            found.rest.append(line)
    return found


def _read_line(found: FoundLines, labelled: re.Match[str]) -> bool:
    label, text = labelled[1].lower(), labelled[2]
    known = BY_LABEL.get(label)
    if known is not None:
        value = known.read(text)
        if value is not None and known.several:
            if len(before := found.values.get(known.variable, ())) >= MOST_PEOPLE:
                return False
            found.values.pop(known.variable, None)
            value = (*before, *value)
        if value is None or found.values.setdefault(known.variable, value) != value:
            return False
        found.lines.setdefault(known.variable, []).append(labelled[0])
        return True
    if label == "orcid" and (named := ORCID_AND_NAME.fullmatch(text)) and named[2]:
        found.orcids[named[2]] = named[1]
        return True
    if label == "type" and found.zotero_type is None and text in ZOTERO_TYPES:
        found.zotero_type = text
    elif label == "csl type" and found.csl_type is None and text in BY_CSL:
        found.csl_type = text
    elif label == "citation key" and found.key is None and is_key(text):
        found.key = text
    else:
        return False
    return True


def people_in(values: Mapping[str, Any]) -> set[str]:
    """Return the names in `values`, as printed."""
    return {one_line(str(name)) for role in ROLES for name in values.get(role, ())}


def tell_of_people(values: dict[str, Any], part: str, said: Mapping[str, Any]) -> list[str]:
    """Set a part of the names in `values` to what was said of them, by the name as printed.

    Return the names that are not among them: ORCID iDs and affiliations stand apart from who has them.
    """
    if not said:
        return []
    here = people_in(values)
    for role in ROLES:
        if names := values.get(role):
            shown = [one_line(str(name)) for name in names]
            values[role] = tuple(
                name.model_copy(update={part: said[whole]}) if whole in said else name
                for name, whole in zip(names, shown, strict=True)
            )
    return [name for name in said if name not in here]
