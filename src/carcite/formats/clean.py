"""What no record format can hold, taken out of a text: control characters, lone surrogates, line ends."""

from __future__ import annotations

import re

# str.splitlines breaks at all of these, and so do the parsers built on it.
BLANK = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
LINE_END = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ufeff]")
# No encoding holds a lone surrogate; U+FFFE and U+FFFF are no characters, and XML forbids them.
UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    r"""Return the text on one line, with single spaces, and nothing that a file cannot hold.

    >>> one_line(" a\r\nER  - \x00b ")
    'a ER - b'
    """
    # Of the ways to look for two blanks in prose, the search from its end is the fastest.
    if text.isprintable() and text.rfind("  ") < 0:
        return text.strip()
    spaced = BLANK.sub(" ", text)
    return BLANK.sub(" ", UNWRITABLE.sub("\ufffd", CONTROL.sub("", spaced))).strip()


def paragraphs(text: str) -> str:
    r"""Return the text with its lines kept, each cleaned; line ends become `\n`.

    >>> paragraphs("a  b\r\n\x00c")
    'a b\nc'
    """
    if text.isprintable():
        return text.strip() if text.rfind("  ") < 0 else one_line(text)
    return "\n".join(one_line(line) for line in LINE_END.split(text)).strip()
