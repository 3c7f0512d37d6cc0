"""The rights of a page and those of its record, side by side; the page's stand first."""

from __future__ import annotations

from carcite.model.rights import CopyrightNotice, License, Rights
from carcite.rights.conflicts import compare
from carcite.rights.licenses import MOST_EVIDENCE
from carcite.values.text import fold

KIND = "page-vs-crossref"


def united(page: Rights, record: Rights) -> Rights:
    """Unite what a page and its record state; where their licences contradict each other, a conflict says so.

    A licence that both state is one licence, with the words of both as its evidence.
    """
    if not record:
        return page
    licenses = list(page.licenses)
    for stated in record.licenses:
        same = next((i for i, known in enumerate(licenses) if _same(known, stated)), None)
        if same is None:
            licenses.append(stated)
        else:
            licenses[same] = _joined(licenses[same], stated)
    reserved = {(one.kind, one.scope) for one in page.reservations}
    return page.model_copy(
        update={
            "licenses": tuple(licenses),
            "notices": (
                *page.notices,
                *(one for one in record.notices if not _is_among(one, page.notices)),
            ),
            "transfers": tuple(dict.fromkeys((*page.transfers, *record.transfers))),
            "reservations": (
                *page.reservations,
                *(one for one in record.reservations if (one.kind, one.scope) not in reserved),
            ),
            "embargo": page.embargo or record.embargo,
            "conflicts": tuple(
                dict.fromkeys((*page.conflicts, *record.conflicts, *compare(page, record, KIND)))
            ),
        }
    )


def _same(mine: License, other: License) -> bool:
    if mine.scope != other.scope or (mine.family, mine.jurisdiction) == (None, None):
        return mine.url is not None and mine.url == other.url
    # The manuscript's licence is not the article's.
    if (mine.content_version == "am") != (other.content_version == "am"):
        return False
    return mine.family == other.family and (
        mine.version == other.version or None in (mine.version, other.version)
    )


def _joined(mine: License, other: License) -> License:
    fuller = mine if mine.version is not None or other.version is None else other
    evidence = tuple(dict.fromkeys((*mine.evidence, *other.evidence)))[:MOST_EVIDENCE]
    return fuller.model_copy(
        update={
            "evidence": evidence,
            "start": mine.start or other.start,
            "content_version": mine.content_version or other.content_version,
        }
    )


def _is_among(notice: CopyrightNotice, others: tuple[CopyrightNotice, ...]) -> bool:
    """Say whether a notice of the same years and holders is there already."""
    names = {fold(holder.name) for holder in notice.holders}
    return any(
        set(notice.years) <= set(other.years) and names <= {fold(h.name) for h in other.holders}
        for other in others
    )
