"""What docs/limits.md promises of bad input: a reading or an error of ours, and nothing beyond a bound is looked at."""

from __future__ import annotations

import base64
import gzip
import json

import pytest

import carcite
from carcite import CarciteError, UnreadablePage
from carcite.page import SIZE_LIMIT, open_page
from carcite.page.head import LONGEST_CONTENT, MOST_TAGS
from carcite.page.linked_data import LONGEST_SCRIPT, MOST_SCRIPTS, parse_json
from carcite.page.nesting import DEEPEST, HARMLESS, flattened
from carcite.page.wrappings import unwrap_gzip
from carcite.readers.lists.reader import MOST_LISTED, find_listed
from carcite.rights.notices import MOST_NOTICES
from examples import ROOT

HEAD = "<html><head><title>Fire in raised bogs</title>"
OPEN = f"{HEAD}</head><body><h1>Fire in raised bogs</h1>"


def script(source: str) -> str:
    return f'{HEAD}<script type="application/ld+json">{source}</script></head><body><h1>Fire in raised bogs</h1>'


WORK = '{"@type": "ScholarlyArticle", "name": "Fire in raised bogs", "datePublished": "2021"}'

READABLE: dict[str, str | bytes] = {
    "100,000 levels of div": OPEN + "<div>" * 100_000 + "x",
    "100,000 levels of b": OPEN + "<b>" * 100_000 + "x",
    "100,000 levels, all ended": OPEN + "<div>" * 100_000 + "</div>" * 100_000,
    "100,000 levels of tables": OPEN + "<table><tr><td>" * 33_000,
    "100,000 levels of svg": OPEN + "<svg>" * 100_000,
    "ends of nothing": OPEN + "</div>" * 100_000,
    "character data in a formula": OPEN + '<div class="abstract">' + "Peat burns. " * 20 + "<math><![CDATA[x]]></math></div>",
    "100,000 meta tags": HEAD + '<meta name="citation_author" content="Aalto, Ida">' * 100_000,
    "100,000 kinds of meta tags": HEAD + "".join(f'<meta name="a{n}" content="b">' for n in range(100_000)),
    "a tag of a million characters": HEAD + f'<meta name="citation_abstract" content="{"a " * 500_000}">',
    "an attribute without an end": f'{OPEN}<a href="{"x" * 100_000}',
    "100,000 attributes": OPEN + "<p " + "a=b " * 100_000 + ">",
    "unclosed tags": OPEN + "<p><a><i><li><td><h2>Vol. 3" * 10_000,
    "a comment without an end": OPEN + "<!--" + "x" * 100_000,
    "a script without an end": OPEN + "<script>" + "if (a < b) " * 10_000,
    "NULs": OPEN + "\0a" * 50_000,
    "controls in the title": "<html><h1>Fire\0 in \x01raised\x1b bogs</h1>" + "words of the page " * 100,
    "JSON: deep lists": script("[" * 100_000),
    "JSON: deep objects": script('{"@graph":' * 50_000),
    "JSON: a huge integer": script('{"@type": "Article", "name": ' + "9" * 100_000 + "}"),
    "JSON: huge exponents": script('{"@type": "Article", "volumeNumber": 1e999999, "name": "Fire in raised bogs"}'),
    "JSON: everything is a list": script('{"@type": [[]], "name": [[[]]], "author": [[{}], null, 3], "isPartOf": [[1]]}'),
    "JSON: itself within itself": script('{"@id": "#a", "@type": "Article", "name": "Fire in raised bogs", "isPartOf": {"@id": "#a"}}'),
    "JSON: 100,000 commas": script("[" + "," * 100_000 + "]"),
    "JSON: NaN": script('{"@type": "Article", "name": NaN, "datePublished": -Infinity}'),
    "COinS of 100,000 fields": OPEN + f'<span class="Z3988" title="{"rft.au=A&amp;" * 100_000}"></span>',
    "declared wrong": f'<meta charset="utf-16">{OPEN}é'.encode("cp1252"),
    "declared as what is no text": f'<meta charset="zip">{OPEN}é'.encode("cp1252"),
    "mixed encodings": OPEN.encode() + "é".encode("cp1252") + "é".encode() + "é".encode("shift_jis", "replace"),
    "half a character at the end": OPEN.encode() + "é".encode()[:1],
    "halves of characters": OPEN + "\ud800\udfff\ud800",
    "gzip of gzip's like": gzip.compress(OPEN.encode()) * 1_000,
    "gzip, cut off": gzip.compress((OPEN + "words " * 1_000).encode())[:-20],
}  # fmt: skip


@pytest.mark.parametrize("source", READABLE.values(), ids=READABLE)
def test_bad_input_still_reads(source: str | bytes) -> None:
    assert carcite.read(source).reference.title == "Fire in raised bogs"


NESTED_MAIL = "".join(
    f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(3_000)
).encode()
EITHER: dict[str, bytes] = {
    "MHTML nested without end": NESTED_MAIL,
    "MHTML of one part without a body": b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n',
    "JATS nested without end": b"<article><front><article-meta>" + b"<sec>" * 100_000,
    "JATS: contributors nested": b"<article><front><article-meta><contrib-group>" + b"<contrib><name><surname>A" * 20_000,
    "an entity bomb": b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><article><front><article-meta><article-title>&b;</article-title>',
    "nothing but brackets": b"<" * 100_000,
    "nothing but ampersands": b"<html>" + b"&amp" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("source", EITHER.values(), ids=EITHER)
@pytest.mark.parametrize("call", [carcite.read, carcite.read_all, carcite.find_rights])
def test_hostile_input_gives_an_answer_or_an_error_of_ours(call: object, source: bytes) -> None:
    assert callable(call)
    try:
        call(source)
    except CarciteError:
        return


# --- the bounds themselves -------------------------------------------------------------------


def test_a_page_over_the_limit_is_refused_and_one_at_it_is_not() -> None:
    source = OPEN.encode()
    with pytest.raises(UnreadablePage, match="more than the limit"):
        carcite.read(source, limit=len(source) - 1)
    assert carcite.read(source, limit=len(source)).reference.title


def test_a_gzip_bomb_is_refused_and_never_unpacked_beyond_the_limit() -> None:
    bomb = gzip.compress(b"\0" * 10_000_000)
    assert len(unwrap_gzip(bomb, limit=1_000_000, name="bomb")) == 1_000_001
    assert len(unwrap_gzip(bomb * 3, limit=25_000_000, name="bomb")) == 25_000_001
    with pytest.raises(UnreadablePage, match="unpacks to more than the limit of 1,000,000"):
        carcite.read(bomb, limit=1_000_000)


def test_gzip_within_gzip_is_not_unpacked_further() -> None:
    inner = gzip.compress(OPEN.encode())
    with pytest.raises(CarciteError):
        carcite.read(gzip.compress(inner))


def test_the_limit_is_on_the_page_within_mhtml_and_four_times_on_the_whole() -> None:
    body = base64.encodebytes((OPEN + "words " * 1_000).encode())
    mail = (
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + body + b"\r\n--b--\r\n"
    )
    size = len(open_page(mail).source)
    assert size < len(mail)
    assert carcite.read(mail, limit=size).reference.title
    with pytest.raises(UnreadablePage, match="more than the limit"):
        carcite.read(mail, limit=size - 1)
    with pytest.raises(UnreadablePage, match="more than the limit"):
        carcite.read(mail + b" " * (4 * size), limit=size)


def test_what_is_nested_deeper_than_the_bound_loses_its_tags_and_keeps_its_text() -> None:
    flat = flattened("<div>" * (HARMLESS + 10) + "x" + "</div>" * (HARMLESS + 10))
    assert (flat.count("<div>"), flat.count("</div>")) == (DEEPEST, DEEPEST)
    assert "x" in flat
    shallow = "<div>" * 10 + "x" + "</div>" * 10
    assert flattened(shallow) == shallow


def test_meta_tags_beyond_the_bound_are_not_looked_at() -> None:
    tags = '<meta name="a" content="b">' * (MOST_TAGS + 10)
    assert len(open_page(f"<html><head>{tags}</head></html>").metas) == MOST_TAGS
    (long,) = open_page(f'<html><meta name="a" content="{"x" * 100_000}">').metas
    assert len(long.content) == LONGEST_CONTENT


def test_scripts_beyond_the_bounds_are_not_looked_at() -> None:
    tags = f'<script type="application/ld+json">{WORK}</script>' * (MOST_SCRIPTS + 5)
    assert len(open_page(f"<html>{tags}").linked_data) == MOST_SCRIPTS
    assert parse_json(json.dumps(["x" * LONGEST_SCRIPT])) is None


def test_articles_beyond_the_bound_are_not_listed() -> None:
    item = '<div class="issue-item"><h5 class="issue-item__title">Title of the item {}</h5></div>'
    body = "".join(item.format(number) for number in range(MOST_LISTED + 5))
    assert len(find_listed(open_page(f"<html><body>{body}"))) == MOST_LISTED


@pytest.mark.parametrize(
    "bound", [SIZE_LIMIT, DEEPEST, HARMLESS, MOST_TAGS, LONGEST_CONTENT, LONGEST_SCRIPT, MOST_LISTED, MOST_SCRIPTS]
)  # fmt: skip
def test_the_document_states_the_bound(bound: int) -> None:
    assert f"{bound:,}" in (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")


def test_of_a_text_of_nothing_but_notices_a_bounded_number_is_read() -> None:
    text = "\n".join(f"© {1000 + year} The Society of Tides {year}" for year in range(2_100))
    rights = carcite.find_rights(text)
    assert 1_000 < len(rights.notices) <= MOST_NOTICES
