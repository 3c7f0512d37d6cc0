"""Where a sentence names a Creative Commons tool by its URL, whatever the URL's form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from carcite.rights.cc import FAMILIES, Tool, find_tool


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
URL = re.compile(
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
_UNIT_LETTERS = re.compile(r"[^a-z0-9+]")

# Each URL has one of these.
URL_SIGNS = ("http", "www.", "creativecommons")
ANY_URL = re.compile(
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
