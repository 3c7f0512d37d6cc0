"""One record judged, and one chosen: every trap of matching has its row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import carcite
from carcite.crossref.matching import Verdict, choose, judge
from carcite.crossref.matching.wording import fold_words
from carcite.model.reference import Date, Name, Reference
from crossref_near_misses import NEAR_MISSES, RIGHT, THE_RECORD, date, people, record
from examples import ROOT

SEED = carcite.read(ROOT / Path("seeds/cmb-car-t-rheumatoid-arthritis.txt")).reference


def reference(title: str, **fields: Any) -> Reference:
    """Make a reference to an article that is like `work` of the same arguments."""
    made: dict[str, Any] = {
        "type": "article-journal",
        "title": title,
        "author": (Name(family="Roe", given="Ada"), Name(family="Stiles", given="Ben")),
        "issued": Date(year=2019),
        "container_title": "Journal of Bog Research",
        "volume": "12",
        "issue": "3",
        "page": "101-115",
    }
    made.update(fields)
    return Reference(**made)


def work(title: str, **fields: Any) -> dict[str, Any]:
    """Make the record of that article."""
    made: dict[str, Any] = {
        "author": people(("Roe", "Ada"), ("Stiles", "Ben")),
        "issued": date(2019, 3),
        "container_title": ["Journal of Bog Research"],
        "volume": "12",
        "issue": "3",
        "page": "101-115",
    }
    made.update(fields)
    return record("10.5555/bog.1", title, **made)


BOGS = "Peat and rain: how the raised bogs of the north grew"
NOWHERE: dict[str, Any] = {"volume": None, "issue": None, "page": None}
UNPLACED: dict[str, Any] = {**NOWHERE, "container_title": None}


# --- titles ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(BOGS, BOGS.upper(), id="capitals"),
        pytest.param(BOGS, "Peat and rain – how the raised bogs of the North grew.", id="punctuation"),
        pytest.param(BOGS.replace(" and ", " & "), BOGS, id="ampersand"),
        pytest.param(BOGS.replace("bogs", "bgs"), BOGS, id="a letter lost"),
        pytest.param(BOGS.replace("of the", "of"), BOGS, id="a small word lost"),
        pytest.param(BOGS.replace("and", "ad"), BOGS, id="a slip in a small word"),
        pytest.param(BOGS.replace("raised bogs", "raisedbogs"), BOGS, id="a blank lost"),
        pytest.param(BOGS[:41], BOGS, id="the end cut off within a word"),
        pytest.param(BOGS, "&lt;i&gt;Peat&lt;/i&gt; and rain: how the <b>raised</b> bogs of the north grew", id="markup, escaped and not"),
        pytest.param("CO₂ and Δ-modulated peat growth in northern bogs", "CO<sub>2</sub> and delta-modulated peat growth in northern bogs", id="subscripts and Greek"),
        pytest.param(BOGS, f"RETRACTED: {BOGS}", id="the record of a work that was retracted"),
        pytest.param("Торф и дождь: рост верховых болот", "Torf i dozhd: rost verkhovykh bolot", id="Cyrillic, transliterated"),
        pytest.param(f"{BOGS} / Torf und Regen: wie die Hochmoore des Nordens wuchsen", BOGS, id="two languages"),
    ],
)  # fmt: skip
def test_a_title_that_is_spelt_otherwise_is_the_same(ours: str, theirs: str) -> None:
    assert judge(reference(ours), work(theirs)).verdict == "same"


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"title": ["Peat and rain"], "subtitle": ["how the raised bogs of the north grew"]}, id="apart"),
        pytest.param({"title": [BOGS], "subtitle": ["how the raised bogs of the north grew"]}, id="repeated"),
        pytest.param({"title": ["Torf und Regen"], "original-title": [BOGS]}, id="the original title"),
    ],
)  # fmt: skip
def test_a_subtitle_or_the_original_title_may_stand_elsewhere(fields: dict[str, Any]) -> None:
    assert judge(reference(BOGS), {**work(BOGS), **fields}).verdict == "same"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(BOGS, f"Erratum to: {BOGS}", id="erratum"),
        pytest.param(BOGS, f"Corrections: {BOGS}", id="corrections"),
        pytest.param(BOGS, f"Retraction: {BOGS}", id="the notice of a retraction"),
        pytest.param(BOGS, f"{BOGS}—Reply", id="reply at the end"),
        pytest.param(BOGS, f"{BOGS}: a response to Stiles", id="response in the subtitle"),
        pytest.param(BOGS, f"Comment on “{BOGS}”", id="comment"),
        pytest.param(BOGS, f"{BOGS}: study protocol", id="protocol"),
        pytest.param(BOGS, f"Data from: {BOGS}", id="data"),
        pytest.param(BOGS, f"Additional file 1: of {BOGS}", id="additional file"),
        pytest.param(BOGS, f"{BOGS}. By A. Roe. Pp. vii + 248. Peat Press. 38s", id="a review of a book"),
        pytest.param(f"{BOGS}. I", f"{BOGS}. II", id="part one, part two"),
        pytest.param(BOGS, f"{BOGS}. Part 2", id="the second part"),
        pytest.param(f"{BOGS}, part A", f"{BOGS}, part B", id="parts by letter"),
        pytest.param("Report on the bogs of the north for 2018", "Report on the bogs of the north for 2019", id="another number"),
        pytest.param("Proceedings of the January meeting of bog walkers", "Proceedings of the March meeting of bog walkers", id="another month"),
    ],
)  # fmt: skip
def test_what_is_about_a_work_or_another_part_of_it_is_another_work(ours: str, theirs: str) -> None:
    assert judge(reference(ours), work(theirs)).verdict == "different"
    assert judge(reference(theirs), work(ours)).verdict == "different"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Survival of men on northern bogs in winter", "Survival of women on northern bogs in winter"),
        ("Hypertension among the walkers of raised bogs", "Hypotension among the walkers of raised bogs"),
        ("Thermal response of aluminium borax peat blends", "Thermal response of copper borax peat blends"),
    ],
)  # fmt: skip
def test_one_other_word_is_another_work_unless_the_place_agrees(ours: str, theirs: str) -> None:
    elsewhere = {"volume": "13", "page": "7-9", "issue": "1"}
    assert not judge(reference(ours), work(theirs, **elsewhere)).same_work
    assert not judge(reference(ours), work(theirs, **NOWHERE)).same_work


# --- titles that say little --------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "Editorial", "Preface", "Metrology", "In This Issue", "Book Reviews", "Contents Volume 95",
        "Vorwort", "От редакции", "Picture of the Month", "Journal of Bog Research", "前言",
    ],
)  # fmt: skip
def test_a_title_that_many_items_bear_needs_its_page(title: str) -> None:
    assert judge(reference(title), work(title)).verdict == "same"
    unplaced = judge(reference(title, author=(), page=None, issue=None), work(title))
    assert unplaced.verdict == "doubtful"
    assert "page" in unplaced.lacks or "author" in unplaced.lacks


def test_a_preface_is_told_by_its_book() -> None:
    book = "Peat, Rain and the Making of the Northern Bogs"
    ours = reference("Preface", type="chapter", container_title=book, author=(), **NOWHERE)
    theirs = work("Preface", type="book-chapter", container_title=[book], author=None, **NOWHERE)
    assert judge(ours, theirs).verdict == "same"
    theirs["container-title"] = ["Mires of the South and Their Weather"]
    assert not judge(ours, theirs).same_work


def test_a_short_title_needs_an_author_or_its_place() -> None:
    assert judge(reference("Raised bogs"), work("Raised bogs", **NOWHERE)).verdict == "same"
    assert (
        judge(reference("Raised bogs", author=(), **NOWHERE), work("Raised bogs")).verdict
        == "doubtful"
    )


def test_a_long_title_alone_is_doubtful_and_says_what_would_decide() -> None:
    bare = reference(BOGS, type="document", author=(), issued=None, **UNPLACED)
    judgement = judge(bare, work(BOGS))
    assert judgement.verdict == "doubtful"
    assert judgement.lacks == "an author or the year or the journal would decide"


# --- authors -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(("Roe", "A."), ("Roe", "Ada"), id="initial"),
        pytest.param(("Roe", "Ada B."), ("ROE", "A B"), id="capitals and two initials"),
        pytest.param(("von der Roe", "Ada"), ("Roe", "Ada"), id="particles"),
        pytest.param(("Ada", "Roe"), ("Roe", "Ada"), id="family and given name changed about"),
        pytest.param(("Roe", ""), ("Roe", "Ada"), id="family alone"),
        pytest.param(("Røe", "Ada"), ("Roe", "Ada"), id="letters without accents"),
        pytest.param(("Чайковский", "Пётр"), ("Chaikovsky", "P."), id="transliterated"),
        pytest.param(("Tchaikovsky", "P."), ("Chaikovskii", "Petr"), id="transliterated in two ways"),
        pytest.param(("Roe Marsh", "Ada"), ("Marsh", "Ada"), id="one of two family names"),
        pytest.param(("Ada B. Roe", ""), ("Roe", "Ada"), id="the whole name in one field"),
    ],
)  # fmt: skip
def test_a_name_that_is_written_otherwise_is_the_same(
    ours: tuple[str, str], theirs: tuple[str, str]
) -> None:
    name = Name(family=ours[0], given=ours[1] or None)
    judgement = judge(
        reference("Raised bogs", author=(name,), **NOWHERE),
        work("Raised bogs", author=people(theirs)),
    )
    assert judgement.verdict == "same"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(("Wang", "Yu"), ("Wang", "Xin"), id="one family name, two people"),
        pytest.param(("Roe", "Ada"), ("Stiles", "Ben"), id="two families"),
    ],
)
def test_another_author_is_another_work(ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    name = Name(family=ours[0], given=ours[1])
    judgement = judge(
        reference(BOGS, author=(name,), **UNPLACED), work(BOGS, author=people(theirs))
    )
    assert judgement.verdict == "different"
    assert any("author" in objection for objection in judgement.objections)


def test_authors_in_reverse_order_are_the_same() -> None:
    backwards = (Name(family="Stiles", given="Ben"), Name(family="Roe", given="Ada"))
    assert judge(reference(BOGS, author=backwards), work(BOGS)).verdict == "same"


# --- year, journal, place ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "verdict"),
    [(2019, "same"), (2018, "same"), (2020, "same"), (2017, "different"), (2023, "different")],
)
def test_a_year_may_be_one_off_as_print_and_online_are(year: int, verdict: Verdict) -> None:
    ours = reference(BOGS, issued=Date(year=year), **NOWHERE)
    assert judge(ours, work(BOGS)).verdict == verdict


def test_any_year_of_the_record_will_do() -> None:
    theirs = work(BOGS, **{"published-online": date(2016, 12)})
    assert judge(reference(BOGS, issued=Date(year=2016), **NOWHERE), theirs).verdict == "same"


def test_a_wrong_year_is_outweighed_by_volume_and_page() -> None:
    assert judge(reference(BOGS, issued=Date(year=2009)), work(BOGS)).verdict == "same"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("J. Bog Res.", "Journal of Bog Research"),
        ("The Journal of Bog Research", "Journal of Bog Research"),
        ("JAMA", "Journal of the American Medical Association"),
        ("Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences"),
        ("BMJ (Clinical research ed.)", "BMJ"),
    ],
)
def test_an_abbreviated_journal_is_the_same(ours: str, theirs: str) -> None:
    judgement = judge(reference(BOGS, container_title=ours), work(BOGS, container_title=[theirs]))
    assert "container" in judgement.agrees


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Physical Review A", "Physical Review B"),
        ("Journal of Bog Research", "Annals of Rheumatology"),
    ],
)
def test_another_journal_speaks_against(ours: str, theirs: str) -> None:
    judgement = judge(reference(BOGS, container_title=ours), work(BOGS, container_title=[theirs]))
    assert any("the journals differ" in objection for objection in judgement.objections)


def test_the_issn_tells_the_journal() -> None:
    ours = reference(BOGS, container_title="JBR", issn=("1234-5679",))
    assert "the ISSN agrees" in judge(ours, work(BOGS, ISSN=["12345679"])).reasons


def test_a_title_in_another_language_is_the_same_where_all_else_agrees() -> None:
    theirs = work("Torf und Regen: wie die Hochmoore des Nordens zu der Höhe von heute wuchsen")
    assert judge(reference(BOGS), theirs).verdict == "same"
    assert judge(reference(BOGS, page="200-210"), theirs).verdict == "different"


def test_volume_and_page_that_both_differ_are_another_place() -> None:
    judgement = judge(reference(BOGS, container_title=None), work(BOGS, volume="14", page="7-21"))
    assert judgement.verdict != "same"


# --- kinds -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind",
    ["component", "journal", "journal-issue", "journal-volume", "peer-review", "grant", "book-series", "book-set"],
)  # fmt: skip
def test_parts_containers_and_reviews_are_never_the_work(kind: str) -> None:
    assert judge(reference(BOGS), work(BOGS, type=kind)).verdict == "different"


def test_a_preprint_and_what_was_published_are_two_versions() -> None:
    preprint = work(BOGS, type="posted-content", issued=date(2018), container_title=[], **NOWHERE)
    assert judge(reference(BOGS), preprint).verdict == "version"
    ours = reference(BOGS, type="article", issued=Date(year=2018), **UNPLACED)
    assert judge(ours, preprint).verdict == "same"
    assert judge(ours, work(BOGS)).verdict == "version"


def test_the_same_title_and_authors_in_another_journal_are_another_version() -> None:
    elsewhere = work(BOGS, container_title=["Annals of Rheumatology"], **NOWHERE)
    assert judge(reference(BOGS, page=None), elsewhere).verdict == "version"


def test_a_journals_other_name_is_outweighed_by_volume_and_page() -> None:
    renamed = work(BOGS, container_title=["Zeitschrift für Moorkunde"])
    assert judge(reference(BOGS), renamed).verdict == "same"


def test_a_copy_that_was_posted_later_is_not_the_work() -> None:
    copy = work(BOGS, type="posted-content", issued=date(2025), container_title=[], **NOWHERE)
    unsure = reference(BOGS, type="document", **UNPLACED)
    assert judge(unsure, copy).verdict == "different"
    assert judge(reference(BOGS), copy).verdict == "different"


def test_a_chapter_and_its_book_are_two_works() -> None:
    ours = reference(BOGS, type="chapter", **UNPLACED)
    assert judge(ours, work(BOGS, type="book", container_title=[], **NOWHERE)).verdict != "same"


def test_data_sets_that_agree_in_all_are_doubtful() -> None:
    ours = reference(BOGS, type="dataset", **NOWHERE)
    judgement = judge(ours, work(BOGS, type="dataset", **NOWHERE))
    assert judgement.verdict == "doubtful"


# --- among several -----------------------------------------------------------------------------


def test_the_first_seed_finds_its_record_among_near_misses() -> None:
    decision = choose(SEED, [*NEAR_MISSES.values(), THE_RECORD])
    assert decision.match is not None
    assert decision.match.doi == RIGHT
    assert "all authors agree" in decision.match.reasons
    assert [each.verdict for each in decision.match.runners_up] == ["version"]


def test_the_first_seed_finds_nothing_where_its_record_is_not() -> None:
    decision = choose(SEED, NEAR_MISSES.values())
    assert decision.match is None
    assert decision.why.startswith("only another version was found, 10.5555/near.4")


@pytest.mark.parametrize("miss", NEAR_MISSES)
def test_no_near_miss_is_taken_alone(miss: str) -> None:
    assert choose(SEED, [NEAR_MISSES[miss]]).match is None


def test_a_tie_is_no_match() -> None:
    twin = {**work(BOGS), "DOI": "10.5555/bog.2"}
    decision = choose(reference(BOGS), [work(BOGS), twin])
    assert decision.match is None
    assert decision.why.startswith("10.5555/bog.1 and 10.5555/bog.2 are equally likely")


def test_of_two_versions_that_say_so_the_published_one_is_taken() -> None:
    link = {"is-preprint-of": [{"id-type": "doi", "id": "10.5555/BOG.1", "asserted-by": "subject"}]}
    preprint = {**work(BOGS, type="posted-content", relation=link), "DOI": "10.5555/bog.pre"}
    decision = choose(reference(BOGS, type="document", **UNPLACED), [preprint, work(BOGS)])
    assert decision.match is not None
    assert decision.match.doi == "10.5555/bog.1"


def test_a_title_that_the_journal_prints_again_and_again_needs_its_page() -> None:
    column = "What the walkers of the northern bogs report"
    old = {**work(column, issued=date(2012), volume="5", author=None), "DOI": "10.5555/bog.old"}
    ours = reference(column, author=(), page=None, issue=None)
    assert choose(ours, [work(column)]).match is not None
    decision = choose(ours, [work(column), old])
    assert decision.match is None
    assert "more than once" in decision.why


def test_one_record_twice_is_no_tie() -> None:
    assert choose(reference(BOGS), [work(BOGS), work(BOGS)]).match is not None


def test_without_candidates_or_title_there_is_no_match() -> None:
    assert choose(reference(BOGS), []).why == "no candidate"
    assert choose(Reference(), [work(BOGS)]).match is None


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"title": None, "author": None, "issued": None},
        {"title": "not a list", "author": [None, "x", {}], "issued": {"date-parts": [[None]]}},
        {"title": [BOGS], "author": {"family": "Roe"}, "issued": {"date-parts": []}, "volume": 12, "page": ["1"]},
        {"title": [""], "relation": [], "ISSN": [None], "DOI": None},
    ],
)  # fmt: skip
def test_a_record_of_any_shape_is_judged_without_an_error(broken: dict[str, Any]) -> None:
    assert judge(reference(BOGS), broken).verdict != "same"
    assert choose(reference(BOGS), [broken, work(BOGS)]).match is not None


def test_ascii_is_folded_as_the_same_words_beside_other_characters() -> None:
    # ASCII goes a shorter way; a dash that is not ASCII sends the same text the longer one.
    for char in map(chr, set(range(128)) - set(map(ord, "&<\\"))):
        text = f"Peat{char}A1{char}{char}and bogs{char}"
        assert fold_words(text) == fold_words(text + " \N{EN DASH}"), repr(char)
