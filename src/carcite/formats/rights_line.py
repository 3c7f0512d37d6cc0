"""The one line in which a record format can say whose an article is, and under which licence.

`rights_line` writes it, `rights_in` reads it, and what other programs put in its place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from carcite.errors import UnreadablePage
from carcite.formats.canonical import REMEMBERED
from carcite.formats.clean import UNWRITABLE, one_line
from carcite.model.rights import CopyrightNotice, Holder, License, Rights
from carcite.values.names import Name


def rights_line(rights: Rights) -> str | None:
    """Return the article's notice and licence in one line, or None; what was not stated is absent.

    As in "© 2025 Ana Pérez, Li Chen. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/".
    """
    notice = next((found for found in rights.notices if found.scope == "article"), None)
    parts = [
        _notice_words(notice) if notice else "",
        license_words(rights.license) if rights.license else "",
    ]
    return _sentences([part for part in parts if part]) or None


def license_words(license_: License) -> str:
    """Return a licence's short name and URL: "CC BY-NC 4.0, https://…", "CC BY" where no version was stated."""
    short = " ".join(one_line(part) for part in (license_.family, license_.version) if part)
    if short and license_.jurisdiction:
        short += f" {one_line(license_.jurisdiction).upper()}"
    name = short or one_line(license_.name or "")
    return ", ".join(part for part in (name, one_line(license_.url or "")) if part)


def _notice_words(notice: CopyrightNotice) -> str:
    holders = ", ".join(filter(None, (_holder_words(holder) for holder in notice.holders)))
    if not notice.years and not holders:
        return one_line(notice.statement)
    return " ".join(part for part in ("©", _year_words(notice.years), holders) if part)


def _holder_words(holder: Holder) -> str:
    name = one_line(holder.name)
    # A surname that the notice abbreviates is still the author whom the record names in full.
    if holder.author is not None and holder.kind == "person":
        name = one_line(str(holder.author)) or name
    return f"{name} et al." if holder.et_al else name


def _year_words(years: tuple[int, ...]) -> str:
    """Return years as a notice prints them; two years are a range's ends."""
    first_and_last = len(years) == 2 and years[0] < years[1]
    return ("–" if first_and_last else ", ").join(str(year) for year in years)


def _sentences(parts: list[str]) -> str:
    return " ".join(
        part if last or part.endswith(".") else f"{part}."
        for part, last in zip(parts, [*[False] * (len(parts) - 1), True], strict=False)
    )


@lru_cache(maxsize=REMEMBERED)
def rights_in(text: str, authors: tuple[Name, ...] = ()) -> Rights | None:
    """Return the rights that a record's line states, with its words; None where it states none.

    `authors` are the record's, whom the holders may be.
    """
    # The rooms of rights are many, and most files have no such line.
    from carcite.rights.find import find_rights

    try:
        found = find_rights(UNWRITABLE.sub("\ufffd", text), authors=authors)
    except UnreadablePage:
        return None
    return found if found else None


def licenses_of_line(records: list[dict[str, Any]]) -> Rights | None:
    """Return the rights that Crossref's list of licences states, or None."""
    from carcite.rights.find import find_rights

    found = find_rights(
        [
            {
                key: UNWRITABLE.sub("\ufffd", value) if isinstance(value, str) else value
                for key, value in record.items()
            }
            for record in records
        ]
    )
    return found if found else None
