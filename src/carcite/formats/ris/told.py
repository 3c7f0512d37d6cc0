"""What a reader of RIS has to be told in a line, since the tags alone would be taken for something else."""

from __future__ import annotations

from carcite.formats import dates
from carcite.formats.clean import one_line
from carcite.formats.ris.values import is_article_number
from carcite.formats.types import IN_PERIODICAL, RIS_MEANS, TYPES, ris_type, zotero_type
from carcite.model.reference import Reference
from carcite.values.markup import plain_text


def told(reference: Reference, dialect: str) -> list[str]:
    """Return the lines, of `extra_lines`' kind; most records need none."""
    lines = []
    held = reference.__dict__
    type_ = held["type"]
    if (type_, dialect) in MISTAKEN:
        lines.append(f"CSL Type: {type_}")
    if type_ in IN_PERIODICAL:
        lines += _of_pages(held["page"], held["number"])
    issued, accessed = held["issued"], held["accessed"]
    mendeley = dialect == "mendeley"
    if issued is not None and (issued.end or issued.circa or (mendeley and issued.precision > 1)):
        lines.append(f"Issued: {dates.edtf(issued)}")
    if accessed is not None and (accessed.end or accessed.circa or mendeley):
        lines.append(f"Accessed: {dates.edtf(accessed)}")
    event = held["event_title"]
    if event and type_ == "paper-conference" and held["container_title"] in (None, "", event):
        # T2 alone is the proceedings.
        lines += [f"Event Title: {title}" for title in [one_line(plain_text(event))] if title]
    return lines


def _of_pages(page: str | None, number: str | None) -> list[str]:
    """Tell a page that looks like an article number, and an article number that does not."""
    if bool(page) == bool(number):
        return []
    if page:
        if "-" in page and page[0].isdecimal():
            # A range, as most are: of numbers of articles only "e-123" has a hyphen.
            return []
        page = one_line(page)
        return [f"Page: {page}"] if is_article_number(page) else []
    number = one_line(number or "")
    return [f"Number: {number}"] if number and not is_article_number(number) else []


DIALECTS = ("zotero", "endnote", "mendeley", "jabref", "pandoc")
# The types that TY, and what Zotero is told beside it, would be read back as another.
MISTAKEN = frozenset(
    (row.csl, dialect)
    for row in TYPES
    for dialect in DIALECTS
    if RIS_MEANS[ris_type(row.csl, dialect), zotero_type(row.csl) if dialect == "zotero" else None]
    != row.csl
)
