"""Check: what a careful librarian would remark of a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carcite.model.claims import Claims, Remark
from carcite.model.reference import Reference
from carcite.weighing.retractions import retraction_remarks

# What a record of a type cannot be cited without (BibTeX's and CSL styles' required fields).
REQUIRED = {
    "article-journal": ("author", "title", "container_title", "issued"),
    "chapter": ("author", "title", "container_title", "issued"),
    "paper-conference": ("author", "title", "issued"),
    "book": ("title", "issued", "publisher"),
    "thesis": ("author", "title", "issued", "publisher"),
}


def check(reference: Reference, claims: Mapping[str, Claims]) -> tuple[Remark, ...]:
    """Remark what became of the work, what is missing, derived, guessed, and where the rights contradict each other."""
    return (
        *retraction_remarks(reference),
        *_missing(reference, claims),
        *_not_stated(claims),
        *_conflicts(reference),
    )


def _missing(reference: Reference, claims: Mapping[str, Claims]) -> Iterator[Remark]:
    for variable in REQUIRED.get(reference.type, ("title",)):
        if getattr(reference, variable):
            continue
        partial = [c for c in claims.get(variable, Claims()).rejected if c.partial]
        known = f"; the page names only {partial[0].quote!r}" if partial else ""
        yield Remark(
            code=f"missing-{variable}".replace("_", "-"),
            variable=variable,
            message=f"no {variable.replace('_', ' ')} found on the page{known}",
        )


def _not_stated(claims: Mapping[str, Claims]) -> Iterator[Remark]:
    for variable, found in claims.items():
        chosen = found.chosen
        if chosen is None or chosen.basis == "stated":
            continue
        how = "guessed" if chosen.basis == "guess" else "derived"
        yield Remark(
            code=f"{how}-{variable}".replace("_", "-"),
            variable=variable,
            message=f"{variable.replace('_', ' ')} is {how}: {chosen.note or chosen.quote[:80]}",
            severity="info",
        )


def _conflicts(reference: Reference) -> Iterator[Remark]:
    for conflict in reference.rights.conflicts:
        yield Remark(
            code=f"rights-{conflict.kind}",
            variable="rights",
            message=conflict.message,
            severity=conflict.severity,
        )
