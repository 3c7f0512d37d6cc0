"""Read the state that two publishers' pages carry for their scripts, where it alone has the authors.

ScienceDirect and IEEE Xplore draw their pages in the browser; as saved, what a reader would see is
in JSON only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from carcite.model.claims import Claim, Value
from carcite.page import Page
from carcite.page.linked_data import LONGEST_SCRIPT, parse_json
from carcite.readers.embedded.schema_org import as_list, text_of_node
from carcite.readers.head.meta_people import affiliation_text, name_of
from carcite.readers.words import keywords_of
from carcite.values.identifiers import canonical_isbn, canonical_issn, find_orcids
from carcite.values.inline import marked_text, plain_text
from carcite.values.json_source import is_deep, whole_escapes
from carcite.values.names import Name, parse_name

READER = "embedded_state"
# With the prefix "xpl" since 2021.
IEEE_MARK = "lobal.document.metadata="
SCIENCEDIRECT_MARK = "__PRELOADED_STATE__"
# ScienceDirect's trees are about twelve elements deep.
DEEPEST = 40


def read_embedded_state(page: Page) -> Iterator[Claim]:
    """Claim what ScienceDirect's and IEEE Xplore's embedded state says."""
    if page.tree is None:
        return
    if page.scripts_have(IEEE_MARK):
        state = _assigned(page.source, IEEE_MARK)
        if isinstance(state, Mapping):
            yield from _ieee(state)
    state = _sciencedirect_state(page)
    if isinstance(state, Mapping) and isinstance(state.get("article"), Mapping):
        yield from _sciencedirect(state)


def _assigned(source: str, mark: str) -> Any:
    """Parse the JSON that follows a mark in a script."""
    start = source.find(mark) + len(mark)
    while source[start : start + 1] in (" ", "=", "\n", "\t"):
        start += 1
    state = whole_escapes(source[start : start + LONGEST_SCRIPT])
    try:
        value = json.JSONDecoder(strict=False).raw_decode(state)[0]
        return None if is_deep(value) else value
    except (ValueError, RecursionError):
        return None


def _sciencedirect_state(page: Page) -> Any:
    if page.scripts_have(SCIENCEDIRECT_MARK):
        return _assigned(page.source, SCIENCEDIRECT_MARK)
    if not page.scripts_have("srctitle"):
        return None
    for script in page.scripts("application/json")[:10]:
        state = parse_json(script.text)
        # Some captures hold the JSON as a string within JSON.
        state = parse_json(state) if isinstance(state, str) else state
        if isinstance(state, Mapping) and "article" in state:
            return state
    return None


def _claim(variable: str, quote: object, trust: int, where: str, *, value: Value | None = None,
           basis: str = "stated", note: str | None = None) -> Claim:  # fmt: skip
    return Claim.model_validate(
        {
            "variable": variable, "quote": str(quote), "value": value, "trust": trust,
            "locator": f"script {where}", "reader": READER, "basis": basis, "note": note,
        }
    )  # fmt: skip


# --- ScienceDirect ---------------------------------------------------------------------------

# key under `article`, variable, trust.
SCIENCEDIRECT = (
    ("titleString", "title", 86),
    ("srctitle", "container_title", 86),
    ("vol-first", "volume", 86),
    ("article-number", "number", 86),
    ("doi", "doi", 88),
    ("language", "language", 80),
    ("cover-date-text", "issued", 86),
    ("pmid", "pmid", 80),
)
DATES = (
    ("Received", "submitted"),
    ("Accepted", "accepted"),
    ("Available online", "available_date"),
    ("Publication date", "issued"),
)


def _sciencedirect(state: Mapping[str, Any]) -> Iterator[Claim]:
    article = state["article"]
    for key, variable, trust in SCIENCEDIRECT:
        words = text_of_node(article.get(key))
        if words:
            yield _claim(variable, words, trust, f"article.{key}")
    issue = _range(article.get("iss-first"), article.get("iss-last"))
    if issue:
        yield _claim("issue", issue, 86, "article.iss-first")
    pages = _range(article.get("first-fp"), article.get("last-lp"))
    if pages:
        yield _claim("page", pages, 86, "article.first-fp")
    issn = text_of_node(article.get("issn-primary-formatted"))
    if issn:
        yield _claim("issn", issn, 80, "article.issn")
    dates = article.get("dates")
    for label, variable in DATES if isinstance(dates, Mapping) else ():
        words = text_of_node(dates.get(label))
        if words:
            yield _claim(variable, words, 84, f"article.dates.{label}")
    yield from _sciencedirect_authors(state.get("authors"))
    yield from _sciencedirect_abstract(state.get("abstracts"))
    found = [_text(node) for node in _found(state.get("combinedContentItems"), "keyword")]
    keywords = keywords_of(found)
    if keywords:
        yield _claim("keywords", "; ".join(keywords), 86, "combinedContentItems", value=keywords)


def _range(first: object, last: object) -> str | None:
    start, end = text_of_node(first), text_of_node(last)
    return f"{start}-{end}" if start and end and end != start else start


def _sciencedirect_authors(authors: object) -> Iterator[Claim]:
    if not isinstance(authors, Mapping):
        return
    affiliations = authors.get("affiliations")
    affiliations = affiliations if isinstance(affiliations, Mapping) else {}
    names = []
    for group in list(_found(authors.get("content"), "author-group"))[:50]:
        # Marks are left out where all authors of a group are of one place.
        own = [a for a in _children(group) if a.get("#name") == "affiliation"]
        for node in _children(group):
            if node.get("#name") == "collaboration":
                names.append(Name(literal=_text(node) or "collaboration"))
            elif node.get("#name") == "author":
                name = _author(node, affiliations, own)
                if name is not None:
                    names.append(name)
    if names:
        quote = "; ".join(map(str, names))
        yield _claim("author", quote, 88, "authors", value=tuple(names))


def _author(
    node: Mapping[str, Any], affiliations: Mapping[str, Any], own: list[Mapping[str, Any]]
) -> Name | None:
    parts = {str(child.get("#name")): _text(child) for child in reversed(_children(node))}
    family, given = parts.get("surname"), parts.get("given-name")
    if not family:
        return None
    suffix = parts.get("suffix")
    try:
        name = parse_name(", ".join(filter(None, (family, given, suffix))))
    except ValueError:
        return None
    marks = [
        str(child.get("$", {}).get("refid", ""))
        for child in _children(node)
        if child.get("#name") == "cross-ref" and isinstance(child.get("$"), Mapping)
    ]
    places = [affiliations[mark] for mark in marks if isinstance(affiliations.get(mark), Mapping)]
    texts = [_text(*[c for c in _children(p) if c.get("#name") == "textfn"]) for p in places or own]
    attributes = node.get("$")
    orcids = (
        find_orcids(str(attributes.get("orcid", ""))) if isinstance(attributes, Mapping) else []
    )
    return name.model_copy(
        update={
            "affiliation": tuple(dict.fromkeys(filter(None, map(affiliation_text, texts)))),
            "corresponding": any(mark.startswith("cor") for mark in marks),
            "orcid": orcids[0][0] if orcids else None,
        }
    )


def _sciencedirect_abstract(abstracts: object) -> Iterator[Claim]:
    for node in _found(abstracts, "abstract"):
        attributes = node.get("$")
        kind = attributes.get("class") if isinstance(attributes, Mapping) else None
        # The others are highlights ("author-highlights"), graphical and teaser abstracts.
        if kind in (None, "author"):
            parts = [c for c in _children(node) if c.get("#name") != "section-title"]
            yield _claim("abstract", _text(*parts), 88, "abstracts")
            return


def _children(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [child for child in as_list(node.get("$$")) if isinstance(child, Mapping)]


def _found(data: object, name: str, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Find the elements of a name, at any depth, in document order."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data[:5_000]:
            yield from _found(item, name, depth + 1)
    elif isinstance(data, Mapping):
        if data.get("#name") == name:
            yield data
        else:
            yield from _found(data.get("content"), name, depth + 1)
            yield from _found(data.get("$$"), name, depth + 1)


# Elements of ScienceDirect's trees that are marked up in the record.
_MARKED = {"inf": "sub", "sup": "sup", "italic": "i", "bold": "b"}
_PARAGRAPHS = frozenset(("simple-para", "abstract-sec", "para", "list-item"))


def _text(*nodes: Mapping[str, Any]) -> str:
    return marked_text(" ".join(_source(node, 0) for node in nodes))


def _source(node: Mapping[str, Any], depth: int) -> str:
    if depth > DEEPEST:
        return ""
    words = str(node.get("_") or "")
    words += "".join(_source(child, depth + 1) for child in _children(node))
    name = str(node.get("#name"))
    tag = _MARKED.get(name)
    if tag:
        return f"<{tag}>{words}</{tag}>"
    if name == "section-title":
        return f"{words.rstrip(':')}: "
    return f"{words} " if name in _PARAGRAPHS else words


# --- IEEE Xplore -----------------------------------------------------------------------------

# key, variable, trust. `articleNumber` is the site's id, not the article's number in its journal.
IEEE = (
    ("displayDocTitle", "title", 88),
    ("title", "title", 86),
    ("publicationTitle", "container_title", 88),
    ("doi", "doi", 90),
    ("volume", "volume", 88),
    ("issue", "issue", 88),
    ("abstract", "abstract", 88),
    ("publisher", "publisher", 80),
    ("confLoc", "event_place", 80),
    ("publicationDate", "issued", 86),
    ("publicationYear", "issued", 84),
    ("onlineDate", "available_date", 80),
)


def _ieee(state: Mapping[str, Any]) -> Iterator[Claim]:
    for key, variable, trust in IEEE:
        words = text_of_node(state.get(key))
        if words and words.lower() not in ("true", "false"):
            yield _claim(variable, words, trust, key)
    pages = _range(state.get("startPage"), state.get("endPage"))
    if pages:
        yield _claim("page", pages, 88, "startPage")
    kinds = {"isJournal": "article-journal", "isConference": "paper-conference", "isBook": "book", "isStandard": "standard"}  # fmt: skip
    for key, kind in kinds.items():
        if state.get(key) is True:
            yield _claim("type", key, 88, key, value=kind)
    yield from _ieee_people(state)
    for key, canonical in (("issn", canonical_issn), ("isbn", canonical_isbn)):
        numbers = list(_numbers(state.get(key), canonical))
        if numbers:
            yield _claim(key, "; ".join(numbers), 84, key, value=tuple(dict.fromkeys(numbers)))
    for group in as_list(state.get("keywords"))[:20]:
        # The rest are IEEE's and INSPEC's own terms.
        if isinstance(group, Mapping) and "author" in str(group.get("type", "")).lower():
            found = [
                text for word in as_list(group.get("kwd"))[:200] if (text := text_of_node(word))
            ]
            keywords = keywords_of(found)
            if keywords:
                yield _claim("keywords", "; ".join(keywords), 86, "keywords", value=keywords)


def _numbers(entries: object, canonical: Any) -> Iterator[str]:
    for entry in as_list(entries)[:10]:
        words = text_of_node(entry)
        try:
            yield canonical(words or "")
        except ValueError:
            continue


def _ieee_people(state: Mapping[str, Any]) -> Iterator[Claim]:
    names = []
    for entry in as_list(state.get("authors"))[:5_000]:
        if not isinstance(entry, Mapping):
            continue
        family, given = text_of_node(entry.get("lastName")), text_of_node(entry.get("firstName"))
        whole = f"{family}, {given}" if family and given else text_of_node(entry.get("name"))
        name = name_of(plain_text(whole or ""))
        if name is None:
            continue
        orcids = find_orcids(str(entry.get("orcid") or ""))
        places = [w for p in as_list(entry.get("affiliation"))[:20] if (w := text_of_node(p))]
        names.append(
            name.model_copy(
                update={
                    "orcid": orcids[0][0] if orcids else None,
                    "affiliation": tuple(dict.fromkeys(map(affiliation_text, places))),
                }
            )
        )
    if names:
        yield _claim("author", "; ".join(map(str, names)), 90, "authors", value=tuple(names))
