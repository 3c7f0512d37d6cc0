"""Plant another work's DOI on pages, and see whether enriching notices.

    python benchmarks/crossref_guard.py FOLDER [PAGES [SEED]]

FOLDER holds `works.jsonl`, real Crossref records, one a line. Each record becomes a landing page with
the tags that journals print (whole, or thin: title, first author, year); on it stands the DOI of a
near miss: of a real neighbour (same authors, same journal and year, same title, its correction, the
review of it), or of one made from the record itself (its erratum, preprint, second part, a reply).
PAGES may hold real pages, on which the DOI of a record of FOLDER is planted.

Prints, a kind a line, how many were reported and how many were enriched from; then, for every record,
whether its page with the right DOI was falsely reported. Ends with 1 unless all planted DOIs were
reported and none was enriched from.
"""

from __future__ import annotations

import copy
import html
import itertools
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import carcite
from carcite.crossref.matching.kinds import NEVER
from carcite.crossref.matching.wording import compact, fold_words

Record = dict[str, Any]
A_KIND = 60


class Works:
    """The records by DOI, and whatever was planted under one."""

    def __init__(self, records: dict[str, Record]) -> None:
        self.records = records

    def work(self, doi: str) -> carcite.Work:
        message = self.records.get(doi)
        if message is None:
            raise carcite.NotRegistered(f"{doi} is not among the records", doi=doi)
        asked = carcite.Work  # the client's own type, so that what it gives is what is tried
        return asked(message, doi, str(message["DOI"]).lower(), "crossref")  # type: ignore[arg-type]


# --- pages ------------------------------------------------------------------------------------


def first_text(record: Record, key: str) -> str:
    value = record.get(key)
    if isinstance(value, list):
        value = value[0] if value else ""
    return str(value or "")


def year_of(record: Record) -> str:
    parts = (record.get("issued") or {}).get("date-parts") or [[None]]
    return str(parts[0][0]) if parts[0] and parts[0][0] else ""


def page_of(record: Record, doi: str, *, thin: bool) -> str:
    """A landing page with the tags that Google Scholar asks journals for."""
    title = first_text(record, "title")
    if record.get("subtitle") and compact(fold_words(first_text(record, "subtitle"))) not in compact(fold_words(title)):  # fmt: skip
        title += ": " + first_text(record, "subtitle")
    tags = [("citation_title", title), ("citation_doi", doi)]
    authors = [a for a in record.get("author") or [] if a.get("family")]
    for author in authors[:1] if thin else authors:
        tags.append(
            ("citation_author", f"{author['family']}, {author['given']}" if author.get("given") else author["family"])
        )  # fmt: skip
    tags.append(("citation_publication_date", year_of(record)))
    if not thin:
        names = record.get("container-title") or []
        tag = {
            "journal-article": "citation_journal_title",
            "posted-content": "citation_journal_title",
            "book-chapter": "citation_inbook_title",
            "proceedings-article": "citation_conference_title",
        }.get(record.get("type", ""), "")
        tags += [
            (tag, str(names[-1]) if names and tag else ""),
            ("citation_volume", first_text(record, "volume")),
            ("citation_issue", first_text(record, "issue")),
            ("citation_firstpage", first_text(record, "page").partition("-")[0]),
        ]  # fmt: skip
        tags += [("citation_issn", number) for number in record.get("ISSN") or []]
    metas = "".join(
        f'<meta name="{name}" content="{html.escape(words)}">\n' for name, words in tags if words
    )
    return f"<!doctype html><html><head><title>{html.escape(title)}</title>\n{metas}</head><body><h1>{html.escape(title)}</h1></body></html>"


# --- near misses ------------------------------------------------------------------------------

Miss = tuple[Record, Record]


def real_misses(records: list[Record], rnd: random.Random) -> Iterator[tuple[str, Miss]]:
    """Pairs of real records that have much in common."""
    yield from (("same first author", pair) for pair in grouped(records, author_key, rnd))
    yield from (("same journal and year", pair) for pair in grouped(records, journal_key, rnd))
    yield from (("same issue", pair) for pair in grouped(records, issue_key, rnd))
    yield from (("same book", pair) for pair in grouped(records, book_key, rnd))
    titled = grouped(records, lambda one: compact(fold_words(first_text(one, "title"))), rnd)
    for one, other in titled:
        yield "same title", (one, other)
    by_doi = {one["DOI"].lower(): one for one in records}
    for record in records:
        updates = record.get("update-to") or []
        kinds = [*updates, *(record.get("relation") or {}).get("is-review-of", [])]
        for other in kinds:
            target = by_doi.get(str(other.get("DOI") or other.get("id")).lower())
            if target is not None and target is not record:
                yield "real notice or review", (target, record)
    for _ in range(A_KIND):
        one, other = rnd.sample(records, 2)
        yield "any other work", (one, other)


def grouped(
    records: list[Record], key: Callable[[Record], str], rnd: random.Random
) -> Iterator[Miss]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if key(record):
            groups[key(record)].append(record)
    pairs = [
        (one, other)
        for group in groups.values()
        for one, other in itertools.pairwise(group)
        if not one_work(one, other)
    ]
    rnd.shuffle(pairs)
    yield from pairs[: 3 * A_KIND]


def author_key(record: Record) -> str:
    author = next((a for a in record.get("author") or [] if a.get("family")), {})
    return fold_words(f"{author.get('family', '')} {str(author.get('given', ''))[:1]}")


def journal_key(record: Record) -> str:
    return f"{first_text(record, 'container-title')} {year_of(record)}" if record.get("container-title") else ""  # fmt: skip


def issue_key(record: Record) -> str:
    if not record.get("issue"):
        return ""
    return "|".join(first_text(record, key) for key in ("container-title", "volume", "issue"))


def book_key(record: Record) -> str:
    return first_text(record, "ISBN") if record.get("type") == "book-chapter" else ""


def one_work(one: Record, other: Record) -> bool:
    """Whether two records are of one work, registered twice: all that tells works apart is the same."""
    keys = ("container-title", "volume", "issue", "page", "ISBN", "type", "subtitle")
    authors = [{fold_words(a.get("family") or "") for a in r.get("author") or []} for r in (one, other)]  # fmt: skip
    return (
        all((one.get(key) or None) == (other.get(key) or None) for key in keys)
        and year_of(one) == year_of(other)
        and authors[0] == authors[1]
    )


def changed(record: Record, doi: str, **fields: Any) -> Record:
    other = copy.deepcopy(record)
    other |= {"DOI": doi, "original-title": None, "short-title": None} | {
        key.replace("_", "-"): value for key, value in fields.items()
    }
    return {key: value for key, value in other.items() if value is not None}


def moved(record: Record) -> dict[str, Any]:
    """Another place in the same journal, some issues later."""
    page = first_text(record, "page").partition("-")[0]
    number = str(int(page) + 211) if page.isdigit() else "S77"
    return {"page": number, "article_number": None}


def made_misses(record: Record) -> Iterator[tuple[str, Miss]]:
    """Near misses made from the record itself, under DOIs of their own."""
    title, doi = first_text(record, "title"), record["DOI"]
    for kind, words in (
        ("its erratum", f"Erratum to: {title}"),
        ("its correction", f"Correction: {title}"),
        ("a reply to it", f"{title}—Reply"),
        ("a comment on it", f"Comment on “{title}”"),
        ("its second part", f"{title}. Part II"),
        ("its retraction notice", f"Retraction: {title}"),
    ):
        yield kind, (record, changed(record, f"{doi}.x", title=[words], **moved(record)))
    part = changed(record, doi, title=[f"{title}. Part I"])
    other = changed(record, f"{doi}.x", title=[f"{title}. Part II"], **moved(record))
    yield "the other part of a series", (part, other)
    preprint = changed(
        record, f"{doi}.x", type="posted-content", subtype="preprint", container_title=[],
        short_container_title=None, volume=None, issue=None, page=None, article_number=None,
        ISSN=None, journal_issue=None, institution=[{"name": "bogRxiv"}],
    )  # fmt: skip
    # What Crossref calls the journal SSRN is a server of preprints itself.
    if record["type"] == "journal-article" and "SSRN" not in first_text(record, "container-title"):
        yield "its preprint", (record, preprint)
        server = preprint | {"container-title": ["bogRxiv"]}
        yield "the article, on its preprint's page", (server, changed(record, f"{doi}.y"))
        meeting = changed(
            record, f"{doi}.x", type="proceedings-article", volume=None, issue=None, ISSN=None, page="7-11",
            container_title=["Proceedings of the 7th Conference on Moors"], short_container_title=None,
        )  # fmt: skip
        yield "the conference paper before it", (record, meeting)
        later = changed(preprint, f"{doi}.z", issued={"date-parts": [[int(year_of(record) or 1999) + 2]]}, published_print=None, published_online=None, published=None)  # fmt: skip
        yield "a copy that another posted later", (record, later)
    yield "a peer review of it", (
        record,
        changed(record, f"{doi}.x", type="peer-review", title=[f"Review for “{title}”"], author=None, container_title=[], volume=None, issue=None, page=None),
    )  # fmt: skip
    yield "data of it", (
        record,
        changed(record, f"{doi}.x", type="dataset", title=[f"Data from: {title}"], container_title=["Moor Data"], volume=None, issue=None, page=None, ISSN=None),
    )  # fmt: skip
    yield "its journal", (
        record,
        changed(record, f"{doi}.x", type="journal", title=record.get("container-title") or ["Bog"], author=None, volume=None, issue=None, page=None),
    )  # fmt: skip


# --- the exam ---------------------------------------------------------------------------------


def outcome(page: str, doi: str, planted: Record) -> tuple[bool, bool]:
    """Whether a planted record was reported, and whether anything was taken from it."""
    reading = carcite.read(page)
    if reading.reference.doi is None:
        return False, False
    enriched = carcite.enrich(reading, Works({reading.reference.doi: planted}))
    reported = any(one.code in ("doi-mismatch", "doi-unconfirmed") for one in enriched.remarks)
    return reported, enriched.reference != reading.reference


def planted_cases(
    records: list[Record], rnd: random.Random
) -> dict[str, list[tuple[Record, Record, bool]]]:
    cases: dict[str, list[tuple[Record, Record, bool]]] = defaultdict(list)
    for kind, (one, other) in real_misses(records, rnd):
        if len(cases[kind]) < A_KIND:
            cases[kind].append((one, other, False))
            cases[f"{kind}, thin page"].append((one, other, True))
    sample = [one for one in records if one.get("author") and len(first_text(one, "title")) > 15]
    for record in rnd.sample(sample, min(A_KIND, len(sample))):
        for kind, (one, other) in made_misses(record):
            cases[kind].append((one, other, False))
    return cases


def run_planted(cases: dict[str, list[tuple[Record, Record, bool]]]) -> tuple[int, int, int]:
    total = reported = taken = 0
    for kind, listed in cases.items():
        hits = wrong = 0
        for one, other, thin in listed:
            doi = str(other["DOI"]).lower()
            told, used = outcome(page_of(one, doi, thin=thin), doi, other)
            hits += told
            wrong += used
            if (not told or used) and wrong < 4:
                show = (first_text(one, "title")[:60], first_text(other, "title")[:60], one["DOI"])
                print(f"    not reported: {show}")
        print(f"{kind:40} {hits:4} of {len(listed):4} reported, {wrong} enriched from")
        total, reported, taken = total + len(listed), reported + hits, taken + wrong
    return total, reported, taken


def run_right(records: list[Record]) -> None:
    counts: Counter[str] = Counter()
    for thin in (False, True):
        for record in records:
            doi = record["DOI"].lower()
            try:
                reading = carcite.read(page_of(record, doi, thin=thin))
            except carcite.CarciteError:
                counts["no page"] += 1
                continue
            if reading.reference.doi is None:
                counts["no DOI read"] += 1
                continue
            enriched = carcite.enrich(reading, Works({reading.reference.doi: record}))
            codes = {one.code for one in enriched.remarks}
            what = next((c for c in ("doi-mismatch", "doi-unconfirmed") if c in codes), "enriched")
            counts[f"{what}{', thin page' if thin else ''}"] += 1
            if what == "doi-mismatch" and counts["shown"] < 25:
                counts["shown"] += 1
                message = next(one.message for one in enriched.remarks if one.code == what)
                print(f"    falsely reported{' (thin)' if thin else ''}: {message[:230]}")
    del counts["shown"]
    print("right DOI:", ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))


def run_pages(folder: Path, records: list[Record], rnd: random.Random) -> tuple[int, int, int]:
    total = reported = taken = 0
    own = {one["DOI"].lower() for one in records}
    for path in sorted(folder.glob("*.html")):
        try:
            reading = carcite.read(path)
        except carcite.CarciteError:
            continue
        doi = reading.reference.doi
        if doi is None or doi in own:
            continue
        other = rnd.choice(records)
        enriched = carcite.enrich(reading, Works({doi: other}))
        total += 1
        told = any(one.code in ("doi-mismatch", "doi-unconfirmed") for one in enriched.remarks)
        reported += told
        taken += enriched.reference != reading.reference
        if not told:
            print(f"    not reported: {path.name}: {reading.reference.title} / {first_text(other, 'title')}")  # fmt: skip
    print(
        f"{'real pages, any other work':40} {reported:4} of {total:4} reported, {taken} enriched from"
    )
    return total, reported, taken


def main(folder: Path, pages: Path | None, seed: int) -> int:
    rnd = random.Random(seed)
    with (folder / "works.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    records = [one for one in records if fold_words(first_text(one, "title"))]
    citable = [one for one in records if one.get("type") not in NEVER]
    sums = [run_planted(planted_cases(citable, rnd))]
    if pages is not None:
        sums.append(run_pages(pages, citable, rnd))
    total, reported, taken = (sum(column) for column in zip(*sums, strict=True))
    print(f"{'all planted':40} {reported:4} of {total:4} reported, {taken} enriched from")
    run_right(records)
    return 0 if reported == total and not taken else 1


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(
        main(
            Path(given[0]),
            Path(given[1]) if len(given) > 1 else None,
            int(given[2]) if len(given) > 2 else 50,
        )
    )
