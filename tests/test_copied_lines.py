"""Single lines of copied pages: what each says of the article, and where a list of words ends."""

from __future__ import annotations

import pytest

import carcite
from carcite import Reference
from carcite.values.identifiers import find_dois

PAGE = """{over}
Fire regimes of raised bogs in the far north
Ida Aalto, Paolo M. Rossi and Chen Li
{under}
Abstract
Peat cores from four raised bogs were dated and their charcoal was counted at every centimetre. Fires came
every two hundred years or so, and more often where the bogs had been drained by people before.
{behind}
"""


def read(
    *, over: str = "Home", under: str = "Published 5 June 2021", behind: str = ""
) -> Reference:
    return carcite.read(PAGE.format(over=over, under=under, behind=behind)).reference


def test_a_bracket_of_journal_volume_issue_and_date_is_taken_apart() -> None:
    line = "Published in: Transactions on Wetland Engineering ( Volume: 24, Issue: 7, July 2023)"
    found = read(under="", behind=line)
    assert (found.container_title, found.volume, found.issue) == (
        "Transactions on Wetland Engineering",
        "24",
        "7",
    )
    assert found.issued is not None
    assert found.issued.year == 2023


def test_the_masthead_names_the_journal_where_no_line_with_a_volume_does() -> None:
    by_issn = read(over="Peatland Ecology\nOnline ISSN : 2049-3630")
    again = read(over="Journal of Moorland Research\nMenu", behind="Journal of Moorland Research")
    assert by_issn.container_title == "Peatland Ecology"
    assert again.container_title == "Journal of Moorland Research"


BUTTONS = ["JOURNAL FREE ACCESS FULL-TEXT HTML", "Moor Analytics", "Nordhavn University Press"]


@pytest.mark.parametrize("words", BUTTONS)
def test_a_button_or_a_press_is_no_journal(words: str) -> None:
    assert read(under=f"{words}\nVolume 12, Issue 3").container_title != words


def test_the_note_of_a_download_names_no_journal() -> None:
    assert (
        read(behind="Downloaded on 2.5.2023 from https://www.bogs.example/12").container_title
        is None
    )


def test_a_month_is_one_and_no_word_of_the_journal() -> None:
    found = read(under="Bog Respir Med. 2021 Aug;9(8):841-850.")
    assert "Bog Respir Med" in {found.container_title, found.container_title_short}


def test_an_issn_in_the_midst_of_a_line_is_read() -> None:
    assert read(over="versión On-line ISSN 2049-3630").issn == ("2049-3630",)


KEYWORDS = {
    "the next part": ("Peat\nFire\nPublication History\nIssue Online: 18 September 2023", ("Peat", "Fire")),
    "the foot": ("Peat\nFire\nNordhavn logo with wordmark\nContact and support", ("Peat", "Fire")),
    "dashes part them": ("Peat bogs - Fire - Charcoal", ("Peat bogs", "Fire", "Charcoal")),
    "stops part them": ("Peat Bogs. Fire Regimes. Charcoal.", ("Peat Bogs", "Fire Regimes", "Charcoal")),
    "codes of subjects": ("Peat\nFire\nMathematics Subject Classification\n60J80", ("Peat", "Fire")),
    "nothing parts them": ("PeatFire RegimesRaised Bogs", ()),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), KEYWORDS.values(), ids=KEYWORDS)
def test_a_list_of_keywords_ends_with_the_words(lines: str, expected: tuple[str, ...]) -> None:
    assert read(behind=f"Keywords\n{lines}").keywords == expected


def test_a_note_behind_a_doi_is_none_of_it() -> None:
    words = "https://doi.org/10.5555/bog.2022.94[Opens in a new window]"
    assert [doi for doi, _, _ in find_dois(words)] == ["10.5555/bog.2022.94"]


NUMBERS = {
    "ScienceDirect": ("Volume 617, Part B, February 2023, 129041", "129041"),
    "ACM": ("Article No.: 417, Pages 1 - 16", "417"),
}


@pytest.mark.parametrize(("line", "number"), NUMBERS.values(), ids=NUMBERS)
def test_an_article_number_stands_on_a_line_of_its_own(line: str, number: str) -> None:
    assert read(under=line).number == number


PUBLISHERS = {
    "© 2023 The Authors. Bog Ecology published by Nordhavn & Sons Ltd.": "Nordhavn & Sons Ltd.",
    "Published online by Nordhavn University Press: 5 May 2022": "Nordhavn University Press",
}


@pytest.mark.parametrize(("line", "publisher"), PUBLISHERS.items())
def test_who_published_the_article_is_said_in_a_sentence(line: str, publisher: str) -> None:
    assert read(behind=line).publisher == publisher
