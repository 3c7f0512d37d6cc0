"""What a command is given: files, standard input, and the options on how to read them."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

import carcite
from carcite.cli.outputs import complain
from carcite.errors import CannotRead, CarciteError
from carcite.model.claims import Reading
from carcite.model.rights import Rights
from carcite.page import SIZE_LIMIT, Source, open_page
from carcite.page.opening import MHTML_PARTS, is_address

Result = TypeVar("Result")
Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Options:
    """How the inputs are to be read."""

    encoding: str | None
    limit: int
    url: str | None


def standard_input(most: int = -1) -> bytes:
    """Read standard input, at most so many bytes; raises CannotRead where it is closed or broken."""
    if sys.stdin is None:
        raise CannotRead(
            "cannot read standard input: it is closed; give a file name, or pipe the input in"
        )
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise CannotRead(f"cannot read standard input: {error.strerror or error}") from error


def source_of(argument: str, limit: int) -> Source:
    """Tell what an argument names: `-` is standard input, a URL or DOI stays text (and is refused), else a file."""
    if argument == "-":
        return standard_input(limit * MHTML_PARTS + 1)
    if not os.path.exists(argument) and is_address(argument):
        return argument
    return Path(argument)


def read_each(
    files: Sequence[str], options: Options, read: Callable[[Source, str, Options], Result]
) -> list[tuple[str, Result]]:
    """Read every input that can be read, and name each other on standard error."""
    if options.url is not None and len(files) > 1:
        raise click.UsageError("--url can be used with one FILE only")
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
    from carcite.rights.find import rights_on

    return rights_on(page)


def _known_encoding(
    context: click.Context, option: click.Parameter, value: str | None
) -> str | None:
    try:
        return value if value is None else codecs.lookup(value).name
    except LookupError:
        raise click.BadParameter(
            f"unknown encoding {value!r}; known encodings are utf-8, cp1252, gb18030, shift_jis and others"
        ) from None


def reading_options(command: Command) -> Command:
    """Give a command its inputs and the options on how to read them."""
    for decorate in (
        click.option("--url", metavar="URL", help="URL of the page; with one FILE only."),
        click.option(
            "--max-size",
            type=click.IntRange(min=1),
            default=SIZE_LIMIT,
            show_default=True,
            metavar="BYTES",
            help="Largest page to accept; MHTML may be four times as large.",
        ),
        click.option(
            "--encoding",
            metavar="NAME",
            callback=_known_encoding,
            help="Encoding of the input, whatever it declares.",
        ),
        click.argument("files", nargs=-1, required=True, metavar="FILE..."),
    ):
        command = decorate(command)
    return command
