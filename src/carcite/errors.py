"""Everything that carcite raises on purpose.

::

    CarciteError
    ├── UnreadablePage        no page: a URL, a DOI, a PDF, binary, empty, too large, not there
    │   └── ChallengePage     a robot check or an error page in the article's place
    ├── NothingFound          a page, but no title on it
    ├── SeveralArticles       a page that lists several articles, where one was to be read
    ├── InvalidIdentifier     a DOI, ISSN, ISBN or ORCID that is none
    ├── UnknownFormat         a record format that carcite does not write
    └── CannotWrite           the output could not be written

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
    """A record format, or a file's suffix, that carcite does not know."""


class CannotWrite(CarciteError, OSError):
    """The output file could not be written; nothing is left half written."""
