"""The cheap words that are looked for before a pattern stand in all that the pattern finds."""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from carcite.rights import (
    mentions,
    notice_words,
    reading,
    scopes,
    terms,
    transfers,
)
from carcite.rights.passages import Sentence, plain_lower
from carcite.rights.transfers import find_transfers

_parser: Any = importlib.import_module("re._parser")
# Of each pattern so many wordings are made: its alternatives are some ten to a hundred.
WORDINGS = 1500
_BLANKS = (" ", " ", " ", "\xa0", "\n")
_OF_CATEGORY = {
    "CATEGORY_SPACE": _BLANKS,
    "CATEGORY_DIGIT": tuple("12490"),
    "CATEGORY_WORD": tuple("xeT"),
    "CATEGORY_NOT_SPACE": tuple("x."),
    "CATEGORY_NOT_DIGIT": tuple("x "),
    "CATEGORY_NOT_WORD": tuple(" -"),
}


class Wordings:
    """Words that a pattern may find, made by going through it at random; what it looks back at is left out."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._parsed = _parser.parse(pattern.pattern, pattern.flags)
        self._random = random.Random(0)

    def __iter__(self) -> Iterator[str]:
        """Give wordings that the pattern does find, each from where it was found: what it looks ahead to stands there too."""
        for _ in range(WORDINGS):
            found = self._pattern.search(self._all(self._parsed))
            if found:
                yield found.string[found.start() :]

    def _all(self, parsed: Iterable[tuple[Any, Any]]) -> str:
        return "".join(self._one(str(kind), value) for kind, value in parsed)

    def _one(self, kind: str, value: Any) -> str:
        pick = self._random
        if kind == "LITERAL":
            return chr(value)
        if kind in ("NOT_LITERAL", "ANY"):
            return "x"
        if kind == "IN":
            return self._of_set(value)
        if kind == "BRANCH":
            return self._all(pick.choice(value[1]))
        if kind == "SUBPATTERN":
            return self._all(value[3])
        if kind in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = value
            times = pick.randint(least, min(int(most), least + 2))
            return "".join(self._all(inner) for _ in range(times))
        if kind == "ASSERT" and value[0] > 0:
            return self._all(value[1])
        assert kind in ("AT", "ASSERT", "ASSERT_NOT"), kind
        return ""

    def _of_set(self, items: list[tuple[Any, Any]]) -> str:
        if str(items[0][0]) == "NEGATE":
            refused = re.compile(f"[{''.join(map(_as_source, items[1:]))}]")
            return self._random.choice([char for char in "x  ,1" if not refused.match(char)])
        kind, value = self._random.choice(items)
        if str(kind) == "RANGE":
            return chr(self._random.randint(*value))
        if str(kind) == "CATEGORY":
            return self._random.choice(_OF_CATEGORY[str(value)])
        return chr(value)


def _as_source(item: tuple[Any, Any]) -> str:
    kind, value = item
    if str(kind) == "RANGE":
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    if str(kind) == "CATEGORY":
        return {"SPACE": r"\s", "DIGIT": r"\d", "WORD": r"\w"}[str(value).removeprefix("CATEGORY_")]
    return re.escape(chr(value))


def unsigned(pattern: re.Pattern[str], signs: Iterable[str]) -> list[str]:
    """Give the wordings, in plain small letters, in which no sign stands."""
    made = [plain_lower(wording) for wording in Wordings(pattern)]
    assert len(made) > WORDINGS / 50, "the pattern finds few of the wordings that were made of it"
    return [wording for wording in made if not any(sign in wording for sign in signs)]


PATTERNS: dict[str, tuple[re.Pattern[str], tuple[str, ...]]] = {
    "names of licences": (mentions.MAY_NAME, mentions.SIGNS),
    "URLs of licences": (mentions.URL, ("creativecommons",)),
    "all URLs": (mentions.ANY_URL, mentions.URL_SIGNS),
    "marks of notices": (notice_words.MARK, notice_words.MARK_SIGNS),
    "notices without a mark": (notice_words.BARE, (notice_words.BARE_SIGN,)),
    "who owns the copyright": (notice_words.OWNED, (notice_words.BARE_SIGN,)),
    "rights that are kept": (transfers.ALL_RIGHTS, transfers.KEPT_SIGNS),
    "permission that is needed": (transfers.PERMISSION, transfers.ASKED_SIGNS),
    "embargoes": (transfers.EMBARGO, transfers.EMBARGO_SIGNS),
    "badges": (reading.BADGE, reading.FREE_SIGNS),
    "free to read": (reading.SAID, reading.FREE_SIGNS),
    "works of a government": (reading.GOVERNMENT, ("overnment",)),
    "licences of data": (scopes.DATA_AFTER, scopes.DATA_SIGNS),
    "licences of sites": (scopes.SITE, scopes.SITE_SIGNS),
    "works that are cited": (scopes.CITED, scopes.CITED_SIGNS),
    **{
        f"transfers {index}: {rule.kind}": (rule.pattern, rule.signs)
        for index, rule in enumerate(transfers.RULES)
    },
    **{
        f"{row.name}, by URL": (re.compile(row.url_pattern), terms.URL_SIGNS)
        for row in terms.TERMS
        if row.url_pattern
    },
    **{
        f"{row.name}, in words": (re.compile(row.words), terms.WORD_SIGNS)
        for row in terms.TERMS
        if row.words
    },
}


@pytest.mark.parametrize(("pattern", "signs"), PATTERNS.values(), ids=PATTERNS)
def test_a_sign_stands_in_all_that_a_pattern_finds(
    pattern: re.Pattern[str], signs: tuple[str, ...]
) -> None:
    assert unsigned(pattern, signs) == []


@pytest.mark.parametrize(
    "row", [row for row in terms.TERMS if row.url_pattern], ids=lambda row: row.name
)
def test_a_slash_stands_in_all_urls_of_terms(row: terms.Terms) -> None:
    assert row.url_pattern
    assert unsigned(re.compile(row.url_pattern), "/") == []


def test_a_worn_sign_is_seen_in_all_glyphs() -> None:
    """The first letters say that a sign of copyright may have been printed as another."""
    made = [plain_lower(wording) for wording in Wordings(notice_words.GLYPH)]
    assert made
    assert [wording for wording in made if not notice_words.WORN.match(wording)] == []


def test_a_missing_sign_is_found() -> None:
    """Wordings reach every alternative, optional blanks, and what only stands behind them."""
    pattern = re.compile(r"comm\s?ons|share(?:alike| alike)?|by[ -](?:nc|nd)(?=\d)")
    assert {wording.replace(" ", "") for wording in unsigned(pattern, ("comm", "by"))} == {
        "share",
        "sharealike",
    }
    assert {wording[3:5] for wording in unsigned(pattern, ("comm", "share"))} == {"nc", "nd"}
    assert "comm ons" in unsigned(pattern, ("commons", "share", "by"))


def test_blanks_that_do_not_break_are_plain() -> None:
    """Signs are looked for in small letters with plain blanks, whatever blanks the page has."""
    text = "This work is under Creative Commo\xa0n\xa0s Attribution 4.0 International"
    assert [mention.family for mention in mentions.names(text, plain_lower(text))] == ["CC BY"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "https://academic.oup.com/journals/pages/open_access/standard_publication_model",
            "OUP standard publication model",
        ),
        ("http://olabout.wiley.com/WileyCDA/Section/id-820227.html", "Wiley self-archiving terms"),
    ],
    ids=["OUP", "Wiley"],
)
def test_terms_are_found_by_urls_without_a_word_of_rights(text: str, name: str) -> None:
    assert [found.terms.name for found in terms.find_terms(text.lower())] == [name]


def test_a_transfer_that_shall_pass_is_found() -> None:
    text = "Upon acceptance the copyright in the article shall pass to the Example Society."
    assert [one.to for one in find_transfers([Sentence(text, 0)])] == ["the Example Society"]
