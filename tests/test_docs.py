"""The documents name everything that there is, and nothing that there is not."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import carcite
from carcite.cli import main
from examples import ROOT, documents

API = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", carcite.__all__)
def test_every_public_name_is_in_the_api_document(name: str) -> None:
    assert re.search(rf"`(?:carcite\.)?{name}\b", API)


@pytest.mark.parametrize("name", re.findall(r"^### `(\w+)", API, re.M))
def test_every_name_in_the_api_document_is_public(name: str) -> None:
    assert name in carcite.__all__


def commands(group: click.Group = main, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its words, those of a group instead of the group."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS = dict(commands())
# The options that many commands share are told once, in a part of their own that one of them tells.
SHARED = {
    "--max-size": "Options of every command that reads pages",
    "--offline": "Options of every command that asks",
}


def section(command: str) -> str:
    """What the document says of a command, with the options that it shares with others."""
    parts = {part.partition("\n")[0]: part for part in re.split(r"^## ", CLI, flags=re.M)}
    options = {option for parameter in COMMANDS[command].params for option in parameter.opts}
    shared = (parts[title] for option, title in SHARED.items() if option in options)
    return "".join([parts["Options of every command"], *shared, parts[f"carcite {command}"]])


OPTIONS = [
    (name, option)
    for name, command in COMMANDS.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
    for option in parameter.opts
]


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_in_the_section_of_its_command(command: str, option: str) -> None:
    assert re.search(rf"`{option}\b", section(command))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_in_the_section_of_a_command_is_one(command: str) -> None:
    known = {option for name, option in OPTIONS if name == command} | {"-h", "--help"}
    named = set(re.findall(r"^(?=`-)`(--?[\w-]+)|, `(--?[\w-]+)", section(command), re.M))
    assert {first or second for first, second in named} <= known


def test_every_section_of_the_document_is_a_command() -> None:
    assert set(re.findall(r"^## carcite ([\w ]+)$", CLI, re.M)) == set(COMMANDS)


LINKS = [
    (document, target)
    for document in [
        *documents(),
        *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "seeds/README.md")),
    ]
    for target in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
    if "://" not in target
]


@pytest.mark.parametrize(("document", "target"), LINKS, ids=lambda value: str(value)[-40:])
def test_every_link_leads_somewhere(document: Path, target: str) -> None:
    assert (document.parent / target).exists()


DOTTED = sorted(
    {
        name
        for document in (ROOT / "docs").rglob("*.md")
        if "decisions" not in document.parts
        for name in re.findall(
            r"(?<![\w/.])carcite(?:\.[A-Za-z_]\w*)+", document.read_text(encoding="utf-8")
        )
    }
)


@pytest.mark.parametrize("name", DOTTED)
def test_every_dotted_name_in_the_docs_exists(name: str) -> None:
    found: object = importlib.import_module("carcite")
    path = "carcite"
    for part in name.split(".")[1:]:
        path = f"{path}.{part}"
        found = importlib.import_module(path) if not hasattr(found, part) else getattr(found, part)
