"""What kind of work a page is about, where no tag says it: told by what else is known of the work."""

from __future__ import annotations

from collections.abc import Mapping

from carcite.model.claims import Claim, Claims, Trust
from carcite.values.containers import is_proceedings
from carcite.values.text import fold
from carcite.values.work_types import is_preprint_doi

READER = "kinds"


def derive_type(claims: Mapping[str, Claims]) -> Claim | None:
    """Claim the type that the other variables tell of, where nothing states one; None when they tell nothing.

    A sign of a journal on the page is less than what the variables tell.
    """
    known = {name: found.chosen for name, found in claims.items() if found.chosen is not None}
    if "type" in known and known["type"].trust > Trust.DERIVED:
        return None
    for variable, kind, note in _reasons(known):
        witness = known[variable]
        return witness.model_copy(
            update={
                "variable": "type",
                "value": kind,
                "trust": int(Trust.DERIVED),
                "reader": READER,
                "basis": "derived",
                "note": note,
            }
        )
    return None


def derive_container(claims: Mapping[str, Claims]) -> Claim | None:
    """Claim the abbreviated title of what a work stands in as its title, where the page names no other."""
    known = {name: found.chosen for name, found in claims.items() if found.chosen is not None}
    short = known.get("container_title_short")
    if (
        short is None
        or "container_title" in known
        or not _may_be_container(known, str(short.value))
    ):
        return None
    return short.model_copy(
        update={
            "variable": "container_title",
            "trust": int(Trust.DERIVED),
            "reader": READER,
            "basis": "derived",
            "note": "the abbreviated title; the page does not give the full one",
            "verdict": None,
        }
    )


LONGEST_ABBREVIATION = 80


def _may_be_container(known: Mapping[str, Claim], short: str) -> bool:
    """Say whether an abbreviation is one: a line that was cut wrongly holds the title, too."""
    title = fold(str(known["title"].value)) if "title" in known else ""
    return len(short) <= LONGEST_ABBREVIATION and not (title and title in fold(short))


def _reasons(known: Mapping[str, Claim]) -> list[tuple[str, str, str]]:
    """The variables that tell the type, the surest first."""
    reasons = []
    doi, container = known.get("doi"), known.get("container_title")
    if doi is not None and is_preprint_doi(str(doi.value)):
        reasons.append(("doi", "article", "the DOI is a preprint server's"))
    if "arxiv" in known and "volume" not in known:
        reasons.append(("arxiv", "article", "arXiv holds preprints"))
    if container is not None and is_proceedings(str(container.value)):
        reasons.append(
            ("container_title", "paper-conference", "it appeared in the proceedings of a meeting")
        )
    if "event_title" in known:
        reasons.append(("event_title", "paper-conference", "it was presented at a meeting"))
    # A book may be a volume, too: beside it stands no title, issue or pages.
    beside = {"container_title", "container_title_short", "issue", "page"}
    for variable, note in (
        ("issn", "its container has an ISSN"),
        ("volume", "it appeared in a journal's volume"),
        ("issue", "it appeared in a journal's issue"),
    ):
        if variable in known and (variable == "issn" or not beside.isdisjoint(known)):
            reasons.append((variable, "article-journal", note))
    if container is not None and "isbn" not in known:
        reasons.append(("container_title", "article-journal", "it appeared in a journal"))
    return reasons
