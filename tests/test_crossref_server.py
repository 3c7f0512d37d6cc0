"""The server that stands in for Crossref answers as Crossref does, so that tests against it mean something."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

import crossref_server as served
from crossref_server import CrossrefServer, records_of, sample_records

BOG = "10.5555%2Fsynthetic.bog.2019.4"


def get(server: CrossrefServer, target: str, **headers: str) -> httpx2.Response:
    return httpx2.get(server.url + target, headers=headers, trust_env=False)


def test_every_work_of_the_sample_is_marked_synthetic_or_is_a_seeds_own() -> None:
    dois = [record["DOI"] for record in sample_records() if "type" in record]
    own = {"10.3389/fimmu.2025.1625166"}
    assert all(doi in own or doi.startswith("10.5555/") for doi in dois)


ANSWERS = {
    "a record": (f"/works/{BOG}", 200, "application/json", '"message-type": "work"'),
    "no record": ("/works/10.5555%2Fnothing", 404, "text/plain", "Resource not found."),
    "an agency": (f"/works/{BOG}/agency", 200, "application/json", '"id": "crossref"'),
    "another agency": (
        "/works/10.5072%2Fsynthetic-rain/agency",
        200,
        "application/json",
        "DataCite",
    ),
    "an agency's DOI": (
        "/works/10.5072%2Fsynthetic-rain",
        404,
        "text/plain",
        "Resource not found.",
    ),
    "an alias": ("/works/10.5555%2Fsynthetic.bog.2019.old", 301, "text/plain", ""),
    "too many rows": ("/works?rows=2000", 400, "application/json", "validation-failure"),
    "no such filter": ("/works?filter=colour:red", 400, "application/json", "no such filter"),
    "a DOI that its filter refuses": (
        "/works?filter=doi:10.5555/a<b",
        400,
        "application/json",
        "not a DOI",
    ),
    "too long": ("/works?query=" + "x" * 4_096, 414, "text/plain", ""),
}


@pytest.mark.parametrize(("target", "status", "kind", "words"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_has_crossrefs_shape(
    crossref_server: CrossrefServer, target: str, status: int, kind: str, words: str
) -> None:
    answer = get(crossref_server, target)
    assert (answer.status_code, answer.headers["content-type"]) == (status, kind)
    assert words in answer.text


def test_an_alias_leads_to_its_record(crossref_server: CrossrefServer) -> None:
    answer = get(crossref_server, "/works/10.5555%2Fsynthetic.bog.2019.old")
    assert answer.headers["location"] == f"/v1/works/{BOG}"
    assert get(crossref_server, answer.headers["location"]).status_code == 200


def test_a_search_is_ranked_selected_and_paged(crossref_server: CrossrefServer) -> None:
    target = "/works?query.bibliographic=peat+and+rain+Korhonen&select=DOI,score&rows=2"
    message = get(crossref_server, target).json()["message"]
    assert [list(item) for item in message["items"]] == [["DOI", "score"]] * 2
    assert message["items"][0]["DOI"] == "10.5555/synthetic.bog.2019.4"
    seen, cursor = [], "*"
    while True:
        page = get(crossref_server, f"/works?rows=7&cursor={cursor}").json()["message"]
        if not page["items"]:
            break
        seen += [item["DOI"] for item in page["items"]]
        cursor = page["next-cursor"]
    assert len(seen) == len(set(seen)) == len(crossref_server.works)


@pytest.mark.parametrize(
    ("agent", "target", "pool"),
    [
        ("x (mailto:a@b.example)", f"/works/{BOG}", ("polite-single", "10", "3")),
        ("x (mailto:a@b.example)", "/works?rows=0", ("polite-array", "3", "3")),
        ("x", f"/works/{BOG}", ("public-single", "5", "1")),
        ("x", "/works?rows=0", ("public-array", "1", "1")),
    ],
)
def test_it_states_the_limits_of_the_pool(
    crossref_server: CrossrefServer, agent: str, target: str, pool: tuple[str, str, str]
) -> None:
    headers = get(crossref_server, target, **{"User-Agent": agent}).headers
    stated = tuple(
        headers[name] for name in ("x-api-pool", "x-rate-limit-limit", "x-concurrency-limit")
    )
    assert stated == pool


def test_only_whoever_asks_for_csl_json_gets_an_agencys_record(
    crossref_server: CrossrefServer,
) -> None:
    target = "/10.5072%2Fsynthetic-rain"
    assert get(crossref_server, target, Accept="text/html").status_code == 406
    csl = get(crossref_server, target, Accept="application/vnd.citationstyles.csl+json")
    assert csl.json()["title"].startswith("Rain")


def test_it_can_be_started_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_text('# mine\n{"DOI": "10.5555/a", "title": ["A"]}\n\n', encoding="utf-8")
    assert records_of(file.read_text(encoding="utf-8").splitlines()) == [
        {"DOI": "10.5555/a", "title": ["A"]}
    ]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, served.__file__, str(file), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            assert said == f"1 works at http://127.0.0.1:{port}; Ctrl-C stops\n"
            answer = httpx2.get(f"http://127.0.0.1:{port}/works/10.5555%2Fa", trust_env=False)
            assert json.loads(answer.content)["message"]["title"] == ["A"]
        finally:
            process.terminate()
