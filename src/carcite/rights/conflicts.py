"""Where statements of rights contradict each other, or stand side by side where one would want to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carcite.model.rights import (
    Conflict,
    CopyrightNotice,
    Evidence,
    License,
    Reservation,
    Rights,
    RightsTransfer,
    Severity,
)
from carcite.rights.cc_words import fold_letters
from carcite.rights.licenses import Found
from carcite.values.patterns import regex

# What carcite goes by when two statements differ, as the conflict's `rule` says it.
NEARER = (
    "the statement closer to the article takes precedence: metadata, then a link, a code, words"
)
URI_FIRST = "a licence's URL takes precedence over the words around it"
STAYS = (
    "a public licence that was granted stays granted; the contradiction is reported, not resolved"
)
NAME_FIRST = "the licence's name and URL take precedence over a paraphrase of its terms"
NOTICE_FIRST = "the article's own notice takes precedence over what a site says of all its pages"
PAGE_FIRST = "the page's own statement takes precedence over a record about it"


def find_conflicts(
    found: Sequence[Found],
    merged: Sequence[Found],
    notices: Sequence[CopyrightNotice],
    transfers: Sequence[RightsTransfer],
    reservations: Sequence[Reservation],
) -> tuple[Conflict, ...]:
    """Find the conflicts among what a page says; a licence for text mining contradicts none."""
    chosen = next((one for one in merged if _governs(one.license)), None)
    if chosen is None:
        return ()
    conflicts = [*_between_licenses(found, chosen)]
    if is_public(chosen.license):
        conflicts += _against_terms(chosen)
        conflicts += _against_transfers(chosen.license, transfers)
        conflicts += _against_reservations(chosen.license, notices, reservations)
    return tuple(dict.fromkeys(conflicts))


def is_public(license_: License) -> bool:
    """Tell whether a licence is a public one of Creative Commons."""
    return (license_.family or "").startswith("CC") or license_.family in ("PDM", "PDDC")


def label(license_: License) -> str:
    """Name a licence in a few words: "CC BY-NC 4.0"."""
    port = license_.jurisdiction.upper() if license_.jurisdiction else None
    return " ".join(filter(None, (license_.family or license_.name, license_.version, port))) or "?"


def _governs(license_: License) -> bool:
    return license_.scope == "article" and license_.content_version not in ("tdm", "stm-asf", "am")


def _between_licenses(found: Sequence[Found], chosen: Found) -> Iterator[Conflict]:
    mine = chosen.license
    for one in found:
        other = one.license
        if not (_governs(other) and is_public(other) and is_public(mine)) or "CC" in (
            other.family,
            mine.family,
        ):
            continue
        if one.how == "footer":
            continue
        if other.family != mine.family:
            yield _differing(chosen, one)
        elif other.version and mine.version and other.version != mine.version:
            yield Conflict(
                kind="meta-vs-body" if _is_meta(chosen, one) else "version",
                severity="info",
                message=f"the page names {label(mine)} and {label(other)}",
                parties=(mine.evidence[0], other.evidence[0]),
                chosen=label(mine),
                rule=URI_FIRST if "url" in (one.how, chosen.how) else NEARER,
            )


def _differing(chosen: Found, one: Found) -> Conflict:
    mine, other = chosen.license, one.license
    kind, rule = "family", NEARER
    if _is_meta(chosen, one):
        kind = "meta-vs-body"
    elif (chosen.how == "url") != (one.how == "url") and _near(mine.evidence, other.evidence):
        kind, rule = "text-vs-uri", URI_FIRST
    return Conflict(
        kind=kind,
        severity="warning",
        message=f"one statement says {label(mine)}, another {label(other)}",
        parties=(_of(mine), _of(other)),
        chosen=label(mine),
        rule=rule,
    )


def _is_meta(one: Found, other: Found) -> bool:
    """Tell whether one statement is a machine's and the other the page's own words or links."""
    machine = {"metadata", "meta", "json-ld"}
    return (one.how in machine) != (other.how in machine)


def _of(license_: License) -> Evidence:
    return license_.evidence[0]


def _near(ones: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    """Tell whether two statements stand in one sentence, in neighbouring ones, or in one JATS element."""
    if {one.source for one in (*ones, *others)} == {"jats"}:
        return True
    return any(
        one.start is not None
        and one.end is not None
        and other.start is not None
        and other.end is not None
        and max(one.start, other.start) - min(one.end, other.end) <= 40
        for one in ones
        for other in others
    )


# --- a licence against the terms printed beside it ----------------------------------------------

_NO_COMMERCE = regex(
    r"(?:does not|do not|doesn't) (?:permit|allow) (?:\w+ ){0,3}commercial|(?:no|not for|non-?)\s?commercial (?:use|purposes?|exploitation)s? (?:is |are )?(?:only|permitted|allowed)?|(?:no|not) (?:be )?(?:used )?(?:for )?commercial(?:ly)?\b"
    r"|commercial (?:use|re-?use|exploitation) (?:is |are )?(?:not (?:permitted|allowed)|prohibited|forbidden)"
)
_COMMERCE = regex(
    r"(?:permits?|allows?|including|for any purpose,? even|and) (?:\w+ ){0,3}(?<!non-)(?<!non )commercial(?:ly)?(?: and non-?commercial)? (?:use|re-?use|purposes?)?|for any purpose,? even commercially|both commercial and non-?commercial"
)
_NO_CHANGES = regex(
    r"(?:no|without) (?:modifications?|derivatives?|adaptations?|alterations?)\b|may not (?:be )?(?:modif|adapt|alter|transform)|may not distribute the modified|not (?:be )?(?:modified|adapted|altered)"
)
_CHANGES = regex(
    r"permits? (?:\w+,? ){0,4}adaptation|(?:free|allowed|permitted) to (?:\w+,? ){0,6}(?:adapt|remix|transform|build upon)|\bremix, (?:tweak|adapt|transform),? and build upon"
)
_IF_NOT = regex(r"if you remix|if changes|provided (?:that )?no modif")


def _against_terms(chosen: Found) -> Iterator[Conflict]:
    """Compare a licence with the paraphrase of its terms that its own sentences give."""
    mine, words = chosen.license, chosen.words
    family = mine.family or ""
    if family == "CC":
        return
    nc, nd = "NC" in family, "ND" in family
    checks = (
        (
            not nc and family != "PDM",
            _NO_COMMERCE,
            "its printed terms forbid commercial use",
            "warning",
        ),
        (nc, _COMMERCE, "its printed terms permit commercial use", "warning"),
        (
            not nd and family.startswith("CC BY"),
            _NO_CHANGES,
            "its printed terms forbid changes",
            "warning",
        ),
        (nd, _CHANGES, "its printed terms permit changes", "warning"),
        (
            nd or nc,
            regex(r"permits unrestricted use"),
            "its printed terms permit unrestricted use",
            "info",
        ),
    )
    for applies, pattern, message, severity in checks:
        found = pattern.search(words) if applies else None
        if found is None or _IF_NOT.search(words[max(0, found.start() - 30) : found.end()]):
            continue
        yield _terms_conflict(mine, found.group(), message, severity)


def _terms_conflict(mine: License, words: str, message: str, severity: str) -> Conflict:
    parties = [evidence for evidence in mine.evidence if words[:20] in evidence.quote.lower()]
    first = mine.evidence[0]
    level: Severity = "warning" if severity == "warning" else "info"
    return Conflict(
        kind="licence-vs-terms",
        severity=level,
        message=f"{label(mine)}, but {message}",
        parties=(first, parties[0] if parties else first),
        chosen=label(mine),
        rule=NAME_FIRST,
    )


# --- a licence against what else was agreed ------------------------------------------------------


def _against_transfers(mine: License, transfers: Sequence[RightsTransfer]) -> Iterator[Conflict]:
    for transfer in transfers:
        to = transfer.to or "another"
        if transfer.kind == "assignment":
            yield Conflict(
                kind="licence-vs-assignment",
                severity="warning",
                message=f"the article is under {label(mine)}, and its rights are assigned to {to}",
                parties=(mine.evidence[0], transfer.evidence[0]),
                chosen=label(mine),
                rule=STAYS,
            )
        elif transfer.kind == "exclusive-licence":
            yield Conflict(
                kind="licence-vs-exclusive-licence",
                severity="info",
                message=f"the article is under {label(mine)}, and exclusively licensed to {to}",
                parties=(mine.evidence[0], transfer.evidence[0]),
                chosen=label(mine),
                rule=STAYS,
            )


def _against_reservations(
    mine: License, notices: Sequence[CopyrightNotice], reservations: Sequence[Reservation]
) -> Iterator[Conflict]:
    """Report "all rights reserved" only in the article's own notice; in a footer it is the site's."""
    own = [
        evidence for notice in notices if notice.scope == "article" for evidence in notice.evidence
    ]
    for reservation in reservations:
        if reservation.kind != "all-rights-reserved" or reservation.scope != "article":
            continue
        near = [
            evidence
            for evidence in reservation.evidence
            if _near([evidence], own) and _near([evidence], mine.evidence + tuple(own))
        ]
        if near:
            yield Conflict(
                kind="licence-vs-all-rights-reserved",
                severity="warning",
                message=f"the article is under {label(mine)}, and its notice reserves all rights",
                parties=(mine.evidence[0], near[0]),
                chosen=label(mine),
                rule=STAYS,
            )


# --- a notice against JSON-LD ---------------------------------------------------------------------


def against_json(
    notices: Sequence[CopyrightNotice], stated: CopyrightNotice
) -> tuple[Conflict, ...]:
    """Compare the article's own notice with JSON-LD, where many sites put the day's year and themselves."""
    own = next((notice for notice in notices if notice.scope == "article" and notice.holders), None)
    if own is None:
        return ()
    years = bool(own.years and stated.years) and not set(own.years) & set(stated.years)
    names = {fold_letters(holder.name) for holder in own.holders}
    holders = bool(stated.holders) and not any(
        _is_among(fold_letters(holder.name), names) for holder in stated.holders
    )
    if not (years or holders):
        return ()
    what = " and ".join(word for word, differs in (("year", years), ("holder", holders)) if differs)
    return (
        Conflict(
            kind="notice-vs-json-ld",
            severity="info",
            message=f"the notice and the page's JSON-LD differ in the {what}",
            parties=(own.evidence[0], stated.evidence[0]),
            chosen=own.statement,
            rule=NOTICE_FIRST,
        ),
    )


def _is_among(name: str, names: set[str]) -> bool:
    return any(name and other and (name in other or other in name) for other in names)


# --- a page against other sources ----------------------------------------------------------------


def compare(page: Rights, other: Rights, kind: str) -> tuple[Conflict, ...]:
    """Compare a page's licence with that of a record about it: kind "page-vs-crossref" or "page-vs-jats"."""
    mine, theirs = page.license, other.license
    if mine is None or theirs is None or not (is_public(mine) and is_public(theirs)):
        return ()
    if "CC" in (mine.family, theirs.family):
        return ()
    same_version = None in (mine.version, theirs.version) or mine.version == theirs.version
    if mine.family == theirs.family and same_version:
        return ()
    return (
        Conflict(
            kind=kind,
            severity="warning" if mine.family != theirs.family else "info",
            message=f"the page says {label(mine)}, the record {label(theirs)}",
            parties=(mine.evidence[0], theirs.evidence[0]),
            chosen=label(mine),
            rule=PAGE_FIRST,
        ),
    )
