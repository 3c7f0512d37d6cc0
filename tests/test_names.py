"""Names: every order that pages print, and literal where the parts are not certain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from carcite import Name
from carcite.values.names import looks_like_person, parse_name
from carcite.values.persons import completed, is_same_person

# id: (printed, family, given, particle, suffix)
PERSONS = {
    "given name first": ("Alexander V. Blagov", "Blagov", "Alexander V.", None, None),
    "family name first": ("Blagov, Alexander V.", "Blagov", "Alexander V.", None, None),
    "initials behind": ("Blagov AV", "Blagov", "AV", None, None),
    "initials behind, hyphen": ("Serre J-P", "Serre", "J-P", None, None),
    "initials behind, stops": ("Smith J. A.", "Smith", "J. A.", None, None),
    "initials behind, blanks": ("Rowling J K", "Rowling", "J K", None, None),
    "initials behind, Cyrillic": ("Петров И. И.", "Петров", "И. И.", None, None),
    "initials behind a name in capitals": ("SMITH J", "Smith", "J", None, None),
    "initials before": ("J. R. R. Tolkien", "Tolkien", "J. R. R.", None, None),
    "initials that are no degree": ("Brown, M.A.", "Brown", "M.A.", None, None),
    "initials that are no degree, plain": ("Kim, MS", "Kim", "MS", None, None),
    "initials that are no company": ("Smith, S.A.", "Smith", "S.A.", None, None),
    "initials that are no Dutch company": ("Rao B.V.", "Rao", "B.V.", None, None),
    "family name that is no degree": ("LI MA", "MA", "LI", None, None),
    "particles": ("Anna M. van der Berg", "Berg", "Anna M.", "van der", None),
    "particles, inverted": ("van der Berg, Anna M.", "Berg", "Anna M.", "van der", None),
    "particles behind the given name": ("Berg, Anna van der", "Berg", "Anna", "van der", None),
    "particle with an apostrophe": ("van 't Hof, L.", "Hof", "L.", "van 't", None),
    "particles and initials": ("de Broglie L", "Broglie", "L", "de", None),
    "particle with a capital": ("W.E.B. Du Bois", "Du Bois", "W.E.B.", None, None),
    "particle with a capital, J.D. is no degree": (
        "Van der Waals, J.D.", "Van der Waals", "J.D.", None, None,
    ),
    "particle with a capital, Flemish": ("Jan Van Damme", "Van Damme", "Jan", None, None),
    "particles in capitals": ("Ana DE SOUZA", "de Souza", "Ana", None, None),
    "Van is a given name in Vietnam": ("Nguyen Van Anh", "Anh", "Nguyen Van", None, None),
    "Le is a family name": ("Quoc V. Le", "Le", "Quoc V.", None, None),
    "saint": ("Olivia St. John", "St. John", "Olivia", None, None),
    "glued particle": ("Jean d'Alembert", "d'Alembert", "Jean", None, None),
    "person of one name": ("Madonna", "Madonna", None, None, None),
    "two family names, joined": ("José Ortega y Gasset", "Ortega y Gasset", "José", None, None),
    "two family names, inverted": (
        "García Márquez, Gabriel", "García Márquez", "Gabriel", None, None,
    ),
    "suffix": ("Patrick O'Neill Jr.", "O'Neill", "Patrick", None, "Jr."),
    "suffix, inverted": ("O'Neill, Patrick, Jr.", "O'Neill", "Patrick", None, "Jr."),
    "suffix, in the middle": ("Smith, Jr., John", "Smith", "John", None, "Jr."),
    "suffix, a numeral": ("Martin Luther King III", "King", "Martin Luther", None, "III"),
    "all in capitals": ("JOHN MCDONALD", "McDonald", "John", None, None),
    "family name in capitals, first": ("DUPONT Jean-Paul", "Dupont", "Jean-Paul", None, None),
    "family name in capitals, last": ("Jean DUPONT", "Dupont", "Jean", None, None),
    "initials in capitals are no family name": ("ABM Siddique", "Siddique", "ABM", None, None),
    "degrees": ("Jane Smith, MD, PhD", "Smith", "Jane", None, None),
    "degrees of nurses": ("John Doe, RN, BSN", "Doe", "John", None, None),
    "titles": ("Prof. Dr. Jane Smith", "Smith", "Jane", None, None),
    "footnote marks": ("Jane Smith1,2*", "Smith", "Jane", None, None),
    "role": ("Grace Hopper (editor)", "Hopper", "Grace", None, None),
    "ORCID iD behind": (
        "John Smith https://orcid.org/0000-0002-1825-0097", "Smith", "John", None, None,
    ),
    "Chinese": ("王小明", "王", "小明", None, None),
    "Chinese, two-character family": ("欧阳文修", "欧阳", "文修", None, None),
    "Korean": ("김철수", "김", "철수", None, None),
    "Japanese with a blank": ("山田 太郎", "山田", "太郎", None, None),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "family", "given", "particle", "suffix"), PERSONS.values(), ids=PERSONS
)
def test_a_person_is_taken_apart(
    text: str, family: str, given: str | None, particle: str | None, suffix: str | None
) -> None:
    expected = Name(family=family, given=given, non_dropping_particle=particle, suffix=suffix)
    assert parse_name(text) == expected


LITERALS = {
    "body": "World Health Organization",
    "collaboration": "The ATLAS Collaboration",
    "publisher with its form": "Elsevier B.V.",
    "two persons in one": "John Smith and Jane Doe",
    "which comma cuts the name is not certain": "Smith, J., Jones, K.",
    "Japanese without a blank": "山田太郎",
}


@pytest.mark.parametrize("text", LITERALS.values(), ids=LITERALS)
def test_what_is_not_certain_stays_literal(text: str) -> None:
    assert parse_name(text) == Name(literal=text)


@pytest.mark.parametrize("text", ["", "  ", "*", "123", ",", "et al."])
def test_where_no_name_is_left_it_says_so(text: str) -> None:
    with pytest.raises(ValueError, match="no name in"):
        parse_name(text)


@given(st.text() | st.text(alphabet="AaBb.,-'’ JrMDPhvande1*王И&", max_size=30))
def test_any_text_is_a_name_or_a_value_error(text: str) -> None:
    try:
        name = parse_name(text)
    except ValueError:
        return
    assert str(name).strip()


@pytest.mark.parametrize(
    "parts",
    [{}, {"literal": "WHO", "family": "WHO"}, {"suffix": "Jr."}],
    ids=["nothing", "both", "suffix alone"],
)
def test_a_name_is_parts_or_a_literal(parts: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="either a family or given name, or a literal"):
        Name.model_validate(parts)


PRINTED = {
    "person": (Name(family="Berg", given="A.", non_dropping_particle="van der"), "A. van der Berg"),
    "suffix": (Name(family="King", given="Martin", suffix="III"), "Martin King III"),
    "Chinese": (Name(family="王", given="小明"), "王小明"),
    "body": (Name(literal="UNESCO"), "UNESCO"),
}


@pytest.mark.parametrize(("name", "printed"), PRINTED.values(), ids=PRINTED)
def test_a_name_is_printed_as_in_running_text(name: Name, printed: str) -> None:
    assert str(name) == printed


SHAPES = {
    "Jane Smith": True,
    "van der Berg, Anna": True,
    "王小明": True,
    "Results and Discussion:": False,
    "Jane": False,
    "the cells were washed": False,
    "University of Oslo": False,
    "https://example.org": False,
    # A matrix's row: tried in each of the ways to cut it into footnotes' numbers, it would take years.
    f"Q = [{'01234' * 70}], d(0": False,
}


@pytest.mark.parametrize(("text", "expected"), SHAPES.items())
def test_persons_are_told_by_their_shape(text: str, expected: bool) -> None:
    assert looks_like_person(text) is expected


PAIRS = {
    "middle initial": ("Alexander Blagov", "Alexander V. Blagov", True),
    "initial": ("A. Blagov", "Alexander V. Blagov", True),
    "initials without stops": ("Blagov AV", "Alexander V. Blagov", True),
    "accents": ("Jürgen Müller", "Jurgen Muller", True),
    "the same body": ("World Health Organization", "World health organization", True),
    "another given name": ("Y. Wang", "Min Wang", False),
    "another family name": ("Alexander Blagov", "Alexander Orekhov", False),
    "a body and a person": ("Wang Group", "Min Wang", False),
}


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS.values(), ids=PAIRS)
def test_the_same_person_is_told_from_another(one: str, other: str, expected: bool) -> None:
    assert is_same_person(parse_name(one), parse_name(other)) is expected
    assert is_same_person(parse_name(other), parse_name(one)) is expected


def test_a_name_is_completed_and_loses_nothing() -> None:
    short = Name(family="Blagov", given="Alexander", affiliation=("IGPP",))
    full = Name(
        family="Blagov",
        given="Alexander V.",
        email="a@example.org",
        affiliation=("Other",),
        corresponding=True,
    )
    assert completed(short, full) == full.model_copy(update={"affiliation": ("IGPP",)})
    assert completed(full, short) == full


@pytest.mark.parametrize("text", ["R٠٢٠ >V.", "DUPONT J.-P.", "ROUX V. W.", "ÉCOLE X."])
def test_capitals_with_stops_among_capitals_raise_nothing(text: str) -> None:
    assert str(parse_name(text))
