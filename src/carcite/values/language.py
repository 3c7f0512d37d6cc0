"""Languages: what pages say becomes a BCP 47 tag, and a guess from the words where they say nothing."""

from __future__ import annotations

import re

from carcite.values.patterns import regex

# ISO 639-2 codes and names that pages print, to the ISO 639-1 code that BCP 47 asks for.
LANGUAGES = {
    "en": "eng english anglais inglés inglês englisch",
    "es": "spa spanish español espagnol spanisch castellano",
    "pt": "por portuguese português portugués portugais",
    "fr": "fre fra french français francés francês",
    "de": "ger deu german deutsch alemán allemand",
    "it": "ita italian italiano",
    "nl": "dut nld dutch nederlands",
    "ru": "rus russian русский",
    "zh": "chi zho chinese 中文",
    "ja": "jpn japanese 日本語",
    "ko": "kor korean 한국어",
    "ar": "ara arabic العربية",
    "pl": "pol polish polski",
    "tr": "tur turkish türkçe",
    "id": "ind indonesian bahasa",
    "uk": "ukr ukrainian українська",
    "cs": "cze ces czech čeština",
    "fa": "per fas persian",
    "ca": "cat catalan català",
    "sv": "swe swedish svenska",
}
_CODES = {word: code for code, words in LANGUAGES.items() for word in words.split()}
_TAG = regex(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].{0,20})?", re.I)

# The commonest short words of each language (function words); they tell languages apart in a
# paragraph. Each word stands under each language that uses it often.
FUNCTION_WORDS = {
    "en": "the of and in to is for with that this by are was were from on as an be which at we have has",
    "es": "el la los las de del y en que se una un con por para como su es al son entre lo más fue",
    "pt": "o a os as de do da dos das e em que se uma um com por para como no na ao foi são mais não",
    "fr": "le la les de des du et en que une un dans pour par sur est au aux qui ce cette avec sont plus",
    "de": "der die das und in den von zu mit des für ist im auf dem ein eine nicht sich werden wurde auch",
    "it": "il la le di del della e in che un una per con dei delle nel nella sono è si da gli al come",
    "nl": "de het een van en in is op te dat die voor met zijn werd aan bij ook door niet naar",
    "id": "yang dan di dengan untuk dari pada dalam ini adalah tidak oleh sebagai penelitian",
    "pl": "i w na z do się jest nie oraz przez od dla są to że o po",
    "tr": "ve bir bu için ile olarak olan da de çalışma ise gibi daha",
    "sv": "och i att det som en på är av för med den till ett har om",
    "ca": "el la els les de i en que amb per una un dels del és com al aquest",
}
# Each word with the languages that use it, so that a text is gone through once.
_LANGUAGES_OF = {
    word: tuple(code for code, known in FUNCTION_WORDS.items() if word in known.split())
    for words in FUNCTION_WORDS.values()
    for word in words.split()
}
_WORD = regex(r"[^\W\d_]+")
_SCRIPTS = (
    (regex(r"[\u3040-\u30ff]"), "ja"),
    (regex(r"[\uac00-\ud7af]"), "ko"),
    (regex(r"[\u4e00-\u9fff]"), "zh"),
    (regex(r"[\u0600-\u06ff]"), "ar"),
    (regex(r"[іїєґІЇЄҐ]"), "uk"),
    (regex(r"[\u0400-\u04ff]"), "ru"),
    (regex(r"[\u0370-\u03ff]"), "el"),
    (regex(r"[\u0590-\u05ff]"), "he"),
)
_OTHER_SCRIPT = regex("|".join(script.pattern for script, _ in _SCRIPTS).replace("]|[", ""))


def canonical_language(text: str) -> str:
    """Return the BCP 47 tag of a language code or name (`eng`, `en_US`, `English`); raises ValueError."""
    words = text.strip().lower()
    if words in _CODES:
        return _CODES[words]
    found = _TAG.fullmatch(words)
    # ISO 639-2: "und" is undetermined, "zxx" is no language.
    if found is None or found[1] in ("und", "zxx"):
        raise ValueError(f"no language in {text[:60]!r}; en, pt-BR and English are some")
    primary, script, region = _CODES.get(found[1], found[1]), found[2], found[3]
    return "-".join(
        part for part in (primary, script and script.title(), region and region.upper()) if part
    )


def guess_language(text: str) -> str | None:
    """Guess a text's language from its script, then from its commonest short words; None when unsure."""
    sample = text[:4000]
    # Most texts are in Latin script, which one search tells of all others.
    if _OTHER_SCRIPT.search(sample) is not None:
        letters = sum(char.isalpha() for char in sample)
        for script, code in _SCRIPTS:
            # Chinese and Japanese say in one character what takes Latin script three.
            if letters and len(script.findall(sample)) * 5 > letters:
                return code
    words = _WORD.findall(sample.lower())
    counts = dict.fromkeys(FUNCTION_WORDS, 0)
    for word in words:
        for code in _LANGUAGES_OF.get(word, ()):
            counts[code] += 1
    best, second = sorted(counts, key=lambda code: -counts[code])[:2]
    if counts[best] < 2 or counts[best] < len(words) * 0.08 or counts[best] == counts[second]:
        return None
    return best
