"""Matching by way of the client: the right record is found among its likes, and none where it is missing."""

from __future__ import annotations

import pytest

import carcite
from carcite.crossref.client import Crossref
from crossref_server import CrossrefServer, Fault, sample_records
from examples import ROOT

RIGHT = "10.5555/synthetic.cmb.2025.71.6.1"
PREPRINT = "10.5555/synthetic.preprint.2024.11.0031"


@pytest.fixture
def seed() -> carcite.Reference:
    reading = carcite.read(ROOT / "seeds" / "cmb-car-t-rheumatoid-arthritis.txt")
    assert reading.reference.doi is None
    return reading.reference


@pytest.fixture
def crossref(crossref_server: CrossrefServer) -> Crossref:
    return Crossref(base_url=crossref_server.url, cache=False)


def test_the_first_seed_finds_its_record_among_its_likes(
    crossref: Crossref, crossref_server: CrossrefServer, seed: carcite.Reference
) -> None:
    candidates = crossref.search(seed)
    assert len(candidates) > 10
    match = crossref.match(seed)
    assert match is not None
    assert match.doi == RIGHT
    assert "the volume agrees: 71" in match.reasons
    asked = crossref_server.requests[0].query["query.bibliographic"]
    assert asked.endswith("Blagov Pleshko Maltseva 2025")
    # A search gives what matching needs; the match has the whole record.
    assert "license" not in candidates[0]
    assert match.work == crossref_server.works[RIGHT]


def test_where_its_record_is_missing_none_of_its_likes_is_taken(
    crossref: Crossref, crossref_server: CrossrefServer, seed: carcite.Reference
) -> None:
    del crossref_server.works[RIGHT]
    decision = crossref.decide(seed)
    assert decision.match is None
    assert PREPRINT in decision.why
    assert {judgement.verdict for judgement in decision.judgements} == {"version", "different"}


@pytest.mark.parametrize(
    "doi", [each["DOI"].lower() for each in sample_records() if "type" in each]
)
def test_no_single_like_of_it_is_taken_for_it(
    crossref: Crossref, crossref_server: CrossrefServer, seed: carcite.Reference, doi: str
) -> None:
    if doi == RIGHT:
        del crossref_server.works[doi]
    else:
        crossref_server.works = {doi: crossref_server.works[doi]}
    assert crossref.match(seed) is None


def test_where_crossref_does_not_answer_there_is_an_error_and_no_match(
    crossref: Crossref, crossref_server: CrossrefServer, seed: carcite.Reference
) -> None:
    crossref_server.misbehave(Fault(status=403))
    with pytest.raises(carcite.Unavailable):
        crossref.match(seed)


def test_a_reference_without_a_title_is_not_searched_for(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    assert crossref.match(carcite.Reference()) is None
    assert crossref_server.requests == []
