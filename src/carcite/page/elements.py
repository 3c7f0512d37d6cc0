"""The elements that readers ask for, found by one walk over the tree.

Each question to the tree is a walk over the whole of it, and takes a tenth of the time of the
parse; a further alternative in a question takes a fifth of that. So all are put at once.
"""

from __future__ import annotations

from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Stems of class names and ids that say what an element is.
STEMS = ("abstract", "resum", "keyword", "kwd", "doi", "footer", "cookie", "gdpr")
# What the address of a link to a licence has in it.
LICENSE_ADDRESSES = ("creativecommons.org", "userlicense", "authorchoice", "arxiv.org/licenses")
_TAGS = frozenset(("h1", "title", "meta", "link", "footer"))
# Attributes of microdata and RDFa that say what an item is.
_ITEMS = ("itemtype", "typeof")
# Drawings and formulas, whose text is of parts; scripts and styles were cut out before.
_UNSEEN = frozenset(("svg", "math"))
# Each of `LICENSE_ADDRESSES` is selected by one of these; a further question of an address is dear.
_QUERY = (
    "h1, title, meta, link, footer, tr, dt, svg, math, [itemtype], [typeof]"
    ", a[rel*='license' i], a[href*='license' i], a[href*='creativecommons.org' i]"
    ", a[href*='authorchoice' i]"
)
# A page of a million elements of one kind says no more than one of some thousands.
MOST_NODES = 50_000

Elements = dict[str, list[LexborNode]]


def find_elements(tree: LexborHTMLParser, classes: str, ids: str) -> Elements:
    """Find a page's elements by tag and by the stems in their class and id, each list in document order.

    `classes` and `ids` are the page's, in lower case: a stem that none has is not looked for.
    The keys are tags and `STEMS`, "row" (of tables and of lists of terms), "unseen" (drawings and
    formulas), "license" (links that may be to a licence), and "itemtype" and "typeof" (items of
    microdata and RDFa).
    """
    stems = [stem for stem in STEMS if stem in classes or stem in ids]
    named = [f"[class*='{stem}' i]" for stem in stems if stem in classes]
    named += [f"[id*='{stem}' i]" for stem in stems if stem in ids]
    keys = (*_TAGS, *STEMS, *_ITEMS, "row", "unseen", "license")
    found: Elements = {key: [] for key in keys}
    last = 0
    for node in islice(tree.css(", ".join((_QUERY, *named))), MOST_NODES * 2):
        # What several of the alternatives select comes once for each of them.
        if node.mem_id == last:
            continue
        last = node.mem_id
        tag = node.tag or ""
        if tag in _TAGS:
            found[tag].append(node)
            if tag == "meta":
                continue
        elif tag in ("tr", "dt"):
            if tag == "tr" or (node.parent is not None and node.parent.tag == "dl"):
                found["row"].append(node)
        elif tag in _UNSEEN:
            found["unseen"].append(node)
        _sort_by_attributes(node, tag, stems, found)
    return found


def _sort_by_attributes(node: LexborNode, tag: str, stems: list[str], found: Elements) -> None:
    attributes = node.attributes
    if tag in ("a", "link") and _is_license(attributes, tag):
        found["license"].append(node)
    for item in _ITEMS:
        if item in attributes:
            found[item].append(node)
    classes, identity = attributes.get("class"), attributes.get("id")
    if not classes and not identity:
        return
    name = f"{classes or ''} {identity or ''}".lower()
    for stem in stems:
        if stem in name and tag != stem:
            found[stem].append(node)


def _is_license(attributes: dict[str, str | None], tag: str) -> bool:
    if "license" in (attributes.get("rel") or "").lower().split():
        return True
    href = (attributes.get("href") or "").lower()
    return tag == "a" and any(address in href for address in LICENSE_ADDRESSES)
