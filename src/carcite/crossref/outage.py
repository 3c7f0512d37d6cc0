"""What is said of many questions when some have no answer: which DOI an error is about, and when to stop asking."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from carcite.crossref.work import Work
from carcite.errors import BadAnswer, EnrichError, Unavailable
from carcite.values.identifiers import Doi


def about(error: EnrichError, doi: Doi) -> EnrichError:
    """Return an error that says which DOI it is about."""
    if error.doi == doi:
        return error
    known = {"doi": doi, "agency": error.agency}
    if isinstance(error, Unavailable):
        return Unavailable(f"{doi}: {error}", blocked=error.blocked, **known)
    kind: Callable[..., EnrichError] = BadAnswer if isinstance(error, BadAnswer) else type(error)
    return kind(f"{doi}: {error}", **known)


class Outage:
    """Whether the service is out: it refused, or left two questions in a row without an answer."""

    def __init__(self) -> None:
        self._in_a_row = 0
        self._blocked = False

    def heed(self, outcomes: Iterable[Work | EnrichError]) -> None:
        """Note how a question went; one record that cannot be had is no outage."""
        unavailable = [each for each in outcomes if isinstance(each, Unavailable)]
        self._in_a_row = self._in_a_row + 1 if unavailable else 0
        self._blocked = self._blocked or any(error.blocked for error in unavailable)

    def told(self, dois: Iterable[Doi]) -> dict[Doi, Work | EnrichError]:
        """Return for each DOI that it was not asked for; nothing while there is no outage."""
        if not self._blocked and self._in_a_row < 2:
            return {}
        why = "Crossref does not answer, so it was not asked for this one; try again later"
        return {doi: Unavailable(f"{doi}: {why}", doi=doi, blocked=self._blocked) for doi in dois}
