"""rispy as a neighbour: what it reads of our RIS is what we hand it, and what it holds comes back."""

from __future__ import annotations

from typing import Any

import pytest
import rispy

import carcite
from carcite.formats import FORMATS
from carcite.formats.ris import from_rispy, to_rispy
from carcite.model.reference import Name, Reference
from hard_records import ARTICLE, PREPRINT


class Bare(rispy.RisWriter):  # type: ignore[misc]
    def set_header(self, _: int) -> str:
        return ""


@pytest.mark.parametrize("dialect", sorted(FORMATS["ris"].dialects))
def test_rispy_reads_of_our_ris_what_it_is_handed(dialect: str) -> None:
    text = carcite.dumps([ARTICLE, PREPRINT], "ris", dialect=dialect)
    handed = to_rispy([ARTICLE, PREPRINT], dialect=dialect)
    for read, ours in zip(rispy.loads(text), handed, strict=True):
        assert {key: value for key, value in read.items() if key != "unknown_tag"} == {
            key: value for key, value in ours.items() if key != "unknown_tag"
        }
        for tag, values in read.get("unknown_tag", {}).items():
            assert ours["unknown_tag"][tag] == values


@pytest.mark.parametrize("dialect", sorted(FORMATS["ris"].dialects))
def test_what_is_handed_over_comes_back(dialect: str) -> None:
    text = carcite.dumps([ARTICLE, PREPRINT], "ris", dialect=dialect)
    assert (
        from_rispy(to_rispy([ARTICLE, PREPRINT], dialect=dialect)).references
        == carcite.loads(text).references
    )


def test_rispy_writes_what_it_is_handed() -> None:
    handed = to_rispy([Reference(type="article-journal", title="T", keywords=("a", "b"))])
    assert rispy.dumps(handed, implementation=Bare).splitlines() == [
        "TY  - JOUR", "TI  - T", "KW  - a", "KW  - b", "ER  - ",
    ]  # fmt: skip


ENTRIES: dict[str, tuple[Any, dict[str, object]]] = {
    "plain": (
        {"type_of_reference": "JOUR", "authors": ["Ro, A."], "year": "2020"},
        {"type": "article-journal", "author": (Name(family="Ro", given="A."),)},
    ),
    "unknown": (
        {"type_of_reference": "BOOK", "title": "T", "unknown_tag": {"M2": ["PMID: 7"], "ZZ": ["x"]}},
        {"pmid": "7", "extra": (("ZZ", "x"),)},
    ),
    "none": ({"type_of_reference": "BOOK", "title": "T", "doi": None}, {"title": "T", "doi": None}),
    "own-name": ({"type_of_reference": "BOOK", "mine": "x"}, {"extra": (("mine", "x"),)}),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "expected"), ENTRIES.values(), ids=ENTRIES)
def test_a_dictionary_of_rispys_becomes_a_reference(
    entry: Any, expected: dict[str, object]
) -> None:
    (reference,) = from_rispy([entry]).references
    assert {name: getattr(reference, name) for name in expected} == expected


def test_what_is_no_dictionary_is_a_failure_and_costs_no_other() -> None:
    entries: list[Any] = [7, {"type_of_reference": "BOOK", "title": "T"}]
    loaded = from_rispy(entries)
    assert [one.title for one in loaded.references] == ["T"]
    assert [failure.line for failure in loaded.failures] == [1]
