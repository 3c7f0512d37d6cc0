"""What every reader claims of a page, in the order in which equally trusted claims win.

Readers are imported when a page of their kind comes: a text needs none of those for HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from carcite.model.claims import Claim, Remark, Trust
from carcite.page import Page
from carcite.readers.plugins import read_plugins
from carcite.values.cited_names import as_cited
from carcite.values.inline import plain_text
from carcite.values.names import Name
from carcite.values.patterns import regex

# A reader yields claims from a page; it never raises over one field.
Reader = Callable[[Page], Iterable[Claim]]


def readers(page: Page) -> tuple[Reader, ...]:
    """The readers for a page, in the order in which equally trusted claims win."""
    if page.kind == "text" and "@" not in page.text:
        return (read_rendered_lines,)
    from carcite.readers.embedded.bibtex import read_page_bibtex

    if page.kind == "text":
        return (read_page_bibtex, read_rendered_lines)
    from carcite.readers.body.label_rows import read_label_rows
    from carcite.readers.body.lines import read_body_lines
    from carcite.readers.body.people import read_body_people
    from carcite.readers.body.reader import read_html_body
    from carcite.readers.embedded.coins import read_coins
    from carcite.readers.embedded.json_ld import read_json_ld
    from carcite.readers.embedded.microdata import read_structured
    from carcite.readers.embedded.state import read_embedded_state
    from carcite.readers.head.meta_tags import read_meta_tags
    from carcite.readers.jats import read_jats

    return (
        read_jats,
        read_meta_tags,
        read_json_ld,
        read_embedded_state,
        read_structured,
        read_coins,
        read_html_body,
        read_body_people,
        read_label_rows,
        read_page_bibtex,
        read_body_lines,
        read_rendered_lines,
    )


# Front matter ends so far behind the title, and what belongs to it begins so far before: a trail, the
# volume. Where no line is the title, the page's beginning is read, with the navigation in it.
BEFORE_TITLE, BEHIND_TITLE = 1_500, 4_500
# The longest of some 600 real texts, articles with their full text among them, has 3,800 lines.
MOST_LINES = 10_000


def _beginning(page: Page) -> Page:
    """The page's first `MOST_LINES` lines."""
    lines = page.lines
    return page if len(lines) <= MOST_LINES else page.cut_to(0, lines[MOST_LINES - 1].end)


def read_rendered_lines(page: Page, claims: Sequence[Claim] = ()) -> Iterable[Claim]:
    """Read a page as text: copied text whole, of HTML the visible lines about the title.

    `claims` are those of the readers before it; where they have what a citation needs, no line is read,
    unless lines show a DOI or an ISSN that they have not.
    """
    from carcite.readers.text.reader import read_copied_text

    if page.kind == "text":
        return read_copied_text(_beginning(page))
    title = _title_of(claims)
    start, end = _front(page.text, title)
    if is_complete(claims) and not _shows_more(page.text, start, end, claims):
        return ()
    return read_copied_text(page.cut_to(start, end), title=title)


# What the lines may show in so many words that neither tags nor elements say.
_SHOWN = {"doi": regex(r"\b10\.\d{4,9}/\S"), "issn": regex(r"\bISSN\b")}


def _shows_more(text: str, start: int, end: int, claims: Iterable[Claim]) -> bool:
    """Say whether a DOI or an ISSN stands in a stretch of the text, of which no trusted claim knows."""
    known = {claim.variable for claim in claims if claim.trust >= Trust.THRESHOLD}
    return any(
        variable not in known and shape.search(text, start, end) is not None
        for variable, shape in _SHOWN.items()
    )


def _front(text: str, title: str | None) -> tuple[int, int]:
    """Where the front matter begins and ends: about the line that is the title, else at the page's beginning."""
    at = text.find(f"\n{title}\n") if title else -1
    if at < 0:
        return 0, BEFORE_TITLE + BEHIND_TITLE
    return text.rfind("\n", 0, max(0, at - BEFORE_TITLE)) + 1, at + BEHIND_TITLE


def _title_of(claims: Iterable[Claim]) -> str | None:
    """The title that is trusted most, by which its line is found at once; None where none is trusted."""
    titles = [
        claim
        for claim in claims
        if claim.variable == "title" and claim.trust >= Trust.PROSE and not claim.problem
    ]
    best = max(titles, key=lambda claim: claim.trust, default=None)
    return plain_text(str(best.value or best.quote)) if best else None


# What a citation needs, and what a journal's article needs beside. Where tags and elements have it
# all, nobody need read the lines, which takes longer than all other readers together.
NEEDED = frozenset(("title", "author", "issued"))
NEEDED_OF_ARTICLES = frozenset(("container_title",))
NOT_IN_JOURNALS = frozenset(
    ("thesis", "article", "dataset", "report", "book", "software", "post-weblog", "patent")
)


def gather(page: Page) -> tuple[list[Claim], list[Remark]]:
    """Collect what every reader claims of a page, and a remark on each plug-in that failed."""
    claims: list[Claim] = []
    for reader in readers(page):
        if reader is read_rendered_lines:
            claims.extend(read_rendered_lines(page, claims))
        else:
            claims.extend(reader(page))
    if page.kind == "html":
        from carcite.readers.body.own_citation import read_own_citation
        from carcite.readers.body.reader import read_page_language

        claims.extend(read_own_citation(page, claims))
        claims.extend(read_page_language(page, claims))
    more, remarks = read_plugins(page)
    return recut(claims + more), remarks


def is_complete(claims: Iterable[Claim]) -> bool:
    """Say whether what a citation needs is claimed by places that are trusted."""
    trusted = [claim for claim in claims if claim.trust >= Trust.PROSE and not claim.problem]
    found = {claim.variable for claim in trusted}
    alone = any(claim.variable == "type" and claim.value in NOT_IN_JOURNALS for claim in trusted)
    return found >= (NEEDED if alone else NEEDED | NEEDED_OF_ARTICLES)


# --- where family names begin ----------------------------------------------------------------


def recut(claims: Sequence[Claim]) -> list[Claim]:
    """Cut the names of all claims as those places do that put the family name first.

    "María García López" in a tag is "García López, M." in the page's citation, or in the address of
    the link behind the name.
    """
    quotes = [
        claim.quote
        for claim in claims
        if claim.variable == "author" and ("," in claim.quote or claim.partial)
    ]
    if not quotes:
        return list(claims)
    folded = "; ".join(dict.fromkeys(quotes))[:200_000].lower()
    return [
        _recut(claim, folded) if claim.variable == "author" and claim.value else claim
        for claim in claims
    ]


def _recut(claim: Claim, folded: str) -> Claim:
    names = claim.value
    if not isinstance(names, tuple):
        return claim
    cut = tuple(as_cited(name, folded) if isinstance(name, Name) else name for name in names)
    return claim.model_copy(update={"value": cut}) if cut != names else claim
