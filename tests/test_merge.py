"""Merge: the most trusted valid claim wins and says why; nothing that was claimed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite import Claim, Claims, Name
from carcite.model.claims import Trust
from carcite.weighing.merge import merge


def claim(value: Any, trust: int = Trust.LINE, **more: Any) -> Claim:
    quote = more.pop("quote", str(value))
    return Claim(
        variable=more.pop("variable", "title"), value=value, quote=quote, locator="text:0-1",
        trust=trust, reader="test", **more,
    )  # fmt: skip


def decided(*claims: Claim) -> Claims:
    (found,) = merge(claims).values()
    return found


def values(claims: tuple[Claim, ...]) -> list[object]:
    return [claim.value for claim in claims]


def test_the_most_trusted_claim_wins_wherever_it_stands() -> None:
    found = decided(claim("a", Trust.PROSE), claim("b", Trust.METADATA), claim("c", Trust.LINE))
    assert found.chosen is not None
    assert (found.chosen.value, found.chosen.verdict) == ("b", "most trusted (80 against 60)")
    assert [(c.value, c.verdict) for c in found.rejected] == [
        ("c", "less trusted (60 < 80)"),
        ("a", "less trusted (40 < 80)"),
    ]


def test_of_equally_trusted_claims_the_first_wins() -> None:
    found = decided(claim("a"), claim("b"))
    assert found.chosen is not None
    assert found.chosen.value == "a"
    assert found.chosen.verdict == "first of the equally trusted (60 against 60)"
    assert found.rejected[0].verdict == "equally trusted, but later (60)"


def test_agreement_is_said() -> None:
    found = decided(claim("a", Trust.METADATA), claim("a"))
    assert found.chosen is not None
    assert found.chosen.verdict == "agrees with the other"
    assert found.rejected[0].verdict == "same value"


def test_a_claim_with_a_problem_never_wins_and_keeps_it() -> None:
    found = decided(claim(None, Trust.SCHOLARLY, quote="n/a", problem="no title"), claim("a"))
    assert found.chosen is not None
    assert (found.chosen.value, found.chosen.verdict) == ("a", "the only valid claim")
    assert found.rejected[0].verdict == "not valid: no title"


@pytest.mark.parametrize("basis", ["stated", "derived"])
def test_what_is_trusted_too_little_stays_out(basis: str) -> None:
    found = decided(claim("a", Trust.THRESHOLD - 1, basis=basis))
    assert found.chosen is None
    assert found.rejected[0].verdict == "trust too low (24 < 25)"


def test_a_guess_that_says_so_may_stand_in() -> None:
    found = decided(claim("en", Trust.GUESS, variable="language", basis="guess"))
    assert found.chosen is not None
    assert found.chosen.value == "en"


def test_each_variable_is_decided_alone() -> None:
    found = merge([claim("a"), claim("71", variable="volume")])
    assert {variable: c.chosen and c.chosen.value for variable, c in found.items()} == {
        "title": "a",
        "volume": "71",
    }


BLAGOV = Name(family="Blagov", given="Alexander")
FULLER = Name(family="Blagov", given="Alexander V.", corresponding=True)
PLESHKO = Name(family="Pleshko", given="Elizaveta")


def authors(*names: Name, **more: Any) -> Claim:
    return claim(names, variable="author", quote="names", **more)


def test_a_partial_list_completes_members_and_wins_nothing() -> None:
    found = decided(authors(BLAGOV, PLESHKO), authors(FULLER, trust=90, partial=True))
    assert found.chosen is not None
    assert found.chosen.value == (FULLER, PLESHKO)
    assert values(found.completed_by) == [(FULLER,)]
    assert found.rejected == ()


def test_a_claim_made_twice_is_kept_twice() -> None:
    found = decided(authors(BLAGOV), authors(FULLER, partial=True), authors(FULLER, partial=True))
    assert (len(found.completed_by), len(found.rejected)) == (1, 1)


def test_a_partial_list_alone_is_no_list() -> None:
    found = decided(authors(FULLER, partial=True))
    assert found.chosen is None
    assert found.rejected[0].verdict == "an incomplete list that adds nothing"


def test_a_list_comes_from_one_source_whole() -> None:
    other = Name(family="Orekhov", given="Alexander")
    found = decided(authors(BLAGOV, trust=Trust.METADATA), authors(BLAGOV, PLESHKO, other))
    assert found.chosen is not None
    assert found.chosen.value == (BLAGOV,)
    assert values(found.rejected) == [(BLAGOV, PLESHKO, other)]


def test_a_name_that_two_members_could_be_completes_neither() -> None:
    one, two = Name(family="Wang", given="Yu"), Name(family="Wang", given="Yunuo")
    found = decided(
        authors(one, two), authors(Name(family="Wang", given="Y.", email="w@example.org"), partial=True)
    )  # fmt: skip
    assert found.chosen is not None
    assert found.chosen.value == (one, two)


@given(
    st.lists(
        st.builds(
            claim,
            st.sampled_from(["a", "b", "", None]),
            st.sampled_from([10, 20, 30, 60, 90]),
            quote=st.just("q"),
            basis=st.sampled_from(["stated", "derived", "guess"]),
            problem=st.sampled_from([None, None, "bad"]),
        ),
        min_size=1,
    )
)
def test_no_claim_is_lost_and_every_one_is_judged(claims: list[Claim]) -> None:
    found = decided(*claims)
    kept = [*([found.chosen] if found.chosen else []), *found.completed_by, *found.rejected]
    assert len(kept) == len(claims)
    assert all(c.verdict for c in kept)
