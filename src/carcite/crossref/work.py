"""One work's record as a source gave it, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from carcite.values.identifiers import Doi

Source = Literal["crossref", "cache", "snapshot", "datacite"]


@dataclass(frozen=True, slots=True)
class Work:
    """A record: `message` as Crossref words it, for the DOI that was asked, `doi`.

    `found_as` is the DOI of the record: another than `doi` where `doi` is an alias of it (Crossref
    answers 301). `source` says who answered now: Crossref itself, the cache, a snapshot, or the
    registration agency of a DOI that is not Crossref's ("datacite", its answer put into the shape of a
    Crossref record). `at` is when the service was asked; None of a snapshot.
    """

    message: Mapping[str, Any]
    doi: Doi
    found_as: Doi
    source: Source
    at: datetime | None = None
