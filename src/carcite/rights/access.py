"""What is no licence and yet tells a reader something: free to read, and works of the US Government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carcite.model.rights import CopyrightNotice, FreeToRead, Holder
from carcite.rights.licenses import text_evidence
from carcite.rights.passages import Sentence

# Publishers print a badge on what anyone may read and nobody may reuse: "bronze" open access.
BADGE = re.compile(
    r"\W{0,4}(?:free (?:access|article|full text|content|to read|pmc article)|free-access|open archive|freely (?:available|accessible)(?: online)?|bronze open access)\W{0,4}"
)
SAID = re.compile(
    r"\bthis (?:article|paper|work|content|chapter) (?:is|has been) (?:made )?(?:(?:freely|openly) (?:available|accessible)|free to (?:read|access)|available free of charge|free of charge)\b"
)
# 17 U.S.C. § 105: works of the US Government have no copyright in the United States.
GOVERNMENT = re.compile(
    r"\b(?P<who>u\.?\s?s\.?|united states) (?:federal )?government(?:['’]s)? works?\b"
    r"|\bworks? of (?:the |an? )?(?:employees? of (?:the )?)?(?P<who2>u\.?\s?s\.?|united states) (?:federal )?government\b"
)
# One of these stands in each badge, and in what is said to be free to read.
FREE_SIGNS = ("free", "open")
SHORT_BADGE = 40


def find_free_to_read(among: Sequence[Sentence]) -> FreeToRead | None:
    """Find words that an article is free to read (NISO ALI `free_to_read`), which license nothing."""
    for sentence in among:
        low = sentence.text.lower() if "ree" in sentence.text or "REE" in sentence.text else ""
        low = low or (sentence.text.lower() if len(sentence.text) < SHORT_BADGE else "")
        if not any(map(low.__contains__, FREE_SIGNS)):
            continue
        badge = len(low) < SHORT_BADGE and BADGE.fullmatch(low) is not None
        if badge or SAID.search(low):
            return FreeToRead(evidence=(text_evidence(sentence),))
    return None


def government_works(among: Sequence[Sentence]) -> Iterator[CopyrightNotice]:
    """Yield the statements that a work is the US Government's; each is a notice with it as the holder."""
    for sentence in among:
        if "overnment" not in sentence.text:
            continue
        found = GOVERNMENT.search(sentence.text.lower())
        if found is None or not re.search(
            r"public domain|not (?:subject|protected)|copyright|this (?:article|paper|work|manuscript)",
            sentence.text.lower(),
        ):
            continue
        holder = Holder(name="U.S. Government", kind="us-government")
        yield CopyrightNotice(
            statement=sentence.text, holders=(holder,), evidence=(text_evidence(sentence),)
        )
