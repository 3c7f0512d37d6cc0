"""The programs that read what carcite writes: how each is asked, and what it then says it has read.

A client is run on a file of its own in a folder of its own, with a limit of time. What it has read
is told in one shape, `Seen`, by DOI and by key; what it complains of is told in its own words.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 300
SUFFIXES = {"ris": ".ris", "bibtex": ".bib", "biblatex": ".bib", "csl-json": ".json"}
HERE = Path(__file__).parent


class Missing(Exception):
    """A client is not installed; the message says how it would be."""


@dataclass(frozen=True)
class Seen:
    """What a client has read of one record: the title, names as family and given, the date's parts."""

    title: str
    names: tuple[tuple[str, str], ...]
    date: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Reader:
    """A client that says what it has read. `install` says where it comes from."""

    name: str
    install: str
    formats: Mapping[str, str]  # the format and the dialect for it
    read: Callable[[Path, str], dict[str, Seen]]


@dataclass(frozen=True, eq=False)
class Checker:
    """A client that complains of what is not valid."""

    name: str
    install: str
    formats: tuple[str, ...]
    complaints: Callable[[Path, str], list[str]]


def run(*command: str, folder: Path, ok: tuple[int, ...] = (0,)) -> str:
    """Run a program in a folder and return what it prints; raises RuntimeError with what it says."""
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    if done.returncode not in ok:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {(err or out)[-2000:]}")
    return out + ("\n" + err if err else "")


def needed(program: str, install: str) -> str:
    """Return the program's path, or raise `Missing`."""
    found = shutil.which(program)
    if found is None:
        raise Missing(f"{program} is not installed; it comes as {install}")
    return found


# --- clients that speak CSL-JSON -------------------------------------------------------------


def of_csl(items: list[dict[str, Any]]) -> dict[str, Seen]:
    """Tell CSL-JSON items as `Seen`, by DOI and by key."""
    seen = {}
    for item in items:
        parts = (item.get("issued") or {}).get("date-parts") or [[]]
        record = Seen(
            str(item.get("title", "")),
            tuple(map(_csl_name, item.get("author", ()))),
            tuple(int(part) for part in parts[0]),
        )
        seen[str(item.get("DOI", "")).lower()] = seen[str(item.get("id"))] = record
    return seen


def _csl_name(name: dict[str, str]) -> tuple[str, str]:
    if "literal" in name:
        return name["literal"], ""
    family = " ".join(
        filter(
            None,
            (name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family")),
        )
    )
    given = ", ".join(filter(None, (name.get("given"), name.get("suffix"))))
    return (family, given) if family else (given, "")


PANDOC_READS = {"ris": "ris", "bibtex": "bibtex", "biblatex": "biblatex", "csl-json": "csljson"}


def pandoc(path: Path, format_: str) -> dict[str, Seen]:
    """Ask pandoc for the CSL-JSON that it makes of a file."""
    try:
        import pypandoc
    except ModuleNotFoundError:
        raise Missing("pandoc is not installed; it comes as the wheel pypandoc_binary") from None
    program = pypandoc.get_pandoc_path()
    out = run(program, "-f", PANDOC_READS[format_], "-t", "csljson", path.name, folder=path.parent)
    return of_csl(json.loads(out[: out.rindex("]") + 1]))


def citation_js(path: Path, format_: str) -> dict[str, Seen]:
    """Ask citation-js for the CSL-JSON that it makes of a file."""
    node = needed("node", "Debian's nodejs")
    script = HERE / "citation_js.cjs"
    out = run(node, str(script), path.name, format_, folder=path.parent, ok=(0, 3))
    if out.startswith("missing"):
        raise Missing("citation-js is not installed; it comes by npm, see tox.ini")
    return of_csl(json.loads(out[: out.rindex("]") + 1]))


# --- bibutils --------------------------------------------------------------------------------

MODS = "{http://www.loc.gov/mods/v3}"
BIBUTILS_READS = {"ris": "ris2xml", "bibtex": "bib2xml", "biblatex": "biblatex2xml"}


def bibutils(path: Path, format_: str) -> dict[str, Seen]:
    """Ask bibutils for the MODS that it makes of a file."""
    program = needed(BIBUTILS_READS[format_], "Debian's bibutils")
    out = run(program, "-i", "utf8", "-u", "-nb", path.name, folder=path.parent)
    root = ElementTree.fromstring(out[out.index("<?xml") : out.rindex(">") + 1])
    seen = {}
    for mods in root.iter(f"{MODS}mods"):
        doi = next((i.text for i in mods.iter(f"{MODS}identifier") if i.get("type") == "doi"), "")
        seen[(doi or "").lower()] = seen[mods.get("ID", "")] = Seen(
            _mods_title(mods),
            tuple(_mods_name(n) for n in mods.findall(f"{MODS}name") if _is_author(n)),
            _mods_date(mods),
        )
    return seen


def _mods_title(mods: ElementTree.Element) -> str:
    info = next(
        (t for t in mods.findall(f"{MODS}titleInfo") if t.get("type") != "abbreviated"), None
    )
    if info is None:
        return ""
    parts = (info.findtext(f"{MODS}{part}") for part in ("title", "subTitle"))
    return ": ".join(part for part in parts if part)


def _is_author(name: ElementTree.Element) -> bool:
    return any(term.text == "author" for term in name.iter(f"{MODS}roleTerm"))


def _mods_name(name: ElementTree.Element) -> tuple[str, str]:
    parts: dict[str, list[str]] = {}
    for part in name.findall(f"{MODS}namePart"):
        parts.setdefault(part.get("type") or "literal", []).append(part.text or "")
    family = " ".join(parts.get("family", parts.get("literal", [])))
    suffix = parts.get("suffix", parts.get("termsOfAddress", []))
    given = ", ".join(filter(None, (" ".join(parts.get("given", [])), *suffix)))
    return (family, given) if family else (given, "")


def _mods_date(mods: ElementTree.Element) -> tuple[int, ...]:
    found = next((d.text for d in mods.iter() if d.tag in (f"{MODS}date", f"{MODS}dateIssued")), "")
    return tuple(int(part) for part in re.findall(r"\d+", found or "")[:3])


# --- programs that complain ------------------------------------------------------------------


def bibtex(path: Path, _: str) -> list[str]:
    """Ask BibTeX itself, with its style `plain`; errors only."""
    program = needed("bibtex", "Debian's texlive-binaries")
    name = path.stem
    (path.parent / "x.aux").write_text(
        f"\\citation{{*}}\n\\bibstyle{{plain}}\n\\bibdata{{{name}}}\n", encoding="utf-8"
    )
    out = run(program, "-min-crossrefs=9", "x", folder=path.parent, ok=(0, 1, 2))
    return [line for line in out.splitlines() if _BIBTEX_ERROR.search(line)]


_BIBTEX_ERROR = re.compile(
    r"---line \d+ of file|I was expecting|error message|Illegal|unbalanced|I couldn't"
)


def bibclean(path: Path, _: str) -> list[str]:
    """Ask bibclean; what it marks as an error ("??")."""
    program = needed("bibclean", "Debian's bibclean")
    out = run(program, "-max-width", "0", path.name, folder=path.parent, ok=(0, 1))
    # BibTeX itself has no such limit since 2010.
    return [
        line for line in out.splitlines() if line.startswith("??") and "string too long" not in line
    ]


def biber(path: Path, _: str) -> list[str]:
    """Ask biber to validate a file against biblatex's data model; all but fields that the model lacks.

    Those it ignores, and styles ignore them too: `pmid`, the volume of a `@misc`.
    """
    program = needed("biber", "Debian's biber")
    out = run(
        program, "--tool", "--validate-datamodel", f"--output-file={path.parent / 'out.bib'}",
        path.name, folder=path.parent, ok=(0, 1, 2),
    )  # fmt: skip
    return [
        line
        for line in out.splitlines()
        if line.startswith("ERROR") or (line.startswith("WARN") and not _OF_THE_MODEL.match(line))
    ]


# Fields that the model lacks; and BibTeX's `month` can hold a season in words only.
_OF_THE_MODEL = re.compile(
    r"WARN - (?:Datamodel: |legacy month field '(?:Spring|Summer|Autumn|Winter)')"
)

READERS = (
    Reader(
        "pandoc", "the wheel pypandoc_binary",
        {"ris": "pandoc", "bibtex": "pandoc", "biblatex": "pandoc", "csl-json": "pandoc"}, pandoc,
    ),
    Reader(
        "citation-js", "npm's @citation-js/core with its plug-ins",
        {"ris": "zotero", "bibtex": "jabref", "biblatex": "jabref", "csl-json": "schema"}, citation_js,
    ),
    Reader(
        "bibutils", "Debian's bibutils", {"ris": "endnote", "bibtex": "jabref", "biblatex": "jabref"}, bibutils,
    ),
)  # fmt: skip
CHECKERS = (
    Checker("bibtex", "Debian's texlive-binaries", ("bibtex",), bibtex),
    Checker("bibclean", "Debian's bibclean", ("bibtex",), bibclean),
    Checker("biber", "Debian's biber", ("bibtex", "biblatex"), biber),
)
