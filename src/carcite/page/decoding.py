"""From a page's bytes to its text: as told, by its mark, as UTF-8, as it declares, as its letters look."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from carcite.errors import UnreadablePage
from carcite.values.patterns import regex
from carcite.values.text import is_encoding, whole

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = regex(rb"""(?:charset|encoding)\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]{2,40})""", re.I)

# WHATWG MIME Sniffing 3: binary data bytes are the controls but tab, line ends, form feed and escape.
_BINARY = bytes({*range(0x20)} - {*b"\t\n\x0b\x0c\r\x1b"})
_TEXT_BYTES = bytes({*range(256)} - {*_BINARY})

# The first bytes of files that people hand over by mistake, and what to do instead.
OTHER_FILES = (
    (
        b"%PDF-",
        (
            "a PDF, not a citation page; save the article's landing page, or extract the text first "
            "(pdftotext file.pdf - | carcite cite -)"
        ),
    ),
    (b"PK\x03\x04", "a ZIP archive (or an Office or EPUB file), not a page; save the page as HTML"),
    (b"\x89PNG", "an image, not a page"),
    (b"\xff\xd8\xff", "an image, not a page"),
    (b"GIF8", "an image, not a page"),
    (b"\x7fELF", "a program, not a page"),
)


def decode(content: bytes, *, name: str = "the input", encoding: str | None = None) -> str:
    """Decode a page's bytes: as told, by its byte order mark, as UTF-8, as it declares, as its letters look.

    Raises UnreadablePage when the bytes are no text.
    """
    return decoded(content, name, encoding).text


class Decoded(NamedTuple):
    """A page's text, the same in UTF-8, and the encoding that nobody named and its letters look like."""

    text: str
    encoded: bytes
    guessed: str | None = None


def decoded(content: bytes, name: str, encoding: str | None) -> Decoded:
    """Decode a page's bytes, and give the text in UTF-8 too, which most often they are."""
    beginning = content[:1024].lstrip()
    for magic, what in OTHER_FILES:
        if beginning.startswith(magic):
            raise UnreadablePage(f"{name}: this is {what}")
    if encoding is not None:
        return Decoded(*whole_characters(_decode_as(content, encoding, name)))
    for mark, codec in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return Decoded(*whole_characters(content.decode(codec, "replace")))
    head = content[:65536]
    if len(head.translate(None, delete=_TEXT_BYTES)) > len(head) // 100:
        raise UnreadablePage(f"{name}: this is binary, not a page; save the page as HTML or text")
    try:
        return Decoded(content.decode("utf-8"), content)
    except UnicodeDecodeError:
        text, guessed = _decode_as_declared(content)
        return Decoded(*whole_characters(text), guessed)


def _decode_as(content: bytes, encoding: str, name: str) -> str:
    if not is_encoding(encoding):
        raise UnreadablePage(
            f"{name}: unknown encoding {encoding!r}; known encodings are utf-8, cp1252, gb18030, shift_jis and others"
        )
    return content.decode(encoding, "replace")


def _decode_as_declared(content: bytes) -> tuple[str, str | None]:
    declared = _DECLARED.search(content[:4096])
    if declared is None:
        looks = guessed_encoding(content)
        return content.decode(looks or "cp1252", "replace"), looks
    codec = declared.group(1).decode("ascii").lower()
    # WHATWG: iso-8859-1 and ascii mean windows-1252; and what says UTF-8 but is none was mixed
    # from parts, most of which are UTF-8.
    if codec in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"):
        codec = "cp1252"
    # WHATWG: a declaration that could be read as ASCII is none of UTF-16; UTF-7 is never obeyed.
    elif codec.startswith(("utf-16", "utf-32", "utf-7", "utf16", "utf32", "utf7")):
        codec = "utf-8"
    return content.decode(codec if is_encoding(codec) else "cp1252", "replace"), None


def whole_characters(text: str) -> tuple[str, bytes]:
    """Replace halves of characters (lone surrogates), which no file can hold; offsets stay as they are.

    Gives the text in UTF-8 too, which shows whether there are any, and is what is parsed.
    """
    try:
        return text, text.encode()
    except UnicodeEncodeError:
        mended = whole(text)
        return mended, mended.encode()


# --- what nobody named -----------------------------------------------------------------------

# What pages without a declaration are in, besides UTF-8 and Windows-1252.
_CANDIDATES = ["cp1252", "cp1251", "cp1250", "cp1253", "koi8_r", "shift_jis", "gb18030", "euc_kr", "big5", "euc_jp"]  # fmt: skip
# So much of the lines that are not ASCII is looked at.
_LONGEST_SAMPLE = 8_000
_SCRIPTS = {
    "cp1251": regex("[\u0400-\u04ff]"),
    "koi8_r": regex("[\u0400-\u04ff]"),
    "cp1253": regex("[\u0370-\u03ff]"),
}
_EAST_ASIAN = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_EAST_ASIAN_RUN = regex(f"[{_EAST_ASIAN}]{{2,}}")
# Signs within or at the ends of words, which Polish in Windows-1250 shows in Windows-1252: "d³ugi".
_SIGNS_IN_WORDS = regex(
    r"(?<=[^\W\d_])[¹²³¿¡£¥¯ªº¼½¾±µ¶](?=[^\W\d_])|(?<!\w)[¿£¯ª](?=[a-z])|[^\W\d_]{2}[³¹¿¥](?!\w)"
)
# Windows-1252 shows Turkish's letters in Windows-1254 as Icelandic's, whose other letters Turkish has not.
_TURKISH = regex("þ(?=.*[ýð])|[ýð](?=.*þ)", re.DOTALL | re.IGNORECASE)
_ICELANDIC = regex("[áéíóúæ]", re.IGNORECASE)
# Beyond this share of letters outside ASCII no western language goes; Czech and Hungarian do.
_CENTRAL_EUROPEAN = 0.085


def guessed_encoding(content: bytes) -> str | None:
    """Return the encoding that bytes of no UTF-8 look to be in; None for Windows-1252, and where it is doubtful.

    charset-normalizer proposes, and what it proposes must look like text of a language that is written
    so: curly quotes alone look like many things.
    """
    from charset_normalizer import from_bytes

    lines = b"\n".join(line for line in content.splitlines() if not line.isascii())
    sample = lines[:_LONGEST_SAMPLE]
    western = sample.decode("cp1252", "replace")
    if _TURKISH.search(western) and not _ICELANDIC.search(western):
        return "cp1254"
    best = from_bytes(sample, cp_isolation=_CANDIDATES, preemptive_behaviour=False, threshold=0.3).best()  # fmt: skip
    found = best.encoding if best is not None else "cp1252"
    if found == "cp1252":
        return None
    return found if _looks_so(found, sample, content) else None


def _looks_so(encoding: str, sample: bytes, content: bytes) -> bool:
    if encoding in _SCRIPTS:
        text = sample.decode(encoding, "replace")
        return 2 * len(_SCRIPTS[encoding].findall(text)) > sum(map(str.isalpha, text))
    western = sample.decode("cp1252", "replace")
    if encoding == "cp1250":
        signs = len(_SIGNS_IN_WORDS.findall(western))
        fewer = len(_SIGNS_IN_WORDS.findall(sample.decode(encoding, "replace")))
        letters = [letter for letter in western if letter.isalpha()]
        foreign = [letter for letter in letters if not letter.isascii()]
        # One name may hold two such letters.
        many = len(set(foreign)) > 3 and len(foreign) > _CENTRAL_EUROPEAN * len(letters)
        return many or (signs > 1 and signs > 4 * fewer)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    # An apostrophe and the letter behind it make one character of Chinese or Japanese, alone among letters.
    in_runs = sum(map(len, _EAST_ASIAN_RUN.findall(text)))
    others = sum(not character.isascii() for character in text)
    return in_runs > 3 and 2 * in_runs > others
