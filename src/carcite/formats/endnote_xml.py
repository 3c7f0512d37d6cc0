"""EndNote's XML back into references.

Each `<record>` is parsed by itself, so that one that is not well-formed costs no other, and without
the document type before it, so that no entity is ever expanded and nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree

from carcite.formats import canonical
from carcite.formats.canonical import words
from carcite.formats.clean import CONTROL
from carcite.formats.loaded import Failure, Loaded
from carcite.formats.people import number_range
from carcite.formats.rights_line import rights_in
from carcite.formats.ris import values as read
from carcite.formats.table import READ_ONLY, Kind, Row, Table
from carcite.formats.types import BOOKS, IN_PERIODICAL
from carcite.model.claims import Remark
from carcite.model.reference import Date, Reference

name = "endnote-xml"

Given = Sequence[str]
Element = ElementTree.Element

OPENING = re.compile(r"<record\b[^<>]{0,200}>")
CLOSING = "</record>"
# Characters that XML forbids, which EndNote writes all the same, as references too.
FORBIDDEN = re.compile(r"&#(?:x(?:0?[0-8bcefBCEF]|1[0-9a-fA-F])|[0-8]|1[124-9]|2\d|3[01]);")
LONGEST_RAW = 20_000

# EndNote's names of types, in its own XML's attribute, to CSL's.
TYPES = {
    "journal article": "article-journal", "electronic article": "article-journal",
    "newspaper article": "article-newspaper", "magazine article": "article-magazine",
    "book": "book", "edited book": "book", "electronic book": "book", "classical work": "classic",
    "ancient text": "classic", "book section": "chapter", "electronic book section": "chapter",
    "conference paper": "paper-conference", "conference proceedings": "paper-conference",
    "thesis": "thesis", "report": "report", "government document": "report",
    "unpublished work": "article", "manuscript": "manuscript", "web page": "webpage",
    "blog": "post-weblog", "discussion forum": "post", "dataset": "dataset",
    "online database": "dataset", "computer program": "software", "patent": "patent",
    "standard": "standard", "statute": "legislation", "case": "legal_case", "bill": "bill",
    "hearing": "hearing", "legal rule or regulation": "regulation", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary", "map": "map", "artwork": "graphic", "figure": "figure",
    "film or broadcast": "motion_picture", "audiovisual material": "motion_picture",
    "music": "musical_score", "pamphlet": "pamphlet", "serial": "periodical",
    "personal communication": "personal_communication", "interview": "interview",
    "generic": "document",
}  # fmt: skip
# How its styles are called in CSL's markup.
FACES = {"italic": "i", "bold": "b", "subscript": "sub", "superscript": "sup"}
MARKED_UP = frozenset({"title", "secondary-title", "tertiary-title", "short-title", "abstract"})


def _kind(reader: Any) -> Kind[str]:
    return Kind(lambda _, __: (), reader)


def _issns(given: Given) -> tuple[str, ...] | None:
    return canonical.issns(", ".join(given)) or None


def _isbns(given: Given) -> tuple[str, ...] | None:
    return canonical.isbns(", ".join(given)) or None


def _pages(given: Given) -> str | None:
    text = read.text(given)
    ends = number_range(text) if text else None
    return f"{ends[0]}-{ends[1]}" if ends else text


def _date(given: Given) -> Date | None:
    return read.date(given[0])


def _pmcid(given: Given) -> str | None:
    stated = read.text(given)
    return stated if stated is not None and PMCID.fullmatch(stated) else None


TEXT, PROSE, PEOPLE = _kind(read.text), _kind(read.prose), _kind(read.people)
ISSNS, ISBNS = _kind(_issns), _kind(_isbns)

TABLE = Table(
    # path, variable, kind, and of which types where not of all
    *(
        Row(path, variable, kind, types=types, dialects=READ_ONLY)
        for path, variable, kind, types in (
            ("titles/title", "title", TEXT, None),
            ("titles/short-title", "title_short", TEXT, None),
            ("contributors/authors/author", "author", PEOPLE, None),
            ("contributors/secondary-authors/author", "collection_editor", PEOPLE, BOOKS),
            ("contributors/secondary-authors/author", "editor", PEOPLE, None),
            ("contributors/tertiary-authors/author", "editor", PEOPLE, BOOKS),
            ("contributors/tertiary-authors/author", "collection_editor", PEOPLE, None),
            ("contributors/subsidiary-authors/author", "translator", PEOPLE, None),
            ("contributors/translated-authors/author", "translator", PEOPLE, None),
            ("periodical/full-title", "container_title", TEXT, None),
            ("titles/secondary-title", "collection_title", TEXT, BOOKS | {"report"}),
            ("titles/secondary-title", "container_title", TEXT, None),
            ("periodical/abbr-1", "container_title_short", TEXT, None),
            ("titles/alt-title", "container_title_short", TEXT, None),
            ("alt-periodical/full-title", "container_title_short", TEXT, None),
            ("titles/tertiary-title", "collection_title", TEXT, None),
            ("custom7", "number", TEXT, IN_PERIODICAL),
            ("pages", "number_of_pages", TEXT, BOOKS | {"thesis"}),
            ("pages", "page", _kind(_pages), None),
            ("volume", "volume", TEXT, None),
            ("number", "number", TEXT, frozenset({"report", "patent", "standard"})),
            ("number", "collection_number", TEXT, BOOKS),
            ("number", "issue", TEXT, None),
            ("edition", "edition", TEXT, None),
            ("section", "section", TEXT, None),
            ("pub-location", "publisher_place", TEXT, None),
            ("publisher", "publisher", TEXT, None),
            ("isbn", "isbn", ISBNS, None),
            ("isbn", "issn", ISSNS, None),
            ("issn", "issn", ISSNS, None),
            ("electronic-resource-num", "doi", _kind(read.doi), None),
            ("urls/related-urls/url", "url", TEXT, None),
            ("urls/web-urls/url", "url", TEXT, None),
            ("language", "language", _kind(read.language), None),
            ("work-type", "genre", TEXT, None),
            ("custom2", "pmcid", _kind(_pmcid), None),
            ("keywords/keyword", "keywords", _kind(read.keywords), None),
            ("abstract", "abstract", PROSE, None),
            ("notes", "note", PROSE, None),
            ("access-date", "accessed", _kind(_date), None),
            ("remote-database-name", "archive", TEXT, None),
            ("remote-database-provider", "source", TEXT, None),
        )
    )
)

# What only EndNote itself has a use for.
ITS_OWN = ("database", "source-app", "rec-number", "foreign-keys/key", "ref-type")
DATES = ("dates/year", "dates/pub-dates/date")
MANY = ("/author", "/keyword")
# EndNote nests four elements; the path of one that stands deeper ends here.
DEEPEST = 20
PUBMED = re.compile(r"[1-9]\d{6,8}")
PMCID = re.compile(r"PMC\d{3,9}")


def loads(text: str) -> Loaded:
    """Read EndNote's XML; a record that is not well-formed is a failure, and unknown elements are kept."""
    references: list[Reference] = []
    failures: list[Failure] = []
    remarks: list[Remark] = []
    for found in _elements(text):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            references.append(_reference(found))
    return Loaded(
        references=tuple(references),
        failures=tuple(failures),
        remarks=tuple(remarks),
        format=name,
        reason="the format was given as EndNote's XML",
    )


def _elements(text: str) -> Iterator[Element | Failure]:
    starts = [match.start() for match in OPENING.finditer(text)]
    line, counted = 1, 0
    for start, after in zip(starts, [*starts[1:], len(text)], strict=False):
        line += text.count("\n", counted, start)
        counted = start
        end = text.find(CLOSING, start, after)
        raw = text[start : end + len(CLOSING)] if end >= 0 else text[start:after]
        try:
            yield ElementTree.fromstring(FORBIDDEN.sub("", CONTROL.sub("", raw)))
        except (ElementTree.ParseError, ValueError) as error:
            yield Failure(
                raw=raw[:LONGEST_RAW],
                line=line,
                error=f"the record is not well-formed XML: {error}",
                done="skipped; the other records were read",
            )


def _reference(record: Element) -> Reference:
    held = _held(record)
    type_ = _type(record)
    dated = {path: held.pop(path) for path in DATES if path in held}
    for path in ITS_OWN:
        held.pop(path, None)
    values, left = TABLE.variables(held, type_)
    values["type"] = type_
    _set_date(values, dated)
    _set_number(values, type_)
    accession = held.get("accession-num", [""])[0].strip()
    if (
        PUBMED.fullmatch(accession)
        and "pubmed" in " ".join((values.get("archive", ""), values.get("source", ""))).lower()
    ):
        values["pmid"] = accession
        left.remove("accession-num")
    label = held.get("label", [""])[0].strip()
    rights = rights_in(label, values.get("author", ())) if "©" in label else None
    if rights is not None:
        values["rights"] = rights
    extra = [(path, one.strip()) for path in left for one in held[path]]
    unplaced = frozenset(left)
    extra += [
        (path, said)
        for path, several in held.items()
        if path not in unplaced and not path.endswith(MANY)
        for one in several[1:]
        if (said := words(one)) is not None
    ]
    if extra:
        values["extra"] = tuple(extra)
    return Reference.of_canonical(values)


def _held(record: Element) -> dict[str, list[str]]:
    """Return the texts of a record by the path of their element; those inside a style are its parent's."""
    held: dict[str, list[str]] = {}
    waiting: list[tuple[str, int, Element]] = [(child.tag, 1, child) for child in reversed(record)]
    while waiting:
        path, depth, element = waiting.pop()
        inner = [child for child in element if child.tag != "style"]
        if inner:
            deep = depth >= DEEPEST
            waiting += [
                (path if deep else f"{path}/{child.tag}", depth + 1, child)
                for child in reversed(inner)
            ]
            continue
        text = _text(element, element.tag in MARKED_UP)
        if text.strip():
            held.setdefault(path, []).append(text)
    return held


def _text(element: Element, marked_up: bool) -> str:
    """Return an element's text, its styles as CSL's markup where a title or an abstract has them."""
    pieces = [element.text or ""]
    for child in element:
        text = "".join(child.itertext())
        faces = (child.get("face") or "").split()
        # "normal superscript" lowers nothing but what it says.
        for face in faces if marked_up else ():
            if face in FACES and text.strip():
                text = f"<{FACES[face]}>{text}</{FACES[face]}>"
        pieces += [text, child.tail or ""]
    return "".join(pieces).replace("\r", "\n")


def _type(record: Element) -> str:
    kind = record.find("ref-type")
    stated = (kind.get("name") or "").strip().lower() if kind is not None else ""
    return TYPES.get(stated, "document")


def _set_date(values: dict[str, Any], dated: dict[str, list[str]]) -> None:
    year = read.date(dated.get("dates/year", [""])[0])
    stated = dated.get("dates/pub-dates/date", [""])[0]
    day = read.date(stated) or (read.month_of_year(stated, year.year) if year else None)
    found = day if day is not None and (year is None or day.year == year.year) else year
    if found is not None:
        values["issued"] = found


def _set_number(values: dict[str, Any], type_: str) -> None:
    """Set the number of an article that stands among the pages."""
    page = values.get("page")
    if page is None or type_ not in IN_PERIODICAL:
        return
    if values.get("number") == page:
        del values["page"]
    elif "number" not in values and read.is_article_number(page):
        values["number"] = values.pop("page")
