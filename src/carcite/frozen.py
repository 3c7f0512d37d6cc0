"""The base of every value that carcite hands out: frozen, comparable, hashable, JSON there and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A pydantic model that cannot be changed and knows no fields but its own."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed, which are not validated.

        Pydantic's own copies each of its dictionaries by `copy.copy`, which takes five times as long.
        """
        if deep:
            return super().model_copy(update=update, deep=True)
        fields = type(self).model_fields
        values = {name: value for name, value in self.__dict__.items() if name in fields}
        made = type(self).__new__(type(self))
        object.__setattr__(made, "__dict__", values | dict(update or {}))
        object.__setattr__(
            made, "__pydantic_fields_set__", self.model_fields_set | set(update or ())
        )
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made
