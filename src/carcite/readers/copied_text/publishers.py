"""The publisher, where a sentence of the page's own rights or history says who published the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.evidence import Claim, Trust
from carcite.readers.copied_text.page_text import PageText

LONGEST_LINE = 400
# "… published by John Wiley & Sons Ltd.", "Published online by Cambridge University Press: 5 May 2022".
_PUBLISHED_BY = re.compile(
    r"\b[Pp]ublished (?:online |in print )?by (?:the )?(?P<publisher>[A-ZÀ-Þ][^\n.;:()]{2,80}?(?: (?:Inc|Ltd|Co|B\.V)\.)?)"
    r"(?=\.?$|, [A-ZÀ-Þ]\w{2,20}/[A-ZÀ-Þ]\w{2,20}|\.\s|[;:()]|,? (?:on behalf|under|in (?:association|partnership)|for the|and is))"
)


# PMC's last line, behind the references.
_COURTESY = "are provided here courtesy of"
_BY_COURTESY = re.compile(
    r"Articles from [^\n]{3,150}? are provided here courtesy of (?P<publisher>[A-ZÀ-Þ][^\n]{2,80}?)\.?$"
)


def published_by(text: PageText) -> Iterator[Claim]:
    """Claim who published the article, from sentences that are not about another work."""
    outline = text.outline
    for index, segment in enumerate(outline.segments):
        courtesy = _BY_COURTESY.match(segment.text) if _COURTESY in segment.text else None
        if courtesy is not None:
            yield _claim(text, segment.start, courtesy)
        if (
            outline.sections[index] in ("related", "references", "body")
            or (outline.sections[index] == "abstract" and outline.roles[index] != "rights")
            or len(segment.text) > LONGEST_LINE
            or "ublished" not in segment.text
        ):
            continue
        for found in _PUBLISHED_BY.finditer(segment.text):
            yield _claim(text, segment.start, found)


def _claim(text: PageText, offset: int, found: re.Match[str]) -> Claim:
    start, end = offset + found.start("publisher"), offset + found.end("publisher")
    return text.claim("publisher", start, end, Trust.PROSE)
