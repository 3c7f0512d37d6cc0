"""Bad input: one clear line that names it, an exit code, no traceback, nothing left half written."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import pages
from carcite.cli import main


@pytest.fixture(autouse=True)
def _by_hand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("carcite.readers.gathering.readers", lambda _: (pages.first_line_reader,))
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text("On quartz\n", encoding="utf-8")
    Path("directory").mkdir()


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def lines(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if ": warning: " not in line]


CHALLENGE = b"<html><title>Just a moment...</title><body>Checking your browser</body></html>"

# id: (content of the file, what the message says)
FILES = {
    "empty": (b"", "empty"),
    "white space": (b" \r\n\t\n", "empty"),
    "binary": (bytes(range(256)) * 8, "binary"),
    "PDF": (b"%PDF-1.7\n1 0 obj", "a PDF, not a citation page; save the article's landing page"),
    "challenge page": (CHALLENGE, "robot check"),
    "nothing but a URL": (b"https://example.org/1\n", "is a URL"),
    "no title": (b"<html><body><p></p><hr></body></html>", "no title found"),
}


@pytest.mark.parametrize("command", ["cite", "explain"])
@pytest.mark.parametrize(("content", "message"), FILES.values(), ids=FILES)
def test_a_bad_file_is_named_in_one_line(command: str, content: bytes, message: str) -> None:
    Path("bad.txt").write_bytes(content)
    result = run(command, "bad.txt")
    (line,) = lines(result)
    assert line.startswith("carcite: bad.txt: ")
    assert message in line
    assert (result.stdout.strip(), result.exit_code) == ("", 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [row for id_, row in FILES.items() if id_ != "no title"],
    ids=[id_ for id_ in FILES if id_ != "no title"],
)
def test_rights_refuse_a_bad_file_in_the_same_words(content: bytes, message: str) -> None:
    Path("bad.txt").write_bytes(content)
    result = run("rights", "bad.txt")
    assert message in result.stderr
    assert result.exit_code == 1


@pytest.mark.parametrize(("content", "message"), FILES.values(), ids=FILES)
def test_bad_standard_input_is_named(content: bytes, message: str) -> None:
    result = run("cite", "-", stdin=content)
    (line,) = lines(result)
    assert line.startswith("carcite: standard input: ")
    assert message in line
    assert result.exit_code == 1


# id: (argument, what the message says)
ARGUMENTS = {
    "missing file": ("none.txt", "none.txt: no such file"),
    "directory": ("directory", "directory: "),
    "URL": ("https://example.org/1", "is a URL, but carcite does not download pages"),
    "DOI": ("10.1234/abc", "is a DOI, not a page; open https://doi.org/10.1234/abc in a browser"),
    "DOI with its resolver": ("doi.org/10.1234/abc", "is a URL"),
    "name too long for a file": ("x" * 5000, "cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize(("argument", "message"), ARGUMENTS.values(), ids=ARGUMENTS)
def test_an_argument_that_is_no_file_is_refused(argument: str, message: str) -> None:
    result = run("cite", argument)
    (line,) = lines(result)
    assert message in line
    assert (result.stdout, result.exit_code) == ("", 1)


def test_a_file_may_be_called_like_a_doi() -> None:
    Path("10.1234").mkdir()
    Path("10.1234/abc").write_text("On mica\n", encoding="utf-8")
    assert run("cite", "10.1234/abc").exit_code == 0


def test_a_file_over_the_limit_is_refused_and_the_limit_can_be_raised() -> None:
    result = run("cite", "good.txt", "--max-size", "9")
    (line,) = lines(result)
    assert line.startswith("carcite: good.txt: 10 bytes, more than the limit of 9; ")
    assert line.endswith("or raise the limit (limit=…, --max-size)")
    assert result.exit_code == 1
    assert run("cite", "good.txt", "--max-size", "10").exit_code == 0


def test_standard_input_over_the_limit_is_refused() -> None:
    assert (
        "more than the limit of 9"
        in run("cite", "-", "--max-size", "9", stdin=b"On quartz\n").stderr
    )


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused() -> None:
    Path("good.txt").chmod(0)
    assert "good.txt: cannot be read: Permission denied" in run("cite", "good.txt").stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such file names")
def test_a_file_name_that_is_no_text_can_be_read_and_shown() -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    Path(name).write_text("On quartz\n", encoding="utf-8")
    (reading,) = json.loads(run("cite", name, "--to", "reading-json").stdout)
    assert reading["source"] == "caf\ufffd.txt"
    Path(name).write_text("", encoding="utf-8")
    assert "caf\ufffd.txt: empty" in run("cite", name).stderr


def test_a_file_name_cannot_run_on_a_terminal() -> None:
    assert "\x1b" not in run("cite", "\x1b[31mnone.txt").stderr


# --- several inputs --------------------------------------------------------------------------


def test_the_good_inputs_come_out_and_the_last_line_counts() -> None:
    result = run("cite", "none.txt", "good.txt", "directory", "--to", "csl-json")
    assert [record["title"] for record in json.loads(result.stdout)] == ["On quartz"]
    assert [line.partition(": ")[2].partition(": ")[0] for line in lines(result)[:-1]] == [
        "none.txt",
        "directory",
    ]
    assert lines(result)[-1] == "1 of 3 inputs read; 2 failed"
    assert result.exit_code == 1


@pytest.mark.parametrize("command", ["rights", "explain"])
def test_the_other_commands_count_too(command: str) -> None:
    result = run(command, "none.txt", "good.txt")
    assert "good.txt" in result.stdout
    assert lines(result)[-1] == "1 of 2 inputs read; 1 failed"
    assert result.exit_code == 1


def test_the_good_inputs_go_to_the_output_file() -> None:
    assert run("cite", "none.txt", "good.txt", "-o", "refs.ris").exit_code == 1
    assert "On quartz" in Path("refs.ris").read_text(encoding="utf-8")


def test_where_all_fail_there_is_no_output() -> None:
    before = sorted(Path().iterdir())
    result = run("cite", "none.txt", "directory", "-o", "refs.ris")
    assert (result.stdout, result.exit_code) == ("", 1)
    assert sorted(Path().iterdir()) == before
    assert run("cite", "none.txt", "--to", "csl-json").stdout == ""


# --- outputs ---------------------------------------------------------------------------------

OUTPUTS = {
    "in no directory": "none/refs.ris",
    "a directory": "directory.ris",
    "in a file": "good.txt/refs.ris",
    "a name too long": "x" * 5000 + ".ris",
}


@pytest.mark.parametrize("output", OUTPUTS.values(), ids=OUTPUTS)
@pytest.mark.parametrize("to", [(), ("--to", "reading-json")], ids=["by suffix", "reading-json"])
def test_an_output_that_cannot_be_written_is_named(output: str, to: tuple[str, ...]) -> None:
    Path("directory.ris").mkdir()
    before = sorted(Path().rglob("*"))
    result = run("cite", "good.txt", "-o", output, *to)
    (line,) = lines(result)
    assert line.startswith("carcite: ")
    assert output in line
    assert (result.stdout, result.exit_code) == ("", 1)
    assert sorted(Path().rglob("*")) == before


def test_an_output_that_cannot_be_written_keeps_its_old_content(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("refs.ris").write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    result = run("cite", "good.txt", "-o", "refs.ris")
    assert "No space left on device" in result.stderr
    assert result.exit_code == 1
    assert Path("refs.ris").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["directory", "good.txt", "refs.ris"]
