"""The people of a Crossref record come out as names one can cite."""

from __future__ import annotations

from typing import Any

import pytest

from carcite.crossref.people import people
from carcite.values.names import Name

Parts = tuple[str | None, str | None, str | None, str | None]


def named(*entries: Any) -> list[Parts]:
    """The names as (family with its particle, given, suffix, literal)."""
    return [
        (
            " ".join(filter(None, (name.non_dropping_particle, name.family))) or None,
            name.given,
            name.suffix,
            name.literal,
        )
        for name in people({"author": list(entries)}, "author")
    ]


def person(family: str | None = None, given: str | None = None, **other: Any) -> dict[str, Any]:
    return {"family": family, "given": given} | other


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (person("Roe", "Ada M."), ("Roe", "Ada M.", None, None)),
        (person("van der Veen", "Jan"), ("van der Veen", "Jan", None, None)),
        (person("Ma", "Li"), ("Ma", "Li", None, None)),
        (person("Zhu", "Na"), ("Zhu", "Na", None, None)),
        (person("Null", "Jan"), ("Null", "Jan", None, None)),
        (person("Crown", "Joan"), ("Crown", "Joan", None, None)),
        (person("Trotter, Jr.", "Leslie"), ("Trotter", "Leslie", "Jr.", None)),
        (person("Trotter Jr", "Leslie"), ("Trotter", "Leslie", "Jr.", None)),
        (person("Roe", "Ada", suffix="III"), ("Roe", "Ada", "III", None)),
        (person("Roe", "Ada", suffix="V"), ("Roe", "Ada", "V", None)),
        (person("Roe", "Ada", suffix="join(' '"), ("Roe", "Ada", None, None)),
        (person("Roe", "Ada", suffix="Ph.D"), ("Roe", "Ada", None, None)),
        (person("Roe", "Ada", suffix="Editor"), ("Roe", "Ada", None, None)),
        (person("Roe, MD, PhD", "Ada"), ("Roe", "Ada", None, None)),
        (person("Roe,  CSC", "Ada"), ("Roe", "Ada", None, None)),
        (person("Roe*†", "Ada"), ("Roe", "Ada", None, None)),
        (person("Roe¹", "Dr. Ada"), ("Roe", "Ada", None, None)),
        (person("Roe", "Prof."), ("Roe", None, None, None)),
        (person("MCDONALD-ROE", "ADA"), ("McDonald-Roe", "ADA", None, None)),
        (person("ROE", "Ada"), ("Roe", "Ada", None, None)),
        (person("KUMAR", "P."), ("Kumar", "P.", None, None)),
        (person("RUFAİOĞLU", "Betül"), ("Rufaioğlu", "Betül", None, None)),
        (person("MarrÃ£o", "AntÃ³nio"), ("Marrão", "António", None, None)),
        (person("Rı&#x;os", "Ada"), ("Rıos", "Ada", None, None)),
        (person("Ada M. Roe"), ("Roe", "Ada M.", None, None)),
        (person(None, "Bin Peng"), ("Peng", "Bin", None, None)),
        (person("박재완"), ("박", "재완", None, None)),
        (person("Govindjee"), ("Govindjee", None, None, None)),
        (person("Moor Editorial Office"), (None, None, None, "Moor Editorial Office")),
        (person("Collaboration", "Deep Bog"), (None, None, None, "Deep Bog Collaboration")),
        (person("Bog Study Consortium", "for the"), (None, None, None, "Bog Study Consortium")),
        ({"name": "for the Wet Bogs Trials Group."}, (None, None, None, "Wet Bogs Trials Group")),
        ({"name": "on behalf of the Peat Panel"}, (None, None, None, "Peat Panel")),
        ({"name": "OECD"}, (None, None, None, "OECD")),
        ({"name": "Roe"}, (None, None, None, "Roe")),
    ],
)  # fmt: skip
def test_an_entry_is_the_name_it_means(entry: dict[str, Any], expected: Parts) -> None:
    assert named(entry) == [expected]


@pytest.mark.parametrize("word", ["none", "N/A", "&NA;", "-", "Anonymous", "et al.", "", "  ", None, 5.5])  # fmt: skip
def test_nobody_is_nobody(word: Any) -> None:
    assert named(person(word)) == []
    assert named({"name": word}) == []


def test_a_list_all_in_capitals_has_no_initials_for_family_names() -> None:
    found = named(person("LI", "X."), person("MOORE", "HADLEY"), person("OX", "AB"))
    assert [name[:2] for name in found] == [("Li", "X."), ("Moore", "Hadley"), ("Ox", "AB")]


def test_two_people_deposited_as_one_are_two() -> None:
    found = named(person("Dawson", "C. Sotelo-Montes† and I. K."))
    assert [name[:2] for name in found] == [("Sotelo-Montes", "C."), ("Dawson", "I. K.")]


def test_the_addresses_of_authors_are_no_authors() -> None:
    address = {"name": "School of Peat, Bremen University of Bogs, Bremen, Germany"}
    assert [name[0] for name in named(person("Roe", "Ada"), address, address)] == ["Roe"]
    assert [n[0] for n in named(person("Roe", "Ada"), person("University", "Kazan"))] == ["Roe"]
    # Where nobody else wrote, the body did.
    assert named(address) == [(None, None, None, address["name"])]


def test_the_order_is_the_lists_whatever_sequence_says() -> None:
    entries = [person("Roe", "A.", sequence="additional"), person("Veen", "B.", sequence="first"),
               person("Ox", "C.", sequence="first"), person("Elk", "D.")]  # fmt: skip
    assert [name[0] for name in named(*entries)] == ["Roe", "Veen", "Ox", "Elk"]


def test_a_list_that_was_deposited_twice_is_one() -> None:
    pair = [person("Roe", "Ada"), person("Veen", "Jan")]
    assert [name[0] for name in named(*pair, *pair)] == ["Roe", "Veen"]


def test_orcid_and_affiliations_belong_to_their_names() -> None:
    entry = person(
        "Roe",
        "Ada",
        ORCID="https://orcid.org/0000-0002-1825-0097",
        affiliation=[{"name": "1 Institute of Moors"}, {"name": "-"}, "Bog Museum", {"department": ["Peat"]}],
    )  # fmt: skip
    assert people({"author": [entry]}, "author") == (
        Name(
            family="Roe",
            given="Ada",
            orcid="0000-0002-1825-0097",
            affiliation=("Institute of Moors", "Peat", "Bog Museum"),
        ),
    )
    wrong = entry | {"ORCID": "http://orcid.org/0000-0002-1825-0098", "affiliation": None}
    assert people({"author": [wrong]}, "author")[0].orcid is None


def test_one_author_that_is_no_list_is_one() -> None:
    assert [str(name) for name in people({"author": person("Roe", "Ada")}, "author")] == ["Ada Roe"]
