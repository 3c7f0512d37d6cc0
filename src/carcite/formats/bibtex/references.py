"""An entry as a reference: the table of the writer run backwards, and what several fields say together."""

from __future__ import annotations

import re
from typing import Any

from carcite.formats import canonical
from carcite.formats.bibtex import verbatim
from carcite.formats.bibtex.bibliography import Entry
from carcite.formats.bibtex.dates import date_of_parts, read_date
from carcite.formats.bibtex.entry_types import (
    BY_SUBTYPE,
    GENRES,
    IMPLIED,
    NO_PREPRINTS,
    PREPRINT_ENTRIES,
    UNSAID_THESIS,
    csl_type,
)
from carcite.formats.bibtex.journal_macros import journal_of
from carcite.formats.bibtex.latex_text import text_of_latex
from carcite.formats.bibtex.table import ADDRESS_FIELDS, TABLE, VERBATIM_FIELDS, babel_of, pages
from carcite.formats.clean import one_line
from carcite.formats.extra_lines import tell_of_people
from carcite.formats.people import ROLES, inverted
from carcite.model.reference import Reference

# A title with its subtitle; each pair is joined as Zotero and pandoc join them.
SUBTITLES = (
    ("title", "subtitle"),
    ("booktitle", "booksubtitle"),
    ("journaltitle", "journalsubtitle"),
    ("maintitle", "mainsubtitle"),
)
ARXIV = re.compile(
    r"(?:arxiv:)?\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)", re.IGNORECASE
)
ADDRESS = re.compile(r"(?:\\url\s*\{|\\href\s*\{)?\s*(https?://[^\s{}]+)\s*\}?")
ADDRESSES = re.compile(r"(https?://\S+)\s+(https?://.*)", re.DOTALL)
UNPUBLISHED = re.compile(
    r"\b(?:press|forthcoming|appear|submitted|preparation|accepted)\b", re.IGNORECASE
)
NAME_AND_ORCID = re.compile(
    r"(?P<name>[^/;]{1,200})/(?P<orcid>\d{4}-\d{4}-\d{4}-\d{3}[\dX])\s{0,9};?"
)
PUNCTUATED = re.compile(r"[:?!.]$")


def reference_of_entry(entry: Entry, fields: dict[str, str]) -> tuple[Reference, bool]:
    """Return an entry's reference, and whether its type is one that is known.

    `fields` are the entry's, with what it inherits; of a field that stands twice the first.
    """
    own = fields
    fields = {name: value for name, value in own.items() if value.strip()}
    values: dict[str, Any] = {}
    if entry.key:
        values["id"] = one_line(entry.key)
    type_ = _type(entry, fields)
    values["type"] = type_ or "document"
    extra = _issued(fields, values)
    _eprint(fields, values, entry.type)
    _howpublished(fields, values)
    _genre(fields, values, entry.type)
    for main, rest in SUBTITLES:
        if rest in fields:
            _join(fields, main, rest)
    for field in ("journal", "journaltitle"):
        if field in fields:
            fields[field] = journal_of(fields[field])
    read, left = TABLE.variables({name: (value,) for name, value in fields.items()}, values["type"])
    values = {**read, **values}
    _article_number(values)
    if "orcid-numbers" in left:
        left.remove("orcid-numbers")
        extra += _orcids(fields["orcid-numbers"], values)
    extra += [(name, _kept(name, fields[name])) for name in left]
    if " " in values.get("url", "") and (several := ADDRESSES.fullmatch(values["url"])):
        # Mendeley writes all addresses of a work into one field.
        values["url"], others = several.groups()
        extra.append(("url", others))
    if "doi" in fields and "doi" in values and not _is_only_doi(fields["doi"], values["doi"]):
        extra.append(("doi", verbatim.plain(fields["doi"])))
    if len(own) != len(entry.fields):
        extra += [(name, _kept(name, value)) for name, value in _repeated(entry)]
    if type_ is None:
        extra.insert(0, ("entrytype", entry.type))
    extra = [pair for pair in extra if pair[1] and not _is_said(pair, values)]
    if extra:
        values["extra"] = tuple(extra)
    return Reference.of_canonical(values), type_ is not None


def _type(entry: Entry, fields: dict[str, str]) -> str | None:
    subtype = fields.get("entrysubtype", "").strip().lower()
    found = csl_type(entry.type, subtype, within=_is_within(fields))
    if subtype in BY_SUBTYPE:
        del fields["entrysubtype"]
    elif _is_preprint(entry.type, fields):
        return "article"
    return found


def _is_within(fields: dict[str, str]) -> bool:
    return "title" in fields and fields.get("booktitle", fields["title"]) != fields["title"]


def _is_preprint(entry: str, fields: dict[str, str]) -> bool:
    if entry not in PREPRINT_ENTRIES:
        return False
    server = fields.get("eprinttype") or fields.get("archiveprefix") or ""
    return server.strip().lower() not in NO_PREPRINTS


def _issued(fields: dict[str, str], values: dict[str, Any]) -> list[tuple[str, str]]:
    """Set the date of issue; return what of it is no date."""
    parts: dict[str, str] = {
        name: fields.pop(name) for name in ("date", "year", "month", "day") if name in fields
    }
    if not parts:
        return []
    year, month = parts.get("year", ""), parts.get("month", "")
    date = read_date(parts["date"]) if "date" in parts else None
    if date is not None:
        values["issued"] = date
        # What agrees is said; a year of its own is kept.
        by_year = date_of_parts(year) if year else None
        return [] if not year or (by_year and by_year.year == date.year) else _said(parts)[1:]
    date = date_of_parts(year, month, parts.get("day", "")) if year else None
    said = _said(parts)
    if date is None:
        status = text_of_latex(year or parts.get("date", ""))
        if UNPUBLISHED.search(status) and "pubstate" not in fields:
            values["status"] = status
            return [pair for pair in said if pair[1] != status]
        return said
    values["issued"] = date
    untold = month and date.month is None and date.season is None
    return [pair for pair in said if pair[0] == "date" or (untold and pair[0] != "year")]


def _said(parts: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, text_of_latex(value)) for name, value in parts.items()]


def _eprint(fields: dict[str, str], values: dict[str, Any], entry: str) -> None:
    if "eprint" not in fields:
        return
    kind = (fields.get("eprinttype") or fields.get("archiveprefix") or "").strip().lower()
    number = verbatim.plain(fields["eprint"])
    found = ARXIV.fullmatch(number)
    if kind == "arxiv" or (not kind and found):
        values["arxiv"] = found[1] if found else one_line(number)
    elif kind == "pubmed" and "pmid" not in fields and number.isdecimal():
        values["pmid"] = number
    else:
        return
    for name in ("eprint", "eprinttype", "archiveprefix"):
        fields.pop(name, None)


def _howpublished(fields: dict[str, str], values: dict[str, Any]) -> None:
    """Take an address, or what `pubstate` says as well, out of `howpublished`."""
    if "howpublished" not in fields:
        return
    address = ADDRESS.fullmatch(fields["howpublished"].strip())
    if address is not None:
        if "url" not in fields:
            fields["url"] = address[1]
        if verbatim.plain(fields["url"]) == verbatim.plain(address[1]):
            del fields["howpublished"]
    elif text_of_latex(fields["howpublished"]) == text_of_latex(fields.get("pubstate", "")):
        del fields["howpublished"]


def _genre(fields: dict[str, str], values: dict[str, Any], entry: str) -> None:
    stated = fields.get("type", "").strip().lower()
    if stated in GENRES:
        del fields["type"]
        values["genre"] = GENRES[stated]
    elif stated == UNSAID_THESIS.lower() and values["type"] == "thesis":
        del fields["type"]
    elif not stated and entry in IMPLIED:
        values["genre"] = GENRES[entry]


def _join(fields: dict[str, str], main: str, rest: str) -> None:
    if main not in fields:
        fields[main] = fields.pop(rest)
        return
    title, subtitle = fields[main].strip(), fields.pop(rest).strip()
    if subtitle.lower() not in title.lower():
        fields[main] = f"{title}{' ' if PUNCTUATED.search(title) else ': '}{subtitle}"


def _article_number(values: dict[str, Any]) -> None:
    """Where the pages are but the article's number, which Zotero has no field for, drop them."""
    number = values.get("number")
    if number is not None and values.get("page") in (number, pages(number)):
        del values["page"]


def _orcids(field: str, values: dict[str, Any]) -> list[tuple[str, str]]:
    """Give people their ORCID iDs; return those of people whom the entry does not name so."""
    stated = text_of_latex(field)
    said = {found["name"].strip(): found["orcid"] for found in NAME_AND_ORCID.finditer(stated)}
    if not said or NAME_AND_ORCID.sub("", stated).strip():
        return [("orcid-numbers", stated)]
    people = (name for role in ROLES for name in values.get(role, ()))
    named = {inverted(name): one_line(str(name)) for name in people}
    known = {named[name]: orcid for name, orcid in said.items() if name in named}
    tell_of_people(values, "orcid", known)
    rest = "; ".join(f"{name}/{orcid}" for name, orcid in said.items() if name not in named)
    return [("orcid-numbers", rest)] if rest else []


def _is_only_doi(value: str, doi: str) -> bool:
    return value == doi or canonical.is_only(doi, verbatim.plain(value))


def _kept(name: str, value: str) -> str:
    if name in ADDRESS_FIELDS:
        return one_line(value).replace("%5E", "^")
    return one_line(verbatim.path(value)) if name in VERBATIM_FIELDS else text_of_latex(value)


def _repeated(entry: Entry) -> list[tuple[str, str]]:
    """Return the fields that stand in an entry for the second time and say something else."""
    first: dict[str, str] = {}
    repeated: list[tuple[str, str]] = []
    for name, value in entry.fields:
        known = first.setdefault(name, value)
        if not known.strip():
            first[name] = value
        elif known != value and value.strip():
            repeated.append((name, value))
    return repeated


def _is_said(pair: tuple[str, str], values: dict[str, Any]) -> bool:
    """Whether a field says again what the reference has: the licence of the rights line, babel's language."""
    name, text = pair
    if name == "langid" and "language" in values:
        return text.lower() == babel_of(values["language"])
    rights = values.get("rights")
    if name not in ("license", "licence") or rights is None or rights.license is None:
        return False
    return text in (rights.license.spdx_id, rights.license.url)
