"""Texts, names, dates and references for property tests, from harmless to hostile."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from carcite.model.reference import Date, ItemType, Name, Reference
from carcite.model.rights import Rights
from hard_records import HOSTILE_TEXTS, RIGHTS

# What a careful source would hold: letters of all scripts, punctuation, single blanks.
PRINTABLE = st.characters(
    exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp", "Zs"), include_characters=""
)


def words(alphabet: st.SearchStrategy[str] = PRINTABLE) -> st.SearchStrategy[str]:
    """Return one to four words with a blank between."""
    word = st.text(alphabet, min_size=1, max_size=8)
    return st.lists(word, min_size=1, max_size=4).map(" ".join)


def hostile() -> st.SearchStrategy[str]:
    """Return any text at all, lone surrogates and control characters too, and the known traps."""
    anything = st.text(st.characters(), max_size=20)
    trap = st.sampled_from(HOSTILE_TEXTS)
    return st.one_of(
        anything, trap, st.tuples(anything, trap, anything).map("".join), words(PRINTABLE)
    )


def dates() -> st.SearchStrategy[Date]:
    """Return dates of every precision, of four figures and fewer."""
    years = st.integers(1, 2100)
    months, days = st.integers(1, 12), st.integers(1, 28)
    return st.one_of(
        st.builds(Date, year=years, circa=st.booleans()),
        st.builds(Date, year=years, month=months),
        st.builds(Date, year=years, month=months, day=days),
        st.builds(Date, year=years, season=st.integers(21, 24)),
        st.builds(Date, year=years, month=months, end=st.builds(Date, year=years, month=months)),
    )


def names(text: st.SearchStrategy[str]) -> st.SearchStrategy[Name]:
    """Return persons and bodies."""
    maybe = st.none() | text
    filled = text.filter(bool)
    return st.one_of(
        st.builds(Name, literal=filled),
        st.builds(
            Name,
            family=filled,
            given=maybe,
            suffix=maybe,
            non_dropping_particle=maybe,
            dropping_particle=maybe,
        ),
    )


def references(text: st.SearchStrategy[str]) -> st.SearchStrategy[Reference]:
    """Return references whose every text is drawn from `text`."""
    maybe = st.none() | text
    many = st.lists(text, max_size=3).map(tuple)
    people = st.lists(names(text), max_size=3).map(tuple)
    date = st.none() | dates()
    single = (
        "id", "title", "title_short", "container_title", "container_title_short", "publisher",
        "collection_title", "collection_number", "publisher_place", "volume", "issue", "page",
        "number", "number_of_pages", "section", "edition", "version", "genre", "medium", "status",
        "language", "abstract", "event_title", "event_place", "archive", "source", "url", "doi",
        "pmid", "pmcid", "arxiv", "note",
    )  # fmt: skip
    return st.builds(
        Reference,
        type=st.sampled_from(get_args(ItemType)),
        **dict.fromkeys(single, maybe),
        **dict.fromkeys(("keywords", "issn", "isbn"), many),
        **dict.fromkeys(("author", "editor", "translator", "container_author"), people),
        **dict.fromkeys(("issued", "accessed", "submitted", "available_date"), date),
        rights=st.sampled_from((Rights(), RIGHTS)),
        extra=st.lists(st.tuples(text, text), max_size=2).map(tuple),
    )
