"""Identifiers: DOI, ISSN, ISBN, ORCID iD, PMID, PMCID, arXiv id. `canonical_x` raises, `find_x` looks."""

from __future__ import annotations

import re
from typing import NewType
from urllib.parse import unquote

from carcite.errors import InvalidIdentifier
from carcite.values.patterns import regex
from carcite.values.text import clean

Doi = NewType("Doi", str)
Issn = NewType("Issn", str)
Isbn = NewType("Isbn", str)
Orcid = NewType("Orcid", str)

# DOI handbook 2.2: "10.", a registrant of four to nine digits (sub-divided by stops), a slash, a
# suffix of any characters. Old Wiley DOIs (SICI) hold <>;() .
_DOI = regex(r"10\.[0-9]{4,9}(?:\.[0-9]{1,6}){0,3}/[^\s\"'“”‘’]{1,300}")
_DOI_PREFIX = regex(r"^(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|(?:info:)?doi[:/]?\s{0,3})", re.I)
_TRAILING = ".,;:!?)]}>⟩'\"”’»"
_PAIRS = {")": "(", "]": "[", ">": "<", "}": "{", "⟩": "⟨"}
# What web addresses carry behind a DOI.
_DOI_TAIL = regex(
    r"(?:[/.](?:full|abstract|pdf|epdf|fulltext|full-text|html|full\.pdf|short|long|summary|references|figures-only)"
    r"|/meta|[?&#](?:utm_|via=|src=|journalCode=).*)$",
    re.I,
)
# The servers of bioRxiv and medRxiv number the versions in the address; all of them have one DOI.
_VERSION_TAIL = regex(r"(?<=\d)v\d{1,2}$")
_VERSIONED = ("10.1101/", "10.64898/")


def canonical_doi(text: str) -> Doi:
    """Return the bare DOI in lower case (DOIs are case-insensitive), without prefix and trailing stops.

    >>> canonical_doi("https://doi.org/10.3389/FIMMU.2025.1625166.")
    '10.3389/fimmu.2025.1625166'

    Raises InvalidIdentifier when there is none.
    """
    words = _DOI_PREFIX.sub("", clean(text))
    if "%2f" in words.lower() or "%3c" in words.lower() or "%28" in words:
        words = unquote(words)
    found = _DOI.match(words)
    doi = found and _bare(found.group())
    if not doi:
        raise InvalidIdentifier(f"no DOI in {text[:120]!r}; a DOI looks like 10.1234/abc")
    return Doi(doi.lower())


def find_doi(text: str) -> tuple[Doi, int, int] | None:
    """Find the first DOI in running text: the DOI and its offsets; None when there is none."""
    return next(iter(find_dois(text)), None)


def find_dois(text: str) -> list[tuple[Doi, int, int]]:
    """Find every DOI in running text, with its offsets."""
    found = []
    for match in _DOI.finditer(text):
        if match.start() and (text[match.start() - 1].isdigit() or text[match.start() - 1] == "."):
            continue
        words = _untrail(match.group())
        if words.endswith("/"):
            continue
        found.append((Doi(words.lower()), match.start(), match.start() + len(words)))
    return found


def _bare(doi: str) -> str | None:
    """Take off what stands behind a DOI, as often as it does; None when that was all of its suffix."""
    before = None
    while before != doi:
        before = doi
        shorter = _DOI_TAIL.sub("", doi)
        # "10.1000/full" is a DOI whose suffix is the word.
        doi = _untrail(shorter if "/" in shorter else doi)
    if doi.startswith(_VERSIONED):
        doi = _VERSION_TAIL.sub("", doi)
    return None if doi.endswith("/") else doi


# "10.15184/aqy.2022.94[Opens in a new window]": what a bracket that is not closed begins is a note.
_NOTE_BEHIND = regex(r"\[[A-Za-z]{2,20}$")


def _untrail(doi: str) -> str:
    doi = _NOTE_BEHIND.sub("", doi)
    while doi and doi[-1] in _TRAILING:
        opening = _PAIRS.get(doi[-1])
        if opening and doi.count(opening) >= doi.count(doi[-1]):
            break
        doi = doi[:-1]
    return doi


_ISSN = regex(r"\b(\d{4})[-‐–]?(\d{3}[\dXx])\b")


def canonical_issn(text: str) -> Issn:
    """Return an ISSN as NNNN-NNNX (ISO 3297); raises InvalidIdentifier when the check digit is wrong."""
    found = _ISSN.search(text)
    if found is None:
        raise InvalidIdentifier(f"no ISSN in {text[:80]!r}; an ISSN looks like 1234-5679")
    digits = (found[1] + found[2]).upper()
    total = sum((8 - i) * (10 if char == "X" else int(char)) for i, char in enumerate(digits))
    if total % 11:
        raise InvalidIdentifier(f"ISSN {found.group()!r} has a wrong check digit")
    return Issn(f"{digits[:4]}-{digits[4:]}")


_ISBN = regex(r"(?<!\d)(?:97[89][-– ]?)?\d(?:[-– ]?\d){8}[-– ]?[\dXx](?!\d)")


def canonical_isbn(text: str) -> Isbn:
    """Return an ISBN without hyphens (ISO 2108); raises InvalidIdentifier when the check digit is wrong."""
    found = _ISBN.search(text)
    if found is None:
        raise InvalidIdentifier(f"no ISBN in {text[:80]!r}; an ISBN has 10 or 13 digits")
    digits = re.sub(r"[-– ]", "", found.group()).upper()
    if len(digits) == 13 and "X" not in digits:
        good = sum(int(char) * (1, 3)[i % 2] for i, char in enumerate(digits)) % 10 == 0
    else:
        good = (
            len(digits) == 10
            and sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(digits)) % 11 == 0
        )
    if not good:
        raise InvalidIdentifier(f"ISBN {found.group()!r} has a wrong check digit")
    return Isbn(digits)


# The digit before all else lets the engine pass over what is none.
_ORCID = regex(r"\d(?<!\w\d)\d{3}-\d{4}-\d{4}-\d{3}[\dXx]\b")


def canonical_orcid(text: str) -> Orcid:
    """Return a bare ORCID iD (ISO 7064 mod 11-2); raises InvalidIdentifier when the check digit is wrong."""
    found = _ORCID.search(text)
    if found is None:
        raise InvalidIdentifier(f"no ORCID iD in {text[:80]!r}; one looks like 0000-0002-1825-0097")
    digits = found.group().replace("-", "").upper()
    total = 0
    for char in digits[:-1]:
        total = (total + int(char)) * 2
    if "0123456789X"[(12 - total % 11) % 11] != digits[-1]:
        raise InvalidIdentifier(f"ORCID iD {found.group()!r} has a wrong check digit")
    return Orcid(found.group().upper())


def find_orcids(text: str) -> list[tuple[Orcid, int, int]]:
    """Find every valid ORCID iD in running text, with its offsets."""
    found: list[tuple[Orcid, int, int]] = []
    # ORCID has given out numbers from 0000-0001-5000-0007 and 0009-0000-0000-0000 on, and no others.
    if "000" not in text:
        return found
    for match in _ORCID.finditer(text):
        try:
            found.append((canonical_orcid(match.group()), match.start(), match.end()))
        except InvalidIdentifier:
            continue
    return found


_PMID = regex(
    r"(?:PMID:?\s{0,3}|(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|(?:www\.)?ncbi\.nlm\.nih\.gov/pubmed/))?([1-9]\d{0,8})",
    re.I,
)
_PMCID = regex(r"\bPMC\s?(\d{3,9})\b", re.I)
# arXiv identifiers since April 2007 are YYMM.NNNNN; before, one of these archives and YYMMNNN
# (https://info.arxiv.org/help/arxiv_identifier.html). Of a DOI by arXiv, what follows "arXiv.".
_ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas "
    "cond-mat cs dg-ga funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex "
    "nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph solv-int supr-con"
)
_MONTH = r"\d{2}(?:0[1-9]|1[0-2])"
_ARXIV = regex(
    rf"((?:(?<![\d.])|(?<=[Xx][Ii][Vv]\.)){_MONTH}\.\d{{4,5}}"
    rf"|(?<![a-z-])(?:{'|'.join(_ARCHIVES.split())})(?:\.[A-Z]{{2}})?/{_MONTH}\d{{3}})(v\d{{1,2}})?(?!\d)"
)


def canonical_pmid(text: str) -> str:
    """Return a PubMed id as digits; raises InvalidIdentifier."""
    found = _PMID.fullmatch(text.strip().rstrip("/"))
    if found is None:
        raise InvalidIdentifier(f"no PubMed id in {text[:80]!r}; one has up to nine digits")
    return found[1]


def canonical_pmcid(text: str) -> str:
    """Return a PubMed Central id as `PMC` and digits; raises InvalidIdentifier."""
    found = _PMCID.search(text)
    if found is None:
        raise InvalidIdentifier(f"no PubMed Central id in {text[:80]!r}; one looks like PMC1234567")
    return f"PMC{found[1]}"


def canonical_arxiv(text: str) -> str:
    """Return an arXiv id without its version; raises InvalidIdentifier."""
    found = _ARXIV.search(text)
    if found is None:
        raise InvalidIdentifier(f"no arXiv id in {text[:80]!r}; one looks like 2401.01234")
    return found[1]
