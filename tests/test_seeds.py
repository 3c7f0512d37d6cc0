"""The two pages in seeds/, field by field: what seeds/README.md promises of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import carcite
from carcite import Date, Reading

SEEDS = Path(__file__).parent.parent / "seeds"
CMB = SEEDS / "cmb-car-t-rheumatoid-arthritis.txt"
FRONTIERS = SEEDS / "frontiers-car-t-autoimmune.txt"


@cache
def reading_of(path: Path) -> Reading:
    return carcite.read(path)


@pytest.fixture
def cmb() -> Reading:
    return reading_of(CMB)


@pytest.fixture
def frontiers() -> Reading:
    return reading_of(FRONTIERS)


CMB_FIELDS = {
    "type": "article-journal",
    "title": "CAR-T cell therapy for rheumatoid arthritis: current status and molecular insights",
    "container_title": "Cellular and Molecular Biology",
    "volume": "71",
    "issue": "6",
    "issued": Date(year=2025),
    "keywords": (),
    "language": "en",
    "doi": None,
    "page": None,
    "publisher": None,
}


@pytest.mark.parametrize("field", CMB_FIELDS)
def test_the_first_seed_has_each_field_as_its_page_says(cmb: Reading, field: str) -> None:
    assert getattr(cmb.reference, field) == CMB_FIELDS[field]


def test_the_first_seeds_year_is_known_from_the_copyright_line_only(cmb: Reading) -> None:
    year = cmb.claims["issued"].chosen
    assert year is not None
    assert (year.basis, year.quote) == ("derived", "2025")
    assert year.note is not None
    assert "copyright" in year.note


def test_the_first_seeds_language_is_a_guess(cmb: Reading) -> None:
    language = cmb.claims["language"].chosen
    assert language is not None
    assert language.basis == "guess"


def test_the_first_seeds_abstract_is_whole_and_nothing_more(cmb: Reading) -> None:
    page = CMB.read_text("utf-8")
    start, end = page.index("Chimeric antigen receptor (CAR)"), page.index("\nKeywords")
    assert cmb.reference.abstract == page[start:end]


def test_the_first_seed_has_six_authors_in_order(cmb: Reading) -> None:
    assert [str(name) for name in cmb.reference.author] == [
        "Alexander V. Blagov",
        "Elizaveta Pleshko",
        "Olga Maltseva",
        "Alikhan Asoyan",
        "Alessio Ravani",
        "Alexander Orekhov",
    ]


def test_the_first_seeds_corresponding_author_completes_the_copyright_line(cmb: Reading) -> None:
    assert [name.corresponding for name in cmb.reference.author] == [True] + [False] * 5
    assert [claim.quote for claim in cmb.claims["author"].completed_by] == ["Alexander V. Blagov"]


def test_the_first_seeds_notice_ties_six_persons_to_their_authors(cmb: Reading) -> None:
    (notice,) = cmb.reference.rights.notices
    assert notice.years == (2025,)
    assert [holder.kind for holder in notice.holders] == ["person"] * 6
    assert tuple(holder.author for holder in notice.holders) == cmb.reference.author


CMB_LICENSE = {
    "family": "CC BY-NC-ND",
    "version": "4.0",
    "jurisdiction": None,
    "url": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    "spdx_id": "CC-BY-NC-ND-4.0",
    "scope": "article",
    "permits": {"Reproduction", "Distribution"},
    "requires": {"Notice", "Attribution"},
    "prohibits": {"CommercialUse"},
}


@pytest.mark.parametrize("field", CMB_LICENSE)
def test_the_first_seeds_licence(cmb: Reading, field: str) -> None:
    governing = cmb.reference.rights.license
    value = getattr(governing, field)
    assert (set(value) if isinstance(value, tuple) else value) == CMB_LICENSE[field]


def test_the_first_seed_assigns_all_rights_unless_it_is_rejected(cmb: Reading) -> None:
    (transfer,) = cmb.reference.rights.transfers
    assert (transfer.kind, transfer.to, transfer.exclusive) == (
        "assignment",
        "CMB Association",
        True,
    )
    assert transfer.condition is not None
    assert "restored to authors if this manuscript is not accepted" in transfer.condition
    assert {"license", "sell", "distribute", "display", "reproduce"} <= set(transfer.rights)


def test_the_first_seeds_licence_and_assignment_contradict_each_other(cmb: Reading) -> None:
    (conflict,) = cmb.reference.rights.conflicts
    assert conflict.kind == "licence-vs-assignment"
    quotes = " ".join(party.quote for party in conflict.parties)
    assert "NonCommercial-NoDerivatives 4.0" in quotes
    assert "hereby assign all rights" in quotes
    assert cmb.reference.rights.license is not None


@pytest.mark.parametrize("path", [CMB, FRONTIERS], ids=["cmb", "frontiers"])
def test_everything_said_of_rights_quotes_the_page_at_its_offsets(path: Path) -> None:
    page = path.read_text("utf-8")
    rights = reading_of(path).reference.rights
    everything = [
        evidence
        for stated in (*rights.licenses, *rights.notices, *rights.transfers, *rights.reservations)
        for evidence in stated.evidence
    ]
    everything += [party for conflict in rights.conflicts for party in conflict.parties]
    assert everything
    for evidence in everything:
        assert page[evidence.start : evidence.end] == evidence.quote


FRONTIERS_FIELDS = {
    "type": "article-journal",
    "genre": "Review",
    "title": "CAR-T Therapy: Pioneering a New Era in the Treatment of Autoimmune Diseases",
    "container_title_short": "Front. Immunol.",
    "container_title": "Frontiers in Immunology",
    "section": "Autoimmune and Autoinflammatory Disorders : Autoimmune Disorders",
    "collection_title": (
        "Interdisciplinary Innovations in CAR T Cell Therapy for Autoimmune and Cancer Treatment"
    ),
    "volume": "16",
    "issue": None,
    "page": None,
    "issued": Date(year=2025),
    "number": "1625166",
    "doi": "10.3389/fimmu.2025.1625166",
    "status": "Provisionally accepted",
    "submitted": Date(year=2025, month=5, day=8),
    "accepted": Date(year=2025, month=7, day=23),
    "keywords": (
        "Chimeric antigen receptor T-cell therapy",
        "CAR (chimeric antigen receptor)",
        "SLE - systemic lupus erthematosus",
        "Autoimmune Diseases",
        "Adverse (side) effects",
    ),
    "publisher": "Frontiers Media SA",
    "language": "en",
}


@pytest.mark.parametrize("field", FRONTIERS_FIELDS)
def test_the_second_seed_has_each_field_as_its_page_says(frontiers: Reading, field: str) -> None:
    assert getattr(frontiers.reference, field) == FRONTIERS_FIELDS[field]


@pytest.mark.parametrize(
    ("field", "quote"),
    [
        ("container_title", "Front. Immunol."),
        ("number", "10.3389/fimmu.2025.1625166"),
        ("publisher", "10.3389/fimmu.2025.1625166"),
    ],
)
def test_the_second_seeds_derived_values_say_from_what_and_how(
    frontiers: Reading, field: str, quote: str
) -> None:
    chosen = frontiers.claims[field].chosen
    assert chosen is not None
    assert (chosen.basis, chosen.quote) == ("derived", quote)
    assert chosen.note


def test_the_second_seeds_abstract_is_whole_and_nothing_more(frontiers: Reading) -> None:
    page = FRONTIERS.read_text("utf-8")
    start, end = page.index("CAR-T therapy, an innovative"), page.index("\n\nKeywords:")
    assert frontiers.reference.abstract == page[start:end]


AFFILIATIONS = (
    "First teaching Hospital of Tianjin University of Traditional Chinese Medicience, Tianjin, China",
    "National Clinical Research Center for Chinese Medicine Acupuncture and Moxibustion, Tianjin, China",
    (
        "Department of Dermatology, Tianjin Institute of Integrative Dermatology, Tianjin Academy of "
        "Traditional Chinese Medicine Affiliated Hospital, Tianjin, China"
    ),
    (
        "Department of Rheumatology, Fangshan Hospital, Beijing University of Chinese Medicine, Beijing, "
        "China, Beijing, China"
    ),
)
AUTHORS = (
    ("YuanHao", "Wu", (0, 1)),
    ("Luyao", "Han", (0, 1)),
    ("Yu", "Wang", (0, 1)),
    ("Mengjiao", "Gu", (0, 1)),
    ("Yunuo", "Wang", (0, 1)),
    ("Jingyue", "Gao", (0, 1)),
    ("Hanjing", "Huang", (0, 1)),
    ("Chen", "Li", (2, 3)),
)


@pytest.mark.parametrize(
    ("index", "expected"), list(enumerate(AUTHORS)), ids=[a[1] for a in AUTHORS]
)
def test_the_second_seeds_author_with_affiliations(
    frontiers: Reading, index: int, expected: tuple[str, str, tuple[int, ...]]
) -> None:
    given, family, bodies = expected
    name = frontiers.reference.author[index]
    assert (name.given, name.family) == (given, family)
    assert name.affiliation == tuple(AFFILIATIONS[body] for body in bodies)
    assert name.corresponding == (family == "Li")


def test_the_second_seed_has_eight_authors(frontiers: Reading) -> None:
    assert len(frontiers.reference.author) == 8


def test_the_second_seeds_notice_ties_eight_surnames_to_their_authors(frontiers: Reading) -> None:
    (notice,) = frontiers.reference.rights.notices
    assert notice.years == (2025,)
    assert [holder.name for holder in notice.holders] == [
        "Wu", "Han", "Wang", "Gu", "Wang", "Gao", "Huang", "Li"
    ]  # fmt: skip
    assert tuple(holder.author for holder in notice.holders) == frontiers.reference.author


def test_the_second_seeds_licence_has_no_version_because_none_is_stated(frontiers: Reading) -> None:
    governing = frontiers.reference.rights.license
    assert governing is not None
    assert governing.family == "CC BY"
    assert (governing.version, governing.url, governing.spdx_id) == (None, None, None)
    assert any(
        "Creative Commons Attribution License (CC BY)" in e.quote for e in governing.evidence
    )


def test_the_second_seeds_rights_do_not_contradict_each_other(frontiers: Reading) -> None:
    assert frontiers.reference.rights.conflicts == ()
    assert frontiers.reference.rights.transfers == ()
