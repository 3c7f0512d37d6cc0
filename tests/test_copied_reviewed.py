"""Lines that look like something that they are not."""

from __future__ import annotations

import pytest

import carcite

ABSTRACT = "Abstract\nWe counted the moss of ten bogs in ten years and found that it grows where water stands."


@pytest.mark.parametrize(
    ("byline", "families"),
    [
        ("Smith A, Jones B, Moor C", ["Smith", "Jones", "Moor"]),
        ("Smith A, Jones B, Clark C, Dunn D", ["Smith", "Jones", "Clark", "Dunn"]),
        ("de Vries A, Paz B, Moor C", ["Vries", "Paz", "Moor"]),
    ],
)
def test_initials_in_the_order_of_the_alphabet_are_no_marks(
    byline: str, families: list[str]
) -> None:
    reference = carcite.read(f"Who owns the moss of the north\n{byline}\n{ABSTRACT}").reference
    assert reference.title == "Who owns the moss of the north"
    assert [name.family for name in reference.author] == families


@pytest.mark.parametrize(
    "line", ["open access research article", "bioRxiv preprint version two", "by Ana Paz"]
)
def test_a_badge_under_a_title_is_no_subtitle(line: str) -> None:
    text = f"Moss in the bogs of the north\n{line}\nAna Paz, Bo Lind\n{ABSTRACT}"
    assert carcite.read(text).reference.title == "Moss in the bogs of the north"
    html = f"<html><body><h1>Moss in the bogs of the north <small>{line}</small></h1></body></html>"
    assert ":" not in (carcite.read(html).reference.title or "")


@pytest.mark.parametrize(
    "html",
    [
        "<p><b>Keywords</b> such as bog, peat, and moss were searched for in two databases.</p>",
        "<p><b>Keywords</b> <a>Search</a>, <a>Browse</a>, <a>Help</a></p>",
    ],
)
def test_a_sentence_about_keywords_has_none(html: str) -> None:
    page = f"<html><head><title>Moss in bogs</title></head><body><h1>Moss in bogs</h1>{html}</body></html>"
    assert carcite.read(page).reference.keywords == ()


def test_the_only_heading_is_the_articles_whatever_it_stands_in() -> None:
    title = "On bogs and the peat of the north"
    page = f"<html><head><title>Journal of Bogs</title></head><body><div class='journal-header'><h1>{title}</h1></div></body></html>"
    assert carcite.read(page).reference.container_title != title


def test_numbered_sections_are_no_places() -> None:
    text = f"Moss in the bogs of the north\nAna Paz1, Bo Lind2\n1 University of Oulu, Finland\n2 Highlights of the article\n{ABSTRACT}"
    assert carcite.read(text).reference.author[1].affiliation == ()


@pytest.mark.parametrize(
    "keywords", ["<p><b>Keywords:</b> moss; bog</p>", "<div>Keywords: moss, bog</div>"]
)
def test_keywords_under_a_headed_abstract_are_none_of_it(keywords: str) -> None:
    words = ABSTRACT.split("\n")[1]
    page = f"<html><head><title>Moss in bogs</title></head><body><h1>Moss in bogs</h1><h2>Abstract</h2><p>{words}</p>{keywords}</body></html>"
    reference = carcite.read(page).reference
    assert reference.abstract == words
    assert reference.keywords == ("moss", "bog")


def test_a_sentence_of_an_abstract_about_keywords_stays() -> None:
    words = "Keywords are what we asked the readers of ten bogs for, and they named the moss that grows there in water. We counted both for ten years."
    page = f"<html><head><title>Moss in bogs</title></head><body><h1>Moss in bogs</h1><div class='abstract'><p><b>Keywords</b>{words[8:]}</p></div></body></html>"
    assert carcite.read(page).reference.abstract == words
