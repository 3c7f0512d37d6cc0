"""Words: cleaned for the record, folded for comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.values.text import clean, fold, mend_mojibake

CLEANED = {
    "blanks": ("  a \n\u00a0\u2003b\t", "a b"),
    "entity": ("caf&eacute; &amp; bar", "café & bar"),
    "entity escaped twice": ("a&amp;amp;b", "a&b"),
    "no entity": ("AT&T &bogus;", "AT&T &bogus;"),
    "markup stays": ("&lt;i&gt;E. coli&lt;/i&gt;", "<i>E. coli</i>"),
    "soft hyphen": ("meta\u00adphor", "metaphor"),
    "zero width": ("a\u200bb\ufeff", "ab"),
    "direction marks": ("a\u202eb\u2066c", "abc"),
    "escape sequence": ("\x1b[31mred", "[31mred"),
    "escape sequence as an entity": ("&#27;[31mred", "[31mred"),
    "composed": ("e\u0301", "é"),
    "mojibake": ("cafÃ©", "café"),
}


@pytest.mark.parametrize(("text", "expected"), CLEANED.values(), ids=CLEANED)
def test_words_are_cleaned(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize("text", ["Ã la carte", "São Paulo", "Â§ 5 – “x”", "naïve"])
def test_what_is_no_mojibake_for_certain_is_left_alone(text: str) -> None:
    assert mend_mojibake(text) == text


@given(st.text(alphabet=st.characters(exclude_characters="&")))
def test_clean_words_hold_no_control_character_and_no_double_blank(text: str) -> None:
    words = clean(text)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in words)
    assert words == " ".join(words.split())


FOLDED = {
    "Müller": "muller",
    "STRASSE": "strasse",
    "Straße": "strasse",
    "Øre, Łódź": "orelodz",
    "ﬁne-tuning": "finetuning",
    "İstanbul": "istanbul",
}


@pytest.mark.parametrize(("text", "expected"), FOLDED.items())
def test_spellings_of_the_same_words_fold_to_one(text: str, expected: str) -> None:
    assert fold(text) == expected


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)
