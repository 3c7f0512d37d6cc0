"""How much of a corpus of real BibTeX files is read, and how much of it right.

    python benchmarks/bibtex_accuracy.py FOLDER [-v]

FOLDER holds the files, an `index.jsonl` with a line a file (`file`, `format`, `source`, and where
there is one `expected` with its `expected_format`), and tables of hard cases. A field counts where
both sides state it; it is equal where the letters and digits are, without case, markup and accents:
pandoc changes the case of titles, and Zotero's exports hold sentence case.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import carcite
from carcite import Date, Reference
from carcite.formats.bibtex import latex
from carcite.formats.bibtex.grammar import parse
from carcite.formats.bibtex.latex import PREAMBLE, to_ascii
from carcite.formats.bibtex.latex_text import decode_records as latex_text
from carcite.formats.bibtex.names import split_list, split_name
from carcite.formats.decoding import decode_records
from carcite.formats.types import TYPES
from carcite.values.identifiers import canonical_doi
from carcite.values.language import canonical_language
from carcite.values.markup import plain_text
from carcite.values.text import fold

Row = dict[str, Any]
Fields = dict[str, str]

TAGS = re.compile(r"<[^<>]{1,60}>|\[|\]\{\.[a-z]+\}")
RECORD = re.compile(r"@[^\S\r\n]*([A-Za-z][\w:.-]*)\s*[{(]")
NO_RECORD = frozenset({"comment", "string", "preamble"})
NAME_PARTS = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")


def plain(value: object) -> str:
    text = "" if value is None else str(value)
    return fold(TAGS.sub("", text).replace("\\", ""))


def names(people: Iterator[str]) -> str:
    """Return names as the sorted letters of each, so that their order of parts says nothing."""
    return ";".join("".join(sorted(plain(name))) for name in people)


def words(values: Iterator[str]) -> str:
    return ",".join(sorted({*filter(None, map(plain, values))}))


def language(value: object) -> str:
    with contextlib.suppress(ValueError):
        return canonical_language(str(value or "")).partition("-")[0]
    return plain(value)


def ours(reference: Reference) -> Fields:
    extra = dict(reversed(reference.extra))
    issued = reference.issued
    editors = reference.editor
    return {
        "type": reference.type,
        "title": plain(reference.title),
        "title_short": plain(reference.title_short),
        "container": plain(reference.container_title),
        "abbreviation": plain(reference.container_title_short),
        "series": plain(reference.collection_title),
        "series_number": plain(reference.collection_number),
        "volume": plain(reference.volume),
        "issue": plain(reference.issue),
        "number": plain(reference.number),
        "pages": plain(reference.page or reference.number),
        "edition": plain(reference.edition),
        "issued": issued.edtf() if issued else "",
        "accessed": reference.accessed.edtf() if reference.accessed else "",
        "doi": plain(reference.doi),
        "url": plain(reference.url),
        "issn": words(iter(reference.issn)),
        "isbn": words(iter(reference.isbn)),
        "publisher": plain(reference.publisher),
        "place": plain(reference.publisher_place),
        "genre": plain(reference.genre),
        "language": language(reference.language),
        "abstract": plain(reference.abstract),
        "keywords": words(iter(reference.keywords)),
        "pmid": plain(reference.pmid),
        "number_of_pages": plain(reference.number_of_pages),
        "authors": names(str(name) for name in reference.author),
        "editors": names(str(name) for name in editors),
        "translators": names(str(name) for name in reference.translator),
        "note": plain(reference.note),
        "annote": plain(extra.get("annote") or extra.get("annotation")),
    }


def of_csl(one: dict[str, Any]) -> Fields:
    one = {str(key).lower(): value for key, value in one.items()}

    def people(key: str) -> str:
        return names(
            " ".join(str(person[part]) for part in NAME_PARTS if person.get(part))
            for person in one.get(key) or []
        )

    keywords = one.get("keyword") or ""
    listed = keywords if isinstance(keywords, list) else re.split("[,;]", str(keywords))
    return {
        "type": str(one.get("type") or ""),
        "title": plain(one.get("title")),
        "container": plain(one.get("container-title")),
        "abbreviation": plain(one.get("container-title-short") or one.get("journalabbreviation")),
        "series": plain(one.get("collection-title")),
        "series_number": plain(one.get("collection-number")),
        "volume": plain(one.get("volume")),
        "issue": plain(one.get("issue")),
        "number": plain(one.get("number")),
        "pages": plain(one.get("page")),
        "edition": plain(one.get("edition")),
        "issued": csl_date(one.get("issued")),
        "accessed": csl_date(one.get("accessed")),
        "doi": doi(one.get("doi")),
        "url": plain(one.get("url")),
        "issn": words(iter(re.split("[,; ]+", str(one.get("issn") or "")))),
        "isbn": words(iter(re.split("[,; ]+", str(one.get("isbn") or "")))),
        "publisher": plain(one.get("publisher")),
        "place": plain(one.get("publisher-place")),
        "genre": plain(one.get("genre")),
        "language": language(one.get("language")),
        "abstract": plain(one.get("abstract")),
        "keywords": words(iter(listed)),
        "pmid": plain(one.get("pmid")),
        "number_of_pages": plain(one.get("number-of-pages")),
        "authors": people("author"),
        "editors": people("editor"),
        "translators": people("translator"),
        "note": plain(one.get("note")),
        "annote": plain(one.get("annote")),
    }


def csl_date(value: Any) -> str:
    if isinstance(value, dict):
        parts = value.get("date-parts")
        if not parts:
            return str(value.get("raw") or value.get("literal") or "")
        points = parts if isinstance(parts[0], list) else [parts]
        return "/".join("-".join(f"{int(part):02d}" for part in point) for point in points)
    return str(value or "")


def of_zotero(one: dict[str, Any]) -> Fields:
    def people(kind: str) -> str:
        return names(
            " ".join(str(name.get(key, "")) for key in ("firstName", "lastName", "name"))
            for name in one.get("creators", [])
            if name.get("creatorType") == kind
        )

    kind = one.get("itemType")
    type_ = next((row.csl for row in TYPES if row.zotero == kind != "document"), "document")
    tags = [tag["tag"] if isinstance(tag, dict) else str(tag) for tag in one.get("tags", [])]
    journal = one.get("publicationTitle") or one.get("bookTitle") or one.get("proceedingsTitle")
    return {
        "type": type_,
        "title": plain(one.get("title")),
        "title_short": plain(one.get("shortTitle")),
        "container": plain(journal),
        "abbreviation": plain(one.get("journalAbbreviation")),
        "series": plain(one.get("series")),
        "series_number": plain(one.get("seriesNumber")),
        "volume": plain(one.get("volume")),
        "issue": plain(one.get("issue")),
        "number": plain(one.get("number")),
        "pages": plain(one.get("pages")),
        "edition": plain(one.get("edition")),
        "issued": str(one.get("date") or ""),
        "doi": doi(one.get("DOI")),
        "url": plain(one.get("url")),
        "issn": words(iter(re.split("[,; ]+", str(one.get("ISSN") or "")))),
        "isbn": words(iter(re.split("[,; ]+", str(one.get("ISBN") or "")))),
        "publisher": plain(one.get("publisher")),
        "place": plain(one.get("place")),
        "language": language(one.get("language")),
        "abstract": plain(one.get("abstractNote")),
        "keywords": words(iter(tags)),
        "number_of_pages": plain(one.get("numPages")),
        "authors": people("author"),
        "editors": people("editor"),
        "translators": people("translator"),
    }


def same_date(found: str, value: str) -> bool:
    """Whether two dates are the same as far as both go: BibTeX's year and month have no day."""
    try:
        expected = Date.parse(value).edtf().split("/")
    except ValueError:
        expected = [value]
    return all(
        one.startswith(other) or other.startswith(one)
        for one, other in zip(found.split("/"), expected, strict=False)
    )


def doi(value: object) -> str:
    with contextlib.suppress(carcite.CarciteError):
        return plain(canonical_doi(str(value or "")))
    return plain(value)


class Tally:
    """How many shared fields are equal, by field, with the differences."""

    def __init__(self) -> None:
        self.equal: Counter[str] = Counter()
        self.shared: Counter[str] = Counter()
        self.differences: list[str] = []

    def compare(self, where: str, got: Fields, expected: Fields) -> None:
        for field, value in expected.items():
            found = got.get(field, "")
            if value and found:
                same = found == value
                if field == "container" and found == expected.get("abbreviation"):
                    # BetterBibTeX writes out a journal that the file abbreviates, by a list of its own.
                    same = True
                if field in ("issued", "accessed"):
                    same = same_date(found, value)
                self.shared[field] += 1
                self.equal[field] += same
                if not same:
                    self.differences.append(f"{where} {field}: {found[:90]} | {value[:90]}")

    def report(self, title: str, verbose: bool) -> None:
        equal, shared = self.equal.total(), self.shared.total()
        print(
            f"{title}: {equal} of {shared} shared fields equal, {100 * equal / max(shared, 1):.2f} %"
        )
        worst = [f"{field} {self.equal[field]}/{count}" for field, count in self.shared.items() if self.equal[field] < count]  # fmt: skip
        print("   " + ", ".join(worst))
        if verbose:
            print("".join(f"      {one}\n" for one in self.differences), end="")


def recovery(folder: Path, rows: list[Row], verbose: bool) -> None:
    records = recovered = failures = 0
    for row in rows:
        data = (folder / row["file"]).read_bytes()
        loaded = carcite.loads(data, "bibtex")
        text = decode_records(data).text
        commented = "".join(line for line in text.splitlines(True) if not line.startswith("%"))
        expected = sum(found[1].lower() not in NO_RECORD for found in RECORD.finditer(commented))
        records += expected
        recovered += min(len(loaded.references), expected)
        failures += len(loaded.failures)
        if verbose and len(loaded.references) != expected:
            print(f"      {row['file']}: {len(loaded.references)} of {expected}, {len(loaded.failures)} failures")  # fmt: skip
    print(f"recovery: {recovered} of {records} records, {failures} failures, {len(rows)} files")


def true_parses(folder: Path, rows: list[Row]) -> None:
    right = total = 0
    for row in rows:
        if not str(row.get("expected_format", "")).startswith("json made by real BibTeX"):
            continue
        total += 1
        expected = json.loads((folder / row["expected"]).read_text("utf-8"))
        found = parse((folder / row["file"]).read_text("utf-8"))
        entries = []
        for entry in found.entries:
            fields: Fields = {}
            for name, value in entry.fields:
                fields.setdefault(name, " ".join(value.split()))
            entries.append({"key": entry.key, "type": entry.type, "fields": fields})
        for entry in expected["entries"]:
            entry["fields"] = {name.lower(): value for name, value in entry["fields"].items()}
        right += entries == expected["entries"] and "".join(found.preambles) == expected["preamble"]
    print(f"BibTeX's own parse: {right} of {total} files")


def tables(folder: Path, verbose: bool) -> None:
    hard = json.loads((folder / "bibtex_names.json").read_text("utf-8"))
    split = [(split_name(split_list(one["input"])[0]), one) for one in hard]
    right = [(n.first, n.von, n.last, n.jr) == (o["first"], o["von"], o["last"], o["jr"]) for n, o in split]  # fmt: skip
    print(f"names split as BibTeX does: {sum(right)} of {len(right)}")
    pairs = json.loads((folder / "latex_to_unicode.json").read_text("utf-8"))
    wrong = [one for one in pairs if latex_text(one["latex"]) not in one["unicode"]]
    print(f"LaTeX to Unicode: {len(pairs) - len(wrong)} of {len(pairs)}")
    if verbose:
        print("".join(f"      {one}\n" for one in wrong), end="")


def in_ascii(folder: Path, verbose: bool) -> None:
    """Write each text as ASCII LaTeX, have pdflatex set it, and read it back."""
    if shutil.which("pdflatex") is None:
        print("Unicode to LaTeX: pdflatex is not installed; not measured")
        return
    texts = json.loads((folder / "unicode_to_latex.json").read_text("utf-8"))
    right = 0
    with tempfile.TemporaryDirectory() as place:
        for text in texts:
            written = to_ascii(latex.prose(text))
            Path(place, "x.tex").write_text(DOCUMENT % (PREAMBLE[11:-2], written), "utf-8")
            subprocess.run(["pdflatex", "-interaction=nonstopmode", "x.tex"], cwd=place, capture_output=True, check=False)  # fmt: skip
            log = Path(place, "x.log").read_text("utf-8", "replace")
            accepted = not any(line.startswith("!") for line in log.splitlines())
            back = plain_text(latex_text(written)) == unicodedata.normalize("NFC", plain_text(text))
            right += accepted and back
            if verbose and not (accepted and back):
                print(f"      {text!r}: {written} {'accepted' if accepted else 'refused'}")
    print(f"Unicode to LaTeX in ASCII, accepted by pdflatex and read back: {right} of {len(texts)}")


DOCUMENT = r"""\documentclass{article}
\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage{textcomp,amssymb}
%s
\begin{document}
%s
\end{document}
"""


def expected_records(folder: Path, row: Row) -> Iterator[tuple[str, Fields]]:
    """Yield a file's expected records with their keys, as far as its format is one that is compared."""
    kind, text = row["expected_format"], (folder / row["expected"]).read_text("utf-8")
    if kind.startswith("zotero-json"):
        for one in json.loads(text).get("items", []):
            yield one.get("citationKey") or "", of_zotero(one)
    elif kind.startswith("csl-yaml"):
        import yaml

        document = yaml.load(text.strip().strip("-"), Loader=yaml.BaseLoader)
        for one in document.get("references") or []:
            yield one.get("id") or "", of_csl(one)
    elif kind.startswith(("csl-json", "csljson")):
        found = json.loads(text)
        for one in listed_in(found, row):
            yield str(one.get("id") or ""), of_csl(one)


def listed_in(found: Any, row: Row) -> list[dict[str, Any]]:
    """Return a file's CSL items; citation-js keeps the results of many files in one map by name."""
    if isinstance(found, list):
        return found
    name = str(row.get("note", "")).removesuffix(".bib").lower()
    for tests in found.values() if isinstance(found, dict) else ():
        for title, pair in tests.items() if isinstance(tests, dict) else ():
            if title.lower().removeprefix("with ") == name and isinstance(pair, list):
                items = [part for part in pair if isinstance(part, list)]
                return items[-1] if items else []
    return []


def agreement(folder: Path, rows: list[Row], verbose: bool) -> None:
    tallies: dict[str, Tally] = {}
    for row in rows:
        kind = row.get("expected_format") or ""
        if not kind.startswith(("zotero-json", "csl-yaml", "csl-json", "csljson")):
            continue
        label = (
            f"{row['source']} {kind.partition('(')[0]}{'input' if 'input' in kind.lower() else ''}"
        )
        tally = tallies.setdefault(label, Tally())
        loaded = carcite.loads((folder / row["file"]).read_bytes(), "bibtex")
        by_key: dict[str, list[Reference]] = {}
        for one in loaded.references:
            by_key.setdefault(one.id or "", []).append(one)
            by_key.setdefault("title " + plain(one.title), []).append(one)
        for key, record in expected_records(folder, row):
            same_title = by_key.get("title " + record.get("title", ""), [])
            found = by_key.get(key) or same_title
            if len(found) > 1:
                found = [one for one in found if plain(one.title) == record.get("title")]
            if len(found) == 1:
                tally.compare(row["file"], ours(found[0]), record)
    whole = Tally()
    for label, tally in tallies.items():
        tally.report(label, verbose)
        whole.equal.update(tally.equal)
        whole.shared.update(tally.shared)
    whole.report("BibTeX against expected results", False)


def bibtex(folder: Path, rows: list[Row], verbose: bool) -> None:
    """Print all measures of BibTeX."""
    rows = [row for row in rows if row["file"].endswith(".bib")]
    recovery(folder, rows, verbose)
    true_parses(folder, rows)
    tables(folder, verbose)
    in_ascii(folder, verbose)
    agreement(folder, rows, verbose)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    lines = (asked.folder / "index.jsonl").read_text("utf-8").splitlines()
    bibtex(asked.folder, list(map(json.loads, lines)), asked.verbose)


if __name__ == "__main__":
    main()
