"""A BibTeX or BibLaTeX file as references, with what went wrong beside them."""

from __future__ import annotations

from collections.abc import Iterator

from carcite.formats.bibtex.bibliography import Bibliography, Entry
from carcite.formats.bibtex.grammar import parse
from carcite.formats.bibtex.inheritance import Family
from carcite.formats.bibtex.references import reference_of
from carcite.formats.loaded import Failure, Loaded, Lost
from carcite.model.claims import Remark
from carcite.model.reference import Reference

# Fields that only biblatex has, by which a file is called one or the other.
BIBLATEX_FIELDS = frozenset({"journaltitle", "date", "eprinttype", "langid"})
LONGEST_SHOWN = 60
NO_WORK = ("data for other entries, no work", "its fields went to the entries that name it")


def loads(text: str) -> Loaded:
    """Read BibTeX or BibLaTeX; what is broken is a failure, and every field that no variable holds in `extra`."""
    found = parse(text)
    references, remarks, used = works_of(found.entries)
    return Loaded(
        references=tuple(references),
        failures=tuple(_failures(found, used)),
        remarks=tuple(remarks),
        format=flavour(found.entries),
        reason="it was called BibTeX",
    )


def works_of(entries: list[Entry]) -> tuple[list[Reference], list[Remark], list[Entry]]:
    """Return the works of a file's entries, remarks on them, and the entries that were data for others."""
    family = Family(entries)
    references: list[Reference] = []
    remarks: list[Remark] = []
    data: list[Entry] = []
    for entry in entries:
        if entry.type == "xdata":
            data.append(entry)
            continue
        reference, known = reference_of(entry, family.whole(entry))
        references.append(reference)
        if not known or entry.undefined:
            remarks.extend(_remarks(entry, known))
        if reference.extra:
            remarks.extend(_unread(reference))
    # Data that no entry names would be lost otherwise.
    used = [entry for entry in data if entry.key.lower() in family.used_as_data]
    unused = [entry for entry in data if entry.key.lower() not in family.used_as_data]
    references.extend(reference_of(entry, family.whole(entry))[0] for entry in unused)
    remarks.extend(_same_keys(entries))
    return references, remarks, used


def loads_biblatex(text: str) -> Loaded:
    """Read the same, called BibLaTeX whatever its fields are."""
    return loads(text).model_copy(update={"format": "biblatex"})


def flavour(entries: list[Entry]) -> str:
    """Return "biblatex" where fields are biblatex's own, else "bibtex"."""
    named = (name for entry in entries[:100] for name, _ in entry.fields)
    return "biblatex" if any(name in BIBLATEX_FIELDS for name in named) else "bibtex"


def _failures(found: Bibliography, data: list[Entry]) -> Iterator[Failure]:
    places: list[tuple[int, int, str, str, Lost]] = [
        (flaw.start, flaw.end, flaw.error, flaw.done, flaw.lost) for flaw in found.flaws
    ]
    places += [
        (
            entry.start,
            entry.end,
            *NO_WORK,
            "nothing",
        )
        for entry in data
    ]
    for start, end, error, done, lost in sorted(places):
        raw = found.text[start:end]
        yield Failure(raw=raw, line=found.line(start), error=error, done=done, lost=lost)


def _remarks(entry: Entry, known: bool) -> Iterator[Remark]:
    shown = entry.key[:LONGEST_SHOWN] or "an entry without a key"
    if not known:
        yield Remark(
            code="unknown-type",
            variable="type",
            message=f"@{entry.type[:LONGEST_SHOWN]} is no entry type that is known; {shown!r} became a document",
        )
    for macro in dict.fromkeys(entry.undefined):
        yield Remark(
            code="undefined-macro",
            message=f"nothing defines {macro[:LONGEST_SHOWN]!r} in {shown!r}; it was kept as a word",
        )


def _unread(reference: Reference) -> Iterator[Remark]:
    """Remark on a field that should say a DOI and says something else, or more."""
    for field, text in reference.extra:
        if field == "doi":
            shown, stated = (reference.id or "")[:LONGEST_SHOWN], text[:LONGEST_SHOWN]
            what = "there is no DOI in" if reference.doi is None else "there is more than a DOI in"
            yield Remark(
                code="no-doi" if reference.doi is None else "more-than-doi",
                variable="doi",
                message=f"{what} the field doi of {shown!r}: {stated!r}, which is kept in extra",
            )


def _same_keys(entries: list[Entry]) -> Iterator[Remark]:
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.key.lower()] = counts.get(entry.key.lower(), 0) + 1
    for key, count in counts.items():
        if count > 1 and key:
            yield Remark(
                code="duplicate-key",
                variable="id",
                message=f"{count} entries have the key {key[:LONGEST_SHOWN]!r}; all were read, and will be told apart when written",
            )
