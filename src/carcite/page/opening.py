"""Open: the only door for bytes. What comes in becomes a `Page`, or an error that says why not.

Nothing here touches the network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from selectolax.lexbor import LexborHTMLParser

from carcite.errors import ChallengePage, UnreadablePage
from carcite.page.decoding import decoded, whole_characters
from carcite.page.elements import Elements, find_elements
from carcite.page.head import Meta, metas_of
from carcite.page.html_source import Markup, Script, cut_source
from carcite.page.lines import Line, split_lines
from carcite.page.linked_data import linked_data
from carcite.page.long_tags import with_few_attributes
from carcite.page.nesting import flattened, may_be_deep
from carcite.page.visible import marked_source, visible_lines
from carcite.page.wrappings import GZIP, is_jats, is_mhtml, jats_as_html, unwrap_gzip, unwrap_mhtml
from carcite.values.addresses import without_credentials
from carcite.values.patterns import regex
from carcite.values.text import is_encoding, whole

# An article's landing page has 0.1 to 3 MB; beyond this it is something else (decision 0016).
SIZE_LIMIT = 8_000_000
# MHTML holds a page's pictures and scripts too, which are not read: it may be so many times as long.
MHTML_PARTS = 4

Source = Path | str | bytes

_CLASSES = regex(rb"""class=["']?([^"'<>]*)""")
_IDS = regex(rb""" id=["']?([^"'<>]*)""")


@dataclass(frozen=True)
class Page:
    """An opened page.

    `source` is the decoded input. `tree` is the one parsed tree, None for copied text; blanks in it
    may be form feeds and tabs, which mark where lines begin (see `visible`), and scripts, styles,
    comments and most drawings are not in it (see `html_source`), nor are lists of references, which
    are in `source` alone (see `reference_lists`).
    `name` is what messages call the input. `cut` is the source in UTF-8, its scripts apart from its
    markup, where it was cut to be parsed. `mended` says that halves of characters were replaced,
    and `guessed` in which encoding the bytes look to be where nothing names one.
    """

    kind: Literal["html", "jats", "text"]
    source: str
    tree: LexborHTMLParser | None = None
    url: str | None = None
    name: str = "the given text"
    cut: Markup | None = field(default=None, repr=False, compare=False)
    mended: bool = False
    guessed: str | None = None

    def has(self, words: str) -> bool:
        """Say whether the words stand in the markup, in this very case.

        A search in UTF-8 takes a third of the time of one in a `str` with letters beyond Latin.
        """
        return words.encode() in self._markup.html

    def scripts_have(self, words: str) -> bool:
        """Say whether the words stand in a script, in this very case."""
        encoded = words.encode()
        return any(encoded in script for script in self._markup.scripts)

    def scripts(self, kind: str) -> list[Script]:
        """The scripts with these words in their type, "ld+json", in document order."""
        return self._markup.scripts_of(kind)

    @cached_property
    def _markup(self) -> Markup:
        return cut_source(self.source.encode()) if self.cut is None else self.cut

    @cached_property
    def _seen(self) -> tuple[str, tuple[Line, ...]]:
        if self.tree is None:
            return self.source, split_lines(self.source)
        return visible_lines(self.tree, self.elements["unseen"])

    @cached_property
    def text(self) -> str:
        """What a reader sees: for copied text the input itself, else the visible text."""
        return self.source if self.tree is None else self._seen[0]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of `text` that are not empty."""
        return self._seen[1]

    @cached_property
    def metas(self) -> tuple[Meta, ...]:
        """The meta tags of the tree."""
        return metas_of(self.elements.get("meta", ()))

    @cached_property
    def elements(self) -> Elements:
        """The elements of the tree that readers ask for, see `find_elements`."""
        if self.tree is None:
            return {}
        return find_elements(self.tree, self._classes.lower(), self._ids.lower())

    @cached_property
    def linked_data(self) -> tuple[Any, ...]:
        """The page's JSON-LD, script by script."""
        return tuple(linked_data(script.text for script in self.scripts("ld+json")))

    @cached_property
    def names(self) -> frozenset[str]:
        """Every class and id in the source: what a reader looks for in the tree only where it can be."""
        return frozenset(f"{self._classes} {self._ids}".split())

    @cached_property
    def _classes(self) -> str:
        return self._attributes(_CLASSES)

    @cached_property
    def _ids(self) -> str:
        return self._attributes(_IDS)

    def _attributes(self, pattern: re.Pattern[bytes]) -> str:
        """What a kind of attribute holds in the markup, each wording once."""
        return b" ".join(set(pattern.findall(self._markup.html))).decode(errors="replace")

    def cut_to(self, start: int, end: int) -> Page:
        """The page with a stretch of its text alone, without its tree; offsets stay the same."""
        return Page(self.kind, " " * start + self.text[start:end], url=self.url, name=self.name)


def open_page(
    source: Source,
    *,
    url: str | None = None,
    encoding: str | None = None,
    limit: int = SIZE_LIMIT,
    name: str | None = None,
) -> Page:
    """Open a page: a Path is a file, str and bytes are content; never the network.

    `encoding` overrides what the content says of itself; `limit` is in bytes (in characters for str); of
    MHTML it holds for the page, and four times of it for the whole.
    Raises UnreadablePage (a URL, a DOI, a PDF, binary, empty, too large, no such file) or
    ChallengePage (a robot check or an error page in the article's place).
    """
    if isinstance(source, Path):
        name = name or str(source)
        source = _file_content(source, limit * MHTML_PARTS)
    name = whole(name or "the given text")
    is_saved = isinstance(source, bytes) and is_mhtml(source)
    _refuse_what_is_too_long(source, limit * MHTML_PARTS if is_saved else limit, name)
    if isinstance(source, bytes):
        source, saved_from, saved_in = _unwrapped(source, limit, name)
        _refuse_what_is_too_long(source, limit, name)
        if encoding is None and saved_in is not None and is_encoding(saved_in):
            encoding = saved_in
        content, encoded, guessed = decoded(source, name, encoding)
        url = url or saved_from
    else:
        content, encoded = whole_characters(source)
        guessed = None
    url = without_credentials(whole(url)) if url else url
    _refuse_what_is_no_page(content, name)
    mended = isinstance(source, str) and content is not source
    page = replace(_page_of(content, encoded, url, name), mended=mended, guessed=guessed)
    _refuse_challenge(page)
    return page


def _refuse_what_is_too_long(source: str | bytes, limit: int, name: str) -> None:
    if len(source) > limit:
        raise UnreadablePage(
            f"{name}: {len(source):,} bytes, more than the limit of {limit:,}; "
            "pass only the landing page, or raise the limit (limit=…, --max-size)"
        )


def _unwrapped(content: bytes, limit: int, name: str) -> tuple[bytes, str | None, str | None]:
    """Unpack gzip and MHTML: the page's bytes, where it came from, the encoding it was saved in."""
    if content.startswith(GZIP):
        content = unwrap_gzip(content, limit=limit, name=name)
        if len(content) > limit:
            raise UnreadablePage(
                f"{name}: unpacks to more than the limit of {limit:,} bytes;  "
                "pass only the landing page, or raise the limit (limit=…, --max-size)"
            )
    return unwrap_mhtml(content, name=name) if is_mhtml(content) else (content, None, None)


def _file_content(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise UnreadablePage(f"{path}: no such file") from None
    except IsADirectoryError:
        raise UnreadablePage(f"{path}: is a directory; give the files in it") from None
    except OSError as error:
        raise UnreadablePage(f"{path}: cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise UnreadablePage(f"{str(path)!r}: not a valid file name: {error}") from error


# --- what is no page -------------------------------------------------------------------------

_URL_ALONE = regex(r"(?:https?|ftp)://\S+|www\.\S+|(?:dx\.)?doi\.org/\S+", re.I)
_DOI_ALONE = regex(r"(?:doi:\s?)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.I)


LONGEST_ADDRESS = 2_000
_BLANKS = "\ufeff \t\r\n\x0b\x0c\x00\xa0"


def is_address(text: str) -> bool:
    """Say whether text is a URL or a DOI and nothing else: the address of a page, not a page."""
    words = text.strip()
    return bool(_URL_ALONE.fullmatch(words) or _DOI_ALONE.fullmatch(words))


def _refuse_what_is_no_page(content: str, name: str) -> None:
    if len(content[:5000].strip(_BLANKS)) > LONGEST_ADDRESS:
        return
    stripped = content.strip(_BLANKS)
    if not stripped:
        raise UnreadablePage(f"{name}: empty; pass the page's HTML or its copied text")
    if len(stripped) > LONGEST_ADDRESS or len(stripped.split()) > 2:
        return
    if _URL_ALONE.fullmatch(stripped):
        raise UnreadablePage(
            f"{name}: {stripped!r} is a URL, but carcite does not download pages; "
            "save the page in a browser and pass the file, or pipe it: curl -L URL | carcite cite -"
        )
    doi = _DOI_ALONE.fullmatch(stripped)
    if doi:
        raise UnreadablePage(
            f"{name}: {stripped!r} is a DOI, not a page; open https://doi.org/{doi[1]} "
            "in a browser, save the page and pass the file"
        )


# Robot checks and error pages carry these in their title or first lines. Cloudflare, Akamai,
# Imperva, PerimeterX, Radware and plain web servers print them.
CHALLENGES = regex(
    r"just a moment\b|checking (?:your browser|if the site connection)|attention required! \| cloudflare"
    r"|access (?:to this page has been )?denied\b|you have been blocked|verify(?:ing)? (?:that )?you are (?:a )?human"
    r"|are you a (?:robot|human)|enable javascript and cookies to continue|pardon our interruption"
    r"|request unsuccessful\. incapsula|(?:human|security) verification|(?:security|captcha|bot) check\b"
    r"|unusual traffic|validate user$|radware bot manager|ddos protection by"
    r"|^(?:error )?(?:40[0134]|410|429|50[0234])\b[ :–-]*(?:error|not found|forbidden|unauthori[sz]ed|bad gateway|too many requests|service (?:temporarily )?unavailable|gateway time-?out|internal server error)?\W*$"
    r"|^(?:page|article|document|file) not found\b|^(?:internal server error|service unavailable|bad gateway|forbidden|too many requests)\W*$",
    re.I | re.M,
)
# Real pages talk of robots and denied access too, but they have more to say.
CHALLENGE_TEXT_LIMIT = 2500


def _refuse_challenge(page: Page) -> None:
    title = ""
    if page.tree is not None:
        if any(meta.key.startswith(("citation_", "dc.")) for meta in page.metas):
            return
        titles = page.elements["title"]
        title = titles[0].text(strip=True) if titles else ""
    # Most pages have enough to say in their first lines, and are not counted to their end.
    if _signs(page.text[: 2 * CHALLENGE_TEXT_LIMIT]) > CHALLENGE_TEXT_LIMIT:
        return
    if _signs(page.text) > CHALLENGE_TEXT_LIMIT:
        return
    start = "\n".join(line.text for line in page.lines[:12])[:2000]
    found = CHALLENGES.search(title) or CHALLENGES.search(start)
    if found:
        raise ChallengePage(
            f"{page.name}: the server sent a robot check or an error page ({found.group().strip()!r}), not the article; "
            "open the page in a browser, wait for the article, and save it"
        )


def _signs(text: str) -> int:
    """How many characters a text has beside its spaces."""
    return len(text) - text.count(" ")


# --- pages -----------------------------------------------------------------------------------

_HTML = regex(
    r"<!doctype\s+html|<(?:html|head|body|meta|title|article|section|div|table|script|style|ul|ol|h[1-6])\b[^<]{0,2000}?>",
    re.I,
)
# What only a document has, and no piece of code within a text.
_DOCUMENT = regex(r"<!doctype\s+html|<(?:html|head|body|meta|title)\b", re.I)
_TAG = regex(r"</?[a-z][^<>\n]{0,200}>", re.I)
FEW_LINES = 20


def looks_like_html(content: str) -> bool:
    """Tell HTML from copied text by the tags in its first 64 kB; `<i>` and the like may stand in text.

    So may a banner for browsers without JavaScript, or code to embed: a few tags among many lines without any.
    """
    if _HTML.search(content, 0, 65536) is None:
        return False
    if _DOCUMENT.search(content, 0, 65536) is not None:
        return True
    lines = [line for line in content[:65536].splitlines() if line.strip()]
    tagged = sum(_TAG.search(line) is not None for line in lines)
    return len(lines) < FEW_LINES or tagged * 5 > len(lines)


def _cut(content: str, encoded: bytes) -> Markup:
    cut = cut_source(encoded)
    return cut_source(flattened(content).encode()) if may_be_deep(cut.html) else cut


def _page_of(content: str, encoded: bytes, url: str | None, name: str) -> Page:
    if is_jats(content):
        source = with_few_attributes(flattened(jats_as_html(content)).encode())
        return Page("jats", content, LexborHTMLParser(source), url, name)
    if looks_like_html(content):
        cut = _cut(content, encoded)
        tree = LexborHTMLParser(marked_source(cut.html))
        return Page("html", content, tree, url, name, cut)
    return Page("text", content, url=url, name=name)
