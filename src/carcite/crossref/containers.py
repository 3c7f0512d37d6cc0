"""What a work stands in: of several container titles, which is the book or journal and which the series."""

from __future__ import annotations

import re
from typing import NamedTuple

from carcite.crossref.fields import Work, indexed, mappings, text
from carcite.crossref.titles import is_capitals, title_text
from carcite.crossref.work_types import WorkType
from carcite.values.containers import is_proceedings
from carcite.values.patterns import regex
from carcite.values.text import fold


class Titled(NamedTuple):
    """A title of a container: where it stood, its words, and what was made of them."""

    path: str
    quote: str
    title: str


class Containers(NamedTuple):
    """What a work stands in: the container, the series, the short form, and what was left over."""

    container: Titled | None = None
    series: Titled | None = None
    short: Titled | None = None
    others: tuple[Titled, ...] = ()


# How series of books and of proceedings are called.
_SERIES = regex(
    r"^(?:lecture notes|(?:communications|advances|studies|topics|progress|research|workshops|frontiers|developments|contributions|perspectives)"
    r" (?:in|on|to)\b|ifip\b|springer\b|smart innovation|methods in molecular|acm international conference proceeding series|ceur\b"
    r"|leibniz international proceedings|iop conference series|proceedings of spie|materials science forum|monographs? (?:in|on))"
    r"|\b(?:series|colloquia|library|schriftenreihe|reihe|collection|book series|monographs)\b(?! (?:of|on the|in the)\b.*\b(?:conference|workshop)\b)",
    re.I,
)  # fmt: skip


def containers(work: Work, kind: WorkType) -> Containers:
    """Tell the containers of a record apart."""
    titles = _titled(work, "container-title")
    short = next(
        (one for one in _titled(work, "short-container-title") if fold(one.title) not in {fold(t.title) for t in titles}),
        None,
    )  # fmt: skip
    if not titles:
        return Containers(short=short if kind.container else None)
    if kind.container == "collection_title":
        return Containers(series=titles[0], others=tuple(titles[1:]))
    if not kind.container:
        return Containers(short=short, others=tuple(titles))
    if len(titles) == 1:
        return Containers(titles[0], short=short)
    return _of_several(titles, short, kind)


def _of_several(titles: list[Titled], short: Titled | None, kind: WorkType) -> Containers:
    if kind.csl == "article-journal":
        # "Scand J Med Sci Sports" beside the whole title, or a meeting in capitals before the journal.
        abbreviated = [
            one for one in titles if any(_abbreviates(one.title, o.title) for o in titles)
        ]
        whole = [one for one in titles if one not in abbreviated]
        best = next((one for one in whole if not is_capitals(one.title)), whole[0])
        rest = tuple(one for one in whole if one != best)
        return Containers(best, short=short or next(iter(abbreviated), None), others=rest)
    series = [one for one in titles if _is_series(one.title)]
    books = [one for one in titles if one not in series]
    # Where the words do not tell, the order does: publishers put the series first, then the book.
    book = (books or titles)[-1]
    left = [one for one in titles if one != book]
    return Containers(book, series=(series or left)[0] if left else None, short=short,
                      others=tuple(one for one in left if one != (series or left)[0]))  # fmt: skip


def _titled(work: Work, key: str) -> list[Titled]:
    found = (Titled(path, quote, title_text(quote)) for path, quote in indexed(work, key))
    return list({fold(one.title): one for one in reversed([*found]) if one.title}.values())[::-1]


def _is_series(title: str) -> bool:
    return _SERIES.search(title) is not None and not is_proceedings(title)


def _abbreviates(short: str, long: str) -> bool:
    """Say whether each word of one title begins a word of the other, in order, and it is shorter."""
    words, rest = re.findall(r"\w+", short.lower()), iter(re.findall(r"\w+", long.lower()))
    return len(short) < len(long) and all(
        any(word.startswith(part) for word in rest) for part in words
    )


def server(work: Work) -> Titled | None:
    """The preprint server or the repository that a work was posted on."""
    for path, institution in mappings(work, "institution"):
        name = text(institution, "name")
        if name:
            return Titled(f"{path}.name", name, title_text(name))
    return None
