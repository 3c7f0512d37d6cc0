"""The cache: what is kept, for how long, and that no state of its file does harm."""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import multiprocessing
import os
import sqlite3
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from carcite.crossref.cache import _SCHEMA, FILE_NAME, Cache, default_path
from carcite.crossref.client import Crossref
from carcite.crossref.snapshot.schema import create
from carcite.errors import BadAnswer, NotAsked, NotRegistered, Unavailable
from clocks import StoppedClock
from corruptions import corruptions
from crossref_server import CrossrefServer, Fault

BOG = "10.5555/synthetic.bog.2019.4"
OLD_BOG = "10.5555/synthetic.bog.2019.old"
RAIN = "10.5072/synthetic-rain"
MEDRA = "10.1400/synthetic-medra"
NOWHERE = "10.5555/synthetic.nowhere"


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "crossref.sqlite3"


@pytest.fixture
def open_cache(file: Path, clock: StoppedClock) -> Iterator[Callable[[], Cache]]:
    """Yield what opens the file as another process would; all are closed when the test ends."""
    with contextlib.ExitStack() as opened:
        yield lambda: opened.enter_context(contextlib.closing(Cache(file, clock)))


def client(
    server: CrossrefServer,
    file: Path,
    clock: StoppedClock,
    *,
    offline: bool = False,
    refresh: bool = False,
) -> Crossref:
    return Crossref(base_url=server.url, cache=file, clock=clock, offline=offline, refresh=refresh)


# --- what is kept, and how long --------------------------------------------------------------


def test_a_record_is_asked_for_once_in_thirty_days(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    first = client(crossref_server, file, clock).work(BOG)
    clock.pass_days(29)
    again = client(crossref_server, file, clock).work(BOG)
    assert (again.message, again.at) == (first.message, first.at)
    assert (first.source, again.source) == ("crossref", "cache")
    assert len(crossref_server.requests) == 1
    clock.pass_days(2)
    assert client(crossref_server, file, clock).work(BOG).source == "crossref"


@pytest.mark.parametrize(("doi", "days"), [(NOWHERE, 1), (MEDRA, 7)])
def test_that_there_is_no_record_is_kept_for_a_shorter_time(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock, doi: str, days: int
) -> None:
    crossref = client(crossref_server, file, clock)
    with pytest.raises(NotRegistered) as first:
        crossref.work(doi)
    asked = len(crossref_server.requests)
    clock.pass_days(days - 0.1)
    with pytest.raises(NotRegistered) as again:
        crossref.work(doi)
    assert (str(again.value), again.value.agency) == (str(first.value), first.value.agency)
    assert len(crossref_server.requests) == asked
    clock.pass_days(0.2)
    with pytest.raises(NotRegistered):
        crossref.work(doi)
    assert len(crossref_server.requests) > asked


def test_an_alias_and_another_agencys_record_are_kept_with_what_they_are(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    crossref = client(crossref_server, file, clock)
    for doi in (OLD_BOG, RAIN):
        crossref.work(doi)
    asked = len(crossref_server.requests)
    alias, prime, rain = (crossref.work(doi) for doi in (OLD_BOG, BOG, RAIN))
    assert (alias.doi, alias.found_as, prime.found_as) == (OLD_BOG, BOG, BOG)
    assert rain.message["type"] == "dataset"
    assert len(crossref_server.requests) == asked


@pytest.mark.parametrize(
    "fault", [Fault(status=200, body=b"oops"), Fault(status=403), Fault(cut=9), Fault(status=503)]
)
def test_what_went_wrong_is_not_kept(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock, fault: Fault
) -> None:
    crossref_server.misbehave(*[fault] * 6)
    with pytest.raises((BadAnswer, Unavailable)):
        client(crossref_server, file, clock).work(BOG)
    while crossref_server.fault_for("/"):
        pass
    assert client(crossref_server, file, clock).work(BOG).source == "crossref"


def test_searches_are_kept_too(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    crossref = client(crossref_server, file, clock)
    first = crossref.search("peat and rain")
    assert client(crossref_server, file, clock).search("peat and rain") == first
    assert len(crossref_server.requests) == 1
    crossref.search("peat and rain", rows=3)
    crossref.search("peat and rain", filters={"type": "journal-article"})
    assert len(crossref_server.requests) == 3


def test_records_of_a_list_are_kept_one_by_one(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    dois = ["10.5555/synthetic.retracted.7", "10.5555/synthetic.retraction.7", BOG]
    client(crossref_server, file, clock).works(dois)
    asked = len(crossref_server.requests)
    again = client(crossref_server, file, clock)
    assert [again.work(doi).source for doi in dois] == ["cache"] * 3
    assert len(crossref_server.requests) == asked


def test_refresh_asks_again_and_keeps_what_is_new(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    client(crossref_server, file, clock).work(BOG)
    crossref_server.works[BOG] = {"DOI": BOG, "title": ["Corrected"]}
    assert client(crossref_server, file, clock).work(BOG).message["title"] != ["Corrected"]
    fresh = client(crossref_server, file, clock, refresh=True).work(BOG)
    assert (fresh.message["title"], fresh.source) == (["Corrected"], "crossref")
    assert client(crossref_server, file, clock).work(BOG).message["title"] == ["Corrected"]


def test_offline_what_was_kept_is_told_also_when_it_is_old(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    crossref = client(crossref_server, file, clock)
    kept = crossref.work(BOG)
    with pytest.raises(NotRegistered):
        crossref.work(NOWHERE)
    asked = len(crossref_server.requests)
    offline = client(crossref_server, file, clock, offline=True)
    with pytest.raises(NotRegistered):
        offline.work(NOWHERE)
    clock.pass_days(40)
    old = offline.work(BOG)
    assert (old.message, old.at) == (kept.message, kept.at)
    # That a DOI was not registered 40 days ago says nothing of today.
    with pytest.raises(NotAsked, match="not asked"):
        offline.work(NOWHERE)
    assert len(crossref_server.requests) == asked


def test_what_is_long_out_of_date_is_thrown_away(
    open_cache: Callable[[], Cache], clock: StoppedClock
) -> None:
    cache = open_cache()
    cache.put("key", {"a": 1}, 30)
    cache.close()
    clock.pass_days(91)
    assert open_cache().get("key") is None


def test_another_servers_answers_are_not_crossrefs(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    client(crossref_server, file, clock).work(BOG)
    with pytest.raises(NotAsked):
        Crossref(cache=file, clock=clock, offline=True).work(BOG)


# --- the file --------------------------------------------------------------------------------


def test_the_cache_is_the_users_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: StoppedClock
) -> None:
    monkeypatch.setenv("CARCITE_CACHE", str(tmp_path / "mine"))
    assert default_path() == tmp_path / "mine" / FILE_NAME
    with contextlib.closing(Cache(default_path(), clock)) as cache:
        cache.put("key", {}, 1)
    if os.name == "posix":
        assert (tmp_path / "mine").stat().st_mode & 0o077 == 0
    monkeypatch.delenv("CARCITE_CACHE")
    assert "carcite" in default_path().parts


DAMAGED = {
    "no database": b"this is no database, and long enough to be seen as such " * 40,
    "cut off": None,
    "a database of an older shape": b"shape",
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_replaced_and_kept_aside_and_said(
    crossref_server: CrossrefServer,
    file: Path,
    clock: StoppedClock,
    content: bytes | None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    cache = Cache(file, clock)
    for number in range(300):
        cache.put(f"key {number}", {"words": "of some length " * number}, 30)
    cache.close()
    if content == b"shape":
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    else:
        whole = file.read_bytes()
        file.write_bytes(content if content is not None else whole[:1024] + b"\0" * 3_000)
    with caplog.at_level(logging.WARNING):
        assert client(crossref_server, file, clock).work(BOG).source == "crossref"
    assert "was damaged" in caplog.text
    assert file.with_name(f"{file.name}.damaged").exists()
    assert client(crossref_server, file, clock).work(BOG).source == "cache"


def test_another_programs_database_is_left_alone(
    crossref_server: CrossrefServer,
    tmp_path: Path,
    clock: StoppedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    theirs = tmp_path / "theirs.sqlite3"
    with sqlite3.connect(theirs) as connection:
        connection.execute("CREATE TABLE answers (theirs)")
    connection.close()
    before = theirs.read_bytes()
    assert client(crossref_server, theirs, clock).work(BOG).source == "crossref"
    assert theirs.read_bytes() == before
    assert "another program's database" in caplog.text


def test_a_snapshot_that_is_named_as_the_cache_is_left_alone(
    crossref_server: CrossrefServer,
    tmp_path: Path,
    clock: StoppedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    snapshot = tmp_path / "crossref.db"
    with sqlite3.connect(snapshot) as connection:
        create(connection)
        connection.execute("PRAGMA user_version = 9")
    connection.close()
    before = snapshot.read_bytes()
    assert client(crossref_server, snapshot, clock).work(BOG).source == "crossref"
    assert (snapshot.read_bytes(), [one.name for one in tmp_path.iterdir()]) == (
        before,
        [snapshot.name],
    )
    assert "another program's database" in caplog.text


def test_where_nothing_can_be_written_it_goes_without(
    crossref_server: CrossrefServer,
    tmp_path: Path,
    clock: StoppedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "a file").write_text("in the way")
    crossref = client(crossref_server, tmp_path / "a file" / "crossref.sqlite3", clock)
    assert [crossref.work(BOG).source for _ in range(2)] == ["crossref", "crossref"]
    assert caplog.text.count("continues without it") == 1


def test_an_entry_that_cannot_be_read_is_asked_for_again(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    client(crossref_server, file, clock).work(BOG)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE answers SET body = x'00'")
    connection.close()
    assert client(crossref_server, file, clock).work(BOG).source == "crossref"
    assert client(crossref_server, file, clock).work(BOG).source == "cache"


# --- garbled ---------------------------------------------------------------------------------


def many_records(server: CrossrefServer, kind: str) -> list[str]:
    dois = [f"10.5555/{kind}.{number}" for number in range(40)]
    for number, doi in enumerate(dois):
        words = [f"{kind} {number} {hashlib.sha256(bytes([number, at])).hexdigest()}" for at in range(number % 9)]  # fmt: skip
        server.add({"DOI": doi, "title": [f"{kind} {number}"], "subtitle": words})
    return dois


def said(crossref: Crossref, doi: str) -> object:
    """What a client says of a DOI; None where it says that it does not know."""
    try:
        work = crossref.work(doi)
    except NotAsked:
        return None
    except NotRegistered as error:
        return str(error)
    return work.found_as, work.message


@pytest.mark.parametrize("seed", range(5))
def test_of_a_garbled_file_no_wrong_record_is_given(
    crossref_server: CrossrefServer, tmp_path: Path, clock: StoppedClock, seed: int
) -> None:
    ours, theirs, spoilt = (tmp_path / name for name in ("ours", "theirs", "spoilt"))
    asked = [*many_records(crossref_server, "bog"), OLD_BOG, BOG, RAIN, NOWHERE, MEDRA]
    others = many_records(crossref_server, "moor")
    whole = []
    right: dict[str, object] = {}
    peat: list[Any] = []
    for path, dois in ((ours, asked), (theirs, others)):
        crossref = client(crossref_server, path, clock)
        crossref.works(dois)
        right |= {doi: said(crossref, doi) for doi in dois}
        peat = peat or crossref.search("peat and rain")
        crossref.close()
        whole.append(path.read_bytes())
    given = 0
    for how, content in corruptions(whole[0], whole[1], 100, seed):
        for leftover in tmp_path.glob("spoilt*"):
            leftover.unlink()
        spoilt.write_bytes(content)
        with client(crossref_server, spoilt, clock, offline=True) as crossref:
            for doi in (*asked[seed % 5 :: 5], *others[seed % 5 :: 8], *asked[40:]):
                told = said(crossref, doi)
                assert told in (None, right[doi]), how
                given += told is not None
            with contextlib.suppress(NotAsked):
                assert crossref.search("peat and rain") == peat, how
            # And what is asked now is kept, or done without.
            crossref._put(crossref._key("work", BOG), {"asked": BOG}, 1)
    assert given > 300


def test_a_garbled_answer_costs_the_file_and_that_is_said(
    crossref_server: CrossrefServer,
    file: Path,
    clock: StoppedClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    client(crossref_server, file, clock).works([BOG, RAIN])
    with sqlite3.connect(file) as connection:
        # As a bit that fell over in a record's bytes, which deflate itself does not always see.
        body = connection.execute("SELECT body FROM answers WHERE key LIKE '%bog%'").fetchone()[0]
        connection.execute("UPDATE answers SET body = ? WHERE key LIKE '%bog%'", (body[:-1] + bytes([body[-1] ^ 1]),))  # fmt: skip
    connection.close()
    assert client(crossref_server, file, clock).work(BOG).source == "crossref"
    assert "does not agree with its checksum" in caplog.text
    assert file.with_name(f"{file.name}.damaged").exists()
    assert client(crossref_server, file, clock).work(BOG).source == "cache"


def test_an_answer_under_another_question_is_not_given(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    client(crossref_server, file, clock).works([BOG, RAIN])
    with sqlite3.connect(file) as connection:
        rows = dict(connection.execute("SELECT key, body FROM answers"))
        connection.executemany("UPDATE answers SET body = ? WHERE key = ?", zip(reversed(rows.values()), rows, strict=True))  # fmt: skip
    connection.close()
    assert client(crossref_server, file, clock).work(BOG).source == "crossref"


def test_answers_of_an_older_form_are_asked_for_again(
    crossref_server: CrossrefServer, file: Path, clock: StoppedClock
) -> None:
    client(crossref_server, file, clock).work(BOG)
    old = zlib.compress(json.dumps({"message": {"DOI": "10.5555/other"}, "found_as": BOG}).encode())
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE answers SET body = ?", (old,))
    connection.close()
    assert client(crossref_server, file, clock).work(BOG).source == "crossref"
    assert client(crossref_server, file, clock).work(BOG).source == "cache"
    assert not file.with_name(f"{file.name}.damaged").exists()


def test_a_file_that_another_process_replaced_is_not_replaced_again(
    file: Path, open_cache: Callable[[], Cache]
) -> None:
    ours, theirs = open_cache(), open_cache()
    for cache in (ours, theirs):
        cache.put("key", {"number": 1}, 30)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE answers SET at = at + 1")
    connection.close()
    assert theirs.get("key") is None  # and it is moved aside
    theirs.put("key", {"number": 2}, 30)
    kept = ours.get("key")
    assert kept is not None
    assert kept.body == {"number": 2}


NO_PLACES = ("a directory", "a loop", "a loop/below", "\0", "\ud800", "x" * 300, "read only/x")


@pytest.mark.parametrize("name", NO_PLACES, ids=ascii)
def test_a_place_that_can_hold_no_file_is_done_without(
    crossref_server: CrossrefServer,
    tmp_path: Path,
    clock: StoppedClock,
    name: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "a directory").mkdir()
    (tmp_path / "read only").mkdir(mode=0o500)
    (tmp_path / "a loop").symlink_to(tmp_path / "a loop")
    with client(crossref_server, tmp_path / name, clock) as crossref:
        assert crossref.work(BOG).found_as == crossref.work(BOG).found_as == BOG
    caplog.text.encode()


@pytest.mark.parametrize("body", [{"a": 10**5_000}, {"a": {1, 2}}, "deep"])
def test_what_cannot_be_written_is_not_kept(
    open_cache: Callable[[], Cache], body: dict[str, object] | str
) -> None:
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    cache = open_cache()
    cache.put("key", {"a": deep} if isinstance(body, str) else body, 1)
    cache.put("half a character \ud800", {}, 1)
    assert cache.get("key") is None
    assert cache.get("half a character \ud800") is None


def fill(path: str, name: str, count: int) -> None:
    cache = Cache(path, StoppedClock())
    for number in range(count):
        cache.put(f"{name} {number}", {"name": name, "number": number}, 30)
        assert cache.get(f"{name} {number}") is not None
    cache.close()


def kept_by(cache: Cache, name: str, count: int) -> list[object]:
    found = [cache.get(f"{name} {number}") for number in range(count)]
    return [kept and kept.body["number"] for kept in found]


def test_threads_share_a_cache(open_cache: Callable[[], Cache]) -> None:
    shared = open_cache()

    def go(name: str) -> None:
        for number in range(30):
            shared.put(f"{name} {number}", {"number": number}, 30)

    threads = [threading.Thread(target=go, args=(f"thread {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(4):
        assert kept_by(shared, f"thread {number}", 30) == list(range(30))


def test_processes_share_a_cache(file: Path, open_cache: Callable[[], Cache]) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [
        context.Process(target=fill, args=(str(file), f"process {number}", 20))
        for number in range(2)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    cache = open_cache()
    for number in range(2):
        assert kept_by(cache, f"process {number}", 20) == list(range(20))


@pytest.mark.skipif(sys.platform == "win32", reason="processes fork on POSIX only")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_forked_process_opens_the_file_anew(open_cache: Callable[[], Cache]) -> None:
    cache = open_cache()
    cache.put("parent", {"number": 1}, 30)
    child = os.fork()
    if child == 0:
        cache.put("child", {"number": 2}, 30)
        os._exit(0 if kept_by(cache, "x", 0) == [] and cache.get("parent") else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert [cache.get(key) is not None for key in ("parent", "child")] == [True, True]


def test_a_cache_that_another_process_is_making_is_waited_for(
    file: Path, open_cache: Callable[[], Cache]
) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA:
        other.execute(statement)
    ends = threading.Timer(0.2, lambda: other.execute("COMMIT"))
    ends.start()
    cache = open_cache()
    cache.put("a key", {"number": 1}, 1)
    ends.join()
    assert cache.get("a key") is not None
    other.close()
