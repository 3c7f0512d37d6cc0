"""What each meta tag says, and how far it is to be trusted: one table, one row a name.

Trust follows measured precision over 317 pages: Highwire's tags, then bepress and EPrints, JSON-LD,
PRISM, Dublin Core, OpenGraph. A row that departs from its vocabulary's rung says why.
"""

from __future__ import annotations

from typing import NamedTuple

from carcite.model.claims import Trust

HIGHWIRE = int(Trust.SCHOLARLY)
EPRINTS = 86
PRISM = 76
DUBLIN_CORE = 72
SOCIAL = 35


class Row(NamedTuple):
    """What a meta tag says: the variable, the trust, and why it departs from its vocabulary's."""

    variable: str
    trust: int
    reason: str | None = None


# Tags of one value; of several tags of a name the first is the most trusted.
ROWS: dict[str, tuple[Row, ...]] = {
    # --- Highwire Press, as Google Scholar asks for it
    "citation_title": (Row("title", HIGHWIRE),),
    "citation_journal_title": (Row("container_title", HIGHWIRE),),
    "citation_conference_title": (Row("container_title", 84, "may name the meeting, not the book"), Row("event_title", 80)),
    "citation_conference": (Row("container_title", 82), Row("event_title", 78)),
    "citation_inbook_title": (Row("container_title", 88),),
    "citation_book_title": (Row("container_title", 88),),
    "citation_journal_abbrev": (Row("container_title_short", 85, "some systems number their journals here"),),
    "citation_series_title": (Row("collection_title", 85),),
    "citation_technical_report_institution": (Row("publisher", 85),),
    "citation_technical_report_number": (Row("number", 85),),
    "citation_dissertation_institution": (Row("publisher", 85),),
    "citation_dissertation_name": (Row("genre", 60),),
    "citation_patent_number": (Row("number", 85),),
    "citation_publisher": (Row("publisher", 85),),
    "citation_volume": (Row("volume", HIGHWIRE),),
    "citation_issue": (Row("issue", HIGHWIRE),),
    "citation_article_number": (Row("number", HIGHWIRE),),
    "citation_elocation_id": (Row("number", HIGHWIRE),),
    "citation_doi": (Row("doi", HIGHWIRE),),
    "citation_pmid": (Row("pmid", HIGHWIRE),),
    "citation_pmcid": (Row("pmcid", HIGHWIRE),),
    "citation_arxiv_id": (Row("arxiv", HIGHWIRE),),
    "citation_language": (Row("language", 85),),
    "citation_abstract": (Row("abstract", 84, "some systems cut it off"),),
    "citation_article_type": (Row("genre", 80),),
    "citation_section": (Row("section", 80),),
    "citation_num_pages": (Row("number_of_pages", 70),),
    "citation_publication_date": (Row("issued", HIGHWIRE),),
    "citation_date": (Row("issued", 88, "the online day at some publishers, the issue's at others"),),
    "citation_cover_date": (Row("issued", 86),),
    "citation_year": (Row("issued", 78, "coarse"),),
    "citation_online_date": (
        Row("available_date", HIGHWIRE),
        Row("issued", 66, "the article's only date when it has no issue"),
    ),
    "citation_public_url": (Row("url", 86),),
    "citation_abstract_html_url": (Row("url", 84),),
    "citation_fulltext_html_url": (Row("url", 70),),
    # --- EPrints
    "eprints.title": (Row("title", EPRINTS),),
    "eprints.publication": (Row("container_title", EPRINTS),),
    "eprints.book_title": (Row("container_title", EPRINTS),),
    "eprints.series": (Row("collection_title", EPRINTS),),
    "eprints.event_title": (Row("event_title", EPRINTS),),
    "eprints.event_location": (Row("event_place", EPRINTS),),
    "eprints.volume": (Row("volume", EPRINTS),),
    "eprints.number": (Row("issue", EPRINTS),),
    "eprints.pagerange": (Row("page", EPRINTS),),
    "eprints.pages": (Row("number_of_pages", EPRINTS),),
    "eprints.publisher": (Row("publisher", EPRINTS),),
    "eprints.place_of_pub": (Row("publisher_place", EPRINTS),),
    "eprints.institution": (Row("publisher", 80),),
    "eprints.date": (Row("issued", EPRINTS),),
    "eprints.abstract": (Row("abstract", 82),),
    "eprints.id_number": (Row("doi", EPRINTS),),
    "eprints.doi": (Row("doi", EPRINTS),),
    "eprints.official_url": (Row("doi", 55, "the publisher's page, often a DOI"),),
    # --- PRISM 2 and 3
    "prism.publicationname": (Row("container_title", PRISM),),
    "prism.volume": (Row("volume", PRISM),),
    "prism.number": (Row("issue", PRISM),),
    "prism.issue": (Row("issue", PRISM),),
    "prism.pagerange": (Row("page", PRISM),),
    "prism.doi": (Row("doi", 85),),
    "prism.section": (Row("genre", 45, "Springer, Nature and MDPI name the kind of article here"),),
    "prism.publicationdate": (Row("issued", 60, "the online day at Springer"),),
    "prism.coverdate": (Row("issued", PRISM),),
    "prism.onlinedate": (Row("available_date", PRISM),),
    "prism.datereceived": (Row("submitted", PRISM),),
    "prism.dateaccepted": (Row("accepted", PRISM),),
    "prism.issuename": (Row("collection_title", 60),),
    "prism.edition": (Row("edition", PRISM),),
    "prism.url": (Row("url", 60),),
    "prism.teaser": (Row("abstract", int(Trust.GUESS)),),
    # --- Dublin Core, plain and qualified
    "dc.title": (Row("title", DUBLIN_CORE),),
    "dcterms.title": (Row("title", DUBLIN_CORE),),
    "dc.title.alternative": (Row("title", int(Trust.GUESS), "the title in another language"),),
    "dc.publisher": (Row("publisher", DUBLIN_CORE, "at repositories the repository"),),
    "dcterms.publisher": (Row("publisher", DUBLIN_CORE),),
    "dc.language": (Row("language", 70),),
    "dcterms.language": (Row("language", 70),),
    "dc.date.issued": (Row("issued", 76),),
    "dcterms.issued": (Row("issued", 76),),
    "dc.issued": (Row("issued", 70),),
    "dc.date": (Row("issued", 62, "the day the page went online at Springer"),),
    "dcterms.date": (Row("issued", 62),),
    "dc.date.created": (Row("issued", int(Trust.GUESS), "the day the file was made"),),
    "dc.date.datesubmitted": (Row("submitted", 62),),
    "dcterms.datesubmitted": (Row("submitted", 62),),
    "dcterms.dateaccepted": (Row("accepted", 62),),
    "dc.date.available": (Row("available_date", 60),),
    "dcterms.available": (Row("available_date", 60),),
    "dcterms.abstract": (Row("abstract", 76),),
    "dc.description.abstract": (Row("abstract", 76),),
    "dc.description": (Row("abstract", 70, "cut off or a blurb on some pages"),),
    "dcterms.description": (Row("abstract", 60),),
    "dc.source.volume": (Row("volume", 78),),
    "dc.source.issue": (Row("issue", 78),),
    "dc.citation.volume": (Row("volume", 74),),
    "dc.citation.issue": (Row("issue", 74),),
    "dc.citation.spage": (Row("page", 70),),
    "dc.identifier.pagenumber": (Row("page", 78),),
    "dc.identifier.doi": (Row("doi", 86),),
    "dc.identifier.pmid": (Row("pmid", 80),),
    "dc.relation.ispartof": (Row("container_title", 50, "a series, a journal or a whole citation"),),
    "dc.relation.ispartofseries": (Row("collection_title", 50),),
    "dc.type.articletype": (Row("section", 78, "OJS: the journal's section"),),
    "dc.identifier.uri": (Row("url", 50),),
    # --- OpenGraph and what else is made for sharing, not for citing
    "og:title": (Row("title", 45, "the site's name is often in it"),),
    "twitter:title": (Row("title", 40, "the site's name is often in it"),),
    "og:url": (Row("url", 58),),
    "article:published_time": (Row("issued", 50, "the page's, not the issue's"),),
    "og:article:published_time": (Row("issued", 50),),
    "book:release_date": (Row("issued", 60),),
    "book:isbn": (Row("isbn", 70),),
    "og:description": (Row("abstract", SOCIAL, "a blurb, or cut off"),),
    "description": (Row("abstract", SOCIAL - 1, "a blurb, or cut off"),),
    "abstract": (Row("abstract", 60),),
    "author_doi": (Row("doi", 40),),
    "doi": (Row("doi", 70),),
    "pbcontext": (),
}  # fmt: skip

# Tags of which all values together make one list: name, variable, trust.
LISTS: dict[str, Row] = {
    "citation_issn": Row("issn", HIGHWIRE),
    "citation_eissn": Row("issn", 88),
    "citation_isbn": Row("isbn", HIGHWIRE),
    "prism.issn": Row("issn", PRISM),
    "prism.eissn": Row("issn", PRISM),
    "prism.isbn": Row("isbn", PRISM),
    "dc.source.issn": Row("issn", 78),
    "dc.identifier.issn": Row("issn", 76),
    "dc.identifier.isbn": Row("isbn", 76),
    "eprints.issn": Row("issn", EPRINTS),
    "eprints.isbn": Row("isbn", EPRINTS),
    "citation_keywords": Row("keywords", 86),
    "citation_keyword": Row("keywords", 86),
    "eprints.keywords": Row("keywords", 80),
    "prism.keyword": Row("keywords", 74),
    "dc.subject": Row("keywords", 70, "at Springer and Nature the field, not the article's words"),
    "dcterms.subject": Row("keywords", 68),
    "article:tag": Row("keywords", 50),
    "keywords": Row("keywords", 40, "often the site's"),
}

# Tags that name people, of which all together make one list: name, variable, trust.
PEOPLE: dict[str, Row] = {
    "citation_author": Row("author", HIGHWIRE),
    "citation_authors": Row("author", 84, "all in one tag, initials only at PubMed"),
    "citation_editor": Row("editor", HIGHWIRE),
    "citation_editors": Row("editor", 84),
    "citation_translator": Row("translator", HIGHWIRE),
    "eprints.creators_name": Row("author", EPRINTS),
    "eprints.creators": Row("author", 80),
    "eprints.editors_name": Row("editor", EPRINTS),
    "dc.creator": Row("author", DUBLIN_CORE),
    "dcterms.creator": Row("author", DUBLIN_CORE),
    "dc.creator.personalname": Row("author", 76),
    "dc.contributor.author": Row("author", 70),
    "dc.contributor.editor": Row("editor", 70),
    "dc.contributor": Row("author", 36, "authors at HighWire and eLife, institutions at PMC, the editor at Taylor & Francis"),
    "article:author": Row("author", 42, "journalists, or addresses of profiles"),
    "article.author": Row("author", 42),
    "author": Row("author", 44, "the page's author on blogs, the site on others"),
}  # fmt: skip

# The type, by which container or by what kind the tags name; of several the most trusted.
TYPES_BY_TAG: dict[str, tuple[str, int]] = {
    "citation_journal_title": ("article-journal", 80),
    "citation_conference_title": ("paper-conference", 84),
    "citation_conference": ("paper-conference", 82),
    "citation_inbook_title": ("chapter", 85),
    "citation_book_title": ("chapter", 85),
    "citation_dissertation_institution": ("thesis", 88),
    "citation_dissertation_name": ("thesis", 86),
    "citation_technical_report_institution": ("report", 85),
    "citation_technical_report_number": ("report", 84),
    "citation_patent_number": ("patent", 85),
    "citation_arxiv_id": ("article", 86),
    "prism.publicationname": ("article-journal", 60),
    "eprints.publication": ("article-journal", 70),
}
TYPE_TAGS: dict[str, int] = {
    "eprints.type": 84,
    "citation_type": 62,
    "dc.type": 66,
    "dcterms.type": 64,
    "prism.genre": 50,
    "citation_article_type": 40,
}
