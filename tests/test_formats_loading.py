from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import carcite
from carcite.formats import FORMATS, Format
from carcite.formats.loading import READERS


def test_a_file_is_read_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "refs.bib"
    file.write_text('[{"type": "book", "title": "A"}]', encoding="utf-8")
    loaded = carcite.load(file)
    assert (loaded.format, [one.title for one in loaded.references]) == ("csl-json", ["A"])
    assert loaded.reason == "the text is JSON, an array of items"


def test_a_file_that_is_not_there_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(carcite.CannotRead, match=r"none\.ris"):
        carcite.load(tmp_path / "none.ris")
    with pytest.raises(carcite.CannotRead, match="directory"):
        carcite.load(tmp_path)
    with pytest.raises(carcite.CannotRead):
        carcite.load("a\x00b")


def test_a_format_that_is_given_is_read_and_said_so() -> None:
    loaded = carcite.loads("[]", "csl-json")
    assert loaded.references == ()
    assert loaded.reason == "the format was given as csl-json"


def test_an_unknown_format_is_an_error_with_the_known_ones() -> None:
    with pytest.raises(carcite.UnknownFormat, match="did you mean csl-json"):
        carcite.loads("[]", "csl-jsn")


def test_bytes_that_are_no_utf8_are_remarked_on() -> None:
    loaded = carcite.loads(b'[{"type": "book", "title": "caf\xe9"}]')
    assert [one.title for one in loaded.references] == ["café"]
    assert [one.code for one in loaded.remarks] == ["not-utf-8"]


@pytest.mark.parametrize("format_", sorted(READERS))
@pytest.mark.parametrize("text", ["", "\x00", "x" * 100, "@{", "TY  - ", "<", "[", "{", "\ud800"])
def test_no_text_raises_in_any_reader(text: str, format_: str) -> None:
    loaded = carcite.loads(text, format_)
    assert loaded.format == format_


@pytest.mark.parametrize("format_", FORMATS.values(), ids=FORMATS)
def test_the_table_of_formats_has_the_dialects_of_their_writers(format_: Format) -> None:
    module = import_module(f"carcite.formats.{format_.module}")
    known = (
        getattr(module, "DIALECTS", None) or import_module("carcite.formats.bibtex.table").DIALECTS
    )
    assert format_.dialects == known
