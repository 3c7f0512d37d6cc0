"""The canonical record: `Reference`, with its `Name`s and `Date`s.

Variables are those of CSL 1.0.2 in snake_case; a few are ours and say so below.
"""

from __future__ import annotations

from typing import Literal

from carcite.model.rights import Rights
from carcite.model.shown import html_of
from carcite.values.dates import Date
from carcite.values.frozen import Frozen
from carcite.values.names import Name

__all__ = ["Date", "ItemType", "Name", "Reference", "Relation"]

# CSL 1.0.2, appendix III: types.
ItemType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
    "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty", "webpage",
]  # fmt: skip


class Relation(Frozen):
    """A related work; `kind` says how it is related: "retracted-by", "corrected-by", "has-preprint" and so on."""

    kind: str
    doi: str | None = None
    url: str | None = None
    title: str | None = None


class Reference(Frozen):
    """The citation data of one work; a missing value is None or an empty tuple.

    The fields are the variables of CSL 1.0.2. Titles may contain CSL's inline markup (`<i> <b> <sub>
    <sup>`); other characters are not escaped. Differences from CSL: `keywords` is a tuple, `number` is
    also the article number of a journal article, and `accepted`, `arxiv`, `rights`, `relations` and
    `extra` are added. `extra` has (name, text) pairs for fields of a record that have no variable.
    """

    schema_version: Literal[1] = 1
    id: str | None = None
    type: ItemType = "document"
    title: str | None = None
    title_short: str | None = None
    container_title: str | None = None
    container_title_short: str | None = None
    collection_title: str | None = None
    collection_number: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    number_of_pages: str | None = None
    section: str | None = None
    edition: str | None = None
    version: str | None = None
    genre: str | None = None
    medium: str | None = None
    status: str | None = None
    language: str | None = None
    abstract: str | None = None
    keywords: tuple[str, ...] = ()
    event_title: str | None = None
    event_place: str | None = None
    archive: str | None = None
    source: str | None = None
    url: str | None = None
    doi: str | None = None
    issn: tuple[str, ...] = ()
    isbn: tuple[str, ...] = ()
    pmid: str | None = None
    pmcid: str | None = None
    arxiv: str | None = None
    note: str | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    issued: Date | None = None
    accessed: Date | None = None
    submitted: Date | None = None
    accepted: Date | None = None
    available_date: Date | None = None
    event_date: Date | None = None
    original_date: Date | None = None
    rights: Rights = Rights()
    relations: tuple[Relation, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    def _repr_html_(self) -> str:
        """Show the reference in a notebook."""
        return html_of(self)
