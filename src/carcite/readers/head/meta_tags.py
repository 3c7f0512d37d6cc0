"""Read the meta tags of a page: Highwire, EPrints, bepress, PRISM, Dublin Core, OpenGraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from carcite.model.claims import Claim, Trust
from carcite.page import Page
from carcite.page.head import Meta, language_of, links
from carcite.readers.found import found_in
from carcite.readers.head.doi_rules import article_number_of, journal_of_doi
from carcite.readers.head.meta_people import people
from carcite.readers.head.meta_rows import LISTS, ROWS, TYPE_TAGS, TYPES_BY_TAG, Row
from carcite.readers.words import is_cut_off, is_of_site, keywords_of, title_without_site
from carcite.values import identifiers
from carcite.values.containers import is_proceedings
from carcite.values.identifiers import find_doi
from carcite.values.inline import marked_text
from carcite.values.pages import page_range
from carcite.values.patterns import regex
from carcite.values.work_types import is_preprint_doi, parse_work_type

READER = "meta_tags"
# A blurb is shorter, and then it is no abstract.
SHORTEST_ABSTRACT = 200


def read_meta_tags(page: Page) -> Iterator[Claim]:
    """Claim what the page's meta tags and its canonical link say."""
    if page.kind != "html":
        return
    found = page.metas
    first_of: dict[str, Meta] = {}
    for meta in found:
        first_of.setdefault(meta.key, meta)
    language = _language(first_of, page)
    yield from _values(found, language, first_of)
    yield from people(found, READER)
    yield from _lists(found, language)
    yield from _types(first_of)
    yield from _pages(first_of, page)
    yield from _identifiers(found)
    yield from _source(first_of)
    yield from _journal_by_doi(found)
    yield from _canonical(page)


def claim_of(meta: Meta, row: Row, quote: str | None = None, **more: object) -> Claim:
    """Make the claim that a row reads from a tag."""
    return Claim.model_validate(
        {
            "variable": row.variable,
            "quote": meta.content.strip() if quote is None else quote,
            "locator": meta.locator,
            "trust": row.trust,
            "reader": READER,
            "note": row.reason,
            **more,
        }
    )


def _language(first_of: dict[str, Meta], page: Page) -> str | None:
    for key in ("citation_language", "dc.language"):
        if key in first_of:
            return first_of[key].content.strip().lower()[:2]
    return language_of(page.tree) if page.tree is not None else None


# --- one value a tag -------------------------------------------------------------------------


def _values(
    found: Sequence[Meta], language: str | None, first_of: dict[str, Meta]
) -> Iterator[Claim]:
    seen: dict[str, int] = {}
    for meta in found:
        for row in ROWS.get(meta.key, ()):
            # A page with one tag a million times says no more than one with three.
            nth = seen[meta.key] = seen.get(meta.key, 0) + 1
            if nth > 6:
                break
            foreign = meta.language and language and meta.language[:2] != language
            less = min(nth - 1, 3) + (10 if foreign else 0)
            yield _judged(meta, row._replace(trust=row.trust - less) if less else row, first_of)


def _judged(meta: Meta, row: Row, first_of: dict[str, Meta]) -> Claim:
    """Lower the trust in a value that its own words make doubtful."""
    words = meta.content.strip()
    if row.variable == "abstract":
        return _abstract(meta, row)
    if row.variable in ("issued", "available_date"):
        return _date(meta, row, first_of)
    if row.variable == "title" and row.trust < Trust.POSITION:
        site = first_of.get("og:site_name")
        words = title_without_site(marked_text(words), site.content if site else None)
        return claim_of(meta, row, value=words or None)
    if row.variable == "container_title_short" and (words.isdigit() or words.islower()):
        # OJS writes "1", Project Euclid "dmj": the system's name for the journal.
        return claim_of(
            meta, row, problem=f"{words[:40]!r} is a system's code, not an abbreviation"
        )
    if row.variable == "publisher":
        return _publisher(meta, row, first_of)
    if row.variable == "genre" and _INNER_CAPITAL.search(words):
        return claim_of(meta, row, problem=f"{words[:40]!r} is a system's code for a kind")
    if row.variable == "event_title" and words.startswith("Proceedings of"):
        return claim_of(meta, row, problem="the title of the book, not of the meeting")
    if row.variable == "container_title" and identifiers.find_doi(words):
        return claim_of(meta, row, problem="an address, not a title")
    return claim_of(meta, row)


# "OriginalPaper", "BriefCommunication".
_INNER_CAPITAL = regex(r"^[A-Z]\w*[a-z][A-Z]\w+$")
_SENTENCE_ENDS = tuple(".!?)]\"'”’»。>%")


def _abstract(meta: Meta, row: Row) -> Claim:
    words = marked_text(meta.content)
    if is_cut_off(words):
        return claim_of(
            meta, row._replace(trust=min(row.trust, int(Trust.GUESS))), note="it is cut off"
        )
    if row.trust < Trust.POSITION and len(words) < SHORTEST_ABSTRACT:
        return claim_of(
            meta, row._replace(trust=int(Trust.GUESS)), note="too short for an abstract: a blurb"
        )
    if row.trust < Trust.POSITION and words[-1:] not in _SENTENCE_ENDS:
        return claim_of(
            meta, row._replace(trust=int(Trust.GUESS)), note="it ends within a sentence"
        )
    return claim_of(meta, row, basis="derived" if row.trust < Trust.POSITION else "stated")


_JANUARY_FIRST = regex(r"((?:1[4-9]|20)\d\d)[-/]0?1[-/]0?1")


# 10.3390 MDPI: citation_publication_date is "2021/1" all the year round.
MONTHLESS = frozenset(("10.3390",))


def _date(meta: Meta, row: Row, first_of: dict[str, Meta]) -> Claim:
    words = meta.content.strip()
    doi = first_of.get("citation_doi")
    year = re.fullmatch(r"((?:19|20)\d\d)/0?1", words)
    if year and doi and doi.content.strip().split("/")[0] in MONTHLESS:
        return claim_of(meta, row, quote=year[1], note="this publisher's month is always the first")
    padded = _JANUARY_FIRST.fullmatch(words)
    if padded:
        # Systems that know a year only write its first day.
        return claim_of(
            meta,
            row._replace(trust=row.trust - 4),
            quote=padded[1],
            note=f"{words!r}: the first of January may stand for the year alone",
        )
    return claim_of(meta, row)


_ADDRESS = regex(r"(?<=[a-z])(?=\d{1,5}\s[A-Z])|(?<=[a-z])(?=[A-Z][A-Za-z]{1,20}\s[A-Z]{2}: )")


def _publisher(meta: Meta, row: Row, first_of: dict[str, Meta]) -> Claim:
    words = _ADDRESS.split(meta.content.strip())[0].strip()
    # PubMed and PNAS write the journal's name into citation_publisher.
    for key in ("citation_journal_title", "citation_journal_abbrev"):
        journal = first_of.get(key)
        if journal and journal.content.strip().lower() == words.lower():
            row = row._replace(trust=int(Trust.GUESS), reason="the journal's own name")
    return claim_of(meta, row, quote=words)


# --- lists -----------------------------------------------------------------------------------


def _lists(found: Sequence[Meta], language: str | None) -> Iterator[Claim]:
    groups: dict[str, list[Meta]] = {}
    for meta in found:
        if meta.key in LISTS and len(groups.setdefault(meta.key, [])) < 500:
            groups[meta.key].append(meta)
    for key, group in groups.items():
        row = LISTS[key]
        quote = "; ".join(meta.content.strip() for meta in group)
        if row.variable == "keywords":
            words = keywords_of([meta.content for meta in _in_language(group, language)])
            if words and key == "keywords" and any(map(is_of_site, words)):
                row = row._replace(trust=int(Trust.GUESS), reason="the site's, not the article's")
            if words:
                yield claim_of(group[0], row, quote=quote, value=words)
            continue
        canonical = (
            identifiers.canonical_issn if row.variable == "issn" else identifiers.canonical_isbn
        )
        numbers, problem = [], None
        for meta in group:
            for part in re.split(r"[;,]\s*|\s+(?=\d{4}-)", meta.content):
                try:
                    number = canonical(part)
                except ValueError as error:
                    problem = str(error)
                    continue
                if number not in numbers:
                    numbers.append(number)
        if numbers:
            yield claim_of(group[0], row, quote=quote, value=tuple(numbers))
        elif problem:
            yield claim_of(group[0], row, quote=quote, problem=problem)


def _in_language(group: list[Meta], language: str | None) -> list[Meta]:
    """Keep the page's own language of a list that stands in several (OJS)."""
    known = [meta.language for meta in group if meta.language]
    if len(known) != len(group) or len(set(known)) < 2:
        return group
    wanted = language if any(tag[:2] == language for tag in known) else known[0][:2]
    return [meta for meta in group if (meta.language or "")[:2] == wanted]


# --- type ------------------------------------------------------------------------------------


def _types(first_of: dict[str, Meta]) -> Iterator[Claim]:
    for key, (kind, trust) in TYPES_BY_TAG.items():
        if key in first_of:
            if kind == "article-journal" and is_proceedings(first_of[key].content):
                kind = "paper-conference"
            yield claim_of(first_of[key], Row("type", trust), value=kind, basis="derived",
                           note=f"a page with {key} is about a {kind}")  # fmt: skip
    for key, trust in TYPE_TAGS.items():
        meta = first_of.get(key)
        if meta is None:
            continue
        with suppress(ValueError):
            yield claim_of(meta, Row("type", trust), value=parse_work_type(meta.content))


# --- pages -----------------------------------------------------------------------------------


# Springer Nature marks the article's number so, and then counts the file's pages from 1 in the tags.
_NUMBERED = 'data-test="article-number"'


def _pages(first_of: dict[str, Meta], page: Page) -> Iterator[Claim]:
    doi = next(
        (
            hit[0]
            for key in ("citation_doi", "dc.identifier", "prism.doi")
            if key in first_of and (hit := find_doi(first_of[key].content))
        ),
        None,
    )
    for first_key, last_key, trust in (
        ("citation_firstpage", "citation_lastpage", 90),
        ("prism.startingpage", "prism.endingpage", 75),
        ("citation_pages", "", 80),
    ):
        first = first_of.get(first_key)
        if first is None:
            continue
        last = first_of.get(last_key)
        start = first.content.strip()
        end = last.content.strip() if last else ""
        if end and end != start:
            own = "the article is numbered, and these are its file's pages"
            counted = start == "1" and page.has(_NUMBERED)
            yield claim_of(first, Row("page", trust), quote=page_range(start, end),
                           problem=own if counted else None)  # fmt: skip
            continue
        number, note = article_number_of(start, doi)
        if first.name.lower().startswith("bepress_") and not end and start.isdigit():
            number, note = start, "Digital Commons counts an issue's articles here"
        if number is None and note:
            yield claim_of(first, Row("page", trust), problem=note)
        elif number:
            yield claim_of(first, Row("number", trust), value=number, note=note)
        else:
            yield claim_of(first, Row("page", trust), quote=start)


# --- identifiers in places of many uses ------------------------------------------------------

_MANY_USES = {
    "dc.identifier": 85,
    "dcterms.identifier": 80,
    "citation_id": 30,
    "dc.relation": 40,
    "og:url": 60,
    "citation_abstract_html_url": 62,
    "citation_public_url": 60,
    "citation_pdf_url": 45,
    "prism.url": 58,
}
_IDENTIFIER_SHAPES = (
    ("pmid", regex(r"info:pmid/(\d{1,9})|^pmid:?\s?(\d{1,9})$", re.I)),
    ("pmcid", regex(r"info:pmcid/(PMC\d{3,9})", re.I)),
    ("issn", regex(r"^(?:urn:)?issn:?\s?(\d{4}-\d{3}[\dxX])$", re.I)),
    ("isbn", regex(r"^(?:urn:)?isbn:?\s?([\d-]{10,17}[\dxX]?)$", re.I)),
    ("pmcid", regex(r"ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/(PMC\d{3,9})", re.I)),
    ("arxiv", regex(r"arxiv(?:\.org/abs/|:)(\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7})", re.I)),
)


def _identifiers(found: Sequence[Meta]) -> Iterator[Claim]:
    count = 0
    for meta in found:
        trust = _MANY_USES.get(meta.key)
        if trust is None or count > 50:
            continue
        count += 1
        for variable, shape in _IDENTIFIER_SHAPES:
            match = shape.search(meta.content.strip())
            own = meta.key in ("dc.identifier", "dcterms.identifier")
            if match and (own or (variable == "pmcid" and "ncbi" in match[0])):
                yield claim_of(
                    meta, Row(variable, 76), quote=next(part for part in match.groups() if part)
                )
        words = meta.content.strip()
        hit = find_doi(words)
        # A file behind a DOI-like path is the publisher's, not the DOI's.
        if hit and meta.key not in ("citation_id", "dc.relation"):
            suffix = re.split(
                r"(?<=\w)(?:/(?:full|abstract|pdf|epdf|meta|fulltext|html)\b|\?|#|\.pdf$)",
                words[hit[1] :],
            )[0]
            yield claim_of(meta, Row("doi", trust), quote=suffix,
                           basis="stated" if trust > 70 else "derived",
                           note=None if trust > 70 else "from the page's address")  # fmt: skip


def _journal_by_doi(found: Sequence[Meta]) -> Iterator[Claim]:
    for meta in found:
        if meta.key in ("citation_doi", "dc.identifier", "prism.doi") and (
            hit := find_doi(meta.content)
        ):
            if is_preprint_doi(hit[0]):
                yield claim_of(meta, Row("type", 83), value="article", basis="derived",
                               note="the DOI is a preprint server's")  # fmt: skip
            journal = journal_of_doi(hit[0])
            if journal:
                yield claim_of(meta, Row("container_title", 38), value=journal, basis="derived",
                               note="the journal with this DOI prefix")  # fmt: skip
            return


# "Foods 2021, Vol. 10," (MDPI), "BMC Public Health 2013 13:1092" and "Il Nuovo Cimento B 1977 37:1" (Springer).
_SOURCE_SHAPES = (
    regex(r"(?P<title>[^\d,][^,]{2,150}?) (?P<year>(?:19|20)\d\d), Vol\. (?P<volume>\w{1,8}), Page (?P<number>\w{1,12})"),
    regex(r"(?P<title>[^\d,][^,]{2,150}?) (?P<year>(?:19|20)\d\d), Vol\. (?P<volume>\w{1,8}), Pages (?P<page>\w{1,12}-\w{1,12})"),
    regex(r"(?P<title>\D.{2,150}?) (?P<year>(?:1[89]|20)\d\d) (?P<volume>\d{1,4}):(?:(?P<issue>\d{1,3})|(?P<number>\d{4,6}))$"),
)  # fmt: skip


def _source(first_of: dict[str, Meta]) -> Iterator[Claim]:
    meta = first_of.get("dc.source")
    if meta is None:
        return
    words = meta.content.strip()
    for shape in _SOURCE_SHAPES:
        match = shape.fullmatch(words.rstrip(", "))
        if match is None:
            continue
        for found in found_in(match):
            # BMC's "13:1092" is volume and article, Springer's "37:1" volume and issue.
            trust = 30 if found.variable == "issue" else 55
            issue = first_of.get("citation_issue") or first_of.get("prism.number")
            if (
                found.variable == "number"
                and issue is not None
                and issue.content.strip() == found.words
            ):
                continue
            yield claim_of(
                meta,
                Row(found.variable, trust),
                quote=found.words,
                basis="derived",
                note="a part of dc.source",
            )
        return
    if "http" not in words and len(words) < 150 and not re.search(r"\d{4}", words):
        yield claim_of(meta, Row("container_title", 45), note="dc.source names many things")


def _canonical(page: Page) -> Iterator[Claim]:
    for href in links(page.elements.get("link", ()), "canonical")[:1]:
        yield Claim(
            variable="url", quote=href, locator="link[rel=canonical]", trust=82, reader=READER
        )
        hit = find_doi(href)
        if hit:
            yield Claim(variable="doi", quote=hit[0], locator="link[rel=canonical]", trust=64, reader=READER,
                        basis="derived", note="from the page's address")  # fmt: skip
