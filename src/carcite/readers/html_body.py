"""Read the visible page: its title, its abstract and its keywords, where their elements say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from carcite.evidence import Claim, Trust, Value
from carcite.page import Page
from carcite.readers.nodes import HEADINGS, classes_of, marked, plain
from carcite.readers.words import is_cut_off, keywords_of, title_without_site
from carcite.values.identifiers import find_doi
from carcite.values.inline import plain_text
from carcite.values.text import clean, fold

READER = "html_body"
MOST_CANDIDATES = 200


def read_html_body(page: Page) -> Iterator[Claim]:
    """Claim the title, abstract and keywords that stand in the page's body."""
    if page.kind != "html" or page.tree is None:
        return
    found = {key: nodes[:MOST_CANDIDATES] for key, nodes in page.elements.items()}
    yield from _titles(page, found["title"], found["h1"][:20])
    yield from _container(page, found["title"], found["h1"])
    yield from _abstracts(page, [*found["abstract"], *found["resum"]])
    yield from _keywords([*found["keyword"], *found["kwd"]])
    yield from _dois(page, found["doi"][:40])
    if "c-article-info-details" in page.names:
        for node in page.tree.css("[data-test='article-number']")[:1]:
            yield claim("number", plain(node, 40), "[data-test=article-number]", 84)


def claim(variable: str, quote: str, where: str, trust: int, *, value: Value | None = None,
          basis: str = "stated", note: str | None = None) -> Claim:  # fmt: skip
    """Make a claim of this reader."""
    return Claim.model_validate(
        {
            "variable": variable, "quote": quote, "value": value, "locator": where,
            "trust": int(trust), "reader": READER, "basis": basis, "note": note,
        }
    )  # fmt: skip


def where_is(node: LexborNode) -> str:
    """Say where a node stands, as a CSS selector."""
    identity = node.attributes.get("id")
    if identity:
        return f"{node.tag}#{identity}"
    classes = (node.attributes.get("class") or "").split()
    return f"{node.tag}.{classes[0]}" if classes else str(node.tag)


# --- title -----------------------------------------------------------------------------------

# Classes of the element that holds an article's title, where it is no h1 or not the only one:
# EPrints and OJS 2 (`articleTitle`), Springer, ScienceDirect, Silverchair, arXiv, LaTeXML, J-STAGE,
# SciELO, PMC, ACL Anthology, OJS 3 (`page_title`), DSpace.
TITLE_CLASSES = frozenset(
    "articletitle article-title citation__title svtitle page_title c-article-title wi-article-title"
    " article-title-main ltx_title_document content-title heading-title title-text"
    " global-article-title ep_tm_pagetitle document-title articletitle-text article__title"
    " highwire-cite-title publication-title chapter-title hlfld-title artticle_title"
    " item-page-field-wrapper article-full-title content-header__title".split()
)
TITLE_IDS = frozenset(("articletitle", "title", "article-title", "titulo"))
# What a heading says that is no article's title.
NO_TITLE = re.compile(
    r"(?:abstract|summary|introduction|references|home|search|menu|navigation|contents|table of contents|"
    r"article details|about|login|sign in|error|untitled|publication details|dettaglio tesi|full text|"
    r"open access|research article|journal|current issue|issue|metadata|view item|item details)\W*",
    re.I,
)


def _titles(page: Page, titles: list[LexborNode], headings: list[LexborNode]) -> Iterator[Claim]:
    head = plain(titles[0]) if titles else ""
    shared = [
        fold(plain_text(m.content))
        for m in page.metas
        if m.key in ("og:title", "citation_title", "dc.title")
    ]
    spelt = {fold(plain_text(m.content)) for m in page.metas if m.key == "citation_title"}
    for heading in headings:
        words = marked(heading, without=_is_noise)
        folded = fold(plain_text(words))
        if len(folded) < 3 or NO_TITLE.fullmatch(plain_text(words)):
            continue
        if len(headings) > 1 and _names_the_site(heading, folded, head):
            continue
        named = _is_title_element(heading)
        confirmed = folded in fold(head) or any(folded in other for other in shared)
        trust = 40 + 12 * named + 16 * (confirmed and len(folded) > 12) - 6 * (len(headings) > 1)
        if not confirmed and not named and _heads_the_citation(page, plain_text(words)):
            # The journal's name at the head of the page (Copernicus until 2015).
            yield claim("container_title", words, where_is(heading), 52, basis="derived",
                        note="the page's heading, which its citation abbreviates")  # fmt: skip
            continue
        if "<sub>" in words and folded in spelt:
            # The same title with its subscripts: in the tag they are parted by blanks or lost.
            words, trust = words.rstrip("†‡*§¶ "), 91
        yield claim("title", words, where_is(heading), trust)
    if not any(_is_head_of(plain(heading, 2_000), head) for heading in headings):
        yield from _other_titles(page, head)
    site = next((m.content for m in page.metas if m.key == "og:site_name"), None)
    words = _head_title(head, site)
    if len(words) > 3 and not NO_TITLE.fullmatch(words):
        yield claim("title", words, "title", int(Trust.DERIVED), basis="derived",
                    note="the page's own title, without its site's name")  # fmt: skip


_SITE = re.compile(r"logo|brand|masthead|site-?(?:name|title|header)", re.I)


def _names_the_site(heading: LexborNode, folded: str, head: str) -> bool:
    """Say whether one of several headings is the site's: by its class, and as the end of the browser's title."""
    name = f"{heading.attributes.get('class') or ''} {heading.attributes.get('id') or ''}"
    return _SITE.search(name) is not None and folded != fold(head)


_CITES = re.compile(r"(?P<short>(?:[A-Z][A-Za-z]{1,20}\.?\s?){2,6}),\s\d{1,4},\s\d")


def _heads_the_citation(page: Page, words: str) -> bool:
    """Say whether a line near the top cites a journal whose abbreviation the words spell out."""
    full = [word.lower() for word in words.split() if word.lower() not in ("and", "of", "the", "&")]
    if not full:
        return False
    initial = full[0][0].upper()
    for line in page.lines[:120]:
        found = _CITES.match(line.text) if line.text[0] == initial else None
        short = found["short"].lower().replace(".", "").split() if found else []
        if len(short) == len(full) and all(map(str.startswith, full, short)):
            return True
    return False


def _is_head_of(words: str, head: str) -> bool:
    return len(words) > 2 and not NO_TITLE.fullmatch(words) and fold(words)[:40] in fold(head)


def _other_titles(page: Page, head: str) -> Iterator[Claim]:
    assert page.tree is not None
    for node in page.tree.css("h2, h3, [id='articleTitle'], p.title, div.title, [class*='itle']")[
        :MOST_CANDIDATES
    ]:
        if not _is_title_element(node) and node.tag not in ("h2", "h3"):
            continue
        text = plain(node, 2_000)
        folded = fold(text)
        confirmed = len(folded) > 20 and folded in fold(head)
        if 3 < len(text) < 500 and (confirmed or _is_title_element(node)) and node.tag != "h1":
            trust = 34 + 14 * confirmed + 8 * _is_title_element(node)
            yield claim("title", marked(node, without=_is_noise), where_is(node), trust)
            return


_OF_WORK = re.compile(
    r"(?:pub|paper|article|document|thesis|record|work|entry)[_-]{0,2}title", re.I
)


def _is_title_element(node: LexborNode) -> bool:
    return (
        not TITLE_CLASSES.isdisjoint(classes_of(node))
        or (
            node.tag in HEADINGS and _OF_WORK.search(node.attributes.get("class") or "") is not None
        )
        or (node.attributes.get("id") or "").lower() in TITLE_IDS
        or (node.attributes.get("property") or "") == "name"
    )


# Labels and buttons that stand within a heading: arXiv's "Title:", Zenodo's badges.
NOISE_CLASSES = frozenset(
    "descriptor ltx_tag label badge sr-only article-type accessicon subtitle-label altmetric copy"
    " access-icon oa-icon article-category article-fn footnote ltx_note".split()
)


def _is_noise(node: LexborNode) -> bool:
    return not NOISE_CLASSES.isdisjoint(classes_of(node))


_SEPARATOR = re.compile(r"\s+[|\u2013\u2014·»:-]+\s+|\s*\|\s*")


def _head_title(head: str, site: str | None) -> str:
    """Take the site's name and the like off the page's title: the longest part is the article's."""
    words = title_without_site(head, site)
    parts = [part for part in _SEPARATOR.split(words) if part]
    if len(parts) < 2:
        return words
    # "ScienceDirect.com - Bioresource Technology - …": what stands behind a dash may be the
    # journal or half of the title; only short ends come off.
    if len(parts[-1]) < 45 and len(parts[-1]) < len(words) / 2:
        words = words[: words.rindex(parts[-1])]
    if len(parts) > 2 and len(parts[0]) < 25 and len(parts[0]) < len(words) / 3:
        words = words[words.index(parts[0]) + len(parts[0]) :]
    # "ACP - Abstract - A title" (Copernicus).
    return _VIEW.sub("", words).strip(" |–—·»:-")


_VIEW = re.compile(r"^\W{0,3}(?:abstract|full[ -]?text|metrics|relations)\s[|–—·:-]\s", re.I)


# --- journal ---------------------------------------------------------------------------------

# What stands behind a title in the browser's title bar and is no journal.
PLATFORMS = frozenset(
    map(
        fold,
        "springerlink|springer|springer nature link|sciencedirect|pubmed|pmc|pubmed central|ieee xplore|arxiv|"
        "zenodo|wiley online library|acs publications|taylor & francis online|taylor & francis|sage journals|"
        "oxford academic|oup academic|jstor|project muse|project euclid|ssrn|full text|abstract|fulltext|html|"
        "annual reviews|mit press journals|mit press|hal|cambridge core|emerald insight|iopscience|bioone|"
        "rsc publishing|karger publishers|the royal society|acm digital library|ncbi|europe pmc|semantic scholar|"
        "researchgate|academia.edu|request pdf|ieee journals & magazine|ieee conference publication|"
        "acm conferences|scitation|aip publishing|figshare|dryad|osf|ametsoc|sciencedirect topics|home|article|"
        "free full text|usenix|scielo|scielo brasil|j-stage|dspace|digital commons|institutional repository".split(
            "|"
        ),
    )
)
# Academies and societies have journals called "Proceedings of …", too.
_PROCEEDINGS = re.compile(
    r"(?:.{0,30}: )?(?:companion )?proceedings of .*\b(?:conference|symposium|workshop|meeting|congress|colloquium)\b",
    re.I,
)
_NO_JOURNAL = re.compile(
    r"\d{4}|@|https?:|\.(?:com|org|net|edu)\b|(?:universit|repositor|library|archive|bibliot|bepress)",
    re.I,
)


def _container(page: Page, titles: list[LexborNode], headings: list[LexborNode]) -> Iterator[Claim]:
    """Take the journal out of the browser's title, "Title | Journal | Site", where the page says its title."""
    head = plain(titles[0], 2_000) if titles else ""
    said = [m.content for m in page.metas if m.key in ("citation_title", "dc.title", "og:title")][
        :3
    ]
    for title in (*said, *(plain(heading, 2_000) for heading in headings[:3])):
        words = plain_text(title)
        if len(words) < 12 or not head.lower().startswith(words.lower()):
            continue
        # Taylor & Francis: "Title: Journal: Vol 111, No 9".
        listed = re.match(r"\s*:\s+([^:|]{4,150}): Vol \d", head[len(words) :])
        if listed:
            yield claim("container_title", listed[1], "title", 50, basis="derived",
                        note="stands between title and volume in the browser's title bar")  # fmt: skip
            return
        if not re.match(r"\s*\||\s+[-–—]\s", head[len(words) :]):
            continue
        parts = [
            part.strip()
            for part in re.split(r"\s*\|\s*|\s+[-–—]\s+", head[len(words) :])
            if part.strip()
        ]
        for part in parts:
            journal = re.sub(r"\s*\([^()]*\)$", "", part).strip(" :.")
            if (
                3 < len(journal) < 150
                and fold(journal) not in PLATFORMS
                and not _NO_JOURNAL.search(journal)
            ):
                yield claim("container_title", journal, "title", 42, basis="derived",
                            note="stands behind the title in the browser's title bar")  # fmt: skip
                if _PROCEEDINGS.match(journal):
                    yield claim("type", journal, "title", 66, value="paper-conference",
                                basis="derived", note="it stands in a conference's proceedings")  # fmt: skip
                return
        return


# --- abstract --------------------------------------------------------------------------------

ABSTRACT_WORDS = frozenset(
    map(
        fold,
        "abstract abstracts summary resumen resumo résumé resume zusammenfassung riassunto sommario"
        " abstrak streszczenie özet öz реферат аннотация анотація 摘要 要旨 抄録 초록 samenvatting"
        " sammanfattning abstrakt".split(),
    )
)
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
# A page has one abstract, in a few languages.
MOST_HEADINGS = 8


def _abstracts(page: Page, nodes: list[LexborNode]) -> Iterator[Claim]:
    scored = [(score, node) for node in nodes if (score := _abstract_score(node))]
    found: list[tuple[int, str, LexborNode]] = []
    for score, node in sorted(scored, key=lambda item: -item[0]):
        # An article marked as a whole ("article abstract-view") is longer than any abstract.
        if len(found) < 3 and SHORTEST < len(node.text() or "") < 3 * LONGEST:
            words = abstract_text(node)
            if SHORTEST < len(words) < LONGEST:
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


_TOKENS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def _tokens(name: str) -> frozenset[str]:
    return frozenset(token.lower() for token in _TOKENS.findall(name))


def _abstract_score(node: LexborNode) -> int:
    """Say how surely an element is the abstract: 0 not at all, 4 by name and by heading."""
    if node.tag not in ("div", "section", "p", "blockquote", "td", "article", "span", "li"):
        return 0
    name = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
    tokens = _tokens(name)
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
    for heading in node.css(
        "h1, h2, h3, h4, h5, h6, .label, .sectionTitle, .section-title, strong, b"
    )[:1]:
        words = plain(heading, 300).strip(" :.")
        return words if len(words) < 60 else None
    return None


def abstract_text(node: LexborNode) -> str:
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
    " figure-viewer btn more-link dl-links expand metrics authors notes".split()
)


def _is_no_abstract(node: LexborNode) -> bool:
    if not _TAIL_CLASSES.isdisjoint(classes_of(node)):
        return True
    if node.tag == "h1" and len(plain(node, 300)) > 20:
        # Frontiers until 2015 put title, authors and abstract into one element.
        return True
    if node.tag in HEADINGS or node.tag in ("strong", "b"):
        return fold(plain(node, 300)) in ABSTRACT_WORDS
    if node.tag == "sup":
        # Reference numbers glue to words: "research1,2".
        return node.css_first("a[href*='#']") is not None and not re.search(
            r"[^\W\d_]", plain(node, 60)
        )
    if node.tag in ("ul", "ol", "a"):
        # A list of the article's sections ("Top of page, Abstract, Introduction").
        addresses = [
            a.attributes.get("href") or ""
            for a in ([node] if node.tag == "a" else node.css("a"))[:30]
        ]
        inside = bool(addresses) and all(address.startswith("#") for address in addresses)
        return inside and (node.tag != "a" or fold(plain(node, 60)) in _JUMPS)
    return False


_JUMPS = frozenset(
    map(fold, ("top of page", "jump to section", "go to", "back to top", "full text", "view all"))
)


_ABSTRACT_STEMS = ("bstract", "BSTRACT", "ummary", "esum", "ésum", "usammenfassung", "iassunto",
                   "bstrak", "treszczenie", "zet", "еферат", "нотац", "摘要", "要旨", "抄録", "초록")  # fmt: skip


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
        if len(words) <= SHORTEST and heading.parent is not None:
            words = abstract_text(heading.parent)
        if SHORTEST < len(words) < LONGEST:
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
        words = plain(sibling) if text else marked(sibling, without=_is_no_abstract)
        if words:
            parts.append(words)
        sibling = sibling.next
    return " ".join(parts)


# --- keywords --------------------------------------------------------------------------------

KEYWORD_LABEL = re.compile(
    r"^(?:(?:author |index )?key[\s-]?words?(?: and phrases)?|palabras[\s-]clave|palavras[\s-]chave|mots[\s-]cl[ée]s|"
    r"schl(?:ü|ue)sselw(?:ö|oe)rter|parole chiave|kata kunci|anahtar (?:kelimeler|sözcükler)|słowa kluczowe|"
    r"ключевые слова|ключові слова|关键词|關鍵詞|キーワード)\s*[:：]?\s*",
    re.I,
)


def _keywords(nodes: list[LexborNode]) -> Iterator[Claim]:
    for node in nodes:
        tokens = _tokens(f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}")
        if tokens.isdisjoint(("keyword", "keywords", "kwd", "kwds")) or node.tag in (
            "a",
            "input",
            "form",
            "label",
            "button",
        ):
            continue
        words = keywords_in(node)
        if words and 2 <= len(words) <= 40:
            yield claim("keywords", plain(node, 2_000), where_is(node), 66, value=words)
            return


def keywords_in(node: LexborNode) -> tuple[str, ...]:
    """The keywords in an element: its list items or links, else what its commas part."""
    buttons = [
        clean((item.text() or "").replace("*", ""))
        for item in node.css("button.keyword-link")[:200]
    ]
    if len(buttons) > 1:
        # PubMed's terms each open a menu, "Search in PubMed"; MEDLINE stars what a work is mostly about.
        return keywords_of([*buttons, ""])
    items = [text for item in node.css("li, a, kwd, .kwd-text, .keyword") if (text := marked(item))]
    items = [text for text in items if not KEYWORD_LABEL.fullmatch(text)]
    whole = KEYWORD_LABEL.sub("", plain(node, 5_000))
    covered = sum(len(fold(text)) for text in items)
    if len(items) > 1 and covered > 0.8 * len(fold(whole)):
        return keywords_of([*items, ""])
    if len(whole) > 1_000 or len(whole.split()) > 120:
        return ()
    return keywords_of([whole]) if re.search(r"[,;•·|]", whole) else ()


# --- DOI -------------------------------------------------------------------------------------


def _dois(page: Page, nodes: list[LexborNode]) -> Iterator[Claim]:
    """The DOI in an element that is for it; others on the page may be of references."""
    for node in nodes:
        hit = find_doi(plain(node, 500)) or find_doi(node.attributes.get("href") or "")
        if hit and not _in_references(node):
            yield claim("doi", hit[0], where_is(node), 60)
            return
    if page.url and (hit := find_doi(page.url)):
        yield claim("doi", hit[0], "url", 62, basis="derived", note="from the page's address")


def _in_references(node: LexborNode) -> bool:
    parent = node.parent
    for _ in range(12):
        if parent is None:
            return False
        name = f"{parent.attributes.get('class') or ''} {parent.attributes.get('id') or ''}".lower()
        if parent.tag == "cite" or re.search(
            r"\breferences?\b|bibliograph|ref-list|citedby|related|recommend", name
        ):
            return True
        parent = parent.parent
    return False
