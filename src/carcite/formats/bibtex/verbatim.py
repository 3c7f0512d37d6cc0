"""Values that are no LaTeX: addresses, identifiers, file names. Escapes that people put there are taken off."""

from __future__ import annotations

import re

WRAPPED = re.compile(r"\\(?:url|path|nolinkurl|texttt|href)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?")
# "{\_}", "\_", "{_}", "{\textless}", "$<$": what a LaTeX encoder makes of an address.
ESCAPED = re.compile(
    r"\{\\?([_%&#$~])\}|\\([_%&#$~{}])(?:\{\})?|\$([<>])\$"
    r"|\{\\text(asciitilde|underscore|less|greater)\s*\}"
    r"|\\text(asciitilde|underscore|less|greater)(?:\s*\{\}| |(?![A-Za-z]))"
)
# What the writer percent-encodes in a file's path (latex.file_path).
ENCODED = re.compile("%(?:5C|5E|7B|7D)")
NAMED = {"asciitilde": "~", "underscore": "_", "less": "<", "greater": ">"}


def plain(value: str) -> str:
    r"""Return an address or identifier as it is, without what LaTeX would need around or within it.

    >>> plain(r"\url{http://example.org/a\_b%20c}")
    'http://example.org/a_b%20c'
    """
    # TeX would read two "^" as an escape, so that no address is written with one.
    text = "".join(map(str.strip, value.splitlines())).replace("%5E", "^")
    if "\\" not in text and "{" not in text and "$" not in text:
        return text
    wrapped = WRAPPED.fullmatch(text)
    text = wrapped[1] if wrapped else text
    text = ESCAPED.sub(
        lambda found: found[1] or found[2] or found[3] or NAMED[found[4] or found[5]], text
    )
    while text.startswith("{") and text.endswith("}"):
        text = text[1:-1]
    return text.strip()


def path(value: str) -> str:
    r"""Return a file's name as it was before it was written.

    >>> print(path(r":C\:%5Cinput%5E/a.pdf:PDF"))
    :C\:\input^/a.pdf:PDF
    """
    return ENCODED.sub(lambda found: chr(int(found[0][1:], 16)), value)
