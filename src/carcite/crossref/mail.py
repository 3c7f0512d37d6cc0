"""The mail address by which Crossref can reach whoever asks: checked, and kept out of every message."""

from __future__ import annotations

import os
import re

from carcite.values.patterns import regex

VARIABLE = "CARCITE_MAILTO"
# One plain address: nothing in it may end a header or its comment, which it is written into, or be
# what no header holds.
_ADDRESS = regex(r"[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.I)
# What looks like an address in a message, its @ quoted for a URL or not.
_IN_TEXT = regex(r"[\w.+~-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+", re.I)


def mail_address(given: str | None, *, environment: bool = True) -> str | None:
    """Return the address that was given, or else that of CARCITE_MAILTO, or None; never one made up.

    Without `environment` only what was given counts. Raises ValueError when it is no single mail address.
    """
    address = given if given is not None or not environment else os.environ.get(VARIABLE)
    address = (address or "").strip().removeprefix("mailto:")
    if not address:
        return None
    if len(address) > 254 or not _ADDRESS.fullmatch(address):
        where = "mailto" if given is not None else VARIABLE
        raise ValueError(f"{where} is not a mail address; one looks like librarian@library.example")
    return address


# A login in an address, up to the last @ before its path; a broken one may hold further signs.
_LOGIN = regex(r"(?<=//)[^\s/?#]*@")


def redacted(text: str) -> str:
    """Return a text with every mail address, and every login of a web address, in it hidden.

    >>> redacted("refused for me@example.org")
    'refused for [mail address]'
    >>> redacted("no answer from https://me:secret@mirror.example/works")
    'no answer from https://[login]@mirror.example/works'
    """
    return _IN_TEXT.sub("[mail address]", _LOGIN.sub("[login]@", text))
