"""The copyright notices of a text: each once, with all its places, and which of them are the site's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from carcite.model.rights import CopyrightNotice, Holder, Scope
from carcite.rights.notice_words import MARK_SIGNS, Noticed, in_sentence
from carcite.rights.passages import Sentence, sentences, signs_in
from carcite.values.names import Name
from carcite.values.patterns import regex

# A page of pictures has some hundred notices; a text of more is no page, and each costs 0.3 ms.
MOST_NOTICES = 2_000
# A notice that stands in more places than this needs no further quote.
MOST_PLACES = 20


def find_notices(text: str, *, authors: Sequence[Name] = ()) -> tuple[CopyrightNotice, ...]:
    """Find the copyright notices of a text, in order; each notice once, with all places as evidence.

    The holders of kind "person" are, on a page without an author list, its authors in order.
    """
    return tuple(notices_in(text, sentences(text), authors))


def notices_in(
    text: str, among: Sequence[Sentence], authors: Sequence[Name] = ()
) -> list[CopyrightNotice]:
    """Find the notices in some sentences of a text."""
    found: dict[_Key, CopyrightNotice] = {}
    reached = 0
    for noticed in islice(_noticed(text, among, authors), MOST_NOTICES):
        if noticed.start < reached:
            continue
        reached = noticed.end
        key = _key(noticed.notice)
        if key not in found:
            found[key] = noticed.notice
        elif len(found[key].evidence) < MOST_PLACES:
            both = found[key].evidence + noticed.notice.evidence
            found[key] = found[key].model_copy(update={"evidence": both})
    return _without_echoes(list(found.values()))


def _noticed(text: str, among: Sequence[Sentence], authors: Sequence[Name]) -> Iterator[Noticed]:
    signs = signs_in(MARK_SIGNS, among)
    for sentence in among:
        if sentence.telling:
            yield from in_sentence(text, sentence, authors, signs)


def join(
    first: Sequence[CopyrightNotice], *others: Sequence[CopyrightNotice]
) -> list[CopyrightNotice]:
    """Join notices from several places: the same years and holders are one notice with all its places."""
    joined = {_key(notice): notice for notice in first}
    known = _Known()
    for key in joined:
        known.add(key)
    for notice in (notice for notices in others for notice in notices):
        own = _key(notice)
        twin = known.echoed(own)
        if twin is None:
            joined[own] = notice
            known.add(own)
        else:
            both = joined[twin].evidence + notice.evidence
            joined[twin] = joined[twin].model_copy(update={"evidence": both[:MOST_PLACES]})
    return list(joined.values())


class _Key(NamedTuple):
    """What two places of one notice agree in; of each holder name, kind, author, and whether others follow."""

    years: tuple[int, ...]
    holders: tuple[tuple[str, str, Name | None, bool], ...]
    scope: Scope


def _echoes(notice: _Key, other: _Key) -> bool:
    """Tell whether a notice says nothing beyond another."""
    years = not notice.years or notice.years == other.years
    return years and {held[0] for held in notice.holders} <= {held[0] for held in other.holders}


class _Known:
    """The notices that stand already, by their years and by each of their holders."""

    def __init__(self) -> None:
        self._keys: list[_Key] = []
        self._by: dict[tuple[tuple[int, ...], str | None], list[int]] = {}

    def add(self, key: _Key) -> None:
        names: set[str | None] = {held[0] for held in key.holders}
        for years in {key.years, ()}:
            for name in (*names, None):
                self._by.setdefault((years, name), []).append(len(self._keys))
        self._keys.append(key)

    def echoed(self, own: _Key) -> _Key | None:
        """The first notice beyond which this one says nothing."""
        names: set[str | None] = {held[0] for held in own.holders}
        # Those that share the holder that the fewest have.
        places = min((self._by.get((own.years, name), []) for name in names or (None,)), key=len)
        return next((self._keys[at] for at in places if _echoes(own, self._keys[at])), None)


def _key(notice: CopyrightNotice) -> _Key:
    held = ((one.name.casefold(), one.kind, one.author, one.et_al) for one in notice.holders)
    return _Key(notice.years, tuple(held), notice.scope)


def _without_echoes(notices: list[CopyrightNotice]) -> list[CopyrightNotice]:
    """Drop a notice without a year that says nothing beyond another with one."""
    dated = [notice for notice in notices if notice.years]
    known = {holder.name.casefold() for notice in dated for holder in notice.holders}
    people = any(
        holder.kind in ("person", "authors") for notice in dated for holder in notice.holders
    )
    return [
        notice
        for notice in notices
        if notice.years
        or not notice.holders
        or not all(_known(holder, known, people) for holder in notice.holders)
    ]


def _known(holder: Holder, known: set[str], people: bool) -> bool:
    # "The authors keep the copyright" beside a notice that names them.
    return holder.name.casefold() in known or (people and holder.kind == "authors")


# A text of so many lines is a page, whose last lines are its site's; a statement has fewer.
_PAGE_LINES = 8
_FOOT = 250
_LICENCE = regex(r"licen|lizenz|commons|^rights|^copyright|лиценз|许可|許可", re.I)


def settle_feet(text: str, notices: Sequence[CopyrightNotice]) -> list[CopyrightNotice]:
    """Give the site what stands at the foot of a copied page: a body's notice beside the article's own.

    Such a notice comes last, names bodies alone, and has another year or holder than the one before it.
    """
    if text.count("\n") + text.count("\r") < _PAGE_LINES:
        return list(notices)
    text = text.rstrip()
    return [
        notice.model_copy(update={"scope": "site"})
        if _is_foot(text, notice, index, notices)
        else notice
        for index, notice in enumerate(notices)
    ]


def _is_foot(
    text: str, notice: CopyrightNotice, index: int, notices: Sequence[CopyrightNotice]
) -> bool:
    start = notice.evidence[-1].start
    bodies = all(holder.kind == "organization" for holder in notice.holders)
    if notice.scope != "article" or start is None or not notice.holders or not bodies:
        return False
    line = text.rfind("\n", 0, start) + 1
    if len(text) - start > _FOOT:
        return False
    before, after = text[max(0, line - 60) : line].rstrip().rsplit("\n", 1)[-1], text[start:]
    # Under a heading "Licence", or before a licence, it is the article's own.
    if text[line:start].strip() or _LICENCE.search(before + after):
        return False
    own = [other for other in notices[:index] if other.scope == "article" and other.years]
    # Alone on its page, it says nothing of the article either.
    return not own or any(other.years != notice.years for other in own)
