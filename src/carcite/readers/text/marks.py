"""The marks that tie a name to a place: numbers, letters and signs, however a renderer prints what was raised."""

from __future__ import annotations

import re

from carcite.values.patterns import regex

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SIGNS = "*∗＊†‡§¶‖∥#✉⊥◊⟂⊗○●■□▲△▼▽◆◇"
# Renderers of plain text print a raised mark behind a caret: "Ana Paz^1,^2", "Ana Paz, ^a Bo Li ^*b".
_CARET = regex(rf"\^(?=[\da-z{SIGNS}])")
_CARET_LETTERS = regex(rf"[\s,]{{0,2}}\^(?P<marks>[{SIGNS}]?[a-z](?:,?\^?[a-z])*)(?![^\W\d_])")
# HAL and INRIA bracket them: "Ana Paz (1), Bo Li (2, 1)".
_BRACKETED = regex(
    r"(?<=[^\W\d_])\s?\((?P<marks>\d{1,2}(?:\s?,\s?\d{1,2}){0,5})\)(?=\s?(?:[,;]|$|and\b|et\b))"
)
# SciELO glues Roman numbers: "Ana PazI; Bo LiII, III".
_ROMAN = r"(?:I{1,3}|IV|VI{0,3}|IX|X)"
_ROMANS = regex(
    rf"(?<=[a-zà-ÿ])(?P<marks>{_ROMAN}(?:\s?,\s?{_ROMAN})*)(?=\s?[;,]|\s?\*|$|\s(?:e|y|and)\s)"
)
_ROMAN_BEFORE = regex(rf"(?P<mark>{_ROMAN})(?=[A-ZÀ-Þ][a-zà-ÿ]{{2}})")
# One letter alone is as well the first of a name ("ICube", "XLim", "VTech"): behind it a word stands
# that lists of places begin with, in the languages of the journals that print such marks.
_BEGINS_PLACE = regex(
    r"(?:Univ|Inst|Ist|Dep|Dip|Fac|Cent|Col|Esc|Éc|Ec|Hosp|Hôp|Lab|Prog|Pós|Post|Grad|Doct|Dout|Mest|Prof|Curs|Grup|Sec|Serv|Min|Fund|Fond|Núc|Uni|Aca|Div|Sch|Soc|Ass|Cons|Emp|Mus|Dir|Enf|Méd|Med|Res|Nat)"
)
_ROMAN_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), start=1
    )
}


# CSIRO's letters are capitals: "Ida M. Aalto A B * , Bo Oe C and Paolo Rossi D".
_CAPITALS_BEHIND = regex(
    r"(?<=[a-zà-ÿ])(?P<marks>(?:\s[A-H]){1,4})(?=\s?(?:\*\s?)?(?:,|;|\sand\s|$))"
)
FEWEST_CAPITALS = 3
_BETWEEN_NAMES = regex(r"[,;*]|\sand\s")


def _capitals_as_numbers(words: str) -> str:
    """Write capitals behind the names as numbers where each comes first in the order of the alphabet: else they are initials."""
    letters = [letter for one in _CAPITALS_BEHIND.findall(words) for letter in one.split()]
    firsts = "".join(dict.fromkeys(letters))
    if len(firsts) < FEWEST_CAPITALS or not "ABCDEFGH".startswith(firsts):
        return words
    # "Smith A, Jones B": a letter behind a single word is the initial of its name.
    names = _BETWEEN_NAMES.split(_CAPITALS_BEHIND.sub("", words))
    if any(len(name.split()) == 1 for name in names if name.strip(" *")):
        return words
    return _CAPITALS_BEHIND.sub(
        lambda found: " " + ",".join(str(ord(one) - 64) for one in found["marks"].split()), words
    )


def marks_of_names(line: str) -> str:
    """Write the marks of a line of names as numbers and signs right behind each name."""
    words = line.translate(SUPERSCRIPTS)
    if " A" in words and " B" in words:
        words = _capitals_as_numbers(words)
    if "^" in words:
        words = _CARET.sub("", _CARET_LETTERS.sub(lambda found: " " + found["marks"] + ",", words))
    if "(" in words and len(_BRACKETED.findall(words)) > 1:
        words = _BRACKETED.sub(lambda found: f" {found['marks']}", words)
    # One name that ends so may be anything: "Pope Pius", "Type I".
    if "I" in words and len(_ROMANS.findall(words)) > 1:
        words = _ROMANS.sub(lambda found: " " + _as_numbers(found["marks"]), words)
    return words


def mark_of_place(line: str) -> str:
    """Write the mark before a place as a number or a letter."""
    words = line.translate(SUPERSCRIPTS)
    if words.startswith("^"):
        return _CARET.sub("", words, count=1)
    roman = _ROMAN_BEFORE.match(words) if words[:1] in "IVX" else None
    if roman is None or (len(roman["mark"]) == 1 and not _BEGINS_PLACE.match(words, roman.end())):
        return words
    return f"{_ROMAN_NUMBERS[roman['mark']]} {words[roman.end() :]}"


def _as_numbers(romans: str) -> str:
    return ",".join(_ROMAN_NUMBERS[word] for word in re.split(r"\s?,\s?", romans))
