"""What the markup of an HTML page says of rights: licence links, meta tags, JSON-LD, and its footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborNode

from carcite.model.rights import CopyrightNotice, Evidence, Holder, License, Scope, Source
from carcite.page import Page
from carcite.rights.licenses import BELIEF, Found, How, cc_license, licenses_in, own_terms
from carcite.rights.mentions import urls
from carcite.rights.notices import MOST_NOTICES, find_notices
from carcite.rights.passages import Sentence, plain_lower, sentences
from carcite.rights.scopes import scope_of
from carcite.rights.terms import find_terms
from carcite.values.names import Name
from carcite.values.patterns import regex

# Meta tags that speak of rights, by name in lower case. The value of some is a notice without its
# sign ("2021 The Author(s)"): Springer's and Nature's prism.copyright and dc.rights.
RIGHTS_META = {
    "dc.rights": "notice",
    "dcterms.rights": "notice",
    "dc.rights.license": "license",
    "dcterms.license": "license",
    "dc.license": "license",
    "citation_license": "license",
    "citation_license_url": "license",
    "prism.copyright": "notice",
    "prism.rights": "notice",
    "copyright": "notice",
    "rights": "notice",
    "dcterms.rightsholder": "notice",
    "eprints.rights": "notice",
    "eprints.license": "license",
    "bepress_citation_license": "license",
    "og:rights": "notice",
    "article:license": "license",
}

# Where a link to a licence is about something else than the article.
_FOOTER = regex(r"footer|site-?info|colophon|bottom-?bar")
_ELSEWHERE = regex(
    r"\b(?:ref(?:erence)?s?|bibliograph|citations?-?list|ref-list|related|recommend|sidebar|comments?)\b"
)
_FIGURE = regex(r"\bfig(?:ure|caption)?\b|caption|thumbnail")
# A page links to no more licences than this that anybody would want to see.
MOST_LINKS = 60
# Of meta tags about rights.
MOST_TAGS = 2_000


def markup_licenses(page: Page) -> list[Found]:
    """Find the licences that a page's links, meta tags and JSON-LD name."""
    return [*_license_links(page), *_meta_licenses(page), *_json_licenses(page)]


# What a site says of its cookies, and of the tool that says so, is not about the article.
_BANNER = regex(r"cookie|gdpr")
# A whole page can be marked as one on which cookies were allowed.
_LONGEST_BANNER = 6_000


def _banners(page: Page) -> list[LexborNode]:
    """Give the page's banners about cookies: elements named so that hold no part of the article."""
    named = [*page.elements["cookie"], *page.elements["gdpr"]][:20]
    return [
        node
        for node in named
        if node.tag not in ("body", "html", "main", "article")
        and len(node.text()) < _LONGEST_BANNER
        and node.css_first("h1, article, main") is None
    ]


def footer_text(page: Page) -> str:
    """Give the words of a page's footers and of its banners about cookies, without blanks."""
    said: list[str] = []
    footers: set[int] = set()
    for node in [*page.elements["footer"][:20], *_banners(page)]:
        if node.tag in ("body", "html"):
            continue
        # The words of a footer within a footer have been said by then.
        if not _stands_in(node, footers):
            said += node.text().split()
        footers.add(node.mem_id)
    return "".join(said)


def _stands_in(node: LexborNode, others: set[int]) -> bool:
    parent = node.parent if others else None
    for _ in range(12):
        if parent is None:
            return False
        if parent.mem_id in others:
            return True
        parent = parent.parent
    return False


# --- links -----------------------------------------------------------------------------------


def _license_links(page: Page) -> Iterator[Found]:
    for node in page.elements["license"][:MOST_LINKS]:
        attributes = node.attributes
        href = (attributes.get("href") or "").strip()
        rel = "license" in (attributes.get("rel") or "").lower().split()
        how: How = "metadata" if rel else "link"
        place = _place(node)
        if place == "footer":
            how = "footer"
        elif place == "elsewhere":
            continue
        source: Source = "rel-license" if rel else "link"
        locator = f"{node.tag}[rel=license]@href" if rel else "a@href"
        scope: Scope = (
            "figure" if place == "figure" else "site" if how == "footer" else _context_scope(node)
        )
        yield from _by_href(
            href, Evidence(source=source, locator=locator, quote=href or "-"), how, scope
        )


def _by_href(href: str, evidence: Evidence, how: How, scope: Scope) -> Iterator[Found]:
    for mention in urls(href):
        yield Found(cc_license(mention, (evidence,), scope), how, BELIEF[how])
        return
    for terms in find_terms(href.lower()):
        yield Found(own_terms(terms, (evidence,), scope), "terms", BELIEF["terms"])
        return


def _place(node: LexborNode) -> str:
    """Say what part of the page a link stands in: footer, figure, elsewhere (references), or the body."""
    parent: LexborNode | None = node
    for _ in range(25):
        if parent is None or parent.tag in ("body", "html", "main", "article"):
            break
        attributes = parent.attributes
        marks = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        if parent.tag == "footer" or _FOOTER.search(marks):
            return "footer"
        if parent.tag in ("figure", "figcaption") or _FIGURE.search(marks):
            return "figure"
        if parent.tag in ("aside", "nav") or _ELSEWHERE.search(marks) or _BANNER.search(marks):
            return "elsewhere"
        parent = parent.parent
    return "body"


def _context_scope(node: LexborNode) -> Scope:
    """Say what a link is about by the sentence it stands in; a bare button is about the article."""
    own = " ".join(node.text().split())
    parent = node.parent
    around = " ".join(parent.text().split()) if parent is not None else ""
    if len(around) > 3000 or len(around) <= len(own) + 20:
        return "article"
    low = plain_lower(around)
    start = low.find(plain_lower(own)) if own else len(low)
    scope = scope_of(low, max(start, 0), max(start, 0) + len(own))
    # A link is put there to be followed: it is no mere mention.
    return "article" if scope == "mention" else scope


# --- meta tags -------------------------------------------------------------------------------


def _meta(page: Page) -> Iterator[tuple[str, str, str]]:
    for meta in page.metas:
        kind = RIGHTS_META.get(meta.name.lower())
        if kind and meta.attribute in ("name", "property"):
            yield meta.name, kind, meta.content


def _meta_licenses(page: Page) -> Iterator[Found]:
    for name, _, value in islice(_meta(page), MOST_TAGS):
        evidence = Evidence(source="html-meta", locator=f"meta[name={name}]", quote=value)
        yield from stated_in(value, evidence, "meta")


def stated_in(value: str, evidence: Evidence, how: How) -> Iterator[Found]:
    """Find the licences that a value states, all with one evidence."""
    for sentence in sentences(value):
        for found in licenses_in(sentence):
            license_ = found.license.model_copy(update={"evidence": (evidence,)})
            yield Found(license_, how, BELIEF[how], found.words)


def meta_notices(page: Page, authors: Sequence[Name]) -> list[CopyrightNotice]:
    """Find the notices in a page's meta tags."""
    found: list[CopyrightNotice] = []
    stated = ((name, value) for name, kind, value in _meta(page) if kind == "notice")
    for name, value in islice(stated, MOST_NOTICES):
        notices = find_notices(value, authors=authors)
        if not notices and re.match(r"\s*(?:19|20)\d\d\s", value):
            notices = tuple(
                notice.model_copy(update={"statement": value})
                for notice in find_notices(f"© {value}", authors=authors)
            )
        evidence = Evidence(source="html-meta", locator=f"meta[name={name}]", quote=value)
        found += [notice.model_copy(update={"evidence": (evidence,)}) for notice in notices]
    return found


# --- JSON-LD ---------------------------------------------------------------------------------

# What of JSON-LD speaks of the article; a WebSite or an Organization speaks of itself.
_WORKS = regex(
    r"article|posting|creativework|chapter|book|thesis|report|publication|webpage|dataset|report",
    re.I,
)


def json_objects(page: Page) -> Iterator[dict[str, Any]]:
    """Give the JSON-LD objects of a page that describe a work; a script that is no JSON is passed over."""
    for data in page.linked_data[:30]:
        yield from _objects(data, 0)


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        if _WORKS.search(str(data.get("@type", ""))):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(data.get(key), depth + 1)


def _json_licenses(page: Page) -> Iterator[Found]:
    for item in json_objects(page):
        for value in _values(item.get("license")):
            evidence = Evidence(source="json-ld", locator="json-ld:license", quote=value)
            for found in stated_in(value, evidence, "json-ld"):
                scope: Scope = (
                    "data" if "dataset" in str(item.get("@type")).lower() else found.license.scope
                )
                yield found._replace(license=found.license.model_copy(update={"scope": scope}))


def _values(value: Any) -> Iterator[str]:
    """Give the strings of a JSON-LD value: itself, or the url or name of an object."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            one = one.get("url") or one.get("@id") or one.get("name")
        if isinstance(one, int | str) and str(one).strip():
            yield str(one)


def json_notice(page: Page) -> CopyrightNotice | None:
    """Find the year and the holder that JSON-LD states; many sites put the day's year and themselves there."""
    for item in json_objects(page):
        years = list(_values(item.get("copyrightYear")))
        holders = list(_values(_named(item.get("copyrightHolder"))))
        if years or holders:
            evidence = [
                Evidence(source="json-ld", locator="json-ld:copyrightYear", quote=year)
                for year in years
            ]
            evidence += [
                Evidence(source="json-ld", locator="json-ld:copyrightHolder", quote=holder)
                for holder in holders
            ]
            return CopyrightNotice(
                statement=holders[0] if holders else years[0],
                years=tuple(int(year) for year in years if re.fullmatch(r"\d{4}", year)),
                holders=tuple(_holder(holder) for holder in holders),
                scope="site",
                evidence=tuple(evidence),
            )
    return None


def _named(value: Any) -> Any:
    if isinstance(value, list):
        return [_named(one) for one in value]
    return (value.get("name") or value.get("@id")) if isinstance(value, dict) else value


def _holder(words: str) -> Holder:
    notices = find_notices(f"© {words}")
    return (
        notices[0].holders[0]
        if notices and notices[0].holders
        else Holder(name=words, kind="organization")
    )


def in_footer(sentence: Sentence, footer: str) -> bool:
    """Tell whether a sentence of the visible text stands in the page's footer."""
    # Its beginning is in few footers, and is looked for at a quarter of the cost of the whole.
    if not footer or "".join(sentence.text[:20].split()) not in footer:
        return False
    # Where an element ends, there may be a blank on the one side and none on the other: "CC0 1.0 .".
    return "".join(sentence.text.split()) in footer


def of_site(found: Found) -> Found:
    """Take a licence that a footer states for what it is: believed last, and about the site unless it says "this article"."""
    license_: License = found.license
    names_article = (
        re.search(r"\bthis (?:open[- ]access )?(?:article|paper|chapter)\b", found.words)
        is not None
    )
    scope: Scope = "article" if names_article else "site"
    return Found(
        license_.model_copy(update={"scope": scope}), "footer", BELIEF["footer"], found.words
    )
