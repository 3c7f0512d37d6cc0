"""The `license` list of a Crossref record as licences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from carcite.model.rights import Evidence, License, Rights
from carcite.rights.conflicts import find_conflicts
from carcite.rights.licenses import Found, cc_license, merge_licenses, own_terms
from carcite.rights.mentions import urls
from carcite.rights.terms import ContentVersion, find_terms
from carcite.values.addresses import is_web_address, without_credentials
from carcite.values.dates import Date
from carcite.values.text import whole

# Of what is said of the article, the version of record comes before what no version was said of.
BELIEF = {"vor": 60, "unspecified": 55, "am": 20, "tdm": 15, "stm-asf": 10}


def read_license_list(records: Sequence[Mapping[str, Any]]) -> Rights:
    """Read a Crossref `license` list: URL, content-version, start. An entry without a URL says nothing."""
    found = [one for index, record in enumerate(records) for one in _found(index, record)]
    merged = merge_licenses(found)
    return Rights(
        licenses=tuple(one.license for one in merged),
        conflicts=find_conflicts(found, merged, (), (), ()),
    )


def _found(index: int, record: Mapping[str, Any]) -> Iterator[Found]:
    url = record.get("URL") if isinstance(record, Mapping) else None
    if not isinstance(url, str) or not url.strip():
        return
    url = whole(url)
    evidence = Evidence(source="crossref", locator=f"license[{index}].URL", quote=url)
    version = _version(record.get("content-version"))
    license_ = _license(url, evidence)
    if license_ is None:
        return
    # Springer's terms for text mining are deposited as "vor" too; they license no article.
    own = license_.content_version
    version = own if own in ("tdm", "stm-asf") else version
    update = {"content_version": version, "start": _start(record)}
    yield Found(license_.model_copy(update=update), "metadata", BELIEF[version])


def _version(stated: object) -> ContentVersion:
    return next((known for known in get_args(ContentVersion) if known == stated), "unspecified")


def _license(url: str, evidence: Evidence) -> License | None:
    """Return the licence at an address; None where that is an address of nothing."""
    for mention in urls(url):
        return cc_license(mention, (evidence,))
    for terms in find_terms(url.lower()):
        return own_terms(terms, (evidence,))
    if not is_web_address(url):
        return None
    return License(url=without_credentials(url.strip()), evidence=(evidence,))


def _start(record: Mapping[str, Any]) -> Date | None:
    start = record.get("start")
    parts = start.get("date-parts") if isinstance(start, Mapping) else None
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], list):
        return None
    numbers = [part for part in parts[0][:3] if isinstance(part, int)]
    try:
        return Date.parse("-".join(f"{number:02}" for number in numbers))
    except ValueError:
        # No day of any calendar; the licence itself stands.
        return None
