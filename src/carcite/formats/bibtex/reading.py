"""A BibTeX or BibLaTeX file as references, with what went wrong beside them."""

from __future__ import annotations

from collections.abc import Iterator

from carcite.formats.bibtex.bibliography import Bibliography, Entry
from carcite.formats.bibtex.grammar import parse
from carcite.formats.bibtex.references import reference_of_entry
from carcite.formats.bibtex.table import TABLE
from carcite.formats.loaded import Failure, Loaded, Lost
from carcite.model.claims import Remark
from carcite.model.reference import Reference

# How far up an entry looks; a chapter, its volume and its work are three. A cycle ends here too.
FURTHEST = 5

PARTS = frozenset(
    """
    inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference
    """.split()
)
WHOLES = frozenset("book collection reference proceedings booklet".split())
SERIES = frozenset("mvbook mvcollection mvreference mvproceedings".split())
PERIODICALS = frozenset({"periodical"})

TITLES = ("title", "subtitle", "titleaddon")
# What a parent says of itself alone: its identity, its contents, its place in the file.
OWN = frozenset(
    """
    doi eprint eprinttype eprintclass archiveprefix primaryclass pmid pmcid abstract abstractnote
    keywords keyword pages shorttitle note pagetotal numpages number_of_pages orcid-numbers
    submitted accepted available-date
    """.split()
)
KNOWN = {row.field for row in TABLE.rows} | {
    "subtitle", "titleaddon", "booksubtitle", "booktitleaddon", "maintitle", "mainsubtitle",
    "maintitleaddon", "journalsubtitle", "day", "editortype",
}  # fmt: skip
DATES = frozenset({"date", "year", "month", "day"})


def _renamed(child: str, parent: str) -> dict[str, str] | None:
    """Return what a parent's title is called in its child, or None where it keeps its name."""
    if parent in SERIES:
        prefix = "main"
    elif parent in PERIODICALS and child in ("article", "suppperiodical"):
        prefix = "journal"
    elif parent in WHOLES and child in PARTS:
        prefix = "book"
    else:
        return None
    return {name: prefix + name for name in TITLES}


class Family:
    """The entries of a file by their keys."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries: dict[str, Entry] = {}
        for entry in entries:
            self.entries.setdefault(entry.key.lower(), entry)
        self.used_as_data: set[str] = set()

    def whole(self, entry: Entry) -> dict[str, str]:
        """Return an entry's fields, the first of each name, with those that it inherits."""
        fields = _own(entry)
        if "xdata" not in fields and "crossref" not in fields:
            return fields
        for ancestor, renamed in self._ancestors(entry, fields):
            _take(fields, ancestor, renamed)
        return fields

    def _ancestors(
        self, entry: Entry, fields: dict[str, str]
    ) -> Iterator[tuple[Entry, dict[str, str] | None]]:
        """Yield the entries that an entry takes from, nearest first, each once."""
        seen = {entry.key.lower()}
        renamed: dict[str, str] | None = None
        child, current = entry, fields
        for _ in range(FURTHEST):
            for key in _keys(current.get("xdata", "")):
                data = self.entries.get(key)
                if data is not None and key not in seen:
                    seen.add(key)
                    if data.type == "xdata":
                        self.used_as_data.add(key)
                    yield data, {name: name for name in TITLES}
            parent_key = current.get("crossref", "").strip().lower()
            parent = self.entries.get(parent_key)
            if parent is None or parent_key in seen:
                return
            seen.add(parent_key)
            renamed = _renamed(child.type, parent.type)
            yield parent, renamed
            child, current = parent, _own(parent)


def _own(entry: Entry) -> dict[str, str]:
    # Of two fields of a name BibTeX takes the first.
    fields: dict[str, str] = {}
    for name, value in entry.fields:
        if name not in fields or not fields[name].strip():
            fields[name] = value
    return fields


def _take(fields: dict[str, str], ancestor: Entry, renamed: dict[str, str] | None) -> None:
    dated = not DATES.isdisjoint(fields)
    for name, value in _own(ancestor).items():
        if name in OWN or name not in KNOWN or (dated and name in DATES):
            continue
        fields.setdefault((renamed or {}).get(name, name), value)
    if renamed and ancestor.type == "book" and renamed.get("title") == "booktitle":
        # Who wrote the book wrote its chapter, unless the chapter says otherwise.
        author = dict(ancestor.fields).get("author")
        if author is not None and fields.get("author") != author:
            fields.setdefault("bookauthor", author)


def _keys(names: str) -> list[str]:
    return [name.strip().lower() for name in names.split(",") if name.strip()]


# Fields that only biblatex has, by which a file is called one or the other.
BIBLATEX_FIELDS = frozenset({"journaltitle", "date", "eprinttype", "langid"})
LONGEST_SHOWN = 60
NO_WORK = ("data for other entries, not a work", "its fields went to the entries that name it")


def loads(text: str) -> Loaded:
    """Read BibTeX or BibLaTeX; what is broken is a failure, and every field that no variable holds in `extra`."""
    found = parse(text)
    references, remarks, used = works_of(found.entries)
    return Loaded(
        references=tuple(references),
        failures=tuple(_failures(found, used)),
        remarks=tuple(remarks),
        format=flavour(found.entries),
        reason="the format was given as BibTeX",
    )


def works_of(entries: list[Entry]) -> tuple[list[Reference], list[Remark], list[Entry]]:
    """Return the works of a file's entries, remarks on them, and the entries that were data for others."""
    family = Family(entries)
    references: list[Reference] = []
    remarks: list[Remark] = []
    data: list[Entry] = []
    for entry in entries:
        if entry.type == "xdata":
            data.append(entry)
            continue
        reference, known = reference_of_entry(entry, family.whole(entry))
        references.append(reference)
        if not known or entry.undefined:
            remarks.extend(_remarks(entry, known))
        if reference.extra:
            remarks.extend(_unread(reference))
    # Data that no entry names would be lost otherwise.
    used = [entry for entry in data if entry.key.lower() in family.used_as_data]
    unused = [entry for entry in data if entry.key.lower() not in family.used_as_data]
    references.extend(reference_of_entry(entry, family.whole(entry))[0] for entry in unused)
    remarks.extend(_same_keys(entries))
    return references, remarks, used


def loads_biblatex(text: str) -> Loaded:
    """Read the same, called BibLaTeX whatever its fields are."""
    return loads(text).model_copy(update={"format": "biblatex"})


def flavour(entries: list[Entry]) -> str:
    """Return "biblatex" where fields are biblatex's own, else "bibtex"."""
    named = (name for entry in entries[:100] for name, _ in entry.fields)
    return "biblatex" if any(name in BIBLATEX_FIELDS for name in named) else "bibtex"


def _failures(found: Bibliography, data: list[Entry]) -> Iterator[Failure]:
    places: list[tuple[int, int, str, str, Lost]] = [
        (flaw.start, flaw.end, flaw.error, flaw.done, flaw.lost) for flaw in found.flaws
    ]
    places += [
        (
            entry.start,
            entry.end,
            *NO_WORK,
            "nothing",
        )
        for entry in data
    ]
    for start, end, error, done, lost in sorted(places):
        raw = found.text[start:end]
        yield Failure(raw=raw, line=found.line(start), error=error, done=done, lost=lost)


def _remarks(entry: Entry, known: bool) -> Iterator[Remark]:
    shown = entry.key[:LONGEST_SHOWN] or "an entry without a key"
    if not known:
        yield Remark(
            code="unknown-type",
            variable="type",
            message=f"unknown entry type @{entry.type[:LONGEST_SHOWN]}; {shown!r} was read as a document",
        )
    for macro in dict.fromkeys(entry.undefined):
        yield Remark(
            code="undefined-macro",
            message=f"the macro {macro[:LONGEST_SHOWN]!r} in {shown!r} is not defined; its name was kept as text",
        )


def _unread(reference: Reference) -> Iterator[Remark]:
    """Remark on a field that should say a DOI and says something else, or more."""
    for field, text in reference.extra:
        if field == "doi":
            shown, stated = (reference.id or "")[:LONGEST_SHOWN], text[:LONGEST_SHOWN]
            what = "no DOI in" if reference.doi is None else "more than a DOI in"
            yield Remark(
                code="no-doi" if reference.doi is None else "more-than-doi",
                variable="doi",
                message=f"{what} the field doi of {shown!r}: {stated!r}; kept in extra",
            )


def _same_keys(entries: list[Entry]) -> Iterator[Remark]:
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.key.lower()] = counts.get(entry.key.lower(), 0) + 1
    for key, count in counts.items():
        if count > 1 and key:
            yield Remark(
                code="duplicate-key",
                variable="id",
                message=f"{count} entries have the key {key[:LONGEST_SHOWN]!r}; all were read, and will get different keys when written",
            )
