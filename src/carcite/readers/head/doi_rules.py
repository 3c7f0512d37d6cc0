"""What a DOI tells of its article at publishers that number articles in it."""

from __future__ import annotations

import re

from carcite.values.patterns import regex
from carcite.values.work_types import is_preprint_doi

# Publishers whose citation_firstpage is no page: their articles have numbers.
#   10.3389 Frontiers: a system's id; the article number is the DOI's last part.
#   10.3390 MDPI, 10.1371 PLOS, 10.7717 PeerJ, 10.7554 eLife, 10.1186 BMC, 10.1103 APS, 10.1155
#   Hindawi, 10.2196 JMIR, 10.21105 JOSS, 10.3402: articles are numbered.
NUMBERED = frozenset(
    [
        "10.3389",
        "10.3390",
        "10.1371",
        "10.7717",
        "10.7554",
        "10.1186",
        "10.1103",
        "10.1155",
        "10.2196",
        "10.12688",
        "10.1088",
    ]
)
BIORXIV = ("10.1101", "10.64898")
_ELOCATOR = regex(r"[eE]\d{2,12}|[a-z]{2,5}\d{3,9}|\d{5,9}")


def article_number_of(first_page: str, doi: str | None) -> tuple[str | None, str | None]:
    """Say whether a first page without a last one is an article's number: the number, and why.

    (None, a reason) says that the words are neither; (None, None) that they may be a page.

    >>> article_number_of("e4886", "10.7717/peerj.4886")[0]
    'e4886'
    >>> article_number_of("85883", "10.3389/fpsyg.2014.00781")[0]
    '781'
    """
    prefix = (doi or "").split("/")[0]
    if prefix == "10.3389":
        last = re.search(r"\.(\d{3,9})$", doi or "")
        if last:
            return last[1].lstrip(
                "0"
            ), "Frontiers writes a system's id here; the DOI has the number"
        return None, "Frontiers writes a system's id here"
    if is_preprint_doi(doi or "") and prefix in BIORXIV:
        return None, "bioRxiv and medRxiv repeat the DOI here"
    # BMJ's "k1315" is the end of its DOI; "S12" of a supplement is a page.
    ends_doi = re.fullmatch(r"[a-z]\d{2,8}", first_page) and (doi or "").endswith(first_page)
    if ends_doi or _ELOCATOR.fullmatch(first_page) or (prefix in NUMBERED and first_page.isalnum()):
        return first_page, "an article number stands in the first page's place"
    return None, None


# Journals that a DOI names by its first characters, where the page's tags do not.
JOURNALS = (
    ("10.7554/elife.", "eLife"),
    ("10.7717/peerj.", "PeerJ"),
    ("10.1371/journal.pone.", "PLOS ONE"),
    ("10.1371/journal.pbio.", "PLOS Biology"),
    ("10.1371/journal.pmed.", "PLOS Medicine"),
    ("10.1371/journal.pcbi.", "PLOS Computational Biology"),
    ("10.1371/journal.pgen.", "PLOS Genetics"),
    ("10.1371/journal.ppat.", "PLOS Pathogens"),
    ("10.1371/journal.pntd.", "PLOS Neglected Tropical Diseases"),
    ("10.1073/pnas.", "Proceedings of the National Academy of Sciences"),
    ("10.1126/science.", "Science"),
    ("10.1126/sciadv.", "Science Advances"),
    ("10.1103/physrevlett.", "Physical Review Letters"),
    ("10.21105/joss.", "Journal of Open Source Software"),
)


def journal_of_doi(doi: str) -> str | None:
    """Return the journal that a DOI names, where its publisher's scheme is known.

    >>> journal_of_doi("10.7554/eLife.44753")
    'eLife'
    """
    folded = doi.lower()
    return next((name for start, name in JOURNALS if folded.startswith(start)), None)
