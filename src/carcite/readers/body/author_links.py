"""Read the addresses of the links behind authors' names, which put the family name first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from selectolax.lexbor import LexborNode

from carcite.model.claims import Claim, Trust

READER = "html_body"
# Taylor & Francis, Wiley, PubMed and PMC: the link behind a name asks for the author, family name first.
# Each begins with a letter of its own, which the engine looks for three times as fast as for a boundary.
_ASKED = re.compile(r"(?:/author/|ContribAuthorRaw=|term=(?<!\wterm=))([^\"&?]{3,200})")
_ASKS = ("/author/", "ContribAuthorRaw=", "term=")


def addressed(nodes: list[LexborNode], place: str) -> Iterator[Claim]:
    """Claim the names as the addresses of their links have them, which show where family names begin."""
    names: list[str] = []
    for node in nodes:
        source = node.html or ""
        if any(words in source for words in _ASKS):
            names += [unquote_plus(found) for found in _ASKED.findall(source[:5_000])[:5]]
    said = [re.sub(r"\[[^\]]*\]", "", name).strip('" ') for name in names]
    if said:
        yield Claim(
            variable="author",
            quote="; ".join(dict.fromkeys(said)),
            locator=f"{place} [href]",
            trust=int(Trust.GUESS),
            reader=READER,
            partial=True,
        )
