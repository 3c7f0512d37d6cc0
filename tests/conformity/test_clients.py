"""What carcite writes, read by the programs that people use: `tox -e conformity`.

A client that is not installed is skipped, and the reason says how it comes.
"""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path
from typing import Any

import pytest

import carcite
from carcite.formats import FORMATS
from conformity.clients import CHECKERS, READERS, SUFFIXES, Checker, Missing, Reader, Seen
from conformity.losses import EVERY, LOSSES, Loss, differs
from conformity.records import HOW_MANY, records

RECORDS = records()
READ = [(reader, format_) for reader in READERS for format_ in reader.formats]
CHECKED = [(checker, format_) for checker in CHECKERS for format_ in checker.formats]


def name_of(value: object) -> str:
    return value if isinstance(value, str) else str(getattr(value, "name", value))


def written(folder: Path, format_: str, dialect: str) -> Path:
    path = folder / f"hard{SUFFIXES[format_]}"
    carcite.dump(RECORDS, path, format_, dialect=dialect)
    return path


@pytest.fixture(scope="session")
def seen_by(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what a client has read of all records in a format; each is asked once."""

    @functools.cache
    def ask(reader: Reader, format_: str) -> dict[str, Seen]:
        path = written(tmp_path_factory.mktemp(reader.name), format_, reader.formats[format_])
        try:
            return reader.read(path, format_)
        except Missing as missing:
            pytest.skip(str(missing))

    return ask


def lost(loss: Loss, reader: Reader, format_: str) -> bool:
    return loss.client in (EVERY, reader.name) and format_ in loss.formats


def different(reader: Reader, format_: str, seen: dict[str, Seen], without: Loss | None = None) -> dict[str, list[str]]:  # fmt: skip
    """Return the ids of the records that arrived otherwise, by variable; one loss may be left out."""
    losses = [loss for loss in LOSSES if lost(loss, reader, format_) and loss is not without]
    found: dict[str, list[str]] = {"title": [], "author": [], "issued": []}
    for record in RECORDS:
        arrived = seen.get(record.doi or "") or seen.get(record.id or "")
        for variable in differs(record, arrived, losses) if arrived else ():
            found[variable].append(str(record.id))
    return found


def test_the_records_are_as_many_as_is_said() -> None:
    assert len(RECORDS) == len({record.doi for record in RECORDS}) == HOW_MANY


@pytest.mark.parametrize(("reader", "format_"), READ, ids=name_of)
def test_a_client_reads_every_record(reader: Reader, format_: str, seen_by: Any) -> None:
    seen = seen_by(reader, format_)
    assert [r.id for r in RECORDS if r.doi not in seen and r.id not in seen] == []


@pytest.mark.parametrize("variable", ["title", "author", "issued"])
@pytest.mark.parametrize(("reader", "format_"), READ, ids=name_of)
def test_what_a_client_can_hold_arrives(
    reader: Reader, format_: str, variable: str, seen_by: Any
) -> None:
    seen = seen_by(reader, format_)
    assert different(reader, format_, seen)[variable] == []


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: f"{loss.client}: {loss.why}")
def test_each_loss_is_one(loss: Loss, seen_by: Any) -> None:
    reader_formats = [(reader, format_) for reader, format_ in READ if lost(loss, reader, format_)]
    assert any(
        different(reader, format_, seen_by(reader, format_), without=loss)[loss.variable]
        for reader, format_ in reader_formats
    )


@pytest.mark.parametrize(("checker", "format_"), CHECKED, ids=name_of)
def test_a_checker_finds_nothing_to_complain_of(
    checker: Checker, format_: str, tmp_path: Path
) -> None:
    for dialect in sorted(FORMATS[format_].dialects):
        folder = tmp_path / dialect
        folder.mkdir()
        try:
            complaints = checker.complaints(written(folder, format_, dialect), format_)
        except Missing as missing:
            pytest.skip(str(missing))
        assert complaints == []


def test_csl_json_is_valid_by_the_schema_of_csl() -> None:
    path = os.environ.get("CSL_SCHEMA")
    if not path:
        pytest.skip(
            "no schema: set CSL_SCHEMA to CSL's csl-data.json, which is on no package index"
        )
    fastjsonschema = pytest.importorskip("fastjsonschema")
    validate = fastjsonschema.compile(json.loads(Path(path).read_text("utf-8")))
    for dialect in ("schema", "pandoc"):
        validate(json.loads(carcite.dumps(RECORDS, "csl-json", dialect=dialect)))
