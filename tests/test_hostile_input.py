"""What the fuzzer found, by kind (benchmarks/fuzz.py): each row ended in an exception that was not ours, or worse."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import carcite
from carcite import Loaded, Reading, Reference, Rights
from carcite.formats import FORMATS
from carcite.formats.loading import READERS
from carcite.model.claims import HALVES_REPLACED
from examples import ROOT

# --- markup ----------------------------------------------------------------------------------

TITLE = "Reeds and rain"
WORK = "https://schema.org/ScholarlyArticle"
# An item that is a property of another item, of which the page has none.
OUTERMOST = {
    "microdata": f"<div itemprop='mainEntity' itemscope itemtype='{WORK}'><h1 itemprop='name'>{TITLE}</h1><span itemprop='author'>Merle Osei</span></div>",
    "RDFa": f"<div property='mainEntity' typeof='ScholarlyArticle'><h1 property='name'>{TITLE}</h1><span property='author'>Merle Osei</span></div>",
    "RDFa of the body": f"<body property='name'><h1>{TITLE}</h1><span property='author name' typeof='Person'>Merle Osei</span>",
    "a person who is a name": f"<div itemscope itemtype='{WORK}'><h1 itemprop='name'>{TITLE}</h1><span itemprop='author name' itemscope itemtype='Person'>Merle Osei</span></div>",
    "a work that is its author": f"<div itemprop='author' itemscope itemtype='{WORK}'><h1 itemprop='name'>{TITLE}</h1></div>",
    "the document's element": f"</head><html itemprop='x' itemscope itemtype='{WORK}'><h1 itemprop='name headline'>{TITLE}</h1>",
}  # fmt: skip


@pytest.mark.parametrize("body", OUTERMOST.values(), ids=OUTERMOST)
def test_an_item_that_is_a_property_of_no_other_item_is_read(body: str) -> None:
    assert carcite.read(f"<html><body>{body}").reference.title == TITLE


def test_only_the_one_function_that_may_asks_for_single_attributes() -> None:
    # `attrs` of a node that is no element raises, and killed the process before selectolax 0.4.9.
    asking = [
        path.name
        for path in sorted((ROOT / "src").rglob("*.py"))
        if re.search(r"\.attrs\b", path.read_text(encoding="utf-8"))
    ]
    assert asking == ["nodes.py"]


_ATTRIBUTE = re.compile(r"""(\s[\w:-]+)=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""")
_ASKED = re.compile(r"""(?:attributes\.get|attribute)\(\s*(?:\w+, )?["']([\w:-]+)["']""")
PAGES = sorted((ROOT / "tests" / "cases").glob("*/page.html"))
EVERYTHING = f"""<html lang="en" xml:lang="en"><head><title>{TITLE}</title><link rel="canonical license" href="/a">
<meta name="citation_title" content="{TITLE}" lang="en" scheme="x"><meta property="og:title" content="{TITLE}"><meta itemprop="a" contents="b">
<script type="application/ld+json" id="a">{{"@type": "Article", "name": "{TITLE}"}}</script></head><body class="a" id="b">
<div itemscope itemtype="{WORK}" itemprop="a" typeof="ScholarlyArticle" property="b"><h1 itemprop="headline" property="name" class="title" id="title">{TITLE}</h1>
<a rel="author" orcid="0000-0002-1825-0097" href="https://orcid.org/0000-0002-1825-0097" itemprop="author" property="author" typeof="Person" title="Ann Example" class="author" id="c">Ann Example</a>
<sup class="label"><a href="#d" id="e">1</a></sup><time datetime="2020-01-02" itemprop="datePublished" content="2020">2 January 2020</time></div>
<a rel="license" class="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY</a><span class="Z3988" title="rft.atitle={TITLE}"></span>
<div class="affiliation" id="d" data-affiliation-id="d"><sup>1</sup>University of Nowhere</div><div class="abstract" id="abstract" lang="en"><p>Reeds are wet.</p></div>
<div class="keywords"><a href="#f">reed</a></div><dl><dt class="dc_title">Title</dt><dd>{TITLE}</dd></dl><footer id="footer" class="footer">© 2020</footer>"""


def test_the_page_of_everything_has_all_attributes_that_readers_of_html_ask_for() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src" / "carcite").rglob("*.py")
        if path.name != "jats.py"
    )
    asked = set(_ASKED.findall(source))
    assert len(asked) > 12
    assert asked <= {found[1].strip() for found in _ATTRIBUTE.finditer(EVERYTHING)} | {"start"}


@pytest.mark.parametrize(
    "name", ["every one", *sorted({found[1].strip() for found in _ATTRIBUTE.finditer(EVERYTHING)})]
)
@pytest.mark.parametrize("value", ["", "=''", "=' '"], ids=["none", "empty", "blank"])
def test_attributes_without_a_value_hide_nothing_else(name: str, value: str) -> None:
    def bare(found: re.Match[str]) -> str:
        return f"{found[1]}{value}" if name in ("every one", found[1].strip()) else found[0]

    page = _ATTRIBUTE.sub(bare, EVERYTHING)
    assert carcite.read(page).reference.title == TITLE
    carcite.find_rights(page)


@pytest.mark.parametrize("page", PAGES, ids=[path.parent.name for path in PAGES])
def test_a_page_whose_attributes_have_lost_their_values_raises_nothing_but_our_errors(
    page: Path,
) -> None:
    source = _ATTRIBUTE.sub(r"\1", page.read_text(encoding="utf-8", errors="replace"))
    try:
        reading = carcite.read(source)
    except carcite.CarciteError:
        return
    assert reading.reference.title


# --- halves of characters --------------------------------------------------------------------

HALF = "\ud800"
PAGE = f"<html><head><title>Fire in raised bogs</title></head><body><h1>Fire in raised bogs</h1><p>© 2020 Merle Osei {HALF}. CC BY 4.0</p>"
DOORS: dict[str, Callable[[], Reading | Rights | Loaded | Sequence[Reading]]] = {
    "read": lambda: carcite.read(PAGE),
    "read, text": lambda: carcite.read(f"Fire in raised bogs\nMerle Osei{HALF}\nJournal of Peat 12(3), 2020"),
    "read, JSON-LD": lambda: carcite.read(PAGE + r'<script type="application/ld+json">{"@type": "Article", "name": "Fire in \ud800 bogs", "author": {"name": "A\udfff B\ud800"}}</script>'),
    "read_all": lambda: carcite.read_all(PAGE),
    "url": lambda: carcite.read(PAGE, url=f"https://example.org/{HALF}"),
    "url of a list": lambda: carcite.read_all("".join(f'<div class="issue-item"><h5 class="issue-item__title"><a href="/{n}">Title {n} of the issue</a></h5></div>' for n in range(3)), url=f"//{HALF}"),
    "name": lambda: carcite.read(PAGE, name=f"a{HALF}"),
    "find_rights": lambda: carcite.find_rights(f"© 2020 Merle Osei {HALF}. CC BY 4.0"),
    "find_rights, HTML": lambda: carcite.find_rights(PAGE),
    "find_rights, JATS": lambda: carcite.find_rights(f"<permissions><copyright-statement>© 2020 Merle Osei {HALF}</copyright-statement></permissions>"),
    "find_rights, an element": lambda: carcite.find_rights(_element()),
    "find_rights, a list": lambda: carcite.find_rights([{"URL": f"https://creativecommons.org/licenses/by/4.0/{HALF}", "content-version": HALF}]),
    "loads, an escape": lambda: carcite.loads(r'[{"type": "book", "title": "A\ud800", "x\udc00": "\ud83d", "custom": {"a": ["\udfff"]}}]'),
    "loads, invalid JSON": lambda: carcite.loads(r'[{"type": "book", "title": "A\ud800"}, {"type":'),
    **{
        f"loads, {name}": lambda name=name: carcite.loads(f"TY  - JOUR\nTI  - a{HALF}\n@book{{a{HALF}, title = {{b{HALF}}}, x = {{{HALF}}}}} PMID- {HALF} <record>{HALF}</record>", name)  # type: ignore[misc]
        for name in READERS
    },
}  # fmt: skip


def _element() -> ElementTree.Element:
    element = ElementTree.fromstring("<permissions><copyright-statement/><license/></permissions>")
    element[0].text = f"© 2020 Merle Osei {HALF}"
    element[1].set("href", f"https://creativecommons.org/licenses/by/4.0/{HALF}")
    return element


@pytest.mark.parametrize("call", DOORS.values(), ids=DOORS)
def test_half_a_character_is_replaced_at_every_door(call: Callable[[], Any]) -> None:
    found = call()
    for one in found if isinstance(found, tuple) else (found,):
        assert type(one).model_validate_json(one.model_dump_json()) == one
        references = getattr(one, "references", ())
        for name in FORMATS:
            carcite.dumps(references, name).encode()


def test_a_remark_says_that_halves_of_characters_were_replaced() -> None:
    assert HALVES_REPLACED in carcite.read(PAGE).remarks
    assert HALVES_REPLACED in carcite.read_all(PAGE)[0].remarks
    assert HALVES_REPLACED in carcite.loads(f"TY  - JOUR\nTI  - a{HALF}\nER  - \n").remarks
    whole = PAGE.replace(HALF, "")
    assert HALVES_REPLACED not in carcite.read(whole).remarks
    assert HALVES_REPLACED not in carcite.read(whole.encode()).remarks
    assert HALVES_REPLACED not in carcite.loads("TY  - JOUR\nTI  - a\nER  - \n").remarks


def test_the_two_halves_of_one_character_in_json_stay_that_character() -> None:
    loaded = carcite.loads(r'[{"type": "book", "title": "Fire \ud83d\udd25 \\ud800 \\\ud800"}]')
    assert loaded.references[0].title == "Fire 🔥 \\ud800 \\�"


@pytest.mark.parametrize("format_", FORMATS)
def test_a_reference_made_by_hand_with_half_a_character_is_written(
    format_: str, tmp_path: Path
) -> None:
    work = Reference(title=f"Fire {HALF}", author=(carcite.Name(literal=f"B{HALF}"),))
    file = tmp_path / "refs"
    carcite.dump([work], file, format_)
    assert "Fire \ufffd" in file.read_text(encoding="utf-8")
    carcite.dump([work], file, format_)
    (again,) = carcite.load(file, format_).references
    assert again.title == "Fire \ufffd"


# --- numbers that are none -------------------------------------------------------------------

# "²" is a digit to Python and no decimal, and of more than 4,300 digits it makes no integer.
NUMBERS = ("²", "201²", "9" * 5_000, "0", "00", "٢٠٢٠", "①")
NUMBERED = {
    "JATS year": "<permissions><copyright-year>{}</copyright-year><copyright-holder>Merle Osei</copyright-holder></permissions>",
    "notice": "© {} Merle Osei",
    "embargo": "This article will be under a Creative Commons licence after an embargo of {} months.",
}  # fmt: skip
RECORDS = {
    "BibTeX symbol": "@book{{a, title = {{A \\symbol{{{}}}}}, year = 2020}}",
    "BibTeX char": "@book{{a, title = {{A \\char{} }}, year = 2020}}",
    "BibTeX date": "@book{{a, title = {{A}}, year = {{2020}}, month = {{May {0}}}, day = {{{0}}}}}",
    "BibTeX year": "@book{{a, title = {{A}}, year = {{{}}}}}",
    "RIS": "TY  - JOUR\nTI  - A\nPY  - {0}\nDA  - {0}/{0}/{0}\nSP  - {0}\nEP  - {0}\nER  - \n",
    "nbib": "PMID- {0}\nTI  - A\nDP  - {0} {0} {0}\nPG  - {0}-{0}\n",
    "CSL-JSON": '[{{"type": "book", "title": "A", "issued": {{"date-parts": [["{0}", "{0}"]]}}, "page": "{0}-{0}"}}]',
    "CSL-JSON, integers": '[{{"type": "book", "title": "A", "issued": {{"date-parts": [[{0}]]}}, "volume": {0}}}]',
}  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:6])
@pytest.mark.parametrize("text", NUMBERED.values(), ids=NUMBERED)
def test_what_looks_like_a_number_and_is_none_stops_no_reading_of_rights(
    text: str, number: str
) -> None:
    assert carcite.find_rights(text.format(number)) is not None


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:6])
@pytest.mark.parametrize("text", RECORDS.values(), ids=RECORDS)
def test_what_looks_like_a_number_and_is_none_costs_no_other_field(text: str, number: str) -> None:
    loaded = carcite.loads(text.format(number))
    if loaded.references:
        assert (loaded.references[0].title or "").startswith("A")
    else:
        assert loaded.failures


def test_the_last_digits_of_a_line_that_are_no_year_stop_no_reading() -> None:
    lines = "Fire in raised bogs\nMerle Osei\nJournal of Peat, 12(3), 201²\nJournal of Peat 2020;12(3):45\n"
    assert carcite.read(lines).reference.title == "Fire in raised bogs"


# --- nesting ---------------------------------------------------------------------------------

# Deep enough for whoever goes down in it, and not for Python's reader of JSON to give up.
DEPTHS = (150, 500, 900, 960, 5_000)
OPENINGS = {"[": "]", '{"name": ': "}", '[{"@value": ': "}]"}
FIELDS = ("title", "author", "issued", "keyword", "ISSN", "type", "custom")
PROPERTIES = ("name", "author", "isPartOf", "copyrightHolder", "datePublished", "@type", "identifier")  # fmt: skip


def nested(opening: str, depth: int) -> str:
    return opening * depth + '"x"' + OPENINGS[opening] * depth


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("depth", DEPTHS)
def test_deep_json_in_a_record_costs_no_other_record(opening: str, depth: int) -> None:
    good = '{"type": "book", "title": "B"}'
    for format_ in ("csl-json", "zotero-json"):
        for field in FIELDS:
            bad = f'{{"type": "book", "title": "A", "{field}": {nested(opening, depth)}}}'
            loaded = carcite.loads(f"[{bad},\n{good}]", format_)
            titles = [reference.title for reference in loaded.references]
            # Beyond what Python's reader follows, the file is one failure.
            assert "B" in titles or depth * len(OPENINGS[opening]) > 900
            assert len(titles) == 2 or loaded.failures
        carcite.loads(f"[{nested(opening, depth)}]", format_)


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("depth", DEPTHS)
def test_deep_json_in_a_page_hides_nothing_else(opening: str, depth: int) -> None:
    for name in PROPERTIES:
        work = (
            f'{{"@type": "ScholarlyArticle", "name": "Fire", "{name}": {nested(opening, depth)}}}'
        )
        page = f"<html><title>{TITLE}</title><script type='application/ld+json'>{work}</script><body><h1>{TITLE}</h1>"
        carcite.find_rights(page)
        if depth > 100:
            assert carcite.read(page).reference.title == TITLE


def test_a_bracket_before_the_array_costs_no_record() -> None:
    loaded = carcite.loads('{"a [": 1, "items": [{"type": "book", "title": "B"}, 3]}', "csl-json")
    assert [reference.title for reference in loaded.references] == ["B"]
    assert len(loaded.failures) == 1


# --- encodings -------------------------------------------------------------------------------

NO_ENCODINGS = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "hex", "zlib", "rot13", "utf\0", "utf\ud800", "\u0130")  # fmt: skip
BYTES = b"<html><title>Fire in raised bogs</title><body><h1>Fire in raised bogs</h1><p>caf\xe9 \\d \\u12"


@pytest.mark.parametrize("name", NO_ENCODINGS, ids=ascii)
def test_an_encoding_that_is_none_is_refused_when_asked_for(name: str) -> None:
    with pytest.raises(carcite.UnreadablePage, match="encoding"):
        carcite.read(BYTES, encoding=name)
    with pytest.raises(carcite.UnknownFormat, match="encoding"):
        carcite.loads(BYTES, "ris", encoding=name)


def test_an_unknown_encoding_in_mhtml_costs_no_page() -> None:
    mail = (
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/html; charset=klingon\r\n\r\n" + BYTES + b"\r\n--b--\r\n"
    )
    assert carcite.read(mail).reference.title == "Fire in raised bogs"


@pytest.mark.parametrize("name", NO_ENCODINGS, ids=ascii)
def test_an_encoding_that_is_none_is_not_obeyed_when_a_page_declares_it(name: str) -> None:
    declared = f'<meta charset="{name}">'.encode("utf-8", "replace")
    reading = carcite.read(declared + BYTES)
    assert reading.reference.title == "Fire in raised bogs"
    assert json.loads(reading.model_dump_json())
