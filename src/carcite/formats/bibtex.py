"""BibTeX and BibLaTeX over one table, in UTF-8, as BibTeX, biber, pandoc and Zotero read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from carcite.formats import dates, latex
from carcite.formats.bibtex_names import names as bibtex_names
from carcite.formats.clean import one_line
from carcite.formats.keys import citation_keys
from carcite.formats.people import number_range
from carcite.formats.rights_line import license_words, rights_line
from carcite.formats.table import Kind, Row, Table, everywhere, the
from carcite.formats.types import BOOKS, IN_BOOK, IN_PERIODICAL, entry_subtype, entry_type
from carcite.reference import Date, Name, Reference
from carcite.rights.model import Rights

name = "bibtex"
suffixes = (".bib", ".bibtex")

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# BCP 47's language to babel's, which biblatex and pandoc go by for the case of titles.
LANGUAGES = {
    "cs": "czech", "da": "danish", "de": "ngerman", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "it": "italian", "ja": "japanese", "ko": "korean",
    "nb": "norsk", "nl": "dutch", "no": "norsk", "pl": "polish", "pt": "portuguese",
    "ru": "russian", "sv": "swedish", "tr": "turkish", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip


def _braced(value: str) -> list[str]:
    return [f"{{{value}}}"] if value else []


def _mathematics(dialect: str) -> bool:
    return not dialect.endswith("/pandoc")


def _text(value: str, dialect: str) -> list[str]:
    return _braced(latex.escape(one_line(value), mathematics=_mathematics(dialect)))


def _title(value: str, dialect: str) -> list[str]:
    return _braced(latex.title(value, mathematics=_mathematics(dialect)))


def _prose(value: str, dialect: str) -> list[str]:
    return _braced(latex.prose(value, mathematics=_mathematics(dialect)))


def _series(value: str, dialect: str) -> list[str]:
    # pandoc lower-cases a series as it does a title; no style does.
    return _prose(value, dialect) if _mathematics(dialect) else _title(value, dialect)


def _verbatim(value: str) -> list[str]:
    return _braced(latex.verbatim(value))


def _people(people: tuple[Name, ...]) -> list[str]:
    return _braced(bibtex_names(people))


def _pages(page: str, dialect: str) -> list[str]:
    line = one_line(page)
    ends = number_range(line)
    return _braced("--".join(map(latex.escape, ends))) if ends else _text(line, dialect)


def _joined(values: tuple[str, ...], dialect: str) -> list[str]:
    return _text(", ".join(filter(None, map(one_line, values))), dialect)


def _keywords(words: tuple[str, ...], dialect: str) -> list[str]:
    """Return keywords with a separator; one that holds it is braced, as names are."""
    # Zotero splits at both signs, biblatex, JabRef and pandoc at commas alone.
    separator = ";" if dialect == "bibtex/zotero" else ","
    clean = [
        latex.escape(line, mathematics=_mathematics(dialect))
        for line in map(one_line, words)
        if line
    ]
    return _braced(
        f"{separator} ".join(f"{{{word}}}" if separator in word else word for word in clean)
    )


def _year(date: Date) -> list[str]:
    return _braced(dates.year(date))


def _month(date: Date) -> list[str]:
    if date.season is not None:
        return _braced(dates.SEASONS[date.season])
    # The macro, unbraced: styles spell it out, and pandoc reads no other.
    return [MONTHS[date.month - 1]] if date.month is not None else []


def _day(date: Date) -> list[str]:
    return _braced(dates.iso(date)) if date.season is None else []


def _edtf(date: Date) -> list[str]:
    return _braced(dates.edtf(date))


def _langid(language: str) -> list[str]:
    return _braced(LANGUAGES.get(language.lower().partition("-")[0].partition("_")[0], ""))


def _rights(rights: Rights, dialect: str) -> list[str]:
    return _text(rights_line(rights) or "", dialect)


def _license(rights: Rights, dialect: str) -> list[str]:
    found = rights.license
    return _text(found.spdx_id or license_words(found), dialect) if found else []


TEXT = Kind(_text)
TITLE = Kind(_title)
PROSE = Kind(_prose)
SERIES = Kind(_series)
VERBATIM = everywhere(_verbatim)
PEOPLE = everywhere(_people)
PAGES = Kind(_pages)
JOINED = Kind(_joined)
YEAR = everywhere(_year)
MONTH = everywhere(_month)
DAY = everywhere(_day)
EDTF = everywhere(_edtf)
LANGID = everywhere(_langid)
RIGHTS = Kind(_rights)
LICENSE = Kind(_license)
KEYWORDS = Kind(_keywords)


def _constant(value: str) -> Kind[str]:
    return everywhere(lambda _: [f"{{{value}}}"])


# The two flavours, each for three clients.
DIALECTS = the("zotero", "jabref", "pandoc")
BIBTEX = frozenset(f"bibtex/{dialect}" for dialect in DIALECTS)
BIBLATEX = frozenset(f"biblatex/{dialect}" for dialect in DIALECTS)
ZOTERO = the("bibtex/zotero", "biblatex/zotero")

WITH_TYPE = the(
    "thesis", "report", "manuscript", "patent", "pamphlet", "speech", "webpage", "article"
)

TABLE = Table(
    # field, variable, kind
    Row("author", "author", PEOPLE),
    Row("editor", "editor", PEOPLE),
    Row("translator", "translator", PEOPLE),
    Row("bookauthor", "container_author", PEOPLE),
    Row("serieseditor", "collection_editor", PEOPLE),
    Row("title", "title", TITLE),
    Row("shorttitle", "title_short", TITLE),
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
    Row("eid", "number", TEXT, types=IN_PERIODICAL | IN_BOOK),
    Row("pagetotal", "number_of_pages", TEXT),
    Row("chapter", "section", TEXT, types=the("chapter")),
    Row("section", "section", TEXT, but=the("chapter")),
    Row("edition", "edition", TEXT),
    Row("version", "version", TEXT),
    Row("school", "publisher", PROSE, types=the("thesis"), dialects=BIBTEX),
    Row("institution", "publisher", PROSE, types=the("thesis"), dialects=BIBLATEX),
    Row("institution", "publisher", PROSE, types=the("report")),
    Row("publisher", "publisher", PROSE, but=the("thesis", "report")),
    Row("address", "publisher_place", TEXT, dialects=BIBTEX),
    Row("location", "publisher_place", TEXT, dialects=BIBLATEX),
    Row("eventtitle", "event_title", PROSE),
    Row("venue", "event_place", TEXT),
    Row("eventdate", "event_date", EDTF),
    # Classic styles want year and month; Zotero's importer keeps the day in date alone.
    Row("year", "issued", YEAR, dialects=BIBTEX),
    Row("month", "issued", MONTH, dialects=BIBTEX),
    Row("date", "issued", DAY, dialects=BIBTEX),
    Row("date", "issued", EDTF, dialects=BIBLATEX),
    Row("origdate", "original_date", EDTF),
    Row("doi", "doi", VERBATIM),
    Row("url", "url", VERBATIM),
    Row("urldate", "accessed", DAY),
    Row("issn", "issn", JOINED),
    Row("isbn", "isbn", JOINED),
    Row("pmid", "pmid", TEXT),
    Row("pmcid", "pmcid", TEXT),
    Row("eprint", "arxiv", VERBATIM),
    # Without eprinttype Zotero's importer makes junk of eprint; classic styles know archiveprefix.
    Row("eprinttype", "arxiv", _constant("arxiv")),
    Row("archiveprefix", "arxiv", _constant("arXiv"), dialects=BIBTEX),
    Row("type", "genre", TEXT, types=WITH_TYPE),
    Row("genre", "genre", TEXT, but=WITH_TYPE),
    # Zotero's importer loses pubstate and keeps howpublished in Extra; pandoc makes a publisher of it.
    Row("howpublished", "status", TEXT, dialects=ZOTERO),
    Row("pubstate", "status", TEXT, dialects=BIBLATEX | BIBTEX - ZOTERO),
    # Zotero's importer reads language and loses langid; biblatex prints language and goes by langid.
    Row("language", "language", TEXT, dialects=BIBTEX | ZOTERO),
    Row("langid", "language", LANGID, dialects=BIBLATEX),
    Row("medium", "medium", TEXT),
    Row("keywords", "keywords", KEYWORDS),
    Row("abstract", "abstract", PROSE),
    # Zotero's Rights; it loses rights and license.
    Row("copyright", "rights", RIGHTS),
    Row("license", "rights", LICENSE, dialects=BIBLATEX),
    Row("note", "note", PROSE),
)  # fmt: skip

# What a format kept that no variable holds goes back under its own name; never an entry's reference
# to another entry, which would be missing, or what biblatex would run.
FOREIGN_FIELD = re.compile(r"[a-z][a-z0-9_-]{1,39}")
RESERVED = frozenset(
    {
        "crossref",
        "xref",
        "xdata",
        "ids",
        "entryset",
        "related",
        "options",
        "execute",
        "entrysubtype",
    }
)

MASTERS = re.compile(r"\bmaster|\bm\.? ?(?:sc|a|phil)\b", re.IGNORECASE)


def dumps(references: Iterable[Reference], *, dialect: str = "zotero") -> str:
    """Return the references as BibTeX; lines end in a line feed."""
    return _dumps(references, "bibtex", dialect)


def dumps_biblatex(references: Iterable[Reference], *, dialect: str = "zotero") -> str:
    """Return the references as BibLaTeX; lines end in a line feed."""
    return _dumps(references, "biblatex", dialect)


def _dumps(references: Iterable[Reference], flavour: str, dialect: str) -> str:
    listed = tuple(references)
    keyed = zip(listed, citation_keys(listed), strict=True)
    return "\n".join(_entry(reference, key, flavour, dialect) for reference, key in keyed)


def _entry(reference: Reference, key: str, flavour: str, dialect: str) -> str:
    lines = [f"@{_entry_type(reference, flavour, dialect)}{{{key},"]
    written: set[str] = set()
    for field, value in _fields(reference, flavour, dialect):
        # A second field of a name makes BibTeX warn, and other parsers drop the entry.
        if field not in written:
            written.add(field)
            lines.append(f"  {field} = {value},")
    lines.append("}\n")
    return "\n".join(lines)


def _entry_type(reference: Reference, flavour: str, dialect: str) -> str:
    found = entry_type(reference.type, biblatex=flavour == "biblatex", dialect=dialect)
    if found == "phdthesis" and MASTERS.search(reference.genre or ""):
        return "mastersthesis"
    return found


def _fields(reference: Reference, flavour: str, dialect: str) -> Iterator[tuple[str, str]]:
    yield from TABLE.fields(reference, f"{flavour}/{dialect}")
    subtype = entry_subtype(reference.type, biblatex=flavour == "biblatex", dialect=dialect)
    if subtype:
        yield "entrysubtype", f"{{{subtype}}}"
    for field, text in reference.extra:
        value = _text(text, f"{flavour}/{dialect}")
        if value and FOREIGN_FIELD.fullmatch(field) and field not in RESERVED:
            yield field, value[0]
