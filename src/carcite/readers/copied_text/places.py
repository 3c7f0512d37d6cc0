"""Where the article stands: volume lines, the journal beside them, DOIs, the page's own citation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.evidence import Claim, Trust
from carcite.readers import frontiers
from carcite.readers.copied_text.citations import (
    Found,
    find_compressed,
    find_locators,
    find_volume_year,
)
from carcite.readers.copied_text.outline import (
    Outline,
)
from carcite.readers.copied_text.page_text import PageText
from carcite.readers.copied_text.segments import Segment
from carcite.values.identifiers import find_dois
from carcite.values.text import fold

# "Volume 16 - 2025" stands under the journal and its section.
FRONTIERS_VOLUME = re.compile(r"Volume\s(\d{1,4})\s[-–]\s((?:19|20)\d\d)\b")


def volume_lines(text: PageText) -> Iterator[Claim]:
    """Claim volume, issue, pages, year, journal and section from volume lines and trails."""
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
    if FRONTIERS_VOLUME.match(segment.text):
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


def own_dois(text: PageText) -> Iterator[tuple[str, int, int]]:
    """Yield the DOIs that may be the article's own, with their offsets: none of a list of references or related articles."""
    outline = text.outline
    for index, segment in enumerate(outline.segments):
        if outline.sections[index] in ("references", "related", "abstract", "body"):
            continue
        for doi, start, end in find_dois(segment.text):
            yield doi, segment.start + start, segment.start + end


def best_doi(text: PageText) -> tuple[str, int, int] | None:
    """The DOI that is trusted most to be the article's own, with its offsets; of equals the first."""
    found = list(dois(text))
    if not found:
        return None
    best = max(found, key=lambda claim: claim.trust)
    if best.trust < Trust.THRESHOLD or best.start is None or best.end is None:
        return None
    return str(best.value), best.start, best.end


def dois(text: PageText) -> Iterator[Claim]:
    """Claim every DOI on the page, trusted by where it stands."""
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


def cited(text: PageText) -> Iterator[Claim]:
    """Claim what the page's own citation says of year, journal, volume, issue and pages."""
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
        frontiers.is_frontiers(doi) for doi, _, _ in own_dois(text)
    )
