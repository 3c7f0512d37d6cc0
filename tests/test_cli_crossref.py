"""The commands that ask Crossref: records and candidates on standard output, what went wrong beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import carcite
from carcite.cli import main
from carcite.cli.service import progress
from crossref_server import CrossrefServer, Fault
from examples import ROOT

BOG = "10.5555/synthetic.bog.2019.4"
OLD_BOG = "10.5555/synthetic.bog.2019.old"
RETRACTED = "10.5555/synthetic.retracted.7"
MEDRA = "10.1400/synthetic-medra"
SEED = str(ROOT / "seeds" / "cmb-car-t-rheumatoid-arthritis.txt")
RIGHT = "10.5555/synthetic.cmb.2025.71.6.1"
MAIL = "librarian@library.example"


@pytest.fixture(autouse=True)
def server(
    crossref_server: CrossrefServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> CrossrefServer:
    monkeypatch.setenv("CARCITE_CROSSREF", crossref_server.url)
    monkeypatch.setenv("CARCITE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("CARCITE_MAILTO", MAIL)
    monkeypatch.setenv("COLUMNS", "100")
    return crossref_server


def run(*arguments: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(main, ["crossref", *arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


# --- lookup ----------------------------------------------------------------------------------


def test_lookup_shows_a_record_in_a_few_lines() -> None:
    result = run("lookup", f"https://doi.org/{OLD_BOG}")
    assert result.stdout.splitlines() == [
        f"{OLD_BOG} → {BOG}",
        "  Peat and rain: the raised bogs of the north",
        "  Aino Korhonen; Marit Haugen",
        "  Journal of Moors, 12 (2), 15-30, 2019-05-02",
        "  journal-article, from crossref",
    ]
    assert (result.stderr, result.exit_code) == ("", 0)


def test_lookup_says_what_became_of_a_work_and_since_when_its_record_is_kept() -> None:
    run("lookup", RETRACTED)
    again = run("lookup", RETRACTED).stdout
    assert "retracted-by: 10.5555/synthetic.retraction.7" in again
    assert "from cache, retrieved on 20" in again


def test_lookup_names_each_doi_that_has_no_record() -> None:
    result = run("lookup", BOG, MEDRA, "the bog")
    assert result.stdout.count("\n\n") == 0
    assert "Peat and rain" in result.stdout
    assert "carcite: no DOI in 'the bog'" in result.stderr
    assert "registered with mEDRA" in result.stderr
    assert result.stderr.endswith("1 of 3 DOIs found, 2 not found\n")
    assert result.exit_code == 1


def test_lookup_gives_all_that_the_service_says_as_json(server: CrossrefServer) -> None:
    (found,) = json.loads(run("lookup", OLD_BOG, "--json").stdout)
    assert (found["doi"], found["found_as"], found["source"]) == (OLD_BOG, BOG, "crossref")
    assert found["message"] == server.works[BOG]


def test_lookup_writes_records_in_the_order_of_the_question() -> None:
    result = run("lookup", RETRACTED, BOG, "--to", "csl-json")
    assert [record["DOI"] for record in json.loads(result.stdout)] == [RETRACTED, BOG]
    assert result.stderr == "2 of 2 DOIs found, 0 not found\n"


def test_lookup_reads_dois_from_standard_input(server: CrossrefServer) -> None:
    result = run("lookup", "-", stdin=f"{BOG}\n\n  doi:{RETRACTED} \n{BOG.upper()}\n")
    assert result.stderr == "2 of 2 DOIs found, 0 not found\n"
    assert len(server.requests) == 1


def test_two_ways_of_writing_exclude_each_other() -> None:
    result = run("lookup", BOG, "--json", "--to", "ris")
    assert (result.exit_code, "cannot be used together" in result.stderr) == (2, True)


def test_ctrl_c_loses_nothing_that_came(monkeypatch: pytest.MonkeyPatch) -> None:
    each = carcite.Crossref.each

    def interrupted(self: carcite.Crossref, dois: list[str]) -> Iterator[object]:
        yield next(each(self, dois))
        raise KeyboardInterrupt

    monkeypatch.setattr(carcite.Crossref, "each", interrupted)
    result = run("lookup", BOG, RETRACTED)
    assert "Peat and rain" in result.stdout
    assert "carcite: interrupted; showing the records received so far" in result.stderr
    assert result.exit_code == 1


def test_in_an_outage_what_came_is_shown(server: CrossrefServer) -> None:
    run("lookup", BOG)
    server.misbehave(Fault(status=403))
    result = run("lookup", BOG, RETRACTED)
    assert "Peat and rain" in result.stdout
    assert "refuses our requests" in result.stderr
    assert result.exit_code == 1


# --- whom to ask -----------------------------------------------------------------------------


def test_the_address_comes_from_the_option_or_the_environment(
    server: CrossrefServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if this server were Crossref itself.
    monkeypatch.setattr("carcite.crossref.client.BASE_URL", server.url)
    run("lookup", BOG)
    run("lookup", RETRACTED, "--mailto", "other@library.example")
    agents = [asked.headers["user-agent"] for asked in server.requests]
    assert [f"mailto:{MAIL}" in agent for agent in agents] == [True, False]
    assert "mailto:other@library.example" in agents[1]


def test_another_server_is_told_the_address_of_the_option_alone(server: CrossrefServer) -> None:
    run("lookup", BOG)
    run("lookup", RETRACTED, "--mailto", "other@library.example")
    agents = [asked.headers["user-agent"] for asked in server.requests]
    assert ["mailto" in agent for agent in agents] == [False, True]
    assert "mailto:other@library.example" in agents[1]


@pytest.mark.parametrize(
    "address",
    [
        "http://user:secret@{}",
        "http://user:secret@{}/?x",
        "http://user:sec/ret@{}",
        "user:secret@{}",
    ],
)
def test_a_login_in_the_address_of_the_server_is_never_shown(
    server: CrossrefServer, address: str
) -> None:
    server.misbehave(Fault(status=400))
    given = address.format(server.url.removeprefix("http://"))
    result = run("lookup", BOG, "--server", given)
    assert result.exit_code
    assert "user" not in result.output.replace("Usage", "")
    assert "secret" not in result.output


def test_offline_nobody_is_asked_and_that_is_said(server: CrossrefServer) -> None:
    result = run("lookup", BOG, "--offline")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert "was not asked for" in result.stderr
    assert "not found" not in result.stderr
    assert server.requests == []


def test_refresh_asks_again(server: CrossrefServer) -> None:
    run("lookup", BOG)
    server.works[BOG] = {"DOI": BOG, "type": "journal-article", "title": ["Corrected"]}
    assert "Corrected" not in run("lookup", BOG).stdout
    assert "Corrected" in run("lookup", BOG, "--refresh").stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--offline", "--refresh"), "refresh cannot be used with"),
        (("--mailto", "nobody"), "not a mail address"),
        (("--server", "api.crossref.org"), "not a base URL"),
        (("--server", f"https://{'a' * 64}.example"), "not a base URL"),
        (("--server", "https://a.example:99999"), "not a base URL"),
        (("--server", "https://[a"), "not a base URL"),
        (("--server", "https://a b.example"), "not a base URL"),
        (("--server", "https://a..example"), "not a base URL"),
        (("--mailto", "bücher@library.example"), "not a mail address"),
    ],
)
def test_options_that_cannot_be_are_a_wrong_command(options: tuple[str, ...], words: str) -> None:
    result = run("lookup", BOG, *options)
    assert (result.exit_code, words in result.stderr) == (2, True)


def test_a_file_that_is_no_snapshot_is_an_input_that_failed(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("no snapshot")
    result = run("lookup", BOG, "--snapshot", str(tmp_path / "notes.db"))
    assert (result.exit_code, "is not a snapshot" in result.stderr) == (1, True)


# --- match -----------------------------------------------------------------------------------


def test_match_finds_the_doi_of_a_page_and_shows_why() -> None:
    result = run("match", SEED)
    assert result.stdout.startswith(f"match: {RIGHT}: the title agrees; all authors agree")
    assert "the record is of its preprint" in result.stdout
    assert "other results, with nothing that agrees" in result.stdout
    assert (result.stderr, result.exit_code) == ("", 0)


def test_match_takes_none_where_it_is_doubtful(server: CrossrefServer) -> None:
    del server.works[RIGHT]
    result = run("match", SEED)
    assert result.stdout.startswith("no match: only another version was found")
    assert result.exit_code == 1


def test_match_as_json_names_every_candidate() -> None:
    (found,) = json.loads(run("match", SEED, "--json").stdout)
    assert (found["source"], found["doi"]) == (SEED, RIGHT)
    best = found["candidates"][0]
    assert (best["doi"], best["verdict"], best["lacks"]) == (RIGHT, "same", None)
    assert "the volume agrees: 71" in best["reasons"]
    assert len(found["candidates"]) > 10


def test_match_goes_by_the_options_alone() -> None:
    described = (
        "--title",
        "Peat and rain: the raised bogs of the north",
        "--author",
        "Aino Korhonen",
    )
    place = (
        "--container",
        "Journal of Moors",
        "--volume",
        "12",
        "--issue",
        "2",
        "--pages",
        "15-30",
    )
    (found,) = json.loads(run("match", *described, "--year", "2019", *place, "--json").stdout)
    assert (found["source"], found["doi"]) == (None, BOG)
    wrong = run("match", *described, "--year", "1950", "--volume", "3", "--json")
    assert (json.loads(wrong.stdout)[0]["doi"], wrong.exit_code) == (None, 1)


def test_match_reads_standard_input() -> None:
    result = run("match", "-", "--json", stdin=Path(SEED).read_text(encoding="utf-8"))
    assert json.loads(result.stdout)[0]["source"] == "standard input"


@pytest.mark.parametrize("arguments", [(), (SEED, "--title", "x"), (SEED, "--year", "2019")])
def test_match_wants_a_page_or_a_title(arguments: tuple[str, ...]) -> None:
    assert run("match", *arguments).exit_code == 2


def test_match_says_that_an_author_names_nobody() -> None:
    result = run("match", "--title", "Peat and rain", "--author", " ")
    assert result.exit_code == 2
    assert "no name in --author ' '" in result.stderr


def test_what_a_record_says_cannot_run_on_a_terminal(server: CrossrefServer) -> None:
    server.works[BOG] = {"DOI": BOG, "type": "journal-article", "title": ["\x1b[31mred [bold]"]}
    for form in ((), ("--json",)):
        result = run("lookup", BOG, "--refresh", *form)
        assert "\x1b" not in result.output
    assert "[bold]" in run("lookup", BOG).stdout


# --- progress --------------------------------------------------------------------------------


def test_progress_is_for_terminals(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(500, "asking") as advance:
        advance(100)
    assert capsys.readouterr().err == ""


def test_progress_is_shown_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress(500, "asking") as advance:
        advance(500)
    shown = capsys.readouterr()
    assert "asking" in shown.err
    assert shown.out == ""
