"""Many DOIs in few requests: `filter=doi:…,doi:…`, cut by the length of the address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from carcite.values.identifiers import Doi

# Crossref refuses a request line of more than 4,096 bytes; the method, path and rows take their part.
ADDRESS_LIMIT = 3_800
# So many records with their references are a few megabytes; a list may have 1,000 rows.
MOST = 100
# The form that Crossref recommends and its filter checks. Others, and a comma, which ends a filter's
# value, are asked for one by one.
_PLAIN = re.compile(r"10\.\d{4,9}/[-._;()/:a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Batches:
    """`lists` of DOIs that go into one request each, and those that must be asked for `alone`."""

    lists: tuple[tuple[Doi, ...], ...]
    alone: tuple[Doi, ...]


def batches(dois: Iterable[Doi], *, before: int = 0) -> Batches:
    """Sort DOIs into requests; `before` is how long the address is without them, in bytes."""
    lists: list[list[Doi]] = []
    alone: list[Doi] = []
    length = ADDRESS_LIMIT
    for doi in dict.fromkeys(dois):
        if not _PLAIN.fullmatch(doi):
            alone.append(doi)
            continue
        cost = len(quote(f"doi:{doi},", safe=""))
        if not lists or length + cost > ADDRESS_LIMIT or len(lists[-1]) == MOST:
            lists.append([])
            length = before
        lists[-1].append(doi)
        length += cost
    # A list of one is a record: the single look-up may be asked more often, and follows aliases.
    alone += [each[0] for each in lists if len(each) == 1]
    return Batches(tuple(tuple(each) for each in lists if len(each) > 1), tuple(alone))


def halves(dois: tuple[Doi, ...]) -> tuple[tuple[Doi, ...], tuple[Doi, ...]]:
    """Cut a list in two, to find what is wrong in it."""
    middle = len(dois) // 2
    return dois[:middle], dois[middle:]
