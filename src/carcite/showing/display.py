"""Readings and rights as people read them: values and rights as words, terminal tables, the explain report.

Everything shown may come from a page, and nothing that a page says can run: control characters
become visible, and rich's markup is not read. `notebook.py` writes the same as HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from carcite.model.claims import Claim, Claims, Reading, Trust
from carcite.model.reference import Reference
from carcite.model.rights import (
    Conflict,
    CopyrightNotice,
    Embargo,
    Evidence,
    License,
    Reservation,
    Rights,
    RightsTransfer,
)
from carcite.model.words import words_of
from carcite.showing.terminal import harmless

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

# Narrower than this three columns hold a few letters each; the terminal may fold the lines instead.
NARROWEST = 60
# A quote longer than this is shown by its beginning and its end; the JSON has the whole.
LONGEST_QUOTE = 240


def quoted(text: str) -> str:
    """Put a quote in its marks, a long one by its beginning and its end."""
    words = " ".join(text.split())
    if len(words) > LONGEST_QUOTE:
        half = LONGEST_QUOTE // 2
        beginning, _, _ = words[:half].rpartition(" ")
        _, _, end = words[-half:].partition(" ")
        words = f"{beginning or words[:half]} […] {end or words[-half:]}"
    return f"“{words}”"


def place_of(locator: str, start: int | None, end: int | None) -> str:
    """Write where words stood: the locator, with the offsets unless it names them itself."""
    if start is None or end is None or locator.endswith(f"{start}-{end}"):
        return locator
    return f"{locator} ({start}-{end})"


def trust_words(trust: int) -> str:
    """Write a trust as its number and the rung of the ladder that it stands on."""
    rungs = [rung for rung in Trust if rung <= trust and rung is not Trust.THRESHOLD]
    return f"{trust} ({rungs[-1].name.lower()})" if rungs else f"{trust}"


# --- rights as rows --------------------------------------------------------------------------


class Row(NamedTuple):
    """One statement of rights: what it is, what it says (a line each), and the words that it rests on."""

    what: str
    says: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def rows_of(rights: Rights) -> Iterator[Row]:
    """Write rights as rows, the licence that governs the article first."""
    governing = rights.license
    for license_ in rights.licenses:
        yield Row(
            "licence" if license_ is governing else "other licence",
            _license_words(license_),
            license_.evidence,
        )
    for notice in rights.notices:
        yield Row("copyright", _notice_words(notice), notice.evidence)
    for transfer in rights.transfers:
        yield Row("transfer", _transfer_words(transfer), transfer.evidence)
    for reservation in rights.reservations:
        yield Row("reservation", _reservation_words(reservation), reservation.evidence)
    if rights.embargo is not None:
        yield Row("embargo", _embargo_words(rights.embargo), rights.embargo.evidence)
    for conflict in rights.conflicts:
        yield Row("conflict", _conflict_words(conflict), conflict.parties)


def _present(*lines: str | None) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _scope_words(scope: str) -> str | None:
    return None if scope == "article" else f"about: {scope}"


def _license_words(license_: License) -> tuple[str, ...]:
    name = license_.name or " ".join(_present(license_.family, license_.version)) or license_.url
    stated = license_.url or license_.version or not (license_.family or "").startswith("CC")
    return _present(
        name,
        None if stated else "version not stated",
        license_.url if license_.url != name else None,
        f"SPDX {license_.spdx_id}" if license_.spdx_id else None,
        _listed("permits", license_.permits),
        _listed("requires", license_.requires),
        _listed("prohibits", license_.prohibits),
        f"from {license_.start.edtf()}" if license_.start else None,
        f"version of the work: {license_.content_version}" if license_.content_version else None,
        _scope_words(license_.scope),
    )


def _listed(what: str, words: Iterable[str]) -> str | None:
    joined = ", ".join(words)
    return f"{what} {joined}" if joined else None


def _notice_words(notice: CopyrightNotice) -> tuple[str, ...]:
    holders = ", ".join(
        holder.name + (" et al." if holder.et_al else "") for holder in notice.holders
    )
    said = " ".join(_present("–".join(map(str, notice.years)), holders))
    return _present(f"© {said}" if said else None, _scope_words(notice.scope))


def _transfer_words(transfer: RightsTransfer) -> tuple[str, ...]:
    return _present(
        transfer.kind.replace("-", " ") + (", exclusive" if transfer.exclusive else ""),
        f"from {transfer.from_}" if transfer.from_ else None,
        f"to {transfer.to}" if transfer.to else None,
        _listed("rights:", transfer.rights),
        f"condition: {transfer.condition}" if transfer.condition else None,
        _scope_words(transfer.scope),
    )


def _reservation_words(reservation: Reservation) -> tuple[str, ...]:
    return _present(
        reservation.kind.replace("-", " "),
        f"by {reservation.holder}" if reservation.holder else None,
        _scope_words(reservation.scope),
    )


def _embargo_words(embargo: Embargo) -> tuple[str, ...]:
    return _present(
        f"{embargo.months} months" if embargo.months is not None else None,
        f"until {embargo.until.edtf()}" if embargo.until else None,
    )


def _conflict_words(conflict: Conflict) -> tuple[str, ...]:
    return _present(
        f"{conflict.severity}: {conflict.message}",
        f"carcite uses {conflict.chosen}" if conflict.chosen else None,
        f"rule: {conflict.rule}",
    )


# --- the terminal ----------------------------------------------------------------------------


def render(*parts: RenderableType, width: int, color: bool = False) -> str:
    """Render rich's tables and texts as text, with colours only when asked, blanks cut off line ends."""
    import io

    from rich.console import Console

    console = Console(
        file=io.StringIO(),
        width=max(width, NARROWEST),
        force_terminal=color,
        color_system="standard" if color else None,
        force_jupyter=False,
        legacy_windows=False,
        emoji=False,
        highlight=False,
        markup=False,
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def rights_report(name: str, rights: Rights, *, width: int = 100, color: bool = False) -> str:
    """Return the rights of one input as a table of what is said, by which words, and where."""
    if not rights:
        return f"{harmless(name)}\n  no licence or copyright statement found\n"
    table = render(_rights_table(rights, width), width=width, color=color)
    return f"{harmless(name)}\n\n{table}"


def _rights_table(rights: Rights, width: int) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=1, header_style="bold"
    )
    table.add_column("", style="cyan", no_wrap=True)
    # A canonical Creative Commons address has 50 characters; longer ones are folded, never cut off.
    table.add_column("says", overflow="fold", width=min(50, max(width, NARROWEST) - 42))
    table.add_column("quote and place", overflow="fold")
    for row in rows_of(rights):
        words = (
            f"{quoted(item.quote)}\n{place_of(item.locator, item.start, item.end)}"
            for item in row.evidence
        )
        table.add_row(row.what, _text("\n".join(row.says)), _text("\n".join(words)))
    return table


def _text(words: str) -> Text:
    from rich.text import Text

    # A Text is never read as markup: "[bold]" on a page stays six characters in brackets.
    return Text(harmless(words, lines=True), overflow="fold")


def explain_report(reading: Reading, *, width: int = 100, color: bool = False) -> str:
    """Return why the record says what it says: every value with its words, place, trust, and what lost."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold cyan", no_wrap=True)
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for variable, claims in _in_order(reading.claims):
        for index, (label, words) in enumerate(_explained(claims)):
            grid.add_row("" if index else harmless(variable), label, _text(words))
        grid.add_row()
    parts: list[RenderableType] = [grid]
    if reading.reference.rights:
        parts += [_text("Rights:\n"), _rights_table(reading.reference.rights, width), ""]
    parts.append(_text("\n".join(_leftovers(reading))))
    body = render(*parts, width=width, color=color)
    return f"{harmless(reading.source or 'a page')}\n\n{body.rstrip()}\n"


def _in_order(claims: dict[str, Claims]) -> list[tuple[str, Claims]]:
    order = list(Reference.model_fields)
    return sorted(
        claims.items(),
        key=lambda item: order.index(item[0]) if item[0] in order else len(order),
    )


def _explained(claims: Claims) -> Iterator[tuple[str, str]]:
    chosen = claims.chosen
    if chosen is None:
        yield "", "(none)"
    else:
        yield "", words_of(chosen.value)
        yield "words", quoted(chosen.quote)
        yield "place", place_of(chosen.locator, chosen.start, chosen.end)
        yield (
            "trust",
            f"{trust_words(chosen.trust)}, {_basis_words(chosen)}, read by {chosen.reader}",
        )
        yield "won", chosen.verdict or "not judged"
    for claim in claims.completed_by:
        yield "with", _losing_words(claim)
    for claim in claims.rejected:
        yield "lost", _losing_words(claim)


def _basis_words(claim: Claim) -> str:
    how = {"stated": "stated", "derived": "derived", "guess": "guessed"}[claim.basis]
    return f"{how} ({claim.note})" if claim.note else how


def _losing_words(claim: Claim) -> str:
    where = place_of(claim.locator, claim.start, claim.end)
    why = claim.verdict or claim.problem or "not judged"
    return f"{quoted(claim.quote)} at {where}, trust {trust_words(claim.trust)}: {why}"


def _leftovers(reading: Reading) -> Iterator[str]:
    if reading.unparsed:
        yield "Passages not assigned to any variable:"
        for passage in reading.unparsed:
            yield f"  text:{passage.start}-{passage.end}  {quoted(passage.text)}"
        yield ""
    if reading.remarks:
        yield "Remarks:"
        for remark in reading.remarks:
            yield f"  {remark.severity}: {remark.message} [{remark.code}]"
