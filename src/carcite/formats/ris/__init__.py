"""RIS, written and read; `to_rispy` and `from_rispy` for who has rispy's records.

The modules are imported when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carcite.formats.ris.rispy_records import from_rispy, to_rispy

__all__ = ["from_rispy", "to_rispy"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name in __all__:
            return getattr(import_module("carcite.formats.ris.rispy_records"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
