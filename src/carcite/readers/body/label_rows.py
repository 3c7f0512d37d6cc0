"""Read tables of labels and values, as repositories show a record: one row a field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from selectolax.lexbor import LexborNode

from carcite.lexicon.words import LABELS, ROW_LABELS
from carcite.model.claims import Claim
from carcite.page import Page
from carcite.readers.head.meta_people import name_of
from carcite.readers.nodes import marked, plain
from carcite.readers.words import keywords_of
from carcite.values.inline import plain_text
from carcite.values.names import Name
from carcite.values.text import fold
from carcite.values.work_types import parse_work_type

READER = "label_rows"
MOST_ROWS = 400

# The variable behind each kind of label; the words stand in the lexicon.
_KINDS = {
    "title": "title",
    "authors": "author",
    "issued": "issued",
    "published": "issued",
    "abstract": "abstract",
    "keywords": "keywords",
    "publisher": "publisher",
    "journal": "container_title",
    "volume": "volume",
    "issue": "issue",
    "page": "page",
    "doi": "doi",
    "issn": "issn",
    "isbn": "isbn",
    "language": "language",
    "type": "type",
    "submitted": "submitted",
    "accepted": "accepted",
    "url": "url",
}
VARIABLES = {
    fold(word): _KINDS[kind]
    for labels in (LABELS, ROW_LABELS)
    for kind, words in labels.items()
    if kind in _KINDS
    for word in words
}
TRUST = 52


def read_label_rows(page: Page) -> Iterator[Claim]:
    """Claim what a page's tables of labelled values say, where at least three rows are labels that we know."""
    if page.kind != "html" or page.tree is None:
        return
    rows = list(_rows(page))
    if len({VARIABLES[fold(label)] for label, _ in rows}) < 3:
        return
    names: list[Name] = []
    seen: dict[str, int] = {}
    for label, node in rows:
        variable = VARIABLES[fold(label)]
        seen[variable] = seen.get(variable, 0) + 1
        if variable == "author":
            names += _people(node)
        elif seen[variable] <= 3:
            yield from _claims(variable, label, node)
    if names:
        yield _claim("author", "; ".join(map(str, names)), "author", value=tuple(names))


def _rows(page: Page) -> Iterator[tuple[str, LexborNode]]:
    found = 0
    for row in page.elements["row"][:5_000]:
        if row.tag == "dt":
            key, value = row, _next_element(row)
        else:
            # To go through a row's own children takes less than to ask for all that is in it.
            cells = [cell for cell in row.iter() if cell.tag in ("th", "td")]
            if not 2 <= len(cells) <= 3:
                continue
            key, value = cells[0], cells[1]
        label = plain(key, 200).strip(" :：")
        if value is not None and fold(label) not in VARIABLES:
            label = _element_in(key) or label
        if value is not None and len(label) < 50 and fold(label) in VARIABLES:
            found += 1
            yield label, value
        if found > MOST_ROWS:
            return


def _element_in(key: LexborNode) -> str | None:
    """The element of Dublin Core in a cell's class: DSpace writes it there, whatever the labels' language."""
    for name in (key.attributes.get("class") or "").split():
        if name.startswith("dc_"):
            return name.replace("_", ".")
    return None


def _next_element(node: LexborNode) -> LexborNode | None:
    sibling = node.next
    while sibling is not None and sibling.tag != "dd":
        if sibling.tag == "dt":
            return None
        sibling = sibling.next
    return sibling


def _people(node: LexborNode) -> list[Name]:
    spans = [plain(item) for item in node.css("a, .person_name, li") if plain(item)]
    text = plain_text(marked(node))
    parts = spans if len(spans) > 1 else text.split(";") if ";" in text else [text]
    return [name for part in parts if len(part) < 120 and (name := name_of(part)) is not None]


def _claim(variable: str, quote: str, label: str, *, value: object = None) -> Claim:
    return Claim.model_validate(
        {"variable": variable, "quote": quote, "value": value, "trust": TRUST,
         "locator": f"row[{label}]", "reader": READER}
    )  # fmt: skip


def _claims(variable: str, label: str, node: LexborNode) -> Iterator[Claim]:
    words = marked(node)
    if not words or len(words) > 20_000:
        return
    if variable == "keywords":
        # DSpace: one keyword a line.
        folds = re.split(r"<br\s{0,3}/?>", (node.html or "")[:20_000])
        parts = [plain_text(re.sub(r"<[^<>]*>", "", line)) for line in folds]
        found = keywords_of(parts if len(parts) > 1 else [words])
        if found:
            yield _claim(variable, words, label, value=found)
    elif variable == "type":
        with suppress(ValueError):
            yield _claim(variable, words, label, value=parse_work_type(plain_text(words)))
    else:
        yield _claim(variable, words, label)
