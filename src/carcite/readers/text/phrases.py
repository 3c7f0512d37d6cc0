"""What pages print between their values: stock phrases, strong labels, glued sentences, words of rights prose."""

from __future__ import annotations

import re

from carcite.lexicon.words import LABELS
from carcite.readers.frontiers import JOURNALS
from carcite.values.patterns import regex

# Words that only a statement about rights has, in the languages of Open Journal Systems' notices.
RIGHTS_WORDS = regex(
    r"©|\(c\)\s?(?:19|20)\d\d"
    r"|\b(?:copyright|licen[cs]|creative\s?commons|CC[ -]BY|CC0\b|all rights\b|exclusive\b|permission|reproduc|hereby\b|warrant"
    r"|derechos\b|licença|direitos\b|droits\b|Urheber|Lizenz|Nutzungsrecht|cede[mn]?\b|assign(?:s|ed)?\b|transfer(?:s|red)?\b)"
    r"|许可|版权|授权|ライセンス|лицензи|авторск",
    re.I,
)  # fmt: skip
# One of these, in small letters, is in all that the pattern of rights words finds.
_RIGHTS_STEMS = (
    "copyright", "licen", "permission", "©", "(c)", "creative", "cc", "all rights", "exclusive",
    "reproduc", "hereby", "warrant", "derechos", "direitos", "droits", "urheber", "lizenz",
    "nutzungsrecht", "cede", "assign", "transfer", "许可", "版权", "授权", "ライセンス", "лицензи",
    "авторск",
)  # fmt: skip


def has_rights_words(words: str) -> bool:
    """Say whether words have one that only a statement about rights has."""
    low = words.lower()
    return any(map(low.__contains__, _RIGHTS_STEMS)) and RIGHTS_WORDS.search(words) is not None


_FRONTIERS = "|".join(
    sorted((re.escape(journal.abbreviation) for journal in JOURNALS), key=len, reverse=True)
)
# Stock phrases that stand between values wherever a family's pages have them. Each starts a new
# segment ("<") or ends one (">"), however glued.
STOCK = (
    # Frontiers
    r"(?P<a>Sec\. (?=[A-Z]))",
    r"(?P<b>Volume \d{1,4} - (?:19|20)\d\d\b)",
    r"(?P<c>This article is part of (?:the|a) Research Topic)",
    r"(?P<d>The final, formatted version of (?:the|this) article will be published soon\.?)",
    r"(?P<e>(?:Provisionally )?[Aa]ccepted(?=\s{0,2}[A-Z][^:]{0,30}\s{2}[A-Z])|Provisionally accepted)",
    r"(?P<f>View all \d{1,4} (?:articles?|Articles?))",
    r"(?P<g>(?<![a-z] )\*{1,2} ?Correspondence:)",
    r"(?P<h>Disclaimer: ?All claims)",
    r"(?P<i>(?:[A-Z][A-Za-z ]{2,40}|[A-Z]{4,20}(?: [A-Z]{3,20}){0,3}) article(?=\s{0,3}Front\. ))",
    rf"(?P<s>(?:{_FRONTIERS})(?:, \d{{1,2}} [A-Z][a-z]{{2,8}} \d{{4}})?)",
    r"(?P<j>Front\. (?:[A-Z][\w-]{0,15}\.? ?){1,5}(?:, \d{1,2} [A-Z][a-z]{2,8} \d{4})?(?=\s{0,3}(?:Sec\.|\||Volume|$)))",
    # Rights
    r"(?P<k>Copyright(?:: ?©| ?©| ?\([cC]\)) ?(?:19|20)\d\d)",
    r"(?P<l>(?<!Copyright )(?<!Copyright: )(?<!Copyright)© ?(?:19|20)\d\d)",
    r"(?P<m>This (?:work|article|journal|paper) is (?:licen[cs]ed|distributed|published) under|This is an [Oo]pen[- ][Aa]ccess article)",
    r"(?P<n>(?:Esta obra está bajo|Este trabalho está licenciado|Cette œuvre est (?:sous|mise à disposition)|Dieses Werk steht unter|Derechos de autor(?: \(c\))? ?(?:19|20)\d\d|Direitos autorais(?: \(c\))? ?(?:19|20)\d\d|© Tous droits réservés|本作品采用|版权所有))",
    # Open Journal Systems
    r"(?P<o>Corresponding Author(?:\(s\))? ?:)",
    r"(?P<p>(?:Vol|Bd|Jg|Tome?|Núm|No|Nr|v)\. ?\d{1,4}(?: (?:No|Núm|Num|n|Nr|Iss|Issue|N)\.? ?[º°]? ?\d{1,4}(?:[-–/]\d{1,4})?)?(?: ?\((?:19|20)\d\d\))?(?:: [A-Z][^.|:]{0,80}?(?=Abstract|Resum|Authors|Keywords|Palabras|DOI))?)",
    r"(?P<q>(?:Download|Descargar|Baixar) (?:Citation|Citations|cita|citação))",
    r"(?P<r>Endnote/Zotero/Mendeley ?\(RIS\))",
)  # fmt: skip
STOCK_PHRASE = regex("|".join(STOCK))
# One of these is in each phrase that a line with line ends is cut at (c to h, m and n), and in few lines.
CUTTING = (
    "View all ", "published soon", "This ", "ccepted", "Correspondence:", "Disclaimer:", "Esta obra",
    "Este trabalho", "Cette œuvre", "Dieses Werk", "Derechos", "Direitos", "© Tous", "本作品", "版权",
)  # fmt: skip
# Those behind which something new begins.
ENDING = frozenset("defijpqrs")

# Labels strong enough to cut a line by: those that stand with a colon before a value ...
_WITH_COLON = ("keywords", "submitted", "accepted", "available", "revised", "published", "corresponding", "doi", "cite", "editors", "reviewers", "license", "section", "abstract", "authors", "issue")  # fmt: skip
# ... those that one line has several of, each with its value: "Volume: 2, Article number: 1011 DOI: …" ...
_IN_RUNS = ("volume", "number", "doi", "page", "issn", "journal", "publisher", "url", "issued")
# ... and those that head a section, where the page has no lines at all.
_HEADINGS = ("abstract", "keywords", "cite", "references", "downloads", "authors", "published", "biography", "related", "issue", "section")  # fmt: skip


def _label_pattern(kinds: tuple[str, ...], end: str) -> re.Pattern[str]:
    return regex(lambda: _labels_and(kinds, end))


def _labels_and(kinds: tuple[str, ...], end: str) -> str:
    words = sorted(
        {word for kind in kinds for word in LABELS[kind] if len(word) > 2 or not word.isascii()},
        key=len,
        reverse=True,
    )
    # A label begins with a capital; a script without capitals has it as it is.
    spelt = (
        re.escape(form)
        for word in words
        for form in dict.fromkeys((word[0].upper() + word[1:], word.title(), word.upper()))
    )
    joined = "|".join(spelt)
    # It starts a word, or stands where a lower-case letter or a digit runs into its capital.
    # The first look keeps the long list of words from being tried at every letter.
    return rf"(?=[A-ZÀ-Þ]|[^\x00-\xff])(?<![A-ZÀ-Þ'’-])(?:{joined}){end}"


COLON_LABEL = _label_pattern(_WITH_COLON, r"\s{0,3}[:：]")
RUN_LABEL = _label_pattern((*_WITH_COLON, *_IN_RUNS), r"\s{0,3}[:：]")
HEADING_LABEL = _label_pattern(_HEADINGS, r"(?=\s{0,3}(?:[A-ZÀ-Þ¿¡«“\"(\d\[]|[^\x00-\u2fff]|$))")
# "…from warp afterwards.Keywordsarchaeological textiles": with its line end a label lost its blank too.
GLUED_KEYWORDS = regex(
    r"(?<=[.!?)”])(?:"
    + "|".join(
        re.escape(word[0].upper() + word[1:])
        for word in sorted(LABELS["keywords"], key=len, reverse=True)
    )
    + r")(?=[^\W\d_])(?!s\s?:)"
)
# "…/view/307Keywords:", "…, yieldAbstract": a crawler joined a line to the label that stood under it.
GLUED_ENDS = tuple(
    word[0].upper() + word[1:] + end
    for kind in ("abstract", "keywords")
    for word in sorted(LABELS[kind], key=len, reverse=True)
    if len(word) > 5
    for end in ("", ":")
)
# "License" is a heading only where a notice or a licence follows it at once.
HEADED_RIGHTS = regex(
    r"(?<![\w])(?:"
    + "|".join(
        re.escape(word[0].upper() + word[1:])
        for word in LABELS["license"]
        if len(word) > 4 and "copyright" not in word
    )
    + r")(?=\s{0,3}(?:Copyright|©|\([cC]\)|Derechos de autor|Direitos|This work|This article|Creative Commons))"
)
# A sentence's end that runs into the next without a blank.
GLUE = regex(r"(?<=[a-zà-ÿ\d)\]”\"’»])[.!?。](?=[A-ZÀ-Þ“\"¿¡«(][^.]|[\u4e00-\u9fff])")
SENTENCE = regex(r"(?<=[a-zà-ÿ\d)\]”\"’»])[.!?](?=\s{1,3}[A-ZÀ-Þ“\"¿¡«])|。")
