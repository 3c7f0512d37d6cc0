"""The visible text of an HTML page: a line a block, without what nobody sees."""

from __future__ import annotations

import json

import pytest

from carcite.page import open_page
from carcite.page.nesting import DEEPEST, flattened
from carcite.page.wrappings import is_mhtml

HTML = "<!doctype html><html><body>{}</body></html>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("<p>one<p>two <b>three</b>", ["one", "two three"], id="blocks without ends"),
        pytest.param("one<br>two", ["one", "two"], id="line breaks"),
        pytest.param("a<script>var x = '<p>b';</script>c", ["ac"], id="scripts"),
        pytest.param("a<noscript><p>b</noscript>c", ["ac"], id="noscript with an element left open"),
        pytest.param("a<noscript>b", ["ab"], id="noscript that is never closed"),
        pytest.param("a<svg><text>b</text></svg>c", ["ac"], id="drawings"),
        pytest.param("<svg/>a", ["a"], id="a drawing that closes itself"),
        pytest.param("<svg/>a<svg><path/></svg>b", ["ab"], id="a drawing that closes itself, and one with an end"),
        pytest.param("<svg><path><div>a</div><svg></svg>b", ["a", "b"], id="a drawing without an end of its own"),
        pytest.param("<svg><svg></svg><text>a</text></svg>b", ["b"], id="a drawing within a drawing"),
        pytest.param("<svg>a<p>b", ["b"], id="a drawing that is never closed"),
        pytest.param("a<style>p {}</style>b<STYLE>p {}</STYLE>c", ["abc"], id="styles"),
        pytest.param("a<!-- <script> -->b<script>c</script>d", ["abd"], id="a script's beginning in a comment"),
        pytest.param("a<!-->b<!--->c<!-- d --!>e", ["abce"], id="the shortest comments, and a wrong end"),
        pytest.param("a<!-- b", ["a"], id="a comment that is never closed"),
        pytest.param("a<script>b", ["a"], id="a script that is never closed"),
        pytest.param("<a title='<script>'>a</a><script>b</script>c", ["ac"], id="a script's beginning in an attribute"),
        pytest.param("<textarea><script></textarea>a<script>b</script>c", ["<script>ac"], id="a script's beginning in a text area"),
        pytest.param("1 < 2<script>a</script>b", ["1 < 2b"], id="a sign before a script"),
        pytest.param("<b <script>a</script>b", ["ab"], id="a tag without an end before a script"),
        pytest.param("<table>\t<tr><td>a</td>\t<td>b</table>", ["a", "b"], id="tables with tabs"),
        pytest.param("a\f\tb\n c", ["a b c"], id="blanks are folded"),
        pytest.param("<DIV>a</DIV><DIV>b</DIV>", ["a", "b"], id="capitals"),
    ],
)  # fmt: skip
def test_lines_are_what_a_reader_sees(body: str, lines: list[str]) -> None:
    page = open_page(HTML.format(body))
    assert [line.text for line in page.lines] == lines
    assert all(page.text[line.start : line.end] == line.text for line in page.lines)


@pytest.mark.parametrize(
    "tag", ["<script type='application/json'>", "<SCRIPT id=x\ntype=Application/JSON >"]
)
def test_json_in_scripts_is_left_to_the_letter(tag: str) -> None:
    source = json.dumps({"a": "<p>b</p>\u2028"})
    page = open_page(HTML.format(f"<script>var a;</script>{tag}{source}</script>"))
    [script] = page.scripts("application/json")
    assert script.kind == "application/json"
    assert json.loads(script.text) == json.loads(source)


@pytest.mark.parametrize(
    "words", ["<title>How <script> works</title>", "<title><!-- a --></title>"]
)
def test_a_title_holds_words_alone(words: str) -> None:
    page = open_page(f"<html><head>{words}</head><body>a<script>b</script></body></html>")
    assert page.elements["title"][0].text() == words.removeprefix("<title>").removesuffix(
        "</title>"
    )
    assert page.text == "a"


def test_nesting_deeper_than_any_page_is_flattened_and_its_text_kept() -> None:
    source = "<div>" * 5_000 + "deep" + "</div>" * 5_000
    flat = flattened(source)
    assert flat.count("<div>") == flat.count("</div>") == DEEPEST
    assert "deep" in flat


def test_a_plain_page_is_not_touched_by_flattening() -> None:
    source = "<div><p>a<br></div>" * 2_000
    assert flattened(source) == source


def test_mhtml_is_opened_with_its_address_and_encoding() -> None:
    saved = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n"
        b"<html><body><h1>Fire =E2=80=93 and bogs</h1></body></html>\r\n--x--\r\n"
    )
    assert is_mhtml(saved)
    page = open_page(saved)
    assert page.url == "https://example.org/a"
    assert [line.text for line in page.lines] == ["Fire – and bogs"]
