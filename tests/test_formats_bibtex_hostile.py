"""No text of a record reaches TeX as anything but text, and addresses come back as they were."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import carcite
from carcite import Reference
from carcite.formats.bibtex.table import VERBATIM_FIELDS
from carcite.formats.bibtex.writing import entry_fields
from hostile_tex import PAYLOADS, hostile

FLAVOURS = ("bibtex", "biblatex")
TYPES = ("article-journal", "book", "chapter", "thesis", "webpage", "document")
# The commands that the writer itself makes, in text.
OURS = re.compile(
    r"\\(?:[&%$#_{}^~'`\"=.-]|text(?:backslash|braceleft|braceright|asciitilde|less|greater|bar|it|bf|rm"
    r"|subscript|superscript)(?![A-Za-z]))"
)


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize("dialect", ["zotero", "jabref", "pandoc"])
@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
def test_no_field_holds_a_command_that_is_not_ours(
    flavour: str, dialect: str, type_: str, payload: str
) -> None:
    for name, value in entry_fields(hostile(payload, type_), flavour, dialect):
        assert "^^" not in value, name
        left = value if name in VERBATIM_FIELDS else OURS.sub("", value)
        assert "\\" not in left, (name, left)


@pytest.mark.parametrize("in_ascii", [False, True], ids=["utf-8", "ascii"])
@given(text=st.text(alphabet=st.sampled_from("^\\{}%5c7bdE aA ˆ＾\u0302\u02c6\ufe3f~$")))
def test_no_two_carets_leave_in_any_field(in_ascii: bool, text: str) -> None:
    from carcite.formats.bibtex import writing as bibtex

    for dumps in (bibtex.dumps, bibtex.dumps_biblatex):
        assert "^^" not in dumps([hostile(f"a{text}")], ascii=in_ascii)


@pytest.mark.parametrize("flavour", FLAVOURS)
@pytest.mark.parametrize(
    "address",
    [
        "https://reeds.example/a^^5cinput^^20x",
        "https://reeds.example/a^b?c=^1",
        "https://reeds.example/a_b?c=1&d=%20#e~f$g",
    ],
)
def test_an_address_comes_back_as_it_was(flavour: str, address: str) -> None:
    reference = Reference(type="webpage", title="Reeds", url=address)
    assert carcite.loads(carcite.dumps([reference], flavour)).references[0].url == address


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_a_doi_and_an_eprint_come_back_as_they_were(flavour: str) -> None:
    reference = Reference(
        type="article", title="Reeds", doi="10.5555/a^^5cb", arxiv="2001.00001^^5cx"
    )
    written = carcite.dumps([reference], flavour)
    assert "10.5555/a%5E%5E5cb" in written
    back = carcite.loads(written).references[0]
    assert (back.doi, back.arxiv) == (reference.doi, reference.arxiv)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (r":C\:\\Papers\\reeds.pdf:PDF", r":C\:\\Papers\\reeds.pdf:PDF"),
        (":C$\\backslash$:/Papers/reeds.pdf:pdf", ":C$\\backslash$:/Papers/reeds.pdf:pdf"),
        (r"C:\input\reeds.pdf", "C:%5Cinput%5Creeds.pdf"),
        ("a^^5cinput", "a%5E%5E5cinput"),
        ("a}b", "a%7Db"),
        ("papers\\", "papers%5C"),
    ],
)
def test_a_path_holds_escapes_and_no_commands(path: str, written: str) -> None:
    text = carcite.dumps([Reference(type="book", title="Reeds", extra=(("file", path),))], "bibtex")
    assert f"file = {{{written}}}" in text
    assert carcite.loads(text).references[0].extra == (("file", path),)
