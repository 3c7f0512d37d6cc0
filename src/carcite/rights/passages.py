"""The sentences of a text that may speak of rights, with their offsets.

Rights stand in a few sentences of a page. A fast look for tell-tale words says where, and only the
sentences around them are read closely, so that a long article costs little.
Texts come in ugly shapes: lines wrapped within a sentence, or statements that run into one another
without even a space ("… 4.0 International License.The undersigned …").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import AnyStr

from carcite.values.patterns import regex

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
_DATED = regex(r"\(c\)\s?(?:[12]\d{3}|by |tous |the author)")


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
    return regex(f"{re.escape(letter)}(?:{'|'.join(ways)})".encode("latin-1"))


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
    hits = [hit for word in _words_in(coded) for hit in _word_ends(coded, word)]
    hits += _by_letters(coded)
    hits = [hit for hit in hits if not coded.startswith(b"(c)", hit[0]) or _dated(text, hit)]
    if b"?" in coded and not text.isascii():
        hits += _by_script(text, coded)
    return sorted(hits)


def _by_script(text: str, coded: bytes) -> Iterator[tuple[int, int]]:
    """Find the words of other scripts, and that of one whose letters are beyond Latin-1."""
    letter, croatian = CROATIAN
    if letter in text or letter.upper() in text:
        yield from _word_ends(coded, croatian.encode())
    for letter, capital, words in _SCRIPTS:
        if letter in text or (capital and capital in text):
            # To make small letters of a text takes longer than all else.
            low = text.replace("İ", "I").lower() if capital else text
            for word in words:
                yield from _word_ends(low, word)


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


def _word_ends(text: AnyStr, word: AnyStr) -> Iterator[tuple[int, int]]:
    found = text.find(word)
    while found >= 0:
        # What follows closely is in the same window anyway; the last one there extends it.
        last = text.rfind(word, found, found + NEAR)
        yield found, last + len(word)
        found = text.find(word, last + 1)


def _dated(text: str, hit: tuple[int, int]) -> bool:
    near = text[hit[0] : hit[1] + 6].replace("İ", "I").lower()
    return _DATED.search(near) is not None


# A text of this length is a statement or a short page: all of it is read.
SHORT = 4000
# How far before a tell-tale word its sentence may begin, and within how many lines it mostly does.
BEFORE, LINES_BEFORE = 400, 3
# How many sentences without a tell-tale word may go on about what one with a word said.
FOLLOWING = 4
# No sentence about rights that was ever seen is longer; a run of words beyond it is cut.
LONGEST = 1600

# Words that end with a full stop and do not end a sentence.
ABBREVIATIONS = frozenset(
    [
        "al",
        "inc",
        "ltd",
        "co",
        "corp",
        "llc",
        "no",
        "nos",
        "vol",
        "vols",
        "vs",
        "dr",
        "st",
        "mr",
        "mrs",
        "ms",
        "prof",
        "jr",
        "sr",
        "ed",
        "eds",
        "fig",
        "figs",
        "pp",
        "cf",
        "dept",
        "univ",
        "ver",
        "art",
        "sec",
        "ch",
        "approx",
        "s.a",
        "b.v",
        "s.r.l",
        "u.s",
        "e.g",
        "i.e",
        "a.k.a",
        "s.p.a",
        "gmbh",
    ]
)

# After "Ltd." or "et al." these begin a sentence all the same.
OPENERS = (
    "This|These|The|It|All|Open|Published|Publishing|Publication|Licensee|Licensed|Distributed|Under"
    "|No|Some|Except|Creative|Copyright|View|For|Exclusive|Production|Hosting|Peer|Available|Content"
    "|Authors?|Access|Please|Any|You|Users?|To|In|Este|Esta|Estos|Esto|Obra|Este|Todos|Tous|Alle|Cet"
    "|Cette|Cet|Ce|Dieser|Dieses|Diese|Questo|Quest|Dit|Licencia|Received|Printed|Personal|Permission"
)

# The look ahead passes over letters and plain blanks at a third of the cost of trying each branch.
_BREAK = regex(
    r"(?=[\n\r\v\f\u2028\u2029.!?。！？।TCALED本]|\s[\n|•·])(?:(?P<para>\n[ \t\r\xa0]*\n\s*)"
    r"|(?P<line>\s?\n\s*|\r(?!\n)\s*|[\u2028\u2029\v\f])"
    r"|(?P<stop>[.!?][\"'”’»)\]]?[ \t\xa0]+)"
    r"|(?P<glued>[.!?](?=[A-ZÀ-Þ\"“(]))"
    r"|(?P<cjk>[。！？।])"
    r"|(?P<bar>\s[|•·]\s)"
    r"|(?P<run>(?=[TCALED本])(?<=[a-zß-öø-ÿ)\d])(?=(?:This (?:work|article|is|paper|open)|The (?:undersigned|authors? )|Copyright (?:\(c\)|©)|All rights|Creative Commons|Licensed under|Esta obra|Este (?:obra|trabalho|artículo|artigo)|Ce travail|Cette œuvre|Dieses Werk|Dit werk|本作品))))",
)

_CLOSED = regex(r"[.!?:;。]\W{0,2}$")
# A line that ends so goes on in the next.
_UNFINISHED = regex(
    r"(?:[,&/–-]|\b(?:a|an|the|of|under|to|by|and|or|in|on|with|for|from|at|as|is|are|be|this|that|which"
    r"|creative|commons|attribution|share|non|no|licensed|international|article|reserved to"
    r"|de|del|la|el|los|una|un|uma|um|da|do|das|dos|der|die|das|einer|unter|sous|bajo|sob|y|e|et|und|©|\(c\)|copyright))$",
    re.I,
)
# The longest of these words, and what tells that it is a whole word, are shorter than this.
_ENDING = 20
# Such a line begins something of its own.
_BEGINS = regex(
    rf"(?:(?:{OPENERS})\b|[©℗]|\(c\)|Issue|Vol|ISSN|ISBN|doi\b|Abstract|Keywords|Resum|Résum)", re.I
)


# The blanks of a break, or the words that are looked for behind one.
_LONGEST_BREAK = 100


class Sentence:
    """A sentence of the text: `text` is verbatim, `low` the same in lower case, character by character.

    `telling` says whether a tell-tale word stands in it; the others are read only as what goes on about
    one. A page has hundreds, so that it is no dataclass, and its small letters are made when asked for.
    """

    __slots__ = ("_low", "start", "telling", "text")

    def __init__(self, text: str, start: int, telling: bool = True) -> None:
        self.text = text
        self.start = start
        self.telling = telling
        self._low: str | None = None

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)

    @property
    def low(self) -> str:
        """The sentence in lower case, with plain hyphens, apostrophes and spaces, of the same length."""
        if self._low is None:
            self._low = plain_lower(self.text)
        return self._low


_PLAIN = {ord(char): "-" for char in "‐‑‒–—−"} | {ord(char): "'" for char in "’‘ʼ`"}
_PLAIN |= {
    ord(char): " "
    for char in "\n\r\t\v\f\xa0\u2002\u2003\u2009\u202f\u200b\u3000\u2028\u2029\ufeff"
}


def plain_lower(text: str) -> str:
    """Lower a text's case and plain its hyphens, apostrophes and spaces; its length stays the same."""
    # The dotted capital I is the one letter whose lower case is longer than itself.
    low = text.replace("İ", "I").lower()
    # A translation looks up each letter anew, save where all are ASCII.
    return low.translate(_PLAIN) if low.isascii() else _NOT_PLAIN.sub(_plain, low)


_NOT_PLAIN = regex(f"[{''.join(map(chr, _PLAIN))}]")


def _plain(found: re.Match[str]) -> str:
    return _PLAIN[ord(found[0])]


def sentences(text: str) -> list[Sentence]:
    """Find the sentences that may speak of rights, in order; all of them in a short text."""
    if len(text) <= SHORT:
        return list(_split(text, 0))
    hits = hits_in(text)
    found: list[Sentence] = []
    reached = 0
    for hit, end in hits:
        if hit < reached:
            continue
        idle = 0
        for sentence in _split(text, _begin(text, hit, reached), hits):
            found.append(sentence)
            idle = 0 if sentence.telling or sentence.end <= end else idle + 1
            if idle == FOLLOWING:
                break
        reached = found[-1].end
    return found


def _begin(text: str, hit: int, reached: int) -> int:
    """Where to begin to read towards a tell-tale word: some lines before it, one of which ends a sentence."""
    farthest = max(reached, hit - BEFORE)
    begin = hit
    for _ in range(LINES_BEFORE):
        begin = text.rfind("\n", farthest, begin)
        if begin < 0:
            return _start_of_word(text, farthest, reached)
    ends = (_is_break(text, begin, found) for found in _BREAK.finditer(text, begin + 1, hit))
    return begin + 1 if any(ends) else _start_of_word(text, farthest, reached)


def _start_of_word(text: str, begin: int, reached: int) -> int:
    """Move a begin to the next break, so that the first sentence is not the tail of a word."""
    if begin == reached:
        return begin
    cut = _BREAK.search(text, begin, begin + BEFORE // 2)
    return cut.end() if cut else begin


def _split(text: str, start: int, hits: Sequence[tuple[int, int]] = ()) -> Iterator[Sentence]:
    """Cut a text into its sentences, from `start` on; with hits, say which of them one falls into."""
    index = bisect_left(hits, (start, 0)) if hits else 0
    for begin, stop in _stretches(text, start, len(text)):
        words = text[begin:stop]
        stripped = words.strip()
        if not stripped:
            continue
        while index < len(hits) and hits[index][1] <= begin:
            index += 1
        telling = not hits or (index < len(hits) and hits[index][0] < stop)
        yield Sentence(stripped, begin + words.index(stripped[0]), telling)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = position = start
    while position < end:
        # No farther than a sentence goes, so that a text without any break is not searched to its end.
        near = min(end, position + LONGEST)
        found = _BREAK.search(text, position, min(end, near + _LONGEST_BREAK))
        if found is None or found.start() >= near:
            position = near
        elif _is_break(text, begin, found):
            stop = found.start() + (0 if found.lastgroup in ("para", "line", "bar", "run") else 1)
            if found.lastgroup == "stop":
                stop = found.start() + len(found.group().rstrip())
            yield begin, stop
            begin = found.end()
            position = max(begin, position + 1)
        else:
            position = max(found.end(), position + 1)
        # Words run on and on where there is no break: cut them, so that work stays bounded.
        while position - begin > LONGEST:
            yield begin, begin + LONGEST
            begin += LONGEST
    yield begin, end


def _is_break(text: str, begin: int, found: re.Match[str]) -> bool:
    kind = found.lastgroup
    if kind in ("para", "cjk", "bar", "run"):
        return True
    before, after = (
        text[max(begin, found.start() - 60) : found.start()],
        text[found.end() : found.end() + 40],
    )
    if kind == "line":
        return ends_line(before, after)
    return ends_sentence(before, after, glued=kind == "glued")


def ends_line(before: str, after: str) -> bool:
    """Tell whether a line's end is a sentence's, by what stands before and after it."""
    if not before or not after or _CLOSED.search(before[-4:]):
        return True
    if _UNFINISHED.search(before.rstrip()[-_ENDING:]):
        return False
    if _BEGINS.match(after):
        return True
    # A line wrapped within a sentence goes on in lower case, or with a number or a link.
    return not (after[0].islower() or after[0] in "(0123456789“\"'" or after.startswith("http"))


def ends_sentence(before: str, after: str, *, glued: bool) -> bool:
    """Tell whether a full stop ends a sentence; `glued` says that no blank follows it."""
    words = before.rsplit(None, 1)
    last = words[-1].lstrip("([\"'“") if words else ""
    if not after or not last:
        return not glued
    if glued:
        # "publication.CAR-T", "License.The" — not "U.S.A", "B.V.", "www.Foo.org", "A.B. Smith".
        return (
            len(last) > 2
            and "." not in last
            and "/" not in last
            and "@" not in last
            and (last[-1].islower() or last[-1].isdigit() or last[-1] == ")")
            and not after[:4].startswith(("Org", "Com", "XML", "Net"))
        )
    if after[0].islower():
        return False
    if (
        len(last) == 1
        or last.lower().strip(".,") in ABBREVIATIONS
        or re.fullmatch(r"(?:\w\.)+\w?", last)
    ):
        return re.match(rf"(?:{OPENERS})\b|©", after) is not None
    return True


def signs_in(words: Iterable[str], among: Iterable[Sentence]) -> tuple[str, ...]:
    """Give those of some words in lower case that stand in some telling sentences.

    They are few; so each sentence need not be searched for all the others.
    """
    low = "\n".join([sentence.low for sentence in among if sentence.telling])
    return tuple([word for word in words if word in low]) if low else ()


def is_quoted(text: str, start: int) -> bool:
    """Tell whether words stand in quotation marks within a sentence: such words are talked about."""
    before = text[:start]
    return before.count('"') % 2 == 1 or any(
        before.rfind(opening) > before.rfind(closing) for opening, closing in ("“”", "«»", "「」")
    )
