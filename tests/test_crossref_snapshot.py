"""A snapshot: built from dumps of all shapes, stopped and gone on with, asked, and trusted with nothing."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from zstandard import ZstdCompressor

import carcite
from carcite.crossref.records import reference_of_work
from carcite.crossref.snapshot import Progress, Snapshot, build, building, dumps, json_bytes
from carcite.crossref.snapshot.dumps import first_records
from carcite.crossref.snapshot.slim import packing_with, slim
from carcite.errors import BadAnswer, CannotRead, CannotWrite, CarciteError, InvalidIdentifier
from carcite.model.reference import Date, Name, Reference
from corruptions import corruptions
from crossref_near_misses import NEAR_MISSES, RIGHT, THE_RECORD, date, people, record
from crossref_oddities import ODDITIES
from examples import ROOT

BOGS = "Peat and rain: how the raised bogs of the north grew"
WORKS = [
    THE_RECORD,
    *NEAR_MISSES.values(),
    record("10.5555/Bog.1", BOGS, author=people(("Roe", "Ada")), issued=date(2019), volume="12", page="101-115"),
    record("10.5555/(SICI)1097-0000(199701)1:1<1::AID-BOG1>3.0.CO;2-K", "Old numbers, <i>and</i> their &amp; signs"),
    record("10.5555/moor", "北方高位泥炭地中的雨水与泥炭的生长", author=people(("Wang", "Yu"))),
    *(record(f"10.5555/editorial.{number}", "Editorial", author=people((f"Roe{number}", "A.")), volume="3", page=str(100 + number)) for number in range(60)),
]  # fmt: skip


def lines(works: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(work, ensure_ascii=False).encode() + b"\n" for work in works)


def document(works: list[dict[str, Any]], **options: Any) -> bytes:
    return json.dumps({"items": works}, **options).encode()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("snapshot")
    (place / "works.jsonl").write_bytes(lines(WORKS))
    return build([place / "works.jsonl"], place / "crossref.db", processes=1).path


@pytest.fixture
def snapshot(index: Path) -> Iterator[Snapshot]:
    with Snapshot(index) as opened:
        yield opened


# --- asked --------------------------------------------------------------------------------------


def test_every_doi_is_found_whatever_its_case(snapshot: Snapshot) -> None:
    assert len(snapshot) == len(WORKS)
    for work in WORKS:
        found = snapshot.work(f"https://doi.org/{work['DOI'].upper()}")
        assert found is not None
        assert found["DOI"] == work["DOI"]
        assert found["title"] == work["title"]


def test_a_doi_that_is_not_there_is_none(snapshot: Snapshot) -> None:
    assert snapshot.work("10.5555/nowhere") is None
    assert list(snapshot.works(["10.5555/nowhere", "10.5555/bog.1"])) == ["10.5555/bog.1"]


def test_what_is_no_doi_is_said_so(snapshot: Snapshot) -> None:
    with pytest.raises(InvalidIdentifier):
        snapshot.work("peat")


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(BOGS, id="the title"),
        pytest.param(BOGS.upper().replace(":", " —"), id="capitals and dashes"),
        pytest.param("Peat and rain: how the rased bogs of the north grew", id="a slip that is no word"),
        pytest.param("Peat and rain: how the raised bogs of the editorial grew", id="a slip that is a word"),
        pytest.param("Peat and rain: how the raised bogs", id="the end cut off"),
    ],
)  # fmt: skip
def test_a_work_is_a_candidate_by_its_title(snapshot: Snapshot, title: str) -> None:
    found = snapshot.candidates(Reference(title=title))
    assert "10.5555/Bog.1" in [work["DOI"] for work in found]


def test_a_title_that_does_not_part_words_is_found_by_pieces_of_it(snapshot: Snapshot) -> None:
    found = snapshot.candidates(Reference(title="北方高位泥炭地中的雨水与泥炭"))
    assert [work["DOI"] for work in found] == ["10.5555/moor"]


def test_a_work_is_a_candidate_by_its_place_and_author(snapshot: Snapshot) -> None:
    ours = Reference(title="Torf und Regen", author=(Name(family="Roe"),), volume="12", page="101")
    assert [work["DOI"] for work in snapshot.candidates(ours)] == ["10.5555/Bog.1"]


def test_one_editorial_of_many_is_found_by_its_author_and_its_page(snapshot: Snapshot) -> None:
    ours = Reference(
        type="article-journal", title="Editorial", author=(Name(family="Roe7", given="A."),),
        container_title="Cellular and Molecular Biology", volume="3", page="107", issued=Date(year=2025),
    )  # fmt: skip
    match = snapshot.match(ours)
    assert match is not None
    assert match.doi == "10.5555/editorial.7"
    unplaced = ours.model_copy(update={"author": (), "volume": None, "page": None})
    assert snapshot.match(unplaced) is None


def test_the_first_seed_is_matched_without_a_network(snapshot: Snapshot) -> None:
    seed = carcite.read(ROOT / "seeds/cmb-car-t-rheumatoid-arthritis.txt").reference
    match = snapshot.match(seed)
    assert match is not None
    assert match.doi == RIGHT


def test_a_reference_without_a_title_has_no_candidates(snapshot: Snapshot) -> None:
    assert snapshot.candidates(Reference(volume="12", page="101")) == []


@pytest.mark.parametrize(
    "title", ['"', "a AND b OR NOT", "NEAR(x, 2)", "*", "peat^2 {rain} -bogs", "前言", "'; --"]
)
def test_no_title_upsets_the_search(snapshot: Snapshot, title: str) -> None:
    assert snapshot.match(Reference(title=title)) is None


def test_a_snapshot_goes_to_another_process(snapshot: Snapshot) -> None:
    with pickle.loads(pickle.dumps(snapshot)) as other:
        assert other.work("10.5555/bog.1") is not None


def test_of_a_doi_that_comes_twice_the_later_record_counts(tmp_path: Path) -> None:
    old, new = record("10.5555/a", "Peat"), record("10.5555/A", "Peat and rain")
    (tmp_path / "w.jsonl").write_bytes(lines([old, new]))
    with Snapshot(build([tmp_path / "w.jsonl"], tmp_path / "c.db", processes=1).path) as snapshot:
        found = snapshot.work("10.5555/a")
        assert found is not None
        assert found["title"] == ["Peat and rain"]
        titles = [work["title"] for work in snapshot.candidates(Reference(title="Peat"))]
        assert titles in ([["Peat"]], [["Peat and rain"]])


# --- what is kept -------------------------------------------------------------------------------


def test_a_slim_record_keeps_what_cites_a_work(tmp_path: Path) -> None:
    work = {
        "DOI": "10.5555/x", "type": "journal-article", "title": ["T <i>i</i> ☃"], "abstract": "long", "reference": [{"key": "1"}],
        "author": [{"family": "Roe", "given": "Ada", "sequence": "first", "affiliation": [{"name": "U"}], "ORCID": "https://orcid.org/0"},
                   {"family": "Ek", "sequence": "additional"}],
        "issued": {"date-parts": [[2020]], "timestamp": 1}, "published": {"date-parts": [[2020]]},
        "issn-type": [{"value": "1234-5679", "type": "print"}], "ISSN": ["1234-5679"],
        "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/", "content-version": "vor", "delay-in-days": 0}],
        "updated-by": [{"DOI": "10.5555/r", "type": "retraction", "source": "retraction-watch"}],
        "relation": {"has-part": [{"id": str(number)} for number in range(100)], "odd": "no list"},
    }  # fmt: skip
    (tmp_path / "w.jsonl").write_bytes(lines([work]))
    with Snapshot(build([tmp_path / "w.jsonl"], tmp_path / "c.db", processes=1).path) as snapshot:
        kept = dict(snapshot.work("10.5555/x") or {})
    relation = kept.pop("relation")
    assert len(relation["has-part"]) == 20
    assert kept == {
        "DOI": "10.5555/x", "type": "journal-article", "title": ["T <i>i</i> ☃"],
        "author": [{"family": "Roe", "given": "Ada", "ORCID": "https://orcid.org/0"}, {"family": "Ek"}],
        "issued": {"date-parts": [[2020]]}, "issn-type": work["issn-type"], "ISSN": ["1234-5679"],
        "license": work["license"], "updated-by": work["updated-by"],
    }  # fmt: skip


def test_an_order_of_authors_that_is_odd_is_kept() -> None:
    work = {"DOI": "10.5555/x", "author": [{"family": "A", "sequence": "additional"}, {"family": "B", "sequence": "first"}]}  # fmt: skip
    assert slim(work)["author"] == work["author"]


# --- dumps --------------------------------------------------------------------------------------


def tar_of(members: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


HALVES = (WORKS[:30], WORKS[30:])
SHAPES: dict[str, dict[str, bytes]] = {
    "lines": {"w.jsonl": lines(WORKS)},
    "lines, packed": {"w.jsonl.gz": gzip.compress(lines(WORKS))},
    "lines, without a name that says so": {"works": lines(WORKS)},
    "items": {"0.json": document(WORKS)},
    "items, packed": {"0.json.gz": gzip.compress(document(WORKS))},
    "items, printed wide": {"0.json": document(WORKS, indent=1)},
    "items, without blanks": {"0.json.gz": gzip.compress(document(WORKS, separators=(",", ":")))},
    "a list": {"0.json": json.dumps(WORKS).encode()},
    "an answer of the service": {"0.json": json.dumps({"status": "ok", "message": {"total-results": 2, "items": WORKS}}).encode()},
    "a folder": {"d/0.json.gz": gzip.compress(document(HALVES[0])), "d/1.json.gz": gzip.compress(document(HALVES[1])), "d/README.txt": b"x"},
    "a tar of items": {"t.tar": tar_of({"a/0.json.gz": gzip.compress(document(HALVES[0])), "a/1.json.gz": gzip.compress(document(HALVES[1]))})},
    "a packed tar of lines": {"t.tgz": tar_of({"0.jsonl": lines(HALVES[0]), "1.jsonl.gz": gzip.compress(lines(HALVES[1]))}, "w:gz")},
}  # fmt: skip


def written(place: Path, files: dict[str, bytes]) -> list[Path]:
    for name, data in files.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_bytes(data)
    return sorted({place / name.split("/")[0] for name in files})


def content(path: Path) -> set[str]:
    """Say all that a snapshot answers: each record, and the candidates that its title leads to."""
    with Snapshot(path) as snapshot:
        found = (snapshot.work(work["DOI"]) for work in WORKS)
        titles = (snapshot.candidates(Reference(title=work["title"][0])) for work in WORKS[:15])
        return {json.dumps(each, sort_keys=True) for each in (*found, *titles)}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_dump_gives_the_same(tmp_path: Path, index: Path, shape: str) -> None:
    built = build(written(tmp_path, SHAPES[shape]), tmp_path / "c.db", processes=1)
    assert (built.records, built.failed) == (len(WORKS), 0)
    assert content(built.path) == content(index)


def test_an_item_that_holds_what_items_begin_with_is_one_item(tmp_path: Path) -> None:
    # What the items begin with also stands within one of them, and within one of its texts.
    works: list[dict[str, Any]] = [
        {
            "DOI": "10.5555/1",
            "relation": {"has-part": [{"DOI": "x"}, {"DOI": "y"}]},
            "title": ["A"],
        },
        {"DOI": "10.5555/2", "title": ['B,{"DOI":"10.5555/9"},{"DOI":']},
        {"title": ["C"], "DOI": "10.5555/3"},
    ]
    (tmp_path / "0.json").write_bytes(document(works, separators=(",", ":")))
    built = build([tmp_path / "0.json"], tmp_path / "c.db", processes=1)
    assert (built.records, built.failed) == (3, 0)
    with Snapshot(built.path) as snapshot:
        assert list(snapshot.works(["10.5555/1", "10.5555/2", "10.5555/3", "10.5555/9"])) == [
            "10.5555/1", "10.5555/2", "10.5555/3",
        ]  # fmt: skip


@pytest.mark.parametrize("with_orjson", [True, False])
def test_records_of_a_long_document_that_are_parsed_together_are_each_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_orjson: bool
) -> None:
    # Many times what is parsed at once, with what items begin with inside most of them and in their texts.
    if not with_orjson:
        monkeypatch.setattr(json_bytes, "orjson", None)
    works: list[dict[str, Any]] = [
        {
            "DOI": f"10.5555/{number}",
            "title": [f'Peat {number},{{"DOI":"10.5555/none"}},{{"DOI":'],
            "reference": [{"DOI": f"10.5555/x{cited}"} for cited in range(number % 90)],
        }
        for number in range(900)
    ]
    text = document(works, separators=(",", ":"))
    # A record that is none, in the middle, costs itself alone.
    text = text.replace(b'{"DOI":"10.5555/450"', b'7,{"DOI":"10.5555/450"')
    (tmp_path / "0.json.gz").write_bytes(gzip.compress(text))
    built = build([tmp_path / "0.json.gz"], tmp_path / "c.db", processes=1)
    assert (built.records, built.failed) == (900, 1)
    with Snapshot(built.path) as snapshot:
        assert len(snapshot.works(work["DOI"] for work in works)) == 900
        assert snapshot.work("10.5555/899") == {"DOI": "10.5555/899", "title": works[899]["title"]}
        assert snapshot.work("10.5555/none") is None


def test_the_dictionary_is_made_of_whole_records_at_the_head_of_a_dump(tmp_path: Path) -> None:
    # Records far larger than most: the head that is looked at ends within the third.
    works = [{"DOI": f"10.5555/{number}", "abstract": "x" * 20_000} for number in range(9)]
    (tmp_path / "0.json.gz").write_bytes(gzip.compress(document(works)))
    read = [work["DOI"] for work in first_records(tmp_path / "0.json.gz", "0", 4)]
    assert read == ["10.5555/0", "10.5555/1"]
    few = [work["DOI"] for work in first_records(tmp_path / "0.json.gz", "0", 9)]
    assert few[:4] == ["10.5555/0", "10.5555/1", "10.5555/2", "10.5555/3"]


@pytest.mark.parametrize(
    ("files", "records", "told"),
    [
        ({"w.jsonl": lines(WORKS[:3]) + b"{broken\n" + lines(WORKS[3:5])}, 5, "line 4: not JSON"),
        ({"w.jsonl": lines(WORKS[:3]) + b'{"title": ["no DOI"]}\n[1]\n'}, 3, "a record without a DOI"),
        ({"0.json.gz": gzip.compress(document(WORKS))[:-40]}, 0, "damaged or cut off"),
        ({"0.json": document(WORKS)[:-40]}, len(WORKS) - 1, "the rest of the file was skipped"),
        ({"0.json": b"no JSON at all"}, 0, "no JSON"),
        ({"t.tar": tar_of({"0.jsonl": lines(WORKS)})[:5000]}, 0, "damaged or cut off"),
    ],
)  # fmt: skip
def test_what_is_no_record_is_told_and_stops_nothing(
    tmp_path: Path, files: dict[str, bytes], records: int, told: str
) -> None:
    (tmp_path / "good.jsonl").write_bytes(lines([record("10.5555/good")]))
    dumps = [*written(tmp_path, files), tmp_path / "good.jsonl"]
    built = build(dumps, tmp_path / "c.db", processes=1)
    assert built.records == records + 1
    assert built.failed >= 1
    assert told in built.failures[0]
    with Snapshot(built.path) as snapshot:
        assert snapshot.work("10.5555/good") is not None


def test_without_orjson_the_same_is_built(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_bytes, "orjson", None)
    built = build(written(tmp_path, SHAPES["items, packed"]), tmp_path / "c.db", processes=1)
    assert content(built.path) == content(index)


def test_half_a_character_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "w.jsonl").write_bytes(b'{"DOI": "10.5555/h", "title": ["half \\ud800 a pair"]}\n')
    built = build([tmp_path / "w.jsonl"], tmp_path / "c.db", processes=1)
    assert (built.records, built.failed) == (1, 0)
    with Snapshot(built.path) as snapshot:
        assert snapshot.work("10.5555/h") is not None


@pytest.mark.parametrize("dumps", [[], ["nowhere.jsonl"], ["empty"]])
def test_a_dump_that_is_not_there_is_said_so(tmp_path: Path, dumps: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CannotRead, match="dump"):
        build([tmp_path / name for name in dumps], tmp_path / "c.db")


def test_what_is_there_is_not_written_over(tmp_path: Path, index: Path) -> None:
    (tmp_path / "w.jsonl").write_bytes(lines(WORKS))
    with pytest.raises(CannotWrite, match="already exists"):
        build([tmp_path / "w.jsonl"], index)
    with pytest.raises(CannotWrite):
        build([tmp_path / "w.jsonl"], tmp_path / "no folder" / "c.db")


# --- stopped in the middle ----------------------------------------------------------------------

STOPPED = """
import os, sys
from pathlib import Path
from carcite.crossref.snapshot import build
step, folder, out = sys.argv[1:]
build([Path(folder)], Path(out), processes=1, progress=lambda done: os._exit(9) if done.step == step else None)
"""


def in_files(place: Path) -> Path:
    """Write the works in so many files that they are committed in several parts."""
    folder = place / "dump"
    folder.mkdir()
    for number in range(0, len(WORKS), 4):
        (folder / f"{number:03d}.json.gz").write_bytes(
            gzip.compress(document(WORKS[number : number + 4]))
        )
    return folder


def stop_at(step: str, folder: Path, out: Path) -> None:
    """Build in another process, which ends at a step as if it were killed: nothing is closed or told."""
    paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    ended = subprocess.run(
        [sys.executable, "-c", STOPPED, step, str(folder), str(out)],
        env={**os.environ, "PYTHONPATH": paths}, check=False,
    )  # fmt: skip
    assert ended.returncode == 9


@pytest.mark.parametrize("step", ["records", "words", "keys", "counts"])
def test_a_building_that_was_killed_says_so_and_goes_on(
    tmp_path: Path, index: Path, step: str
) -> None:
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"
    stop_at(step, folder, out)
    with pytest.raises(BadAnswer, match="incomplete"):
        Snapshot(out)
    with pytest.raises(BadAnswer, match="incomplete"):
        Snapshot(tmp_path / "crossref.db.building")
    begun: list[Progress] = []
    built = build([folder], out, processes=1, progress=begun.append)
    assert built.records == len(WORKS)
    assert begun[0].records > 0
    assert content(out) == content(index)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crossref.db", "dump"]


def test_a_building_goes_on_in_many_processes(tmp_path: Path, index: Path) -> None:
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"
    stop_at("records", folder, out)
    assert build([folder], out, processes=2).records == len(WORKS)
    assert content(out) == content(index)


def test_keys_that_lead_nowhere_yet_are_taken_back(tmp_path: Path, index: Path) -> None:
    # The keys are committed first: a building that dies between the two commits leaves such.
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"
    stop_at("records", folder, out)
    with sqlite3.connect(tmp_path / "crossref.db.building-keys") as keys:
        (last,) = keys.execute("SELECT max(id) FROM staged").fetchone()
        keys.executemany(
            "INSERT INTO staged VALUES (?, ?)", [(number, last + 1) for number in range(99)]
        )
    keys.close()
    build([folder], out, processes=1)
    assert content(out) == content(index)
    with sqlite3.connect(out) as built:
        assert built.execute("SELECT count(*) FROM keys WHERE key BETWEEN 0 AND 98").fetchone() == (
            0,
        )
    built.close()


def test_other_dumps_do_not_go_on_with_it(tmp_path: Path) -> None:
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"
    stop_at("records", folder, out)
    (tmp_path / "other.jsonl").write_bytes(lines(WORKS))
    with pytest.raises(CannotWrite, match="started from other dumps"):
        build([tmp_path / "other.jsonl"], out, processes=1)


def test_lost_keys_are_not_gone_on_without(tmp_path: Path) -> None:
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"
    stop_at("records", folder, out)
    (tmp_path / "crossref.db.building-keys").unlink()
    with pytest.raises(CannotWrite, match="does not belong to"):
        build([folder], out, processes=1)


def test_one_that_stops_from_within_goes_on_too(tmp_path: Path, index: Path) -> None:
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"

    def interrupt(done: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([folder], out, processes=1, progress=interrupt)
    assert not out.exists()
    build([folder], out, processes=1)
    assert content(out) == content(index)


# --- trusted with nothing -----------------------------------------------------------------------


def spoilt(index: Path, place: Path, *statements: str) -> Path:
    copy = place / "spoilt.db"
    copy.write_bytes(index.read_bytes())
    with sqlite3.connect(copy) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return copy


def _text(place: Path, index: Path) -> Path:
    (place / "x.db").write_text("no database " * 1000)
    return place / "x.db"


def _empty(place: Path, index: Path) -> Path:
    (place / "x.db").touch()
    return place / "x.db"


def _other(place: Path, index: Path) -> Path:
    with sqlite3.connect(place / "x.db") as connection:
        connection.execute("CREATE TABLE works (id INTEGER PRIMARY KEY, record BLOB NOT NULL)")
    connection.close()
    return place / "x.db"


def _version(place: Path, index: Path) -> Path:
    return spoilt(index, place, "PRAGMA user_version = 99")


def _trigger(place: Path, index: Path) -> Path:
    return spoilt(index, place, "CREATE TRIGGER t AFTER INSERT ON works BEGIN SELECT 1; END")


def _view(place: Path, index: Path) -> Path:
    return spoilt(
        index, place, "DROP TABLE works", "CREATE VIEW works AS SELECT 1 AS id, x'00' AS record"
    )


def _no_dictionary(place: Path, index: Path) -> Path:
    return spoilt(index, place, "DELETE FROM meta WHERE name = 'dictionary'")


def _cut_off(place: Path, index: Path) -> Path:
    (place / "x.db").write_bytes(index.read_bytes()[:9000])
    return place / "x.db"


@pytest.mark.parametrize(
    "make",
    [_text, _empty, _other, _version, _trigger, _view, _no_dictionary, _cut_off],
)
def test_a_file_that_is_no_whole_snapshot_is_refused(
    tmp_path: Path, index: Path, make: Callable[[Path, Path], Path]
) -> None:
    path = make(tmp_path, index)
    with pytest.raises(BadAnswer, match=path.name), Snapshot(path) as snapshot:
        snapshot.work("10.5555/bog.1")


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE works SET record = x'00112233'",
        "UPDATE works SET record = 'text'",
        "UPDATE works SET record = zeroblob(100000)",
        "DELETE FROM works WHERE id > 0",
    ],
)
def test_a_damaged_record_is_told_and_not_given(tmp_path: Path, index: Path, spoil: str) -> None:
    with Snapshot(spoilt(index, tmp_path, spoil)) as snapshot:
        with pytest.raises(BadAnswer, match="damaged"):
            snapshot.candidates(Reference(title=BOGS))
        if spoil.startswith("UPDATE"):
            with pytest.raises(BadAnswer, match="damaged"):
                snapshot.work("10.5555/bog.1")


def test_a_key_that_leads_to_another_works_record_gives_none(tmp_path: Path, index: Path) -> None:
    path = spoilt(index, tmp_path, "UPDATE OR IGNORE keys SET id = (id + 5) % 60 + 1")
    with Snapshot(path) as snapshot:
        for work in WORKS:
            found = snapshot.work(work["DOI"])
            assert found is None or found["DOI"] == work["DOI"]


def test_a_snapshot_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no such snapshot"):
        Snapshot(tmp_path / "nowhere.db")
    with pytest.raises(CannotRead, match="no such snapshot"):
        Snapshot(tmp_path)


def test_asking_writes_nothing(index: Path) -> None:
    before = index.read_bytes()
    with Snapshot(index) as snapshot:
        snapshot.match(Reference(title=BOGS))
    assert index.read_bytes() == before
    assert not list(index.parent.glob("*.db-*"))


def test_a_first_of_january_means_the_same_from_a_snapshot() -> None:
    def dated(created: list[int]) -> dict[str, object]:
        issued = {"date-parts": [[2019, 1, 1]]}
        made = {"date-parts": [created], "timestamp": 0}
        return {"DOI": "10.5555/a", "title": ["Peat"], "issued": issued, "created": made}

    for created in ([2018, 12, 28], [2023, 6, 1]):
        work = dated(created)
        assert reference_of_work(slim(work)).issued == reference_of_work(work).issued
    assert "created" not in slim({**dated([2019, 2, 3]), "issued": {"date-parts": [[2019, 2, 3]]}})


# --- garbled ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def other_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("other")
    works = [{**work, "DOI": f"10.5072/{work['DOI'][8:]}", "volume": "77"} for work in WORKS]
    (place / "works.jsonl").write_bytes(lines(works))
    return build([place / "works.jsonl"], place / "crossref.db", processes=1).path


@pytest.mark.parametrize("seed", range(5))
def test_of_a_garbled_file_no_wrong_record_is_given(
    tmp_path: Path, index: Path, other_index: Path, seed: int
) -> None:
    right: dict[str, object] = {}
    dois = [work["DOI"].lower() for work in WORKS]
    for path, own in ((index, dois), (other_index, [f"10.5072/{doi[8:]}" for doi in dois])):
        with Snapshot(path) as snapshot:
            right |= {str(doi): work for doi, work in snapshot.works(own).items()}
    titles = [Reference(title=work["title"][0], volume="3", page="107") for work in WORKS[::20]]
    given = 0
    spoilt = tmp_path / "spoilt.db"
    whole, other = index.read_bytes(), other_index.read_bytes()
    for how, content in corruptions(whole, other, 100, seed, page=8192):
        spoilt.write_bytes(content)
        try:
            snapshot = Snapshot(spoilt)
        except (BadAnswer, CannotRead):
            continue
        with snapshot:
            for doi in dois[seed::5]:
                try:
                    found = snapshot.work(doi)
                except BadAnswer:
                    continue
                assert found in (None, right[doi]), how
                given += found is not None
            for reference in titles:
                try:
                    candidates = snapshot.candidates(reference)
                    snapshot.decide(reference)
                except BadAnswer:
                    continue
                for work in candidates:
                    assert work == right[work["DOI"].lower()], how
    assert given > 300


def test_a_garbled_record_is_named(tmp_path: Path, index: Path) -> None:
    path = spoilt(index, tmp_path, "UPDATE works SET record = CAST(substr(record, 1, length(record) - 1) || x'00' AS BLOB) WHERE id = 7")  # fmt: skip
    doi = WORKS[6]["DOI"].lower()
    with Snapshot(path) as snapshot:
        with pytest.raises(BadAnswer, match="record 7") as caught:
            snapshot.work(doi)
        assert doi in str(caught.value)
    with carcite.Crossref(snapshot=path) as crossref, pytest.raises(BadAnswer) as told:
        crossref.work(doi)
    assert told.value.doi == doi


@pytest.mark.parametrize("packed", ["write_checksum=False", "another dictionary"])
def test_a_record_that_is_packed_otherwise_is_not_given(
    tmp_path: Path, index: Path, packed: str
) -> None:
    plain_ = json.dumps({"DOI": WORKS[0]["DOI"], "title": ["Forged"]}).encode()
    with Snapshot(index) as snapshot:
        (dictionary,) = snapshot._db.execute("SELECT value FROM meta WHERE name = 'dictionary'").fetchone()  # fmt: skip
    if packed == "another dictionary":
        record_ = packing_with(dictionary[:-9] + b"123456789")(plain_ * 1)
    else:
        record_ = ZstdCompressor(write_checksum=False, write_dict_id=False).compress(plain_)
    path = spoilt(index, tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE works SET record = ? WHERE id = 1", (record_,))
    connection.close()
    with Snapshot(path) as snapshot:
        try:
            found = snapshot.work(WORKS[0]["DOI"])
        except BadAnswer:
            return
        assert packed == "another dictionary"
        assert found is not None
        assert found["title"] == ["Forged"]  # it made no use of the dictionary


@pytest.mark.parametrize(
    "value", [b"", b"x", b"\x37\xa4\x30\xec" + b"\0" * 900, b"\xff" * 70_000, "text", 7]
)
def test_a_garbled_dictionary_is_a_damaged_snapshot(
    tmp_path: Path, index: Path, value: object
) -> None:
    path = spoilt(index, tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'dictionary'", (value,))
    connection.close()
    with pytest.raises(BadAnswer, match="damaged"), Snapshot(path) as snapshot:
        snapshot.work(WORKS[0]["DOI"])


@pytest.mark.parametrize("name", ["loop", "\0", "\ud800", "x" * 300, "file/below"])
def test_a_place_that_holds_no_file_holds_no_snapshot(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "file").touch()
    (tmp_path / "w.jsonl").write_bytes(lines(WORKS[:2]))
    with pytest.raises(CannotRead) as caught:
        Snapshot(tmp_path / name)
    str(caught.value).encode()
    with pytest.raises(CannotRead):
        build([tmp_path / name], tmp_path / "c.db")
    with pytest.raises(CannotWrite):
        build([tmp_path / "w.jsonl"], tmp_path / name, processes=1)


def test_a_snapshot_that_was_closed_is_said_so(index: Path) -> None:
    snapshot = Snapshot(index)
    snapshot.close()
    with pytest.raises(BadAnswer, match="was closed"):
        snapshot.work("10.5555/bog.1")


def test_half_a_character_finds_nothing_and_upsets_nothing(snapshot: Snapshot) -> None:
    halved = Reference(title="Peat \ud800 and \0 rain \udfff", author=(Name(family="\ud800"),), volume="\ud800", page="\ud8001")  # fmt: skip
    assert snapshot.match(halved) is None
    assert snapshot.match(Reference(title="\ud800\udfff")) is None


# --- made to harm -------------------------------------------------------------------------------


@cache
def bomb() -> bytes:
    return gzip.compress(b" " * 150_000_000, 1)


# Made when they are needed: to pack them takes a second, and each process collects all tests.
BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a document": ("0.json.gz", bomb),
    "lines": ("0.jsonl.gz", lambda: gzip.compress(lines(WORKS[:1])) + bomb()),
    "in a tar": ("t.tar", lambda: tar_of({"0.json.gz": bomb()})),
    "a tar": ("t.tgz", lambda: gzip.compress(tar_of({"0.json": b" " * 150_000_000}), 1)),
}


@pytest.mark.parametrize(("name", "made"), BOMBS.values(), ids=BOMBS)
def test_what_unpacks_to_more_than_any_dump_is_told_and_not_unpacked(
    tmp_path: Path, name: str, made: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = made()
    for largest in (24_000_000, 1_000):  # read whole, and as a stream
        monkeypatch.setattr(dumps, "_WHOLE", largest)
        place = tmp_path / str(largest)
        place.mkdir()
        (place / name).write_bytes(data)
        (place / "good.jsonl").write_bytes(lines([record("10.5555/good")]))
        built = build([place / name, place / "good.jsonl"], place / "c.db", processes=1)
        assert built.failed
        assert "unpacks to more than" in " ".join(built.failures)
        with Snapshot(built.path) as snapshot:
            assert snapshot.work("10.5555/good") is not None


def test_a_line_and_a_document_have_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dumps, "_UNIT", 1_000)
    monkeypatch.setattr(dumps, "_LONGEST_LINE", 5_000)
    monkeypatch.setattr(dumps, "_LONGEST_DOCUMENT", 9_000)
    long = record("10.5555/long", "x" * 50_000)
    (tmp_path / "0.jsonl").write_bytes(lines([WORKS[0], long, WORKS[1]]))
    (tmp_path / "1.json").write_bytes(document(WORKS))
    built = build([tmp_path / "0.jsonl", tmp_path / "1.json"], tmp_path / "c.db", processes=1)
    assert built.records == 2
    assert "one document of more than 9,000 bytes" in " ".join(built.failures)


def nested(depth: int) -> bytes:
    return b'{"DOI": "10.5555/deep", "event": ' + b"[" * depth + b"]" * depth + b"}\n"


@pytest.mark.parametrize(
    "odd",
    [
        nested(200), nested(400), nested(900), nested(990), nested(5_000), nested(200_000),
        b'{"DOI": "10.5555/long", "volume": ' + b"9" * 4_299 + b"}\n",
        b'{"DOI": "10.5555/long", "volume": ' + b"9" * 4_301 + b"}\n",
        b'{"DOI": "10.5555/\\ud800", "title": ["\\udfff"], "volume": "\\ud800"}\n',
        b'{"DOI": "10.5555/nan", "volume": NaN, "page": -Infinity}\n',
        b'{"DOI": "10.5555/a", "DOI": "10.5555/b", "DOI": 7}\n',
    ],
    ids=[*(f"nested {number}" for number in range(6)), "long", "too long", "halves", "no numbers", "twice"],
)  # fmt: skip
@pytest.mark.parametrize("with_orjson", [True, False])
def test_an_odd_record_costs_itself_alone(
    tmp_path: Path, odd: bytes, with_orjson: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not with_orjson:
        monkeypatch.setattr(json_bytes, "orjson", None)
    (tmp_path / "0.jsonl").write_bytes(lines(WORKS[:2]) + odd + lines(WORKS[2:4]))
    built = build([tmp_path / "0.jsonl"], tmp_path / "c.db", processes=1)
    assert built.records + built.failed == 5
    with Snapshot(built.path) as snapshot:
        assert len(snapshot.works(work["DOI"] for work in WORKS[:4])) == 4


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(odd=[{"DOI": ""}])
@example(odd=[{"DOI": " "}])
@given(odd=st.lists(ODDITIES, min_size=1, max_size=6))
def test_any_json_in_any_field_is_packed_and_found_again(odd: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        works = [{"DOI": f"10.5555/odd.{number}", "title": ["Peat"], **each} for number, each in enumerate(odd)]  # fmt: skip
        (place / "0.jsonl").write_bytes(lines([WORKS[0]]) + b"".join(json.dumps(each).encode() + b"\n" for each in works) + lines([WORKS[1]]))  # fmt: skip
        built = build([place / "0.jsonl"], place / "c.db", processes=1)
        assert built.records + built.failed == len(odd) + 2
        with Snapshot(built.path) as snapshot:
            assert len(snapshot.works(work["DOI"] for work in WORKS[:2])) == 2
            for work in snapshot.candidates(Reference(title="Peat")):
                reference_of_work(work)


# --- two at once --------------------------------------------------------------------------------


def test_a_second_builder_is_told_of_the_first_and_harms_nothing(
    tmp_path: Path, index: Path
) -> None:
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"
    second: list[str] = []

    def meanwhile(done: Progress) -> None:
        if not second:
            with pytest.raises(CannotWrite, match="built by another process") as caught:
                build([folder], out, processes=1)
            second.append(str(caught.value))

    assert build([folder], out, processes=1, progress=meanwhile).records == len(WORKS)
    assert "delete" not in second[0]
    assert content(out) == content(index)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["crossref.db", "dump"]


def test_a_builder_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"
    stop_at("records", folder, out)
    assert (tmp_path / ".crossref.db.lock").exists()
    build([folder], out, processes=1)
    assert not (tmp_path / ".crossref.db.lock").exists()


def test_one_that_another_program_holds_is_let_go_and_is_not_to_be_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"
    stop_at("records", folder, out)
    held = sqlite3.connect(tmp_path / "crossref.db.building")
    opened: list[sqlite3.Connection] = []
    # It would wait five seconds for the other program.
    connect: Callable[..., sqlite3.Connection] = partial(sqlite3.connect, timeout=0.1)

    def impatient(*place: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*place, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", impatient)
    held.execute("PRAGMA locking_mode = EXCLUSIVE")
    held.execute("BEGIN EXCLUSIVE")
    for question in (
        lambda: build([folder], out, processes=1),
        lambda: Snapshot(tmp_path / "crossref.db.building"),
    ):
        with pytest.raises((CannotRead, CannotWrite), match="in use by another program") as caught:
            question()
        assert "delete" not in str(caught.value)
    held.close()
    assert len(opened) >= 2
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


@pytest.mark.parametrize("seed", range(2))
def test_of_a_garbled_building_nothing_but_an_error_of_ours_comes(
    tmp_path: Path, seed: int
) -> None:
    folder, out = in_files(tmp_path), tmp_path / "crossref.db"
    stop_at("records", folder, out)
    files = [tmp_path / "crossref.db.building", tmp_path / "crossref.db.building-keys"]
    whole = [file.read_bytes() for file in files]
    for turn, (how, garbled) in enumerate(
        corruptions(whole[seed], whole[1 - seed], 50, seed, page=8192)
    ):
        place = tmp_path / f"{turn}"
        place.mkdir()
        for number, file in enumerate(files):
            (place / file.name).write_bytes(garbled if number == seed else whole[number])
        try:
            build([folder], place / "crossref.db", processes=1)
        except CarciteError:
            continue
        with Snapshot(place / "crossref.db") as snapshot:
            for work in WORKS:
                try:
                    found = snapshot.work(work["DOI"])
                except BadAnswer:
                    continue
                assert found is None or found["title"] == work["title"], how


def test_a_name_that_is_no_text_is_no_harm(tmp_path: Path) -> None:
    dump = tmp_path / os.fsdecode(b"\xff.jsonl")
    try:
        dump.write_bytes(lines(WORKS[:2]) + b"broken\n")
    except OSError:
        pytest.skip("this file system has no such names")
    built = build([dump], tmp_path / "c.db", processes=1)
    assert (built.records, built.failed) == (2, 1)


def test_a_process_that_is_ended_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "w.jsonl").write_bytes(lines(WORKS))
    monkeypatch.setattr(building, "_ready", os.abort)
    with pytest.raises(CannotWrite, match="fewer `processes`"):
        build([tmp_path / "w.jsonl"], tmp_path / "c.db", processes=2)
