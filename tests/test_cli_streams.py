"""Standard streams that are closed, full or gone: a message where one can be said, an exit code, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from carcite.files.writing import write_atomically

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the shell's >&- is POSIX")

PAGE = "<html><head><title>Fire in raised bogs</title></head><body><h1>Fire in raised bogs</h1><p>© 2020 Merle Osei. CC BY 4.0</p>"
RECORD = "TY  - JOUR\nTI  - Fire in raised bogs\nER  - \n"
FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")

# Each command on what it can read, and one that writes help.
COMMANDS = {
    "cite": "cite page.html -q",
    "rights": "rights page.html",
    "rights as JSON": "rights page.html --json",
    "explain": "explain page.html",
    "convert": "convert refs.ris --to bibtex",
    "crossref lookup": "crossref lookup --offline --json 10.1234/none",
    "help": "--help",
    "version": "--version",
}


@pytest.fixture(autouse=True)
def _files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    write_atomically("page.html", PAGE)
    write_atomically("refs.ris", RECORD)


def run(arguments: str, redirected: str) -> subprocess.CompletedProcess[str]:
    """Run carcite with its streams redirected as a shell does, and never with a traceback."""
    command = f'exec "{sys.executable}" -m carcite {arguments} {redirected}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, stdin=subprocess.DEVNULL)  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_closed_output_is_said_and_is_a_failure(command: str) -> None:
    done = run(command, ">&-")
    assert "carcite: standard output: it is closed" in done.stderr
    assert done.returncode == 1


@FULL
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_full_disk_under_the_output_is_said_and_is_a_failure(command: str) -> None:
    done = run(command, ">/dev/full")
    assert "carcite: standard output: No space left on device" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("command", ["cite page.html", "convert refs.ris --to ris", "--help"])
def test_a_reader_that_has_gone_is_told_nothing(command: str) -> None:
    # More than a pipe holds is needed where the reader may not yet have gone.
    write_atomically("refs.ris", RECORD * 5_000)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "carcite", *command.split()], stdout=write, stderr=subprocess.PIPE, text=True
    )  # fmt: skip
    os.close(write)
    assert "Traceback" not in done.stderr
    assert "Broken pipe" not in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize("command", ["cite page.html -o out.ris", "convert refs.ris -o out.ris"])
def test_a_closed_output_that_nothing_is_written_to_is_no_failure(command: str) -> None:
    assert run(command, ">&-").returncode == 0
    assert "Fire in raised bogs" in Path("out.ris").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["cite page.html -o out.ris", "convert refs.ris -o out.ris"])
def test_with_all_streams_closed_the_file_is_whole(command: str) -> None:
    # A file that is opened then has the number of a standard stream, and nothing else gets into it.
    assert run(command, "<&- >&- 2>&-").returncode == 0
    text = Path("out.ris").read_text(encoding="utf-8")
    assert text.startswith("TY  - ")
    assert text.rstrip().endswith("ER  -")


@pytest.mark.parametrize("command", ["cite page.html", "convert refs.ris --to bibtex"])
def test_whoever_closes_standard_error_is_told_nothing_and_gets_the_rest(command: str) -> None:
    done, plain = run(command, "2>&-"), run(command, "")
    assert (done.stdout, done.returncode) == (plain.stdout, plain.returncode)


@FULL
def test_a_message_that_cannot_be_said_costs_no_record_and_is_a_failure() -> None:
    done = run("cite missing.html page.html", "2>/dev/full")
    assert "Fire in raised bogs" in done.stdout
    assert done.returncode == 1
    counted = run("convert refs.ris --to ris", "2>/dev/full")
    assert "Fire in raised bogs" in counted.stdout
    assert counted.returncode == 1


@pytest.mark.parametrize(
    "command",
    ["cite -", "rights -", "explain -", "convert --to ris", "convert - --to ris",
     "crossref lookup --offline -", "crossref match --offline -"],
)  # fmt: skip
def test_a_closed_input_is_named(command: str) -> None:
    done = run(command, "<&-")
    assert "carcite: cannot read standard input: it is closed" in done.stderr
    assert done.returncode == 1


def test_a_closed_input_costs_no_other() -> None:
    done = run("cite - page.html -q", "<&-")
    assert "Fire in raised bogs" in done.stdout
    assert done.returncode == 1


def test_dois_that_are_piped_in_may_be_in_no_encoding() -> None:
    Path("dois").write_bytes(b"\xef\xbb\xbf10.1234/none\n\xff\n")
    done = run("crossref lookup --offline -", "< dois")
    assert "0 of 2 DOIs found" in done.stderr
    assert done.returncode == 1
