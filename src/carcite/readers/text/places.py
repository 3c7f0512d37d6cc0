"""Where the article stands: volume lines, the journal beside them, DOIs, the page's own citation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.model.claims import Claim, Trust
from carcite.readers import frontiers
from carcite.readers.found import Found
from carcite.readers.text.citations import find_compressed, find_locators, find_volume_year
from carcite.readers.text.near_title import DATE_ALONE
from carcite.readers.text.own_doi import OwnDoi, own_dois
from carcite.readers.text.page_text import PageText
from carcite.readers.text.segments import Segment
from carcite.values.containers import can_be_container
from carcite.values.dates import find_dates
from carcite.values.patterns import regex
from carcite.values.text import fold

# "Volume 16 - 2025" stands under the journal and its section.
FRONTIERS_VOLUME = regex(r"Volume\s(\d{1,4})\s[-–]\s((?:19|20)\d\d)\b")


def volume_lines(text: PageText, own: OwnDoi | None) -> Iterator[Claim]:
    """Claim volume, issue, pages, year, journal and section from volume lines and trails."""
    outline = text.outline
    listed = _are_listed(text)
    known: set[str] = set()
    lines = 0
    for index, segment in enumerate(outline.segments):
        section = outline.sections[index]
        if section == "doi" or (section == "cite" and not text.citations and index <= text.front):
            yield from _compressed_in(text, segment)
        if (
            section
            in ("related", "references", "abstract", "cite", "keywords", "biography", "body")
            and segment.label is None
            and not (
                section in ("abstract", "body")
                and (
                    _repeats_volume(segment.text, known)
                    or _has_doi(segment.text, own)
                    or _is_under_information(text, index)
                )
            )
        ):
            continue
        if outline.roles[index] not in ("volume", "breadcrumb") and segment.kind != "issue":
            continue
        if _OTHER_ISSUE.search(segment.text):
            continue
        lines += 1
        if lines > MOST_LINES:
            return
        # The journal's navigation names the current issue too; the article's own line is labelled or
        # stands near its title.
        trust = Trust.LABELLED - 5 if section == "issue" else Trust.LINE
        if (listed and not text.is_front(index) and _is_reference(segment.text)) or (
            text.title is not None
            and index > text.title[0]
            and _CITED_AUTHORS.match(segment.text)
            and not text.is_own_citation(segment.text)
        ):
            continue
        for found in find_locators(segment.text) or find_compressed(segment.text):
            if found.variable == "volume" and trust >= Trust.LINE:
                known.add(found.words)
            yield from _found_claims(text, found, segment.start, trust)
        year = find_volume_year(segment.text)
        if year is not None and find_locators(segment.text):
            yield from _month_of(text, segment, year.words)
            yield from _found_claims(text, year, segment.start, Trust.LINE - 8)
        yield from _journal_of(text, index)
        yield from _date_beside(text, index)
        if outline.roles[index] == "breadcrumb":
            yield from _breadcrumb_section(text, segment)


_DAY_LINE = regex(
    r"\b(?:received|accepted|submitted|revised|epub|online|published|available|first)\b[^,;|]{0,20}$",
    re.I,
)


_NO_DAY = regex(r"\d{1,2}\s?,")


def _month_of(text: PageText, segment: Segment, year: str) -> Iterator[Claim]:
    """Claim the month of the issue on a volume's line: "Volume 93, Issue 369, June 2019, pp. 711-726"."""
    for date, start, end in find_dates(segment.text):
        if _DAY_LINE.search(segment.text, 0, start):
            return
        if date.precision > 1 and str(date.year) == year:
            if _NO_DAY.match(segment.text, start):
                # "Issue 3, June 2019" has no third of June.
                date = date.model_copy(update={"day": None})
            start, end = segment.start + start, segment.start + end
            yield text.claim("issued", start, end, Trust.LINE - 8, value=date)
            return


# An article's page names its volume some ten times; the lines behind so many are a list's.
MOST_LINES = 400
# More volume lines than these, behind the front matter, are a list of references or of a journal's volumes.
MOST_VOLUMES = 6


def _are_listed(text: PageText) -> bool:
    lines = [
        index
        for index, role in enumerate(text.outline.roles)
        if role == "volume" and not text.is_front(index)
    ]
    return len(lines) > MOST_VOLUMES


_INITIAL = regex(r"(?<!\w)[A-ZÀ-Þ]\.(?:[\s-]?[A-ZÀ-Þ]\.)*,?\s")


# "Londra, I. M., & Sutami, P. (2013). Feeding goats. Informatika 22(1): 45-51.": another work, by its authors.
_CITED_AUTHORS = regex(
    r"(?:\[?\d{1,3}[\].]\s{0,3})?[A-ZÀ-Þ][\w’'-]{1,24},?\s(?:[A-ZÀ-Þ]\.\s?){1,4},?[^\n]{0,200}?\((?:19|20)\d\d[a-z]?\)[.,:]\s"
)


def _is_reference(words: str) -> bool:
    """Say whether a volume line is of another work: authors with initials, or a title, stand before the journal."""
    found = find_locators(words) or find_compressed(words)
    first = min((one.start for one in found if one.variable != "container_title"), default=0)
    return first > 70 or (first > 20 and _INITIAL.search(words, 0, first) is not None)


def _repeats_volume(words: str, known: set[str]) -> bool:
    """Say whether a short line behind the front matter names the volume again: Wiley's and APS' boxes do."""
    return len(words) < 80 and any(
        found.variable == "volume" and found.words in known for found in find_locators(words)
    )


def _is_under_information(text: PageText, index: int) -> bool:
    """Cambridge prints "Information" over the line of journal, volume, issue, month and pages."""
    above = text.outline.segments[index - 1].text if index else ""
    return above == "Information" and len(find_locators(text.outline.segments[index].text)) > 1


def _has_doi(words: str, own: OwnDoi | None) -> bool:
    """Say whether a line has the article's DOI: HighWire's box beside the abstract."""
    return own is not None and "10." in words and own[0] in words.lower()


def _compressed_in(text: PageText, segment: Segment) -> Iterator[Claim]:
    """ACS' "Cite this: ACS Omega 2023, 8, 51, …", RSC's "DOI: … (Paper) Nanoscale, 2013, 5, …"."""
    found = find_compressed(segment.text) if len(segment.text) < 200 else []
    if len(found) > 2:
        for one in found:
            if one.variable != "container_title" or _is_journal(one.words):
                yield from _found_claims(text, one, segment.start, Trust.LINE)


def _found_claims(text: PageText, found: Found, offset: int, trust: int) -> Iterator[Claim]:
    variable = found.variable
    if variable == "page" and _ELOCATOR.fullmatch(found.words):
        variable = "number"
    start, end = offset + found.start, offset + found.end
    words = text.page.text[start:end]
    if variable == "container_title" and "." not in words and find_locators(words):
        trust = Trust.THRESHOLD - 5
    elif variable == "container_title" and _ABBREVIATED.search(words):
        # "Nucl. Acids Res." says the same as a line that spells the name out, and less.
        yield text.claim("container_title_short", start, end, trust)
        trust -= 16
    yield text.claim(variable, start, end, trust)


_ABBREVIATED = regex(r"[a-z]\.(?:\s|$)")


# "View Current Issue (Volume 29 Issue 1 January 2013)": the site's menu.
_OTHER_ISSUE = regex(
    r"\b(?:current|latest|previous|next|recent|forthcoming|last|all) (?:issues?|volumes?)\b|número actual|numéro en cours|aktuelle ausgabe",
    re.I,
)


def _date_beside(text: PageText, index: int) -> Iterator[Claim]:
    """The issue's date alone, over its volume (Science) or under it (Wiley, PNAS)."""
    segments = text.outline.segments
    for at in (index - 1, index + 1):
        if 0 <= at < len(segments) and DATE_ALONE.fullmatch(segments[at].text):
            yield text.claim("issued", segments[at].start, segments[at].end, Trust.LINE - 5)
            return


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
        or _PUBMED_BUTTON.fullmatch(outline.segments[above].text)
        or outline.segments[above].kind in ("issn", "url", "doi")
        or DATE_ALONE.fullmatch(outline.segments[above].text)
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


# What stands between a journal and its volume on PubMed.
_PUBMED_BUTTON = regex(r"Actions|Search in (?:PubMed|NLM Catalog)|Add to Search")


def _is_journal(words: str) -> bool:
    """Say whether words can be a journal's name: short, capitalised, no sentence, no person."""
    return (
        len(words) > 3
        and can_be_container(words)
        and (words[0].isupper() or not words[0].isascii())
        and not re.search(r"\d{3}", words)
        and len(words.split()) < 16
    )


def _breadcrumb_section(text: PageText, segment: Segment) -> Iterator[Claim]:
    """OJS' trail: Home / Archives / issue / section. Its last step is the section."""
    steps = list(re.finditer(r"[^/>›»|]+", segment.text))
    if len(steps) < 3:
        return
    last = steps[-1]
    words = last.group().strip()
    if words.endswith(("...", "…")):
        # The title, cut short.
        return
    if words and not find_locators(words) and 2 < len(words) < 80:
        start = segment.start + last.start() + len(last.group()) - len(last.group().lstrip())
        yield text.claim("section", start, start + len(words), Trust.POSITION)


def cited(text: PageText) -> Iterator[Claim]:
    """Claim what the page's own citation says of year, journal, volume, issue and pages."""
    for citation, start, _ in text.citations:
        for found in citation.found:
            # A book's name may have years in it.
            if found.variable == "container_title" and not (
                _is_journal(found.words) or text.is_chapter
            ):
                continue
            variable = found.variable
            if variable == "container_title" and re.search(r"[a-z]\.(?:\s|$)", found.words):
                variable = "container_title_short"
            if variable == "page" and _is_article_number(text, found):
                variable = "number"
            yield text.claim(
                variable, start + found.start, start + found.end, Trust.LINE - 10, value=None
            )


# No journal has so many pages: six digits number an article (APS, AIP, IOP).
_ELOCATOR = regex(r"[eE]\d{2,12}|\d{6,9}")


def _is_article_number(text: PageText, found: Found) -> bool:
    """An eLocator is no page, and Frontiers' citations print the article number in its place."""
    if _ELOCATOR.fullmatch(found.words):
        return True
    return found.words.isdigit() and any(
        frontiers.is_frontiers(doi) for doi, _, _ in own_dois(text)
    )
