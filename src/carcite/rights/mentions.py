"""Where a sentence names a Creative Commons tool by code ("CC BY-NC") or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from carcite.lexicon.words import CC_ELEMENTS
from carcite.rights.cc import FAMILIES, Tool, catalogue, find_tool, unit_of
from carcite.rights.cc_words import (
    element_words,
    filler_words,
    fold_char,
    fold_letters,
    port_words,
    words_at,
)
from carcite.values.patterns import regex
from carcite.values.text import remembered


class Mention(NamedTuple):
    """A tool as it was named: `start` and `end` are offsets in the sentence; None is what was not said."""

    start: int
    end: int
    kind: Literal["url", "code", "words"]
    family: str
    version: str | None = None
    jurisdiction: str | None = None
    tool: Tool | None = None


# Blanks stand where a line ended in print: "https:// creativecommons.org/licenses/by/ 4.0/".
URL = regex(
    r"(?:https?\s{0,2}:\s{0,2}/{1,2}\s{0,2})?(?:www\.\s?)?creativecommons\s?\.\s?org\s?/{1,3}\s?"
    r"(?:(?:licen[cs]es?|publicdomain)\s?/{1,3}\s{0,2})"
    r"(?P<unit>[a-z]{2,13}(?:(?:\s?[-‐‑–_]\s?|%20|\s(?=(?:nc|nd|sa)\b))[a-z]{2,12}){0,2}\+?)"
    r"(?:\s?/{1,3}\s{0,2}v?(?P<version>\d\s?[.,]\s?\d)(?!\d))?"
    r"(?:\s?/{1,3}\s{0,2}(?P<port>[a-z]{2,8})(?![a-z.]))?"
    r"(?:\s?/{0,3}\s{0,2}(?:deed|legalcode)(?:[.-][a-z]{2,3}(?:[_-][a-z]{2,4})?)?)?/?",
    re.I,
)
# Units by their letters: a line end or a typist loses hyphens ("by-ncnd").
_UNITS = {unit.replace("-", ""): unit for unit in FAMILIES} | {
    "byncnd": "by-nc-nd",
    "bysanc": "by-nc-sa",
    "ncnd": "nd-nc",
    "sanc": "nc-sa",
    "bysand": "by-nc-nd",
    "cc0": "zero",
    "samplingplus": "sampling+",
}
_UNIT_LETTERS = regex(r"[^a-z0-9+]")

# Each URL has one of these.
URL_SIGNS = ("http", "www.", "creativecommons")
ANY_URL = regex(
    r"(?:https?:/{0,2}|www\.)[^\s<>\"]{1,300}|creativecommons\.org[^\s<>\"]{0,80}", re.I
)


def without_urls(text: str) -> str:
    """Blank the URLs out, offset by offset, so that their parts are not read as words."""
    covered = sorted(
        {found.span() for pattern in (URL, ANY_URL) for found in pattern.finditer(text)}
    )
    for start, end in covered:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def urls(text: str) -> Iterator[Mention]:
    """Find the URLs of Creative Commons tools, whatever their form."""
    for found in URL.finditer(text) if "creativecommons" in text.lower() else ():
        unit, glued = _unit(found["unit"].lower())
        if unit is None:
            continue
        if glued:
            yield _by_url(
                found.start(), found.start("unit") + len(found["unit"]) - glued, unit, None, None
            )
            continue
        version = found["version"] and found["version"].replace(",", ".").replace(" ", "")
        yield _by_url(found.start(), found.end(), unit, version, found["port"])


def _unit(words: str) -> tuple[str | None, int]:
    """Read a URL's unit; the second value is the length of what is glued to its end."""
    letters = _UNIT_LETTERS.sub("", words.replace("%20", ""))
    if letters in _UNITS:
        return _UNITS[letters], 0
    return None, 0


def _by_url(start: int, end: int, unit: str, version: str | None, port: str | None) -> Mention:
    port = port.lower() if port else None
    tool = find_tool(unit, version, port) or find_tool(unit, version)
    if tool is None and port == "gb":
        tool = find_tool(unit, version, "uk")
    if tool is None and unit in ("zero", "mark") and version is None:
        tool = find_tool(unit, "1.0")
    if tool is None:
        # No such version or port: what the URL says is kept, and nothing is made up.
        return Mention(start, end, "url", FAMILIES[unit], version)
    return Mention(start, end, "url", tool.family, tool.version, tool.jurisdiction, tool)


# Where the name of a licence may begin. Letters of a spaced-out "Creati v e" count as one word.
_ANCHOR = regex(
    r"(?P<cc>[ck]\s?r\s?[eé]\s?a\s?t\s?i\s?v\s?(?:e|n\s?i)s?[\s\-]{0,4}c\s?o\s?m\s?m\s?o\s?n(?:\s?s)?(?![a-z]{2})"
    r"|知识共享|知識共享|クリエイティブ・?\s?コモンズ|크리에이티브\s?커먼즈"
    r"|(?<![a-z0-9])(?:cc|c\s?c(?=[\s\-]{0,2}by))(?![a-z]{3}|\d)|(?<![a-z0-9])cc(?=by|zero|0))"
    r"|(?P<by>(?<![a-z0-9-])by(?:[\s\-]{1,3}(?:n\s?c|nd|sa)(?![a-z])|[\s-]?nc[\s-]?(?:nd|sa)\b))"
    r"|(?P<zero>(?<![a-z0-9])public domain (?:dedication|mark))"
    # Without the name of Creative Commons it takes two elements, or one and "4.0 International".
    # Chinese and Japanese put no blanks between words: any of their letters may begin one.
    r"|(?P<words>[\u3040-\u9fff]|(?<![^\W\d_])[^\W\d_\u3040-\u9fff]+)",
    re.I,
)
_VERSION = regex(r"v?([1-4]\.[015])(?!\d)")
_BARE_VERSION = regex(r"v?4(?!\d)")
_REACH = 260
# What a sentence must have for a name to be looked for: a word of the trade, a code or a version.
MAY_NAME = regex(
    r"commons?\b|\bcc|c\s?o\s?m\s?m\s?o\s?n\s?s|\bby[\s-]{1,3}(?:nc|nd|sa)|by-?nc|public domain|[1-4]\.[015]"
    r"|知识共享|知識共享|クリエイ|크리에이|licen|lizenz|lisens|lisans|лиценз|лиценц|ліценз|noncomm|non-comm|deriv|sharealike"
)
# One of these stands in all that the pattern finds; looking for them takes a tenth of its time.
SIGNS = (
    "common", "cc", "c o", "co m", "com m", "comm o", "commo n", "by", "public domain", ".0", ".1", ".5", "licen",
    "lizenz", "lisens", "lisans", "лиценз", "лиценц", "ліценз", "noncomm", "non-comm", "deriv", "sharealike",
    "知识共享", "知識共享", "クリエイ", "크리에이",
)  # fmt: skip
# Rockefeller University Press wrote a licence of its own that begins like one of Creative Commons.
NO_MIRROR = "nomirrorsites"
VERSIONS = ("1.0", "2.0", "2.1", "2.5", "3.0", "4.0")

# By-words that no one would take for anything else may begin a name of their own accord.
_FIRST_LETTERS = 4


class _Compact(NamedTuple):
    """A stretch of a sentence, folded; `where` gives each folded letter's offset in the sentence."""

    letters: str
    where: list[int]


def _compact(text: str, start: int, end: int) -> _Compact:
    letters: list[str] = []
    where: list[int] = []
    for offset in range(start, min(end, len(text))):
        char = text[offset]
        folded = fold_char(char)
        if len(folded) == 1:
            letters.append(folded)
            where.append(offset)
        elif folded:
            letters.append(folded)
            where.extend([offset] * len(folded))
        # The point of a version is kept; every other sign goes.
        elif (
            char == "."
            and text[offset - 1 : offset].isdigit()
            and text[offset + 1 : offset + 2].isdigit()
        ):
            letters.append(char)
            where.append(offset)
    return _Compact("".join(letters), where)


def names(text: str, low: str) -> Iterator[Mention]:
    """Find the licences that a sentence names by code or in words; `low` is it in lower case."""
    if not any(map(low.__contains__, SIGNS)) or not MAY_NAME.search(low):
        return
    if any(map(low.__contains__, URL_SIGNS)):
        text = without_urls(text)
    position = 0
    while found := _ANCHOR.search(text, position):
        position = found.end()
        begin = found.start()
        if found.lastgroup == "words" and not _may_begin(found.group()):
            # "CAttribution": one letter of "CC" was lost, and the blank with it.
            if not (found.group()[0] == "C" and _may_begin(found.group()[1:])):
                continue
            begin += 1
        if found.lastgroup == "cc" and _is_cubic_centimetre(text, found):
            continue
        read = _read_name(text, begin, marked=found.lastgroup in ("cc",))
        if read is not None:
            yield from read
            position = max(position, read[-1].end)


# The words of sentences about rights are few, and come again and again.
@remembered
def _may_begin(word: str) -> bool:
    letters = _first_letters()
    folded = "".join(map(fold_char, word[:_FIRST_LETTERS]))
    return folded in letters or (
        word >= "\u3040" and any(one.startswith(folded) for one in letters)
    )


@cache
def _first_letters() -> frozenset[str]:
    """Give the folded first letters of the first words that say "attribution"."""
    return frozenset(fold_letters(word.split()[0][:_FIRST_LETTERS]) for word in CC_ELEMENTS["by"])


def _is_cubic_centimetre(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 3) : found.start()]
    return found.group().lower() == "cc" and re.search(r"\d\s?$", before) is not None


class _Reading:
    """What the words of a name add up to, while it is read from left to right."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.codes: set[str] = set()
        self.version: str | None = None
        self.port: str | None = None
        self.end = 0
        self.said = 0
        self.fillers = 0
        # Whether "attribution", a word of everyday English and French, is all that says BY.
        self.plain = True
        # Whether "Creative Commons" stands within it: "licença de atribuição Creative Commons".
        self.named = False


def _read_name(text: str, start: int, *, marked: bool) -> list[Mention] | None:
    """Read a licence's name that begins at `start`; None when the words name none.

    `marked` says that "Creative Commons" or "CC" stands first; without it more must be said.
    """
    compact = _compact(text, start, start + _REACH)
    reading = _Reading()
    position = 0
    while position < len(compact.letters):
        step = _version(compact, position, reading) or _port_code(text, compact, position, reading)
        step = step or _code(text, compact, position, reading)
        if not step:
            word = _word(text, compact, position)
            if word is None:
                break
            if compact.letters.startswith(NO_MIRROR, position + len(word)):
                return None
            _take_word(word, reading)
            step = len(word)
        position += step
        reading.end, reading.said = compact.where[position - 1] + 1, position
    return _mentions(reading, start, marked=marked)


def _version(compact: _Compact, position: int, reading: _Reading) -> int:
    found = _VERSION.match(compact.letters, position)
    if found and found.group(1) in VERSIONS:
        reading.version = reading.version or found.group(1)
        return len(found.group())
    found = _BARE_VERSION.match(compact.letters, position)
    # "CC BY 4" is said of version 4.0, the only one whose number is so shortened.
    if found and reading.codes and compact.where[position] - compact.where[position - 1] <= 2:
        after = compact.letters[position + 1 : position + 2]
        if after == "" or not after.isdigit():
            reading.version = reading.version or "4.0"
            return len(found.group())
    return 0


def _port_code(text: str, compact: _Compact, position: int, reading: _Reading) -> int:
    """Read a port's code in capitals after a version: "3.0 IE"."""
    if reading.version is None:
        return 0
    offset = compact.where[position]
    found = re.match(r"(?:IGO|[A-Z]{2})(?![A-Za-z])", text[offset : offset + 4])
    if found is None:
        return 0
    port = found.group().lower()
    if find_tool("by", reading.version, port) is None:
        return 0
    reading.port = reading.port or port
    return len(port)


_CODES = regex(r"by|nc|nd|sa|0")


def _code(text: str, compact: _Compact, position: int, reading: _Reading) -> int:
    """Read an element's code; in small letters only where hyphens or "cc" say that it is one."""
    found = _CODES.match(compact.letters, position)
    if found is None:
        return 0
    code = found.group()
    first, last = compact.where[position], compact.where[found.end() - 1]
    written = text[first : last + 1]
    before, after = text[max(0, first - 3) : first], text[last + 1 : last + 4]
    if code == "0":
        if before[-3:].lower().rstrip("- ").endswith("cc") and not after[:1].isalnum():
            reading.codes.add("zero")
            return 1
        return 0
    chained = (
        before[-1:] in "-–‐_/"
        or re.match(r"\s?[-–‐_/]\s?(?:nc|nd|sa|n\b)", after, re.I) is not None
    )
    spaced = code != "by" and bool(reading.codes)
    named = (
        before.lower().rstrip(" -–").endswith("cc")
        or re.search(r"ons\s?[-–]?\s?$", before) is not None
    )
    if not (written.isupper() or (chained and before) or spaced or named):
        return 0
    # The code ends a word, or another code is glued to it ("BYNC", "NCND").
    if after[:1].isalpha() and not (
        _CODES.match(compact.letters, found.end())
        or re.match(r"[A-Z][a-z]", after)
        or text[last + 1].isupper()
    ):
        return 0
    reading.codes.add(code)
    return len(code)


def _word(text: str, compact: _Compact, position: int) -> str | None:
    """Read the longest word of the vocabulary that ends where a word ends."""
    return next(
        (
            word
            for word in words_at(compact.letters, position)
            if _ends_well(text, compact, position + len(word))
        ),
        None,
    )


def _ends_well(text: str, compact: _Compact, end: int) -> bool:
    """Tell whether a word ends where it should: at no small letter, save that another word is glued on."""
    last = compact.where[end - 1]
    after = text[last + 1 : last + 2]
    if not after.isalpha() or (not after.islower() and after.lower() != after):
        return True
    if after > "\u0250":
        # Scripts without spaces, or with other rules for capitals, have no such sign.
        return not (after.islower() and fold_char(after) and text[last].islower())
    return any(len(word) > 3 for word in words_at(compact.letters, end))


def _take_word(word: str, reading: _Reading) -> None:
    element = element_words().get(word)
    if element is not None:
        reading.words.add(element)
        reading.plain = reading.plain and (element != "by" or word == "attribution")
    else:
        reading.fillers += 1
        reading.named = reading.named or word == "creative"
        if word in port_words() and word not in filler_words() and reading.version:
            reading.port = reading.port or port_words()[word]


def _mentions(reading: _Reading, start: int, *, marked: bool) -> list[Mention] | None:
    elements = reading.codes | reading.words
    if not marked and not _is_certain(reading):
        return None
    if not elements:
        # "Creative Commons licence": a licence of Creative Commons, its kind not said. "CC" alone
        # stands for chemokines and cubic centimetres.
        return (
            [Mention(start, reading.end, "words", "CC", reading.version)]
            if reading.said > 2
            else None
        )
    words = _family(reading.words, reading.version) if reading.words else None
    codes = _family(reading.codes, reading.version) if reading.codes else None
    if words and codes and words != codes and not reading.words <= reading.codes:
        # "Attribution-NonCommercial (CC BY)": both are kept, so that the contradiction shows.
        return [
            _named(start, reading, "words", words),
            _named(start, reading, "code", codes),
        ]
    return [_named(start, reading, "code" if codes else "words", codes or words or "CC")]


def _is_certain(reading: _Reading) -> bool:
    """Tell whether words without "Creative Commons" before them name a licence for certain."""
    if "zero" in reading.words or "mark" in reading.words:
        return True
    if "by" in reading.words:
        # "Attribution 2.0 of the model" is none; "Attribution 4.0 International" is.
        versioned = reading.version is not None and (reading.fillers > 0 or not reading.plain)
        named = reading.named and not reading.plain
        return len(reading.words) > 1 or versioned or named or bool(reading.codes)
    return "by" in reading.codes and len(reading.codes) > 1


def _family(elements: set[str], version: str | None) -> str:
    """Give the family that the elements make, whatever their order."""
    if "zero" in elements and not elements & {"nc", "nd", "sa"}:
        return "CC0"
    if "mark" in elements:
        return "PDM"
    # Since version 2.0 there is no licence without attribution; version 1.0 had some, by URL.
    order = ["by", *(element for element in ("nc", "nd", "sa") if element in elements)]
    unit = "-".join(order)
    # "NoDerivs" and "ShareAlike" exclude each other; the one that forbids more is kept.
    unit = unit.replace("-nd-sa", "-nd")
    return FAMILIES.get(unit, "CC BY")


def _named(start: int, reading: _Reading, kind: Literal["code", "words"], family: str) -> Mention:
    unit = unit_of(family)
    version = reading.version
    if family == "CC0":
        tool = find_tool("zero", version) if version else None
        return Mention(start, reading.end, kind, family, version if tool else None, None, tool)
    tool = None
    port = reading.port
    if unit and version:
        tool = catalogue().get((unit, version, port)) or find_tool(unit, version, port)
        if tool is None and port:
            port, tool = None, find_tool(unit, version)
    return Mention(start, reading.end, kind, family, version, port, tool)
