"""The titles of a Crossref record: face markup, formulas and lines broken by their depositors, made whole."""

from __future__ import annotations

import re

from carcite.values.inline import marked_text
from carcite.values.inline import plain_text as unmarked
from carcite.values.patterns import regex
from carcite.values.text import fold, mend_mojibake

# What systems deposit where there is no title, or nobody's name, or no number.
NOTHING = frozenset(
    {
        "", "none", "null", "undefined", "n/a", "na", "n.a.", "&na;", "-", "–", "—", ".", "?", "...",
        "untitled", "no title", "[no title]", "not available", "title not available", "unknown",
    }
)  # fmt: skip
# U+FFFD stands where a character was lost for good.
LOST = "\ufffd"


def title_text(raw: str) -> str:
    """Return a title with CSL's inline markup; "" when the words say that there is none.

    >>> title_text("Genes of the<i>Drosophila obscura</i>group")
    'Genes of the <i>Drosophila obscura</i> group'
    """
    words = marked_text(spaced(_formulas_kept(_unescaped(mend_mojibake(raw)))))
    words = _without_footnote(_BEFORE_STOP.sub("", _OUTSIDE.sub(r" \1", words)))
    return "" if unmarked(words).lower() in NOTHING else words


# JATS and HTML that was escaped once more on each of its ways: "&amp;lt;i&amp;gt;".
_ESCAPED = regex(r"&(?:amp;){0,3}(lt|gt);")


def _unescaped(raw: str) -> str:
    return _ESCAPED.sub(lambda found: "<" if found[1] == "lt" else ">", raw) if "&" in raw else raw


_TEX_MATH = regex(r"</?(?:jats:)?tex-math\b[^<>]{0,300}>")


def _formulas_kept(raw: str) -> str:
    """Keep a formula in TeX that stands alone; beside MathML it says the same again."""
    alone = "tex-math" in raw and "<mml:math" not in raw and "<math" not in raw
    return _TEX_MATH.sub("", raw) if alone else raw


# --- blanks -----------------------------------------------------------------------------------

# The American Physical Society breaks lines beside formulas, where no blank is: "Fulcher-\n<math>".
_BROKEN = regex(
    r"(?<=[-‐(\[])\s{0,40}\n\s{0,40}(?=<)|(?<=>)\s{0,40}\n\s{0,40}(?=[-‐),.;:\]])|(?<=>)\s{1,5}(?=['’]s\b)"
)
# An index whose tags were lost on the way: "CO", a line with 2 alone, the rest.
_LOST_INDEX = regex(r"\b((?:C|N|S|H|O|CO|NO|SO|CH|NH))\s{0,3}\n\s{0,40}(\d)\s{0,3}(?:\n\s{0,40}|$)")
# A footnote's number, on a line of its own behind the title.
_LOST_MARK = regex(r"(?<!\bpart)(?<!\bvolume)(?<=[a-z]{4})\s{0,3}\n\s{0,40}\d$", re.I)
# Hindawi and the ASM lose the blanks around names of species and formulas. A lower-case word alone
# may be part of its neighbour ("di<i>tert</i>butyl"), a name is none.
_NAME = r"<(?:jats:)?(?:i|em|italic)>(?:[A-Z][^<>]{3,300}|[^<>]{1,40}\s[^<>]{1,40})</(?:jats:)?(?:i|em|italic)>"
_FORMULA = r"<(?:mml:)?math\b[^<>]{0,500}>(?:(?!</(?:mml:)?math>)[\s\S]){0,5000}</(?:mml:)?math>"
_GLUED = regex(
    rf"(?P<before>[^\W\d_]{{2}}|[,;:])?(?P<inner>{_NAME}|{_FORMULA})(?P<after>[^\W\d_])?"
)


# A section's name in italics, which runs into its words: "<i>Methods.</i>We asked".
_RUN_IN = regex(r"(?<=[.:])</(?:jats:)?(?:i|b|italic|bold|em|strong)>(?=[A-Z])")
_BEFORE_RUN_IN = regex(
    r"(?<=[a-z)]\.)<(?:jats:)?(?:i|b|italic|bold|em|strong)>(?=[A-Z][a-z]{3,20}[^<>]{0,20}[.:]?</)"
)


def spaced(raw: str) -> str:
    """Put the blanks back that a depositor lost, and take away those that are none."""
    if "\n" in raw:
        raw = _LOST_INDEX.sub(r"\1<sub>\2</sub> ", _LOST_MARK.sub("", raw.strip()))
    if "<" not in raw:
        return raw
    raw = _RUN_IN.sub(r"\g<0> ", _BEFORE_RUN_IN.sub(r" \g<0>", _BROKEN.sub("", raw)))
    return _GLUED.sub(
        lambda found: (
            f"{found['before'] + ' ' if found['before'] else ''}{found['inner']}"
            f"{' ' + found['after'] if found['after'] else ''}"
        ),
        raw,
    )


_OUTSIDE = regex(r"\s?(<(?:i|b)>)\s")
_BEFORE_STOP = regex(r"(?<=</i>)\s(?=[.,;:)\]])|(?<=[(\[])\s(?=<i>)")
_MARK = regex(r"(?<=[a-z]{4})\s?<sup>(?:\d|[*†‡§¶#])</sup>$|(?<=[^\W\d_])\s?[*†‡§¶]{1,2}$")


def _without_footnote(words: str) -> str:
    """Take off the mark of a footnote; "10<sup>6</sup>" and "m<sup>2</sup>" have none."""
    return _MARK.sub("", words).strip()


# --- title and subtitle -----------------------------------------------------------------------

# The journal's section, where the subtitle should be.
_HEADING = regex(
    r"(?:editorials?|letters?|commentar(?:y|ies)|reviews?|(?:original|review|research) (?:articles?|papers?)|case reports?"
    r"|short communications?|book reviews?|news|opinions?|perspectives?|correspondence)",
    re.I,
)


def whole_title(title: str, subtitle: str) -> str:
    """Join title and subtitle, unless the title has it already.

    Many deposit the title again as subtitle, in other capitals, or a running head that says less:
    a subtitle adds words of its own.

    >>> whole_title("Peat", "A history")
    'Peat: A history'
    >>> whole_title("Peat: a history", "A History")
    'Peat: a history'
    """
    if not subtitle or not title:
        return title or subtitle
    mine, theirs = fold(unmarked(title)), fold(unmarked(subtitle))
    if (
        not theirs
        or theirs in mine
        or _HEADING.fullmatch(subtitle)
        or _is_running_head(title, subtitle)
    ):
        return title
    if theirs.startswith(mine):
        return subtitle
    stop = "" if title[-1] in ":–—" else ":" if title[-1] not in "?!." else ""
    return f"{title.removesuffix('.')}{stop or ('' if title[-1] in ':–—?!' else ':')} {subtitle}"


# Words that say nothing of what a title is about.
_SMALL = frozenset("a an and as at by for from in into of on or the to with its their der die das und".split())  # fmt: skip


# A running head says in fewer words what the title says; of a subtitle's words most are its own.
_REPEATED = 0.65


def _is_running_head(title: str, subtitle: str) -> bool:
    """Tell a running head, which says the title again in other words, or names the authors in capitals."""
    words = re.findall(r"[^\W_]+", unmarked(subtitle).lower())
    told = [word for word in words if word not in _SMALL]
    own = {_stem(word) for word in re.findall(r"[^\W_]+", unmarked(title).lower())}
    repeated = sum(_stem(word) in own for word in told)
    if len(told) > 1 and repeated >= _REPEATED * len(told):
        return True
    # "ALI AND SANTOS": the authors, over the right-hand pages.
    return subtitle.isupper() and not title.isupper() and len(words) < 5


def _stem(word: str) -> str:
    return word[:5]


def is_capitals(title: str) -> bool:
    """Tell a title that is all in capitals, of which nobody can know which of them it should have."""
    letters = [char for char in unmarked(title) if char.isalpha() and char.lower() != char.upper()]
    return len(letters) > 9 and sum(char.isupper() for char in letters) > 0.9 * len(letters)
