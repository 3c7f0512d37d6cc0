from __future__ import annotations

import pytest

from carcite.values.markup import Run, parse_markup, plain_text

RUNS = {
    "none": ("plain", (Run("plain"),)),
    "empty": ("", ()),
    "one": ("<i>in vivo</i>", (Run("in vivo", ("i",)),)),
    "between": ("H<sub>2</sub>O", (Run("H"), Run("2", ("sub",)), Run("O"))),
    "nested": ("<i>E<sub>2</sub></i>", (Run("E", ("i",)), Run("2", ("i", "sub")))),
    "less-than": ("p < 0.05 <i>n</i>", (Run("p < 0.05 "), Run("n", ("i",)))),
    "never-closed": ("a<b>c", (Run("a<b>c"),)),
    "never-opened": ("a</b>c", (Run("a</b>c"),)),
    "crossed": ("<i>a<b>b</i>c</b>", (Run("a<b>b", ("i",)), Run("c</b>"))),
    "another-tag": ("<u>a</u>", (Run("<u>a</u>"),)),
    "upper-case": ("<I>a</I>", (Run("<I>a</I>"),)),
    "opened-twice": ("<i>a <i>b</i>", (Run("<i>a "), Run("b", ("i",)))),
    "empty-tag": ("a<i></i>b", (Run("ab"),)),
}


@pytest.mark.parametrize(("text", "expected"), RUNS.values(), ids=RUNS)
def test_only_paired_tags_of_the_four_kinds_are_markup(
    text: str, expected: tuple[Run, ...]
) -> None:
    assert parse_markup(text) == expected


PLAIN = {
    "digits-lowered": ("H<sub>2</sub>O", "H₂O"),
    "charge-raised": ("Ca<sup>2+</sup>", "Ca²⁺"),
    "minus": ("10<sup>−3</sup>", "10⁻³"),
    "letters-stay": ("19<sup>th</sup>", "19th"),
    "mixed-stays": ("x<sub>2a</sub>", "x2a"),
    "italics": ("<i>in vivo</i>", "in vivo"),
    "less-than": ("p < 0.05", "p < 0.05"),
}


@pytest.mark.parametrize(("text", "expected"), PLAIN.values(), ids=PLAIN)
def test_plain_text_keeps_lowered_and_raised_digits_as_unicode(text: str, expected: str) -> None:
    assert plain_text(text) == expected


def test_a_hostile_text_is_read_in_one_pass() -> None:
    runs = parse_markup("<i><b>" * 50_000 + "x" + "</sub></i>" * 50_000)
    assert [run.text for run in runs if run.tags == ("i",)] == ["<b>x</sub>"]
