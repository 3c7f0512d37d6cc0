"""BibTeX and BibLaTeX over one table, in UTF-8, as BibTeX, biber, pandoc and Zotero read them."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from carcite.formats.bibtex.entry_types import UNSAID_THESIS
from carcite.formats.bibtex.latex import OTHER, PREAMBLE, to_ascii
from carcite.formats.bibtex.table import GATHERED, TABLE, VERBATIM_FIELDS, as_it_is
from carcite.formats.bibtex.table import text as text_field
from carcite.formats.keys import citation_keys
from carcite.formats.table import says_something
from carcite.formats.types import entry_subtype, entry_type
from carcite.model.reference import Reference

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
        "relatedtype",
        "relatedstring",
        "relatedoptions",
        "options",
        "execute",
        "entrysubtype",
    }
)

# What percent-encoding leaves alone: the braces around the value too.
PRINTABLE = string.printable
MASTERS = re.compile(r"\bmaster|\bm\.? ?(?:sc|a|phil)\b", re.IGNORECASE)


def dumps(
    references: Iterable[Reference],
    *,
    dialect: str = "zotero",
    ascii: bool = False,  # noqa: A002 - as in json.dumps
) -> str:
    """Return the references as BibTeX; lines end in a line feed.

    With `ascii`, letters outside ASCII are LaTeX's macros; those that have none are a macro of ours,
    which the file then defines in its preamble.
    """
    return _dumps(references, "bibtex", dialect, in_ascii=ascii)


def dumps_biblatex(
    references: Iterable[Reference],
    *,
    dialect: str = "zotero",
    ascii: bool = False,  # noqa: A002 - as in json.dumps
) -> str:
    """Return the references as BibLaTeX; lines end in a line feed. `ascii` is as in `dumps`."""
    return _dumps(references, "biblatex", dialect, in_ascii=ascii)


def _dumps(
    references: Iterable[Reference], flavour: str, dialect: str, *, in_ascii: bool = False
) -> str:
    listed = tuple(references)
    entries = []
    for reference, key in zip(listed, citation_keys(listed), strict=True):
        fields = entry_fields(reference, flavour, dialect)
        if in_ascii:
            fields = [(name, _in_ascii(name, value)) for name, value in fields]
        lines = "".join(f"  {name} = {value},\n" for name, value in fields)
        entries.append(f"@{entry_name(reference, flavour, dialect)}{{{key},\n{lines}}}\n")
    text = "\n".join(entries)
    return f"{PREAMBLE}\n\n{text}" if in_ascii and f"\\{OTHER}{{" in text else text


def _in_ascii(field: str, value: str) -> str:
    if value.isascii():
        return value
    # An address has an escape of its own.
    return quote(value, safe=PRINTABLE) if field in VERBATIM_FIELDS else to_ascii(value)


def entry_fields(reference: Reference, flavour: str, dialect: str) -> list[tuple[str, str]]:
    """Return an entry's fields with their values as they stand in a file: in braces, or a macro."""
    fields: dict[str, str] = {}
    gathered: dict[str, dict[str, None]] = {}
    for field, value in _fields(reference, flavour, dialect):
        # A second field of a name makes BibTeX warn, and other parsers drop the entry.
        fields.setdefault(field, value)
        if field in GATHERED:
            gathered.setdefault(field, {})[value[1:-1]] = None
    for field, values in gathered.items():
        fields[field] = f"{{{'; '.join(values)}}}"
    return list(fields.items())


def entry_name(reference: Reference, flavour: str, dialect: str) -> str:
    """Return an entry's type."""
    found = entry_type(reference.type, biblatex=flavour == "biblatex", dialect=dialect)
    if found == "phdthesis" and MASTERS.search(reference.genre or ""):
        return "mastersthesis"
    return found


def _fields(reference: Reference, flavour: str, dialect: str) -> Iterator[tuple[str, str]]:
    yield from TABLE.fields(reference, f"{flavour}/{dialect}")
    if flavour == "bibtex" and reference.type == "thesis" and not says_something(reference.genre):
        # Styles print "PhD thesis" for @phdthesis, which nobody said of this one.
        yield "type", f"{{{UNSAID_THESIS}}}"
    subtype = _subtype(reference, flavour, dialect)
    if subtype:
        yield "entrysubtype", f"{{{subtype}}}"
    for name, text in reference.extra:
        # RIS's tags and CSL's keys may have capitals, which BibTeX's names have not.
        field = name.lower()
        if field in VERBATIM_FIELDS:
            value = as_it_is(field, text)
        else:
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
