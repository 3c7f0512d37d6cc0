"""Whatever a service answers, the client gives a record or an error of ours; whatever a DOI is, only it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carcite.crossref import agencies, answers
from carcite.crossref.clock import Clock
from carcite.crossref.mail import redacted
from carcite.crossref.query import ADDRESS_LIMIT, MOST, WORDS_LIMIT, batches, query_words
from carcite.crossref.transport import Answer, Transport
from carcite.errors import BadAnswer, InvalidIdentifier
from carcite.model.reference import Reference
from carcite.values.identifiers import Doi, canonical_doi

thorough = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(
            ["message", "items", "DOI", "agency", "id", "label", "title", "author", "family", "issued",
             "date-parts", "literal", "type", "ISSN", "description"]
        )
        | st.text(max_size=5),
        inner,
        max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip
BODIES = JSON.map(lambda value: json.dumps(value).encode()) | st.binary(max_size=60)
# Any suffix that a DOI may have: no blanks, no quotes, and a tail that is not cut off.
SUFFIXES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Z", "C"), exclude_characters="\"'“”‘’"),
    min_size=1,
    max_size=30,
).map(lambda suffix: f"{suffix}x")

READERS: dict[str, Callable[[Answer], object]] = {
    "a record": lambda answer: answers.message_of(answer, "it"),
    "a list": lambda answer: answers.items_of(answer, "it"),
    "an agency": lambda answer: agencies.agency_of(answers.message_of(answer, "it")),
    "the right record": lambda answer: answers.checked(
        answers.message_of(answer, "it"), Doi("10.5555/a"), "it"
    ),
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
@thorough
@given(status=st.sampled_from([200, 200, 200, 301, 400, 404]), body=BODIES)
def test_any_answer_is_read_or_is_a_bad_answer(
    read: Callable[[Answer], object], status: int, body: bytes
) -> None:
    said = ""
    try:
        read(Answer(status, {"content-type": "application/json"}, body))
    except BadAnswer as error:
        said = str(error)
    assert "\n" not in said
    assert len(said) < 400


@thorough
@given(csl=st.dictionaries(st.sampled_from(["title", "author", "issued", "type", "DOI", "ISSN", "container-title", "volume"]), JSON))  # fmt: skip
def test_any_csl_json_takes_crossrefs_shape(csl: dict[str, object]) -> None:
    work = agencies.crossref_shape(csl)
    assert isinstance(work["type"], str)
    for key in ("title", "ISSN", "container-title"):
        assert all(isinstance(each, str) for each in work.get(key, []))
    for person in work.get("author", []):
        assert person
        assert all(isinstance(part, str) for part in person.values())
    for parts in work.get("issued", {"date-parts": []})["date-parts"]:
        assert all(isinstance(part, int) for part in parts)


@thorough
@given(location=st.text(max_size=40) | st.text(max_size=20).map(lambda tail: f"/works/{tail}"))
def test_a_redirect_leads_to_a_doi_or_nowhere(location: str) -> None:
    answer = Answer(301, {"location": location}, b"")
    try:
        target = answers.alias_target(answer, "https://api.crossref.org", "Crossref")
    except BadAnswer:
        return
    assert target == canonical_doi(target)


@thorough
@given(suffix=SUFFIXES)
def test_the_address_of_a_doi_is_that_dois_alone(suffix: str) -> None:
    try:
        doi = canonical_doi(f"10.5555/{suffix}")
    except InvalidIdentifier:
        return
    asked: list[str] = []

    class Deaf(Transport):
        def fetch(self, url: str, *_: object, **__: object) -> Answer:
            asked.append(url)
            return Answer(404, {}, b"")

    Deaf("https://api.crossref.org", None, Clock(), "carcite").work(doi, "", 0.0)
    (url,) = asked
    parts = urlsplit(url)
    assert (parts.netloc, parts.query, parts.fragment) == ("api.crossref.org", "", "")
    assert unquote(parts.path) == f"/works/{doi}"
    assert parts.path.count("/") == 2


@thorough
@given(suffixes=st.lists(SUFFIXES, max_size=300), before=st.integers(0, 100))
def test_every_doi_is_in_one_batch_and_no_address_is_too_long(
    suffixes: list[str], before: int
) -> None:
    dois = [Doi(f"10.5555/{suffix.lower()}") for suffix in suffixes]
    plan = batches(dois, before=before)
    planned = [doi for each in plan.lists for doi in each] + list(plan.alone)
    assert sorted(planned) == sorted(set(dois))
    for each in plan.lists:
        assert 1 < len(each) <= MOST
        assert before + sum(len(f"doi%3A{doi}%2C") for doi in each) <= ADDRESS_LIMIT
        assert not any("," in doi for doi in each)


@thorough
@given(title=st.text(max_size=3_000))
def test_the_words_of_a_search_stay_short(title: str) -> None:
    for what in (title, Reference(title=title)):
        assert len(query_words(what).encode()) <= WORDS_LIMIT


@thorough
@given(
    before=st.text(max_size=20),
    name=st.from_regex(r"[a-z][a-z0-9.+_-]{0,20}", fullmatch=True),
    host=st.from_regex(r"[a-z0-9-]{1,20}(\.[a-z0-9-]{1,10}){1,3}", fullmatch=True),
)
def test_no_mail_address_stays_in_a_message(before: str, name: str, host: str) -> None:
    assert f"{name}@{host}" not in redacted(f"{before} {name}@{host} refused")
