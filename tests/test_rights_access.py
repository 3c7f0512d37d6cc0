"""Free to read, and works of the US Government: neither is a licence."""

from __future__ import annotations

import pytest

from carcite import find_rights


@pytest.mark.parametrize(
    "text",
    [
        "Free Access",
        "Free to read",
        "Open archive",
        "This article is made freely available online.",
    ],
)
def test_what_is_free_to_read_is_named_and_licenses_nothing(text: str) -> None:
    rights = find_rights(text)
    assert rights.free_to_read is not None
    assert rights.free_to_read.evidence[0].quote == text
    assert rights.licenses == ()
    assert rights.allows("sharing").allowed == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Free access to water was measured in forty villages.",
        "The valve has an open-access port and a free article number.",
        "Software for this paper is available.",
    ],
)
def test_what_only_sounds_like_free_access_is_none(text: str) -> None:
    assert find_rights(text).free_to_read is None


@pytest.mark.parametrize(
    "text",
    [
        "This article is a U.S. Government work and is in the public domain in the USA.",
        "This is a work of the US Government and is not subject to copyright protection in the United States.",
        "© 2019 U.S. Government",
    ],
)
def test_a_work_of_the_us_government_names_it_once(text: str) -> None:
    (notice,) = find_rights(text).notices
    assert [holder.kind for holder in notice.holders] == ["us-government"]


@pytest.mark.parametrize("text", ["© Crown copyright 2018", "Crown Copyright 2018", "© Crown 2018"])
def test_crown_copyright_is_the_crowns(text: str) -> None:
    (notice,) = find_rights(text).notices
    assert notice.years == (2018,)
    assert [holder.kind for holder in notice.holders] == ["crown"]


def test_the_us_government_as_a_subject_is_no_notice() -> None:
    assert find_rights("The US government works with states on water rights.").notices == ()
