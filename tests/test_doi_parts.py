"""What a DOI tells of its article, by its publisher's scheme."""

import pytest

from carcite.readers.text.from_doi import SHAPES, issue_of_number, parts_of

# The DOI, and the variables with their values that stand in it.
TOLD = {
    "10.1088/1748-605X/14/3/035018": {"issn": "1748-605X", "volume": "14", "issue": "3", "number": "035018"},
    "10.1088/0026-1394/12/4/002": {"issn": "0026-1394", "volume": "12", "issue": "4", "page": "002"},
    "10.1016/S0009-2614(97)04014-1": {"issn": "0009-2614"},
    "10.1016/j.envsci.2023.04.016": {"issued": "2023"},
    "10.1017/S0022112010001217": {"issn": "0022-1120"},
    "10.1002/(SICI)1097-4571(1998)49:8<693::AID-ASI4>3.0.CO;2-O": {"issn": "1097-4571", "issued": "1998", "volume": "49", "issue": "8", "page": "693"},
    "10.1186/1479-5868-11-34": {"issn": "1479-5868", "volume": "11", "number": "34"},
    "10.1103/PhysRevX.12.041027": {"volume": "12", "number": "041027"},
    "10.1103/PhysRevLett.9.439": {"volume": "9", "page": "439"},
    "10.1364/OE.25.000794": {"volume": "25", "page": "794"},
    "10.3390/foods10081757": {"volume": "10", "issue": "8", "number": "1757"},
    "10.3390/ijms222413456": {"volume": "22", "issue": "24", "number": "13456"},
    "10.5194/bg-1-1-2004": {"volume": "1", "page": "1", "issued": "2004"},
    "10.1371/journal.pone.0303969": {"number": "e0303969"},
    "10.7554/eLife.44753": {"number": "e44753"},
    "10.1098/rsif.2019.0334": {"number": "20190334"},
    "10.24963/ijcai.2018/512": {"issued": "2018"},
    "10.18653/v1/P17-2044": {"issued": "2017"},
    "10.18653/v1/P79-2001": {"issued": "1979"},
    "10.1109/CVPR.2016.90": {"issued": "2016"},
    "10.1051/jphysrad:01955001606044400": {"issued": "1955", "volume": "16", "issue": "6", "page": "444"},
    "10.17586/2226-1494-2015-15-1-1-10": {"issn": "2226-1494", "issued": "2015", "volume": "15", "issue": "1", "page": "1-10"},
    "10.5539/ass.v8n5p123": {"volume": "8", "issue": "5", "page": "123"},
    "10.1590/S1807-59322011000500031": {"issn": "1807-5932", "issued": "2011"},
    "10.1111/j.1365-2486.2010.02345.x": {"issn": "1365-2486"},
}  # fmt: skip

# DOIs that look as if they told something, and do not: a code of the journal's, the year of
# assignment, an ISSN whose check digit is wrong, numbers of before a publisher's present scheme.
SILENT = (
    "10.1038/s41586-020-2649-2",
    "10.1016/j.envsci.2023.09.016",
    "10.1007/s10924-010-0192-1",
    "10.1109/TPAMI.2016.2577031",
    "10.1088/1748-6050/14/3/035018",
    "10.1371/journal.pone.0011958",
    "10.1371/journal.pbio.0040152",
    "10.1093/bioinformatics/bts552",
    "10.1063/5.0188905",
)


@pytest.mark.parametrize("doi", TOLD)
def test_a_doi_tells_what_its_publisher_writes_into_it(doi: str) -> None:
    parts = parts_of(doi)
    assert {part.variable: part.value for part in parts} == TOLD[doi]


@pytest.mark.parametrize("doi", TOLD)
def test_a_part_of_a_doi_has_the_offsets_of_its_words(doi: str) -> None:
    for part in parts_of(doi):
        words = doi[part.start : part.end].lower().replace("-", "").replace(".", "")
        bare = part.value.lower().replace("-", "").removeprefix("e")
        assert bare.endswith(words.lstrip("0")) or words.endswith(bare)


@pytest.mark.parametrize("doi", SILENT)
def test_a_doi_that_only_seems_to_tell_gives_nothing(doi: str) -> None:
    assert parts_of(doi) == ()


@pytest.mark.parametrize("example", [row[2] for row in SHAPES])
def test_every_shape_fits_its_own_example(example: str) -> None:
    prefixes = next(row[0] for row in SHAPES if row[2] == example).split() or ["10.99999"]
    assert parts_of(f"{prefixes[0]}/{example}")


@pytest.mark.parametrize(
    ("doi", "number", "issue"),
    [
        ("10.1103/physrevx.12.041027", "041027", "4"),
        ("10.1103/physreva.104.l040801", "L040801", "4"),
        ("10.1063/5.0188905", "125205", "12"),
        ("10.1103/physrevlett.9.439", "439", None),
        ("10.1088/1748-605x/14/3/035018", "035018", None),
    ],
)
def test_an_article_number_begins_with_the_issue_at_two_publishers(
    doi: str, number: str, issue: str | None
) -> None:
    assert issue_of_number(doi, number) == issue
