"""Words folded for comparison: no case, accents, markup or punctuation; Latin letters for Greek and Cyrillic ones."""

from __future__ import annotations

import html
import re
import unicodedata

from carcite.values.patterns import regex

# Face markup belongs to the word that it stands in ("H<sub>2</sub>O"); every other tag parts words.
_FACE = regex(
    r"</?(?:i|b|em|sub|sup|italic|bold|sc|scp|u|tt|(?:jats|mml):\w{1,20})\b[^<>]{0,200}>", re.I
)
_TAG = regex(r"</?[A-Za-z][^<>]{0,200}>")
# TeX commands say how a formula looks; its letters and digits are what other spellings share.
_TEX = regex(r"\\(?:begin|end)\{[^{}]{0,40}\}|\\[A-Za-z]{1,30}")
_WORD = regex(r"[^\W_]+")
# What parts words in ASCII, as blanks, and capitals as small letters: a third of the time of the pattern.
_ASCII = str.maketrans(
    {chr(code): chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
)
# Below it no character combines with another one.
_FIRST_COMBINING = "\u0300"

# Letters that Unicode does not decompose, and the alphabets in which authors and journals are
# transliterated most: one row an alphabet, after ISO 9 and ISO 843 without their accents.
_LETTERS = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n",
    **dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ", "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i i e g u j lj nj c dj dz".replace("-", "").split(" "), strict=True)),
}  # fmt: skip
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρςστυφχψω",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega".split(),
        strict=True,
    )
)
_GREEK_LATIN = str.maketrans(
    dict(
        zip(
            "αβγδεζηθικλμνξοπρςστυφχψω",
            "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
            strict=True,
        )
    )
)
_TABLE = str.maketrans(_LETTERS)


def fold_words(text: str) -> str:
    """Reduce a text to its words: lower case, Latin letters and digits, one blank between two.

    >>> fold_words("RETRACTED: The &lt;i&gt;in-vivo&lt;/i&gt; role of TNF-α &amp; H<sub>2</sub>O")
    'retracted the in vivo role of tnf alpha and h2o'
    >>> fold_words("Čajkovskij, Чайковский")
    'cajkovskij chaikovskii'
    """
    if "&" in text:
        # Titles in Crossref are escaped once or twice.
        text = html.unescape(html.unescape(text)).replace("&", " and ")
    if "<" in text:
        text = _TAG.sub(" ", _FACE.sub("", text))
    if "\\" in text:
        text = _TEX.sub(" ", text)
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    decomposed = unicodedata.normalize("NFKD", text).lower().translate(_TABLE)
    bare = "".join(
        [char for char in decomposed if char < _FIRST_COMBINING or not unicodedata.combining(char)]
    )
    words = _WORD.findall(bare)
    if bare.isascii():
        return " ".join(words)
    return " ".join(word if word.isascii() else _without_greek(word) for word in words)


def _without_greek(word: str) -> str:
    # A word of Greek is transliterated; one letter of it, or one among others, is a symbol's name.
    if len(word) > 1 and all(char in _GREEK for char in word):
        return word.translate(_GREEK_LATIN)
    return "".join(_GREEK.get(char, char) for char in word)


def compact(words: str) -> str:
    """Take the blanks out of folded words, so that "cross section" and "crosssection" are one."""
    return words.replace(" ", "")
