from __future__ import annotations

import pytest

import carcite
from carcite.model.reference import Date, Name, Reference

RECORD = """
PMID- 12345678
OWN - NLM
STAT- MEDLINE
IS  - 1664-3224 (Electronic)
IS  - 0028-0836 (Linking)
VI  - 7
IP  - 2
PG  - 377-86
DP  - 2018 Mar 1
TI  - Tides and moors of the
      north.
LID - 10.1234/abc.1 [doi]
LID - e32822 [pii]
AB  - First line of an abstract
      that goes on.
CI  - (c) 2018, Ro et al.
FAU - Ro, Ada M
AU  - Ro AM
AUID- ORCID: https://orcid.org/0000-0002-1825-0097
AD  - A laboratory, A university,
      A town.
AD  - Another laboratory.
FAU - van der Berg, Ben
AU  - van der Berg B
CN  - The Peat Consortium
LA  - eng
PT  - Journal Article
PL  - England
TA  - J Moors
JT  - Journal of moors
MH  - Wetlands
OT  - *peat
OT  - rain
PHST- 2017/12/01 00:00 [received]
PHST- 2018/02/09 00:00 [accepted]
PMC - PMC1234567
SO  - J Moors. 2018 Mar 1;7(2):377-86.
"""


def one(text: str) -> Reference:
    (reference,) = carcite.loads(text, "nbib").references
    return reference


def test_a_record_of_pubmeds_is_read_whole() -> None:
    loaded = carcite.loads(RECORD)
    assert (loaded.format, loaded.failures) == ("nbib", ())
    (reference,) = loaded.references
    assert reference.model_dump(exclude={"rights", "extra"}, exclude_defaults=True) == Reference(
        type="article-journal",
        title="Tides and moors of the north",
        container_title="Journal of moors",
        container_title_short="J Moors",
        volume="7",
        issue="2",
        page="377-386",
        issued=Date(year=2018, month=3, day=1),
        submitted=Date(year=2017, month=12, day=1),
        accepted=Date(year=2018, month=2, day=9),
        doi="10.1234/abc.1",
        issn=("1664-3224", "0028-0836"),
        pmid="12345678",
        pmcid="PMC1234567",
        language="en",
        publisher_place="England",
        abstract="First line of an abstract that goes on.",
        keywords=("peat", "rain"),
        author=(
            Name(
                family="Ro",
                given="Ada M",
                orcid="0000-0002-1825-0097",
                affiliation=("A laboratory, A university, A town.", "Another laboratory."),
            ),
            Name(family="Berg", given="Ben", non_dropping_particle="van der"),
            Name(literal="The Peat Consortium"),
        ),
    ).model_dump(exclude_defaults=True)
    assert reference.rights.notices[0].years == (2018,)
    kept = dict(reference.extra)
    assert kept["SO"].startswith("J Moors.")
    assert (kept["MH"], kept["OWN"], kept["LID"]) == ("Wetlands", "NLM", "e32822 [pii]")


SEVERAL = {
    "blank-line": "PMID- 1\nTI  - a\n\nPMID- 2\nTI  - b\n",
    "no-blank-line": "PMID- 1\nTI  - a\nPMID- 2\nTI  - b\n",
    "crlf": "PMID- 1\r\nTI  - a\r\n\r\nPMID- 2\r\nTI  - b\r\n",
    "eric": "OWN - ERIC\nTI  - a\n\nOWN - ERIC\nTI  - b\n",
}


@pytest.mark.parametrize("text", SEVERAL.values(), ids=SEVERAL)
def test_a_record_ends_at_a_blank_line_or_the_next_number(text: str) -> None:
    loaded = carcite.loads(text)
    assert [one.title for one in loaded.references] == ["a", "b"]
    assert loaded.format == "nbib"


def test_lines_without_a_tag_are_a_failure_and_cost_no_record() -> None:
    loaded = carcite.loads("Results of today\n\nPMID- 1\nTI  - a\n", "nbib")
    assert [one.title for one in loaded.references] == ["a"]
    (failure,) = loaded.failures
    assert (failure.raw, failure.line, failure.done) == ("Results of today", 1, "left out")


FIELDS = {
    "months": ("DP  - 2018 Mar-Apr", "issued", Date(year=2018, month=3, end=Date(year=2018, month=4))),
    "season": ("DP  - 2018 Spring", "issued", Date(year=2018, season=21)),
    "years": ("DP  - 2000 Dec-2001 Jan", "issued", Date(year=2000)),
    "article-number": ("LID - e32822 [pii]", "number", "e32822"),
    "doi-in-aid": ("AID - 10.1234/abc [doi]", "doi", "10.1234/abc"),
    "online": ("DEP - 20180301", "available_date", Date(year=2018, month=3, day=1)),
    "short-authors": ("AU  - Ro AM", "author", (Name(family="Ro", given="AM"),)),
    "editor": ("FED - Ro, Ada", "editor", (Name(family="Ro", given="Ada"),)),
    "preprint": ("PT  - Preprint", "type", "article"),
    "book": ("BTI - Moors.", "title", "Moors"),
    "eric-issn": ("ISSN - ISSN-1664-3224", "issn", ("1664-3224",)),
}  # fmt: skip


@pytest.mark.parametrize(("line", "variable", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_field_is_read_as_medline_means_it(line: str, variable: str, expected: object) -> None:
    assert getattr(one(f"PMID- 1\n{line}\n"), variable) == expected


def test_a_suffix_behind_the_given_name_and_a_second_language_are_kept() -> None:
    text = "PMID- 1\nTI  - Peat.\nFAU - King, Martin Luther Jr\nFAU - Smith, John V\nLA  - ger\nLA  - eng\n"
    (reference,) = carcite.loads(text).references
    assert reference.author == (
        Name(family="King", given="Martin Luther", suffix="Jr"),
        Name(family="Smith", given="John V"),
    )
    assert reference.language == "de"
    assert ("LA", "eng") in reference.extra


@pytest.mark.parametrize(
    ("stated", "page"),
    [("101-15", "101-115"), ("S12-6", "S12-6"), ("e123", "e123"), ("9-12", "9-12"), ("1-5, 8", "1-5, 8")],
)  # fmt: skip
def test_a_last_page_in_short_is_written_out(stated: str, page: str) -> None:
    (reference,) = carcite.loads(f"PMID- 1\nTI  - Peat.\nPG  - {stated}\n").references
    assert reference.page == page
