"""Names of people and of bodies."""

from __future__ import annotations

import re
import unicodedata
from typing import Self

from pydantic import model_validator

from carcite.values.bodies import is_body
from carcite.values.frozen import Frozen
from carcite.values.name_cleaning import clean_name
from carcite.values.name_order import family_first
from carcite.values.name_words import (
    CAPITAL_PARTICLES,
    MIDDLE_NAMES,
    PARTICLE_STARTS,
    PARTICLES,
    PORTUGUESE_GIVEN,
    SPANISH_GIVEN,
    SUFFIXES,
    TITLE_WORDS,
    TWO_CHARACTER_FAMILIES,
    VIETNAMESE_FAMILIES,
)
from carcite.values.patterns import regex
from carcite.values.text import remembered


class Name(Frozen):
    """A person by parts (CSL 1.0.2 name variables), or a body, or a name not to be taken apart, as `literal`.

    `orcid` is the bare identifier (`0000-0002-1825-0097`); `affiliation` one string a body.
    """

    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    literal: str | None = None
    orcid: str | None = None
    affiliation: tuple[str, ...] = ()
    email: str | None = None
    corresponding: bool = False

    @model_validator(mode="after")
    def _named(self) -> Self:
        if bool(self.literal) == bool(self.family or self.given):
            raise ValueError("a name has either a family or given name, or a literal")
        return self

    def __str__(self) -> str:
        """The name as one would print it in running text."""
        if self.literal:
            return self.literal
        if self.family and _is_east_asian(self.family):
            return f"{self.family}{self.given or ''}"
        parts = (
            self.given,
            self.dropping_particle,
            self.non_dropping_particle,
            self.family,
            self.suffix,
        )
        return " ".join(part for part in parts if part)


# --- tables ----------------------------------------------------------------------------------

_SUFFIX_ALONE = regex(r"(?:Jr|Sr|Jnr|Snr|II|III|IV|2nd|3rd)\.?")
# In the middle of a name "An" and "To" are Chinese and Vietnamese names: Li An, Zi-An Li.
_SMALL_WORDS = regex(r"\b(?:an|to)\b|^(?:An|To)\s")
_HAN = regex(r"[\u3400-\u9fff\uf900-\ufaff々〇]+")
_HANGUL = regex(r"[\uac00-\ud7af]+")
_SEVERAL = regex(r"\s(?:and|und|&)\s")


@remembered
def parse_name(text: str) -> Name:
    """Parse one name in any of the orders that pages print: "Given Family", "Family, Given", "Family GI".

    Marks, degrees and titles come off; a body and what is uncertain stay literal.
    Raises ValueError when no name is left.

    >>> parse_name("van der Berg, Anna M., Jr.").suffix
    'Jr.'
    """
    words = clean_name(text)
    if not any(char.isalpha() for char in words):
        raise ValueError(f"no name in {text[:80]!r}")
    if is_body(words):
        return Name(literal=words)
    east = _parse_east_asian(words)
    if east is not None:
        return east
    if _SEVERAL.search(words):
        return Name(literal=words)
    if "," in words:
        return _parse_inverted(words)
    return _parse_direct(words)


_IN_NO_NAME = regex(r"[\d:;!?%=@/<>(){}\[\]]")
# A name with degrees, an address and marks; beyond it no line is looked at word by word.
LONGEST_PERSON = 400


# A word in small letters that stands alone, which nothing that is printed around a name can be.
_SMALL_WORD = regex(r"(?:^|(?<=\s))[a-z]{3,}(?!\S)")
_SMALL_IN_NAMES = PARTICLES | frozenset(
    ["and", "by", "with", "others", "otros", "outros", "rer", "nat"]
)


def _has_word_of_no_name(text: str) -> bool:
    """Say whether words are no name, by one word of them; prose is told so before anything is taken off."""
    for found in _SMALL_WORD.finditer(text):
        if found.group() not in _SMALL_IN_NAMES:
            return "orcid" not in text.lower()
    return False


@remembered
def looks_like_person(text: str) -> bool:
    """Say whether words have the shape of a person's name: two to six words, each a name's, nothing else."""
    if len(text) > LONGEST_PERSON or _has_word_of_no_name(text):
        return False
    words = clean_name(text)
    if not words or len(words) > 70 or is_body(words) or _IN_NO_NAME.search(words):
        return False
    if _parse_east_asian(words) is not None:
        return True
    # "Bar-On" is a name, though "on" is a word of titles.
    if TITLE_WORDS.search(words.lower().replace("-", "")) or _SMALL_WORDS.search(words):
        return False
    tokens = words.replace(",", " ").split()
    if not 2 <= len(tokens) <= 7:
        return False
    # "S. K. De": what ends a name is no particle.
    last = tokens[-1] if tokens[-1][:1].isupper() else None
    named = [token for token in tokens if token.lower() not in PARTICLES or token is last]
    return (
        len(named) >= 1
        and all(_is_name_word(token) for token in named)
        and any(len(token.rstrip(".")) > 1 for token in named)
    )


def _is_name_word(token: str) -> bool:
    token = token.strip(".'’`´")
    # A letter of a script without capitals may begin a name; a small letter does not.
    if not token or not (
        token[0].isupper() or (token[0].isalpha() and token[0].upper() == token[0])
    ):
        # "d'Alembert", "al-Rashid", "de-Souza": a particle glued to its name.
        return bool(re.match(r"[a-z]{1,4}['’-][A-ZÀ-Þ]", token))
    return token.isalpha() or all(
        char.isalpha() or char in "-‐'’.`´ʼ·" or unicodedata.combining(char) for char in token
    )


def _is_east_asian(words: str) -> bool:
    return not words.isascii() and bool(_HAN.fullmatch(words) or _HANGUL.fullmatch(words))


def _parse_east_asian(words: str) -> Name | None:
    """Split a name in Han or Hangul: the family name comes first, with a blank or without."""
    if words.isascii():
        return None
    parts = words.replace(",", " ").replace("，", " ").split()
    if not parts or not all(_is_east_asian(part) for part in parts):
        return None
    if len(parts) == 2:
        # "王 小明", and "小 明" spaced out to three characters' width.
        return Name(family=parts[0], given=parts[1])
    whole = "".join(parts)
    if len(parts) > 2 or not 2 <= len(whole) <= 4:
        return Name(literal=whole) if len(whole) <= 4 else None
    cut = 2 if whole[:2] in TWO_CHARACTER_FAMILIES and len(whole) > 2 else 1
    if len(whole) == 4 and cut == 1:
        return Name(literal=whole)
    return Name(family=whole[:cut], given=whole[cut:])


def _parse_inverted(words: str) -> Name:
    parts = [part.strip() for part in words.split(",") if part.strip()]
    if len(parts) == 1:
        return _parse_direct(parts[0])
    if len(parts) == 2 and SUFFIXES.fullmatch(parts[1]):
        direct = _parse_direct(parts[0])
        return (
            direct
            if direct.literal
            else direct.model_copy(update={"suffix": _written_suffix(parts[1])})
        )
    suffix = None
    if len(parts) >= 3 and SUFFIXES.fullmatch(parts[-1]):
        suffix = _written_suffix(parts.pop())
    elif len(parts) >= 3 and SUFFIXES.fullmatch(parts[1]):
        suffix = _written_suffix(parts.pop(1))
    if len(parts) != 2:
        # "A, B, C": which comma cuts the name is not certain.
        return Name(literal=words)
    words_of_family = parts[0].split()
    if suffix is None and len(words_of_family) > 1 and _SUFFIX_ALONE.fullmatch(words_of_family[-1]):
        suffix = _written_suffix(words_of_family.pop())
    particle, family = split_particle(words_of_family)
    given = parts[1]
    tail = given.split()
    if suffix is None and len(tail) > 1 and _SUFFIX_ALONE.fullmatch(tail[-1]):
        # "Orlov, Pavel J. II"
        suffix = _written_suffix(tail.pop())
        given = " ".join(tail)
    # "Berg, Anna van der": the particle is printed behind the given name.
    behind: list[str] = []
    while len(tail) > 1 and tail[-1].lower() in PARTICLES and tail[-1].islower():
        behind.insert(0, tail.pop())
    if behind and not particle:
        particle, given = " ".join(behind), " ".join(tail)
    return Name(
        family=_uncapitalised(" ".join(family)),
        given=_uncapitalised(given) or None,
        suffix=suffix,
        non_dropping_particle=particle or None,
    )


def _parse_direct(words: str) -> Name:
    tokens = words.split()
    if len(tokens) == 1:
        # A person of one name is cited by it (CSL: a family name alone).
        return Name(family=_uncapitalised(words) if len(words) > 5 else words)
    suffix = None
    if len(tokens) > 2 and _SUFFIX_ALONE.fullmatch(tokens[-1]):
        suffix = _written_suffix(tokens.pop().rstrip(","))
    if family_first(tokens):
        return Name(family=_uncapitalised(tokens[0]), given=" ".join(tokens[1:]), suffix=suffix)
    initials = _count_trailing_initials(tokens)
    if initials:
        particle, family = split_particle(tokens[:-initials])
        return Name(
            family=_uncapitalised(" ".join(family)),
            given=" ".join(tokens[-initials:]),
            suffix=suffix,
            non_dropping_particle=particle or None,
        )
    behind = _count_family_in_capitals(tokens)
    if behind > 1:
        start = len(tokens) - behind
    elif _begins_with_family_in_capitals(tokens):
        cut = [_is_word_of_capitals(token) for token in tokens].index(False)
        tokens = tokens[cut:] + tokens[:cut]
        start = len(tokens) - cut
    else:
        start = _start_of_family(tokens)
    particle, family = split_particle(tokens[start:])
    return Name(
        family=_uncapitalised(" ".join(family)),
        given=_uncapitalised(" ".join(tokens[:start])),
        suffix=suffix,
        non_dropping_particle=particle or None,
    )


# Portuguese names end in one of these behind the family name, and are not cited without it.
_KINSHIP_SUFFIXES = frozenset(["Filho", "Neto", "Neta", "Sobrinho", "Júnior", "Junior"])


_PATRONYMIC = regex(r"(?!Inez)[A-ZÀ-Þ][a-zà-ÿ]{2,12}ez")


# What goes on with a Spanish family name; "el" and "al" begin Arabic ones ("Ali Hafez el Sayed").
_SPANISH_PARTICLES = frozenset(["de", "del", "la"])
# "María del Carmen Peñaloza Ruiz", "Maria do Carmo Sousa": the particle is the given name's.
_IN_GIVEN_NAMES = frozenset(["del", "de", "do", "da", "das"])


def _start_of_family(tokens: list[str]) -> int:
    """Find where the family name begins: with the particles before it ("Anna M. van der Berg"), else last."""
    if len(tokens) > 2 and tokens[-1] in _KINSHIP_SUFFIXES:
        start = len(tokens) - 2
        while start > 1 and tokens[start - 1] in ("de", "da", "do", "dos", "das"):
            start -= 1
        return start
    begin = 1
    if len(tokens) > 3 and tokens[1] in _IN_GIVEN_NAMES:
        words = " ".join(tokens).lower()
        spanish = SPANISH_GIVEN.match(words)
        given = spanish or PORTUGUESE_GIVEN.match(words)
        if given and words[given.end() : given.end() + 1] == " ":
            begin = given.group().count(" ") + 1
            if spanish and len(tokens) - begin == 2:
                return begin
    for index in range(begin, len(tokens) - 1):
        token = tokens[index]
        if token in ("y", "i", "e") and index > 1:
            # Two family names: "José Ortega y Gasset".
            return index - 1
        if token.islower() and token in PARTICLE_STARTS:
            # "Ana Martínez de la Casa": a name in -ez is a family's, and the particle goes on with it.
            joined = (
                token in _SPANISH_PARTICLES
                and index > 1
                and _PATRONYMIC.fullmatch(tokens[index - 1])
            )
            return index - 1 if joined else index
        if _is_capital_particle(token, tokens[index - 1]):
            return index
    return len(tokens) - 1


def _is_capital_particle(token: str, before: str) -> bool:
    if before in VIETNAMESE_FAMILIES:
        return False
    if token in MIDDLE_NAMES and len(before.rstrip(".")) < 2:
        # "J. Ben Smith" has a middle name, "Anis Ben Youssef" a family name of two words.
        return False
    return token in CAPITAL_PARTICLES or (token.isupper() and token.title() in CAPITAL_PARTICLES)


# "J.", "И.И.", "J.-P.": with a stop behind each letter, they are initials wherever they stand.
_STOPPED_INITIALS = regex(r"(?:[^\W\d_]\.[-‐]?){1,4}")
_ONE_INITIAL = regex(r"[A-ZÀ-ÞА-Я]")
LONGEST_INITIALS = 5
_PLAIN_INITIALS = regex(r"[A-ZÀ-Þ]{1,3}(?:-[A-ZÀ-Þ])?")


def _count_trailing_initials(tokens: list[str]) -> int:
    """Count the initials that stand behind a family name: "Smith JA", "van der Berg A", "Петров И. И."."""
    if len(tokens[-1]) > LONGEST_INITIALS and "." not in tokens[-1]:
        return 0
    for initial in (_STOPPED_INITIALS, _ONE_INITIAL):
        count = 0
        while count < len(tokens) and initial.fullmatch(tokens[-1 - count]):
            count += 1
        rest = tokens[: len(tokens) - count]
        if count and rest and all("." not in token and len(token) > 1 for token in rest):
            return count
    if _STOPPED_INITIALS.fullmatch(tokens[-1]):
        return 0
    last, rest = tokens[-1], tokens[:-1]
    is_family = any(len(token) > 2 and "." not in token for token in rest)
    in_capitals = any(token.isupper() for token in rest)
    if not is_family or len(tokens) > 4 or not _PLAIN_INITIALS.fullmatch(last):
        return 0
    # "SMITH J" has an initial; in "JOHN LEE" the last word may be a name.
    return 0 if in_capitals and len(last) > 1 else 1


def _is_word_of_capitals(token: str) -> bool:
    return token.isupper() and "." not in token


def _begins_with_family_in_capitals(tokens: list[str]) -> bool:
    """Tell "DUPONT Jean": words in capitals, one of them long enough to be no initials, then others."""
    if not tokens[0].isupper():
        return False
    capitals = [_is_word_of_capitals(token) for token in tokens]
    count = capitals.index(False) if False in capitals else 0
    return (
        count > 0
        and not any(capitals[count:])
        and any(len(token) > 3 for token in tokens[:count])
        and all(len(token.rstrip(".")) > 1 for token in tokens[count:])
    )


def _count_family_in_capitals(tokens: list[str]) -> int:
    """Count the words in capitals that end "Selin DEMİRTAŞ YÜCEL", where the others are not in capitals."""
    count = 0
    while count < len(tokens) and _is_in_capitals(tokens[-1 - count], bool(count)):
        count += 1
    rest = tokens[: len(tokens) - count]
    is_written = all(not token.isupper() or len(token.rstrip(".")) < 2 for token in rest)
    return (
        count if is_written and any(len(token) > 2 and token[0].isupper() for token in rest) else 0
    )


def _is_in_capitals(token: str, has_behind: bool) -> bool:
    """Say whether a word is a family name's in capitals; two letters are a particle's before more ("LO PRESTI")."""
    return token.isupper() and (len(token) > 2 or (has_behind and _is_capital_particle(token, "")))


def split_particle(tokens: list[str]) -> tuple[str, list[str]]:
    """Take the particles off the front of a family name's words: "de la Cruz" is "de la" and "Cruz"."""
    count = 0
    while (
        count < len(tokens) - 1 and tokens[count].lower() in PARTICLES and tokens[count].islower()
    ):
        count += 1
    return " ".join(tokens[:count]), tokens[count:]


def _written_suffix(text: str) -> str:
    words = text.strip()
    return f"{words}." if words.lower() in ("jr", "sr", "jnr", "snr") else words


def _uncapitalised(words: str) -> str:
    """Write a name in capitals as names are written; short ones may be initials and stay."""
    if not words.isupper() or len(words.replace(".", "").replace(" ", "")) < 4 or "." in words:
        return words
    return re.sub(r"[^\W\d_]+", lambda match: _capitalised(match.group()), words)


def _capitalised(word: str) -> str:
    # "LO PRESTI" is Lo Presti: of the short particles this one has its capital everywhere.
    if word.lower() in PARTICLE_STARTS and len(word) < 4 and word != "LO":
        return word.lower()
    # MC is certain, MAC is not: Macdonald and MacDonald are two families.
    if word.startswith("MC") and len(word) > 4:
        return f"Mc{word[2]}{word[3:].lower()}"
    if any(sign in word for sign in "ĞŞİ"):
        word = word[0] + word[1:].replace("I", "ı")
    # The dotted capital I of Turkish is small with one dot; str.lower gives it a second one.
    return word[0] + word[1:].replace("İ", "i").lower()
