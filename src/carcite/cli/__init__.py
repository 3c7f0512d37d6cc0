"""The command line: arguments → one library call → print → exit code.

Standard output gets the records and nothing else, as UTF-8; all messages go to standard error.
Exit codes: 0 all went well, 1 an input or the output failed, 2 the command was wrong.
A module holds the commands on one kind of thing; it is imported when one of them is called.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

import carcite
from carcite.cli.outputs import UNSAID, cannot_write_out, complain, open_closed_output
from carcite.errors import CarciteError

# Each command: the module that holds it, and its line of `carcite --help`, which imports none of them.
COMMANDS = {
    "cite": ("pages", "Write the reference of each page as a record; with --all, of each article on the page."),
    "convert": ("records", "Convert records to another format; reads RIS, BibTeX, CSL-JSON, PubMed nbib, EndNote XML."),
    "crossref": ("crossref", "Look up and find DOIs at Crossref, or build a local copy of it."),
    "explain": ("pages", "Show where each value comes from."),
    "rights": ("pages", "Show the rights of each page, with the quoted statements."),
}  # fmt: skip


class Commands(click.Group):
    """The commands; an error of our own is said in one line, never shown as a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return it; None where there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"carcite.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands' lines of the help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

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

    FILE is a saved HTML page or text copied from a page; - is standard input. Only
    `carcite cite --enrich` and `carcite crossref` use the network.
    """
