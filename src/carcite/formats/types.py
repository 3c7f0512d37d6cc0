"""Which type a work has in each format: one row a CSL type."""

from __future__ import annotations

from typing import NamedTuple


class TypeRow(NamedTuple):
    """A CSL type and its nearest in the others. `zotero` is the item type that Zotero should end with."""

    csl: str
    ris: str
    bibtex: str
    biblatex: str
    zotero: str


# Where several CSL types share a RIS or BibTeX type, the first row is the one a reader goes back to.
TYPES: tuple[TypeRow, ...] = (
    #        csl                       ris        bibtex           biblatex         zotero
    TypeRow("article-journal",        "JOUR",    "article",       "article",       "journalArticle"),
    TypeRow("article",                "GEN",     "misc",          "online",        "preprint"),
    TypeRow("article-magazine",       "MGZN",    "article",       "article",       "magazineArticle"),
    TypeRow("article-newspaper",      "NEWS",    "article",       "article",       "newspaperArticle"),
    TypeRow("paper-conference",       "CONF",    "inproceedings", "inproceedings", "conferencePaper"),
    TypeRow("chapter",                "CHAP",    "incollection",  "incollection",  "bookSection"),
    TypeRow("book",                   "BOOK",    "book",          "book",          "book"),
    TypeRow("thesis",                 "THES",    "phdthesis",     "thesis",        "thesis"),
    TypeRow("report",                 "RPRT",    "techreport",    "report",        "report"),
    TypeRow("dataset",                "DATA",    "misc",          "dataset",       "dataset"),
    TypeRow("software",               "COMP",    "misc",          "software",      "computerProgram"),
    TypeRow("webpage",                "ELEC",    "misc",          "online",        "webpage"),
    TypeRow("post-weblog",            "BLOG",    "misc",          "online",        "blogPost"),
    TypeRow("post",                   "ICOMM",   "misc",          "online",        "forumPost"),
    TypeRow("entry-encyclopedia",     "ENCYC",   "incollection",  "inreference",   "encyclopediaArticle"),
    TypeRow("entry-dictionary",       "DICT",    "incollection",  "inreference",   "dictionaryEntry"),
    # Zotero's importer reads CTLG as a magazine article; ENCYC is what it makes of CSL's `entry`.
    TypeRow("entry",                  "ENCYC",   "incollection",  "inreference",   "encyclopediaArticle"),
    TypeRow("patent",                 "PAT",     "misc",          "patent",        "patent"),
    TypeRow("standard",               "STAND",   "misc",          "standard",      "standard"),
    TypeRow("manuscript",             "MANSCPT", "unpublished",   "unpublished",   "manuscript"),
    TypeRow("speech",                 "SLIDE",   "misc",          "unpublished",   "presentation"),
    TypeRow("motion_picture",         "MPCT",    "misc",          "movie",         "film"),
    TypeRow("broadcast",              "MPCT",    "misc",          "video",         "tvBroadcast"),
    TypeRow("song",                   "SOUND",   "misc",          "audio",         "audioRecording"),
    TypeRow("musical_score",          "MUSIC",   "misc",          "music",         "document"),
    TypeRow("map",                    "MAP",     "misc",          "misc",          "map"),
    TypeRow("graphic",                "ART",     "misc",          "artwork",       "artwork"),
    TypeRow("figure",                 "FIGURE",  "misc",          "image",         "artwork"),
    TypeRow("interview",              "PCOMM",   "misc",          "misc",          "interview"),
    TypeRow("personal_communication", "PCOMM",   "misc",          "letter",        "letter"),
    TypeRow("pamphlet",               "PAMP",    "booklet",       "booklet",       "manuscript"),
    TypeRow("bill",                   "BILL",    "misc",          "legislation",   "bill"),
    TypeRow("legislation",            "STAT",    "misc",          "legislation",   "statute"),
    TypeRow("legal_case",             "CASE",    "misc",          "jurisdiction",  "case"),
    TypeRow("hearing",                "HEAR",    "misc",          "legal",         "hearing"),
    TypeRow("treaty",                 "LEGAL",   "misc",          "legal",         "statute"),
    TypeRow("regulation",             "LEGAL",   "misc",          "legislation",   "statute"),
    TypeRow("review",                 "JOUR",    "article",       "review",        "journalArticle"),
    TypeRow("review-book",            "JOUR",    "article",       "review",        "journalArticle"),
    TypeRow("periodical",             "SER",     "misc",          "periodical",    "document"),
    TypeRow("classic",                "CLSWK",   "book",          "book",          "book"),
    TypeRow("document",               "GEN",     "misc",          "misc",          "document"),
    TypeRow("collection",             "GEN",     "misc",          "misc",          "document"),
    TypeRow("event",                  "GEN",     "misc",          "misc",          "document"),
    TypeRow("performance",            "GEN",     "misc",          "performance",   "document"),
)  # fmt: skip

BY_CSL = {row.csl: row for row in TYPES}
ZOTERO_TYPES = frozenset(row.zotero for row in TYPES)

# What Zotero's RIS importer makes of each type above, where that is not what it should end with.
ZOTERO_MISREADS = {
    "GEN": "journalArticle",
    "STAND": "report",
    "LEGAL": "case",
    "SER": "book",
    "MUSIC": "audioRecording",
    "MPCT": "film",
    "PCOMM": "letter",
}

# The entry types that Zotero's BibTeX importer knows; it drops an entry of any other without a word.
ZOTERO_ENTRIES = frozenset(
    {
        "article", "inproceedings", "conference", "incollection", "inbook", "book", "booklet",
        "manual", "proceedings", "collection", "mvbook", "phdthesis", "mastersthesis", "thesis",
        "techreport", "report", "unpublished", "misc", "online", "electronic", "software", "patent",
        "inreference",
    }
)  # fmt: skip

# Works in a periodical: their container is a journal's title, their number an article number.
IN_PERIODICAL = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "review", "review-book"}
)
# Works that an ISSN identifies; all others have an ISBN, or neither.
SERIALS = IN_PERIODICAL | {"periodical"}
# Works that stand alone as a book: a series holds them, their pages are counted.
BOOKS = frozenset({"book", "classic", "collection", "pamphlet"})
# Works whose pages are counted in RIS's SP, which holds no range of them.
COUNTED = BOOKS | {"thesis", "manuscript"}
# Works of which RIS's T2 is a series' title in Zotero: a book's series, a report's, a map's.
SERIES_IN_T2 = BOOKS | {"report", "software", "map"}
# Works that have versions where others have editions.
VERSIONED = frozenset({"software", "dataset"})
# Works inside a book.
IN_BOOK = frozenset(
    {"chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary"}
)
# The types whose series' editors have a tag of RIS's, in all dialects but JabRef's.
SERIES_EDITED = BOOKS | IN_BOOK | {"map"}


# Where another client than Zotero knows a RIS type better.
RIS_TYPES = {
    # Zotero alone has no type for a preprint, and one for M2 to name.
    ("article", "endnote"): "UNPB",
    ("article", "mendeley"): "UNPB",
    ("article", "jabref"): "UNPB",
    ("article", "pandoc"): "UNPB",
    # In EndNote CONF is the proceedings as a whole.
    ("paper-conference", "endnote"): "CPAPER",
    ("webpage", "pandoc"): "WEB",
}


def ris_type(csl_type: str, dialect: str) -> str:
    """Return the TY of a record."""
    return RIS_TYPES.get((csl_type, dialect), BY_CSL[csl_type].ris)


def zotero_type(csl_type: str) -> str | None:
    """Return the item type to tell Zotero beside a RIS record whose TY it would misread, else None."""
    row = BY_CSL[csl_type]
    read_as = ZOTERO_MISREADS.get(row.ris)
    return row.zotero if read_as is not None and read_as != row.zotero else None


# What others write in TY, and of ours what is more often meant than the first row above.
RIS_ALIASES = {
    "GEN": "document", "PCOMM": "personal_communication", "LEGAL": "regulation",
    "EJOUR": "article-journal", "ABST": "article-journal", "INPR": "article-journal",
    "JFULL": "periodical", "UNPB": "article", "UNPD": "article", "CPAPER": "paper-conference",
    "ECHAP": "chapter", "EBOOK": "book", "EDBOOK": "book", "ANCIENT": "classic",
    "GOVDOC": "report", "AGGR": "dataset", "DBASE": "dataset", "WEB": "webpage",
    "VIDEO": "motion_picture", "ADVS": "motion_picture", "MULTI": "motion_picture",
    "CHART": "figure", "EQUA": "figure", "UNBILL": "bill", "CTLG": "entry", "OTHER": "document",
    "STD": "document", "GRANT": "document",
    # In words, as some exporters have it.
    "JOURNAL": "article-journal", "JOURNAL ARTICLE": "article-journal", "ARTICLE": "article-journal",
    "BOOK CHAPTER": "chapter", "BOOK SECTION": "chapter", "CHAPTER": "chapter", "THESIS": "thesis",
    "CONFERENCE": "paper-conference", "CONFERENCE PAPER": "paper-conference", "REPORT": "report",
    "DATASET": "dataset", "PREPRINT": "article",
}  # fmt: skip


def _ris_meanings() -> dict[tuple[str, str | None], str]:
    meanings: dict[tuple[str, str | None], str] = {
        (alias, None): csl for alias, csl in RIS_ALIASES.items()
    }
    for row in TYPES:
        meanings.setdefault((row.ris, None), row.csl)
        meanings.setdefault((row.ris, row.zotero), row.csl)
    return meanings


# A record's TY, and the item type that it tells Zotero or None, to the CSL type that is meant.
RIS_MEANS = _ris_meanings()


def entry_type(csl_type: str, *, biblatex: bool, dialect: str) -> str:
    """Return the BibTeX or BibLaTeX entry type; for Zotero, one that it knows."""
    row = BY_CSL[csl_type]
    if not biblatex:
        return row.bibtex
    known = dialect != "zotero" or row.biblatex in ZOTERO_ENTRIES
    return row.biblatex if known else row.bibtex


# The CSL type behind an entry type, where it is not that of the first row above.
ENTRY_MEANS = {
    "misc": "document",
    "online": "webpage",
    "video": "motion_picture",
    "image": "graphic",
    "legislation": "legislation",
    "legal": "treaty",
}
# biblatex's words, and Zotero's for a preprint; any other type is called by its CSL name.
SUBTYPES = {
    "article": "preprint",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
}


def entry_subtype(csl_type: str, *, biblatex: bool, dialect: str) -> str | None:
    """Return what `entrysubtype` has to say where the entry type alone would mean another type."""
    written = entry_type(csl_type, biblatex=biblatex, dialect=dialect)
    means = ENTRY_MEANS.get(written) or next(
        row.csl
        for row in TYPES
        if entry_type(row.csl, biblatex=biblatex, dialect=dialect) == written
    )
    return None if means == csl_type else SUBTYPES.get(csl_type, csl_type)
