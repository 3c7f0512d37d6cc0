"""BibTeX and BibLaTeX, written and read; `to_bibtexparser` and `from_bibtexparser` for who has its library.

The modules are imported when they are first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carcite.formats.bibtex.bibtexparser_library import from_bibtexparser, to_bibtexparser
    from carcite.formats.bibtex.writing import dumps, dumps_biblatex

__all__ = ["dumps", "dumps_biblatex", "from_bibtexparser", "to_bibtexparser"]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = "writing" if name.startswith("dumps") else "bibtexparser_library"
        return getattr(import_module(f"carcite.formats.bibtex.{module}"), name)
