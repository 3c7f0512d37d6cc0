"""`carcite convert`: records of one format into another, and behind those of a file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import carcite
from carcite import Reference
from carcite.cli import main

RIS = "TY  - JOUR\nTI  - On tides\nAU  - Ro, Ada\nPY  - 2020\nDO  - 10.1234/a\nER  - \n"


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.ris").write_text(RIS, encoding="utf-8")


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["convert", *arguments], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_a_file_is_converted_and_the_last_line_counts() -> None:
    result = run("in.ris", "--to", "bibtex")
    assert result.exit_code == 0
    assert result.stdout.startswith("@article{ro2020tides,")
    assert result.stderr == "1 record read, 1 written, 0 failed\n"


def test_standard_input_is_read_where_no_file_is_named() -> None:
    result = run("--to", "csl-json", stdin=RIS.encode())
    assert '"DOI": "10.1234/a"' in result.stdout
    assert run("-", "--to", "csl-json", stdin=RIS.encode()).stdout == result.stdout


def test_the_suffix_of_the_output_says_the_format() -> None:
    assert run("in.ris", "-o", "out.bib").exit_code == 0
    assert Path("out.bib").read_text(encoding="utf-8").startswith("@article{ro2020tides,")


def test_the_dialect_is_the_writers() -> None:
    assert (
        "\r\nN1  - PMID: 1"
        in run(
            "--to", "ris", "--dialect", "endnote", stdin=b'[{"type":"book","PMID":1}]'
        ).stdout_bytes.decode()
    )


def test_a_failure_is_named_by_file_and_line_and_costs_no_other() -> None:
    Path("in.json").write_text('[{"type": "book", "title": "A"},\n7]', encoding="utf-8")
    result = run("in.json", "in.ris", "none.ris", "--to", "ris")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert lines[0].startswith("carcite: cannot read 'none.ris'")
    assert lines[1] == "carcite: in.json:2: an item must be a JSON object, not 7; left out"
    assert lines[-1] == "3 records read, 2 written, 1 failed"
    assert result.stdout.count("TY  - ") == 2


def test_a_broken_record_of_which_something_was_kept_is_counted_once() -> None:
    Path("in.bib").write_text("@book{a, title={X}}\n@book{b, title={Y},\n", encoding="utf-8")
    result = run("in.bib", "--to", "ris")
    assert result.exit_code == 1
    assert result.stdout.count("TY  - ") == 2
    assert result.stderr.splitlines()[-1] == "2 records read, 2 written, 0 failed, 1 incomplete"


def test_remarks_are_shown_unless_they_are_not_wanted() -> None:
    Path("in.ris").write_text("TY  - POEM\nTI  - Ode\nER  - \n", encoding="utf-8")
    assert "in.ris: warning: line 1: TY 'POEM'" in run("in.ris", "--to", "ris").stderr
    assert "POEM" not in run("in.ris", "--to", "ris", "--quiet").stderr


def test_where_nothing_can_be_read_no_file_is_written() -> None:
    Path("prose.txt").write_text("It was a dark night.", encoding="utf-8")
    result = run("prose.txt", "-o", "out.bib")
    assert result.exit_code == 1
    assert "prose.txt: no record format is recognised" in result.stderr
    assert result.stderr.splitlines()[-1] == "0 records read, 0 written, 0 failed"
    assert not Path("out.bib").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("in.ris",), "no output format"),
        (("in.ris", "--to", "bibtex", "--append"), "--append needs an output file"),
        (("in.ris", "-o", "out.xyz"), "no format is known"),
        (("in.ris", "--to", "ris", "--dialect", "klingon"), "no dialect 'klingon'"),
    ],
)
def test_a_command_that_cannot_be_meant_is_refused(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


BEFORE = {
    "bib": b"% my library\r\n@string{x = {y}}\r\n@ARTICLE{Ro2020Tides,\r\n  title = {Old} }\r\n",
    "bib-without-a-line-end": b"@misc{ro2020tides, title = {Old}}",
    "bib-of-latin-1": b"@misc{ro2020tides, title = {Gr\xf6\xdfe}}\n",
    "empty": b"",
}


@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_what_a_bib_file_holds_is_kept_byte_for_byte(before: bytes) -> None:
    Path("refs.bib").write_bytes(before)
    assert run("in.ris", "-o", "refs.bib", "--append").exit_code == 0
    after = Path("refs.bib").read_bytes()
    assert after.startswith(before)
    added = after[len(before) :].decode("cp1252")
    assert b"\r" not in before or added.count("\n") == added.count("\r\n")
    ids = [one.id for one in carcite.load("refs.bib").references]
    assert len({str(key).casefold() for key in ids}) == len(ids) == (2 if before else 1)


def test_what_a_ris_file_holds_is_kept_byte_for_byte() -> None:
    before = Path("in.ris").read_bytes()
    Path("more.json").write_text('[{"type": "book", "title": "B"}]', encoding="utf-8")
    assert run("more.json", "-o", "in.ris", "--append").exit_code == 0
    after = Path("in.ris").read_bytes()
    assert after.startswith(before + b"\nTY  - BOOK\n")
    assert [one.title for one in carcite.load("in.ris").references] == ["On tides", "B"]


def test_appending_twice_gives_each_entry_a_key_of_its_own() -> None:
    for _ in range(3):
        carcite.dump([Reference(id="k", title="T")], "refs.bib", append=True)
    keys = [str(one.id).casefold() for one in carcite.load("refs.bib").references]
    assert keys[0] == "k"
    assert len(set(keys)) == 3


def test_a_file_in_utf_16_stays_one() -> None:
    Path("in.ris").write_bytes("\ufeff".encode("utf-16-le") + RIS.encode("utf-16-le"))
    carcite.dump([Reference(title="Größe")], "in.ris", append=True)
    assert [one.title for one in carcite.load("in.ris").references] == ["On tides", "Größe"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("refs.json", "[]", "does not allow appending"),
        ("refs.bib", RIS, "it contains ris"),
        ("refs.bib", "It was a dark night.", "no record format"),
        ("refs.bib", "@book{a, title={X}}\n@book{b, title={Y},\n", "line 2: the entry has no end"),
        ("refs.bib", "@book{b, title={Y\n", "line 1: a brace is not closed"),
    ],
)
def test_what_cannot_be_appended_to_is_left_alone(name: str, content: str, words: str) -> None:
    Path(name).write_text(content, encoding="utf-8")
    result = run("in.ris", "-o", name, "--append")
    assert result.exit_code == 1
    assert words in result.stderr
    assert result.stderr.splitlines()[-1] == "1 record read, 0 written, 1 failed"
    assert Path(name).read_text(encoding="utf-8") == content


HIDDEN = "Reeds\u202e and\u200b tide\U000e0041s می\u200cخواهم"


def on_a_terminal(*argv: str, cwd: Path) -> str:
    """Return what a command prints to a terminal of its own."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "carcite", *argv]
    process = subprocess.Popen(command, cwd=cwd, stdout=theirs, stderr=subprocess.PIPE)
    os.close(theirs)
    printed = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:
            # Linux's word for a terminal that the other side has left.
            break
        if not more:
            break
        printed += more
    os.close(ours)
    process.communicate(timeout=60)
    return printed.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of Unix")
@pytest.mark.parametrize("format_", ["ris", "bibtex", "csl-json"])
def test_what_hides_or_turns_words_is_seen_on_a_terminal_and_whole_in_a_file(
    tmp_path: Path, format_: str
) -> None:
    (tmp_path / "a.ris").write_text(f"TY  - JOUR\nTI  - {HIDDEN}\nER  - \n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(f"{HIDDEN}\n\nAna Paz\n\n{'Words. ' * 40}", encoding="utf-8")
    for argv in (("convert", "a.ris", "--to", format_), ("cite", "a.txt", "--to", format_)):
        shown = on_a_terminal(*argv, cwd=tmp_path)
        assert "\u202e" not in shown
        assert "\u200b" not in shown
        assert "\U000e0041" not in shown
        assert "می\u200cخواهم" in shown
        if argv[0] == "convert":
            assert r"\u202e" in shown
            assert r"\udb40\udc41" in shown
    done = subprocess.run(
        [sys.executable, "-m", "carcite", "convert", "a.ris", "--to", format_],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert carcite.loads(done.stdout).references[0].title == HIDDEN
