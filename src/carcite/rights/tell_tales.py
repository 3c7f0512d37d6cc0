"""The words that give a statement of rights away, and where they stand in a text.

A search for one word costs some 20 µs in 50 kB, so that dozens of them would cost more than all else.
Words with a rare letter in common are looked for together, by one pattern that begins with that letter:
the regex engine passes over what is before it without a try. A letter that a text has not costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import AnyStr

# Tell-tale words so near to each other are one hit, so that a text of nothing else has few.
NEAR = 60

# Lower-case words that a statement of rights can hardly do without, by a rare letter of theirs.
# Words that never come without another of these are left out.
BY_LETTER = {
    "b": ("cc by", "cc-by", "by-n", "by-s", "public domain", "embargo"),
    "(": ("(c)",),
    "0": ("cc0",),
    "z": ("lizenz",),
    "k": ("hak cipta", "telif hak"),
    "è": ("llicèn",),
    # The sign of copyright, as fonts without one print it.
    "ó": ("ó 19", "ó 20", "ó20"),
    "ª": ("ª 20",),
    "ß": ("ß 20",),
}
# Their letters are all common, or they are long or a single letter: each is found sooner by itself.
# "licen" is in license, licence, licencia, licença, licenza, licencja, licenca, licentie.
ALONE = ("©", "copyright", "commons", "licen", "all rights", "permission")
# These are looked for only where one of the letters stands that no text of their language is without.
FOREIGN = (
    ("åø", "lisens"),
    ("öüç", "lisans"),
    ("óñ", "derechos"),
    ("éè", "droits"),
    ("ãç", "direitos"),
    ("äü", "rechte"),
    ("àè", "diritti"),
    ("ó", "prawa"),
)
# This one has no Latin-1 letter beside it.
CROATIAN = ("ž", "prava zadr")
# And these only where the script is theirs: a letter of it, of those whose search is quick, and the words.
SCRIPTS = (
    ("и", ("лиценз", "лиценц", "ліценз", "ліцэнз", "права", "право")),
    ("识", ("知识共享",)),
    ("コ", ("コモンズ",)),
    ("权", ("版权", "著作权", "授权")),
    ("可", ("許可", "许可")),
    ("版", ("版權",)),
    ("授", ("授權",)),
    ("著", ("著作権",)),
    ("ラ", ("ライセンス",)),
    ("라", ("라이선스",)),
    ("ص", ("رخص", "ترخيص")),
    ("᭧", ("᭧",)),
)

# The "(c)" of a notice has a year, a name or its own word beside it; that of a list has not.
_DATED = re.compile(r"\(c\)\s?(?:[12]\d{3}|by |tous |the author)")


def _coded(text: str) -> bytes:
    """Give the text in small letters, a byte a character; "?" is what is beyond Latin-1."""
    # The dotted capital I and the sign of kelvin are the only ones beyond whose small letters are ASCII.
    plain = text.replace("İ", "I").replace("\u212a", "k")
    return plain.encode("latin-1", "replace").translate(_SMALL)


_SMALL = bytes(range(256)).decode("latin-1").lower().encode("latin-1")


def _pattern(letter: str, words: tuple[str, ...]) -> re.Pattern[bytes]:
    """Make the pattern that finds any of some words by a letter that they share; its group says which."""
    ways = []
    for word in words:
        head, _, tail = word.partition(letter)
        # What follows the letter comes first: by its first letter the engine passes over a whole way.
        before = f"(?<={re.escape(word)})" if head else ""
        ways.append(f"{re.escape(tail)}{before}()")
    return re.compile(f"{re.escape(letter)}(?:{'|'.join(ways)})".encode("latin-1"))


# The letter, the pattern, and of each word how far its letter is from its start, and its length.
_GROUPS = tuple(
    (
        letter.encode("latin-1"),
        _pattern(letter, words),
        tuple((word.index(letter), len(word)) for word in words),
    )
    for letter, words in BY_LETTER.items()
)
_ALONE = tuple(word.encode("latin-1") for word in ALONE)
_FOREIGN = tuple((letters.encode("latin-1"), word.encode()) for letters, word in FOREIGN)
# Most scripts have no capitals, and need no second look.
_SCRIPTS = tuple((letter, letter.upper().replace(letter, ""), words) for letter, words in SCRIPTS)


def hits_in(text: str) -> list[tuple[int, int]]:
    """Find the stretches with tell-tale words, in order of their starts.

    Occurrences of one word near each other are one stretch, so that their number is bounded.
    """
    coded = _coded(text)
    hits = [hit for word in _words_in(coded) for hit in _stretches(coded, word)]
    hits += _by_letters(coded)
    hits = [hit for hit in hits if not coded.startswith(b"(c)", hit[0]) or _dated(text, hit)]
    if b"?" in coded and not text.isascii():
        hits += _by_script(text, coded)
    return sorted(hits)


def _by_script(text: str, coded: bytes) -> Iterator[tuple[int, int]]:
    """Find the words of other scripts, and that of one whose letters are beyond Latin-1."""
    letter, croatian = CROATIAN
    if letter in text or letter.upper() in text:
        yield from _stretches(coded, croatian.encode())
    for letter, capital, words in _SCRIPTS:
        if letter in text or (capital and capital in text):
            # To make small letters of a text takes longer than all else.
            low = text.replace("İ", "I").lower() if capital else text
            for word in words:
                yield from _stretches(low, word)


def _by_letters(coded: bytes) -> Iterator[tuple[int, int]]:
    """Find the words that share a rare letter, each word's near each other as one stretch."""
    for letter, pattern, words in _GROUPS:
        if letter not in coded:
            continue
        open_: dict[int, tuple[int, int]] = {}
        for found in pattern.finditer(coded):
            which = found.lastindex or 1
            before, length = words[which - 1]
            start = found.start() - before
            first, end = open_.get(which, (start, start))
            if start + length > first + NEAR:
                yield first, end
                first = start
            open_[which] = first, start + length
        yield from open_.values()


def _words_in(coded: bytes) -> Iterator[bytes]:
    """Give the words that are looked for by themselves: those of a language where a letter of it stands."""
    yield from _ALONE
    if not coded.isascii():
        yield from (word for letters, word in _FOREIGN if any(one in coded for one in letters))


def _stretches(text: AnyStr, word: AnyStr) -> Iterator[tuple[int, int]]:
    found = text.find(word)
    while found >= 0:
        # What follows closely is in the same window anyway; the last one there extends it.
        last = text.rfind(word, found, found + NEAR)
        yield found, last + len(word)
        found = text.find(word, last + 1)


def _dated(text: str, hit: tuple[int, int]) -> bool:
    near = text[hit[0] : hit[1] + 6].replace("İ", "I").lower()
    return _DATED.search(near) is not None
