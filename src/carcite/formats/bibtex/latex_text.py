"""LaTeX as text with CSL's markup: accents, letters, signs, mathematics, `\\emph`, `\\url`, ligatures.

One pass over the tokens with a stack of its own, so that depth costs no recursion, and time is in
proportion to the text.
"""

from __future__ import annotations

import re
import unicodedata

from carcite.formats.bibtex.latex_commands import (
    ACCENT_HANDLERS,
    COMMANDS,
    CONTROL_SYMBOLS,
    IGNORED,
    LOWERED,
    MATHEMATICS,
    RAISED,
    SWITCHES,
    TEXT_MODE,
    VERBATIM,
    Handler,
)
from carcite.formats.bibtex.latex_letters import SYMBOLS
from carcite.formats.clean import one_line

# Nothing of LaTeX's; a lone apostrophe or dash is a character.
SPECIAL = re.compile(r"[\\{}$~`]|--|''")
# More than braces, dashes and quotes: what needs the tokens.
MACROS = re.compile(r"[\\$`]")
TOKEN = re.compile(
    r"\\([a-zA-Z@]++)\*?+([ \t\r\n]*+)|\\(.)|([{}])|(\$\$?+)|(---?+|``|''|[?!]`|[`'~])|([_^])"
    # Text, with single dashes and marks and apostrophes within words, which join nothing.
    r"|([^\\{}$`'~_^?!-]++(?:(?:-(?!-)|[?!](?!`)|'(?=[^\W_]))[^\\{}$`'~_^?!-]++)*+|.)",
    re.DOTALL,
)
# What needs no more than its letter, and stands in most abstracts.
ESCAPED = ("&", "%", "#", "_", "$")
MATHEMATICAL = ("<", ">", "|")
LIGATURES = {
    "---": "—", "--": "–", "``": "“", "''": "”", "?`": "¿", "!`": "¡", "`": "‘", "'": "'", "~": "\u00a0",
}  # fmt: skip
PLAIN_LIGATURES = ("---", "--", "''", "~")
ADJACENT = re.compile(r"</(i|b|sub|sup)><\1>")
# Two prices in one value, in whose file nobody escaped the sign: "$5 million to $6 million".
PRICE = re.compile(r"\d[\d.,]*+\s++[A-Za-z]{2}")
# Markup deeper than this is not kept; each level costs its text once more.
DEEPEST = 40


def text_of_latex(value: str) -> str:
    r"""Return a LaTeX value as text on one line, with markup as `<i> <b> <sub> <sup>`.

    >>> text_of_latex(r"{CO$_2$} in \emph{{\'E}tudes} -- 5\,\%")
    'CO<sub>2</sub> in <i>Études</i> – 5\u2009%'
    """
    if value.isalnum() and value.isascii():
        return value
    if not SPECIAL.search(value):
        text = value
    elif not MACROS.search(value):
        text = _unbraced(value)
    elif _is_simple(value):
        text = _unbraced(value)
        for sign in MATHEMATICAL:
            text = text.replace(f"${sign}$", sign)
        for sign in ESCAPED:
            text = text.replace(f"\\{sign}", sign)
    else:
        text = _Decoder(value).run()
    return one_line(text if text.isascii() else unicodedata.normalize("NFC", text))


def _unbraced(value: str) -> str:
    """Return a value without macros as text: dashes, quotes and ties joined, then the braces left out."""
    # Plain replacement: patterns take three times as long over an abstract, translate() ten times.
    for sign in PLAIN_LIGATURES:
        if sign in value:
            value = value.replace(sign, LIGATURES[sign])
    return value.replace("{", "").replace("}", "")


def _is_simple(value: str) -> bool:
    """Whether a value's macros are all of an escaped sign, and its mathematics of one of three."""
    escaped = sum(value.count(f"\\{sign}") for sign in ESCAPED)
    if "`" in value or value.count("\\") != escaped:
        return False
    formulas = sum(value.count(f"${sign}$") for sign in MATHEMATICAL)
    return value.count("$") == value.count("\\$") + 2 * formulas


class _Decoder:
    """The state of one pass: what is printed, what waits for an argument, and which groups are open."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.out: list[str] = []
        self.pending: list[Handler] = []
        # For each open group: where its text begins, what waits for it, and its mode before it.
        # The last says whether the group has no brace of its own, but is what a switch has changed.
        self.groups: list[tuple[int, list[Handler], str, bool, bool]] = []
        # "" for text, "$" or "$$" for mathematics, "group" for \ensuremath.
        self.mathematics = ""
        self.verbatim = False
        self.next_mode: str | None = None
        self.single_quotes = 0
        self.dollars = value.count("$") - value.count("\\$")

    def run(self) -> str:
        for token in TOKEN.finditer(self.value):
            kind = token.lastindex
            if self.verbatim and kind != 4:
                self.out.append(token[3] if kind == 3 else token[0])
            elif kind == 8:
                self._text(token[8])
            elif kind == 4:
                self._open() if token[4] == "{" else self._close()
            elif kind == 2:
                self._word(token)
            elif kind == 3:
                self._symbol(token[3])
            elif kind == 5:
                self._dollar(token)
            elif kind == 6:
                self._ligature(token)
            else:
                self._script(token[7])
        while self.groups:
            self._close()
        self._end()
        text = "".join(self.out)
        # At most four tags are open at a time, so that many rounds join all that touch.
        for _ in range(4):
            if "><" not in text:
                break
            text = ADJACENT.sub("", text)
        return text

    def _item(self, text: str) -> None:
        """Print a text, or give it to the command that waits for it."""
        self.next_mode = None
        while self.pending:
            handler = self.pending.pop()
            text = handler.apply(text)
            if handler.more_follows:
                break
        self.out.append(text)

    def _text(self, text: str) -> None:
        while self.pending and text:
            text = text.lstrip()
            if text:
                self._item(text[0])
                text = text[1:]
        self.out.append(text)

    def _open(self) -> None:
        self.groups.append((len(self.out), self.pending, self.mathematics, self.verbatim, False))
        self.pending = []
        if self.next_mode is not None:
            self.verbatim = self.next_mode == "verbatim"
            self.mathematics = "group" if self.next_mode == "mathematics" else ""
            self.next_mode = None

    def _close(self) -> None:
        """Close a group, and what switches opened in it; a brace that closes nothing is left out."""
        self._end()
        switched = True
        while switched and self.groups:
            start, waiting, mathematics, verbatim, switched = self.groups.pop()
            self.pending, self.mathematics, self.verbatim = waiting, mathematics, verbatim
            if waiting:
                text = "".join(self.out[start:])
                del self.out[start:]
                self._item(text)

    def _end(self) -> None:
        """At the end of a group, give what still waits there nothing."""
        if self.pending:
            self._item("")
            self.pending = []

    def _wait(self, handlers: tuple[Handler, ...]) -> None:
        if len(self.groups) < DEEPEST:
            self.pending.extend(reversed(handlers))

    def _word(self, token: re.Match[str]) -> None:
        name = token[1]
        if name in SYMBOLS:
            self._item(SYMBOLS[name])
        elif name in COMMANDS:
            self._wait(COMMANDS[name])
            if name in VERBATIM:
                self.next_mode = "verbatim"
            elif name in TEXT_MODE:
                self.next_mode = "text"
            elif name in MATHEMATICS:
                self.next_mode = "mathematics"
        elif name in ACCENT_HANDLERS:
            self._wait((ACCENT_HANDLERS[name],))
        elif name in SWITCHES and len(self.groups) < DEEPEST:
            self._end()
            mode = (self.mathematics, self.verbatim, True)
            self.groups.append((len(self.out), [SWITCHES[name]], *mode))
        elif name not in IGNORED and self.value[token.end() : token.end() + 1] != "{":
            # What nobody knows stays as it was typed; its argument, if it has one, stays as text.
            self._item(f"\\{name}{token[2]}")

    def _symbol(self, symbol: str) -> None:
        if symbol in ACCENT_HANDLERS and not self.mathematics:
            self._wait((ACCENT_HANDLERS[symbol],))
        elif symbol in "([":
            self.mathematics = "("
        elif symbol in ")]":
            self.mathematics = ""
        else:
            printed = CONTROL_SYMBOLS.get(symbol, symbol)
            self._item(printed) if printed.strip() else self.out.append(printed)

    def _dollar(self, token: re.Match[str]) -> None:
        sign = token[5]
        if self.mathematics:
            # "$a$$b$" closes and opens.
            if self.mathematics == sign or sign == "$":
                self.mathematics = ""
        elif self.dollars <= len(sign) or PRICE.match(self.value, token.end()):
            # A sign without a partner.
            self._item(sign)
        else:
            self.mathematics = sign
        self.dollars -= len(sign)

    def _ligature(self, token: re.Match[str]) -> None:
        sign = token[6]
        following = self.value[token.end() : token.end() + 2]
        if self.mathematics:
            printed = {"'": "′", "~": " "}.get(sign, sign)
        elif sign == "`" and following == "{}":
            printed = "`"
        elif sign == "'" and self.single_quotes and not following[:1].isalnum():
            self.single_quotes -= 1
            printed = "’"
        else:
            self.single_quotes += sign == "`"
            printed = LIGATURES[sign]
        self._item(printed)

    def _script(self, sign: str) -> None:
        if self.mathematics:
            self._wait((LOWERED if sign == "_" else RAISED,))
        else:
            self._item(sign)
