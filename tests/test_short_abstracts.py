"""Abstracts of one sentence, which a heading or a name tells from a note."""

from __future__ import annotations

import pytest

import carcite

HEAD = (
    '<html><head><meta name="citation_title" content="Tar pits of the lower delta">'
    '<meta name="citation_author" content="Moe, Kari"></head><body><main>'
    "<h1>Tar pits of the lower delta</h1><p>Kari Moe, Nordhavn</p>"
)
SENTENCE = "Tar pits of the delta were dated by their beetles."


@pytest.mark.parametrize(
    "body",
    [
        f"<h3>Abstract</h3><p>{SENTENCE}</p>",
        f'<div class="article-abstract"><h2>Abstract</h2><p>{SENTENCE}</p></div>',
    ],
)
def test_a_sentence_under_its_heading_is_an_abstract(body: str) -> None:
    assert carcite.read(f"{HEAD}{body}</main></body></html>").reference.abstract == SENTENCE


def test_a_button_under_the_heading_is_none() -> None:
    note = "Open the file to read more of this work"
    page = f"{HEAD}<h3>Abstract</h3><p>{note}</p></main></body></html>"
    assert carcite.read(page).reference.abstract is None
