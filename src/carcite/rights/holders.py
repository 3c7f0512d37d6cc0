"""Who holds a copyright: the holders' part of a notice, told apart and tied to the record's authors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.model.rights import Holder
from carcite.rights.cc_words import fold_letters
from carcite.values.bodies import is_body, is_known_body
from carcite.values.names import Name
from carcite.values.patterns import regex

# "The Author(s)" in the languages that notices are printed in; the whole holder must be this.
AUTHORS = regex(
    r"(?:by\s)?(?:the\s?|each\s)?(?:owners?\s?/\s?)?(?:respective\s)?authors?(?:\s?\(\s?s\s?\))?(?:\s?/\s?(?:funder|owner\(s\)|owners?))?"
    r"|l(?:['’]|&apos;)auteur(?:e|\(e\))?(?:\(s\))?|les auteurs?(?:\(s\))?|auteurs?"
    r"|(?:el|la|los|las)\s(?:\(los\)\s)?autor(?:es|as|a|\(es\))?|autor(?:es|\(es\))?|os? autor(?:es|\(es\))?"
    r"|(?:der|die)\sautor(?:in|en|innen|\*innen|:innen|\(en\))?|autor(?:en|innen)|gli autori|l['’]autore|autori"
    r"|de auteurs?(?:\(s\))?|forfatter(?:ne|en)|författar(?:na|en)|autorzy|autoři|szerzők?|yazar(?:lar)?|penulis"
    r"|автор(?:ы|и|ите)?|作者|著者|저자",
    re.I,
)
AUTHORS_AND = regex(
    rf"(?P<authors>{AUTHORS.pattern})(?:,|\s?&|\s(?:and|et|und|y|e))\s(?P<other>\S.*)", re.I | re.S
)

_PARTICLES = (
    "de|da|do|dos|das|del|della|di|du|la|le|les|lo|van|von|der|den|ter|ten|zu|zur|zum|el|al|bin|ibn|ben|af|av|und|y|e|i"
    "|mac|mc|st|san|santa|'t|’t|op|in|het|vom|d'|d’|dela|delos|los|las|ul|ur|uz"
)
_NAME_WORD = (
    r"(?:[A-ZÀ-ÞĀ-ŽȘȚΑ-ΩА-ЯЁІЇЄҐ][\w'’ʼ‐-]*\.?|[A-ZÀ-Þ]\.(?:-?[A-ZÀ-Þ]\.)*"
    r"|[dlo]['’][A-ZÀ-Þ][\w'’-]*)"
)
_PERSON = regex(
    rf"(?:(?:{_PARTICLES})\s){{0,3}}(?:{_NAME_WORD})(?:\s(?:{_NAME_WORD}|{_PARTICLES})){{0,6}}(?:,?\s(?:Jr|Sr|II|III|IV)\.?)?"
)
_CJK_PERSON = regex(
    r"[一-鿿々]{2,4}|[가-힣]{2,4}|[一-鿿ぁ-んァ-ヶー]{1,4}[\s　][一-鿿ぁ-んァ-ヶー]{1,4}|[ก-๙.]+\s[ก-๙]+|[ء-ۓ]+(?:\s[ء-ۓ]+){1,4}"
)
_ET_AL = regex(
    r",?\s?(?:\bet\.? ?al\b|\band others\b|\bи др\b|\be col\b|\by cols?\b|\bund andere\b|等)\.?",
    re.I,
)
_DOTTED = regex(r"(?<!\w)(?:Inc|Ltd|Co|Corp|B\.\s?V|S\.\s?A|S\.A\.S|Jr|Sr|s\.r\.l|[A-Z])\.$")
_LIST = regex(
    r"\s{0,2}[,;，、،]\s{0,2}(?:(?:and|&|y|e|et|und|и|і|en|och|og|dan|ve)\s)?|\s(?:and|&|y|e|et|und|и|і|en|och|og|dan|ve)\s|和|与"
)
_ROLE = regex(r"\s?\((?:[^\W\d_]|[\s/.-]){3,40}\)")
_MOST = 400


def find_holders(words: str, authors: Sequence[Name] = ()) -> tuple[Holder, ...]:
    """Tell the holders of a notice apart; a list is split only where its pieces are certain.

    A holder that is one of `authors` is tied to it; two of one surname to different authors, in order.
    """
    words = re.sub(r"\s+", " ", words).strip(" ,;:|*")
    if words.endswith(".") and not _DOTTED.search(words):
        words = words.rstrip(". ")
    if not re.search(r"[^\W\d_]{2}", words) or len(words) > 12_000:
        return ()
    special = _special(words)
    if special is not None:
        return special
    found = () if is_known_body(words) else _et_al(words) or _people(words, authors)
    if found:
        return tie(found, authors)
    kind = "organization" if is_body(words, holds=True) or not is_person(words) else "person"
    return tie((Holder(name=words, kind=kind),), authors)


def _special(words: str) -> tuple[Holder, ...] | None:
    if AUTHORS.fullmatch(words):
        return (Holder(name=words, kind="authors"),)
    both = AUTHORS_AND.fullmatch(words)
    if both and is_body(both["other"], holds=True):
        return (
            Holder(name=both["authors"], kind="authors"),
            Holder(name=both["other"].strip(" ,"), kind="organization"),
        )
    if re.fullmatch(
        r"(?:the )?(?:british |uk |australian )?crown(?: copyright)?(?: in right of .{0,60})?|(?:her|his) majesty the (?:queen|king).{0,80}",
        words,
        re.I,
    ):
        return (Holder(name=words, kind="crown"),)
    if (
        re.search(r"\bu\.?\s?s\.? government|united states government", words, re.I)
        and len(words) < 80
    ):
        return (Holder(name=words, kind="us-government"),)
    return None


def is_person(words: str) -> bool:
    """Tell whether a name looks like a person's."""
    if words.startswith("The "):
        return False
    return _PERSON.fullmatch(words) is not None or _CJK_PERSON.fullmatch(words) is not None


def _et_al(words: str) -> tuple[Holder, ...]:
    found = _ET_AL.search(words)
    if found is None or not words[: found.start()].strip(" ,"):
        return ()
    before = words[: found.start()].strip(" ,;")
    names = [before] if is_person(before) else _pieces(before)
    if len(names) > 1 and all(map(is_person, names)):
        last = len(names) - 1
        return tuple(
            Holder(name=name, kind="person", et_al=index == last)
            for index, name in enumerate(names)
        )
    return (Holder(name=before, kind="person", et_al=True),)


def _pieces(words: str) -> list[str]:
    pieces = [
        piece.strip(" ,;.") if not re.search(r"\b[A-Z]\.$", piece) else piece.strip(" ,;")
        for piece in _LIST.split(words)[:_MOST]
    ]
    joined: list[str] = []
    for piece in pieces:
        # "John Smith, Jr." is one; so is a name before its suffix.
        if joined and re.fullmatch(r"(?:Jr|Sr|II|III|IV)\.?", piece):
            joined[-1] += f", {piece}"
        elif piece:
            joined.append(piece)
    return joined


def _people(words: str, authors: Sequence[Name]) -> tuple[Holder, ...]:
    """Split a list of people, where that is certain; () where it is no such list."""
    bare = _ROLE.sub("", words)
    pieces = _pieces(bare)
    if len(pieces) < 2:
        return (
            (Holder(name=pieces[0], kind="person"),)
            if pieces
            and bare != words
            and is_person(pieces[0])
            and not is_body(pieces[0], holds=True)
            else ()
        )
    pieces[-1] = _without_tail(pieces, authors)
    if authors and len(tied := [piece for piece in pieces if _matches(piece, authors)]) == len(
        pieces
    ):
        return tuple(Holder(name=piece, kind="person") for piece in tied)
    if not all(is_person(piece) and not is_body(piece, holds=True) for piece in pieces):
        return _people_and_body(words, pieces)
    full = sum(" " in piece or _CJK_PERSON.fullmatch(piece) is not None for piece in pieces)
    # "Wu, Han and Li" is a list of surnames; "Smith, John" may be one man.
    listed = re.search(r"\s(?:and|&|y|et|und)\s", bare) is not None or len(pieces) > 2
    if full == len(pieces) or listed or bare != words:
        return tuple(Holder(name=piece, kind="person") for piece in pieces)
    return (Holder(name=words, kind="person"),)


def _people_and_body(words: str, pieces: list[str]) -> tuple[Holder, ...]:
    """People, and a body as the last of the list: "Jane Roe, John Doe and Example Press"."""
    *people, last = pieces
    listed = re.search(rf"\s(?:and|&|y|et|und)\s{re.escape(last)}", words) is not None
    if (
        listed
        and is_body(last, holds=True)
        and all(
            is_person(piece) and not is_body(piece, holds=True) and " " in piece for piece in people
        )
    ):
        return (
            *(Holder(name=piece, kind="person") for piece in people),
            Holder(name=last, kind="organization"),
        )
    return ()


def _without_tail(pieces: list[str], authors: Sequence[Name]) -> str:
    """Cut what is glued to the last name of a list, where line ends were lost."""
    last = pieces[-1]
    for author in authors:
        name = str(author)
        if len(last) > len(name) and last.startswith(name):
            return name
    if not all(is_person(piece) for piece in pieces[:-1]):
        return last
    usual = max(len(piece.split()) for piece in pieces[:-1])
    if is_person(last) and len(last.split()) <= 1 + usual:
        return last
    words = last.split()[: max(usual, 2)]
    # "OrekhovCAR-T": the name ends where the next capital begins.
    if not re.match(r"(?:Mc|Mac|De|Di|La|Le|Van)[A-Z]", words[-1]):
        words[-1] = re.sub(r"(?<=[a-zß-ÿ])[A-Z].*", "", words[-1])
    candidate = " ".join(words)
    return candidate if is_person(candidate) and not is_body(candidate, holds=True) else last


# --- holders and authors -----------------------------------------------------------------------


def tie(holders: Sequence[Holder], authors: Sequence[Name]) -> tuple[Holder, ...]:
    """Tie each person to the author it is, each author to one holder at most, in order."""
    free = list(authors)
    tied: list[Holder] = []
    for holder in holders:
        author = next(
            (name for name in free if holder.kind == "person" and _is(holder.name, name)), None
        )
        if author is not None:
            free.remove(author)
            holder = holder.model_copy(update={"author": author})
        elif authors and holder.kind == "organization":
            body = next(
                (
                    name
                    for name in free
                    if name.literal and fold_letters(name.literal) == fold_letters(holder.name)
                ),
                None,
            )
            holder = holder.model_copy(update={"author": body}) if body else holder
        tied.append(holder)
    return tuple(tied)


def _matches(words: str, authors: Sequence[Name]) -> bool:
    return any(_is(words, author) for author in authors)


def _is(words: str, author: Name) -> bool:
    """Tell whether a holder's words name an author: whole, by surname, or with initials."""
    if author.literal:
        return fold_letters(words) == fold_letters(author.literal)
    family = fold_letters(
        " ".join(
            filter(None, (author.dropping_particle, author.non_dropping_particle, author.family))
        )
    )
    bare, held = fold_letters(author.family or ""), fold_letters(words)
    # Whatever else is said, the surname is.
    if not bare or bare not in held:
        return False
    if held in (family, bare, fold_letters(str(author)), family + fold_letters(author.given or "")):
        return True
    parts = [fold_letters(part) for part in re.split(r"[\s.,]+", words) if fold_letters(part)]
    for surname in (family, bare):
        for given in _without(parts, surname):
            if given and _agree(
                given,
                [
                    fold_letters(part)
                    for part in re.split(r"[\s.\-]+", author.given or "")
                    if fold_letters(part)
                ],
            ):
                return True
    return False


def _without(parts: list[str], surname: str) -> list[list[str]]:
    """Take a surname off either end of a name's parts; what is left are given names."""
    left = []
    for length in range(1, len(parts)):
        if "".join(parts[-length:]) == surname:
            left.append(parts[:-length])
        if "".join(parts[:length]) == surname:
            left.append(parts[length:])
    return left


def _agree(held: list[str], given: list[str]) -> bool:
    """Tell whether given names agree: the first by name or initial."""
    if not given:
        return False
    one, other = held[0], given[0]
    short = min(len(one), len(other))
    return (
        one == other
        or (
            short <= 3
            and one[0] == other[0]
            and (
                short == 1
                or one.startswith("".join(part[0] for part in given)[:short])
                or other.startswith(one)
            )
        )
        or "".join(held) == "".join(given)
    )
