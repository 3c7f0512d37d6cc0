from __future__ import annotations

import itertools

import pytest

from carcite.formats.keys import citation_keys, is_key, key_letters, key_of
from carcite.model.reference import Date, Name, Reference

Y2025 = Date(year=2025)


def work(family: str, title: str, **fields: str) -> Reference:
    return Reference(
        author=(Name(family=family, given="A"),), title=title, issued=Y2025
    ).model_copy(update=fields)


KEYS = {
    "plain": (work("Blagov", "CAR-T cell therapy"), "blagov2025car"),
    "article-skipped": (work("Li", "The role of cells"), "li2025role"),
    "spanish": (work("Pérez", "La célula"), "perez2025celula"),
    "german": (work("Groß", "Über die Zelle"), "gross2025zelle"),
    "letters": (work("Łukaszæđøß", "x"), "lukaszaedoss2025x"),
    "hyphen": (work("Smith-Jones", "Cells"), "smithjones2025cells"),
    "apostrophe": (work("O'Neill", "Cells"), "oneill2025cells"),
    "only-stop-words": (work("Li", "The Of"), "li2025the"),
    "markup": (work("Li", "<i>Escherichia</i> in mice"), "li2025escherichia"),
    "particle": (
        Reference(author=(Name(family="Berg", non_dropping_particle="van der"),), title="X y"),
        "vanderbergndx",
    ),
    "body": (
        Reference(author=(Name(literal="The World Health Organization"),), title="Report"),
        "worldhealthndreport",
    ),
    "editor": (Reference(editor=(Name(family="Li"),), title="Book"), "lindbook"),
    "no-author": (Reference(title="Book", issued=Y2025), "ref2025book"),
    "long": (work("A" * 60, "B" * 60), "a" * 20 + "2025" + "b" * 16),
    "given": (work("Li", "x", id="Smith:2020.a/b+c_d-e"), "Smith:2020.a/b+c_d-e"),
    "given-illegal": (work("Li", "x", id="smith 2020"), "li2025x"),
    "given-injection": (work("Li", "x", id="a,}\n@book{b"), "li2025x"),
    "given-not-ascii": (work("Li", "x", id="müller"), "li2025x"),
}


@pytest.mark.parametrize(("reference", "expected"), KEYS.values(), ids=KEYS)
def test_a_key_is_family_year_and_first_telling_word(reference: Reference, expected: str) -> None:
    assert key_of(reference) == expected


def test_a_work_in_another_script_has_a_key_of_its_own_that_does_not_change() -> None:
    one, two = work("毛", "实践论"), work("毛", "矛盾论")
    assert key_of(one) != key_of(two)
    assert key_of(one) == key_of(one.model_copy())
    assert all(is_key(key_of(each)) and key_of(each).startswith("ref2025") for each in (one, two))


def test_works_that_share_a_key_are_told_apart_whatever_the_order() -> None:
    works = [
        work("Li", "Cells one", doi="10.1/a"),
        work("Li", "Cells two", doi="10.1/b"),
        work("Li", "Cells three"),
        work("Wu", "Mice"),
    ]
    keys = dict(zip(works, citation_keys(works), strict=True))
    assert len(set(keys.values())) == 4
    assert keys[works[3]] == "wu2025mice"
    for shuffled in itertools.permutations(works):
        assert citation_keys(shuffled) == tuple(keys[one] for one in shuffled)


def test_a_third_record_does_not_change_the_keys_of_two() -> None:
    two = [work("Li", "Cells one", doi="10.1/a"), work("Li", "Cells two", doi="10.1/b")]
    assert citation_keys([*two, work("Li", "Cells three", doi="10.1/c")])[:2] == citation_keys(two)


def test_keys_differ_without_regard_to_case_and_a_given_one_is_kept() -> None:
    keys = citation_keys([work("Li", "x"), work("Wu", "y", id="LI2025X"), work("Li", "x")])
    assert keys[1] == "LI2025X"
    assert len({key.casefold() for key in keys}) == 3


def test_of_two_records_with_the_same_id_one_keeps_it() -> None:
    works = [work("Li", "a", id="k"), work("Wu", "b", id="K")]
    keys = citation_keys(works)
    assert len({key.casefold() for key in keys}) == 2
    assert {"k", "K"} & set(keys)
    assert citation_keys(works[::-1]) == keys[::-1]


def test_the_same_record_many_times_still_has_as_many_keys() -> None:
    keys = citation_keys([work("Li", "x", doi="10.1/a")] * 500)
    assert len({key.casefold() for key in keys}) == 500
    assert all(map(is_key, keys))


FOLDED = {
    "accents": ("Ångström Dvořák", "angstrom dvorak"),
    "vietnamese": ("Nguyễn Đức", "nguyen duc"),
    "turkish": ("İstanbul ışık", "istanbul isik"),
    "icelandic": ("Þórður", "thordur"),
    "sharp-s": ("ẞ ß", "ss ss"),
    "ligature": ("ﬁ Œ", "fi oe"),
    "chinese": ("毛", ""),
}


@pytest.mark.parametrize(("text", "expected"), FOLDED.values(), ids=FOLDED)
def test_letters_fold_to_ascii(text: str, expected: str) -> None:
    assert key_letters(text) == expected
