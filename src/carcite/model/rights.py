"""What may be done with an article: licences, notices, transfers, reservations, and where they disagree.

Names are those of JATS permissions, NISO ALI, ccREL, Crossref and SPDX.
Everything here rests on `Evidence`: the very words, and where they stood.
Evidence takes no part in equality or hash, so that the same rights from two pages are equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple, Protocol

from pydantic import Field

from carcite.model.shown import html_of
from carcite.values.dates import Date
from carcite.values.frozen import Frozen, fields_of
from carcite.values.names import Name

Scope = Literal[
    "article", "other-version", "data", "figure", "third-party", "site", "journal", "mention"
]
Source = Literal["html-meta", "json-ld", "rel-license", "link", "text", "jats", "crossref"]
Severity = Literal["info", "warning", "error"]


class Evidence(Frozen):
    """The quoted words behind a statement, and their place.

    `quote` is a verbatim substring of the input; `start` and `end` are its offsets, in characters,
    in the text handed over (for HTML: in the page's visible text), None where a locator
    (`meta[name=dc.rights]`, `a[rel=license]@href`) says where instead.
    """

    source: Source
    locator: str
    quote: str = Field(min_length=1)
    start: int | None = None
    end: int | None = None


class Evidenced(Frozen):
    """A statement that never comes without its evidence."""

    evidence: tuple[Evidence, ...] = Field(min_length=1)

    def _content(self) -> tuple[Any, ...]:
        said = self.__dict__
        return tuple(said[name] for name in fields_of(type(self)) if name not in UNCOMPARED)

    def __eq__(self, other: object) -> bool:
        return (
            type(other) is type(self)
            and isinstance(other, Evidenced)
            and other._content() == self._content()
        )

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._content()))


# What a statement rests on says nothing of what it states.
UNCOMPARED = frozenset({"evidence", "parties"})


class License(Evidenced):
    """A licence, as far as it was stated: an unstated version, URL or SPDX id stays None.

    `url` is canonical: https, with the final slash. `family` is "CC BY-NC-ND", "CC0", "PDM", "CC"
    where the kind was not said, or the name of a publisher's own terms. `jurisdiction` is Creative
    Commons' port code ("uk", "igo"). `permits`, `requires` and `prohibits` are ccREL terms.
    `content_version` is Crossref's: vor, am, tdm, unspecified.
    """

    url: str | None = None
    name: str | None = None
    family: str | None = None
    version: str | None = None
    jurisdiction: str | None = None
    spdx_id: str | None = None
    permits: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    prohibits: tuple[str, ...] = ()
    start: Date | None = None
    content_version: Literal["vor", "am", "tdm", "stm-asf", "unspecified"] | None = None
    scope: Scope = "article"


class Holder(Frozen):
    """Who holds a right. `kind` is "authors" for "The Author(s)"; `author` is the record's author it is."""

    name: str
    kind: Literal["person", "authors", "organization", "crown", "us-government"]
    author: Name | None = None
    et_al: bool = False


class CopyrightNotice(Evidenced):
    """A copyright notice. `statement` is verbatim; `years` are integers, a range its two ends."""

    statement: str
    years: tuple[int, ...] = ()
    holders: tuple[Holder, ...] = ()
    scope: Scope = "article"


class RightsTransfer(Evidenced):
    """Rights that pass from one party to another. `rights` are those named; `condition` is verbatim."""

    kind: Literal["assignment", "exclusive-licence", "publication-rights", "non-exclusive"]
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    condition: str | None = None
    exclusive: bool = False
    rights: tuple[str, ...] = ()
    scope: Scope = "article"


class Reservation(Evidenced):
    """Rights that a party keeps."""

    kind: Literal["all-rights-reserved", "permission-required"]
    holder: str | None = None
    scope: Scope = "article"


class Embargo(Evidenced):
    """The time before the licence takes effect: a number of months after publication, or a date."""

    months: int | None = None
    until: Date | None = None


class FreeToRead(Evidenced):
    """Words that anyone may read the article (NISO ALI `free_to_read`), from and until a day where stated.

    It licenses nothing: "bronze" open access.
    """

    start: Date | None = None
    end: Date | None = None


class Conflict(Frozen):
    """Two statements that contradict each other, or whose combination is worth knowing.

    `parties` are the evidence of both; `chosen` is what carcite goes by, `rule` why.
    """

    kind: str
    severity: Severity
    message: str
    parties: tuple[Evidence, ...] = Field(min_length=2)
    chosen: str | None = None
    rule: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Conflict) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[Any, ...]:
        return (self.kind, self.severity, self.chosen, self.rule)


# --- what may be done ------------------------------------------------------------------------

Use = Literal["sharing", "adaptation", "commercial use", "text and data mining"]
USES: tuple[Use, ...] = ("sharing", "adaptation", "commercial use", "text and data mining")

# A use, what of ccREL must be permitted for it, and what must not be prohibited.
_NEEDS: dict[Use, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "sharing": (("Distribution", "Sharing"), ()),
    "adaptation": (("DerivativeWorks",), ()),
    "commercial use": (("Reproduction",), ("CommercialUse",)),
    # Creative Commons (2021, on text and data mining): the licences permit it, NC for non-commercial purposes.
    "text and data mining": (("Reproduction",), ()),
}


class Answer(NamedTuple):
    """Whether a use is allowed, as far as was stated, and why."""

    allowed: Literal["yes", "no", "unknown"]
    reason: str


class Credited(Protocol):
    """A work as a line that credits it names it; a `Reference` is one."""

    @property
    def title(self) -> str | None:
        """Its title."""

    @property
    def author(self) -> Sequence[Name]:
        """Who wrote it."""

    @property
    def doi(self) -> str | None:
        """Its DOI."""

    @property
    def url(self) -> str | None:
        """Its address."""


class Rights(Frozen):
    """All statements about an article's rights; several may hold at once.

    `licenses` stand in the order of belief.
    """

    licenses: tuple[License, ...] = ()
    notices: tuple[CopyrightNotice, ...] = ()
    transfers: tuple[RightsTransfer, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    embargo: Embargo | None = None
    free_to_read: FreeToRead | None = None
    conflicts: tuple[Conflict, ...] = ()

    @property
    def license(self) -> License | None:
        """The licence that governs the article, or None; never guessed, and kept if there is a conflict."""
        return next(
            (
                found
                for found in self.licenses
                if found.scope == "article"
                and found.content_version not in ("tdm", "stm-asf", "am")
            ),
            None,
        )

    def __bool__(self) -> bool:
        """Whether there is any statement."""
        return any(self.__dict__.values())

    def summary(self) -> str:
        """Return in plain words what may be done with the article, and who holds the copyright."""
        return _summary(self)

    def allows(self, use: Use) -> Answer:
        """Say whether a use is allowed, as (yes, no or unknown, the reason).

        Uses are "sharing", "adaptation", "commercial use" and "text and data mining"; any other
        raises ValueError. "no" is said only where words that were found say so.
        """
        return _allows(self, use)

    def attribution(self, reference: Credited) -> str:
        """Return the line that credits a work as Creative Commons recommends: title, author, source, licence."""
        return _attribution(self, reference)

    def _repr_html_(self) -> str:
        """Show the rights in a notebook."""
        return html_of(self)


def _allows(rights: Rights, use: Use) -> Answer:
    """Say whether the rights that were stated allow a use; "unknown" where they do not say."""
    if use not in _NEEDS:
        raise ValueError(f"unknown use {use!r}; known uses are {', '.join(USES)}")
    governing = rights.license
    if governing is None or not governing.permits:
        return _without_license(rights, use)
    name = _label(governing)
    permits, prohibited = _NEEDS[use]
    if any(term in governing.prohibits for term in prohibited):
        return Answer("no", f"{name} prohibits it")
    if not any(term in governing.permits for term in permits):
        return Answer("no", f"{name} does not permit it")
    conditions = _conditions(governing, use)
    return Answer("yes", f"{name} permits it{conditions}")


def _without_license(rights: Rights, use: Use) -> Answer:
    mining = next((one for one in rights.licenses if one.content_version == "tdm"), None)
    if use == "text and data mining" and mining is not None:
        return Answer("unknown", f"see the terms: {mining.name or mining.url}")
    if rights.license is not None:
        kind = "which one is not stated" if rights.license.family == "CC" else "read its terms"
        return Answer("unknown", f"the licence is {_label(rights.license)}; {kind}")
    if any(one.scope == "article" for one in rights.reservations):
        return Answer(
            "no",
            "all rights are reserved and no licence is stated; statutory exceptions still apply",
        )
    return Answer("unknown", "no licence is stated")


def _conditions(governing: License, use: Use) -> str:
    wanted = []
    if "Attribution" in governing.requires:
        wanted.append("with credit")
    if "ShareAlike" in governing.requires and use == "adaptation":
        wanted.append("under the same licence")
    if "CommercialUse" in governing.prohibits and use != "commercial use":
        wanted.append("for non-commercial purposes")
    return f", {', '.join(wanted)}" if wanted else ""


def _summary(rights: Rights) -> str:
    """Say in plain words what may be done, whose the copyright is, and what is contradictory."""
    parts = [_what_may_be_done(rights)]
    holders = [
        holder.name
        for notice in rights.notices
        if notice.scope == "article"
        for holder in notice.holders
    ]
    if holders:
        more = f" and {len(holders) - 3} more" if len(holders) > 3 else ""
        parts.append(f"Copyright: {', '.join(holders[:3])}{more}.")
    parts += [
        f"{transfer.kind.replace('-', ' ').capitalize()} to {transfer.to}."
        for transfer in rights.transfers
        if transfer.to
    ]
    if rights.embargo and rights.embargo.months:
        parts.append(f"Not before {rights.embargo.months} months after publication.")
    if rights.conflicts:
        kinds = ", ".join(dict.fromkeys(conflict.kind for conflict in rights.conflicts))
        parts.append(f"Contradictory: {kinds}.")
    return " ".join(parts)


def _what_may_be_done(rights: Rights) -> str:
    governing = rights.license
    if governing is None:
        reserved = any(one.scope == "article" for one in rights.reservations)
        return (
            "No licence is stated; all rights are reserved."
            if reserved
            else "No licence is stated."
        )
    if not governing.permits:
        return f"Licence: {_label(governing)}."
    credit = "with credit" if "Attribution" in governing.requires else "without conditions"
    no = [
        words
        for words, refused in (
            ("not commercially", "CommercialUse" in governing.prohibits),
            ("not adapted", "DerivativeWorks" not in governing.permits),
        )
        if refused
    ]
    alike = ["adapted under the same licence"] if "ShareAlike" in governing.requires else []
    return f"{_label(governing)}: may be shared {', '.join([credit, *no, *alike])}."


def _attribution(rights: Rights, reference: Credited) -> str:
    """Give the line that credits a work by Creative Commons' TASL: title, author, source, licence."""
    names = [str(name) for name in reference.author]
    authors = (
        ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1] if names else ""
    )
    source = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    line = f"“{reference.title}”" if reference.title else "Untitled work"
    if authors:
        line += f" by {authors}"
    if source:
        line += f", {source}"
    governing = rights.license
    if governing is None:
        return f"{line}."
    where = f" ({governing.url})" if governing.url else ""
    return f"{line}, is licensed under {_label(governing)}{where}."


def _label(governing: License) -> str:
    port = governing.jurisdiction.upper() if governing.jurisdiction else None
    words = (governing.family or governing.name or governing.url, governing.version, port)
    return " ".join(word for word in words if word)
