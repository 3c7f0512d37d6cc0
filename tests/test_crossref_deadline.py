"""The deadline: whatever a server does, and however slowly, a question is over when it must be."""

from __future__ import annotations

import gzip
import itertools
import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from carcite.crossref.client import Crossref
from carcite.errors import BadAnswer, EnrichError, NotRegistered, Unavailable
from clocks import StoppedClock
from crossref_server import CrossrefServer

BOG = "10.5555/synthetic.bog.2019.4"
DEADLINE = 1.0
# A slow day is no defect; a server that is waited for as long as it likes takes a minute and more.
BOUND = 6.0
RECORD = json.dumps({"status": "ok", "message": {"DOI": BOG, "title": ["x" * 2_000]}}).encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

Answer = Callable[[str], Iterator[bytes]]


def slowly(data: bytes, pause: float = 0.1) -> Iterator[bytes]:
    for place in range(len(data)):
        yield data[place : place + 1]
        time.sleep(pause)


def after(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


def endless(data: bytes, pause: float) -> Iterator[bytes]:
    while True:
        yield data
        time.sleep(pause)


def redirects(target: Callable[[int], str]) -> Answer:
    """Send on and on, each time after a while that is within any bound on one read."""
    numbers = itertools.count()

    def answer(_: str) -> Iterator[bytes]:
        time.sleep(0.7)
        location = target(next(numbers)).encode()
        yield b"HTTP/1.1 301 Moved\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n" % location

    return answer


def elsewhere(path: str) -> Iterator[bytes]:
    """Answer as for a DOI of another agency, whose record is never whole."""
    time.sleep(0.3)
    if path.endswith("/agency"):
        body = json.dumps({"message": {"agency": {"id": "datacite", "label": "DataCite"}}}).encode()
        yield HEAD + b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    elif path.startswith("/works/"):
        yield b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    else:
        yield from after(HEAD + b"Content-Length: 9999\r\n\r\n", slowly(b" " * 9_999))


DRIPS: dict[str, Answer] = {
    "nothing at all": lambda _: endless(b"", 0.1),
    "the status line": lambda _: slowly(b"HTTP/1.1 200 " + b"O" * 999),
    "the headers": lambda _: after(b"HTTP/1.1 200 OK\r\n", slowly(b"X-A: b\r\n" * 999)),
    "one header": lambda _: after(b"HTTP/1.1 200 OK\r\nX: ", slowly(b"y" * 999)),
    "the body": lambda _: after(HEAD + b"Content-Length: 2000\r\n\r\n", slowly(RECORD)),
    "a body without length": lambda _: after(HEAD + b"\r\n", slowly(RECORD)),
    "chunks": lambda _: after(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", endless(chunk(b" "), 0.1)),
    "a chunk's size": lambda _: after(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", slowly(b"0" * 999)),
    "packed bytes": lambda _: after(HEAD + b"Content-Encoding: gzip\r\nContent-Length: 99999\r\n\r\n", slowly(gzip.compress(RECORD) + b"x" * 999)),
    "1xx, slowly": lambda _: endless(b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.1),
    "1xx, a flood": lambda _: endless(b"HTTP/1.1 100 Continue\r\n\r\n" * 2_000, 0),
    "blanks, a flood": lambda _: after(HEAD + b"Content-Length: 60000000\r\n\r\n", endless(b" " * 50, 0.001)),
    "redirects": redirects(lambda number: f"/works/10.5555%2Fnext.{number}"),
    "redirects in a circle": redirects(lambda _: f"/works/{BOG}"),
    "another agency's": elsewhere,
}  # fmt: skip


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """A server that hands each connection what the answer to its request's path yields, as it yields it."""
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve(connection: socket.socket) -> None:
        with closing(connection):
            try:
                while not over.is_set():
                    asked = connection.recv(65_536).decode("latin-1")
                    if not asked:
                        return
                    for part in answer(asked.split(" ")[1]):
                        if over.is_set():
                            return
                        connection.sendall(part)
            except (OSError, IndexError):
                return  # the client has given up, which is what is to be shown

    def accept() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            connection.settimeout(20)
            threads.append(threading.Thread(target=serve, args=(connection,), daemon=True))
            threads[-1].start()

    threads = [threading.Thread(target=accept, daemon=True)]
    threads[0].start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        over.set()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for thread in threads:
            thread.join(20)


def seconds_of(question: Callable[[], object], *expected: type[EnrichError]) -> float:
    began = time.monotonic()
    with pytest.raises(expected):
        question()
    return time.monotonic() - began


@pytest.mark.parametrize("answer", DRIPS.values(), ids=DRIPS)
def test_no_server_is_waited_for_beyond_the_deadline(answer: Answer) -> None:
    with serving(answer) as url:
        hasty = Crossref(base_url=url, cache=False, deadline=DEADLINE)
        took = seconds_of(lambda: hasty.work(BOG), Unavailable, NotRegistered, BadAnswer)
        hasty.close()
    assert took < BOUND


@pytest.mark.parametrize("name", ["the headers", "the body", "1xx, slowly", "chunks"])
def test_nor_is_it_for_lists_and_searches(name: str) -> None:
    with serving(DRIPS[name]) as url, Crossref(base_url=url, cache=False, deadline=DEADLINE) as one:
        assert seconds_of(lambda: one.search("peat and rain"), Unavailable) < BOUND
    with serving(DRIPS[name]) as url, Crossref(base_url=url, cache=False, deadline=DEADLINE) as one:
        began = time.monotonic()
        found = one.works([BOG, "10.5555/a", "10.5555/b"])
        assert time.monotonic() - began < BOUND
    assert {type(each) for each in found.values()} == {Unavailable}


def test_a_connection_that_was_good_is_not_trusted_for_it() -> None:
    first = iter([HEAD + b"Content-Length: %d\r\n\r\n%s" % (len(RECORD), RECORD)])

    def answer(path: str) -> Iterator[bytes]:
        good = next(first, None)
        return iter([good]) if good else slowly(b"HTTP/1.1 200 " + b"O" * 999)

    with serving(answer) as url, Crossref(base_url=url, cache=False, deadline=3 * DEADLINE) as one:
        assert one.work(BOG).found_as == BOG
        assert seconds_of(lambda: one.work("10.5555/a"), Unavailable) < 3 * BOUND


@pytest.mark.parametrize("hello", [b"", b"\x16\x03\x03\x20\x00"])
def test_nor_is_a_handshake(hello: bytes) -> None:
    with serving(lambda _: slowly(hello * 999)) as url:
        secret = Crossref(base_url=url.replace("http", "https"), cache=False, deadline=DEADLINE)
        assert seconds_of(lambda: secret.work(BOG), Unavailable) < BOUND
        secret.close()


def test_nor_is_whoever_looks_up_names(monkeypatch: pytest.MonkeyPatch) -> None:
    told = threading.Event()

    def look_up(*_: object, **__: object) -> list[object]:
        told.wait(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setenv("no_proxy", "*")
    lost = Crossref(base_url="http://slow.example", cache=False, deadline=DEADLINE)
    assert seconds_of(lambda: lost.work(BOG), Unavailable) < BOUND
    told.set()
    lost.close()


LEFT = """
import socket, threading, warnings
from carcite.crossref.client import Crossref
from carcite.errors import Unavailable
warnings.simplefilter("error")
socket.getaddrinfo = lambda *_, **__: threading.Event().wait(600)
try:
    Crossref(base_url="http://slow.example", cache=False, deadline=3).work("10.5555/a")
except Unavailable as error:
    print(error)
"""


def test_a_look_up_that_never_ends_keeps_no_program_from_ending(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    ended = subprocess.run(
        [sys.executable, "-X", "dev", "-c", LEFT], capture_output=True, text=True, timeout=60, check=True
    )  # fmt: skip
    assert "no answer from Crossref" in ended.stdout
    assert ended.stderr == ""


def test_whoever_waits_for_another_threads_question_has_a_deadline_too() -> None:
    with serving(DRIPS["the body"]) as url:
        slow = Crossref(base_url=url, cache=False, deadline=3 * DEADLINE)
        began = time.monotonic()

        def ask() -> None:
            with pytest.raises(Unavailable):
                slow.work(BOG)

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert time.monotonic() - began < 3 * BOUND
        slow.close()


def test_an_answer_in_time_is_an_answer(crossref_server: CrossrefServer) -> None:
    with Crossref(base_url=crossref_server.url, cache=False, deadline=30) as crossref:
        assert crossref.work(BOG).found_as == BOG


# --- what an answer unpacks to ------------------------------------------------------------------


def packed(body: bytes, kind: str = "gzip") -> Answer:
    head = HEAD + f"Content-Encoding: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    return lambda _: iter([head + body])


def test_a_packed_answer_is_unpacked() -> None:
    with serving(packed(gzip.compress(RECORD))) as url, Crossref(base_url=url, cache=False) as one:
        assert one.work(BOG).message["title"] == ["x" * 2_000]


def test_no_more_is_unpacked_than_an_answer_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carcite.crossref.transport.ANSWER_LIMIT", 1_000_000)
    bomb = gzip.compress(b" " * 300_000_000, 1)
    with serving(packed(bomb)) as url, Crossref(base_url=url, cache=False) as one, pytest.raises(BadAnswer, match="larger than 1,000,000 bytes"):  # fmt: skip
        one.work(BOG)


@pytest.mark.parametrize("kind", ["zstd", "br", "gzip, gzip", "deflate", "\xff"])
def test_a_packing_that_was_not_asked_for_is_a_bad_answer(kind: str) -> None:
    with serving(packed(gzip.compress(RECORD), kind)) as url, Crossref(base_url=url, cache=False) as one, pytest.raises(BadAnswer, match="not requested"):  # fmt: skip
        one.work(BOG)


@pytest.mark.parametrize(
    "body", [b"no gzip at all", gzip.compress(RECORD)[:-9]], ids=["no gzip", "cut short"]
)
def test_a_packed_answer_that_is_damaged_is_none(body: bytes) -> None:
    with serving(packed(body)) as url, Crossref(base_url=url, cache=False, clock=StoppedClock()) as one, pytest.raises(Unavailable, match="compressed answer"):  # fmt: skip
        one.work(BOG)
