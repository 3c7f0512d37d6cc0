"""The exceptions that carcite raises.

::

    CarciteError
    ├── UnreadablePage        not a page: a URL, a DOI, a PDF, binary, empty, too large, missing
    │   └── ChallengePage     a robot check or an error page instead of the article
    ├── NothingFound          a page without a title
    ├── SeveralArticles       a page that lists several articles, if one was expected
    ├── InvalidIdentifier     not a valid DOI, ISSN, ISBN or ORCID iD
    ├── UnknownFormat         an unknown record format
    ├── CannotRead            a file of records could not be read: missing, a directory
    ├── CannotWrite           the output could not be written
    └── EnrichError           a source such as Crossref did not provide the record of a work
        ├── NotRegistered     the source has no such record; another agency may have it
        ├── Unavailable       the source did not answer, or refused; try again later
        ├── BadAnswer         the source did not answer with the requested record
        └── NotAsked          the source was not asked: offline, and no answer is cached

Every message says what is wrong, with which input, and what would be right.
"""

from __future__ import annotations


class CarciteError(Exception):
    """The base class of all exceptions that carcite raises."""


class UnreadablePage(CarciteError, ValueError):
    """The input is not a page: a URL, a DOI, a PDF, binary, empty, too large, or a missing file."""


class ChallengePage(UnreadablePage):
    """The input is a robot check or an error page that a server sent instead of the article."""


class NothingFound(CarciteError, LookupError):
    """The page has no title."""


class SeveralArticles(CarciteError, ValueError):
    """The page lists several articles, but one was expected; `count` is their number."""

    def __init__(self, message: str, *, count: int = 0) -> None:
        super().__init__(message)
        self.count = count


class InvalidIdentifier(CarciteError, ValueError):
    """An identifier is not valid: a DOI, ISSN, ISBN, ORCID iD or the like."""


class UnknownFormat(CarciteError, ValueError):
    """A record format, dialect or file suffix is unknown, or records are in no known format."""


class CannotRead(CarciteError, OSError):
    """A file of records could not be read: it is missing or a directory, or permission is denied."""


class CannotWrite(CarciteError, OSError):
    """The output could not be written; no partial file is left."""


class EnrichError(CarciteError):
    """A source such as Crossref did not provide the record of a work.

    `doi` is the DOI requested, and `agency` the name of the agency that registered it ("DataCite"); each
    is None if not known.
    """

    def __init__(self, message: str, *, doi: str | None = None, agency: str | None = None) -> None:
        super().__init__(message)
        self.doi = doi
        self.agency = agency

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between processes with all that they know.
        return type(self), self.args, self.__dict__


class NotRegistered(EnrichError, LookupError):
    """The source was asked and has no such record; `agency` is the agency that has it, if known."""


class Unavailable(EnrichError, OSError):
    """The source did not answer, or refused; the message says what to do next.

    This says nothing about the work. `blocked` is true if asking again would make it worse.
    """

    def __init__(
        self,
        message: str,
        *,
        doi: str | None = None,
        agency: str | None = None,
        blocked: bool = False,
    ) -> None:
        super().__init__(message, doi=doi, agency=agency)
        self.blocked = blocked


class BadAnswer(EnrichError, ValueError):
    """The source answered with something else: not JSON, cut off, or the record of another work."""


class NotAsked(EnrichError):
    """The source was not asked: offline, and no answer is cached."""
