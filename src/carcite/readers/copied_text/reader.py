"""From an outlined page to its claims: each rule reads one kind of line and says how far to trust it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from carcite.evidence import Claim, Trust
from carcite.page import Page
from carcite.readers import frontiers
from carcite.readers.copied_text import authors as people_rules
from carcite.readers.copied_text.authors import Block, find_authors, resplit
from carcite.readers.copied_text.citations import (
    Citation,
    Found,
    find_compressed,
    find_locators,
    find_volume_year,
    parse_citation,
)
from carcite.readers.copied_text.labels import kind_of
from carcite.readers.copied_text.outline import (
    FRONTIERS_TYPE,
    Outline,
)
from carcite.readers.copied_text.people import find_email, is_affiliation, split_people
from carcite.readers.copied_text.prose import (
    find_abstracts,
    find_keywords,
    find_unlabelled_abstract,
)
from carcite.readers.copied_text.segments import Segment, segments
from carcite.readers.copied_text.title import find_title
from carcite.rights.model import CopyrightNotice
from carcite.rights.notices import find_notices
from carcite.values.dates import Order, date_order, find_dates
from carcite.values.identifiers import find_dois
from carcite.values.language import guess_language
from carcite.values.names import Name, looks_like_person, parse_name
from carcite.values.text import clean, fold

READER = "copied_text"


@dataclass(frozen=True)
class PageText:
    """A page's text with what the rules share: its outline, its notices, its title."""

    page: Page

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
        """What each segment of the page is."""
        held = self.people_held[0] if self.people_held else ()
        surnames = tuple(name for name in held if len(name.split()) == 1) if held else ()
        return Outline(
            segments(self.page, held, self.notice_spans),
            surnames if len(surnames) == len(held) else held,
        )

    @cached_property
    def title(self) -> tuple[int, int] | None:
        """The title's segment, and how much speaks for it."""
        return find_title(self.outline)

    @cached_property
    def citations(self) -> list[tuple[Citation, int, int]]:
        """The page's own "how to cite", taken apart by the title, each with its stretch."""
        if self.title is None:
            return []
        title = self.outline.segments[self.title[0]]
        words = title.value
        found = []
        for span in self.outline.spans("cite"):
            first = self.outline.segments[span[0]]
            if not first.value and len(span) == 1:
                continue
            start = first.value_start if first.value else self.outline.segments[span[1]].start
            end = self.outline.segments[span[min(len(span) - 1, 5)]].end
            citation = parse_citation(self.page.text[start:end], words)
            if citation is not None:
                found.append((citation, start, end))
        return found

    def claim(self, variable: str, start: int, end: int, trust: int, **more: object) -> Claim:
        """Build a claim on a stretch of the page's text."""
        return Claim.model_validate(
            {
                "variable": variable,
                "quote": self.page.text[start:end],
                "locator": f"text:{start}-{end}",
                "start": start,
                "end": end,
                "trust": int(trust) - self.discount,
                "reader": READER,
                **more,
            }
        )

    @cached_property
    def date_order(self) -> Order:
        """Whether the page writes the day or the month first, where its dates tell."""
        return date_order(self.page.text)

    @property
    def discount(self) -> int:
        """An HTML page's rendered lines are what its tags are not: trusted less than any of them."""
        return 0 if self.page.kind == "text" else 30


def read_copied_text(page: Page) -> Iterator[Claim]:
    """Read a page as text and yield its claims."""
    text = PageText(page)
    yield from _title(text)
    yield from _labelled(text)
    yield from _frontiers(text)
    yield from _volume_lines(text)
    yield from _dois(text)
    yield from _cited(text)
    yield from _prose(text)
    yield from _authors(text)
    yield from _from_notice(text)
    yield from _kind(text)


# --- title -----------------------------------------------------------------------------------


def _title(text: PageText) -> Iterator[Claim]:
    if text.title is None:
        return
    index, score = text.title
    segment = text.outline.segments[index]
    trust = (
        Trust.LABELLED if segment.kind == "title" else Trust.LINE if score >= 8 else Trust.POSITION
    )
    yield text.claim(
        "title", segment.value_start, segment.end, trust, value=clean(segment.value).rstrip("*†")
    )


# --- labels with their values ----------------------------------------------------------------

# A label's kind, the variable it gives, and how far it is to be trusted.
LABELLED = {
    "volume": "volume", "issue": "issue", "page": "page", "number": "number", "section": "section",
    "publisher": "publisher", "language": "language", "issn": "issn", "journal": "container_title", "url": "url",
}  # fmt: skip
DATED = {
    "published": "issued", "submitted": "submitted", "accepted": "accepted", "available": "available_date",
}  # fmt: skip
_ISSN = re.compile(r"\b\d{4}-\d{3}[\dXx]\b")
_VOLUME_AND_YEAR = re.compile(r"\d{1,4} [-–] (?:19|20)\d\d")
_PLAIN_NUMBER = re.compile(r"[A-Za-z]{0,4}\d{1,6}(?:\s?[-–/]\s?\d{1,5})?[,;.]?")


def _labelled(text: PageText) -> Iterator[Claim]:
    for index, segment in enumerate(text.outline.segments):
        yield from _dates_of(text, segment, index)
        if segment.kind not in LABELLED:
            continue
        value = _value_of(text.outline, index)
        if value is None:
            continue
        start, end = value
        words = text.page.text[start:end]
        variable = LABELLED[segment.kind]
        if variable == "issn":
            for found in _ISSN.finditer(words):
                yield text.claim("issn", start + found.start(), start + found.end(), Trust.LABELLED)
        elif variable == "volume" and _VOLUME_AND_YEAR.fullmatch(words):
            yield text.claim(variable, start, start + len(words.split()[0]), Trust.LABELLED)
        elif variable in ("volume", "issue", "number"):
            if _PLAIN_NUMBER.fullmatch(words):
                yield text.claim(variable, start, end, Trust.LABELLED)
        elif len(words) < 160 and not (
            variable == "container_title" and segment.label and segment.label.words.lower() == "in"
        ):
            yield text.claim(variable, start, end, Trust.LABELLED)


def _value_of(outline: Outline, index: int) -> tuple[int, int] | None:
    """The stretch of a label's value: behind it, or the next segment of its section."""
    segment = outline.segments[index]
    if segment.value:
        return segment.value_start, segment.end
    after = index + 1
    if (
        after < len(outline.segments)
        and outline.segments[after].label is None
        and outline.sections[after] == segment.kind
    ):
        if outline.roles[after] in ("rights", "prose", "breadcrumb", "noise"):
            return None
        return outline.segments[after].start, outline.segments[after].end
    return None


_LABEL_BEFORE_DATE = re.compile(
    r"([^\W\d_][^\d:;,|/]{2,60}?)\s{0,3}[:：]?\s{0,3}(?:on|el|em|le|am|the)?\s{0,3}$", re.I
)


def _dates_of(text: PageText, segment: Segment, index: int) -> Iterator[Claim]:
    """Read the dates of a line of labels: "Received: 8 May 2025; Accepted: 23 Jul 2025."."""
    if segment.kind not in (*DATED, "revised", "available") and not _has_dated_label(segment):
        return
    words, offset = segment.text, segment.start
    if segment.label and not segment.value:
        value = _value_of(text.outline, index)
        if value is None:
            return
        yield from _dates_in(text, text.page.text[value[0] : value[1]], value[0], segment.kind)
        return
    if len(words) < 600:
        yield from _dates_in(text, words, offset, None)


def _has_dated_label(segment: Segment) -> bool:
    return len(segment.text) < 300 and re.search(r"\b(?:received|accepted|published|posted|available online|recibido|recebido|aceito|reçu|eingereicht)\b", segment.text, re.I) is not None and segment.kind not in ("abstract", "keywords", "cite", "references", "body")  # fmt: skip


def _dates_in(text: PageText, words: str, offset: int, kind: str | None) -> Iterator[Claim]:
    last = 0
    for date, start, end in find_dates(words, order=text.date_order):
        label = _LABEL_BEFORE_DATE.search(words, last, start)
        found = kind or (_kind_before(label.group(1)) if label else None)
        if found in DATED and not (date.precision == 1 and end - start > 4):
            yield text.claim(DATED[found], offset + start, offset + end, Trust.LABELLED, value=date)
        elif found in DATED:
            # "05/03/2024": day or month is not certain, the year is.
            yield text.claim(
                DATED[found],
                offset + start,
                offset + end,
                Trust.LABELLED - 5,
                value=date,
                note="which number is the month is not certain",
            )
        last = end
        if kind is not None:
            return


_BEFORE_LABEL = re.compile(
    r"^(?:this\s)?(?:article|paper|manuscript|version)\s(?:was\s|has been\s)?|^(?:was|date)\s", re.I
)


def _kind_before(words: str) -> str | None:
    """The kind of label that a stretch of words ends in: "; Accepted" and "This article was published" do."""
    piece = _BEFORE_LABEL.sub("", re.split(r"[;,.|/•–—(]", words)[-1].strip())
    kind = kind_of(piece)
    return kind if kind in DATED or kind == "revised" else None


# --- Frontiers -------------------------------------------------------------------------------

_FRONTIERS_JOURNAL = re.compile(
    r"(Front\.\s(?:[A-Z][\w-]{0,16}\.?\s?){1,6})(?:,\s(.{6,30}?))?\s{0,3}(?:\||$)"
)
_FRONTIERS_VOLUME = re.compile(r"Volume\s(\d{1,4})\s[-–]\s((?:19|20)\d\d)\b")
_SECTION = re.compile(r"Sec\.\s{1,3}(.{3,160})$")
_TOPIC = re.compile(
    r"(?:This article is part of (?:the|a) Research Topic|Part of (?:the|a) Research Topic)\s{0,3}[:“\"]?\s{0,3}(.*?)\s{0,3}[”\"]?\s{0,3}(?:View all(?: \d{1,4})?(?: articles?)?)?$",
    re.I | re.S,
)
_STATUS = re.compile(
    r"(?:Provisionally accepted|Accepted manuscript|In press|Advance article|Early view|Online first|Article in press|Corrected proof|Preprint)$",
    re.I,
)


def _frontiers(text: PageText) -> Iterator[Claim]:
    abbreviated = None
    for index, segment in enumerate(text.outline.segments):
        words = segment.text
        if len(words) > 700 or text.outline.sections[index] in ("references", "related", "cite"):
            continue
        journal = _FRONTIERS_JOURNAL.match(words)
        if journal and abbreviated is None:
            name = journal.group(1).rstrip()
            abbreviated = segment.start, segment.start + len(name)
            yield text.claim("container_title_short", *abbreviated, Trust.LINE)
            yield from _dated_journal_line(text, segment, journal)
        yield from _volume_and_year(text, segment)
        section = _SECTION.match(words)
        if section:
            yield text.claim(
                "section", segment.start + section.start(1), segment.end, Trust.LABELLED
            )
        yield from _topic(text, index)
        status = _STATUS.match(words)
        if status and text.outline.sections[index] is None:
            yield text.claim("status", segment.start, segment.end, Trust.LINE)
    yield from _derived_of_frontiers(text, abbreviated)


def _dated_journal_line(
    text: PageText, segment: Segment, journal: re.Match[str]
) -> Iterator[Claim]:
    for date, start, end in find_dates(segment.text[: journal.end()]):
        if date.precision == 3:
            yield text.claim(
                "issued", segment.start + start, segment.start + end, Trust.LINE + 5, value=date
            )


def _volume_and_year(text: PageText, segment: Segment) -> Iterator[Claim]:
    volume = _FRONTIERS_VOLUME.search(segment.text)
    if volume:
        yield text.claim(
            "volume", segment.start + volume.start(1), segment.start + volume.end(1), Trust.LINE
        )
        yield text.claim(
            "issued", segment.start + volume.start(2), segment.start + volume.end(2), Trust.LINE - 5
        )


def _topic(text: PageText, index: int) -> Iterator[Claim]:
    segment = text.outline.segments[index]
    topic = _TOPIC.match(segment.text)
    if topic is None:
        return
    if topic.group(1):
        yield text.claim(
            "collection_title",
            segment.start + topic.start(1),
            segment.start + topic.end(1),
            Trust.LINE,
        )
    elif index + 1 < len(text.outline.segments):
        following = text.outline.segments[index + 1]
        end = re.search(r"\s{0,3}View all(?: \d{1,4})? articles?$", following.text)
        yield text.claim(
            "collection_title",
            following.start,
            following.start + (end.start() if end else len(following.text)),
            Trust.LINE,
        )


def _derived_of_frontiers(text: PageText, abbreviated: tuple[int, int] | None) -> Iterator[Claim]:
    own = next(
        ((doi, start, end) for doi, start, end in _own_dois(text) if frontiers.is_frontiers(doi)),
        None,
    )
    journal = (
        frontiers.journal_by_abbreviation(text.page.text[slice(*abbreviated)])
        if abbreviated
        else None
    )
    if journal is not None and abbreviated is not None:
        note = "the Frontiers journal that is abbreviated so"
        yield text.claim(
            "container_title",
            *abbreviated,
            Trust.DERIVED + 5,
            value=journal.name,
            basis="derived",
            note=note,
        )
    if own is None:
        return
    doi, start, end = own
    by_doi = frontiers.journal_by_doi(doi)
    if by_doi is not None:
        note = f"{by_doi.code!r} in the DOI is the code of this Frontiers journal"
        yield text.claim(
            "container_title",
            start,
            end,
            Trust.DERIVED,
            value=by_doi.name,
            basis="derived",
            note=note,
        )
        if abbreviated is None:
            yield text.claim(
                "container_title_short",
                start,
                end,
                Trust.DERIVED,
                value=by_doi.abbreviation,
                basis="derived",
                note=note,
            )
    number = frontiers.article_number(doi)
    if number is not None:
        note = "Frontiers' DOIs end in the article number"
        yield text.claim(
            "number", start, end, Trust.DERIVED, value=number, basis="derived", note=note
        )
    note = "10.3389 is the DOI prefix that Frontiers registered with Crossref"
    yield text.claim(
        "publisher",
        start,
        end,
        Trust.DERIVED,
        value=frontiers.PUBLISHER,
        basis="derived",
        note=note,
    )


# --- volume lines, DOIs, citations -----------------------------------------------------------


def _volume_lines(text: PageText) -> Iterator[Claim]:
    outline = text.outline
    for index, segment in enumerate(outline.segments):
        section = outline.sections[index]
        if (
            section
            in ("related", "references", "abstract", "cite", "keywords", "biography", "body")
            and segment.label is None
        ):
            continue
        if outline.roles[index] not in ("volume", "breadcrumb") and segment.kind != "issue":
            continue
        # The journal's navigation names the current issue too; the article's own line is labelled or
        # stands near its title.
        trust = Trust.LABELLED - 5 if section == "issue" else Trust.LINE
        for found in find_locators(segment.text) or find_compressed(segment.text):
            yield _found_claim(text, found, segment.start, trust)
        year = find_volume_year(segment.text)
        if year is not None and find_locators(segment.text):
            yield _found_claim(text, year, segment.start, Trust.LINE - 8)
        yield from _journal_of(text, index)
        if outline.roles[index] == "breadcrumb":
            yield from _breadcrumb_section(text, segment)


def _found_claim(text: PageText, found: Found, offset: int, trust: int) -> Claim:
    variable = found.variable
    if variable == "page" and _ELOCATOR.fullmatch(found.words):
        variable = "number"
    return text.claim(variable, offset + found.start, offset + found.end, trust)


def _journal_of(text: PageText, index: int) -> Iterator[Claim]:
    """The journal stands on the volume's own line, before it, or on the line above."""
    outline = text.outline
    segment = outline.segments[index]
    if _FRONTIERS_VOLUME.match(segment.text):
        return
    if outline.roles[index] == "volume":
        found = find_locators(segment.text)
        if found:
            before = re.sub(
                r"\W{0,3}(?:Vol(?:ume|\.)?|v\.|No\.?|Núm\.?|n\.|Bd\.?|Jg\.?|Nr\.?|Tome?|Том|第|卷)?\s{0,3}$",
                "",
                segment.text[: min(one.start for one in found)],
                flags=re.I,
            )
            if len(before) > 5 and _is_journal(before) and "/" not in before:
                yield text.claim(
                    "container_title", segment.start, segment.start + len(before), Trust.LINE
                )
                return
    above = index - 1
    while above >= 0 and (
        outline.roles[above] in ("noise", "issn", "breadcrumb", "url")
        or outline.segments[above].kind in ("issn", "url", "doi")
    ):
        above -= 1
    if above < 0 or outline.roles[above] != "other" or text.title is None or above == text.title[0]:
        return
    words = outline.segments[above].text.rstrip(" ,;:")
    if not _is_journal(words) or fold(words) == fold(outline.segments[text.title[0]].text):
        return
    # "Cellular and Molecular Biology," runs on to its volume; a line without a comma may be anything short.
    trust = Trust.LINE if outline.segments[above].text.endswith(",") else Trust.POSITION - 5
    yield text.claim(
        "container_title",
        outline.segments[above].start,
        outline.segments[above].start + len(words),
        trust,
    )


_NO_JOURNAL = re.compile(
    r"^(?:vol|issue|page|home|copyright\s(?:\(c\)|©|\d|notice)|doi|this|corresponding|received|accepted|published|by |open|login|search|current|archives|issn|\W)",
    re.I,
)


def _is_journal(words: str) -> bool:
    """Say whether words can be a journal's name: short, capitalised, no sentence, no person."""
    return (
        3 < len(words) < 150
        and not _NO_JOURNAL.match(words)
        and (words[0].isupper() or not words[0].isascii())
        and not re.search(r"[.!?]\s+[A-Z][a-z]+\s[a-z]+\s[a-z]+\s|@|https?:|\d{3}", words)
        and len(words.split()) < 16
    )


def _breadcrumb_section(text: PageText, segment: Segment) -> Iterator[Claim]:
    """OJS' trail: Home / Archives / issue / section. Its last step is the section."""
    steps = list(re.finditer(r"[^/>›»|]+", segment.text))
    if len(steps) < 3:
        return
    last = steps[-1]
    words = last.group().strip()
    if words and not find_locators(words) and 2 < len(words) < 80:
        start = segment.start + last.start() + len(last.group()) - len(last.group().lstrip())
        yield text.claim("section", start, start + len(words), Trust.POSITION)


def _own_dois(text: PageText) -> Iterator[tuple[str, int, int]]:
    outline = text.outline
    for index, segment in enumerate(outline.segments):
        if outline.sections[index] in ("references", "related", "abstract", "body"):
            continue
        for doi, start, end in find_dois(segment.text):
            yield doi, segment.start + start, segment.start + end


def _dois(text: PageText) -> Iterator[Claim]:
    outline = text.outline
    for index, segment in enumerate(outline.segments):
        section = outline.sections[index]
        if section in ("references", "related") or "10." not in segment.text:
            continue
        for doi, start, end in find_dois(segment.text):
            yield text.claim(
                "doi",
                segment.start + start,
                segment.start + end,
                _doi_trust(outline, index),
                value=doi,
            )


def _doi_trust(outline: Outline, index: int) -> int:
    section = outline.sections[index]
    if outline.segments[index].kind == "doi" or section == "doi":
        return Trust.LABELLED
    if section == "cite":
        return Trust.LINE - 5
    if section in ("abstract", "body", "license") or outline.roles[index] in ("prose", "rights"):
        # A DOI in prose is a data set's or another article's as often as not.
        return Trust.THRESHOLD - 5
    return Trust.LINE


def _cited(text: PageText) -> Iterator[Claim]:
    for citation, start, _ in text.citations:
        for found in citation.found:
            if found.variable == "container_title" and not _is_journal(found.words):
                continue
            variable = found.variable
            if variable == "container_title" and re.search(r"[a-z]\.(?:\s|$)", found.words):
                variable = "container_title_short"
            if variable == "page" and _is_article_number(text, found):
                variable = "number"
            yield text.claim(
                variable, start + found.start, start + found.end, Trust.LINE - 10, value=None
            )


_ELOCATOR = re.compile(r"[eE]\d{2,9}")


def _is_article_number(text: PageText, found: Found) -> bool:
    """An eLocator is no page, and Frontiers' citations print the article number in its place."""
    if _ELOCATOR.fullmatch(found.words):
        return True
    return found.words.isdigit() and any(
        frontiers.is_frontiers(doi) for doi, _, _ in _own_dois(text)
    )


# --- prose -----------------------------------------------------------------------------------


def _prose(text: PageText) -> Iterator[Claim]:
    abstracts = find_abstracts(text.outline)
    title = text.outline.segments[text.title[0]].text if text.title else ""
    language = guess_language(title)
    # Of abstracts in several languages the one in the title's own is the article's.
    own = [found for found in abstracts if language and guess_language(found.words) == language]
    for found in abstracts:
        trust = Trust.LABELLED if found in own[:1] else Trust.LABELLED - 2
        yield text.claim("abstract", found.start, found.end, trust, value=found.words)
    if not abstracts and text.title is not None and not _has_no_abstract(text.outline):
        alone = find_unlabelled_abstract(text.outline, text.title[0])
        if alone is not None:
            yield text.claim("abstract", alone.start, alone.end, Trust.POSITION, value=alone.words)
            abstracts = [alone]
    keywords = find_keywords(text.outline)
    for words, start, end in keywords:
        same = language is not None and guess_language(" ".join(words)) == language
        yield text.claim("keywords", start, end, Trust.LABELLED + (1 if same else 0), value=words)
    yield from _language(text, title, [found.words for found in own or abstracts])


_WITHOUT_ABSTRACT = re.compile(
    r"(?:editorial|corrigendum|erratum|correction|retraction|obituary|book review)(?:\s(?:article|note))?",
    re.I,
)


def _has_no_abstract(outline: Outline) -> bool:
    """Say whether the page calls itself a kind of article that has none: its first prose is its body."""
    return any(_WITHOUT_ABSTRACT.fullmatch(segment.text) for segment in outline.segments[:30])


def _language(text: PageText, title: str, abstracts: list[str]) -> Iterator[Claim]:
    if text.title is None:
        return
    sample = f"{title} {abstracts[0] if abstracts else ''}"
    guessed = guess_language(sample)
    if guessed is None:
        return
    segment = text.outline.segments[text.title[0]]
    yield text.claim(
        "language",
        segment.start,
        segment.end,
        Trust.GUESS,
        value=guessed,
        basis="guess",
        note="the commonest short words of title and abstract"
        if guessed not in ("zh", "ja", "ko")
        else "the script of title and abstract",
    )


# --- people ----------------------------------------------------------------------------------


def _authors(text: PageText) -> Iterator[Claim]:
    cited = " ".join(citation.authors for citation, _, _ in text.citations)
    known = text.people_held[0] if text.people_held else ()
    whole = tuple(name for name in known if " " in name or not name.isascii())
    block = find_authors(text.outline, text.title[0], whole, cited) if text.title else None
    if block is not None:
        names = resplit(block.names(), cited)
        yield text.claim("author", block.start, block.end, _trust_of(block), value=names)
    elif cited:
        for citation, start, _ in text.citations:
            people = [person.name for person in split_people(citation.authors)]
            if people and "et al" not in citation.authors:
                begin = start + citation.authors_start
                yield text.claim(
                    "author",
                    begin,
                    begin + len(citation.authors),
                    Trust.LINE - 10,
                    value=tuple(people),
                )
    yield from _biographies(text)
    for index, segment in enumerate(text.outline.segments):
        if segment.kind == "corresponding" and text.outline.sections[index] not in (
            "references",
            "related",
        ):
            yield from _corresponding(text, index)


def _trust_of(block: Block) -> int:
    return Trust.LINE if len(block.people) > 1 or block.affiliations else Trust.POSITION + 5


def _corresponding(text: PageText, index: int) -> Iterator[Claim]:
    value = _value_of(text.outline, index)
    if value is None:
        return
    words = text.page.text[slice(*value)]
    held = text.people_held[0] if text.people_held else ()
    known = _known_at_start(words, held)
    # "Ana Paz, ana@x.org; Bo Li, bo@y.org" names two.
    pieces = [known] if known else [people_rules.corresponding(piece) for piece in words.split(";")]
    names = tuple(name for name in pieces if name is not None)
    if names:
        yield text.claim("author", *value, Trust.LABELLED, value=names, partial=True)


def _biographies(text: PageText) -> Iterator[Claim]:
    """OJS' "Author Biographies" head each with "Name, Affiliation": they complete the list of authors."""
    for span in text.outline.spans("biography"):
        for index in span[1:]:
            segment = text.outline.segments[index]
            words, comma, rest = segment.text.partition(",")
            if (
                comma
                and len(segment.text) < 200
                and looks_like_person(words)
                and is_affiliation(rest.strip())
            ):
                name = parse_name(words).model_copy(
                    update={"affiliation": (clean(rest).strip(" .;"),)}
                )
                yield text.claim(
                    "author",
                    segment.start,
                    segment.end,
                    Trust.POSITION,
                    value=(name,),
                    partial=True,
                )


def _known_at_start(words: str, held: tuple[str, ...]) -> Name | None:
    """Cut the corresponding author from what was glued behind: the notice's name, perhaps with more initials."""
    for full in held:
        parts = full.split()
        if len(parts) < 2:
            continue
        pattern = rf"{re.escape(parts[0])}(?:\s[A-Z][\w.]{{0,3}}){{0,3}}\s{re.escape(' '.join(parts[1:]))}"
        found = re.match(pattern, words)
        if found and found.end() < len(words) and words[found.end()] not in " ,;.(":
            return parse_name(found.group()).model_copy(update={"corresponding": True})
        if found and len(words) > found.end() + 3 and words[found.end()] == " ":
            return parse_name(found.group()).model_copy(
                update={"corresponding": True, "email": find_email(words)}
            )
    return None


def _from_notice(text: PageText) -> Iterator[Claim]:
    """What only the copyright notice tells: the year, and the persons who hold it as the authors."""
    for notice in text.notices:
        evidence = notice.evidence[0]
        if evidence.start is None or evidence.end is None:
            continue
        if notice.years:
            year = re.search(str(notice.years[-1]), evidence.quote)
            start = evidence.start + (year.start() if year else 0)
            yield text.claim(
                "issued",
                start,
                start + 4,
                Trust.DERIVED,
                basis="derived",
                note="the year of the copyright notice",
                value=None,
            )
    yield from _online_as_issued(text)
    if text.people_held is None:
        return
    persons, notice = text.people_held
    evidence = notice.evidence[0]
    names = [parse_name(person) for person in persons]
    if evidence.start is None or evidence.end is None or not all(name.given for name in names):
        return
    note = "the persons named as copyright holders, in their order"
    yield text.claim(
        "author",
        evidence.start,
        evidence.end,
        Trust.DERIVED + 5,
        value=tuple(names),
        basis="derived",
        note=note,
    )


def _online_as_issued(text: PageText) -> Iterator[Claim]:
    """What has only an online date was published on it."""
    for index, segment in enumerate(text.outline.segments):
        for claim in _dates_of(text, segment, index):
            if (
                claim.variable == "available_date"
                and claim.start is not None
                and claim.end is not None
            ):
                note = "the day it went online; the page gives no other"
                yield text.claim(
                    "issued",
                    claim.start,
                    claim.end,
                    Trust.DERIVED + 5,
                    value=claim.value,
                    basis="derived",
                    note=note,
                )


# --- the kind of work ------------------------------------------------------------------------


def _kind(text: PageText) -> Iterator[Claim]:
    outline = text.outline
    title = text.title[0] if text.title else len(outline.segments)
    for index, segment in enumerate(outline.segments[: title + 8]):
        if outline.roles[index] != "type":
            continue
        frontiers_type = FRONTIERS_TYPE.fullmatch(segment.text)
        if frontiers_type:
            words = frontiers_type["genre"]
            value = words.title() if words.isupper() else words
            yield text.claim(
                "genre", segment.start, segment.start + len(words), Trust.LINE, value=value
            )
            yield text.claim(
                "type",
                segment.start,
                segment.end,
                Trust.LINE,
                value="article-journal",
                basis="derived",
                note="the page calls it an article",
            )
            return
    for index, segment in enumerate(outline.segments):
        if outline.roles[index] in ("volume", "breadcrumb") or segment.kind in (
            "issue",
            "abstract",
        ):
            note = "a volume, an issue or an abstract makes it a journal's article"
            yield text.claim(
                "type",
                segment.start,
                segment.end,
                Trust.POSITION,
                value="article-journal",
                basis="derived",
                note=note,
            )
            return
