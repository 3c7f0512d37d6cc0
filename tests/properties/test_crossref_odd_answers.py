"""Whatever a service says of one work costs that work's record at most: its neighbours are enriched all the same."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import carcite
from carcite.cli import main
from carcite.crossref.agencies import crossref_shape
from carcite.crossref.records import reference_of_work
from carcite.errors import BadAnswer, CarciteError
from carcite.model.claims import Reading
from clocks import StoppedClock
from crossref_oddities import ANYTHING, ODDITIES
from crossref_server import CrossrefServer

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

GOOD = [f"10.5555/good.{number}" for number in range(3)]
ODD, OTHER = "10.5555/odd", "10.5072/odd"
AGENCIES = st.just({"id": "datacite", "label": "DataCite"}) | ANYTHING
PAGE = """<html><head><meta name="citation_title" content="The raised bog of parish number {number}">
<meta name="citation_author" content="Korhonen, Aino"><meta name="citation_doi" content="{doi}">
<meta name="citation_publication_date" content="2019"></head><body></body></html>"""


def record(doi: str, number: int) -> dict[str, Any]:
    return {
        "DOI": doi, "type": "journal-article", "title": [f"The raised bog of parish number {number}"],
        "author": [{"family": "Korhonen", "given": "Aino"}], "issued": {"date-parts": [[2019, 5]]},
        "container-title": ["Journal of Moors"], "volume": "12",
    }  # fmt: skip


def csl(doi: str, number: int) -> dict[str, Any]:
    return {
        "DOI": doi, "type": "dataset", "title": f"The raised bog of parish number {number}",
        "author": [{"family": "Korhonen", "given": "Aino"}], "issued": {"date-parts": [[2019, 5]]},
        "publisher": "Bog Data",
    }  # fmt: skip


def test_the_neighbours_of_an_odd_record_are_enriched(tmp_path: Path) -> None:
    """In the library: Crossref's list, and other agencies' CSL-JSON by negotiation, through the cache."""
    numbers = itertools.count()
    readings = read([*GOOD[:2], ODD, OTHER, GOOD[2]])

    with CrossrefServer([record(GOOD[0], 0), record(GOOD[1], 1), record(GOOD[2], 4)]) as server:

        @quick
        @given(odd=ODDITIES, other=ODDITIES, agency=AGENCIES)
        @example({"volume": float("nan")}, {"issued": {"date-parts": [["²"]]}}, {"id": "medra"})
        @example(
            {"title": 10**4_200}, {"issued": {"date-parts": [[10**4_200]]}}, {"id": "crossref"}
        )
        def check(odd: dict[str, Any], other: dict[str, Any], agency: Any) -> None:
            server.works[ODD] = {**record(ODD, 2), **odd}
            assume(isinstance(server.works[ODD]["DOI"], str))  # or the server does not find it
            server.others[OTHER] = {"agency": agency, "csl": {**csl(OTHER, 3), **other}}
            client = carcite.Crossref(
                base_url=server.url, cache=tmp_path / f"{next(numbers)}", clock=StoppedClock()
            )
            with client:
                for _ in range(2):  # asked, and from the cache
                    judge(list(carcite.enrich_many(readings, client, policy="fill")))
                    judge(list(carcite.enrich_many(readings, client, policy="prefer")))

        check()


def judge(outcomes: list[Reading | carcite.Failed]) -> None:
    for place in (0, 1, 4):
        outcome = outcomes[place]
        assert isinstance(outcome, Reading), outcome
        assert outcome.reference.container_title == "Journal of Moors"
    for outcome in outcomes:
        if isinstance(outcome, carcite.Failed):
            assert isinstance(outcome.error, CarciteError)
            str(outcome.error).encode()
        else:
            # What came of it can be written.
            for name in ("ris", "bibtex", "csl-json"):
                carcite.dumps([outcome.reference], name).encode()


def read(dois: list[str]) -> list[Reading]:
    places = {doi: number for number, doi in enumerate(dois)}
    return [carcite.read(PAGE.format(doi=doi, number=places[doi])) for doi in dois]


def test_the_command_line_writes_the_neighbours_of_an_odd_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carcite.crossref.client.Clock", StoppedClock)
    dois = [GOOD[0], ODD, OTHER, GOOD[1]]
    for number, doi in enumerate(dois):
        (tmp_path / f"{number}.html").write_text(PAGE.format(doi=doi, number=number))
    pages = [str(tmp_path / f"{number}.html") for number in range(4)]
    numbers = itertools.count()

    with CrossrefServer([record(GOOD[0], 0), record(GOOD[1], 3)]) as server:

        @settings(quick, max_examples=25)
        @given(odd=ODDITIES, other=ODDITIES, agency=AGENCIES)
        @example({"volume": float("nan")}, {"issued": {"date-parts": [["²"]]}}, {"id": "datacite"})
        def check(odd: dict[str, Any], other: dict[str, Any], agency: Any) -> None:
            server.works[ODD] = {**record(ODD, 1), **odd}
            assume(isinstance(server.works[ODD]["DOI"], str))
            server.others[OTHER] = {"agency": agency, "csl": {**csl(OTHER, 2), **other}}
            number = next(numbers)
            out = tmp_path / f"{number}.json"
            monkeypatch.setenv("CARCITE_CACHE", str(tmp_path / f"cache {number}"))
            result = CliRunner().invoke(
                main, ["cite", *pages, "--enrich", "--server", server.url, "--to", "csl-json", "-o", str(out)]
            )  # fmt: skip
            assert result.exception is None or isinstance(result.exception, SystemExit)
            written = {each.get("DOI", "").lower(): each for each in json.loads(out.read_text())}
            for doi in GOOD[:2]:
                assert written[doi]["container-title"] == "Journal of Moors"

        check()


@quick
@given(odd=ODDITIES)
def test_any_record_of_an_agency_is_a_reference_or_a_bad_answer(odd: Mapping[str, Any]) -> None:
    try:
        reference = reference_of_work(crossref_shape({**csl(OTHER, 1), **odd}))
    except BadAnswer:
        return
    assert reference.type


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ({"date-parts": [["²"]]}, None),
        ({"date-parts": [["2024", "²"]]}, [2024]),
        ({"date-parts": [["2024", "02", "31"]]}, [2024, 2]),
        ({"date-parts": [["٢٠٢٤"]]}, [2024]),
        ({"date-parts": [[2024, 22]]}, [2024, 22]),
        ({"date-parts": [["2024-02-03"]]}, None),
        ({"date-parts": [[10**4_000]]}, None),
        ({"date-parts": [[10**5_000]]}, None),
        ({"date-parts": "2024"}, None),
        ({"date-parts": [2024, 2]}, [2024, 2]),
        ({"raw": "2024-02-03"}, [2024, 2, 3]),
        ({"literal": "February 2024"}, [2024, 2]),
        ("2024-02", [2024, 2]),
        (2024, [2024]),
        ("soon", None),
        ("9" * 5_000, None),
        (None, None),
        ([], None),
    ],
)
def test_a_date_of_an_agency_has_as_many_parts_as_are_certain(
    said: object, parts: list[int] | None
) -> None:
    shaped = crossref_shape({"type": "dataset", "issued": said}).get("issued")
    assert shaped == (parts and {"date-parts": [parts]})
