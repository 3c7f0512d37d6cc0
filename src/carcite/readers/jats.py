"""Read an article's own JATS XML (and the NLM DTD before it): the front matter.

NISO Z39.96 (JATS 1.3). The XML is parsed as HTML is: element names come out in lower case, and what
is not well-formed still reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from carcite.model.claims import Claim, Value
from carcite.page import Page
from carcite.readers.head.meta_people import affiliation_text
from carcite.readers.nodes import marked, plain
from carcite.readers.words import is_heading, keywords_of
from carcite.values.dates import Date
from carcite.values.identifiers import find_orcids
from carcite.values.inline import plain_text
from carcite.values.names import Name, parse_name
from carcite.values.pages import page_range
from carcite.values.patterns import regex

READER = "jats"
TRUST = 94
MOST_PEOPLE = 10_000

# JATS 1.3 `pub-type`/`date-type` with publication formats, in the order in which they are the
# article's own date: the issue's, the collection's, then the electronic one.
ISSUED = ("ppub", "print", "collection", "ecorrected", "epub-ppub", "pub", "epub", "electronic", "")
HISTORY = {
    "received": "submitted",
    "accepted": "accepted",
    "rev-recd": None,
    "online": "available_date",
}
PUB_IDS = {"doi": "doi", "pmid": "pmid", "pmc": "pmcid", "pmcid": "pmcid"}
# JATS `article-type`, to CSL types where an article's is not a journal article.
TYPES = {"book-review": "review-book", "dissertation": "thesis", "preprint": "article", "proceedings": "paper-conference",
         "data-paper": "article-journal", "meeting-report": "article-journal"}  # fmt: skip
_SPACE = regex(r"\s+")
# "Jan-Mar", "enero/marzo": an issue of some months, which is of none of them.
_SEVERAL_MONTHS = regex(r"[^\W\d_]\.?\s*[-‐‑–—/]\s*[^\W\d_]|[^\W\d_]\s+to\s+[^\W\d_]")


def read_jats(page: Page) -> Iterator[Claim]:
    """Claim what the front matter of a JATS article says."""
    if page.kind != "jats" or page.tree is None:
        return
    front = page.tree.css_first("front, article-meta, front-stub")
    if front is None:
        return
    article = page.tree.css_first("article-meta, front-stub") or front
    yield from _journal(front)
    yield from _titles(article)
    yield from _identifiers(article)
    yield from _numbers(article)
    yield from _dates(article)
    yield from _people(page, article)
    yield from _texts(article)
    yield from _kind(page)


def _claim(variable: str, quote: str, where: str, *, value: Value | None = None, trust: int = TRUST,
           basis: str = "stated", note: str | None = None) -> Claim:  # fmt: skip
    return Claim.model_validate(
        {"variable": variable, "quote": quote, "locator": where, "value": value, "trust": trust,
         "reader": READER, "basis": basis, "note": note}
    )  # fmt: skip


def _first(
    node: LexborNode, selector: str, variable: str, *, trust: int = TRUST
) -> Iterator[Claim]:
    found = node.css_first(selector)
    words = marked(found) if found is not None else ""
    if words:
        yield _claim(variable, words, selector, trust=trust)


def _journal(front: LexborNode) -> Iterator[Claim]:
    for selector in ("journal-title", "journal-meta journal-title-group journal-title"):
        yield from _first(front, selector, "container_title")
        break
    for node in front.css("abbrev-journal-title"):
        yield _claim("container_title_short", marked(node), "abbrev-journal-title")
        break
    numbers = [plain(node, 40) for node in front.css("journal-meta issn")]
    for number in dict.fromkeys(numbers):
        yield _claim("issn", number, "issn")
    yield from _first(front, "publisher-name", "publisher")
    yield from _first(front, "publisher-loc", "publisher_place")


def _titles(article: LexborNode) -> Iterator[Claim]:
    title = article.css_first("title-group article-title, article-title")
    if title is None:
        return
    words = marked(title, without=lambda node: node.tag in ("xref", "fn"))
    subtitle = article.css_first("title-group > subtitle")
    if subtitle is not None and plain(subtitle):
        words = f"{words.rstrip(':')}: {marked(subtitle)}"
    yield _claim("title", words, "article-title")


def _identifiers(article: LexborNode) -> Iterator[Claim]:
    for node in _own(article, "article-id"):
        variable = PUB_IDS.get((node.attributes.get("pub-id-type") or "").lower())
        words = plain(node, 300)
        if variable == "pmcid" and words.isdigit():
            words = f"PMC{words}"
        if variable and words:
            yield _claim(variable, words, f"article-id[{node.attributes.get('pub-id-type')}]")


def _own(article: LexborNode, tag: str) -> list[LexborNode]:
    """The elements of a name that are the article's own, not those of articles it names."""
    return [
        node for node in article.css(tag)
        if node.parent is not None and node.parent.tag not in ("related-article", "related-object", "product")
    ]  # fmt: skip


def _numbers(article: LexborNode) -> Iterator[Claim]:
    for tag, variable in (
        ("volume", "volume"),
        ("issue", "issue"),
        ("elocation-id", "number"),
        ("edition", "edition"),
    ):
        for node in _own(article, tag)[:1]:
            if plain(node):
                yield _claim(variable, plain(node, 200), tag)
    first = next(iter(_own(article, "fpage")), None)
    last = next(iter(_own(article, "lpage")), None)
    if first is not None and plain(first):
        end = plain(last, 40) if last is not None else ""
        yield _claim("page", page_range(plain(first, 40), end), "fpage")
    for node in _own(article, "issue-title")[:1]:
        yield _claim("collection_title", marked(node), "issue-title")
    for node in article.css("article-categories subj-group subject")[:1]:
        # Frontiers' first heading is the journal's field: "Neuroscience" in Frontiers in Neuroscience.
        journal = " ".join(
            plain(title) for title in (article.parent or article).css("journal-title")[:1]
        )
        words = plain(node)
        if words and not is_heading(words) and words.lower() not in journal.lower():
            yield _claim("section", marked(node), "subject", trust=70)
    for node in article.css("counts page-count")[:1]:
        yield _claim("number_of_pages", node.attributes.get("count") or "", "page-count", trust=60)


# --- dates -----------------------------------------------------------------------------------


def _dates(article: LexborNode) -> Iterator[Claim]:
    for node in article.css("pub-date")[:20]:
        kind = (
            node.attributes.get("pub-type") or node.attributes.get("publication-format") or ""
        ).lower()
        kind = "print" if kind == "ppub" else "electronic" if kind == "epub" else kind
        if (node.attributes.get("date-type") or "").lower() == "collection":
            kind = "collection"
        date = _date(node)
        if date is None or kind in ("pmc-release", "nihms-submitted", "epreprint"):
            continue
        rank = ISSUED.index(kind) if kind in ISSUED else len(ISSUED)
        quote = _SPACE.sub(" ", plain(node, 200))
        yield _claim("issued", quote, f"pub-date[{kind}]", value=date, trust=TRUST - rank)
        if kind in ("electronic", "epub"):
            yield _claim("available_date", quote, f"pub-date[{kind}]", value=date)
    for node in article.css("history date, history event date")[:20]:
        kind = (node.attributes.get("date-type") or "").lower()
        variable, date = HISTORY.get(kind), _date(node)
        if variable and date:
            yield _claim(variable, plain(node, 200), f"date[{kind}]", value=date)


def _date(node: LexborNode) -> Date | None:
    parts = {child: plain(found, 20) for child in ("year", "month", "day", "season")
             if (found := node.css_first(child)) is not None}  # fmt: skip
    if not parts.get("year"):
        words = node.attributes.get("iso-8601-date") or plain(node, 60)
        try:
            return Date.parse(words)
        except ValueError:
            return None
    written = [parts["year"]]
    for part in ("month", "day"):
        if not parts.get(part, "").isdigit():
            break
        written.append(parts[part].zfill(2))
    words = "-".join(written)
    named = parts.get("season") or (parts.get("month") if len(written) == 1 else None)
    if named and _SEVERAL_MONTHS.search(named):
        named = None
    for text in (f"{named} {parts['year']}" if named else words, words, parts["year"]):
        try:
            return Date.parse(text)
        except ValueError:
            continue
    return None


# --- people ----------------------------------------------------------------------------------


def _people(page: Page, article: LexborNode) -> Iterator[Claim]:
    places = {
        node.attributes.get("id") or "": _place(node)
        for node in (page.tree.css("aff") if page.tree is not None else [])[:5_000]
    }
    roles: dict[str, list[Name]] = {}
    for node in article.css("contrib-group > contrib")[:MOST_PEOPLE]:
        role = (node.attributes.get("contrib-type") or "author").lower()
        variable = {"author": "author", "editor": "editor", "translator": "translator"}.get(role)
        # The members of a body stand within its name, and the body is the author.
        name = _name(node) if not _is_member(node) else None
        if variable and name is not None:
            roles.setdefault(variable, []).append(
                name.model_copy(update=_details(article, node, places))
            )
    for variable, names in roles.items():
        yield _claim(variable, "; ".join(map(str, names)), "contrib", value=tuple(names))


def _is_member(contrib: LexborNode) -> bool:
    """Say whether a contributor stands within another: JATS lists a body's members in its `collab`."""
    parent = contrib.parent
    for _ in range(12):
        if parent is None:
            return False
        if parent.tag in ("collab", "contrib"):
            return True
        parent = parent.parent
    return False


def _of(contrib: LexborNode, selector: str) -> list[LexborNode]:
    """The elements of a contributor that are not its members'."""
    members = {
        inner.mem_id for member in contrib.css("contrib-group contrib")[:MOST_PEOPLE]
        if _is_member(member) for inner in member.css(selector)
    } if contrib.css_first("collab contrib") is not None else set()  # fmt: skip
    return [node for node in contrib.css(selector) if node.mem_id not in members]


def _name(contrib: LexborNode) -> Name | None:
    collab = contrib.css_first("collab")
    name = next(iter(_of(contrib, "name, name-alternatives name, string-name")), None)
    if name is None:
        # Marked text leaves a node out; a name has no markup to keep.
        words = (
            plain_text(marked(collab, without=lambda node: node.tag in ("contrib-group", "xref")))
            if collab is not None
            else ""
        )[:500]
        return Name(literal=words) if words else None
    family, given, suffix = (
        plain(found, 200) if (found := name.css_first(tag)) is not None else ""
        for tag in ("surname", "given-names", "suffix")
    )
    try:
        if family and given:
            return parse_name(", ".join(filter(None, (family, given, suffix))))
        return Name(literal=family or given or plain(name, 200))
    except ValueError:
        return None


def _details(article: LexborNode, contrib: LexborNode, places: dict[str, str]) -> dict[str, object]:
    marks = [
        (node.attributes.get("ref-type") or "", rid)
        for node in _of(contrib, "xref")[:60]
        for rid in (node.attributes.get("rid") or "").split()
    ]
    own = [_place(node) for node in _of(contrib, "aff")[:10]]
    # Authors without marks are of the one place that their group names.
    group = contrib.parent.css("aff") if contrib.parent is not None and not marks else []
    linked = [places[rid] for kind, rid in marks if rid in places]
    shared = [_place(node) for node in group] if len(group) == 1 else []
    orcid = next(iter(_of(contrib, "contrib-id[contrib-id-type='orcid'], contrib-id")), None)
    orcids = find_orcids(plain(orcid, 200)) if orcid is not None else []
    email = next(iter(_of(contrib, "email")), None)
    address = plain(email, 200) if email is not None else ""
    corresponding = (contrib.attributes.get("corresp") or "").lower() == "yes" or any(
        kind == "corresp" for kind, _ in marks
    )
    if not address and corresponding:
        address = _corresponding_email(article, [rid for kind, rid in marks if kind == "corresp"])
    return {
        "affiliation": tuple(dict.fromkeys(filter(None, own or linked or shared))),
        "orcid": orcids[0][0] if orcids else None,
        "email": address if "@" in address else None,
        "corresponding": corresponding,
    }


def _corresponding_email(article: LexborNode, marks: list[str]) -> str:
    """The one address of the note that the author's mark names."""
    for node in article.css("corresp"):
        addresses = [plain(email, 200) for email in node.css("email")]
        if node.attributes.get("id") in marks and len(addresses) == 1:
            return addresses[0]
    return ""


def _place(node: LexborNode) -> str:
    words = plain_text(
        marked(node, without=lambda inner: inner.tag in ("label", "sup", "institution-id", "email"))
    )
    return affiliation_text(re.sub(r"\s+([,;.])", r"\1", words))


# --- texts -----------------------------------------------------------------------------------


def _texts(article: LexborNode) -> Iterator[Claim]:
    for node in _own(article, "abstract")[:10]:
        # Others are graphical, of key points, for the public.
        if (node.attributes.get("abstract-type") or "section").lower() in (
            "section",
            "structured",
            "summary",
        ):
            words = re.sub(r"^Abstract:?\s", "", _sections(node))
            yield _claim("abstract", words, "abstract", value=words or None)
            break
    for group in article.css("kwd-group")[:10]:
        if "abbr" in (group.attributes.get("kwd-group-type") or "").lower():
            continue
        keywords = keywords_of([*(marked(node) for node in group.css("kwd")), ""])
        if keywords:
            yield _claim("keywords", "; ".join(keywords), "kwd", value=keywords)
            break


def _sections(node: LexborNode) -> str:
    """An abstract's text with its sections' names: "Background: … Methods: …"."""
    parts = []
    for section in node.css("sec"):
        title = section.css_first("jats-title")
        name = plain(title, 200).rstrip(":.") if title is not None else ""
        words = marked(section, without=lambda inner: inner.tag == "jats-title")
        parts.append(f"{name}: {words}" if name else words)
    return (
        " ".join(parts) if parts else marked(node, without=lambda inner: inner.tag == "jats-title")
    )


def _kind(page: Page) -> Iterator[Claim]:
    article = page.tree.css_first("article") if page.tree is not None else None
    if article is None:
        return
    kind = (article.attributes.get("article-type") or "").lower()
    yield _claim("type", kind or "article", "article", value=TYPES.get(kind, "article-journal"))
    if kind and kind not in ("other", "research-article"):
        yield _claim("genre", kind.replace("-", " "), "article[article-type]", trust=60)
    language = article.attributes.get("xml:lang")
    if language:
        yield _claim("language", language, "article[xml:lang]")
