"""CSL-JSON back into references: one item or a list, as CSL, Zotero, citeproc and Crossref write it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from carcite.formats import canonical
from carcite.formats.canonical import is_canonical, prose, words
from carcite.formats.csl.items import Item, items_in
from carcite.formats.csl.values import Json, plain
from carcite.formats.csl.writing import CUSTOM_LINES, TABLE, TEXT, name
from carcite.formats.csl.zotero import ITEM_TYPES, as_csl, is_zotero_item
from carcite.formats.extra_lines import FoundLines, people_in, read_lines, tell_of_people
from carcite.formats.loaded import Failure, Loaded
from carcite.formats.rights_line import licenses_of_line, rights_in
from carcite.formats.types import BY_CSL, IN_PERIODICAL
from carcite.model.claims import Remark
from carcite.model.reference import Date, Reference, Relation
from carcite.model.rights import Rights

# Crossref's names of types where they are not CSL's, and CSL's own of earlier versions.
OTHER_TYPES = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "book-set": "book",
    "book-series": "book",
    "reference-entry": "entry",
    "posted-content": "article",
    "preprint": "article",
    "dissertation": "thesis",
    "peer-review": "review",
    "journal": "periodical",
    "journal-issue": "periodical",
    "journal-volume": "periodical",
    "report-component": "report",
    "report-series": "report",
    "database": "dataset",
    "component": "figure",
    "grant": "document",
    "other": "document",
    "misc": "document",
    "website": "webpage",
    "blog": "post-weblog",
}  # fmt: skip

# What the dialects other than Zotero's put under "custom" of the rights.
CUSTOM_RIGHTS = ("rights", "license", "license-url")
# Keys that hold one text.
ONE_TEXT = frozenset(row.field for row in TABLE.rows if row.kind is TEXT)
# Keys that are no text of the work.
STRUCTURE = frozenset({"id", "type", "citation-key", "note", "custom", "license"})


def loads(text: str) -> Loaded:
    """Read CSL-JSON; what is no item is a failure, and what no variable holds goes into `extra`."""
    references: list[Reference] = []
    failures: list[Failure] = []
    remarks: list[Remark] = []
    children = 0
    for item in items_in(text):
        if isinstance(item, Failure):
            failures.append(item)
            continue
        told = as_csl(item) if is_zotero_item(item) else item
        if told is None:
            children += 1
        else:
            references.append(reference_of_item(told, remarks))
    if children:
        remarks.append(_no_works(children))
    return Loaded(
        references=tuple(references),
        failures=tuple(failures),
        remarks=tuple(remarks),
        format=name,
        reason="the format was given as CSL-JSON",
    )


def loads_zotero(text: str) -> Loaded:
    """Read Zotero's own JSON; `loads` does the same where it stands among items of CSL-JSON."""
    return loads(text).model_copy(update={"format": "zotero-json"})


def _no_works(children: int) -> Remark:
    return Remark(
        code="no-work",
        message=f"{children} of Zotero's items {'is a note or an attachment' if children == 1 else 'are notes or attachments'}, and not read",
        severity="info",
    )


def reference_of_item(item: Item, remarks: list[Remark]) -> Reference:
    """Return an item's reference; adds to `remarks` what a librarian should look at."""
    note = plain(item.get("note"))
    found = read_lines(note.split("\n") if note else ())
    type_ = _type(item, found)
    values, left = TABLE.variables(item, type_ or "", clean=_is_clean(item))
    for variable, value in found.values.items():
        stated = values.setdefault(variable, value)
        if stated != value:
            if is_as_vague(stated, value):
                values[variable] = value
            else:
                # The item itself says otherwise.
                found.rest += found.lines[variable]
    extra = [
        (key, _stated(key, item[key]))
        for key in left
        if key not in STRUCTURE and not _empty(item[key])
    ]
    extra += [
        (key, other) for key in item if type(item[key]) is list for other in _others(key, item[key])
    ]
    values["type"] = type_ or "document"
    if type_ is None and item.get("type"):
        extra.insert(0, ("type", _written(item["type"])))
        remarks.append(_unknown_type(item))
    _settle(values, item, found, extra)
    if extra:
        values["extra"] = tuple(dict.fromkeys(extra))
    return Reference.of_canonical(values)


def is_as_vague(stated: Any, told: Any) -> bool:
    """Whether an item's date is the line's, of which CSL cannot say that one end alone is uncertain."""
    return isinstance(stated, Date) and isinstance(told, Date) and _sure(stated) == _sure(told)


def _sure(date: Date) -> Date:
    end = _sure(date.end) if date.end is not None else None
    return date.model_copy(update={"circa": False, "end": end})


def _is_clean(item: Item) -> bool:
    """Whether all of an item's own texts are surely canonical as they stand, as most items' are.

    One look at all of them takes a fraction of the time of one at each. The note is read by lines.
    """
    texts = [value for key, value in item.items() if value and type(value) is str and key != "note"]
    whole = " ".join(texts)
    # A blank at either end of a text, or an empty one, makes two blanks here, but for the first.
    return whole[:1] != " " and is_canonical(whole)


def _settle(
    values: dict[str, Any], item: Item, found: FoundLines, extra: list[tuple[str, str]]
) -> None:
    """Set what more than one key says together: the key, the article number, the note, the rights."""
    key = plain(item.get("citation-key")) or plain(item.get("id")) or found.key
    if key and (cleaned := words(key)):
        values["id"] = cleaned
    if values["type"] in IN_PERIODICAL and values.get("page") == values.get("number"):
        # Zotero has no field for an article number; it stands among the pages.
        values.pop("page", None)
    stated = plain(item.get("DOI"))
    if stated and "doi" in values and not canonical.is_only(values["doi"], stated):
        extra.append(("DOI", stated))
    subtitle = words(plain(item["subtitle"]) or "") if "subtitle" in item else None
    if subtitle and "title" in values:
        # Crossref has it apart.
        extra.remove(("subtitle", _written(item["subtitle"])))
        if subtitle.lower() not in values["title"].lower():
            values["title"] += f"{' ' if values['title'][-1] in ':?!.' else ': '}{subtitle}"
    for nobody in tell_of_people(values, "orcid", found.orcids):
        found.rest.append(f"ORCID: {found.orcids[nobody]} ({nobody})")
    if "doi" not in values:
        _look_for_doi(values, found)
    if "<" in values.get("abstract", ""):
        values["abstract"] = canonical.from_markup(values["abstract"])
    note = prose(canonical.from_markup("\n".join(found.rest))) if found.rest else None
    if note:
        values["note"] = note
    if "custom" in item:
        _custom(values, item["custom"], extra)
    if "license" in item:
        _rights(values, item, extra)


def _look_for_doi(values: dict[str, Any], found: FoundLines) -> None:
    """Take the DOI out of the note, where Zotero has it for the types without a field for one."""
    for line in found.rest:
        label, _, stated = line.partition(":")
        doi = canonical.doi(stated) if label.lower() == "doi" else None
        if doi is not None:
            values["doi"] = doi
            found.rest.remove(line)
            return


def _rights(values: dict[str, Any], item: Item, extra: list[tuple[str, str]]) -> None:
    stated = item["license"]
    if _empty(stated):
        return
    rights: Rights | None = None
    if isinstance(stated, str):
        rights = rights_in(stated, values.get("author", ()))
    elif isinstance(stated, list) and all(isinstance(one, dict) for one in stated):
        rights = licenses_of_line(stated)
    if rights:
        values["rights"] = rights
    else:
        extra.append(("license", _written(stated)))


def _custom(values: dict[str, Any], custom: Json, extra: list[tuple[str, str]]) -> None:
    """Take back what the dialect of pure CSL puts under the one key that its schema leaves free."""
    if not isinstance(custom, Mapping):
        if not _empty(custom):
            extra.append(("custom", _written(custom)))
        return
    kept = dict(custom)
    for variable, read in (
        ("arxiv", words),
        *((line.variable, line.read) for line in CUSTOM_LINES),
    ):
        stated = plain(kept.get(variable))
        value = read(stated) if stated else None
        if value is not None and values.setdefault(variable, value) == value:
            del kept[variable]
    _of_people(values, kept)
    line = plain(kept.get("rights"))
    rights = rights_in(line, values.get("author", ())) if line else None
    if rights:
        values["rights"] = rights
        for key in CUSTOM_RIGHTS:
            kept.pop(key, None)
    # In front: what was read once stands here whole, and in the item what is written there again.
    extra[:0] = [(str(key), text) for key, value in kept.items() for text in _texts(value)]


def _texts(value: Json) -> list[str]:
    """Return what a key of `custom` says: a text, a list of several, else JSON."""
    if type(value) is list and all(type(one) is str for one in value):
        return [one for one in value if one]
    return [] if _empty(value) else [_written(value)]


def _of_people(values: dict[str, Any], kept: dict[Any, Json]) -> None:
    """Take what `custom` says of people by their names, where they are among the item's, and of other works."""
    for key, part, read in (
        ("ORCID", "orcid", canonical.orcid),
        ("affiliation", "affiliation", _places),
    ):
        stated = kept.get(key)
        if isinstance(stated, Mapping):
            said = {str(name): value for name, words in stated.items() if (value := read(words))}
            if said.keys() == stated.keys() <= people_in(values):
                tell_of_people(values, part, said)
                del kept[key]
    listed = kept.get("relations")
    if isinstance(listed, list) and listed:
        try:
            values["relations"] = tuple(map(Relation.model_validate, listed))
        except ValidationError:
            return
        del kept["relations"]


def _places(value: Json) -> tuple[str, ...] | None:
    listed = value if isinstance(value, list) else [value]
    return tuple(found for one in listed if (text := plain(one)) and (found := words(text))) or None


def _type(item: Item, found: FoundLines) -> str | None:
    stated = plain(item.get("type"))
    if found.csl_type is not None:
        return found.csl_type
    if found.zotero_type is not None and stated in ("book", "document", None):
        return ITEM_TYPES[found.zotero_type]
    if stated is None:
        return None
    folded = stated.strip().lower()
    if folded in BY_CSL:
        return folded
    return OTHER_TYPES.get(folded) or ITEM_TYPES.get(stated.strip())


def _unknown_type(item: Item) -> Remark:
    return Remark(
        code="unknown-type",
        variable="type",
        message=f"{_written(item['type'])[:40]!r} is not a CSL type; "
        f"{(plain(item.get('title')) or plain(item.get('id')) or 'the item')[:60]!r} was read as a document",
    )


def _empty(value: Json) -> bool:
    return value is None or value == "" or value == [] or value == {}


def _others(key: str, several: list[Json]) -> list[str]:
    """Return all but the first of the texts of a key that is one text: Crossref's book and series."""
    if key not in ONE_TEXT:
        return []
    texts = list(dict.fromkeys(filter(None, map(plain, several))))
    return texts[1:]


def _stated(key: str, value: Json) -> str:
    """Return what a key says that no variable can hold; of a date of issue that is none its words."""
    if key == "issued" and type(value) is dict and len(value) == 1:
        words = value.get("raw", value.get("literal"))
        if isinstance(words, str):
            return words
    return _written(value)


def _written(value: Json) -> str:
    """Return what no variable holds as a text: its own, or JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
