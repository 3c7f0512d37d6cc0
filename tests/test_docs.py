"""The documents name everything that there is, and nothing that there is not."""

from __future__ import annotations

import re
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


def section(command: str) -> str:
    """What the document says of a command, with the options that all commands share."""
    parts = re.split(r"^## ", CLI, flags=re.M)
    shared = next(part for part in parts if part.startswith("Options of every command"))
    return shared + next(part for part in parts if part.startswith(f"carcite {command}\n"))


OPTIONS = [
    (name, option)
    for name, command in main.commands.items()
    for parameter in command.params
    if isinstance(parameter, click.Option)
    for option in parameter.opts
]


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_in_the_section_of_its_command(command: str, option: str) -> None:
    assert re.search(rf"`{option}\b", section(command))


@pytest.mark.parametrize("command", main.commands)
def test_every_option_in_the_section_of_a_command_is_one(command: str) -> None:
    known = {option for name, option in OPTIONS if name == command} | {"-h", "--help"}
    named = set(re.findall(r"^(?=`-)`(--?[\w-]+)|, `(--?[\w-]+)", section(command), re.M))
    assert {first or second for first, second in named} <= known


def test_every_section_of_the_document_is_a_command() -> None:
    assert set(re.findall(r"^## carcite (\w+)$", CLI, re.M)) == set(main.commands)


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
