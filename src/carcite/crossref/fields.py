"""Take values out of a Crossref record, whatever it holds in their place.

Records are deposited by some twenty thousand publishers, and forms that the schema forbids come
through: null, a number for a text, one value for a list. What is not of the shape that was asked
for is as good as absent; nothing here raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from carcite.values.patterns import regex

Work = Mapping[str, object]

# No field of a record that was seen is longer; beyond it somebody tries how much we bear.
MOST_TEXT = 200_000
MOST_ITEMS = 10_000


_HALVES = regex("[\ud800-\udfff]")


def text_of(value: object) -> str:
    """The words of a string or a whole number, without blanks around; "" for anything else."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        # Python refuses to write out numbers of more than 4,300 digits.
        return str(value) if abs(value) < 10**18 else ""
    if not isinstance(value, str):
        return ""
    words = value[:MOST_TEXT].strip()
    return whole_characters(words)


def whole_characters(words: str) -> str:
    """A text without halves of characters, which JSON lets through and no file or address can hold."""
    return words if words.isascii() else _HALVES.sub("\ufffd", words)


def text(record: Work, key: str) -> str:
    """The words of a field; the first of a list."""
    return next(texts(record, key), "")


def texts(record: Work, key: str) -> Iterator[str]:
    """The words of a field that may be a list, without those that are empty."""
    for _, words in indexed(record, key):
        yield words


def indexed(record: Work, key: str) -> Iterator[tuple[str, str]]:
    """The words of a field, each with its path: `title[0]`, or `title` where it was no list."""
    value = record.get(key)
    if isinstance(value, (list, tuple)):
        for index, item in enumerate(value[:MOST_ITEMS]):
            if words := text_of(item):
                yield f"{key}[{index}]", words
    elif words := text_of(value):
        yield key, words


def mapping(record: Work, key: str) -> Work:
    """A field that is an object, the first of a list of them; empty for anything else."""
    return next((item for _, item in mappings(record, key)), {})


def mappings(record: Work, key: str) -> Iterator[tuple[str, dict[str, object]]]:
    """The objects of a field, each with its path; one that is no list counts as a list of one."""
    value = record.get(key)
    if isinstance(value, Mapping):
        yield key, _named(value)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value[:MOST_ITEMS]):
            if isinstance(item, Mapping):
                yield f"{key}[{index}]", _named(item)


def _named(value: Mapping[object, object]) -> dict[str, object]:
    """An object by its keys that are words, which in JSON all are."""
    return {key: item for key, item in value.items() if isinstance(key, str)}
