"""Crossref work records become claims and references: one table of traps a field."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carcite
from carcite.crossref.abstracts import abstract_text
from carcite.crossref.claiming import TRUST
from carcite.crossref.records import claims_of, reference_of_work
from carcite.crossref.titles import title_text, whole_title
from carcite.crossref.work_types import ROWS, work_type
from carcite.errors import BadAnswer
from carcite.formats.types import BY_CSL
from carcite.model.claims import Claim, Reading
from carcite.model.reference import ItemType, Reference
from carcite.weighing.normalise import normalise
from crossref_works import SOUND, date, work


def claim(record: dict[str, Any], variable: str) -> Claim:
    return normalise(next(one for one in claims_of(record) if one.variable == variable))


# --- a sound record ----------------------------------------------------------------------------


def test_a_sound_record_becomes_a_whole_reference() -> None:
    reference = reference_of_work(SOUND)
    assert reference.model_dump(
        exclude_defaults=True, exclude={"author", "rights"}, mode="json"
    ) == {
        "type": "article-journal",
        "title": "Peat growth in wet years",
        "container_title": "Journal of Moors & Mires",
        "container_title_short": "J Moors Mires",
        "publisher": "Bog Press",
        "volume": "12",
        "issue": "3",
        "page": "101-115",
        "language": "en",
        "url": "https://doi.org/10.5555/peat.2021.7",
        "doi": "10.5555/peat.2021.7",
        "issn": ["0378-5955", "2049-3630"],
        "issued": {"year": 2021, "month": 6},
        "available_date": {"year": 2021, "month": 3, "day": 4},
    }
    assert reference.author[0].orcid == "0000-0002-1825-0097"
    assert reference.author[0].affiliation == ("Institute of Moors, Bremen",)
    assert str(reference.author[1]) == "Jan van der Veen"
    assert reference.rights.license is not None
    assert reference.rights.license.spdx_id == "CC-BY-4.0"


def test_every_claim_holds_the_raw_words_their_place_and_a_reason() -> None:
    for one in claims_of(SOUND):
        assert one.quote
        assert one.locator.startswith("crossref:")
        assert one.note
        assert 0 < one.trust <= 100
    title = claim(SOUND, "title")
    assert (title.quote, title.locator) == ("Peat growth in wet years", "crossref:title[0]")


def test_the_whole_answer_is_read_as_its_message() -> None:
    assert reference_of_work({"status": "ok", "message": SOUND}) == reference_of_work(SOUND)


def test_every_trusted_variable_is_one_of_the_reference() -> None:
    assert set(TRUST) <= set(Reference.model_fields)


# --- types -------------------------------------------------------------------------------------


def test_every_row_of_types_is_a_csl_type_with_a_place_in_every_format() -> None:
    for row in ROWS:
        assert row.csl in get_args(ItemType)
        assert row.csl in BY_CSL
        assert row.container in ("", "container_title", "collection_title")
        assert row.reason
    keys = [(row.type, row.subtype) for row in ROWS]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("type_", "subtype", "csl"),
    [
        ("journal-article", "", "article-journal"),
        ("book-chapter", "", "chapter"),
        ("reference-entry", "", "entry-encyclopedia"),
        ("proceedings-article", "", "paper-conference"),
        ("dissertation", "", "thesis"),
        ("peer-review", "", "review"),
        ("component", "", "figure"),
        ("grant", "", "document"),
        ("posted-content", "preprint", "article"),
        ("posted-content", "working_paper", "report"),
        ("posted-content", "dissertation", "thesis"),
        ("posted-content", "never seen", "article"),
        ("JOURNAL_ARTICLE", "", "article-journal"),
        ("a type of next year", "", "document"),
        ("", "", "document"),
    ],
)
def test_a_work_type_is_the_csl_type_of_its_row(type_: str, subtype: str, csl: str) -> None:
    assert work_type(type_, subtype).csl == csl


def test_an_unnamed_part_of_a_book_is_a_chapter() -> None:
    record = work(type="other", ISBN=["9780521792530"])
    assert reference_of_work(record).type == "chapter"
    assert reference_of_work(work(type="other")).type == "document"


def test_what_is_more_than_the_type_is_the_genre() -> None:
    assert reference_of_work(work(type="posted-content", subtype="preprint")).genre == "preprint"
    thesis = work(type="dissertation", degree=["PhD Thesis"], institution=[{"name": "Uni Bog"}])
    assert reference_of_work(thesis).genre == "PhD Thesis"
    assert reference_of_work(thesis).publisher == "Uni Bog"
    review = work(type="peer-review", review={"type": "referee-report"})
    assert reference_of_work(review).genre == "referee report"


# --- titles ------------------------------------------------------------------------------------

MATH = '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">'


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Moss  on\n            stones", "Moss on stones"),
        ("<i>Sphagnum</i> on CO<sub>2</sub>", "<i>Sphagnum</i> on CO<sub>2</sub>"),
        ("<jats:italic>Sphagnum</jats:italic> grows", "<i>Sphagnum</i> grows"),
        ("The <scp>DNA</scp> of moss", "The DNA of moss"),
        ("&lt;i&gt;Carex&lt;/i&gt; &amp;amp; others", "<i>Carex</i> & others"),
        ("Salt &amp; peat at p &lt; 0.05", "Salt & peat at p < 0.05"),
        ("of<i>Carex nigra</i>in fens", "of <i>Carex nigra</i> in fens"),
        ("a di<i>tert</i>butyl ether", "a di<i>tert</i>butyl ether"),
        ("bogs of <i> Carex nigra</i>\n", "bogs of <i>Carex nigra</i>"),
        ("(\n    <i>Carex</i>\n    )", "(<i>Carex</i>)"),
        ("<scp>L</scp>\n-proline in moss", "L-proline in moss"),
        ("rise of CO\n            2\n            in fens", "rise of CO<sub>2</sub> in fens"),
        (f"{MATH}<mml:mi>ν</mml:mi></mml:math>-gaps", "ν-gaps"),
        (f"Data of{MATH}<mml:msub><mml:mi>H</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>here", "Data of H<sub>2</sub> here"),
        (f"{MATH}<mml:msub><mml:mi>S</mml:mi><mml:mrow><mml:mi>P</mml:mi><mml:mi>I</mml:mi></mml:mrow></mml:msub></mml:math>", "S<sub>PI</sub>"),
        (r"$${\mathcal {W}}_\infty $$-transport", "W<sub>∞</sub>-transport"),
        ("&lt;tex-math&gt;$\\hbox{YBa}_{2}$&lt;/tex-math&gt; films", "YBa<sub>2</sub> films"),
        ("Sprayers in summer<sup>1</sup>", "Sprayers in summer"),
        ("Yields of 10<sup>6</sup>", "Yields of 10<sup>6</sup>"),
        ("Moor plants of Scotland*", "Moor plants of Scotland"),
        ("MÃ¼ller on peat", "Müller on peat"),
        ("VerÃ\xadssimo on peat", "Veríssimo on peat"),
        ("PEAT GROWTH IN YEARS", "PEAT GROWTH IN YEARS"),
        ("[Untitled]", "[Untitled]"),
        ("&NA;", ""),
        ("   ", ""),
    ],
)  # fmt: skip
def test_a_title_is_made_whole(raw: str, title: str) -> None:
    assert title_text(raw) == title


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        ("Peat", "A history", "Peat: A history"),
        ("Peat.", "A history", "Peat: A history"),
        ("What is peat?", "A history", "What is peat? A history"),
        ("Peat: a history", "A History", "Peat: a history"),
        ("Peat", "Peat: a history", "Peat: a history"),
        ("Growth of raised bogs after ditches were blocked", "Growth of raised bogs", "Growth of raised bogs after ditches were blocked"),
        ("Growth of raised bogs after fire", "RAISED BOG GROWTH", "Growth of raised bogs after fire"),
        ("Growth of raised bogs", "ROE AND VEEN", "Growth of raised bogs"),
        ("Growth of raised bogs", "Letters", "Growth of raised bogs"),
        ("Peat", "", "Peat"),
        ("", "A history", "A history"),
    ],
)  # fmt: skip
def test_a_subtitle_joins_the_title_unless_the_title_has_it(
    title: str, subtitle: str, whole: str
) -> None:
    assert whole_title(title, subtitle) == whole


def test_a_title_in_capitals_or_with_lost_characters_is_trusted_less() -> None:
    sound = claim(SOUND, "title").trust
    assert claim(work(title=["GROWTH OF RAISED BOGS"]), "title").trust < sound
    assert claim(work(title=["Gr\ufffd\ufffdwth of raised bogs"]), "title").trust < sound


def test_the_second_title_of_a_record_is_kept_and_loses() -> None:
    titles = [
        one
        for one in claims_of(work(title=["Torf", "Peat"], subtitle=["Ein Bericht", "A report"]))
        if one.variable == "title"
    ]
    assert [one.value for one in titles] == ["Torf: Ein Bericht", "Peat"]
    assert titles[0].trust > titles[1].trust


@pytest.mark.parametrize("title", [[], None, "", [""], [None], {}, 5])
def test_a_record_without_a_title_is_a_reference_without_one(title: object) -> None:
    assert reference_of_work({**SOUND, "title": title}).title == ("5" if title == 5 else None)


def test_a_grants_title_stands_in_its_project() -> None:
    grant = {
        "DOI": "10.5555/grant",
        "type": "grant",
        "award": "BOG-7",
        "award-start": date(2020, 5, 1),
        "project": [
            {
                "project-title": [{"title": "Wet moors", "language": "en"}],
                "lead-investigator": [{"given": "Ada", "family": "Roe"}],
            }
        ],
    }
    reference = reference_of_work(grant)
    assert reference.title == "Wet moors"
    assert [str(name) for name in reference.author] == ["Ada Roe"]
    assert (reference.number, reference.genre) == ("BOG-7", "grant")
    assert reference.issued is not None
    assert reference.issued.edtf() == "2020-05-01"


# --- dates -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ({"published_print": date(2021, 6)}, "2021-06"),
        ({"published_print": None}, "2021-03-04"),
        ({"published_print": date(2024, 6)}, "2021-03-04"),  # years behind: the issue came late
        ({"published_print": date(2022, 1)}, "2022-01"),
        ({"volume": None, "issue": None}, "2021-03-04"),  # no issue that it could be the date of
        ({"issued": date(None), "published_print": None, "published_online": None}, None),
        ({"issued": {"date-parts": [[]]}, "published_print": None, "published_online": None}, None),
        ({"issued": date(None), "published_online": None}, "2021-06"),
        ({"issued": date(2021, None), "published_print": None}, "2021"),
        ({"issued": date(2021, 13, 4), "published_print": None}, "2021"),
        ({"issued": date(2021, 2, 31), "published_print": None}, "2021-02"),
        ({"issued": {"date-parts": [2021, 5]}, "published_print": None}, "2021-05"),
        ({"issued": {"date-parts": [["2021", "5"]]}, "published_print": None}, "2021-05"),
        ({"issued": date(1), "published_print": None, "published_online": None}, None),
        ({"issued": date(2021, 21), "published_print": None}, "2021-21"),
    ],
)
def test_the_date_to_cite(fields: dict[str, Any], issued: str | None) -> None:
    found = reference_of_work(work(**fields)).issued
    assert (found.edtf() if found else None) == issued


def test_first_of_january_is_a_day_only_where_the_deposit_confirms_it() -> None:
    new_year = {"published_print": None, "issued": date(2021, 1, 1)}
    doubted = claim(work(**new_year, created=date(2021, 8, 9)), "issued")
    assert doubted.value == carcite.Date(year=2021)
    assert doubted.basis == "derived"
    assert "1 January" in (doubted.note or "")
    confirmed = claim(work(**new_year, created=date(2020, 12, 28)), "issued")
    assert confirmed.value == carcite.Date(year=2021, month=1, day=1)
    assert confirmed.basis == "stated"


def test_assertions_carry_the_days_of_receipt_and_acceptance() -> None:
    reference = reference_of_work(
        work(
            published_online=None,
            assertion=[
                {"name": "received", "value": "Received: 16 October 2020", "label": "Received"},
                {"name": "date_accepted", "value": "2021-01-09"},
                {"name": "first_online", "value": "3 February 2021"},
                {"name": "accepted", "value": "soon"},
            ],
        )
    )
    dates = (reference.submitted, reference.accepted, reference.available_date)
    assert [one and one.edtf() for one in dates] == ["2020-10-16", "2021-01-09", "2021-02-03"]


def test_what_a_preprint_server_accepts_is_no_acceptance() -> None:
    record = work(type="posted-content", subtype="preprint", accepted=date(2021, 3, 3))
    assert reference_of_work(record).accepted is None
    assert reference_of_work(work(accepted=date(2021, 3, 3))).accepted is not None


# --- pages and numbers -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("101-115", "101-115"),
        ("101–115", "101-115"),
        ("1425-37", "1425-1437"),
        ("S12", "S12"),
        ("e1001", "e1001"),
        ("xiii-xv", "xiii-xv"),
        ("1029.e1-1029.e8", "1029.e1-1029.e8"),
        ("234c-234", "234c"),
        ("A33.1-A33", "A33.1"),
        ("7-7", "7"),
        ("12LT01", "12LT01"),
        ("1-3, 7, 12", "1-3, 7, 12"),
        ("no-no", None),
        ("n/a", None),
        ("n/a-n/a", None),
        ("0-0", None),
        ("&NA;", None),
        ("fmi-fmi", None),
    ],
)
def test_pages_are_pages_or_none(page: str, expected: str | None) -> None:
    assert reference_of_work(work(page=page)).page == expected


def test_an_article_number_is_one_also_where_pages_repeat_it() -> None:
    reference = reference_of_work(work(page="106773", article_number="106773"))
    assert (reference.page, reference.number) == (None, "106773")
    both = reference_of_work(work(page="1-9", article_number="e77"))
    assert (both.page, both.number) == ("1-9", "e77")


@pytest.mark.parametrize(
    ("volume", "expected"),
    [
        ("190-192", "190-192"),
        ("n° 95", "95"),
        ("Vol. 3", "3"),
        ("LI", "LI"),
        (12, "12"),
        ("null", None),
        ("preprint", None),
        ("&NA;", None),
        ("0", None),
    ],
)
def test_volumes_are_numbers_or_none(volume: object, expected: str | None) -> None:
    assert reference_of_work(work(volume=volume)).volume == expected


def test_the_issue_may_stand_in_the_journals_issue() -> None:
    record = work(issue=None, journal_issue={"issue": "S1", "published-print": date(2021, 7)})
    assert reference_of_work(record).issue == "S1"


# --- what it stands in -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type_", "titles", "container", "series"),
    [
        ("book-chapter", ["Wet Logic", "Lecture Notes in Computer Science"], "Wet Logic", "Lecture Notes in Computer Science"),
        ("book-chapter", ["Lecture Notes in Computer Science", "Wet Logic"], "Wet Logic", "Lecture Notes in Computer Science"),
        ("book-chapter", ["Moor Colloquia Series", "Dry Years"], "Dry Years", "Moor Colloquia Series"),
        ("book-chapter", ["First Things", "Handbook of Peat"], "Handbook of Peat", "First Things"),
        ("proceedings-article", ["Advances in Moor Research", "Proceedings of the First Conference on Peat"], "Proceedings of the First Conference on Peat", "Advances in Moor Research"),
        ("journal-article", ["Scand J Peat Sci", "Scandinavian Journal of Peat Science"], "Scandinavian Journal of Peat Science", None),
        ("journal-article", ["13TH WORLD CONGRESS OF PEAT", "Peat Proceedings"], "Peat Proceedings", None),
        ("monograph", ["Studies in Peat"], None, "Studies in Peat"),
        ("report", ["Bog Reports"], None, "Bog Reports"),
        ("journal-article", [], None, None),
        ("journal-article", ["Moors &amp; Mires"], "Moors & Mires", None),
    ],
)  # fmt: skip
def test_containers_are_told_from_series(
    type_: str, titles: list[str], container: str | None, series: str | None
) -> None:
    record = work(type=type_, container_title=titles, short_container_title=None)
    reference = reference_of_work(record)
    assert (reference.container_title, reference.collection_title) == (container, series)


def test_an_abbreviation_among_the_titles_is_the_short_one() -> None:
    record = work(
        container_title=["Scand J Peat Sci", "Scandinavian Journal of Peat Science"],
        short_container_title=[],
    )
    assert reference_of_work(record).container_title_short == "Scand J Peat Sci"


def test_a_short_title_that_is_the_whole_one_is_none() -> None:
    record = work(short_container_title=["Journal of Moors &amp; Mires"])
    assert reference_of_work(record).container_title_short is None


def test_a_preprint_stands_on_its_server() -> None:
    record = work(
        type="posted-content",
        subtype="preprint",
        container_title=[],
        institution=[{"name": "bogRxiv"}],
        group_title="Ecology",
    )
    reference = reference_of_work(record)
    assert (reference.container_title, reference.section) == ("bogRxiv", "Ecology")


def test_numbers_of_books_and_journals_are_checked_and_typed() -> None:
    record = work(
        ISBN=["http://id.crossref.org/isbn/9780521792530", "123"], ISSN=["0378-5955", "0378-5956"]
    )
    assert reference_of_work(record).isbn == ("9780521792530",)
    assert reference_of_work(record).issn == ("0378-5955",)
    assert "0378-5955 is print" in (claim(SOUND, "issn").note or "")


def test_the_meeting_of_a_paper_is_its_event() -> None:
    record = work(
        type="proceedings-article",
        event={
            "name": "First Meeting on Peat",
            "location": "Bremen, Germany",
            "start": date(2021, 5, 3),
            "end": date(2021, 5, 5),
        },
    )
    reference = reference_of_work(record)
    assert (reference.event_title, reference.event_place) == (
        "First Meeting on Peat",
        "Bremen, Germany",
    )
    assert reference.event_date is not None
    assert reference.event_date.edtf() == "2021-05-03/2021-05-05"


# --- abstracts ---------------------------------------------------------------------------------

TEXT = "We measured how fast peat grows on raised bogs in wet years."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (f"<jats:p>{TEXT}</jats:p>", TEXT),
        (f"<jats:title>Abstract</jats:title>\n   <jats:p>{TEXT}</jats:p>", TEXT),
        (f"Abstract. {TEXT}", TEXT),
        (f"<p>Abstract{TEXT}</p>", TEXT),
        (f"<ns3:p>{TEXT}</ns3:p>", TEXT),
        (f"<jats:sec><jats:title>Aims:</jats:title><jats:p>{TEXT}</jats:p></jats:sec><jats:sec><jats:title>Results</jats:title><jats:p>It grows.</jats:p></jats:sec>",
         f"Aims: {TEXT}\nResults: It grows."),
        (f"<jats:p>{TEXT}</jats:p><jats:p>So it does.</jats:p>", f"{TEXT}\nSo it does."),
        (f"<jats:title>Peat growth</jats:title><jats:p>{TEXT}</jats:p>", TEXT),
        (f"<jats:title>Abstract</jats:title><jats:p>{TEXT}</jats:p><jats:title>Resumen</jats:title><jats:p>Medimos la turba.</jats:p>", TEXT),
        (f"<jats:p><jats:italic>Aims.</jats:italic>{TEXT}</jats:p>", f"Aims. {TEXT}"),
        (f"&lt;p&gt;{TEXT}&lt;/p&gt;", TEXT),
        ("<jats:p>H&amp;aacute;tt&amp;eacute;r, a wet year for all the peat of the moors.</jats:p>", "Háttér, a wet year for all the peat of the moors."),
        ("<jats:p>The rise of CO<jats:sub>2</jats:sub> by 10<jats:sup>6</jats:sup> tonnes a year is told.</jats:p>", "The rise of CO₂ by 10⁶ tonnes a year is told."),
        (f"<jats:p>{TEXT}<jats:inline-graphic href='a.gif'/></jats:p>", TEXT),
        (f"<jats:p><jats:fig><jats:graphic/></jats:fig>{TEXT}</jats:p>", TEXT),
        ("<jats:p />", ""),
        ("<jats:p>-</jats:p>", ""),
        (".", ""),
        ("Abstract not Available.", ""),
        ("There is no abstract available for this article, which is an editorial note.", ""),
        ("<jats:p>Peer review is the base of all that we print here [...]</jats:p>", ""),
    ],
)  # fmt: skip
def test_an_abstract_is_its_text_with_its_sections(raw: str, text: str) -> None:
    assert abstract_text(raw, title="Peat growth") == text


# --- rights, funders ---------------------------------------------------------------------------

TDM = {"URL": "https://www.elsevier.com/tdm/userlicense/1.0/", "content-version": "tdm", "start": date(2021, 1, 1)}  # fmt: skip
CC = {"URL": "http://creativecommons.org/licenses/by-nc-nd/4.0/", "content-version": "vor"}


def test_a_licence_for_text_mining_never_licenses_the_article() -> None:
    assert reference_of_work(work(license=[TDM])).rights.licenses == ()
    both = reference_of_work(work(license=[TDM, CC])).rights
    assert [one.family for one in both.licenses] == ["CC BY-NC-ND"]


def test_the_manuscripts_licence_is_kept_and_governs_nothing() -> None:
    rights = reference_of_work(work(license=[CC | {"content-version": "am"}])).rights
    assert [one.content_version for one in rights.licenses] == ["am"]
    assert rights.license is None


def test_a_licence_that_begins_years_after_is_an_embargo_until_then() -> None:
    late = CC | {"start": date(2023, 3, 4), "delay-in-days": 730}
    rights = reference_of_work(work(license=[late])).rights
    assert rights.embargo is not None
    assert rights.embargo.until == carcite.Date(year=2023, month=3, day=4)
    assert rights.embargo.evidence[0].quote == "730"
    soon = CC | {"start": date(2021, 3, 9), "delay-in-days": 5}
    assert reference_of_work(work(license=[soon])).rights.embargo is None


def test_assertions_carry_copyright_lines() -> None:
    line = "© 2021 Bog Press Ltd. All rights reserved."
    record = work(license=None, assertion=[{"name": "copyright", "value": line}])
    rights = reference_of_work(record).rights
    assert rights.notices[0].years == (2021,)
    assert rights.notices[0].evidence[0].source == "crossref"
    assert rights.notices[0].evidence[0].locator == "assertion[0].value"
    assert rights.notices[0].evidence[0].quote in line
    assert rights.reservations[0].kind == "all-rights-reserved"


def test_funders_and_the_original_title_are_kept_beside_the_variables() -> None:
    record = work(
        funder=[{"name": "Peat Fund", "award": ["A 1", "A 2"]}, {"name": "Bog Trust"}],
        original_title=["Torfwachstum in nassen Jahren"],
    )
    assert reference_of_work(record).extra == (
        ("funder", "Peat Fund (A 1, A 2); Bog Trust"),
        ("original-title", "Torfwachstum in nassen Jahren"),
    )
    assert reference_of_work(work(original_title=["Peat growth in wet years"])).extra == ()


def test_a_standards_author_is_the_body_that_sets_it() -> None:
    record = work(type="standard", author=None, standards_body={"name": "Bog Standards"})
    assert [name.literal for name in reference_of_work(record).author] == ["Bog Standards"]


# --- hostile records ---------------------------------------------------------------------------

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
FULL: dict[str, Any] = SOUND | {
    "subtitle": ["A report"], "original-title": ["Torf"], "abstract": f"<jats:p>{TEXT}</jats:p>",
    "editor": [{"name": "Bog Society"}], "funder": [{"name": "F", "award": ["1"]}],
    "update-to": [{"DOI": "10.5555/old", "type": "correction"}],
    "updated-by": [{"DOI": "10.5555/note", "type": "retraction"}],
    "relation": {"has-preprint": [{"id": "10.5555/pre", "id-type": "doi"}]},
    "assertion": [{"name": "received", "value": "2020-01-02"}],
    "event": {"name": "E", "start": date(2020, 1, 2)}, "institution": [{"name": "I"}],
    "journal-issue": {"issue": "3"}, "ISBN": ["9780521792530"], "subtype": "preprint",
    "standards-body": {"name": "B"}, "project": [{"project-title": [{"title": "P"}]}],
    "article-number": "7", "edition-number": "2", "version": {"version": "v1"},
    "degree": ["PhD"], "review": {"type": "r"}, "posted": date(2021), "accepted": date(2021),
    "group-title": "G", "short-title": ["Peat"], "publisher-location": "Bremen", "description": "d",
}  # fmt: skip
TYPES = ["journal-article", "book-chapter", "posted-content", "grant", "standard", "dissertation", "peer-review"]  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    junk=st.dictionaries(st.sampled_from(sorted(FULL)), JSON, max_size=4),
    type_=st.sampled_from(TYPES),
)
def test_a_record_with_any_json_in_any_field_is_still_a_reference(
    junk: dict[str, Any], type_: str
) -> None:
    reference = reference_of_work(FULL | {"type": type_} | junk)
    assert reference.schema_version == 1
    json.loads(carcite.dumps([reference], "csl-json"))
    assert Reference.model_validate_json(reference.model_dump_json()) == reference


@pytest.mark.parametrize("value", [None, 0, -1.5, True, [], [[]], [None], {}, {"a": 1}, "", "x", [7], [{}], "\ud800", 10**30])  # fmt: skip
def test_each_field_may_hold_anything(value: Any) -> None:
    for key, sound in FULL.items():
        reference_of_work(FULL | {key: value})
        # What lies deeper may be anything as well.
        if isinstance(sound, list) and isinstance(sound[0], dict):
            for inner in sound[0]:
                reference_of_work(FULL | {key: [sound[0] | {inner: value}]})
        elif isinstance(sound, dict):
            for inner in sound:
                reference_of_work(FULL | {key: sound | {inner: value}})


@pytest.mark.parametrize("value", [None, 5, "record", [], [SOUND], True])
def test_what_is_no_record_is_a_bad_answer(value: Any) -> None:
    with pytest.raises(BadAnswer, match="JSON object"):
        reference_of_work(value)


def test_an_empty_record_is_a_document_without_a_title() -> None:
    assert reference_of_work({}) == Reference()


def test_the_claims_of_a_record_go_to_json_and_back() -> None:
    claims = [*map(normalise, claims_of(FULL))]
    assert [Claim.model_validate_json(one.model_dump_json()) for one in claims] == claims
    assert Reading(reference=reference_of_work(FULL)).reference.relations
