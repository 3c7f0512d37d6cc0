"""The CSL type behind an entry type, and the genre that some entry types imply."""

from __future__ import annotations

from carcite.formats.types import BY_CSL, ENTRY_MEANS, SUBTYPES, TYPES

# Entry types of BibTeX, biblatex and others that no type of ours is written as.
ALIASES = {
    "conference": "paper-conference", "inbook": "chapter", "bookinbook": "chapter",
    "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal",
    "mvbook": "book", "collection": "book", "mvcollection": "book", "reference": "book",
    "mvreference": "book", "proceedings": "book", "mvproceedings": "book", "manual": "report",
    "electronic": "webpage", "www": "webpage", "web_page": "webpage", "webpage": "webpage",
    "phdthesis": "thesis", "mastersthesis": "thesis", "bachelorsthesis": "thesis",
    "techreport": "report", "preprint": "article", "magazine": "article-magazine",
    "newspaper": "article-newspaper", "presentation": "speech", "talk": "speech",
    "constitution": "legislation", "legmaterial": "legislation", "legadminmaterial": "legislation",
    "softwareversion": "software", "softwaremodule": "software", "codefragment": "software",
    "audio": "song",
}  # fmt: skip


def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    # Of several CSL types that share an entry type the first row is the one to go back to.
    for row in TYPES:
        found.setdefault(row.biblatex, row.csl)
    for row in TYPES:
        found.setdefault(row.bibtex, row.csl)
    return {**ALIASES, **found, **ENTRY_MEANS, "collection": "book"}


MEANINGS = _meanings()
BY_SUBTYPE = {word: csl for csl, word in SUBTYPES.items()} | {
    csl: csl for csl in BY_CSL if csl not in SUBTYPES
}

# biblatex's keys for `type`, and what classic entry types say of a thesis.
GENRES = {
    "phdthesis": "PhD thesis", "mathesis": "Master's thesis", "mastersthesis": "Master's thesis",
    "bathesis": "Bachelor's thesis", "bachelorsthesis": "Bachelor's thesis", "candthesis": "Candidate thesis",
    "techreport": "Technical report", "resreport": "Research report",
    "patentus": "U.S. patent", "patenteu": "European patent", "patentuk": "British patent",
    "patentde": "German patent", "patentfr": "French patent", "patreqfr": "French patent request",
    "patreqde": "German patent request", "patreqeu": "European patent request",
    "patrequs": "U.S. patent request", "patrequk": "British patent request",
}  # fmt: skip
IMPLIED = frozenset({"phdthesis", "mastersthesis", "bachelorsthesis"})
# What `type` says of a thesis of no known kind.
UNSAID_THESIS = "Thesis"
# Entry types that the records of arXiv and its like have, and the kinds of eprint that are no preprint.
PREPRINT_ENTRIES = frozenset({"misc", "online"})
NO_PREPRINTS = frozenset({"", "jstor", "hdl", "googlebooks", "pubmed"})


def csl_type(entry: str, subtype: str = "", *, within: bool = False) -> str | None:
    """Return the CSL type of an entry type with its `entrysubtype`, or None for an unknown one.

    `within` says that the entry names a book beside its title.

    >>> csl_type("misc", "dataset"), csl_type("inbook"), csl_type("nonsense")
    ('dataset', 'chapter', None)
    """
    means = BY_SUBTYPE.get(subtype) or MEANINGS.get(entry)
    return "chapter" if within and means == "book" and not subtype else means
