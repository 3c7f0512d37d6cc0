"""Which DOI of a page's text is the article's own, by where each stands and what it stands with.

The first DOI of a page is another work's on one page in eight: a reference's, a neighbour's, a data
set's. The article's own stands in its front matter, with its volume and pages, alone on a line, in
the citation of itself, and oftener than once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from carcite.model.claims import Claim, Trust
from carcite.readers.text.citations import find_compressed, find_locators
from carcite.readers.text.page_text import PageText
from carcite.values.identifiers import find_dois
from carcite.values.patterns import regex

# A DOI with its offsets in the page's text.
OwnDoi = tuple[str, int, int]

# "…(97)04014-1Get rights and content" (ScienceDirect), "…/P17-2044Bib Export formats" (ACL): the next
# button or label runs into the DOI.
_GLUED = regex(
    r"(?<=[\da-z])(?:Get|Download|Copyright|Received|Published|Publication|Cite|Citation|View|PDF|Abstract|RIS|Bib|BibTeX|PubMed|Copy|Export|Share|Keywords|Authors?|Accepted|Volume|Issue|Pages?|License|Rights|Open)$"
)
# Zenodo's badge in Markdown and HTML, and the picture behind it.
_CODE = regex(r"(?:\.(?:svg|png|jpe?g|gif))?\)?\]\(.*$|\.(?:svg|png|jpe?g|gif)$")
# Words around a DOI that alone are on its line: the label, a button, an address.
MOST_BESIDE = 30
# A journal, its year, volume, issue and pages take less than this.
LONGEST_BEFORE = 160
# Long reviews cite a thousand works; the article's own DOI does not stand behind more.
MOST_DOIS = 3_000
# More labelled DOIs than these, behind the front matter, are those of a list of references.
MOST_LABELLED = 3
# "The supplementary material is available in the electronic version of this article: https://…".
_OWN_LABEL = regex(
    r"\b(?:of|at|for|see|cite) (?:this|the present) (?:article|paper|publication)\b[^.]{0,30}$",
    re.I,
)
# "Related Publication 10.1038/…", "Supplement to: …": a label of another work's DOI.
_OTHER_WORK = regex(
    r"\b(?:cite the (?:paper|article|publication)|described in|accompan\w+|relat\w+|supplement\w*|data ?sets?|data availab\w+|software|code|preprint|previous|next|correct\w+|referen\w+|version)\b[^.;]{0,80}$",
    re.I,
)
# Zenodo, Figshare, Dryad, Dataverse, Mendeley Data: behind an article's front matter, its data's.
_DATA_PREFIXES = ("10.5281/", "10.6084/", "10.5061/", "10.7910/", "10.17632/")
_PART_DOI = regex(r"(?P<doi>10\.7554/elife\.\d{5,6})\.\d{3}", re.I)
# "Journal article: 10.3390/… (DOI)" under "Is supplement to" (InvenioRDM).
_RELATION = regex(r"(?:Is|Has) (?:\w+ ){1,4}(?:to|by|of|from|in|for)|Has (?:part|version)")
_PAPER = regex(r"\.\d{5,9}\Z")
_PART = regex(r"[./-](?:[a-z]{1,5}\d{1,4}|suppl?\w{0,10})$")
_SITE_OF_PUBLISHER = regex(r"\b[\w.-]+\.(?:org|com|net)/doi/(?:abs/|full/|pdf/|epdf/)?$")


def find_unglued_dois(words: str) -> Iterator[tuple[str, int, int]]:
    """Yield each DOI in a line with its offsets, without the button that runs into it."""
    for doi, start, end in find_dois(words):
        glued = _GLUED.search(words, start, end)
        excess = end - glued.start() if glued else 0
        code = _CODE.search(words, start, end - excess)
        excess = end - code.start() if code else excess
        yield doi[: len(doi) - excess], start, end - excess


def own_dois(text: PageText) -> Iterator[tuple[str, int, int]]:
    """Yield the DOIs that may be the article's own, with their offsets: none of a list of references or related articles."""
    outline = text.outline
    for index, segment in enumerate(outline.segments):
        if outline.sections[index] in ("references", "related", "abstract", "body"):
            continue
        for doi, start, end in find_unglued_dois(segment.text):
            yield doi, segment.start + start, segment.start + end


def best_doi(found: Sequence[Claim]) -> OwnDoi | None:
    """Of the claims on DOIs that which is trusted most, with its offsets; of equals the first."""
    if not found:
        return None
    best = max(found, key=lambda claim: claim.trust)
    if best.trust < Trust.THRESHOLD or best.start is None or best.end is None:
        return None
    return str(best.value), best.start, best.end


def dois(text: PageText) -> Iterator[Claim]:
    """Claim every DOI on the page, trusted by where it stands."""
    found = list(
        islice(
            (
                (doi, index, start, end)
                for index, segment in enumerate(text.outline.segments)
                if "10." in segment.text
                for doi, start, end in find_unglued_dois(segment.text)
            ),
            MOST_DOIS,
        )
    )
    lines = Counter(doi for doi, _ in {(doi, index) for doi, index, _, _ in found})
    of_papers = {_PAPER.sub("", doi) for doi in lines if _PAPER.search(doi)}
    listed = len({doi for doi, index, _, _ in found if _is_listed(text, index)}) > MOST_LABELLED
    for doi, index, start, end in found:
        trust = _trust(text, index, (start, end), listed)
        if trust is None:
            continue
        if (
            doi.startswith(_DATA_PREFIXES)
            and not text.is_front(index)
            and not _is_labelled_alone(text, index)
        ):
            trust = min(trust, Trust.PROSE - 5)
        if doi in of_papers:
            # ACM's proceedings have the DOI that the papers' begin with, and ISBN and editors beside it.
            trust = min(trust, Trust.THRESHOLD - 5)
        whole = _PART_DOI.fullmatch(doi)
        if whole is not None and whole["doi"] in lines:
            trust = min(trust, Trust.THRESHOLD - 5)
        if _PART.search(doi) and _PART.sub("", doi) in lines:
            # PLOS gives each figure and table the article's DOI with ".t001" behind it.
            trust = min(trust, Trust.THRESHOLD - 5)
        if lines[doi] > 1 and trust >= Trust.POSITION:
            trust += 2
        offset = text.outline.segments[index].start
        yield text.claim("doi", offset + start, offset + end, trust, value=doi)
        if whole is not None and whole["doi"] not in lines:
            note = "eLife gives each part of an article its DOI with a number behind it"
            end = start + len(whole["doi"])
            yield text.claim("doi", offset + start, offset + end, trust + 1, value=whole["doi"],
                             basis="derived", note=note)  # fmt: skip


def _is_labelled_alone(text: PageText, index: int) -> bool:
    """Say whether a DOI is the value of the label "DOI": a record of data has its own so, far below (InvenioRDM)."""
    return text.outline.sections[index] == "doi" and (
        text.outline.segments[index].label is not None
        or text.outline.segments[index - 1].kind == "doi"
    )


def _is_listed(text: PageText, index: int) -> bool:
    """Say whether a DOI's line stands behind the front matter, under no label but its own."""
    return not text.is_front(index) and text.outline.sections[index] != "cite"


def _trust(text: PageText, index: int, span: tuple[int, int], listed: bool) -> int | None:
    """How far a DOI is trusted to be the article's own; None in a list of other works."""
    outline = text.outline
    segment, section = outline.segments[index], outline.sections[index]
    labelled = segment.kind == "doi" or section == "doi"
    alone = len(segment.text) - (span[1] - span[0]) < MOST_BESIDE
    before = _before(segment.text, span[0])
    if _OTHER_WORK.search(before) and not _OWN_LABEL.search(before):
        return Trust.THRESHOLD - 5
    if index and _RELATION.fullmatch(outline.segments[index - 1].text):
        return Trust.THRESHOLD - 5
    if text.is_front(index) and section not in ("abstract", "related"):
        if labelled or alone or _is_beside_locators(segment.text, span[0]):
            return Trust.LABELLED if labelled or section != "cite" else Trust.LINE
        if outline.roles[index] not in ("prose", "rights"):
            return Trust.LINE
    if section in ("references", "related"):
        return None
    if section == "cite":
        return Trust.LINE - 5 if _cites_itself(text, index) else Trust.POSITION
    if labelled or alone:
        return Trust.POSITION - 5 if listed else Trust.LABELLED if labelled else Trust.LINE
    return _trust_within_line(text, index, span, listed)


def _trust_within_line(text: PageText, index: int, span: tuple[int, int], listed: bool) -> int:
    """How far a DOI among other words is trusted, behind the front matter."""
    outline = text.outline
    words = outline.segments[index].text
    if _SITE_OF_PUBLISHER.search(words, max(0, span[0] - 60), span[0]) and len(words) < 120:
        return Trust.PROSE - 5
    if _is_beside_locators(words, span[0]) and not listed:
        # HighWire's box: "Bioinformatics (2012) 28 (22): 2891-2897. doi: …".
        return Trust.POSITION
    if text.is_own_citation(words):
        return Trust.LINE - 5
    if _OWN_LABEL.search(_before(words, span[0])):
        return Trust.POSITION
    section = outline.sections[index]
    if (
        listed
        or section in ("abstract", "body", "license")
        or outline.roles[index] in ("prose", "rights")
    ):
        # A DOI in prose is a data set's or another article's as often as not.
        return Trust.THRESHOLD - 5
    return Trust.LINE


def _before(words: str, at: int) -> str:
    """The words before a DOI, without its own prefix."""
    return _PREFIX.sub("", words[max(0, at - 140) : at])


_PREFIX = regex(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|\bdoi:?\s?)$", re.I)


def _is_beside_locators(words: str, at: int) -> bool:
    """Say whether a journal's locators stand before a DOI, and nothing before them: no authors, no title."""
    if at > LONGEST_BEFORE:
        return False
    before = words[:at]
    found = find_compressed(before) or find_locators(before)
    return len(found) > 2 and min(one.start for one in found) < 30


def _cites_itself(text: PageText, index: int) -> bool:
    """Say whether a line under "How to cite" is of this article: the page has few such lines, or it has the title."""
    span = next((span for span in text.outline.spans("cite") if index in span), [])
    return len(span) < 8 or text.is_own_citation(text.outline.segments[index].text)
