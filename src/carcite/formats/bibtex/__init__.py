"""BibTeX and BibLaTeX, written and read."""

from carcite.formats.bibtex.bibtexparser_library import from_bibtexparser, to_bibtexparser
from carcite.formats.bibtex.table import DIALECTS
from carcite.formats.bibtex.writing import dumps, dumps_biblatex, name, suffixes

__all__ = [
    "DIALECTS",
    "dumps",
    "dumps_biblatex",
    "from_bibtexparser",
    "name",
    "suffixes",
    "to_bibtexparser",
]
