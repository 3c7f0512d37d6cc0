"""What a page says of rights, put together: licences, notices, transfers, reservations, conflicts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from carcite.model.rights import CopyrightNotice, Evidence, FreeToRead, Holder, Reservation, Rights
from carcite.page import Page
from carcite.rights.conflicts import against_json, find_conflicts
from carcite.rights.licenses import (
    MOST_EVIDENCE,
    SIGNS,
    Found,
    continues,
    licenses_in,
    merge_licenses,
    text_evidence,
)
from carcite.rights.markup import (
    footer_text,
    in_footer,
    json_notice,
    markup_licenses,
    meta_notices,
    of_site,
)
from carcite.rights.notices import join, notices_in, settle_feet
from carcite.rights.passages import Sentence, sentences, signs_in
from carcite.rights.transfers import find_embargo, find_reservations, find_transfers
from carcite.values.names import Name
from carcite.values.patterns import regex

# Publishers print a badge on what anyone may read and nobody may reuse: "bronze" open access.
BADGE = regex(
    r"\W{0,4}(?:free (?:access|article|full text|content|to read|pmc article)|free-access|open archive|freely (?:available|accessible)(?: online)?|bronze open access)\W{0,4}"
)
SAID = regex(
    r"\bthis (?:article|paper|work|content|chapter) (?:is|has been) (?:made )?(?:(?:freely|openly) (?:available|accessible)|free to (?:read|access)|available free of charge|free of charge)\b"
)
# 17 U.S.C. § 105: works of the US Government have no copyright in the United States.
GOVERNMENT = regex(
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


# A page names its licence some ten times, a journal's policy some hundred; each takes 0.3 ms.
MOST_STATEMENTS = 2_000


def read_text(text: str, authors: Sequence[Name] = ()) -> Rights:
    """Read the rights that a text states."""
    among = sentences(text)
    notices = settle_feet(text, notices_in(text, among, authors))
    feet = _ends_at_site(notices)
    reservations = [_of_foot(one, feet) for one in find_reservations(among)]
    return assemble(_licenses(among), notices, among, reservations)


def _ends_at_site(notices: Sequence[CopyrightNotice]) -> list[int]:
    """Where the site's notices end, in order."""
    site = (notice for notice in notices if notice.scope == "site")
    return sorted(
        place.end for notice in site for place in notice.evidence if place.end is not None
    )


def _of_foot(reservation: Reservation, feet: Sequence[int]) -> Reservation:
    """Give a reservation to the site when all its places belong to notices of the site, which end at `feet`."""
    near = all(_is_at(feet, place) for place in reservation.evidence)
    return reservation.model_copy(update={"scope": "site"}) if near and feet else reservation


def _is_at(feet: Sequence[int], place: Evidence) -> bool:
    """Say whether one of these offsets, in order, is within a place or up to three before it."""
    if place.start is None:
        return False
    next_ = bisect_left(feet, place.start - 3)
    return next_ < len(feet) and feet[next_] <= max(place.start, place.end or 0)


def rights_of_page(page: Page, authors: Sequence[Name] = ()) -> Rights:
    """Read the rights that a page states: in its words and, for HTML, in its markup."""
    if page.tree is None:
        return read_text(page.text, authors)
    footer = footer_text(page)
    among = sentences(page.text)
    below = [sentence for sentence in among if in_footer(sentence, footer)]
    starts = {sentence.start for sentence in below}
    body = [sentence for sentence in among if sentence.start not in starts]
    found = [*markup_licenses(page), *_licenses(body), *map(of_site, _licenses(below))]
    notices = join(
        notices_in(page.text, body, authors),
        meta_notices(page, authors),
        [_of_site(notice) for notice in notices_in(page.text, below, authors)],
    )
    reservations = find_reservations(body) + [
        reservation.model_copy(update={"scope": "site"}) for reservation in find_reservations(below)
    ]
    rights = assemble(found, notices, body, reservations)
    stated = json_notice(page)
    if stated is None:
        return rights
    conflicts = (*rights.conflicts, *against_json(notices, stated))
    return rights.model_copy(
        update={"notices": tuple(join(notices, [stated])), "conflicts": conflicts}
    )


def assemble(
    found: Sequence[Found],
    notices: Sequence[CopyrightNotice],
    among: Sequence[Sentence],
    reservations: Sequence[Reservation],
) -> Rights:
    """Put together what was found; the conflicts are between what then stands side by side."""
    transfers = find_transfers(among)
    merged = merge_licenses(found)
    return Rights(
        licenses=tuple(one.license for one in merged),
        notices=(*notices, *_unsaid(government_works(among), notices)),
        transfers=tuple(transfers),
        reservations=tuple(reservations),
        embargo=find_embargo(among),
        free_to_read=find_free_to_read(among),
        conflicts=find_conflicts(found, merged, notices, transfers, reservations),
    )


def _unsaid(
    works: Iterable[CopyrightNotice], notices: Sequence[CopyrightNotice]
) -> Iterator[CopyrightNotice]:
    """What no notice that was found holds already: "© 2019 U.S. Government" says it itself."""
    held = {holder.kind for notice in notices for holder in notice.holders}
    return (work for work in works if "us-government" not in held)


def _of_site(notice: CopyrightNotice) -> CopyrightNotice:
    """A body's notice in a footer is the site's; one of people is the article's wherever it stands."""
    bodies = all(holder.kind == "organization" for holder in notice.holders)
    return notice.model_copy(update={"scope": "site"}) if bodies else notice


def _licenses(among: Sequence[Sentence]) -> list[Found]:
    """Find the licences of some sentences; a sentence that goes on about one joins its evidence."""
    found: list[Found] = []
    granted: range = range(0)
    before: Sentence | None = None
    signs = signs_in(SIGNS, among)
    for sentence in among:
        # Beyond the bound no licence is looked for, but a sentence may go on about the last one.
        full = len(found) >= MOST_STATEMENTS
        names = not full and sentence.telling and any(map(sentence.low.__contains__, signs))
        new = list(licenses_in(sentence)) if names else []
        near = before is not None and sentence.start - before.end <= 3
        if new:
            granted = range(len(found), len(found) + len(new))
            found += new
        elif granted and near and continues(sentence):
            for index in granted:
                found[index] = _with_terms(found[index], sentence)
        else:
            granted = range(0)
        before = sentence
    return found


def _with_terms(one: Found, sentence: Sentence) -> Found:
    if len(one.license.evidence) >= MOST_EVIDENCE:
        return one
    evidence = (*one.license.evidence, text_evidence(sentence))
    license_ = one.license.model_copy(update={"evidence": evidence})
    return one._replace(license=license_, words=f"{one.words}\n{sentence.low}")
