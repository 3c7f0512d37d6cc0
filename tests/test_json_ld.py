"""JSON-LD: graphs, ids, chains, and scripts that are broken or hostile."""

from __future__ import annotations

import json

import pytest

import carcite
from carcite.page.linked_data import parse_json


def page(*scripts: str) -> str:
    tags = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<html><head><title>Fire in raised bogs</title>{tags}</head><body></body></html>"


WORK = {"@type": "ScholarlyArticle", "name": "Fire in raised bogs", "datePublished": "2021-06-30"}


def test_a_graph_with_people_named_by_their_ids() -> None:
    graph = [
        {**WORK, "author": [{"@id": "#a"}]},
        {"@type": "Person", "@id": "#a", "name": "Ida Aalto", "affiliation": {"name": "Nordhavn"}},
    ]
    author = carcite.read(page(json.dumps({"@graph": graph}))).reference.author
    assert [(name.family, name.affiliation) for name in author] == [("Aalto", ("Nordhavn",))]


def test_issue_volume_and_journal_come_from_the_chain() -> None:
    journal = {"@type": "Periodical", "name": "Moors", "issn": "2049-3630"}
    volume = {"@type": "PublicationVolume", "volumeNumber": 12, "isPartOf": journal}
    part = {"@type": "PublicationIssue", "issueNumber": "2", "isPartOf": volume}
    reference = carcite.read(page(json.dumps({**WORK, "isPartOf": part}))).reference
    assert (reference.container_title, reference.volume, reference.issue) == ("Moors", "12", "2")
    assert reference.issn == ("2049-3630",)


def test_a_broken_script_hides_no_other() -> None:
    reading = carcite.read(page('{"broken"', json.dumps(WORK)))
    assert reading.reference.issued is not None


@pytest.mark.parametrize(
    "source",
    ["[" * 100_000, '{"a":' * 50_000 + "1" + "}" * 50_000, "9" * 100_000, "", "null,"],
    ids=["deep lists", "deep objects", "a huge number", "nothing", "half"],
)
def test_hostile_json_is_no_json(source: str) -> None:
    assert parse_json(source) is None


def test_what_people_write_is_json() -> None:
    assert parse_json('<!-- {"a": [1, 2,],} -->') == {"a": [1, 2]}
