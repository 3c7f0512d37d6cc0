"""Citation lines and labelled dates of HTML pages: whole lines only, each family's shape one row."""

from __future__ import annotations

import pytest

import carcite


def read(*lines: str) -> carcite.Reference:
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = '<meta name="citation_title" content="Fire and drainage in raised bogs">'
    return carcite.read(f"<html><head>{head}</head><body>{body}</body></html>").reference


def shown(reference: carcite.Reference, name: str) -> str:
    value = getattr(reference, name)
    return value.edtf() if isinstance(value, carcite.Date) else str(value)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "July 2013, Vol. 25, No. 7, Pages 101-115",
            {"issued": "2013-07", "volume": "25", "issue": "7", "page": "101-115"},
            id="MIT Press",
        ),
        pytest.param(
            "Moorl. Stud. Phys., 13, 1689-1712, 2013",
            {"container_title_short": "Moorl. Stud. Phys.", "volume": "13", "page": "1689-1712", "issued": "2013"},
            id="Copernicus",
        ),
        pytest.param(
            "Moorland Research 2012, 14:327 (10 December 2012)",
            {"container_title": "Moorland Research", "volume": "14", "number": "327", "issued": "2012"},
            id="BMC",
        ),
        pytest.param(
            "Acta Paludum Borealium 68 (4), 2023: 709-718 doi:10.5555/apb.01105.2023",
            {"container_title": "Acta Paludum Borealium", "volume": "68", "issue": "4", "page": "709-718", "issued": "2023", "doi": "10.5555/apb.01105.2023"},
            id="Acta Palaeontologica Polonica",
        ),
        pytest.param(
            "arXiv:2605.00001v1 [q-bio.QM] 07 May 2026",
            {"arxiv": "2605.00001", "issued": "2026-05-07"},
            id="arXiv",
        ),
        pytest.param(
            "Proceedings of the Ninth International Conference on Bogs",
            {"container_title": "Proceedings of the Ninth International Conference on Bogs"},
            id="IJCAI",
        ),
    ],
)  # fmt: skip
def test_a_citation_line_is_read(line: str, expected: dict[str, str]) -> None:
    reference = read(line)
    assert {name: shown(reference, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("EISSN (online): 2045-2322", {"available_date": "None"}, id="an ISSN is no date"),
        pytest.param(
            "Submitted for publication August 23, 2002; final revision received February 6, 2003; accepted February 7, 2003.",
            {"submitted": "2002-08-23", "accepted": "2003-02-07"},
            id="a revision is no submission",
        ),
    ],
)  # fmt: skip
def test_a_date_stands_behind_its_own_label(line: str, expected: dict[str, str]) -> None:
    reference = read(line)
    assert {name: shown(reference, name) for name in expected} == expected


def test_a_date_of_numbers_is_read_as_the_pages_other_dates_say() -> None:
    reference = read("Manuscript received 22/05/2019", "Manuscript accepted 11/09/2019")
    assert shown(reference, "submitted") == "2019-05-22"
    assert shown(reference, "accepted") == "2019-09-11"
