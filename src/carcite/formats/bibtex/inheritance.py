"""What an entry takes from others: `crossref` as biblatex maps it, and `xdata`.

biblatex's manual, appendix B, has the mapping; BibTeX's own inheritance is the case without a row.
"""

from __future__ import annotations

from collections.abc import Iterator

from carcite.formats.bibtex.bibliography import Entry
from carcite.formats.bibtex.table import TABLE

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
    keywords keyword pages shorttitle note pagetotal numpages number_of_pages
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
