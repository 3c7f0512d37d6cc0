"""A snapshot in Crossref's place: the same client, and nobody asked."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import carcite
from carcite.cli import main
from carcite.crossref.client import Crossref, Work
from crossref_server import CrossrefServer, sample_records
from examples import ROOT

BOG = "10.5555/synthetic.bog.2019.4"
RIGHT = "10.5555/synthetic.cmb.2025.71.6.1"
NOWHERE = "10.5555/synthetic.nowhere"
SEED = ROOT / "seeds" / "cmb-car-t-rheumatoid-arthritis.txt"


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("dump") / "works.jsonl"
    works = [record for record in sample_records() if "type" in record]
    file.write_text("".join(f"{json.dumps(work)}\n" for work in works), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def snapshot(dump: Path) -> str:
    out = str(dump.with_name("crossref.db"))
    result = run("crossref", "index", str(dump), "-o", out, "--processes", "1")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert result.stderr == f"18 records in {out}\n"
    return out


@pytest.fixture
def local(snapshot: str, crossref_server: CrossrefServer) -> Crossref:
    return Crossref(snapshot=snapshot, base_url=crossref_server.url)


def test_a_record_comes_from_the_snapshot(local: Crossref, crossref_server: CrossrefServer) -> None:
    work = local.work(f"https://doi.org/{BOG}")
    assert (work.message["title"], work.source, work.at) == (
        ["Peat and rain: the raised bogs of the north"],
        "snapshot",
        None,
    )
    assert crossref_server.requests == []


def test_what_the_snapshot_has_not_was_not_asked_for(
    local: Crossref, crossref_server: CrossrefServer
) -> None:
    found = local.works([BOG, NOWHERE])
    assert isinstance(found[carcite.values.identifiers.Doi(BOG)], Work)
    error = found[carcite.values.identifiers.Doi(NOWHERE)]
    assert isinstance(error, carcite.NotAsked)
    assert f"has no {NOWHERE}, and Crossref was not asked" in str(error)
    assert crossref_server.requests == []


def test_the_first_seed_finds_its_record_in_a_snapshot(
    local: Crossref, crossref_server: CrossrefServer
) -> None:
    match = local.match(carcite.read(SEED).reference)
    assert match is not None
    assert match.doi == RIGHT
    assert local.search("Peat and rain: the raised bogs of the north")[0]["DOI"] == BOG
    assert crossref_server.requests == []


def test_a_client_of_a_snapshot_goes_to_other_processes(local: Crossref) -> None:
    assert pickle.loads(pickle.dumps(local)).work(BOG).source == "snapshot"


def test_a_snapshot_that_was_closed_opens_again(local: Crossref) -> None:
    local.close()
    assert local.work(BOG).source == "snapshot"


def test_no_snapshot_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(carcite.CannotRead, match="no such snapshot"):
        Crossref(snapshot=tmp_path / "none.db")
    (tmp_path / "other.db").write_text("no snapshot at all")
    with pytest.raises(carcite.BadAnswer):
        Crossref(snapshot=tmp_path / "other.db")


def test_a_snapshot_is_not_refreshed(snapshot: str) -> None:
    with pytest.raises(ValueError, match="refresh cannot be used with a snapshot"):
        Crossref(snapshot=snapshot, refresh=True)


def test_the_commands_ask_the_snapshot(snapshot: str, crossref_server: CrossrefServer) -> None:
    looked = run("crossref", "lookup", BOG, "--snapshot", snapshot)
    assert "journal-article, from snapshot" in looked.stdout
    matched = run("crossref", "match", str(SEED), "--snapshot", snapshot)
    assert matched.stdout.startswith(f"match: {RIGHT}")
    cited = run("cite", str(SEED), "--enrich", "--snapshot", snapshot, "--to", "csl-json", "-q")
    assert json.loads(cited.stdout)[0]["DOI"] == RIGHT
    assert crossref_server.requests == []


def test_index_says_what_was_no_record(dump: Path, tmp_path: Path) -> None:
    broken = tmp_path / "works.jsonl"
    broken.write_text(dump.read_text(encoding="utf-8") + '{"DOI": \n', encoding="utf-8")
    out = str(tmp_path / "crossref.db")
    result = run("crossref", "index", str(broken), "-o", out, "--processes", "1")
    assert "18 records in" in result.stderr
    assert "entries that could not be read: 1" in result.stderr
    assert result.exit_code == 1


def test_index_takes_no_snapshots_place(dump: Path, snapshot: str) -> None:
    before = Path(snapshot).read_bytes()
    result = run("crossref", "index", str(dump), "-o", snapshot)
    assert (result.exit_code, "already exists" in result.stderr) == (1, True)
    assert Path(snapshot).read_bytes() == before
