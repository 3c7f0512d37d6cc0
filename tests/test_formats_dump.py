from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from carcite import formats
from carcite.errors import CannotWrite, UnknownFormat
from carcite.model.reference import Reference
from hard_records import ARTICLE

SUFFIXES = {
    "refs.ris": "ris",
    "refs.bib": "bibtex",
    "refs.bibtex": "bibtex",
    "refs.biblatex": "biblatex",
    "refs.json": "csl-json",
    "refs.csljson": "csl-json",
    "REFS.RIS": "ris",
    "a.ris.bib": "bibtex",
}


@pytest.mark.parametrize(("name", "format_"), SUFFIXES.items(), ids=SUFFIXES)
def test_the_suffix_says_the_format(tmp_path: Path, name: str, format_: str) -> None:
    formats.dump([ARTICLE], tmp_path / name)
    assert (tmp_path / name).read_bytes().decode() == formats.dumps([ARTICLE], format_)


def test_a_given_format_goes_before_the_suffix(tmp_path: Path) -> None:
    formats.dump([ARTICLE], str(tmp_path / "x.txt"), "ris")
    assert (tmp_path / "x.txt").read_text().startswith("TY  - JOUR")


UNKNOWN = {
    "close": (
        "bibtx",
        "unknown format 'bibtx'; known formats are biblatex, bibtex, csl-json, ris; did you mean bibtex?",
    ),
    "far": ("docx", "unknown format 'docx'; known formats are biblatex, bibtex, csl-json, ris"),
}


@pytest.mark.parametrize(("name", "message"), UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_format_is_refused_with_those_known(name: str, message: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        formats.dumps([ARTICLE], name)
    assert str(caught.value) == message


@pytest.mark.parametrize("name", ["refs.txt", "refs", "ris"])
def test_an_unknown_suffix_is_refused_and_no_file_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"known suffixes are \.bib, .*or give the format"):
        formats.dump([ARTICLE], tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    path.write_text("old")
    with pytest.raises(UnknownFormat):
        formats.dump([ARTICLE], path, "riss")
    assert path.read_text() == "old"


def test_a_directory_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    path.mkdir()
    with pytest.raises(CannotWrite, match=r"x\.ris: it is a directory"):
        formats.dump([ARTICLE], path)
    assert list(path.iterdir()) == []


def test_a_missing_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"no/x\.ris: no such directory: .*no$"):
        formats.dump([ARTICLE], tmp_path / "no" / "x.ris")
    assert list(tmp_path.iterdir()) == []


IMPOSSIBLE = {"nul": "a\0b.ris", "too-long": "a" * 300 + ".ris", "file-as-directory": "f/x.ris"}


@pytest.mark.parametrize("name", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_an_impossible_path_is_our_own_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "f").write_text("a file")
    with pytest.raises(CannotWrite, match="cannot write"):
        formats.dump([ARTICLE], tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_a_file_that_may_not_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.ris"
    path.write_text("old")
    path.chmod(0o400)
    # The superuser may write anywhere, so that the answer is put in the system's mouth.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CannotWrite, match="permission"):
        formats.dump([ARTICLE], path)
    assert path.read_text() == "old"


def test_a_failure_midway_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "x.ris"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match=r"x\.ris: No space left on device"):
        formats.dump([ARTICLE], path)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("x.ris", "old")]


def test_references_that_fail_leave_the_old_file(tmp_path: Path) -> None:
    def broken() -> Iterator[Reference]:
        yield ARTICLE
        raise RuntimeError("no more")

    path = tmp_path / "x.ris"
    path.write_text("old")
    with pytest.raises(RuntimeError):
        formats.dump(broken(), path)
    assert path.read_text() == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_permissions_and_links_are_kept(tmp_path: Path) -> None:
    target, link = tmp_path / "target.ris", tmp_path / "link.ris"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    formats.dump([ARTICLE], link)
    assert link.is_symlink()
    assert target.read_text().startswith("TY  - JOUR")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.skipif(sys.platform == "win32", reason="no umask there")
def test_a_new_file_has_the_permissions_that_open_would_give(tmp_path: Path) -> None:
    (tmp_path / "by-open").write_text("")
    formats.dump([ARTICLE], tmp_path / "x.ris")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_the_bytes_are_utf_8_without_a_mark(tmp_path: Path) -> None:
    formats.dump([ARTICLE], tmp_path / "x.ris")
    data = (tmp_path / "x.ris").read_bytes()
    assert data.startswith(b"TY  - JOUR\r\n")
    assert "Pérez".encode() in data
