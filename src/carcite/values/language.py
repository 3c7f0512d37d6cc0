"""Languages: what pages say becomes a BCP 47 tag, and a guess from the words where they say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from carcite.lexicon.words import FUNCTION_WORDS, LANGUAGES, LETTERS
from carcite.values.patterns import regex

_CODES = {word: code for code, words in LANGUAGES.items() for word in words.split()}
_TAG = regex(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.@].{0,20})?", re.I)

# The languages that are written in each script; where words and letters tell none of them, it is the first.
_SCRIPTS = tuple(
    (regex(script), codes.split())
    for script, codes in (
        (r"[\u3040-\u30ff]", "ja"),
        (r"[\uac00-\ud7af]", "ko"),
        (r"[\u4e00-\u9fff]", "zh"),
        (r"[\u0600-\u06ff]", "ar fa ur"),
        (r"[\u0400-\u04ff]", "ru uk be bg sr mk kk"),
        (r"[\u0370-\u03ff]", "el"),
        (r"[\u0590-\u05ff]", "he"),
        (r"[\u0900-\u097f]", "hi"),
        (r"[\u0980-\u09ff]", "bn"),
        (r"[\u0e00-\u0e7f]", "th"),
        (r"[\u10a0-\u10ff]", "ka"),
        (r"[\u0530-\u058f]", "hy"),
    )
)
_OTHER_SCRIPT = regex("|".join(script.pattern for script, _ in _SCRIPTS).replace("]|[", ""))
_OTHERS = frozenset(code for _, codes in _SCRIPTS for code in codes) - {"sr", "kk"}
_LATIN = [code for code in FUNCTION_WORDS if code not in _OTHERS]
# Journals in these are few beside those of a neighbour whose words they share, so they need a margin.
_SELDOM = frozenset("gl eu af sq is mk bs kk uz az ka hy ms".split())
_MARGIN = 0.6
_WORD = regex(r"[^\W\d_]+")


@cache
def _languages_of() -> dict[str, list[str]]:
    """Map each function word to the languages that use it, so that a text is gone through once."""
    found: dict[str, list[str]] = {}
    for code, words in FUNCTION_WORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(code)
    return found


@cache
def _letters() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """Return a pattern for the letters that tell languages apart, and the languages of each."""
    found: dict[str, list[str]] = {}
    for code, letters in LETTERS.items():
        for letter in letters:
            found.setdefault(letter, []).append(code)
    return re.compile(f"[{''.join(found)}]" if found else r"(?!)"), found


def canonical_language(text: str) -> str:
    """Return the BCP 47 tag of a language code or name (`eng`, `en_US`, `English`); raises ValueError."""
    words = text.strip().lower()
    if words in _CODES:
        return _CODES[words]
    found = _TAG.fullmatch(words)
    # ISO 639-2: "und" is undetermined, "zxx" is no language.
    if found is None or found[1] in ("und", "zxx"):
        raise ValueError(f"no language in {text[:60]!r}; examples are en, pt-BR, English")
    primary, script, region = _CODES.get(found[1], found[1]), found[2], found[3]
    return "-".join(
        part for part in (primary, script and script.title(), region and region.upper()) if part
    )


def guess_language(text: str) -> str | None:
    """Guess a text's language from its script, then from its commonest short words and telling letters.

    None when unsure.
    """
    # A capital İ in small letters is an i with a mark of its own, which would cut the word.
    sample = text[:4000].lower().replace("\u0307", "")
    # Most texts are in Latin script, which one search tells of all others.
    if _OTHER_SCRIPT.search(sample) is not None:
        letters = sum(char.isalpha() for char in sample)
        for script, codes in _SCRIPTS:
            # Chinese and Japanese say in one character what takes Latin script three.
            if letters and len(script.findall(sample)) * 5 > letters:
                # The first of a script's languages has most of its texts, and wins a tie.
                weights, _ = _weights(_WORD.findall(sample), codes)
                return max(weights, key=weights.__getitem__)
    words = _WORD.findall(sample)
    weights, counts = _weights(words, _LATIN)
    best, second = sorted(weights, key=lambda code: -weights[code])[:2]
    lead = weights[best] - weights[second]
    if counts[best] < 2 or counts[best] < len(words) * 0.08 or lead <= _LEAST_LEAD:
        return None
    return best


# A word or two that a title in any language may have lead by less.
_LEAST_LEAD = 0.34
# So many of the languages that most words are of are weighed against each other.
_CONTENDERS = 4


def _weights(words: list[str], among: list[str]) -> tuple[dict[str, float], dict[str, int]]:
    """Say how many of a text's words are of each of some languages: weighed, and counted."""
    known, (telling, letters) = _languages_of(), _letters()
    said: list[Iterable[str]] = []
    for word in words:
        if word in known:
            said.append(known[word])
        elif not word.isascii():
            found = set(telling.findall(word))
            said.append({code for letter in found for code in letters[letter]})
    counts = dict.fromkeys(among, 0)
    for codes in said:
        for code in codes:
            if code in counts:
                counts[code] += 1
    weights = dict.fromkeys(sorted(among, key=lambda code: -counts[code])[:_CONTENDERS], 0.0)
    for codes in said:
        shared = [code for code in codes if code in weights]
        for code in shared:
            # What several of them share tells little.
            weights[code] += (_MARGIN if code in _SELDOM else 1) / len(shared)
    return weights, counts
