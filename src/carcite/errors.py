"""Everything that carcite raises on purpose.

::

    CarciteError
    ├── UnreadablePage        no page: a URL, a DOI, a PDF, binary, empty, too large, not there
    │   └── ChallengePage     a robot check or an error page in the article's place
    ├── NothingFound          a page, but no title on it
    ├── SeveralArticles       a page that lists several articles, where one was to be read
    ├── InvalidIdentifier     a DOI, ISSN, ISBN or ORCID that is none
    ├── UnknownFormat         a record format that carcite does not know, or records in none
    ├── CannotRead            a file of records could not be read: not there, a directory
    ├── CannotWrite           the output could not be written
    └── EnrichError           a source such as Crossref did not give the record of a work
        ├── NotRegistered     the source was asked and has no such record; another agency may have it
        ├── Unavailable       the source was asked and did not answer, or refuses; later it may
        ├── BadAnswer         the source answered, but not with the record that was asked for
        └── NotAsked          nobody was asked: offline, and the record was not kept from before

Every message says what was wrong, shows it, and says what would be right.
"""

from __future__ import annotations


class CarciteError(Exception):
    """The base of all errors that carcite raises on purpose."""


class UnreadablePage(CarciteError, ValueError):
    """The input is no page that can be read: a URL, a DOI, a PDF, binary, empty, too large, not there."""


class ChallengePage(UnreadablePage):
    """The input is a robot check or an error page that a server sent in the article's place."""


class NothingFound(CarciteError, LookupError):
    """The input is a page, but there is not even a title on it."""


class SeveralArticles(CarciteError, ValueError):
    """The page lists several articles, where one was to be read; `count` says how many."""

    def __init__(self, message: str, *, count: int = 0) -> None:
        super().__init__(message)
        self.count = count


class InvalidIdentifier(CarciteError, ValueError):
    """An identifier is not one of its kind."""


class UnknownFormat(CarciteError, ValueError):
    """A record format, or a file's suffix, that carcite does not know, or records in no known format."""


class CannotRead(CarciteError, OSError):
    """A file of records could not be read: it is not there, is a directory, or may not be read."""


class CannotWrite(CarciteError, OSError):
    """The output file could not be written; nothing is left half written."""


class EnrichError(CarciteError):
    """A source such as Crossref did not give the record of a work; `doi` says of which, where it is one.

    `agency` is who registered the DOI, by the name of its registration agency ("DataCite"), where known.
    """

    def __init__(self, message: str, *, doi: str | None = None, agency: str | None = None) -> None:
        super().__init__(message)
        self.doi = doi
        self.agency = agency

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between processes with all that they know.
        return type(self), self.args, self.__dict__


class NotRegistered(EnrichError, LookupError):
    """The source was asked and has no such record; `agency` names who has it, where known."""


class Unavailable(EnrichError, OSError):
    """The source was asked and did not answer, or refuses to; the message says what to do next.

    Nothing follows from it about the work. `blocked` is true where asking again would make it worse.
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
    """The source answered, but not with what was asked for: no JSON, cut off, or another work's record."""


class NotAsked(EnrichError):
    """Nobody was asked, so nothing is known: offline, and no answer was kept from before."""
