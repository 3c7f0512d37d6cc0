"""The licences that a text states, each with its sentences, in the order of belief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from carcite.model.rights import Evidence, License, Scope
from carcite.rights.cc import rights_of
from carcite.rights.mentions import SIGNS as NAME_SIGNS
from carcite.rights.mentions import Mention, names, urls
from carcite.rights.passages import Sentence
from carcite.rights.scopes import grants, names_a_licence, scope_of
from carcite.rights.terms import URL_SIGNS, WORD_SIGNS, TermsMention, find_terms
from carcite.values.patterns import regex

How = Literal["metadata", "link", "url", "code", "words", "meta", "json-ld", "terms", "footer"]

# Order of belief: a machine-readable article licence (rel=license, JATS, Crossref), a link in the
# body, a code, words; below the body meta tags and JSON-LD, which are seldom kept up to date;
# publishers' terms, which often stand beside a licence for text mining; the footer last.
BELIEF: dict[How, int] = {
    "metadata": 60,
    "link": 50,
    "url": 45,
    "code": 40,
    "words": 30,
    "meta": 24,
    "json-ld": 22,
    "terms": 20,
    "footer": 10,
}


class Found(NamedTuple):
    """A licence as one place states it; `words` is that place's sentence in lower case."""

    license: License
    how: How
    belief: int
    words: str = ""


# A licence that is stated more often than this needs no further quote.
MOST_EVIDENCE = 20


def text_evidence(sentence: Sentence) -> Evidence:
    """Quote a sentence of the page's text."""
    return Evidence(
        source="text",
        locator=f"text:{sentence.start}-{sentence.end}",
        quote=sentence.text,
        start=sentence.start,
        end=sentence.end,
    )


# A form that asks the reader to accept a site's terms grants nothing.
_ASKED = regex(
    r"\b(?:i have read|i accept|i agree|you agree|by (?:using|continuing|accessing)|please review|accept (?:the|our))\b"
)


# One of these stands in each sentence that names a licence; a URL of Creative Commons has "common".
SIGNS = tuple(dict.fromkeys((*NAME_SIGNS, *URL_SIGNS, *WORD_SIGNS)))


def licenses_in(sentence: Sentence) -> Iterator[Found]:
    """Find what a sentence says of licences, each kind of naming by itself."""
    low = sentence.low
    mentions = sorted([*urls(sentence.text), *names(sentence.text, low)])
    own = list(find_terms(low))
    # Most sentences name none, and need no quote.
    evidence = (text_evidence(sentence),) if mentions or own else ()
    for mention, scope in zip(mentions, _scopes(low, mentions), strict=True):
        if scope == "article" and mention.family == "CC" and not names_a_licence(low):
            # "Creative Commons and the amateur photographer" is a title.
            scope = "mention"
        yield Found(cc_license(mention, evidence, scope), mention.kind, BELIEF[mention.kind], low)
    for terms in own:
        scope = "mention" if _ASKED.search(low) else scope_of(low, terms.start, terms.end)
        yield Found(own_terms(terms, evidence, scope), "terms", BELIEF["terms"], low)


def _scopes(low: str, mentions: list[Mention]) -> list[Scope]:
    """Say what each mention is about; names and URLs that stand together are about one thing."""
    scopes = [scope_of(low, mention.start, mention.end) for mention in mentions]
    groups: list[list[int]] = []
    for index, mention in enumerate(mentions):
        if (
            groups
            and mention.start - mentions[groups[-1][-1]].end <= 80
            and _agree(mention, mentions[groups[-1][-1]])
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
    if _lists_kinds(low, mentions):
        return ["mention" if scope == "article" else scope for scope in scopes]
    for group in groups:
        own = [scopes[index] for index in group]
        scope: Scope = "data" if "data" in own else "article" if "article" in own else own[0]
        for index in group:
            scopes[index] = scope
    return scopes


def _lists_kinds(low: str, mentions: list[Mention]) -> bool:
    """Tell whether a sentence lists licences, without a URL and without saying what is under one."""
    kinds = {mention.family for mention in mentions if mention.family != "CC"}
    starts = {mention.start for mention in mentions}
    urls_too = any(mention.kind == "url" for mention in mentions)
    return len(kinds) > 1 and len(starts) > 1 and not urls_too and not grants(low)


def _agree(one: Mention, other: Mention) -> bool:
    return (
        one.family == other.family
        or "CC" in (one.family, other.family)
        or "url" in (one.kind, other.kind)
    )


def cc_license(
    mention: Mention, evidence: tuple[Evidence, ...], scope: Scope = "article"
) -> License:
    """Make the licence that a mention names; what it does not say stays None."""
    tool = mention.tool
    permits, requires, prohibits = (
        (tool.permits, tool.requires, tool.prohibits) if tool else rights_of(mention.family)
    )
    stated = tool is not None
    return License(
        url=tool.url if tool and stated else None,
        name=f"Creative Commons {tool.name}"
        if tool and stated and tool.family != "CC0"
        else tool.name
        if tool and stated
        else None,
        family=mention.family,
        version=mention.version,
        jurisdiction=mention.jurisdiction,
        spdx_id=tool.spdx_id if tool and stated else None,
        permits=permits,
        requires=requires,
        prohibits=prohibits,
        scope=scope,
        evidence=evidence,
    )


def own_terms(
    mention: TermsMention, evidence: tuple[Evidence, ...], scope: Scope = "article"
) -> License:
    """Make the licence that a publisher's own terms are."""
    terms = mention.terms
    return License(
        url=terms.url,
        name=terms.name,
        family=terms.name,
        content_version=terms.content_version,
        scope=scope,
        evidence=evidence,
    )


# --- several statements of one licence ---------------------------------------------------------


def merge_licenses(found: Iterable[Found]) -> list[Found]:
    """Join the statements of one licence, and order the licences by belief.

    A statement without a version joins one with it; "Creative Commons" without a kind joins any.
    """
    merged: list[Found] = []
    for one in sorted(found, key=lambda one: -one.belief):
        for index, other in enumerate(merged):
            if _same(other.license, one.license):
                merged[index] = _join(other, one)
                break
        else:
            merged.append(one)
    return _journal_speaks_for_article(merged)


def _same(one: License, other: License) -> bool:
    if one.scope != other.scope or one.content_version != other.content_version:
        return False
    if "CC" in (one.family, other.family) and _is_cc(one) and _is_cc(other):
        return True
    versions = None in (one.version, other.version) or one.version == other.version
    ports = None in (one.jurisdiction, other.jurisdiction) or one.jurisdiction == other.jurisdiction
    return one.family == other.family and versions and ports


def _is_cc(license_: License) -> bool:
    return (license_.family or "").startswith("CC")


def _join(kept: Found, other: Found) -> Found:
    """Complete a licence by another statement of it; the words of both are its evidence."""
    fuller = max((kept.license, other.license), key=_said)
    evidence = kept.license.evidence
    if len(evidence) < MOST_EVIDENCE:
        evidence += tuple(quote for quote in other.license.evidence if quote not in evidence)
    both = fuller.model_copy(
        update={
            "evidence": evidence[:MOST_EVIDENCE],
            "start": kept.license.start or other.license.start,
            "content_version": kept.license.content_version,
        }
    )
    words = kept.words if other.words in kept.words else f"{kept.words}\n{other.words}"
    return Found(both, kept.how, kept.belief, words[:4000])


def _said(license_: License) -> tuple[bool, bool, bool]:
    return license_.family != "CC", license_.version is not None, license_.jurisdiction is not None


def _journal_speaks_for_article(found: list[Found]) -> list[Found]:
    """Let the journal's own policy stand for the article where nothing nearer to it does."""
    found.sort(key=lambda one: (one.license.scope != "article", -one.belief))
    if any(one.license.scope == "article" and one.how != "footer" for one in found):
        return found
    promoted = [
        one._replace(license=one.license.model_copy(update={"scope": "article"}))
        if one.license.scope == "journal"
        else one
        for one in found
    ]
    return sorted(promoted, key=lambda one: (one.license.scope != "article", -one.belief))


_TERMS_SENTENCE = regex(
    r"^(?:the use, distribution|no use, distribution|under the(?:se)? terms|(?:users|you) (?:are|may)|(?:any )?further distribution"
    r"|the terms on which|to view a copy|if you remix|commercial (?:re-?use|use)|non-?commercial (?:re-?use|use)|which permits"
    r"|this (?:licen[cs]e|means)|(?:the )?reuse|for commercial)"
)


def continues(sentence: Sentence) -> bool:
    """Tell whether a sentence goes on about the licence that the one before it granted."""
    return _TERMS_SENTENCE.match(sentence.low) is not None
