"""Where each format holds each field of a `Reference`, and what it does not hold, with the reason.

The places are read from the writers' own tables; what a writer says beside its table stands in
`BESIDE`. A field that has neither a place nor a reason is `unnamed`, which a test forbids.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from carcite.formats.bibtex.table import TABLE as BIBTEX
from carcite.formats.csl.writing import CUSTOM
from carcite.formats.csl.writing import TABLE as CSL
from carcite.formats.extra_lines import Line, lines_of
from carcite.formats.people import ROLES
from carcite.formats.ris.writing import TABLE as RIS
from carcite.formats.table import Row, Table
from carcite.formats.types import BOOKS, IN_BOOK, IN_PERIODICAL, SERIES_EDITED, TYPES
from carcite.model.reference import Date, Reference

FORMATS = ("ris", "bibtex", "biblatex", "csl-json")
CSL_TYPES = frozenset(row.csl for row in TYPES)

# What the writers say beside their tables, by field and format.
BESIDE: dict[tuple[str, str], tuple[str, ...]] = {
    ("id", "ris"): ("ID", "M2 Citation Key"),
    ("id", "bibtex"): ("the key",),
    ("id", "biblatex"): ("the key",),
    ("id", "csl-json"): ("id", "citation-key"),
    ("type", "ris"): ("TY", "M2 Type", "M2 CSL Type"),
    ("type", "bibtex"): ("the entry type", "entrysubtype"),
    ("type", "biblatex"): ("the entry type", "entrysubtype"),
    ("type", "csl-json"): ("type", "note Type"),
    ("issued", "ris"): ("M2 Issued",),
    ("accessed", "ris"): ("M2 Accessed",),
    ("note", "csl-json"): ("note",),
    ("extra", "ris"): ("its own tag", "M2 tex.name"),
    ("extra", "bibtex"): ("its own field",),
    ("extra", "biblatex"): ("its own field",),
    ("extra", "csl-json"): ("custom name",),
}


def places(field: str, format_: str, type_: str, dialect: str = "zotero") -> tuple[str, ...]:
    """Return where a format holds a field of works of a type: tags, fields, keys, lines of a note.

    >>> places("collection_editor", "ris", "book"), places("collection_editor", "ris", "thesis")
    (('A2', 'M2 ORCID'), ('M2 Collection Editor', 'M2 ORCID'))
    """
    if format_ in ("bibtex", "biblatex"):
        found = _of_table(BIBTEX, field, type_, f"{format_}/{dialect}")
    elif format_ == "ris":
        found = _of_table(RIS, field, type_, dialect)
        found += _of_lines(field, format_, type_, dialect)
    else:
        found = _of_table(CSL, field, type_, dialect)
        found += [f"custom {place}" for place in _of_table(CUSTOM, field, type_, dialect)]
        if dialect == "zotero":
            found += _of_lines(field, format_, type_, dialect)
    return tuple(dict.fromkeys((*found, *BESIDE.get((field, format_), ()))))


def _of_table(table: Table[Any], field: str, type_: str, dialect: str) -> list[str]:
    rows = (row for row in table.rows_for(type_, dialect) if row.variable == field)
    return [f"{row.field}{_condition(row)}" for row in rows]


def _of_lines(field: str, format_: str, type_: str, dialect: str) -> list[str]:
    note = "note" if format_ == "csl-json" else "M2" if dialect == "zotero" else "N1"
    lines = (line for line in lines_of(type_, format_, dialect) if line.variable == field)
    return [f"{note} {line.label}{_condition(line)}" for line in lines]


def _condition(row: Row[Any] | Line) -> str:
    """Return on which other field a place depends."""
    if isinstance(row, Line):
        return f" (with {row.only_with})" if row.only_with else ""
    return f" (without {row.unless})" if row.unless else ""


# --- what is not held ------------------------------------------------------------------------


class NotHeld(NamedTuple):
    """Something that does not come back from some formats as it was, and why.

    `parts` are fields of a `Reference`, "author.email" is a part of one. `formats` are formats or
    dialects ("ris/pandoc"), `types` the CSL types, all if None.
    """

    what: str
    parts: frozenset[str]
    formats: frozenset[str]
    reason: str
    types: frozenset[str] | None = None

    def is_about(self, part: str, format_: str, dialect: str, type_: str) -> bool:
        """Whether the row says this of a part in works of a type in a dialect."""
        spoken = not self.formats.isdisjoint((format_, f"{format_}/{dialect}"))
        return part in self.parts and spoken and (self.types is None or type_ in self.types)


def _of(parts: str, *formats: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the parts, of which "people" and "dates" are every such field, and the formats."""
    named: list[str] = []
    for part in parts.split(", "):
        field, _, rest = part.partition(".")
        named += [f"{one}.{rest}" if rest else one for one in GROUPS.get(field, (field,))]
    return frozenset(named), frozenset(formats or FORMATS)


GROUPS = {
    "people": ROLES,
    "dates": tuple(
        field for field, known in Reference.model_fields.items() if known.annotation == Date | None
    ),
}
TEX = ("bibtex", "biblatex")
# People in tags of RIS's own; those in labelled lines keep more.
RIS_CLIENTS = ("ris/endnote", "ris/mendeley", "ris/pandoc", "ris/zotero")

NOT_HELD: tuple[NotHeld, ...] = (
    # what, its parts, formats, why
    NotHeld("`schema_version`", *_of("schema_version"), "carcite's own, the same in every reference"),
    NotHeld("`relations`", *_of("relations, relations.kind, relations.doi, relations.url, relations.title", *TEX), "`related` names entries of the same file, not works"),
    NotHeld("a person's e-mail address, and who corresponds", *_of("people.email, people.corresponding"), "contact data are not part of a citation"),
    NotHeld("a person's affiliation", *_of("people.affiliation", "ris", *TEX), "an address there (`AD`, `affiliation`) belongs to the record, not to a person"),
    NotHeld("a dropping particle, as such", *_of("people.dropping_particle", "ris", *TEX, "csl-json/zotero"), "written before the family name, and read back as a non-dropping particle"),
    NotHeld("a person with a given name only", *_of("people.given alone"), "a single name is read as the whole name"),
    NotHeld("a suffix without a given name", *_of("people.suffix alone", "csl-json/zotero"), "written in `given`, since Zotero loses `suffix`"),
    NotHeld("a suffix without a given name", *_of("author.suffix alone, editor.suffix alone, translator.suffix alone", "ris/pandoc"), "a second part is read as the given name"),
    NotHeld("a suffix without a given name", *_of("collection_editor.suffix alone", "ris/pandoc"), "a second part is read as the given name", SERIES_EDITED),
    NotHeld("a suffix without a given name", *_of("container_author.suffix alone", "ris/pandoc"), "a second part is read as the given name", frozenset({"chapter"})),
    NotHeld("a comma in the name of a body", *_of("author.literal with a comma, editor.literal with a comma", "ris"), "a comma separates the parts of a name and cannot be escaped"),
    NotHeld("a comma in the name of a body", *_of("translator.literal with a comma", *RIS_CLIENTS), "a comma separates the parts of a name and cannot be escaped"),
    NotHeld("a comma in the name of a body", *_of("collection_editor.literal with a comma", *RIS_CLIENTS), "a comma separates the parts of a name and cannot be escaped", SERIES_EDITED),
    NotHeld("a comma in the name of a body", *_of("container_author.literal with a comma", "ris"), "a comma separates the parts of a name and cannot be escaped", frozenset({"chapter"})),
    NotHeld("a range, a season and `circa` in `accessed`", *_of("accessed.season, accessed.end, accessed.circa, accessed.circa season, accessed.circa at one end, accessed.end of a season, accessed.end of a season in another year", "bibtex"), "styles print `urldate` unchanged, so it must be a day"),
    NotHeld("`circa` of a season, and a range of seasons of two years, in `issued`", *_of("issued.circa season, issued.end of a season in another year", "bibtex"), "`month` contains the name of a season, and `year` a single year"),
    NotHeld("`circa` of one end of a range", *_of("issued.circa at one end, accessed.circa at one end, event_date.circa at one end, original_date.circa at one end", "csl-json"), "`circa` applies to the whole date"),
    NotHeld("`circa` of one end of a range", *_of("submitted.circa at one end, available_date.circa at one end", "csl-json/schema", "csl-json/pandoc"), "`circa` applies to the whole date"),
    NotHeld("rights other than the article's licence and notice: transfers, reservations, embargo, `free_to_read`, conflicts, other scopes, the licence's `start` and `content_version`", *_of("rights.transfers, rights.reservations, rights.embargo, rights.free_to_read, rights.conflicts, rights.other scopes, rights.license's start, rights.license's content_version"), "the rights line contains only the copyright holder and the licence"),
    NotHeld("a semicolon in a keyword", *_of("keywords.with a semicolon", "ris", "csl-json"), "separates keywords"),
    NotHeld("a comma in a single keyword", *_of("keywords.alone with a comma", "ris/endnote", "ris/jabref", "ris/mendeley", "ris/pandoc"), "separates keywords if there is only one line; for Zotero a second line prevents this"),
    NotHeld("capitals in a name in `extra`", *_of("extra.tag, extra.tag that is taken, extra.key", *TEX), "field names have none: `C6` comes back as `c6`"),
    NotHeld("a second value of the same name in `extra`", *_of("extra.tag with several, extra.field that is taken", *TEX), "BibTeX warns about a second field of the same name, and other programs drop the entry"),
    NotHeld("a pair in `extra` whose name contains a space or the like", *_of("extra.words", "ris", *TEX), "not valid as a field name"),
)  # fmt: skip


def not_held(part: str, format_: str, dialect: str, type_: str) -> str | None:
    """Return why a field, or a part of one, does not come back from a format, or None if it does."""
    rows = (row.reason for row in NOT_HELD if row.is_about(part, format_, dialect, type_))
    return next(rows, None)


def unnamed(fields: Iterable[str] = tuple(Reference.model_fields)) -> list[tuple[str, str, str]]:
    """Return each field that a format drops in silence: the field, the format and the type of work."""
    return [
        (field, format_, type_)
        for field in fields
        for format_ in FORMATS
        for type_ in sorted(CSL_TYPES)
        if not places(field, format_, type_) and not not_held(field, format_, "zotero", type_)
    ]


# --- as the documents show it ----------------------------------------------------------------

# Types that often go together, and what the documents call them.
NAMED_TYPES = {"works in a periodical": IN_PERIODICAL, "parts of books": IN_BOOK, "books": BOOKS}


def as_table() -> list[str]:
    """Return the lines of the table that docs/formats.md shows, one a field."""
    head = "| field | RIS | BibTeX | BibLaTeX | CSL-JSON |"
    rows = []
    for field in Reference.model_fields:
        ris, bibtex, biblatex, csl = (_cell(field, format_) for format_ in FORMATS)
        biblatex = "the same" if biblatex == bibtex and bibtex != "–" else biblatex
        rows.append(f"| `{field}` | {ris} | {bibtex} | {biblatex} | {csl} |")
    return [head, "|---|---|---|---|---|", *rows]


def reasons() -> list[str]:
    """Return the lines of the documents' second table: what does not come back, and why."""
    formats: dict[tuple[str, str], set[str]] = {}
    for row in NOT_HELD:
        formats.setdefault((row.what, row.reason), set()).update(row.formats)
    rows = [f"| {what} | {_formats(of)} | {reason} |" for (what, reason), of in formats.items()]
    return ["| what | not held by | why |", "|---|---|---|", *rows]


def _formats(formats: set[str]) -> str:
    """Return formats, and dialects of those that are not named as a whole."""
    whole = [one for one in FORMATS if one in formats]
    if len(whole) == len(FORMATS):
        return "every format"
    dialects = [one for one in sorted(formats) if one.partition("/")[0] not in whole]
    return ", ".join(f"`{one}`" for one in (*whole, *dialects))


def _cell(field: str, format_: str) -> str:
    """Return a field's places, those of most types first; a dash where there is none."""
    by_places: dict[tuple[str, ...], set[str]] = {}
    for type_ in CSL_TYPES:
        by_places.setdefault(places(field, format_, type_), set()).add(type_)
    most, *others = sorted(by_places.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    shown = [_shown(most[0])]
    shown += [f"{_shown(found)} of {_types(types)}" for found, types in others]
    return "; ".join(shown)


def _shown(found: tuple[str, ...]) -> str:
    return ", ".join(_marked(place) for place in found) or "–"


def _marked(place: str) -> str:
    """Return a place as code, and its condition as words."""
    if place.startswith(("the ", "its ")):
        return place
    code, bracket, condition = place.partition(" (")
    return f"`{code}`" + (f" ({condition}" if bracket else "")


def _types(types: set[str]) -> str:
    named = []
    for name, group in NAMED_TYPES.items():
        if group <= types:
            named.append(name)
            types = types - group
    return ", ".join([*named, *(f"`{one}`" for one in sorted(types))])
