"""A `Name`'s parts, cleaned, as every format needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from carcite.formats.clean import one_line
from carcite.model.reference import Reference
from carcite.values.names import Name

# The variables that hold people.
ROLES = tuple(
    variable
    for variable, field in Reference.model_fields.items()
    if field.annotation == tuple[Name, ...]
)

# A last literal that stands for those who are not named, which is BibTeX's word for them.
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Parts:
    """A name ready for a format: a person's `particle`, `family`, `given`, `suffix`; or a `literal`."""

    particle: str = ""
    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def full_family(self) -> str:
        """The family name with its particles before it."""
        # "al-Rashid", "d'Alembert": some particles are written together with the name.
        blank = "" if self.particle.endswith(("-", "'", "’")) else " "
        return f"{self.particle}{blank}{self.family}".strip()


def parts(name: Name) -> Parts | None:
    """Return a name's cleaned parts, or None if nothing printable is left of it."""
    if name.literal:
        literal = one_line(name.literal)
        return Parts(literal=literal) if literal else None
    # A dropping particle ("de" of "Jean de La Fontaine") has no place of its own outside CSL;
    # BibTeX and Zotero both keep "de La Fontaine, Jean" together.
    particle = " ".join(
        one_line(part) for part in (name.dropping_particle, name.non_dropping_particle) if part
    )
    family, given = one_line(name.family or ""), one_line(name.given or "")
    if not family and not given:
        return None
    if not family:
        return Parts(literal=f"{given} {particle}".strip())
    return Parts(particle.strip(), family, given, one_line(name.suffix or ""))


def inverted(name: Name) -> str:
    """Return a name as indexes have it, "van der Berg, Anna, Jr."; "" where nothing of it is left."""
    known = parts(name)
    if known is None:
        return ""
    return known.literal or ", ".join(filter(None, (known.full_family, known.given, known.suffix)))


# "pp. 12-34": every style sets its own.
PAGE_LABEL = re.compile(r"^pp?\.\s{0,3}(?=\d)", re.IGNORECASE)


def number_range(page: str) -> tuple[str, str] | None:
    """Return a page range's two ends, or None for one page, a list, or anything else.

    >>> number_range("101–115"), number_range("S12-S15"), number_range("e123"), number_range("1-5, 8")
    (('101', '115'), ('S12', 'S15'), None, None)
    """
    for dash in "–—‐‑−":
        page = page.replace(dash, "-")
    first, _, last = page.partition("-")
    first, last = first.strip(), last.strip("- ")
    simple = first and last and not any(sign in first + last for sign in "-,;& ")
    return (first, last) if simple else None
