"""Bounds that keep the time of reading linear: what lies within them is read, and work is counted, not time."""

from __future__ import annotations

import itertools

import pytest

import carcite
from carcite.page import open_page
from carcite.page.long_tags import MOST_ATTRIBUTES, PIECE, with_few_attributes
from carcite.page.nesting import DEEPEST, HARMLESS, MOST_ROOTS, MOST_TRUSTED, flattened
from carcite.readers.gathering import MOST_LINES
from carcite.rights import notices, reading
from carcite.rights.licenses import MOST_EVIDENCE
from carcite.rights.markup import MOST_TAGS
from carcite.rights.notices import MOST_NOTICES
from carcite.values import cited_names
from carcite.values.names import Name
from examples import ROOT

HEAD = "<html><head><title>Fire in raised bogs</title>"


def attributes(number: int, form: str = 'a{}="b"') -> str:
    return " ".join(form.format(n) for n in range(number))


# --- tags of many attributes -------------------------------------------------------------------


@pytest.mark.parametrize("form", ['a{}="b"', "a{}", "a{}='>'", "a{}='<'", "a{}=b", "a{} = 'b'"])
def test_a_tag_keeps_its_first_attributes_and_what_stands_behind_it(form: str) -> None:
    cut = with_few_attributes(f"<i>x</i><p {attributes(5_000, form)}>y</p>".encode())
    assert cut == f"<i>x</i><p {attributes(MOST_ATTRIBUTES, form)}>y</p>".encode()


def test_each_tag_of_many_attributes_is_cut() -> None:
    tag = f"<p {attributes(5_000)}>y</p>"
    few = f"<p {attributes(MOST_ATTRIBUTES)}>y</p>"
    assert with_few_attributes((tag * 3).encode()) == (few * 3).encode()


@pytest.mark.parametrize(
    "source",
    [
        f"<p {attributes(MOST_ATTRIBUTES)}>y</p>",
        f'<p title="{"a b " * PIECE}">y</p>',
        f"<p>{'a b ' * PIECE}</p>",
        "a b " * PIECE,
        "<" * 5 * PIECE,
        f"<p {'a' * 3 * PIECE}=b>y</p>",
    ],
    ids=["as many as may be", "a long value", "a long paragraph", "no tag", "signs", "a long name"],
)
def test_other_markup_stays_as_it_is(source: str) -> None:
    assert with_few_attributes(source.encode()) == source.encode()


@pytest.mark.parametrize(
    "source",
    [
        f"{HEAD}<h1 {attributes(5_000)}>Fire in raised bogs</h1>",
        f"{HEAD}<h1>Fire in raised bogs</h1><p {attributes(100_000)}>x</p>",
        f"{HEAD}<h1>Fire in raised bogs</h1></p {attributes(100_000)}>",
        f'{HEAD}<script type="application/ld+json" {attributes(100_000)}>{{}}</script><h1>Fire in raised bogs</h1>',
        HEAD + "".join(f"<body a{n}=b>" for n in range(50_000)) + "<h1>Fire in raised bogs</h1>",
    ],
    ids=["the title's own", "another's", "an end's", "a script's", "a body's, over and over"],
)
def test_a_page_with_a_tag_of_many_attributes_is_read(source: str) -> None:
    assert carcite.read(source).reference.title == "Fire in raised bogs"


def test_the_attributes_of_a_page_in_many_bodies_are_those_of_the_first() -> None:
    flat = flattened("<html>" + "<body class=a>" * (HARMLESS + 10))
    assert flat.count("<body") == MOST_ROOTS - 1


# --- lists of names ----------------------------------------------------------------------------


def test_three_thousand_authors_of_distinct_families_are_all_read() -> None:
    tags = "".join(f'<meta name="citation_author" content="Paz{n}x, Ana">' for n in range(3_000))
    source = f"{HEAD}{tags}</head><body><h1>Fire in raised bogs</h1>"
    authors = carcite.read(source).reference.author
    assert [name.given for name in authors] == ["Ana"] * 3_000
    assert len({name.family for name in authors}) == 3_000


def test_a_long_list_shows_where_families_begin_as_a_short_one_does() -> None:
    many = "; ".join(f"roe{n}, ana" for n in range(2_000))
    folded = f"{many}; garcía lópez, ana; xu, ke; li ab"
    cut = cited_names.as_cited(Name(given="Ana García", family="López"), folded)
    assert (cut.given, cut.family) == ("Ana", "García López")
    turned = cited_names.as_cited(Name(given="Xu", family="Ke"), folded)
    assert (turned.given, turned.family) == ("Ke", "Xu")


@pytest.mark.parametrize("separator", ["; ", ", "])
def test_names_are_looked_for_at_a_bounded_number_of_places(
    separator: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = 1_000
    folded = separator.join(f"paz{n}x, ana" for n in range(number))
    counted = itertools.count()
    looked = cited_names._stands_at

    def counting(at: int, family: str, given: str, folded: str, *, comma: bool) -> bool:
        next(counted)
        return looked(at, family, given, folded, comma=comma)

    monkeypatch.setattr(cited_names, "_stands_at", counting)
    for n in range(number):
        cited_names.as_cited(Name(given="Ana", family=f"Paz{n}x"), folded)
    most = 2 * cited_names.FEW_PLACES + 6 * cited_names.MOST_PLACES
    assert next(counted) <= number * most


# --- copied text -------------------------------------------------------------------------------


def test_lines_of_a_text_beyond_the_bound_are_not_read() -> None:
    lines = ["Fire in raised bogs", "Ana Paz, Bo Li", *["bog"] * MOST_LINES]
    inside, outside = lines.copy(), lines.copy()
    inside[MOST_LINES - 1] = "Received: 1 May 2024"
    outside[MOST_LINES] = "Received: 1 May 2024"
    assert carcite.read("\n".join(inside)).reference.submitted == carcite.Date(
        year=2024, month=5, day=1
    )
    reading = carcite.read("\n".join(outside))
    assert reading.reference.title == "Fire in raised bogs"
    assert reading.reference.submitted is None


# --- rights ------------------------------------------------------------------------------------


def test_of_a_text_of_nothing_but_licences_a_bounded_number_is_read() -> None:
    addresses = " ".join(f"https://creativecommons.org/licenses/by/4.0/{n}" for n in range(5_000))
    license_ = carcite.find_rights(addresses).license
    assert license_ is not None
    assert license_.family == "CC BY"
    assert len(license_.evidence) <= MOST_EVIDENCE


def test_a_licence_with_sentences_about_it_has_a_bounded_number_of_quotes() -> None:
    text = "Licensed under CC BY 4.0. " + "To view a copy of this licence, ask us. " * 500
    license_ = carcite.find_rights(text).license
    assert license_ is not None
    assert 2 <= len(license_.evidence) <= MOST_EVIDENCE


def test_notices_of_two_places_are_joined_without_comparing_all_with_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = carcite.find_rights("\n".join(f"© {1500 + n} The Society of Tides" for n in range(500)))
    counted = itertools.count()
    echoes = notices._echoes

    def counting(own: notices._Key, other: notices._Key) -> bool:
        next(counted)
        return echoes(own, other)

    monkeypatch.setattr(notices, "_echoes", counting)
    joined = notices.join(first.notices, first.notices)
    assert len(joined) == len(first.notices) > 400
    assert next(counted) <= 2 * len(first.notices)


def test_a_notice_without_a_year_joins_the_first_that_says_as_much() -> None:
    dated = carcite.find_rights("© 2023 Ana Paz\n© 2024 Ana Paz").notices
    (undated,) = carcite.find_rights("© Ana Paz").notices
    joined = notices.join(dated, [undated])
    assert [notice.years for notice in joined] == [(2023,), (2024,)]
    assert len(joined[0].evidence) == len(dated[0].evidence) + 1


# --- records -----------------------------------------------------------------------------------


def test_items_of_broken_json_have_the_lines_that_they_stand_on() -> None:
    text = "[\n" + '{"type": "book", "title": "Bogs"},\n{broken},\n' * 100 + "]"
    loaded = carcite.loads(text, "csl-json")
    assert len(loaded.references) == 100
    assert [failure.line for failure in loaded.failures] == [3 + 2 * n for n in range(100)]


def test_elements_of_endnote_that_nobody_knows_are_kept() -> None:
    unknown = "".join(f"<a{n}>b{n}</a{n}>" for n in range(3_000))
    (reference,) = carcite.loads(
        f"<records><record>{unknown}</record></records>", "endnote-xml"
    ).references
    assert reference.extra == tuple((f"a{n}", f"b{n}") for n in range(3_000))


def test_the_path_of_an_element_of_endnote_has_a_bounded_length() -> None:
    nested = "<a>" * 500 + "b" + "</a>" * 500
    (reference,) = carcite.loads(
        f"<records><record>{nested}</record></records>", "endnote-xml"
    ).references
    assert reference.extra == (("/".join("a" * 20), "b"),)


def test_character_data_of_jats_is_text_and_what_never_ends_is_left() -> None:
    title = "<![CDATA[Fire <in> raised]]> bogs <![CDATA[& fens]]>"
    page = open_page(
        f"<article><front><article-meta><title-group><article-title>{title}</article-title>"
        f"</title-group>{'<![CDATA[' * 10_000}</article-meta></front></article>"
    )
    assert carcite.read(page.source).reference.title == "Fire <in> raised bogs & fens"


# --- the document ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "bound", [MOST_ATTRIBUTES, MOST_LINES, MOST_NOTICES, reading.MOST_STATEMENTS, MOST_TAGS, MOST_ROOTS]
)  # fmt: skip
def test_the_document_states_the_bound(bound: int) -> None:
    assert f"{bound:,}" in (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")


HIDING = {
    "ends of what never began": "<div></x>",
    "ends within quotes": '<div a="</div>">',
    "ends of paragraphs": "<p><div></p>",
    "ends of formats": "<p><font size=1></x></x>",
    "formats within each other": "<b><i></b>",
}


@pytest.mark.parametrize("piece", HIDING.values(), ids=HIDING)
def test_what_hides_how_deep_it_is_nested_is_flattened_where_there_is_more_than_any_page_has(
    piece: str,
) -> None:
    flat = flattened("<html><body>" + piece * MOST_TRUSTED + "the end")
    opened = max(flat.count("<div"), flat.count("<font"), flat.count("<i>"))
    assert opened <= DEEPEST
    assert flat.endswith("the end")


def test_a_long_page_that_is_not_deep_stays_as_it_is() -> None:
    page = "<html><body>" + '<div class="a>b"><p>x<br><b>y</b></p><img></div>' * MOST_TRUSTED
    assert flattened(page) == page
