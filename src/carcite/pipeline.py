"""The stages in order: open, claim, normalise, merge, check.

A stage is imported when it is first gone through, so that a script that reads no page waits for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from carcite.errors import CarciteError, NothingFound, SeveralArticles
from carcite.model.claims import HALVES_REPLACED, Claim, Claims, Reading, Remark
from carcite.model.outcomes import Failed
from carcite.page import SIZE_LIMIT, Page, Source, open_page

if TYPE_CHECKING:
    from carcite.crossref.enriching import Works
    from carcite.crossref.policies import Policy
    from carcite.readers.lists.reader import Listed


def read(
    source: Source,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limit: int = SIZE_LIMIT,
    name: str | None = None,
) -> Reading:
    """Read a citation page; the network is never used.

    `source` is a Path to a file, or the page itself as str or bytes; a str is never taken for a path.
    `url` is the address of the page, `encoding` overrides the encoding that the page declares, `limit`
    is the largest size accepted, in bytes (of a str, in characters), and `name` is the name of the page
    in messages. The reference of the returned reading has at least a title.
    Raises UnreadablePage, ChallengePage, NothingFound, or SeveralArticles if the page lists several.
    """
    page = open_page(source, url=url, encoding=encoding, limit=limit, name=name)
    listed = _listed(page)
    if listed:
        raise SeveralArticles(
            f"{page.name}: lists {len(listed)} articles, but a reading is of one article; pass the landing page "
            "of the one you want, or read them all (carcite.read_all, carcite cite --all)",
            count=len(listed),
        )
    return _of_one(page)


def read_all(
    source: Source,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limit: int = SIZE_LIMIT,
    name: str | None = None,
) -> tuple[Reading, ...]:
    """Read all articles of a page that lists several, in the order of the page.

    Such pages are the contents of an issue, search results or a conference programme; they say less about
    an article than its own page. For the page of a single article, the tuple has that one reading.
    The arguments are those of `read`; links to the articles are resolved against `url`.
    Raises UnreadablePage, ChallengePage or NothingFound.
    """
    page = open_page(source, url=url, encoding=encoding, limit=limit, name=name)
    listed = _listed(page)
    if not listed:
        return (_of_one(page),)
    from carcite.readers.lists.reader import read_listed

    said = _of_source(page)
    readings = (_reading(part, claims, said) for part, claims in read_listed(page, listed))
    found = tuple(reading for reading in readings if reading is not None)
    if not found:
        raise NothingFound(f"{page.name}: lists {len(listed)} articles, but none has a title")
    return found


def _listed(page: Page) -> tuple[Listed, ...]:
    """The articles that a page lists; those are read of HTML alone."""
    if page.kind != "html":
        return ()
    from carcite.readers.lists.reader import find_listed

    return find_listed(page)


def _of_one(page: Page) -> Reading:
    from carcite.readers.gathering import gather

    found, remarks = gather(page)
    reading = _reading(page, found, [*remarks, *_of_source(page)])
    if reading is None:
        raise NothingFound(
            f"{page.name}: no title found; pass an article's landing page, as HTML or as copied text"
        )
    return reading


def _of_source(page: Page) -> tuple[Remark, ...]:
    remarks = [HALVES_REPLACED] if page.mended else []
    if page.guessed is not None:
        remarks.append(
            Remark(
                code="guessed-encoding",
                message=f"the page declares no encoding; judging by its characters it was read as {page.guessed}; "
                "if characters look wrong, give the encoding",
            )
        )
    return tuple(remarks)


def _reading(page: Page, found: Iterable[Claim], remarks: Iterable[Remark] = ()) -> Reading | None:
    """Normalise, merge and check what was claimed; None where there is no title."""
    from carcite.checks import check
    from carcite.rights.reading import rights_of_page
    from carcite.weighing.derive import derive_container, derive_type
    from carcite.weighing.merge import merge, reference_of
    from carcite.weighing.normalise import normalise_all
    from carcite.weighing.refute import without_refuted

    claims = merge(without_refuted(normalise_all(found)))
    for derive in (derive_type, derive_container):
        derived = derive(claims)
        if derived is not None:
            claims[derived.variable] = _with(derived, claims.get(derived.variable))
    if "title" not in claims or claims["title"].chosen is None:
        return None
    reference = reference_of(claims)
    reference = reference.model_copy(update={"rights": rights_of_page(page, reference.author)})
    return Reading(
        source=page.name,
        reference=reference,
        claims=claims,
        remarks=(*check(reference, claims), *remarks),
    )


def _with(derived: Claim, known: Claims | None) -> Claims:
    """Return a derived claim as the chosen one, and those that it is put before as rejected."""
    from carcite.weighing.merge import merge

    before = (known.chosen, *known.rejected) if known is not None else ()
    chosen = merge([derived])[derived.variable]
    return chosen.model_copy(update={"rejected": tuple(one for one in before if one is not None)})


def read_many(
    paths: Iterable[Path], *, encoding: str | None = None, limit: int = SIZE_LIMIT
) -> Iterator[Reading | Failed]:
    """Read the pages in several files, in the order given; one that cannot be read does not stop the others.

    Yields for each file its reading, or a `Failed` with the error that `read` would have raised.
    """
    for path in paths:
        try:
            yield read(path, encoding=encoding, limit=limit)
        except CarciteError as error:
            yield Failed(source=str(path), error=error)


def enrich(reading: Reading, crossref: Works, *, policy: Policy = "fill") -> Reading:
    """Return a reading enriched from its Crossref record, found by its DOI or, without one, by a search.

    `crossref` is a `Crossref`, or any object with a method `work(doi)` and optionally `match(reference)`.
    `policy` is "fill" (the page's values are kept, missing ones are filled in), "prefer" (the record's
    values are used where it has any) or "report" (nothing changes). Under each, remarks report where the
    two disagree. If the record is of another work than the page, nothing changes, and the remark
    `doi-mismatch` says so.
    Raises what `crossref.work` raises (`NotRegistered`, `Unavailable`, `BadAnswer`, `NotAsked`), and
    ValueError if the policy is unknown.
    """
    from carcite.crossref import enriching

    return enriching.enrich(reading, crossref, policy)


def enrich_many(
    readings: Iterable[Reading | Failed],
    crossref: Works,
    *,
    policy: Policy = "fill",
    batch: int = 100,
) -> Iterator[Reading | Failed]:
    """Enrich many readings, in order, requesting the records of `batch` readings at a time.

    Yields for each its enriched reading, or a `Failed` with the reading as it was and the error. A
    `Failed` among the readings, as yielded by `read_many`, is passed through. Raises ValueError if the
    policy is unknown.
    """
    from carcite.crossref import enriching

    return enriching.enrich_many(readings, crossref, policy, batch)
