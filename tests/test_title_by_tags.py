"""Where a page's tags say its title, its own line is found among the lines of the page."""

from __future__ import annotations

import pytest

from carcite.model.rights import Reservation
from carcite.page import Page
from carcite.readers.text.page_text import PageText
from carcite.rights.passages import Sentence
from carcite.rights.transfers import find_reservations

LINES = """Moor Journal
Tides of the northern moors and what drives them
Ana Paz1, Bo Li2
1University of Moors, York, UK
2University of Tides, Hull, UK
Received: 1 May 2024
Abstract
The tides of the northern moors have been measured for twelve years, and they are driven by rain.

How peat keeps water in dry summers
"""


@pytest.mark.parametrize(
    ("said", "line"),
    [
        pytest.param(None, "Tides of the northern moors and what drives them", id="not said"),
        pytest.param(
            "How Peat Keeps Water in Dry Summers", "How peat keeps water in dry summers", id="said"
        ),
        pytest.param(
            "A title of no line", "Tides of the northern moors and what drives them", id="elsewhere"
        ),
    ],
)
def test_the_line_that_says_the_title_is_taken_before_all_others(
    said: str | None, line: str
) -> None:
    text = PageText(Page("text", LINES), said)
    assert text.title is not None
    assert text.outline.segments[text.title[0]].text == line


@pytest.mark.parametrize(
    "words",
    [
        "All rights reserved", "Tous droits réservés", "Todos los derechos reservados", "Todos os direitos reservados",
        "Alle Rechte vorbehalten", "Tutti i diritti riservati", "Alle rechten voorbehouden", "Wszelkie prawa zastrzeżone",
        "Všechna práva vyhrazena", "Sva prava zadržana", "Сва права задржана", "Все права защищены", "Усі права захищені",
        "Minden jog fenntartva", "Tüm hakları saklıdır", "Med ensamrätt", "Alle rettigheter forbeholdt",
        "Kaikki oikeudet pidätetään", "Toate drepturile rezervate", "Всички права запазени", "版权所有", "不許複製",
        "無断転載を禁", "Tots els drets reservats", "Hak cipta dilindungi",
    ],
)  # fmt: skip
def test_all_rights_are_kept_in_each_language_that_the_pattern_knows(words: str) -> None:
    (found,) = find_reservations([Sentence(words, 0)])
    assert isinstance(found, Reservation)
    assert found.kind == "all-rights-reserved"
