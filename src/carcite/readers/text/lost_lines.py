"""Where a page that lost all its line ends is to be cut.

Its furniture shows: labels, stock phrases, bullets, the sentences of rights prose; the page's own
citation, which repeats the title; and the holders of its copyright notice, who are its authors.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from carcite.lexicon.words import LABELS
from carcite.readers.text.affiliations import COUNTRIES
from carcite.readers.text.phrases import (
    COLON_LABEL,
    ENDING,
    GLUE,
    GLUED_KEYWORDS,
    HEADED_RIGHTS,
    HEADING_LABEL,
    RIGHTS_WORDS,
    SENTENCE,
    STOCK_PHRASE,
)
from carcite.values.identifiers import find_dois
from carcite.values.patterns import regex

_BULLET = regex(r"\s{0,3}[•●▪]\s{1,3}")
Span = tuple[int, int]


def cuts_of_page(text: str, held: Sequence[str] = (), notices: Sequence[Span] = ()) -> set[int]:
    """Cut a page without line ends at every label, stock phrase and bullet, and rights prose by sentences.

    `held` are the holders that the copyright notices name, `notices` the stretches these stand in.
    """
    cuts: set[int] = set()
    stock: list[Span] = []
    for found in STOCK_PHRASE.finditer(text):
        cuts.add(found.start())
        stock.append(found.span())
        if found.lastgroup in ENDING:
            cuts.add(found.end())
    taken = list(stock)
    for found in COLON_LABEL.finditer(text):
        if not _is_within(found.start(), stock):
            cuts.add(found.start())
            taken.append(found.span())
    for pattern in (GLUED_KEYWORDS, HEADED_RIGHTS):
        for found in pattern.finditer(text):
            cuts |= {found.start(), found.end()}
            taken.append(found.span())
    cuts |= _heading_cuts(text, sorted(taken))
    cuts |= {found.start() for found in _BULLET.finditer(text)}
    cuts |= _doi_cuts(text, sorted(cuts))
    cuts |= _rights_cuts(text, sorted(cuts))
    title = _cited_title(text)
    people = _people(text, held, notices)
    end = max(people, default=0)
    numbered = bool(end) and text[end - 1] in "0123456789*†,"
    return cuts | set(title) | people | (_affiliation_cuts(text, end) if numbered else set())


def _doi_cuts(text: str, cuts: list[int]) -> set[int]:
    """Cut behind each DOI; one that what follows is glued to ends where the other cuts say."""
    found = set()
    for _, start, end in find_dois(text):
        following = bisect_right(cuts, start)
        found.add(min(end, cuts[following]) if following < len(cuts) else end)
    return found


def _is_within(at: int, spans: list[Span]) -> bool:
    """Say whether an offset lies inside one of the spans, which are sorted and apart."""
    before = bisect_right(spans, (at, sys.maxsize)) - 1
    return before >= 0 and spans[before][0] < at < spans[before][1]


def _heading_cuts(text: str, taken: list[Span]) -> set[int]:
    cuts: set[int] = set()
    seen: set[str] = set()
    for found in HEADING_LABEL.finditer(text):
        words = found.group().lower()
        if words in seen or _is_within(found.start() + 1, taken):
            continue
        # A heading stands once; its word in a sentence later is the article's.
        seen.add(words)
        cuts |= {found.start(), found.end()}
    return cuts


def _rights_cuts(text: str, cuts: list[int]) -> set[int]:
    """Cut behind each sentence of rights prose, so that what follows the last stands alone."""
    found: set[int] = set()
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        if RIGHTS_WORDS.search(text, start, end) is None:
            continue
        for pattern in (GLUE, SENTENCE):
            found |= {match.end() for match in pattern.finditer(text, start, end)}
    return found


# --- the title, as the page's own citation repeats it ----------------------------------------

_CITE = regex("|".join(re.escape(word) for word in LABELS["cite"] if len(word) > 5), re.I)
_YEAR = regex(r"[(\[]?(?:19|20)\d\d[a-z]?[)\]]?[.,:]?\s{1,3}[“\"‘«]?(?=\S)")
_WORD = regex(r"\S+")
FEWEST_WORDS = 3
MOST_CITATIONS = 12


def _cited_title(text: str) -> Span | tuple[()]:
    """Find the words behind the year of "How to cite" that the page prints before it, too: its title."""
    for label in islice(_CITE.finditer(text), MOST_CITATIONS):
        year = _YEAR.search(text, label.end(), label.end() + 3000)
        if year is None:
            continue
        words = [found.group() for found in _WORD.finditer(text, year.end(), year.end() + 500)]
        for count in range(len(words), FEWEST_WORDS - 1, -1):
            run = " ".join(words[:count]).rstrip('.,”"’»')
            at = text.find(run, 0, label.start())
            if at >= 0:
                return at, at + len(run)
    return ()


# --- the names, as the copyright notice gives them -------------------------------------------

# A notice with more names than this is no list that pages are cut by.
MOST_HOLDERS = 200
_NAME_WORD = r"[A-ZÀ-Þ][\w.'’-]*\s{1,2}"


def _people(text: str, held: Sequence[str], notices: Sequence[Span]) -> set[int]:
    """Cut where the first author's name begins and the last one's ends; with whole names, at each."""
    if not 0 < len(held) <= MOST_HOLDERS:
        return set()
    if all(" " in name or not name.isascii() for name in held):
        return _whole_names(text, held, notices)
    spots = []
    at = 0
    for family in held:
        found = re.compile(
            rf"(?P<given>(?:{_NAME_WORD}){{1,4}}){re.escape(family)}(?P<marks>[\d,*†‡]*)"
        ).search(text, at)
        if found is None:
            return set()
        spots.append(found)
        at = found.end()
    # How many given names the others have tells where the first one's begin behind the title.
    counts = Counter(len(spot["given"].split()) for spot in spots[1:])
    usual = counts.most_common(1)[0][0] if counts else 1
    first = spots[0]
    words = list(_WORD.finditer(text, first.start("given"), first.end("given")))
    return {words[-min(usual, len(words))].start(), spots[-1].end()}


def _whole_names(text: str, held: Sequence[str], notices: Sequence[Span]) -> set[int]:
    cuts: set[int] = set()
    for name in held:
        first, *rest = name.split()
        # Elsewhere the same name may have more initials: "Alexander V. Blagov".
        spelt = rf"{re.escape(first)}(?:\s[A-Z]\.){{0,3}}" + "".join(
            rf"\s{{1,2}}{re.escape(word)}" for word in rest
        )
        for found in re.finditer(spelt, text):
            # In the notice itself the names are part of it.
            if any(start <= found.start() < end for start, end in notices):
                continue
            labelled = text[: found.start()].rstrip().endswith(":")
            cuts |= {found.end()} if labelled else set(found.span())
    return cuts


# --- numbered affiliations -------------------------------------------------------------------


def _affiliation_cuts(text: str, start: int) -> set[int]:
    """Cut before each of the numbered bodies 1, 2, 3 … behind the names, and where the last one's country ends."""
    if not start:
        return set()
    cuts: set[int] = set()
    at = start
    for number in range(1, 60):
        found = re.compile(rf"(?<![\d,.]){number}(?=\s?[A-ZÀ-Þ][^\W\d])").search(text, at, at + 700)
        if found is None:
            break
        cuts.add(found.start())
        at = found.end()
    if cuts:
        for country in COUNTRIES.finditer(text, at, at + 400):
            if re.match(r"\s{1,2}[A-ZÀ-Þ]", text[country.end() :]):
                cuts.add(country.end())
                break
    return cuts
