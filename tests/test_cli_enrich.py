"""`carcite cite --enrich`: what Crossref answers comes into the record, and what it does not loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import carcite
from carcite.cli import main
from crossref_server import CrossrefServer, Fault
from examples import ROOT

SEED = str(ROOT / "seeds" / "cmb-car-t-rheumatoid-arthritis.txt")
RIGHT = "10.5555/synthetic.cmb.2025.71.6.1"
BOG = "10.5555/synthetic.bog.2019.4"
MAIL = "librarian@library.example"
PAGE = """<html><head><meta name="citation_title" content="{title}">
<meta name="citation_author" content="{author}"><meta name="citation_doi" content="{doi}">
<meta name="citation_publication_date" content="2019"></head><body><h1>{title}</h1></body></html>"""


@pytest.fixture(autouse=True)
def server(
    crossref_server: CrossrefServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> CrossrefServer:
    monkeypatch.setenv("CARCITE_CROSSREF", crossref_server.url)
    monkeypatch.setenv("CARCITE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("CARCITE_MAILTO", MAIL)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)
    write_page("bog.html")
    return crossref_server


def write_page(
    name: str,
    *,
    title: str = "Peat and rain: the raised bogs of the north",
    author: str = "Korhonen, Aino",
    doi: str = BOG,
) -> None:
    Path(name).write_text(PAGE.format(title=title, author=author, doi=doi), encoding="utf-8")


def write_pages(server: CrossrefServer, count: int) -> list[str]:
    names = []
    for number in range(1, count + 1):
        doi, title = f"10.5555/synthetic.many.{number}", f"The raised bog of parish number {number}"
        record = {**server.works[BOG], "DOI": doi, "title": [title], "volume": str(number)}
        server.add(record)
        names.append(f"{number}.html")
        write_page(names[-1], title=title, doi=doi)
    return names


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["cite", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def records(result: Result) -> list[dict[str, object]]:
    found = json.loads(result.stdout)
    assert isinstance(found, list)
    return found


def test_without_enrich_nobody_is_asked(server: CrossrefServer) -> None:
    (record,) = records(run("bog.html", "--to", "csl-json"))
    assert "volume" not in record
    assert server.requests == []


def test_what_the_page_lacks_comes_from_its_record() -> None:
    result = run("bog.html", "--enrich", "--to", "csl-json")
    (record,) = records(result)
    assert (record["volume"], record["issue"], record["page"]) == ("12", "2", "15-30")
    assert record["container-title"] == "Journal of Moors"
    assert result.exit_code == 0


def test_a_page_without_a_doi_gets_the_one_that_certainly_is_its() -> None:
    (record,) = records(run(SEED, "--enrich", "--to", "csl-json", "-q"))
    assert (record["DOI"], record["page"]) == (RIGHT, "1-9")


def test_a_page_whose_record_is_missing_gets_none(server: CrossrefServer) -> None:
    del server.works[RIGHT]
    result = run(SEED, "--enrich", "--to", "csl-json", "-q")
    assert "DOI" not in records(result)[0]
    assert result.exit_code == 0


def test_the_wrong_doi_on_a_page_is_said_and_nothing_is_taken(server: CrossrefServer) -> None:
    write_page("wrong.html", title="Heather beetles and their enemies", author="Osei, Ama")
    result = run("wrong.html", "--enrich", "--to", "csl-json")
    assert "leads to another work" in result.stderr
    assert "volume" not in records(result)[0]


def test_the_policy_says_who_wins() -> None:
    write_page("typo.html", title="Peat and rain: the raised bogs of the nort")
    titles = {
        policy: records(run("typo.html", "--enrich", "--policy", policy, "--to", "csl-json"))[0]
        for policy in ("fill", "prefer", "report")
    }
    assert str(titles["fill"]["title"]).endswith("nort")
    assert str(titles["prefer"]["title"]).endswith("north")
    assert "volume" not in titles["report"]


def test_many_pages_cost_few_questions(server: CrossrefServer) -> None:
    names = write_pages(server, 40)
    result = run(*names, "--enrich", "--to", "csl-json", "-q")
    assert [record["volume"] for record in records(result)] == [str(n) for n in range(1, 41)]
    assert len(server.requests) == 1
    assert "Crossref answered for 40 of 40 readings\n" in result.stderr


def test_in_an_outage_what_came_is_written_and_the_rest_as_it_was_read(
    server: CrossrefServer,
) -> None:
    names = write_pages(server, 3)
    run(names[0], "--enrich")
    server.misbehave(*[Fault(status=403)] * 3)
    result = run(*names, "--enrich", "--to", "csl-json")
    volumes = [record.get("volume") for record in records(result)]
    assert volumes == ["1", None, None]
    assert "2.html: warning: not enriched" in result.stderr
    assert "Crossref answered for 1 of 3 readings; 2 left as read" in result.stderr
    assert result.exit_code == 1


def test_ctrl_c_loses_nothing_that_was_done(
    server: CrossrefServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrich_many = carcite.enrich_many

    def interrupted(*arguments: object, **options: object) -> Iterator[object]:
        yield next(enrich_many(*arguments, **options))  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr("carcite.enrich_many", interrupted)
    names = write_pages(server, 3)
    result = run(*names, "--enrich", "-o", "refs.json")
    written = json.loads(Path("refs.json").read_text(encoding="utf-8"))
    assert [record.get("volume") for record in written] == ["1", None, None]
    assert result.stderr.count("interrupted before Crossref was asked") == 2
    assert result.exit_code == 1


def test_a_doi_that_nobody_registered_is_a_remark_and_no_failure(server: CrossrefServer) -> None:
    write_page("new.html", doi="10.5555/synthetic.new")
    result = run("new.html", "--enrich", "--to", "csl-json")
    assert "not enriched: 10.5555/synthetic.new is not registered with any agency" in result.stderr
    assert (len(records(result)), result.exit_code) == (1, 0)


def test_offline_what_was_not_kept_is_not_asked_for(server: CrossrefServer) -> None:
    result = run("bog.html", "--enrich", "--offline", "--to", "csl-json")
    assert "was not asked for" in result.stderr
    assert (len(records(result)), result.exit_code) == (1, 1)
    assert server.requests == []
    run("bog.html", "--enrich")
    again = run("bog.html", "--enrich", "--offline", "--to", "csl-json")
    assert (records(again)[0]["volume"], again.exit_code) == ("12", 0)


@pytest.mark.parametrize(
    "options", [("--policy", "fill"), ("--offline",), ("--refresh",), ("--snapshot", "x.db")]
)
def test_how_to_ask_without_asking_is_a_wrong_command(options: tuple[str, ...]) -> None:
    result = run("bog.html", *options)
    assert (result.exit_code, "need --enrich" in result.stderr) == (2, True)
