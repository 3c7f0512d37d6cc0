"""Read the abstract that stands in a page's body: by its element's name, or under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from carcite.lexicon.words import LABELS
from carcite.model.claims import Claim, Trust
from carcite.page import Page
from carcite.readers.body.claims import READER, claim, name_tokens, where_is
from carcite.readers.nodes import HEADINGS, classes_of, marked, plain
from carcite.readers.words import KEYWORD_LABEL, is_cut_off
from carcite.values.inline import plain_text
from carcite.values.patterns import regex
from carcite.values.text import fold

ABSTRACT_WORDS = frozenset(map(fold, LABELS["abstract"]))
# Tokens of class and id names, cut at hyphens and capitals, by which an element is an abstract …
ABSTRACT_TOKENS = frozenset("abstract abstracts abs abstracttext resumo resumen trans".split())
# … and those by which it is something about one.
NOT_ABSTRACT = frozenset(
    "graphical highlights highlight teaser editor executive significance lay reco tooltip cas view"
    " link links button tab tabs nav container card hover image graph toc-link eletter preview"
    " digest plain language box-header metrics author-highlights keywords keyword list item"
    " title header heading label widget content-item executive-summary video social".split()
)
SHORTEST, LONGEST = 120, 12_000
# A sentence of its own is an abstract where a name or a heading says so; a button or a note is none.
SHORTEST_NAMED = 40
_NOT_AVAILABLE = regex(r"\b(?:no|without) abstract|abstract\b.{0,30}\b(?:not|un)\s?available", re.I)
# A page has one abstract, in a few languages.
MOST_HEADINGS = 8


def read_abstracts(page: Page, nodes: list[LexborNode]) -> Iterator[Claim]:
    """Claim the abstracts among the elements that are named after one, else what is under its heading."""
    scored = [(score, node) for node in nodes if (score := _abstract_score(node))]
    found: list[tuple[int, str, LexborNode]] = []
    for score, node in sorted(scored, key=lambda item: -item[0]):
        # An article marked as a whole ("article abstract-view") is longer than any abstract.
        if len(found) < 3 and SHORTEST_NAMED < len(node.text() or "") < 3 * LONGEST:
            words = abstract_of_node(node)
            if _is_long_enough(words, named=score > 2):
                found.append((score, words, node))
    if not any(score > 2 for score, _, _ in found):
        found += _under_headings(page)
    if not found:
        yield from _continued(page)
    for score, words, node in sorted(found, key=lambda item: -item[0])[:3]:
        trust = {1: 58, 2: 80, 3: 85, 4: 87}[score]
        if is_cut_off(words):
            trust = int(Trust.GUESS)
        yield claim("abstract", words, where_is(node), trust)


def _is_long_enough(words: str, *, named: bool) -> bool:
    """Say whether a text has an abstract's length; one that is named so may be a single sentence."""
    if SHORTEST < len(words) < LONGEST:
        return True
    short = named and SHORTEST_NAMED < len(words) < LONGEST
    return short and words.rstrip()[-1] in ".!?。" and _NOT_AVAILABLE.search(words) is None


def _continued(page: Page) -> Iterator[Claim]:
    """Find the paragraph that the page's description is the beginning of."""
    for meta in page.metas:
        if meta.key not in ("description", "og:description", "dc.description", "citation_abstract"):
            continue
        start = plain_text(meta.content)[:60].lower()
        if len(start) < 60:
            continue
        for line in page.lines:
            if line.text[:60].lower() == start and SHORTEST < len(line.text) < LONGEST:
                yield Claim(
                    variable="abstract", quote=line.text, locator=f"text:{line.start}-{line.end}",
                    start=line.start, end=line.end, trust=54, reader=READER, basis="derived",
                    note="the paragraph that the page's description begins",
                )  # fmt: skip
                return


def _abstract_score(node: LexborNode) -> int:
    """Say how surely an element is the abstract: 0 not at all, 4 by name and by heading."""
    if node.tag not in ("div", "section", "p", "blockquote", "td", "article", "span", "li"):
        return 0
    name = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    tokens = name_tokens(name)
    if tokens.isdisjoint(ABSTRACT_TOKENS) or not tokens.isdisjoint(NOT_ABSTRACT):
        return 0
    if (node.attributes.get("lang") or "en")[:2] not in ("en",) and "trans" in tokens:
        return 1
    heading = _heading_of(node)
    if _is_whole_record(node):
        return 0
    if heading is not None and fold(heading) not in ABSTRACT_WORDS:
        # "Significance", "Editor's summary", or the sections of a structured abstract.
        return 2 if fold(heading) in SECTION_WORDS else 1
    whole = not {"abstract"}.isdisjoint(classes_of(node)) or (
        node.attributes.get("id") or ""
    ).lower() in ("abstract", "abs1")
    return 2 + (heading is not None) + whole


def _is_whole_record(node: LexborNode) -> bool:
    """PubMed until 2020 called the view of a record "abstract", also where the record has none."""
    title = node.css_first("h1")
    if title is None or len(plain(title, 300)) < 20:
        return False
    words = (node.text() or "")[: 3 * LONGEST]
    return not any(stem in words for stem in _ABSTRACT_STEMS)


SECTION_WORDS = frozenset(
    map(fold, "background objective objectives purpose aim aims introduction context methods"
        " importance motivation results question rationale hypothesis".split())
)  # fmt: skip


def _heading_of(node: LexborNode) -> str | None:
    heading = node.css_first(
        "h1, h2, h3, h4, h5, h6, .label, .sectionTitle, .section-title, strong, b"
    )
    words = plain(heading, 300).strip(" :.") if heading is not None else None
    return words if words is not None and len(words) < 60 else None


def abstract_of_node(node: LexborNode) -> str:
    """Return an abstract's text: without its own heading, figures, keywords, with its sections' names."""
    words = marked(node, without=_is_no_abstract)
    first, _, rest = words.partition(" ")
    bare = re.sub(r"<[^<>]{1,5}>", "", first).strip(".:—–-")
    if fold(bare) in ABSTRACT_WORDS and rest:
        words = rest.lstrip(" :.—–-")
    # "AbstractFood packaging": a heading glued to its text.
    glued = re.match(r"(?:Abstract|ABSTRACT)(?=[A-Z][a-z])", words)
    return words[glued.end() :] if glued else words


_TAIL_CLASSES = frozenset(
    "keywords keyword kwd-group kwd keywordgroup copyright license permissions references"
    " capsule-text abstract-keywords article-keywords hlfld-keywordtext fulltext-link"
    " figure-viewer btn more-link dl-links expand metrics authors notes summary-title".split()
)


def _is_no_abstract(node: LexborNode) -> bool:
    if not _TAIL_CLASSES.isdisjoint(classes_of(node)):
        return True
    if node.tag == "h1" and len(plain(node, 300)) > 20:
        # Frontiers until 2015 put title, authors and abstract into one element.
        return True
    if node.tag in HEADINGS or node.tag in ("strong", "b"):
        # "Аннотация <span>научной статьи …": the label, and in an element of its own what it is of.
        first = node.first_child
        label = first.text_content if first is not None and first.tag == "-text" else None
        return fold(plain(node, 300)) in ABSTRACT_WORDS or fold(label or "") in ABSTRACT_WORDS
    if node.tag == "sup":
        # Reference numbers glue to words: "research1,2".
        return node.css_first("a[href*='#']") is not None and not re.search(
            r"[^\W\d_]", plain(node, 60)
        )
    if node.tag == "p" and _lists_keywords(node):
        # SciELO: the keywords are a paragraph of the abstract's element, begun by their label.
        return True
    if node.tag in ("ul", "ol", "a"):
        # A list of the article's sections ("Top of page, Abstract, Introduction").
        addresses = [
            a.attributes.get("href") or ""
            for a in ([node] if node.tag == "a" else node.css("a"))[:30]
        ]
        inside = bool(addresses) and all(address.startswith("#") for address in addresses)
        return inside and (node.tag != "a" or fold(plain(node, 60)) in _JUMPS)
    return False


def _lists_keywords(node: LexborNode) -> bool:
    """Say whether an element begins with a label of keywords; "Keywords are what we asked …" is a sentence."""
    label = KEYWORD_LABEL.match(plain(node, 100))
    return label is not None and label.group().rstrip().endswith((":", "："))


_JUMPS = frozenset(
    map(fold, ("top of page", "jump to section", "go to", "back to top", "full text", "view all"))
)


# What stands in every heading, in whatever case its first letter and the others are: a page without any is
# not searched.
_ABSTRACT_STEMS = tuple(
    {
        form[1:] if len(form) > 4 else form
        for word in LABELS["abstract"]
        for form in (word, word.capitalize(), word.upper())
    }
)


def _under_headings(page: Page) -> Iterator[tuple[int, str, LexborNode]]:
    """Find what follows a heading "Abstract" where no class says that it is one."""
    assert page.tree is not None
    if not any(map(page.has, _ABSTRACT_STEMS)):
        return
    tried = 0
    for heading in page.tree.css("h1, h2, h3, h4, h5, h6, strong, b, dt, th, span.label, p.title")[
        :2_000
    ]:
        text = plain(heading, 200)
        if len(text) > 40 or fold(text) not in ABSTRACT_WORDS:
            continue
        tried += 1
        words = _after(heading)
        named = heading.tag in HEADINGS
        around = heading.parent
        # What holds the article's own heading too is the article, and no abstract.
        if (
            not _is_long_enough(words, named=named)
            and around is not None
            and around.css_first("h1") is None
        ):
            words = abstract_of_node(around)
        if _is_long_enough(words, named=named):
            yield 2, words, heading
            return
        if tried > MOST_HEADINGS:
            return


def _after(heading: LexborNode) -> str:
    """The text between a heading and the next one."""
    parts: list[str] = []
    sibling = heading.next
    for _ in range(40):
        if sibling is None or sibling.tag in HEADINGS or len(parts) == 12:
            break
        text = sibling.tag == "-text"
        if not text and parts and _lists_keywords(sibling):
            break
        words = plain(sibling) if text else marked(sibling, without=_is_no_abstract)
        if words:
            parts.append(words)
        sibling = sibling.next
    return " ".join(parts)
