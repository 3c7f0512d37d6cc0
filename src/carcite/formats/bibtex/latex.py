"""A text as LaTeX that BibTeX, biber, pandoc and Zotero all read: escapes, markup, case protection.

BibTeX counts every brace, `\\{` too, so a lone brace is `\\textbraceleft{}`. What is not ASCII stays
as it is, in UTF-8.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from carcite.formats.bibtex.latex_letters import ACCENTS, DOUBLE_STRUCK, GREEK, MATHEMATICS, TEXT
from carcite.formats.clean import one_line
from carcite.values.markup import Run, parse_markup

Escapes = dict[str, str]
# How many words a long file keeps at hand: titles share them.
REMEMBERED = 1 << 14

ESCAPES: Escapes = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
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
}
# BibTeX counts "\{" like any brace. Pairs do it no harm, and pandoc and Zotero know them alone.
LONE_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
# Zotero's importer takes any two dollars for mathematics, so next to a real one there is none.
BESIDE_A_DOLLAR = {"<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}"}

SPECIAL = re.compile(r"[\\{}&%$#_^~<>|]")
# LaTeX joins dashes, quotes, commas and inverted marks; Zotero's importer also "TEL", "?!" and "!!".
# An empty group after the first of them keeps them apart.
# A backtick opens a quotation unless a group keeps it from what follows.
JOINED = re.compile(r"-(?=-)|'(?=')|`|,(?=,)|[?!](?=[?!`])|T(?=EL)")
# Most texts hold nothing of all that, and are written as they are.
TELLING = re.compile(r"[\\{}&%$#_^~<>|`]|--|''|,,|[?!][?!]|TEL")
BRACES = re.compile(r"[{}]")
# What would end a field, or reach TeX as more than a sign: it reads "^^5c" as a backslash, in a field
# that BibTeX hands on verbatim too. RFC 3986 allows none of them in an address.
VERBATIM = re.compile(r"[\\{}^ ]")
# In a file's path what begins a command: a backslash before any other sign is an escape of JabRef's,
# and "$\backslash$" is Mendeley's for a backslash. A last one some parsers take for an escape of the
# brace behind it.
COMMAND = re.compile(r"(\\\\(?!$))|\\(?=[A-Za-z@]|$)(?!backslash\b)|\^")
COMMAND_OR_BRACE = re.compile(COMMAND.pattern + "|[{}]")

STYLES = {"i": r"\textit{%s}", "b": r"\textbf{%s}"}
# What Zotero's importer turns back into raised and lowered text; it leaves \textsuperscript alone.
RAISED = {"sub": r"$_{\textrm{%s}}$", "sup": r"$^{\textrm{%s}}$"}
RAISED_IN_TEXT = {"sub": r"\textsubscript{%s}", "sup": r"\textsuperscript{%s}"}

# A word's core, without the punctuation around it; a mark on a letter belongs to the letter.
CORE = re.compile("[^\\W_](?:.*[^\\W_])?[\u0300-\u036f]*", re.DOTALL)


def escape(text: str, *, mathematics: bool = True) -> str:
    r"""Return a text with LaTeX's special characters escaped.

    Without `mathematics`, "<" is a macro, and so is what is raised or lowered: pandoc's export shows
    mathematics as typed.

    >>> print(escape("50 % of {x_1} -- p < 0.05"))
    50 \% of \{x\_1\} -{}- p $<$ 0.05
    """
    composed = _composed(text)
    if not TELLING.search(composed):
        return composed
    return _escape(composed, _escapes(composed, mathematics=mathematics))


def _composed(text: str) -> str:
    # pdflatex knows "é", not "e" and an accent after it. Before all else: a composed sign may be a
    # special one (U+1FEF is a backtick).
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _escapes(field: str, *, mathematics: bool) -> Escapes:
    """Return the escapes for a field, all of it: what stands elsewhere in it decides."""
    if mathematics and "$" not in field and "{" not in field and "}" not in field:
        return ESCAPES
    return (
        ESCAPES
        | ({} if paired_braces(field) else LONE_BRACES)
        | ({} if mathematics and "$" not in field else BESIDE_A_DOLLAR)
    )


def paired_braces(text: str) -> bool:
    """Whether a text's braces pair as BibTeX counts them, a backslash before one notwithstanding."""
    depth = 0
    for brace in BRACES.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _escape(text: str, escapes: Escapes) -> str:
    if not TELLING.search(text):
        return text
    # In this order, since no escape makes a new pair, but the groups hold braces.
    return JOINED.sub(r"\g<0>{}", SPECIAL.sub(lambda found: escapes[found[0]], text))


def prose(text: str, *, mathematics: bool = True) -> str:
    """Return a text with its markup, its case left to the style: an abstract, a journal's title."""
    clean = _composed(one_line(text))
    # Markup has an end; a lone "<" is a sign.
    if "</" not in clean:
        return escape(clean, mathematics=mathematics)
    return "".join(_latex(parse_markup(clean), _escapes(clean, mathematics=mathematics)))


def title(text: str, *, mathematics: bool = True) -> str:
    """Return a title whose capitals survive a style that lower-cases titles.

    Every word with a capital is braced but the sentence's first (it too, if the capital is not its
    first letter), and every word with markup. The braces stand outside: BibTeX lower-cases within
    `{\\textit{…}}`, pandoc within `\\textit{…}`, and Zotero's importer fails on braces inside.
    """
    clean = _composed(one_line(text))
    if not TELLING.search(clean):
        first, *others = clean.split(" ")
        return " ".join((_first_word(first), *map(_later_word, others)))
    escapes = _escapes(clean, mathematics=mathematics)
    words = _words(parse_markup(clean) if "</" in clean else (Run(clean),))
    if escapes is not ESCAPES:
        return " ".join(
            _protected(word, escapes, first=not place) for place, word in enumerate(words)
        )
    return " ".join(
        _protected(word, escapes, first=not place)
        if len(word) > 1 or word[0].tags
        else (_later_word if place else _first_word)(word[0].text)
        for place, word in enumerate(words)
    )


@lru_cache(maxsize=REMEMBERED)
def _first_word(word: str) -> str:
    return _protected((Run(word),), ESCAPES, first=True) if word else ""


@lru_cache(maxsize=REMEMBERED)
def _later_word(word: str) -> str:
    return _protected((Run(word),), ESCAPES, first=False)


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


def _protected(word: tuple[Run, ...], escapes: Escapes, *, first: bool) -> str:
    before, inner, after = _core(word)
    text = "".join(run.text for run in inner)
    marked = any(run.tags for run in inner)
    lead = _escape(before, escapes)
    trail = _escape(after, escapes)
    body = "".join(_latex(inner, escapes))
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


def _latex(runs: Iterable[Run], escapes: Escapes) -> Iterator[str]:
    raised = RAISED if escapes["<"] == ESCAPES["<"] else RAISED_IN_TEXT
    for run in runs:
        outermost = next((tag for tag in run.tags if tag in raised), None)
        # Within mathematics there must be no second one.
        text = _escape(run.text, escapes | BESIDE_A_DOLLAR if outermost else escapes)
        for tag in reversed(run.tags):
            if tag in STYLES:
                text = STYLES[tag] % text
            else:
                text = (raised if tag == outermost else RAISED_IN_TEXT)[tag] % text
        yield text


def verbatim(text: str) -> str:
    r"""Return a URL or identifier as it is, but for what would end the field: percent-encoded.

    BibTeX, biber, pandoc and Zotero read `url` and `doi` verbatim; an escape would break the link.

    >>> print(verbatim("https://example.org/a_b%20{c^^5c"))
    https://example.org/a_b%20%7Bc%5E%5E5c
    """
    return VERBATIM.sub(lambda found: f"%{ord(found[0]):02X}", one_line(text))


def file_path(text: str) -> str:
    r"""Return a file's name as a field holds it: what TeX would run or end the field at, percent-encoded.

    The escapes that JabRef and Mendeley put there stay.

    >>> print(file_path(r":C\:\input^^7b/a.pdf:PDF"))
    :C\:%5Cinput%5E%5E7b/a.pdf:PDF
    """
    line = one_line(text)
    pattern = COMMAND if paired_braces(line) else COMMAND_OR_BRACE
    return pattern.sub(lambda found: found[1] or f"%{ord(found[0]):02X}", line)


NOT_ASCII = re.compile("[^\x00-\x7f][\u0300-\u036f]*|[\x20-\x7e][\u0300-\u036f]+")
# Of two macros for one sign the first is the commoner.
MARKS = {mark: macro for macro, mark in reversed(ACCENTS.items()) if len(macro) == 1}
LETTERS = {
    letter: macro
    for macro, letter in reversed(TEXT.items())
    # BibTeX's styles and pandoc know these; amssymb, tipa and textcomp's rarer names they do not.
    if not letter.isascii()
    and macro not in ("copyright", "pounds", "euro", "EUR", "dag", "ddag", "textlongs")
}
FORMULAS = {
    sign: macro for macro, sign in reversed((GREEK | MATHEMATICS).items()) if not sign.isascii()
}
LIGATURES = {"–": "--", "—": "---", "“": "``", "”": "''", "\u00a0": "~"}
STRUCK = {sign: letter for letter, sign in DOUBLE_STRUCK.items()}
# Defined wherever the file is used: BibTeX and biber hand a file's preamble to LaTeX.
OTHER = "unicodechar"
PREAMBLE = (
    r"@preamble{{\providecommand{\unicodechar}[1]"
    r'{\ifdefined\Umathcode\symbol{\string"#1}\else[U+#1]\fi}}}'
)
UNSEEN = {"\u00ad": r"\-", "\u200b": r"\hspace{0pt}", "\u2009": r"\,", "\u202f": r"\,"}
LOWERED_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()")
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "0123456789+-=()")
LOWERED_RUN = re.compile("[₀-₉₊-₎]+")
RAISED_RUN = re.compile("[⁰¹²³⁴-⁹⁺-⁾]+")


def to_ascii(latex: str) -> str:
    r"""Return a LaTeX value with its letters and signs as macros.

    >>> print(to_ascii("Dvořák – Nguyễn, β ≤ 5"))
    Dvo{\v{r}}{\'{a}}k -- Nguy{\~{\^{e}}}n, $\beta$ $\leq$ 5
    """
    if latex.isascii():
        return latex
    latex = RAISED_RUN.sub(lambda found: f"$^{{{found[0].translate(RAISED_DIGITS)}}}$", latex)
    latex = LOWERED_RUN.sub(lambda found: f"$_{{{found[0].translate(LOWERED_DIGITS)}}}$", latex)
    return NOT_ASCII.sub(lambda found: _macro(found[0]), latex)


@lru_cache(maxsize=4096)
def _macro(cluster: str) -> str:
    """Return a letter with its marks as LaTeX."""
    if cluster in LIGATURES or cluster in UNSEEN:
        return LIGATURES.get(cluster, UNSEEN.get(cluster, ""))
    if cluster in LETTERS:
        return rf"{{\{LETTERS[cluster]}}}"
    if cluster in FORMULAS:
        return rf"$\{FORMULAS[cluster]}$"
    if cluster in STRUCK:
        return rf"$\mathbb{{{STRUCK[cluster]}}}$"
    decomposed = unicodedata.normalize("NFD", cluster)
    base, marks = decomposed[0], decomposed[1:]
    if not marks or any(mark not in MARKS for mark in marks):
        return "".join(map(_by_number, cluster))
    if not base.isascii():
        inner = _macro(base)
    else:
        # An accent stands over a letter without its dot.
        inner = {"i": r"\i", "j": r"\j"}.get(base, base) if MARKS[marks[0]] not in "cdkb" else base
    for mark in marks:
        inner = rf"\{MARKS[mark]}{{{inner}}}"
    return f"{{{inner}}}"


def _by_number(letter: str) -> str:
    return letter if letter.isascii() else rf"{{\{OTHER}{{{ord(letter):04X}}}}}"
