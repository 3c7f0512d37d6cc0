"""What each client loses of a record, one row a loss: docs/formats.md tells the same in its table.

A row names the client, the formats, the variable, the reason, and how a text is read when the loss
is forgiven: both what was written and what the client says are read so. A row that nothing needs
is a defect, and a test says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from carcite.model.reference import Date, Name, Reference
from conformity.clients import Seen

Wanted = tuple[str, tuple[tuple[str, str], ...], tuple[int, ...]]
FORMATS = ("ris", "bibtex", "biblatex", "csl-json")


@dataclass(frozen=True, eq=False)
class Loss:
    """One thing that a client does to one variable of some records.

    `forgive` reads a title or a name's part; `excuses` says of a whole record that the loss befalls it.
    """

    client: str
    formats: tuple[str, ...]
    variable: str
    why: str
    forgive: Callable[[str], str] | None = None
    excuses: Callable[[Reference], bool] | None = field(default=None)


def _straight(text: str) -> str:
    return re.sub("[“”„‘’`]", "'", text).replace('"', "'")


def _no_signs(signs: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"\s+", " ", re.sub(signs, "", text)).strip()


def _has(pattern: str) -> Callable[[Reference], bool]:
    return lambda reference: re.search(pattern, reference.title or "") is not None


def _is(*types: str) -> Callable[[Reference], bool]:
    return lambda reference: reference.type in types


def _day(reference: Reference) -> bool:
    return reference.issued is not None and reference.issued.day is not None


def _finer_than_year(reference: Reference) -> bool:
    return reference.issued is not None and reference.issued.month is not None


def _season(reference: Reference) -> bool:
    return reference.issued is not None and reference.issued.season is not None


def _named(test: Callable[[Name], bool]) -> Callable[[Reference], bool]:
    return lambda reference: any(map(test, reference.author))


BIBTEX = ("bibtex", "biblatex")
EVERY = "every client"
LOSSES = (
    Loss(EVERY, ("ris",), "author", "a body's name has no comma, since RIS has no escape for one", _no_signs(",")),
    Loss(EVERY, ("ris", "bibtex", "biblatex"), "title", "a raised or lowered minus is Unicode's", _no_signs("[−-]")),
    Loss("pandoc", (*BIBTEX, "csl-json"), "title", "straight quotes are curled", _straight),
    Loss("pandoc", (*BIBTEX, "csl-json", "ris"), "author", "straight quotes are curled", _straight),
    Loss("pandoc", BIBTEX, "title", "a title's first word, and the first after a colon, gets a capital", str.casefold),
    Loss("pandoc", BIBTEX, "title", "a brace that has no partner is lost, and those after it", excuses=_has(r"[{}]")),
    Loss("pandoc", ("ris",), "issued", "of a date only the year is read", excuses=_finer_than_year),
    Loss("pandoc", FORMATS, "author", "a blank is put behind a particle that ends in an apostrophe", _no_signs(r"(?<=')\s")),
    Loss("pandoc", ("biblatex",), "issued", "a season is read as a month", excuses=_season),
    Loss("citation-js", ("ris",), "title", "Zotero's dialect: a blank after a < that begins no number", excuses=_has(r"<(?!sub|sup|i>|/)")),
    Loss("citation-js", ("ris",), "author", "types that it does not know have no authors", excuses=_is("article-newspaper", "bill", "broadcast", "hearing", "legal_case", "legislation", "motion_picture", "musical_score")),
    Loss("citation-js", ("bibtex",), "issued", "the day is not read, BibTeX has no field for it", excuses=_day),
    Loss("citation-js", BIBTEX, "title", "a ^ that is no accent is taken for one", excuses=_has(r"\^")),
    Loss("bibutils", ("ris", *BIBTEX), "author", "the stops of initials are dropped, a comma before a suffix is doubled", _no_signs(r"[.,]")),
    Loss("bibutils", ("ris",), "author", "a body is split at its blanks", excuses=_named(lambda name: name.literal is not None)),
    Loss("bibutils", ("ris", *BIBTEX), "title", "a title is split behind a question mark", _no_signs(r"(?<=\?):|(?<=!):")),
    Loss("bibutils", BIBTEX, "title", "quotes are curled", _straight),
    Loss("bibutils", BIBTEX, "author", "quotes are curled", _straight),
    Loss("bibutils", BIBTEX, "title", "macros for \\, <, > and ^ are shown as macros", excuses=_has(r"[\\^<>]")),
    Loss("citation-js", ("ris",), "issued", "types that it does not know have the year alone", excuses=_is("chapter", "classic", "software", "article-newspaper", "entry-dictionary")),
    Loss("citation-js", ("ris",), "issued", "a season is lost with its year", excuses=_season),
    Loss("bibutils", ("biblatex",), "author", "a @periodical has editors and no authors", excuses=_is("periodical")),
    Loss("bibutils", ("biblatex",), "title", "a @periodical's title is its journal's", excuses=_is("periodical")),
    Loss("bibutils", BIBTEX, "title", "-- and '' are set as a dash and a quotation mark", excuses=_has("'' ``")),
    Loss("bibutils", ("bibtex",), "issued", "the day is not read, BibTeX has no field for it", excuses=_day),
    Loss("bibutils", ("ris", *BIBTEX), "author", "a person named Others is taken for et al.", excuses=_named(lambda name: name.family == "Others")),
    Loss("bibutils", ("biblatex",), "issued", "a season is read as a month", excuses=_season),
    Loss("bibutils", ("biblatex",), "author", "braces in a body's name are dropped", _no_signs(r"[{}]")),
)  # fmt: skip


def wanted(reference: Reference) -> Wanted:
    """Return what a client should see of a record: title, names, the first date's parts."""
    date = reference.issued
    return (
        as_text(reference.title or ""),
        tuple(map(_name, reference.author)),
        _parts(date) if date else (),
    )


def _name(name: Name) -> tuple[str, str]:
    if not name.family:
        return as_text(name.literal or name.given or ""), ""
    family = " ".join(
        filter(None, (name.dropping_particle, name.non_dropping_particle, name.family))
    )
    return as_text(family), as_text(", ".join(filter(None, (name.given, name.suffix))))


def _parts(date: Date) -> tuple[int, ...]:
    return tuple(part for part in (date.year, date.month, date.day) if part is not None)


# What no record holds: controls and halves of characters are cleaned away before anything is written.
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff]")


def as_text(text: str) -> str:
    """Return a text as every client may show it: markup gone, blanks folded, compatible letters alike."""
    text = re.sub(r"</?(?:i|b|sub|sup|span|sc)\b[^<>]*>", "", text)
    text = _NO_TEXT.sub("", text)
    text = re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def differs(reference: Reference, seen: Seen, losses: Sequence[Loss]) -> list[str]:
    """Name the variables that arrived otherwise than they were written, the losses forgiven."""
    title, names, date = wanted(reference)
    found = []
    forgive = [loss for loss in losses if loss.forgive]
    if _read(title, "title", forgive) != _read(as_text(seen.title), "title", forgive):
        found.append("title")
    if _names(names, forgive) != _names(seen.names, forgive):
        found.append("author")
    if date != seen.date:
        found.append("issued")
    excused = {loss.variable for loss in losses if loss.excuses and loss.excuses(reference)}
    return [variable for variable in found if variable not in excused]


def _names(names: Sequence[tuple[str, str]], losses: Sequence[Loss]) -> list[tuple[str, str]]:
    return [
        (_read(as_text(family), "author", losses), _read(as_text(given), "author", losses))
        for family, given in names
    ]


def _read(text: str, variable: str, losses: Sequence[Loss]) -> str:
    for loss in losses:
        if loss.variable == variable and loss.forgive:
            text = loss.forgive(text)
    return text
