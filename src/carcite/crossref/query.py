"""The words by which Crossref is searched for a reference, and what of each record is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from carcite.crossref.fields import whole_characters
from carcite.model.reference import Reference
from carcite.values.identifiers import Doi
from carcite.values.markup import plain_text
from carcite.values.patterns import regex

# All that matching looks at, and nothing else: abstracts and references make an answer ten times as long.
SELECT = (
    "DOI", "type", "title", "subtitle", "short-title", "original-title", "author", "editor",
    "container-title", "short-container-title", "ISSN", "ISBN", "volume", "issue", "page",
    "article-number", "issued", "published", "published-print", "published-online", "posted", "created",
    "publisher", "event", "relation", "update-to", "updated-by", "score",
)  # fmt: skip
# The address holds at most 4,096 bytes; a filter and the variables that are selected take the rest.
WORDS_LIMIT = 2_400


def query_words(what: Reference | str) -> str:
    """Return the words to search for: of a reference its title, up to three family names, and the year.

    The authors and the year lift a work above others of the same title.
    """
    if isinstance(what, str):
        return _cut(what)
    if not what.title:
        return ""
    names = [name.family or name.literal or "" for name in (what.author or what.editor)[:3]]
    year = str(what.issued.year) if what.issued and what.issued.year else ""
    # What is cut off is the end of a very long title, never the names.
    tail = whole_characters(" ".join(filter(None, [*names, year])))
    title = _cut(plain_text(what.title), WORDS_LIMIT - len(quote(tail)) - 3)
    return " ".join(filter(None, [title, tail]))


def _cut(text: str, limit: int = WORDS_LIMIT) -> str:
    """Cut a text after the last word with which its quoted form is within a limit in bytes."""
    words: list[str] = []
    length = 0
    for word in whole_characters(text).split():
        length += len(quote(word)) + 3
        if length > limit:
            break
        words.append(word)
    return " ".join(words)


# Crossref refuses a request line of more than 4,096 bytes; the method, path and rows take their part.
ADDRESS_LIMIT = 3_800
# So many records with their references are a few megabytes; a list may have 1,000 rows.
MOST = 100
# The form that Crossref recommends and its filter checks. Others, and a comma, which ends a filter's
# value, are asked for one by one.
_PLAIN = regex(r"10\.\d{4,9}/[-._;()/:a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Batches:
    """`lists` of DOIs that go into one request each, and those that must be asked for `alone`."""

    lists: tuple[tuple[Doi, ...], ...]
    alone: tuple[Doi, ...]


def batches(dois: Iterable[Doi], *, before: int = 0) -> Batches:
    """Sort DOIs into requests; `before` is how long the address is without them, in bytes."""
    lists: list[list[Doi]] = []
    alone: list[Doi] = []
    length = ADDRESS_LIMIT
    for doi in dict.fromkeys(dois):
        if not _PLAIN.fullmatch(doi):
            alone.append(doi)
            continue
        cost = len(quote(f"doi:{doi},", safe=""))
        if not lists or length + cost > ADDRESS_LIMIT or len(lists[-1]) == MOST:
            lists.append([])
            length = before
        lists[-1].append(doi)
        length += cost
    # A list of one is a record: the single look-up may be asked more often, and follows aliases.
    alone += [each[0] for each in lists if len(each) == 1]
    return Batches(tuple(tuple(each) for each in lists if len(each) > 1), tuple(alone))


def halves(dois: tuple[Doi, ...]) -> tuple[tuple[Doi, ...], tuple[Doi, ...]]:
    """Cut a list in two, to find what is wrong in it."""
    middle = len(dois) // 2
    return dois[:middle], dois[middle:]
