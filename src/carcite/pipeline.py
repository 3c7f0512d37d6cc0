"""The stages in order: open, claim, normalise, merge, check."""

from __future__ import annotations

from collections.abc import Mapping

from carcite.checks import check
from carcite.errors import NothingFound
from carcite.evidence import Claims, Reading
from carcite.merge import merge
from carcite.page import SIZE_LIMIT, Source, open_page
from carcite.readers import gather
from carcite.reference import Reference
from carcite.rights import rights_on
from carcite.values.normalise import normalise


def read(
    source: Source,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limit: int = SIZE_LIMIT,
    name: str | None = None,
) -> Reading:
    """Read a citation page: a Path is a file, str and bytes are the page itself. Never the network.

    `url` is where the page came from, `encoding` overrides what it says of itself, `limit` is the
    largest size in bytes, `name` is what messages call it.
    Returns a reading whose reference has at least a title.
    Raises UnreadablePage, ChallengePage or NothingFound.
    """
    page = open_page(source, url=url, encoding=encoding, limit=limit, name=name)
    found, remarks = gather(page)
    claims = merge(normalise(claim) for claim in found)
    if "title" not in claims or claims["title"].chosen is None:
        raise NothingFound(
            f"{page.name}: no title found; hand over an article's landing page, as HTML or as copied text"
        )
    reference = reference_of(claims)
    reference = reference.model_copy(update={"rights": rights_on(page, authors=reference.author)})
    return Reading(
        source=page.name,
        reference=reference,
        claims=claims,
        remarks=(*check(reference, claims), *remarks),
    )


def reference_of(claims: Mapping[str, Claims]) -> Reference:
    """Build the record from the claims that won."""
    values = {variable: found.chosen.value for variable, found in claims.items() if found.chosen}
    return Reference.model_validate(values)
