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
    """A record and its source: `message` is the record as Crossref returned it, `doi` the DOI requested.

    `found_as` is the DOI of the record; it differs if `doi` is an alias (Crossref answers 301). `source`
    is "crossref", "cache", "snapshot", or "datacite" for a DOI of another agency, whose record is
    converted to Crossref's format. `at` is when the service was asked; None for a snapshot.
    """

    message: Mapping[str, Any]
    doi: Doi
    found_as: Doi
    source: Source
    at: datetime | None = None
