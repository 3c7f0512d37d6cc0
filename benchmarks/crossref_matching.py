"""How often a match is right: pairs of records that people labelled, and noisy queries against their own records.

python benchmarks/crossref_matching.py FOLDER                  # FOLDER has works.jsonl and pairs.jsonl
python benchmarks/crossref_matching.py FOLDER QUERIES.jsonl    # and the queries, which ask FOLDER's works
    python benchmarks/crossref_matching.py FOLDER QUERIES.jsonl --errors   # and show what went wrong

A query is a line of JSON: doi, answerable, title, author, year, container_title, volume, issue, page.
Each is asked twice: with its record in the index, and with it left out, when any answer is counted
as wrong; whoever reads the list of these may find the same work under another DOI among them.
A pair is two releases of fatcat, of which one becomes a reference and the other a record, both ways round.
"""

from __future__ import annotations

import collections
import json
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from carcite.crossref.matching import Decision, choose, judge
from carcite.crossref.snapshot import Snapshot, build
from carcite.model.reference import Date, Name, Reference


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


# --- pairs -------------------------------------------------------------------------------------

_TYPES = {
    "article-journal": "journal-article",
    "article": "posted-content",
    "chapter": "book-chapter",
    "paper-conference": "proceedings-article",
    "book": "book",
    "dataset": "dataset",
    "standard": "standard",
    "component": "component",
}


def _names(release: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    found = []
    for each in release.get("contribs", []):
        if each.get("role") in ("author", None):
            whole = (each.get("raw_name") or "").strip()
            found.append((each.get("surname") or "", each.get("given_name") or "", whole))
    return found


def _container(release: Mapping[str, Any], other: Mapping[str, Any]) -> str | None:
    """Give the container's name; where both releases have their journal's identifier, that."""
    if release.get("container_id") and other.get("container_id"):
        return str(release["container_id"])
    return (release.get("extra") or {}).get("container_name")


def reference_of(release: Mapping[str, Any], other: Mapping[str, Any]) -> Reference:
    kind = release.get("release_type")
    names = [
        Name(family=family, given=given or None) if family else Name(literal=whole)
        for family, given, whole in _names(release)
        if family or whole
    ]
    year = release.get("release_year")
    title = release.get("title") or ""
    subtitle = release.get("subtitle")
    return Reference(
        type=kind if kind in _TYPES and kind not in ("component",) else "document",
        title=f"{title}: {subtitle}" if subtitle else title,
        author=tuple(names),
        issued=Date(year=year) if year else None,
        container_title=_container(release, other),
        volume=release.get("volume"),
        issue=release.get("issue"),
        page=release.get("pages"),
    )


def work_of(release: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    kind = ((release.get("extra") or {}).get("crossref") or {}).get("type")
    container = _container(release, other)
    year = release.get("release_year")
    return {
        "DOI": release["ext_ids"].get("doi") or release["ident"],
        "type": kind or _TYPES.get(release.get("release_type") or "", "other"),
        "title": [release.get("title") or ""],
        "subtitle": [release["subtitle"]] if release.get("subtitle") else [],
        "original-title": [release["original_title"]] if release.get("original_title") else [],
        "author": [
            {"family": family, "given": given} if family else {"name": whole}
            for family, given, whole in _names(release)
        ],
        "issued": {"date-parts": [[year]]},
        "container-title": [container] if container else [],
        "volume": release.get("volume"),
        "issue": release.get("issue"),
        "page": release.get("pages"),
    }


def pairs(path: Path, show: bool) -> None:
    counted: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for number, pair in enumerate(lines(path)):
        label = {"EXACT": "same", "STRONG": "same"}.get(pair["label"], pair["label"])
        if not label:
            continue
        ways = [(pair["a"], pair["b"]), (pair["b"], pair["a"])]
        judged = [judge(reference_of(a, b), work_of(b, a)) for a, b in ways]
        there, back = (judgement.same_work for judgement in judged)
        counted[label].update(all=1, there=there, back=back, either=there or back)
        counted[label].update(version="version" in {each.verdict for each in judged})
        if show and (label == "same") != (there and back) and label in ("same", "DIFFERENT"):
            print(number, label, pair["reason"], *judged, sep="\n   ")
    for label, count in sorted(counted.items()):
        print(
            f"pairs labelled {label:9s}: {count['all']:4d}, accepted as the same work "
            f"{count['there']} (a → b), {count['back']} (b → a), {count['either']} (either way), "
            f"of which as another version {count['version']}"
        )


# --- queries -----------------------------------------------------------------------------------


def reference_of_query(query: Mapping[str, Any]) -> Reference:
    names = [
        Name(family=each["family"], given=each.get("given") or None)
        for each in query.get("author") or ()
        if each.get("family")
    ]
    title, subtitle = query.get("title") or "", query.get("subtitle")
    return Reference(
        title=f"{title}: {subtitle}" if subtitle else title or None,
        author=tuple(names),
        issued=Date(year=query["year"]) if query.get("year") else None,
        container_title=query.get("container_title"),
        volume=query.get("volume"),
        issue=query.get("issue"),
        page=query.get("page"),
    )


def _without(works: list[Mapping[str, object]], doi: str) -> list[Mapping[str, object]]:
    return [work for work in works if str(work.get("DOI", "")).lower() != doi]


def queries(snapshot: Snapshot, path: Path, show: bool) -> None:
    counted: collections.Counter[str] = collections.Counter()
    began = time.perf_counter()
    for query in lines(path):
        reference, doi = reference_of_query(query), query["doi"]
        works = list(snapshot.candidates(reference))
        found = doi in {str(work.get("DOI", "")).lower() for work in works}
        present, absent = choose(reference, works), choose(reference, _without(works, doi))
        right = present.match is not None and present.match.doi == doi and query["answerable"]
        counted.update(
            asked=1,
            answerable=query["answerable"],
            found=found and query["answerable"],
            answered=present.match is not None,
            right=right,
            absent=absent.match is not None,
        )
        if show:
            _show(query, present, absent, found, right)
    seconds = time.perf_counter() - began
    _report(counted, seconds)


def _report(counted: collections.Counter[str], seconds: float) -> None:
    answered, right, asked = counted["answered"], counted["right"], counted["asked"]
    print(f"queries: {asked}, answerable {counted['answerable']}, {asked / seconds:.0f} a second")
    print(f"record among the candidates: {counted['found'] / counted['answerable']:.4f}")
    print(f"precision {right / max(1, answered):.4f} ({answered - right} wrong of {answered})")
    print(f"recall    {right / counted['answerable']:.4f}")
    print(f"own record left out: {counted['absent']} accepted, {counted['absent'] / asked:.2%}")


def _show(
    query: Mapping[str, Any], present: Decision, absent: Decision, found: bool, right: bool
) -> None:
    if absent.match or (present.match and not right):
        kind = "ABSENT" if absent.match else "WRONG"
        print(kind, json.dumps(query, ensure_ascii=False)[:600])
        print("   ", absent.why if absent.match else present.why)
    if query["answerable"] and not right:
        print("MISSED" if found else "NOT FOUND", json.dumps(query, ensure_ascii=False)[:500])
        print("   ", present.why, *present.judgements[:2], sep="\n        ")


def main() -> None:
    arguments = [each for each in sys.argv[1:] if not each.startswith("--")]
    folder, show = Path(arguments[0]), "--errors" in sys.argv
    pairs(folder / "pairs.jsonl", show)
    if len(arguments) > 1:
        with tempfile.TemporaryDirectory() as place:
            index = Path(place) / "crossref.db"
            build([folder / "works.jsonl"], index, processes=1)
            with Snapshot(index) as snapshot:
                queries(snapshot, Path(arguments[1]), show)


if __name__ == "__main__":
    main()
