"""Sentences that only look like statements about an article's rights.

false_alarms.txt was written by somebody who had not seen the rules: chemistry's "(c)", CC chemokines,
licensed physicians, other people's data under CC0. docs/accuracy.md has the count of the first, blind run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from carcite import find_rights

LINES = (Path(__file__).parent / "false_alarms.txt").read_text("utf-8").splitlines()
SENTENCES = [line for line in LINES if line and not line.startswith("# ")]


def test_there_are_hundreds_of_sentences() -> None:
    assert len(set(SENTENCES)) >= 500


@pytest.mark.parametrize("sentence", SENTENCES)
def test_nothing_is_said_of_the_article(sentence: str) -> None:
    rights = find_rights(sentence)
    assert [found for found in rights.licenses if found.scope == "article"] == []
    assert [found for found in rights.notices if found.scope == "article"] == []
    assert [found for found in rights.transfers if found.scope == "article"] == []
    assert [found for found in rights.reservations if found.scope == "article"] == []
    assert rights.license is None
    assert rights.embargo is None
