"""Which CSL type each Crossref work type is: one row a type, with its reason."""

from __future__ import annotations

from typing import NamedTuple

from carcite.model.reference import ItemType


class WorkType(NamedTuple):
    """A Crossref type, for posted content with its subtype, and what it is in CSL.

    `genre` says what CSL's type does not; `container` is the variable that `container-title` fills.
    """

    type: str
    subtype: str
    csl: ItemType
    container: str
    genre: str
    reason: str


# Every type of https://api.crossref.org/types, and the subtypes of posted content that are deposited.
ROWS = (
    #        type                  subtype          CSL                   container-title is   genre               reason
    WorkType("journal-article",    "",              "article-journal",    "container_title",  "",                 "CSL's own"),
    WorkType("journal",            "",              "periodical",         "",                 "",                 "the journal itself; its container-title repeats its title"),
    WorkType("journal-volume",     "",              "periodical",         "container_title",  "",                 "a volume of a journal, rarely with its own title"),
    WorkType("journal-issue",      "",              "periodical",         "container_title",  "",                 "an issue of a journal, mostly without its own title"),
    WorkType("book",               "",              "book",               "collection_title", "",                 "the container of a book is its series"),
    WorkType("monograph",          "",              "book",               "collection_title", "",                 "a book by its authors"),
    WorkType("edited-book",        "",              "book",               "collection_title", "",                 "a book with editors instead of authors"),
    WorkType("reference-book",     "",              "book",               "collection_title", "",                 "a dictionary or an encyclopedia as a whole"),
    WorkType("book-set",           "",              "book",               "collection_title", "",                 "several volumes under one title"),
    WorkType("book-series",        "",              "book",               "collection_title", "",                 "CSL has no type for a series of books"),
    WorkType("book-track",         "",              "chapter",            "container_title",  "",                 "a part of a book"),
    WorkType("book-section",       "",              "chapter",            "container_title",  "",                 "a part of a book"),
    WorkType("book-part",          "",              "chapter",            "container_title",  "",                 "a part of a book"),
    WorkType("book-chapter",       "",              "chapter",            "container_title",  "",                 "CSL's own; of two containers one is the series"),
    WorkType("reference-entry",    "",              "entry-encyclopedia", "container_title",  "",                 "an entry of a reference book; Crossref does not distinguish dictionaries"),
    WorkType("proceedings-article","",              "paper-conference",   "container_title",  "",                 "CSL's own"),
    WorkType("proceedings",        "",              "book",               "collection_title", "",                 "a volume of proceedings as a whole"),
    WorkType("proceedings-series", "",              "book",               "collection_title", "",                 "CSL has no type for a series of proceedings"),
    WorkType("dissertation",       "",              "thesis",             "collection_title", "",                 "CSL's own; the degree is its genre"),
    WorkType("report",             "",              "report",             "collection_title", "",                 "CSL's own; its container is a series of reports"),
    WorkType("report-component",   "",              "report",             "container_title",  "",                 "a part of a report, cited as one"),
    WorkType("report-series",      "",              "report",             "collection_title", "",                 "CSL has no type for a series of reports"),
    WorkType("standard",           "",              "standard",           "collection_title", "",                 "CSL's own; the organization that publishes it is its author"),
    WorkType("standard-series",    "",              "standard",           "collection_title", "",                 "CSL has no type for a series of standards"),
    WorkType("posted-content",     "preprint",      "article",            "container_title",  "preprint",         "CSL 1.0.2 has `article` for preprints"),
    WorkType("posted-content",     "working_paper", "report",             "container_title",  "working paper",    "working papers are numbered and cited as reports are"),
    WorkType("posted-content",     "letter",        "article",            "container_title",  "letter",           "posted like a preprint"),
    WorkType("posted-content",     "dissertation",  "thesis",             "container_title",  "",                 "a thesis that a repository posted"),
    WorkType("posted-content",     "report",        "report",             "container_title",  "",                 "a report that a repository posted"),
    WorkType("posted-content",     "blog",          "post-weblog",        "container_title",  "",                 "CSL's own; blogs that are archived with DOIs"),
    WorkType("posted-content",     "other",         "article",            "container_title",  "",                 "posted, of unknown type"),
    WorkType("posted-content",     "",              "article",            "container_title",  "",                 "posted, of unknown type"),
    WorkType("peer-review",        "",              "review",             "container_title",  "peer review",      "a review of a work, with its own DOI"),
    WorkType("dataset",            "",              "dataset",            "container_title",  "",                 "CSL's own; its container is a database"),
    WorkType("database",           "",              "dataset",            "container_title",  "",                 "CSL has no type for a whole database"),
    WorkType("component",          "",              "figure",             "container_title",  "",                 "mostly a figure or a table of an article"),
    WorkType("grant",              "",              "document",           "",                 "grant",            "funding, not a text; CSL has nothing similar"),
    WorkType("other",              "",              "document",           "container_title",  "",                 "Crossref does not know the type"),
    WorkType("",                   "",              "document",           "container_title",  "",                 "two works in ten thousand have no type"),
)  # fmt: skip

_BY_TYPE = {(row.type, row.subtype): row for row in ROWS}
# A part of a book that was deposited as `other`: only such have both (so says Zotero's translator).
_IN_BOOK = WorkType("other", "", "chapter", "container_title", "", "it has an ISBN and a container")


def work_type(type_: str, subtype: str = "", *, in_book: bool = False) -> WorkType:
    """Return the row of a type; a new type that we do not know yet is a document.

    `in_book` says that the record has an ISBN and a container.

    >>> work_type("posted-content", "preprint").csl
    'article'
    """
    kind, sub = type_.strip().lower().replace("_", "-"), subtype.strip().lower().replace("-", "_")
    if kind in ("other", "") and in_book:
        return _IN_BOOK
    return _BY_TYPE.get((kind, sub)) or _BY_TYPE.get((kind, "")) or _BY_TYPE["", ""]
