"""Citation keys: ASCII, the same in every export, and no two alike in a file.

A key is family name + year + first telling word of the title (`blagov2025car`). A reference's own
`id` is kept where it is a legal key. Where two would share a key, each gets letters made from its
DOI or title, so that neither the order of the file nor a third record changes them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from carcite.formats.people import parts
from carcite.model.reference import Name, Reference
from carcite.values.markup import plain_text

# What BibTeX, biber and LaTeX take without quoting; a comma, a brace, "#", "%", "~" or a blank is not.
LEGAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]{0,127}")
WORD = re.compile(r"[a-z0-9]+")

# Letters that Unicode does not take apart into a letter and a mark.
LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH",
        "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng", "Ŋ": "NG", "ŧ": "t", "Ŧ": "T",
    }
)  # fmt: skip

# Articles, prepositions and conjunctions with which titles begin and which tell nothing of them.
STOP_WORDS = frozenset(
    """
    a an the on of in for to and or as at by from with is are be do does how what why when which who
    das der die dem den des ein eine einer und von zu zur zum im am auf fur uber mit
    le la les l un une des du de d et en sur pour dans au aux
    el los las una unos unas del y o sobre para por con
    os um uma e do da dos das no na nos nas
    il lo gli i uno della dello degli delle di nel nella
    het een op van voor en
    """.split()
)

LONGEST_NAME = 20
LONGEST_WORD = 16
SUFFIX_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def is_key(text: str) -> bool:
    """Whether a text can stand as a citation key everywhere."""
    return LEGAL.fullmatch(text) is not None


def key_letters(text: str) -> str:
    """Return a text in lower-case ASCII; letters that have no counterpart there are left out.

    >>> key_letters("Łukasz Müller-Weiß Ørsted 毛泽东")
    'lukasz muller-weiss orsted '
    """
    if not text.isascii():
        # After the compatibility form, since "ẞ" and "ﬁ" appear in either step.
        decomposed = unicodedata.normalize("NFKD", text.translate(LETTERS)).translate(LETTERS)
        text = decomposed.encode("ascii", "ignore").decode("ascii")
    return text.lower()


def key_of(reference: Reference) -> str:
    """Return the key that a reference has when it stands alone."""
    if reference.id and is_key(reference.id):
        return reference.id
    name, word = _name_word(reference), _title_word(reference.title or "")
    year = str(abs(reference.issued.year)) if reference.issued else "nd"
    # With nothing in Latin letters, the DOI or the title as it stands tells works apart.
    return f"{name or 'ref'}{year}{word or _letters(_content(reference), 6)}"


def citation_keys(references: Iterable[Reference], *, taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a key for each reference, unique without regard to case, as BibTeX compares them.

    None of them is among those that are `taken` already.
    """
    listed = tuple(references)
    wanted = [key_of(reference) for reference in listed]
    others = {key.casefold() for key in taken}
    keys = {
        index: key
        for index, key in _undisputed(listed, wanted).items()
        if key.casefold() not in others
    }
    taken = others | {key.casefold() for key in keys.values()}
    waiting = [index for index in range(len(listed)) if index not in keys]
    attempts: Counter[str] = Counter()
    # In an order of their content, so that the order of the file has no part in it.
    for index in sorted(waiting, key=lambda one: (wanted[one].casefold(), _content(listed[one]))):
        content = f"{wanted[index].casefold()} {_content(listed[index])}"
        keys[index] = _told_apart(wanted[index], content, taken, attempts)
    return tuple(keys[index] for index in range(len(listed)))


def _undisputed(listed: tuple[Reference, ...], wanted: list[str]) -> dict[int, str]:
    """Return the keys that nobody else wants, and of each given key the one that keeps it."""
    claimants: dict[str, list[int]] = {}
    for index, key in enumerate(wanted):
        claimants.setdefault(key.casefold(), []).append(index)
    keys = {}
    for indices in claimants.values():
        pinned = [index for index in indices if listed[index].id == wanted[index]]
        if pinned:
            keeper = min(pinned, key=lambda index: _content(listed[index]))
            keys[keeper] = wanted[keeper]
        elif len(indices) == 1:
            keys[indices[0]] = wanted[indices[0]]
    return keys


def _told_apart(key: str, content: str, taken: set[str], attempts: Counter[str]) -> str:
    """Return the key with a free suffix, of three letters or more, made from the content."""
    while True:
        # Twice the same work: the content cannot tell the records apart, a counter can.
        attempt = attempts[content]
        attempts[content] += 1
        salted = f"{content}#{attempt}" if attempt else content
        candidate = key + _letters(salted, min(3 + attempt // 20, 12))
        if candidate.casefold() not in taken:
            taken.add(candidate.casefold())
            return candidate


def _letters(text: str, count: int) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return "".join(SUFFIX_LETTERS[byte % 26] for byte in digest[:count])


def _content(reference: Reference) -> str:
    """Return what tells a work from another: its DOI, else its title and where it appeared."""
    if reference.doi:
        return reference.doi.lower()
    return repr(
        (
            reference.title,
            reference.container_title,
            reference.volume,
            reference.issue,
            reference.page or reference.number,
            reference.url,
            tuple(str(person) for person in reference.author),
        )
    )


def _name_word(reference: Reference) -> str:
    people = reference.author or reference.editor
    return _folded_name(people[0]) if people else ""


def _folded_name(name: Name) -> str:
    known = parts(name)
    if known is None:
        return ""
    words = WORD.findall(key_letters(known.literal or known.full_family))
    if not known.literal:
        return "".join(words)[:LONGEST_NAME]
    # A body by the words of its name that fit: "worldhealth" for the World Health Organization.
    short = ""
    for word in (word for word in words if word not in STOP_WORDS):
        if short and len(short) + len(word) > LONGEST_NAME:
            break
        short += word
    return short[:LONGEST_NAME]


def _title_word(title: str) -> str:
    words = WORD.findall(key_letters(plain_text(title)))
    telling = [word for word in words if word not in STOP_WORDS]
    return next(iter(telling or words), "")[:LONGEST_WORD]
