"""pandoc changes the case of English titles alone, and of those only what no brace keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

import carcite
from carcite.model.reference import Reference
from conformity.clients import Missing, pandoc

TITLES = [
    ("fr", "Étude de l’ADN à Paris: une revue"),
    ("de", "iPhone-Nutzer: eine Studie über Moore"),
    ("hu", "A Tisza Vidéke: egy tanulmány"),
    ("en", "iPSC-derived neurons and mRNA in New York"),
    ("en", "The <i>BRCA1</i> gene of O’Neill and McDonald"),
    ("en", "Use of <sup>18</sup>F-FDG PET/CT: GaAs/AlGaAs"),
    ("en", "What is life? The Physical aspect of the cell"),
    # Nothing tells its language, so that its capitals are braced.
    (None, "Die Welt als Wille und Vorstellung"),
]


@pytest.mark.parametrize("flavour", ["bibtex", "biblatex"])
def test_titles_come_back_with_their_capitals(flavour: str, tmp_path: Path) -> None:
    works = [
        Reference(id=f"key{number}", type="book", title=title, language=language)
        for number, (language, title) in enumerate(TITLES)
    ]
    path = tmp_path / "titles.bib"
    carcite.dump(works, path, flavour, dialect="pandoc")
    try:
        seen = pandoc(path, flavour)
    except Missing as missing:
        pytest.skip(str(missing))
    assert [seen[f"key{number}"].title for number in range(len(TITLES))] == [
        title for _, title in TITLES
    ]
    assert "nocase" not in "".join(one.title for one in seen.values())
