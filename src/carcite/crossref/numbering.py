"""The numbers of a Crossref record: volume, issue, pages, article number, edition."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.crossref.claiming import claim, says
from carcite.crossref.fields import Work, mapping, text
from carcite.crossref.titles import NOTHING
from carcite.crossref.work_types import WorkType
from carcite.model.claims import Claim
from carcite.values.pages import canonical_pages
from carcite.values.patterns import regex
from carcite.weighing.normalise import normalise

_LABEL = regex(r"^(?:vol(?:ume)?|no|nr|n[°º]|num|number|issue|iss|bd|band|t(?:ome)?)\.?\s{0,2}(?=\S{0,5}\d)", re.I)  # fmt: skip


def numbers(work: Work, kind: WorkType) -> Iterator[Claim]:
    """Claim volume, issue, pages, article number and edition; stand-ins are kept with their problem."""
    issue = mapping(work, "journal-issue")
    for variable, key, words in (
        ("volume", "volume", text(work, "volume")),
        ("issue", "issue", text(work, "issue")),
        ("issue", "journal-issue.issue", text(issue, "issue")),
    ):
        if words:
            yield _numberclaim(variable, words, key)
    number, pages = text(work, "article-number"), text(work, "page")
    if number:
        yield _numberclaim("number", number, "article-number")
    if pages:
        yield _pages(pages, number)
    edition = text(work, "edition-number")
    if edition and says(edition):
        yield claim("edition", edition, "edition-number")
    award = text(work, "award")
    if kind.type == "grant" and award:
        yield claim("number", award, "award")


def _numberclaim(variable: str, words: str, path: str) -> Claim:
    low = words.lower()
    if low in NOTHING or low in (
        "preprint",
        "online first",
        "early access",
        "ahead of print",
        "in press",
        "tba",
    ):
        # SIAM deposits "preprint" for the volume of an article that has none yet.
        return claim(variable, words, path, problem=f"{words[:40]!r} says that there is none")
    bare = normalise(claim(variable, _LABEL.sub("", words), path))
    return bare.model_copy(update={"quote": words})


def _pages(words: str, number: str) -> Claim:
    if number and words == number:
        return claim("page", words, "page", problem="repeats the article number")
    pages = _once(words)
    try:
        pages = canonical_pages(pages)
    except ValueError as error:
        if _IN_A_FIELD.fullmatch(pages):
            return claim("page", words, "page", value=pages)
        return claim("page", words, "page", problem=str(error))
    return claim("page", words, "page", value=_whole_range(pages))


# "234c-234", "A33.1-A33", "604.4-604": a column of a page, to the end of that page.
_COLUMN = regex(r"(?P<page>[A-Za-z]?\d{1,6})(?P<column>[a-z]|\.\d{1,2})-(?P=page)")


_TWICE = regex(r"(.{3,20})-\1")
# In running text nobody would take these for pages, in the field for pages they are: "12LT01".
_IN_A_FIELD = regex(r"[A-Za-z]{0,6}\.?[A-Za-z]{0,5}\d[A-Za-z\d]{0,9}")


def _once(words: str) -> str:
    words = _TWICE.sub(r"\1", words.replace("–", "-"))
    found = _COLUMN.fullmatch(words)
    return found["page"] + found["column"] if found else words


def _whole_range(pages: str) -> str:
    """Write a shortened last page in full: 1425-37 is 1425-1437."""
    first, _, last = pages.partition("-")
    if not (first.isdecimal() and last.isdecimal()) or len(last) >= len(first):
        return pages
    whole = first[: len(first) - len(last)] + last
    return f"{first}-{whole}" if int(whole) > int(first) else pages
