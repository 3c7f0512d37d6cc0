"""What a licence's sentence speaks of: the article, its data, a figure, the site, or nothing in particular."""

from __future__ import annotations

from carcite.lexicon.words import LABELS
from carcite.model.rights import Scope
from carcite.values.patterns import one_of, regex

# What the words before a licence's name are about: the first of these is the sentence's subject.
_SUBJECT = regex(
    r"(?P<this>\b(?:this|the present) (?:version of (?:this|the) )?(?:open[- ]access )?(?:manuscript|preprint|pre-print|version|accepted manuscript) (?:version )?(?:is|was|has been|may)\b)"
    r"|(?P<article>\b(?:articles?|papers?|works?|manuscripts?|chapters?|books?|reports?|publications?|thesis|monographs?|abstracts?"
    r"|obra|artículo|artigo|trabalho|travail|œuvre|werk|beitrag|artikel|lavoro|opera)\b)"
    r"|(?P<figure>\b(?:fotografías?|fotografias?|photographies?|fotos?|bilder|abbildungen|imágenes|imagens|figures?|fig\.|images?|photos?|photographs?|pictures?|illustrations?|graphics?|maps?|videos?|icons?|logos?)(?![a-z]))"
    r"|(?P<data>\b(?:recordings?|occurrences|sequences|raw reads|posts|tweets|wikipedia text|annotations|transcripts|codebook|ontolog(?:y|ies)|lexicon|3d models?|data|datasets?|data sets?|databases?|metadata|code|software|scripts?|source code|package|dryad|zenodo|figshare|repository|github|supplementary (?:material|files?|data)|questionnaire|corpus|protocol)\b(?! deposition))"
    r"|(?P<site>\b(?:site content|(?:this|our|the) (?:web ?site|site|portal|platform|blog|page)\b|materials? (?:prior to|published in or after|on this|here)\b|content on\b))"
)
_JOURNAL = regex(
    r"\b(?:authors who publish|authors? (?:agree|retain)|(?:this|our) journal (?:is|are|adopts|uses|applies|publishes|provides|allows)"
    r"|(?:all|the) (?:articles|papers|contents?|manuscripts|works|materials?)\b[^.;]{0,60}\b(?:journal|revista|zeitschrift|magazine)"
    r"|articles (?:are|published) (?:in|by|under)|all (?:articles|papers|manuscripts|works)\b|los autores|os autores|les auteurs (?:qui|conservent)"
    r"|autor(?:es)? que publi)"
)
SITE = regex(
    r"\b(?:all|the) (?:site|website|web ?site) content|content (?:of|on|from) (?:this|our|the) (?:web ?)?site|^materials? (?:prior|published in or after)"
    r"|^(?:this|our|the) (?:web ?site|site)\b"
)
DATA_AFTER = regex(
    r"^[^.;]{0,60}?\b(?:applies|apply|applied) to (?:the |all |any )?(?:associated |underlying )?(?:data|metadata|dataset)"
    r"|^\W{0,3}(?:licen[cs]e)?\s?:[^.;]{0,60}\bdata\b"
    r"|^\W{0,3}(?:\([^)]{0,60}\)\s?)?(?:waiver |licen[cs]e )?(?:for|to) (?:the |all |our |any )?(?:data|metadata|datasets?)\b"
)
_OTHER_VERSION = regex(
    r"\b(?:any|an?|the|your|their|its|accepted) (?:author['’]?s? )?(?:accepted manuscript|author accepted|postprint|post-print|submitted version"
    r"|preprint|pre-print|earlier version|author version|accepted version|self-archived)"
    r"|\bcreative commons version\b|\bauthor['’]?s? accepted manuscript\b"
)
_THIRD_PARTY = regex(
    r"\b(?:adapted|reproduced|reprinted|redrawn|modified|taken|borrowed|excerpted)\b[^.;]{0,80}\b(?:from|by)\b"
    r"|third[- ]party|\b(?:image|photo|picture|figure) (?:credit|source|by)\b|\bcourtesy of\b"
)
_MENTIONED = regex(
    r"\b(?:such as|e\.g\.?,?|for example|for instance|choos(?:e|es|ing)|chose|choice of|options?|opt(?:ed)? for|prefer(?:red)?"
    r"|recommend(?:ed|s)?|requir(?:e|es|ed|ing)|mandat(?:e|es|ed)|versus|vs\.?|compared|whether|could|should|would|might"
    r"|percent|per cent|proportion|share of|number of|majority|most of|many of|adopt(?:ed|s|ing|ion)?|explain(?:s|ed)?"
    r"|discuss(?:es|ed)?|critici[sz]e[sd]?|surveyed|analy[sz]ed|participants|respondents|students|policymakers|debate"
    r"|advocat(?:e|es|ed)|introduced in|founded|history of|invented|understand(?:ing)?|knew|asked|interviewed|thought|believed?|took|misread(?:ing)?|share who|label(?:l?ed|s)?|what (?:do|does|each)|students|cancels?|means?\?)\b|\d\s?%"
)
_KEYWORDS = regex(lambda: one_of(LABELS["keywords"]) + r"\b")
# What holds for some articles, or under a condition, is said of none in particular.
_CONDITIONAL = regex(
    r"(?:for|if|where|when|unless|about)\s(?!the purpose)(?:[\w-]+\s){0,4}(?:articles|papers|authors?|works|manuscripts)\b"
    r"|(?:gold )?open[- ]access (?:articles|papers|works|publications) (?!(?:in|of) (?:this|our)\b)"
)
_FOR_SOME = regex(
    r"\b(?:only )?(?:applies|apply|applicable) (?:only )?to (?:all )?(?:gold )?open[- ]access (?:articles|papers|content|publications)\b"
    r"|\bopen[- ]access (?:articles|papers|content|publications) only\b"
)
_GRANTED = regex(
    r"licen[cçs]|lizenz|lisens|lisans|distribut|made available|available|published|released|covered|protected|open[- ]access"
    r"|publicad|publié|\bunder\b|accordance|subject to|governed|permits|terms|copyright|©|bajo|\bsob\b|\bsous\b|unter|onder|\(c\)"
)
# What was done with a thing, or what a study asks, is told of an object of research; a licence is given in the present.
_STUDIED = regex(
    r"\b(?:was|were|has been|have been)\s(?:\w+\s){0,2}(?:downloaded|obtained|split|cropped|kept|dropped|annotated|retrieved|collected|scaled|chosen|selected|sampled|measured|studied|compared|extracted|excluded|converted|coded|searched|lemmatised|tokeni[sz]ed)\b"
    r"|\bformed the\b|\bwhich made\b|\bthis (?:paper|study|article|chapter) (?:asks|compares|examines|discusses|studies|shows|argues|reviews)\b"
    r"|\b(?:foram|fueron|buscaron|se estudi\w+|ont fait l['’]objet|ont été|wurden|sono stat[ei])\b|изуча|исслед|опрош|测得|调查了|研究了|认知度"
)
# A work in a list of references: year;volume:pages.
CITED = regex(r"\b(?:19|20)\d\d;\s?\d{1,4}(?:\(\w{1,9}\))?:\s?\w?\d")
_PLURAL = regex(r"licen[cs]es\b")
_POSITIVE = regex(
    r"\b(?:this|the present|these|cette|cet|ce|este|esta|dieser|dieses|diese|questo|questa|dit|deze)\s(?:is an?\s)?(?:[a-z-]{1,14}\s){0,3}"
    r"(?:articles?|works?|papers?|manuscripts?|journal|publications?|chapters?|books?|report|volume|document|preprint|version|obra|art[ií]culo|artigo|trabalho|travail|œuvre|werk)\b"
    r"|(?:licen[cs]ed|distributed|published|made available|released) (?:with open access )?(?:by [^.;]{0,40} )?(?:under|and distributed under)\b"
)

# Each of these patterns finds nothing where none of its signs stands.
DATA_SIGNS, SITE_SIGNS, CITED_SIGNS = ("data",), ("site", "material"), (";",)
# A name that makes up this share of its sentence is no mention in passing.
BULK = 0.3


def scope_of(low: str, start: int, end: int) -> Scope:
    """Say what the licence named at `start` to `end` of a sentence in lower case is about."""
    before, after = low[max(0, start - 300) : start], low[end : end + 160]
    if any(map(after.__contains__, DATA_SIGNS)) and DATA_AFTER.search(after):
        return "data"
    if any(map(before.__contains__, SITE_SIGNS)) and SITE.search(before):
        return "site"
    other = _OTHER_VERSION.search(before[-200:] + low[start : end + 100])
    subject = _SUBJECT.search(before)
    kind = subject.lastgroup if subject else None
    if other and kind != "this":
        return "other-version"
    if _THIRD_PARTY.search(before):
        return "third-party"
    if kind in ("figure", "data", "site"):
        return "figure" if kind == "figure" else "data" if kind == "data" else "site"
    if _is_mentioned(low, start, end):
        return "mention"
    return "journal" if _JOURNAL.search(before) else "article"


def grants(low: str) -> bool:
    """Tell whether a sentence says of a work that it is under a licence."""
    return _POSITIVE.search(low) is not None


def names_a_licence(low: str) -> bool:
    """Tell whether a sentence has more than the words "Creative Commons" to make a licence of them."""
    return len(low.split()) < 4 or not _is_latin(low) or _GRANTED.search(low) is not None


def _is_mentioned(low: str, start: int, end: int) -> bool:
    """Tell whether a sentence only talks of a licence, and grants none."""
    before, after = low[max(0, start - 200) : start], low[end : end + 60]
    if _STUDIED.search(low[max(0, start - 200) : end + 120]) and not grants(before):
        return True
    cited = any(map(low.__contains__, CITED_SIGNS))
    if "?" in after[:40] or (cited and CITED.search(low[end : end + 200])):
        return True
    if not low.isascii() and not _is_latin(low):
        return False
    if _CONDITIONAL.match(low) or _KEYWORDS.match(low) or _FOR_SOME.search(low, end):
        return True
    positive = _POSITIVE.search(before)
    if _MENTIONED.search(before) and not positive:
        return True
    if (end - start) >= BULK * len(low):
        return False
    plural = _PLURAL.search(low[start : end + 10]) and "/" not in low[start:end]
    if plural and not positive:
        return True
    return not positive and not _GRANTED.search(low[:start] + after)


def _is_latin(low: str) -> bool:
    letters = [char for char in low if char.isalpha()]
    return sum(char < "\u0250" for char in letters) * 2 > len(letters)
