"""The command line: records on standard output, messages on standard error, an exit code for scripts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from pydantic import TypeAdapter

import carcite
import pages
from carcite import Reading, Remark, Rights
from carcite.cli import COMMANDS, main
from carcite.page import Page

PAGE = "On quartz\ndoi: 10.1000/quartz\n"


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # What the readers can do is tested with them: here a page's first line is its title.
    monkeypatch.setattr("carcite.readers.gathering.readers", lambda _: (pages.first_line_reader,))
    monkeypatch.setattr("carcite.rights.find.rights_on", rights_of_text)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    Path("quartz.txt").write_text(PAGE, encoding="utf-8")


def rights_of_text(page: Page) -> Rights:
    return pages.RIGHTS if "quartz" in page.text else Rights()


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


# --- cite ------------------------------------------------------------------------------------

BEGINNINGS = {
    "ris": "TY  - ",
    "bibtex": "@",
    "biblatex": "@",
    "csl-json": "[",
    "reading-json": "[",
}


@pytest.mark.parametrize(("format_", "beginning"), BEGINNINGS.items())
def test_cite_writes_every_format(format_: str, beginning: str) -> None:
    result = run("cite", "quartz.txt", "--to", format_, "--quiet")
    assert result.stdout.startswith(beginning)
    assert "On quartz" in result.stdout
    assert (result.stderr, result.exit_code) == ("", 0)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_names_each_command_as_the_command_itself_does(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.get_short_help_str(1_000) == COMMANDS[name][1]


def test_cite_writes_ris_unless_told_otherwise() -> None:
    assert run("cite", "quartz.txt").stdout == run("cite", "quartz.txt", "--to", "ris").stdout


def test_cite_writes_what_dumps_writes() -> None:
    reference = carcite.read(Path("quartz.txt")).reference
    assert run("cite", "quartz.txt", "--to", "bibtex").stdout == carcite.formats.dumps(
        [reference], "bibtex"
    )


def test_cite_reads_standard_input() -> None:
    result = run("cite", "-", "--to", "csl-json", stdin=PAGE.encode())
    assert json.loads(result.stdout)[0]["title"] == "On quartz"


def test_reading_json_is_the_readings_themselves() -> None:
    result = run("cite", "quartz.txt", "-", "--to", "reading-json", stdin=b"On mica")
    readings = TypeAdapter(list[Reading]).validate_json(result.stdout)
    assert [reading.source for reading in readings] == ["quartz.txt", "standard input"]
    assert readings[0] == carcite.read(Path("quartz.txt"), name="quartz.txt")


SUFFIXES = {"refs.ris": "TY  - ", "refs.bib": "@", "refs.json": "["}


@pytest.mark.parametrize(("name", "beginning"), SUFFIXES.items())
def test_the_suffix_of_the_output_decides_the_format(name: str, beginning: str) -> None:
    result = run("cite", "quartz.txt", "-o", name, "--quiet")
    assert (result.output, result.exit_code) == ("", 0)
    assert Path(name).read_text(encoding="utf-8").startswith(beginning)


def test_a_format_that_is_named_goes_before_the_suffix() -> None:
    run("cite", "quartz.txt", "-o", "refs.json", "--to", "reading-json")
    assert TypeAdapter(list[Reading]).validate_json(Path("refs.json").read_bytes())


def test_the_dialect_reaches_the_writer() -> None:
    reference = carcite.read(Path("quartz.txt")).reference
    written = carcite.dumps([reference], "csl-json", dialect="schema")
    assert run("cite", "quartz.txt", "--to", "csl-json", "--dialect", "schema").stdout == written
    run("cite", "quartz.txt", "-o", "refs.json", "--dialect", "schema")
    assert Path("refs.json").read_text(encoding="utf-8") == written


def test_all_records_go_into_one_output() -> None:
    Path("mica.txt").write_text("On mica\n", encoding="utf-8")
    result = run("cite", "quartz.txt", "mica.txt", "--to", "csl-json", "-q")
    assert [record["title"] for record in json.loads(result.stdout)] == ["On quartz", "On mica"]
    assert result.stderr == "2 of 2 inputs read; 0 failed\n"


LIST = "".join(
    f'<div class="obj_article_summary"><h3 class="title">{title}</h3></div>'
    for title in ("On mica", "On feldspar")
)


def test_a_list_is_refused_unless_all_are_asked_for() -> None:
    Path("toc.html").write_text(f"<html><body>{LIST}</body></html>", encoding="utf-8")
    refused = run("cite", "toc.html")
    assert refused.stderr.startswith("carcite: toc.html: lists 2 articles")
    assert "carcite cite --all" in refused.stderr
    assert (refused.stdout, refused.exit_code) == ("", 1)
    result = run("cite", "--all", "toc.html", "quartz.txt", "--to", "csl-json", "-q")
    titles = [record["title"] for record in json.loads(result.stdout)]
    assert titles == ["On mica", "On feldspar", "On quartz"]
    assert (result.stderr, result.exit_code) == ("2 of 2 inputs read; 0 failed\n", 0)


def test_the_encoding_can_be_given() -> None:
    Path("koi8.txt").write_bytes("Кварц".encode("koi8-r"))
    result = run("cite", "koi8.txt", "--encoding", "KOI8-R", "--to", "csl-json")
    assert json.loads(result.stdout)[0]["title"] == "Кварц"


def test_the_url_reaches_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []

    def reader(page: Page) -> list[carcite.Claim]:
        seen.append(page.url)
        return list(pages.first_line_reader(page))

    monkeypatch.setattr("carcite.readers.gathering.readers", lambda _: (reader,))
    Path("page.html").write_text("<html><h1>On quartz</h1></html>", encoding="utf-8")
    assert run("cite", "page.html", "--url", "https://example.org/1").exit_code == 0
    assert seen == ["https://example.org/1"]


# --- remarks ---------------------------------------------------------------------------------


@pytest.fixture
def remarked(monkeypatch: pytest.MonkeyPatch) -> None:
    remarks = (
        Remark(code="a", message="retracted", severity="error"),
        Remark(code="b", message="no author\x1b[31m found", severity="warning"),
        Remark(code="c", message="language is guessed", severity="info"),
    )
    monkeypatch.setattr("carcite.checks.check", lambda *_: remarks)


@pytest.mark.usefixtures("remarked")
def test_remarks_are_shown_but_what_is_for_information_is_not() -> None:
    assert run("cite", "quartz.txt").stderr.splitlines() == [
        "carcite: quartz.txt: error: retracted",
        "carcite: quartz.txt: warning: no author␛[31m found",
    ]


@pytest.mark.usefixtures("remarked")
def test_quiet_shows_no_remarks() -> None:
    result = run("cite", "quartz.txt", "--quiet")
    assert (result.stderr, result.exit_code) == ("", 0)


# --- rights ----------------------------------------------------------------------------------


def test_rights_are_a_table_with_their_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    result = run("rights", "quartz.txt")
    assert result.stdout.startswith("quartz.txt\n")
    for words in ("CC BY 4.0", "“Creative Commons Attribution 4.0”", "text:40-72", "conflict"):
        assert words in result.stdout
    assert result.exit_code == 0


def test_rights_as_json_are_the_rights_themselves() -> None:
    (found,) = json.loads(run("rights", "quartz.txt", "--json").stdout)
    assert found["source"] == "quartz.txt"
    assert found["license"]["spdx_id"] == "CC-BY-4.0"
    assert Rights.model_validate(found["rights"]) == pages.RIGHTS


def test_where_nothing_is_said_of_rights_that_is_said() -> None:
    result = run("rights", "-", stdin=b"On mica")
    assert (result.stdout, result.exit_code) == (
        "standard input\n  no licence or copyright statement found\n",
        0,
    )
    (found,) = json.loads(run("rights", "-", "--json", stdin=b"On mica").stdout)
    assert found["license"] is None


FAILING: dict[str, tuple[bytes, Sequence[str], int]] = {
    "conflict, asked for": (b"On quartz", ("--fail-on", "conflict"), 1),
    "conflict, not asked for": (b"On quartz", ("--fail-on", "none"), 0),
    "no licence, asked for": (b"On mica", ("--fail-on", "none"), 1),
    "no licence, not asked for": (b"On mica", ("--fail-on", "conflict"), 0),
    "both asked for": (b"On mica", ("--fail-on", "conflict", "--fail-on", "none"), 1),
}


@pytest.mark.parametrize(("page", "options", "code"), FAILING.values(), ids=FAILING)
def test_rights_fail_on_what_was_asked_for(page: bytes, options: Sequence[str], code: int) -> None:
    assert run("rights", "-", *options, stdin=page).exit_code == code


# --- explain ---------------------------------------------------------------------------------


def test_explain_shows_each_value_with_its_words_place_and_trust() -> None:
    result = run("explain", "quartz.txt")
    for words in ("On quartz", "10.1000/quartz", "text:10-29", "60 (line)", "the only valid claim"):
        assert words in result.stdout
    assert result.exit_code == 0


def test_explain_as_json_is_the_reading() -> None:
    explained = run("explain", "quartz.txt", "--json").stdout
    assert explained == run("cite", "quartz.txt", "--to", "reading-json").stdout


def test_no_colours_go_into_a_pipe() -> None:
    assert "\x1b" not in run("explain", "quartz.txt").stdout + run("rights", "quartz.txt").stdout


# --- the command itself ----------------------------------------------------------------------

USAGE = {
    "no command": ((), "Usage"),
    "no input": (("cite",), "FILE"),
    "unknown command": (("frobnicate",), "frobnicate"),
    "unknown option": (("cite", "quartz.txt", "--frob"), "--frob"),
    "unknown format": (("cite", "quartz.txt", "--to", "bibtx"), "bibtx"),
    "unknown suffix": (("cite", "quartz.txt", "-o", "refs.xyz"), ".xyz"),
    "unknown dialect": (("cite", "quartz.txt", "--dialect", "zotreo"), "zotreo"),
    "no suffix": (("cite", "quartz.txt", "-o", "refs"), "refs"),
    "unknown encoding": (("cite", "quartz.txt", "--encoding", "klingon"), "klingon"),
    "size that is none": (("cite", "quartz.txt", "--max-size", "0"), "--max-size"),
    "one address for two pages": (("cite", "quartz.txt", "-", "--url", "https://x.org"), "--url"),
}


@pytest.mark.parametrize(("arguments", "named"), USAGE.values(), ids=USAGE)
def test_a_command_that_is_wrong_exits_with_2(arguments: Sequence[str], named: str) -> None:
    result = run(*arguments)
    assert (result.stdout, result.exit_code) == ("", 2)
    assert named in result.stderr
    assert sorted(path.name for path in Path().iterdir()) == ["quartz.txt"]


def test_the_version_is_that_of_the_library() -> None:
    assert run("--version").stdout == f"carcite, version {carcite.__version__}\n"


@pytest.mark.parametrize("arguments", [("-h",), ("--help",), ("cite", "-h"), ("rights", "--help")])
def test_help_is_given(arguments: Sequence[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage:")


# --- a real process --------------------------------------------------------------------------


def process(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "carcite", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **environment},
    )


STATEMENT = "Título: © 2024 Ñandú".encode()


def test_the_module_is_the_command() -> None:
    with process("--version") as child:
        assert child.communicate()[0].decode().startswith("carcite, version ")
    assert child.returncode == 0


def test_the_output_is_utf_8_whatever_the_locale_says() -> None:
    with process("rights", "-", "--json", LC_ALL="C", PYTHONIOENCODING="latin-1") as child:
        stdout, stderr = child.communicate(STATEMENT)
    assert (stderr, child.returncode) == (b"", 0)
    assert "Ñandú" in stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/full")
def test_a_full_disk_is_said_without_a_traceback() -> None:
    with open("/dev/full", "wb") as full:
        child = subprocess.run(
            [sys.executable, "-m", "carcite", "rights", "-", "--json"],
            input=STATEMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    assert child.returncode == 1
    assert child.stderr.startswith(b"carcite: standard output: ")
    assert child.stderr.count(b"\n") == 1


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    with process("rights", "-", "--json") as child:
        assert child.stdout is not None
        assert child.stdin is not None
        assert child.stderr is not None
        child.stdout.close()
        child.stdin.write(STATEMENT)
        child.stdin.close()
        assert child.stderr.read() == b""
    assert child.returncode == 1
