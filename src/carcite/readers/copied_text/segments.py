"""Cut copied text into segments: lines, and what a crawler glued into one line taken apart again.

Extraction loses line ends: a journal's terms run into the title, "View all 3 articles" into the name
of a Research Topic, and at the worst the whole page is one line. What is furniture of the page
(labels, stock sentences, volume lines) shows where the pieces meet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from carcite.page import Line, Page
from carcite.readers.copied_text.labels import LABELS, Label, find_colonless_label, find_label


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the page's text that is one thing, with its offsets into `Page.text`.

    `label` is what it starts with; `value` its words behind the label, `value_start` their offset.
    """

    text: str
    start: int
    end: int
    blank_before: bool = False
    label: Label | None = None

    @property
    def kind(self) -> str | None:
        """The kind of its label, or None."""
        return self.label.kind if self.label else None

    @property
    def value(self) -> str:
        """The words behind the label on the same line; without a label, all of them."""
        if self.label is None:
            return self.text
        return self.text[self.label.value_at :] if self.label.value_at is not None else ""

    @property
    def value_start(self) -> int:
        """The offset of `value` in the page's text."""
        return self.end - len(self.value)


def segments(page: Page) -> tuple[Segment, ...]:
    """Cut a page's text into segments, in order."""
    whole_page = _is_unlined(page)
    cut: list[Segment] = []
    for line in page.lines:
        for start, end in _pieces(line.text, whole_page=whole_page):
            cut.append(_segment(line, start, end))
    return tuple(cut)


def _segment(line: Line, start: int, end: int) -> Segment:
    words = line.text[start:end]
    stripped = words.strip()
    offset = line.start + start + len(words) - len(words.lstrip())
    label = find_label(stripped) or find_colonless_label(stripped)
    return Segment(
        stripped, offset, offset + len(stripped), line.blank_before and start == 0, label
    )


# --- what a page prints between its values ---------------------------------------------------

# Words that only a statement about rights has, in the languages of Open Journal Systems' notices.
RIGHTS_WORDS = re.compile(
    r"©|\(c\)\s?(?:19|20)\d\d|\bcopyright|\blicen[cs]|\bcreative\s?commons|\bCC[ -]BY|\bCC0\b|\ball rights\b|\bexclusive\b|\bpermission|\breproduc|\bhereby\b|\bwarrant"
    r"|\bderechos\b|\blicencia|\bdireitos\b|\blicença|\bdroits\b|\bUrheber|\bLizenz|\bNutzungsrecht|\bcedem?\b|\bceden\b|\bassign(?:s|ed)?\b|\btransfer(?:s|red)?\b|\blizenziert|许可|版权|授权|ライセンス|лицензи|авторск",
    re.I,
)  # fmt: skip

# Stock phrases that stand between values wherever a family's pages have them. Each starts a new
# segment ("<") or ends one (">"), however glued.
STOCK = (
    # Frontiers
    r"(?P<a>Sec\. (?=[A-Z]))",
    r"(?P<b>Volume \d{1,4} - (?:19|20)\d\d\b)",
    r"(?P<c>This article is part of (?:the|a) Research Topic)",
    r"(?P<d>The final, formatted version of (?:the|this) article will be published soon\.?)",
    r"(?P<e>(?:Provisionally )?[Aa]ccepted(?=\s{0,2}[A-Z][^:]{0,30}\s{2}[A-Z])|Provisionally accepted)",
    r"(?P<f>View all \d{1,4} (?:articles?|Articles?))",
    r"(?P<g>(?<![a-z] )\*{1,2} ?Correspondence:)",
    r"(?P<h>Disclaimer: ?All claims)",
    r"(?P<i>(?:[A-Z][A-Za-z ]{2,40}|[A-Z]{4,20}(?: [A-Z]{3,20}){0,3}) article(?=\s{0,3}Front\. ))",
    r"(?P<j>Front\. (?:[A-Z][\w-]{0,15}\.? ?){1,5}(?:, \d{1,2} [A-Z][a-z]{2,8} \d{4})?(?=\s{0,3}(?:Sec\.|\||Volume|$)))",
    # Rights
    r"(?P<k>Copyright(?:: ?©| ?©| ?\([cC]\)) ?(?:19|20)\d\d)",
    r"(?P<l>(?<!Copyright )(?<!Copyright: )(?<!Copyright)© ?(?:19|20)\d\d)",
    r"(?P<m>This (?:work|article|journal|paper) is (?:licen[cs]ed|distributed|published) under|This is an [Oo]pen[- ][Aa]ccess article)",
    r"(?P<n>(?:Esta obra está bajo|Este trabalho está licenciado|Cette œuvre est (?:sous|mise à disposition)|Dieses Werk steht unter|Derechos de autor(?: \(c\))? ?(?:19|20)\d\d|Direitos autorais(?: \(c\))? ?(?:19|20)\d\d|© Tous droits réservés|本作品采用|版权所有))",
    # Open Journal Systems
    r"(?P<o>Corresponding Author(?:\(s\))? ?:)",
    r"(?P<p>(?:Vol|Bd|Jg|Tome?|Núm|No|Nr|v)\. ?\d{1,4}(?: (?:No|Núm|Num|n|Nr|Iss|Issue|N)\.? ?[º°]? ?\d{1,4}(?:[-–/]\d{1,4})?)?(?: ?\((?:19|20)\d\d\))?(?:: [A-Z][^.|:]{0,80}?(?=Abstract|Resum|Authors|Keywords|Palabras|DOI))?)",
    r"(?P<q>(?:Download|Descargar|Baixar) (?:Citation|Citations|cita|citação))",
    r"(?P<r>Endnote/Zotero/Mendeley ?\(RIS\))",
)  # fmt: skip
_STOCK = re.compile("|".join(STOCK))
# Those behind which something new begins.
ENDING = frozenset("defijpqr")

# Labels strong enough to cut a line by: those that stand with a colon before a value ...
_WITH_COLON = ("keywords", "submitted", "accepted", "available", "revised", "published", "corresponding", "doi", "cite", "editors", "reviewers", "license", "section", "abstract", "authors", "issue")  # fmt: skip
# ... and those that head a section, where the page has no lines at all.
_HEADINGS = ("abstract", "keywords", "cite", "references", "downloads", "authors", "published", "biography", "related", "issue", "section")  # fmt: skip


def _label_pattern(kinds: tuple[str, ...], end: str) -> re.Pattern[str]:
    words = sorted(
        {word for kind in kinds for word in LABELS[kind] if len(word) > 2 or not word.isascii()},
        key=len,
        reverse=True,
    )
    # A label begins with a capital; a script without capitals has it as it is.
    spelt = (f"[{word[0].upper()}{word[0].upper()}]{re.escape(word[1:])}" for word in words)
    joined = "|".join(spelt)
    # It starts a word, or stands where a lower-case letter or a digit runs into its capital.
    return re.compile(rf"(?<![A-ZÀ-Þ'’-])(?:{joined}){end}")


_COLON_LABEL = _label_pattern(_WITH_COLON, r"\s{0,3}[:：]")
_HEADING_LABEL = _label_pattern(_HEADINGS, r"(?=\s{0,3}(?:[A-ZÀ-Þ¿¡«“\"(\d\[]|[^\x00-\u2fff]|$))")
# A sentence's end that runs into the next without a blank.
_GLUE = re.compile(r"(?<=[a-zà-ÿ\d)\]”\"’»])[.!?。](?=[A-ZÀ-Þ“\"¿¡«(][^.\s]|[\u4e00-\u9fff])")
_SENTENCE = re.compile(r"(?<=[a-zà-ÿ\d)\]”\"’»])[.!?](?=\s{1,3}[A-ZÀ-Þ“\"¿¡«])|。")
_BULLET = re.compile(r"\s{0,3}[•●▪]\s{1,3}")

# A page whose longest line holds most of it has lost its line ends, if that line also has furniture.
UNLINED_SHARE = 0.6
UNLINED_STOCK = 3


def _is_unlined(page: Page) -> bool:
    if page.kind != "text" or not page.lines:
        return False
    longest = max(page.lines, key=lambda line: len(line.text))
    if len(longest.text) < UNLINED_SHARE * len(page.text.strip()):
        return False
    found = {match.lastgroup for match in _STOCK.finditer(longest.text)}
    found |= {match.group()[:8].lower() for match in _COLON_LABEL.finditer(longest.text)}
    found |= {match.group()[:8].lower() for match in _HEADING_LABEL.finditer(longest.text)}
    return len(found) >= UNLINED_STOCK


def _pieces(text: str, *, whole_page: bool) -> Iterator[tuple[int, int]]:
    cuts = sorted(_cuts_of_page(text) if whole_page and len(text) > 400 else _cuts_of_line(text))
    start = 0
    for cut in cuts:
        if text[start:cut].strip():
            yield start, cut
            start = cut
    if text[start:].strip():
        yield start, len(text)


def _cuts_of_line(text: str) -> set[int]:
    """Cut a line only where two things were glued: rights prose to what follows, a value to the next label."""
    cuts: set[int] = set()
    for found in _GLUE.finditer(text):
        end = found.end()
        if (RIGHTS_WORDS.search(text, 0, end) and len(text) - end > 3) or _COLON_LABEL.match(
            text, end
        ):
            cuts.add(end)
    if len(text) < 600:
        cuts |= _stock_cuts(text)
    return cuts


def _stock_cuts(text: str) -> set[int]:
    cuts: set[int] = set()
    for found in _STOCK.finditer(text):
        if found.lastgroup in {"f", "d"}:
            cuts.add(found.end())
        elif found.lastgroup in set("ceghmn") and found.start():
            cuts.add(found.start())
    return cuts


def _cuts_of_page(text: str) -> set[int]:
    """Cut a page without line ends at every label, stock phrase and bullet, and rights prose by sentences."""
    cuts: set[int] = set()
    taken: list[tuple[int, int]] = []
    for found in _STOCK.finditer(text):
        cuts.add(found.start())
        taken.append(found.span())
        if found.lastgroup in ENDING:
            cuts.add(found.end())
    for found in _COLON_LABEL.finditer(text):
        cuts.add(found.start())
        taken.append(found.span())
    cuts |= _heading_cuts(text, sorted(taken))
    cuts |= {found.start() for found in _BULLET.finditer(text)}
    return cuts | _rights_cuts(text, sorted(cuts))


def _heading_cuts(text: str, taken: list[tuple[int, int]]) -> set[int]:
    cuts: set[int] = set()
    seen: set[str] = set()
    starts = [start for start, _ in taken]
    for found in _HEADING_LABEL.finditer(text):
        words = found.group().lower()
        before = bisect_right(starts, found.start()) - 1
        if words in seen or (before >= 0 and found.start() < taken[before][1]):
            continue
        # A heading stands once; its word in a sentence later is the article's.
        seen.add(words)
        cuts |= {found.start(), found.end()}
    return cuts


def _rights_cuts(text: str, cuts: list[int]) -> set[int]:
    """Cut behind each sentence of rights prose, so that what follows the last stands alone."""
    found: set[int] = set()
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        if RIGHTS_WORDS.search(text, start, end) is None:
            continue
        for pattern in (_GLUE, _SENTENCE):
            found |= {match.end() for match in pattern.finditer(text, start, end)}
    return found
