"""What one place on a page shows of another: refuted days, closing stops, older wordings."""

from __future__ import annotations

import carcite
from carcite import Claim
from carcite.weighing.merge import merge
from carcite.weighing.normalise import normalise
from carcite.weighing.refute import without_refuted


def claim(variable: str, quote: str, trust: int, locator: str = "text:0-1", reader: str = "test") -> Claim:  # fmt: skip
    return normalise(
        Claim(variable=variable, quote=quote, locator=locator, trust=trust, reader=reader)
    )


def decided(*claims: Claim) -> dict[str, str]:
    found = merge(without_refuted(claims))
    values = {name: one.chosen.value for name, one in found.items() if one.chosen}
    return {
        name: value.edtf() if isinstance(value, carcite.Date) else str(value)
        for name, value in values.items()
    }


def test_the_day_of_acceptance_is_no_online_day_where_another_is_named() -> None:
    days = [claim("accepted", "2013-05-06", 70), claim("available_date", "2013-05-06", 90)]
    other = claim("available_date", "2013-06-19", 70)
    assert decided(*days, other)["available_date"] == "2013-06-19"
    assert decided(*days)["available_date"] == "2013-05-06"


def test_no_article_is_online_before_its_manuscript_came_in() -> None:
    came, cited = claim("submitted", "2013-10-04", 70), claim("available_date", "2011-12-15", 70)
    own = claim("available_date", "2014-03-10", 50)
    assert "available_date" not in decided(came, cited)
    assert decided(came, cited, own)["available_date"] == "2014-03-10"


def test_the_label_of_an_abstract_is_no_word_of_it() -> None:
    words = "Peat cores from four raised bogs were dated."
    for quote in (f"Abstract: {words}", f"Abstract:{words}", f": {words}", words):
        assert decided(claim("abstract", quote, 80))["abstract"] == words
    assert decided(claim("abstract", f"Summary: {words}", 80))["abstract"] == f"Summary: {words}"


def test_a_closing_stop_comes_off_a_title_that_also_stands_without() -> None:
    with_stop, without = claim("title", "Fire in bogs.", 90), claim("title", "Fire in bogs", 60)
    assert decided(with_stop, without)["title"] == "Fire in bogs"
    assert decided(with_stop)["title"] == "Fire in bogs."


def test_a_supplement_is_said_once() -> None:
    volume, issue = claim("volume", "85 Suppl 1", 90), claim("issue", "Suppl_1", 90)
    assert decided(volume, issue)["volume"] == "85"
    assert decided(volume)["volume"] == "85 Suppl 1"


def test_the_longer_wording_that_readers_see_beats_the_tags_older_one() -> None:
    old = "Peat cores from four raised bogs were dated and their charcoal was counted at every centimetre."
    new = f"Bogs burn now and then. {old}"
    tag = claim("abstract", old, 84, "meta[name=citation_abstract]", "meta_tags")
    visible = claim("abstract", new, 80, "div.abstract", "html_body")
    foreign = claim("abstract", "Nothing of the kind. " * 8, 80, "div.abstract", "html_body")
    assert decided(tag, visible)["abstract"] == new
    assert decided(tag, foreign)["abstract"] == old


def test_a_heading_with_the_sites_logo_is_no_title() -> None:
    source = (
        "<title>Fire in raised... [Bog Stud. 1975] - BogMed</title>"
        '<h1 class="img_logo">BogMed</h1><h1>Fire in raised bogs of the north.</h1>'
        '<div class="rprt abstract"><h1>Fire in raised bogs of the north.</h1>'
        f"<p>{'MeSH Terms: Fires, Wetlands, Peat. ' * 6}</p></div>"
    )
    reference = carcite.read(source).reference
    assert (reference.title, reference.abstract) == ("Fire in raised bogs of the north.", None)


def test_the_page_reads_as_one() -> None:
    source = (
        '<meta name="citation_title" content="Fire in raised bogs.">'
        "<title>Fire in raised bogs</title><h1>Fire in raised bogs</h1>"
    )
    assert (
        carcite.read(f"<html><body>{source}</body></html>").reference.title == "Fire in raised bogs"
    )
