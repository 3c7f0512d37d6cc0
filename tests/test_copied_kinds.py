"""Kinds of lines of copied pages, each on a small page of its own: what they give, and what they do not."""

from __future__ import annotations

import pytest

import carcite
from carcite import Reference
from carcite.readers.text.affiliations import parse_affiliation
from carcite.readers.text.citations import parse_citation

PROSE = """Peat cores from four raised bogs were dated and their charcoal was counted at every centimetre. Fires came
every two hundred years or so, and more often where the bogs had been drained by people before."""
TITLE = "Fire regimes of raised bogs in the far north"
PAGE = """{over}
{title}
{names}
{under}
Abstract
{prose}
{behind}
"""


def read(
    over: str = "", under: str = "", behind: str = "", title: str = TITLE,
    names: str = "Ida Aalto, Paolo M. Rossi", prose: str = PROSE,
) -> Reference:  # fmt: skip
    page = PAGE.format(over=over, title=title, names=names, under=under, prose=prose, behind=behind)
    return carcite.read(page).reference


VALUES = {
    "an article number behind the volume": (
        {"under": "BMC Peat Systems volume 20, Article number: 57 (2022)"},
        {"volume": "20", "number": "57", "issue": None, "page": None},
    ),
    "the special issue behind the issue": (
        {"over": "Peat Practice Quarterly\nVolume 34, 2020 - Issue 2: After the Fire: Bogs and Their Publics"},
        {"container_title": "Peat Practice Quarterly", "volume": "34", "issue": "2"},
    ),
    "pages before the dates of a line": (
        {"over": "Volume 34, 2020 - Issue 2",
         "under": "Pages 77-94 | Received 03 May 2019, Accepted 19 Jan 2020, Published online: 07 Feb 2020"},
        {"page": "77-94"},
    ),
    "SciELO's line with place and months": (
        {"over": "Rev. Turbera vol.18 no.2 Bogotá mayo/ago. 2018 Epub 10-Sep-2018"},
        {"volume": "18", "issue": "2"},
    ),
    "Cambridge's line under Information": (
        {"behind": "- Type\n- Research Article\n- Information\n- Journal of Boreal Fire , Volume 93 , Issue 3 , June 2019 , pp. 11 - 26"},
        {"container_title": "Journal of Boreal Fire", "volume": "93", "issue": "3", "page": "11-26"},
    ),
    "numbers on the lines under their labels": (
        {"behind": "Publication Title\nJournal of Boreal Fire\nVolume\n3\nIssue\n1\nFirst Page\n35\nLast Page\n40"},
        {"volume": "3", "issue": "1", "page": "35-40"},
    ),
    "a list of labels with dashes": (
        {"behind": "- Month:\n- August\n- Year:\n- 2021\n- Publisher:\n- Association for Peat\n- Pages:\n- 131–142"},
        {"page": "131-142", "publisher": "Association for Peat"},
    ),
    "pages behind a stop": (
        {"behind": f"How to cite\nAalto, I., Rossi, P. M. (2009) {TITLE}. Journal of Boreal Fire, 21 (1-2). pp. 88-117. ISSN 0951-9971"},
        {"volume": "21", "issue": "1-2", "page": "88-117"},
    ),
    "another work's line before the references": (
        {"behind": f"- Oe, B., & Paz, C. (2013). On goats. Informatika Turba 22(1): 45-51.\nReferences\n\nHow to Cite\nAalto, I., & Rossi, P. M. (2019). {TITLE}. Jurnal Turba, 6(2), 101-109."},
        {"page": "101-109", "volume": "6"},
    ),
    "PMC's last line": (
        {"behind": "References\n1. Oe B. Goats. Turba 2018;2:7.\nArticles from Boreal Fire Insights are provided here courtesy of Quill Health Press"},
        {"container_title": "Boreal Fire Insights", "publisher": "Quill Health Press"},
    ),
    "PubMed's buttons over the volume": (
        {"over": "J Boreal Fire\nActions\nSearch in PubMed\nSearch in NLM Catalog\nAdd to Search\n. 2022 Nov 1;31(11):871-879."},
        {"container_title_short": "J Boreal Fire", "volume": "31"},
    ),
    "Érudit's journal": (
        {"behind": "Un article de la revue Cahiers du Feu boréal\nÉditeur(s) Société du Feu"},
        {"container_title": "Cahiers du Feu boréal"},
    ),
    "ACM's line with bullets": (
        {"behind": "BOG '19: Proceedings of the 4th International Workshop on Peat and Programs • July 2019 • Pages 12–23"},
        {"container_title": "Proceedings of the 4th International Workshop on Peat and Programs"},
    ),
    "a paper's DOI beside its proceedings'": (
        {"under": "https://doi.org/10.1145/3399901.3399917", "behind": "ISBN: 9781450399012\nDOI: 10.1145/3399901"},
        {"doi": "10.1145/3399901.3399917"},
    ),
    "a record of data, whose paper has another DOI": (
        {"behind": "Notes\nPlease cite the paper doi:10.3390/fire9990001 as well.\nDetails\nDOI\n10.5281/zenodo.5755501\nResource type\nDataset"},
        {"doi": "10.5281/zenodo.5755501"},
    ),
    "a number of a series is no title": (
        {"over": "", "under": "Quill Law & Peat Research Paper No. 21-07\nDate Written: March 11, 2021"},
        {"title": TITLE},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), VALUES.values(), ids=VALUES)
def test_a_line_gives_its_values(page: dict[str, str], expected: dict[str, str | None]) -> None:
    reference = read(**page)
    assert {variable: getattr(reference, variable) for variable in expected} == expected


DATES = {
    "a label glued to its day": ("Received15 Feb 2012\nAccepted21 May 2012", "2012-02-15", "2012-05-21"),
    "no comma": ("Received: September 18 2017\nAccepted: March 02 2018", "2017-09-18", "2018-03-02"),
    "IOP's words": ("1. Received 2 February 2011, in final form 9 June 2011\n2. Accepted for publication 14 June 2011",
                    "2011-02-02", "2011-06-14"),
    "Turkish": ("Gönderilme Tarihi 3 Mart 2016\nKabul Tarihi 11 Temmuz 2016", "2016-03-03", "2016-07-11"),
    "Portuguese puts the day first": ("Recebido: 10/3/2012\nAprovado: 5/9/2012", "2012-03-10", "2012-09-05"),
    "German does, too": ("eingereicht 04/5/2015\nakzeptiert 9/8/2016", "2015-05-04", "2016-08-09"),
    "English has both orders": ("Received: 10/3/2012\nAccepted: 5/9/2012", "2012", "2012"),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "submitted", "accepted"), DATES.values(), ids=DATES)
def test_labelled_dates_are_read(lines: str, submitted: str, accepted: str) -> None:
    reference = read(behind=lines)
    assert reference.submitted is not None
    assert reference.accepted is not None
    assert (reference.submitted.edtf(), reference.accepted.edtf()) == (submitted, accepted)


KEYWORDS = {
    "a word a line below the first": ("Keywords: Peat\nCharcoal\nWomen's history\nIssue Date: Jun-2017", ("Peat", "Charcoal", "Women's history")),
    "a list alone stays": ("Keywords: Peat\nThe next paragraph says something else. It goes on.\nIssue Date: Jun-2017", ("Peat",)),
    "the authors' before a scheme's": ("Index Terms\n1. Fire science\n2. Bogs\n3. Fuels\nQualifiers\nx\n\nAuthor Tags\n1. peat\n2. charcoal\nQualifiers", ("peat", "charcoal")),
    "notes on contributors end them": ("KEYWORDS:\npeat\ncharcoal\nDisclosure statement\nNone was reported.\nNotes on contributors\nIda Aalto\nIda Aalto teaches fire.", ("peat", "charcoal")),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), KEYWORDS.values(), ids=KEYWORDS)
def test_keywords_end_where_they_end(lines: str, expected: tuple[str, ...]) -> None:
    assert read(behind=lines).keywords == expected


def test_keywords_are_those_under_the_label_in_the_titles_language() -> None:
    reference = read(
        title="Les feux des tourbières hautes dans le Nord de la province",
        behind="Keywords:\n- Peat,\n- logging camps\nMots-clés :\n- tourbe,\n- chantiers",
    )
    assert reference.keywords == ("tourbe", "chantiers")


def test_a_subtitle_on_the_next_line_is_the_titles() -> None:
    reference = read(title="Whose Bog Is It?\nLate fires, peat and the remaking of the north")
    assert reference.title == "Whose Bog Is It? Late fires, peat and the remaking of the north"


def test_a_title_in_another_language_on_the_next_line_is_not() -> None:
    reference = read(
        title="Torfbrände im hohen Norden: Ergebnisse nach fünf Jahren\nPeat Fires of the High North: Five-Year Results",
        prose="",
        behind=f"Zusammenfassung\n{PROSE}\nAbstract\n{PROSE}",
    )
    assert reference.title == "Torfbrände im hohen Norden: Ergebnisse nach fünf Jahren"


def test_a_title_with_a_body_in_it_is_no_place() -> None:
    title = "School Fires and the Price of Distance: Evidence from Rural Consolidation"
    names = "Author\nListed:\nIda Aalto\nPaolo Rossi\nBo Oe"
    reference = read(title=title, names=names)
    assert reference.title == title
    assert [str(name) for name in reference.author] == ["Ida Aalto", "Paolo Rossi", "Bo Oe"]


def test_an_author_of_a_list_is_no_title_where_tools_stand_over_the_title() -> None:
    cards = "\n".join(
        f"{name}\n1 National Laboratory for Peat, Oulu, Finland\nFind this author on PubMed"
        for name in ("Ida Aalto", "Inês dos Santos", "Paolo Rossi")
    )
    reference = read(
        over="Posted January 09, 2023.\nShare",
        title="Smoke signals of bog fires six weeks ahead of the season in Slovenia",
        names="View ORCID Profile Ida Aalto , Inês dos Santos , Paolo Rossi",
        under=f"doi: https://doi.org/10.1101/2023.01.05.23284999\n{cards}",
    )
    assert reference.title == "Smoke signals of bog fires six weeks ahead of the season in Slovenia"
    assert [name.family for name in reference.author] == ["Aalto", "Santos", "Rossi"]


ABSTRACTS = {
    "heads on lines of their own": ("Abstract\nPurpose\nThis paper asks how long bogs wait for the next fire, and who is paid.\n"
                                   "Design/methodology/approach\nFour bogs were cored.\nFindings\nTwo hundred years is the rule."),
    "no label over its heads": ("Introduction: Some three hundred fires pass the strait every year.\n"
                               "Methods: Smoke was recorded at four stations for three years.\n"
                               "Results: Smoke fell by a third in spring and came back in autumn."),
}  # fmt: skip


@pytest.mark.parametrize("lines", ABSTRACTS.values(), ids=ABSTRACTS)
def test_a_structured_abstract_is_found_by_its_heads(lines: str) -> None:
    page = f"{TITLE}\nIda Aalto, Paolo M. Rossi\n{lines}\nReferences\n1. Oe B. Goats."
    assert carcite.read(page).reference.abstract == lines.removeprefix("Abstract\n")


@pytest.mark.parametrize("line", ["Abstract Image", "en"])
def test_what_stands_between_the_label_and_the_abstract_is_left_out(line: str) -> None:
    abstract = read(prose=f"{line}\n\n{PROSE}").abstract
    assert abstract is not None
    assert abstract.startswith("Peat cores")


PLACES = {
    "IUniversidade do Norte. Oulu, Brasil": ("1", "Universidade do Norte. Oulu, Brasil"),
    "IIISecretaria da Turfa. Oulu, Brasil": ("3", "Secretaria da Turfa. Oulu, Brasil"),
    "ICube Laboratory, University of Oulu, France": (None, "ICube Laboratory, University of Oulu, France"),
    "VTech Institute of Peat, Oulu, Norway": (None, "VTech Institute of Peat, Oulu, Norway"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), PLACES.items())
def test_a_roman_letter_is_a_mark_before_a_places_first_word_only(
    line: str, expected: tuple[str | None, str]
) -> None:
    place = parse_affiliation(line)
    assert place is not None
    assert (place.mark, place.words) == expected


CITATIONS = {
    "a chapter": (f'Aalto, Ida. "{TITLE}". Small Fires, Long Roads: Bogs of the North, 1500–1800, edited by Bo Oe, Oulu: Quill, 2019, pp. 67-94.',
                  {"container_title": "Small Fires, Long Roads: Bogs of the North, 1500–1800", "page": "67-94"}),
    "an article number in words": (f'Ida Aalto, "{TITLE}", Advances in Peat, vol. 2012, Article ID 639917, 11 pages, 2012.',
                                  {"container_title": "Advances in Peat", "volume": "2012", "number": "639917"}),
    "pages behind the proceedings": (f"Ida Aalto. 2021. {TITLE}. In Proceedings of the Second Workshop on Peat, pages 131–142, Online.",
                                    {"issued": "2021", "container_title": "Proceedings of the Second Workshop on Peat", "page": "131–142"}),
}  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), CITATIONS.values(), ids=CITATIONS)
def test_a_citation_is_taken_apart(words: str, expected: dict[str, str]) -> None:
    citation = parse_citation(words, TITLE)
    assert citation is not None
    assert {found.variable: found.words for found in citation.found} == expected


ISSUED = {
    "a day beside the volume's year": ({"over": "Research Article | April 12 2018", "under": "J. Boreal Fire 12, 131-142 (2018)"}, "2018-04-12"),
    "the issue's month": ({"behind": "- Information\n- Journal of Boreal Fire , Volume 93 , Issue 3 , June 2019 , pp. 11 - 26"}, "2019-06"),
    "an article with a number waits for no issue": (
        {"behind": "Publication history\nAccepted October 8, 2019\nFirst published November 24, 2019.\n\nCitation Tools\nJournal of Boreal Fire 2019;9:e031919. doi: 10.1136/boreal-2019-031919"},
        "2019-11-24"),
    "one with pages may": ({"under": "Boreal Fire, 2014, 5, 36-40", "behind": "Received 1 Feb 2014\nFirst published online 12 Feb 2014"}, "2014"),
    "ACL's month and year": ({"behind": "- Month:\n- August\n- Year:\n- 2021"}, "2021-08"),
    "SSRN's day": ({"under": "Date Written: March 11, 2021"}, "2021-03-11"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "expected"), ISSUED.values(), ids=ISSUED)
def test_the_date_is_as_fine_as_the_page_is_sure(page: dict[str, str], expected: str) -> None:
    issued = read(**page).issued
    assert issued is not None
    assert issued.edtf() == expected


PUBLISHERS = {
    "the publisher that holds the copyright": ("© 2015 John Wiley & Sons Ltd", "John Wiley & Sons Ltd"),
    "under licence": ("© 2019 Author(s). Published under license by AIP Publishing.", "AIP Publishing"),
    "Érudit's label": ("Éditeur(s) Société du Feu boréal", "Société du Feu boréal"),
    "a name that is a masthead, too": ("Published by\nDe Gruyter\n2019", "De Gruyter"),
    "a society may have had it published": ("© 2015 Peat Society of the North", None),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), PUBLISHERS.values(), ids=PUBLISHERS)
def test_who_published_is_told(lines: str, expected: str | None) -> None:
    assert read(behind=lines).publisher == expected


def test_a_chapter_is_in_its_book() -> None:
    title = "7 Peat and gift economies: Re-reading the ledgers"
    reference = read(
        over="Chapter",
        title=title,
        under="Published by\nDe Gruyter\n2019",
        behind=f'Cite this\nAalto, Ida and Rossi, Paolo M.. "{title}". Small Fires, Long Roads: '
        "Objects of Exchange in the Northern Bogs, 1500–1800, edited by Bo Oe, Oulu: De Gruyter, "
        "2019, pp. 167-194.",
    )
    assert reference.title == "Peat and gift economies: Re-reading the ledgers"
    assert reference.page == "167-194"
    assert reference.volume is None
    assert reference.container_title == (
        "Small Fires, Long Roads: Objects of Exchange in the Northern Bogs, 1500–1800"
    )


def test_elifes_doi_is_that_of_the_whole() -> None:
    assert read(under="https://doi.org/10.7554/eLife.99431.001").doi == "10.7554/elife.99431"


def test_a_relation_says_that_a_doi_is_anothers() -> None:
    reference = read(
        under="DOI\n10.5281/zenodo.5755501",
        behind="Additional details\nIs supplement to\nJournal article: 10.3390/fire9990001 (DOI)",
    )
    assert reference.doi == "10.5281/zenodo.5755501"


LISTS = {
    "one name behind the label": ("Authors: Aalto-Okafor, Ida Jane", [("Aalto-Okafor", "Ida Jane")]),
    "those who work nowhere": (
        "• Ida Aalto University of Oulu\n• Paolo J. Ruiz de Azúa Investigador independiente\nAalto, I., & Ruiz de Azúa, P. J.",
        [("Aalto", "Ida"), ("Ruiz de Azúa", "Paolo J.")]),
    "a suffix before the place": (
        "Authors\nIda Aalto, University of Oulu\nPavel J. Orlov II, University of the Plains",
        [("Aalto", "Ida"), ("Orlov", "Pavel J.")]),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), LISTS.values(), ids=LISTS)
def test_authors_are_told_from_their_places(lines: str, expected: list[tuple[str, str]]) -> None:
    cited = "; ".join(f"{family}, {given}" for family, given in expected)
    reference = read(
        names=lines.split("\nAalto, I.")[0],
        behind=f"How to cite\n{cited} (2019). {TITLE}. Quill, 3(1), 2-9.",
    )
    assert [(name.family, name.given) for name in reference.author] == expected


def test_a_person_of_one_name_stands_in_the_citation() -> None:
    reference = read(
        names="",
        behind=f"How to Cite\nSuharti, Wirawan, I. M., & Siregar, M. N. (2019). {TITLE}. Quill, 6(2), 101-109.",
    )
    assert [(name.family, name.given) for name in reference.author] == [
        ("Suharti", None), ("Wirawan", "I. M."), ("Siregar", "M. N."),
    ]  # fmt: skip


MARKED = {
    "a number in a list of places": ("Ida Aalto ^1\nPaolo Rossi ^2\nBo Oe ^3",
                                     "1. University of Oulu\n2. Delta Data BV\n3. Peat Institute",
                                     ["University of Oulu", "Delta Data BV", "Peat Institute"]),
    "a mark before words like a name's": ("Ida AaltoI; Paolo RossiII; Bo OeI, III",
                                          "IUniversidade da Turfa. Oulu, Brasil\nIISecretaria de Fogo de Oulu. Oulu, PA, Brasil\nIIIInstituto Paz. Oulu, Brasil",
                                          ["Universidade da Turfa. Oulu, Brasil", "Secretaria de Fogo de Oulu. Oulu, PA, Brasil",
                                           "Universidade da Turfa. Oulu, Brasil"]),
}  # fmt: skip


@pytest.mark.parametrize(("names", "under", "expected"), MARKED.values(), ids=MARKED)
def test_a_mark_makes_a_line_a_place(names: str, under: str, expected: list[str]) -> None:
    reference = read(names=names, under=under)
    assert [name.affiliation[0] for name in reference.author] == expected


def test_names_that_come_again_stand_over_their_places() -> None:
    cards = "\n".join(
        f"{name}\n1 National Laboratory for Peat, Oulu, Finland\nFind this author on PubMed"
        for name in ("Ida Aalto", "Paolo Rossi")
    )
    reference = read(
        names="Ida Aalto , Paolo Rossi", under=f"doi: 10.1101/2023.01.05.23284999\n{cards}"
    )
    assert [name.affiliation for name in reference.author] == [
        ("National Laboratory for Peat, Oulu, Finland",)
    ] * 2


def test_an_orcid_on_a_card_is_its_persons() -> None:
    reference = read(
        names="Ida Aalto, Ida Aalto\norcid.org/0000-0002-1825-0097\nUniversity of Oulu, Oulu, Finland\n"
        "Search for more papers by this author\nBo Oe, Bo Oe\nUniversity of Oulu, Oulu, Finland\n"
        "Search for more papers by this author"
    )
    assert [(str(name), name.orcid) for name in reference.author] == [
        ("Ida Aalto", "0000-0002-1825-0097"), ("Bo Oe", None),
    ]  # fmt: skip


def test_places_under_the_label_of_authors_in_another_language() -> None:
    reference = read(
        names="Ida AALTO Şule ĞIRĞIN",
        behind="Yazarlar\nIda AALTO\nKaradeniz Üniversitesi\nTürkiye\nŞule ĞIRĞIN Bu kişi benim\nSu Ürünleri Enstitüsü, Trabzon\nTürkiye",
    )
    assert [(str(name), name.affiliation) for name in reference.author] == [
        ("Ida Aalto", ("Karadeniz Üniversitesi",)),
        ("Şule Ğırğın", ("Su Ürünleri Enstitüsü, Trabzon",)),
    ]


def test_a_separator_with_marks_on_its_own_line_says_that_a_name_follows() -> None:
    reference = read(names="by\nIda Marta Aalto\n1,*,\nPaolo Rossi\nand\nBo Alexander Oe")
    assert [name.family for name in reference.author] == ["Aalto", "Rossi", "Oe"]


def test_initials_behind_family_names_are_no_marks() -> None:
    reference = read(names="Aalto A, Rossi C, Oe B")
    assert [(name.family, name.given) for name in reference.author] == [
        ("Aalto", "A"), ("Rossi", "C"), ("Oe", "B"),
    ]  # fmt: skip
