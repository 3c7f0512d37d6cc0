"""What a page says it is decides its type, in whatever vocabulary; what stands on any page does not."""

from __future__ import annotations

from typing import get_args

import pytest

import carcite
from carcite.lexicon.words import WORKS
from carcite.model.reference import ItemType
from carcite.values import work_types
from carcite.values.work_types import find_work_type, is_preprint_doi, parse_work_type

ABSTRACT = (
    "Abstract\n\n"
    + "Reed beds take up salt when the tide comes in late, and nobody knows why. " * 4
)


def test_every_kind_is_one_of_csl_s() -> None:
    assert set(WORKS) | set(work_types._COAR.values()) <= set(get_args(ItemType))


@pytest.mark.parametrize("kind", WORKS)
def test_every_word_of_the_lexicon_means_its_kind(kind: str) -> None:
    assert {word: parse_work_type(word) for word in WORKS[kind]} == dict.fromkeys(WORKS[kind], kind)


STATED = {
    "Thesis (PhD)": "thesis",
    "Text; Thesis": "thesis",
    "text.Thesis.Doctoral": "thesis",
    "Restricted Access Thesis": "thesis",
    "Thesis - campus only access": "thesis",
    "Thèse de doctorat": "thesis",
    "Conference or Workshop Item - Paper": "paper-conference",
    "https://vocabularies.coar-repositories.org/resource_types/c_816b/": "article",
    "http://purl.org/coar/resource_type/c_18gh": "report",
    "info:eu-repo/semantics/conferenceObject": "paper-conference",
    "http://purl.org/dc/dcmitype/Dataset": "dataset",
    "Capítulo de livro": "chapter",
    "диссертация": "thesis",
    "学位论文": "thesis",
}


@pytest.mark.parametrize(("words", "kind"), STATED.items(), ids=STATED)
def test_a_stated_type_is_read(words: str, kind: str) -> None:
    assert parse_work_type(words) == kind


@pytest.mark.parametrize("words", ["Text", "Website", "Peer-reviewed", "en", "", "Other", "c_1843"])
def test_what_is_no_kind_of_work_is_none(words: str) -> None:
    with pytest.raises(ValueError, match="not a known type of work"):
        parse_work_type(words)


LINES = {
    "PhD thesis": "thesis",
    "Doctoral dissertation, University of Ostmark, 2015": "thesis",
    "Open Access Peer-reviewed Chapter": "chapter",
    "Preprint": "article",
    "Conference paper": "paper-conference",
    "Dataset": "dataset",
}
NO_STATEMENTS = (
    "Chapters in the life of a reed",
    "Thesis writing in wet years",
    "Data",
    "Report",
    "Book",
    "Video",
    "A dissertation on reeds",
    "Research Report",
    "Preprints are welcome here",
)


@pytest.mark.parametrize(("line", "kind"), LINES.items(), ids=LINES)
def test_a_line_says_of_what_kind_its_work_is(line: str, kind: str) -> None:
    assert find_work_type(line) == kind
    reading = carcite.read(f"Reeds on two coasts\n\nMerle Osei\n\n{line}\n\n{ABSTRACT}")
    assert reading.reference.type == kind


@pytest.mark.parametrize("line", NO_STATEMENTS)
def test_a_line_that_only_holds_such_a_word_says_nothing(line: str) -> None:
    assert find_work_type(line) is None


def test_an_abstract_alone_is_the_weakest_sign() -> None:
    plain = carcite.read(f"Reeds on two coasts\n\nMerle Osei\n\n{ABSTRACT}")
    assert plain.reference.type == "article-journal"
    assert plain.claims["type"].chosen is not None
    assert plain.claims["type"].chosen.basis == "derived"
    posted = carcite.read(
        f"Reeds on two coasts\n\nMerle Osei\n\nhttps://doi.org/10.1101/2021.04.22.999991\n\n{ABSTRACT}"
    )
    assert posted.reference.type == "article"
    assert [one.value for one in posted.claims["type"].rejected] == ["article-journal"]


@pytest.mark.parametrize(
    ("doi", "preprint"),
    [
        ("10.1101/2021.04.22.440991", True),
        ("10.1101/123456", True),
        ("10.1101/gr.133744.111", False),
        ("10.1101/gad.1234567", False),
        ("10.48550/arxiv.2301.00001", True),
        ("10.21203/rs.3.rs-1/v1", True),
        ("10.2139/ssrn.123", True),
        ("10.1371/journal.pone.0000308", False),
    ],
)
def test_only_what_a_preprint_server_gives_is_a_preprint_s(doi: str, preprint: bool) -> None:
    assert is_preprint_doi(doi) is preprint
