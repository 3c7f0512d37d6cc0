"""Find the rights in whatever is handed over: a page, a statement, a URL, Crossref's list, JATS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from carcite.model.rights import Rights
from carcite.page import Page, open_page
from carcite.page.decoding import decode
from carcite.page.opening import looks_like_html
from carcite.rights.crossref import read_license_list
from carcite.rights.jats import parse_permissions, read_permissions
from carcite.rights.reading import read_text, rights_of_page
from carcite.values.names import Name
from carcite.values.patterns import regex
from carcite.values.text import whole

Source = Path | str | bytes | Element | Sequence[Mapping[str, Any]]

_JATS = regex(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?<(?:[\w.-]{1,20}:)?(?:permissions|license)\b"
)


def find_rights(source: Source, *, authors: Sequence[Name] = ()) -> Rights:
    """Find the rights that a source states, with the quoted words; what is not stated is None.

    `source` is a Path to a page's file, a page as str or bytes, a single statement, the URL of a licence,
    a Crossref `license` list, or a JATS `<permissions>` element (or its XML). `authors` are the authors
    of the work; copyright holders among them are linked to their `Name`. The network is never used.

    Raises UnreadablePage if a file is not a page, or XML is not well-formed.

    >>> find_rights("Copyright (c) 2024 Ada Roe. Licensed under CC BY 4.0.").license.url
    'https://creativecommons.org/licenses/by/4.0/'
    """
    if isinstance(source, Path):
        return rights_on(open_page(source), authors=authors)
    if isinstance(source, bytes):
        source = decode(source)
    if isinstance(source, str):
        source = whole(source)
    if isinstance(source, Element):
        return read_permissions(source, authors)
    if not isinstance(source, str):
        return read_license_list(source)
    if _JATS.match(source):
        return read_permissions(parse_permissions(source), authors)
    if looks_like_html(source):
        return rights_on(open_page(source), authors=authors)
    return read_text(source, authors)


def rights_on(page: Page, *, authors: Sequence[Name] = ()) -> Rights:
    """Find the rights on an opened page, for HTML in its markup too."""
    return rights_of_page(page, authors)
