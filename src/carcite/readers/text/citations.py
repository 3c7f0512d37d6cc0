"""Lines that say where an article stands: volume, issue, pages, year, journal; and whole citations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from carcite.readers.found import Found, found_in
from carcite.values.patterns import regex

_VOLUME = regex(
    r"(?<![\w])(?:Vol(?:ume[ns]?|\.)?|vol(?:ume|\.)?|Volumen|VOL(?:UME|\.)?|[Vv]\.|Bd\.?|Band|Jg\.?|Jahrgang|[Tt]ome|[Tt]omo|Т\.|Том|том|T\.|Årg\.|Cilt|卷|巻|권|第|مجلد|المجلد)\s{0,2}:?\s{0,2}(?:No\.\s?)?(?P<volume>\d{1,4}[A-Za-z]?|[IVXLC]{1,7}(?!\w)|[A-Z]\d{1,3})(?!\d)(?:\s?[卷巻권])?",
)
_ISSUE = regex(
    r"(?<![\w])(?<!rticle )(?:No(?:\.|\b)|no\.|NO\.?|N\.?[º°o]\.?|n[º°]\.?|n\.|[Nn]úm(?:ero)?\.?|[Nn]um(?:ber|éro)?s?\.?|[Nn]r\.?|Heft|H\.|[Ff]asc(?:\.|icule|icolo|ículo)|[Ii]ss(?:ue)?s?\.?|ISSUES?|№|№|Вып\.|вып\.|Sayı|Nomor|No|期|号|號|호|第|عدد|العدد)\s{0,2}:?\s{0,2}(?P<issue>(?:(?:Suppl(?:ement)?\.?|S|Special|spec|especial|extra|Extra)[\s_]?)?\d{1,4}[A-Za-z]?(?:[-–/&]\d{1,4}|\s[-–/&]\s\d{1,4}(?!\s[^\W\d_]))?|Suppl(?:ement)?\.?|[Ee]special|[Ee]xtra)(?!\d)(?:\s?[期号호])?",
)
_PAGES = regex(
    r"(?<![\w])(?:pp?\.|pp|PP\.?|[Pp]ages?|[Pp]ágs?\.?|[Pp]ags?\.|[Pp]áginas?|S\.|Seiten|[Сс]\.|页码?|頁)\s{0,2}:?\s{0,2}(?P<page>[A-Za-z]{0,5}\d{1,7}(?:\s?[-‐‑–—]\s?[A-Za-z]{0,5}\d{1,7})?)",
)
_YEAR = regex(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?![\d])")
_YEAR_IN_PARENS = regex(r"[(（](?P<year>(?:1[89]|20)\d\d)(?:[-–/]\d{2,4})?[)）]")
# What goes on behind a page's letters is a word that was glued to it: "164–171Click to copy citation".
_LETTERS_BEHIND = r"(?:[A-Za-z]{1,2}(?![A-Za-z]))?"
_P = rf"(?:[A-Za-z]{{0,5}}\d{{1,10}}{_LETTERS_BEHIND}(?:\s?(?:[-‐‑–—−]{{1,2}}|&[nm]dash;|&#(?:8211|x2013);)\s?[A-Za-z]{{0,5}}\d{{1,7}}{_LETTERS_BEHIND})?)"
_I = r"(?:(?:Suppl(?:ement)?\.?[_ ]?|S|PB-|Pt\.? ?)?\d{1,4}[A-Z]?(?:\s?[-–/]\s?\d{1,4})?|Suppl(?:ement)?\.?)"
_J = r"(?P<journal>[A-ZÀ-Þ\u0400-\u04ff\u4e00-\u9fff][^\d\n;]{1,110}?)"
_MONTH = r"(?:(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s?)"

# How references print volume, issue and pages without words; each row with a citation it reads.
COMPRESSED = (
    rf"{_J}[,.]?\s(?P<volume>\d{{1,4}})\s?\((?P<issue>{_I})\)(?:\s?[:,]\s?(?:pp?\.\s?)?|\.\spp?\.\s?)(?P<page>{_P})(?:[,\s]{{1,2}}\((?:[^()]{{0,20}}\s)?(?P<year>\d{{4}})\))?",  # Duke Math. J. 164(13): 2507-2538 (1 October 2015)
    rf"{_J}[,.]?\s?(?P<year>(?:19|20)\d\d),\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>{_I})\)|,\s(?P<issue2>\d{{1,3}}))?,\s?(?:pp?\.?\s?)?(?P<page>{_P})(?![.\d]*/)",  # ACS Omega 2023, 8, 51, 49088–49097
    rf"{_J}[,.]?\s{_MONTH}?(?P<year>(?:19|20)\d\d)(?:\s{_MONTH}\d{{0,2}})?;\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>{_I})\))?\s?:\s?(?P<page>{_P})",  # Sex Transm Infect. Apr 2009; 85(Suppl_1): i72–i80
    rf"{_J}[,.]?\s\(?(?P<year>(?:19|20)\d\d)[),]{{1,2}}\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>{_I})\))?\s?:\s?(?P<page>{_P})",  # BMC Public Health 2013, 13:1092; R Soc Open Sci. (2020) 7 (10): 201188
    rf"(?<!\w)(?P<year>(?:19|20)\d\d(?:\s{_MONTH}\d{{0,2}})?);\s?(?P<volume>\d{{1,4}})(?:\s?\((?P<issue>{_I})\))?\s?:\s?(?P<page>{_P})",  # . 2024 May 30;19(5):e0303969.
    rf"{_J}[,.]?\s(?P<volume>\d{{1,4}}),\s(?P<page>{_P})\s?(?:[–—-]\s?(?:Published|Erratum|Accepted)|\((?P<year>(?:19|20)\d\d)\))",  # Phys. Rev. Lett. 122, 145901 – Published
    rf"(?:et al\.?|[A-Z][a-z]+)\s(?P<year>(?:19|20)\d\d)\s{_J}\s(?P<volume>\d{{1,4}})\s(?P<page>{_P})(?=\s|$)",  # … et al 2019 Biomed. Mater. 14 035018
    rf"{_J}[,.]?\s(?P<volume>\d{{1,4}})\s?:\s?(?P<page>{_P})(?=[.,\s]|$)",  # Front. Psychol. 10:612
    rf"{_J}[,.]?\s(?P<year>(?:19|20)\d\d);\s?(?P<volume>\d{{1,4}})(?=\s|$)",  # BMJ 2012; 345 doi: …
    rf"{_J},\s(?P<volume>\d{{1,4}}),\s(?P<page>\d{{1,6}}[-‐‑–—]\d{{1,6}}),\s(?P<year>(?:19|20)\d\d)(?!\d)",  # BG, 1, 1–9, 2004
    rf"{_J}[,.]?\s(?P<volume>\d{{1,4}}),\s(?P<issue>\d{{1,3}}),\s(?P<page>\d{{1,6}}[-‐‑–—]\d{{1,6}})$",  # ACS Comb. Sci. 18, 1, 1-14
    rf"^Citation:\s{_J}\s(?P<volume>\d{{1,4}}),\s(?P<issue>\d{{1,3}});\s(?=10\.)",  # Citation: Weather and Forecasting 39, 12; 10.1175/…
    r"^(?P<issn>\d{4}-\d{3}[\dX])/(?P<volume>\d{1,4})/(?P<issue>\d{1,4})/(?P<page>[A-Z]?\d{1,7})$",  # 1748-605X/14/3/035018
    r"^(?P<volume>\d{1,4})/(?P<issue>[A-Za-z_]{0,7}\d{1,4})/(?P<page>[A-Za-z]?\d{1,6})\smost recent$",  # 28/22/2891 most recent
    r"^(?P<volume>\d{1,4})\s\((?P<issue>\d{1,3}(?:[-–]\d{1,3})?)\)\s(?P<page>e?\d{4,12}|\d{1,5}[-–]\d{1,5})$",  # 121 (12) e2314265121
)
# Of each row, in their order: what all its matches hold, and whether a year is in them.
_SIGNS = (
    ("(", False), (",", True), (";", True), (":", True), (";", True), (",", False), ("", True),
    (":", False), (";", True), (",", True), (",", False), ("Citation:", False), ("/", False),
    ("recent", False), ("(", False),
)  # fmt: skip
_COMPRESSED = tuple(
    (regex(pattern), *signs) for pattern, signs in zip(COMPRESSED, _SIGNS, strict=True)
)
LONGEST_LINE = 400


# Renderers that put a blank on either side of an element print "16 , 2016", "123 ( 17 )", "6 : e4886".
_LOOSE = regex(r"(?<=\S)[ \t\u00a0]{1,3}(?=[,;:.)\]])|(?<=[(\[])[ \t\u00a0]{1,3}")


def _tight(line: str) -> tuple[str, list[int] | None]:
    """Take out the blanks before and within punctuation: the line, and where each of its characters stood."""
    loose = list(_LOOSE.finditer(line))
    if not loose:
        return line, None
    kept: list[int] = []
    at = 0
    for found in loose:
        kept += range(at, found.start())
        at = found.end()
    kept += range(at, len(line))
    return "".join(line[place] for place in kept), kept


def _replaced(found: Iterable[Found], places: list[int] | None) -> list[Found]:
    """Give what was found in a tight line its offsets in the line as it is printed."""
    if places is None:
        return list(found)
    return [
        Found(one.variable, one.words, places[one.start], places[one.end - 1] + 1)
        for one in found
        if one.end > one.start
    ]


def find_locators(line: str) -> list[Found]:
    """Find volume, issue, pages and article number in a line that has a word for volume or issue."""
    if len(line) > LONGEST_LINE:
        return []
    line, places = _tight(line)
    volume = _VOLUME.search(line)
    issue = _find_issue(line, volume)
    if volume is None and (issue is None or not _dates_issue(line)):
        return []
    page = _PAGES.search(line)
    number = _NUMBER_BEHIND.search(line) if issue is not None and page is None else None
    number = number or _NUMBER.search(line)
    found = (
        _found(volume, "volume"),
        _found(issue, "issue"),
        _found(page, "page"),
        _found(number, "number"),
    )
    return _replaced((one for one in found if one is not None), places)


def _dates_issue(line: str) -> bool:
    """Say whether a year stands with an issue that has no volume: "Heft 3 (1998)", "Issue 90, 2012"."""
    return _YEAR_IN_PARENS.search(line) is not None or _ISSUE_AND_YEAR.fullmatch(line) is not None


# SciELO's journals without volumes, too: "Atenea (Concepc.) no.525 Concepción jul. 2022".
_ISSUE_AND_YEAR = regex(
    r"\W{0,3}(?:Issue|No\.|Heft|Nr\.|Núm\.)\s\d{1,4},\s(?:19|20)\d\d"
    r"|[A-ZÀ-Þ][^\n\d]{2,80}\sno\.\d{1,4}\s[^\d\n]{2,60}\s(?:19|20)\d\d"
)
# Wiley: "Volume 30, Issue 1 e16998".
_NUMBER_BEHIND = regex(r"\s(?P<number>e\d{3,9})$")
# "Volume 3, Issue 2, Article 5", "Vol. 12, Art. No. 104", "Band 7, Artikel 12".
_NUMBER = regex(
    r"(?<!\w)(?:Art(?:icle|ikel|igo|ículo|icolo)?\.?\s?(?:(?:No|Nr|Núm|[Nn]umber|ID)\b\.?|#)?|Paper\s(?:No\.?|number))\s?:?\s?(?P<number>[A-Za-z]{0,3}\d{1,9})(?![\w/]|-\d)",
)


def _find_issue(line: str, volume: re.Match[str] | None) -> re.Match[str] | None:
    # "Vol. No. 12" has its number already; the issue's word stands behind the volume.
    at = volume.end() if volume else 0
    return _ISSUE.search(line, at) or (_ISSUE.search(line) if volume is None else None)


def find_compressed(line: str) -> list[Found]:
    """Find journal, year, volume, issue and pages as references print them; empty when there are none."""
    if len(line) > LONGEST_LINE:
        line = line[:LONGEST_LINE]
    if _NO_DIGITS.search(line) is None:
        return []
    line, places = _tight(line)
    may_be_dated = "19" in line or "20" in line
    for pattern, sign, is_dated in _COMPRESSED:
        if sign not in line or (is_dated and not may_be_dated):
            continue
        found = pattern.search(line)
        if found is not None:
            return _replaced(_groups(found), places)
    return []


# Each form has a volume of digits before a colon, a comma, a bracket or a blank and more digits.
_NO_DIGITS = regex(r"\d[^\d\n]{1,12}e?\d")
# What stands between a DOI or a label and the journal: "(Paper) ", "Cite this: ", "Citation ".
_BEFORE_JOURNAL = regex(r"^[^\n]{0,100}(?:[)\]:]|\bdoi|et al\.?)\s{1,3}(?=[A-Za-z])")


def _groups(match: re.Match[str]) -> Iterator[Found]:
    for found in found_in(match):
        words, start = found.words.rstrip(" ,"), found.start
        if found.variable == "container_title":
            before = _BEFORE_JOURNAL.match(words)
            start += before.end() if before else 0
            words = words[before.end() :] if before else words
            if match.string[found.end :][:1] == "." and "." in found.words:
                words += "."
        yield Found(found.variable, words, start, start + len(words))


def _found(match: re.Match[str] | None, group: str) -> Found | None:
    if match is None:
        return None
    return Found(group, match[group], match.start(group), match.end(group))


def find_volume_year(line: str) -> Found | None:
    """Find the year of a volume line: "Vol. 12 No. 2 (2024)", "Volume 16 - 2025", "v. 3, n. 1, 2020"."""
    line, places = _tight(line)
    found = _YEAR_IN_PARENS.search(line) or _YEAR.search(line)
    if found is None:
        return None
    year = Found("issued", found["year"], found.start("year"), found.end("year"))
    return _replaced((year,), places)[0]


@dataclass(frozen=True, slots=True)
class Citation:
    """A whole citation taken apart by the title it holds: what stands before it, and the values behind it."""

    authors: str
    authors_start: int
    found: tuple[Found, ...]


_ET_YEAR = regex(
    r"[\s.,]{0,3}[(\[]?(?:19|20)\d\d[a-z]?(?:[,/][^)]{0,20})?[)\]]?[.,:]?\s{0,2}[“\"'‘«„]?\s{0,2}$"
)
_CONTAINER = regex(
    r"[\s.,;:”\"'’»“)?!/]{0,6}(?:In:?\s)?(?P<container>[A-ZÀ-Þ\u0400-\u04ff\u4e00-\u9fff][^\n]{1,140}?)(?=,?\s?\(?\d|[,.]\s(?:[Vv]ol|v\.|Bd|[Nn]o?[.º°]|núm|[Jj]g)|,\s(?:[^\W\d_][^,\d]{2,30},\s)?v\.|\.\s(?:(?:19|20)\d\d|Retrieved|Recuperado|https?|Disponível|Available|Verfügbar|Consulté)|\.?$)"
)
# "Oslo: Quill, 2019, pp. 12-30": between commas a year is no volume.
_NO_YEAR = r"(?!(?:19|20)\d\d(?!\d))"
# A book has editors behind its name, and its name may have years in it: "Bread and Guilds, 1500–1800, edited by".
_IN_BOOK = regex(
    r"[\s.,;:”\"'’»“)?!/]{0,6}(?:In:?\s)?(?P<container>[A-ZÀ-Þ\u0400-\u04ff][^\n]{3,200}?),?\s(?:edited by|herausgegeben von|hrsg\. von|sous la direction de|a cura di|editado por|organizado por)\s"
)
_PAGES_SAID = regex(r",\s(?:pages?|pp?\.|S\.)$")
_TAIL = (
    regex(rf"(?<![\d.])(?P<volume>\d{{1,4}}),\s(?P<page>{_P})\s\((?P<year>(?:19|20)\d\d)\)"),
    regex(rf"(?<![\d.])(?P<volume>\d{{1,4}})\s?\((?P<issue>{_I})\)\s?(?:[,:]|\.(?=\spp?\.))?\s{{0,2}}(?:(?:pp?\.|págs?\.|S\.|pp)\s?)?(?P<page>{_P})?(?!\d|[./]\d)"),
    regex(rf"[Vv](?:ol)?\.?\s?(?P<volume>\d{{1,4}}),\s(?:[Nn](?:o|úm|r)?[.º°]?\s?(?P<issue>{_I}),\s)?(?:[^,]{{3,20}}\s\d{{4}},\s)?(?:(?:pp?\.\s?(?P<page>{_P})|(?P<page2>e\d{{2,8}})))?"),
    regex(rf"(?<![\d.])(?P<volume>\d{{1,4}}),\s(?:no|nr|núm|n)[.º°]\s?(?P<issue>{_I})\s?\([^)]{{4,30}}\):\s?(?P<page>{_P})?"),
    regex(rf"(?P<year>(?:19|20)\d\d)[^;]{{0,60}};\s?(?P<volume>\d{{1,4}})(?:\((?P<issue>{_I})\))?:(?P<page>{_P})"),
    regex(rf"(?<![\d.])(?P<volume>\d{{1,4}})\s?:\s?(?P<page>{_P})(?!\d|[./]\d)"),
    regex(rf"(?<![\d.])(?P<volume>\d{{1,4}}),\s(?P<issue>\d{{1,3}})\s\([^)]{{4,30}}\),\s(?P<page>{_P})"),
    regex(rf",\s(?P<volume>{_NO_YEAR}\d{{1,4}}),\s(?:(?:pp?\.|págs?\.|S\.)\s?)?(?P<page>{_P})(?!\d|[./]\d)"),
    regex(rf",\s\((?P<issue>{_I})\),\s(?:(?:pp?\.|págs?\.)\s?)?(?P<page>{_P})"),
    regex(rf",\s(?P<volume>{_NO_YEAR}\d{{1,4}})(?=[.,]\s|\.?$)"),
)  # fmt: skip


def parse_citation(text: str, title: str) -> Citation | None:
    """Take a whole citation apart by the article's own title; None when the title is not in it.

    Reads the styles that journals print under "How to cite": APA, MLA, Chicago, Harvard, Vancouver,
    ACM, IEEE, ABNT, ISO 690. The offsets are in `text`.
    """
    spot = _find_words(text, title)
    if spot is None:
        return None
    start, end = spot
    before = text[:start].rstrip(" “\"'‘«„")
    year_part = _ET_YEAR.search(before)
    authors = before[: year_part.start()] if year_part else before
    stop = before[len(authors) : len(authors) + 1] == "."
    if stop and _LAST_INITIAL.search(authors) and not _BARE_INITIAL.search(authors):
        # The stop behind a last initial is its own, unless others have none: "Smith A, Jones B."
        authors += "."
    found: list[Found] = []
    if year_part:
        year = re.search(r"(?:19|20)\d\d", year_part.group())
        if year:
            at = year_part.start() + year.start()
            found.append(Found("issued", year.group(), at, at + 4))
    found += _behind_title(text, end)
    named = authors.strip(" ,:")
    named = named if _ENDS_IN_INITIAL.search(named) else named.strip(" .,:")
    return Citation(named, len(authors) - len(authors.lstrip()), tuple(found))


_ENDS_IN_INITIAL = regex(r"[\s.-][^\W\d_]\.$")
_LAST_INITIAL = regex(r"[\s.-][^\W\d_]$")
_BARE_INITIAL = regex(r"\s[^\W\d_](?=\s?[,;]|\s(?:and|&)\s)")


def _behind_title(text: str, end: int) -> Iterator[Found]:
    """What stands behind the title; the offsets are in `text`, which may have loose punctuation."""
    tail, places = _tight(text[end : end + 400])
    for found in _replaced(_of_tail(tail), places):
        yield Found(found.variable, found.words, end + found.start, end + found.end)


def _of_tail(text: str) -> Iterator[Found]:
    at = 0
    container = _IN_BOOK.match(text) or _CONTAINER.match(text)
    if container is not None:
        words = (
            container["container"].rstrip(" ,.")
            if not _is_abbreviated(container["container"])
            else container["container"].rstrip(" ,")
        )
        said = _PAGES_SAID.search(words)
        words = words[: said.start()] if said else words
        start = container.start("container")
        yield Found("container_title", words, start, start + len(words))
        at = start + said.start() if said else container.end("container")
    end = min(len(text), at + 160)
    for pattern in _TAIL:
        found = pattern.search(text, at, end)
        if found is not None:
            yield from _groups(found)
            if not {"page", "page2"} & {name for name, value in found.groupdict().items() if value}:
                yield from _pages_or_number(text, found.end(), end)
            return
    worded = find_locators(text[at:end])
    for one in worded:
        yield Found(one.variable, one.words, at + one.start, at + one.end)
    if not worded:
        yield from _pages_or_number(text, at, end)


def _pages_or_number(text: str, at: int, end: int) -> Iterator[Found]:
    """What a word says to be pages, or the article's number, apart from the volume: "pp. 12-30", "Article ID 639917"."""
    for pattern, variable in ((_PAGES, "page"), (_NUMBER, "number")):
        found = _found(pattern.search(text, at, end), variable)
        if found is not None:
            yield found
            return


def _is_abbreviated(words: str) -> bool:
    return len(re.findall(r"[a-z]\.", words)) > 1 or bool(re.search(r"\.\s\S+\.$", words))


def _find_words(text: str, words: str) -> tuple[int, int] | None:
    """Find words in a text whatever the blanks, the quotation marks and the case between them."""
    pieces = [re.escape(piece) for piece in re.findall(r"\w+", words)[:60]]
    if not pieces:
        return None
    found = re.search(r"\W{1,6}".join(pieces), text, re.I)
    if found is None:
        return None
    end = found.end()
    # The title's own last sign ("?", ")") belongs to it.
    tail = re.search(r"\W{0,3}$", words)
    if tail and tail.group() and text.startswith(tail.group(), end):
        end += len(tail.group())
    return found.start(), end
