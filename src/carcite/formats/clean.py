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


def printed(but: str = "") -> bytes:
    """Return the ASCII characters that are printed, for `is_clean`, without these."""
    return bytes(code for code in range(32, 127) if chr(code) not in but)


# Letters, punctuation and ideographs that are printed and are composed as they stand.
COMPOSED = re.compile(
    "[\xa1-\xac\xae-\u02ff\u0391-\u03ff\u0410-\u044f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u4e00-\u9fff]*"
)


def is_clean(text: str, harmless: bytes) -> bool:
    """Whether a text surely needs nothing done to it, told at little cost; a False may be wrong.

    That is, it is printed as it stands, has no two blanks together and none at its end, its letters
    are composed, and all of its ASCII characters are among the `harmless`.
    """
    if text[-1:] == " " or text.rfind("  ") >= 0:
        return False
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return False
    # Most of a text in any European language is harmless; only the rest is looked at by character.
    rest = data.translate(None, harmless)
    return not rest or COMPOSED.fullmatch(rest.decode()) is not None
