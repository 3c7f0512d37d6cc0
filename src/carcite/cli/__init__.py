"""The command line: arguments → one library call → print → exit code.

Standard output gets the records and nothing else, as UTF-8; all messages go to standard error.
Exit codes: 0 all went well, 1 an input or the output failed, 2 the command was wrong.
A module holds the commands on one kind of thing; the group takes them in.
"""

from __future__ import annotations

from typing import Any

import click

import carcite
from carcite.cli.crossref import crossref
from carcite.cli.outputs import UNSAID, cannot_write_out, complain, open_closed_output
from carcite.cli.pages import cite, explain, rights
from carcite.cli.records import convert
from carcite.errors import CarciteError


class Commands(click.Group):
    """The commands; an error of our own is said in one line, never shown as a traceback."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the command line; what click writes itself (help, the version) can fail as well."""
        open_closed_output()
        try:
            return super().main(*args, **options)
        except OSError as error:
            # That of a file names it, and is none of this.
            if error.filename is not None:
                raise
            complain(str(cannot_write_out(error)))
            raise SystemExit(1) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was named."""
        try:
            result: object = super().invoke(ctx)
        except CarciteError as error:
            complain(str(error))
            ctx.exit(1)
        if ctx.meta.get(UNSAID):
            ctx.exit(1)
        return result


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(carcite.__version__, "--version", prog_name="carcite")
def main() -> None:
    """Turn citation pages into references and their rights.

    FILE is a saved page (HTML) or its copied text; - is standard input. Nothing touches the network
    but `carcite cite --enrich` and `carcite crossref`.
    """


commands: tuple[click.Command, ...] = (cite, rights, explain, convert, crossref)
for command in commands:
    main.add_command(command)
