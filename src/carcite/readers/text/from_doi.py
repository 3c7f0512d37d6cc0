"""What the article's DOI tells where no line does: publishers write ISSN, volume, issue and number into it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carcite.errors import InvalidIdentifier
from carcite.model.claims import Claim, Trust
from carcite.readers.found import found_in
from carcite.readers.text.own_doi import best_doi
from carcite.readers.text.page_text import PageText
from carcite.values.identifiers import canonical_issn
from carcite.values.patterns import regex

_I = r"(?P<issn>\d{4}-?\d{3}[\dx])"
# One row a shape: the registrants' prefixes ("" is any), the suffix, an example.
SHAPES = (
    ("10.1088 10.3847", rf"{_I}/(?P<volume>\d{{1,4}})/(?P<issue>\d{{1,3}}[a-z]?)/(?P<place>[a-z]?\d{{1,7}})", "1748-605x/14/3/035018"),
    ("10.1080 10.3109", rf"{_I}(?:\.(?:19|20)\d\d\.\d{{4,9}}|\d{{8,9}})", "00029157.2009.10401707"),
    ("10.1016 10.1017 10.1142", rf"s{_I}(?:\(\d\d\)\d{{5}}-[\dx]|\d{{8,9}}[\dx]?)", "s0009-2614(97)04014-1"),
    # Of Elsevier's DOIs of January to April 151 of 154 have the year of issue, of the later ones fewer.
    ("10.1016", r"j\.[a-z-]{2,20}\.(?P<year>(?:19|20)\d\d)\.0[1-4]\.\d{3,6}", "j.envsci.2023.04.016"),
    ("10.1215 10.1017 10.1163 10.1162", rf"{_I}[-.].{{3,30}}", "00127094-3129809"),
    ("10.1002 10.1111", rf"\(sici\){_I}\((?P<year>(?:19|20)\d\d)(?:\d\d){{0,2}}(?:/\d\d)?\)(?P<volume>\d{{1,4}}):(?P<issue>\d{{1,3}})<(?P<place>\d{{1,5}}).{{3,40}}", "(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"),
    ("10.1186", rf"{_I}-(?P<volume>\d{{1,3}})-(?P<number>[a-z]?\d{{1,4}})", "1479-5868-11-34"),
    ("10.1103", r"(?:phys|rev)[a-z]{3,12}\.(?P<volume>\d{1,3})\.(?P<place>[a-z]?\d{1,6})", "physrevx.12.041027"),
    ("10.1364", r"[a-z]{2,6}\.(?P<volume>\d{1,3})\.0{0,5}(?P<page>[a-z]?\d{1,6})", "oe.25.027736"),
    ("10.1117", r"1\.[a-z]{2,8}\.(?P<volume>\d{1,3})\.0?(?P<issue>\d{1,2})\.(?P<number>\d{6})", "1.jei.28.6.063006"),
    ("10.3390", r"[a-z]{1,20}(?P<volume>\d{1,2})(?P<issue>\d\d)(?P<number>\d{4})", "foods10081757"),
    ("10.3390", r"[a-z]{1,20}(?P<volume>\d\d)(?P<issue>\d\d)(?P<number>\d{5})", "ijms222413456"),
    ("10.5194", r"[a-z]{1,8}-(?P<volume>\d{1,3})-(?P<page>\d{1,5})-(?P<year>(?:19|20)\d\d)", "bg-1-1-2004"),
    ("10.1371", r"journal\.p(?:one(?=\.0(?:[1-9]|0[7-9]))|[a-z]{3}(?=\.1))\.(?P<elocator>\d{7})", "journal.pone.0303969"),
    ("10.7717", r"peerj\.(?P<elocator>\d{1,6})", "peerj.4886"),
    ("10.7554", r"elife\.(?P<elocator>\d{5,6})", "elife.44753"),
    ("10.1098", r"[a-z]{4,5}\.(?P<number>(?:201[4-9]|202\d)\.\d{4})", "rsif.2019.0334"),
    ("10.24963", r"ijcai\.(?P<year>20\d\d)/\d{1,4}", "ijcai.2018/512"),
    ("10.18653", r"v1/[a-z](?P<year>\d\d)-\d{4}", "v1/p17-2044"),
    ("10.18653", r"v1/(?P<year>20\d\d)\.[a-z].{3,30}", "v1/2020.acl-main.5"),
    ("10.1109", r"[a-z]{2,9}\d{0,5}\.(?P<year>(?:19|20)\d\d)\.\d{2,4}", "cvpr.2016.90"),
    ("10.1051", r"[a-z]{2,10}:0(?P<year>(?:19|20)\d\d)(?P<volume>\d{4})(?P<issue>\d\d)(?P<page>\d{4})00", "jphysrad:01955001606044400"),
    ("10.1051", r"[a-z]{2,10}:0(?P<year>(?:19|20)\d\d)(?P<volume>\d{4})(?P<issue>\d{3})(?P<page>\d{5})00", "jphys:0197800390100105500"),
    # What editors of Open Journal Systems put together: volume, issue and often the year and the page.
    ("", rf"{_I}[-/.](?P<year>(?:19|20)\d\d)[-/.](?P<volume>\d{{1,4}})[-/.](?P<issue>\d{{1,3}})[-/.](?P<page>\d{{1,5}}-\d{{1,5}})", "2226-1494-2015-15-1-1-10"),
    ("", r"[a-z][a-z-]{1,20}[./-]?v(?:ol)?\.?(?P<volume>\d{1,3})[./-]?(?:i|n|no|iss)\.?(?P<issue>\d{1,3})(?:p(?P<page>\d{1,5})|[./-].{1,20})?", "ass.v8n5p123"),
    # SciELO's identifier of an article: ISSN, year, order of the issue, order of the article.
    ("", r"s(?P<issn>\d{4}-\d{3}[\dx])(?P<year>(?:19|20)\d\d)\d{9}", "s1807-59322011000500031"),
    ("", r"(?:j\.|s)?(?P<issn>\d{4}-\d{3}[\dx])[/.x-].{2,40}", "j.1365-2486.2010.02345.x"),
)  # fmt: skip
_COMPILED = tuple((frozenset(prefixes.split()), regex(shape)) for prefixes, shape, _ in SHAPES)
# Longer numbers than pages have, and those with a letter, are article numbers.
_ARTICLE_NUMBER = regex(r"[a-z]\d{1,7}|\d{6,7}")


@dataclass(frozen=True, slots=True)
class Part:
    """A variable's value that stands in a DOI, with its offsets in the DOI."""

    variable: str
    value: str
    start: int
    end: int


def parts_of(doi: str) -> tuple[Part, ...]:
    """Return what a DOI says of its article, by its publisher's scheme; empty for most.

    >>> [(part.variable, part.value) for part in parts_of("10.3390/foods10081757")]
    [('volume', '10'), ('issue', '8'), ('number', '1757')]
    """
    prefix, _, suffix = doi.lower().partition("/")
    for prefixes, shape in _COMPILED:
        if prefixes and prefix not in prefixes:
            continue
        found = shape.fullmatch(suffix)
        if found is not None:
            try:
                return tuple(_parts(found, len(prefix) + 1))
            except InvalidIdentifier:
                continue
    return ()


def _parts(found: re.Match[str], offset: int) -> Iterator[Part]:
    for one in found_in(found):
        variable, value = _value_of_group(one.variable, one.words)
        yield Part(variable, value, offset + one.start, offset + one.end)


def _value_of_group(group: str, words: str) -> tuple[str, str]:
    if group == "issn":
        return "issn", canonical_issn(words.upper())
    if group == "issued":
        # The ACL Anthology has two digits: P79 to W19.
        short = f"{19 if int(words) > 70 else 20}{words}"
        return "issued", words if len(words) == 4 else short
    if group == "elocator":
        return "number", f"e{words}"
    if group == "place":
        is_number = _ARTICLE_NUMBER.fullmatch(words) is not None
        return ("number" if is_number else "page"), words.upper()
    if group == "number":
        return "number", words.replace(".", "").lstrip("0") if "." in words or len(
            words
        ) < 6 else words
    return group, words.lstrip("0")


# Who registered a prefix, where all its DOIs are one publisher's: in Crossref's and DataCite's words,
# without the form of the company. A journal that has moved keeps its old DOIs.
REGISTRANTS = {
    "10.1001": "American Medical Association", "10.1007": "Springer", "10.1016": "Elsevier",
    "10.1017": "Cambridge University Press", "10.1021": "American Chemical Society",
    "10.1037": "American Psychological Association", "10.1039": "Royal Society of Chemistry",
    "10.1051": "EDP Sciences", "10.1055": "Georg Thieme Verlag", "10.1061": "American Society of Civil Engineers",
    "10.1063": "AIP Publishing", "10.1073": "National Academy of Sciences", "10.1088": "IOP Publishing",
    "10.1090": "American Mathematical Society", "10.1093": "Oxford University Press", "10.1098": "The Royal Society",
    "10.1101": "Cold Spring Harbor Laboratory", "10.1103": "American Physical Society",
    "10.1108": "Emerald", "10.1109": "IEEE", "10.1117": "SPIE", "10.1126": "American Association for the Advancement of Science",
    "10.1128": "American Society for Microbiology", "10.1136": "BMJ", "10.1137": "Society for Industrial and Applied Mathematics",
    "10.1142": "World Scientific", "10.1145": "Association for Computing Machinery", "10.1146": "Annual Reviews",
    "10.1152": "American Physiological Society", "10.1163": "Brill", "10.1175": "American Meteorological Society",
    "10.1177": "SAGE Publications", "10.1186": "BioMed Central", "10.1200": "American Society of Clinical Oncology",
    "10.1215": "Duke University Press", "10.1371": "Public Library of Science", "10.1594": "PANGAEA",
    "10.1609": "Association for the Advancement of Artificial Intelligence", "10.18653": "Association for Computational Linguistics",
    "10.24963": "International Joint Conferences on Artificial Intelligence Organization",
    "10.3390": "MDPI", "10.3847": "American Astronomical Society", "10.4018": "IGI Global",
    "10.5194": "Copernicus Publications", "10.5281": "Zenodo", "10.5438": "DataCite", "10.53731": "Front Matter",
    "10.7554": "eLife Sciences Publications", "10.7717": "PeerJ",
}  # fmt: skip

# Journals whose article numbers begin with the issue: "125205" is the fifth of its section in issue 12.
_NUMBERED_BY_ISSUE = frozenset(("10.1103", "10.1063"))


def issue_of_number(doi: str, number: str) -> str | None:
    """Return the issue that an article number of the American Physical Society or of AIP begins with.

    >>> issue_of_number("10.1103/physrevx.12.041027", "041027")
    '4'
    """
    if doi.split("/")[0] not in _NUMBERED_BY_ISSUE:
        return None
    found = re.fullmatch(r"L?(\d\d)\d{4}", number)
    return found[1].lstrip("0") or None if found else None


def from_doi(text: PageText, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Derive what the article's DOI says of it; `claims` are those that its lines gave."""
    own = best_doi([claim for claim in claims if claim.variable == "doi"])
    if own is None:
        return
    doi, start, _ = own
    for part in parts_of(doi):
        yield text.claim(
            part.variable,
            start + part.start,
            start + part.end,
            Trust.DERIVED + (2 if part.variable == "issued" else 0),
            value=None if part.variable == "issued" else _value(part.variable, part.value),
            basis="derived",
            note="the publisher writes it into the DOI",
        )
    registrant = REGISTRANTS.get(doi.partition("/")[0])
    if registrant is not None:
        prefix = doi.index("/")
        note = f"{doi[:prefix]} is the DOI prefix that it registered"
        yield text.claim("publisher", start, start + prefix, Trust.DERIVED, value=registrant,
                         basis="derived", note=note)  # fmt: skip
    yield from _issue(text, doi, [claim for claim in claims if claim.trust >= Trust.DERIVED])


def _value(variable: str, words: str) -> str | tuple[str, ...]:
    return (words,) if variable == "issn" else words


def _issue(text: PageText, doi: str, claims: list[Claim]) -> Iterator[Claim]:
    """Derive the issue from the article number, or from the journals' having one issue a volume."""
    for claim in claims:
        if claim.start is None or claim.end is None:
            continue
        issue = None
        if claim.variable in ("page", "number"):
            issue = issue_of_number(doi, claim.quote.strip())
            note = "the publisher's article numbers begin with the issue's"
        elif claim.variable == "volume" and doi.startswith("10.1186/"):
            issue, note = "1", "BioMed Central's journals have one issue a volume, numbered 1"
        if issue is not None:
            yield text.claim("issue", claim.start, claim.end, Trust.DERIVED, value=issue,
                             basis="derived", note=note)  # fmt: skip
            return
