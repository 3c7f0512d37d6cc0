"""What a command says: records and reports on standard output, all messages on standard error."""

from __future__ import annotations

import errno
import os
import shutil
import sys

import click

from carcite.errors import CannotWrite
from carcite.showing.display import harmless

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON instead of a report."
)


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


def write_record(text: str) -> None:
    """Write records or JSON to standard output: to a file or a pipe as they are, to a terminal harmless."""
    write_out(harmless(text, lines=True) if sys.stdout.isatty() else text)


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
