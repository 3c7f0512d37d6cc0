"""The head of a page, looked at once: its meta tags and links, with names made comparable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from carcite.values.patterns import regex
from carcite.values.text import remembered

# A page with 1,000 authors has 5,000 tags, one with every reference as a tag some 10,000 more.
MOST_TAGS = 50_000
# The longest abstracts have 10,000 characters.
LONGEST_CONTENT = 60_000

# What precedes "citation_" names the system (`bepress_citation_title`), not another variable.
_HIGHWIRE = regex(r"^(?:[a-z]{1,20}[._:-])?(citation_[a-z_]+)$")
_FOLDED = regex(r"[\t\f]+")


@dataclass(frozen=True, slots=True)
class Meta:
    """A meta tag: `key` is its name in one spelling, `name` as the page writes it."""

    key: str
    name: str
    content: str
    attribute: str = "name"
    language: str | None = None
    scheme: str | None = None

    @property
    def locator(self) -> str:
        """Where the tag stands, as a CSS selector."""
        return f"meta[{self.attribute}={self.name}]"


def metas_of(nodes: Iterable[LexborNode]) -> tuple[Meta, ...]:
    """The meta tags with a name and a content, in document order, also those that slipped into the body."""
    found = (_meta(node) for node in islice(nodes, MOST_TAGS))
    return tuple(meta for meta in found if meta is not None)


def _meta(node: LexborNode) -> Meta | None:
    attributes = node.attributes
    # "contents" is what some hand-made pages write for "content".
    content = attributes.get("content") or attributes.get("contents")
    if not content or content.isspace():
        return None
    content = content[:LONGEST_CONTENT]
    for attribute in ("name", "property", "itemprop"):
        name = attributes.get(attribute)
        if name and name.strip():
            break
    else:
        return None
    language = attributes.get("xml:lang") or attributes.get("lang")
    return Meta(
        canonical_key(name),
        name.strip(),
        _FOLDED.sub(" ", content) if "\f" in content or "\t" in content else content,
        attribute,
        language.lower() if language else None,
        (attributes.get("scheme") or "").lower() or None,
    )


@remembered
def canonical_key(name: str) -> str:
    """Write a meta tag's name in one spelling: lower case, stops between its parts, no system's prefix.

    >>> canonical_key("bepress_citation_title"), canonical_key("DC:Title")
    ('citation_title', 'dc.title')
    """
    words = name.strip().lower()
    highwire = _HIGHWIRE.match(words)
    if highwire:
        return highwire[1]
    if words.startswith(("og:", "article:", "book:", "profile:", "twitter:")):
        return words
    words = words.replace(":", ".")
    return "dcterms." + words[4:] if words.startswith("dct.") else words


def links(nodes: Iterable[LexborNode], relation: str) -> list[str]:
    """The addresses of the `<link rel=…>` of a kind, in document order."""
    said = (node.attributes for node in nodes)
    return [
        href.strip()
        for attributes in said
        if (href := attributes.get("href"))
        and relation in (attributes.get("rel") or "").lower().split()
    ]


def language_of(tree: LexborHTMLParser) -> str | None:
    """The language that the page says it is in, as its first two letters."""
    node = tree.css_first("html")
    said = (node.attributes.get("lang") or node.attributes.get("xml:lang")) if node else None
    return said.strip().lower()[:2] if said else None
