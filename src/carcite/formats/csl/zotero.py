"""Zotero's own JSON (its API, BetterBibTeX's export, `Zotero.Items`), told as items of CSL-JSON.

Fields and types are those of Zotero's schema, each with the CSL variable that Zotero maps it to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carcite.formats.canonical import from_markup
from carcite.formats.types import TYPES

Json = Any

# Items that belong to others and are no works.
CHILDREN = frozenset({"attachment", "note", "annotation"})

# What each item type is in CSL, where it is not that of the first row with it in `types`.
ITEM_TYPES = {row.zotero: row.csl for row in reversed(TYPES)} | {
    "document": "document",
    "email": "personal_communication",
    "instantMessage": "personal_communication",
    "podcast": "song",
    "radioBroadcast": "broadcast",
    "videoRecording": "motion_picture",
}

# Zotero's name of a field to CSL's. Where an item has two of the same variable the first wins, and
# the other stays under its own name.
FIELDS = (
    # Titles.
    ("title", "title"), ("caseName", "title"), ("nameOfAct", "title"), ("subject", "title"),
    ("shortTitle", "title-short"),
    ("publicationTitle", "container-title"), ("bookTitle", "container-title"),
    ("proceedingsTitle", "container-title"), ("encyclopediaTitle", "container-title"),
    ("dictionaryTitle", "container-title"), ("programTitle", "container-title"),
    ("blogTitle", "container-title"), ("forumTitle", "container-title"),
    ("websiteTitle", "container-title"), ("reporter", "container-title"), ("code", "container-title"),
    ("journalAbbreviation", "container-title-short"),
    ("series", "collection-title"), ("seriesTitle", "collection-title"),
    ("conferenceName", "event-title"), ("meetingName", "event-title"),
    # Who published it, and where.
    ("publisher", "publisher"), ("university", "publisher"), ("institution", "publisher"),
    ("company", "publisher"), ("label", "publisher"), ("distributor", "publisher"),
    ("studio", "publisher"), ("network", "publisher"), ("repository", "publisher"),
    ("place", "publisher-place"), ("eventPlace", "event-place"),
    # Numbers.
    ("volume", "volume"), ("codeNumber", "volume"), ("reporterVolume", "volume"),
    ("issue", "issue"), ("priorityNumbers", "issue"),
    ("pages", "page"), ("codePages", "page"), ("firstPage", "page"),
    ("numPages", "number-of-pages"), ("edition", "edition"), ("versionNumber", "version"),
    ("section", "section"), ("committee", "section"), ("seriesNumber", "collection-number"),
    ("number", "number"), ("reportNumber", "number"), ("patentNumber", "number"),
    ("billNumber", "number"), ("documentNumber", "number"), ("episodeNumber", "number"),
    ("publicLawNumber", "number"), ("docketNumber", "number"), ("archiveID", "number"),
    ("identifier", "number"),
    # Kinds.
    ("type", "genre"), ("thesisType", "genre"), ("reportType", "genre"), ("letterType", "genre"),
    ("manuscriptType", "genre"), ("mapType", "genre"), ("postType", "genre"),
    ("presentationType", "genre"), ("websiteType", "genre"), ("genre", "genre"),
    ("medium", "medium"), ("artworkMedium", "medium"), ("interviewMedium", "medium"),
    ("videoRecordingFormat", "medium"), ("audioRecordingFormat", "medium"),
    ("audioFileType", "medium"), ("status", "status"),
    # Dates.
    ("date", "issued"), ("dateEnacted", "issued"), ("dateDecided", "issued"), ("issueDate", "issued"),
    ("accessDate", "accessed"), ("filingDate", "submitted"), ("originalDate", "original-date"),
    # Identifiers and the rest.
    ("DOI", "DOI"), ("url", "URL"), ("ISSN", "ISSN"), ("ISBN", "ISBN"), ("PMID", "PMID"),
    ("PMCID", "PMCID"), ("citationKey", "citation-key"), ("citekey", "citation-key"),
    ("language", "language"), ("abstractNote", "abstract"), ("archive", "archive"),
    ("libraryCatalog", "source"), ("rights", "license"), ("extra", "note"),
)  # fmt: skip
BY_FIELD = dict(FIELDS)

# The creator that an item's type is by, whatever Zotero calls it there, and the others.
CREATORS = {
    **dict.fromkeys(
        ("author", "artist", "performer", "director", "programmer", "inventor", "podcaster",
         "cartographer", "presenter", "interviewee", "sponsor"),
        "author",
    ),
    "bookAuthor": "container-author",
    "seriesEditor": "collection-editor",
}  # fmt: skip

# How Zotero keeps its own books: nothing of this is about the work.
BOOKKEEPING = frozenset(
    {"itemType", "creators", "tags", "notes", "key", "version", "itemID", "itemKey", "libraryID",
     "uri", "select", "collections", "relations", "attachments", "seeAlso", "dateAdded",
     "dateModified", "parentItem", "inPublications", "citationKeyPinned", "inheritedFrom"}
)  # fmt: skip


def is_zotero_item(item: Mapping[str, Json]) -> bool:
    """Whether an object is an item of Zotero's."""
    return type(item.get("itemType")) is str


def as_csl(item: Mapping[str, Json]) -> dict[str, Json] | None:
    """Return an item as CSL-JSON has it; None for a note or an attachment, which is no work."""
    type_ = item["itemType"]
    if type_ in CHILDREN:
        return None
    told: dict[str, Json] = {"type": ITEM_TYPES.get(type_, type_)}
    for field, value in item.items():
        if field in BOOKKEEPING or value in ("", None, [], {}):
            continue
        variable = BY_FIELD.get(field, field)
        told[variable if variable not in told else field] = value
    _place(told, type_)
    _creators(told, item.get("creators"))
    keywords = [word for tag in _listed(item.get("tags")) if (word := _word(tag, "tag"))]
    if keywords:
        told["keyword"] = keywords
    notes = [
        text for note in _listed(item.get("notes")) if (text := from_markup(_word(note, "note")))
    ]
    if notes:
        told["note"] = "\n".join(filter(None, [str(told.get("note", "")), *notes]))
    return told


def _place(told: dict[str, Json], type_: str) -> None:
    """A talk has no publisher; its place is where it was held."""
    if type_ == "presentation" and "event-place" not in told and "publisher-place" in told:
        told["event-place"] = told.pop("publisher-place")


def _creators(told: dict[str, Json], creators: Json) -> None:
    for creator in _listed(creators):
        if not isinstance(creator, Mapping):
            continue
        role = str(creator.get("creatorType") or "author")
        key = CREATORS.get(role, role)
        if not isinstance(told.setdefault(key, []), list):
            # A field has the role's name.
            key = f"creator-{role}"
        # A name of one field: the API's `name`, and what older exports mark so.
        whole = creator.get("name") or (creator.get("fieldMode") == 1 and creator.get("lastName"))
        name = {"literal": whole} if whole else {
            key: part
            for key, field in (("family", "lastName"), ("given", "firstName"))
            if (part := creator.get(field))
        }  # fmt: skip
        if name:
            told.setdefault(key, []).append(name)


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _word(value: Json, key: str) -> str:
    """Return a tag or a note, which is a text or an object with one."""
    found = value.get(key) if isinstance(value, Mapping) else value
    return found if isinstance(found, str) else ""
