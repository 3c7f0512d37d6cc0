"""RIS back into references, in whatever dialect it was written; unknown tags are kept in `extra`."""

from __future__ import annotations

import re

from carcite.formats import canonical
from carcite.formats.canonical import from_markup, words
from carcite.formats.extra_lines import FoundLines, read_lines, tell_of_people
from carcite.formats.loaded import Failure, Loaded
from carcite.formats.rights_line import rights_in
from carcite.formats.ris import values as read
from carcite.formats.ris.combined import NOTICE, Extra, Values, known_values
from carcite.formats.ris.records import Held, Record, records_in
from carcite.formats.ris.writing import TABLE, name
from carcite.formats.types import RIS_MEANS
from carcite.model.claims import Remark
from carcite.model.reference import Reference

# Of these every line is read; of all others a second line that says something else is kept apart.
MANY = frozenset("AU A1 A2 A3 A4 C2 ED KW K1 SN AB N2 N1 M2".split())
RIGHTS_LABEL = re.compile(r"(?:licen[cs]e|rights|copyright)\s{0,3}:\s{0,5}(?=\S)", re.I)
DOI_ALONE = re.compile(
    r"(?:doi\s{0,3}[:=]?\s{0,3}|https?://(?:dx\.)?doi\.org/)10\.\d{4,9}/\S{1,300}", re.I
)
PREPRINT = re.compile(r"pre-?print|posted[ -]content", re.I)
# Types that a preprint has where the client has none for it.
LIKE_PREPRINTS = frozenset({"GEN", "JOUR", "UNPB", "UNPD"})
# What has a place where a DOI may be among other words, and how sure that place is.
DOI_WITHIN = ("N1", "UR", "L2", "LK", "M1")
FOREIGN_LINE = re.compile(
    r"(?:tex\.(?P<name>[A-Za-z][\w.-]{0,60})|(?P<tag>[A-Z][A-Z0-9])):[ \t]{0,5}(?P<text>\S.*)", re.S
)
DOI_ADDRESS = re.compile(r"doi\.org/|/doi/|\bdoi[:=\s]", re.I)


def loads(text: str) -> Loaded:
    """Read RIS; what is no part of a record is a failure where it looks like one, else a remark."""
    references: list[Reference] = []
    failures: list[Failure] = []
    remarks: list[Remark] = []
    between = 0
    for found in records_in(text):
        if isinstance(found, Record):
            if found.type is None and not _is_record(found):
                # The Web of Science ends its files with EF.
                if not found.held.keys() <= {"EF"}:
                    failures.append(_no_record(found))
            else:
                references.append(reference_of_record(found, remarks))
        else:
            between += found.text.count("\n") + 1
    if between:
        remarks.append(_text_between(between))
    return Loaded(
        references=tuple(references),
        failures=tuple(failures),
        remarks=tuple(remarks),
        format=name,
        reason="the format was given as RIS",
    )


def _is_record(found: Record) -> bool:
    """Whether fields without a TY say enough to be a work: a title, or people and a date."""
    tags = {tag for tag, several in found.held.items() if any(map(str.strip, several))}
    return bool(tags & {"TI", "T1", "CT", "BT"}) or (
        bool(tags & {"AU", "A1"}) and bool(tags & {"PY", "Y1", "DA", "JO", "JF", "T2"})
    )


def _no_record(found: Record) -> Failure:
    return Failure(
        raw="\n".join(f"{tag}  - {one}" for tag, several in found.held.items() for one in several),
        line=found.line,
        error="fields without a TY, a title or a person; a record begins with TY",
        done="left out",
    )


def _text_between(lines: int) -> Remark:
    return Remark(
        code="text-between-records",
        message=f"{lines} line{'s' if lines > 1 else ''} outside the records, not read",
        severity="info",
    )


def reference_of_record(record: Record, remarks: list[Remark]) -> Reference:
    """Return a record's reference; adds to `remarks` what a librarian should look at.

    What the record holds is taken out of it on the way.
    """
    held = record.held
    extra: Extra = []
    found = _lines(held, extra)
    type_ = _type(record, found, held, extra, remarks)
    if type_ == "book" and (record.type or "").strip().upper() == "EDBOOK":
        # A book of its editors.
        for tag in ("AU", "A1"):
            if tag in held:
                held.setdefault("ED", []).extend(held.pop(tag))
    known = known_values(held, found, type_, extra)
    values, left = TABLE.variables(held, type_, known, clean=record.clean)
    values["type"] = type_
    if "DO" in held and " " in held["DO"][0]:
        remarks += _doi_among_words(values, held["DO"][0].strip(), left, extra, record.line)
    _complete(values, held, found, extra)
    for tag in left:
        if tag in held:
            extra += [(tag, value.strip()) for value in held[tag] if value.strip()]
    for tag, several in held.items():
        if len(several) > 1 and tag not in MANY and tag not in left:
            extra += _unlike_the_first(tag, several)
    if "DO" in left or "PY" in left:
        remarks += [_unread(tag, held[tag][0], record.line) for tag in ("DO", "PY") if tag in left]
    if not record.ended:
        remarks.append(_no_end(record))
    if extra:
        values["extra"] = tuple(extra)
    return Reference.of_canonical(values)


def _doi_among_words(
    values: Values, stated: str, left: list[str], extra: Extra, line: int
) -> list[Remark]:
    """Find the DOI that stands among other words in DO, and keep the words."""
    doi = values.get("doi") or canonical.doi_within(stated)
    if doi is None or canonical.is_only(doi, stated):
        return []
    if "DO" in left:
        if canonical.doi_within(stated) is None:
            return []
        left.remove("DO")
    values["doi"] = doi
    extra.append(("DO", stated))
    message = f"line {line}: more than a DOI in DO {stated[:60]!r}; kept in extra"
    return [Remark(code="more-than-doi", variable="doi", message=message)]


def _unlike_the_first(tag: str, several: list[str]) -> Extra:
    said = dict.fromkeys((words(value) for value in several), tag)
    return [(tag, value) for value in list(said)[1:] if value is not None]


def _unread(tag: str, value: str, line: int) -> Remark:
    variable, wanted = ("doi", "DOI") if tag == "DO" else ("issued", "year")
    return Remark(
        code=f"no-{wanted.lower()}",
        variable=variable,
        message=f"line {line}: no {wanted} in {tag} {value.strip()[:60]!r}; kept in extra",
    )


def _no_end(record: Record) -> Remark:
    return Remark(
        code="no-end",
        message=f"line {record.line}: the record has no ER; it was ended at the next record",
        severity="info",
    )


# --- before the table ------------------------------------------------------------------------


def _lines(held: Held, extra: Extra) -> FoundLines | None:
    """Take the labelled lines out of M2 and N1, and leave in N1 the notes."""
    if "M2" not in held and "N1" not in held:
        return None
    found = FoundLines()
    for tag in ("M2", "N1"):
        if tag in held:
            found.rest = []
            rest = _without_foreign(read_lines(held.pop(tag), found).rest, held, extra)
            if rest:
                held[tag] = rest
    return found


def _without_foreign(lines: list[str], held: Held, extra: Extra) -> list[str]:
    """Return the lines but for those that `writing.foreign` wrote, which go into `extra`."""
    rest = []
    for line in lines:
        pair = FOREIGN_LINE.fullmatch(line)
        # "NB: see below" is a note; of a tag that the record has it is a second value.
        if pair is not None and (pair["name"] or pair["tag"] in held):
            extra.append((pair["name"] or pair["tag"], pair["text"].strip()))
        else:
            rest.append(line)
    return rest


def _type(
    record: Record,
    found: FoundLines | None,
    held: Held,
    extra: Extra,
    remarks: list[Remark],
) -> str:
    """Return the CSL type that TY means, with what Extra and M3 say of it."""
    told = None
    if found is not None:
        if found.csl_type is not None:
            return found.csl_type
        told = found.zotero_type
    stated = (record.type or "").strip()
    folded = stated.upper()
    if told is not None and (folded, told) in RIS_MEANS:
        return RIS_MEANS[folded, told]
    if "M3" in held and folded in LIKE_PREPRINTS and PREPRINT.search(held["M3"][0]):
        return "article"
    means = RIS_MEANS.get((folded, None))
    if means is None:
        means = "article-journal" if "JF" in held or "JO" in held else "document"
        if stated:
            extra.append(("TY", stated))
        shown = f"TY {stated[:40]!r} is not a RIS type" if stated else "the record has no TY"
        remarks.append(
            Remark(
                code="unknown-type",
                variable="type",
                message=f"line {record.line}: {shown}; read as {means}",
            )
        )
    return means


# --- behind the table ------------------------------------------------------------------------


def _complete(values: Values, held: Held, found: FoundLines | None, extra: Extra) -> None:
    """Set what rests on the other variables: the DOI in other places, ORCID iDs, rights, the key."""
    if "doi" not in values:
        _look_for_doi(values, held)
    if found is not None:
        for name in tell_of_people(values, "orcid", found.orcids):
            extra.append(("M2", f"ORCID: {found.orcids[name]} ({name})"))
        if found.key is not None:
            values.setdefault("id", found.key)
        if "note" in values:
            _notes(values)
    if "CR" in held:
        rights = rights_in(held["CR"][0].strip(), values.get("author", ()))
        if rights is not None:
            values["rights"] = rights
            del held["CR"]


def _look_for_doi(values: Values, held: Held) -> None:
    for tag in DOI_WITHIN:
        candidates = [
            value for value in held.get(tag, ()) if "10." in value and DOI_ADDRESS.search(value)
        ]
        doi = read.doi_in(candidates)
        if doi is not None:
            values["doi"] = doi
            return


def _notes(values: Values) -> None:
    """Take out of the notes a line of rights, and one that is only the DOI once more."""
    kept = []
    if values["note"].startswith("<"):
        # Zotero's notes are HTML, and so are those in its exports.
        values["note"] = from_markup(values["note"])
    for note in values["note"].split("\n"):
        label = RIGHTS_LABEL.match(note)
        if label is not None or NOTICE.match(note):
            rights = rights_in(note[label.end() :] if label else note, values.get("author", ()))
            if rights is not None and "rights" not in values:
                values["rights"] = rights
                if label is not None:
                    continue
        if DOI_ALONE.fullmatch(note) and read.doi((note,)) == values.get("doi"):
            continue
        kept.append(note)
    if kept:
        values["note"] = "\n".join(kept)
    else:
        del values["note"]
