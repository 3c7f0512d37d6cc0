"""What was retracted, corrected or superseded is told, and a notice is not taken for the work."""

from __future__ import annotations

from typing import Any

import pytest

from carcite.crossref.records import reference_of_work
from carcite.model.claims import Remark
from carcite.model.reference import Reference, Relation
from carcite.weighing.retractions import STANDINGS, retraction_remarks
from crossref_works import work

NOTICE = {"DOI": "10.5555/notice", "label": "Retraction", "source": "retraction-watch", "record-id": "4036"}  # fmt: skip


def remarks(record: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in retraction_remarks(reference_of_work(record))]


@pytest.mark.parametrize(
    ("type_", "kind", "code", "severity"),
    [
        ("retraction", "retracted-by", "retracted", "error"),
        ("Retraction", "retracted-by", "retracted", "error"),
        ("partial_retraction", "partly-retracted-by", "partly-retracted", "error"),
        ("partial-retraction", "partly-retracted-by", "partly-retracted", "error"),
        ("withdrawal", "withdrawn-by", "withdrawn", "error"),
        ("removal", "removed-by", "removed", "error"),
        ("expression_of_concern", "concern-expressed-by", "expression-of-concern", "warning"),
        ("expression-of-concern", "concern-expressed-by", "expression-of-concern", "warning"),
        ("new_version", "superseded-by", "superseded", "warning"),
        ("new_edition", "superseded-by", "superseded", "warning"),
        ("correction", "corrected-by", "corrected", "info"),
        ("erratum", "corrected-by", "corrected", "info"),
        ("corrigendum", "corrected-by", "corrected", "info"),
        ("err", "corrected-by", "corrected", "info"),
        ("addendum", "amended-by", "amended", "info"),
        ("clarification", "clarified-by", "clarified", "info"),
        ("something new", "updated-by", "updated", "info"),
    ],
)
def test_updated_by_marks_the_work(type_: str, kind: str, code: str, severity: str) -> None:
    record = work(updated_by=[NOTICE | {"type": type_}])
    relation = Relation(kind=kind, doi="10.5555/notice")
    assert reference_of_work(record).relations == (relation,)
    assert remarks(record) == [(code, severity)]


@pytest.mark.parametrize(
    ("type_", "kind", "code"),
    [
        ("retraction", "retraction-of", "retraction-notice"),
        ("partial_retraction", "partial-retraction-of", "retraction-notice"),
        ("withdrawal", "withdrawal-of", "withdrawal-notice"),
        ("correction", "correction-of", "correction-notice"),
        ("expression_of_concern", "expression-of-concern-about", "concern-notice"),
    ],
)
def test_update_to_marks_the_notice(type_: str, kind: str, code: str) -> None:
    record = work(
        title=["Retracted: Peat growth"], update_to=[{"DOI": "10.5555/WORK", "type": type_}]
    )
    reference = reference_of_work(record)
    assert reference.relations == (Relation(kind=kind, doi="10.5555/work"),)
    assert reference.status is None
    codes = [one.code for one in retraction_remarks(reference)]
    assert code in codes
    if type_ not in ("correction", "expression_of_concern"):
        assert "retracted" not in codes


def test_a_retracted_work_has_the_status_of_one() -> None:
    record = work(updated_by=[NOTICE | {"type": "retraction"}])
    assert reference_of_work(record).status == "retracted"


def test_a_notice_that_took_the_works_own_place_withdraws_it() -> None:
    record = work(update_to=[{"DOI": "10.5555/PEAT.2021.7", "type": "withdrawal"}])
    reference = reference_of_work(record)
    assert [one.kind for one in reference.relations] == ["withdrawn-by"]
    assert [one.message for one in retraction_remarks(reference)] == ["this work is withdrawn"]


def test_a_work_is_no_newer_version_of_itself() -> None:
    itself = [{"DOI": "10.5555/peat.2021.7", "type": "new_version"}]
    assert reference_of_work(work(update_to=itself, updated_by=itself)).relations == ()


def test_a_reinstated_work_is_no_longer_loudly_retracted() -> None:
    record = work(
        updated_by=[
            NOTICE | {"type": "retraction"},
            {"DOI": "10.5555/back", "type": "reinstatement"},
        ]
    )
    assert remarks(record) == [("retracted", "info"), ("reinstated", "warning")]
    assert reference_of_work(record).status is None


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("RETRACTED: Peat growth in wet years", "retracted"),
        ("RETRACTED ARTICLE: Peat growth", "retracted"),
        ("[Retracted] Peat growth", "retracted"),
        ("Peat growth [RETRACTED]", "retracted"),
        ("<b>Retracted:</b> Peat growth", "retracted"),
        ("WITHDRAWN: Peat growth", "withdrawn"),
        ("TEMPORARY REMOVAL: Peat growth", "removed"),
        ("Notice of Retraction: Peat growth", "retraction-notice"),
        ("Retraction notice to “Peat growth”", "retraction-notice"),
        ("Retraction: Peat growth", "retraction-notice"),
        ("Retracted glaciers of the Alps", None),
        ("Retraction of the glaciers", None),
        ("Retraction of “Peat growth”", "retraction-notice"),
        ("Withdrawn from life: monks of the moor", None),
        ("Removal of nitrate in peat", None),
    ],
)
def test_the_title_tells_it_too(title: str, code: str | None) -> None:
    found = [one.code for one in retraction_remarks(Reference(title=title))]
    assert found == ([code] if code else [])


def test_the_title_says_nothing_that_relations_said_already() -> None:
    record = work(title=["RETRACTED: Peat growth"], updated_by=[NOTICE | {"type": "retraction"}])
    assert remarks(record) == [("retracted", "error")]


def test_versions_and_preprints_are_relations() -> None:
    record = work(
        relation={
            "has-preprint": [
                {"id-type": "doi", "id": "10.5555/PRE", "asserted-by": "object"},
                {"id-type": "doi", "id": "https://doi.org/10.5555/pre"},
            ],
            "is-version-of": [
                {"id-type": "uri", "id": "https://moors.example/v1"},
                {"id-type": "uri", "id": "https://moors.example/v2\nmore"},
            ],
            "cites": [{"id-type": "doi", "id": "10.5555/cited"}],
            "has-review": [{"id-type": "doi", "id": "10.5555/review"}],
            "is-identical-to": [{"id-type": "doi", "id": "10.5555/peat.2021.7"}],
            "is-part-of": [],
            "is-translation-of": None,
        }
    )
    assert reference_of_work(record).relations == (
        Relation(kind="has-preprint", doi="10.5555/pre"),
        Relation(kind="is-version-of", url="https://moors.example/v1"),
    )


def test_a_preprint_names_the_work_that_became_of_it() -> None:
    record = work(
        type="posted-content",
        subtype="preprint",
        relation={"is-preprint-of": [{"id-type": "doi", "id": "10.5555/final"}]},
    )
    found = list(retraction_remarks(reference_of_work(record)))
    assert found == [
        Remark(
            code="preprint-of",
            variable="relations",
            message="this is the preprint of a work that is published: 10.5555/final",
            severity="info",
        )
    ]


def test_each_kind_of_standing_has_one_row() -> None:
    kinds = [row.kind for row in STANDINGS]
    assert len(kinds) == len(set(kinds))
