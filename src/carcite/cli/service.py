"""What a command is told of whom to ask, and how: the options that stand for a `Crossref`."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

import carcite
from carcite.cli.inputs import Command
from carcite.cli.outputs import on_terminal
from carcite.errors import CarciteError


@dataclass(frozen=True, slots=True)
class Service:
    """How Crossref is to be asked; nothing is opened before it is needed."""

    mailto: str | None
    server: str | None
    offline: bool
    refresh: bool
    snapshot: str | None

    def open(self) -> carcite.Crossref:
        """Return the client; raises UsageError where the options contradict each other or are wrong."""
        from carcite.crossref.client import BASE_URL

        try:
            return carcite.Crossref(
                mailto=self.mailto,
                base_url=self.server or BASE_URL,
                offline=self.offline,
                refresh=self.refresh,
                snapshot=self.snapshot,
            )
        except CarciteError:
            # A file that is no snapshot is a ValueError too, but no mistake in the command.
            raise
        except ValueError as error:
            raise click.UsageError(str(error)) from error


def service_options(command: Command) -> Command:
    """Give a command the options of a `Service`, and hand it that as `service`."""

    @functools.wraps(command)
    def with_service(
        *,
        mailto: str | None,
        server: str | None,
        offline: bool,
        refresh: bool,
        snapshot: str | None,
        **options: object,
    ) -> None:
        command(service=Service(mailto, server, offline, refresh, snapshot), **options)

    decorated: Command = with_service
    for decorate in (
        click.option(
            "--snapshot",
            metavar="FILE",
            help="Answer from this file, made by `carcite crossref index`, without the network.",
        ),
        click.option("--refresh", is_flag=True, help="Ask again even for cached answers."),
        click.option(
            "--offline", is_flag=True, help="Use cached answers only, without the network."
        ),
        click.option(
            "--server",
            metavar="URL",
            envvar="CARCITE_CROSSREF",
            help="Ask only this server, which has Crossref's API; it is sent a mail address "
            "only if --mailto gives one.",
        ),
        click.option(
            "--mailto",
            metavar="ADDRESS",
            # CARCITE_MAILTO is read by the library: it is for Crossref, and for no other server.
            help="Your mail address, for Crossref or for --server; Crossref then allows more requests. "
            "CARCITE_MAILTO sets it for Crossref only.",
        ),
    ):
        decorated = decorate(decorated)
    return decorated


@contextmanager
def progress(total: int, words: str) -> Iterator[Callable[[int], None]]:
    """Show on standard error how far the work is, where that is a terminal; yields what moves it on."""
    if total < 2 or not on_terminal(sys.stderr):
        yield lambda steps: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=total)
        yield lambda steps: bar.advance(task, steps)
