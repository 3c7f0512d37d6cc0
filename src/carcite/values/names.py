"""Names of people and of bodies."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from carcite.frozen import Frozen


class Name(Frozen):
    """A person by parts (CSL 1.0.2 name variables), or a body, or a name not to be taken apart, as `literal`.

    `orcid` is the bare identifier (`0000-0002-1825-0097`); `affiliation` one string a body.
    """

    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    dropping_particle: str | None = None
    non_dropping_particle: str | None = None
    literal: str | None = None
    orcid: str | None = None
    affiliation: tuple[str, ...] = ()
    email: str | None = None
    corresponding: bool = False

    @model_validator(mode="after")
    def _named(self) -> Self:
        if bool(self.literal) == bool(self.family or self.given):
            raise ValueError("a name has either a family or given name, or a literal")
        return self

    def __str__(self) -> str:
        """The name as one would print it in running text."""
        if self.literal:
            return self.literal
        parts = (
            self.given,
            self.dropping_particle,
            self.non_dropping_particle,
            self.family,
            self.suffix,
        )
        return " ".join(part for part in parts if part)
