"""The command line: arguments → one library call → print → exit code.

Standard output gets the records and nothing else, as UTF-8; all messages go to standard error.
Exit codes: 0 all went well, 1 an input or the output failed, 2 the command was wrong.
"""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

import carcite
from carcite import formats
from carcite.display import explain_report, harmless, rights_report
from carcite.errors import CannotWrite, CarciteError, UnknownFormat
from carcite.evidence import Reading
from carcite.formats.files import write_atomically
from carcite.json_text import json_text
from carcite.page import SIZE_LIMIT, Source, is_address, open_page
from carcite.rights import rights_on
from carcite.rights.model import Rights

READING_JSON = "reading-json"
FORMATS = (*formats.FORMATS, READING_JSON)
# What reference managers import by a double click, and the only format that all of them read.
DEFAULT_FORMAT = "ris"
DEFAULT_DIALECT = "zotero"

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Options:
    """How the inputs are to be read."""

    encoding: str | None
    limit: int
    url: str | None


# --- inputs ----------------------------------------------------------------------------------


def source_of(argument: str, limit: int) -> Source:
    """Tell what an argument names: `-` is standard input, a URL or DOI stays text (and is refused), else a file."""
    if argument == "-":
        return sys.stdin.buffer.read(limit + 1)
    if not os.path.exists(argument) and is_address(argument):
        return argument
    return Path(argument)


def read_each(
    files: Sequence[str], options: Options, read: Callable[[Source, str, Options], Result]
) -> list[tuple[str, Result]]:
    """Read every input that can be read, and name each other on standard error."""
    if options.url is not None and len(files) > 1:
        raise click.UsageError("--url says where one page came from; name one FILE with it")
    results = []
    for file in files:
        name = "standard input" if file == "-" else file
        try:
            results.append((name, read(source_of(file, options.limit), name, options)))
        except CarciteError as error:
            complain(str(error))
    return results


def read_page(source: Source, name: str, options: Options) -> Reading:
    """Read one input under the options."""
    return carcite.read(
        source, url=options.url, encoding=options.encoding, limit=options.limit, name=name
    )


def read_one(source: Source, name: str, options: Options) -> tuple[Reading, ...]:
    """Read one input under the options, as a list of one."""
    return (read_page(source, name, options),)


def read_list(source: Source, name: str, options: Options) -> tuple[Reading, ...]:
    """Read all the articles that one input lists; of an article's own page, that one."""
    return carcite.read_all(
        source, url=options.url, encoding=options.encoding, limit=options.limit, name=name
    )


def read_rights(source: Source, name: str, options: Options) -> Rights:
    """Find the rights in one input under the options; unlike a reading it needs no title."""
    page = open_page(
        source, url=options.url, encoding=options.encoding, limit=options.limit, name=name
    )
    return rights_on(page)


# --- outputs ---------------------------------------------------------------------------------


def complain(message: str) -> None:
    """Say on standard error, in one line, what went wrong; what a page says in it cannot run."""
    click.echo(harmless(f"carcite: {message}"), err=True)


def write_out(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale says, with line ends as they are."""
    stream = sys.stdout.buffer
    try:
        stream.write(text.encode("utf-8"))
        stream.flush()
    except OSError as error:
        if error.errno in (errno.EPIPE, errno.EINVAL):
            # The reader (head, less) has seen enough: nobody is left to be told.
            _leave_quietly()
        raise CannotWrite(f"standard output: {error.strerror or error}") from error


def _leave_quietly() -> None:
    # Python flushes once more as it ends, into a pipe that is gone; give it somewhere to write.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(1)


def finish(asked: int, read: int, *, failed: bool = False) -> None:
    """Say how many inputs were read and how many were not, and exit with 1 if any was not."""
    if asked > 1:
        click.echo(f"{read} of {asked} inputs read; {asked - read} failed", err=True)
    if failed or read < asked:
        raise SystemExit(1)


def width() -> int:
    """Return how many columns the terminal has; a pipe has 100 unless COLUMNS says otherwise."""
    return shutil.get_terminal_size((100, 24)).columns


def color() -> bool:
    """Say whether to colour the output: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


# --- commands --------------------------------------------------------------------------------


def _known_encoding(
    context: click.Context, option: click.Parameter, value: str | None
) -> str | None:
    try:
        return value if value is None else codecs.lookup(value).name
    except LookupError:
        raise click.BadParameter(
            f"unknown encoding {value!r}; utf-8, cp1252, gb18030 and shift_jis are some that are known"
        ) from None


Command = Callable[..., None]


def reading_options(command: Command) -> Command:
    """Give a command its inputs and the options on how to read them."""
    for decorate in (
        click.option("--url", metavar="URL", help="Where the page came from; for one input only."),
        click.option(
            "--max-size",
            type=click.IntRange(min=1),
            default=SIZE_LIMIT,
            show_default=True,
            metavar="BYTES",
            help="Refuse inputs larger than this.",
        ),
        click.option(
            "--encoding",
            metavar="NAME",
            callback=_known_encoding,
            help="Read the bytes in this encoding, whatever they say of themselves.",
        ),
        click.argument("files", nargs=-1, required=True, metavar="FILE..."),
    ):
        command = decorate(command)
    return command


json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON instead of a report."
)


class Commands(click.Group):
    """The commands; an error of our own is said in one line, never shown as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except CarciteError as error:
            complain(str(error))
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(carcite.__version__, "--version", prog_name="carcite")
def main() -> None:
    """Turn citation pages into references and their rights.

    FILE is a saved page (HTML) or its copied text; - is standard input. Nothing touches the network.
    """


@main.command()
@reading_options
@click.option(
    "--to",
    "format_",
    type=click.Choice(FORMATS),
    help=f"The record format; without it the suffix of -o decides, else {DEFAULT_FORMAT}.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file, whole or not at all.")
@click.option(
    "--dialect",
    default=DEFAULT_DIALECT,
    show_default=True,
    metavar="CLIENT",
    help="The program that will read the records, where a format is read in more than one way.",
)
@click.option(
    "--all", "every", is_flag=True, help="Take all the articles of a page that lists several."
)
@click.option("-q", "--quiet", is_flag=True, help="Do not show remarks.")
def cite(
    files: tuple[str, ...],
    encoding: str | None,
    max_size: int,
    url: str | None,
    format_: str | None,
    output: str | None,
    dialect: str,
    every: bool,
    quiet: bool,
) -> None:
    """Write each page's reference as a record; with --all, each article's that a page lists.

    Remarks and errors go to standard error. Where every input fails no file is written.
    """
    _refuse_unknown_format(format_, output, dialect)
    options = Options(encoding, max_size, url)
    found = read_each(files, options, read_list if every else read_one)
    readings = [reading for _, listed in found for reading in listed]
    if not quiet:
        show_remarks(readings)
    failed = False
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


def write_records(
    readings: Sequence[Reading], format_: str | None, output: str | None, dialect: str
) -> None:
    """Write readings in a format to a file, or to standard output; raises CannotWrite."""
    references = [reading.reference for reading in readings]
    if format_ == READING_JSON and output is not None:
        write_atomically(output, json_text(readings))
    elif format_ == READING_JSON:
        write_out(json_text(readings))
    elif output is not None:
        carcite.dump(references, output, format_, dialect=dialect)
    else:
        write_out(carcite.dumps(references, format_ or DEFAULT_FORMAT, dialect=dialect))


def show_remarks(readings: Sequence[Reading]) -> None:
    """Say on standard error what a careful librarian would remark; what is for information only stays out."""
    for reading in readings:
        for remark in reading.remarks:
            if remark.severity != "info":
                complain(f"{reading.source}: {remark.severity}: {remark.message}")


@main.command()
@reading_options
@json_option
@click.option(
    "--fail-on",
    type=click.Choice(["conflict", "none"]),
    multiple=True,
    help="Exit with 1 when any input has conflicting rights, or no licence; may be given twice.",
)
def rights(
    files: tuple[str, ...],
    encoding: str | None,
    max_size: int,
    url: str | None,
    as_json: bool,
    fail_on: tuple[str, ...],
) -> None:
    """Show each page's rights, with their words.

    That is licences, copyright notices, transfers, reservations, and where they are in conflict.
    A bare statement will do: unlike the other commands this one needs no title.
    """
    found = read_each(files, Options(encoding, max_size, url), read_rights)
    if as_json:
        write_out(json_text(rights_json(name, result) for name, result in found))
    else:
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


@main.command()
@reading_options
@json_option
def explain(
    files: tuple[str, ...], encoding: str | None, max_size: int, url: str | None, as_json: bool
) -> None:
    """Show what each value rests on.

    That is its words, where they stood, how far such a place is trusted, why it won, and what lost.
    """
    found = read_each(files, Options(encoding, max_size, url), read_page)
    readings = [reading for _, reading in found]
    if as_json:
        write_out(json_text(readings))
    else:
        reports = (explain_report(reading, width=width(), color=color()) for reading in readings)
        write_out("\n".join(reports))
    finish(len(files), len(readings))
