"""Crossref work records for the tests, written by hand: a sound one, and what publishers deposit."""

from __future__ import annotations

from typing import Any

Work = dict[str, Any]


def date(*parts: int | None) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


SOUND: Work = {
    "DOI": "10.5555/peat.2021.7",
    "URL": "http://dx.doi.org/10.5555/peat.2021.7",
    "type": "journal-article",
    "title": ["Peat growth in wet years"],
    "author": [
        {
            "given": "Ada M.",
            "family": "Roe",
            "sequence": "first",
            "ORCID": "http://orcid.org/0000-0002-1825-0097",
            "affiliation": [{"name": "Institute of Moors, Bremen"}],
        },
        {"given": "Jan", "family": "van der Veen", "sequence": "additional", "affiliation": []},
    ],
    "container-title": ["Journal of Moors & Mires"],
    "short-container-title": ["J Moors Mires"],
    "ISSN": ["2049-3630", "0378-5955"],
    "issn-type": [
        {"value": "2049-3630", "type": "electronic"},
        {"value": "0378-5955", "type": "print"},
    ],
    "publisher": "Bog Press",
    "volume": "12",
    "issue": "3",
    "page": "101-115",
    "language": "en",
    "issued": date(2021, 3, 4),
    "published-print": date(2021, 6),
    "published-online": date(2021, 3, 4),
    "created": date(2021, 3, 4),
    "license": [
        {
            "URL": "https://creativecommons.org/licenses/by/4.0/",
            "content-version": "unspecified",
            "start": date(2021, 3, 4),
            "delay-in-days": 0,
        }
    ],
}


def work(**fields: Any) -> Work:
    """The sound record with some fields changed; None takes a field away."""
    changed = SOUND | {key.replace("_", "-"): value for key, value in fields.items()}
    return {key: value for key, value in changed.items() if value is not None}
