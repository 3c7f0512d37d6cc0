"""RIS, written and read; `to_rispy` and `from_rispy` for who has rispy's records.

The modules are imported when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carcite.formats.ris.rispy_records import from_rispy, to_rispy
    from carcite.formats.ris.writing import dumps

__all__ = ["dumps", "from_rispy", "to_rispy"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = "writing" if name == "dumps" else "rispy_records"
        return getattr(import_module(f"carcite.formats.ris.{module}"), name)
