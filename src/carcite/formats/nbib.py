"""PubMed's nbib, which is MEDLINE's text: tags of four columns, and lines that go on under six blanks.

The tags are those of https://www.nlm.nih.gov/bsd/mms/medlineelements.html; ERIC and others use them too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from carcite.formats import canonical
from carcite.formats.canonical import words
from carcite.formats.loaded import Failure, Loaded
from carcite.formats.rights_line import rights_in
from carcite.formats.ris import values as read
from carcite.formats.table import READ_ONLY, Kind, Row, Table
from carcite.model.claims import Remark
from carcite.model.reference import Date, Name, Reference
from carcite.values.pages import page_range

name = "nbib"

Given = Sequence[str]
Fields = list[tuple[str, str]]

LINE = re.compile(r"([A-Z]{2,4})[ \t]{0,3}-(?:[ \t](.*)|$)")
# A record begins with one of these, where the one before has had it already.
FIRST = ("PMID", "OWN")

MARKED = re.compile(r"(.*\S)\s{0,3}\[(\w{2,8})\]\s{0,3}", re.S)
MONTHS = re.compile(r"(\d{4}) ([^\W\d_]{3,9})\s{0,2}-\s{0,2}([^\W\d_]{3,9})")
RANGE = re.compile(r"(\w{1,9})-(\w{1,9})")
YEAR = re.compile(r"\d{4}(?=\D|$)")
SHORT = re.compile(r"([^,]{1,80}) ([A-Z]{1,4})")
# No Roman "V" or "I": it may be an initial.
GIVEN_AND_SUFFIX = re.compile(r"(.*\S) (Jr|Sr|2nd|3rd|[4-9]th|II|III|IV)\.?")
# "2018/02/09 00:00 [received]"
HISTORY = re.compile(r"(\d{4}/\d{1,2}/\d{1,2}).{0,12}\[(received|accepted)\]")


def _no_writer(_: Any, __: str) -> tuple[str, ...]:
    return ()


def _title(given: Given) -> str | None:
    """Return a title without the full stop that MEDLINE puts behind all of them."""
    text = read.text(given)
    if text is None or text.endswith("..") or not text.endswith("."):
        return text
    return text[:-1]


def _marked(given: Given, mark: str) -> Iterator[str]:
    for value in given:
        found = MARKED.fullmatch(value)
        if found is not None and found[2].lower() == mark:
            yield found[1]


def _doi(given: Given) -> str | None:
    return read.doi(tuple(_marked(given, "doi"))) or read.doi_in(given)


def _article_number(given: Given) -> str | None:
    """Return the publisher's item identifier where it is an article number."""
    numbers = filter(None, map(words, _marked(given, "pii")))
    return next((number for number in numbers if read.is_article_number(number)), None)


def _pages(given: Given) -> str | None:
    """Return pages, the last of them written out: MEDLINE has "101-15" for 101 to 115."""
    text = read.text(given)
    ends = RANGE.fullmatch(text) if text else None
    return page_range(ends[1], ends[2]) if ends else text


def _date(given: Given) -> Date | None:
    text = words(given[0]) or ""
    months = MONTHS.fullmatch(text)
    if months is not None:
        first, last = (read.month_of_year(months[part], int(months[1])) for part in (2, 3))
        return canonical.ranged(first, last)
    found = read.date(text) or canonical.date_in(text)
    year = YEAR.match(text)
    return found or (canonical.date_of(int(year[0])) if year else None)


def _compact_date(given: Given) -> Date | None:
    return canonical.date_in(given[0].strip())


def _issns(given: Given) -> tuple[str, ...] | None:
    return canonical.issns(", ".join(given).replace("ISSN-", "")) or None


def _isbns(given: Given) -> tuple[str, ...] | None:
    return canonical.isbns(", ".join(given)) or None


def _keywords(given: Given) -> tuple[str, ...] | None:
    # An asterisk marks a word that is a major topic.
    return tuple(dict.fromkeys(filter(None, (words(one.lstrip("*")) for one in given)))) or None


def _kind(reader: Any) -> Kind[str]:
    return Kind(_no_writer, reader)


TEXT, TITLE, PROSE = _kind(read.text), _kind(_title), _kind(read.prose)

TABLE = Table(
    # tag, variable, kind
    Row("BTI", "title", TITLE, types=frozenset({"book"}), dialects=READ_ONLY),
    Row("BTI", "container_title", TITLE, dialects=READ_ONLY),
    *(
        Row(tag, variable, kind, dialects=READ_ONLY)
        for tag, variable, kind in (
            ("TI", "title", TITLE),
            ("JT", "container_title", TEXT),
            ("TA", "container_title_short", TEXT),
            ("CTI", "collection_title", TITLE),
            ("VI", "volume", TEXT),
            ("IP", "issue", TEXT),
            ("PG", "page", _kind(_pages)),
            ("LID", "doi", _kind(_doi)),
            ("AID", "doi", _kind(_doi)),
            ("EN", "edition", TEXT),
            ("DP", "issued", _kind(_date)),
            ("DEP", "available_date", _kind(_compact_date)),
            ("IS", "issn", _kind(_issns)),
            ("ISSN", "issn", _kind(_issns)),
            ("ISBN", "isbn", _kind(_isbns)),
            ("AB", "abstract", PROSE),
            ("OT", "keywords", _kind(_keywords)),
            ("LA", "language", _kind(read.language)),
            ("PL", "publisher_place", TEXT),
            ("PB", "publisher", TEXT),
            ("PMID", "pmid", TEXT),
            ("PMC", "pmcid", TEXT),
        )
    ),
)

# What PT says of the type, the first that says anything; most are journal articles of some kind.
TYPES = (
    ("preprint", "article"),
    ("book chapter", "chapter"),
    ("dissertation", "thesis"),
    ("dataset", "dataset"),
    ("book", "book"),
    ("congress", "paper-conference"),
)
SAID_ELSEWHERE = frozenset({"FAU", "AU", "AUID", "AD", "CN", "FED", "ED", "PHST"})


class Entry(NamedTuple):
    """A record's fields in order, and the line on which it begins."""

    fields: Fields
    line: int


def loads(text: str) -> Loaded:
    """Read MEDLINE's text; what is no field of a record is a failure, and unknown tags are kept."""
    references: list[Reference] = []
    failures: list[Failure] = []
    remarks: list[Remark] = []
    for found in _entries(text):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            references.append(_reference(found.fields))
    return Loaded(
        references=tuple(references),
        failures=tuple(failures),
        remarks=tuple(remarks),
        format=name,
        reason="the format was given as nbib",
    )


def _entries(text: str) -> Iterator[Entry | Failure]:
    """Yield the records of a text; a blank line ends one, and a second PMID begins one."""
    fields: list[tuple[str, list[str]]] = []
    stray: list[str] = []
    begin = stray_at = 1
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        found = LINE.match(line)
        if found is not None:
            tag = found[1]
            if fields and tag in FIRST and any(known == tag for known, _ in fields):
                yield _entry(fields, begin)
                fields = []
            if not fields:
                begin = number
            fields.append((tag, [(found[2] or "").rstrip()]))
        elif not line.strip():
            if fields:
                yield _entry(fields, begin)
                fields = []
        elif fields:
            fields[-1][1].append(line.strip())
        else:
            stray_at = stray_at if stray else number
            stray.append(line)
    if fields:
        yield _entry(fields, begin)
    if stray:
        yield Failure(
            raw="\n".join(stray),
            line=stray_at,
            error="no tag of MEDLINE's, such as 'PMID- ', begins these lines",
            done="left out",
        )


def _entry(fields: list[tuple[str, list[str]]], line: int) -> Entry:
    return Entry([(tag, " ".join(lines)) for tag, lines in fields], line)


def _reference(fields: Fields) -> Reference:
    held: dict[str, list[str]] = {}
    for tag, value in fields:
        if value.strip():
            held.setdefault(tag, []).append(value)
    type_ = _type(held)
    taken = {tag: values for tag, values in held.items() if tag not in SAID_ELSEWHERE}
    values, left = TABLE.variables(taken, type_)
    values["type"] = type_
    people, editors = _people(fields)
    if people:
        values["author"] = people
    if editors:
        values["editor"] = editors
    if "page" not in values and (number := _article_number(held.get("LID", ()))):
        values["number"] = number
    _history(values, held)
    extra = [(tag, one.strip()) for tag in left if tag != "CI" for one in held[tag]]
    for notice in held.get("CI", ()):
        rights = rights_in(notice.strip(), values.get("author", ()))
        if rights is not None and "rights" not in values:
            values["rights"] = rights
        else:
            extra.append(("CI", notice.strip()))
    # The text's language comes first, and others that it has, or its abstract, behind.
    extra += [
        ("LA", one.strip()) for one in dict.fromkeys(held.get("LA", ())[1:]) if one != held["LA"][0]
    ]
    # Of a second DOI, publisher's number or accession nothing but its own words is kept.
    extra += [
        (tag, one.strip())
        for tag in ("LID", "AID", "PHST")
        for one in held.get(tag, ())
        if tag not in left and not _is_said(one, values)
    ]
    if extra:
        values["extra"] = tuple(extra)
    return Reference.of_canonical(values)


def _type(held: dict[str, list[str]]) -> str:
    stated = " ".join(held.get("PT", ())).lower()
    if "BTI" in held:
        return "chapter" if "TI" in held else "book"
    for word, type_ in TYPES:
        if word in stated and not (type_ == "book" and "JT" in held):
            return type_
    return "article-journal" if "JT" in held or "TA" in held or stated else "document"


def _people(fields: Fields) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return authors and editors, each with the ORCID iD and affiliations that stand behind the name."""
    people: list[tuple[str, Name]] = []
    whole = any(tag == "FAU" for tag, _ in fields)
    for tag, value in fields:
        if tag in ("FAU", "FED"):
            found = _full(value)
        elif tag == "AU" and not whole:
            found = _short(value)
        elif tag == "CN":
            found = canonical.body(words(value))
        else:
            found = None
            if people and tag in ("AUID", "AD"):
                people[-1] = (people[-1][0], _with(people[-1][1], tag, value))
        if found is not None:
            people.append(("editor" if tag == "FED" else "author", found))
    authors = tuple(one for role, one in people if role == "author")
    return authors, tuple(one for role, one in people if role == "editor")


def _full(value: str) -> Name | None:
    """Return a name as FAU has it: "King, Martin Luther Jr", "Smith, John 3rd"."""
    found = read.person(value)
    suffixed = GIVEN_AND_SUFFIX.fullmatch(found.given or "") if found is not None else None
    if found is None or suffixed is None or found.suffix:
        return found
    return found.model_copy(update={"given": suffixed[1], "suffix": suffixed[2]})


def _short(value: str) -> Name | None:
    """Return a name as AU has it where there is no FAU: "Ro AM"."""
    known = SHORT.fullmatch(words(value) or "")
    return canonical.person(known[1], known[2]) if known else read.person(value)


def _with(person: Name, tag: str, value: str) -> Name:
    if tag == "AUID":
        orcid = canonical.orcid(value)
        return person.model_copy(update={"orcid": orcid}) if orcid else person
    place = words(value)
    if place is None:
        return person
    return person.model_copy(update={"affiliation": (*person.affiliation, place)})


def _history(values: dict[str, Any], held: dict[str, list[str]]) -> None:
    for one in held.get("PHST", ()):
        found = HISTORY.match(one.strip())
        date = read.date(found[1]) if found else None
        if found is not None and date is not None:
            values.setdefault("submitted" if found[2] == "received" else "accepted", date)


def _is_said(value: str, values: dict[str, Any]) -> bool:
    """Whether an identifier or a day of the article's history is among the variables already."""
    history = HISTORY.match(value.strip())
    if history is not None:
        return True
    found = MARKED.fullmatch(value)
    plain = found[1] if found else value
    return canonical.doi(plain) == values.get("doi") or words(plain) == values.get("number")
