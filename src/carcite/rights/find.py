"""Find the rights in whatever is handed over: a page, a statement, a URL, Crossref's list, JATS."""

from __future__ import annotations

from collections.abc import Sequence

from carcite.rights.model import Rights
from carcite.rights.reading import read_text
from carcite.values.names import Name


def find_rights(source: str, *, authors: Sequence[Name] = ()) -> Rights:
    """Find the rights."""
    return read_text(source, authors)


def rights_on(page: object, *, authors: Sequence[Name] = ()) -> Rights:
    """Find the rights on a page."""
    raise NotImplementedError
