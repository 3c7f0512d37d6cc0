"""BibTeX in ASCII alone: every letter a macro, and read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given

from carcite.formats.bibtex import latex
from carcite.formats.bibtex import writing as bibtex
from carcite.formats.bibtex.grammar import parse
from carcite.formats.bibtex.latex import to_ascii
from carcite.formats.bibtex.latex_text import text_of_latex
from carcite.formats.bibtex.reading import loads
from carcite.model.reference import Name, Reference
from carcite.values.markup import plain_text
from properties.strategies import PRINTABLE, words

LETTERS = {
    "acute": ("é", r"{\'{e}}"),
    "dotless": ("í", r"{\'{\i}}"),
    "below": ("ṣ", r"{\d{s}}"),
    "two-marks": ("ế", r"{\'{\^{e}}}"),
    "letter": ("Straße", r"Stra{\ss}e"),
    "mark-on-a-letter": ("ø\u0308", r"{\"{{\o}}}"),
    "greek": ("β-catenin", r"$\beta$-catenin"),
    "sign": ("≤ 5", r"$\leq$ 5"),
    "raised": ("10⁻³", r"10$^{-3}$"),
    "dash": ("a–b", "a--b"),
    "apostrophe": ("O’Brien", r"O{\textquoteright}Brien"),
    "quotation": ("“a”", "``a''"),
    "chinese": ("毛", r"{\unicodechar{6BDB}}"),
    "emoji": ("😀", r"{\unicodechar{1F600}}"),
    "hangul": ("한", r"{\unicodechar{D55C}}"),
    "ascii": ("a", "a"),
}


@pytest.mark.parametrize(("text", "expected"), LETTERS.values(), ids=LETTERS)
def test_a_letter_is_the_macro_that_latex_has_for_it(text: str, expected: str) -> None:
    assert to_ascii(text) == expected
    assert plain_text(text_of_latex(expected)) == text or text_of_latex(expected) == text_of_latex(
        text
    )


@pytest.mark.parametrize(
    "text", ["0\u0308\u0301", "0\u0301\u0308", "a\u0301\u0308b", "ễ", "1\u0323\u0302"]
)
def test_the_marks_on_a_letter_keep_their_order(text: str) -> None:
    assert text_of_latex(to_ascii(text)) == text_of_latex(text)


@given(words(PRINTABLE))
def test_all_is_ascii_and_the_same_is_read_back(text: str) -> None:
    written = to_ascii(latex.prose(text))
    assert written.isascii()
    assert plain_text(text_of_latex(written)) == plain_text(text_of_latex(latex.prose(text)))


def test_the_preamble_defines_the_macro_where_it_is_used_and_only_there() -> None:
    known = Reference(title="Étude", url="https://example.org/é", author=(Name(family="Ørsted", given="Bo"),))  # fmt: skip
    other = Reference(title="毛")
    assert "@preamble" not in bibtex.dumps([known], ascii=True)
    assert "https://example.org/%C3%A9" in bibtex.dumps([known], ascii=True)
    written = bibtex.dumps_biblatex([known, other], ascii=True)
    assert written.isascii()
    found = parse(written)
    assert found.flaws == []
    assert found.preambles == [
        r'\providecommand{\unicodechar}[1]{\ifdefined\Umathcode\symbol{\string"#1}\else[U+#1]\fi}'
    ]
    assert [found.title for found in loads(written).references] == ["Étude", "毛"]
    assert loads(written).references[0].author == known.author
