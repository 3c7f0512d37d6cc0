"""Identifiers: canonical, or an error that shows what one looks like."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite import InvalidIdentifier
from carcite.values.identifiers import (
    canonical_arxiv,
    canonical_doi,
    canonical_isbn,
    canonical_issn,
    canonical_orcid,
    canonical_pmcid,
    canonical_pmid,
    find_doi,
    find_dois,
    find_orcids,
)

SICI = "10.1002/(sici)1097-4636(199823)43:4<338::aid-jbm16>3.0.co;2-b"
Canonical = Callable[[str], str]

GOOD: dict[str, tuple[Canonical, str, str]] = {
    "DOI, bare": (canonical_doi, "10.3389/FIMMU.2025.1", "10.3389/fimmu.2025.1"),
    "DOI, resolver": (canonical_doi, "https://doi.org/10.1000/ABC.", "10.1000/abc"),
    "DOI, old resolver": (canonical_doi, "http://dx.doi.org/10.1000/abc", "10.1000/abc"),
    "DOI, label": (canonical_doi, "DOI: 10.1000/abc", "10.1000/abc"),
    "DOI, info URI": (canonical_doi, "info:doi/10.1000/abc", "10.1000/abc"),
    "DOI, SICI": (canonical_doi, SICI.upper(), SICI),
    "DOI, escaped": (canonical_doi, "10.1002%2F%28x%29", "10.1002/(x)"),
    "DOI, what web addresses add": (canonical_doi, "10.1000/abc/full?utm_source=x", "10.1000/abc"),
    "DOI, two that web addresses add": (canonical_doi, "10.1000/abc/abstract/pdf", "10.1000/abc"),
    "DOI, a suffix that is such a word": (canonical_doi, "10.1000/full", "10.1000/full"),
    "DOI, brackets in pairs": (canonical_doi, "10.1000/abc(1)", "10.1000/abc(1)"),
    "DOI, bracket of the sentence": (canonical_doi, "10.1000/abc).", "10.1000/abc"),
    "DOI, with what nobody sees": (canonical_doi, "10.1000/abc\u200b", "10.1000/abc"),
    "ISSN": (canonical_issn, "eISSN: 2434-561x", "2434-561X"),
    "ISSN without its hyphen": (canonical_issn, "03785955", "0378-5955"),
    "ISBN-13": (canonical_isbn, "978-3-16-148410-0", "9783161484100"),
    "ISBN-10": (canonical_isbn, "ISBN 3-16-148410-X", "316148410X"),
    "ORCID iD": (canonical_orcid, "https://orcid.org/0000-0002-1694-233x", "0000-0002-1694-233X"),
    "PubMed": (canonical_pmid, "PMID: 12345678", "12345678"),
    "PubMed address": (canonical_pmid, "https://pubmed.ncbi.nlm.nih.gov/123/", "123"),
    "PubMed Central": (canonical_pmcid, "pmc 1234567", "PMC1234567"),
    "arXiv": (canonical_arxiv, "arXiv:2401.01234v2", "2401.01234"),
    "arXiv address": (canonical_arxiv, "https://arxiv.org/abs/2401.01234", "2401.01234"),
    "arXiv DOI": (canonical_arxiv, "10.48550/arXiv.2401.01234", "2401.01234"),
    "arXiv, old": (canonical_arxiv, "math.GT/0309136", "math.GT/0309136"),
}


@pytest.mark.parametrize(("canonical", "text", "expected"), GOOD.values(), ids=GOOD)
def test_an_identifier_becomes_canonical(canonical: Canonical, text: str, expected: str) -> None:
    assert canonical(text) == expected


@pytest.mark.parametrize(("canonical", "expected"), [row[::2] for row in GOOD.values()], ids=GOOD)
def test_what_is_canonical_stays_as_it_is(canonical: Canonical, expected: str) -> None:
    assert canonical(expected) == expected


BAD: dict[str, tuple[Canonical, str]] = {
    "DOI, empty": (canonical_doi, ""),
    "DOI, another identifier": (canonical_doi, "ade/1391109086"),
    "DOI, short registrant": (canonical_doi, "10.1/abc"),
    "DOI, no suffix": (canonical_doi, "10.1000/"),
    "DOI, nothing but stops for a suffix": (canonical_doi, "10.1000/..."),
    "ISSN, check digit": (canonical_issn, "0378-595X"),
    "ISSN, empty": (canonical_issn, ""),
    "ISBN-13, check digit": (canonical_isbn, "978-0-306-40615-8"),
    "ISBN-10, check digit": (canonical_isbn, "0-306-40615-3"),
    "ISBN, empty": (canonical_isbn, ""),
    "ORCID iD, check digit": (canonical_orcid, "0000-0002-1825-0098"),
    "ORCID iD, empty": (canonical_orcid, ""),
    "PubMed, zero": (canonical_pmid, "0"),
    "PubMed, words": (canonical_pmid, "abc"),
    "PubMed Central, no prefix": (canonical_pmcid, "1234567"),
    "arXiv, no such month": (canonical_arxiv, "2413.01234"),
    "arXiv, a path with seven digits": (canonical_arxiv, "https://example.org/articles/1234567"),
}


@pytest.mark.parametrize(("canonical", "text"), BAD.values(), ids=BAD)
def test_what_is_none_is_refused(canonical: Canonical, text: str) -> None:
    with pytest.raises(InvalidIdentifier):
        canonical(text)


@pytest.mark.parametrize(
    "canonical",
    [canonical_doi, canonical_issn, canonical_isbn, canonical_orcid, canonical_pmid, canonical_pmcid, canonical_arxiv],
)  # fmt: skip
@given(
    text=st.text()
    | st.text(alphabet="0123456789Xx-. /:v", max_size=24)
    | st.from_regex(r"10\.\d{4,5}/[a-z().<>/;,\[\]]{1,20}(/full|/pdf|\?via=x){0,2}", fullmatch=True)
)
def test_canonical_is_idempotent(canonical: Canonical, text: str) -> None:
    try:
        once = canonical(text)
    except InvalidIdentifier:
        return
    assert canonical(once) == once


def test_dois_are_found_in_running_text_with_their_offsets() -> None:
    text = "See doi:10.1000/ABC. And (https://doi.org/10.1000/x(2)), not 110.1000/y nor 10.1000/."
    found = find_dois(text)
    assert [doi for doi, _, _ in found] == ["10.1000/abc", "10.1000/x(2)"]
    assert [text[start:end] for _, start, end in found] == ["10.1000/ABC", "10.1000/x(2)"]
    assert find_doi(text) == found[0]
    assert find_doi("no identifier here") is None


def test_orcid_ids_are_found_when_their_check_digit_is_right() -> None:
    text = "0000-0002-1825-0097 and 0000-0002-1825-0098"
    assert find_orcids(text) == [("0000-0002-1825-0097", 0, 19)]


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("10.1214/23-ASS1622.full", "10.1214/23-ass1622"),
        ("10.1101/2020.05.01.073262v1.full", "10.1101/2020.05.01.073262"),
        ("10.1101/073262v2", "10.1101/073262"),
        ("10.1093/abc/v12.short", "10.1093/abc/v12"),
        ("10.1000/full", "10.1000/full"),
    ],
)
def test_what_an_address_adds_to_a_doi_is_none_of_it(address: str, doi: str) -> None:
    assert canonical_doi(address) == doi
