"""A small Crossref on this machine: the routes that carcite asks, over records that are handed to it.

For tests, and to try carcite offline::

    python tests/crossref_server.py [RECORDS.jsonl] [--port 8765]

A line of RECORDS.jsonl is a work as Crossref gives it; or `{"alias": DOI, "of": DOI}`; or
`{"DOI": DOI, "agency": {"id": "datacite", "label": "DataCite"}, "csl": {…}}` for a DOI of another
agency, whose record the resolver would give. Without it the synthetic records beside this file are
served. It misbehaves on request: see `Fault`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, quote, unquote, urlsplit

SAMPLE = Path(__file__).with_name("crossref_records.jsonl")
# What Crossref's own documents recommend as the form of a DOI; its filter refuses others.
PLAIN_DOI = re.compile(r"10\.\d{4,9}/[-._;()/:a-z0-9]+", re.I)
REQUEST_LINE = 4096
FILTERS = ("doi", "type", "from-pub-date", "until-pub-date", "issn", "prefix", "has-abstract")
CSL_JSON = "application/vnd.citationstyles.csl+json"

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """How one answer goes wrong: instead of, or on top of, the answer that would be right.

    With `status` or `body` it takes the answer's place. `cut` sends so many bytes of the body and
    drops the connection; `hang` sends nothing until the server stops; `drop` hangs up at once.
    """

    status: int | None = None
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str | None = None
    cut: int | None = None
    hang: bool = False
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in: its target as it stood on the wire, and its headers."""

    target: str
    headers: Mapping[str, str]

    @property
    def path(self) -> str:
        """The path alone, still quoted."""
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        """The arguments, without their quotes."""
        return {key: values[0] for key, values in parse_qs(urlsplit(self.target).query).items()}


def records_of(lines: Iterable[str]) -> list[Record]:
    """Read JSON Lines; a line that is empty or begins with # says nothing."""
    return [json.loads(line) for line in lines if line.strip() and not line.startswith("#")]


def sample_records() -> list[Record]:
    """Return the synthetic records beside this file."""
    return records_of(SAMPLE.read_text(encoding="utf-8").splitlines())


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        # A client that hangs up is no news; it is what a client does that has waited long enough.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class CrossrefServer:
    """The server: `with CrossrefServer(records) as server:` answers at `server.url` until the end."""

    def __init__(self, records: Iterable[Record] | None = None, *, port: int = 0) -> None:
        self.works: dict[str, Record] = {}
        self.aliases: dict[str, str] = {}
        self.others: dict[str, Record] = {}
        self.requests: list[Asked] = []
        self.headers: dict[str, str] = {}
        self.answering = 0
        self.most_at_once = 0
        self.stopped = threading.Event()
        self._faults: list[tuple[str, Fault]] = []
        self._lock = threading.Lock()
        for record in sample_records() if records is None else records:
            self.add(record)
        self._server = _Server(("127.0.0.1", port), _handler(self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    def add(self, record: Record) -> None:
        """Serve one more record: a work, an alias, or another agency's."""
        if "alias" in record:
            self.aliases[record["alias"].lower()] = record["of"].lower()
        elif "agency" in record:
            self.others[record["DOI"].lower()] = record
        else:
            self.works[record["DOI"].lower()] = record

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def misbehave(self, *faults: Fault, at: str = "/") -> None:
        """Let the next answers go wrong, one fault each; `at` is how their target begins."""
        self._faults.extend((at, fault) for fault in faults)

    def fault_for(self, target: str) -> Fault | None:
        """Take the first fault that was asked for such a target."""
        with self._lock:
            for index, (at, fault) in enumerate(self._faults):
                if target.startswith(at):
                    del self._faults[index]
                    return fault
        return None

    def note(self, asked: Asked | None) -> None:
        """Count who is being answered; None: one answer is done."""
        with self._lock:
            if asked is None:
                self.answering -= 1
                return
            self.requests.append(asked)
            self.answering += 1
            self.most_at_once = max(self.most_at_once, self.answering)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


def _json(kind: str, message: object, status: int = 200) -> Answer:
    envelope = {
        "status": "ok" if status == 200 else "failed",
        "message-type": kind,
        "message-version": "1.0.0",
        "message": message,
    }
    return Answer(status, json.dumps(envelope).encode())


NOT_FOUND = Answer(404, b"Resource not found.", "text/plain")


def _failed(kind: str, value: str, message: str) -> Answer:
    return _json("validation-failure", [{"type": kind, "value": value, "message": message}], 400)


def answer(server: CrossrefServer, asked: Asked) -> Answer:
    """Return the right answer to a request."""
    if len(asked.target) > REQUEST_LINE:
        return Answer(414, b"Request-URI Too Long", "text/plain")
    path = asked.path.removeprefix("/v1")
    if path.rstrip("/") == "/works":
        return _listed(server, asked.query)
    if path.startswith("/works/"):
        return _single(server, path.removeprefix("/works/"))
    return _negotiated(server, path, asked.headers.get("accept", ""))


def _single(server: CrossrefServer, name: str) -> Answer:
    # A server takes the path apart before it takes its quotes off, so %2F is no slash to it.
    doi, _, rest = name.rpartition("/agency") if name.endswith("/agency") else (name, "", "")
    doi = unquote(doi).lower()
    if name.endswith("/agency") and not rest:
        return _agency(server, doi)
    if doi in server.aliases:
        prime = f"/v1/works/{quote(server.aliases[doi], safe='')}"
        return Answer(301, b"", "text/plain", {"Location": prime})
    work = server.works.get(doi)
    return NOT_FOUND if work is None else _json("work", work)


def _agency(server: CrossrefServer, doi: str) -> Answer:
    if doi in server.works or doi in server.aliases:
        return _json("work-agency", {"DOI": doi, "agency": {"id": "crossref", "label": "Crossref"}})
    if doi in server.others:
        return _json("work-agency", {"DOI": doi, "agency": server.others[doi]["agency"]})
    return NOT_FOUND


def _negotiated(server: CrossrefServer, path: str, accept: str) -> Answer:
    record = server.others.get(unquote(path[1:]).lower())
    if record is None or "csl" not in record:
        return Answer(404, b"<html>DOI not found</html>", "text/html")
    if CSL_JSON not in accept:
        return Answer(406, b"", "text/plain")
    return Answer(200, json.dumps(record["csl"]).encode(), CSL_JSON)


def _listed(server: CrossrefServer, query: Mapping[str, str]) -> Answer:
    rows = query.get("rows", "20")
    if not rows.isdigit() or int(rows) > 1000:
        return _failed("integer-not-valid", rows, "Integer specified as must be at most 1000")
    works = list(server.works.values())
    for part in filter(None, query.get("filter", "").split(",")):
        name, _, value = part.partition(":")
        if name not in FILTERS:
            return _failed(
                "filter-not-available", name, f"Filter {name} specified but there is no such filter"
            )
        if name == "doi" and not PLAIN_DOI.fullmatch(value):
            return _failed("doi-not-valid", value, f"DOI {value} specified but it is not a DOI")
    works = [work for work in works if _passes(work, query.get("filter", ""))]
    words = " ".join(value for key, value in query.items() if key.startswith("query"))
    if words:
        works = _ranked(works, words)
    cursor = query.get("cursor")
    start = int(query.get("offset") or (cursor or "").replace("*", "") or 0)
    page = [_selected(work, query.get("select")) for work in works[start : start + int(rows)]]
    message: dict[str, Any] = {
        "total-results": len(works),
        "items-per-page": int(rows),
        "items": page,
    }
    if cursor is not None:
        message["next-cursor"] = str(start + len(page))
    return _json("work-list", message)


def _year(work: Record) -> int:
    parts = (work.get("issued") or {}).get("date-parts") or [[None]]
    return int((parts[0] or [0])[0] or 0)


def _passes(work: Record, filters: str) -> bool:
    wanted: dict[str, list[str]] = {}
    for part in filter(None, filters.split(",")):
        name, _, value = part.partition(":")
        wanted.setdefault(name, []).append(value.lower())
    tests: dict[str, Callable[[str], bool]] = {
        "doi": lambda value: work["DOI"].lower() == value,
        "type": lambda value: work.get("type") == value,
        "issn": lambda value: value in [issn.lower() for issn in work.get("ISSN", [])],
        "prefix": lambda value: work["DOI"].startswith(f"{value}/"),
        "from-pub-date": lambda value: _year(work) >= int(value[:4]),
        "until-pub-date": lambda value: _year(work) <= int(value[:4]),
        "has-abstract": lambda value: ("abstract" in work) == (value in ("true", "1", "t")),
    }
    # Values of one filter are alternatives, filters are not.
    return all(any(tests[name](value) for value in values) for name, values in wanted.items())


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _ranked(works: list[Record], query: str) -> list[Record]:
    def score(work: Record) -> int:
        names = [str(part) for name in work.get("author", []) for part in name.values()]
        parts = [*work.get("title", []), *work.get("container-title", []), str(_year(work)), *names]
        return len(_words(query) & _words(" ".join(parts)))

    scored = sorted(((score(work), work) for work in works), key=lambda pair: -pair[0])
    return [{**work, "score": float(points)} for points, work in scored if points]


def _selected(work: Record, select: str | None) -> Record:
    return work if select is None else {key: work[key] for key in select.split(",") if key in work}


def _handler(server: CrossrefServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # One packet an answer: with several, the last would wait 40 ms for the client's receipt.
        wbufsize = 65_536
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked = Asked(self.path, headers)
            server.note(asked)
            try:
                self.give(answer(server, asked), server.fault_for(asked.target), asked)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the client has given up
            finally:
                server.note(None)

        def give(self, right: Answer, fault: Fault | None, asked: Asked) -> None:
            fault = fault or Fault()
            if fault.hang:
                server.stopped.wait(30)
            if fault.drop or fault.hang:
                self.close_connection = True
                return
            body = right.body if fault.body is None and fault.status is None else fault.body or b""
            self.send_response(fault.status or right.status)
            stated = {**_pool(asked), **server.headers, **right.headers, **fault.headers}
            for name, value in stated.items():
                self.send_header(name, value)
            self.send_header("Content-Type", fault.content_type or right.content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body if fault.cut is None else body[: fault.cut])
            self.close_connection = fault.cut is not None

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    return Handler


def _pool(asked: Asked) -> dict[str, str]:
    """Return the headers in which Crossref states its limits, as they are since December 2025."""
    polite = "mailto:" in asked.headers.get("user-agent", "")
    many = asked.path.rstrip("/").endswith("/works")
    rate = {(True, False): 10, (True, True): 3, (False, False): 5, (False, True): 1}[polite, many]
    return {
        "x-api-pool": f"{'polite' if polite else 'public'}-{'array' if many else 'single'}",
        "x-rate-limit-limit": str(rate),
        "x-rate-limit-interval": "1s",
        "x-concurrency-limit": "3" if polite else "1",
    }


def main() -> None:
    """Serve records until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Serve Crossref records on this machine.")
    parser.add_argument("records", nargs="?", type=Path, default=SAMPLE, metavar="RECORDS.jsonl")
    parser.add_argument("--port", type=int, default=8765)
    options = parser.parse_args()
    records = records_of(options.records.read_text(encoding="utf-8").splitlines())
    with CrossrefServer(records, port=options.port) as server:
        print(f"{len(server.works)} works at {server.url}; Ctrl-C stops", flush=True)
        try:
            server.stopped.wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
