"""Every field of a reference comes back from every format, or is named with the reason (`formats/held.py`)."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

import carcite
from carcite.formats import FORMATS, held
from carcite.formats.people import ROLES
from carcite.model.reference import Date, ItemType, Name, Reference, Relation
from carcite.model.rights import (
    Conflict,
    CopyrightNotice,
    Embargo,
    FreeToRead,
    Holder,
    Reservation,
    Rights,
    RightsTransfer,
)
from examples import ROOT
from hard_records import BY, WORDS

TYPES: tuple[ItemType, ...] = get_args(ItemType)
DIALECTS = [(format_, dialect) for format_ in held.FORMATS for dialect in sorted(FORMATS[format_].dialects)]  # fmt: skip

# Fields whose values are not any words: `sample` makes those of all others.
VALUES: dict[str, Any] = {
    "id": "key1",
    "type": "book",
    "volume": "11",
    "issue": "12",
    "page": "101-115",
    "number": "R-13",
    "number_of_pages": "321",
    "collection_number": "14",
    "edition": "15",
    "version": "2.16",
    "language": "de",
    "keywords": ("first keyword", "second keyword"),
    "url": "https://example.org/a?b=1",
    "doi": "10.1234/abc.17",
    "issn": ("1664-3224", "0028-0836"),
    "isbn": ("9783161484100", "9780306406157"),
    "pmid": "12345678",
    "pmcid": "PMC123459",
    "arxiv": "2401.01234",
    "rights": Rights(licenses=(BY,)),
    "relations": (Relation(kind="retracted-by", doi="10.5555/notice"), Relation(kind="replaces", url="https://example.org/old")),
    "extra": (),
}  # fmt: skip
# `schema_version` has one value, which no record needs to say.
CONSTANT = {"schema_version"}

ADA = Name(family="Oe", given="Ada")
NAMES: dict[str, Name] = {
    "family": Name(family="Oe"),
    "given": ADA,
    "suffix": Name(family="Oe", given="Ada", suffix="Jr."),
    "dropping_particle": Name(family="Oe", given="Ada", dropping_particle="de"),
    "non_dropping_particle": Name(family="Oe", given="Ada", non_dropping_particle="van der"),
    "literal": Name(literal="World Health Organization"),
    "orcid": Name(family="Oe", given="Ada", orcid="0000-0002-1825-0097"),
    "affiliation": Name(family="Oe", given="Ada", affiliation=("Lund", "Oslo, Norway")),
    "email": Name(family="Oe", given="Ada", email="ada@example.org"),
    "corresponding": Name(family="Oe", given="Ada", corresponding=True),
    "given alone": Name(given="Ada"),
    "suffix alone": Name(family="Oe", suffix="III"),
    "literal with a comma": Name(literal="Ministry of Health, Labour and Welfare"),
}
DATES: dict[str, Date] = {
    "year": Date(year=1987),
    "month": Date(year=1987, month=5),
    "day": Date(year=1987, month=5, day=6),
    "season": Date(year=1987, season=22),
    "circa": Date(year=1987, circa=True),
    "end": Date(year=1987, month=5, day=6, end=Date(year=1987, month=6, day=7)),
    "circa season": Date(year=1987, season=22, circa=True),
    "circa at one end": Date(year=1987, circa=True, end=Date(year=1989)),
    "end of a season": Date(year=1987, season=21, end=Date(year=1987, season=23)),
    "end of a season in another year": Date(year=1987, season=24, end=Date(year=1988, season=21)),
}
NOTICE = CopyrightNotice(
    statement="© 1987 Ada Oe",
    years=(1987,),
    holders=(Holder(name="Ada Oe", kind="person"),),
    evidence=WORDS,
)
RIGHTS: dict[str, Rights] = {
    "licenses": Rights(licenses=(BY,)),
    "notices": Rights(notices=(NOTICE,)),
    "transfers": Rights(transfers=(RightsTransfer(kind="assignment", to="Oe", evidence=WORDS),)),
    "reservations": Rights(reservations=(Reservation(kind="all-rights-reserved", evidence=WORDS),)),
    "embargo": Rights(embargo=Embargo(months=12, evidence=WORDS)),
    "free_to_read": Rights(free_to_read=FreeToRead(evidence=WORDS)),
    "conflicts": Rights(conflicts=(Conflict(kind="k", severity="info", message="m", parties=WORDS * 2, rule="r"),)),
    "other scopes": Rights(licenses=(BY.model_copy(update={"scope": "data"}),)),
    "license's start": Rights(licenses=(BY.model_copy(update={"start": Date(year=1987)}),)),
    "license's content_version": Rights(licenses=(BY.model_copy(update={"content_version": "vor"}),)),
}  # fmt: skip
RELATIONS: dict[str, Relation] = {
    "kind": Relation(kind="is-version-of", doi="10.5555/notice"),
    "doi": Relation(kind="replaces", doi="10.5555/notice"),
    "url": Relation(kind="is-version-of", url="https://example.org/v1"),
    "title": Relation(kind="retraction-of", doi="10.5555/notice", title="Of peat and bogs"),
}
KEYWORDS = {"with a semicolon": ("peat; bogs", "mires"), "alone with a comma": ("peat, bogs",)}
EXTRA = {
    "tag": (("C6", "peat"),),
    "tag with several": (("C6", "peat"), ("C6", "bogs")),
    "tag that is taken": (("TI", "Another title"),),
    "field": (("mrnumber", "peat"),),
    "field that is taken": (("title", "Another title"),),
    "key": (("callNumber", "peat"),),
    "words": (("my own key", "peat"),),
}
PARTS: dict[str, dict[str, Any]] = {
    **{role: {part: (name,) for part, name in NAMES.items()} for role in ROLES},
    **dict.fromkeys(("issued", "accessed", "submitted", "accepted", "available_date", "event_date", "original_date"), DATES),
    "rights": RIGHTS,
    "relations": {part: (one,) for part, one in RELATIONS.items()},
    "keywords": KEYWORDS,
    "language": {"variety": "pt-BR", "without a name in babel": "sw", "words": "Old Peatish"},
    "extra": EXTRA,
}  # fmt: skip


def sample(field: str, annotation: Any) -> Any:
    """A value by which a field is known among all others."""
    if field in VALUES:
        return VALUES[field]
    if annotation == str | None:
        return f"the {field.replace('_', ' ')} of it"
    if annotation == Date | None:
        return Date(year=1900 + sum(map(ord, field)) % 90, month=5, day=6)
    if annotation == tuple[Name, ...]:
        return (Name(family=field.title().replace("_", ""), given="Ada"),)
    raise AssertionError(f"VALUES has no sample of {field}: {annotation}")


def samples(model: type[Reference]) -> dict[str, Any]:
    """A value of every field of a model, and of every part that a format may lose."""
    values = {
        field: sample(field, known.annotation)
        for field, known in model.model_fields.items()
        if field not in CONSTANT
    }
    parts = {f"{field}.{part}": value for field, of in PARTS.items() for part, value in of.items()}
    return values | parts


def said(value: Any) -> Any:
    """What is compared of a value: of rights what they state, since each reading finds its own evidence."""
    if isinstance(value, Rights):
        license_ = value.license
        stated = (license_.spdx_id, license_.start, license_.content_version) if license_ else None
        notices = [(one.years, [who.name for who in one.holders]) for one in value.notices]
        rest = [(name, getattr(value, name)) for name in Rights.model_fields if name not in ("licenses", "notices")]  # fmt: skip
        return (stated, len(value.licenses), notices, rest)
    return value


def back(written: list[Reference], format_: str, dialect: str) -> list[Reference]:
    loaded = carcite.loads(carcite.dumps(written, format_, dialect=dialect), format_)
    assert loaded.failures == ()
    assert len(loaded.references) == len(written)
    return list(loaded.references)


def lost(model: type[Reference], format_: str, dialect: str, type_: ItemType) -> set[str]:
    """The fields and parts that do not come back, each written in a reference of its own."""
    made, parts = [], list(samples(model))
    for number, (part, value) in enumerate(samples(model).items()):
        field = part.partition(".")[0]
        values = {"id": f"key{number}", "type": type_, "title": "A title"}
        made.append(model(**{**values, field: value} if part != "type" else values))
    read = back(made, format_, dialect)
    return {
        part
        for part, one, again in zip(parts, made, read, strict=True)
        for field in [part.partition(".")[0]]
        if said(getattr(again, field, None)) != said(getattr(one, field))
    }


def named(model: type[Reference], format_: str, dialect: str, type_: ItemType) -> set[str]:
    """The fields and parts that the table says are not held."""
    return {part for part in samples(model) if held.not_held(part, format_, dialect, type_)}


@pytest.mark.parametrize(("format_", "dialect"), DIALECTS)
def test_a_field_comes_back_unless_it_is_named_as_not_held(format_: str, dialect: str) -> None:
    for type_ in TYPES:
        assert lost(Reference, format_, dialect, type_) == named(
            Reference, format_, dialect, type_
        ), type_


def full(type_: ItemType) -> Reference:
    """A reference of which every field says something."""
    return Reference(
        **{**{field: value for field, value in samples(Reference).items() if "." not in field}, "type": type_},
    )  # fmt: skip


@pytest.mark.parametrize(("format_", "dialect"), DIALECTS)
def test_a_reference_of_all_fields_comes_back_whole_and_is_written_the_same(
    format_: str, dialect: str
) -> None:
    for type_ in TYPES:
        written = full(type_)
        text = carcite.dumps([written], format_, dialect=dialect)
        (again,) = carcite.loads(text, format_).references
        gone = {
            field
            for field in Reference.model_fields
            if said(getattr(again, field)) != said(getattr(written, field))
        }
        assert gone == named(Reference, format_, dialect, type_) & set(Reference.model_fields)
        assert carcite.dumps([again], format_, dialect=dialect) == text


def words_of(value: Any) -> list[str]:
    """The words of a value by which it is found in a file, each as any format has it."""
    if isinstance(value, Date):
        return [str(value.year)]
    if isinstance(value, Name):
        return [str(value.family)]
    if isinstance(value, Relation):
        return [value.doi or str(value.url)]
    if isinstance(value, Rights):
        return ["CC BY 4.0"]
    if isinstance(value, str) and value[0].isdigit():
        # Pages have their own signs between.
        return value.split("-")
    return [value] if isinstance(value, str) else [w for one in value for w in words_of(one)]  # fmt: skip


@pytest.mark.parametrize(("format_", "dialect"), DIALECTS)
@pytest.mark.parametrize(
    "field", sorted(set(Reference.model_fields) - CONSTANT - {"type", "extra"})
)
def test_the_words_of_a_field_are_in_the_file(field: str, format_: str, dialect: str) -> None:
    for type_ in TYPES:
        if held.not_held(field, format_, dialect, type_):
            continue
        # Of German babel's name says all.
        whole = full(type_).model_copy(update={"language": "pt-BR"})
        words = words_of(getattr(whole, field))
        without = whole.model_copy(update={field: Reference.model_fields[field].get_default()})
        text, rest = (carcite.dumps([one], format_, dialect=dialect) for one in (whole, without))
        assert words
        # More often than without it: a word may stand in another field, too.
        assert all(text.count(word) > rest.count(word) for word in words), type_


# --- where -----------------------------------------------------------------------------------


def mark(place: str, format_: str) -> str:
    """What stands in a file before a value that is held in a place."""
    words = re.sub(r" \(with.*", "", place)
    head, _, label = words.partition(" ")
    if format_ == "ris":
        return f"{head}  - {label}: " if label else f"{head}  - "
    if format_ == "csl-json":
        return f"{label}: " if head == "note" and label else f'"{label or head}": '
    return f"  {words} = "


@pytest.mark.parametrize("format_", held.FORMATS)
def test_a_field_is_in_a_place_that_the_table_names(format_: str) -> None:
    proven = 0
    for type_ in TYPES:
        for field in set(Reference.model_fields) - CONSTANT - {"id", "type", "extra"}:
            places = held.places(field, format_, type_)
            text = carcite.dumps([full(type_)], format_)
            assert bool(places) is (held.not_held(field, format_, "zotero", type_) is None)
            assert not places or any(mark(place, format_) in text for place in places), (
                field,
                type_,
            )
            proven += bool(places)
    assert proven > 40 * len(TYPES)


# --- the table has no gap --------------------------------------------------------------------


def test_no_field_is_without_a_place_or_a_reason() -> None:
    assert held.unnamed() == []


class Wider(Reference):
    """A reference with a field that no format has been told of."""

    epitaph: str | None = None


def test_a_new_field_is_found_out_in_every_format() -> None:
    assert {(field, format_) for field, format_, _ in held.unnamed(Wider.model_fields)} == {
        ("epitaph", format_) for format_ in held.FORMATS
    }
    for format_, dialect in DIALECTS:
        gone = lost(Wider, format_, dialect, "book") - named(Wider, format_, dialect, "book")
        assert gone == {"epitaph"}


@pytest.mark.parametrize(
    ("model", "sampled"),
    [(Name, NAMES), (Date, DATES), (Rights, RIGHTS), (Relation, RELATIONS)],
    ids=["name", "date", "rights", "relation"],
)
def test_every_part_of_a_value_has_a_sample(model: type[Any], sampled: dict[str, Any]) -> None:
    assert set(model.model_fields) <= set(sampled)


def test_every_row_of_what_is_not_held_is_about_something_that_is_tried() -> None:
    tried = set(samples(Reference)) | CONSTANT
    assert len(tried) > len(Reference.model_fields)
    for row in held.NOT_HELD:
        assert row.parts <= tried
        assert row.formats <= {*held.FORMATS, *(f"{one}/{dialect}" for one, dialect in DIALECTS)}


# --- the documents ---------------------------------------------------------------------------

DOCUMENT = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lines", [held.as_table(), held.reasons()], ids=["where", "not-held"])
def test_the_document_shows_the_table(lines: list[str]) -> None:
    # To renew it: python -c "from carcite.formats.held import *; print(*as_table(), *reasons(), sep='\\n')"
    assert "\n".join(lines) in DOCUMENT
