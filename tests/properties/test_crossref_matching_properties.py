"""Judging never fails, whatever a record holds, and does not depend on the order of the records."""

from __future__ import annotations

import contextlib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from carcite.crossref.matching import choose, judge
from carcite.crossref.matching.traits import traits_of_work
from carcite.crossref.matching.wording import fold_words
from carcite.crossref.snapshot.keys import key_words, keys_of
from carcite.crossref.snapshot.slim import slim, unpacking_with
from carcite.model.reference import Date, Name, Reference
from crossref_near_misses import NEAR_MISSES, RIGHT, THE_RECORD, TITLE, people

FIELDS = (
    *THE_RECORD, "subtitle", "original-title", "article-number", "ISSN", "ISBN", "relation", "posted", "language",
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=8,
)
WORKS = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=9)
REFERENCE = Reference(
    type="article-journal", title=TITLE, author=(Name(family="Blagov", given="A. V."),),
    issued=Date(year=2025), container_title="Cellular and Molecular Biology", volume="71", issue="6",
)  # fmt: skip
often = settings(max_examples=150, deadline=None)


@often
@given(WORKS)
def test_a_record_of_any_json_is_judged_and_kept(work: dict[str, Any]) -> None:
    judge(REFERENCE, work)
    judge(REFERENCE, {**THE_RECORD, **work})
    choose(REFERENCE, [work, {**THE_RECORD, **work}])
    slim(work)
    keys_of(traits_of_work(work))


@often
@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=10), st.text(max_size=10))
def test_any_words_of_a_reference_are_judged(
    title: str, family: str, volume: str, page: str
) -> None:
    ours = Reference(
        title=title, author=(Name(literal=family),) if family else (), volume=volume, page=page
    )
    judge(ours, THE_RECORD)
    theirs = {"DOI": "10.5555/x", "title": [title], "author": people((family, "")), "volume": volume, "page": page}  # fmt: skip
    assert judge(ours, theirs).verdict != "version"


@often
@given(st.permutations([THE_RECORD, *NEAR_MISSES.values()]))
def test_the_order_of_the_records_does_not_count(works: list[dict[str, Any]]) -> None:
    match = choose(REFERENCE, works).match
    assert match is not None
    assert match.doi == RIGHT


@often
@given(st.text())
def test_words_that_are_folded_stay_as_they_are(text: str) -> None:
    folded = fold_words(text)
    assert fold_words(folded) == folded
    assert all(word.strip() for word in key_words(folded))


@often
@given(st.binary(max_size=200))
def test_bytes_that_are_no_record_are_said_so(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(unpacking_with(b"")(data)["DOI"], str)
