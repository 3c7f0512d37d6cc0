"""A page's text with what the rules share, and the form of their claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from carcite.model.claims import Claim, Trust
from carcite.model.rights import CopyrightNotice
from carcite.page import Page
from carcite.readers.text.citations import Citation, parse_citation
from carcite.readers.text.outline import Outline
from carcite.readers.text.segments import segments
from carcite.readers.text.title import find_title, subtitle_of
from carcite.readers.text.title_evidence import title_span
from carcite.rights.notices import find_notices
from carcite.values.dates import Order, date_order
from carcite.values.patterns import regex
from carcite.values.text import clean, fold

READER = "copied_text"
# A page says how to cite it once or twice; more are of other articles.
MOST_CITATIONS = 12
# What menus, forms and buttons of a rendered page are taken for as often as the article's own lines:
# "Sections: Choose", "When new articles cite this article".
OF_MENUS = frozenset(("genre", "section", "status", "collection_title"))
# The same, where no label on the line itself says what they are.
OF_MENUS_UNLESS_LABELLED = frozenset(("keywords", "publisher"))


# What a book's chapter is called close over its title, which its number begins.
_CHAPTER = regex(r"(?:Book )?Chapter|Kapitel|Chapitre|Capítulo|Capitolo", re.I)
_CHAPTER_NUMBER = regex(r"^\d{1,2}\.?\s(?=[A-ZÀ-Þ«“\"])")
CHAPTER_OVER = 4
# A volume line and a trail stand so near over a title; under it its people and their addresses take more.
OVER_TITLE = 12
UNDER_TITLE = 120


def _first_prose(outline: Outline, start: int) -> int:
    """The first segment of prose that is the article's and not the site's word to its reader."""
    for index in range(start, len(outline.segments)):
        if outline.roles[index] == "prose" and not _TO_THE_READER.search(
            outline.segments[index].text, 0, 600
        ):
            return index
    return len(outline.segments)


_TO_THE_READER = regex(
    r"\b(?:cookies?|your?|browser|website|sign up|subscri\w+|newsletter|javascript)\b", re.I
)
_YEAR = regex(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class PageText:
    """A page's text with what the rules share: its outline, its notices, its title."""

    page: Page
    # The title as the page's tags say it.
    said: str | None = None

    @cached_property
    def notices(self) -> tuple[CopyrightNotice, ...]:
        """The article's own copyright notices."""
        return tuple(notice for notice in find_notices(self.page.text) if notice.scope == "article")

    @cached_property
    def people_held(self) -> tuple[tuple[str, ...], CopyrightNotice] | None:
        """The persons whom a notice names as holders, in order, and the notice."""
        for notice in self.notices:
            persons = tuple(holder.name for holder in notice.holders if holder.kind == "person")
            if persons and not any(holder.et_al for holder in notice.holders):
                return persons, notice
        return None

    @property
    def notice_spans(self) -> list[tuple[int, int]]:
        """The stretches of the text that the notices stand in."""
        return [
            (evidence.start, evidence.end)
            for notice in self.notices
            for evidence in notice.evidence
            if evidence.start is not None and evidence.end is not None
        ]

    @cached_property
    def outline(self) -> Outline:
        """What each segment of the page is, the title known."""
        return self._draft.knowing(self.title[0]) if self.title else self._draft

    @cached_property
    def _draft(self) -> Outline:
        """What each segment of the page is, as far as one can say before the title is found."""
        held = self.people_held[0] if self.people_held else ()
        surnames = tuple(name for name in held if len(name.split()) == 1) if held else ()
        return Outline(
            segments(self.page, held, self.notice_spans),
            surnames if len(surnames) == len(held) else held,
        )

    @cached_property
    def title(self) -> tuple[int, int] | None:
        """The title's segment, and how much speaks for it."""
        return find_title(self._draft, self.said)

    @cached_property
    def whole_title(self) -> str:
        """The title's words, with those of a subtitle on the next line."""
        if self.title is None:
            return ""
        segments = self.outline.segments
        at = self.title[0]
        start, end = title_span(segments[at])
        words = clean(self.page.text[start:end]).rstrip("*†")
        if self.is_chapter:
            words = _CHAPTER_NUMBER.sub("", words)
        if self.subtitle is None:
            return words
        parted = words if words.endswith(("?", "!", ":")) else words + ":"
        return f"{parted} {clean(segments[self.subtitle].text)}"

    @cached_property
    def is_chapter(self) -> bool:
        """Whether the page calls it a chapter, close over the title."""
        at = self.title[0] if self.title else 0
        over = self.outline.segments[max(0, at - CHAPTER_OVER) : at]
        return any(_CHAPTER.fullmatch(segment.text) for segment in over)

    @cached_property
    def subtitle(self) -> int | None:
        """The segment that goes on with the title, if there is one."""
        return subtitle_of(self.outline, self.title[0]) if self.title else None

    @cached_property
    def front(self) -> int:
        """The last segment that may still be about the article and not about what it cites."""
        if self.title is None:
            return 60
        return self.title[0] + 400

    @cached_property
    def _fronts(self) -> tuple[int, int, int]:
        """Where the first prose of the page stands, where the title's front matter begins, and where it ends."""
        first = _first_prose(self.outline, 0)
        if self.title is None:
            return first, 0, first
        at = self.title[0]
        behind = _first_prose(self.outline, at + 1)
        return first, max(0, at - OVER_TITLE), min(behind, at + UNDER_TITLE)

    def is_front(self, index: int) -> bool:
        """Say whether a segment stands in the front matter: before all prose, or about the title and before its prose."""
        first, start, end = self._fronts
        return index < first or start <= index < end

    @cached_property
    def folded_title(self) -> str:
        """The title's letters, for looking whether a line repeats it."""
        return fold(self.outline.segments[self.title[0]].value) if self.title else ""

    def is_own_citation(self, words: str) -> bool:
        """Say whether a line holds the title among other words."""
        return (
            len(self.folded_title) > 15
            and len(self.folded_title) < len(words) < 1_500
            and self.folded_title in fold(words)
        )

    @cached_property
    def citations(self) -> list[tuple[Citation, int, int]]:
        """The page's own "how to cite", taken apart by the title, each with its stretch."""
        if self.title is None:
            return []
        title = self.outline.segments[self.title[0]]
        words = title.value if self.subtitle is None else self.whole_title
        found = []
        for span in self.outline.spans("cite")[:MOST_CITATIONS]:
            first = self.outline.segments[span[0]]
            if not first.value and len(span) == 1:
                continue
            start = first.value_start if first.value else self.outline.segments[span[1]].start
            end = self.outline.segments[span[min(len(span) - 1, 5)]].end
            citation = parse_citation(self.page.text[start:end], words)
            if citation is not None:
                found.append((citation, start, end))
        return found or self._citations_unlabelled(words)

    def _citations_unlabelled(self, title: str) -> list[tuple[Citation, int, int]]:
        """Lines with the title, a year and more, which no label calls a citation: under "AMA Style", under a button.

        One alone among the references may be of the same work's preprint, or of its data.
        """
        found: list[tuple[Citation, int, int]] = []
        in_references = 0
        for index, segment in enumerate(self.outline.segments):
            own = self.outline.folded[index]
            if (
                len(self.folded_title) < 20
                or len(own) < len(self.folded_title) + 15
                or self.folded_title not in own
                or _YEAR.search(segment.text) is None
            ):
                continue
            citation = parse_citation(segment.text, title)
            if citation is not None and citation.authors:
                in_references += self.outline.sections[index] in ("references", "related")
                found.append((citation, segment.start, segment.end))
        return found[:MOST_CITATIONS] if in_references != 1 else []

    def claim(self, variable: str, start: int, end: int, trust: int, **more: object) -> Claim:
        """Build a claim on a stretch of the page's text."""
        return Claim.model_validate(
            {
                "variable": variable,
                "quote": self.page.text[start:end],
                "locator": f"text:{start}-{end}",
                "start": start,
                "end": end,
                "trust": self._trust(variable, trust),
                "reader": READER,
                **more,
            }
        )

    def _trust(self, variable: str, trust: int) -> int:
        """How far a claim is trusted: of an HTML page's rendered lines, some not far enough to win."""
        out = variable in OF_MENUS or (
            variable in OF_MENUS_UNLESS_LABELLED and trust < Trust.LABELLED
        )
        most = int(Trust.GUESS) if out and self.is_rendered else int(trust)
        return min(int(trust) - self.discount, most)

    @property
    def is_rendered(self) -> bool:
        """Whether the lines are those of an HTML page, its menus and forms among them."""
        return self.page.kind != "text"

    @cached_property
    def date_order(self) -> Order:
        """Whether the page writes the day or the month first, where its dates tell."""
        return date_order(self.page.text)

    @property
    def discount(self) -> int:
        """An HTML page's rendered lines are what its tags are not: trusted less than any of them."""
        return 30 if self.is_rendered else 0
