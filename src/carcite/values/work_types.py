"""What kind of work a page says it is about, in whatever vocabulary, as a CSL type; and which DOIs are preprints'.

The vocabularies: COAR Resource Types 3.1, OpenAIRE's `info:eu-repo/semantics/`, DCMI types, schema.org,
JATS `article-type`, COinS `rft.genre`, BibTeX's entries, EPrints' and DSpace's own words, and what
repositories in other languages say.
"""

from __future__ import annotations

import re

from carcite.lexicon.words import WORKS
from carcite.values.patterns import regex
from carcite.values.text import clean, fold

# Matched whole, without case, accents, blanks and hyphens.
_TYPES = {fold(word): kind for kind, words in WORKS.items() for word in words}

_FIRST_WORD = regex(r"[^\W_]+")
_FIRST_WORDS = frozenset(
    fold(_FIRST_WORD.findall(word)[0]) for words in WORKS.values() for word in words
)

# COAR Resource Types 3.1, by the last part of their addresses.
_COAR = {
    code: kind
    for kind, codes in {
        "article-journal": "c_6501 c_2df8fbb1 c_dcae04bc c_beb9 c_7bab c_545b c_b239 c_3e5a c_7acd",
        "review-book": "c_ba08",
        "article": "c_816b c_8042",
        "paper-conference": "c_c94f c_5794 c_18cp",
        "speech": "c_6670 c_18co c_8544",
        "chapter": "c_3248",
        "book": "c_2f33 c_f744",
        "thesis": "c_46ec c_db06 c_bdcc c_7a1f",
        "report": "c_93fc c_18ww c_18ws c_18gh c_186u c_18op c_18hj c_18wq c_18wz",
        "dataset": "c_ddb1",
        "software": "c_5ce6",
        "patent": "c_15cd",
        "map": "c_12cc c_12cd",
        "motion_picture": "c_12ce c_8a7e",
        "graphic": "c_c513 c_ecc8",
        "interview": "c_26e4",
        "musical_score": "c_18cw",
    }.items()
    for code in codes.split()
}
_ADDRESS = regex(
    r"(?:info:eu-repo/semantics/|https?://(?:www\.)?(?:purl\.org/(?:coar/resource_type|dc/dcmitype|spar/fabio|ontology/bibo)|schema\.org|vocabularies\.coar-repositories\.org/resource_types)/)",
    re.I,
)
# "Thesis (PhD)", "Text; Thesis", "text.Thesis.Doctoral", "Conference or Workshop Item - Paper".
_PARTED = regex(r"[;,:>()\[\]|.—]|\s[-–/]\s")
# "Restricted Access Thesis": so many words at either end of a statement may be the kind.
_LONGEST_KIND = 3
# What a page says of a work besides its kind: "Open access peer-reviewed chapter".
_BESIDES = regex(
    r"(?:(?:an?|the|this|open[- ]access|free[- ]access|peer[- ]reviewed|refereed|original|published|unpublished|full|invited|new|first online|electronic)\b[\s,:|·•–-]{0,3})+",
    re.I,
)
_LINE_PART = regex(r"[,|•·(]")
# "Working Paper 99001", "Technical Report No. TR-12/3"
_NUMBER = regex(
    r"(?<=[^\W\d_][^\W\d_])(?:\s(?:no|nr|n[º°o]|№|#)\.?)?\s[A-Z]{0,5}-?\d[\w./-]{0,15}$", re.I
)
# Kinds that a line says by a single word, but for words that head a section.
_BY_ONE_WORD = frozenset({"thesis", "chapter", "article", "dataset"})
_HEADINGS = frozenset({"data", "corpus"})
LONGEST = 120


def parse_work_type(text: str) -> str:
    """Return the CSL type that words for a kind of work mean; raises ValueError where they mean none.

    >>> parse_work_type("Master's thesis"), parse_work_type("http://purl.org/coar/resource_type/c_ddb1")
    ('thesis', 'dataset')
    """
    words = clean(text)
    if len(words) <= LONGEST:
        bare = _ADDRESS.sub("", words).strip(" /")
        parts = [bare, *_PARTED.split(bare)]
        for part in parts:
            found = _COAR.get(part.strip().lower()) or _TYPES.get(fold(part))
            if found is not None:
                return found
        for part in parts[1:]:
            for count in range(_LONGEST_KIND, 0, -1):
                ends = (part.split()[:count], part.split()[-count:])
                for end in ends:
                    if (found := _TYPES.get(fold(" ".join(end)))) is not None:
                        return found
    raise ValueError(f"{text[:60]!r} is not a known type of work")


def find_work_type(line: str) -> str | None:
    """Return the CSL type that a line of a page says its work is of; None where it says something else.

    The line says so and no more, or begins so: a title that holds such a word is no statement.

    >>> find_work_type("Doctoral dissertation, University of Ostmark, 2015")
    'thesis'
    >>> find_work_type("Open access peer-reviewed chapter"), find_work_type("Technical Report No. TR-12/3")
    ('chapter', 'report')
    >>> find_work_type("Chapters in the life of a reed") is None
    True
    """
    words = clean(line)
    if len(words) > LONGEST:
        return None
    bare = _BESIDES.sub("", words, count=1) if _BESIDES.match(words) else words
    # Most lines begin with a word that no kind begins with.
    begins = _FIRST_WORD.search(bare)
    if begins is None or fold(begins.group()) not in _FIRST_WORDS:
        return None
    first = _LINE_PART.split(bare, maxsplit=1)[0]
    for part, may_be_one_word in ((bare, True), (first, True), (_NUMBER.sub("", bare), False)):
        word = fold(part)
        kind = _TYPES.get(word)
        # "Data", "Report" and "Video" alone are headings and buttons of any page.
        alone = may_be_one_word and kind in _BY_ONE_WORD and word not in _HEADINGS
        if kind is not None and (alone or len(part.split()) > 1):
            return kind
    return None


# DOIs that preprint servers give: bioRxiv and medRxiv (10.1101 is also the prefix of Cold Spring
# Harbor's journals, whose suffixes begin with letters; 10.64898 is not), arXiv, OSF and those on it,
# SSRN, Research Square, ChemRxiv, Preprints.org, Authorea, TechRxiv, EarthArXiv.
_PREPRINT = regex(
    r"10\.(?:1101/(?:20\d\d\.|\d{6}$)|64898/20\d\d\.|48550/|3123[145]/|31219/|2139/ssrn|21203/rs|26434/chemrxiv|20944/preprints|22541/|36227/|31223/)",
    re.I,
)


def is_preprint_doi(doi: str) -> bool:
    """Whether a DOI is one that a preprint server gives.

    >>> is_preprint_doi("10.1101/2021.04.22.440991"), is_preprint_doi("10.1101/gr.133744.111")
    (True, False)
    """
    return _PREPRINT.match(doi) is not None
