"""The commands on records that are records already: convert."""

from __future__ import annotations

from collections.abc import Sequence

import click

import carcite
from carcite import formats
from carcite.cli.inputs import standard_input
from carcite.cli.outputs import complain, tell, write_record
from carcite.errors import CarciteError, UnknownFormat
from carcite.formats import Loaded
from carcite.formats.loading import READERS


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE...]")
@click.option(
    "--to",
    "format_",
    type=click.Choice(sorted(formats.FORMATS)),
    help="Output format; default: by the suffix of -o.",
)
@click.option(
    "--from",
    "given",
    type=click.Choice(sorted(READERS)),
    help="Input format; default: detected from the content.",
)
@click.option(
    "-o", "--output", metavar="FILE", help="Write to this file instead of standard output."
)
@click.option("--append", is_flag=True, help="Append to the output file instead of replacing it.")
@click.option(
    "--dialect",
    default="zotero",
    show_default=True,
    metavar="CLIENT",
    help="Program that will read the records, for formats that programs read differently.",
)
@click.option("--encoding", metavar="NAME", help="Encoding of the input.")
@click.option("-q", "--quiet", is_flag=True, help="Do not show remarks.")
def convert(
    files: tuple[str, ...],
    format_: str | None,
    given: str | None,
    output: str | None,
    append: bool,
    dialect: str,
    encoding: str | None,
    quiet: bool,
) -> None:
    """Convert records to another format; reads RIS, BibTeX, CSL-JSON, PubMed nbib, EndNote XML.

    FILE is a file of records; without one, or for -, standard input is read. The last line on
    standard error counts the records that were read, written and failed.
    """
    target = _target(format_, output, append, dialect)
    found, unread = _load_each(files or ("-",), given, encoding)
    references = [reference for _, loaded in found for reference in loaded.references]
    failures = sum(len(loaded.failures) for _, loaded in found)
    for name, loaded in found:
        _tell(name, loaded, quiet)
    written = 0
    try:
        if output is not None and found:
            carcite.dump(references, output, target, dialect=dialect, append=append)
        elif found:
            write_record(carcite.dumps(references, target, dialect=dialect))
        written = len(references) if found else 0
    except CarciteError as error:
        complain(str(error))
    tell(_count([loaded for _, loaded in found], written))
    if unread or failures or written < len(references) or not found:
        raise SystemExit(1)


def _target(format_: str | None, output: str | None, append: bool, dialect: str) -> str:
    """Return the format to write; what cannot be meant is refused before anything is read."""
    if append and output is None:
        raise click.UsageError("--append needs an output file; give it with -o FILE")
    if format_ is None and output is None:
        raise click.UsageError("no output format; give --to FORMAT, or -o FILE with a known suffix")
    try:
        name = format_ or formats.format_of(output or "").name
        formats.dumps([], name, dialect=dialect)
    except UnknownFormat as error:
        raise click.UsageError(str(error)) from error
    return name


def _count(found: list[Loaded], written: int) -> str:
    """Return the last line: of a broken record that was kept in part it says so, since it was written."""
    failures = [failure for loaded in found for failure in loaded.failures]
    lost = sum(failure.lost == "record" for failure in failures)
    read = sum(len(loaded.references) for loaded in found) + lost
    line = (
        f"{read} record{'' if read == 1 else 's'} read, {written} written, {read - written} failed"
    )
    flawed = sum(failure.lost == "part" for failure in failures)
    return f"{line}, {flawed} incomplete" if flawed else line


def _load_each(
    files: Sequence[str], given: str | None, encoding: str | None
) -> tuple[list[tuple[str, Loaded]], int]:
    """Load every input that can be read and name each other; return also how many were not."""
    found = []
    for file in files:
        name = "standard input" if file == "-" else file
        try:
            if file == "-":
                loaded = carcite.loads(standard_input(), given, encoding=encoding)
            else:
                loaded = carcite.load(file, given, encoding=encoding)
            found.append((name, loaded))
        except UnknownFormat as error:
            complain(f"{name}: {error}")
        except CarciteError as error:
            complain(str(error))
    return found, len(files) - len(found)


def _tell(name: str, loaded: Loaded, quiet: bool) -> None:
    """Name each failure by its file and line, and say what a librarian would remark."""
    for failure in loaded.failures:
        complain(f"{name}:{failure.line}: {failure.error}; {failure.done}")
    for remark in loaded.remarks if not quiet else ():
        if remark.severity != "info":
            complain(f"{name}: {remark.severity}: {remark.message}")
