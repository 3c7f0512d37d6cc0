"""BibTeX's grammar: what is an entry, what its values are, and what is made of what is broken."""

from __future__ import annotations

import pytest

from carcite.formats.bibtex.grammar import parse

Fields = list[tuple[str, str]]


def fields(text: str) -> Fields:
    (entry,) = parse(text).entries
    return entry.fields


VALUES: dict[str, tuple[str, Fields]] = {
    "braces": ("@book{k, title = {A}}", [("title", "A")]),
    "quotes": ('@book{k, title = "A"}', [("title", "A")]),
    "number": ("@book{k, year = 1999}", [("year", "1999")]),
    "round": ("@book(k, title = {A})", [("title", "A")]),
    "round-with-brackets-in-it": ("@book(k, title = {A) b})", [("title", "A) b")]),
    "comma-at-the-end": ("@book{k, title = {A},}", [("title", "A")]),
    "names-folded": ("@BOOK{k, TitLE = {A}}", [("title", "A")]),
    "no-blanks": ("@book{k,title={A},year=1999}", [("title", "A"), ("year", "1999")]),
    "braces-in-braces": ("@book{k, title = {{A} {b {c}} d}}", [("title", "{A} {b {c}} d")]),
    "six-deep": ("@book{k, title = {{{{{{{A}}}}}}}, year = 1}", [("title", "{{{{{{A}}}}}}"), ("year", "1")]),
    "quotes-in-braces-in-quotes": ('@book{k, title = "a {"}b{"} c"}', [("title", 'a {"}b{"} c')]),
    "comma-in-quotes-in-braces": ('@book{k, title = "a {"x, y"} b"}', [("title", 'a {"x, y"} b')]),
    "a-backslash-escapes-nothing": (r"@book{k, file = {C:\dir\}, year = 1}", [("file", "C:\\dir\\"), ("year", "1")]),
    "joined": ('@book{k, title = "A" # { b} # 3}', [("title", "A b3")]),
    "month": ("@book{k, month = mar}", [("month", "March")]),
    "month-with-days": ('@book{k, month = "23--27 " # may}', [("month", "23--27 May")]),
    "macro": ('@string{a = "Acta"} @book{k, journal = A}', [("journal", "Acta")]),
    "macro-of-macros": ('@string{a = "A"} @STRING(b = a # "-b") @book{k, x = b}', [("x", "A-b")]),
    "undefined-macro": ("@book{k, journal = acta}", [("journal", "acta")]),
    "bare-range": ("@book{k, pages = 12-34}", [("pages", "12-34")]),
    "percent-in-a-value": ("@book{k, title = {5 % a}}", [("title", "5 % a")]),
    "at-in-a-value": ("@book{k, note = {me@example.org}}", [("note", "me@example.org")]),
    "entry-in-a-value": ("@book{k, note = {See:\n@foo{x, y = {z}}\n}, year = 1}", [("note", "See:\n@foo{x, y = {z}}\n"), ("year", "1")]),
    "field-twice": ("@book{k, a = 1, A = 2}", [("a", "1"), ("a", "2")]),
    "odd-name": ("@book{k, date-added = {x}, x:y = {z}}", [("date-added", "x"), ("x:y", "z")]),
    "no-fields": ("@book{k}", []),
    "comma-missing": ("@book{k, title = {t} year = 2020}", [("title", "t"), ("year", "2020")]),
    "commas-too-many": ("@book{k,, title = {t},, year = 2020,,}", [("title", "t"), ("year", "2020")]),
    "crlf": ("@book{k,\r\n title = {a\r\nb}\r\n}", [("title", "a\r\nb")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VALUES.values(), ids=VALUES)
def test_an_entrys_fields_are_what_bibtex_reads(text: str, expected: Fields) -> None:
    assert fields(text) == expected


KEYS = {
    "plain": ("@book{Knuth:1984, year=1}", "Knuth:1984"),
    "with-a-slash": ("@book{10.1/a_b.c-d, year=1}", "10.1/a_b.c-d"),
    "bracket-in-round": ("@book(a)b, year=1)", "a)b"),
    "blanks-around": ("@book{ \n k \n , year=1}", "k"),
    "with-a-blank": ("@book{Smith 2020, year=1}", "Smith 2020"),
    "none": ("@book{, year=1}", ""),
    "forgotten": ("@book{year={1}}", ""),
    "not-ascii": ("@book{Müller2020, year=1}", "Müller2020"),
}


@pytest.mark.parametrize(("text", "expected"), KEYS.values(), ids=KEYS)
def test_a_key_is_what_stands_before_the_first_comma(text: str, expected: str) -> None:
    (entry,) = parse(text).entries
    assert (entry.key, [name for name, _ in entry.fields]) == (expected, ["year"])


BETWEEN = {
    "text": ("Written by me@example.org.\n@book{a}\nand more @ 5 {x}\n@book{b}", ["a", "b"]),
    "comment": ("@comment{@book{no, title={x}}}\n@book{a}", ["a"]),
    "comment-without-a-brace": ("@comment @book{a}", ["a"]),
    "comment-that-never-ends": ("@comment{ {\n@book{a}", ["a"]),
    "percent": ("% @book{no}\n  %@book{no}\n@book{a} % @book{b}\n@book{c}", ["a", "c"]),
    "preamble": ('@preamble{"\\newcommand{\\x}{@y{z}}"} @book{a}', ["a"]),
    "same-line": ("@book{a, x={1}}@book{b, x={2}} @book(c, x={3})", ["a", "b", "c"]),
    "mark": ("\ufeff@book{a}", ["a"]),
}


@pytest.mark.parametrize(("text", "expected"), BETWEEN.values(), ids=BETWEEN)
def test_what_stands_between_entries_is_none(text: str, expected: list[str]) -> None:
    assert [entry.key for entry in parse(text).entries] == expected


GOOD = "\n\n@book{good, title = {Good}, year = 2001}\n"
BROKEN: dict[str, tuple[str, Fields]] = {
    "never-closed": ("@book{bad, title = {Bad},\n year = 2000", [("title", "Bad"), ("year", "2000")]),
    "value-never-closed": ("@book{bad,\n title = {Bad,\n year = 2000\n}", [("title", "Bad"), ("year", "2000")]),
    "two-braces-missing": ("@book{bad,\n title = {{Bad,\n year = 2000\n", [("title", "Bad"), ("year", "2000")]),
    "brace-too-many": ("@book{bad,\n title = {Bad}},\n year = 2000\n}", [("title", "Bad"), ("year", "2000")]),
    "quotation-never-closed": ('@book{bad,\n title = "Bad,\n year = 2000\n}', [("title", "Bad"), ("year", "2000")]),
    "bare-words": ("@book{bad,\n title = Bad words,\n year = 2000\n}", [("title", "Bad words"), ("year", "2000")]),
    "no-equals": ("@book{bad,\n title {Bad},\n year = 2000\n}", [("year", "2000")]),
    "name-with-a-blank": ("@book{bad,\n key words = {x},\n year = 2000\n}", [("year", "2000")]),
    "lines-like-fields-in-prose": ("@book{bad,\n note = {we had\nn = 5 mice},\n year = 2000", [("note", "we had\nn = 5 mice"), ("year", "2000")]),
    "wrong-bracket": ("@book{bad, title = {Bad},\n year = 2000\n)", [("title", "Bad"), ("year", "2000")]),
    "brace-between-fields": ("@book{bad,\n title = {Bad},\n} year = {2000}\n}", [("title", "Bad"), ("year", "2000")]),
    "no-opening-brace": ("@book bad,\n title = {Bad},\n year = 2000\n}", [("title", "Bad"), ("year", "2000")]),
    "brace-in-quotation": ('@book{bad,\n title = "a } b",\n year = 2000\n}', [("title", "a  b"), ("year", "2000")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kept"), BROKEN.values(), ids=BROKEN)
def test_a_broken_entry_keeps_what_can_be_read_and_costs_no_other(text: str, kept: Fields) -> None:
    found = parse(f"@book{{first}}\n{text}{GOOD}")
    assert [entry.key for entry in found.entries] == ["first", "bad", "good"]
    assert found.entries[1].fields == kept
    assert found.entries[2].fields == [("title", "Good"), ("year", "2001")]
    (flaw,) = found.flaws
    assert found.text[flaw.start : flaw.end].strip() == text.strip()
    assert found.line(flaw.start) == 2


def test_an_entry_says_where_it_stands_so_that_all_of_the_file_can_be_kept() -> None:
    text = (
        'Before.\r\n@string{a = "A"}\r\n@book{k,\r\n title = {T}}  % after\r\n@misc(l, x = a)\r\n'
    )
    found = parse(text)
    assert [text[entry.start : entry.end] for entry in found.entries] == [
        "@book{k,\r\n title = {T}}",
        "@misc(l, x = a)",
    ]
    assert [found.line(entry.start) for entry in found.entries] == [3, 5]


def test_strings_preambles_and_comments_are_kept_beside_the_entries() -> None:
    found = parse('@string{a = "A" # { b}}@preamble{"x" # "y"}@comment{jabref-meta: z;}')
    assert (found.strings, found.preambles) == ({"a": "A b"}, ["xy"])
    assert [found.text[start:end] for start, end in found.comments] == ["@comment{jabref-meta: z;}"]


def test_fields_that_belong_to_no_entry_are_told_of() -> None:
    found = parse("@book{a}\n@bo}ok{b,\n title = {B},\n}\nplain = text\n@book{c}")
    assert [entry.key for entry in found.entries] == ["a", "c"]
    (flaw,) = found.flaws
    assert (flaw.done, found.line(flaw.start)) == ("left out", 3)
    assert "title = {B}" in found.text[flaw.start : flaw.end]


LARGE = 50_000
HUGE: dict[str, str] = {
    "braces-open": "@book{k, t = " + "{" * LARGE,
    "braces-deep": "@book{k, t = " + "{" * LARGE + "}" * LARGE + "}",
    "braces-close": "@book{k, t = {x}" + "}" * LARGE,
    "ats": "@" * LARGE,
    "ats-on-lines": "@\n" * LARGE,
    "ats-after-percent": "%" + "@a{" * LARGE,
    "openings": "@book{k, t = {\n" * (LARGE // 10),
    "openings-in-quotes": '@book{k, t = "\n' * (LARGE // 10),
    "openings-in-both": '@book{k, t = "{\n' * (LARGE // 10),
    "round-openings": '@book(k, t = "x\n' * (LARGE // 10),
    "on-one-line": "@book{k, t = {" * (LARGE // 10),
    "blanks": "@book{k," + " " * LARGE + "t",
    "lines": "@book{k, t = {x" + "\n" * LARGE,
    "names": "@book{" + "k" * LARGE,
    "signs": "@book{k, t = " + '"a" # ' * (LARGE // 10),
    "equals": "@book{k, " + "t = " * (LARGE // 10),
    "comments": "@comment{" * (LARGE // 10),
    "strings": "@string{a = {" * (LARGE // 10),
    "fields-in-a-broken-entry": "@book{k, t = {" + "\n a = {b" * (LARGE // 10),
    "blanks-between-people": "@book{k, author = {a"
    + " " * LARGE
    + "b}, url = {a"
    + " " * LARGE
    + "b}}",
    "macros-nobody-defines": "@book{k, t = " + "a # " * (LARGE // 4) + "a}",
    "many-broken": "@book{k, t = {a}},\n u = {b}\n" * (LARGE // 30),
    "lines-that-are-no-fields": "a a\n" * LARGE + "@a{k}\n" * 10,
    "closings-and-ats": "@book{k, t = {x" + "} @" * (LARGE // 10),
}


@pytest.mark.parametrize("text", HUGE.values(), ids=HUGE)
def test_no_shape_of_file_is_too_much_and_a_good_entry_after_it_is_read(text: str) -> None:
    found = parse(text + GOOD)
    assert found.entries[-1].key == "good"


def test_an_unclosed_entry_before_thousands_of_good_ones_costs_none_of_them() -> None:
    good = "".join(
        f"@book{{b{number}, title = {{T{{{number}}}}}, year = 2000}}\n" for number in range(20_000)
    )
    found = parse("@book{bad, title = {never closed,\n" + good)
    assert len(found.entries) == 20_001
    assert found.entries[0].fields == [("title", "never closed")]
    assert found.entries[-1].fields == [("title", "T{19999}"), ("year", "2000")]
    assert len(found.flaws) == 1


def test_macros_of_macros_do_not_grow_without_end() -> None:
    doubled = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    found = parse("@string{a0 = {ha}}\n" + doubled + "@book{k, title = a60, note = a3}")
    title, note = (value for _, value in found.entries[0].fields)
    assert len(title) <= 5000
    assert note == "ha" * 8
    assert found.flaws[0].error.startswith("a macro of")
