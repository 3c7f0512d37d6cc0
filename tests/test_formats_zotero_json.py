"""Zotero's own JSON: the API's, BetterBibTeX's, and one item alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carcite
from carcite.formats.csl.zotero import ITEM_TYPES
from carcite.model.reference import Date, Name, Reference

ITEM: dict[str, Any] = {
    "key": "ABCD2345",
    "version": 12,
    "itemType": "journalArticle",
    "title": "Peat <i>in situ</i>",
    "creators": [
        {"creatorType": "author", "firstName": "Anna", "lastName": "van der Berg"},
        {"creatorType": "author", "name": "Peat Society"},
        {"creatorType": "editor", "firstName": "Chen", "lastName": "Li"},
    ],
    "abstractNote": "One.\nTwo.",
    "publicationTitle": "Journal of Peat",
    "journalAbbreviation": "J. Peat",
    "volume": "3",
    "issue": "2",
    "pages": "11-19",
    "date": "2021-03-04",
    "accessDate": "2022-01-01T10:00:00Z",
    "DOI": "10.1234/AB",
    "ISSN": "1664-3224",
    "url": "https://example.org/a",
    "language": "en",
    "rights": "CC BY 4.0",
    "callNumber": "QH1",
    "extra": "PMID: 123\nCitation Key: berg2021\nA line.",
    "tags": [{"tag": "peat"}, {"tag": "bogs, deep", "type": 1}],
    "collections": ["X"],
    "relations": {},
    "dateAdded": "2020-01-01T00:00:00Z",
}
REFERENCE = Reference(
    id="berg2021",
    type="article-journal",
    title="Peat <i>in situ</i>",
    author=(
        Name(family="Berg", given="Anna", non_dropping_particle="van der"),
        Name(literal="Peat Society"),
    ),
    editor=(Name(family="Li", given="Chen"),),
    abstract="One.\nTwo.",
    container_title="Journal of Peat",
    container_title_short="J. Peat",
    volume="3",
    issue="2",
    page="11-19",
    issued=Date(year=2021, month=3, day=4),
    accessed=Date(year=2022, month=1, day=1),
    doi="10.1234/ab",
    issn=("1664-3224",),
    url="https://example.org/a",
    language="en",
    keywords=("peat", "bogs, deep"),
    pmid="123",
    note="A line.",
    extra=(("callNumber", "QH1"),),
)
API = {"key": "ABCD2345", "version": 12, "library": {"type": "user", "id": 1}, "data": ITEM}


@pytest.mark.parametrize(
    "shape",
    [[API], API, [ITEM], ITEM, {"config": {}, "version": {"zotero": "7"}, "items": [ITEM]}],
    ids=["api", "api-one", "items", "item", "better-bibtex"],
)
def test_an_item_is_read_whole_in_every_shape(shape: Any) -> None:
    loaded = carcite.loads(json.dumps(shape))
    assert loaded.format == "zotero-json"
    (reference,) = loaded.references
    assert reference.rights.license is not None
    assert reference.rights.license.spdx_id == "CC-BY-4.0"
    assert reference == REFERENCE.model_copy(update={"rights": reference.rights})


@pytest.mark.parametrize(
    ("item", "variable", "value"),
    [
        ({"itemType": "bookSection", "bookTitle": "Bogs"}, "container_title", "Bogs"),
        ({"itemType": "thesis", "university": "Delft"}, "publisher", "Delft"),
        ({"itemType": "thesis", "thesisType": "PhD"}, "genre", "PhD"),
        ({"itemType": "report", "reportNumber": "R-12"}, "number", "R-12"),
        ({"itemType": "book", "numPages": "301"}, "number_of_pages", "301"),
        ({"itemType": "book", "series": "Peat", "seriesNumber": "4"}, "collection_number", "4"),
        ({"itemType": "case", "caseName": "Peat v. Bog"}, "title", "Peat v. Bog"),
        ({"itemType": "presentation", "place": "Delft"}, "event_place", "Delft"),
        ({"itemType": "computerProgram", "versionNumber": "1.2", "version": 7}, "version", "1.2"),
        ({"itemType": "book", "extra": "DOI: 10.1234/x"}, "doi", "10.1234/x"),
        ({"itemType": "book", "version": 7}, "version", None),
        ({"itemType": "document"}, "type", "document"),
        ({"itemType": "preprint"}, "type", "article"),
        ({"itemType": "book", "date": "n.d."}, "extra", (("issued", "n.d."),)),
        (
            {"itemType": "patent", "creators": [{"creatorType": "inventor", "lastName": "Li"}]},
            "author",
            (Name(family="Li"),),
        ),
        (
            {"itemType": "book", "creators": [{"lastName": "Peat Society", "fieldMode": 1}]},
            "author",
            (Name(literal="Peat Society"),),
        ),
    ],
)
def test_a_field_goes_where_zotero_itself_maps_it(
    item: dict[str, Any], variable: str, value: object
) -> None:
    (reference,) = carcite.loads(json.dumps([item])).references
    assert getattr(reference, variable) == value


def test_every_type_that_we_write_for_zotero_is_read() -> None:
    assert {"book", "email", "tvBroadcast", "standard"} <= ITEM_TYPES.keys()


def test_notes_and_attachments_are_no_works_and_counted_in_a_remark() -> None:
    child = {"itemType": "attachment", "title": "PDF", "parentItem": "ABCD2345"}
    loaded = carcite.loads(json.dumps([ITEM, child]))
    assert len(loaded.references) == 1
    assert [(remark.code, remark.severity) for remark in loaded.remarks] == [("no-work", "info")]


def test_a_broken_item_costs_no_other_and_its_parts_are_no_items() -> None:
    loaded = carcite.loads(json.dumps([API, API])[:-9])
    assert len(loaded.references) == 1
    assert [failure.lost for failure in loaded.failures] == ["record"]


def test_the_word_in_a_text_is_no_sign_of_zotero() -> None:
    text = json.dumps([{"type": "book", "title": 'The key "itemType": what it is'}])
    assert carcite.loads(text).format == "csl-json"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
CREATOR = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("creatorType", "name", "lastName"), VALUES | st.just("title"))
)


@given(
    st.dictionaries(st.sampled_from((*ITEM, "notes", "custom", "type", "note")), VALUES),
    st.lists(CREATOR, max_size=3),
)
def test_no_item_raises_anything(item: dict[str, Any], creators: list[Any]) -> None:
    told = json.dumps([{**item, "itemType": "book", "creators": creators, "title": "Peat"}])
    assert len(carcite.loads(told).references) == 1


def test_notes_in_html_join_the_lines_of_extra() -> None:
    item = {
        "itemType": "book",
        "extra": "One.\nTwo.",
        "notes": [{"note": "<p>Three.</p><p>Four.</p>"}],
    }
    (reference,) = carcite.loads(json.dumps([item])).references
    assert reference.note == "One.\nTwo.\nThree.\nFour."
