"""The commands on pages: cite, rights, explain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import click

import carcite
from carcite import formats
from carcite.cli.inputs import (
    Options,
    read_each,
    read_list,
    read_one,
    read_page,
    read_rights,
    reading_options,
)
from carcite.cli.outputs import (
    color,
    complain,
    finish,
    json_option,
    tell,
    width,
    write_out,
    write_record,
)
from carcite.cli.service import Service, progress, service_options
from carcite.errors import CarciteError, NotRegistered, UnknownFormat
from carcite.files.writing import write_atomically
from carcite.model.claims import Reading, Remark
from carcite.model.rights import Rights
from carcite.showing.json_text import json_text

if TYPE_CHECKING:
    from carcite.crossref.policies import Policy

CODE = "not-enriched"


def enriched(
    readings: Sequence[Reading], client: carcite.Crossref, policy: str
) -> tuple[list[Reading], bool]:
    """Return the readings, enriched as far as Crossref answered, and whether it answered for all.

    One that it did not answer for has a remark that says why. Ctrl-C ends the asking, not the rest.
    """
    done: list[Reading] = []
    missed = 0
    stopped = False
    with client, progress(len(readings), "asking Crossref") as advance:
        try:
            for outcome in carcite.enrich_many(readings, client, policy=cast("Policy", policy)):
                if not isinstance(outcome, Reading):
                    missed += not isinstance(outcome.error, NotRegistered)
                    outcome = remarked(readings[len(done)], str(outcome.error))
                done.append(outcome)
                advance(1)
        except KeyboardInterrupt:
            stopped = True
    rest = readings[len(done) :]
    done += [remarked(reading, "interrupted before Crossref was asked") for reading in rest]
    missed += len(rest)
    if len(readings) > 1 or stopped:
        answered = len(readings) - missed
        words = f"Crossref answered for {answered} of {len(readings)} readings"
        tell(f"{words}; {missed} left as read" if missed else words)
    return done, missed == 0


def remarked(reading: Reading, why: str) -> Reading:
    """Return a reading as it was, with a remark on why it is not enriched."""
    remark = Remark(code=CODE, variable="doi", message=f"not enriched: {why}")
    return reading.model_copy(update={"remarks": (*reading.remarks, remark)})


READING_JSON = "reading-json"
FORMATS = (*formats.FORMATS, READING_JSON)
# What reference managers import by a double click, and the only format that all of them read.
DEFAULT_FORMAT = "ris"
DEFAULT_DIALECT = "zotero"


@click.command()
@reading_options
@click.option(
    "--to",
    "format_",
    type=click.Choice(FORMATS),
    help=f"Output format; default: by the suffix of -o, otherwise {DEFAULT_FORMAT}.",
)
@click.option(
    "-o", "--output", metavar="FILE", help="Write to this file instead of standard output."
)
@click.option(
    "--dialect",
    default=DEFAULT_DIALECT,
    show_default=True,
    metavar="CLIENT",
    help="Program that will read the records, for formats that programs read differently.",
)
@click.option(
    "--all", "every", is_flag=True, help="Read all articles of a page that lists several."
)
@click.option("-q", "--quiet", is_flag=True, help="Do not show remarks.")
@click.option("--enrich", "enriching", is_flag=True, help="Add from Crossref what the page lacks.")
@click.option(
    "--policy",
    type=click.Choice(["fill", "prefer", "report"]),
    help="With --enrich: fill in what the page lacks (default), prefer Crossref, or only report differences.",
)
@service_options
def cite(
    service: Service,
    files: tuple[str, ...],
    encoding: str | None,
    max_size: int,
    url: str | None,
    format_: str | None,
    output: str | None,
    dialect: str,
    every: bool,
    quiet: bool,
    enriching: bool,
    policy: str | None,
) -> None:
    """Write the reference of each page as a record; with --all, of each article on the page.

    The network is used only with --enrich. Remarks and errors go to standard error. If every input fails, no file is written.
    """
    _refuse_unknown_format(format_, output, dialect)
    _refuse_asking_alone(enriching, policy, service)
    client = service.open() if enriching else None
    options = Options(encoding, max_size, url)
    found = read_each(files, options, read_list if every else read_one)
    readings = [reading for _, listed in found for reading in listed]
    failed = False
    if client is not None and readings:
        readings, whole = enriched(readings, client, policy or "fill")
        failed = not whole
    if not quiet:
        show_remarks(readings)
    try:
        if readings:
            write_records(readings, format_, output, dialect)
    except CarciteError as error:
        complain(str(error))
        failed = True
    finish(len(files), len(found), failed=failed)


def _refuse_unknown_format(format_: str | None, output: str | None, dialect: str) -> None:
    try:
        name = format_ or (formats.format_of(output).name if output else DEFAULT_FORMAT)
        if name != READING_JSON:
            formats.dumps([], name, dialect=dialect)
    except UnknownFormat as error:
        raise click.UsageError(str(error)) from error


def _refuse_asking_alone(enriching: bool, policy: str | None, service: Service) -> None:
    # An address in the environment is for whenever it is needed, and so is a server.
    asking = policy or service.offline or service.refresh or service.snapshot
    if asking and not enriching:
        raise click.UsageError("--policy, --offline, --refresh and --snapshot need --enrich")


def write_records(
    readings: Sequence[Reading], format_: str | None, output: str | None, dialect: str
) -> None:
    """Write readings in a format to a file, or to standard output; raises CannotWrite."""
    references = [reading.reference for reading in readings]
    if format_ == READING_JSON and output is not None:
        write_atomically(output, json_text(readings))
    elif format_ == READING_JSON:
        write_record(json_text(readings))
    elif output is not None:
        carcite.dump(references, output, format_, dialect=dialect)
    else:
        write_record(carcite.dumps(references, format_ or DEFAULT_FORMAT, dialect=dialect))


def show_remarks(readings: Sequence[Reading]) -> None:
    """Say on standard error what a careful librarian would remark; what is for information only stays out."""
    for reading in readings:
        for remark in reading.remarks:
            if remark.severity != "info":
                complain(f"{reading.source}: {remark.severity}: {remark.message}")


@click.command()
@reading_options
@json_option
@click.option(
    "--fail-on",
    type=click.Choice(["conflict", "none"]),
    multiple=True,
    help="Exit with 1 if an input has conflicting rights (conflict) or no licence (none); may be repeated.",
)
def rights(
    files: tuple[str, ...],
    encoding: str | None,
    max_size: int,
    url: str | None,
    as_json: bool,
    fail_on: tuple[str, ...],
) -> None:
    """Show the rights of each page, with the quoted statements.

    Shown are licences, copyright notices, transfers, reservations, and conflicts between them.
    Unlike the other commands, this one needs no title: a licence statement alone is enough.
    """
    found = read_each(files, Options(encoding, max_size, url), read_rights)
    if as_json:
        write_record(json_text(rights_json(name, result) for name, result in found))
    else:
        from carcite.showing.display import rights_report

        reports = (
            rights_report(name, result, width=width(), color=color()) for name, result in found
        )
        write_out("\n".join(reports))
    finish(len(files), len(found), failed=any(_fails(result, fail_on) for _, result in found))


def rights_json(name: str, result: Rights) -> dict[str, object]:
    """Return one input's rights as JSON's values, the licence that governs the article first."""
    governing = result.license
    return {
        "source": name,
        "license": governing and governing.model_dump(mode="json", exclude_none=True),
        "rights": result.model_dump(mode="json", exclude_none=True),
    }


def _fails(result: Rights, fail_on: Sequence[str]) -> bool:
    return ("conflict" in fail_on and bool(result.conflicts)) or (
        "none" in fail_on and result.license is None
    )


@click.command()
@reading_options
@json_option
def explain(
    files: tuple[str, ...], encoding: str | None, max_size: int, url: str | None, as_json: bool
) -> None:
    """Show where each value comes from.

    Shown are the quoted words, their place, its trust, why the value was chosen, and what was rejected.
    """
    found = read_each(files, Options(encoding, max_size, url), read_page)
    readings = [reading for _, reading in found]
    if as_json:
        write_record(json_text(readings))
    else:
        from carcite.showing.display import explain_report

        reports = (explain_report(reading, width=width(), color=color()) for reading in readings)
        write_out("\n".join(reports))
    finish(len(files), len(readings))
