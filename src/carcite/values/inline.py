"""Inline markup: HTML, JATS and MathML in titles and abstracts become text with CSL's `<i> <b> <sub> <sup>`."""

from __future__ import annotations

import html
import re

from carcite.values.patterns import regex
from carcite.values.text import clean, remembered

# Element names (HTML and JATS, without prefix) that say what CSL's four tags say.
MARKUP = {
    "i": "i", "em": "i", "italic": "i", "emph": "i", "cite": "i", "dfn": "i",
    "b": "b", "strong": "b", "bold": "b",
    "sub": "sub", "inf": "sub",
    "sup": "sup",
}  # fmt: skip
# Elements whose text belongs to the words around it, so that the tags alone come off.
PLAIN = frozenset(
    [
        "span",
        "font",
        "a",
        "u",
        "tt",
        "code",
        "small",
        "big",
        "abbr",
        "acronym",
        "mark",
        "s",
        "strike",
        "del",
        "ins",
        "bdi",
        "bdo",
        "nobr",
        "wbr",
        "sc",
        "scp",
        "roman",
        "underline",
        "overline",
        "styled-content",
        "named-content",
        "ext-link",
        "uri",
        "email",
        "inline-formula",
        "disp-formula",
        "monospace",
        "sans-serif",
        "xref",
        "label",
        "q",
        "kbd",
        "samp",
        "var",
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mstyle",
        "mspace",
        "mpadded",
        "mphantom",
        "semantics",
        "mfenced",
        "mtable",
        "mtr",
        "mtd",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mfrac",
        "msqrt",
        "mroot",
        "menclose",
        "mmultiscripts",
        "mprescripts",
        "none",
        "alternatives",
        "jats",
        "xhtml",
        "html",
        "body",
        "strike-through",
        "ruby",
        "rb",
        "rp",
        "fn",
    ]
)
# Elements that stand on lines of their own: a blank takes the place of their tags.
BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "sec",
        "title",
        "subtitle",
        "list",
        "list-item",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "section",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "abstract",
        "trans-abstract",
        "def-list",
        "blockquote",
        "hr",
        "header",
        "article",
    ]
)
# Elements whose content nobody reads as words. `tex-math` says the formula again, in TeX.
UNREAD = regex(
    r"<(?P<tag>(?:\w{1,12}:)?(?:script|style|tex-math|annotation|annotation-xml|graphic|object|rt))\b[^<>]{0,2000}>"
    r"[^<]{0,20000}</(?P=tag)\s{0,5}>",
    re.I,
)
_TAG = regex(
    r"<(?P<end>/?)(?:[A-Za-z]{1,12}\d{0,2}:)?(?P<name>[A-Za-z][A-Za-z0-9-]{0,24})(?P<rest>(?:\s[^<>]{0,2000})?)/?>"
)
_ENTITY = regex(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.I)
_COMMENT = regex(r"<!--[^<>]{0,2000}-->|<!\[CDATA\[|\]\]>|<\?[^<>]{0,500}\?>")
_EMPTY = regex(r"<(i|b|sub|sup)>(\s{0,5})</\1>")
_AGAIN = regex(r"</(i|b|sub|sup)>(\s?)<\1>")
# MathML's scripts: the base stays, what follows it goes below or above the line.
_SCRIPTS = {"msub": ("", "sub"), "msup": ("", "sup"), "msubsup": ("", "sub", "sup")}
_TEX_SCRIPT = regex(r"([_^])(?:\{([^{}$]{1,60})\}|([A-Za-z0-9+\-∞αβγδμνστ]))")
_TEX_FORMULA = regex(r"\$\$?([^$\n]{1,400}?)\$\$?|\\\(([^\n]{1,400}?)\\\)")
_TEX_STYLE = regex(
    r"\\(?:mathrm|mathbf|mathit|mathsf|mathcal|mathbb|text|textrm|textit|textbf|hbox|mbox|rm|it|bf|operatorname)\b\s?"
)
# Braces that hold no script: "{YBa}_{2}", "_{7{-}\delta}".
_TEX_GROUP = regex(r"(?<![_^])\{([^{}]{1,60})\}")
TEX_SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "times": "×", "cdot": "·", "pm": "±", "mp": "∓", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "infty": "∞", "approx": "≈", "sim": "∼", "leq": "≤", "le": "≤", "geq": "≥",
    "ge": "≥", "neq": "≠", "partial": "∂", "nabla": "∇", "ell": "ℓ", "hbar": "ħ", "circ": "°",
    "degree": "°", "prime": "′", "sqrt": "√", "odot": "⊙", "oplus": "⊕", "otimes": "⊗", "in": "∈",
    "dagger": "†", "ldots": "…", "dots": "…", "equiv": "≡", "propto": "∝", "sum": "∑", "int": "∫",
}  # fmt: skip
_TEX_SYMBOL = regex(r"\\([A-Za-z]{2,12})(?![A-Za-z])\s?")


def marked_text(source: str) -> str:
    """Read text with inline markup: CSL's four tags stay, other known tags go, entities are decoded.

    Entities that were escaped twice are decoded twice. What only looks like a tag ("p < 0.05") stays.

    >>> marked_text("Effects of CO&lt;sub&gt;2&lt;/sub&gt; on <em>Pinus</em>")
    'Effects of CO<sub>2</sub> on <i>Pinus</i>'
    """
    text = _decoded(source)
    if "<" in text or "]]>" in text:
        text = _COMMENT.sub("", UNREAD.sub("", text))
        if "mml:" in text or "<m" in text:
            text = _scripts_marked(text)
        text = _tidied(_TAG.sub(_converted, text))
    if "$" in text or "\\(" in text:
        text = _TEX_FORMULA.sub(_tex_read, text)
    return clean(text)


@remembered
def plain_text(source: str) -> str:
    """Read text with inline markup and keep none of it.

    >>> plain_text("<jats:p>CO<sub>2</sub> rises.</jats:p>")
    'CO2 rises.'
    """
    words = marked_text(source)
    # What has been cleaned is clean, but where a tag goes, or an entity or a mangled letter was within another.
    if words.isascii() and "<" not in words and "&" not in words:
        return words
    return clean(_MARKED.sub("", words))


_MARKED = regex(r"</?(?:i|b|sub|sup)>")


def _decoded(text: str) -> str:
    for _ in range(3):
        if "&" not in text:
            break
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return text


def _converted(match: re.Match[str]) -> str:
    name = match["name"].lower()
    if name in MARKUP:
        return f"<{match['end']}{MARKUP[name]}>"
    if name in BLOCKS:
        return " "
    return "" if name in PLAIN else match.group()


_SCRIPTED = regex(
    r"<(?:mml:)?(msub|msup|msubsup)\b[^<>]{0,500}>\s{0,9}((?:<[^<>]{1,500}>[^<]{0,200}</[^<>]{1,30}>\s{0,9}){2,3})</(?:mml:)?\1>"
)
_ROW = regex(
    r"<(?:mml:)?(?:mrow|mstyle)\b[^<>]{0,500}>\s{0,9}"
    r"((?:<(?:mml:)?(?:mi|mn|mo|mtext)\b[^<>]{0,500}>[^<]{0,200}</[^<>]{1,30}>\s{0,9}){1,20})</(?:mml:)?(?:mrow|mstyle)>"
)
# The mass number before an element's sign.
_BEFORE_BASE = regex(
    r"<(?:mml:)?mmultiscripts\b[^<>]{0,200}>\s{0,9}<(?:mml:)?(?:mi|mtext)\b[^<>]{0,200}>([^<]{1,10})</[^<>]{1,20}>\s{0,9}"
    r"<(?:mml:)?mprescripts\s?/>\s{0,9}<(?:mml:)?none\s?/>\s{0,9}<(?:mml:)?(?:mn|mtext)\b[^<>]{0,200}>([^<]{1,10})</[^<>]{1,20}>\s{0,9}"
    r"</(?:mml:)?mmultiscripts>"
)
_CHILD = regex(r"<[^<>]{1,500}>([^<]{0,200})</[^<>]{1,30}>")


def _scripts_marked(text: str) -> str:
    """Turn MathML's simple sub- and superscripts into CSL's; deeper formulas lose their tags alone."""

    def marked(match: re.Match[str]) -> str:
        tags = _SCRIPTS[match[1]]
        children = [child.strip() for child in _CHILD.findall(match[2])]
        return "".join(
            f"<{tag}>{child}</{tag}>" if tag else child
            for tag, child in zip(tags, children, strict=False)
        )

    # A row is one base or one script, so that it is read as one: "S" with "PI" below.
    for _ in range(4):
        text, count = _ROW.subn(
            lambda row: f"<mtext>{''.join(map(str.strip, _CHILD.findall(row[1])))}</mtext>", text
        )
        if not count:
            break
    text = _BEFORE_BASE.sub(r"<sup>\2</sup>\1", text)
    unrowed = re.sub(r"</?(?:mml:)?(?:mrow|mstyle)\b[^<>]{0,500}>", "", text)
    return _SCRIPTED.sub(marked, unrowed)


def _tidied(text: str) -> str:
    """Drop markup that marks nothing, join what was cut, and keep only tags that have their partner."""
    text = _AGAIN.sub(r"\2", _EMPTY.sub(r"\2", text))
    for tag in ("i", "b", "sub", "sup"):
        if text.count(f"<{tag}>") != text.count(f"</{tag}>"):
            text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return text


def _tex_read(match: re.Match[str]) -> str:
    formula = match[1] or match[2]
    # "costs $5 to $10" is no formula.
    if not re.search(r"[\\_^{}]", formula) and not re.fullmatch(r"[A-Za-z]{1,2}", formula.strip()):
        return match.group()
    formula = _TEX_STYLE.sub("", formula)
    formula = _TEX_SYMBOL.sub(lambda found: TEX_SYMBOLS.get(found[1], found[1]), formula)
    formula = _TEX_GROUP.sub(r"\1", formula)
    formula = _TEX_SCRIPT.sub(_script_read, formula)
    return formula.replace("{", "").replace("}", "").replace("\\", "")


def _script_read(match: re.Match[str]) -> str:
    tag = "sub" if match[1] == "_" else "sup"
    return f"<{tag}>{match[2] or match[3]}</{tag}>"
