from __future__ import annotations

import pytest

from carcite.formats.rights_line import rights_line
from carcite.model.rights import CopyrightNotice, Holder, License, Rights
from hard_records import ANA, BY, RIGHTS, WORDS


def notice(*holders: str, years: tuple[int, ...] = (), statement: str = "© x") -> CopyrightNotice:
    named = tuple(Holder(name=name, kind="organization") for name in holders)
    return CopyrightNotice(statement=statement, years=years, holders=named, evidence=WORDS)


BY_UNSTATED = License(family="CC BY", evidence=WORDS)
PORTED = License(family="CC BY", version="2.0", jurisdiction="uk", evidence=WORDS)
OWN_TERMS = License(name="Elsevier user license", evidence=WORDS)
BY_LINE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
ET_AL = CopyrightNotice(
    statement="©",
    holders=(Holder(name="Li", kind="person", author=ANA, et_al=True),),
    evidence=WORDS,
)
OF_A_FIGURE = notice("Nature").model_copy(update={"scope": "figure"})

LINES = {
    "nothing": (Rights(), None),
    "both": (RIGHTS, f"© 2025 Ana Pérez, Chen Li. {BY_LINE}"),
    "licence-alone": (Rights(licenses=(BY,)), BY_LINE),
    "no-version-stated": (Rights(licenses=(BY_UNSTATED,)), "CC BY"),
    "ported": (Rights(licenses=(PORTED,)), "CC BY 2.0 UK"),
    "own-terms": (Rights(licenses=(OWN_TERMS,)), "Elsevier user license"),
    "notice-alone": (Rights(notices=(notice("Acme Inc.", years=(2024,)),)), "© 2024 Acme Inc."),
    "holder-with-a-point": (
        Rights(notices=(notice("Acme Inc.", years=(2024,)),), licenses=(BY_UNSTATED,)),
        "© 2024 Acme Inc. CC BY",
    ),
    "years-alone": (Rights(notices=(notice(years=(2024,)),)), "© 2024"),
    "range": (Rights(notices=(notice("A", years=(2019, 2025)),)), "© 2019–2025 A"),
    "only-words": (Rights(notices=(notice(statement="All\nmine"),)), "All mine"),
    "et-al": (Rights(notices=(ET_AL,)), "© Ana Pérez et al."),
    "not-of-the-article": (Rights(notices=(OF_A_FIGURE,)), None),
    "several-notices": (Rights(notices=(OF_A_FIGURE, notice("A"))), "© A"),
}


@pytest.mark.parametrize(("rights", "expected"), LINES.values(), ids=LINES)
def test_the_line_says_what_was_stated_of_the_article_and_no_more(
    rights: Rights, expected: str | None
) -> None:
    assert rights_line(rights) == expected
