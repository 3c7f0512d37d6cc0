"""Readers that other packages bring: found through the entry point group `carcite.readers`.

A plug-in is a function of a `Page` that yields `Claim`s. One that fails is named in a remark and
stops nothing.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from carcite.model.claims import Claim, Remark
from carcite.page import Page

GROUP = "carcite.readers"
# A plug-in that runs away shall not fill the memory.
MOST_CLAIMS = 100_000


@cache
def plugins() -> tuple[EntryPoint, ...]:
    """The installed plug-ins, looked up once; the interpreter reads every package's metadata for it."""
    return tuple(entry_points(group=GROUP))


def read_plugins(page: Page) -> tuple[list[Claim], list[Remark]]:
    """Ask every plug-in for its claims; of those that fail, say so."""
    claims: list[Claim] = []
    remarks: list[Remark] = []
    for plugin in plugins():
        try:
            found = []
            for claim in plugin.load()(page):
                found.append(Claim.model_validate(claim))
                if len(found) >= MOST_CLAIMS:
                    break
        except Exception as error:  # noqa: BLE001  # The one place where foreign code is called.
            remarks.append(
                Remark(
                    code="plug-in-failed",
                    message=f"the reader {plugin.name!r} ({plugin.value}) failed and was left out: "
                    f"{type(error).__name__}: {str(error)[:200]}",
                )
            )
        else:
            claims += found
    return claims, remarks
