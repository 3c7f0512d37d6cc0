"""Any value of a record in words, as one would read it aloud."""

from __future__ import annotations

from carcite.model.claims import Value
from carcite.model.reference import Relation
from carcite.values.dates import Date
from carcite.values.names import Name


def words_of(value: Value | None) -> str:
    """Write any value of a record as one would read it aloud."""
    if value is None:
        return ""
    if isinstance(value, Date):
        return value.edtf()
    if isinstance(value, str):
        return value
    if any(isinstance(member, Name) and _details(member) for member in value):
        return "\n".join(_name_words(member) for member in value)
    return "; ".join(map(_member_words, value))


def _member_words(member: object) -> str:
    if isinstance(member, Relation):
        return relation_words(member)
    return ": ".join(member) if isinstance(member, tuple) else str(member)


def relation_words(relation: Relation) -> str:
    """Write a relation as one would say it: "retracted by 10.5555/12345678"."""
    other = relation.doi or relation.url or relation.title
    return " ".join(filter(None, (relation.kind.replace("-", " "), other)))


def _name_words(member: object) -> str:
    details = _details(member) if isinstance(member, Name) else ""
    return f"{member} ({details})" if details else str(member)


def _details(name: Name) -> str:
    parts = [
        *name.affiliation,
        name.orcid,
        name.email,
        "corresponding" if name.corresponding else None,
    ]
    return "; ".join(part for part in parts if part)
