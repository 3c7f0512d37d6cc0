"""The type of a work where no tag says it: told by what it stands in, and never without a note."""

from __future__ import annotations

import pytest

import carcite
from carcite.values.containers import is_proceedings


def page(*lines: str, head: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    title = "<title>Fire and drainage in raised bogs</title>"
    return f"<html><head>{title}{head}</head><body><h1>Fire and drainage in raised bogs</h1>{body}</body></html>"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Proceedings of the 12th Symposium on Tides", True),
        ("2007 Northern Conference on Bogs", True),
        ("Advances in Neural Information Processing Systems", True),
        ("Workshops at the Ninth Meeting of Foresters", True),
        ("Proceedings of the National Academy of Sciences", False),
        ("Proceedings of the Royal Society B", False),
        ("Moorland Studies", False),
    ],
)
def test_proceedings_are_told_from_journals_of_that_name(title: str, expected: bool) -> None:
    assert is_proceedings(title) is expected


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        pytest.param(page("Moorl. Stud., 13, 16-32, 2013"), "article-journal", id="a volume with pages"),
        pytest.param(page("Proceedings of the Ninth Conference on Bogs"), "paper-conference", id="proceedings named on a line"),
        pytest.param(page("arXiv:2605.00001v1 [q-bio.QM] 07 May 2026"), "article", id="arXiv's mark"),
        pytest.param(page(head='<meta name="dc.identifier" content="10.5555/b.1"><meta name="prism.issn" content="2049-3630">'), "article-journal", id="an ISSN"),
        pytest.param(page("Nothing is said here."), "document", id="nothing known"),
    ],
)  # fmt: skip
def test_the_type_is_derived_from_what_else_is_known(source: str, kind: str) -> None:
    reading = carcite.read(source)
    assert reading.reference.type == kind
    if kind != "document":
        assert any(remark.code == "derived-type" for remark in reading.remarks)


CITED = """Fire and drainage in the raised bogs of the northern coast
Ada Roe, Bo Lind
Bog Chem. Lett. 2021, 3, 2, 164–171
Abstract
We measured the water table of nine raised bogs for eleven years, and compared burnt and drained ones with others.
"""


def test_an_abbreviated_title_stands_for_the_whole_where_the_page_says_no_more() -> None:
    reading = carcite.read(CITED)
    assert reading.reference.container_title == "Bog Chem. Lett."
    chosen = reading.claims["container_title"].chosen
    assert chosen is not None
    assert chosen.basis == "derived"
    assert any(remark.code == "derived-container-title" for remark in reading.remarks)


def test_the_whole_title_wins_over_its_abbreviation() -> None:
    reading = carcite.read(
        CITED.replace("Ada Roe, Bo Lind", "Ada Roe, Bo Lind\nJournal: Bog Chemistry Letters")
    )
    assert reading.reference.container_title == "Bog Chemistry Letters"
