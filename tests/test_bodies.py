"""Bodies and people: told the same way wherever a name stands, in the languages of scholarly publishing."""

from __future__ import annotations

import pytest

from carcite.rights.holders import find_holders
from carcite.values.bodies import body_words, is_body, is_known_body
from carcite.values.names import looks_like_person, parse_name

_BODIES = """
    Laboratoire des tourbières | Museo de la Ceniza | Ludlow Trust | Ash Partnership | Universitetet i Nordfjell
    Uniwersytet Zamorski | Università di Pietralba | Landesmuseum Moorheim | Forschungsinstitut für Torf | Universität Auental
    Univerzita Horní Lhota | Sveučilište u Kamenu | Universitatea din Brădet | Tengeri Egyetem | Karataş Üniversitesi
    Orman Araştırma Enstitüsü | Jyrkänniemen yliopisto | Suomen Suoseura | Universitas Pulau Jati | Kementerian Rawa
    Πανεπιστήμιο Λιθαρίου | Торфяной институт | Музей болот | Інститут лісу | 沼泽研究所 | 泥炭学会 | 습지대학교 | جامعة الملح
    انجمن باتلاق | มหาวิทยาลัยบึง | Sociedad de Turberas | Fundação Pantanal | Ministério da Turfa | Ministère des Marais
    Collectif Tourbe | Consejo de Humedales | Accademia delle Paludi | Werkgroep Veen | Stichting Moeras | Mosefondet Selskab
    University of Oslo | Ministerio de Salud | Peat Collaboration Group | The Mire Project | Department of Fens | Moorverein | Fen Study Investigators | Groupe Marais
"""

_PEOPLE = """
    Crown, William | Company, Joan | Service, Robert W. | Bureau, F. | W. R. Staff | Society, A. | Instone, Vera
    Van der Moor, Pieter | Anna Lehrer | Li An | Ho Chi | Nguyễn Văn Anh | Musea, Tobias | Zentrich, Bo | Akademov, I.
    Universky, Ada | Anne Church | S. A. Lee | Marta Verlage | João Escolar | Ana Museros
"""


def _named(table: str) -> list[str]:
    return [name.strip() for line in table.strip().splitlines() for name in line.split("|")]


@pytest.mark.parametrize("name", _named(_BODIES))
def test_one_body_is_a_body_as_author_and_as_holder(name: str) -> None:
    assert is_body(name)
    assert parse_name(name).literal == name
    assert not looks_like_person(name)
    assert [(holder.name, holder.kind) for holder in find_holders(name)] == [(name, "organization")]


@pytest.mark.parametrize("name", _named(_PEOPLE))
def test_a_word_of_bodies_in_a_family_name_makes_no_body(name: str) -> None:
    assert not is_body(name)
    assert parse_name(name).family


@pytest.mark.parametrize(
    "name",
    [
        "Northern Press", "Karger AG", "IAEME", "SciRes", "Geisler Sp. z o.o.", "Nunes Teixeira S/A", "Bauer KGaA",
        "Moor Sciences", "Journal of Mires", "Zeitschrift Torf", "Oderwald & Sons", "Taylor & Francis",
    ],
)  # fmt: skip
def test_what_publishers_are_called_counts_for_holders_alone(name: str) -> None:
    assert is_body(name, holds=True)
    assert not is_body(name)


def test_initials_that_are_a_legal_form_too_are_a_persons_as_author() -> None:
    name = parse_name("Ludlow SA")
    assert (name.family, name.given) == ("Ludlow", "SA")


def test_a_partnership_joins_names_and_is_one_body() -> None:
    assert [holder.name for holder in find_holders("Reed and Ash Partnership")] == [
        "Reed and Ash Partnership"
    ]


def test_people_and_the_body_behind_them_are_told_apart() -> None:
    kinds = [holder.kind for holder in find_holders("Jane Roe, John Doe and Museo de la Ceniza")]
    assert kinds == ["person", "person", "organization"]


def test_words_of_bodies_stand_as_they_are_written() -> None:
    assert list(body_words("Département des Marais, UNIVERSITÉ de l’Île")) == [
        "Département",
        "UNIVERSITÉ",
    ]
    assert not is_known_body("Jane Roe")
