"""Read the title that stands in a page's body, and what the browser's title says beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from carcite.model.claims import Claim, Trust
from carcite.page import Page
from carcite.readers.body.claims import claim, where_is
from carcite.readers.nodes import HEADINGS, classes_of, marked, plain
from carcite.readers.words import NO_SUBTITLE, title_without_site
from carcite.values.containers import can_be_container, is_proceedings
from carcite.values.inline import plain_text
from carcite.values.patterns import regex
from carcite.values.text import fold

MOST_CANDIDATES = 200


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
NO_TITLE = regex(
    r"(?:abstract|summary|introduction|references|home|search|menu|navigation|contents|table of contents|"
    r"article details|about|login|sign in|error|untitled|publication details|dettaglio tesi|full text|"
    r"open access|research article|journal|current issue|issue|metadata|view item|item details)\W*",
    re.I,
)


def read_titles(
    page: Page, titles: list[LexborNode], headings: list[LexborNode]
) -> Iterator[Claim]:
    """Claim the title of a page's headings, and of the browser's title."""
    head = plain(titles[0]) if titles else ""
    shared = [
        fold(plain_text(m.content))
        for m in page.metas
        if m.key in ("og:title", "citation_title", "dc.title")
    ]
    spelt = {fold(plain_text(m.content)) for m in page.metas if m.key == "citation_title"}
    for heading in headings:
        words = _title_words(heading)
        folded = fold(plain_text(words))
        if len(folded) < 3 or NO_TITLE.fullmatch(plain_text(words)):
            continue
        if len(headings) > 1 and _names_the_site(heading, folded, head):
            continue
        alone = len(headings) == 1
        if _names_the_journal(heading, alone) and not any(folded in other for other in shared):
            yield claim("container_title", words, where_is(heading), 53, basis="derived",
                        note="a heading that is called the journal's")  # fmt: skip
            continue
        named = _is_title_element(heading)
        confirmed = folded in fold(head) or any(folded in other for other in shared)
        trust = 40 + 12 * named + 16 * (confirmed and len(folded) > 12) - 6 * (len(headings) > 1)
        if not confirmed and not named and _heads_the_citation(page, plain_text(words)):
            # The journal's name at the head of the page (Copernicus until 2015).
            yield claim("container_title", words, where_is(heading), 52, basis="derived",
                        note="the page's heading; the citation abbreviates it")  # fmt: skip
            continue
        if "<sub>" in words and folded in spelt:
            # The same title with its subscripts: in the tag they are parted by blanks or lost.
            words, trust = words.rstrip("†‡*§¶ "), 91
        yield claim("title", words, where_is(heading), trust)
    if not any(
        _is_head_of(plain(heading, 2_000), head)
        and not _names_the_journal(heading, len(headings) == 1)
        for heading in headings
    ):
        yield from _other_titles(page, head)
    site = next((m.content for m in page.metas if m.key == "og:site_name"), None)
    words = _head_title(head, site)
    if len(words) > 3 and not NO_TITLE.fullmatch(words):
        yield claim("title", words, "title", int(Trust.DERIVED), basis="derived",
                    note="the page's own title, without its site's name")  # fmt: skip


_SITE = regex(r"logo|brand|masthead|site-?(?:name|title|header)", re.I)


def _names_the_site(heading: LexborNode, folded: str, head: str) -> bool:
    """Say whether one of several headings is the site's: by its class, and as the end of the browser's title."""
    name = f"{heading.attributes.get('class') or ''} {heading.attributes.get('id') or ''}"
    return _SITE.search(name) is not None and folded != fold(head)


_JOURNAL = regex(r"\bjournal[-_]?(?:title|name|head(?:er)?)\b", re.I)


def _names_the_journal(heading: LexborNode, alone: bool) -> bool:
    """Say whether a heading is the journal's, by its own name or by that of what holds it (DergiPark, SciELO).

    The one heading of a page is the article's, whatever it stands in.
    """
    nodes = [heading, *([heading.parent] if heading.parent and not alone else [])]
    names = (f"{n.attributes.get('class') or ''} {n.attributes.get('id') or ''}" for n in nodes)
    return any(_JOURNAL.search(name) for name in names)


def _title_words(node: LexborNode) -> str:
    """A heading's words: without the sign of a note at its end, and with a colon before its subtitle."""
    words = marked(node, without=_is_noise)
    # A box around a heading: the colon is what sets headings off within a text.
    if words.endswith(":") and not plain(node, 2_000).endswith(":"):
        words = words[:-1].rstrip()
    words = words.rstrip("†‡§¶ ")
    # Italics about the whole heading set nothing off.
    if words.startswith("<i>") and words.endswith("</i>") and words.count("<i>") == 1:
        words = words[3:-4]
    small = node.css_first("small") if node.tag == "h1" else None
    subtitle = marked(small) if small is not None else ""
    # Themes of OJS set the subtitle small at the heading's end; a small letter within is none.
    if len(subtitle.split()) > 1 and words.endswith(subtitle) and not NO_SUBTITLE.match(subtitle):
        main = words.removesuffix(subtitle).rstrip()
        words = (
            f"{main} {subtitle}"
            if main.endswith((":", ".", "?", "!", "–", "—")) or not main
            else f"{main}: {subtitle}"
        )
    return words


_CITES = regex(
    r"(?P<short>(?:[A-Z][A-Za-z]{1,20}(?:\.\s?|\s)){1,5}[A-Z][A-Za-z]{1,20}\.?),\s\d{1,4},\s\d"
)


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
        named = _is_title_element(node)
        if not named and node.tag not in ("h2", "h3"):
            continue
        text = plain(node, 2_000)
        folded = fold(text)
        confirmed = len(folded) > 20 and folded in fold(head)
        if 3 < len(text) < 500 and (confirmed or named) and node.tag != "h1":
            trust = 34 + 14 * confirmed + 8 * named
            yield claim("title", _title_words(node), where_is(node), trust)
            return


_TITLE_CLASS = regex(r"(?:pub|paper|article|document|thesis|record|work|entry)[_-]{0,2}title", re.I)


def _is_title_element(node: LexborNode) -> bool:
    return (
        not TITLE_CLASSES.isdisjoint(classes_of(node))
        or (
            node.tag in HEADINGS
            and _TITLE_CLASS.search(node.attributes.get("class") or "") is not None
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


_SEPARATOR = regex(r"\s+[|\u2013\u2014·»:-]+\s+|\s*\|\s*")


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


_VIEW = regex(r"^\W{0,3}(?:abstract|full[ -]?text|metrics|relations)\s[|–—·:-]\s", re.I)


# --- journal ---------------------------------------------------------------------------------

_YEAR = regex(r"(?:19|20)\d\d")
# Repositories and libraries stand there, too, and what a site promises.
_SITE_WORDS = regex(
    r"\d{4}|universit|repositor|library|archive|bibliot|bepress|научной статьи|бесплатно|библиотек",
    re.I,
)


def read_container(
    page: Page, titles: list[LexborNode], headings: list[LexborNode]
) -> Iterator[Claim]:
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
                        note="between title and volume in the browser's title bar")  # fmt: skip
            return
        if not re.match(r"\s*\||\s+[-–—]\s", head[len(words) :]):
            continue
        parts = [
            part.strip()
            for part in re.split(r"\s*\|\s*|\s+[-–—]\s+", head[len(words) :])
            if part.strip()
        ]
        # Wiley: "Title - Author - 2018 - Journal - Wiley Online Library".
        year = next((at for at, part in enumerate(parts) if _YEAR.fullmatch(part)), None)
        if year is not None:
            yield claim("issued", parts[year], "title", 43, basis="derived",
                        note="the year in the browser's title bar")  # fmt: skip
            parts = parts[year + 1 :]
        for part in parts:
            journal = re.sub(r"\s*\([^()]*\)$", "", part).strip(" :.")
            if len(journal) > 3 and can_be_container(journal) and not _SITE_WORDS.search(journal):
                yield claim("container_title", journal, "title", 42, basis="derived",
                            note="after the title in the browser's title bar")  # fmt: skip
                if is_proceedings(journal):
                    yield claim("type", journal, "title", 66, value="paper-conference",
                                basis="derived", note="it appeared in a conference's proceedings")  # fmt: skip
                return
        return
