"""Every page in tests/cases against what a careful librarian expects of it, one test a field.

cases/README.md says what a case is and how to add one.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import carcite
from carcite import Date, Name, Reading, Rights

CASES = Path(__file__).parent / "cases"


def load(slug: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((CASES / slug / "expected.json").read_text("utf-8"))
    return expected


@cache
def reading_of(slug: str) -> Reading:
    return carcite.read(next((CASES / slug).glob("page.*")))


SLUGS = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
FIELDS = [(slug, field) for slug in SLUGS for field in load(slug)["reference"]]
RIGHTS = [(slug, part) for slug in SLUGS for part in load(slug).get("rights", {})]
BASES = [(slug, field) for slug in SLUGS for field in load(slug).get("basis", {})]


def written(value: object) -> object:
    """A value as expected.json writes it: dates as EDTF, names with the keys that are set, lists."""
    match value:
        case Date():
            return value.edtf()
        case tuple():
            return [written(member) for member in value]
        case Name():
            return value.model_dump(mode="json", exclude_defaults=True)
    return value


@pytest.mark.parametrize(("slug", "field"), FIELDS)
def test_a_field_of_the_record_is_what_the_page_says(slug: str, field: str) -> None:
    expected = load(slug)["reference"][field]
    value = written(getattr(reading_of(slug).reference, field))
    assert value == expected or (not value and not expected)


@pytest.mark.parametrize(("slug", "field"), BASES)
def test_a_value_that_the_page_does_not_state_says_so(slug: str, field: str) -> None:
    chosen = reading_of(slug).claims[field].chosen
    assert chosen is not None
    assert chosen.basis == load(slug)["basis"][field]
    assert chosen.note


@pytest.mark.parametrize(("slug", "part"), RIGHTS)
def test_the_rights_are_what_the_page_says(slug: str, part: str) -> None:
    expected = load(slug)["rights"][part]
    found = rights_in_short(reading_of(slug).reference.rights, expected)
    assert found[part] == expected


def rights_in_short(rights: Rights, expected: Any) -> dict[str, object]:
    """The parts of the article's rights that expected.json speaks of."""
    governing = rights.license
    keys = expected if isinstance(expected, dict) else ("family",)
    return {
        "license": governing and {key: getattr(governing, key) for key in keys},
        "notices": [
            {"years": list(notice.years), "holders": [holder.name for holder in notice.holders]}
            for notice in rights.notices
            if notice.scope == "article"
        ],
        "transfers": [{"kind": passed.kind, "to": passed.to} for passed in rights.transfers],
        "reservations": [kept.kind for kept in rights.reservations if kept.scope == "article"],
        "conflicts": [conflict.kind for conflict in rights.conflicts],
    }


TEXTS = [slug for slug in SLUGS if (CASES / slug / "page.txt").exists()]


@pytest.mark.parametrize("slug", TEXTS)
def test_every_claim_and_every_evidence_quotes_the_page_at_its_offsets(slug: str) -> None:
    page = (CASES / slug / "page.txt").read_bytes().decode("utf-8")
    reading = reading_of(slug)
    rights = reading.reference.rights
    spans = [
        (quoted.quote, quoted.start, quoted.end)
        for stated in (
            *rights.licenses,
            *rights.notices,
            *rights.transfers,
            *rights.reservations,
        )
        for quoted in stated.evidence
    ]
    for found in reading.claims.values():
        everything = (*((found.chosen,) if found.chosen else ()), *found.rejected)
        spans += [(claim.quote, claim.start, claim.end) for claim in everything]
    assert spans
    for quote, start, end in spans:
        assert page[start:end] == quote
