"""The public names as lines, one each: `python tests/public_api.py > tests/public_api.txt` writes them anew."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click
from pydantic import BaseModel

import carcite
from carcite.cli import main


def lines() -> Iterator[str]:
    """Yield every public name with its parameters, fields and methods, and every command with its options."""
    for name in sorted(carcite.__all__):
        value = getattr(carcite, name)
        if inspect.isclass(value):
            yield f"class {name}({', '.join(base.__name__ for base in value.__bases__)})"
            yield from _members(name, value)
        elif callable(value):
            yield f"{name}{parameters(value)}"
        else:
            yield name
    yield from _commands(main, "carcite")


def parameters(function: object) -> str:
    """Return a signature without its types: what a caller writes."""
    assert callable(function)
    found = inspect.signature(function)
    plain = [one.replace(annotation=one.empty) for one in found.parameters.values()]
    return str(found.replace(parameters=plain, return_annotation=found.empty))


def _members(name: str, value: type) -> Iterator[str]:
    if issubclass(value, BaseModel):
        for field, told in value.model_fields.items():
            yield f"{name}.{field}" if told.is_required() else f"{name}.{field} (optional)"
    elif not issubclass(value, BaseException | int):
        yield f"{name}{parameters(value)}"
    for member in sorted(vars(value)):
        # What is documented is public; what pydantic or Python made is not ours.
        found = inspect.getattr_static(value, member)
        if member.startswith("_") or not (inspect.getdoc(found) or "").strip():
            continue
        if isinstance(found, property):
            yield f"{name}.{member}"
        elif isinstance(found, classmethod | staticmethod) or inspect.isfunction(found):
            yield f"{name}.{member}{parameters(getattr(value, member))}"
    if issubclass(value, int):
        yield from (f"{name}.{one.name} = {int(one)}" for one in value)  # type: ignore[attr-defined]


def _commands(command: click.Command, words: str) -> Iterator[str]:
    yield words
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            for option in (*parameter.opts, *parameter.secondary_opts):
                yield f"{words} {option}"
        else:
            yield f"{words} {parameter.human_readable_name}"
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in sorted(command.list_commands(context)):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _commands(inner, f"{words} {name}")


if __name__ == "__main__":
    print(*lines(), sep="\n")
