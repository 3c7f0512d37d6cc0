"""What of a Crossref record a snapshot keeps, and how it is packed: all that cites and matches a work, in some 230 bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from zstandard import (
    ZstdCompressionDict,
    ZstdCompressor,
    ZstdDecompressor,
    ZstdError,
    get_frame_parameters,
    train_dictionary,
)

from carcite.crossref.snapshot.json_bytes import parse, write

# Fields that are kept as they are. Abstracts, references, affiliations, funders, links, assertions and counts
# are nine tenths of a record, and no part of a citation.
_KEPT = (
    "DOI", "type", "subtype", "title", "subtitle", "original-title", "container-title",
    "short-container-title", "publisher", "publisher-location", "volume", "issue", "page",
    "article-number", "language", "license", "update-to", "updated-by", "edition-number", "group-title",
    "institution", "event", "part-number",
)  # fmt: skip
_DATES = ("issued", "published", "published-print", "published-online", "posted")
_PEOPLE = ("author", "editor", "translator", "chair")
_PERSON_KEYS = frozenset(["family", "given", "name", "suffix", "prefix", "ORCID", "sequence"])
# Numbers with their types say all that the bare lists say.
_TYPED = {"issn-type": "ISSN", "isbn-type": "ISBN"}
# A book may name hundreds of components; none is asked for.
MOST_RELATIONS = 20
# A record of a collaboration can list thousands of authors; a citation names them all.
MOST_PEOPLE = 5_000
# No slim record is nearly so long; a frame that says more is damaged, or made to fill the memory.
LARGEST = 16_000_000
DICTIONARY_SIZE = 65_536
_SHORTEST_DICTIONARY = 256


def slim(work: Mapping[str, Any]) -> dict[str, Any]:
    """Keep of a record what cites and matches a work; field names and shapes stay Crossref's.

    >>> slim({"DOI": "10.5555/A", "title": ["Peat"], "abstract": "…", "author": []})
    {'DOI': '10.5555/A', 'title': ['Peat']}
    """
    get = work.get
    kept = {name: value for name in _KEPT if (value := get(name))}
    for name in _DATES:
        parts = value.get("date-parts") if isinstance(value := get(name), dict) else None
        if parts and (name != "published" or parts != kept.get("issued", {}).get("date-parts")):
            kept[name] = {"date-parts": parts}
    if any(name in kept and _first_day(kept[name])[1:] == [1, 1] for name in _DATES):
        # When the record was made tells a 1 January from a year of which no more is known.
        made = _first_day(work.get("created"))
        kept |= {"created": {"date-parts": [made]}} if made else {}
    for name in _PEOPLE:
        if isinstance(people := work.get(name), list) and people:
            kept[name] = _people(people)
    for typed, bare in _TYPED.items():
        if isinstance(work.get(typed), list) and work[typed]:
            kept[typed] = work[typed]
        elif work.get(bare):
            kept[bare] = work[bare]
    if isinstance(relations := work.get("relation"), Mapping) and relations:
        kept["relation"] = {
            kind: each[:MOST_RELATIONS]
            for kind, each in relations.items()
            if isinstance(each, list)
        }
    return kept


def _first_day(date: object) -> list[Any]:
    """Return the parts of a date's first day; none where there is no such date."""
    spans = date.get("date-parts") if isinstance(date, dict) else None
    first = spans[0] if isinstance(spans, list) and spans else None
    return first if isinstance(first, list) else []


def _people(people: list[Any]) -> list[dict[str, Any]]:
    listed = [
        {name: value for name, value in person.items() if value and name in _PERSON_KEYS}
        for person in people[:MOST_PEOPLE]
        if isinstance(person, dict)
    ]
    # "First", then "additional" is what the order says already.
    orders = [person.get("sequence") for person in listed]
    if orders and orders[0] in ("first", None) and "first" not in orders[1:]:
        for person in listed:
            person.pop("sequence", None)
    return listed


def _whole(kept: dict[str, Any]) -> dict[str, Any]:
    """Give back what `slim` left out because another field says it."""
    for typed, bare in _TYPED.items():
        if isinstance(numbers := kept.get(typed), list) and bare not in kept:
            kept[bare] = [
                each["value"] for each in numbers if isinstance(each, dict) and "value" in each
            ]
    return kept


def plain(work: Mapping[str, Any]) -> bytes:
    """Write a slim record as bytes."""
    return write(slim(work))


def dictionary_of(samples: Sequence[bytes]) -> bytes:
    """Make the dictionary that all records are packed with; of few samples, the samples themselves."""
    try:
        return train_dictionary(DICTIONARY_SIZE, list(samples)).as_bytes()
    except ZstdError:
        return b"".join(samples)[-DICTIONARY_SIZE:]


def packing_with(dictionary: bytes) -> Callable[[bytes], bytes]:
    """Return what packs a record; `dictionary` must be given again to unpack it.

    The checksum that it writes costs four bytes, and is how garbled bytes are seen that still unpack.
    Raises ValueError where the dictionary is none.
    """
    try:
        return ZstdCompressor(
            level=3, dict_data=_dictionary(dictionary), write_checksum=True, write_dict_id=False
        ).compress
    except ZstdError as error:
        raise ValueError(f"a damaged dictionary: {error}") from error


def unpacking_with(dictionary: bytes) -> Callable[[bytes], dict[str, Any]]:
    """Return what unpacks a record, and raises ValueError where the bytes are not of one.

    Raises ValueError itself where the dictionary is none.
    """
    try:
        decompress = ZstdDecompressor(dict_data=_dictionary(dictionary)).decompress
    except ZstdError as error:
        raise ValueError(f"a damaged dictionary: {error}") from error

    def unpack(packed: bytes) -> dict[str, Any]:
        try:
            frame = get_frame_parameters(packed)
            if frame.content_size > LARGEST:
                raise ValueError("a record that is too large")
            # The bit that says that there is a checksum may be the garbled one.
            if not frame.has_checksum:
                raise ValueError("a record without a checksum")
            record = parse(decompress(packed, allow_extra_data=False))
        except (ZstdError, MemoryError, UnicodeDecodeError, RecursionError) as error:
            raise ValueError(f"a damaged record: {error}") from error
        if not isinstance(record, dict) or not isinstance(record.get("DOI"), str):
            raise ValueError("a damaged record: no DOI")
        return _whole(record)

    return unpack


def _dictionary(dictionary: bytes) -> ZstdCompressionDict | None:
    return ZstdCompressionDict(dictionary) if len(dictionary) >= _SHORTEST_DICTIONARY else None
