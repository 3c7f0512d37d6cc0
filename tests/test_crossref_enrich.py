"""A reading is enriched by its record: by policy, guarded, and with everything that disagrees told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import carcite
from carcite.crossref.matching import Match
from carcite.errors import InvalidIdentifier
from carcite.model.claims import Reading
from carcite.model.reference import Name, Reference, Relation
from carcite.values.identifiers import Doi
from crossref_server import CrossrefServer
from crossref_works import SOUND, date, work

DOI = "10.5555/peat.2021.7"
TAGS = {
    "citation_title": "Peat growth in wet years",
    "citation_author": ["A. Roe", "Jan van der Veen"],
    "citation_doi": DOI,
    "citation_publication_date": "2021",
    "citation_journal_title": "Journal of Moors and Mires",
}


class Works:
    """Records by DOI, as a client gives them; what is not among them is not registered."""

    def __init__(self, *records: dict[str, Any], found_as: str | None = None) -> None:
        self.records = {str(record["DOI"]).lower(): record for record in records}
        self.alias = found_as
        self.asked: list[str] = []

    def work(self, doi: str) -> carcite.Work:
        self.asked.append(doi)
        record = self.records.get(self.alias or doi)
        if record is None:
            raise carcite.NotRegistered(f"{doi} is not registered", doi=doi)
        return carcite.Work(record, Doi(doi), Doi(str(record["DOI"]).lower()), "crossref")


def page(body: str = "", **tags: Any) -> str:
    said = TAGS | tags
    metas = "".join(
        f'<meta name="{name}" content="{words}">'
        for name, value in said.items()
        if value
        for words in ([value] if isinstance(value, str) else value)
    )
    return f"<!doctype html><html><head>{metas}</head><body>{body}</body></html>"


def reading(body: str = "", **tags: Any) -> Reading:
    return carcite.read(page(body, **tags))


def enriched(record: dict[str, Any], *, policy: Any = "fill", body: str = "", **tags: Any) -> Reading:  # fmt: skip
    return carcite.enrich(reading(body, **tags), Works(record), policy=policy)


def codes(found: Reading) -> set[str]:
    return {remark.code for remark in found.remarks}


# --- policies ----------------------------------------------------------------------------------


def test_fill_fills_what_the_page_lacks_and_leaves_what_it_says() -> None:
    reference = enriched(work(volume="99"), citation_volume="12").reference
    assert (reference.volume, reference.issue, reference.page) == ("12", "3", "101-115")
    assert reference.container_title == "Journal of Moors and Mires"
    assert reference.publisher == "Bog Press"


def test_prefer_lets_the_record_win_where_it_says_something() -> None:
    reference = enriched(work(volume="99", issue=None), policy="prefer", citation_volume="12", citation_issue="3").reference  # fmt: skip
    assert (reference.volume, reference.issue) == ("99", "3")
    assert reference.container_title == "Journal of Moors & Mires"


def test_report_changes_nothing_and_says_what_differs() -> None:
    before = reading(citation_volume="12")
    after = carcite.enrich(before, Works(work(volume="99")), policy="report")
    assert after.reference == before.reference
    assert after.claims == before.claims
    assert "volume: the page says '12', Crossref '99'" in {one.message for one in after.remarks}


def test_an_unknown_policy_is_refused_before_anything_is_asked() -> None:
    works = Works(work())
    with pytest.raises(ValueError, match="known policies are fill, prefer, report"):
        carcite.enrich(reading(), works, policy="fil")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="fil"):
        list(carcite.enrich_many([reading()], works, policy="fil"))  # type: ignore[arg-type]
    assert works.asked == []


@pytest.mark.parametrize("policy", ["fill", "prefer"])
def test_both_sides_complete_each_others_names_and_numbers(policy: Any) -> None:
    found = enriched(work(), policy=policy, citation_issn="1234-5679")
    author = found.reference.author
    assert [(name.given, name.orcid) for name in author] == [
        ("Ada M.", "0000-0002-1825-0097"),
        ("Jan", None),
    ]
    assert found.reference.issn == ("1234-5679", "0378-5955", "2049-3630")


@pytest.mark.parametrize("policy", ["fill", "prefer"])
def test_capitals_alone_change_nothing(policy: Any) -> None:
    record = work(title=["Peat Growth in Wet Years"])
    assert enriched(record, policy=policy).reference.title == "Peat growth in wet years"
    shouted = work(title=["PEAT GROWTH IN WET YEARS"])
    assert enriched(shouted, policy=policy).reference.title == "Peat growth in wet years"


def test_a_page_in_capitals_is_mended_where_the_record_is_preferred() -> None:
    found = enriched(work(), policy="prefer", citation_title="PEAT GROWTH IN WET YEARS")
    assert found.reference.title == "Peat growth in wet years"


def test_italics_of_the_record_are_taken_where_it_is_preferred() -> None:
    record = work(title=["Growth of <i>Sphagnum</i> in wet years"])
    found = enriched(record, policy="prefer", citation_title="Growth of Sphagnum in wet years")
    assert found.reference.title == "Growth of <i>Sphagnum</i> in wet years"


@pytest.mark.parametrize("policy", ["fill", "prefer"])
def test_the_finer_date_of_the_same_year_completes_the_coarser(policy: Any) -> None:
    record = work(published_print=date(2021, 6))
    issued = enriched(record, policy=policy).reference.issued
    assert issued is not None
    assert issued.edtf() == "2021-06"
    coarse = work(issued=date(2021), published_print=date(2021), published_online=None)
    kept = enriched(coarse, policy=policy, citation_publication_date="2021/06/07").reference.issued
    assert kept is not None
    assert kept.edtf() == "2021-06-07"


def test_the_last_page_completes_the_first() -> None:
    assert enriched(work(), citation_firstpage="101").reference.page == "101-115"


@pytest.mark.parametrize("policy", ["fill", "prefer"])
def test_nothing_overwrites_something(policy: Any) -> None:
    empty = work(volume="null", page="no-no", issue="", author=[], title=[], language=None)
    before = reading(citation_volume="12", citation_issue="3", citation_firstpage="101")
    record = empty | {"title": ["Peat growth in wet years"]}
    after = carcite.enrich(before, Works(record), policy=policy).reference
    assert (after.volume, after.issue, after.page) == ("12", "3", "101")
    assert after.author == before.reference.author


def test_a_list_of_other_people_never_replaces_the_pages() -> None:
    others = [{"family": "Roe", "given": "Ada"}, {"family": "Ox", "given": "C."}, {"family": "Elk", "given": "D."}]  # fmt: skip
    found = enriched(work(author=others), policy="prefer")
    assert [name.family for name in found.reference.author] == ["Roe", "Veen"]
    assert "author-count-differs" in codes(found)


def test_what_a_rule_derived_gives_way_to_what_the_record_states() -> None:
    derived = reading()
    chosen = derived.claims["type"].chosen
    assert chosen is not None
    assert chosen.basis == "derived"
    after = carcite.enrich(derived, Works(work(type="proceedings-article")))
    assert after.reference.type == "paper-conference"
    assert "derived-type" not in codes(after)


def test_claims_of_both_stand_side_by_side_with_their_words() -> None:
    found = enriched(work(volume="99"), citation_volume="12")
    claims = found.claims["volume"]
    assert claims.chosen is not None
    assert claims.chosen.value == "12"
    lost = next(claim for claim in claims.rejected if claim.reader == "crossref")
    assert (lost.value, lost.quote, lost.locator) == ("99", "99", "crossref:volume")
    assert "the page is preferred to the record" in (lost.note or "")


def test_enriching_twice_is_enriching_once() -> None:
    works = Works(work())
    once = carcite.enrich(reading(), works)
    twice = carcite.enrich(once, works)
    assert twice.reference == once.reference
    assert [one.code for one in twice.remarks].count("enriched") == 1


def test_what_was_taken_is_told() -> None:
    remark = next(one for one in enriched(work()).remarks if one.code == "enriched")
    assert "volume" in remark.message
    assert "title" not in remark.message.replace("container title short", "")


def test_an_enriched_reading_goes_to_json_and_back() -> None:
    found = enriched(work(updated_by=[{"DOI": "10.5555/note", "type": "retraction"}]))
    assert Reading.model_validate_json(found.model_dump_json()) == found


def test_a_reference_from_a_file_is_enriched_as_a_page_is() -> None:
    reference = Reference(
        type="article-journal",
        title="Peat growth in wet years",
        author=(Name(family="Roe", given="A."),),
        doi=DOI,
        volume="12",
        note="read twice",
    )
    found = carcite.enrich(Reading(reference=reference), Works(work())).reference
    assert (found.volume, found.issue, found.note) == ("12", "3", "read twice")
    assert found.author[0].orcid == "0000-0002-1825-0097"


# --- retractions, rights -----------------------------------------------------------------------


@pytest.mark.parametrize("policy", ["fill", "prefer", "report"])
def test_a_retraction_is_an_error_under_every_policy(policy: Any) -> None:
    record = work(updated_by=[{"DOI": "10.5555/note", "type": "retraction"}])
    found = enriched(record, policy=policy)
    told = [one for one in found.remarks if one.code == "retracted"]
    assert [(one.severity, one.message) for one in told] == [
        ("error", "this work is retracted: 10.5555/note")
    ]
    if policy != "report":
        assert found.reference.relations == (Relation(kind="retracted-by", doi="10.5555/note"),)


def test_licences_are_united_and_a_contradiction_is_a_conflict() -> None:
    licensed = "<p>This article is licensed under CC BY-NC 4.0.</p>"
    found = enriched(work(), body=licensed)
    assert [one.family for one in found.reference.rights.licenses] == ["CC BY-NC", "CC BY"]
    assert found.reference.rights.license is not None
    assert found.reference.rights.license.family == "CC BY-NC"
    assert "rights-page-vs-crossref" in codes(found)


def test_a_licence_that_both_state_is_one_with_the_words_of_both() -> None:
    licensed = "<p>This article is licensed under CC BY 4.0.</p>"
    rights = enriched(work(), body=licensed).reference.rights
    assert len(rights.licenses) == 1
    assert {place.source for place in rights.licenses[0].evidence} == {"text", "crossref"}
    assert rights.conflicts == ()


def test_text_mining_licences_of_the_record_stay_outside() -> None:
    tdm = {"URL": "https://www.elsevier.com/tdm/userlicense/1.0/", "content-version": "tdm"}
    assert enriched(work(license=[tdm])).reference.rights.licenses == ()


# --- the guard ---------------------------------------------------------------------------------

OTHER = [{"family": "Elk", "given": "Dan"}]


@pytest.mark.parametrize("policy", ["fill", "prefer", "report"])
@pytest.mark.parametrize(
    "fields",
    [
        {"title": ["Mosses of the northern raised bogs"], "author": OTHER},
        {"title": ["Mosses of the northern raised bogs"], "page": "7-9", "volume": "4"},
        {"title": ["Erratum to: Peat growth in wet years"], "page": "301"},
        {"title": ["Correction: Peat growth in wet years"], "page": "301"},
        {"title": ["Peat growth in wet years—Reply"], "page": "301"},
        {"title": ["Peat growth in wet years. Part II"], "page": "301"},
        {"title": ["Review for “Peat growth in wet years”"], "type": "peer-review", "author": []},
        {"title": ["Data from: Peat growth in wet years"], "type": "dataset"},
        {"title": ["Journal of Moors & Mires"], "type": "journal", "author": []},
        {"type": "posted-content", "subtype": "preprint", "container_title": [], "short_container_title": None, "volume": None, "issue": None, "page": None, "ISSN": None},
        {"author": OTHER, "volume": "4", "page": "9", "issued": date(2009), "published_print": None, "published_online": None},
    ],
)  # fmt: skip
def test_another_works_record_is_reported_and_nothing_is_taken_from_it(
    fields: dict[str, Any], policy: Any
) -> None:
    before = reading(citation_volume="12", citation_firstpage="101")
    after = carcite.enrich(before, Works(work(**fields)), policy=policy)
    assert after.reference == before.reference
    assert after.claims == before.claims
    remark = next(one for one in after.remarks if one.code == "doi-mismatch")
    assert remark.severity == "error"
    assert DOI in remark.message
    assert "nothing was taken" in remark.message


def test_the_other_part_of_a_series_is_another_work() -> None:
    record = work(title=["Peat growth in wet years. Part 2: Fens"])
    found = enriched(record, citation_title="Peat growth in wet years. Part 1: Bogs")
    assert "doi-mismatch" in codes(found)
    assert found.reference.volume is None


def test_a_preprints_page_is_not_enriched_from_the_article() -> None:
    found = enriched(work(), citation_journal_title="bogRxiv")
    assert "doi-mismatch" in codes(found)


def test_a_title_that_many_works_bear_confirms_nothing() -> None:
    record = work(title=["Editorial"], author=[], container_title=[], short_container_title=None, ISSN=None)  # fmt: skip
    found = enriched(record, citation_title="Editorial", citation_author=None, citation_journal_title=None)  # fmt: skip
    assert "doi-unconfirmed" in codes(found)
    assert found.reference.volume is None


def test_a_retraction_is_told_of_a_record_that_is_not_confirmed() -> None:
    notice = {"DOI": "10.5555/notice", "type": "retraction"}
    record = work(title=["Editorial"], author=[], container_title=[], short_container_title=None, ISSN=None, updated_by=[notice])  # fmt: skip
    found = enriched(record, citation_title="Editorial", citation_author=None, citation_journal_title=None)  # fmt: skip
    (remark,) = (one for one in found.remarks if one.code == "doi-unconfirmed")
    assert remark.message.endswith("which says: this work is retracted: 10.5555/notice")
    assert found.reference.status is None


@pytest.mark.parametrize(
    ("fields", "tags"),
    [
        ({}, {}),
        ({"title": ["PEAT GROWTH IN WET YEARS"]}, {}),
        ({"title": ["Peat growth"], "subtitle": ["In wet years"]}, {}),
        ({"author": []}, {}),
        ({"issued": date(2022), "published_online": None, "published_print": None}, {}),
        ({"container_title": ["J Moors Mires"]}, {}),
        ({"title": []}, {"citation_volume": "12", "citation_firstpage": "101"}),
        ({"title": ["RETRACTED: Peat growth in wet years"]}, {}),
        ({"title": ["Torfwachstum in nassen Jahren"], "language": "de"}, {"citation_volume": "12", "citation_firstpage": "101", "citation_language": "en"}),
    ],
)  # fmt: skip
def test_the_right_record_is_not_refused(fields: dict[str, Any], tags: dict[str, Any]) -> None:
    found = enriched(work(**fields), **tags)
    assert not codes(found) & {"doi-mismatch", "doi-unconfirmed"}
    assert "enriched" in codes(found)


def test_another_title_and_another_first_author_are_always_told() -> None:
    record = work(
        title=["Torfwachstum in nassen Jahren"],
        language="de",
        author=[{"family": "van der Veen", "given": "Jan"}, {"family": "Roe", "given": "Ada"}],
    )
    found = enriched(record, citation_volume="12", citation_firstpage="101")
    assert {"title-differs", "first-author-differs"} <= codes(found) or "doi-mismatch" in codes(found)  # fmt: skip
    swapped = enriched(work(author=record["author"]))
    assert "first-author-differs" in codes(swapped)
    told = next(one for one in swapped.remarks if one.code == "first-author-differs")
    assert told.severity == "warning"


# --- other ways to a record --------------------------------------------------------------------


def test_an_alias_is_told_and_both_dois_are_kept() -> None:
    record = work(DOI="10.5555/primary")
    found = carcite.enrich(reading(), Works(record, found_as="10.5555/primary"))
    assert found.reference.doi == DOI
    assert Relation(kind="alias-of", doi="10.5555/primary") in found.reference.relations
    assert "doi-alias" in codes(found)
    assert "10.5555/primary" in {claim.value for claim in found.claims["doi"].rejected}


class Matching(Works):
    """Works that can be searched: by title alone, which is enough here."""

    def match(self, reference: Reference) -> Match | None:
        for doi, record in self.records.items():
            if record["title"] == [reference.title]:
                return Match(reference, doi, 0.9, ("the title agrees", "all authors agree"), record)
        return None


def test_a_reading_without_a_doi_is_matched() -> None:
    found = carcite.enrich(reading(citation_doi=None), Matching(work()))
    assert found.reference.doi == DOI
    assert found.reference.volume == "12"
    remark = next(one for one in found.remarks if one.code == "doi-found")
    assert "the title agrees" in remark.message
    chosen = found.claims["doi"].chosen
    assert chosen is not None
    assert chosen.basis == "derived"


@pytest.mark.parametrize("works", [Matching(), Works()], ids=["no match", "cannot search"])
def test_a_reading_without_a_doi_and_without_a_match_stays(works: Works) -> None:
    before = reading(citation_doi=None)
    after = carcite.enrich(before, works)
    assert after.reference == before.reference
    assert "doi-not-found" in codes(after)


def test_what_cannot_be_asked_is_raised() -> None:
    with pytest.raises(carcite.NotRegistered):
        carcite.enrich(reading(), Works())


# --- many --------------------------------------------------------------------------------------


class Batches(Works):
    """Works that give many at a time, until the line breaks."""

    def __init__(self, *records: dict[str, Any], breaks_after: int = 1_000) -> None:
        super().__init__(*records)
        self.calls: list[list[str]] = []
        self.left = breaks_after

    def works(self, dois: Iterable[str]) -> Mapping[Doi, carcite.Work | carcite.EnrichError]:
        listed = list(dois)
        self.calls.append(listed)
        return {Doi(doi): self._one(doi) for doi in listed}

    def _one(self, doi: str) -> carcite.Work | carcite.EnrichError:
        if self.left <= 0:
            return carcite.Unavailable("the line is down", doi=doi)
        self.left -= 1
        try:
            return self.work(doi)
        except carcite.EnrichError as error:
            return error


def many(count: int) -> tuple[list[dict[str, Any]], list[Reading]]:
    records = [work(DOI=f"10.5555/n{i}", title=[f"Peat growth in wet years of bog {i}"], page=str(i)) for i in range(count)]  # fmt: skip
    readings = [reading(citation_doi=one["DOI"], citation_title=one["title"][0]) for one in records]
    return records, readings


def test_many_are_asked_for_in_batches_and_come_in_their_order() -> None:
    records, readings = many(7)
    works = Batches(*records)
    found = list(carcite.enrich_many(readings, works, batch=3))
    assert [len(call) for call in works.calls] == [3, 3, 1]
    assert [one.reference.page for one in found if isinstance(one, Reading)] == list("0123456")


def test_one_that_is_missing_stops_nothing() -> None:
    records, readings = many(3)
    found = list(carcite.enrich_many(readings, Batches(records[0], records[2])))
    assert [type(one).__name__ for one in found] == ["Reading", "Failed", "Reading"]
    failed = found[1]
    assert isinstance(failed, carcite.Failed)
    assert isinstance(failed.error, carcite.NotRegistered)
    assert failed.reading == readings[1]


def test_what_is_no_doi_stops_nothing() -> None:
    _, readings = many(3)
    spoilt = readings[1].reference.model_copy(update={"doi": "make it break"})
    readings[1] = Reading(reference=spoilt, source="refs.bib")
    client = carcite.Crossref(offline=True, cache=False)
    offline = list(carcite.enrich_many(readings, client))
    assert [type(one.error) for one in offline if isinstance(one, carcite.Failed)] == [
        carcite.NotAsked,
        InvalidIdentifier,
        carcite.NotAsked,
    ]


def test_an_outage_in_the_middle_loses_nothing_that_was_done() -> None:
    records, readings = many(6)
    found = list(carcite.enrich_many(readings, Batches(*records, breaks_after=4), batch=2))
    assert [isinstance(one, Reading) for one in found] == [True] * 4 + [False] * 2
    last = found[-1]
    assert isinstance(last, carcite.Failed)
    assert isinstance(last.error, carcite.Unavailable)
    assert last.reading == readings[5]


def test_readings_are_taken_only_as_they_are_needed() -> None:
    records, readings = many(5)
    taken = []

    def source() -> Iterator[Reading]:
        for one in readings:
            taken.append(one)
            yield one

    first = next(carcite.enrich_many(source(), Batches(*records), batch=2))
    assert isinstance(first, Reading)
    assert len(taken) == 2


def test_without_batches_each_is_asked_for() -> None:
    records, readings = many(2)
    works = Works(*records)
    assert all(isinstance(one, Reading) for one in carcite.enrich_many(readings, works))
    assert works.asked == ["10.5555/n0", "10.5555/n1"]


def test_files_are_read_one_by_one_and_what_fails_passes_through(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_text(page(), encoding="utf-8")
    bad.write_text("<html><head><title>Just a moment...</title></head><body>Enable JavaScript and cookies to continue</body></html>", encoding="utf-8")  # fmt: skip
    read = list(carcite.read_many([good, bad, tmp_path / "absent.html"]))
    assert [type(one).__name__ for one in read] == ["Reading", "Failed", "Failed"]
    failed = read[1]
    assert isinstance(failed, carcite.Failed)
    assert failed.source == str(bad)
    assert failed.reading is None
    after = list(carcite.enrich_many(read, Works(work())))
    assert isinstance(after[0], Reading)
    assert after[0].reference.volume == "12"
    assert after[1:] == read[1:]


# --- with the client, and with records that are broken ------------------------------------------


def test_the_client_itself_enriches_over_the_wire() -> None:
    records = [work(), work(DOI="10.5555/bog.8", title=["Fires on raised bogs"])]
    with (
        CrossrefServer(records) as server,
        carcite.Crossref(base_url=server.url, cache=False) as crossref,
    ):
        one = carcite.enrich(reading(), crossref)
        listed = [reading(), reading(citation_doi="10.5555/bog.8"), reading(citation_doi="10.5555/no")]  # fmt: skip
        many = list(carcite.enrich_many(listed, crossref))
    assert one.reference.volume == "12"
    first, second, third = many
    assert isinstance(first, Reading)
    assert first.reference == one.reference
    assert isinstance(second, Reading)
    assert "doi-mismatch" in codes(second)
    assert isinstance(third, carcite.Failed)
    assert isinstance(third.error, carcite.NotRegistered)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=6), inner, max_size=2),
    max_leaves=5,
)  # fmt: skip


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(junk=st.dictionaries(st.sampled_from(sorted({*SOUND, "relation", "update-to", "subtitle"} - {"DOI"})), JSON, max_size=4))  # fmt: skip
def test_a_broken_record_is_refused_or_used_and_never_raises(junk: dict[str, Any]) -> None:
    found = carcite.enrich(READ, _Given(SOUND | junk), policy="prefer")
    assert found.reference.title is not None
    assert codes(found) & {"enriched", "doi-mismatch", "doi-unconfirmed"}


READ = reading(citation_volume="12", citation_firstpage="101")


@pytest.mark.parametrize("value", [None, 0, -1.5, True, [], [[]], [None], {}, "", [7], [{}], {"date-parts": [["x"]]}, "\ud800", 10**30])  # fmt: skip
def test_each_field_of_the_record_may_hold_anything(value: Any) -> None:
    for key in (*SOUND, "relation", "update-to", "updated-by", "subtitle", "assertion"):
        found = carcite.enrich(READ, _Given(SOUND | {key: value}), policy="prefer")
        assert found.reference.title is not None


class _Given:
    """One record, whatever is asked for and whatever it holds."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record

    def work(self, doi: str) -> carcite.Work:
        return carcite.Work(self.record, Doi(doi), Doi(doi), "crossref")


def test_the_record_of_another_agency_is_called_by_its_name() -> None:
    class Agency(_Given):
        def work(self, doi: str) -> carcite.Work:
            return carcite.Work(self.record, Doi(doi), Doi(doi), "datacite")

    found = carcite.enrich(READ, Agency(work(volume="99", issue="4", page="101-115")))
    told = {one.code: one.message for one in found.remarks}
    assert told["volume-differs"].endswith("DataCite '99'")
    assert told["enriched"].startswith("from DataCite,")
