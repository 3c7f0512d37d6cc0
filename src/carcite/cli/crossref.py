"""The commands on Crossref alone: look up a DOI, find the DOI of a reference."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

import carcite
from carcite import formats
from carcite.cli.inputs import source_of, standard_input
from carcite.cli.outputs import (
    color,
    complain,
    finish,
    json_option,
    on_terminal,
    tell,
    width,
    write_out,
    write_record,
)
from carcite.cli.service import Service, progress, service_options
from carcite.errors import EnrichError, InvalidIdentifier
from carcite.page import SIZE_LIMIT
from carcite.showing.json_text import json_text
from carcite.values.identifiers import Doi, canonical_doi
from carcite.values.names import parse_name

if TYPE_CHECKING:
    from carcite.crossref.snapshot import Progress


@click.group()
def crossref() -> None:
    """Look up and find DOIs at Crossref, or build a local copy of it.

    lookup and match use the network, unless --offline or --snapshot is given.
    """


@crossref.command()
@click.argument("dois", nargs=-1, required=True, metavar="DOI...")
@service_options
@json_option
@click.option(
    "--to",
    "format_",
    type=click.Choice(tuple(formats.FORMATS)),
    help="Write the records in this format instead.",
)
def lookup(service: Service, dois: tuple[str, ...], as_json: bool, format_: str | None) -> None:
    """Show the record of each DOI.

    For -, DOIs are read from standard input, one per line. Many DOIs are sent in few requests. The
    default is a short summary of each record; --json prints the full records.
    """
    from carcite.crossref.records import reference_of_work
    from carcite.showing.crossref_report import work_json, work_report

    if as_json and format_:
        raise click.UsageError("--json and --to cannot be used together")
    asked, bad = _canonical(dois)
    found, stopped = look_up(service, asked)
    works = [work for doi in asked if isinstance(work := found.get(doi), carcite.Work)]
    if as_json:
        write_record(json_text(work_json(work) for work in works))
    elif format_:
        write_record(carcite.dumps([reference_of_work(work.message) for work in works], format_))
    else:
        write_out("\n".join(work_report(work) for work in works))
    if stopped:
        complain("interrupted; showing the records received so far")
    total = len(asked) + bad
    if total > 1:
        tell(f"{len(works)} of {total} DOIs found, {total - len(works)} not found")
    if len(works) < total:
        raise SystemExit(1)


def _canonical(words: Iterable[str]) -> tuple[list[Doi], int]:
    """Return the DOIs, each once, and how many of the words are none, which are named on standard error."""
    lines = (
        line.strip()
        for word in words
        for line in (_piped().splitlines() if word == "-" else [word])
    )
    dois: dict[Doi, None] = {}
    bad = 0
    for line in filter(None, lines):
        try:
            dois[canonical_doi(line)] = None
        except InvalidIdentifier as error:
            complain(str(error))
            bad += 1
    return list(dois), bad


def _piped() -> str:
    return standard_input().decode("utf-8-sig", "replace")


def look_up(
    service: Service, dois: Sequence[Doi]
) -> tuple[dict[Doi, carcite.Work | EnrichError], bool]:
    """Return what came of each DOI, the errors said on standard error, and whether Ctrl-C ended it."""
    found: dict[Doi, carcite.Work | EnrichError] = {}
    stopped = False
    with service.open() as client, progress(len(dois), "asking Crossref") as advance:
        try:
            for doi, outcome in client.each(dois):
                found[doi] = outcome
                advance(1)
        except KeyboardInterrupt:
            stopped = True
    for outcome in found.values():
        if isinstance(outcome, EnrichError):
            complain(str(outcome))
    return found, stopped


@crossref.command()
@click.argument("page", required=False, metavar="[PAGE]")
@click.option("--title", metavar="WORDS", help="Title of the work, instead of a PAGE.")
@click.option(
    "--author",
    "authors",
    multiple=True,
    metavar="NAME",
    help="Author; may be repeated.",
)
@click.option("--year", type=click.IntRange(1, 9999), metavar="YEAR", help="Year of publication.")
@click.option("--container", metavar="WORDS", help="Title of the journal or book.")
@click.option("--volume", metavar="N", help="Volume.")
@click.option("--issue", metavar="N", help="Issue.")
@click.option("--pages", metavar="N-N", help="Pages.")
@service_options
@json_option
def match(
    service: Service,
    page: str | None,
    title: str | None,
    authors: tuple[str, ...],
    year: int | None,
    container: str | None,
    volume: str | None,
    issue: str | None,
    pages: str | None,
    as_json: bool,
) -> None:
    """Find the DOI of a page or of a described work.

    All candidates are shown, with the reasons for and against each. If no candidate is certain,
    no DOI is given and the exit code is 1.
    """
    from carcite.showing.crossref_report import decision_json, decision_report

    if (page is None) == (title is None):
        raise click.UsageError("give either a PAGE or --title")
    if page is not None:
        if authors or year or container or volume or issue or pages:
            raise click.UsageError(
                "--author, --year, --container, --volume, --issue and --pages need --title, not a PAGE"
            )
        reference = carcite.read(source_of(page, SIZE_LIMIT), name=_called(page)).reference
    else:
        reference = carcite.Reference(
            type="document",
            title=title,
            author=tuple(map(_author, authors)),
            issued=carcite.Date(year=year) if year else None,
            container_title=container,
            volume=volume,
            issue=issue,
            page=pages,
        )
    with service.open() as client:
        decision = client.decide(reference)
    if as_json:
        write_record(json_text([decision_json(page and _called(page), decision)]))
    else:
        write_out(decision_report(decision, width=width(), color=color()))
    finish(1, 1, failed=decision.match is None)


def _author(words: str) -> carcite.Name:
    try:
        return parse_name(words)
    except ValueError as error:
        raise click.UsageError(
            f"no name in --author {words!r}; a name looks like 'Korhonen, Aino'"
        ) from error


def _called(page: str) -> str:
    return "standard input" if page == "-" else page


@crossref.command()
@click.argument("dumps", nargs=-1, required=True, metavar="DUMP...")
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="File to create; must not exist."
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Number of processes; default: one per core.",
)
def index(dumps: tuple[str, ...], output: str, processes: int | None) -> None:
    """Build a local copy of Crossref, for --snapshot.

    DUMP is Crossref's public data file: a file of records (.json.gz, .jsonl.gz, .jsonl, .json), a .tar of such files, or a folder.
    The network is not used. If interrupted, run the same command again to continue.
    """
    from carcite.crossref.snapshot import build

    try:
        with building() as show:
            built = build(dumps, output, processes=processes, progress=show)
    except KeyboardInterrupt:
        complain(
            f"interrupted before {output} was complete; run the same command again to continue"
        )
        raise SystemExit(1) from None
    for failure in built.failures:
        complain(failure)
    words = f"{built.records:,} records in {built.path}"
    tell(f"{words}; entries that could not be read: {built.failed:,}" if built.failed else words)
    finish(1, 1, failed=bool(built.failed))


@contextmanager
def building() -> Iterator[Callable[[Progress], None] | None]:
    """Show on standard error how far a building is, where that is a terminal; yields what shows it."""
    if not on_terminal(sys.stderr):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("reading", total=None)

        def show(state: Progress) -> None:
            words = f"{state.step}: {state.records:,} records"
            bars.update(task, description=words, completed=state.read, total=state.total or None)

        yield show
