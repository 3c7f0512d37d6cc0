"""The words by which Crossref is searched for a reference, and what of each record is asked for."""

from __future__ import annotations

from urllib.parse import quote

from carcite.crossref.fields import whole_characters
from carcite.model.reference import Reference
from carcite.values.markup import plain_text

# All that matching looks at, and nothing else: abstracts and references make an answer ten times as long.
SELECT = (
    "DOI", "type", "title", "subtitle", "short-title", "original-title", "author", "editor",
    "container-title", "short-container-title", "ISSN", "ISBN", "volume", "issue", "page",
    "article-number", "issued", "published", "published-print", "published-online", "posted", "created",
    "publisher", "event", "relation", "update-to", "updated-by", "score",
)  # fmt: skip
# The address holds at most 4,096 bytes; a filter and the variables that are selected take the rest.
WORDS_LIMIT = 2_400


def words_of(what: Reference | str) -> str:
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
