"""The base of every value that carcite hands out: frozen, comparable, hashable, JSON there and back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
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
        kept, cls = self.__dict__, type(self)
        fields = fields_of(cls)
        # Beside the fields may stand what a cached property keeps, which the copy is to find anew.
        values = kept.copy() if len(kept) == len(fields) else {name: kept[name] for name in fields}
        if update:
            values.update(update)
        made: Self = _new(cls)
        _set_values(made, values)
        names = self.__pydantic_fields_set__
        # Nothing changes a set of names, so that a copy in which no more are set has the same.
        _set_names(made, names.union(update) if update and not names.issuperset(update) else names)
        _set_extra(made, None)
        _set_private(made, None)
        return made

    @classmethod
    def of_canonical(cls, values: dict[str, Any]) -> Self:
        """Return a model of values that are canonical already, which are not validated.

        For a reader that has just made them: validation would be the slowest stage of reading many
        records. Fields that are not given have their defaults; `values` is left as it is.
        """
        made: Self = _new(cls)
        _set_values(made, _defaults(cls) | values)
        _set_names(made, _names(tuple(values)))
        _set_extra(made, None)
        _set_private(made, None)
        return made


# What makes a model that is not validated: its own slots, past its refusal to be changed. Each is set
# by its descriptor, since to find it by its name takes half as long again, for every name and record.
_new: Any = object.__new__
_set_values = vars(BaseModel)["__dict__"].__set__
_set_names = vars(BaseModel)["__pydantic_fields_set__"].__set__
_set_extra = vars(BaseModel)["__pydantic_extra__"].__set__
_set_private = vars(BaseModel)["__pydantic_private__"].__set__


@lru_cache(maxsize=4096)
def _names(fields: tuple[str, ...]) -> set[str]:
    """Return a set of names, one for all models in which these fields are set: nothing changes it."""
    return set(fields)


@cache
def fields_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of a model's fields, in their order; pydantic looks them up anew each time."""
    return tuple(model.model_fields)


@cache
def _defaults(model: type[BaseModel]) -> dict[str, Any]:
    """Return the defaults of a model's fields; all are immutable, so that records can share them."""
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
        if not field.is_required()
    }
