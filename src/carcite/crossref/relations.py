"""What a Crossref record says of other works: what corrected or retracted it, what it corrects, its versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from carcite.crossref.fields import Work, mappings, text, texts
from carcite.errors import InvalidIdentifier
from carcite.model.reference import Relation
from carcite.values.identifiers import canonical_doi


class Update(NamedTuple):
    """A kind of update (Crossref's `update-to` types): what the notice is, and what became of the work."""

    type: str
    notice: str
    work: str


# Crossmark's types, and others that came through. "err" and "corrigendum" mean what "correction" means.
UPDATES = (
    #      type                     the notice is              the work is
    Update("retraction",            "retraction-of",           "retracted-by"),
    Update("partial_retraction",    "partial-retraction-of",   "partly-retracted-by"),
    Update("withdrawal",            "withdrawal-of",           "withdrawn-by"),
    Update("removal",               "removal-of",              "removed-by"),
    Update("expression_of_concern", "expression-of-concern-about", "concern-expressed-by"),
    Update("correction",            "correction-of",           "corrected-by"),
    Update("erratum",               "correction-of",           "corrected-by"),
    Update("corrigendum",           "correction-of",           "corrected-by"),
    Update("err",                   "correction-of",           "corrected-by"),
    Update("addendum",              "addendum-to",             "amended-by"),
    Update("clarification",         "clarification-of",        "clarified-by"),
    Update("new_version",           "newer-version-of",        "superseded-by"),
    Update("new_edition",           "newer-edition-of",        "superseded-by"),
    Update("retraction_and_replacement", "retraction-of",      "retracted-by"),
    Update("reinstatement",         "reinstatement-of",        "reinstated-by"),
)  # fmt: skip
_BY_TYPE = {row.type: row for row in UPDATES}
_OTHER = Update("", "update-of", "updated-by")
# A notice of these kinds may stand under the DOI of the very work that it withdraws.
_IN_PLACE = frozenset({"retraction", "partial_retraction", "withdrawal", "removal"})

# Crossref's relation types that say which works belong together; of the others ("cites",
# "has-review", "is-supplemented-by") there may be thousands, and none is another form of the work.
RELATIONS = frozenset(
    {
        "is-preprint-of", "has-preprint", "is-manuscript-of", "has-manuscript",
        "is-version-of", "has-version", "is-identical-to", "is-variant-form-of", "is-original-form-of",
        "is-translation-of", "has-translation", "is-replaced-by", "replaces",
        "is-review-of", "is-comment-on", "is-reply-to", "is-part-of", "is-supplement-to",
        "is-correction-of", "has-correction", "is-retraction-of", "has-retraction",
    }
)  # fmt: skip
# Two of them say what updates say.
_AS_UPDATES = {
    "has-correction": "corrected-by", "is-correction-of": "correction-of",
    "has-retraction": "retracted-by", "is-retraction-of": "retraction-of",
}  # fmt: skip
MOST = 200


class Stated(NamedTuple):
    """A relation, where it stood and the words that say it."""

    relation: Relation
    path: str
    quote: str


def relations(work: Work) -> tuple[Stated, ...]:
    """All that a record says of other works, once each; what is retracted or corrected comes first.

    `updated-by` marks the work, `update-to` the notice of it. Crossref repeats an update under the
    DOI of the work itself; it says nothing, but for a notice that took the work's own place.
    """
    mine = _doi(text(work, "DOI"))
    found = (
        *_updates(work, "updated-by", mine),
        *_updates(work, "update-to", mine),
        *_related(work, mine),
    )
    once = {(one.relation.kind, one.relation.doi, one.relation.url): one for one in reversed(found)}
    return tuple(reversed(once.values()))[:MOST]


def _updates(work: Work, key: str, mine: str | None) -> Iterator[Stated]:
    for path, update in mappings(work, key):
        type_ = text(update, "type").lower().replace("-", "_").replace(" ", "_")
        row = _BY_TYPE.get(type_, _OTHER)
        doi = _doi(text(update, "DOI"))
        kind = row.work if key == "updated-by" else row.notice
        if doi is not None and doi == mine:
            if type_ not in _IN_PLACE:
                continue
            kind = row.work
        quote = " ".join(filter(None, (text(update, "type"), text(update, "DOI")))) or key
        yield Stated(Relation(kind=kind, doi=doi), path, quote)


def _related(work: Work, mine: str | None) -> Iterator[Stated]:
    relation = work.get("relation")
    if not isinstance(relation, dict):
        return
    for kind in relation:
        if kind not in RELATIONS:
            continue
        for path, other in mappings(relation, kind):
            doi, url = _target(other)
            if (doi is None and url is None) or doi == mine:
                continue
            named = _AS_UPDATES.get(kind, kind)
            quote = " ".join(texts(other, "id")) or kind
            yield Stated(Relation(kind=named, doi=doi, url=url), f"relation.{path}", quote)


def _target(other: Work) -> tuple[str | None, str | None]:
    words = text(other, "id")
    if text(other, "id-type").lower() in ("doi", ""):
        return _doi(words), None
    web = words.lower().startswith(("http://", "https://")) and len(words.split()) == 1
    return _doi(words) if "doi.org/" in words else None, words if web else None


def _doi(words: str) -> str | None:
    try:
        return canonical_doi(words)
    except InvalidIdentifier:
        return None
