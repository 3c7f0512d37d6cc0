"""The fields of BibTeX and BibLaTeX, one row each, and what others spell otherwise."""

from __future__ import annotations

from carcite.formats.bibtex.kinds import (
    ARXIV,
    DAY,
    DOI,
    EDTF,
    HOWPUBLISHED,
    ISBNS,
    ISSNS,
    ISSUED,
    ISSUED_DAY,
    KEYWORDS,
    LANGID,
    LANGUAGE,
    LICENSE,
    MONTH,
    ONE_OF_LIST,
    PAGES,
    PEOPLE,
    PROSE,
    RIGHTS,
    SERIES,
    TEXT,
    TITLE,
    VERBATIM,
    YEAR,
    constant,
)
from carcite.formats.table import READ_ONLY, Row, Table, the
from carcite.formats.types import BOOKS, IN_BOOK, IN_PERIODICAL

# The two flavours, each for three clients.
DIALECTS = the("zotero", "jabref", "pandoc")
BIBTEX = frozenset(f"bibtex/{dialect}" for dialect in DIALECTS)
BIBLATEX = frozenset(f"biblatex/{dialect}" for dialect in DIALECTS)
PANDOC = the("bibtex/pandoc", "biblatex/pandoc")
ZOTERO = the("bibtex/zotero", "biblatex/zotero")

WITH_TYPE = the(
    "thesis", "report", "manuscript", "patent", "pamphlet", "speech", "webpage", "article"
)
CONFERENCE = the("paper-conference", "speech")

TABLE = Table(
    # field, variable, kind
    Row("author", "author", PEOPLE),
    Row("editor", "editor", PEOPLE),
    Row("translator", "translator", PEOPLE),
    Row("bookauthor", "container_author", PEOPLE),
    Row("serieseditor", "collection_editor", PEOPLE),
    Row("title", "title", TITLE),
    Row("shorttitle", "title_short", TITLE),
    # The American Mathematical Society's full title; `journal` is then the abbreviation.
    Row("fjournal", "container_title", PROSE, dialects=READ_ONLY),
    Row("journal", "container_title", PROSE, types=IN_PERIODICAL, dialects=BIBTEX),
    Row("journaltitle", "container_title", PROSE, types=IN_PERIODICAL, dialects=BIBLATEX),
    # An article needs a journal; the abbreviation is better than none.
    Row("journal", "container_title_short", PROSE, types=IN_PERIODICAL, dialects=BIBTEX, unless="container_title"),
    Row("journaltitle", "container_title_short", PROSE, types=IN_PERIODICAL, dialects=BIBLATEX, unless="container_title"),
    Row("booktitle", "container_title", TITLE, but=IN_PERIODICAL),
    # Zotero's journal abbreviation; classic styles ignore it.
    Row("shortjournal", "container_title_short", PROSE),
    Row("series", "collection_title", SERIES),
    Row("volume", "volume", TEXT),
    Row("number", "issue", TEXT, types=IN_PERIODICAL),
    Row("issue", "issue", TEXT, but=IN_PERIODICAL),
    Row("number", "collection_number", TEXT, types=BOOKS | IN_BOOK),
    Row("number", "number", TEXT, but=IN_PERIODICAL | BOOKS | IN_BOOK),
    Row("pages", "page", PAGES),
    # Zotero's importer loses eid, and classic styles print pages alone; biblatex prints both.
    Row("pages", "number", TEXT, types=IN_PERIODICAL, unless="page", dialects=BIBTEX | ZOTERO),
    Row("eid", "number", TEXT, types=IN_PERIODICAL | IN_BOOK | BOOKS),
    Row("pagetotal", "number_of_pages", TEXT),
    Row("chapter", "section", TEXT, types=the("chapter")),
    Row("section", "section", TEXT, but=the("chapter")),
    Row("edition", "edition", TEXT),
    Row("version", "version", TEXT),
    Row("school", "publisher", ONE_OF_LIST, types=the("thesis"), dialects=BIBTEX),
    Row("institution", "publisher", ONE_OF_LIST, types=the("thesis"), dialects=BIBLATEX),
    Row("institution", "publisher", ONE_OF_LIST, types=the("report")),
    Row("publisher", "publisher", ONE_OF_LIST, but=the("thesis", "report")),
    Row("address", "publisher_place", TEXT, dialects=BIBTEX),
    Row("location", "publisher_place", ONE_OF_LIST, dialects=BIBLATEX),
    Row("eventtitle", "event_title", SERIES),
    Row("venue", "event_place", TEXT),
    Row("eventdate", "event_date", EDTF),
    # Classic styles want year and month; Zotero's importer keeps the day in date alone.
    Row("year", "issued", YEAR, dialects=BIBTEX),
    Row("month", "issued", MONTH, dialects=BIBTEX),
    Row("date", "issued", ISSUED_DAY, dialects=BIBTEX),
    Row("date", "issued", ISSUED, dialects=BIBLATEX),
    Row("origdate", "original_date", EDTF),
    Row("doi", "doi", DOI),
    Row("url", "url", VERBATIM),
    Row("urldate", "accessed", DAY, dialects=BIBTEX),
    Row("urldate", "accessed", EDTF, dialects=BIBLATEX),
    Row("issn", "issn", ISSNS),
    Row("isbn", "isbn", ISBNS),
    Row("pmid", "pmid", TEXT),
    Row("pmcid", "pmcid", TEXT),
    Row("eprint", "arxiv", ARXIV),
    # Without eprinttype Zotero's importer makes junk of eprint; classic styles know archiveprefix.
    Row("eprinttype", "arxiv", constant("arxiv")),
    Row("archiveprefix", "arxiv", constant("arXiv"), dialects=BIBTEX),
    Row("type", "genre", TEXT, types=WITH_TYPE),
    Row("genre", "genre", TEXT, but=WITH_TYPE),
    # Zotero's importer loses pubstate and keeps howpublished in Extra; pandoc makes a publisher of it.
    Row("howpublished", "status", HOWPUBLISHED, dialects=ZOTERO),
    Row("pubstate", "status", TEXT),
    # Zotero's importer reads language and loses langid; biblatex prints language and goes by langid.
    Row("language", "language", LANGUAGE, dialects=BIBTEX | ZOTERO),
    # pandoc goes by langid in both flavours, and knows BCP 47's tags, which say more than babel's names.
    Row("langid", "language", LANGUAGE, dialects=PANDOC),
    Row("langid", "language", LANGID, dialects=BIBLATEX - PANDOC),
    Row("medium", "medium", TEXT),
    Row("keywords", "keywords", KEYWORDS),
    Row("abstract", "abstract", PROSE),
    # Zotero's Rights; it loses rights and license.
    Row("copyright", "rights", RIGHTS),
    Row("license", "rights", LICENSE, dialects=BIBLATEX),
    Row("note", "note", PROSE),
    # What is only read: other programs' names, and fields where other types have them.
    Row("journal", "container_title", PROSE, dialects=READ_ONLY),
    Row("journaltitle", "container_title", PROSE, dialects=READ_ONLY),
    Row("booktitle", "container_title", TITLE, dialects=READ_ONLY),
    Row("issue", "issue", TEXT, dialects=READ_ONLY),
    Row("articleno", "number", TEXT, types=IN_PERIODICAL | IN_BOOK, dialects=READ_ONLY),
    Row("article-number", "number", TEXT, types=IN_PERIODICAL | IN_BOOK, dialects=READ_ONLY),
    Row("eid", "number", TEXT, dialects=READ_ONLY),
    Row("numpages", "number_of_pages", TEXT, dialects=READ_ONLY),
    Row("chapter", "section", TEXT, dialects=READ_ONLY),
    Row("section", "section", TEXT, dialects=READ_ONLY),
    Row("publisher", "publisher", PROSE, dialects=READ_ONLY),
    Row("school", "publisher", PROSE, dialects=READ_ONLY),
    Row("institution", "publisher", PROSE, dialects=READ_ONLY),
    Row("organization", "publisher", PROSE, dialects=READ_ONLY),
    Row("place", "publisher_place", TEXT, dialects=READ_ONLY),
    # With an address beside it, a conference's location is where it was held (as Zotero reads it).
    Row("location", "event_place", TEXT, types=CONFERENCE, dialects=READ_ONLY),
    Row("type", "genre", TEXT, dialects=READ_ONLY),
    Row("keyword", "keywords", KEYWORDS, dialects=READ_ONLY),
    # Paperpile.
    Row("pmc", "pmcid", TEXT, dialects=READ_ONLY),
    Row("abstractnote", "abstract", PROSE, dialects=READ_ONLY),
    Row("rights", "rights", RIGHTS, dialects=READ_ONLY),
    Row("licence", "rights", LICENSE, dialects=READ_ONLY),
    Row("hyphenation", "language", LANGID, dialects=READ_ONLY),
    Row("lastchecked", "accessed", DAY, dialects=READ_ONLY),
    Row("lastaccessed", "accessed", DAY, dialects=READ_ONLY),
    Row("origyear", "original_date", EDTF, dialects=READ_ONLY),
    Row("journal-abbreviation", "container_title_short", PROSE, dialects=READ_ONLY),
    Row("journalabbr", "container_title_short", PROSE, dialects=READ_ONLY),
)  # fmt: skip
