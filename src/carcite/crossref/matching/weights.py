"""The points that each agreement and each contradiction between a reference and a record is worth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from carcite.crossref.matching.containers import same_container
from carcite.crossref.matching.kinds import CHAPTERS
from carcite.crossref.matching.persons import compare_authors
from carcite.crossref.matching.titles import Strength, strength_of
from carcite.crossref.matching.traits import Traits


@dataclass(slots=True)
class Tally:
    """The points for and against so far, each with its words; `about` names what could be compared."""

    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)
    about: dict[str, float] = field(default_factory=dict)

    def add(self, what: str, points: float, words: str) -> None:
        """Count points for (above zero) or against."""
        self.points += points
        self.about[what] = points
        (self.reasons if points > 0 else self.objections).append(words)

    def agrees(self, what: str) -> bool:
        """Say whether something was compared and spoke for the record."""
        return self.about.get(what, 0.0) > 0

    def contradicts(self, what: str) -> bool:
        """Say whether something was compared and spoke against the record."""
        return self.about.get(what, 0.0) < 0


def weigh_traits(ours: Traits, theirs: Traits) -> Tally:
    """Compare all but the titles: authors, year, container, volume, issue, pages, identifiers."""
    tally = Tally()
    for step in _STEPS:
        step(ours, theirs, tally)
    return tally


def _authors(ours: Traits, theirs: Traits, tally: Tally) -> None:
    agreement = compare_authors(ours.authors, theirs.authors)
    if agreement is None:
        return
    mine, other = ours.authors[0].shown, theirs.authors[0].shown
    if agreement.complete and agreement.first:
        several = len(ours.authors) > 1
        tally.add(
            "author",
            2.0 if several else 1.5,
            "all authors agree" if several else f"the author agrees: {mine}",
        )
    elif agreement.first and agreement.share >= 0.5:
        tally.add("author", 1.5, f"the first author agrees: {mine}")
    elif agreement.share >= 0.5:
        tally.add("author", 1.0, "most authors agree, in another order")
    elif agreement.first:
        tally.add("author", 0.5, f"the first author agrees, most others do not: {mine}")
    elif agreement.share > 0:
        tally.add("author", -1.0, f"few authors agree; the first are {mine} and {other}")
    else:
        tally.add("author", -3.0, f"no author agrees; the first are {mine} and {other}")


def _year(ours: Traits, theirs: Traits, tally: Tally) -> None:
    if not ours.years or not theirs.years:
        return
    apart = min(abs(mine - other) for mine in ours.years for other in theirs.years)
    shown = f"{ours.years[0]} and {'/'.join(map(str, sorted(theirs.years)))}"
    if apart == 0:
        tally.add("year", 1.0, f"the year agrees: {ours.years[0]}")
    elif apart == 1:
        tally.add("year", 0.5, f"the years are one apart, as for print and online: {shown}")
    elif apart == 2:
        tally.add("year", -1.5, f"the years are two apart: {shown}")
    else:
        tally.add("year", -3.0, f"the years are {apart} apart: {shown}")


def _container(ours: Traits, theirs: Traits, tally: Tally) -> None:
    if ours.issn & theirs.issn:
        tally.add("container", 1.0, "the ISSN agrees")
        return
    if not ours.containers or not theirs.containers:
        return
    found = [same_container(mine, other) for mine in ours.containers for other in theirs.containers]
    if True in found:
        # A book has one preface, a journal has one in every issue: the book's title tells which.
        book = theirs.kind in CHAPTERS and strength_of(ours.containers[0]) >= Strength.MIDDLE
        what = "book" if book else "journal"
        tally.add("container", 2.5 if book else 1.0, f"the {what} agrees: {ours.containers[0]}")
    elif None in found:
        tally.add(
            "container",
            0.25,
            f"the journals' names are similar: {ours.containers[0]} and {theirs.containers[0]}",
        )
    else:
        tally.add(
            "container",
            -1.5,
            f"the journals differ: {ours.containers[0]} and {theirs.containers[0]}",
        )


def _volume(ours: Traits, theirs: Traits, tally: Tally) -> None:
    mine, other = ours.volume, theirs.volume
    if not mine or not other:
        return
    # Where the year counts as the volume, it says no more than the year does.
    years = {str(year) for year in (*ours.years, *theirs.years)}
    if mine == other:
        known = 1.0 if tally.agrees("container") else 0.5
        tally.add("volume", 0.25 if mine in years else known, f"the volume agrees: {mine}")
    elif not (mine in years or other in years):
        tally.add("volume", -2.0, f"the volumes differ: {mine} and {other}")


def _issue(ours: Traits, theirs: Traits, tally: Tally) -> None:
    mine, other = ours.issue, theirs.issue
    if mine and other:
        if mine == other:
            tally.add("issue", 0.5, f"the issue agrees: {mine}")
        else:
            tally.add("issue", -0.75, f"the issues differ: {mine} and {other}")


def _page(ours: Traits, theirs: Traits, tally: Tally) -> None:
    if not ours.first or not theirs.first:
        return
    shared = ours.first & theirs.first
    mine, other = min(ours.first), min(theirs.first)
    if shared - {"1"}:
        ends = ours.last and ours.last == theirs.last
        tally.add("page", 2.0 if ends else 1.5, f"the first page agrees: {min(shared - {'1'})}")
    elif shared:
        # Articles that are numbered begin on page 1, each of them.
        agree = bool(ours.last) and ours.last == theirs.last
        tally.add("page", 1.0 if agree else 0.25, "the first page agrees: 1")
    elif ours.article_number == theirs.article_number and "1" not in (mine, other):
        tally.add("page", -1.75, f"the pages differ: {mine} and {other}")


def _identifiers(ours: Traits, theirs: Traits, tally: Tally) -> None:
    if ours.doi and ours.doi == theirs.doi:
        tally.add("doi", 3.0, f"the DOI agrees: {ours.doi}")
    if ours.isbn and ours.isbn & theirs.isbn:
        tally.add("isbn", 1.0, "the ISBN agrees")


_STEPS: tuple[Callable[[Traits, Traits, Tally], None], ...] = (
    _identifiers,
    _authors,
    _year,
    _container,
    _volume,
    _issue,
    _page,
)
