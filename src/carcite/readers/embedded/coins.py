"""Read COinS: an OpenURL (Z39.88) in the title of an empty span."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import parse_qsl

from carcite.model.claims import Claim
from carcite.page import Page
from carcite.readers.head.meta_people import name_of
from carcite.values.identifiers import find_doi
from carcite.values.work_types import parse_work_type

READER = "coins"
TRUST = 68
LONGEST = 20_000

# Z39.88-2004 (KEV formats journal, book, dissertation): key, variable.
KEYS = {
    "rft.atitle": "title",
    "rft.jtitle": "container_title",
    "rft.stitle": "container_title_short",
    "rft.volume": "volume",
    "rft.issue": "issue",
    "rft.date": "issued",
    "rft.issn": "issn",
    "rft.eissn": "issn",
    "rft.isbn": "isbn",
    "rft.pub": "publisher",
    "rft.place": "publisher_place",
    "rft.edition": "edition",
    "rft.artnum": "number",
    "rft.inst": "publisher",
}


def read_coins(page: Page) -> Iterator[Claim]:
    """Claim what the page's one COinS says; several are its references or a list."""
    if page.tree is None or "Z3988" not in page.names:
        return
    spans = page.tree.css("span.Z3988")
    said = [node.attributes.get("title") or "" for node in spans[:3]]
    if len(set(said)) != 1 or len(said[0]) > LONGEST:
        return
    pairs = parse_qsl(said[0], max_num_fields=2_000) if said[0].count("&") < 2_000 else []
    yield from _claims(pairs)


def _claims(pairs: list[tuple[str, str]]) -> Iterator[Claim]:
    values = dict(reversed(pairs))
    for key, words in pairs:
        if key in KEYS:
            yield _claim(KEYS[key], words, key)
    if "rft.btitle" in values:
        yield _claim(
            "container_title" if "rft.atitle" in values else "title",
            values["rft.btitle"],
            "rft.btitle",
        )
    if "rft.title" in values:
        dissertation = values.get("rft.genre") == "dissertation" or "rft.atitle" not in values
        yield _claim(
            "title" if dissertation else "container_title", values["rft.title"], "rft.title"
        )
    pages = values.get("rft.pages") or "-".join(
        filter(None, (values.get("rft.spage"), values.get("rft.epage")))
    )
    if pages:
        yield _claim("page", pages, "rft.spage")
    genre = values.get("rft.genre", "")
    with suppress(ValueError):
        yield _claim("type", genre, "rft.genre", value=parse_work_type(genre))
    for key, words in pairs:
        hit = find_doi(words) if key == "rft_id" else None
        if hit:
            yield _claim("doi", hit[0], key)
    names = [
        name for key, words in pairs if key == "rft.au" and (name := name_of(words)) is not None
    ]
    if not names and "rft.aulast" in values:
        first = name_of(", ".join(filter(None, (values["rft.aulast"], values.get("rft.aufirst")))))
        names = [first] if first is not None else []
    if names:
        yield _claim("author", "; ".join(map(str, names)), "rft.au", value=tuple(names),
                     partial="rft.au" not in values)  # fmt: skip


def _claim(variable: str, quote: str, key: str, **more: object) -> Claim:
    return Claim.model_validate(
        {"variable": variable, "quote": quote, "locator": f"span.Z3988 {key}", "trust": TRUST,
         "reader": READER, **more}
    )  # fmt: skip
