"""The items in a JSON text, each on its own: one that is broken costs no other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import from_json

from carcite.formats.loaded import Failure
from carcite.values.json_source import is_deep, whole_escapes

# What an item has and a name or a date inside one has not.
MARKS = frozenset({"type", "title", "id", "itemType"})
PARTS = frozenset({"name", "tag", "href"})
# Of these one is enough to be an item's and no list's.
MARKS_OF_ONE = frozenset({"type", "title", "itemType"})
# The keys under which exports and interfaces hand out lists of items, or one.
WRAPPERS = ("items", "references", "message", "data", "results")
OPENING = re.compile(r"\{")
# Broken JSON is decoded anew from every brace, for at most so many times its length.
PATIENCE = 20
LONGEST_RAW = 20_000
# Python makes no integer of more digits than it is told to (640 at the least): more stay text.
LONGEST_INTEGER = 600

Item = Mapping[str, Any]


def items_in(text: str) -> Iterator[Item | Failure]:
    """Yield a text's items in order; what is no item is a failure with its text and line."""
    whole = whole_escapes(text)
    try:
        parsed, is_bounded = _parsed(whole)
    except json.JSONDecodeError as error:
        yield from _salvaged(text, whole, error)
        return
    except RecursionError:
        yield _too_deep(text, 0)
        return
    for index, value in enumerate(_unwrapped(parsed)):
        if not is_bounded and is_deep(value):
            yield _too_deep(text, index)
        elif type(value) is dict:
            yield _work(value)
        else:
            yield _no_item(text, index, value)


def _parsed(text: str) -> tuple[Any, bool]:
    """Return what a text of JSON holds, and whether it is surely not nested too deep to go down in.

    Pydantic's parser follows no deeper than 200 levels, and to look for that takes a tenth of the time
    of reading the records.
    """
    try:
        return from_json(text), True
    except (ValueError, TypeError):
        # What json.loads takes, or tells more of.
        return DECODER.decode(text), False


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= LONGEST_INTEGER else digits


DECODER = json.JSONDecoder(parse_int=_integer)


def _unwrapped(parsed: Any) -> list[Any]:
    """Return the list of items: the text's own, one item's, or what stands under a wrapper's key."""
    for _ in range(3):
        if isinstance(parsed, list):
            return parsed
        if not isinstance(parsed, dict) or not parsed.keys().isdisjoint(MARKS_OF_ONE):
            break
        inner = next(
            (parsed[key] for key in WRAPPERS if isinstance(parsed.get(key), list | dict)), None
        )
        if inner is None:
            # An object of items by their keys.
            if parsed and all(isinstance(one, dict) and "type" in one for one in parsed.values()):
                return [{"id": key, **one} for key, one in parsed.items()]
            break
        parsed = inner
    return [parsed] if parsed != {} else []


def _work(value: Item) -> Item:
    """Return what an item of Zotero's API is about, without its library, links and the like."""
    inner = value.get("data")
    return inner if type(inner) is dict and "itemType" in inner else value


def _no_item(text: str, index: int, value: Any) -> Failure:
    return Failure(
        raw=json.dumps(value, ensure_ascii=False)[:LONGEST_RAW],
        line=_line_of(text, index),
        error=f"an item must be a JSON object, not {json.dumps(value, ensure_ascii=False)[:40]}",
        done="left out",
    )


def _too_deep(text: str, index: int) -> Failure:
    start = _start_of(text, index)
    return Failure(
        raw=text[start : start + LONGEST_RAW],
        line=text.count("\n", 0, start) + 1,
        error="JSON nested too deeply",
        done="left out",
    )


def _line_of(text: str, index: int) -> int:
    """Return the line on which an array's item begins."""
    return text.count("\n", 0, _start_of(text, index)) + 1


def _start_of(text: str, index: int) -> int:
    """Return where an array's item begins, or as near before it as can be told."""
    position = _past(text, text.find("[") + 1)
    for _ in range(index):
        try:
            position = _past(text, DECODER.raw_decode(text, position)[1])
        except (json.JSONDecodeError, RecursionError):
            # The first bracket was none of the array's, or an item before is nested too deep.
            break
    return position


def _past(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n,":
        position += 1
    return position


def _salvaged(text: str, whole: str, error: json.JSONDecodeError) -> Iterator[Item | Failure]:
    """Yield the items of a text that is no JSON as a whole: it is cut off, or a sign is missing.

    `whole` is the text with its escapes mended, in the same places; failures show the text itself.
    """
    start = 0
    lines = _Lines(text)
    tried = _Tried(whole)
    patience = PATIENCE * len(text) + 100_000
    position = _next_brace(text, 0)
    while position is not None and patience > 0:
        try:
            value, end = DECODER.raw_decode(tried, position)
        except (json.JSONDecodeError, RecursionError) as broken:
            reached = broken.pos if isinstance(broken, json.JSONDecodeError) else len(text)
            patience -= max(reached - position, 100)
            position = _next_brace(text, position + 1)
            continue
        patience -= end - position
        if isinstance(value, dict) and not is_deep(value) and _is_item(_work(value)):
            yield from _between(lines, start, position, error)
            yield _work(value)
            start = end
        position = _next_brace(text, end)
    yield from _between(lines, start, len(text), error)


def _is_item(value: Item) -> bool:
    """Whether an object is a work, and not a library, an institution or a tag within a broken one."""
    marked, told = value.keys() & MARKS, value.keys() - {"id", "type"}
    return bool(marked and told) and PARTS.isdisjoint(value)


def _next_brace(text: str, position: int) -> int | None:
    found = OPENING.search(text, position)
    return found.start() if found else None


class _Tried(str):
    """A text whose lines nobody counts: for each error the decoder would count all that stand before it."""

    __slots__ = ()

    def count(self, *_: object) -> int:
        return 0

    def rfind(self, *_: object) -> int:
        return -1


class _Lines:
    """The numbers of a text's lines; each line is counted once where the places asked for come in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._line, self._counted = 1, 0

    def number(self, at: int) -> int:
        """The line that a place is on, which stands behind the last place asked for."""
        self._line += self.text.count("\n", self._counted, at)
        self._counted = at
        return self._line


def _between(lines: _Lines, start: int, end: int, error: json.JSONDecodeError) -> Iterator[Failure]:
    """Yield what stands between two items as a failure, unless it is only punctuation."""
    raw = lines.text[start:end].strip(" \t\r\n,[]")
    if not raw:
        return
    begin = lines.text.index(raw[:1], start)
    yield Failure(
        raw=raw[:LONGEST_RAW],
        line=lines.number(begin),
        error=f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}",
        done="skipped; the other items were read",
    )
