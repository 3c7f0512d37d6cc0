"""Display: everything is shown, nothing that a page says can run, and nothing is cut off."""

from __future__ import annotations

import html.parser
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pages
from carcite import Date, Name, Reading, Reference, Rights, Trust
from carcite.model.claims import Value
from carcite.model.rights import CopyrightNotice
from carcite.model.words import words_of
from carcite.showing.display import (
    explain_report,
    place_of,
    quoted,
    rights_report,
    rows_of,
    trust_words,
)
from carcite.showing.notebook import linked, titled
from carcite.showing.terminal import harmless

EVIL = (
    "\x1b[31mred\x1b]0;owned\x07 [bold]b[/bold] [/] \x9b2J \u202eltr <script>alert(1)</script>"
    '<img src=x onerror=alert(1)> " onmouseover="alert(1)\' & \r\nnext'
)


def squeezed(text: str) -> str:
    """A text without its blanks, so that it does not matter where a line was folded."""
    return re.sub(r"\s+", "", text)


# --- words -----------------------------------------------------------------------------------

VALUES: dict[str, tuple[Value | None, str]] = {
    "nothing": (None, ""),
    "text": ("On quartz", "On quartz"),
    "date": (Date(year=2024, month=3), "2024-03"),
    "words": (("quartz", "mica"), "quartz; mica"),
    "names": ((Name(family="Ruiz", given="Ana"), Name(literal="WHO")), "Ana Ruiz; WHO"),
    "names with more": (
        (Name(family="Ruiz", given="Ana", orcid="0000-0002-1825-0097"), Name(literal="WHO")),
        "Ana Ruiz (0000-0002-1825-0097)\nWHO",
    ),
}


@pytest.mark.parametrize(("value", "words"), VALUES.values(), ids=VALUES)
def test_any_value_can_be_read_aloud(value: Value | None, words: str) -> None:
    assert words_of(value) == words


TRUSTS = {10: "10", 20: "20 (guess)", 25: "25 (guess)", 65: "65 (line)", 100: "100 (scholarly)"}


@pytest.mark.parametrize(("trust", "words"), TRUSTS.items())
def test_a_trust_is_named_by_its_rung(trust: int, words: str) -> None:
    assert trust_words(trust) == words


def test_every_rung_of_the_ladder_has_its_name() -> None:
    named = {trust_words(rung) for rung in Trust if rung is not Trust.THRESHOLD}
    assert len(named) == len(Trust) - 1


def test_a_place_names_its_offsets_once() -> None:
    assert place_of("text:3-9", 3, 9) == "text:3-9"
    assert place_of("line 1", 3, 9) == "line 1 (3-9)"
    assert place_of("meta[name=dc.rights]", None, None) == "meta[name=dc.rights]"


def test_a_long_quote_is_shown_by_its_ends() -> None:
    shown = quoted("begin " + "x " * 500 + "end")
    assert shown.startswith("“begin x")
    assert shown.endswith("x end”")
    assert "[…]" in shown
    assert quoted("x" * 500) == f"“{'x' * 120} […] {'x' * 120}”"
    assert quoted("as\n it  is") == "“as it is”"


# --- nothing can run -------------------------------------------------------------------------

HARMLESS = {
    "escape sequence": ("\x1b[31mred", "␛[31mred"),
    "bell and backspace": ("\x07\x08", "␇␈"),
    "delete": ("\x7f", "␡"),
    "8-bit control sequence": ("\x9b2J", "\\u009b2J"),
    "right to left": ("\u202etxt", "\\u202etxt"),
    "half a character": ("\udc80", "\\udc80"),
    "line ends": ("a\r\nb\tc", "a b c"),
    "letters of all scripts": ("Ñandú 王小明 علي", "Ñandú 王小明 علي"),
}


@pytest.mark.parametrize(("text", "shown"), HARMLESS.values(), ids=HARMLESS)
def test_control_characters_are_made_visible(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_line_ends_stay_where_they_are_asked_for() -> None:
    assert harmless("a\r\nb\rc\n\x1b", lines=True) == "a\nb\nc\n␛"


def evil_reading() -> Reading:
    """A reading in which every text that came from a page is hostile."""
    notice = CopyrightNotice(evidence=(pages.evidence(EVIL),), statement=EVIL, years=(2024,))
    plain = pages.reading(title=EVIL, rights=Rights(notices=(notice,)))
    return plain.model_copy(update={"source": EVIL})


def test_a_report_holds_no_control_character() -> None:
    reading = evil_reading()
    reports = explain_report(reading) + rights_report(EVIL, reading.reference.rights)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", reports)


def test_markup_of_the_terminal_is_shown_as_it_stands() -> None:
    assert squeezed("[bold]b[/bold] [/]") in squeezed(explain_report(evil_reading()))


class Tags(html.parser.HTMLParser):
    """Collects the tags and attributes that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


OURS = {"table", "thead", "tbody", "tr", "th", "td", "br", "ul", "li", "p", "a"}


def test_a_notebook_sees_no_tag_but_ours() -> None:
    reading = evil_reading()
    seen = Tags()
    seen.feed(reading._repr_html_() + reading.reference._repr_html_())
    seen.feed(reading.reference.rights._repr_html_())
    assert seen.tags <= OURS
    assert seen.attributes <= {"style", "href", "rel"}


@given(st.text(alphabet="<>&;/ibsup\"'= a"))
def test_a_title_brings_no_tag_but_its_own(text: str) -> None:
    seen = Tags()
    seen.feed(f"<p>{titled(text)}</p>")
    assert seen.tags <= {"p", "i", "b", "sub", "sup"}
    assert seen.attributes == set()


def test_the_markup_of_a_title_stands() -> None:
    assert titled("H<sub>2</sub>O & <i>x</i> < <b>y") == (
        "H<sub>2</sub>O &amp; <i>x</i> &lt; &lt;b&gt;y"
    )


LINKS = {
    "https://creativecommons.org/licenses/by/4.0/": True,
    "javascript:alert(1)": False,
    "http://example.org/": False,
    'https://example.org/" onclick="x': False,
    "from https://example.org/": False,
}


@pytest.mark.parametrize(("text", "is_link"), LINKS.items())
def test_only_a_plain_https_address_is_a_link(text: str, is_link: bool) -> None:
    assert ("<a " in linked(text)) is is_link


# --- the reports -----------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1, 60, 80, 100, 200])
def test_the_rights_table_cuts_nothing_off(width: int) -> None:
    report = rights_report("page.txt", pages.RIGHTS, width=width)
    assert max(map(len, report.splitlines())) <= max(width, 60)
    # Columns stand side by side, so each cell's letters are looked for in order, not in a row.
    for row in rows_of(pages.RIGHTS):
        for words in (*row.says, *(quoted(item.quote) for item in row.evidence)):
            assert all(word in report or len(word) > 10 for word in words.split())


def test_an_address_is_whole_on_a_line_of_its_own() -> None:
    report = rights_report("page.txt", pages.RIGHTS, width=100)
    assert "https://creativecommons.org/licenses/by/4.0/" in report


def test_the_governing_licence_is_told_from_others() -> None:
    rows = list(rows_of(pages.RIGHTS))
    assert [row.what for row in rows] == [
        "licence", "other licence", "copyright", "transfer", "reservation", "embargo", "conflict",
    ]  # fmt: skip
    assert "version not stated" in rows[1].says
    assert "version not stated" not in rows[0].says
    assert all(row.says and row.evidence for row in rows)


def test_where_nothing_is_said_of_rights_the_report_says_so() -> None:
    assert (
        rights_report("page.txt", Rights())
        == "page.txt\n  no licence or copyright statement found\n"
    )


def test_the_explain_report_shows_all_that_a_reading_knows() -> None:
    report = squeezed(explain_report(pages.reading(), width=200))
    for words in (
        "“March 2024”",
        "line 1 (0-10)",
        "60 (line), derived (from the cover), read by test",
        "“2023” at line 1 (0-4), trust 60 (line): less trusted (40 < 60)",
        "“Corresponding: A. Ruiz” at line 1",
        "no DOI in '10.x'",
        "carcite uses the licence",
        "text:200-219 “View all 3 articles”",
        "warning: no container title found on the page [missing-container-title]",
    ):
        assert squeezed(words) in report


def test_the_explain_report_goes_in_the_order_of_the_record() -> None:
    report = explain_report(pages.reading(rights=Rights()))
    variables = re.findall(r"^(\w+) {2}", report, re.M)
    order = list(Reference.model_fields)
    assert variables == sorted(variables, key=order.index)
    assert set(variables) == {"title", "doi", "author", "issued"}


def test_colours_come_only_when_asked_for() -> None:
    assert "\x1b[" in explain_report(pages.reading(), color=True)
    assert "\x1b" not in explain_report(pages.reading())


def test_colours_cannot_be_forced_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in explain_report(pages.reading())


def test_a_notebook_shows_values_rights_and_remarks() -> None:
    shown = pages.reading()._repr_html_()
    for words in ("On <i>quartz</i>", "2024-03", "CC BY 4.0", "no container title", "60 (line)"):
        assert words in shown


def test_a_notebook_shows_where_nothing_is_said() -> None:
    assert "No licence or copyright statement found" in Rights()._repr_html_()
