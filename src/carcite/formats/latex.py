"""A text as LaTeX that BibTeX, biber, pandoc and Zotero all read: escapes, markup, case protection.

BibTeX counts every brace, `\\{` too, so a lone brace is `\\textbraceleft{}`. Everything else that is
not ASCII stays as it is, in UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from carcite.formats.clean import one_line
from carcite.values.markup import Run, parse_markup

ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "^": r"\^{}",
    "~": r"\textasciitilde{}",
    # In LaTeX's default encoding these three print as "¡", "¿" and "—". As mathematics they are
    # right everywhere; \textless and \textbar stay as text in Zotero.
    "<": "$<$",
    ">": "$>$",
    "|": "$|$",
    "": "{}",
}
# Zotero's importer takes any two dollars for mathematics, so next to a real one there is none.
BESIDE_A_DOLLAR = ESCAPES | {"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}"}

VERBATIM = re.compile(r"[\\{} ]")
# LaTeX joins dashes, quotes, commas and inverted marks; Zotero's importer also "TEL", "?!" and "!!".
# There the match is empty, and an empty group keeps them apart.
SPECIAL = re.compile(
    r"[\\{}&%$#_^~<>|]"
    r"|(?<=-)(?=-)|(?<=')(?=')|(?<=`)(?=`)|(?<=,)(?=,)|(?<=[?!])(?=[?!`])|(?<=T)(?=EL)"
)

STYLES = {"i": r"\textit{%s}", "b": r"\textbf{%s}"}
# What Zotero's importer turns back into raised and lowered text; it leaves \textsuperscript alone.
RAISED = {"sub": r"$_{\textrm{%s}}$", "sup": r"$^{\textrm{%s}}$"}
RAISED_BESIDE_A_DOLLAR = {"sub": r"\textsubscript{%s}", "sup": r"\textsuperscript{%s}"}

# A word's core, without the punctuation around it; a mark on a letter belongs to the letter.
CORE = re.compile("[^\\W_](?:.*[^\\W_])?[\u0300-\u036f]*", re.DOTALL)


def escape(text: str, *, dollar: bool = False) -> str:
    r"""Return a text with LaTeX's special characters escaped.

    >>> print(escape("50 % of {x_1} -- p < 0.05"))
    50 \% of \textbraceleft{}x\_1\textbraceright{} -{}- p $<$ 0.05
    """
    table = BESIDE_A_DOLLAR if dollar or "$" in text else ESCAPES
    return SPECIAL.sub(lambda found: table[found[0]], text)


def prose(text: str) -> str:
    """Return a text with its markup, its case left to the style: an abstract, a journal's title."""
    return "".join(_latex(parse_markup(one_line(text)), dollar="$" in text))


def title(text: str) -> str:
    """Return a title whose capitals survive a style that lower-cases titles.

    Every word with a capital is braced but the sentence's first (it too, if the capital is not its
    first letter), and every word with markup. The braces stand outside: BibTeX lower-cases within
    `{\\textit{…}}`, pandoc within `\\textit{…}`, and Zotero's importer fails on braces inside.
    """
    clean = one_line(text)
    dollar = "$" in clean
    return " ".join(
        _protected(word, first=position == 0, dollar=dollar)
        for position, word in enumerate(_words(parse_markup(clean)))
    )


def _words(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Yield words; a blank within markup does not end one, so that `<i>Homo sapiens</i>` is whole."""
    word: list[Run] = []
    for run in runs:
        if run.tags:
            word.append(run)
            continue
        first, *others = run.text.split(" ")
        if first:
            word.append(Run(first))
        for other in others:
            if word:
                yield tuple(word)
            word = [Run(other)] if other else []
    if word:
        yield tuple(word)


def _protected(word: tuple[Run, ...], *, first: bool, dollar: bool) -> str:
    before, inner, after = _core(word)
    text = "".join(run.text for run in inner)
    marked = any(run.tags for run in inner)
    lead = escape(before, dollar=dollar)
    trail = escape(after, dollar=dollar)
    body = "".join(_latex(inner, dollar=dollar))
    if not marked and not _has_capital(text[1:] if first else text):
        return lead + body + trail
    # After "{\" BibTeX sees a special character, and lower-cases within it: one more brace.
    braced = f"{{{{{body}}}}}" if body.startswith("\\") else f"{{{body}}}"
    return lead + braced + trail


def _core(word: tuple[Run, ...]) -> tuple[str, tuple[Run, ...], str]:
    """Return the punctuation before a word, the word, and the punctuation after it."""
    if len(word) == 1 and not word[0].tags:
        found = CORE.search(word[0].text)
        if found is None:
            return "", word, ""
        text = word[0].text
        return text[: found.start()], (Run(found[0]),), text[found.end() :]
    inner = list(word)
    before = after = ""
    if not inner[0].tags:
        kept = inner[0].text.lstrip("([\"'“‘«¿¡")
        before = inner[0].text[: len(inner[0].text) - len(kept)]
        inner[0] = Run(kept)
    if not inner[-1].tags:
        kept = inner[-1].text.rstrip(")]\"'”’»?!.,:;")
        after = inner[-1].text[len(kept) :]
        inner[-1] = Run(kept)
    return before, tuple(run for run in inner if run.text), after


def _has_capital(text: str) -> bool:
    return any(character.isupper() or character.istitle() for character in text)


def _latex(runs: Iterable[Run], *, dollar: bool) -> Iterator[str]:
    raised = RAISED_BESIDE_A_DOLLAR if dollar else RAISED
    for run in runs:
        within = [tag for tag in run.tags if tag in raised]
        # Inside mathematics there must be no second one.
        text = escape(run.text, dollar=dollar or bool(within))
        for tag in reversed(run.tags):
            template = (
                STYLES.get(tag) or (raised if tag == within[0] else RAISED_BESIDE_A_DOLLAR)[tag]
            )
            text = template % text
        yield text


def verbatim(text: str) -> str:
    r"""Return a URL or identifier as it is, but for what would end the field: percent-encoded.

    BibTeX, biber, pandoc and Zotero read `url` and `doi` verbatim; an escape would break the link.

    >>> print(verbatim("https://example.org/a_b%20{c"))
    https://example.org/a_b%20%7Bc
    """
    return VERBATIM.sub(lambda found: f"%{ord(found[0]):02X}", one_line(text))
