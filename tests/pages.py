"""Readings and pages made by hand, for tests of what comes after reading."""

from __future__ import annotations

from collections.abc import Iterator

from carcite import Claim, Claims, Date, Name, Reading, Reference, Remark, Rights, Trust
from carcite.model.claims import Passage
from carcite.model.rights import (
    Conflict,
    CopyrightNotice,
    Embargo,
    Evidence,
    Holder,
    License,
    Reservation,
    RightsTransfer,
)
from carcite.page import Page


def first_line_reader(page: Page) -> Iterator[Claim]:
    """Claim that the first line is the title; lines "x: y" say y of x."""
    for line in page.lines:
        label, colon, words = line.text.partition(": ")
        variable = label if colon and label in Reference.model_fields else "title"
        yield Claim(
            variable=variable,
            quote=words if variable != "title" else line.text,
            locator=f"text:{line.start}-{line.end}",
            start=line.start,
            end=line.end,
            trust=Trust.LINE,
            reader="first_line",
        )


def evidence(quote: str, start: int = 0) -> Evidence:
    """Evidence in a text, at an offset."""
    end = start + len(quote)
    return Evidence(source="text", locator=f"text:{start}-{end}", quote=quote, start=start, end=end)


LICENSE = License(
    evidence=(evidence("Creative Commons Attribution 4.0", 40),),
    url="https://creativecommons.org/licenses/by/4.0/",
    name="CC BY 4.0",
    family="CC BY",
    version="4.0",
    spdx_id="CC-BY-4.0",
    permits=("DerivativeWorks", "Distribution", "Reproduction"),
    requires=("Attribution", "Notice"),
)
UNVERSIONED = License(evidence=(evidence("CC BY"),), family="CC BY", scope="figure")
NOTICE = CopyrightNotice(
    evidence=(evidence("© 2023-2024 Ana Ruiz et al."),),
    statement="© 2023-2024 Ana Ruiz et al.",
    years=(2023, 2024),
    holders=(Holder(name="Ana Ruiz", kind="person", et_al=True),),
)
TRANSFER = RightsTransfer(
    evidence=(evidence("assign all rights to the Society", 100),),
    kind="assignment",
    to="the Society",
    condition="if accepted",
    exclusive=True,
    rights=("copyright",),
)
CONFLICT = Conflict(
    kind="licence-and-assignment",
    severity="warning",
    message="a public licence stands against an assignment of all rights",
    parties=(LICENSE.evidence[0], TRANSFER.evidence[0]),
    chosen="the licence",
    rule="what the public was granted holds",
)
RIGHTS = Rights(
    licenses=(LICENSE, UNVERSIONED),
    notices=(NOTICE,),
    transfers=(TRANSFER,),
    reservations=(
        Reservation(evidence=(evidence("All rights reserved"),), kind="all-rights-reserved"),
    ),
    embargo=Embargo(evidence=(evidence("after 12 months"),), months=12),
    conflicts=(CONFLICT,),
)


def reading(title: str = "On <i>quartz</i>", rights: Rights = RIGHTS) -> Reading:
    """A reading with a value of every kind, a claim that lost, one that completed, one guess."""
    author = (
        Name(family="Ruiz", given="Ana", affiliation=("IGME",), corresponding=True),
        Name(literal="Quartz Group"),
    )
    issued = Date(year=2024, month=3)
    return Reading(
        source="page.txt",
        reference=Reference(
            type="article-journal", title=title, author=author, issued=issued, rights=rights
        ),
        claims={
            "issued": Claims(
                chosen=claim(
                    "issued", issued, "March 2024", basis="derived", note="from the cover"
                ),
                rejected=(
                    claim("issued", Date(year=2023), "2023", verdict="less trusted (40 < 60)"),
                ),
            ),
            "title": Claims(chosen=claim("title", title, title, verdict="the only valid claim")),
            "author": Claims(
                chosen=claim("author", author, "Ana Ruiz"),
                completed_by=(
                    claim("author", None, "Corresponding: A. Ruiz", verdict="completes members"),
                ),
            ),
            "doi": Claims(rejected=(claim("doi", None, "10.x", problem="no DOI in '10.x'"),)),
        },
        unparsed=(Passage(text="View all 3 articles", start=200, end=219),),
        remarks=(
            Remark(code="missing-container-title", message="no container title found on the page"),
            Remark(code="derived-issued", message="issued is derived", severity="info"),
        ),
    )


def claim(
    variable: str,
    value: str | Date | tuple[Name, ...] | None,
    quote: str,
    *,
    basis: str = "stated",
    note: str | None = None,
    problem: str | None = None,
    verdict: str | None = None,
) -> Claim:
    """A claim that stood at the beginning of a text."""
    return Claim.model_validate(
        {
            "variable": variable,
            "value": value,
            "quote": quote,
            "locator": "line 1",
            "start": 0,
            "end": len(quote),
            "trust": Trust.LINE,
            "reader": "test",
            "basis": basis,
            "note": note,
            "problem": problem,
            "verdict": verdict,
        }
    )
