"""Turn a citation page into a reference one can trust, with its rights.

Importing carcite loads nothing else: each public name is loaded from its room when it is first
used, so that a script's start and `carcite --help` do not wait for the readers' tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from carcite.evidence import Claim, Claims, Reading, Remark, Trust
    from carcite.formats import Loaded, dump, dumps, load, loads
    from carcite.outcomes import Failed
    from carcite.pipeline import enrich, enrich_many, read, read_all, read_many
    from carcite.reference import Date, Name, Reference
    from carcite.rights import find_rights
    from carcite.rights.model import Rights

__version__ = "0.1.0"

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
    "crossref.client": "Crossref",
    "crossref.matching": "Decision Judgement Match",
    "crossref.work": "Work",
    "errors": "BadAnswer CannotRead CannotWrite CarciteError ChallengePage EnrichError InvalidIdentifier NotAsked NotRegistered NothingFound SeveralArticles Unavailable UnknownFormat UnreadablePage",
    "evidence": "Claim Claims Reading Remark Trust",
    "formats": "Loaded dump dumps load loads",
    "outcomes": "Failed",
    "pipeline": "enrich enrich_many read read_all read_many",
    "reference": "Date Name Reference",
    "rights": "find_rights",
    "rights.model": "Rights",
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
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
