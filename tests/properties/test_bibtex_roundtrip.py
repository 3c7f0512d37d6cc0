"""What BibTeX and BibLaTeX can hold comes back: format to reference to format to reference."""

from __future__ import annotations

import unicodedata
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from carcite import formats
from carcite.formats import canonical
from carcite.formats.bibtex.reading import loads
from carcite.formats.bibtex.table import BABEL, LANGUAGES
from carcite.formats.clean import one_line
from carcite.formats.keys import key_of
from carcite.formats.people import parts
from carcite.formats.rights_line import rights_line
from carcite.formats.types import BOOKS, IN_BOOK, IN_PERIODICAL
from carcite.model.reference import Date, ItemType, Name, Reference
from carcite.model.rights import Rights
from carcite.values.markup import parse_markup
from hard_records import RIGHTS
from properties.strategies import PRINTABLE, dates, hostile, names, references, words

# A reference of forty fields takes minutes to shrink, and a failure names its field.
often = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
FLAVOURS = st.sampled_from(["bibtex", "biblatex"])
DIALECTS = st.sampled_from(["zotero", "jabref", "pandoc"])

# Every variable that holds one text and that both flavours have a field for.
TEXTS = (
    "title", "title_short", "container_title", "container_title_short", "collection_title",
    "publisher", "publisher_place", "volume", "issue", "number_of_pages", "section", "edition",
    "version", "medium", "status", "abstract", "event_title", "event_place", "pmid", "pmcid", "note",
)  # fmt: skip
FOREIGN = st.sampled_from(["mrnumber", "x-field", "owner", "annote", "titleaddon"])


def works() -> st.SearchStrategy[Reference]:
    """Return references whose identifiers are such, and whose texts are anything that can be printed."""
    text = words(PRINTABLE)
    people = st.lists(names(text), max_size=3).map(tuple)
    date = st.none() | dates()
    return st.builds(
        Reference,
        id=st.none() | st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]{0,12}", fullmatch=True),
        type=st.sampled_from(get_args(ItemType)),
        **dict.fromkeys(TEXTS, st.none() | text),
        **dict.fromkeys(("author", "editor", "translator", "container_author", "collection_editor"), people),
        **dict.fromkeys(("issued", "accessed", "event_date", "original_date"), date),
        collection_number=st.none() | text,
        number=st.none() | text,
        page=st.none() | st.from_regex(r"[A-Z]?[1-9]\d{0,3}(-[1-9]\d{0,3})?", fullmatch=True),
        genre=text,
        keywords=st.lists(text, max_size=4).map(tuple),
        language=st.none() | st.sampled_from(sorted(set(LANGUAGES) - {"no"})),
        doi=st.none() | st.from_regex(r"10\.[0-9]{4}/[a-z0-9]([a-z0-9_()<>%#&~:;.-]{0,12}[a-z0-9])?", fullmatch=True).filter(lambda doi: canonical.doi(doi) == doi),
        url=st.none() | st.from_regex(r"https://a\.example/[a-z0-9_%?&=#~;,.-]{0,20}", fullmatch=True),
        issn=st.sampled_from(((), ("1664-3224",), ("1664-3224", "0028-0836"))),
        isbn=st.sampled_from(((), ("9780306406157",), ("9780306406157", "9783161484100"))),
        arxiv=st.none() | st.sampled_from(["2411.00001", "2411.00001v2", "hep-th/9901001"]),
        rights=st.sampled_from((Rights(), RIGHTS)),
        extra=st.lists(st.tuples(FOREIGN, text), max_size=2, unique_by=lambda pair: pair[0]).map(tuple),
    )  # fmt: skip


def plain(text: str | None) -> str | None:
    """Return a text as a line of composed letters, the blanks at the ends of its markup left out."""
    if text is None:
        return None
    runs = parse_markup(unicodedata.normalize("NFC", one_line(text)))
    return one_line(" ".join(f"{'/'.join(run.tags)}:{run.text}" for run in runs))


def person(name: Name) -> tuple[str | None, ...]:
    """Return a name as BibTeX tells names apart: particles and family name are one."""
    known = parts(name)
    assert known is not None
    if known.literal or not (known.given or known.suffix):
        # Without a first name only the whole is certain: "{Aung San}".
        return (plain(known.literal or known.full_family),)
    return tuple(map(plain, (known.full_family, known.given, known.suffix)))


def in_bibtex(issued: Date) -> Date:
    """Return what `date` in EDTF, or `year` and a `month` in words, hold: of seasons those of a year."""
    end = issued.end
    if issued.season is None and (end is None or end.season is None):
        return issued
    later = end is not None and end.year == issued.year and (end.season or 0) > (issued.season or 0)
    last = Date(year=issued.year, season=end.season) if end and later and issued.season else None
    return Date(
        year=issued.year, month=issued.month, day=issued.day, season=issued.season, end=last
    )


def start_of(accessed: Date) -> Date:
    """Return the day that `urldate` holds; of a season the year."""
    return Date(year=accessed.year, month=accessed.month, day=accessed.day)


def held(work: Reference, flavour: str, dialect: str) -> dict[str, Any]:
    """Return what the format can hold of a work, in a form that compares."""
    issued, accessed, type_ = work.issued, work.accessed, work.type
    if flavour == "bibtex":
        issued = in_bibtex(issued) if issued is not None else None
        accessed = start_of(accessed) if accessed is not None else None
    values: dict[str, Any] = {name: plain(getattr(work, name)) for name in (*TEXTS, "genre")}
    if type_ in IN_PERIODICAL and not work.container_title:
        # An article needs a journal: the abbreviation stands in its place too.
        values["container_title"] = values["container_title_short"]
    language = work.language
    if language is not None and flavour == "biblatex" and dialect == "jabref":
        language = BABEL[LANGUAGES[language]]
    return values | {
        "id": key_of(work),
        "type": type_,
        "issued": issued,
        "accessed": accessed,
        "event_date": work.event_date,
        "original_date": work.original_date,
        "author": tuple(map(person, work.author)),
        "editor": tuple(map(person, work.editor)),
        "translator": tuple(map(person, work.translator)),
        "container_author": tuple(map(person, work.container_author)),
        "collection_editor": tuple(map(person, work.collection_editor)),
        "collection_number": plain(work.collection_number) if type_ in BOOKS | IN_BOOK else None,
        "number": plain(work.number),
        "page": work.page,
        "keywords": tuple(map(plain, work.keywords)),
        "language": language,
        "doi": work.doi,
        "url": work.url,
        "issn": work.issn,
        "isbn": work.isbn,
        "arxiv": work.arxiv,
        "rights": rights_line(work.rights),
        "extra": tuple(sorted((name, plain(text)) for name, text in work.extra)),
    }


def one_key(work: Reference) -> str:
    """The key as BibTeX compares it: of "C" and "c" one has to be told apart, and comes back otherwise."""
    return key_of(work).casefold()


@pytest.mark.parametrize("flavour", ["bibtex", "biblatex"])
@often
@given(listed=st.lists(works(), min_size=1, max_size=8, unique_by=one_key), dialect=DIALECTS)
def test_all_that_the_format_can_hold_comes_back(
    flavour: str, listed: list[Reference], dialect: str
) -> None:
    loaded = loads(formats.dumps(listed, flavour, dialect=dialect))
    assert loaded.failures == ()
    assert len(loaded.references) == len(listed)
    for work, read in zip(listed, loaded.references, strict=True):
        expected, got = held(work, flavour, dialect), held(read, flavour, dialect)
        lost = {name: (expected[name], got[name]) for name in got if got[name] != expected[name]}
        assert lost == {}


@often
@given(listed=st.lists(references(hostile()), max_size=3), flavour=FLAVOURS, dialect=DIALECTS)
def test_what_was_read_once_is_read_again_whatever_the_values_hold(
    listed: list[Reference], flavour: str, dialect: str
) -> None:
    once = loads(formats.dumps(listed, flavour, dialect=dialect))
    again = loads(formats.dumps(once.references, flavour, dialect=dialect))
    assert once.failures == again.failures == ()
    assert again.references == once.references
    assert len(once.references) == len(listed)


@often
@given(listed=st.lists(works(), max_size=3), flavour=FLAVOURS)
def test_a_reference_that_was_read_is_a_valid_model(listed: list[Reference], flavour: str) -> None:
    for read in loads(formats.dumps(listed, flavour)).references:
        assert Reference.model_validate(read.model_dump()) == read


@often
@given(st.text(max_size=300) | hostile())
def test_no_text_raises_anything(text: str) -> None:
    loads(text)
    loads(f"@article{{k, title = {text}")
    loads(
        f'@article{{k, author = {{{text}}}, date = {{{text}}}, title = "{text}"}}\n@book{{b, title={{x}}}}'
    )
