"""Records and candidates as people read them, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carcite.crossref.matching import Decision, Judgement
from carcite.crossref.records import reference_of_work
from carcite.crossref.work import Work
from carcite.model.reference import Reference
from carcite.showing.display import render
from carcite.showing.terminal import harmless

if TYPE_CHECKING:
    from rich.text import Text

# What a record is about is told by its first authors; the record has the others.
MOST_NAMES = 6


def work_report(work: Work) -> str:
    """Return a record in a few lines: its DOI, the title, the names, the place, and who said so."""
    reference = reference_of_work(work.message)
    alias = f" → {work.found_as}" if work.found_as != work.doi else ""
    asked = f", retrieved on {work.at:%Y-%m-%d}" if work.at and work.source == "cache" else ""
    lines = [
        reference.title or "(no title)",
        _names(reference),
        _place(reference),
        f"{work.message.get('type') or 'no type'}, from {work.source}{asked}",
        *_fate(reference),
    ]
    body = "".join(f"  {harmless(line)}\n" for line in lines if line)
    return f"{harmless(work.doi + alias)}\n{body}"


def work_json(work: Work) -> dict[str, Any]:
    """Return a record as JSON's values, with where it comes from."""
    return {
        "doi": work.doi,
        "found_as": work.found_as,
        "source": work.source,
        "at": work.at and work.at.isoformat(),
        "message": work.message,
    }


def _names(reference: Reference) -> str:
    names = [str(name) for name in reference.author or reference.editor]
    more = len(names) - MOST_NAMES
    return "; ".join(names[:MOST_NAMES]) + (f"; and {more} more" if more > 0 else "")


def _place(reference: Reference) -> str:
    volume = reference.volume or ""
    parts = [
        reference.container_title or reference.publisher,
        f"{volume} ({reference.issue})".strip() if reference.issue else volume,
        reference.page or reference.number,
        reference.issued.edtf() if reference.issued else None,
    ]
    return ", ".join(part for part in parts if part)


def _fate(reference: Reference) -> list[str]:
    return [
        f"{relation.kind}: {relation.doi or relation.url or relation.title}"
        for relation in reference.relations
        if relation.kind.endswith("-by")
    ]


def decision_report(decision: Decision, *, width: int = 100, color: bool = False) -> str:
    """Return the match or why there is none, and a table of the candidates with their reasons."""
    from rich import box
    from rich.table import Table

    head = "match" if decision.match else "no match"
    parts = [f"{head}: {harmless(decision.why)}\n"]
    likely = [each for each in decision.judgements if each.reasons or each.same_work]
    if likely:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=1)
        table.add_column("verdict", style="cyan", no_wrap=True)
        table.add_column("score", justify="right", no_wrap=True)
        table.add_column("DOI", overflow="fold", ratio=3)
        table.add_column("reasons for (+) and against (−)", overflow="fold", ratio=4)
        for judgement in likely:
            table.add_row(
                judgement.verdict,
                f"{judgement.score:.2f}",
                _text(judgement.doi),
                _text(_why(judgement)),
            )
        parts.append(render(table, width=width, color=color))
    if others := len(decision.judgements) - len(likely):
        parts.append(
            f"{others} other result{'s' if others > 1 else ''}, with nothing that agrees\n"
        )
    return "\n".join(parts)


def _why(judgement: Judgement) -> str:
    lines = [f"+ {reason}" for reason in judgement.reasons]
    lines += [f"− {objection}" for objection in judgement.objections]
    return "\n".join([*lines, *([f"? {judgement.lacks}"] if judgement.lacks else [])])


def _text(words: str) -> Text:
    from rich.text import Text

    # A Text is never read as markup, whatever a record's words are.
    return Text(harmless(words, lines=True), overflow="fold")


def decision_json(source: str | None, decision: Decision) -> dict[str, Any]:
    """Return a decision as JSON's values: the DOI that matches or null, why, and every candidate."""
    return {
        "source": source,
        "doi": decision.match.doi if decision.match else None,
        "why": decision.why,
        "candidates": [
            {
                "doi": judgement.doi,
                "verdict": judgement.verdict,
                "score": judgement.score,
                "reasons": list(judgement.reasons),
                "objections": list(judgement.objections),
                "lacks": judgement.lacks or None,
            }
            for judgement in decision.judgements
        ],
    }
