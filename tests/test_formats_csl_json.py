from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from carcite import formats
from carcite.model.reference import Date, ItemType, Name, Reference
from hard_records import ARTICLE, HOSTILE_TEXTS, PREPRINT


def item(reference: Reference) -> dict[str, Any]:
    items = json.loads(formats.dumps([reference], "csl-json"))
    assert len(items) == 1
    found: dict[str, Any] = items[0]
    return found


def test_every_cell_of_zoteros_checklist_has_its_key() -> None:
    assert item(ARTICLE) == {
        "id": "perez2025car",
        "type": "article-journal",
        "title": "CAR-T cells in <i>Mus musculus</i>: the role of H<sub>2</sub>O and CD4<sup>+</sup>",
        "title-short": "CAR-T cells",
        "author": [
            {"family": "Pérez", "given": "Ana"},
            {"family": "van der Berg", "given": "Anna M."},
            {"family": "O'Neill", "given": "Patrick, Jr."},
            {"literal": "Ministry of Health, Labour and Welfare"},
        ],
        "editor": [{"family": "Li", "given": "Chen"}],
        "container-title": "Frontiers in Immunology",
        "container-title-short": "Front. Immunol.",
        "journalAbbreviation": "Front. Immunol.",
        "collection-title": "A Special Issue",
        "publisher": "Frontiers",
        "volume": "16",
        "issue": "6",
        "page": "101-115",
        "section": "Autoimmunity",
        "genre": "Review",
        "status": "Provisionally accepted",
        "issued": {"date-parts": [[2025, 3, 7]]},
        "accessed": {"date-parts": [[2025, 9, 1]]},
        "submitted": {"date-parts": [[2025, 1, 8]]},
        "DOI": "10.3389/fimmu.2025.1625166",
        "URL": "https://example.org/a_b?x=1&y=%20#top",
        "ISSN": "1664-3224, 0028-0836",
        "PMID": "12345678",
        "PMCID": "PMC123456",
        "language": "en",
        "keyword": "CAR-T; B cells, activated; lupus",
        "abstract": "Background: 50% of cells.\n\nResults: p < 0.05.",
        "license": "© 2025 Ana Pérez, Chen Li. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "note": "Status: Provisionally accepted\n"
        "Submitted: 2025-01-08\n"
        "Accepted: 2025-02-23\n"
        "ORCID: 0000-0002-1825-0097 (Ana Pérez)\n"
        "keyword: CAR-T; B cells, activated; lupus",
    }


def test_a_preprint_is_csls_article() -> None:
    assert item(PREPRINT)["type"] == "article"


DATES: dict[str, tuple[Date, dict[str, object]]] = {
    "year": (Date(year=2025), {"date-parts": [[2025]]}),
    "day": (Date(year=2025, month=3, day=7), {"date-parts": [[2025, 3, 7]]}),
    "circa": (Date(year=2025, circa=True), {"date-parts": [[2025]], "circa": True}),
    "season": (Date(year=2025, season=22), {"raw": "Summer 2025"}),
    "range": (
        Date(year=2025, month=3, day=7, end=Date(year=2025, month=4)),
        {"date-parts": [[2025, 3, 7], [2025, 4]]},
    ),
}


@pytest.mark.parametrize(("date", "expected"), DATES.values(), ids=DATES)
def test_dates_are_parts_and_a_season_is_in_words(date: Date, expected: dict[str, object]) -> None:
    assert item(Reference(issued=date))["issued"] == expected


FIELDS: dict[str, tuple[Reference, str, object]] = {
    "article-number": (Reference(type="article-journal", number="e12"), "page", "e12"),
    "article-number-too": (Reference(type="article-journal", number="e12"), "number", "e12"),
    "pages-win": (Reference(type="article-journal", number="e12", page="1"), "page", "1"),
    "software": (Reference(type="software"), "type", "document"),
    "software-version": (Reference(type="software", version="1"), "type", "book"),
    "software-note": (Reference(type="software"), "note", "Type: computerProgram"),
    "note-last": (Reference(note="mine\r\ntoo", status="s"), "note", "Status: s\nmine\ntoo"),
    "status-on-one-line": (Reference(status="s\nType: book"), "note", "Status: s Type: book"),
    "given-id": (Reference(id="k:1"), "citation-key", "k:1"),
    "foreign": (Reference(extra=(("x-y", "1"),)), "custom", {"x-y": "1"}),
    "title-on-one-line": (Reference(title="a\nb"), "title", "a b"),
}


@pytest.mark.parametrize(("reference", "key", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_value_goes_where_zotero_finds_it(
    reference: Reference, key: str, expected: object
) -> None:
    assert item(reference)[key] == expected


# Zotero's importer rejects a file over one type outside this list.
ZOTERO_READS = frozenset(get_args(ItemType)) - {"software"}


@pytest.mark.parametrize("type_", get_args(ItemType))
def test_no_type_makes_zotero_reject_the_file(type_: ItemType) -> None:
    assert item(Reference(type=type_))["type"] in ZOTERO_READS


def test_what_is_absent_has_no_key() -> None:
    assert set(item(Reference())) == {"id", "type", "note"} - {"note"}


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_hostile_values_stay_values(text: str) -> None:
    hostile = Reference(
        id=text, title=text, abstract=text, note=text, author=(Name(literal=f"L{text}"),)
    )
    written = formats.dumps([hostile, ARTICLE], "csl-json")
    items = json.loads(written.encode("utf-8"))
    assert len(items) == 2
    assert not any(character < " " for character in items[0].get("title", ""))
    assert items[1] == item(ARTICLE)
