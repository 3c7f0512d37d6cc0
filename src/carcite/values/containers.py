"""What the title of a journal, a book or a series tells of what stands in it."""

from __future__ import annotations

import re

from carcite.values.patterns import regex
from carcite.values.text import fold

# --- what is no journal, book or series -------------------------------------------------------

# Behind a title, before a volume, in a trail or a browser's title bar stand these as a journal does.
_PLATFORMS = (
    "springerlink|springer|springer nature link|sciencedirect|sciencedirect topics|pubmed|pmc|pubmed central|europe pmc|ncbi|ieee xplore"
    "|ieee journals & magazine|ieee conference publication|arxiv|zenodo|figshare|dryad|osf|github|google|crossref|scopus|web of science"
    "|wiley online library|acs publications|taylor & francis online|taylor & francis|sage journals|oxford academic|oup academic|jstor"
    "|project muse|project euclid|ssrn|annual reviews|mit press journals|mit press|hal|cambridge core|emerald insight|iopscience|bioone"
    "|rsc publishing|karger publishers|the royal society|acm digital library|acm conferences|semantic scholar|researchgate|academia.edu"
    "|request pdf|scitation|aip publishing|ametsoc|usenix|scielo|scielo brasil|j-stage|dspace|digital commons|institutional repository"
    "|sina weibo"
)
_LABELS = (
    "home|article|articles|abstract|full text|fulltext|free full text|html|pdf|editorial|research|research article|original article|original paper"
    "|review|review article|paper|research paper|short communication|case report|case reports|letter|contents|table of contents|metrics|about|login|search"
    "|current|archives|artículo|articulo|artigo|open|volume|issue|page|next|previous|browse|notes|corresponding author"
)
_NO_NAMES = frozenset(map(fold, f"{_PLATFORMS}|{_LABELS}".split("|")))
_NO_BEGINNING = regex(
    r"(?:add to|search (?:in|for)|back to|next (?:article|issue)|previous (?:article|issue)|download(?:ed|s)?|cite(?! )|cite (?:this|as)|citation|citer|citar"
    r"|about (?:the|this)|home|external links|sina weibo|note|all (?:journals|issues)|browse|see (?:also|all|more)|view|journal (?:metrics|home|info)"
    r"|in (?:this|press)|this|special (?:issue|topic)|early career|contents|figure|fig\.|tab\.|metrics|google|pubmed|scopus|web of (?:science|knowledge)|crossref"
    r"|zenodo|figshare|dryad|github|osf|https?:|doi|©|copyright\s(?:\(c\)|©|\d|notice)|corresponding|received|accepted|published|by|login|issn"
    r"|vol|vol\.|volume|issue|pages?(?! of)|current (?:issue|archives)"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december))(?!\w)"
    r"|\W",
    re.I,
)
# An address, a button, a sentence, an award.
_IN_NO_NAME = regex(
    r"@|https?:|:$|\.(?:com|org|net|edu)\b|[.!?]\s+[A-ZÀ-Þ][a-zà-ÿ]+\s[a-zà-ÿ]+\s|(?i:.{0,30}\baward$)"
    r"|\b(?i:(?<!: )(?:free|open|full) access|full[- ]?text|analytics|download|herunterladen|descargar|télécharger|baixar"
    r"|(?:controlled|clinical) trial$|logo|cookies?)\b"
    r"|\b(?:University Press|Publishing|Publishers|Verlag)$"
)
LONGEST_CONTAINER = 150


def can_be_container(words: str) -> bool:
    """Say whether words can be the title of a journal, a book or a series: no label, button, platform or sentence.

    >>> can_be_container("Research Policy"), can_be_container("Research Article")
    (True, False)
    """
    return (
        1 < len(words) < LONGEST_CONTAINER
        and fold(words) not in _NO_NAMES
        and _NO_BEGINNING.match(words) is None
        and _IN_NO_NAME.search(words) is None
    )


# --- what a journal, a book or a series is ----------------------------------------------------

# The Proceedings of the National Academy of Sciences and of the Royal Society are journals; a book of
# proceedings names its meeting.
_PROCEEDINGS = regex(
    r"\b(?:proceedings|proc\.|workshops?|companion|adjunct)\b.{0,160}\b(?:conference|conf\.|symposium|workshops?|meeting|congress)\b"
    r"|^(?:workshops?|conference|symposium)\b.{0,20}\b(?:at|on|of)\b|\b(?:conference|symposium) on\b"
    r"|^advances in neural information processing systems",
    re.I,
)


def is_proceedings(title: str) -> bool:
    """Say whether a container's title is that of a meeting's proceedings.

    >>> is_proceedings("Proceedings of the 12th Symposium on Tides")
    True
    >>> is_proceedings("Proceedings of the National Academy of Sciences")
    False
    """
    return _PROCEEDINGS.search(title) is not None
