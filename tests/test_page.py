"""Open: bytes, text and files become pages; what is no page is refused with what to do instead."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite import CarciteError, ChallengePage, UnreadablePage
from carcite.page import open_page
from carcite.page.decoding import decode
from carcite.page.opening import is_address, looks_like_html

WORDS = "Ein Titel über Käse – “quoted”\nzweite Zeile"

DECODED = {
    "UTF-8": (WORDS.encode(), WORDS),
    "UTF-8 with a mark": (codecs.BOM_UTF8 + WORDS.encode(), WORDS),
    "UTF-16, little end first": (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), WORDS),
    "UTF-16, big end first": (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), WORDS),
    "UTF-32, little end first": (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), WORDS),
    "UTF-32, big end first": (codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"), WORDS),
    "Windows-1252, undeclared": (WORDS.encode("cp1252"), WORDS),
    "declared": ('<meta charset="shift_jis">論文'.encode("shift_jis"), '<meta charset="shift_jis">論文'),
    "declared in XML": (
        '<?xml encoding="koi8-r"?>Статья'.encode("koi8-r"),
        '<?xml encoding="koi8-r"?>Статья',
    ),
    "ISO-8859-1 means Windows-1252": (b"charset=iso-8859-1 \x93x\x94", "charset=iso-8859-1 “x”"),
    "unknown declaration": (b"charset=klingon \xe9", "charset=klingon é"),
    "declaration that is no text encoding": (b"charset=hex \xe9", "charset=hex é"),
    "declaration that knows no replacement": (b"charset=idna \xe9", "charset=idna é"),
    "declaration that bytes disprove": (b"charset=utf-16 \xe9", "charset=utf-16 \ufffd"),
    "UTF-8 with a broken part": (b"charset=utf-8 \xc3\xa9 \xff", "charset=utf-8 é \ufffd"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "text"), DECODED.values(), ids=DECODED)
def test_bytes_are_decoded(content: bytes, text: str) -> None:
    assert decode(content) == text


def test_a_stray_control_character_does_not_make_a_text_binary() -> None:
    content = b"A title\x00" + b" and many more words" * 100
    assert decode(content) == content.decode()


def test_an_encoding_that_is_given_overrides_the_declared_one() -> None:
    assert decode(b"charset=koi8-r \xe9", encoding="cp1252") == "charset=koi8-r é"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "idna"])
def test_an_encoding_that_is_none_is_named(encoding: str) -> None:
    with pytest.raises(UnreadablePage, match=f"page.txt: unknown encoding '{encoding}'"):
        decode(b"\xff\xfe", name="page.txt", encoding=encoding)


# id: (content, what the message says)
NO_PAGES: dict[str, tuple[str | bytes, str]] = {
    "empty": (b"", "empty; pass the page's HTML or its copied text"),
    "white space": (" \r\n\t\u00a0", "empty"),
    "a mark and nothing more": (codecs.BOM_UTF8, "empty"),
    "PDF": (b"%PDF-1.7 ...", r"a PDF.*pdftotext"),
    "PDF behind a line end": (b"\n%PDF-1.7 ...", "a PDF"),
    "ZIP": (b"PK\x03\x04...", "ZIP archive"),
    "broken gzip": (b"\x1f\x8b\x08...", "damaged gzip"),
    "picture": (b"\x89PNG\r\n", "an image"),
    "binary": (b"abc\x00\x01\x02" * 40, "binary"),
    "binary with few zeros": (bytes(range(256)), "binary"),
    "URL": ("https://example.org/article/1", "is a URL.*save the page.*curl"),
    "URL with blanks around it": (b"  http://example.org\n", "is a URL"),
    "DOI": ("10.1000/abc", r"is a DOI.*open https://doi.org/10.1000/abc "),
    "DOI with its label": ("doi: 10.1000/abc", r"is a DOI.*open https://doi.org/10.1000/abc "),
}


@pytest.mark.parametrize(("content", "message"), NO_PAGES.values(), ids=NO_PAGES)
def test_what_is_no_page_is_refused_with_what_to_do(content: str | bytes, message: str) -> None:
    with pytest.raises(UnreadablePage, match=f"^an input: .*{message}"):
        open_page(content, name="an input")


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(UnreadablePage, match=r"11 bytes, more than the limit of 10.*--max-size"):
        open_page(b"x" * 11, limit=10)
    assert open_page(b"x" * 10, limit=10).text == "x" * 10


def test_a_file_over_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 1000)
    with pytest.raises(UnreadablePage, match="41 bytes, more than the limit of 10"):
        open_page(path, limit=10)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePage, match=r"none\.txt: no such file"):
        open_page(tmp_path / "none.txt")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePage, match="directory" if sys.platform != "win32" else "read"):
        open_page(tmp_path)


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(UnreadablePage, match="not a valid file name"):
        open_page(Path("a\0b"))


ADDRESSES = {
    "https://example.org/x": True,
    "www.example.org": True,
    "doi.org/10.1000/x": True,
    "10.1000/x": True,
    "10.1000.10/x": True,
    "doi:10.1000/x": True,
    "page.html": False,
    "10.1000": False,
    "see https://example.org": False,
    "": False,
}


@pytest.mark.parametrize(("text", "expected"), ADDRESSES.items())
def test_an_address_is_told_from_a_page(text: str, expected: bool) -> None:
    assert is_address(text) is expected


CHALLENGES = {
    "Cloudflare": "<html><head><title>Just a moment...</title></head><body>Wait</body></html>",
    "Cloudflare, copied": "Just a moment...\nVerifying you are human.",
    "Akamai": "<title>Access Denied</title><h1>Access Denied</h1>You don't have permission",
    "not found": "<html><title>404 Not Found</title><h1>Not Found</h1></html>",
    "proxy": "<html><body><h1>502 Bad Gateway</h1></body></html>",
}


@pytest.mark.parametrize("content", CHALLENGES.values(), ids=CHALLENGES)
def test_a_robot_check_or_error_page_is_refused_by_name(content: str) -> None:
    with pytest.raises(ChallengePage, match=r"^saved\.html: .*not the article"):
        open_page(content, name="saved.html")


ARTICLES = {
    "with citation tags": (
        "<title>Just a moment: waiting in clinics</title><meta name='citation_title' content='x'>"
    ),
    "with much to say": "Are you a robot? On tests for humans\n"
    + "A long abstract follows. " * 150,
}


@pytest.mark.parametrize("content", ARTICLES.values(), ids=ARTICLES)
def test_an_article_about_robots_is_no_robot_check(content: str) -> None:
    assert open_page(content).text is not None


KINDS = {
    "<!DOCTYPE html><p>x": "html",
    '<div class="a">x</div>': "html",
    "<META NAME=x CONTENT=y>": "html",
    "Effects of <i>E. coli</i> in p<0.05": "text",
    "a < b and c > d": "text",
}


@pytest.mark.parametrize(("content", "kind"), KINDS.items())
def test_html_is_told_from_copied_text(content: str, kind: str) -> None:
    assert open_page(content).kind == kind
    assert looks_like_html(content) is (kind == "html")


def test_copied_text_is_kept_as_it_came() -> None:
    content = "Title\r\n\r\n  Abstract  \r\nWords\r\n"
    page = open_page(content.encode())
    assert page.text == content
    assert [(line.text, line.blank_before) for line in page.lines] == [
        ("Title", False),
        ("Abstract", True),
        ("Words", False),
    ]


def test_the_text_of_html_is_what_a_reader_sees() -> None:
    page = open_page(
        "<html><head><title>T</title><script>x()</script></head>"
        "<body><h1>A  <b>bold</b>\ntitle</h1><p>One<br>two<style>p{}</style></p></body></html>"
    )
    assert [line.text for line in page.lines] == ["A bold title", "One", "two"]


@given(st.text() | st.text(alphabet="ab \r\n\t\x0b\x0c\x85\u2028<>p/"))
def test_every_line_stands_where_it_says(content: str) -> None:
    try:
        page = open_page(content)
    except CarciteError:
        return
    assert all(page.text[line.start : line.end] == line.text for line in page.lines)
    assert all(line.text == line.text.strip() != "" for line in page.lines)


@given(st.binary())
def test_any_bytes_are_a_page_or_an_error_of_ours(content: bytes) -> None:
    try:
        page = open_page(content)
    except CarciteError:
        return
    page.text.encode()


def test_halves_of_characters_are_replaced_and_offsets_stay() -> None:
    page = open_page("A title \ud800 here", name="from \udcff disk")
    assert page.text == "A title \ufffd here"
    assert page.name == "from \ufffd disk"
