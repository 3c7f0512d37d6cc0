"""The words by which Creative Commons licences go in the languages of their deeds.

A word is matched folded: case, accents, spaces, hyphens and look-alike letters of other alphabets
do not matter, so "Non Commercial", "non-commercial" and "NonCommercial" are one.
The lexicon has the words of each element by language (`[cc]`): facts from the titles of the deeds and
legal codes (creativecommons.org, August 2026) and from the spellings that journal software prints.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from carcite.lexicon.words import CC_ELEMENTS

# Words that name a whole tool.
TOOL_WORDS = {
    "zero": "CC0|CCZero|Zero|CC0 Public Domain Dedication|Public Domain Dedication|CC0 waiver",
    "mark": "Public Domain Mark|PDM",
}

# Words that stand between the words of a licence's name and say nothing of its kind.
FILLERS = (
    "creative|commons|common|kreativni|cc|license|licence|licenses|licences|licens|licensed|licenseterms"
    "|licencia|licença|licenza|licència|llicència|lizenz|licencja|licencji|licencí|lisens|lisensi|licentie"
    "|licenca|licence|licenciją|licencija|lisans|лицензия|лицензии|лиценца|ліцензія|leyfi"
    "|deed|legalcode|legal code|user|public|unported|generic|international|intl|internacional"
    "|internationale|internazionale|internationaal|internationell|internasional|internacionalna"
    "|међународна|universal|the|v|ver|version|versión|versão|terms|open access"
    "|copyright|知识共享|知識共享|创作共用|クリエイティブコモンズ|크리에이티브커먼즈|国际|國際|国際|许可协议|授權條款"
)  # fmt: skip

# Ports in words beyond Creative Commons' English ones, as deeds of the country itself print them.
PORT_WORDS = {
    "at": "Austria|Österreich",
    "au": "Australia",
    "be": "Belgium|België|Belgique",
    "br": "Brazil|Brasil",
    "ca": "Canada",
    "ch": "Switzerland|Schweiz|Suisse|Svizzera",
    "cl": "Chile",
    "cn": "China Mainland|Mainland China|中国大陆|China",
    "co": "Colombia",
    "cz": "Czech Republic|Česko|Česká republika",
    "de": "Germany|Deutschland",
    "dk": "Denmark|Danmark",
    "ec": "Ecuador",
    "ee": "Estonia|Eesti",
    "es": "Spain|España",
    "fi": "Finland|Suomi",
    "fr": "France",
    "gr": "Greece|Ελλάδα",
    "hk": "Hong Kong|香港",
    "hr": "Croatia|Hrvatska",
    "hu": "Hungary|Magyarország",
    "ie": "Ireland",
    "igo": "IGO",
    "il": "Israel|ישראל",
    "in": "India",
    "it": "Italy|Italia",
    "jp": "Japan|日本",
    "kr": "Korea|South Korea|대한민국",
    "lu": "Luxembourg",
    "mx": "Mexico|México",
    "nl": "Netherlands|Nederland",
    "no": "Norway|Norge",
    "nz": "New Zealand",
    "pe": "Peru|Perú",
    "pl": "Poland|Polska",
    "pt": "Portugal",
    "ro": "Romania|România",
    "rs": "Serbia|Србија|Srbija",
    "scotland": "UK Scotland|Scotland",
    "se": "Sweden|Sverige",
    "sg": "Singapore",
    "si": "Slovenia|Slovenija",
    "th": "Thailand|ประเทศไทย",
    "tw": "Taiwan|台灣|臺灣",
    "uk": "UK England Wales|UK England and Wales|England Wales|England and Wales|United Kingdom|UK",
    "us": "United States|United States of America|USA",
    "vn": "Vietnam|Việt Nam",
    "za": "South Africa",
}

# Cyrillic letters that look Latin: journal software mixes them within one word ("Aуторство").
LOOKALIKES = str.maketrans("авеіјкмнорстухѕ", "abeijkmhopctyxs")


@cache
def fold_char(char: str) -> str:
    """Fold one character to lower-case letters and digits without accents; anything else to ""."""
    plain = unicodedata.normalize("NFKD", char).casefold().translate(LOOKALIKES)
    return "".join(part for part in plain if part.isalnum())


def fold_letters(text: str) -> str:
    """Fold a text to lower-case letters and digits without accents, spaces or punctuation."""
    return text.translate(_ASCII) if text.isascii() else "".join(map(fold_char, text))


# What is left out is None, with which a text of ASCII alone is folded at once.
_ASCII = {code: fold_char(chr(code)) or None for code in range(128)}


@cache
def element_words() -> dict[str, str]:
    """Map each folded word to its element or tool: by, nc, nd, sa, zero, mark."""
    words = {fold_letters(word): element for element, row in CC_ELEMENTS.items() for word in row}
    tools = {
        fold_letters(word): tool for tool, row in TOOL_WORDS.items() for word in row.split("|")
    }
    return words | tools


@cache
def filler_words() -> frozenset[str]:
    """Give the folded words that may stand within a licence's name."""
    return frozenset(fold_letters(word) for word in FILLERS.split("|"))


@cache
def port_words() -> dict[str, str]:
    """Map a folded name of a country to its port's code."""
    return {fold_letters(word): port for port, row in PORT_WORDS.items() for word in row.split("|")}


@cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Give all folded words by their first letter, the longest first."""
    words = set(element_words()) | filler_words() | set(port_words())
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return {
        letter: tuple(word for word in ordered if word[0] == letter)
        for letter in {word[0] for word in words}
    }


def words_at(letters: str, position: int) -> Iterator[str]:
    """Give the words that folded letters have at a position, the longest first."""
    for word in vocabulary().get(letters[position : position + 1], ()):
        if letters.startswith(word, position):
            yield word
