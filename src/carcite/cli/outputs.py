"""What a command says: records and reports on standard output, all messages on standard error."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from contextlib import suppress
from typing import TextIO

import click

from carcite.errors import CannotWrite
from carcite.showing.terminal import harmless

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON instead of a report."
)


# Where the context of a command notes that a message was not said.
UNSAID = "carcite.cli.unsaid"


def complain(message: str) -> None:
    """Say on standard error, in one line, what went wrong; what a page says in it cannot run."""
    tell(harmless(f"carcite: {message}"))


def tell(message: str) -> None:
    """Say something on standard error; where that fails the records come first, and the exit code tells.

    Whoever has closed it (2>&-) wants to be told nothing.
    """
    try:
        click.echo(message, err=True)
    except OSError:
        _give_up(sys.stderr)
        context = click.get_current_context(silent=True)
        if context is not None:
            context.meta[UNSAID] = True


def write_out(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale says, with line ends as they are."""
    stream = sys.stdout.buffer
    try:
        stream.write(text.encode("utf-8"))
        stream.flush()
    except OSError as error:
        raise cannot_write_out(error) from error


def write_record(text: str) -> None:
    """Write records or JSON to standard output: to a file or a pipe as they are, to a terminal harmless."""
    write_out(harmless(text, lines=True) if sys.stdout.isatty() else text)


def cannot_write_out(error: OSError) -> CannotWrite:
    """Return what to say of an output that failed; where nobody is left to be told, leave."""
    _give_up(sys.stdout)
    if error.errno in (errno.EPIPE, errno.EINVAL):
        # The reader (head, less) has seen enough.
        raise SystemExit(1)
    cause = "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)
    return CannotWrite(f"standard output: {cause}")


def _give_up(stream: TextIO) -> None:
    # Python flushes once more as it ends, into a pipe that is gone or a disk that is full; give it
    # somewhere to write, or the exit code would be its own (120). A stream that stands for one that
    # was closed has no number, which may be another file's by now.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Closed(io.RawIOBase):
    """What Python has no stream for: it writes nothing, and says so."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def open_closed_output() -> None:
    """Where standard output was closed (>&-), put something in its place that fails when it is written to.

    Python has None there, and click takes that for somebody who wants to see nothing.
    """
    if sys.stdout is None:
        # Nothing is held back, so that nothing is left to be flushed as Python ends.
        closed = io.BufferedWriter(_Closed(), buffer_size=1)
        sys.stdout = io.TextIOWrapper(closed, encoding="utf-8", write_through=True)


def finish(asked: int, read: int, *, failed: bool = False) -> None:
    """Say how many inputs were read and how many were not, and exit with 1 if any was not."""
    if asked > 1:
        tell(f"{read} of {asked} inputs read; {asked - read} failed")
    if failed or read < asked:
        raise SystemExit(1)


def width() -> int:
    """Return how many columns the terminal has; a pipe has 100 unless COLUMNS says otherwise."""
    return shutil.get_terminal_size((100, 24)).columns


def color() -> bool:
    """Say whether to colour the output: on a terminal, unless NO_COLOR is set (no-color.org)."""
    return on_terminal(sys.stdout) and not os.environ.get("NO_COLOR")


def on_terminal(stream: TextIO | None) -> bool:
    """Say whether a standard stream is a terminal; one that was closed is none."""
    return stream is not None and stream.isatty()
