"""Where a page and its record disagree, variable by variable, in remarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from carcite.crossref.guard import Guarded
from carcite.crossref.matching.containers import fold_container, same_container
from carcite.crossref.matching.wording import compact, fold_words
from carcite.model.claims import Remark
from carcite.model.reference import Reference
from carcite.model.rights import Severity
from carcite.model.words import words_of
from carcite.values.inline import plain_text

# A remark is to be read; an abstract is not.
_LONGEST = 100


def differences(
    page: Reference, record: Reference, guarded: Guarded, who: str = "Crossref"
) -> Iterator[Remark]:
    """Remark where both say something and it is not the same; spellings of one thing are the same.

    `who` keeps the record.
    """
    yield from _title(page, record, guarded, who)
    yield from _authors(page, record, guarded, who)
    for variable, same in _SAME.items():
        mine, theirs = getattr(page, variable), getattr(record, variable)
        if mine and theirs and not same(page, record):
            yield _differs(variable, words_of(mine), words_of(theirs), who, "info")


def _differs(variable: str, mine: str, theirs: str, who: str, severity: Severity) -> Remark:
    return Remark(
        code=f"{variable}-differs".replace("_", "-"),
        variable=variable,
        message=f"{variable.replace('_', ' ')}: the page says {_shown(mine)}, {who} {_shown(theirs)}",
        severity=severity,
    )


def _shown(words: str) -> str:
    words = plain_text(words)
    return repr(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")


def _title(page: Reference, record: Reference, guarded: Guarded, who: str) -> Iterator[Remark]:
    if not page.title or not record.title:
        return
    mine, theirs = (compact(fold_words(title)) for title in (page.title, record.title))
    if guarded.title is False or mine != theirs:
        severity: Severity = "warning" if guarded.title is False else "info"
        yield _differs("title", page.title, record.title, who, severity)


def _authors(page: Reference, record: Reference, guarded: Guarded, who: str) -> Iterator[Remark]:
    if not page.author or not record.author:
        return
    if guarded.first_author is False:
        yield Remark(
            code="first-author-differs",
            variable="author",
            message=f"the first author is {page.author[0]} on the page and {record.author[0]} at {who}",
        )
    if len(page.author) != len(record.author):
        yield Remark(
            code="author-count-differs",
            variable="author",
            message=f"the page names {len(page.author)} authors, {who} {len(record.author)}",
            severity="info",
        )


def _same_container(page: Reference, record: Reference) -> bool:
    if set(page.issn) & set(record.issn):
        return True
    names = (record.container_title, record.container_title_short, record.collection_title)
    mine = fold_container(page.container_title or "")
    return any(same_container(mine, fold_container(name)) is not False for name in names if name)


def _same_year(page: Reference, record: Reference) -> bool:
    years = {date.year for date in (record.issued, record.available_date) if date}
    return page.issued is not None and page.issued.year in years


def _same_pages(page: Reference, record: Reference) -> bool:
    mine, theirs = (str(one.page).partition("-") for one in (page, record))
    # One of them may give the first page alone.
    return mine[0].lower() == theirs[0].lower() and (
        mine[2] == theirs[2] or not (mine[2] and theirs[2]) or theirs[2].endswith(mine[2])
    )


def _same_number(variable: str) -> Callable[[Reference, Reference], bool]:
    def same(page: Reference, record: Reference) -> bool:
        mine, theirs = (
            compact(fold_words(str(getattr(one, variable)))).lstrip("0") for one in (page, record)
        )
        return mine == theirs

    return same


def _same_type(page: Reference, record: Reference) -> bool:
    return page.type == record.type or "document" in (page.type, record.type)


_SAME: dict[str, Callable[[Reference, Reference], bool]] = {
    "type": _same_type,
    "container_title": _same_container,
    "issued": _same_year,
    "volume": _same_number("volume"),
    "issue": _same_number("issue"),
    "page": _same_pages,
    "number": _same_number("number"),
    "issn": lambda page, record: bool(set(page.issn) & set(record.issn)),
}
