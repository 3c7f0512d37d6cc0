"""RIS, written and read."""

from carcite.formats.ris.rispy_records import from_rispy, to_rispy
from carcite.formats.ris.writing import DIALECTS, dumps, name, suffixes

__all__ = ["DIALECTS", "dumps", "from_rispy", "name", "suffixes", "to_rispy"]
