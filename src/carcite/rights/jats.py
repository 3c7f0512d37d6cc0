"""The `<permissions>` of a JATS article: statement, year, holder, licence by URL and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from carcite.errors import UnreadablePage
from carcite.model.rights import CopyrightNotice, Evidence, Holder, License, Rights
from carcite.rights.conflicts import find_conflicts
from carcite.rights.holders import find_holders
from carcite.rights.licenses import BELIEF, Found, cc_license, merge_licenses, own_terms
from carcite.rights.mentions import urls
from carcite.rights.notices import find_notices, join
from carcite.rights.reading import read_text
from carcite.rights.terms import find_terms
from carcite.values.addresses import is_web_address, without_credentials
from carcite.values.names import Name
from carcite.values.text import whole

XLINK = "{http://www.w3.org/1999/xlink}href"


def parse_permissions(xml: str) -> ElementTree.Element:
    """Parse a `<permissions>` element from its XML; raises UnreadablePage where it is not well-formed."""
    # An element cut out of an article has left the declarations of its prefixes behind.
    if "xmlns:xlink" not in xml:
        xml = xml.replace("xlink:href", "href")
    if "xmlns:ali" not in xml:
        xml = xml.replace("<ali:", "<").replace("</ali:", "</")
    if "<!DOCTYPE" in xml or "<!ENTITY" in xml:
        raise UnreadablePage(
            "JATS permissions with a document type declaration; pass the element alone"
        )
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise UnreadablePage(f"JATS permissions that are not well-formed XML: {error}") from error


def read_permissions(element: ElementTree.Element, authors: Sequence[Name] = ()) -> Rights:
    """Read `<permissions>`; an article that holds one is searched for its first."""
    if _local(element) != "permissions":
        element = next((one for one in element.iter() if _local(one) == "permissions"), element)
    found = [one for child in element if _local(child) == "license" for one in _licenses(child)]
    if _local(element) == "license":
        found = list(_licenses(element))
    words = [
        _said(child, authors)
        for child in element.iter()
        if _local(child) in ("license-p", "copyright-statement")
    ]
    found += [
        Found(
            license_,
            "words",
            BELIEF["words"],
            " ".join(quote.quote.lower() for quote in license_.evidence),
        )
        for rights in words
        for license_ in rights.licenses
    ]
    merged = merge_licenses(found)
    notices = join(_stated(element, authors), *(list(rights.notices) for rights in words))
    transfers = tuple(transfer for rights in words for transfer in rights.transfers)
    reservations = tuple(one for rights in words for one in rights.reservations)
    return Rights(
        licenses=tuple(one.license for one in merged),
        notices=tuple(notices),
        transfers=transfers,
        reservations=reservations,
        embargo=next((rights.embargo for rights in words if rights.embargo), None),
        conflicts=find_conflicts(found, merged, notices, transfers, reservations),
    )


def _local(element: ElementTree.Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _text(element: ElementTree.Element) -> str:
    # An element that was made by hand may hold what no file does.
    return whole("".join(element.itertext()))


def _licenses(license_: ElementTree.Element) -> Iterator[Found]:
    places = [("license@xlink:href", license_.get(XLINK) or license_.get("href"))]
    for child in license_.iter():
        if _local(child) == "license_ref":
            places.append(("ali:license_ref", _text(child)))
        elif child is not license_ and _local(child) in ("ext-link", "uri", "a"):
            places.append((f"{_local(child)}@xlink:href", child.get(XLINK) or child.get("href")))
    for locator, url in places:
        if url and url.strip():
            url = whole(url)
            yield from _by_url(url, Evidence(source="jats", locator=locator, quote=url))


def _by_url(url: str, evidence: Evidence) -> Iterator[Found]:
    how = (
        BELIEF["link"]
        if evidence.locator.startswith(("ext-link", "uri", "a@"))
        else BELIEF["metadata"]
    )
    for mention in urls(url):
        yield Found(cc_license(mention, (evidence,)), "url", how)
        return
    for terms in find_terms(url.lower()):
        yield Found(own_terms(terms, (evidence,)), "terms", BELIEF["terms"])
        return
    if evidence.locator == "license@xlink:href" and is_web_address(url):
        license_ = License(url=without_credentials(url.strip()), evidence=(evidence,))
        yield Found(license_, "terms", BELIEF["terms"])


def _said(element: ElementTree.Element, authors: Sequence[Name]) -> Rights:
    """Read the words of an element; their evidence says which element it was."""
    return relocated(read_text(_text(element), authors), _local(element))


def relocated(rights: Rights, locator: str) -> Rights:
    """Say of evidence from an element's text that it stood in that element."""

    def moved(item: object) -> object:
        evidence = getattr(item, "evidence", ())
        there = tuple(
            Evidence(source="jats", locator=locator, quote=one.quote, start=one.start, end=one.end)
            for one in evidence
        )
        return item.model_copy(update={"evidence": there})  # type: ignore[attr-defined]

    return rights.model_copy(
        update={
            name: tuple(map(moved, getattr(rights, name)))
            for name in ("licenses", "notices", "transfers", "reservations")
        }
        | {"embargo": moved(rights.embargo) if rights.embargo else None, "conflicts": ()}
    )


def _stated(element: ElementTree.Element, authors: Sequence[Name]) -> list[CopyrightNotice]:
    """Make a notice of `<copyright-year>` and `<copyright-holder>`."""
    years = [one for one in element if _local(one) == "copyright-year" and _is_year(_text(one))]
    holders = [one for one in element if _local(one) == "copyright-holder" and _text(one).strip()]
    if not holders:
        return []
    evidence = [
        Evidence(source="jats", locator=_local(one), quote=_text(one)) for one in (*years, *holders)
    ]
    return [
        CopyrightNotice(
            statement=_text(holders[0]),
            years=tuple(int(_text(year)) for year in years),
            holders=tuple(holder for one in holders for holder in _holders(_text(one), authors)),
            evidence=tuple(evidence),
        )
    ]


def _is_year(words: str) -> bool:
    # "²" is a digit and no decimal, and of 5,000 digits Python makes no integer.
    return words.strip().isdecimal() and len(words.strip()) <= 4


def _holders(words: str, authors: Sequence[Name]) -> tuple[Holder, ...]:
    # BioMed Central puts the licensee and the licence's words into the holder: the notice reader cuts them.
    notices = find_notices(f"© {words}", authors=authors)
    return notices[0].holders if notices else find_holders(words, authors)
