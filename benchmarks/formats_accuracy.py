"""How much of a corpus of real record files is read, and how much of it right.

    python benchmarks/formats_accuracy.py FOLDER             # all measures
    python benchmarks/formats_accuracy.py FOLDER ris bibtex -v  # some, with each difference

FOLDER holds the files and an `index.jsonl` with a line a file: `file`, `format`, `source`, and
where there is one `expected` with its `expected_format`. A field counts where both sides state it;
it is equal where the letters and digits are, without case, markup and accents.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bibtex_accuracy import bibtex

import carcite
from carcite import CarciteError, Reference
from carcite.formats.decoding import decode_records
from carcite.formats.loading import READERS
from carcite.values.text import fold

Row = dict[str, Any]
Fields = dict[str, str]

TAGS = re.compile(r"<[^<>]{1,60}>")
TY = re.compile(r"^[ \ufeff]*TY\s{0,3}-", re.M)


def plain(value: object) -> str:
    return fold(TAGS.sub("", str(value or "")))


def fields_of(reference: Reference) -> Fields:
    """Return what is compared of a reference, folded."""
    issued = reference.issued
    return {
        "title": plain(reference.title),
        "container": plain(reference.container_title),
        "volume": plain(reference.volume),
        "issue": plain(reference.issue),
        # An article number stands among the pages in most formats.
        "pages": plain(reference.page or reference.number),
        "year": str(issued.year) if issued else "",
        "month": str(issued.month or "") if issued else "",
        "day": str(issued.day or "") if issued else "",
        "doi": plain(reference.doi),
        "issn": ",".join(sorted(map(plain, reference.issn))),
        "isbn": ",".join(sorted(map(plain, reference.isbn))),
        "publisher": plain(reference.publisher),
        "place": plain(reference.publisher_place),
        "abstract": plain(reference.abstract),
        "keywords": ",".join(sorted(map(plain, reference.keywords))),
        "authors": people(str(name) for name in reference.author),
        "editors": people(str(name) for name in reference.editor),
        "url": plain(reference.url),
    }


def people(names: Iterator[str]) -> str:
    """Return names as the sorted letters of each, so that their order of parts says nothing."""
    return ";".join("".join(sorted(plain(name))) for name in names)


class Tally:
    """How many shared fields are equal, by field, with the differences."""

    def __init__(self) -> None:
        self.equal: Counter[str] = Counter()
        self.shared: Counter[str] = Counter()
        self.differences: list[str] = []

    def compare(self, where: str, ours: Fields, theirs: Fields) -> None:
        for field, expected in theirs.items():
            got = ours.get(field, "")
            if not expected or not got:
                continue
            self.shared[field] += 1
            if got == expected:
                self.equal[field] += 1
            else:
                self.differences.append(f"{where} {field}: got {got[:70]} expected {expected[:70]}")

    def report(self, title: str, verbose: bool) -> None:
        equal, shared = self.equal.total(), self.shared.total()
        share = 100 * equal / shared if shared else 0.0
        print(f"{title}: {equal} of {shared} shared fields equal, {share:.2f} %")
        worst = [f"{field} {self.equal[field]}/{count}" for field, count in self.shared.items() if self.equal[field] < count]  # fmt: skip
        print("   " + ", ".join(worst) if worst else "   all equal")
        if verbose:
            print("".join(f"      {one}\n" for one in self.differences), end="")


# --- robustness ------------------------------------------------------------------------------


def robustness(folder: Path, rows: list[Row], verbose: bool) -> None:
    """Read every file as what it shows and as every format; count what raises anything but ours."""
    raised, refused, tried = 0, 0, 0
    for row in rows:
        data = (folder / row["file"]).read_bytes()
        for format_ in (None, *READERS):
            tried += 1
            try:
                carcite.loads(data, format_)
            except CarciteError as error:
                refused += format_ is None
                if verbose and format_ is None:
                    print(f"      {row['file']} ({row['format']}): {error}")
            except Exception as error:  # noqa: BLE001 - it is what is counted
                raised += 1
                print(f"   RAISED {row['file']} as {format_}: {type(error).__name__}: {error}")
    print(f"robustness: {tried} readings of {len(rows)} files, {raised} raised anything but CarciteError; {refused} files of no format that is recognised")  # fmt: skip


# --- RIS -------------------------------------------------------------------------------------


def ris(folder: Path, rows: list[Row], verbose: bool) -> None:
    records = recovered = failures = 0
    tally, stated = Tally(), Tally()
    for row in rows:
        if row["format"] != "ris":
            continue
        data = (folder / row["file"]).read_bytes()
        text = decode_records(data).text.replace("\r", "\n")
        loaded = carcite.loads(data, "ris")
        records += len(TY.findall(text))
        recovered += sum(1 for one in loaded.references)
        failures += len(loaded.failures)
        for theirs in expected(folder, row):
            ours = match(loaded.references, theirs)
            if ours is not None:
                tally.compare(row["file"], fields_of(ours), theirs)
                stated.compare(row["file"], fields_of(ours), held_by(text, theirs))
    print(f"RIS: {recovered} records read of {records} TY lines, {failures} failures")
    tally.report("RIS against expected results", verbose)
    stated.report("   of what the file itself states of people and ISSNs", verbose)


def held_by(text: str, theirs: Fields) -> Fields:
    """Leave out of the expected fields the people and ISSNs that are not in the file.

    The expected table is of the source that the files were exported from; Citavi's export has lost
    the "de" of Dutch names and all ISSNs but one.
    """
    lines = {"".join(sorted(plain(line[6:]))) for line in text.splitlines()}
    whole = plain(text)
    held = dict(theirs)
    if any(name not in lines for name in theirs.get("authors", "").split(";")):
        del held["authors"]
    if any(one not in whole for one in theirs.get("issn", "").split(",")):
        del held["issn"]
    return held


def match(references: tuple[Reference, ...], theirs: Fields) -> Reference | None:
    """Return the reference with the same DOI, else the same title."""
    for key in ("doi", "title"):
        if theirs.get(key):
            for reference in references:
                if fields_of(reference)[key] == theirs[key]:
                    return reference
    return None


def expected(folder: Path, row: Row) -> Iterator[Fields]:
    """Yield the expected records of a file in the fields of `fields_of`, as far as they state them."""
    name = row.get("expected")
    if not name:
        return
    text = decode_records((folder / name).read_bytes()).text
    kind = row["expected_format"]
    if kind.startswith("csv"):
        yield from (of_csv(one) for one in csv.DictReader(text.splitlines()))
    elif kind.startswith(("csl", "csljson")) and name.endswith(".json"):
        items = json.loads(text)
        yield from (of_csl(one) for one in (items if isinstance(items, list) else [items]))
    elif kind.startswith("zotero-json"):
        yield from (of_zotero(one) for one in json.loads(text).get("items", []))
    elif kind == "bibtex":
        yield from of_bibtex(text)


def of_csv(one: dict[str, str]) -> Fields:
    date = one["Date Published"].split("-")
    pages = [one["Start Page"], one["End Page"]]
    return {
        "title": plain(one["Title"]),
        "container": plain(one["Source Title"]),
        "volume": plain(one["Volume"]),
        "issue": plain(one["Issue Number"]),
        "pages": plain("".join(dict.fromkeys(pages))),
        "year": one["Publication Year"],
        "month": date[1].lstrip("0") if len(date) > 1 else "",
        "day": date[2].lstrip("0") if len(date) > 2 else "",
        "doi": plain(one["DOI"]),
        "issn": ",".join(sorted(plain(part) for part in one["ISSNs"].split(";") if part)),
        "publisher": plain(one["Publisher"]),
        "abstract": plain(one["Abstract"]),
        "keywords": ",".join(sorted(plain(part) for part in one["Keywords"].split(";") if part)),
        "authors": people(iter(one["Author/s"].split(";"))),
    }


def of_csl(one: dict[str, Any]) -> Fields:
    parts = (one.get("issued") or {}).get("date-parts") or [[]]
    date = [str(part) for part in parts[0]] + ["", "", ""]

    def names(key: str) -> str:
        listed = one.get(key) or []
        return people(
            " ".join(str(part) for name, part in person.items() if name in NAME_PARTS)
            for person in listed
        )

    keywords = one.get("keyword")
    return {
        "title": plain(one.get("title")),
        "container": plain(one.get("container-title")),
        "volume": plain(one.get("volume")),
        "issue": plain(one.get("issue")),
        "pages": plain(one.get("page") or one.get("number")),
        "year": date[0],
        "month": date[1].lstrip("0"),
        "day": date[2].lstrip("0"),
        "doi": plain(one.get("DOI")),
        "publisher": plain(one.get("publisher")),
        "place": plain(one.get("publisher-place")),
        "abstract": plain(one.get("abstract")),
        "keywords": ",".join(sorted(plain(part) for part in re.split("[,;]", keywords))) if isinstance(keywords, str) else "",
        "authors": names("author"),
        "editors": names("editor"),
        "url": plain(one.get("URL")),
    }  # fmt: skip


NAME_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal")


def of_zotero(one: dict[str, Any]) -> Fields:
    date = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(one.get("date", "")))

    def names(kind: str) -> str:
        return people(
            " ".join(str(name.get(key, "")) for key in ("firstName", "lastName", "name"))
            for name in one.get("creators", [])
            if name.get("creatorType") == kind
        )

    return {
        "title": plain(one.get("title")),
        "container": plain(one.get("publicationTitle") or one.get("bookTitle")),
        "volume": plain(one.get("volume")),
        "issue": plain(one.get("issue")),
        "pages": plain(one.get("pages")),
        "year": date[1] if date else "",
        "month": (date[2] or "").lstrip("0") if date else "",
        "day": (date[3] or "").lstrip("0") if date else "",
        "doi": plain(one.get("DOI")),
        "publisher": plain(one.get("publisher")),
        "place": plain(one.get("place")),
        "abstract": plain(one.get("abstractNote")),
        "authors": names("author"),
        "editors": names("editor"),
        "url": plain(one.get("url")),
    }


MONTHS = {name: str(number) for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # fmt: skip


def of_bibtex(text: str) -> Iterator[Fields]:
    """Yield the entries of a .bib file by bibtexparser, so that our own reader is no witness."""
    import bibtexparser

    for entry in bibtexparser.parse_string(text).entries:
        held = {field.key.lower(): str(field.value) for field in entry.fields}
        names = re.split(r"\s+and\s+", held.get("author", ""))
        month = held.get("month", "").strip("# ").lower()[:3]
        yield {
            "title": plain(held.get("title")),
            "container": plain(held.get("journal") or held.get("booktitle")),
            "volume": plain(held.get("volume")),
            "issue": plain(held.get("number")),
            "pages": plain(held.get("pages")),
            "year": held.get("year", ""),
            "month": MONTHS.get(month, ""),
            "doi": plain(held.get("doi")),
            "publisher": plain(held.get("publisher")),
            "abstract": plain(held.get("abstract")),
            "keywords": ",".join(sorted(plain(part) for part in held.get("keywords", "").split(","))),
            "authors": people(iter(filter(None, names))),
            "url": plain(held.get("url")),
        }  # fmt: skip


# --- CSL-JSON --------------------------------------------------------------------------------


def csl(folder: Path, rows: list[Row], verbose: bool) -> None:
    items = read = failures = 0
    tally, back = Tally(), Tally()
    for row in rows:
        if not row["format"].startswith("csl"):
            continue
        data = (folder / row["file"]).read_bytes()
        loaded = carcite.loads(data, "csl-json")
        failures += len(loaded.failures)
        read += len(loaded.references)
        try:
            parsed = json.loads(decode_records(data).text)
        except ValueError:
            continue
        listed = [one for one in (parsed if isinstance(parsed, list) else [parsed]) if isinstance(one, dict)]  # fmt: skip
        items += len(listed)
        for one, reference in zip(listed, loaded.references, strict=False):
            compare_item(back, row["file"], one, reference)
        for theirs in expected(folder, row):
            ours = match(loaded.references, theirs)
            if ours is not None:
                tally.compare(row["file"], fields_of(ours), theirs)
    print(f"CSL-JSON: {read} references of {items} items, {failures} failures")
    tally.report("CSL-JSON against expected results", verbose)
    back.report("CSL-JSON read and written again, by key", verbose)


def compare_item(tally: Tally, where: str, item: dict[str, Any], reference: Reference) -> None:
    """Compare every key of an item with what is written of its reference, in pure CSL."""
    (written,) = json.loads(carcite.dumps([reference], "csl-json", dialect="schema"))
    kept = written | (written.get("custom") or {})
    theirs = {key: leaves(value) for key, value in item.items() if key != "custom"}
    ours = {key: leaves(kept.get(SAME.get(key, key), kept.get(key))) or "(lost)" for key in theirs}
    tally.compare(where, ours, theirs)


# Older names and Crossref's, with what is written in their place.
SAME = {
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
    "shortTitle": "title-short",
    "short-title": "title-short",
    "published-print": "issued",
    "published-online": "issued",
}


def leaves(value: object) -> str:
    """Return all texts in a value in order, folded."""
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return leaves(json.loads(value))
        except ValueError:
            return plain(value)
    if isinstance(value, dict) and ("family" in value or "given" in value or "literal" in value):
        return people(iter(["".join(str(value.get(part) or "") for part in NAME_PARTS)]))
    if isinstance(value, dict):
        return "".join(leaves(value[key]) for key in sorted(value))
    if isinstance(value, list):
        return "".join(map(leaves, value))
    return plain(value) if value is not None else ""


MEASURES: dict[str, Callable[[Path, list[Row], bool], None]] = {
    "robustness": robustness,
    "ris": ris,
    "csl": csl,
    "bibtex": bibtex,
}


def main() -> None:
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    if not words:
        sys.exit(__doc__)
    folder = Path(words[0])
    lines = (folder / "index.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for name in words[1:] or MEASURES:
        MEASURES[name](folder, rows, "-v" in sys.argv)


if __name__ == "__main__":
    main()
