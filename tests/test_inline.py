"""Inline markup of HTML, JATS, MathML and TeX becomes text with CSL's tags."""

from __future__ import annotations

import pytest

from carcite.values.inline import marked_text, plain_text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<em>Pinus</em> in <strong>peat</strong>", "<i>Pinus</i> in <b>peat</b>", id="html"),
        pytest.param("CO&lt;sub&gt;2&lt;/sub&gt;", "CO<sub>2</sub>", id="escaped once"),
        pytest.param("A &amp;amp; B &amp;delta;", "A & B δ", id="escaped twice"),
        pytest.param("<jats:p>One</jats:p><jats:p>two</jats:p>", "One two", id="jats paragraphs"),
        pytest.param("p < 0.05 and q > 1", "p < 0.05 and q > 1", id="signs that are no tags"),
        pytest.param("<i>open", "open", id="a tag without its partner"),
        pytest.param("a <i></i>b", "a b", id="a tag around nothing"),
        pytest.param("<msub><mi>Cr</mi><mn>2</mn></msub>", "Cr<sub>2</sub>", id="mathml"),
        pytest.param(r"the $\alpha_{i}$ model", "the α<sub>i</sub> model", id="tex"),
        pytest.param("costs $5 to $10", "costs $5 to $10", id="money is no formula"),
        pytest.param("<b>x<tex-math>\\x</tex-math></b>", "<b>x</b>", id="the formula said again"),
    ],
)  # fmt: skip
def test_marked_text_keeps_what_csl_can_say(source: str, expected: str) -> None:
    assert marked_text(source) == expected


def test_plain_text_keeps_no_markup() -> None:
    assert plain_text("<i>A</i><sub>2</sub>") == "A2"


def test_marked_text_is_idempotent() -> None:
    once = marked_text("<em>A</em> &amp; B<sup>2</sup>")
    assert marked_text(once) == once
