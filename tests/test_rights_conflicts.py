"""Conflicts: each by its kind, with both quotes, and never where there is none."""

from __future__ import annotations

import pytest

from carcite import find_rights
from carcite.rights.conflicts import compare

CC = "This work is licensed under a Creative Commons Attribution 4.0 International License."

# words, kind, severity, what is chosen
CONFLICTS = (
    ("Licensed under CC BY 4.0 (https://creativecommons.org/licenses/by-nc/4.0/).", "text-vs-uri", "warning", "CC BY-NC 4.0"),
    (f"{CC} The tables follow after a while, and so do the figures and all of the notes. Distributed under CC BY-ND 4.0.", "family", "warning", "CC BY-ND 4.0"),
    ("This article is licensed under CC BY 4.0.\n\nThis article is licensed under CC BY 3.0.", "version", "info", "CC BY 4.0"),
    ("Licensed under CC BY 2.5, which does not permit commercial exploitation.", "licence-vs-terms", "warning", "CC BY 2.5"),
    ("Licensed under CC BY-ND 4.0, which permits unrestricted use in any medium.", "licence-vs-terms", "info", "CC BY-ND 4.0"),
    (f"{CC} The authors hereby assign all copyrights to Example Society.", "licence-vs-assignment", "warning", "CC BY 4.0"),
    (f"© The Author(s), under exclusive licence to Example Press 2024. {CC}", "licence-vs-exclusive-licence", "info", "CC BY 4.0"),
    (f"© 2024 Ada Roe. All rights reserved. {CC}", "licence-vs-all-rights-reserved", "warning", "CC BY 4.0"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind", "severity", "chosen"),
    CONFLICTS,
    ids=[row[1] + "-" + row[2] for row in CONFLICTS],
)
def test_a_conflict_has_its_kind_both_quotes_and_what_was_chosen(
    words: str, kind: str, severity: str, chosen: str
) -> None:
    (conflict,) = find_rights(words).conflicts
    assert (conflict.kind, conflict.severity, conflict.chosen) == (kind, severity, chosen)
    assert len(conflict.parties) == 2
    assert all(party.quote in words for party in conflict.parties)
    assert conflict.rule


@pytest.mark.parametrize(
    "words",
    [
        "Licensed under the Creative Commons Attribution License (CC BY).",
        "Licensed under CC BY 4.0. The CC0 waiver applies to the data.",
        "Licensed under CC BY, which permits commercial and non-commercial use.",
        "Licensed under CC BY-NC, which permits unrestricted non-commercial use.",
        f"{CC} https://creativecommons.org/licenses/by/4.0/",
        f"{CC} https://www.elsevier.com/tdm/userlicense/1.0/",
        "Licensed under CC BY-ND 4.0. If you remix, transform, or build upon the material, you may not distribute it.",
    ],
)
def test_statements_that_agree_are_no_conflict(words: str) -> None:
    assert find_rights(words).conflicts == ()


def test_an_assignment_does_not_unset_the_licence() -> None:
    rights = find_rights(f"{CC} The authors hereby assign all copyrights to Example Society.")
    assert rights.license is not None
    assert rights.license.spdx_id == "CC-BY-4.0"


def test_a_page_is_compared_with_a_record_about_it() -> None:
    page = find_rights("Licensed under CC BY 4.0.")
    record = find_rights(
        [{"URL": "http://creativecommons.org/licenses/by-nc/4.0/", "content-version": "vor"}]
    )
    (conflict,) = compare(page, record, "page-vs-crossref")
    assert (conflict.kind, conflict.chosen) == ("page-vs-crossref", "CC BY 4.0")
    assert compare(page, page, "page-vs-crossref") == ()
