"""The Creative Commons tools: every licence, dedication and mark, by URL and by name.

The catalogue is families × versions × ports, with the exceptions listed; 611 tools in all.
Facts from Creative Commons' own RDF (cc.licenserdf) and its canonical URLs, SPDX ids from the SPDX
licence list 3.29.0; both as they stood in August 2026.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Tool(NamedTuple):
    """One Creative Commons tool; `permits`, `requires` and `prohibits` are ccREL terms."""

    unit: str
    family: str
    version: str | None
    jurisdiction: str | None
    url: str
    name: str
    spdx_id: str | None
    permits: tuple[str, ...]
    requires: tuple[str, ...]
    prohibits: tuple[str, ...]
    deprecated_on: str | None = None


# A family is what the elements make, whatever order the URL's unit has them in.
FAMILIES = {
    "by": "CC BY",
    "by-nc": "CC BY-NC",
    "by-nd": "CC BY-ND",
    "by-sa": "CC BY-SA",
    "by-nc-nd": "CC BY-NC-ND",
    "by-nd-nc": "CC BY-NC-ND",
    "by-nc-sa": "CC BY-NC-SA",
    "nc": "CC NC",
    "nd": "CC ND",
    "sa": "CC SA",
    "nc-sa": "CC NC-SA",
    "nd-nc": "CC NC-ND",
    "sampling": "CC SAMPLING",
    "sampling+": "CC SAMPLING+",
    "nc-sampling+": "CC NC-SAMPLING+",
    "devnations": "CC DEVNATIONS",
    "publicdomain": "PDDC",
    "certification": "PDDC",
    "mark": "PDM",
    "zero": "CC0",
}

SIX = ("by", "by-nc", "by-nc-nd", "by-nc-sa", "by-nd", "by-sa")

# The ports that each version of the six families was written for; "" is the unported licence.
PORTS = {
    "1.0": ("", "fi", "il", "nl"),
    "2.0": (
        "",
        *[
            "at",
            "au",
            "be",
            "br",
            "ca",
            "cl",
            "de",
            "es",
            "fr",
            "hr",
            "it",
            "jp",
            "kr",
            "nl",
            "pl",
            "tw",
            "uk",
            "za",
        ],
    ),
    "2.1": ("au", "es", "jp"),
    "2.5": (
        "",
        *[
            "ar",
            "au",
            "bg",
            "br",
            "ca",
            "ch",
            "cn",
            "co",
            "dk",
            "es",
            "hr",
            "hu",
            "il",
            "in",
            "it",
            "mk",
            "mt",
            "mx",
            "my",
            "nl",
            "pe",
            "pl",
            "pt",
        ],
        *["scotland", "se", "si", "tw", "za"],
    ),
    "3.0": (
        "",
        *[
            "at",
            "au",
            "br",
            "ch",
            "cl",
            "cn",
            "cr",
            "cz",
            "de",
            "ec",
            "ee",
            "eg",
            "es",
            "fr",
            "gr",
            "gt",
            "hk",
            "hr",
            "ie",
            "igo",
            "it",
            "lu",
            "nl",
            "no",
            "nz",
        ],
        *["ph", "pl", "pr", "pt", "ro", "rs", "sg", "th", "tw", "ug", "us", "ve", "vn", "za"],
    ),
    "4.0": ("",),
}

# The unit of version 1.0 is by-nd-nc; Japan's 2.0 has it beside by-nc-nd.
TURNED = {("by-nc-nd", "1.0")}

# Tools outside the six families: unit, version, ports, the day Creative Commons retired it.
OTHERS = (
    ("by-nd-nc", "2.0", ("jp",), None),
    ("nc", "1.0", ("", "fi", "nl"), "2004-05-25"),
    ("nd", "1.0", ("", "fi", "nl"), "2004-05-25"),
    ("sa", "1.0", ("", "fi", "nl"), "2004-05-25"),
    ("nc-sa", "1.0", ("", "fi", "nl"), "2004-05-25"),
    ("nd-nc", "1.0", ("", "fi", "nl"), "2004-05-25"),
    # Japan translated the five retired ones as 2.0; its RDF gives no day of retirement.
    ("nc", "2.0", ("jp",), None),
    ("nd", "2.0", ("jp",), None),
    ("sa", "2.0", ("jp",), None),
    ("nc-sa", "2.0", ("jp",), None),
    ("nd-nc", "2.0", ("jp",), None),
    ("sampling", "1.0", ("", "br", "tw"), "2007-06-04"),
    ("sampling+", "1.0", ("", "br", "de", "tw"), "2011-09-09"),
    ("nc-sampling+", "1.0", ("", "tw"), "2011-09-09"),
    ("devnations", "2.0", ("",), "2007-06-04"),
    ("publicdomain", None, ("",), "2010-10-05"),
    ("certification", "1.0", ("us",), "2010-10-05"),
    ("mark", "1.0", ("",), None),
    ("zero", "1.0", ("",), None),
)

PUBLIC_DOMAIN = frozenset({"certification", "mark", "zero"})

# SPDX 3.29.0: all unported licences of the six families have an id, and these ports.
SPDX_PORTS = {
    ("by", "2.5"): "au",
    ("by", "3.0"): "at au de igo nl us",
    ("by-nc", "3.0"): "de igo",
    ("by-nc-nd", "3.0"): "de igo",
    ("by-nc-sa", "2.0"): "de fr uk",
    ("by-nc-sa", "3.0"): "de igo",
    ("by-nd", "3.0"): "de",
    ("by-sa", "2.0"): "uk",
    ("by-sa", "2.1"): "jp",
    ("by-sa", "3.0"): "at de igo",
}
SPDX_OTHERS = {
    "zero": "CC0-1.0",
    "mark": "CC-PDM-1.0",
    "publicdomain": "CC-PDDC",
    "certification": "CC-PDDC",
}

# What Creative Commons calls the licence that is written for no country, by version.
UNPORTED = {
    "1.0": "Generic",
    "2.0": "Generic",
    "2.5": "Generic",
    "3.0": "Unported",
    "4.0": "International",
}

ELEMENTS = {"by": "Attribution", "nc": "NonCommercial", "sa": "ShareAlike"}

NAMES = {
    "zero": "CC0 1.0 Universal",
    "mark": "Public Domain Mark 1.0",
    "publicdomain": "Public Domain",
    "certification": "Public Domain Dedication or Certification 1.0 United States",
    "sampling": "Sampling 1.0",
    "sampling+": "Sampling Plus 1.0",
    "nc-sampling+": "NonCommercial Sampling Plus 1.0",
    "devnations": "Developing Nations License 2.0",
}


def find_tool(unit: str, version: str | None, jurisdiction: str | None = None) -> Tool | None:
    """Find a tool by its URL's unit, version and port; a turned unit (by-nd-nc) finds its twin."""
    key = (unit, version, jurisdiction or None)
    turned = {"by-nc-nd": "by-nd-nc", "by-nd-nc": "by-nc-nd"}.get(unit, unit)
    return catalogue().get(key) or catalogue().get((turned, version, jurisdiction or None))


def unit_of(family: str) -> str | None:
    """Give the URL's unit for a family: "CC BY-NC" has "by-nc"."""
    return next((unit for unit, name in FAMILIES.items() if name == family), None)


def rights_of(family: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Give what every licence of a family permits, requires and prohibits, in ccREL terms."""
    unit = unit_of(family)
    return _terms(unit) if unit else ((), (), ())


@cache
def catalogue() -> dict[tuple[str, str | None, str | None], Tool]:
    """Build the 611 tools, keyed by unit, version and port."""
    tools = [
        _tool("by-nd-nc" if (unit, version) in TURNED else unit, version, port, None)
        for version, ports in PORTS.items()
        for unit in SIX
        for port in ports
    ]
    tools += [
        _tool(unit, version, port, day) for unit, version, ports, day in OTHERS for port in ports
    ]
    return {(tool.unit, tool.version, tool.jurisdiction): tool for tool in tools}


def _tool(unit: str, version: str | None, port: str, deprecated_on: str | None) -> Tool:
    shelf = "publicdomain" if unit in PUBLIC_DOMAIN else "licenses"
    path = "/".join(part for part in (shelf, unit, version, port) if part)
    return Tool(
        unit,
        FAMILIES[unit],
        version,
        port or None,
        f"https://creativecommons.org/{path}/",
        _name(unit, version, port),
        _spdx_id(unit, version, port),
        *_terms(unit),
        deprecated_on,
    )


def _name(unit: str, version: str | None, port: str) -> str:
    if unit in NAMES:
        return NAMES[unit] + (f" {port.upper()}" if port and unit != "certification" else "")
    # "NoDerivs" became "NoDerivatives" with version 4.0.
    nd = "NoDerivatives" if version == "4.0" else "NoDerivs"
    words = "-".join(ELEMENTS.get(element, nd) for element in unit.split("-"))
    where = JURISDICTIONS[port] if port else UNPORTED[version or "4.0"]
    return f"{words} {version} {where}"


def _spdx_id(unit: str, version: str | None, port: str) -> str | None:
    """Give the SPDX id where SPDX has one; a port without one never gets the unported id."""
    if unit in SPDX_OTHERS:
        return SPDX_OTHERS[unit]
    if (unit, version, port) == ("sa", "1.0", ""):
        return "CC-SA-1.0"
    standard = "by-nc-nd" if unit == "by-nd-nc" else unit
    if standard not in SIX:
        return None
    if port and port not in SPDX_PORTS.get((standard, version or ""), "").split():
        return None
    return "-".join(part for part in ("CC", standard.upper(), version, port.upper()) if part)


def _terms(unit: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    elements = unit.split("-")
    if FAMILIES[unit] in ("PDDC", "PDM", "CC0"):
        return ("DerivativeWorks", "Distribution", "Reproduction"), (), ()
    permits = ["Distribution", "Reproduction"]
    # Sampling lets parts be reused; only Sampling Plus lets the whole be shared, and not for money.
    if unit == "sampling":
        permits = ["Reproduction"]
    elif unit == "sampling+":
        permits = ["Reproduction", "Sharing"]
    # The RDF of the four Scottish 2.5 licences leaves DerivativeWorks out; their legal code has it.
    if "nd" not in elements:
        permits.insert(0, "DerivativeWorks")
    requires = ["Attribution"] if "by" in elements or "sampling" in unit else []
    requires.append("Notice")
    if "sa" in elements:
        requires.append("ShareAlike")
    prohibits = ["CommercialUse"] if "nc" in elements else []
    if unit == "devnations":
        prohibits = ["HighIncomeNationUse"]
    return tuple(permits), tuple(requires), tuple(prohibits)


# The 60 port codes in words. They are Creative Commons' own: uk and scotland are no ISO codes.
JURISDICTIONS = {
    "ar": "Argentina",
    "at": "Austria",
    "au": "Australia",
    "be": "Belgium",
    "bg": "Bulgaria",
    "br": "Brazil",
    "ca": "Canada",
    "ch": "Switzerland",
    "cl": "Chile",
    "cn": "China Mainland",
    "co": "Colombia",
    "cr": "Costa Rica",
    "cz": "Czech Republic",
    "de": "Germany",
    "dk": "Denmark",
    "ec": "Ecuador",
    "ee": "Estonia",
    "eg": "Egypt",
    "es": "Spain",
    "fi": "Finland",
    "fr": "France",
    "gr": "Greece",
    "gt": "Guatemala",
    "hk": "Hong Kong",
    "hr": "Croatia",
    "hu": "Hungary",
    "ie": "Ireland",
    "igo": "IGO",
    "il": "Israel",
    "in": "India",
    "it": "Italy",
    "jp": "Japan",
    "kr": "South Korea",
    "lu": "Luxembourg",
    "mk": "Macedonia",
    "mt": "Malta",
    "mx": "Mexico",
    "my": "Malaysia",
    "nl": "Netherlands",
    "no": "Norway",
    "nz": "New Zealand",
    "pe": "Peru",
    "ph": "Philippines",
    "pl": "Poland",
    "pr": "Puerto Rico",
    "pt": "Portugal",
    "ro": "Romania",
    "rs": "Serbia",
    "scotland": "UK: Scotland",
    "se": "Sweden",
    "sg": "Singapore",
    "si": "Slovenia",
    "th": "Thailand",
    "tw": "Taiwan",
    "ug": "Uganda",
    "uk": "UK: England & Wales",
    "us": "United States",
    "ve": "Venezuela",
    "vn": "Vietnam",
    "za": "South Africa",
}
