"""Readers of other packages: found through their entry point, and never in the way."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

import carcite
from carcite import Claim
from carcite.page import Page
from carcite.readers import plugins

PAGE = "<html><head><title>Fire and drainage in bogs</title></head><body><h1>Fire and drainage in bogs</h1></body></html>"


def archive_reader(page: Page) -> Iterator[Claim]:
    yield Claim(
        variable="archive", quote="The Bog Archive", locator=page.name, trust=80, reader="bogs"
    )


def broken_reader(page: Page) -> Iterator[Claim]:
    yield from archive_reader(page)
    raise RuntimeError("the bog is dry")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    module = types.ModuleType("bogs_of_a_plug_in")
    module.reader = request.param  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    entry = EntryPoint("bogs", f"{module.__name__}:reader", plugins.GROUP)
    monkeypatch.setattr(plugins, "plugins", lambda: (entry,))


@pytest.mark.parametrize("installed", [archive_reader], indirect=True)
@pytest.mark.usefixtures("installed")
def test_a_plug_in_adds_its_claims() -> None:
    assert carcite.read(PAGE).reference.archive == "The Bog Archive"


@pytest.mark.parametrize("installed", [broken_reader], indirect=True)
@pytest.mark.usefixtures("installed")
def test_a_plug_in_that_fails_is_named_and_stops_nothing() -> None:
    reading = carcite.read(PAGE)
    assert reading.reference.title == "Fire and drainage in bogs"
    assert reading.reference.archive is None
    [remark] = [remark for remark in reading.remarks if remark.code == "plug-in-failed"]
    assert "bogs" in remark.message
    assert "the bog is dry" in remark.message
