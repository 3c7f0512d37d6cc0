"""Read how a page cites itself ("How to cite"), wherever that line stands on it.

A citation says what few pages without tags say in words: where a family name begins, and the
journal, volume and pages in one place. It is known by the article's own title and first author.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from carcite.model.claims import Claim, Trust
from carcite.page import Page
from carcite.page.lines import Line
from carcite.readers.found import Found
from carcite.readers.text.citations import Citation, parse_citation
from carcite.values.containers import can_be_container
from carcite.values.identifiers import find_doi
from carcite.values.inline import plain_text
from carcite.values.names import Name
from carcite.values.patterns import regex
from carcite.values.persons import family_of
from carcite.values.text import fold

READER = "own_citation"
# A page repeats its title a few times; one that has it a thousand times is no citation page.
MOST_PLACES = 40
SHORTEST_TITLE = 20
LONGEST_LINE = 1_500

_YEAR = regex(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_ADDRESS = regex(
    r"https?:|\bdoi\b|\b10\.\d{4}|www\.|\b(?:accessed|retrieved|consult|abgerufen|acesso|acceso)",
    re.I,
)
# "Stadt und Gedächtnis um 1900, edited by": the number is of the name, unless a volume stands behind it.
_PART_OF_NAME = regex(r"\s(?:1[5-9]|20)\d\d(?!,\s?\d|;)")
_VANCOUVER = regex(r"\s[A-ZÀ-Þ]{1,3}(?:,|$|\set al)")
_ABBREVIATED = regex(r"[a-z]\.(?:\s|$)")
_VOLUME_WORD = regex(r"[,.]?\s(?:tom[eo]|t|vol(?:ume)?|v|Band|Bd|Jg|no|nr|n[º°o])\.?$|[,:]$", re.I)
_LOCATORS = ("volume", "issue", "page", "number")
_IN = regex(r"\bin:?\s{1,2}$", re.I)
# No journal has so many pages: such a number is an article's.
_ARTICLE_NUMBER = regex(r"[eE]\d{2,12}|\d{6,9}")
# Behind the title of a thesis, a report or an archive's copy stands what it is and where it is kept.
_NO_JOURNAL_SIGNS = regex(
    r"\d{3}|;|\b(?:doi|Available|Retrieved|ISBN|Zenodo|[Tt]hesis|[Dd]issertation|[Rr]eport|[Ww]orking [Pp]aper)\b|\(eds?\.?\)|\["
)


def read_own_citation(page: Page, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Claim what the page's own citation says; `claims`, of the other readers, tell which line that is."""
    title = _title(claims)
    if page.kind != "html" or len(title) < SHORTEST_TITLE:
        return
    authors = _authors(claims)
    is_numbered = _best(claims, "number") is not None
    for citation, line in _citations(page, title, authors, _doi(claims)):
        yield _claim(line, "author", citation.authors_start, len(citation.authors), Trust.GUESS)
        misread = any(_is_year_as_issue(found) for found in citation.found)
        for found in citation.found:
            variable, size = _variable(found, citation, line)
            if misread and variable in ("volume", "issue"):
                continue
            # One number alone is a page by its looks, and may be what numbers the article.
            if variable == "page" and is_numbered and found.words.isalnum():
                variable = "number"
            if variable is not None:
                yield _claim(line, variable, found.start, size, TRUST[variable])
        if all(found.variable != "issued" for found in citation.found):
            yield from _year_behind(citation, line)


def _is_year_as_issue(found: Found) -> bool:
    """Say whether a year in brackets was taken for the issue, and what stands before it for the volume."""
    return found.variable == "issue" and _YEAR.fullmatch(found.words) is not None


def _variable(found: Found, citation: Citation, line: Line) -> tuple[str | None, int]:
    """Which variable a value of the citation is, None for none; and how many of its characters are of it."""
    words = found.words
    if found.variable == "container_title":
        words = _VOLUME_WORD.sub("", words)
        if len(words) < 4 or not can_be_container(words) or _NO_JOURNAL_SIGNS.search(words):
            return None, 0
        if _PART_OF_NAME.match(line.text, found.end):
            return None, 0
        # Behind the title of a thesis, a report or a book stands who gave it out.
        located = any(other.variable in _LOCATORS for other in citation.found)
        if not located and not _IN.search(line.text, 0, found.start):
            return None, 0
        # Vancouver's style, with initials without stops, abbreviates journals without stops.
        is_vancouver = "." not in citation.authors and _VANCOUVER.search(citation.authors)
        short = _ABBREVIATED.search(words) or is_vancouver
        return "container_title_short" if short else "container_title", len(words)
    if found.variable == "page" and _ARTICLE_NUMBER.fullmatch(words):
        return "number", len(words)
    # "Gallia, tome 46, 1988": what looks like a year is one.
    is_year = found.variable == "volume" and _YEAR.fullmatch(words) is not None
    return None if is_year else found.variable, len(words)


def _year_behind(citation: Citation, line: Line) -> Iterator[Claim]:
    """The year behind the title, where no other number there can be one."""
    start = min((found.start for found in citation.found), default=0)
    end = _ADDRESS.search(line.text, start)
    taken = [(found.start, found.end) for found in citation.found if found.variable == "page"]
    years = [
        year
        for year in _YEAR.finditer(line.text, start, end.start() if end else len(line.text))
        if not any(begin <= year.start() < stop for begin, stop in taken)
    ]
    if years and citation.found and len({year.group() for year in years}) == 1:
        yield _claim(line, "issued", years[0].start(), 4, TRUST["issued"])


# Less than a tag or a line of the article's own; more than a title bar.
TRUST = {"container_title": 51, "container_title_short": 45, "volume": 48, "issue": 48, "page": 48,
         "number": 48, "issued": 44, "issn": 30}  # fmt: skip


def _claim(line: Line, variable: str, at: int, size: int, trust: int) -> Claim:
    start = line.start + at
    return Claim(
        variable=variable,
        quote=line.text[at : at + size],
        locator=f"text:{start}-{start + size}",
        start=start,
        end=start + size,
        trust=int(trust),
        reader=READER,
        note="the page's own citation",
        # It serves to cut the names that others claim; by itself it may be cut off.
        partial=variable == "author",
    )


def _best(claims: Iterable[Claim], variable: str) -> Claim | None:
    found = [claim for claim in claims if claim.variable == variable and not claim.problem]
    return max(found, key=lambda claim: claim.trust, default=None)


def _title(claims: Sequence[Claim]) -> str:
    best = _best(claims, "title")
    return plain_text(str(best.value or best.quote)).strip() if best else ""


def _doi(claims: Sequence[Claim]) -> str:
    best = _best(claims, "doi")
    hit = find_doi(best.quote) if best else None
    return hit[0] if hit else ""


def _authors(claims: Sequence[Claim]) -> tuple[Name, ...]:
    best = _best((claim for claim in claims if isinstance(claim.value, tuple)), "author")
    names = best.value if best and isinstance(best.value, tuple) else ()
    return tuple(name for name in names if isinstance(name, Name))


def _citations(
    page: Page, title: str, authors: tuple[Name, ...], doi: str
) -> Iterator[tuple[Citation, Line]]:
    for line, at in _lines_with(page, title[:40]):
        if not len(title) + 15 < len(line.text) < LONGEST_LINE or not _YEAR.search(line.text):
            continue
        # Asked first, since a pattern made of the title takes as long as all else.
        if not _is_by(authors, line.text[:at]):
            continue
        citation = parse_citation(line.text, title)
        if citation is None:
            continue
        hit = find_doi(line.text)
        # A preprint or a correction of the article has its title, its authors and another DOI.
        if hit and doi and hit[0] != doi:
            continue
        yield citation, line


def _lines_with(page: Page, words: str) -> Iterator[tuple[Line, int]]:
    """The lines that hold the words, and where in each these begin."""
    lines, text = page.lines, page.text
    at, seen = text.find(words), -1
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        index = bisect_right(lines, at, key=_START) - 1
        if index > seen:
            seen = index
            yield lines[index], at - lines[index].start
        at = text.find(words, at + len(words))


_START = attrgetter("start")


def _is_by(authors: tuple[Name, ...], cited: str) -> bool:
    """Say whether the citation begins with the first author: a line that has no author is a headline."""
    if not authors:
        return False
    folded = fold(cited)
    first = authors[0]
    last_word = fold((first.family or first.literal or "").split()[-1]) if family_of(first) else ""
    return bool(last_word) and last_word in folded
