"""CSL-JSON: an array of items, valid for CSL 1.0.2 but for the one key that Zotero needs, `license`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeAlias

from pydantic_core import to_json

from carcite.formats import dates
from carcite.formats.clean import one_line, paragraphs
from carcite.formats.csl import values
from carcite.formats.extra_lines import EVERYWHERE, LINES, extra_lines
from carcite.formats.keys import citation_keys
from carcite.formats.people import ROLES, Parts, parts
from carcite.formats.rights_line import license_words, rights_line
from carcite.formats.table import READ_ONLY, Kind, Row, Table, everywhere, says_something, the
from carcite.formats.types import BY_CSL, IN_PERIODICAL
from carcite.model.reference import Date, Name, Reference, Relation
from carcite.model.rights import Rights

name = "csl-json"

# A row as the writer takes it: the key, the variable, how it is written, and what must have no value.
Step: TypeAlias = "tuple[str, str, Callable[[Any, str], Iterable[Json]] | None, str | None]"
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"


def _text(value: str) -> list[Json]:
    line = one_line(value)
    return [line] if line else []


def _prose(value: str) -> list[Json]:
    text = paragraphs(value)
    return [text] if text else []


def _keywords(words: tuple[str, ...]) -> list[Json]:
    """Return keywords with "; " between; a sole one that holds a comma would be taken for several."""
    lines = list(filter(None, map(one_line, words)))
    return _text(f"{lines[0]};" if len(lines) == 1 and "," in lines[0] else "; ".join(lines))


def _joined(
    separator: str,
    read: Callable[[values.Json], tuple[str, ...] | None],
) -> Kind[Json]:
    def write(parts: tuple[str, ...]) -> list[Json]:
        return _text(separator.join(filter(None, map(one_line, parts))))

    return everywhere(write, read)


def _people(people: tuple[Name, ...], dialect: str) -> list[Json]:
    write = _whole_name if dialect == "zotero" else _name_parts
    written: list[Json] = []
    for name in people:
        held = name.__dict__
        family, given = held["family"], held["given"]
        if (
            family
            and given
            and not (held["suffix"] or held["non_dropping_particle"] or held["dropping_particle"])
        ):
            # As most names are, whatever the dialect.
            last, first = one_line(family), one_line(given)
            simple = bool(last and first)
            written.append(
                {"family": last, "given": first}
                if simple
                else _present({"family": last, "given": first})
            )
        elif (known := parts(name)) is not None:
            written.append({"literal": known.literal} if known.literal else write(name, known))
    return [written] if written else []


def _whole_name(_: Name, known: Parts) -> Json:
    """Return a name for Zotero: it loses CSL's particles and suffix, so they stay in family and given."""
    given = ", ".join(part for part in (known.given, known.suffix) if part)
    return _present({"family": known.full_family, "given": given})


def _name_parts(name: Name, known: Parts) -> Json:
    """Return a name by CSL's parts."""
    return _present(
        {
            "family": known.family,
            "given": known.given,
            "dropping-particle": one_line(name.dropping_particle or ""),
            "non-dropping-particle": one_line(name.non_dropping_particle or ""),
            "suffix": known.suffix,
        }
    )


def _present(texts: dict[str, str]) -> dict[str, Json]:
    return {key: text for key, text in texts.items() if text}


def _date(date: Date, dialect: str) -> list[Json]:
    written: dict[str, Json]
    seasonal = date.season is not None or (date.end is not None and date.end.season is not None)
    # Zotero makes "1 2023" of CSL's season number, and drops one in the month's place; it keeps words.
    words = dates.in_words(date) if seasonal and dialect == "zotero" else None
    if words is not None:
        written = {"raw": words}
    elif date.end is not None:
        written = {"date-parts": [_date_parts(date), _date_parts(date.end)]}
    elif date.season is None:
        written = {"date-parts": [_date_parts(date)]}
    else:
        # CSL counts the seasons from 1, EDTF from 21.
        written = {"date-parts": [[date.year]], "season": date.season - 20}
    if date.circa:
        written["circa"] = True
    return [written]


def _date_parts(date: Date) -> Json:
    """Return a point's numbers; of a range each end has a season of its own, in the month's place."""
    month = date.month if date.season is None else date.season
    return [part for part in (date.year, month, date.day) if part is not None]


def _rights(rights: Rights) -> list[Json]:
    return _text(rights_line(rights) or "")


def _license(rights: Rights) -> list[Json]:
    found = rights.license
    return _text(found.spdx_id or license_words(found)) if found else []


def _license_url(rights: Rights) -> list[Json]:
    return _text(rights.license.url or "") if rights.license else []


def _of_names(names: tuple[Name, ...], part: Callable[[Name], Json]) -> list[Json]:
    """Return what is said of people, by their names as printed."""
    said = {
        shown: value for name in names if (value := part(name)) and (shown := one_line(str(name)))
    }
    return [said] if said else []


def _orcids(names: tuple[Name, ...]) -> list[Json]:
    return _of_names(names, lambda name: one_line(name.orcid or ""))


def _affiliations(names: tuple[Name, ...]) -> list[Json]:
    for name in names:
        # Most records tell of none.
        if name.__dict__["affiliation"]:
            return _of_names(names, lambda one: list(filter(None, map(one_line, one.affiliation))))
    return []


def _relations(relations: tuple[Relation, ...]) -> list[Json]:
    return [[_present({key: one_line(text) for key, text in one if text}) for one in relations]]


TEXT = everywhere(_text, values.text, values.text_taken)
PROSE = everywhere(_prose, values.prose, values.text_taken)
DOI = everywhere(_text, values.doi)
ISSNS = _joined(", ", values.issns)
ISBNS = _joined(", ", values.isbns)
KEYWORDS = everywhere(_keywords, values.keywords, values.keywords_taken)
PEOPLE = Kind(_people, values.people)
DATE = Kind(_date, values.date)
# Read once the authors are known.
RIGHTS = everywhere(_rights)

LICENSE = everywhere(_license)
LICENSE_URL = everywhere(_license_url)
EDTF: Kind[Json] = everywhere(lambda date: [dates.edtf(date)])
ORCIDS = everywhere(_orcids)
AFFILIATIONS = everywhere(_affiliations)
RELATIONS = everywhere(_relations)

# "schema" is CSL and nothing else; pandoc rejects a file for less, and wants the same.
DIALECTS = the("zotero", "schema", "pandoc")
ZOTERO = the("zotero")
PURE = DIALECTS - ZOTERO

TABLE = Table(
    # key, variable, kind
    Row("title", "title", TEXT),
    Row("title-short", "title_short", TEXT),
    Row("author", "author", PEOPLE),
    Row("editor", "editor", PEOPLE),
    Row("translator", "translator", PEOPLE),
    Row("container-author", "container_author", PEOPLE),
    Row("collection-editor", "collection_editor", PEOPLE),
    Row("container-title", "container_title", TEXT),
    # Zotero reads the older of the two names, citeproc the newer.
    Row("container-title-short", "container_title_short", TEXT),
    Row("journalAbbreviation", "container_title_short", TEXT, dialects=ZOTERO),
    Row("collection-title", "collection_title", TEXT),
    Row("collection-number", "collection_number", TEXT),
    Row("publisher", "publisher", TEXT),
    Row("publisher-place", "publisher_place", TEXT),
    Row("volume", "volume", TEXT),
    Row("issue", "issue", TEXT),
    Row("page", "page", TEXT),
    # Zotero has no field for an article number, citeproc's styles want it in number.
    Row("page", "number", TEXT, types=IN_PERIODICAL, unless="page", dialects=ZOTERO),
    Row("number", "number", TEXT),
    Row("number-of-pages", "number_of_pages", TEXT),
    Row("section", "section", TEXT),
    Row("edition", "edition", TEXT),
    Row("version", "version", TEXT),
    Row("genre", "genre", TEXT),
    Row("medium", "medium", TEXT),
    Row("status", "status", TEXT),
    Row("issued", "issued", DATE),
    Row("accessed", "accessed", DATE),
    Row("submitted", "submitted", DATE),
    Row("available-date", "available_date", DATE),
    Row("event-date", "event_date", DATE),
    Row("original-date", "original_date", DATE),
    Row("event-title", "event_title", TEXT),
    Row("event-place", "event_place", TEXT),
    Row("DOI", "doi", DOI),
    Row("URL", "url", TEXT),
    Row("ISSN", "issn", ISSNS),
    Row("ISBN", "isbn", ISBNS),
    Row("PMID", "pmid", TEXT),
    Row("PMCID", "pmcid", TEXT),
    Row("language", "language", TEXT),
    Row("keyword", "keywords", KEYWORDS),
    Row("abstract", "abstract", PROSE),
    Row("archive", "archive", TEXT),
    Row("source", "source", TEXT),
    # No CSL variable: Zotero's Rights. The schema's place for it, custom, Zotero loses.
    Row("license", "rights", RIGHTS, dialects=ZOTERO),
    # Spellings of others: Crossref's API, Zotero's and citeproc's older names.
    Row("shortTitle", "title_short", TEXT, dialects=READ_ONLY),
    Row("short-title", "title_short", TEXT, dialects=READ_ONLY),
    Row("short-container-title", "container_title_short", TEXT, dialects=READ_ONLY),
    Row("article-number", "number", TEXT, dialects=READ_ONLY),
    Row("publisher-location", "publisher_place", TEXT, dialects=READ_ONLY),
    Row("event", "event_title", TEXT, dialects=READ_ONLY),
    Row("published", "issued", DATE, dialects=READ_ONLY),
    Row("published-print", "issued", DATE, dialects=READ_ONLY),
    Row("published-online", "issued", DATE, dialects=READ_ONLY),
    Row("edition-number", "edition", TEXT, dialects=READ_ONLY),
    Row("doi", "doi", DOI, dialects=READ_ONLY),
    Row("url", "url", TEXT, dialects=READ_ONLY),
    Row("issn", "issn", ISSNS, dialects=READ_ONLY),
    Row("isbn", "isbn", ISBNS, dialects=READ_ONLY),
    Row("subject", "keywords", KEYWORDS, dialects=READ_ONLY),
    Row("keywords", "keywords", KEYWORDS, dialects=READ_ONLY),
)

# The lines that every format has and CSL no variable for.
CUSTOM_LINES = tuple(
    line
    for line in LINES
    if line.formats >= EVERYWHERE and all(row.variable != line.variable for row in TABLE.rows)
)
# What CSL has no variable for, under `custom`. Zotero loses it, so that for Zotero the note comes first.
CUSTOM = Table(
    # key, variable, kind
    Row("rights", "rights", RIGHTS, dialects=PURE),
    Row("license", "rights", LICENSE, dialects=PURE),
    Row("license-url", "rights", LICENSE_URL, dialects=PURE),
    Row("arxiv", "arxiv", TEXT, dialects=PURE),
    *(
        Row(line.variable, line.variable, EDTF if line.is_date else TEXT, dialects=PURE)
        for line in CUSTOM_LINES
    ),
    *(Row("ORCID", role, ORCIDS, dialects=PURE) for role in ROLES),
    *(Row("affiliation", role, AFFILIATIONS) for role in ROLES),
    Row("relations", "relations", RELATIONS),
)

# Zotero rejects a whole file for one type that it does not know, and of CSL's it knows all but this.
# It makes a computer program of a book that has a version.
UNKNOWN_TO_ZOTERO = "software"


def dumps(references: Iterable[Reference], *, dialect: str = "zotero") -> str:
    """Return the references as a CSL-JSON array, indented by two, in UTF-8."""
    listed = tuple(references)
    keyed = zip(listed, citation_keys(listed), strict=True)
    items = [_item(reference, key, dialect) for reference, key in keyed]
    # As json.dumps writes it with ensure_ascii=False, at a fraction of its time.
    return to_json(items, indent=2).decode() + "\n"


@cache
def _steps(type_: str, dialect: str) -> tuple[Step, ...]:
    """Return the rows about works of a type, those of texts without a call for each."""
    return tuple(
        (row.field, row.variable, None if row.kind is TEXT else row.kind.write, row.unless)
        for row in TABLE.rows_for(type_, dialect)
    )


def _item(reference: Reference, key: str, dialect: str) -> dict[str, Json]:
    item: dict[str, Json] = {"id": key, "type": reference.type}
    held = reference.__dict__
    for field, variable, write, unless in _steps(reference.type, dialect):
        value = held[variable]
        if not value or (unless is not None and says_something(held[unless])):
            continue
        if write is None:
            if line := one_line(value):
                item[field] = line
        else:
            for written in write(value, dialect):
                item[field] = written
    lines = []
    if dialect == "zotero":
        lines = extra_lines(reference, "csl-json")
        if reference.type == UNKNOWN_TO_ZOTERO:
            item["type"] = "book" if "version" in item else "document"
            lines.insert(0, f"Type: {BY_CSL[reference.type].zotero}")
    note = "\n".join([*lines, paragraphs(reference.note or "")]).strip()
    if note:
        item["note"] = note
    if reference.id == key:
        item["citation-key"] = key
    custom = _custom(reference, dialect)
    if custom:
        item["custom"] = custom
    return item


def _custom(reference: Reference, dialect: str) -> dict[str, Json]:
    """Return what CSL has no variable for, under the one key that its schema leaves free."""
    custom = _foreign(reference) if reference.extra else {}
    for field, written in CUSTOM.fields(reference, dialect):
        known = custom.get(field)
        if isinstance(known, dict) and isinstance(written, dict):
            # What is said of people is one object, whatever their part in the work.
            written = known | written
        custom[field] = written
    return custom


def _foreign(reference: Reference) -> dict[str, Json]:
    """Return what no variable holds, by its own name; of a name that comes again a list."""
    found: dict[str, list[Json]] = {}
    for field, text in reference.extra:
        if value := one_line(text):
            found.setdefault(one_line(field), []).append(value)
    return {name: several if len(several) > 1 else several[0] for name, several in found.items()}
