"""BibTeX and BibLaTeX over one table, in UTF-8, as BibTeX, biber, pandoc and Zotero read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from carcite.formats.bibtex_kinds import text as text_field
from carcite.formats.bibtex_table import DIALECTS, TABLE
from carcite.formats.keys import citation_keys
from carcite.formats.types import entry_subtype, entry_type
from carcite.reference import Reference

__all__ = ["DIALECTS", "dumps", "dumps_biblatex", "name", "suffixes"]

name = "bibtex"
suffixes = (".bib", ".bibtex")

# What a format kept that no variable holds goes back under its own name; never an entry's reference
# to another entry, which would be missing, or what biblatex would run.
FOREIGN_FIELD = re.compile(r"[a-z][a-z0-9_-]{1,39}")
RESERVED = frozenset(
    {
        "crossref",
        "xref",
        "xdata",
        "ids",
        "entryset",
        "related",
        "options",
        "execute",
        "entrysubtype",
    }
)

MASTERS = re.compile(r"\bmaster|\bm\.? ?(?:sc|a|phil)\b", re.IGNORECASE)


def dumps(references: Iterable[Reference], *, dialect: str = "zotero") -> str:
    """Return the references as BibTeX; lines end in a line feed."""
    return _dumps(references, "bibtex", dialect)


def dumps_biblatex(references: Iterable[Reference], *, dialect: str = "zotero") -> str:
    """Return the references as BibLaTeX; lines end in a line feed."""
    return _dumps(references, "biblatex", dialect)


def _dumps(references: Iterable[Reference], flavour: str, dialect: str) -> str:
    listed = tuple(references)
    keyed = zip(listed, citation_keys(listed), strict=True)
    return "\n".join(_entry(reference, key, flavour, dialect) for reference, key in keyed)


def _entry(reference: Reference, key: str, flavour: str, dialect: str) -> str:
    lines = [f"@{_entry_type(reference, flavour, dialect)}{{{key},"]
    written: set[str] = set()
    for field, value in _fields(reference, flavour, dialect):
        # A second field of a name makes BibTeX warn, and other parsers drop the entry.
        if field not in written:
            written.add(field)
            lines.append(f"  {field} = {value},")
    lines.append("}\n")
    return "\n".join(lines)


def _entry_type(reference: Reference, flavour: str, dialect: str) -> str:
    found = entry_type(reference.type, biblatex=flavour == "biblatex", dialect=dialect)
    if found == "phdthesis" and MASTERS.search(reference.genre or ""):
        return "mastersthesis"
    return found


def _fields(reference: Reference, flavour: str, dialect: str) -> Iterator[tuple[str, str]]:
    yield from TABLE.fields(reference, f"{flavour}/{dialect}")
    subtype = _subtype(reference, flavour, dialect)
    if subtype:
        yield "entrysubtype", f"{{{subtype}}}"
    for field, text in reference.extra:
        value = text_field(text, f"{flavour}/{dialect}")
        if value and FOREIGN_FIELD.fullmatch(field) and field not in RESERVED:
            yield field, value[0]


def _subtype(reference: Reference, flavour: str, dialect: str) -> str | None:
    """Return what `entrysubtype` has to say where a reader would take the entry for something else."""
    found = entry_subtype(reference.type, biblatex=flavour == "biblatex", dialect=dialect)
    if found is not None:
        return found
    # arXiv's records are of these types, and are preprints; a book within a book is a part of it.
    taken_otherwise = (reference.arxiv and reference.type in ("document", "webpage")) or (
        reference.container_title and reference.type == "book"
    )
    return reference.type if taken_otherwise else None
