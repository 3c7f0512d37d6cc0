"""LaTeX in ASCII alone, for old engines and old programs: letters, marks and signs as macros.

The macros are those of LaTeX's kernel with T1 fonts, and amssymb's for what only mathematics has.
What there is no macro for (Chinese, Arabic, emoji) is a macro of our own, which `PREAMBLE` defines:
XeTeX and LuaTeX print the letter, pdfTeX its number, where without it each such letter is an error.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from carcite.formats.bibtex.latex_letters import ACCENTS, DOUBLE_STRUCK, GREEK, MATHEMATICS, TEXT

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
LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", "0123456789+-=()")
LOWERED_RUN = re.compile("[₀-₉₊-₎]+")
RAISED_RUN = re.compile("[⁰¹²³⁴-⁹⁺-⁾]+")


def to_ascii(latex: str) -> str:
    r"""Return a LaTeX value with its letters and signs as macros.

    >>> print(to_ascii("Dvořák – Nguyễn, β ≤ 5"))
    Dvo{\v{r}}{\'{a}}k -- Nguy{\~{\^{e}}}n, $\beta$ $\leq$ 5
    """
    if latex.isascii():
        return latex
    latex = RAISED_RUN.sub(lambda found: f"$^{{{found[0].translate(RAISED)}}}$", latex)
    latex = LOWERED_RUN.sub(lambda found: f"$_{{{found[0].translate(LOWERED)}}}$", latex)
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
