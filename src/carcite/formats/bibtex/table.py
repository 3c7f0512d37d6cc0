"""The fields of BibTeX and BibLaTeX, one row each, and what others spell otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from carcite.formats import canonical, dates
from carcite.formats.bibtex import latex, verbatim
from carcite.formats.bibtex.dates import read_date
from carcite.formats.bibtex.latex_text import text_of_latex
from carcite.formats.bibtex.names import names as bibtex_names
from carcite.formats.bibtex.names import read_people
from carcite.formats.clean import one_line
from carcite.formats.extra_lines import LINES, Line
from carcite.formats.people import PAGE_LABEL, ROLES, inverted, number_range
from carcite.formats.rights_line import license_words, rights_in, rights_line
from carcite.formats.table import READ_ONLY, Kind, Row, Table, everywhere, the
from carcite.formats.types import BOOKS, IN_BOOK, IN_PERIODICAL
from carcite.model.reference import Date, Name
from carcite.model.rights import Rights
from carcite.values.language import canonical_language

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# BCP 47's language to babel's, which biblatex and pandoc go by for the case of titles.
LANGUAGES = {
    "cs": "czech", "da": "danish", "de": "ngerman", "en": "english", "es": "spanish",
    "fi": "finnish", "fr": "french", "it": "italian", "ja": "japanese", "ko": "korean",
    "nb": "norsk", "nl": "dutch", "no": "norsk", "pl": "polish", "pt": "portuguese",
    "ru": "russian", "sv": "swedish", "tr": "turkish", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip
# Babel's other names, of which only the reader needs to know; "american" says more than "english".
BABEL = {
    **{babel: tag for tag, babel in LANGUAGES.items() if tag != "no"},
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "australian": "en-AU", "canadian": "en-CA", "german": "de", "austrian": "de-AT",
    "naustrian": "de-AT", "swissgerman": "de-CH", "nswissgerman": "de-CH", "brazilian": "pt-BR",
    "brazil": "pt-BR", "portuges": "pt", "francais": "fr", "acadian": "fr-CA", "canadien": "fr-CA",
    "mexican": "es-MX", "nynorsk": "nn", "greek": "el", "polutonikogreek": "el", "latin": "la",
    "hungarian": "hu", "magyar": "hu", "romanian": "ro", "croatian": "hr", "slovak": "sk",
    "slovene": "sl", "slovenian": "sl", "serbian": "sr", "bulgarian": "bg", "estonian": "et",
    "latvian": "lv", "lithuanian": "lt", "catalan": "ca", "galician": "gl", "basque": "eu",
    "hebrew": "he", "arabic": "ar", "farsi": "fa", "persian": "fa", "vietnamese": "vi",
    "icelandic": "is", "irish": "ga", "welsh": "cy", "afrikaans": "af", "hindi": "hi",
    "indonesian": "id", "malay": "ms", "thai": "th",
}  # fmt: skip
# Fields to which several variables add what they have to say.
GATHERED = frozenset({"orcid-numbers"})
# Fields that are no LaTeX, whatever stands in them: addresses, and the names of files and the like.
ADDRESS_FIELDS = frozenset({"doi", "url", "eprint", "urla", "urlb"})
VERBATIM_FIELDS = ADDRESS_FIELDS | {"file", "pdf", "localfile", "verba", "verbb", "verbc"}
DASHES = re.compile(r"[-–—−‐‑\s]+")
LONG_DASH = re.compile("[–—−]|--")
LIST_END = re.compile("[,;]")
SEMICOLON = re.compile(r"[{};]")
LISTED = re.compile(r"\sand\s", re.IGNORECASE)
COMMA = re.compile(r"[{},]")


def _braced(value: str) -> list[str]:
    return [f"{{{value}}}"] if value else []


def _mathematics(dialect: str) -> bool:
    return not dialect.endswith("/pandoc")


# --- written ---------------------------------------------------------------------------------


def text(value: str, dialect: str) -> list[str]:
    """Return a text as a field's value."""
    return _braced(latex.escape(one_line(value), mathematics=_mathematics(dialect)))


def _title(value: str, dialect: str) -> list[str]:
    return _braced(latex.title(value, mathematics=_mathematics(dialect)))


def _prose(value: str, dialect: str) -> list[str]:
    return _braced(latex.prose(value, mathematics=_mathematics(dialect)))


def _series(value: str, dialect: str) -> list[str]:
    # pandoc lower-cases a series as it does a title; no style does.
    return _prose(value, dialect) if _mathematics(dialect) else _title(value, dialect)


def _one_of_list(value: str, dialect: str) -> list[str]:
    # biblatex's lists of publishers and places are parted at "and", outside braces.
    listed = dialect.startswith("biblatex/") and LISTED.search(value) is not None
    return [f"{{{one}}}" for one in _prose(value, dialect)] if listed else _prose(value, dialect)


def _verbatim(value: str) -> list[str]:
    return _braced(latex.verbatim(value))


def as_it_is(field: str, value: str) -> list[str]:
    """Return what a verbatim field holds: an address, or a file's name or the like."""
    return _braced(latex.verbatim(value) if field in ADDRESS_FIELDS else latex.file_path(value))


def _people(people: tuple[Name, ...]) -> list[str]:
    return _braced(bibtex_names(people))


def _orcids(people: tuple[Name, ...], dialect: str) -> list[str]:
    """Return ORCID iDs with the names before them, as the Web of Science has them."""
    pairs = [
        f"{written}/{one_line(orcid)}"
        for name in people
        if (orcid := name.__dict__["orcid"]) and (written := inverted(name))
    ]
    return text("; ".join(dict.fromkeys(pairs)), dialect) if pairs else []


def _pages(page: str, dialect: str) -> list[str]:
    line = one_line(page)
    ends = number_range(line)
    return _braced("--".join(map(latex.escape, ends))) if ends else text(line, dialect)


def _joined(values: tuple[str, ...], dialect: str) -> list[str]:
    return text(", ".join(filter(None, map(one_line, values))), dialect)


def _keywords(words: tuple[str, ...], dialect: str) -> list[str]:
    """Return keywords with a separator; one that a reader would take apart is braced, as names are."""
    # Zotero splits at both signs, biblatex, JabRef and pandoc at commas alone.
    separator = ";" if dialect == "bibtex/zotero" else ","
    clean = [
        latex.escape(line, mathematics=_mathematics(dialect))
        for line in map(one_line, words)
        if line
    ]
    # A file with a semicolon goes by semicolons.
    apart = ";," if separator == "," or len(clean) == 1 else ";"
    return _braced(
        f"{separator} ".join(
            f"{{{word}}}" if any(sign in word for sign in apart) else word for word in clean
        )
    )


def _year(date: Date) -> list[str]:
    return _braced(dates.year(date))


def _month(date: Date) -> list[str]:
    if date.season is not None:
        return _braced("--".join(dates.SEASONS[season] for season in _seasons(date)))
    # The macro, unbraced: styles spell it out, and pandoc reads no other.
    return [MONTHS[date.month - 1]] if date.month is not None else []


def _seasons(date: Date) -> list[int]:
    """Return a date's season, and the last one where that is later in the same year."""
    end = date.end
    later = end is not None and end.year == date.year and (end.season or 0) > (date.season or 0)
    return [season for season in (date.season, end.season if end and later else None) if season]


def _day(date: Date) -> list[str]:
    return _braced(dates.iso(date) if date.season is None else dates.year(date))


def _issued(date: Date) -> list[str]:
    """Return a day, or EDTF where the date is a range or uncertain; of a season the month tells.

    Zotero and pandoc would take the number of a season for a month.
    """
    seasonal = date.season is not None or (date.end is not None and date.end.season is not None)
    return [] if seasonal else _edtf(date)


def _edtf(date: Date) -> list[str]:
    return _braced(dates.edtf(date))


def babel_of(language: str) -> str:
    """Return babel's name of a language, "" where it has none; of a country's variety the language's."""
    return LANGUAGES.get(language.lower().partition("-")[0].partition("_")[0], "")


def _langid(language: str) -> list[str]:
    return _braced(babel_of(language))


def _beyond_babel(language: str, dialect: str) -> list[str]:
    """Return a language of which its name in babel does not say all: a variety, or one without a name."""
    return [] if BABEL.get(babel_of(language)) == language else text(language, dialect)


def _rights(rights: Rights, dialect: str) -> list[str]:
    return text(rights_line(rights) or "", dialect)


def _license(rights: Rights, dialect: str) -> list[str]:
    found = rights.license
    return text(found.spdx_id or license_words(found), dialect) if found else []


# --- read ------------------------------------------------------------------------------------


def _first(read: Callable[[str], object]) -> Callable[[Sequence[str]], object]:
    return lambda values: read(values[0])


def _read_text(value: str) -> str | None:
    return text_of_latex(value) or None


def _read_verbatim(value: str) -> str | None:
    return one_line(verbatim.plain(value)) or None


def _read_doi(value: str) -> str | None:
    return canonical.doi_within(verbatim.plain(value))


def _read_pages(value: str) -> str | None:
    return pages(text_of_latex(value)) or None


def pages(text: str) -> str:
    """Return pages with a hyphen between their ends, whatever stands there."""
    return PAGE_LABEL.sub("", DASHES.sub(_hyphen, text).strip())


def _hyphen(found: re.Match[str]) -> str:
    """Return one hyphen for what stands between two pages; other blanks and hyphens as they are."""
    dashes = "".join(found[0].split())
    before, after = (
        found.string[max(found.start() - 1, 0) : found.start()],
        found.string[found.end() : found.end() + 1],
    )
    ranged = LONG_DASH.search(dashes) or (dashes and before.isdigit() and after.isdigit())
    return "-" if ranged else found[0]


def read_words(value: str) -> tuple[str, ...] | None:
    """Return a field's words: parted by semicolons if there is one outside braces, else by commas."""
    parts = _split(SEMICOLON, value) if ";" in value else [value]
    if len(parts) == 1:
        parts = _split(COMMA, value) if "," in value else [value]
    return tuple(filter(None, map(text_of_latex, parts))) or None


def _split(sign: re.Pattern[str], value: str) -> list[str]:
    parts: list[str] = []
    depth = begin = 0
    for mark in sign.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0 and value[mark.start() - 1 : mark.start()] != "\\":
            parts.append(value[begin : mark.start()])
            begin = mark.end()
    return [*parts, value[begin:]]


def _read_issns(value: str) -> tuple[str, ...] | None:
    decoded = text_of_latex(value)
    return canonical.issns(decoded) or _read_list(decoded)


def _read_isbns(value: str) -> tuple[str, ...] | None:
    decoded = text_of_latex(value)
    return canonical.isbns(decoded) or _read_list(decoded)


def _read_list(value: str) -> tuple[str, ...] | None:
    return tuple(filter(None, map(one_line, LIST_END.split(value)))) or None


def _read_language(value: str) -> str | None:
    decoded = text_of_latex(value)
    known = BABEL.get(decoded.lower())
    if known is not None:
        return known
    try:
        return canonical_language(decoded)
    except ValueError:
        return decoded or None


def _read_rights(value: str) -> Rights | None:
    decoded = text_of_latex(value)
    return rights_in(decoded) if decoded else None


TEXT = Kind(text, _first(_read_text))
# Written for one client, and read as what it usually says: no status.
HOWPUBLISHED = Kind(text)
TITLE = Kind(_title, _first(_read_text))
PROSE = Kind(_prose, _first(_read_text))
ONE_OF_LIST = Kind(_one_of_list, _first(_read_text))
SERIES = Kind(_series, _first(_read_text))
VERBATIM = everywhere(_verbatim, _first(_read_verbatim))
DOI = everywhere(_verbatim, _first(_read_doi))
PEOPLE = everywhere(_people, _first(lambda value: read_people(value) or None))
# Read once the authors are known.
ORCIDS = Kind(_orcids)
PAGES = Kind(_pages, _first(_read_pages))
ISSNS = Kind(_joined, _first(_read_issns))
ISBNS = Kind(_joined, _first(_read_isbns))
# The parts of `issued` are read together, and so are those of an eprint.
YEAR = everywhere(_year)
MONTH = everywhere(_month)
ISSUED = everywhere(_edtf)
ISSUED_DAY = everywhere(_issued)
ARXIV = everywhere(_verbatim)
DAY = everywhere(_day, _first(read_date))
EDTF = everywhere(_edtf, _first(read_date))
LANGUAGE = Kind(text, _first(_read_language))
BEYOND_BABEL = Kind(_beyond_babel)
LANGID = everywhere(_langid, _first(_read_language))
RIGHTS = Kind(_rights, _first(_read_rights))
LICENSE = Kind(_license, _first(_read_rights))
KEYWORDS = Kind(_keywords, _first(read_words))


def constant(value: str) -> Kind[str]:
    """Return a kind of value that is written alike whatever the variable holds."""
    return everywhere(lambda _: [f"{{{value}}}"])


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


def _kind_of(line: Line) -> Kind[str]:
    """Return the kind of value that a line which every format has is here."""
    if not (line.is_text or line.is_date):
        raise TypeError(
            f"no kind of value for the line {line.label!r}: only texts and dates are held so"
        )
    return EDTF if line.is_date else TEXT


TABLE = Table(
    # field, variable, kind
    Row("author", "author", PEOPLE),
    Row("editor", "editor", PEOPLE),
    Row("translator", "translator", PEOPLE),
    Row("bookauthor", "container_author", PEOPLE),
    Row("serieseditor", "collection_editor", PEOPLE),
    # The Web of Science's, "Family, Given/0000-…"; what is said of all people is one field.
    *(Row("orcid-numbers", role, ORCIDS) for role in ROLES),
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
    Row("seriesnumber", "collection_number", TEXT, but=BOOKS | IN_BOOK),
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
    # No field of biblatex's; the names are CSL's, and so is what they mean.
    *(Row(line.variable.replace("_", "-"), line.variable, _kind_of(line)) for line in LINES if "bibtex" in line.formats),
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
    Row("language", "language", BEYOND_BABEL, dialects=the("biblatex/jabref")),
    # pandoc goes by langid in both flavours, and knows BCP 47's tags, which say more than babel's names.
    Row("langid", "language", LANGUAGE, dialects=PANDOC),
    Row("langid", "language", LANGID, dialects=BIBLATEX - PANDOC),
    Row("medium", "medium", TEXT),
    Row("keywords", "keywords", KEYWORDS),
    Row("abstract", "abstract", PROSE),
    Row("archive", "archive", TEXT),
    # Scopus and others name the database that they are.
    Row("source", "source", TEXT),
    # Zotero's Rights; it loses rights and license.
    Row("copyright", "rights", RIGHTS),
    Row("license", "rights", LICENSE, dialects=BIBLATEX),
    Row("note", "note", PROSE),
    # What is only read: other programs' names, and fields where other types have them.
    Row("journal", "container_title", PROSE, dialects=READ_ONLY),
    Row("journaltitle", "container_title", PROSE, dialects=READ_ONLY),
    Row("booktitle", "container_title", TITLE, dialects=READ_ONLY),
    Row("issue", "issue", TEXT, dialects=READ_ONLY),
    Row("seriesnumber", "collection_number", TEXT, dialects=READ_ONLY),
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
