"""What a page says is set by TeX and never run, whatever style and engine set it: `tox -e conformity`."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import carcite
from conformity.clients import Missing, needed
from hostile_tex import PAYLOADS, RAN, hostile

SECONDS = 120
TYPES = ("article-journal", "book", "chapter", "thesis", "webpage")
NATBIB = r"\usepackage{natbib}"
HYPERREF = r"\usepackage{hyperref}"
# The format, what processes it, and what stands in the document's head and at its end.
STYLES = {
    "plain": ("bibtex", "bibtex", "", "plain"),
    "plainurl": ("bibtex", "bibtex", "", "plainurl"),
    "plainurl, hyperref": ("bibtex", "bibtex", HYPERREF, "plainurl"),
    "plainnat": ("bibtex", "bibtex", NATBIB, "plainnat"),
    "plainnat, hyperref": ("bibtex", "bibtex", NATBIB + HYPERREF, "plainnat"),
    "biblatex": ("biblatex", "biber", r"\usepackage{biblatex}\addbibresource{refs.bib}", None),
    "biblatex, hyperref": (
        "biblatex",
        "biber",
        rf"\usepackage{{biblatex}}\addbibresource{{refs.bib}}{HYPERREF}",
        None,
    ),
}


def typeset(folder: Path, engine: str, style: str, records: str) -> str:
    """Set a list of the records; return its text as the engine's processor of bibliographies left it."""
    _, processor, head, name = STYLES[style]
    try:
        programs = [needed(one, "Debian's texlive-bibtex-extra, texlive-luatex and biber") for one in (engine, processor)]  # fmt: skip
    except Missing as missing:
        pytest.skip(str(missing))
    listed = (
        rf"\bibliographystyle{{{name}}}\bibliography{{refs}}" if name else r"\printbibliography"
    )
    (folder / "refs.bib").write_text(records, encoding="utf-8")
    (folder / "a.tex").write_text(
        rf"\documentclass{{article}}{head}\begin{{document}}\nocite{{*}}{listed}\end{{document}}",
        encoding="utf-8",
    )
    run(programs[0], "-interaction=nonstopmode", "a", folder=folder)
    run(programs[1], "a", folder=folder)
    run(programs[0], "-interaction=nonstopmode", "a", folder=folder)
    log = (folder / "a.log").read_text(encoding="utf-8", errors="replace")
    if "! LaTeX Error: File `" in log:
        pytest.skip("a package is not installed; they come as Debian's texlive-bibtex-extra")
    return (folder / "a.bbl").read_text(encoding="utf-8", errors="replace")


def run(*command: str, folder: Path) -> None:
    # TeX ends with 1 where it found anything to complain of, as it does of some of these texts.
    subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
@pytest.mark.parametrize("style", STYLES)
def test_nothing_that_a_record_says_runs(tmp_path: Path, engine: str, style: str) -> None:
    records = [hostile(payload, type_) for payload in PAYLOADS.values() for type_ in TYPES]
    text = typeset(tmp_path, engine, style, carcite.dumps(records, STYLES[style][0]))
    assert text.count("eeds") > len(records)
    assert not (tmp_path / RAN).exists()


@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_a_record_that_is_not_written_by_carcite_does_run(tmp_path: Path, engine: str) -> None:
    # Or the test above could not fail.
    address = f"https://reeds.example/a{PAYLOADS['hex braces']}"
    entry = f"@misc{{a, author = {{Paz, Ana}}, title = {{Reeds}}, url = {{{address}}}}}"
    typeset(tmp_path, engine, "plainurl, hyperref", entry)
    assert (tmp_path / RAN).exists()
