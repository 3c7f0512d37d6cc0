"""Read the authors' block of a page: names in order, each with affiliation, ORCID iD, e-mail and sign.

Head tags name the authors on most pages; the block says what they leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from carcite.model.claims import Claim
from carcite.page import Page
from carcite.readers.body.author_blocks import AFFILIATIONS, BLOCKS, Block, addressed
from carcite.readers.head.meta_people import (
    affiliation_text,
    may_be_affiliation,
    name_of,
    split_names,
    without_repeats,
)
from carcite.readers.nodes import attribute, classes_of, marked, of_known_kinds, plain, that_may_be
from carcite.values.bodies import is_body
from carcite.values.identifiers import find_orcids
from carcite.values.inline import plain_text
from carcite.values.names import Name, looks_like_person
from carcite.values.patterns import regex
from carcite.values.text import fold, remembered

READER = "html_body"
MOST_PEOPLE = 5_000


_CORRESPONDING = regex(
    r"corresponding author|correspond[ae]n[cz]|correspondence|data-corresp|corresp=.?yes|authcorresp|icon-mail|envelope|autor (?:de|para) correspond",
    re.I,
)
# An author's own affiliations, beside the name or in the card behind it (Atypon, PLOS, T&F).
OWN_PLACES = (
    ".affiliation, .institution, .aff, .info-card-affilitation .aff, [class*='ffili'],"
    " .author-info > p:not(.author-name), .overlay"
)
# One of these stands in the class of each.
_OWN_STEMS = ("aff", "institution", "author-info", "overlay")
_NO_PLACE = regex(
    r"@|https?:|^(?:\W{0,3}e-?mail|search for|view all|orcid|contributions?|roles?|correspond|contact|google scholar|current address|©)",
    re.I,
)
_MAILTO = regex(r"mailto:([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_SIGNS = regex(r"[*✉⁎∗]")
_TAG = regex(r"<[^<>]*>")
_WITHIN = regex(r'href="#([\w-]{1,60})"')
_NUMBER_BEFORE = regex(r"(\d{1,2})\s{1,3}(?=[^\W\d_])")
_LABELS = regex(r"\d{1,3}|[a-z](?![a-z])|[†‡§¶‖#⊥∥]")


def read_body_people(page: Page) -> Iterator[Claim]:
    """Claim the authors that the page's block of authors names."""
    if page.kind != "html" or page.tree is None:
        return
    tags: dict[str, frozenset[str]] = {}
    for block in BLOCKS:
        if block.mark not in page.names:
            continue
        selectors = that_may_be(block.person, page.names)
        person = ", ".join(of_known_kinds(page, block.mark, selectors, tags))
        nodes = page.tree.css(person)[:MOST_PEOPLE] if person else []
        names = _names(page, block, nodes)
        if not names:
            continue
        yield Claim(
            variable="author",
            value=tuple(names),
            quote="; ".join(str(name) for name in names),
            locator=block.person.split(",")[0],
            trust=block.trust,
            reader=READER,
        )
        yield from addressed(nodes, block.person.split(",")[0])
        return


def _names(page: Page, block: Block, nodes: list[LexborNode]) -> list[Name]:
    places = _places(page) if nodes else {}
    found: list[Name] = []
    signed: list[bool] = []
    for node in nodes:
        named = node.css(block.name) if block.name else []
        if block.name and not named:
            continue
        inner = named[0] if named else None
        parts = _parts(node, named, block)
        if parts is None:
            return []
        behind = _behind_each(node.html or "", parts) if len(parts) > 1 else []
        for index, part in enumerate(parts):
            if not _is_author(part, block, inner if len(parts) > 1 else None, found):
                # One that is no name shows that the block is no list of authors.
                return [] if block.trust < 60 else _without(_as_signed(found, signed))
            name = name_of(part)
            if name is None:
                continue
            alone = behind[index] if behind else "" if len(parts) > 1 else None
            name, has_sign = _detailed(name, node, inner, places, alone)
            found.append(name)
            signed.append(has_sign)
    return _without(_as_signed(found, signed))


def _is_author(part: str, block: Block, inner: LexborNode | None, found: list[Name]) -> bool:
    """Say whether words are an author: a person, a body behind persons, or odd words among names ("de' Medici")."""
    if looks_like_person(part) or inner is not None:
        return len(part) < 200
    return block.trust >= 60 and bool(found) and len(part) < 100 and is_body(part)


def _detailed(
    name: Name,
    node: LexborNode,
    inner: LexborNode | None,
    places: dict[str, str],
    alone: str | None,
) -> tuple[Name, bool]:
    """Add what the page says of an author; `alone` is what is this one's of an element that names several."""
    if alone is None:
        details, has_sign = _details(node, inner, places)
    else:
        own = LexborHTMLParser(alone[alone.find("<") :] if "<" in alone else "").body
        if own is None:
            return name, False
        details, has_sign = _details(own, own, places)
    said = {key: value for key, value in details.items() if value != getattr(name, key)}
    return (name.model_copy(update=said) if said else name), has_sign


def _parts(node: LexborNode, named: list[LexborNode], block: Block) -> list[str] | None:
    """The names in an element, mostly one; None where it holds more than names."""
    if len(named) > 1 and not block.name.startswith("a"):
        # One element may hold all authors, each name in an element of its own (MDPI, OJS).
        names = [plain_text(marked(one, without=_is_mark)) for one in named[:500]]
        if len(set(names)) > 1 and sum(map(looks_like_person, names)) > len(names) * 0.8:
            return names
    text = plain_text(marked(named[0] if named else node, without=_is_mark)).strip(" ,;&·•")
    label = _LABEL_BEFORE.match(text)
    if label is not None:
        text = text[label.end() :]
    return None if len(text) > (2_000 if block.trust < 60 else 200) else split_names(text)


_LABEL_BEFORE = regex(r"(?:by|authors?|autor(?:es|i)?)\b\s*[:：]?\s*", re.I)


def _behind_each(source: str, names: list[str]) -> list[str]:
    """What stands behind each of several names in one element, up to the next: it belongs to that author alone.

    Empty where a name is not found: then nobody's is known.
    """
    starts, at = [], 0
    for name in names:
        words = re.split(r"[\s,]+", name.replace("&", "&amp;").strip(" ,"))
        first = source.find(words[0], at)
        last = source.find(words[-1], first) if first >= 0 else -1
        if last < 0:
            return []
        starts.append((first, last + len(words[-1])))
        at = starts[-1][1]
    ends = [first for first, _ in starts[1:]] + [len(source)]
    return [source[begin:end] for (_, begin), end in zip(starts, ends, strict=True)]


def _as_signed(found: list[Name], signed: list[bool]) -> list[Name]:
    """Where a sign marks the corresponding authors, an envelope marks those whose address is known (MDPI)."""
    if not any(signed) or all(signed):
        return found
    return [
        name.model_copy(update={"corresponding": sign})
        for name, sign in zip(found, signed, strict=True)
    ]


def _without(found: list[Name]) -> list[Name]:
    found = _without_members(found)
    names = without_repeats(found)
    # A page shows its list twice where it is short enough for a telephone, too.
    return without_repeats(names)


def _without_members(found: list[Name]) -> list[Name]:
    """Cut the authors' names off an affiliation that lists who belongs to it (Nature until 2014)."""
    if not any(":" in place for name in found for place in name.affiliation):
        return found
    known = {fold(str(name)) for name in found}
    known |= {fold(f"{name.given} {name.family}") for name in found}

    def bare(place: str) -> str:
        head, colon, tail = place.rpartition(":")
        members = [fold(part) for part in re.split(r"\s&\s|,|\sand\s", tail) if part.strip(" &,")]
        return head.strip(" ,;") if colon and members and known.issuperset(members) else place

    return [
        name.model_copy(update={"affiliation": tuple(bare(place) for place in name.affiliation)})
        for name in found
    ]


_MARKING = regex(r"affil|orcid|email|institution|bio|tooltip|role|degree|delim|overlay|separator")


def _is_mark(node: LexborNode) -> bool:
    return node.tag in ("sup", "img") or _is_marking(attribute(node, "class") or "")


# A page has few classes, and each of them many times.
@remembered
def _is_marking(classes: str) -> bool:
    return _MARKING.search(classes.lower()) is not None


# --- what belongs to an author ---------------------------------------------------------------


def _details(
    node: LexborNode, inner: LexborNode | None, places: dict[str, str]
) -> tuple[dict[str, object], bool]:
    """What the page says of an author, and whether a sign stands beside the name."""
    html = node.html or ""
    source = html[:20_000]
    # What is not in the source needs no question to the tree, which takes twenty times as long.
    has_sup = "<sup" in html
    # Where the element is but the name's link, marks stand between it and the next.
    alone = inner is None or node.tag == "a"
    trail = _trail(node) if alone and not has_sup else ""
    orcids = find_orcids(source + trail)
    email = _MAILTO.search(source) if "mailto:" in source else None
    signs = " ".join(plain(sup, 60) for sup in node.css("sup")[:20]) if has_sup else ""
    signs += _TAG.sub("", trail)
    low = html.lower()
    own = _own_places(node) if any(map(low.__contains__, _OWN_STEMS)) else []
    linked = [
        places[key] for key in (_WITHIN.findall(source + trail) if places else ()) if key in places
    ]
    labelled = [places[key] for key in _labels(signs, places) if key in places]
    affiliation = _best(own, linked, labelled)
    signed = bool(_SIGNS.search(signs))
    details = {
        "orcid": orcids[0][0] if orcids else None,
        "email": email[1] if email else None,
        "corresponding": signed or _says_corresponding(source, low),
        "affiliation": tuple(dict.fromkeys(affiliation)),
    }
    return details, signed


def _labels(signs: str, places: dict[str, str]) -> list[str]:
    """The labels of affiliations among an author's marks; "ac" is two letters where both are labels."""
    if not places:
        return []
    glued = [
        word for word in re.findall(r"[a-z]{2,4}(?![a-z])", signs) if places.keys() >= set(word)
    ]
    return [*"".join(glued), *_LABELS.findall(signs)]


def _own_places(node: LexborNode) -> list[str]:
    said = (
        re.sub(r"^Affiliations?:?\s", "", affiliation_text(_place(place)))
        for place in _outermost(node.css(OWN_PLACES)[:30])[:10]
    )
    return [words for words in said if not _NO_PLACE.search(words)]


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """Leave out what stands within another of the nodes: an institution's name and its country are one place."""
    known = {node.mem_id for node in nodes}
    return [node for node in nodes if not _has_ancestor(node, known)]


def _has_ancestor(node: LexborNode, known: set[int]) -> bool:
    parent, height = node.parent, 0
    while parent is not None and height < 6:
        if parent.mem_id in known:
            return True
        parent, height = parent.parent, height + 1
    return False


_PART_OF_PLACE = regex(r"institution|department|city|country|state|postcode|streetaddress")


def _place(node: LexborNode) -> str:
    """The words of an affiliation; its parts, where each has an element of its own, with commas between."""
    parts = [part for part in node.css("span") if _PART_OF_PLACE.search(" ".join(classes_of(part)))]
    if len(parts) > 1 and plain(node).replace(" ", "") == "".join(map(plain, parts)).replace(
        " ", ""
    ):
        return ", ".join(plain(part).strip(" ,;") for part in parts)
    return marked(node, without=_is_label)


def _best(*sources: list[str]) -> list[str]:
    """The first source that names places: an element may hold their numbers only."""
    for source in sources:
        places = [text for text in source if 3 < len(text) < 400 and may_be_affiliation(text)]
        if places:
            return places
    return []


# One of these stands in all that the pattern finds; a search for it takes a fiftieth of the time.
_CORRESPONDING_STEMS = ("corresp", "icon-mail", "envelope")


def _says_corresponding(source: str, low: str) -> bool:
    """Say whether the source of an author's element says so; `low` is no less of it, in small letters."""
    return any(map(low.__contains__, _CORRESPONDING_STEMS)) and bool(_CORRESPONDING.search(source))


def _trail(node: LexborNode) -> str:
    """The source between a name and the next one."""
    parts: list[str] = []
    sibling = node.next
    while sibling is not None and sibling.tag in ("sup", "-text", "span", "img") and len(parts) < 8:
        parts.append(sibling.html or "" if sibling.tag != "-text" else "")
        sibling = sibling.next
    return "".join(parts)[:5_000]


_LABEL_CLASSES = frozenset(("label", "corr-sec", "corr-email", "type", "article-label-container"))


def _is_label(node: LexborNode) -> bool:
    return node.tag == "sup" or not _LABEL_CLASSES.isdisjoint(classes_of(node))


def _numbered_off(node: LexborNode, labels: list[LexborNode]) -> dict[str, str]:
    """The affiliations of an element that holds several, by the number in front of each."""
    words, places = plain(node, 5_000), {}
    numbers = [plain(label, 20).strip("() .") for label in labels[:40]]
    ends = iter([*numbers[1:], ""])
    for number in numbers:
        after = next(ends)
        begin = _label_at(words, number, 0) + len(number)
        end = _label_at(words, after, begin) if after else len(words)
        if begin < len(number) or end < 0:
            break
        text = re.sub(r"\s(?:and|&)\s*$", "", words[begin:end])
        places[number] = affiliation_text(text)
        words = words[end:]
    return {number: text for number, text in places.items() if number and 3 < len(text) < 500}


def _leading_number(node: LexborNode) -> str:
    """The number before an affiliation that has no element of a label's kind: "2 Klinikum Witten" (Thieme)."""
    found = _NUMBER_BEFORE.match(plain(node, 40))
    return found[1] if found else ""


def _label_at(words: str, label: str, begin: int) -> int:
    """Where a label stands before a place's name, -1 if nowhere: "2Institut", not the 2 of "Leiden 2333, NL"."""
    found = re.compile(rf"(?<![\w-]){re.escape(label)}(?=\s?[^\W\d_])").search(words, begin)
    return found.start() if found else -1


def _places(page: Page) -> dict[str, str]:
    """The page's affiliations, by the id of their element and by the label in front of them."""
    places: dict[str, str] = {}
    selectors = that_may_be(AFFILIATIONS, page.names)
    if page.tree is None or not selectors:
        return places
    for node in page.tree.css(", ".join(selectors))[:1_000]:
        labels = node.css("sup")
        if len(labels) > 1 and not plain(node).startswith(plain(labels[1])):
            # HighWire prints all affiliations in one element, each behind its number.
            places.update(_numbered_off(node, labels))
            continue
        text = affiliation_text(marked(node, without=_is_label))
        if not 3 < len(text) < 500:
            continue
        own = node.attributes.get("id") or node.attributes.get("data-affiliation-id")
        ids = [own, *(a.attributes.get("id") for a in node.css("[id]")[:3])]
        label = node.css_first("sup, .label")
        number = plain(label, 20).strip("() .") if label else _leading_number(node)
        keys = [key for key in (*ids, number) if key]
        for key in keys:
            places.setdefault(key, text)
    return places
