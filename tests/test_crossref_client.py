"""The client: the right record or an error that says what to do, whatever the service does."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from carcite.crossref import client, transport
from carcite.crossref.client import Crossref, Work
from carcite.errors import (
    BadAnswer,
    EnrichError,
    InvalidIdentifier,
    NotAsked,
    NotRegistered,
    Unavailable,
)
from carcite.model.reference import Name, Reference
from carcite.values.identifiers import Doi
from clocks import StoppedClock
from crossref_server import CrossrefServer, Fault

MAIL = "librarian@library.example"
BOG = "10.5555/synthetic.bog.2019.4"
OLD_BOG = "10.5555/synthetic.bog.2019.old"
COMMAS = "10.5555/synthetic.bog,2019,5"
SICI = "10.5555/(sici)1097-0000(199701)1:1<1::aid-bog1>3.0.co;2-k"
RAIN = "10.5072/synthetic-rain"
MEDRA = "10.1400/synthetic-medra"
NOWHERE = "10.5555/synthetic.nowhere"


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def crossref(crossref_server: CrossrefServer, clock: StoppedClock) -> Crossref:
    return Crossref(mailto=MAIL, base_url=crossref_server.url, cache=False, clock=clock)


def title(work: Work | EnrichError) -> str:
    assert isinstance(work, Work), work
    return str(work.message["title"][0])


# --- one record ------------------------------------------------------------------------------

AS_PRINTED = {
    "bare": (BOG, BOG),
    "capitals": (BOG.upper(), BOG),
    "an address": (f"https://doi.org/{BOG}", BOG),
    "a label and a full stop": (f"doi: {BOG}.", BOG),
    "a quoted slash": (BOG.replace("/", "%2F"), BOG),
    "commas": (COMMAS, COMMAS),
    "of the old kind": (SICI, SICI),
    "of the old kind, quoted": (f"https://doi.org/{quote(SICI)}", SICI),
}


@pytest.mark.parametrize(("printed", "doi"), AS_PRINTED.values(), ids=AS_PRINTED)
def test_a_doi_finds_its_record_however_it_is_printed(
    crossref: Crossref, printed: str, doi: str
) -> None:
    work = crossref.work(printed)
    assert (work.doi, work.found_as, work.message["DOI"].lower()) == (doi, doi, doi)
    assert (work.source, work.at) == ("crossref", datetime(2026, 1, 1, tzinfo=UTC))


# In an address # and ? would cut the DOI, .. would go up, and % would be taken for a quote.
HARD = ("a#b", "a?b", "a/../b", "../a", "a%23b", "a&rows=0", "a;b", "a/agency", "ä+b", "a\\b")


@pytest.mark.parametrize("suffix", HARD)
def test_no_character_of_a_doi_asks_for_another_record(
    crossref: Crossref, crossref_server: CrossrefServer, suffix: str
) -> None:
    doi = f"10.5555/{suffix}"
    crossref_server.add({"DOI": doi, "title": ["The right one"]})
    crossref_server.add({"DOI": "10.5555/a", "title": ["A wrong one"]})
    assert title(crossref.work(doi)) == "The right one"
    (asked,) = crossref_server.requests
    assert unquote(asked.target) == f"/works/{doi}"
    assert asked.target.count("/") == 2


def test_what_is_no_doi_is_not_asked_for(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    with pytest.raises(InvalidIdentifier, match="no DOI in 'the bog'"):
        crossref.work("the bog")
    with pytest.raises(InvalidIdentifier):
        crossref.works([BOG, "the bog"])
    assert crossref_server.requests == []


def test_an_alias_is_followed_and_told_of(crossref: Crossref) -> None:
    work = crossref.work(OLD_BOG)
    assert (work.doi, work.found_as) == (OLD_BOG, BOG)
    assert title(work).startswith("Peat and rain")


ASTRAY = {
    "another host": "https://elsewhere.example/works/10.5555%2Fa",
    "another port": "http://127.0.0.1:9/works/10.5555%2Fa",
    "another path": "/members/10.5555%2Fa",
    "a file": "file:///etc/passwd",
    "a user in the address": "http://127.0.0.1@elsewhere.example/works/10.5555%2Fa",
    "no DOI": "/works/sample",
    "no address": "http://[",
    "nowhere": "",
}


@pytest.mark.parametrize("location", ASTRAY.values(), ids=ASTRAY)
def test_a_redirect_leads_to_a_record_of_the_same_service_or_nowhere(
    crossref: Crossref, crossref_server: CrossrefServer, location: str
) -> None:
    crossref_server.misbehave(Fault(status=301, headers={"Location": location}))
    with pytest.raises(BadAnswer, match="redirects to"):
        crossref.work(BOG)
    assert len(crossref_server.requests) == 1


def test_redirects_in_a_circle_end(crossref: Crossref, crossref_server: CrossrefServer) -> None:
    crossref_server.add({"alias": "10.5555/a", "of": "10.5555/b"})
    crossref_server.add({"alias": "10.5555/b", "of": "10.5555/a"})
    with pytest.raises(BadAnswer, match="HTTP 301"):
        crossref.work("10.5555/a")
    assert len(crossref_server.requests) < 6


def test_the_record_of_another_doi_is_refused(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    crossref_server.works[BOG] = {"DOI": "10.5555/other", "title": ["Another"]}
    with pytest.raises(
        BadAnswer, match=r"asked for 10\.5555/synthetic.* the record of '10\.5555/other'"
    ):
        crossref.work(BOG)
    crossref_server.works[BOG] = {"title": ["No DOI"]}
    with pytest.raises(BadAnswer, match="no DOI"):
        crossref.work(BOG)


# --- absent, or another agency's -------------------------------------------------------------


def test_a_doi_that_nobody_registered_is_said_so(crossref: Crossref) -> None:
    with pytest.raises(NotRegistered, match="not registered with any agency") as caught:
        crossref.work(NOWHERE)
    assert (caught.value.doi, caught.value.agency) == (NOWHERE, None)


def test_another_agencys_record_comes_by_negotiation_in_crossrefs_shape(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    work = crossref.work(RAIN)
    assert (work.source, work.found_as) == ("datacite", RAIN)
    assert work.message["type"] == "dataset"
    assert work.message["title"] == ["Rain on raised bogs, by the hour"]
    assert work.message["issued"] == {"date-parts": [[2024, 2]]}
    assert work.message["author"] == [
        {"family": "Haugen", "given": "Marit"},
        {"name": "Bog Weather Group"},
    ]
    # Only Crossref is told the mail address.
    told = [MAIL in asked.headers["user-agent"] for asked in crossref_server.requests]
    assert told == [True, True, False]


def test_where_an_agency_gives_no_record_it_is_named(crossref: Crossref) -> None:
    with pytest.raises(NotRegistered, match="registered with mEDRA") as caught:
        crossref.work(MEDRA)
    assert caught.value.agency == "mEDRA"


def test_where_the_resolver_is_out_of_reach_the_agency_is_named_and_it_is_left_alone(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    crossref_server.add({**crossref_server.others[RAIN], "DOI": "10.5072/snow"})
    crossref_server.misbehave(*[Fault(drop=True)] * 20, at="/10.5072")
    for doi in (RAIN, "10.5072/snow"):
        with pytest.raises(NotRegistered, match="DataCite") as caught:
            crossref.work(doi)
        assert caught.value.agency == "DataCite"
    resolved = [asked.path for asked in crossref_server.requests if "/works/" not in asked.path]
    assert resolved
    assert not any("snow" in path for path in resolved)


@pytest.mark.parametrize(
    "location",
    [
        "https://elsewhere.example/10.5072/synthetic-rain",
        "/10.5072/other",
        "file:///10.5072/synthetic-rain",
        "https://[",
    ],
)
def test_negotiation_goes_only_where_agencies_give_records(
    crossref: Crossref, crossref_server: CrossrefServer, location: str
) -> None:
    crossref_server.misbehave(Fault(status=302, headers={"Location": location}), at="/10.5072")
    with pytest.raises(NotRegistered, match="a server that carcite does not use"):
        crossref.work(RAIN)
    assert len(crossref_server.requests) == 3


def test_a_record_that_crossref_has_not_yet_is_said_so(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    crossref_server.misbehave(Fault(status=404, body=b"Resource not found."))
    with pytest.raises(NotRegistered, match="no record of it yet") as caught:
        crossref.work(BOG)
    assert caught.value.agency == "Crossref"


# --- many ------------------------------------------------------------------------------------


def many(server: CrossrefServer, count: int) -> list[str]:
    dois = [f"10.5555/synthetic.many.{number:04}" for number in range(count)]
    for doi in dois:
        server.add({"DOI": doi, "title": [doi]})
    return dois


def test_five_hundred_dois_cost_about_ten_requests(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    dois = many(crossref_server, 500)
    found = crossref.works(dois)
    assert [title(found[Doi(doi)]) for doi in dois] == dois
    assert len(crossref_server.requests) <= 10
    assert max(len(asked.target) for asked in crossref_server.requests) <= 3_800


def test_long_dois_make_more_lists_and_no_longer_ones(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    dois = [f"10.5555/{'x' * 200}.{number}" for number in range(60)]
    for doi in dois:
        crossref_server.add({"DOI": doi, "title": [doi]})
    assert {title(work) for work in crossref.works(dois).values()} == set(dois)
    assert max(len(asked.target) for asked in crossref_server.requests) <= 3_800
    assert len(crossref_server.requests) <= 5


def test_what_a_list_cannot_hold_is_asked_for_alone(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    wanted = [BOG, COMMAS, SICI, OLD_BOG, RAIN, MEDRA, NOWHERE, "10.5555/synthetic.retracted.7"]
    found = crossref.works(wanted)
    assert set(found) == set(wanted)
    kinds = {doi: type(outcome).__name__ for doi, outcome in found.items()}
    assert kinds == dict.fromkeys(wanted, "Work") | {
        MEDRA: "NotRegistered",
        NOWHERE: "NotRegistered",
    }
    lists = [asked.query["filter"] for asked in crossref_server.requests if asked.query]
    assert all("," not in each.replace(",doi:", "") and "<" not in each for each in lists)


def test_a_doi_is_asked_for_once_however_often_it_is_named(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    assert len(crossref.works([BOG, BOG.upper(), f"https://doi.org/{BOG}"])) == 1
    assert len(crossref_server.requests) == 1


def test_a_list_that_is_refused_is_cut_until_the_bad_one_is_alone(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    dois = many(crossref_server, 9)
    refuse = Fault(status=400, body=b'{"message": [{"message": "no such DOI"}]}')
    crossref_server.misbehave(refuse, refuse, at="/works?")
    assert {title(each) for each in crossref.works(dois).values()} == set(dois)


def test_a_list_that_is_too_large_is_cut(
    crossref: Crossref, crossref_server: CrossrefServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "ANSWER_LIMIT", 2_000)
    dois = many(crossref_server, 40)
    assert {title(each) for each in crossref.works(dois).values()} == set(dois)


def test_records_in_a_list_that_were_not_asked_for_are_left_out(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    body = b'{"message": {"items": [{"DOI": "10.5555/other"}, "junk", {"DOI": 7}]}}'
    crossref_server.misbehave(Fault(status=200, body=body), at="/works?")
    found = crossref.works([BOG, SICI, "10.5555/synthetic.retracted.7"])
    assert all(title(work) for work in found.values())
    assert "10.5555/other" not in found


def test_a_record_that_breaks_the_json_of_its_list_costs_itself_alone(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    dois = many(crossref_server, 60)
    for number, odd in ((7, float("nan")), (31, [1]), (32, [1])):
        value: object = odd
        for _ in range(200 if isinstance(odd, list) else 0):
            value = [value]
        crossref_server.add({"DOI": dois[number], "title": [dois[number]], "odd": value})
    found = crossref.works(dois)
    bad = [doi for doi in dois if isinstance(found[Doi(doi)], BadAnswer)]
    assert bad == [dois[7], dois[31], dois[32]]
    assert {title(found[Doi(doi)]) for doi in dois if doi not in bad} == {*dois} - {*bad}


def test_a_service_that_only_breaks_json_is_soon_left(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    dois = many(crossref_server, 400)
    crossref_server.misbehave(*[Fault(status=200, body=b'{"message": ')] * 2_000)
    found = crossref.works(dois)
    assert all(isinstance(each, BadAnswer) for each in found.values())
    assert len(found) == 400
    assert len(crossref_server.requests) < 100


def test_in_an_outage_the_rest_is_not_asked_for_and_what_came_is_kept(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    dois = many(crossref_server, 450)
    crossref_server.misbehave(Fault(), *[Fault(status=503)] * 100)
    outcomes = list(crossref.each(dois))
    works = [outcome for _, outcome in outcomes if isinstance(outcome, Work)]
    errors = [outcome for _, outcome in outcomes if isinstance(outcome, Unavailable)]
    asked = crossref_server.requests[0].query["filter"].count("doi:")
    assert (len(works), len(errors)) == (asked, 450 - asked)
    assert asked > 50
    assert len(crossref_server.requests) < 20
    assert "try again later" in str(errors[-1])


def test_after_an_outage_it_is_left_alone_for_a_while_and_then_asked_again(
    crossref: Crossref, crossref_server: CrossrefServer, clock: StoppedClock
) -> None:
    crossref_server.misbehave(*[Fault(status=503)] * 12)
    for _ in range(3):
        with pytest.raises(Unavailable):
            crossref.work(BOG)
    asked = len(crossref_server.requests)
    while crossref_server.fault_for("/"):
        pass
    with pytest.raises(Unavailable, match="did not answer earlier requests, so it was not asked"):
        crossref.search("peat")
    assert len(crossref_server.requests) == asked
    clock.sleep(301)
    assert title(crossref.work(BOG)).startswith("Peat and rain")


def test_whoever_stops_in_between_has_what_came(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    dois = many(crossref_server, 300)
    coming = crossref.each(dois)
    first = [next(coming) for _ in range(50)]
    del coming
    assert len(dict(first)) == 50
    assert len(crossref_server.requests) == 1


# --- misbehaviour ----------------------------------------------------------------------------

PASSING = {
    "too many requests": Fault(status=429, body=b"<html>Too many</html>", content_type="text/html"),
    "out of order": Fault(status=503, body=b"<html>Sorry</html>", content_type="text/html"),
    "broken inside": Fault(status=500, body=b'{"message": {"name": "x", "description": "y"}}'),
    "hung up": Fault(drop=True),
    "cut off": Fault(cut=40),
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_what_may_pass_is_asked_again(
    crossref: Crossref, crossref_server: CrossrefServer, clock: StoppedClock, fault: Fault
) -> None:
    crossref_server.misbehave(fault, fault)
    assert title(crossref.work(BOG)).startswith("Peat and rain")
    assert len(crossref_server.requests) == 3
    # 2 s and 4 s, each between a half and the whole of it.
    first, second = clock.slept
    assert 1 <= first <= 2 <= second <= 4


WAITS: dict[str, tuple[dict[str, str], float]] = {
    "seconds": ({"Retry-After": "7"}, 7),
    "a date": (
        {"Retry-After": "Wed, 21 Oct 2015 07:28:30 GMT", "Date": "Wed, 21 Oct 2015 07:28:00 GMT"},
        30,
    ),
}


@pytest.mark.parametrize(("headers", "seconds"), WAITS.values(), ids=WAITS)
def test_as_long_as_it_asks_to_wait_it_is_waited(
    crossref: Crossref,
    crossref_server: CrossrefServer,
    clock: StoppedClock,
    headers: dict[str, str],
    seconds: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent = headers.get("Date", "Thu, 01 Jan 2026 00:00:00 GMT")
    monkeypatch.setattr("http.server.BaseHTTPRequestHandler.date_time_string", lambda *_: sent)
    stated = {name: value for name, value in headers.items() if name != "Date"}
    crossref_server.misbehave(Fault(status=429, headers=stated))
    assert title(crossref.work(BOG))
    assert clock.slept == [pytest.approx(seconds)]


def test_a_wait_beyond_the_deadline_is_told_and_not_waited(
    crossref: Crossref, crossref_server: CrossrefServer, clock: StoppedClock
) -> None:
    crossref_server.misbehave(Fault(status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(Unavailable, match="asks to wait 3600 s; try again later"):
        crossref.work(BOG)
    assert clock.slept == []


def test_the_deadline_ends_all_trying(
    crossref: Crossref, crossref_server: CrossrefServer, clock: StoppedClock
) -> None:
    crossref_server.misbehave(*[Fault(status=503)] * 50)
    began = clock.monotonic()
    with pytest.raises(Unavailable, match=r"HTTP 503; asked \d times\).*--offline"):
        crossref.work(BOG)
    assert clock.monotonic() - began <= 60
    assert len(crossref_server.requests) <= 6


def test_a_refusal_stops_at_once_and_for_good(
    crossref: Crossref, crossref_server: CrossrefServer, clock: StoppedClock
) -> None:
    crossref_server.misbehave(Fault(status=403))
    for _ in range(2):
        with pytest.raises(Unavailable, match="refuses our requests") as caught:
            crossref.work(BOG)
        assert caught.value.blocked
    assert len(crossref_server.requests) == 1
    assert clock.slept == []


def test_a_service_that_says_nothing_is_given_up(crossref_server: CrossrefServer) -> None:
    crossref_server.misbehave(Fault(hang=True))
    hasty = Crossref(base_url=crossref_server.url, cache=False, deadline=0.2)
    with pytest.raises(Unavailable, match="no answer from Crossref"):
        hasty.work(BOG)


def test_nobody_at_the_address_is_said_so(crossref_server: CrossrefServer) -> None:
    with CrossrefServer([]) as gone:
        address = gone.url
    alone = Crossref(base_url=address, cache=False, clock=StoppedClock())
    with pytest.raises(Unavailable, match="no answer from Crossref"):
        alone.work(BOG)


BAD = {
    "no JSON": (
        Fault(status=200, body=b"<html>Log in</html>", content_type="text/html"),
        "text/html",
    ),
    "broken JSON": (Fault(status=200, body=b'{"message": '), "invalid JSON"),
    "deep JSON": (Fault(status=200, body=b"[" * 100_000), "invalid JSON"),
    "JSON as deep as Python reads it": (
        Fault(status=200, body=b'{"message": {"DOI": "x", "a": ' + b"[" * 900 + b"]" * 900 + b"}}"),
        "nested too deep",
    ),
    "a number without end": (
        Fault(status=200, body=b'{"message": {"score": ' + b"9" * 5_000 + b"}}"),
        "invalid JSON",
    ),
    "a message that is a list": (
        Fault(status=200, body=b'{"message": [{}]}'),
        "JSON that has no message",
    ),
    "a number that is none": (
        Fault(status=200, body=b'{"message": {"score": NaN}}'),
        "invalid JSON",
    ),
    "no message": (Fault(status=200, body=b'{"status": "ok"}'), "JSON that has no message"),
    "a message of words": (
        Fault(status=200, body=b'{"message": "ok"}'),
        "JSON that has no message",
    ),
    "a list": (Fault(status=200, body=b"[]"), "JSON that has no message"),
    "bytes that are no text": (Fault(status=200, body=b"\xff\xfe\x00"), "invalid JSON"),
    "a refusal in words": (Fault(status=401, body=b'{"message": "who are you"}'), "who are you"),
    "a refusal in JSON": (
        Fault(status=400, body=b'{"message": [{"message": "no"}]}'),
        "HTTP 400: 'no'",
    ),
    "nothing": (Fault(status=200, body=b""), "invalid JSON"),
}


@pytest.mark.parametrize(("fault", "words"), BAD.values(), ids=BAD)
def test_an_answer_that_is_none_is_a_bad_answer(
    crossref: Crossref, crossref_server: CrossrefServer, fault: Fault, words: str
) -> None:
    crossref_server.misbehave(fault)
    with pytest.raises(BadAnswer, match=words) as caught:
        crossref.work(BOG)
    assert caught.value.doi == BOG
    assert str(caught.value).startswith(BOG)


@pytest.mark.parametrize(("fault", "words"), BAD.values(), ids=BAD)
def test_a_search_with_an_answer_that_is_none_is_a_bad_answer(
    crossref: Crossref, crossref_server: CrossrefServer, fault: Fault, words: str
) -> None:
    crossref_server.misbehave(fault)
    with pytest.raises(BadAnswer, match=words):
        crossref.search("peat")


def test_an_answer_without_end_is_not_read_to_its_end(
    crossref: Crossref, crossref_server: CrossrefServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "ANSWER_LIMIT", 100_000)
    crossref_server.misbehave(Fault(status=200, body=b" " * 1_000_000))
    with pytest.raises(BadAnswer, match="larger than 100,000 bytes"):
        crossref.work(BOG)


# --- searches --------------------------------------------------------------------------------


def test_a_search_is_small(crossref: Crossref, crossref_server: CrossrefServer) -> None:
    found = crossref.search("Peat and rain Korhonen 2019")
    assert found[0]["DOI"] == BOG
    (asked,) = crossref_server.requests
    assert asked.query["query.bibliographic"] == "Peat and rain Korhonen 2019"
    assert asked.query["rows"] == "20"
    assert {"abstract", "reference"}.isdisjoint(asked.query["select"].split(","))


def test_filters_go_with_a_search(crossref: Crossref, crossref_server: CrossrefServer) -> None:
    crossref.search("peat", filters={"type": "journal-article", "from_pub_date": "2019"}, rows=3)
    (asked,) = crossref_server.requests
    assert asked.query["filter"] == "type:journal-article,from-pub-date:2019"
    assert asked.query["rows"] == "3"


def test_nothing_to_search_for_is_not_asked(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    assert crossref.search("  ") == []
    assert crossref_server.requests == []


def test_half_a_character_is_searched_for_like_a_lost_one(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    halved = Reference(title="Peat \ud800 and rain", author=(Name(family="Korh\udfffonen"),))
    assert crossref.match(halved) is None
    assert crossref.search("Peat \udcff and rain")
    assert crossref.search(halved)
    assert crossref_server.requests[0].query["query.bibliographic"].startswith("Peat \ufffd and")


def test_the_address_of_a_search_stays_short(
    crossref: Crossref, crossref_server: CrossrefServer
) -> None:
    crossref.search("泥炭と雨 " * 2_000)
    assert len(crossref_server.requests[0].target) <= 3_800


# --- the mail address ------------------------------------------------------------------------


def test_no_address_is_made_up(crossref_server: CrossrefServer) -> None:
    Crossref(base_url=crossref_server.url, cache=False).work(BOG)
    assert "mailto" not in str(crossref_server.requests[0].headers)


def test_the_address_is_taken_from_the_environment(
    crossref_server: CrossrefServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARCITE_MAILTO", MAIL)
    # As if this server were Crossref itself.
    monkeypatch.setattr(client, "BASE_URL", crossref_server.url)
    crossref = Crossref(base_url=crossref_server.url, cache=False)
    crossref.work(BOG)
    # And it goes with the client to machines whose environment does not name it.
    sent = pickle.dumps(crossref)
    monkeypatch.delenv("CARCITE_MAILTO")
    pickle.loads(sent).work(BOG)
    for asked in crossref_server.requests:
        assert f"(mailto:{MAIL})" in asked.headers["user-agent"]


def test_the_address_of_the_environment_is_told_to_crossref_alone(
    crossref_server: CrossrefServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARCITE_MAILTO", MAIL)
    mirror = Crossref(base_url=crossref_server.url, cache=False)
    mirror.work(BOG)
    pickle.loads(pickle.dumps(mirror)).work(BOG)
    Crossref(base_url=crossref_server.url, cache=False, mailto=MAIL).work(BOG)
    told = [MAIL in asked.headers["user-agent"] for asked in crossref_server.requests]
    assert told == [False, False, True]


# --- a login ---------------------------------------------------------------------------------


def with_login(url: str) -> str:
    return url.replace("http://", "http://us%65r:p%40ssword@")


def test_a_login_goes_to_its_server_and_is_shown_nowhere(
    crossref_server: CrossrefServer,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    clock: StoppedClock,
) -> None:
    caplog.set_level(0)
    address = with_login(crossref_server.url)
    guarded = Crossref(base_url=address, cache=tmp_path / "kept.sqlite3", clock=clock)
    assert title(guarded.work(BOG)).startswith("Peat and rain")
    guarded.search("peat")
    assert guarded.work(RAIN).source == "datacite"
    said = {asked.headers.get("authorization") for asked in crossref_server.requests}
    assert said == {"Basic dXNlcjpwQHNzd29yZA=="}
    # What the server says itself further down, HTTP's own log may show.
    logged = caplog.text
    crossref_server.misbehave(
        Fault(status=301, headers={"Location": with_login("http://elsewhere.example/x")}),
        Fault(status=400, body=f'{{"message": "not at {address}"}}'.encode()),
    )
    messages = []
    for _ in range(2):
        with pytest.raises(BadAnswer) as caught:
            guarded.work(OLD_BOG)
        messages.append(str(caught.value))
    crossref_server.misbehave(*[Fault(drop=True)] * 9)
    with pytest.raises(Unavailable) as gone:
        guarded.work(OLD_BOG)
    guarded.close()
    kept = (tmp_path / "kept.sqlite3").read_bytes().decode("latin-1")
    shown = f"{guarded!r} {messages} {gone.value} {logged} {kept}"
    assert not any(word in shown for word in ("us%65r", "user:", "p%40ss", "p@ss", "dXNlcjpw"))
    # With another login, or none, it is the same server.
    assert Crossref(base_url=crossref_server.url, cache=tmp_path / "kept.sqlite3", clock=clock, offline=True).work(BOG)  # fmt: skip
    assert pickle.loads(pickle.dumps(guarded)).work(OLD_BOG).found_as == BOG


def test_a_login_goes_to_no_other_server(
    crossref_server: CrossrefServer, clock: StoppedClock
) -> None:
    with CrossrefServer() as other:
        split = Crossref(base_url=with_login(crossref_server.url), resolver=other.url, cache=False, clock=clock)  # fmt: skip
        assert split.work(RAIN).source == "datacite"
        assert [asked.headers.get("authorization") for asked in other.requests] == [None]


@pytest.mark.parametrize(
    "address",
    [
        "nobody",
        "a@b",
        "ä@b.example",
        "a@b.example\r\nX: y",
        "a@b.example (c)",
        "a@b.example, c@d.example",
    ],
)
def test_what_is_no_address_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="mailto is not a mail address"):
        Crossref(mailto=address)
    monkeypatch.setenv("CARCITE_MAILTO", address)
    with pytest.raises(ValueError, match="CARCITE_MAILTO is not a mail address"):
        Crossref()


@pytest.mark.parametrize("address", ["a\0@b.example", "\ud800@b.example", "a\x7f@b.example"])
def test_what_no_header_can_hold_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="mailto is not a mail address"):
        Crossref(mailto=address)


def test_the_address_is_in_no_message(
    crossref: Crossref, crossref_server: CrossrefServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    crossref_server.misbehave(Fault(status=400, body=f'{{"message": "no, {MAIL}"}}'.encode()))
    with pytest.raises(BadAnswer) as caught:
        crossref.work(BOG)
    assert MAIL not in f"{caught.value!r} {crossref!r} {caplog.text}"


# --- what this machine is told ---------------------------------------------------------------


@pytest.mark.parametrize("proxy", ["nonsense://me:secret@proxy.example", "http://me:secret@\x7f"])
def test_a_proxy_that_is_none_is_said_so_and_not_shown(
    crossref_server: CrossrefServer, monkeypatch: pytest.MonkeyPatch, proxy: str
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("http_proxy", proxy)
    with pytest.raises(Unavailable, match="check HTTPS_PROXY") as caught:
        Crossref(base_url=crossref_server.url, cache=False, clock=StoppedClock()).work(BOG)
    assert "secret" not in str(caught.value)


def test_a_proxy_is_asked_and_told_its_login(
    crossref_server: CrossrefServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("http_proxy", crossref_server.url.replace("http://", "me:secret@"))
    crossref = Crossref(base_url="http://mirror.example", cache=False, clock=StoppedClock())
    assert crossref.work(BOG).found_as == BOG
    (asked,) = crossref_server.requests
    assert asked.target == f"http://mirror.example/works/{quote(BOG, safe='')}"
    assert asked.headers["proxy-authorization"] == "Basic bWU6c2VjcmV0"


def test_certificates_that_cannot_be_read_are_said_so(
    crossref_server: CrossrefServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable() -> None:
        raise FileNotFoundError(2, "No such file")

    monkeypatch.setattr("httpx2.create_ssl_context", unreadable)
    secret = Crossref(base_url=crossref_server.url.replace("http", "https"), cache=False)
    with pytest.raises(Unavailable, match="check SSL_CERT_FILE"):
        secret.work(BOG)


# --- the object ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "api.crossref.org", "ftp://x.example", "http://", "file:///etc", "http://[", "http://a:b",
        "http://a:99999", f"http://{'a' * 64}.example", "http://a..example", "http://a\nb.example",
        "http://\ud800.example", "http://a.example/\ud800", "http://user:pass@", "",
    ],
)  # fmt: skip
def test_a_base_address_is_a_web_address(address: str) -> None:
    with pytest.raises(ValueError, match="not a base URL"):
        Crossref(base_url=address)


@pytest.mark.parametrize("deadline", [0, -1, float("nan"), float("inf"), 1e300])
def test_a_deadline_is_a_number_of_seconds(deadline: float) -> None:
    with pytest.raises(ValueError, match="invalid deadline"):
        Crossref(deadline=deadline)


def test_offline_and_refresh_exclude_each_other() -> None:
    with pytest.raises(ValueError, match="refresh cannot be used with"):
        Crossref(offline=True, refresh=True)


def test_offline_nobody_is_asked(crossref_server: CrossrefServer) -> None:
    offline = Crossref(base_url=crossref_server.url, cache=False, offline=True)
    questions: list[Callable[[], object]] = [
        lambda: offline.work(BOG),
        lambda: offline.search("peat"),
    ]
    for question in questions:
        with pytest.raises(NotAsked, match=r"offline: .* not asked"):
            question()
    assert isinstance(offline.works([BOG])[Doi(BOG)], NotAsked)
    assert crossref_server.requests == []


def test_a_client_goes_to_other_processes(crossref: Crossref) -> None:
    again = pickle.loads(pickle.dumps(crossref))
    assert title(again.work(BOG)).startswith("Peat and rain")


def test_a_client_that_was_closed_opens_again(crossref: Crossref) -> None:
    with crossref:
        crossref.work(BOG)
    assert crossref.work(BOG).doi == BOG


def test_threads_share_one_client_and_its_limits(crossref_server: CrossrefServer) -> None:
    dois = many(crossref_server, 12)
    shared = Crossref(mailto=MAIL, base_url=crossref_server.url, cache=False, clock=StoppedClock())
    found: dict[str, Work] = {}
    threads = [
        threading.Thread(target=lambda doi=doi: found.update({doi: shared.work(doi)}))
        for doi in dois
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {doi: title(work) for doi, work in found.items()} == {doi: doi for doi in dois}
    assert crossref_server.most_at_once <= 3
