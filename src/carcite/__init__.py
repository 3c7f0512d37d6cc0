"""Turn a citation page into a reference one can trust, with its rights."""

from carcite.errors import (
    CannotWrite,
    CarciteError,
    ChallengePage,
    InvalidIdentifier,
    NothingFound,
    SeveralArticles,
    UnknownFormat,
    UnreadablePage,
)
from carcite.evidence import Claim, Claims, Reading, Remark, Trust
from carcite.formats import dump, dumps
from carcite.pipeline import read, read_all
from carcite.reference import Date, Name, Reference
from carcite.rights import find_rights
from carcite.rights.model import Rights

__version__ = "0.1.0"

__all__ = [
    "CannotWrite",
    "CarciteError",
    "ChallengePage",
    "Claim",
    "Claims",
    "Date",
    "InvalidIdentifier",
    "Name",
    "NothingFound",
    "Reading",
    "Reference",
    "Remark",
    "Rights",
    "SeveralArticles",
    "Trust",
    "UnknownFormat",
    "UnreadablePage",
    "__version__",
    "dump",
    "dumps",
    "find_rights",
    "read",
    "read_all",
]
