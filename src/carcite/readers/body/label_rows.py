"""Read tables of labels and values, as repositories show a record: one row a field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from selectolax.lexbor import LexborNode

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

# What a row's label says, by variable, in the languages and schemas seen: DSpace's full item page
# names Dublin Core's own elements, EPrints and thesis catalogues write words.
LABELS = {
    "title": "title|titolo|título|titel|titre|judul|dc.title|article title",
    "author": "author|authors|autore|autori|autor|autores|auteur|auteurs|verfasser|creator|creators|penulis|dc.contributor.author|dc.creator|authors/creators",
    "issued": "yayımlanma tarihi|дата публикации|год|date|year|issue date|date issued|publication date|data conseguimento|anno|año|ano|jahr|année|dc.date.issued|date of publication|year of publication|date de soutenance|fecha de publicación|data de publicação",
    "abstract": "özet|öz|аннотация|abstract|resumen|resumo|résumé|zusammenfassung|riassunto|abstrak|dc.description.abstract|description.abstract",
    "keywords": "anahtar kelimeler|ключевые слова|keywords|key words|uncontrolled keywords|palabras clave|palavras-chave|mots-clés|schlagwörter|parole chiave|dc.subject|subject keywords|free keywords",
    "publisher": "yayıncı|yayımcı|издательство|publisher|editorial|editora|verlag|éditeur|dc.publisher|publisher name",
    "container_title": "dergi|журнал|journal|journal title|journal or publication title|publication title|revista|zeitschrift|dc.relation.ispartof|dc.source|published in|journal name",
    "volume": "cilt|том|volume|dc.citation.volume|oaire.citation.volume|volume number",
    "issue": "sayı|выпуск|issue|number|issue number|dc.citation.issue|oaire.citation.issue",
    "page": "sayfa aralığı|sayfalar|страницы|page range|pages|dc.citation.pages|páginas",
    "doi": "doi|digital object identifier (doi)|digital object identifier|dc.identifier.doi|identification number|identifier (doi)",
    "issn": "issn|dc.identifier.issn",
    "isbn": "isbn|dc.identifier.isbn",
    "language": "birincil dil|dil|язык|language|idioma|lingua|langue|sprache|dc.language.iso|dc.language",
    "type": "item type|type|document type|tipo|tipo de documento|typ|dc.type|type of document",
    "submitted": "gönderilme tarihi|дата поступления|date received|received|date submitted|fecha de recepción|data de submissão",
    "accepted": "kabul tarihi|дата принятия|date accepted|accepted|fecha de aceptación|data de aceite",
    "url": "uri|dc.identifier.uri|permanent link|handle",
}  # fmt: skip
VARIABLES = {
    fold(word): variable for variable, words in LABELS.items() for word in words.split("|")
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
