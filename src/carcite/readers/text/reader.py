"""From a page's text to its claims: each rule reads one kind of line and says how far to trust it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.model.claims import Claim, Trust
from carcite.page import Page
from carcite.readers.text.from_doi import from_doi
from carcite.readers.text.frontiers_lines import frontiers_lines
from carcite.readers.text.furniture import FRONTIERS_TYPE
from carcite.readers.text.issued import finer_issued, settle_issued
from carcite.readers.text.journals import weigh_journals
from carcite.readers.text.labelled import (
    first_and_last,
    labelled,
    modified_as_issued,
    online_as_issued,
)
from carcite.readers.text.near_title import issn_lines, lines_near_title, published_in
from carcite.readers.text.outline import FOREIGN_SECTIONS
from carcite.readers.text.own_doi import best_doi, dois
from carcite.readers.text.page_text import PageText
from carcite.readers.text.people_claims import authors, from_notice
from carcite.readers.text.places import cited, volume_lines
from carcite.readers.text.prose_claims import prose
from carcite.readers.text.publishers import published_by
from carcite.readers.text.title import SURE
from carcite.readers.text.title_evidence import title_span
from carcite.values.patterns import regex
from carcite.values.work_types import find_work_type


def read_copied_text(page: Page, title: str | None = None) -> Iterator[Claim]:
    """Read a page as text and yield its claims; `title` is the title where it is known already."""
    text = PageText(page, title)
    claims = list(weigh_journals(text, _of_lines(text)))
    if not text.is_rendered:
        claims += finer_issued(claims)
    derived = list(from_doi(text, claims))
    numbers = {claim.value for claim in derived if claim.variable == "number"}
    numbers |= {
        claim.quote.strip()
        for claim in claims
        if claim.variable == "number" and claim.trust >= Trust.THRESHOLD
    }
    for claim in claims:
        # "12, 2826" is a page by its looks, and an article number where the publisher numbers articles
        # or another line says so.
        is_number = claim.variable == "page" and claim.quote.strip() in numbers
        yield claim.model_copy(update={"variable": "number"}) if is_number else claim
    yield from derived


def _of_lines(text: PageText) -> Iterator[Claim]:
    yield from _title(text)
    identifiers = list(dois(text))
    own = best_doi(identifiers)
    volumes, citations = list(volume_lines(text, own)), list(cited(text))
    dated = list(settle_issued(list(labelled(text)), [*volumes, *citations]))
    yield from dated
    yield from first_and_last(text)
    yield from frontiers_lines(text, own)
    yield from volumes
    yield from lines_near_title(text)
    yield from published_in(text)
    yield from issn_lines(text)
    yield from published_by(text)
    yield from identifiers
    yield from citations
    yield from prose(text)
    yield from authors(text)
    yield from from_notice(text)
    yield from online_as_issued(text, dated)
    yield from modified_as_issued(text)
    yield from _kind(text)


def _title(text: PageText) -> Iterator[Claim]:
    if text.title is None:
        return
    index, score = text.title
    segment = text.outline.segments[index]
    trust = (
        Trust.LABELLED
        if segment.kind == "title"
        else Trust.LINE
        if score >= SURE
        else Trust.POSITION
    )
    start, end = title_span(segment)
    if text.subtitle is not None:
        end = text.outline.segments[text.subtitle].end
    yield text.claim("title", start, end, trust, value=text.whole_title)


# "Summarize this article", "You have full access to this open access article" are the site's words.
_TO_THE_READER = regex(
    r"\b(?:this|you|your|access|my|view|cite|share|download|read|next|previous|email|print|open|save|all|related)\b",
    re.I,
)


# How far from the title a line may say what kind of work it is.
_NEAR_TITLE = 8


def _kind(text: PageText) -> Iterator[Claim]:
    outline = text.outline
    first = text.title[0] if text.title else len(outline.segments)
    last = first if text.subtitle is None else text.subtitle
    for index, segment in enumerate(outline.segments[: first + _NEAR_TITLE]):
        frontiers_type = FRONTIERS_TYPE.fullmatch(segment.text) if outline.roles[index] == "type" else None  # fmt: skip
        # "Email article" is a button of a rendered page.
        if (
            frontiers_type
            and not text.is_rendered
            and not _TO_THE_READER.search(frontiers_type["genre"])
        ):
            words = frontiers_type["genre"]
            value = words.title() if words.isupper() else words
            end = segment.start + len(words)
            yield text.claim("genre", segment.start, end, Trust.LINE, value=value)
            yield text.claim("type", segment.start, segment.end, Trust.LINE, value="article-journal",
                             basis="derived", note="the page calls it an article")  # fmt: skip
            return
        stated = None if first <= index <= last else find_work_type(segment.text)
        if stated is not None and outline.sections[index] not in FOREIGN_SECTIONS:
            yield text.claim("type", segment.start, segment.end, Trust.LINE, value=stated)
            return
    yield from _of_journals(text)


# What journals' pages have, and what pages of any work may have, each with what it tells.
_SIGNS_OF_JOURNALS = (
    (frozenset(["volume", "breadcrumb"]), "issue", Trust.DERIVED, "it has a volume or an issue, so it is a journal article"),
    (frozenset[str](), "abstract", Trust.THRESHOLD, "it has an abstract, and nothing suggests another type"),
)  # fmt: skip


def _of_journals(text: PageText) -> Iterator[Claim]:
    """Claim a journal's article by the weak signs of one; what else is known of the work goes before it."""
    if text.is_rendered:
        # The tags and the elements of an HTML page say more.
        return
    outline = text.outline
    for roles, kind, trust, note in _SIGNS_OF_JOURNALS:
        for role, segment in zip(outline.roles, outline.segments, strict=True):
            if role in roles or segment.kind == kind:
                yield text.claim("type", segment.start, segment.end, trust,
                                 value="article-journal", basis="derived", note=note)  # fmt: skip
                return
