"""Summaries, uses and attribution lines."""

from __future__ import annotations

import pytest

from carcite import Name, Reference, find_rights


@pytest.mark.parametrize(
    ("words", "sharing", "adaptation", "commercial", "mining"),
    [
        ("CC BY 4.0", "yes", "yes", "yes", "yes"),
        ("CC BY-NC 4.0", "yes", "yes", "no", "yes"),
        ("CC BY-NC-ND 4.0", "yes", "no", "no", "yes"),
        ("CC BY-ND 4.0", "yes", "no", "yes", "yes"),
        ("CC0 1.0", "yes", "yes", "yes", "yes"),
        ("a Creative Commons licence", "unknown", "unknown", "unknown", "unknown"),
        ("© 2020 Ada Roe", "unknown", "unknown", "unknown", "unknown"),
        ("© 2020 Ada Roe. All rights reserved.", "no", "no", "no", "no"),
        (
            "https://www.elsevier.com/tdm/userlicense/1.0/",
            "unknown",
            "unknown",
            "unknown",
            "unknown",
        ),
    ],
)
def test_a_use_is_allowed_as_far_as_was_stated(
    words: str, sharing: str, adaptation: str, commercial: str, mining: str
) -> None:
    rights = find_rights(words)
    assert rights.allows("sharing").allowed == sharing
    assert rights.allows("adaptation").allowed == adaptation
    assert rights.allows("commercial use").allowed == commercial
    assert rights.allows("text and data mining").allowed == mining
    assert rights.allows("sharing").reason


def test_an_unknown_use_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="unknown use 'selling'; known uses are sharing"):
        find_rights("CC BY 4.0").allows("selling")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "summary"),
    [
        ("CC BY-NC-ND 4.0", "CC BY-NC-ND 4.0: may be shared with credit, not commercially, not adapted."),
        ("CC BY-SA 3.0 DE", "CC BY-SA 3.0 DE: may be shared with credit, adapted under the same licence."),
        ("CC0 1.0", "CC0 1.0: may be shared without conditions."),
        ("© 2020 Ada Roe", "No licence is stated. Copyright: Ada Roe."),
        ("© 2020 Example Press. All rights reserved.", "No licence is stated; all rights are reserved. Copyright: Example Press."),
        ("", "No licence is stated."),
    ],
)  # fmt: skip
def test_a_summary_says_in_plain_words_what_may_be_done(words: str, summary: str) -> None:
    assert find_rights(words).summary() == summary


def test_the_attribution_line_has_title_author_source_and_licence() -> None:
    reference = Reference(
        title="On soil",
        author=(Name(family="Roe", given="Ada"), Name(literal="Soil Group")),
        doi="10.5555/x",
    )
    assert find_rights("CC BY 4.0").attribution(reference) == (
        "“On soil” by Ada Roe and Soil Group, https://doi.org/10.5555/x, "
        "is licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
    )
    assert find_rights("© 2020 Ada Roe").attribution(Reference(title="On soil")) == "“On soil”."
