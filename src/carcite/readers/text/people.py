"""Lines that name people: authors with their marks, doubled and glued as crawlers leave them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from carcite.readers.text.affiliations import COUNTRIES, Affiliation, is_affiliation
from carcite.readers.text.emails import EMAIL, has_sign_of_email
from carcite.readers.text.inverted_names import ONE_INVERTED, split_first_inverted, split_inverted
from carcite.readers.text.labels import kind_of
from carcite.readers.text.marks import SIGNS, marks_of_names
from carcite.values.bodies import is_body
from carcite.values.names import Name, looks_like_person, parse_name
from carcite.values.patterns import regex
from carcite.values.text import clean, fold
from carcite.values.work_types import find_work_type

# The marks behind a name: numbers and signs, joined by commas. A number is of one or two digits.
_MARKS = regex(
    rf"(?:(?<=[^\W\d_])|(?<=\.)|(?<=\s)|(?<=\))|(?<=[^\x00-\x7f]))(?:\s?|,\s?)(?P<marks>(?:\d{{1,2}}(?!\d)|[{SIGNS}])(?:\s?[,，]?\s?(?:\d{{1,2}}(?!\d)|[{SIGNS}]))*)"
)
_MARK = regex(rf"[\d{SIGNS}]")
# A lower-case letter as a mark stands behind a blank, before a comma or the end: "Ana Ruiz a, Bo Li b".
_LETTER_MARK = regex(
    r"\s(?<=[^\W\d_]\s)(?P<marks>[a-h](?:\s?,\s?[a-h*∗])*)(?=\s?(?:[,;*∗]|$|and\b))"
)
_SEPARATORS = regex(
    r"\s{0,3}(?:[;；•·|、]|,\s{0,3}(?:and|&|y|e|et|und|en|og|och|dan|и|та)\s{1,3}|(?<=[\s,\d*†‡§)])(?:and|&|und|dan)(?=\s)|,(?!\s{0,3}(?:Jr|Sr|II|III|IV|PhD|Ph\.D|MD|M\.D|MSc|BSc|MPH)\b(?!-))|，)\s{0,3}"
)
_ROMANCE_AND = regex(r"\s(?:y|e|and|et|und|&)\s")
# A year is in no list of names.
_FOUR_DIGITS = regex(r"\d(?<!\d\d)\d{3}(?!\d)")
_DIGIT = regex(r"\d")
_ORCID = regex(
    r"\bview orcid profile\b|\b(?:orcid|e-?mail) (?:logo|icon)\b|(?:\bORCID(?:\s?iD)?\b:?\s?)?(?:https?://)?(?:www\.)?orcid\.org/(?:\d{4}-\d{4}-\d{4}-\d{3}[\dX]|\S{1,40})|\bORCID(?:\s?iD)?\b:?|\d{4}-\d{4}-\d{4}-\d{3}[\dX]",
    re.I,
)
# Pages print these beside names.
_ROLES = regex(
    r"\((?:author|autor(?:a)?|auteur|corresponding author|editor|translator|traductor|supervisor|researcher|data (?:collector|curator|manager)|contact person|project (?:leader|manager|member)|distributor|producer|rights holder|other)\)|(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?:(?:is a )?corresponding author|view orcid profile|open in new window|search for more papers by this author|author profile|author links open overlay panel|view all authors and affiliations|authors?,? info & (?:affiliations|claims)|show (?:all |fewer |more )?authors)|\[email\s?protected\]|\bbu kişi benim\b",
    re.I,
)
# How pages fold a long list ("+11", "[...]", "+3 authors", "-11"), and mark who contributed equally ("na1").
_FOLDS = regex(
    # Springer's "Bo Li4 & …Cy Oe1" folds what the copy leaves out of sight, and another name follows.
    r"\[(?:\.\.\.|…)\]|(?<=[&,;\s])(?:\.{3}|…)(?=\s?[A-ZÀ-Þ])|(?<=[\s,])[+-]\s?\d{1,3}(?:\s(?:more\s)?authors?(?:\s(?:fewer|more))?)?(?=[\s,]|$)|(?<=[\s\d,])na\d\b"
)
LONGEST_LIST = 20_000


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it stands in a list, with the marks behind it."""

    name: Name
    marks: tuple[str, ...] = ()

    @property
    def is_corresponding(self) -> bool:
        """Whether a star or an envelope stands behind the name."""
        return any(mark in "*∗＊✉" for mark in self.marks)


# BMJ prints what each author is: "Ana Paz, lecturer in statistical epidemiology1,".
_POST = regex(
    r",\s(?:[a-z]{3,12}\s){0,3}(?:professor|lecturer|reader|fellow|researcher|statistician|epidemiologist|director|student|consultant|scientist|registrar|physician|head|chair|manager|officer|analyst|surgeon|nurse|dean|associate|coordinator|specialist|trainee)\b[^,;\d\n]{0,80}"
)
# A member of a numbered list: "1. Ana Paz1,*,".
_NUMBERED = regex(r"^\d{1,3}\.\s{1,4}(?=[^\W\d_])")
# What stands behind a name: "Email author" (Springer), "Is a corresponding author" (eLife), "a)" (AIP).
_BEHIND_NAME = regex(
    r"\s?(?:Email author|E-mail author|(?<=[^\W\d_]\s)mail|Is a corresponding author|Corresponding Author|[a-z]\)|[a-z],[a-z]\))\s{0,3}(?=$|[,;])",
    re.I,
)
# RSC's letters stand behind a blank and may follow a star: "Ana Paz *ab, Bo Li c and"; ScienceDirect's
# stand apart, with the numbers of footnotes among them: "Ana Paz a b 1, Bo Li c *".
_LETTERS = regex(
    r"\s(?<=[^\W\d_]\s)(?:\*\s?)?(?!(?:de|da)\b)[a-h](?:\s?,?\s?(?:[a-h](?![^\W\d_])|\d{1,2}(?!\d))){0,6}(?:\s?,?\s?[*†‡§])?(?=\s?(?:,|;|$|\sand\b))"
)
# A list that goes beyond h says so by its first letters.
_MANY_LETTERS = regex(_LETTERS.pattern.replace("a-h", "a-z"))
MANY = 4


# "Alexander O. Mitrushenkov a Paolo Palmieri b": with the commas gone a letter still stands between.
_LETTERS_ALONE = regex(r"\s(?<=[^\W\d_]\s)[a-h](?=\s[A-ZÀ-Þ]|$)")


def bare_name(line: str) -> str | None:
    """Return the one person's name that a line consists of, without marks and separators, else None."""
    words = _BEHIND_NAME.sub("", _ROLES.sub(" ", _NUMBERED.sub("", clean(line).strip(" ,;"))))
    words = undouble(words.strip(" ,;"))
    one, _, again = words.partition(", ")
    words = one if one == again else words
    words = re.sub(rf"[\s,]{{0,3}}[\d{SIGNS},]{{1,8}}$", "", words.strip(" ,;")).strip(" ,;")
    if COUNTRIES.fullmatch(words) or is_affiliation(words) or "," in words:
        return None
    if _FOUR_DIGITS.search(line):
        return None
    return words if looks_like_person(words) else None


def undouble(words: str) -> str:
    """Undo a name printed twice, as a picture's text and its link: "Luyao  HanLuyao Han" is Luyao Han."""
    folded = " ".join(words.split())
    half, odd = divmod(len(folded), 2)
    if not odd and half > 3 and folded[:half] == folded[half:]:
        return folded[:half]
    if odd and half > 3 and folded[:half] == folded[half + 1 :] and folded[half] == " ":
        return folded[:half]
    # "Thomas Scher,&#x;Thomas Sécher": the first copy is broken, but begins with the same word.
    first = folded.split(" ")[0]
    again = folded.find(first, len(first) + 1) if len(first) > 2 else -1
    if again > 0 and (not folded[again - 1].isspace()) and looks_like_person(folded[again:]):
        return folded[again:]
    return folded


def _undouble_run(words: str) -> list[str]:
    """Take apart names that were each printed twice and glued: "Ana  PazAna PazBo  LiBo Li"."""
    folded = " ".join(words.split())
    found, at = [], 0
    while at < len(folded):
        for half in range(min(60, (len(folded) - at) // 2), 3, -1):
            if folded[at : at + half] == folded[at + half : at + 2 * half]:
                found.append(folded[at : at + half].strip())
                at += 2 * half
                break
        else:
            return []
        while at < len(folded) and folded[at] in " ,;":
            at += 1
    return found


def split_people(text: str, families: Sequence[str] = ()) -> list[Person]:
    """Split a line into the people it names, in order; empty when it is no list of people.

    `families` are the surnames known from a copyright notice, in order: they cut a line that has
    no commas.
    """
    if len(text) > LONGEST_LIST or _is_labelled(text):
        return []
    words = _without_furniture(marks_of_names(clean(text)))
    if "," not in words and len(_LETTERS_ALONE.findall(words)) > 1:
        words = _LETTERS_ALONE.sub(lambda found: found.group() + ",", words)
    letters = len(_LETTERS.findall(words))
    lettered = letters > 1
    if lettered:
        words = (_MANY_LETTERS if letters >= MANY else _LETTERS).sub(_as_numbers, words)
    if _FOUR_DIGITS.search(words):
        return []
    if ";" in words:
        words = _without_bodies(words)
    elif "," not in words and _CAPITAL_FAMILIES.fullmatch(words):
        words = _BEHIND_CAPITALS.sub(", ", words)
    raw = marks_of_names(text)
    # Two blanks in a name show a picture's text; clean() would fold them away before the copy is seen.
    doubled = "  " in raw and re.search(r"\S  \S", raw) is not None
    people = _split_marked(words, doubled=doubled) or (
        _split_marked(words, doubled=False) if doubled else []
    )
    if len(people) == 1 and not people[0].marks and ONE_INVERTED.fullmatch(words.strip(" ,;.")):
        return []  # "Boston, Massachusetts"
    if families and len(people) < len(families):
        people = _split_by_families(words, families) or people
    people = _each_once(people)
    if lettered:
        return [replace(person, marks=tuple(map(_as_letter, person.marks))) for person in people]
    return people


# "Ana PAZ Bo Cem LİNDT-OE": no comma stands between, but each family name is in capitals (DergiPark).
def _is_labelled(text: str) -> bool:
    """Say whether a line is a label ("资助项目:"), one with its value ("Language | English"), or a kind of work."""
    if text.rstrip().endswith((":", "：")):
        return True
    label, bar, _ = text.partition("|")
    return (bool(bar) and kind_of(label.strip()) is not None) or find_work_type(text) is not None


_FAMILY = r"[A-ZÀ-ÞĞİŞŁŚŽČ’'-]{3,25}"
_CAPITAL_FAMILIES = regex(
    rf"(?:(?:[A-ZÀ-ÞĞİŞŁŚŽČ][a-zà-ÿğışłśžč][a-zà-ÿğışłśžč’'-]{{0,19}}\.?\s{{1,2}}){{1,3}}(?:{_FAMILY}(?:\s{{1,2}}|$)){{1,2}}){{2,40}}"
)
_BEHIND_CAPITALS = regex(r"(?<=[A-ZÀ-ÞĞİŞŁŚŽČ])\s{1,2}(?=[A-ZÀ-ÞĞİŞŁŚŽČ][a-zà-ÿğışłśžč])")


def _each_once(people: list[Person]) -> list[Person]:
    """Undo "Ana Paz, Ana Paz" (Silverchair, Wiley), where a name and its card's heading share a line."""
    if len(people) != 2 or str(people[0].name) != str(people[1].name):
        return people
    first, second = people
    # Two people of one name have marks of their own.
    return people if first.marks and second.marks and first.marks != second.marks else people[:1]


# Before each pattern, what all its matches hold is looked for, which takes a fiftieth of the time.
_ROLE_WORDS = (
    "aut", "editor", "translator", "traductor", "supervisor", "orcid", "new window", "protected",
    "(research", "(data", "(contact", "(project", "kişi benim", "(distributor", "(producer", "(rights", "(other",
)  # fmt: skip


def _without_furniture(words: str) -> str:
    """Take off what pages print beside and behind the names of a line."""
    low = words.lower()
    if "orcid" in low or "mail " in low or words.count("-") > 2:
        words = _ORCID.sub(" ", words)
    if has_sign_of_email(words):
        words = EMAIL.sub(" ", words)
    if any(word in low for word in _ROLE_WORDS):
        words = _ROLES.sub(" ", words)
    words = words.strip()
    if "..." in words or "…" in words or _DIGIT.search(words) is not None:
        words = _FOLDS.sub(" ", words)
    if words[:1].isdigit():
        words = _NUMBERED.sub("", words)
    if ")" in words or "mail" in low or "author" in low:
        words = _BEHIND_NAME.sub("", words)
    return _POST.sub("", words) if ", " in words else words


def _as_numbers(found: re.Match[str]) -> str:
    """Write " *ab" as "1,2*", which is how other families mark names; a number among them is a footnote's."""
    numbers = ",".join(str(ord(char) - 96) for char in found.group() if char.isalpha())
    return numbers + "".join(sign for sign in found.group() if sign in "*†‡§")


def _as_letter(mark: str) -> str:
    return chr(96 + int(mark)) if mark.isdecimal() and len(mark) < 3 else mark


def _without_bodies(words: str) -> str:
    """Take the bodies from "Ana Paz, MIT CSAIL; Bo Li and Cy Oe, Intel" (USENIX); other lines stay as they are."""
    heads = []
    for piece in words.split(";"):
        name, comma, body = piece.strip().partition(",")
        halves = _ROMANCE_AND.split(name)
        if not (
            comma and len(body) > 2 and all(looks_like_person(half.strip()) for half in halves)
        ):
            return words
        if re.fullmatch(r"\s?(?:[^\W\d_]\.[\s-]?){1,4}|\s?[^\W\d_]{2,20}(?:\s[A-Z]\.?)?", body):
            return words  # "Paz, Ana; Li, Bo" are names in the order of an index.
        heads += halves
    return "; ".join(heads) if len(heads) > 1 else words


_AND_AT_END = regex(r"(?:^|\s)(?:and|&)$")
_INITIAL_AT_END = regex(r"(?:^|[\s.-])[^\W\d_]\.$")


def _split_marked(words: str, *, doubled: bool) -> list[Person]:
    people: list[Person] = []
    at = 0
    is_marked = _MARK.search(words) is not None and _MARKS.search(words) is not None
    pattern = _MARKS if is_marked else _LETTER_MARK
    for found in pattern.finditer(words):
        if found.start() < at:
            continue
        chunk = words[at : found.start()]
        marks = tuple(re.findall(rf"\d{{1,2}}|[{SIGNS}]|[a-h]", found["marks"]))
        at = found.end()
        if not chunk.strip(" ,;、，and&") and people:
            people[-1] = replace(people[-1], marks=people[-1].marks + marks)
            continue
        named = _names_in(chunk, doubled=doubled)
        if not named:
            return []
        people += [Person(name) for name in named[:-1]]
        people.append(Person(named[-1], marks))
    # A list with a name a line leaves its "and" behind the last but one.
    rest = _AND_AT_END.sub("", words[at:].strip(" ,;、，|•-–"))
    if rest.endswith(".") and not _INITIAL_AT_END.search(rest):
        rest = rest.rstrip(".")
    if rest:
        named = _names_in(rest, doubled=doubled)
        if not named:
            return []
        people += [Person(name) for name in named]
    return people


# "on behalf of the RIVER collaborators" stands among the names for the group itself.
_FOR_A_GROUP = regex(r"^(?:on behalf of|for and on behalf of)\s(?:the\s)?(?=[A-ZÀ-Þ])")


_BEFORE_NAMES = regex(r"(?:[,;•|、，]|and\b|&|y\b|et\b|und\b|e\b)+\s{0,3}")


def _names_in(chunk: str, *, doubled: bool) -> list[Name]:
    chunk = chunk.strip()
    before = _BEFORE_NAMES.match(chunk)
    chunk = (chunk[before.end() :] if before is not None else chunk).strip(" ,;")
    if not chunk:
        return []
    if doubled:
        run = _undouble_run(chunk)
        parts = run or [undouble(chunk)]
    else:
        single = undouble(chunk)
        parts = [single] if looks_like_person(single) and "," not in single else _split_list(single)
    return _parsed(parts)


def _split_list(words: str) -> list[str]:
    if ";" in words or "；" in words:
        return [part for part in re.split(r"\s{0,3}[;；]\s{0,3}", words) if part.strip()]
    inverted = split_inverted(words) or split_first_inverted(words)
    if inverted:
        return inverted
    if ONE_INVERTED.fullmatch(words):
        return [words]
    parts = [part for part in _SEPARATORS.split(words) if part and part.strip()]
    out: list[str] = []
    for part in parts:
        # "A B and C D": "y" and "e" are words of Spanish and Portuguese surnames too.
        halves = [half for half in _ROMANCE_AND.split(part) if half.strip()]
        out += (
            halves
            if len(halves) == 2 and all(looks_like_person(half) for half in halves)
            else [part]
        )
    return out


def _parsed(parts: Sequence[str]) -> list[Name]:
    names: list[Name] = []
    for part in (_FOR_A_GROUP.sub("", part.strip()) for part in parts):
        if not (looks_like_person(part) or _may_be_body(part) or _is_mononym(part)):
            return []
        try:
            names.append(parse_name(part))
        except ValueError:
            return []
    # Bodies and single words are authors among persons; alone they are a line of something else.
    if any(COUNTRIES.fullmatch(part.strip(" .,")) for part in parts):
        # "University of California, Santa Barbara, United States" is where somebody works.
        return []
    whole = sum(name.given is not None for name in names)
    bodies = sum(name.literal is not None for name in names)
    single = len(names) - whole - bodies
    return names if whole >= single + bodies or (bodies == len(names) == 1) else []


def _may_be_body(words: str) -> bool:
    return (
        is_body(words)
        and len(words) < 120
        and ":" not in words
        and not re.search(
            r"\b(?:is|are|was|were|if|that|this|these|all|your|our|have|had|declares?|reports?)\b|[.!?]\s|[?!]$|^the authors?\b.",
            words,
            re.I,
        )
    )


def _is_mononym(words: str) -> bool:
    return re.fullmatch(r"[A-ZÀ-ÞА-Я][\w’'-]{2,20}", words.strip()) is not None


def _split_by_families(words: str, families: Sequence[str]) -> list[Person]:
    """Cut a line of names without commas behind each known surname, in order."""
    people: list[Person] = []
    rest = " ".join(words.replace(",", " ").split())
    for family in families:
        spot = re.search(rf"(?<!\w){re.escape(family)}(?!\w)", rest)
        if spot is None:
            return []
        try:
            people.append(Person(parse_name(rest[: spot.end()])))
        except ValueError:
            return []
        rest = rest[spot.end() :]
        marks = re.match(rf"\s?((?:\d{{1,2}}|[{SIGNS}])(?:\s?,?\s?(?:\d{{1,2}}|[{SIGNS}]))*)", rest)
        if marks:
            people[-1] = replace(
                people[-1], marks=tuple(re.findall(rf"\d{{1,2}}|[{SIGNS}]", marks[1]))
            )
            rest = rest[marks.end() :]
    return people if not rest.strip(" ,.;and&") else []


def with_affiliations(
    people: Sequence[Person], affiliations: Sequence[Affiliation]
) -> tuple[Name, ...]:
    """Give each person the affiliations of their marks; one without a mark is everybody's."""
    by_mark = {found.mark: found.words for found in affiliations if found.mark}
    common = [found.words for found in affiliations if not found.mark]
    marked = any(mark in by_mark for person in people for mark in person.marks)
    names = []
    for person in people:
        bodies = tuple(by_mark[mark] for mark in person.marks if mark in by_mark)
        if not marked and len(affiliations) == 1:
            bodies = (affiliations[0].words,)
        elif not marked and common and len(people) == 1:
            bodies = tuple(common)
        update: dict[str, object] = {}
        if bodies:
            update["affiliation"] = bodies
        if person.is_corresponding:
            update["corresponding"] = True
        names.append(person.name.model_copy(update=update) if update else person.name)
    return tuple(names)


def same_words(one: str, other: str) -> bool:
    """Say whether two stretches of text are the same but for case, blanks and punctuation."""
    return fold(one) == fold(other)
