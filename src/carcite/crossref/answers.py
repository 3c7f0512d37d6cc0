"""What an answer says, once it is sure that it is an answer to what was asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from carcite.crossref.exchange import Answer
from carcite.crossref.mail import redacted
from carcite.errors import BadAnswer, InvalidIdentifier
from carcite.values.identifiers import Doi, canonical_doi

Message = Mapping[str, Any]


class BrokenJson(BadAnswer):
    """What should be JSON is not, or is of no use; in a list one record may be all that is wrong."""


def json_of(answer: Answer, who: str) -> Any:
    """Read an answer's body as JSON; raises BadAnswer that shows how it begins."""
    kind = answer.headers.get("content-type", "")
    if "json" not in kind.lower():
        raise BadAnswer(f"{who} answered {_shown(kind)} instead of JSON: {_beginning(answer)}")
    try:
        value = json.loads(answer.body, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BrokenJson(f"{who} answered with invalid JSON: {_beginning(answer)}") from error
    if is_deep(value):
        raise BrokenJson(f"{who} answered with JSON nested too deeply: {_beginning(answer)}")
    return value


# A record with all that it may hold is nested some ten deep. What Python reads may be a thousand, which
# is more than it can write, compare or copy.
DEEPEST = 60


def is_deep(value: object) -> bool:
    """Say whether a value of JSON is nested deeper than any record is."""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _inner(each)]
        if not level:
            return False
    return True


def _inner(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def message_of(answer: Answer, who: str) -> Message:
    """Return the `message` of an answer that is well; raises BadAnswer."""
    if answer.status != 200:
        raise BadAnswer(f"{who} answered HTTP {answer.status}: {complaint(answer)}")
    envelope = json_of(answer, who)
    message = envelope.get("message") if isinstance(envelope, dict) else None
    if not isinstance(message, dict):
        raise BadAnswer(f"{who} answered with JSON that has no message: {_beginning(answer)}")
    return message


def items_of(answer: Answer, who: str) -> list[Message]:
    """Return the works of a list; what is no record in it is left out. Raises BadAnswer."""
    items = message_of(answer, who).get("items")
    if not isinstance(items, list):
        raise BadAnswer(f"{who} answered a search with no list of works: {_beginning(answer)}")
    return [item for item in items if isinstance(item, dict)]


def doi_of(message: Message) -> Doi | None:
    """Return the DOI that a record gives itself, in lower case; None when it gives none."""
    doi = message.get("DOI")
    return Doi(doi.strip().lower()) if isinstance(doi, str) and doi.strip() else None


def checked(message: Message, wanted: Doi, who: str) -> Message:
    """Return a record that is the one that was asked for; raises BadAnswer when it is another's."""
    given = doi_of(message)
    if given != wanted:
        raise BadAnswer(
            f"{who} was asked for {wanted} and answered with the record of {_shown(given or 'no DOI')}",
            doi=wanted,
        )
    return message


def alias_target(answer: Answer, asked_at: str, who: str) -> Doi:
    """Return the DOI that a redirect leads to, where it leads to a record of the same service.

    An answer may not choose where we go: another host, another path than /works/, or a DOI that is
    none raise BadAnswer.
    """
    location = answer.headers.get("location", "")
    base = asked_at.rstrip("/")
    target, home = joined(base + "/works/", location), urlsplit(base)
    # api.crossref.org names its routes with the version and without.
    path = re.fullmatch(
        re.escape(home.path) + r"(?:/v\d+)?/works/([^?#]+?)/?", target.path.replace("//", "/")
    )
    if (target.scheme, target.netloc) != (home.scheme, home.netloc) or path is None:
        raise BadAnswer(f"{who} redirects to {_shown(location)}, which is not one of its records")
    try:
        return canonical_doi(unquote(path[1]))
    except InvalidIdentifier as error:
        raise BadAnswer(f"{who} redirects to {_shown(location)}, which is not a DOI") from error


def joined(address: str, location: str) -> SplitResult:
    """Return where a redirect leads, by its parts; empty where its words are no address."""
    try:
        return urlsplit(urljoin(address, location))
    except ValueError:
        return urlsplit("")


def complaint(answer: Answer) -> str:
    """Return what a service says is wrong, from the several shapes in which Crossref says it."""
    try:
        message = json.loads(answer.body)["message"]
        first = message[0] if isinstance(message, list) else message
        words = (
            first.get("message") or first.get("description") if isinstance(first, dict) else first
        )
        return _shown(str(words))
    except (ValueError, LookupError, TypeError, RecursionError):
        return _beginning(answer)


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _beginning(answer: Answer) -> str:
    return _shown(answer.body[:200].decode("utf-8", "replace")) if answer.body else "nothing"


def _shown(text: str) -> str:
    return repr(redacted(" ".join(text.split()))[:120])
