"""What may be done with an article: licences, notices, transfers, reservations, and where they disagree.

Names are those of JATS permissions, NISO ALI, ccREL, Crossref and SPDX.
Everything here rests on `Evidence`: the very words, and where they stood.
Evidence takes no part in equality or hash, so that the same rights from two pages are equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from carcite.frozen import Frozen, fields_of
from carcite.rights import uses
from carcite.values.dates import Date
from carcite.values.names import Name

if TYPE_CHECKING:
    from carcite.reference import Reference

Scope = Literal[
    "article", "other-version", "data", "figure", "third-party", "site", "journal", "mention"
]
Source = Literal["html-meta", "json-ld", "rel-license", "link", "text", "jats", "crossref"]
Severity = Literal["info", "warning", "error"]


class Evidence(Frozen):
    """The words that something rests on, and where they stood.

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
    """Rights that pass from one to another. `rights` are those named; `condition` is verbatim."""

    kind: Literal["assignment", "exclusive-licence", "publication-rights", "non-exclusive"]
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    condition: str | None = None
    exclusive: bool = False
    rights: tuple[str, ...] = ()
    scope: Scope = "article"


class Reservation(Evidenced):
    """Rights that somebody keeps."""

    kind: Literal["all-rights-reserved", "permission-required"]
    holder: str | None = None
    scope: Scope = "article"


class Embargo(Evidenced):
    """A time before which the licence does not hold: so many months after publication, or a day."""

    months: int | None = None
    until: Date | None = None


class FreeToRead(Evidenced):
    """Words that anyone may read the article (NISO ALI `free_to_read`), from and until a day where stated.

    It licenses nothing: "bronze" open access.
    """

    start: Date | None = None
    end: Date | None = None


class Conflict(Frozen):
    """Two statements that cannot both hold, or that a librarian would want to know stand side by side.

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


class Rights(Frozen):
    """All that was said of an article's rights; several statements may hold at once.

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
        """The licence that governs the article, or None: never a guess. A conflict does not unset it."""
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
        """Whether anything was said at all."""
        return any(self.__dict__.values())

    def summary(self) -> str:
        """Say in plain words what may be done with the article, and whose it is."""
        return uses.summary(self)

    def allows(self, use: uses.Use) -> uses.Answer:
        """Say whether a use is allowed, as (yes, no or unknown, the reason).

        Uses are "sharing", "adaptation", "commercial use" and "text and data mining"; any other
        raises ValueError. "no" is said only where words that were found say so.
        """
        return uses.allows(self, use)

    def attribution(self, reference: Reference) -> str:
        """Give the line that credits a work by Creative Commons' practice: title, author, source, licence."""
        return uses.attribution(self, reference)

    def _repr_html_(self) -> str:
        """Show the rights in a notebook."""
        from carcite.notebook import rights_html

        return rights_html(self)
