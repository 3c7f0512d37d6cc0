"""Lines of names and of places, with their marks as renderers of plain text and publishers print them."""

from __future__ import annotations

import pytest

import carcite
from carcite import Reference
from carcite.readers.text.affiliations import parse_affiliation
from carcite.readers.text.people import split_people
from carcite.values.names import parse_name

PAGE = """Fire regimes of raised bogs in the far north
{under}
Abstract
Peat cores from four raised bogs were dated and their charcoal was counted at every centimetre. Fires came
every two hundred years or so, and more often where the bogs had been drained by people before.
{behind}
"""


def read(under: str, behind: str = "") -> Reference:
    return carcite.read(PAGE.format(under=under, behind=behind)).reference


def places(reference: Reference) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(name), name.affiliation) for name in reference.author]


MARKED = {
    "carets": ("Ida Aalto ^1,^2, Paolo M. Rossi^3 and Chen Li ^1,^*",
               [("Ida Aalto", "1 2"), ("Paolo M. Rossi", "3"), ("Chen Li", "1 *")]),
    "carets with letters": ("Ida Aalto, ^a Paolo Rossi, ^b Chen Li ^a and Bo Oe ^*a",
                            [("Ida Aalto", "a"), ("Paolo Rossi", "b"), ("Chen Li", "a"), ("Bo Oe", "a *")]),
    "brackets": ("Ida Aalto (1) , Paolo Rossi (2, 1) , Chen Li (3)",
                 [("Ida Aalto", "1"), ("Paolo Rossi", "2 1"), ("Chen Li", "3")]),
    "Roman numbers": ("Ida AaltoI; Paolo RossiII, III; Chen LiI",
                      [("Ida Aalto", "1"), ("Paolo Rossi", "2 3"), ("Chen Li", "1")]),
    "letters apart": ("Ida Aalto a b 1, Paolo Rossi a 1, Chen Li c, Bo Oe a *",
                      [("Ida Aalto", "a b"), ("Paolo Rossi", "a"), ("Chen Li", "c"), ("Bo Oe", "a *")]),
    "letters beyond h": ("Ida Aalto a; Bo Oe b; Chen Li c; Eva Paz d; Udo Kern i; Pia Vik k",
                         [("Ida Aalto", "a"), ("Bo Oe", "b"), ("Chen Li", "c"), ("Eva Paz", "d"),
                          ("Udo Kern", "i"), ("Pia Vik", "k")]),
    "capitals in their order": ("Ida M. Aalto A B * , Paolo Rossi C and Chen Li B D",
                                [("Ida M. Aalto", "1 2 *"), ("Paolo Rossi", "3"), ("Chen Li", "2 4")]),
    "roles in brackets": ("Ida Aalto (Data manager) ^2", [("Ida Aalto", "2")]),
}  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), MARKED.values(), ids=MARKED)
def test_marks_come_off_the_names_they_stand_behind(
    line: str, expected: list[tuple[str, str]]
) -> None:
    people = split_people(line)
    assert [(str(one.name), " ".join(one.marks)) for one in people] == expected


SPLIT = {
    "families in capitals, no commas": ("Ida AALTO Paolo Cem ROSSI-OE", ["Ida Aalto", "Paolo Cem Rossi-Oe"]),
    "Jr- in a given name": ("Ida Aalto, Jr-Wei Chang, Bo Oe", ["Ida Aalto", "Jr-Wei Chang", "Bo Oe"]),
    "one name twice": ("Ida van Aalto, Ida van Aalto", ["Ida van Aalto"]),
    "in the order of an index": ("Aalto, Ida M., Rossi, Paolo and Oe, B.", ["Ida M. Aalto", "Paolo Rossi", "B. Oe"]),
    "towns and their states": ("Boston, Massachusetts, Austin, Texas", []),
    "an address taken out": ("Ida St. Aalto [email protected] , Bo Oe , and Chen Li", ["Ida St. Aalto", "Bo Oe", "Chen Li"]),
    "a name with On in it": ("Ida Bar-On, Bo Oe", ["Ida Bar-On", "Bo Oe"]),
    "a title with and": ("Serum Iron and Bog Ague: A National Survey", []),
    "for a group": ("Ida Aalto, Bo Oe, on behalf of the PEAT collaborators", ["Ida Aalto", "Bo Oe", "PEAT collaborators"]),
}  # fmt: skip


@pytest.mark.parametrize(("line", "names"), SPLIT.values(), ids=SPLIT)
def test_a_line_is_cut_into_its_names(line: str, names: list[str]) -> None:
    assert [str(one.name) for one in split_people(line)] == names


@pytest.mark.parametrize(
    ("line", "mark", "words"),
    [
        ("^2 Bog Institute, Oulu, Finland", "2", "Bog Institute, Oulu, Finland"),
        ("1. 1 Bog Institute, Oulu, Finland", "1", "Bog Institute, Oulu, Finland"),
        ("kBog Hospital, Oulu, Finland", "k", "Bog Hospital, Oulu, Finland"),
        ("IIInstituto de Turberas, Lima, Peru", "2", "Instituto de Turberas, Lima, Peru"),
        ("Instituto de Turberas, Lima, Peru", None, "Instituto de Turberas, Lima, Peru"),
    ],
)
def test_the_mark_comes_off_a_place(line: str, mark: str | None, words: str) -> None:
    found = parse_affiliation(line)
    assert found is not None
    assert (found.mark, found.words) == (mark, words)


def test_words_in_capitals_behind_others_are_the_family_name() -> None:
    name = parse_name("Selin KARACA ÇELİK")
    assert (name.given, name.family) == ("Selin", "Karaca Çelik")


def test_a_mark_on_a_line_of_its_own_marks_the_place_beneath() -> None:
    found = read(
        "Ida Aalto 1,† and Bo Oe 2,*\n1\nBog Institute, Oulu, Finland\n2\nPeat College, Riga, Latvia"
    )
    assert places(found) == [
        ("Ida Aalto", ("Bog Institute, Oulu, Finland",)),
        ("Bo Oe", ("Peat College, Riga, Latvia",)),
    ]


def test_a_name_read_out_of_a_picture_takes_its_marks_from_the_list_beneath() -> None:
    found = read(
        "  Ida  van Aalto\nIda van Aalto1Bo  Oe\nBo Oe2*Chen  Li\nChen Li1\n"
        "1Bog Institute, Oulu, Finland\n2Peat College, Riga, Latvia"
    )
    assert places(found) == [
        ("Ida van Aalto", ("Bog Institute, Oulu, Finland",)),
        ("Bo Oe", ("Peat College, Riga, Latvia",)),
        ("Chen Li", ("Bog Institute, Oulu, Finland",)),
    ]


@pytest.mark.parametrize(
    ("printed", "given", "family"),
    [
        ("José Ribamar Silva Filho", "José Ribamar", "Silva Filho"),
        ("Paulo Sérgio de Sá Júnior", "Paulo Sérgio", "de Sá Júnior"),
        ("João Neto", "João", "Neto"),
        ("Hala Mansour Abd El-Nil", "Hala Mansour", "Abd El-Nil"),
        ("Matteo Lo Russo", "Matteo", "Lo Russo"),
        ("Huw ap Rhys", "Huw", "ap Rhys"),
    ],
)
def test_family_names_of_more_than_one_word(printed: str, given: str, family: str) -> None:
    name = parse_name(printed)
    assert (name.given, " ".join(filter(None, (name.non_dropping_particle, name.family)))) == (
        given,
        family,
    )


def test_a_card_that_begins_with_its_name_twice_on_one_line() -> None:
    found = read(
        "Ida van Aalto, Ida van Aalto\nBog Institute, Oulu, Finland\nSearch for more papers by this author\n"
        "Bo C Oe Bo C Oe\nPeat College, Riga, Latvia\nSearch for more papers by this author"
    )
    assert places(found) == [
        ("Ida van Aalto", ("Bog Institute, Oulu, Finland",)),
        ("Bo C Oe", ("Peat College, Riga, Latvia",)),
    ]


def test_a_name_a_letter_and_a_place_share_a_line() -> None:
    found = read(
        "Ida Aalto a Bog Institute, Oulu, Finland Correspondence ia@bog.example View further author information\n"
        "& Bo van Oe b Peat College, Riga, Latvia View further author information"
    )
    assert places(found) == [
        ("Ida Aalto", ("Bog Institute, Oulu, Finland",)),
        ("Bo van Oe", ("Peat College, Riga, Latvia",)),
    ]


def test_links_of_authors_and_tools_are_no_titles() -> None:
    names = "View ORCID Profile Ida Aalto , Bo Oe , View ORCID Profile Chen Li"
    over = "Print/Save Options\nCitation Tools\nGet QR code\nBog Letters logo\n"
    links = "Find this author on PubMed\nSearch for this author on this site\nORCID record for Ida Aalto"
    page = over + PAGE.format(under=f"{names}\nIda Aalto\n{links}\nBo Oe\n{links}", behind="")
    found = carcite.read(page).reference
    assert found.title == "Fire regimes of raised bogs in the far north"
    assert [str(name) for name in found.author] == ["Ida Aalto", "Bo Oe", "Chen Li"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Care of bogs in hospital gardens of the north", False),
        ("Drainage of raised bogs: a randomized trial", False),
        ("Oulu Bog Hospital", True),
        ("Finnish Peat Institute", True),
    ],
)
def test_a_title_that_speaks_of_a_body_is_no_place(words: str, expected: bool) -> None:
    assert (parse_affiliation(words) is not None) is expected


BELOW = {
    "places over their people": (
        "Ida Aalto1, Bo Oe2 & Chen Li1",
        (
            "Authors and Affiliations\n1. Bog Institute, Oulu, Finland\nIda Aalto & Chen Li\n"
            "2. Peat College, Riga, Latvia\nBo Oe"
        ),
    ),
    "people over their places": (
        "Ida Aalto, Bo Oe, Chen Li",
        (
            "Author information\nIda Aalto\nBog Institute, Oulu, Finland\nBo Oe\nPeat College, Riga, Latvia\n"
            "Chen Li\nBog Institute, Oulu, Finland\nThe authors declare that no interests compete"
        ),
    ),
    "marked places": (
        "Ida Aalto^1, Bo Oe^2 and Chen Li^1",
        "Author affiliations\n^1 Bog Institute, Oulu, Finland\n^2 Peat College, Riga, Latvia",
    ),
}


@pytest.mark.parametrize(("line", "behind"), BELOW.values(), ids=BELOW)
def test_places_far_below_go_to_their_people(line: str, behind: str) -> None:
    assert places(read(line, behind)) == [
        ("Ida Aalto", ("Bog Institute, Oulu, Finland",)),
        ("Bo Oe", ("Peat College, Riga, Latvia",)),
        ("Chen Li", ("Bog Institute, Oulu, Finland",)),
    ]


def test_a_numbered_place_under_each_name_is_its_own() -> None:
    found = read(
        "Ida Aalto;\n1 Bog Institute, Oulu, Finland\nBo van Oe\n2 Peat College, Riga, Latvia"
    )
    assert places(found) == [
        ("Ida Aalto", ("Bog Institute, Oulu, Finland",)),
        ("Bo van Oe", ("Peat College, Riga, Latvia",)),
    ]


def test_a_list_of_everybodys_places_is_not_the_last_authors() -> None:
    found = read(
        "- Ida Aalto\n- Chen Li\n- Bo van Oe\n- Bog Institute, Oulu, Finland\n- Peat College, Riga, Latvia"
    )
    assert places(found) == [("Ida Aalto", ()), ("Chen Li", ()), ("Bo van Oe", ())]


def test_a_reference_line_gives_the_day_that_it_prints() -> None:
    issued = read("Ida Aalto, Bo Oe and Chen Li\n. 2021 Nov 3;31(11):871-879.").issued
    assert issued is not None
    assert issued.edtf() == "2021-11-03"


def test_a_structured_abstract_of_single_sentences_is_read_on_a_whole_page() -> None:
    menu = "\n".join(f"Item of a menu {number}" for number in range(90))
    abstract = (
        "Abstract\n\nObjectives To compare how often raised bogs burn in the north and in the south.\n\n"
        "Setting Four bogs.\n\nResults Fires were more frequent in the south of the country.\n\nKeywords: peat, fire"
    )
    page = f"{menu}\n\nFire regimes of raised bogs in the far north\n\nIda Aalto1, Bo Oe2\n\n{abstract}"
    found = carcite.read(page).reference.abstract
    assert found is not None
    assert found.startswith("Objectives To compare how often")
    assert found.endswith("south of the country.")


def test_two_people_of_one_name_with_marks_of_their_own_are_two() -> None:
    text = "Wei Wang1, Wei Wang2\n\n1 Bog College, Oulu, Finland\n2 Fen College, Turku, Finland\n"
    reading = carcite.read(f"A long enough title of the article on bogs\n\n{text}")
    assert [str(name) for name in reading.reference.author] == ["Wei Wang", "Wei Wang"]
