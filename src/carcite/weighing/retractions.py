"""What became of a work after it was published: retracted, corrected, superseded; and the notices that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from carcite.model.claims import Remark
from carcite.model.reference import Reference, Relation
from carcite.model.rights import Severity
from carcite.values.inline import plain_text
from carcite.values.patterns import regex


class Standing(NamedTuple):
    """What a kind of relation means for whoever cites the work."""

    kind: str
    code: str
    severity: Severity
    words: str


# The kinds of `Reference.relations` that a reader must hear of; `{}` is the other work.
STANDINGS = (
    Standing("retracted-by",         "retracted",             "error",   "this work is retracted{}"),
    Standing("partly-retracted-by",  "partly-retracted",      "error",   "parts of this work are retracted{}"),
    Standing("withdrawn-by",         "withdrawn",             "error",   "this work is withdrawn{}"),
    Standing("removed-by",           "removed",               "error",   "this work is removed{}"),
    Standing("concern-expressed-by", "expression-of-concern", "warning", "the editors have expressed concern about this work{}"),
    Standing("superseded-by",        "superseded",            "warning", "there is a newer version of this work{}"),
    Standing("corrected-by",         "corrected",             "info",    "this work is corrected{}"),
    Standing("amended-by",           "amended",               "info",    "this work has an addendum{}"),
    Standing("clarified-by",         "clarified",             "info",    "this work is clarified{}"),
    Standing("updated-by",           "updated",               "info",    "this work is updated{}"),
    Standing("reinstated-by",        "reinstated",            "warning", "this work was retracted and is reinstated{}"),
    Standing("retraction-of",        "retraction-notice",     "warning", "this is the notice of a retraction, not the work itself{}"),
    Standing("partial-retraction-of", "retraction-notice",    "warning", "this is the notice of a partial retraction, not the work itself{}"),
    Standing("withdrawal-of",        "withdrawal-notice",     "warning", "this is the notice of a withdrawal, not the work itself{}"),
    Standing("removal-of",           "removal-notice",        "warning", "this is the notice of a removal, not the work itself{}"),
    Standing("expression-of-concern-about", "concern-notice", "info",    "this is an expression of concern, not the work itself{}"),
    Standing("correction-of",        "correction-notice",     "info",    "this is a correction, not the work itself{}"),
    Standing("is-preprint-of",       "preprint-of",           "info",    "this is the preprint of a work that is published{}"),
)  # fmt: skip
_BY_KIND = {row.kind: row for row in STANDINGS}
_FALLEN = frozenset({"retracted-by", "partly-retracted-by", "withdrawn-by", "removed-by"})
_NOTICES = frozenset({"retraction-of", "partial-retraction-of", "withdrawal-of", "removal-of"})

# Publishers write it before the title too: Elsevier's, Wiley's and Springer's retracted articles.
# "Retraction: …" and "Retraction notice to …" are notices; IEEE's "Notice of Retraction: …" is both.
_PREFIX = regex(
    r"^[\[(*]{0,2}(?P<word>retracted|withdrawn|(?:temporary |permanently )?remov(?:al|ed))(?: (?:article|chapter|paper|manuscript))?[\])*]{0,2}\s?[:.—–-]\s"
    r"|^[\[(](?P<bracket>retracted|withdrawn|removed)(?: article)?[\])]|[\[(](?P<end>retracted|withdrawn)(?: article)?[\])]\.?$",
    re.I,
)
_NOTICE = regex(
    r"^(?:notice of retraction|retraction(?: (?:notice|note|to)\b| (?:of|for)[:\s]{1,2}[\"“‘']|:)|statement of retraction|withdrawal notice|notice of withdrawal)",
    re.I,
)
_CODES = {"retracted": "retracted-by", "withdrawn": "withdrawn-by"}


def retraction_remarks(reference: Reference) -> Iterator[Remark]:
    """Remark what became of a work, by its relations to others and by what stands before its title."""
    kinds = {relation.kind for relation in reference.relations}
    reinstated = "reinstated-by" in kinds
    for relation in reference.relations:
        row = _BY_KIND.get(relation.kind)
        if row is not None:
            severity = "info" if reinstated and relation.kind in _FALLEN else row.severity
            yield Remark(
                code=row.code,
                variable="relations",
                message=row.words.format(_other(relation, reference.doi)),
                severity=severity,
            )
    if not kinds & (_FALLEN | _NOTICES):
        yield from _by_title(plain_text(reference.title or ""))


def _other(relation: Relation, mine: str | None) -> str:
    other = relation.doi or relation.url
    return f": {other}" if other and other != mine else ""


def _by_title(title: str) -> Iterator[Remark]:
    found = _PREFIX.search(title)
    if found is not None:
        word = (found["word"] or found["bracket"] or found["end"]).lower()
        row = _BY_KIND[_CODES.get(word, "removed-by")]
        message = f"{row.words.format('')}, according to its title: {title[:80]!r}"
        yield Remark(code=row.code, variable="title", message=message, severity=row.severity)
    elif _NOTICE.match(title):
        yield Remark(
            code="retraction-notice",
            variable="title",
            message=f"the title is that of a notice of retraction: {title[:80]!r}",
        )
