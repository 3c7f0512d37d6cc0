"""What each segment of a page is: furniture, a value's line, prose, or a line that may be a title or names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from carcite.readers.text.affiliations import is_affiliation
from carcite.readers.text.citations import find_compressed, find_locators
from carcite.readers.text.furniture import FRONTIERS_TYPE, TYPES, is_furniture
from carcite.readers.text.inverted_names import ONE_INVERTED
from carcite.readers.text.people import Person, split_people
from carcite.readers.text.phrases import has_rights_words
from carcite.readers.text.segments import Segment
from carcite.values.names import parse_name
from carcite.values.patterns import regex
from carcite.values.text import fold

# Sections that hold one value, on their next line; the others run to the next label.
ONE_LINE_SECTIONS = frozenset(
    [
        "published",
        "issued",
        "submitted",
        "accepted",
        "available",
        "revised",
        "issue",
        "volume",
        "page",
        "number",
        "section",
        "doi",
        "journal",
        "title",
        "publisher",
        "issn",
        "language",
        "url",
        "type",
        "corresponding",
        "neighbour",
    ]
)
# Sections whose lines are not the article's own data.
FOREIGN_SECTIONS = frozenset(
    ["related", "references", "biography", "editors", "reviewers", "downloads", "neighbour"]
)
# Labels that end a foreign section: what they stand before is the article's again.
RESUMING = frozenset(
    [
        "abstract",
        "keywords",
        "authors",
        "doi",
        "published",
        "submitted",
        "accepted",
        "issue",
        "section",
        "cite",
        "license",
        "title",
        "journal",
        "issn",
        "url",
    ]
)

# The trail of OJS: Home / Archives / Vol. 12 No. 2 (2024) / Articles, in any language.
_STEP = regex(r"\s{1,3}[/›»>]\s{1,3}")
_HOME = regex(
    r"(?:home|home page|inicio|início|accueil|startseite|首页|главная|головна|ホーム|홈|الرئيسية|beranda|strona główna|anasayfa)",
    re.I,
)
_SENTENCE_INSIDE = regex(r"[a-z\d)][.!?]\s+[A-ZÀ-Þ]")
_URL_LINE = regex(r"(?:https?://|www\.|orcid\.org)\S+$", re.I)
_ISSN_LINE = regex(r".{0,30}\b(?:[eEpP]-?)?ISSN\b.{0,60}\d{4}-\d{3}[\dXx].{0,60}")
PROSE_LENGTH = 240
# So many lines over an abstract are the menus of a site, too.
WHOLE_PAGE = 25
# On a page of fewer lines than this nothing is a menu.
FEW_LINES = 16
_ROW = regex(r"\w(?:\s{4,}|\t+)\w")
_PEOPLE_SECTIONS = frozenset(["authors", "editors", "reviewers", "biography"])
# The items of a menu have a word or two.
LONGEST_ITEM = 24
# Labels that a menu of an article's parts, or of a site, has as well.
_MENU_KINDS = frozenset(
    [
        "body",
        "references",
        "related",
        "downloads",
        "reviewers",
        "biography",
        "editors",
        "abstract",
        "cite",
        "license",
        "authors",
    ]
)


# How structured abstracts begin, which no item of a menu does.
_OPENS_ABSTRACT = regex(
    r"(?:Background|Objectives?|Aims?|Purpose|Importance|Context|Objetivos?|Hintergrund|Contexte)(?::$|:?\s.{40})"
)


# What a menu opens over a title and does not close.
NOT_OVER_TITLE = FOREIGN_SECTIONS | {"body", "license", "cite", "abstract", "keywords", "authors"}


@dataclass(frozen=True)
class Outline:
    """A page's segments with what each is. Index i of every list is segment i."""

    segments: tuple[Segment, ...]
    families: tuple[str, ...] = ()
    # The title's segment, where it is known already: no section that a menu opened reaches beyond it.
    title: int | None = None

    @cached_property
    def sections(self) -> list[str | None]:
        """The kind of the section that each segment stands in; a label's own line opens its section."""
        out: list[str | None] = []
        section: str | None = None
        left = 0
        menus = self._end_of_menus
        for index, segment in enumerate(self.segments):
            kind = segment.kind
            if (
                kind in _MENU_KINDS
                and not segment.value
                and (index < menus or not self._heads(index))
            ):
                kind = None
            if index == self.title and section in NOT_OVER_TITLE:
                section = None
            if kind is not None and not (
                section in FOREIGN_SECTIONS and kind not in RESUMING and segment.value
            ):
                section = kind
                left = 0 if segment.value and kind not in ("abstract",) else _length(kind)
                out.append(kind)
                continue
            if is_trail(segment.text) or (
                section in ("downloads", "biography") and _is_the_articles_own(segment.text)
            ):
                section = None
            if left == 0:
                section = None
            out.append(section)
            left = max(left - 1, 0)
        return out

    @cached_property
    def evidence(self) -> dict[int, str | None]:
        """What kind of header line each segment is, once looked at: many lines stand over the same ones."""
        return {}

    @cached_property
    def is_bilingual(self) -> bool:
        """Whether the page has two abstracts or two lists of keywords, and so a title in two languages."""
        return any(
            sum(segment.kind == kind for segment in self.segments) > 1
            for kind in ("abstract", "keywords")
        )

    def knowing(self, title: int) -> Outline:
        """The same segments, of which one is known to be the title; only their sections may differ."""
        known = Outline(self.segments, self.families, title)
        # What a segment is by its own words stays as it is.
        known.__dict__.update(roles=self.roles, _people=self._people, folded=self.folded)
        return known

    @property
    def is_whole_page(self) -> bool:
        """Whether the segments are so many that the menus of a site are among them."""
        return len(self.segments) >= WHOLE_PAGE * 3

    def _heads(self, index: int) -> bool:
        """Say whether a label on a whole page stands over what it names; in a menu the next item follows it."""
        if len(self.segments) < FEW_LINES:
            return True
        kind = self.segments[index].kind
        if kind == "abstract":
            behind = range(index + 1, min(index + 5, len(self.segments)))
            return not behind or any(
                self.roles[at] == "prose"
                # An abstract on copyright looks like a statement about rights.
                or (self.roles[at] == "rights" and len(self.segments[at].text) > PROSE_LENGTH)
                # The parts of a structured abstract may be of one sentence each.
                or _OPENS_ABSTRACT.match(self.segments[at].text)
                or (
                    self.segments[at].text == "Purpose"
                    and len(self.segments[min(at + 1, len(self.segments) - 1)].text) > LONGEST_ITEM
                )
                for at in behind
            )
        for after in range(index + 1, min(index + 4, len(self.segments))):
            segment = self.segments[after]
            if segment.label is None and self.roles[after] == "noise":
                continue
            return segment.label is None and (
                len(segment.text) > LONGEST_ITEM
                or (kind in _PEOPLE_SECTIONS and bool(self.people(after)))
            )
        return False

    @cached_property
    def _end_of_menus(self) -> int:
        """Where a whole page's own text begins: at its title, or at "Abstract" over prose. Over it, "References" is a menu's."""
        if not self.is_whole_page:
            return 0
        if self.title is not None:
            return self.title
        for index, segment in enumerate(self.segments[: len(self.segments) // 2]):
            if segment.kind == "abstract" and (
                len(segment.value) > PROSE_LENGTH or "prose" in self.roles[index + 1 : index + 4]
            ):
                return index if index > WHOLE_PAGE else 0
        return 0

    @cached_property
    def roles(self) -> list[str]:
        """What each segment is by its own words: label, noise, rights, volume, type, prose, other …"""
        return [self._role(index) for index in range(len(self.segments))]

    def _role(self, index: int) -> str:
        segment = self.segments[index]
        words = segment.text
        if segment.label is not None:
            return "label"
        if len(words) < 260 and is_furniture(words):
            return "noise"
        if len(words) < 300 and is_trail(words):
            return "breadcrumb"
        if has_rights_words(words[:1000]) and _is_rights(words[:1000]):
            return "rights"
        if len(words) < 70 and (TYPES.fullmatch(words) or FRONTIERS_TYPE.fullmatch(words)):
            return "type"
        if _ISSN_LINE.fullmatch(words):
            return "issn"
        if len(words) < 300 and _URL_LINE.match(words):
            return "url"
        if len(words) < 300 and is_locator_line(words):
            return "volume"
        if len(words) > PROSE_LENGTH or (len(words) > 120 and _SENTENCE_INSIDE.search(words)):
            return "prose"
        return "other"

    def heads(self, index: int) -> str | None:
        """The kind of section that a segment opens, None where it opens none: an item of a menu, too, is a label."""
        kind = self.segments[index].kind
        return kind if kind == self.sections[index] else None

    @cached_property
    def folded(self) -> list[str]:
        """The letters and digits of each segment that is no longer than a paragraph."""
        return [fold(segment.text) if len(segment.text) < 3000 else "" for segment in self.segments]

    def people(self, index: int) -> list[Person]:
        """The people that a segment names; empty when it is no list of people."""
        found = self._people.get(index)
        if found is None:
            segment = self.segments[index]
            words = segment.value if segment.kind == "authors" else segment.text
            # "Depositor        Li, Zhixiu" is a row of a table of other things.
            is_row = segment.label is None and _ROW.search(words) is not None
            found = [] if is_row else split_people(words, self.families)
            if not found and segment.kind == "authors" and ONE_INVERTED.fullmatch(words):
                # A place is cut so, too ("Boston, Massachusetts"), but not behind "Authors:".
                found = [Person(parse_name(words))]
            self._people[index] = found
        return found

    @cached_property
    def _people(self) -> dict[int, list[Person]]:
        return {}

    def is_affiliation(self, index: int) -> bool:
        """Whether a segment names a body or a place where people work."""
        return is_affiliation(self.segments[index].text)

    def span(self, kind: str) -> list[int]:
        """The segments of the first section of a kind, its label's line first."""
        for index, segment in enumerate(self.segments):
            if segment.kind == kind and self.sections[index] == kind:
                return [index, *self._rest(index)]
        return []

    def spans(self, kind: str) -> list[list[int]]:
        """The segments of every section of a kind, each with its label's line first."""
        return [
            [index, *self._rest(index)]
            for index, segment in enumerate(self.segments)
            if segment.kind == kind and self.sections[index] == kind
        ]

    def _rest(self, index: int) -> list[int]:
        rest = []
        for after in range(index + 1, len(self.segments)):
            if (
                self.sections[after] != self.sections[index]
                or self.segments[after].label is not None
            ):
                break
            rest.append(after)
        return rest


def _length(kind: str) -> int:
    """How many segments a section holds at most: one for a value, all for the others."""
    return 1 if kind in ONE_LINE_SECTIONS else 1_000_000


# Taylor & Francis: "Pages 12-34 | Received 3 May 2019, Accepted …".
_PAGES_FIRST = regex(r"Pages \d{1,6}\s?[-–]\s?\d{1,6}(?= \||$)")


# Taylor & Francis names the special issue behind it: "Volume 34, 2020 - Issue 2: After Dark: …".
# SciELO's line has the place and the months: "Rev. Andina vol.18 no.2 Bogotá mayo/ago. 2018 Epub …".
_VOLUME_FIRST = regex(
    r"Volume \d{1,4}, (?:19|20)\d\d - Issue \d|[^\n]{3,80}? vol\. ?\d{1,4} (?:n[oº°.]{1,2} ?\d{1,4}[^\s]{0,6} )?[^\d\n]{3,60} (?:19|20)\d\d\b"
)


def is_locator_line(words: str) -> bool:
    """Say whether a line gives volume and issue, and little else."""
    if len(words) < 140 and (_PAGES_FIRST.match(words) or _VOLUME_FIRST.match(words)):
        return True
    found = find_locators(words)
    if found and (len(words) < 60 or sum(one.end - one.start for one in found) * 14 > len(words)):
        first = min(one.start for one in found)
        return first < 120
    compressed = find_compressed(words) if len(words) < 200 else []
    return len(compressed) >= 4 or (len(compressed) == 3 and len(words) < 120)


def _is_the_articles_own(words: str) -> bool:
    """Say whether a line ends a box of tools: the kind of article, or the line that says where it stands.

    BMC of 2013 has "Share this article" over the title and "Author Affiliations" over the journal's line.
    """
    if len(words) > 120:
        return False
    return (
        TYPES.fullmatch(words) is not None
        or FRONTIERS_TYPE.fullmatch(words) is not None
        or is_locator_line(words)
    )


def is_trail(words: str) -> bool:
    """Say whether a line is a trail of steps that starts at home or passes an issue."""
    if len(words) > 300:
        return False
    steps = _STEP.split(words)
    return len(steps) > 1 and (
        _HOME.fullmatch(steps[0].strip()) is not None
        or (len(steps) > 2 and any(find_locators(step) for step in steps))
    )


def _is_rights(words: str) -> bool:
    """Say whether a segment with a rights word is a statement about rights, and no title or abstract on the topic."""
    if re.search(
        r"©|\(c\)\s?(?:19|20)\d\d|\bcopyright\s?(?:\(c\)|©|:)?\s?(?:by\s|19|20)|all rights reserved|derechos de autor \d|direitos autorais \d",
        words,
        re.I,
    ):
        return True
    return bool(
        re.search(
            r"\b(?:licen[cs]ed under|under (?:a|the) .{0,40}(?:licen[cs]e|creative commons)|is an open[- ]access article|permission|hereby|reserved|bajo una licencia|sob uma licença|sous licence|unter einer|cedem?\b|ceden\b"
            # "Two-Way Time Transfer", "Exclusive Breastfeeding": alone these are words of titles.
            # So are "Reproductive Performance" and "Distribution of Beetles".
            r"|(?:reproduc|distribut)\w+(?=.{0,300}\b(?:rights?|copyright|licen[cs]e|terms|authors?|publisher|permi\w+|medium|cited|commercial|credit\w*)\b)"
            r"|(?:assign(?:s|ed)?|transfer(?:s|red)?|warrants?|exclusive)\b(?=.{0,300}\b(?:rights?|copyright|licen[cs]e|agreement|manuscript|authors?|publisher)\b))",
            words,
            re.I,
        )
        and not re.search(
            r"\b(?:we (?:study|ask|compare|find|show|examine|analy[sz]e)|this (?:article|paper|study) (?:asks|examines|compares|analy[sz]es|studies))\b",
            words,
            re.I,
        )
    ) or bool(
        re.fullmatch(r".{0,60}creative\s?commons.{0,80}", words, re.I)
        and len(words) < 110
        and re.search(r"licen[cs]|licença|lizenz|licenza", words, re.I)
    )
