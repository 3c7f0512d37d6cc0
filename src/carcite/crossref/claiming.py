"""How a record's fields are claimed: the trust of each variable, with its reason."""

from __future__ import annotations

from carcite.crossref.titles import NOTHING
from carcite.model.claims import Claim, Value

READER = "crossref"

# How far each field of a record is to be trusted, and why. Records are made by publishers for
# machines, so most stand as high as a page's own tags; lower stand those that are filled by habit.
TRUST: dict[str, tuple[int, str]] = {
    "doi": (95, "the identifier of the record"),
    "title": (90, "deposited for the index of all works"),
    "author": (89, "family and given names apart, in order"),
    "editor": (85, "as authors, but often missing"),
    "translator": (85, "as authors, but often missing"),
    "container_title": (88, "one form for all works of the journal"),
    "container_title_short": (80, "some deposit the whole title again"),
    "collection_title": (80, "of two titles, the series is recognised by its words"),
    "issn": (88, "checked by Crossref against the journal's"),
    "isbn": (85, "of all formats of the book"),
    "volume": (88, "if it is missing, the issue is not yet published"),
    "issue": (88, "if it is missing, the issue is not yet published"),
    "page": (86, "some deposit a stand-in"),
    "number": (88, "a field of its own"),
    "issued": (85, "print and online are distinguished"),
    "available_date": (84, "the day the record says it went online"),
    "submitted": (80, "an assertion in words"),
    "accepted": (80, "an assertion in words"),
    "event_title": (80, "of the proceedings"),
    "event_place": (80, "of the proceedings"),
    "event_date": (80, "of the proceedings"),
    "abstract": (80, "text without its layout"),
    "edition": (80, "a field of its own"),
    "type": (80, "chosen by the publisher among thirty"),
    "genre": (70, "what CSL's type does not say"),
    "language": (60, "many deposit English for all their works"),
    "publisher": (62, "the member's legal name, which is often the parent company's"),
    "publisher_place": (62, "the member's location"),
    "section": (60, "a preprint server's subject"),
    "title_short": (60, "few deposit one"),
    "version": (80, "a field of its own"),
    "status": (90, "a notice, by the publisher or Retraction Watch"),
    "url": (50, "rebuilt from the DOI; a page's own address says more"),
    "relations": (90, "stated by the publisher of one of the two"),
    "extra": (80, "as the record says it"),
}
# A title in capitals hides which letters are capitals; U+FFFD hides which letters they were.
CAPITALS, MANGLED = 45, 40
# What a second value of a field is worth beside the first.
LESS = 20


def claim(
    variable: str,
    quote: str,
    path: str,
    *,
    value: Value | None = None,
    problem: str | None = None,
    trust: int | None = None,
    derived: bool = False,
    note: str | None = None,
) -> Claim:
    """Claim a variable, at the trust and for the reason of its row unless others are given."""
    return Claim(
        variable=variable,
        value=value,
        problem=problem,
        quote=quote,
        locator=f"crossref:{path}",
        trust=TRUST[variable][0] if trust is None else trust,
        reader=READER,
        basis="derived" if derived else "stated",
        note=note or TRUST[variable][1],
    )


def says(words: str) -> bool:
    """Say whether words say something: "n/a" and "-" do not."""
    return words.lower() not in NOTHING
