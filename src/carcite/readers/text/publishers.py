"""The publisher, where a sentence of the page's own rights or history says who published the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.model.claims import Claim, Trust
from carcite.readers.text.page_text import PageText
from carcite.values.patterns import regex

LONGEST_LINE = 400
# "… published by John Wiley & Sons Ltd.", "Published online by Cambridge University Press: 5 May 2022".
_PUBLISHED_BY = regex(
    r"\b[Pp]ublished (?:online |in print |under licen[cs]e )?by (?:the )?(?P<publisher>[A-ZÀ-Þ][^\n.;:()]{2,80}?(?: (?:Inc|Ltd|Co|B\.V)\.)?)"
    r"(?=\.?$|, [A-ZÀ-Þ]\w{2,20}/[A-ZÀ-Þ]\w{2,20}|\.\s|[;:()]|,? (?:on behalf|under|in (?:association|partnership)|for the|and is))"
)


# Érudit's label has no colon behind it.
_AFTER_LABEL = regex(r"Éditeur(?:\(s\)|s)?\s(?P<publisher>[A-ZÀ-Þ][^\n:]{2,90})")
# PMC's last line, behind the references.
_COURTESY = "are provided here courtesy of"
_BY_COURTESY = regex(
    r"Articles from [^\n]{3,150}? are provided here courtesy of (?P<publisher>[A-ZÀ-Þ][^\n]{2,80}?)\.?$"
)


def published_by(text: PageText) -> Iterator[Claim]:
    """Claim who published the article, from sentences that are not about another work."""
    outline = text.outline
    for index, segment in enumerate(outline.segments):
        labelled = _AFTER_LABEL.fullmatch(segment.text)
        if labelled is not None and outline.sections[index] not in ("related", "references"):
            yield _claim(text, segment.start, labelled)
        courtesy = _BY_COURTESY.match(segment.text) if _COURTESY in segment.text else None
        if courtesy is not None:
            yield _claim(text, segment.start, courtesy)
        if (
            outline.sections[index] in ("related", "references")
            or (
                outline.sections[index] in ("abstract", "body") and outline.roles[index] != "rights"
            )
            or len(segment.text) > LONGEST_LINE
            or "ublished" not in segment.text
        ):
            continue
        for found in _PUBLISHED_BY.finditer(segment.text):
            yield _claim(text, segment.start, found)
    yield from _of_house(text)


# A house that holds the copyright of an article has published it; a society may have had it published.
_HOUSE = regex(
    r"[^\n,;]{0,60}\b(?:Publish(?:ing|ers?)|University Press|Verlag|Wiley|Elsevier|Springer|Karger|Thieme|Kluwer|Lippincott|Informa|Emerald|Hindawi|Brill|De Gruyter)\b[^\n,;]{0,40}"
)


def _of_house(text: PageText) -> Iterator[Claim]:
    """Claim the publishing house that alone holds the copyright of the article: "© 2015 John Wiley & Sons Ltd"."""
    for notice in text.notices:
        bodies = [holder.name for holder in notice.holders if holder.kind != "person"]
        found = _HOUSE.match(bodies[0]) if len(bodies) == 1 == len(notice.holders) else None
        evidence = notice.evidence[0]
        if found is None or evidence.start is None or found.group() not in evidence.quote:
            continue
        start = evidence.start + evidence.quote.index(found.group())
        note = "the publisher that holds the copyright"
        yield text.claim("publisher", start, start + found.end(), Trust.DERIVED - 2,
                         basis="derived", note=note)  # fmt: skip


def _claim(text: PageText, offset: int, found: re.Match[str]) -> Claim:
    start, end = offset + found.start("publisher"), offset + found.end("publisher")
    return text.claim("publisher", start, end, Trust.PROSE)
