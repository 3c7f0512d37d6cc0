"""Turn a citation page into a reference one can trust, with its rights.

Importing carcite loads nothing else: each public name is loaded from its room when it is first
used, so that a script's start and `carcite --help` do not wait for the readers' tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carcite._version import __version__
    from carcite.crossref.client import Crossref
    from carcite.crossref.matching import Decision, Judgement, Match
    from carcite.crossref.work import Work
    from carcite.errors import (
        BadAnswer,
        CannotRead,
        CannotWrite,
        CarciteError,
        ChallengePage,
        EnrichError,
        InvalidIdentifier,
        NotAsked,
        NothingFound,
        NotRegistered,
        SeveralArticles,
        Unavailable,
        UnknownFormat,
        UnreadablePage,
    )
    from carcite.formats import Loaded, dump, dumps, load, loads
    from carcite.model.claims import Claim, Claims, Reading, Remark, Trust
    from carcite.model.outcomes import Failed
    from carcite.model.reference import Date, Name, Reference
    from carcite.model.rights import Rights
    from carcite.pipeline import enrich, enrich_many, read, read_all, read_many
    from carcite.rights.find import find_rights

__all__ = [
    "BadAnswer",
    "CannotRead",
    "CannotWrite",
    "CarciteError",
    "ChallengePage",
    "Claim",
    "Claims",
    "Crossref",
    "Date",
    "Decision",
    "EnrichError",
    "Failed",
    "InvalidIdentifier",
    "Judgement",
    "Loaded",
    "Match",
    "Name",
    "NotAsked",
    "NotRegistered",
    "NothingFound",
    "Reading",
    "Reference",
    "Remark",
    "Rights",
    "SeveralArticles",
    "Trust",
    "Unavailable",
    "UnknownFormat",
    "UnreadablePage",
    "Work",
    "__version__",
    "dump",
    "dumps",
    "enrich",
    "enrich_many",
    "find_rights",
    "load",
    "loads",
    "read",
    "read_all",
    "read_many",
]

# The room that each public name lives in (PEP 562).
_ROOMS = {
    "_version": "__version__",
    "crossref.client": "Crossref",
    "crossref.matching": "Decision Judgement Match",
    "crossref.work": "Work",
    "errors": "BadAnswer CannotRead CannotWrite CarciteError ChallengePage EnrichError InvalidIdentifier NotAsked NotRegistered NothingFound SeveralArticles Unavailable UnknownFormat UnreadablePage",
    "model.claims": "Claim Claims Reading Remark Trust",
    "formats": "Loaded dump dumps load loads",
    "model.outcomes": "Failed",
    "pipeline": "enrich enrich_many read read_all read_many",
    "model.reference": "Date Name Reference",
    "rights.find": "find_rights",
    "model.rights": "Rights",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}
_PACKAGES = frozenset({"crossref", "errors", "formats", "readers", "rights", "values"})


if not TYPE_CHECKING:  # a type checker sees the names above, and a wrong one as wrong

    def __getattr__(name: str) -> object:
        if name in _PACKAGES:
            return import_module(f"carcite.{name}")
        if name not in _ROOM_OF:
            raise AttributeError(f"module 'carcite' has no attribute {name!r}")
        value: object = getattr(import_module(f"carcite.{_ROOM_OF[name]}"), name)
        globals()[name] = value
        import_module("carcite.model.shown").draw_with(_drawn)
        return value


def _drawn(value: object) -> str:
    """Return a value as HTML, for notebooks; what draws is loaded when something is drawn."""
    drawn: str = import_module("carcite.showing.notebook").notebook_html(value)
    return drawn


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
