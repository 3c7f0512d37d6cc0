"""What kind of item a record is, and which kinds are never one work."""

from __future__ import annotations

from carcite.crossref.matching.traits import Traits

# Parts and containers of works, and words about them: registered, and never what a page cites.
NEVER = frozenset(
    ["component", "journal", "journal-issue", "journal-volume", "peer-review", "grant", "book-set", "book-series", "proceedings-series", "report-series"]
)  # fmt: skip
PREPRINT = "posted-content"
# Registrants under whose prefix others' works are posted again, with the title and the authors copied.
COPYISTS = frozenset(["10.65215"])

# CSL's types and Crossref's by what may stand for one another; what is not here may be anything.
_FAMILIES = {
    "article": "article-journal article-magazine article-newspaper review review-book journal-article",
    "paper": "paper-conference proceedings-article",
    "chapter": "chapter entry entry-encyclopedia entry-dictionary book-chapter book-section book-part book-track reference-entry",
    "book": "book collection monograph edited-book reference-book proceedings",
    "report": "report report-component",
    "thesis": "thesis dissertation",
    "data": "dataset database software",
    "standard": "standard",
}
_FAMILY = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds.split()}
# Publishers register papers of proceedings as articles and as chapters.
_NEIGHBOURS = frozenset(
    [
        frozenset(["article", "paper"]),
        frozenset(["paper", "chapter"]),
        frozenset(["report", "standard"]),
    ]
)
# Crossref's types of what is part of a book.
CHAPTERS = frozenset(
    kind for kind in _FAMILIES["chapter"].split() if kind.startswith(("book", "reference"))
)
# The servers' names stand in a journal's place on pages of preprints.
SERVERS = (
    "rxiv",
    "preprint",
    "research square",
    "ssrn",
    "authorea",
    "osf",
    "zenodo",
    "f1000",
    "techrxiv",
)


def is_preprint(traits: Traits) -> bool | None:
    """Say whether a work is a preprint; None where nothing tells (no type, no journal, no volume)."""
    if traits.kind in (PREPRINT, "preprint"):
        return True
    if any(server in name for name in traits.containers for server in SERVERS):
        return None
    if traits.kind in _FAMILY or traits.containers or traits.volume or traits.issue:
        return False
    return None


def parted_kinds(ours: Traits, theirs: Traits) -> str:
    """Name the two kinds where they cannot be one work's: a chapter and its book; else ""."""
    mine, other = _FAMILY.get(ours.kind, ""), _FAMILY.get(theirs.kind, "")
    if not mine or not other or mine == other or frozenset([mine, other]) in _NEIGHBOURS:
        return ""
    return f"the reference is of type {ours.kind}, the record of type {theirs.kind}"


def is_data(traits: Traits) -> bool:
    """Say whether a work is a data set: these share titles and authors by the dozen."""
    return _FAMILY.get(traits.kind) == "data"
