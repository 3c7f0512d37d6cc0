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


def published_by(text: PageText) -> Iterator[Claim]:
    """Claim who published the article, from sentences that are not about another work."""
    outline = text.outline
    for index, segment in enumerate(outline.segments):
        if (
            outline.sections[index] in ("related", "references", "body")
            or (outline.sections[index] == "abstract" and outline.roles[index] != "rights")
            or len(segment.text) > LONGEST_LINE
            or "ublished" not in segment.text
        ):
            continue
        for found in _PUBLISHED_BY.finditer(segment.text):
            start, end = (
                segment.start + found.start("publisher"),
                segment.start + found.end("publisher"),
            )
            yield text.claim("publisher", start, end, Trust.PROSE)
