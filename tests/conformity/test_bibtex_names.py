"""BibTeX itself splits the names that we write as the reference holds them."""

from __future__ import annotations

import itertools
import re
import subprocess
from pathlib import Path

import pytest

from carcite.formats.bibtex.latex_text import text_of_latex
from carcite.formats.bibtex.names import names
from carcite.formats.people import parts
from carcite.model.reference import Name
from conformity.clients import SECONDS, Missing, needed

FAMILIES = (
    "Berg", "van der Berg", "Van der Berg", "de", "al-Rashid", "d'Alembert", "García y Vega",
    "O'Neill", "Øre", "ørsted", "毛", "de la Cruz Pérez", "Smith-Jones", "Álvarez-Pérez",
    "Meer-de Vries", "McDonald III", "'t Hooft", "and", "others", "Barnes and Noble", "3com", "A, B",
)  # fmt: skip
GIVEN = ("Ana", "J.-P.", "ibrahim", "Øystein", "Jean de", "泽东", "A. and B.", None)
PARTICLES = (None, "van der", "de", "al-", "d'", "Von", "von und zu", "'t")
SUFFIXES = (None, "Jr.")
PEOPLE = [
    Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)
    for family, given, particle, suffix in itertools.product(FAMILIES, GIVEN, PARTICLES, SUFFIXES)
    if given or not suffix
]
# A style that prints an entry's key and, between strokes, what BibTeX has made of its author.
STYLE = r"""ENTRY { author } {} {}
FUNCTION {misc} {
  cite$ "|" * author #1 "{vv}" format.name$ * "|" * author #1 "{ll}" format.name$ *
  "|" * author #1 "{jj}" format.name$ * "|" * author #1 "{ff}" format.name$ *
  "|" * author num.names$ int.to.str$ * write$ newline$
}
READ
ITERATE {call.type$}
"""
RECORD = re.compile(r"^(\d+)\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|1$")


def bare(text: str) -> str:
    """Return a part of a name without what parts its words, which BibTeX prints as ties."""
    return re.sub(r"[\s~-]+", "", text)


def is_as_held(person: Name, found: tuple[str, ...]) -> bool:
    """Whether the four parts are the reference's; particles that cannot stand alone are in the family."""
    known = parts(person)
    assert known is not None
    rest = (known.suffix, known.given)
    told = (("", known.full_family, *rest), (known.particle, known.family, *rest))
    return found in [tuple(map(bare, parts)) for parts in told]


def test_bibtex_splits_names_as_the_reference_holds_them(tmp_path: Path) -> None:
    try:
        program = needed("bibtex", "Debian's texlive-binaries")
    except Missing as missing:
        pytest.skip(str(missing))
    entries = (f"@misc{{{n}, author = {{{names((one,))}}}}}\n" for n, one in enumerate(PEOPLE))
    (tmp_path / "n.bst").write_text(STYLE)
    (tmp_path / "n.bib").write_text("".join(entries), encoding="utf-8")
    (tmp_path / "n.aux").write_text("\\citation{*}\n\\bibstyle{n}\n\\bibdata{n}\n")
    subprocess.run([program, "-terse", "n"], cwd=tmp_path, timeout=SECONDS, check=False)
    # BibTeX folds its lines, and goes on behind two blanks.
    printed = (tmp_path / "n.bbl").read_bytes().replace(b"\n  ", b" ").decode("utf-8")
    split = {int(row[1]): row.groups()[1:] for row in map(RECORD.match, printed.split("\n")) if row}
    assert len(split) == len(PEOPLE)
    wrong = [
        (one, names((one,)), split[n])
        for n, one in enumerate(PEOPLE)
        if not is_as_held(one, tuple(bare(text_of_latex(part)) for part in split[n]))
    ]
    assert wrong == []
