"""An article's own JATS XML: front matter in XML's rules, though an HTML parser reads it."""

from __future__ import annotations

import carcite
from carcite import Date

JATS = """<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3//EN" "x.dtd">
<article article-type="research-article" xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title-group><journal-title>Moorland Studies</journal-title><abbrev-journal-title>Moorl. Stud.</abbrev-journal-title></journal-title-group>
<issn pub-type="epub">2049-3630</issn><publisher><publisher-name>Nordhavn Press</publisher-name></publisher></journal-meta>
<article-meta><article-id pub-id-type="pmc">1234567</article-id><article-id pub-id-type="doi">10.5555/ms.12</article-id>
<article-categories><subj-group><subject>Research Article</subject></subj-group></article-categories>
<title-group><article-title><italic>Sphagnum</italic> and CO<sub>2</sub><xref ref-type="fn" rid="f1"/></article-title><subtitle>A review</subtitle></title-group>
<contrib-group><contrib contrib-type="author" corresp="yes"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>
<name><surname>van der Meer</surname><given-names>Piet</given-names></name><email>piet@nordhavn.example</email><xref ref-type="aff" rid="a1"><sup>1</sup></xref></contrib>
<contrib contrib-type="author"><collab>The Bog Consortium</collab><xref ref-type="aff" rid="a2"/></contrib>
<contrib contrib-type="editor"><name><surname>Rossi</surname><given-names>Paolo</given-names></name></contrib></contrib-group>
<aff id="a1"><label>1</label><institution>University of Nordhavn</institution>, <country>Norway</country></aff><aff id="a2">Bogs United</aff>
<pub-date pub-type="epub"><day>28</day><month>12</month><year>2020</year></pub-date><pub-date pub-type="ppub"><month>6</month><year>2021</year></pub-date>
<volume>12</volume><issue>2</issue><elocation-id>e101</elocation-id>
<history><date date-type="received"><day>4</day><month>3</month><year>2020</year></date><date date-type="accepted"><day>2</day><month>12</month><year>2020</year></date></history>
<abstract><sec><title>Background</title><p>Peat burns.</p></sec><sec><title>Results</title><p>It does so <![CDATA[& often]]>.</p></sec></abstract>
<abstract abstract-type="graphical"><p>A picture.</p></abstract><kwd-group><kwd>peat</kwd><kwd>fire, wild</kwd></kwd-group></article-meta></front>
<body><p>Text with <article-title>another title</article-title></p></body></article>"""


def test_the_front_matter_of_an_article() -> None:
    reference = carcite.read(JATS).reference
    assert reference.title == "<i>Sphagnum</i> and CO<sub>2</sub>: A review"
    assert (reference.container_title, reference.container_title_short) == (
        "Moorland Studies",
        "Moorl. Stud.",
    )
    assert (reference.volume, reference.issue, reference.number) == ("12", "2", "e101")
    assert (reference.doi, reference.pmcid) == ("10.5555/ms.12", "PMC1234567")
    assert reference.issn == ("2049-3630",)
    assert reference.publisher == "Nordhavn Press"
    assert reference.keywords == ("peat", "fire, wild")
    assert reference.abstract == "Background: Peat burns. Results: It does so & often."
    assert (reference.type, reference.language) == ("article-journal", "en")


def test_the_people_of_an_article() -> None:
    reference = carcite.read(JATS).reference
    first, second = reference.author
    assert (first.non_dropping_particle, first.family) == ("van der", "Meer")
    assert first.affiliation == ("University of Nordhavn, Norway",)
    assert first.corresponding
    assert first.email == "piet@nordhavn.example"
    assert first.orcid == "0000-0002-1825-0097"
    assert (second.literal, second.affiliation) == ("The Bog Consortium", ("Bogs United",))
    assert [name.family for name in reference.editor] == ["Rossi"]


def test_the_dates_of_an_article_are_kept_apart() -> None:
    reference = carcite.read(JATS).reference
    dates = (reference.issued, reference.available_date, reference.submitted, reference.accepted)
    assert dates == tuple(map(Date.parse, ("2021-06", "2020-12-28", "2020-03-04", "2020-12-02")))


def test_a_body_is_the_author_and_its_members_are_not() -> None:
    members = (
        "<contrib-group><contrib contrib-type='author'><name><surname>Aho</surname>"
        "<given-names>Liisa</given-names></name></contrib></contrib-group></collab>"
    )
    source = JATS.replace("</collab>", members, 1)
    names = carcite.read(source).reference.author
    assert [name.literal or name.family for name in names][1:] == ["The Bog Consortium"]


def test_an_issue_of_some_months_is_of_none_of_them() -> None:
    source = JATS.replace("<month>6</month><year>2021", "<season>Apr-Jun</season><year>2021")
    assert carcite.read(source).reference.issued == Date(year=2021)


def test_a_last_page_in_short_is_written_out() -> None:
    pages = "<fpage>231</fpage><lpage>8</lpage>"
    source = JATS.replace("<elocation-id>e101</elocation-id>", pages)
    assert carcite.read(source).reference.page == "231-238"
