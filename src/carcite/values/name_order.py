"""Names that put the family first without a comma: which a line shows by its syllables to be Korean, Chinese or Vietnamese.

"Kim Do-yeon" and "Do-yeon Kim" both stand on pages. Plain words ("Xu Ke", "Xiao Yan Pan") may be in
either order, and stay as they are printed unless the page's own citation tells; what is read here is
certain by its form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.values.patterns import regex

# The commonest family names of Korea and of Chinese at home and abroad, as they are romanised; of the
# syllables that are given names as often as family names none.
FAMILIES = frozenset(
    "kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong jeon moon bae baek noh heo nam"
    " wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng xiao feng cao peng zeng"
    " tan wong chan chua goh teo koh ong chong chew yeo chang hsu tsai cheung leung kwok lau cheng".split()
)
# Syllables of Mandarin, Cantonese, Hokkien and Korean names: few consonants, one vowel's sound, few ends.
_SYLLABLE = regex(
    r"(?:[bpmfdtnlgkhjqxrzcswy]|zh|ch|sh|kw|ts|hs|ng)?(?:[aeiouü]{1,3})(?:n|ng|r|k|m|p|t|h|w|l)?",
    re.I,
)
_HYPHENATED = regex(r"(?P<first>[A-Z][a-z]{1,6})[-‐](?P<last>[a-z]{2,6})")
# Vietnamese family names with their signs are written so by those who write the whole name in its own order.
_VIETNAMESE = frozenset(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương".split()
)


def family_first(tokens: Sequence[str]) -> bool:
    """Say whether the first of a name's words is certainly its family name.

    >>> family_first(["Kim", "Do-yeon"]), family_first(["Do-yeon", "Kim"]), family_first(["Xu", "Ke"])
    (True, False, False)
    """
    if len(tokens) == 2:
        return _is_before_hyphenated(*tokens)
    # "Nguyễn Văn An"; but "Lê Anne Tremblay" has the family name of another people last.
    return (
        len(tokens) > 2
        and tokens[0] in _VIETNAMESE
        and tokens[-1] not in _VIETNAMESE
        and not "".join(tokens[1:]).isascii()
    )


def in_order(family: str, given: str) -> list[str]:
    """A name's words as it was printed: the family name first where that is certain, else last."""
    turned = [*family.split(), *given.split()]
    return turned if family_first(turned) else [*given.split(), *family.split()]


def _is_before_hyphenated(family: str, given: str) -> bool:
    """A small letter behind the hyphen is a given name's second syllable: "Do-yeon", "Shu-chuan"."""
    found = _HYPHENATED.fullmatch(given)
    return (
        found is not None
        and family.lower() in FAMILIES
        and all(_is_syllable(part) for part in found.groups())
    )


def _is_syllable(word: str) -> bool:
    return 1 < len(word) < 7 and not word.isupper() and _SYLLABLE.fullmatch(word) is not None
