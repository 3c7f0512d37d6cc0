"""Languages: what pages say becomes a BCP 47 tag, and a guess from the words where they say nothing."""

from __future__ import annotations

import re

from carcite.lexicon.words import FUNCTION_WORDS, LANGUAGES
from carcite.values.patterns import regex

_CODES = {word: code for code, words in LANGUAGES.items() for word in words.split()}
_TAG = regex(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].{0,20})?", re.I)

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
