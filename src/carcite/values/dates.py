"""Dates as coarse as a year and as fine as a day."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from carcite.frozen import Frozen


class Date(Frozen):
    """A date as precise as its source: a year, a month or season of it, or a day; perhaps a range.

    `season` is EDTF's 21 (spring) to 24 (winter). `end` closes a range.
    """

    year: int = Field(ge=-9999, le=9999)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    season: int | None = Field(default=None, ge=21, le=24)
    circa: bool = False
    end: Date | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if self.season is not None and self.month is not None:
            raise ValueError("a date has a month or a season, not both")
        if self.end is not None and self.end.end is not None:
            raise ValueError("a range has one end")
        return self
