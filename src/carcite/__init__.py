"""Turn a citation page into a reference one can trust, with its rights."""

__version__ = "0.1.0"
from carcite.rights import find_rights
