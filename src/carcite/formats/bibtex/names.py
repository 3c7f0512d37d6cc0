"""Names as BibTeX splits them: first, von, last, jr; and biblatex's `family=…, given=…`.

The algorithm is that of bibtex.web, sections 387 to 398: words are parted by blanks, "~" and "-",
commas by kind of name, and a "von" is a word whose first letter outside braces is small.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from carcite.formats import people
from carcite.formats.bibtex.latex import TELLING, escape
from carcite.formats.bibtex.latex_text import SPECIAL, text_of_latex
from carcite.formats.clean import one_line
from carcite.formats.people import Parts, parts
from carcite.values.names import Name

# Only from a blank's first on, so that a long run of blanks is looked at once.
AND = re.compile(r"(?<!\s)\s*+\band(?=\s)", re.IGNORECASE)
AND_OR_BRACE = re.compile(r"[{}]|(?<!\s)\s++and(?=\s)", re.IGNORECASE)
# A word's end or a brace.
PUNCTUATION = re.compile(r"[{},]|[\s~]+|-")
EXTENDED = re.compile(
    r"\s*\"?(?:family|given|prefix|suffix|useprefix|id)(?:-i)?\s*=", re.IGNORECASE
)
CONTROL = re.compile(r"\\([A-Za-z]+|.)?")
# bibtex.web, section 338: LaTeX's letters that have a case of their own.
SMALL = frozenset({"i", "j", "o", "oe", "ae", "aa", "l", "ss"})
CAPITAL = frozenset({"O", "OE", "AE", "AA", "L"})


@dataclass(frozen=True, slots=True)
class SplitName:
    """A name's four parts, in LaTeX as they stand. `hyphen` says that a hyphen joins von and last."""

    first: str = ""
    von: str = ""
    last: str = ""
    jr: str = ""
    hyphen: bool = False


def split_list(value: str) -> list[str]:
    """Split a list of names at every "and" outside braces; empty names are left out."""
    if "{" not in value:
        parts = AND.split(value)
        return [name for name in map(str.strip, parts) if name and name.lower() != "and"]
    found: list[str] = []
    depth = begin = 0
    for mark in AND_OR_BRACE.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            found.append(value[begin : mark.start()])
            begin = mark.end()
    found.append(value[begin:])
    return [name for name in map(str.strip, found) if name]


# A word and what stands before it.
Word = tuple[str, str]


def _parts(name: str) -> list[list[Word]]:
    """Return a name's words, each with what stands before it, parted by the first two commas."""
    parts: list[list[Word]] = [[]]
    depth = begin = 0
    separator = ""
    for mark in PUNCTUATION.finditer(name):
        sign = mark[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            if mark.start() > begin:
                parts[-1].append((name[begin : mark.start()], separator))
                separator = ""
            begin = mark.end()
            if sign == "," and len(parts) < 3:
                _end(parts[-1], separator)
                parts.append([])
                separator = ""
            elif sign != ",":
                separator += "-" if sign == "-" else " "
    if begin < len(name):
        parts[-1].append((name[begin:], separator))
    else:
        _end(parts[-1], separator)
    return parts


def _end(words: list[Word], separator: str) -> None:
    """Give the last word the hyphen that nothing follows; one alone is a word."""
    if separator.strip() and not words:
        words.append((separator.strip(), ""))
    elif separator.strip():
        words[-1] = (words[-1][0] + separator.rstrip(), words[-1][1])


def _joined(words: list[Word]) -> str:
    return "".join(separator + word for word, separator in words).strip()


def _is_von(word: str, *, bytes_alone: bool) -> bool:
    """Whether a word's first letter outside braces, or LaTeX's own letter in them, is small."""
    position = 0
    while position < len(word):
        letter = word[position]
        if letter == "{":
            close = _closing(word, position)
            if word[position + 1 : position + 2] == "\\":
                return _special_is_small(word[position + 1 : close])
            position = close + 1
            continue
        if letter.isascii() or not bytes_alone:
            if letter.isupper():
                return False
            if letter.islower():
                return True
        position += 1
    return False


def _closing(word: str, position: int) -> int:
    depth = 0
    for index in range(position, len(word)):
        depth += {"{": 1, "}": -1}.get(word[index], 0)
        if depth == 0:
            return index
    return len(word)


def _special_is_small(group: str) -> bool:
    control = CONTROL.match(group)
    name = control[1] if control else None
    if name in SMALL or name in CAPITAL:
        return name in SMALL
    rest = group[control.end() :] if control else group
    letter = next((letter for letter in rest if letter.isalpha()), "")
    return letter.islower()


def split_name(name: str, *, bytes_alone: bool = True) -> SplitName:
    """Split one name as BibTeX does; with `bytes_alone` only ASCII letters have a case, as in BibTeX.

    >>> split_name("van Beethoven, Ludwig").von
    'van'
    """
    parts = _parts(name)
    words = parts[0]

    def is_von(word: Word) -> bool:
        return _is_von(word[0], bytes_alone=bytes_alone)

    if len(parts) > 1:
        end = len(words) - 1
        while end > 0 and not is_von(words[end - 1]):
            end -= 1
        first, jr = (parts[1], []) if len(parts) == 2 else (parts[2], parts[1])
        return _made(first, words[: max(end, 0)], words[max(end, 0) :], jr)
    start = next((index for index in range(len(words) - 1) if is_von(words[index])), None)
    if start is None:
        start = max(len(words) - 1, 0)
        while start > 0 and words[start][1] == "-":
            start -= 1
        return _made(words[:start], [], words[start:], [])
    end = len(words) - 1
    while end > start and not is_von(words[end - 1]):
        end -= 1
    return _made(words[:start], words[start:end], words[end:], [])


def _made(first: list[Word], von: list[Word], last: list[Word], jr: list[Word]) -> SplitName:
    hyphen = bool(von and last and last[0][1] == "-")
    written = _joined(last)
    return SplitName(
        _joined(first), _joined(von), written[1:] if hyphen else written, _joined(jr), hyphen
    )


def read_people(value: str) -> tuple[Name, ...]:
    """Return the names of a field; "and others" becomes a literal "others"."""
    return tuple(filter(None, map(_read_name, split_list(value))))


def _read_name(text: str) -> Name | None:
    family, comma, given = text.partition(",")
    # Nearly all names: "Family, Given", the family name one word.
    if comma and family.replace("'", "").isalpha() and "," not in given and "=" not in given:
        read = {"family": _text(family), "given": _text(given)}
        return Name.of_canonical(read if read["given"] else {"family": read["family"]})
    if EXTENDED.match(text):
        found = _extended(text)
        if found is not None:
            return found
    if text.startswith("{") and _closing(text, 0) == len(text) - 1:
        literal = _text(text)
        return Name.of_canonical({"literal": literal}) if literal else None
    if text.lower() == "others":
        return Name.of_canonical({"literal": "others"})
    return _of_parts(_split(text))


def _split(text: str) -> SplitName:
    """Split a name by letters' case in all scripts, where BibTeX, which compares bytes, has no better reason.

    To BibTeX the "Ø" of "Øystein Ore" has no case, and the "y" makes a "von" of it; biber and pandoc
    see a first name. Where the last name is small as well, nothing tells, and BibTeX is right.
    """
    if text.isascii():
        return split_name(text)
    found = split_name(text, bytes_alone=False)
    last = text_of_latex(found.last)
    return split_name(text) if last[:1].islower() else found


def _text(value: str) -> str:
    if not SPECIAL.search(value) and value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    text = text_of_latex(value)
    return text if text.isascii() else one_line(text.replace("\u00a0", " "))


def _of_parts(parts: SplitName) -> Name | None:
    family, given, von, suffix = map(_text, (parts.last, parts.first, parts.von, parts.jr))
    if von and parts.hyphen:
        von += "-"
    if not family:
        return (
            Name.of_canonical({"literal": " ".join(filter(None, (given, von)))}) if given else None
        )
    values = {"family": family, "given": given, "non_dropping_particle": von, "suffix": suffix}
    return Name.of_canonical({name: value for name, value in values.items() if value})


def _extended(text: str) -> Name | None:
    """Read biblatex's extended name format, section 3.6 of its manual."""
    parts = dict(_assignments(text))
    prefix = _text(parts.get("prefix", ""))
    dropping = parts.get("useprefix", "").strip().lower() == "false"
    values = {
        "family": _text(parts.get("family", "")),
        "given": _text(parts.get("given", "")),
        "suffix": _text(parts.get("suffix", "")),
        "dropping_particle" if dropping else "non_dropping_particle": prefix,
    }
    known = {name: value for name, value in values.items() if value}
    if "family" not in known:
        return Name.of_canonical({"literal": known["given"]}) if "given" in known else None
    return Name.of_canonical(known)


def _assignments(text: str) -> Iterator[tuple[str, str]]:
    depth = begin = 0
    quoted = False
    for position, letter in enumerate(f"{text},"):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == '"' and depth == 0:
            quoted = not quoted
        if letter == "," and depth <= 0 and (not quoted or position == len(text)):
            name, _, value = text[begin:position].strip().strip('"').partition("=")
            yield name.strip().lower(), value.strip()
            begin = position + 1


# BibTeX compares bytes: only an ASCII letter has a case, and a word begins where it has one.
LOWER_WORD = re.compile(r"[a-z]")
# One that begins with a digit has the case of the letter behind it: "60c".
UPPER_WORD = re.compile(r"[A-Z]|[0-9]+$")
AT_HYPHEN = re.compile(r"[ -]")
# One word before a comma, of which no reader makes anything but a family name.
PLAIN_FAMILY = re.compile(r"(?![a-z])[^\W\d_]+(?:'[^\W\d_]+)?")
SEPARATES = re.compile(r",|\band\b|^others$", re.IGNORECASE)


def names(persons: tuple[Name, ...]) -> str:
    """Return names joined by "and"; one that nothing printable is left of is left out.

    A last literal "others" is BibTeX's word for those that are not named.
    """
    known = [one for one in map(parts, persons) if one is not None]
    if len(known) > 1 and known[-1] == OTHERS:
        return " and ".join((*map(_written, known[:-1]), "others"))
    return " and ".join(map(_written, known))


OTHERS = Parts(literal=people.OTHERS)


def _written(known: Parts) -> str:
    if known.literal:
        return f"{{{escape(known.literal)}}}"
    family, given = known.family, known.given
    if given and not known.particle and not known.suffix and PLAIN_FAMILY.fullmatch(family):
        joined = f"{family}, {given}"
        if not TELLING.search(joined) and not SEPARATES.search(given) and family.lower() != "and":
            return escape(joined)
    written = _assembled(_family(known), known)
    if _is_read_as(known, written):
        return written
    return _assembled(f"{{{escape(known.full_family)}}}", known)


def _assembled(family: str, known: Parts) -> str:
    if known.suffix:
        # An empty first name keeps a lone suffix from being taken for it.
        return f"{family}, {_guarded(known.suffix)}, {_guarded(known.given) or '{}'}"
    if known.given:
        return f"{family}, {_guarded(known.given)}"
    # Without a comma BibTeX would take "Aung San" for first and last name.
    return family if " " not in family or family.startswith("{") else f"{{{family}}}"


def _is_read_as(known: Parts, written: str) -> bool:
    """Whether a reader finds the parts where they are: what no rule here foresaw is braced whole."""
    read = read_people(written)
    if len(read) != 1:
        return False
    (name,) = read
    if not known.given and not known.suffix:
        return (name.literal or _full(name)) == _read_back(known.full_family)
    found = (_full(name), name.given or "", name.suffix or "")
    return found == tuple(map(_read_back, (known.full_family, known.given, known.suffix)))


def _is_split_as(known: Parts, joined: str) -> bool:
    """Whether a reader parts these words into just this particle and this family name."""
    read = read_people(_assembled(joined, known))
    return len(read) == 1 and (read[0].non_dropping_particle, read[0].family) == (
        _read_back(known.particle),
        _read_back(known.family),
    )


def _full(name: Name) -> str:
    return Parts(name.non_dropping_particle or "", name.family or "").full_family


def _read_back(text: str) -> str:
    """Return a text as a reader gives it back: letters and marks composed, blanks plain."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").strip()


def _family(known: Parts) -> str:
    """Return particles and family name so that BibTeX finds its "von" where the particle is."""
    particle = _guarded(known.particle)
    if not particle:
        words = known.family.split(" ")
        plain = _splits_well(words) and (len(words) > 1 or not LOWER_WORD.match(words[0]))
        return _guarded(known.family) if plain else f"{{{escape(known.family)}}}"
    family = _guarded(known.family)
    if not _splits_well(known.family.split(" ")) and not family.startswith("{"):
        family = f"{{{family}}}"
    if not all(map(LOWER_WORD.match, known.particle.split(" "))):
        joined = f"{particle}{family}" if particle.endswith("-") else f"{particle} {family}"
        if not particle[0].isupper() and _is_split_as(known, joined):
            return joined
        # A capital in the particle ("Von der Leyen") would make it the last name's first word.
        return f"{{{escape(known.full_family)}}}"
    return f"{particle}{family}" if particle.endswith("-") else f"{particle} {family}"


def _splits_well(words: list[str]) -> bool:
    """Whether BibTeX reads all these words as the last name, just as they stand.

    Particles that the reference does not tell apart are the family name's own: "{van der Berg}". To
    BibTeX a hyphen parts words as a blank does, and of "Álvarez-Pérez" the first would be a particle.
    """
    *before, _ = AT_HYPHEN.split(" ".join(words))
    return all(map(UPPER_WORD.match, before)) and (
        len(words) == 1 or UPPER_WORD.match(words[-1]) is not None
    )


def _guarded(part: str) -> str:
    """Return a part in braces if a comma, "and" or "others" in it would be taken for a separator."""
    words = part.lower().split()
    separates = "," in part or "and" in words or words == ["others"]
    return f"{{{escape(part)}}}" if separates else escape(part)
