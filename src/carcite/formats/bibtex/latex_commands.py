"""What LaTeX's commands do with their arguments, one row a command."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from carcite.formats.bibtex.latex_letters import ACCENTS, ACCENTS_ALONE, DOUBLE_STRUCK

HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{2,6}")
FIRST_LETTER = re.compile(r"(?:<[a-z]{1,3}>)*")


@dataclass(frozen=True, slots=True)
class Handler:
    """What is made of an argument; `more_follows` where it is not the command's last."""

    apply: Callable[[str], str]
    more_follows: bool = False


def _kept(text: str) -> str:
    return text


def _dropped(_: str) -> str:
    return ""


def _tag(name: str) -> Callable[[str], str]:
    return lambda text: f"<{name}>{text}</{name}>" if text.strip() else text


# No letter of any script has more marks on it; each is looked at again with every mark.
MOST_MARKS = 8


def _accent(macro: str) -> Callable[[str], str]:
    mark, alone = ACCENTS[macro], ACCENTS_ALONE.get(macro, "")

    def over(text: str) -> str:
        start = FIRST_LETTER.match(text).end()  # type: ignore[union-attr]
        base = text[start : start + 1]
        if not base.strip():
            return alone + text
        # An accent on a dotless letter is written over the letter itself: "í".
        base = {"ı": "i", "ȷ": "j"}.get(base, base)
        end = start + 1
        # Over the marks that the letter has already: their order is part of the text.
        last = min(len(text), start + MOST_MARKS)
        while end < last and unicodedata.combining(text[end]):
            end += 1
        marked = text[:start] + base + text[start + 1 : end] + mark
        return unicodedata.normalize("NFC", marked) + text[end:]

    return over


def _raised(text: str) -> str:
    # "90^\circ" is degrees, "f^\prime" a prime: neither is raised further.
    return {"∘": "°", "′": "′", "*": "*"}.get(text) or _tag("sup")(text)


def _double_struck(text: str) -> str:
    return "".join(DOUBLE_STRUCK.get(letter, letter) for letter in text)


def _symbol(text: str) -> str:
    # No symbol has a number of more digits, and of 5,000 Python makes no integer.
    number = text.strip()
    plain = number.isdecimal() and len(number) < 8
    return chr(int(number)) if plain and 32 <= int(number) < 0xD800 else text


def _by_number(text: str) -> str:
    """Return the letter of a hexadecimal number, as carcite writes it where only ASCII is wanted."""
    number = int(text, 16) if HEXADECIMAL.fullmatch(text) else 0
    return chr(number) if 0x80 <= number < 0xD800 or 0xE000 <= number < 0x110000 else text


KEPT = Handler(_kept)
LOWERED = Handler(_tag("sub"))
RAISED = Handler(_raised)
DROPPED = Handler(_dropped)
FIRST_DROPPED = Handler(_dropped, more_follows=True)
TAGS = {name: Handler(_tag(name)) for name in ("i", "b", "sub", "sup")}
ACCENT_HANDLERS = {macro: Handler(_accent(macro)) for macro in ACCENTS}
QUOTED = Handler(lambda text: f"“{text}”" if text else "")


def _all(handlers: tuple[Handler, ...], names: str) -> dict[str, tuple[Handler, ...]]:
    return dict.fromkeys(names.split(), handlers)


# Commands with arguments, the first argument's handler first.
COMMANDS: dict[str, tuple[Handler, ...]] = {
    **_all((TAGS["i"],), "emph textit textsl mkbibemph mkbibitalic mathit italic"),
    **_all((TAGS["b"],), "textbf mkbibbold mathbf boldsymbol bm"),
    **_all((TAGS["sub"],), "textsubscript subs subscript sb"),
    **_all((TAGS["sup"],), "textsuperscript mkbibsuperscript sups superscript sp"),
    **_all((QUOTED,), "enquote mkbibquote textquote"),
    **_all(
        (KEPT,),
        """
        textrm textsf texttt textup textmd textnormal textsc textlf text mbox hbox fbox makebox underline
        uline mathrm mathsf mathtt mathcal mathfrak mathscr operatorname ensuremath overline
        widehat widetilde url path nolinkurl NoCaseChange MakeUppercase MakeLowercase lowercase
        uppercase nocase textcyr textgreek mathop mathord mathbin mathrel boxed
        noun surname firstname initial autocap bibstring
        """,
    ),
    **_all((DROPPED,), "begin end noopsort SortNoop vphantom hphantom phantom hspace vspace label kern footnotemark"),
    **_all((FIRST_DROPPED, KEPT), "href textcolor foreignlanguage colorbox texorpdfstring swapargs"),
    **_all((Handler(lambda text: text + "/", more_follows=True), KEPT), "frac tfrac dfrac nicefrac"),
    "sqrt": (Handler(lambda text: f"√{text}" if len(text) < 2 else f"√({text})"),),
    "mathbb": (Handler(_double_struck),),
    "symbol": (Handler(_symbol),),
    "unicodechar": (Handler(_by_number),),
    "discretionary": (FIRST_DROPPED, FIRST_DROPPED, DROPPED),
}  # fmt: skip

# Commands that change the rest of their group.
SWITCHES: dict[str, Handler] = {
    "em": TAGS["i"], "it": TAGS["i"], "itshape": TAGS["i"], "sl": TAGS["i"], "slshape": TAGS["i"],
    "bf": TAGS["b"], "bfseries": TAGS["b"],
}  # fmt: skip
# Commands whose argument is text, also within mathematics.
TEXT_MODE = frozenset(
    """
    text textrm textsf texttt textup textmd textnormal textsc textit textbf textsl mbox hbox fbox emph
    textsubscript textsuperscript
    """.split()
)
MATHEMATICS = frozenset({"ensuremath"})
VERBATIM = frozenset({"url", "path", "nolinkurl", "href"})
# Commands that print nothing.
IGNORED = frozenset(
    """
    relax protect rm sf tt sc up normalfont rmfamily sffamily ttfamily scshape upshape mdseries
    small large Large footnotesize scriptsize tiny normalsize noindent allowbreak nolinebreak
    displaystyle textstyle scriptstyle limits nolimits left right big Big bigl bigr Bigl Bigr
    selectlanguage penalty unskip ignorespaces nobreak cyr cyrfamily latintext null aftergroup verb
    """.split()
)
# One character after a backslash, that is no accent.
CONTROL_SYMBOLS = {
    " ": " ", "\n": " ", "\t": " ", "\r": " ", "\\": " ", ",": "\u2009", ";": " ", ":": " ", "!": "", "/": "", "-": "",
    "@": "", "|": "‖",
}  # fmt: skip
