from __future__ import annotations

import pytest

from carcite.errors import UnknownFormat
from carcite.formats.decoding import decode_records
from carcite.formats.recognition import recognise

KNOWN = {
    "ris": ("TY  - JOUR\r\nER  - \r\n", "ris"),
    "ris-after-prose": ("Search of today\n\n1.\nTY  - JOUR\nER  - \n", "ris"),
    "ris-one-blank": ("TY - JOUR\nER - \n", "ris"),
    "ris-lower-case": ("ty  - jour\ner  - \n", "ris"),
    "ris-lone-returns": ("x\rTY  - JOUR\rER  - \r", "ris"),
    "ris-with-bibtex-inside": ("TY  - JOUR\nAB  - x\n@article{a, b}\nER  - \n", "ris"),
    "ris-without-ty": ("AU  - Ro, A\nTI  - T\nPY  - 2001\nER  - \n", "ris"),
    "bibtex": ("% a comment\n@article{key,\n title = {T}}", "bibtex"),
    "bibtex-round": ("@ARTICLE (key, title = {T})", "bibtex"),
    "bibtex-with-ris-inside": ("@misc{k, abstract = {\nTY  - JOUR\n}}", "bibtex"),
    "csl-list": ('[{"type": "book"}]', "csl-json"),
    "csl-one": ('{"type": "book"}', "csl-json"),
    "csl-empty": ("[]", "csl-json"),
    "medline": ("\nPMID- 123456\nOWN - NLM\nTI  - A title\n", "nbib"),
    "endnote-xml": (
        '<?xml version="1.0"?><xml><records><record><ref-type name="Book">6</ref-type></record></records></xml>',
        "endnote-xml",
    ),
}


@pytest.mark.parametrize(("text", "format_"), KNOWN.values(), ids=KNOWN)
def test_a_format_is_known_by_its_first_record(text: str, format_: str) -> None:
    assert recognise(text).format == format_


def test_the_reason_shows_the_line() -> None:
    assert recognise("x\nTY  - JOUR").reason == "line 2 opens a record of RIS: 'TY  - JOUR'"


UNKNOWN = {
    "empty": ("", "empty"),
    "blank": (" \n\ufeff", "empty"),
    "prose": ("It was a dark night.", "begins with 'It was a dark night.'"),
    "page": ("<!DOCTYPE html><html><body>x</body></html>", "carcite.read"),
    "mods": ("<?xml version='1.0'?><mods xmlns='m'></mods>", "MODS"),
    "other-xml": ("<feed><entry/></feed>", "not EndNote's"),
    "endnote-tagged": ("%0 Journal Article\n%T A title\n", "export RIS"),
    "web-of-science": ("FN Clarivate\nVR 1.0\nPT J\nAU Ro, A\nER\n", "export RIS"),
}


@pytest.mark.parametrize(("text", "words"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_no_record_file_is_named(text: str, words: str) -> None:
    with pytest.raises(UnknownFormat, match=words):
        recognise(text)


BYTES = {
    "utf-8": ("é".encode(), "é", "utf-8"),
    "utf-8-mark": (b"\xef\xbb\xbf\xc3\xa9", "é", "utf-8"),
    "utf-16-mark": ("\ufeffTY é".encode("utf-16-le"), "TY é", "utf-16-le"),
    "utf-16-big": ("\ufeffTY é".encode("utf-16-be"), "TY é", "utf-16-be"),
    "utf-16-no-mark": ("TY é".encode("utf-16-be"), "TY é", "utf-16-be"),
    "utf-16-no-mark-little": ("TY é".encode("utf-16-le"), "TY é", "utf-16-le"),
    "windows": (b"caf\xe9 \x93x\x94", "café “x”", "windows-1252"),
    "latin-1": (b"\x81\xe9", "\x81é", "windows-1252"),
    "mixed": ("é\n".encode() + b"\xe9\n", "é\né\n", "windows-1252"),
    "xml-declared": (b"<?xml version='1.0' encoding='iso-8859-2'?>\xb1", "<?xml version='1.0' encoding='iso-8859-2'?>ą", "iso-8859-2"),
    "xml-declared-wrongly": (b"<?xml version='1.0' encoding='UTF-16'?>\xe9", "<?xml version='1.0' encoding='UTF-16'?>é", "windows-1252"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "text", "encoding"), BYTES.values(), ids=BYTES)
def test_bytes_are_read_in_the_encoding_that_they_show(
    data: bytes, text: str, encoding: str
) -> None:
    decoded = decode_records(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.mixed == (encoding == "windows-1252")


def test_an_encoding_that_is_named_is_obeyed_or_refused() -> None:
    assert decode_records("ф".encode("cp1251"), "cp1251").text == "ф"
    with pytest.raises(UnknownFormat, match="unknown encoding 'klingon'"):
        decode_records(b"x", "klingon")
    with pytest.raises(UnknownFormat, match="unknown encoding"):
        decode_records(b"x", "utf\0")


def test_a_web_page_behind_a_comment_is_called_one_and_a_lone_bracket_is_no_xml() -> None:
    with pytest.raises(UnknownFormat, match="a web page"):
        recognise("\n <!-- saved from elsewhere -->\n<!DOCTYPE html><p>x")
    with pytest.raises(UnknownFormat, match="no record format"):
        recognise("a < b")
