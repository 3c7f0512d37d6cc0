"""What can be the title of a journal, a book or a series, and what only stands where one could."""

from __future__ import annotations

import pytest

from carcite.values.containers import can_be_container, is_proceedings

_CONTAINERS = """
    Research Policy | Review of Finance | Reviews in Fisheries | Paper Conservation Quarterly | Open Biology | Homiletics Quarterly
    Nature | J Mire Sci | Articles of War Studies | Pages of Peat | 沼泽学报 | Вестник болот | Search & Rescue Medicine
    Oncology Case Reports | Weaving and Loom Care: Open Access | Journal of Issues in Fen Law | Viewpoints on Bogs | Noteworthy Fens
"""
_NONE = """
    Research Article | Review | Home | ISSN: | Vol. 7 | Volume | Issue 3 | May-June | March 2021 | Back to issue | Google Scholar | SpringerLink
    Table of Contents | Download PDF | https://example.org/x | editor@example.org | Sina Weibo | Journal metrics | Zenodo | PubMed
    © 2020 Example | Copyright (c) 2020 | Full text | Free access | Northern University Press | Received 3 May 2020 | -
    In this issue | Stood in the rain for days. The reader was not told why. | Статья в выпуске:
"""


def _named(table: str) -> list[str]:
    return [name.strip() for line in table.strip().splitlines() for name in line.split("|")]


@pytest.mark.parametrize("words", _named(_CONTAINERS))
def test_what_journals_are_called_can_be_one(words: str) -> None:
    assert can_be_container(words)


@pytest.mark.parametrize("words", _named(_NONE))
def test_labels_buttons_platforms_and_sentences_are_none(words: str) -> None:
    assert not can_be_container(words)


def test_no_letters_or_far_too_many_are_none() -> None:
    assert not can_be_container("")
    assert not can_be_container("Journal of Mires " * 10)


def test_academies_have_journals_called_proceedings() -> None:
    assert is_proceedings("Companion Proceedings of the 9th Workshop on Fens")
    assert not is_proceedings("Proceedings of the Fen Society")
