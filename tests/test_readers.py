"""The readers of a page's body, one table each: COinS, rows of labels, microdata and RDFa, blocks of authors."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import carcite
from carcite.model.claims import Claim, Value
from carcite.page import Page, open_page
from carcite.readers.body.label_rows import read_label_rows
from carcite.readers.body.people import read_body_people
from carcite.readers.body.reader import read_page_language
from carcite.readers.embedded.coins import read_coins
from carcite.readers.embedded.microdata import read_structured
from carcite.values.names import Name
from carcite.weighing.normalise import normalise


def page(body: str) -> Page:
    return open_page(
        f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>"
    )


def values(claims: Iterable[Claim]) -> dict[str, object]:
    """The first valid value of each variable; dates as EDTF, names as one writes them."""
    found: dict[str, object] = {}
    for claim in map(normalise, claims):
        if claim.value is not None:
            found.setdefault(claim.variable, plain(claim.value))
    return found


def plain(value: Value) -> object:
    if isinstance(value, tuple):
        return [str(member) for member in value]
    return value if isinstance(value, str) else value.edtf()


def people(claims: Iterable[Claim]) -> tuple[Name, ...]:
    """The names that the first claim on authors lists."""
    value = next((claim.value for claim in claims if claim.variable == "author"), ())
    assert isinstance(value, tuple)
    return tuple(name for name in value if isinstance(name, Name))


# --- COinS -----------------------------------------------------------------------------------

COINS: dict[str, tuple[str, dict[str, object]]] = {
    "an article": (
        ("rft.genre=article&rft.atitle=Fire+%26+peat&rft.jtitle=Moors&rft.volume=12&rft.issue=2&rft.spage=1&rft.epage=14"
        "&rft.date=2021-06-30&rft.issn=2049-3630&rft.au=Ida+Aalto&rft.au=Paolo+Rossi&rft_id=info%3Adoi%2F10.5555%2Fm.1"),
        {"type": "article-journal", "title": "Fire & peat", "container_title": "Moors", "volume": "12", "issue": "2",
         "page": "1-14", "issued": "2021-06-30", "issn": ["2049-3630"], "doi": "10.5555/m.1",
         "author": ["Ida Aalto", "Paolo Rossi"]},
    ),
    "a chapter": (
        "rft.genre=bookitem&rft.atitle=Ditches&rft.btitle=Bogs+and+Men&rft.pages=3-9&rft.isbn=9780306406157",
        {"type": "chapter", "title": "Ditches", "container_title": "Bogs and Men", "page": "3-9", "isbn": ["9780306406157"]},
    ),
    "a book": ("rft.genre=book&rft.btitle=Bogs", {"type": "book", "title": "Bogs"}),
    "a thesis": (
        "rft.genre=dissertation&rft.title=Bogs&rft.inst=Nordhavn",
        {"type": "thesis", "title": "Bogs", "publisher": "Nordhavn"},
    ),
    "a journal named by rft.title": (
        "rft.genre=article&rft.atitle=Fire&rft.title=Moors",
        {"type": "article-journal", "title": "Fire", "container_title": "Moors"},
    ),
    "an unknown genre": ("rft.genre=unknown&rft.title=Bogs", {"title": "Bogs"}),
    "nothing": ("", {}),
    "no OpenURL": ("Fire in bogs", {}),
}  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), COINS.values(), ids=COINS)
def test_a_coins_span_says_its_work(said: str, expected: dict[str, object]) -> None:
    tag = f'<span class="Z3988" title="{said.replace("&", "&amp;")}"></span>'
    assert values(read_coins(page(tag))) == expected
    # The same span above and below the text is one.
    assert values(read_coins(page(tag + tag))) == expected


def test_the_first_author_alone_is_no_list_of_authors() -> None:
    tag = '<span class="Z3988" title="rft.atitle=Fire&amp;rft.aulast=Aalto&amp;rft.aufirst=Ida"></span>'
    (author,) = [claim for claim in read_coins(page(tag)) if claim.variable == "author"]
    assert author.partial


def test_several_coins_are_references() -> None:
    tags = "".join(f'<span class="Z3988" title="rft.atitle={n}"></span>' for n in "ab")
    assert list(read_coins(page(tags))) == []


# --- rows of labels --------------------------------------------------------------------------


def table(*rows: tuple[str, str]) -> str:
    return "<table>" + "".join(f"<tr><th>{k}</th><td>{v}</td></tr>" for k, v in rows) + "</table>"


def definitions(*rows: tuple[str, str]) -> str:
    return "<dl>" + "".join(f"<dt>{k}</dt> <dd>{v}</dd>" for k, v in rows) + "</dl>"


ROWS: dict[str, tuple[str, dict[str, object]]] = {
    "DSpace": (
        table(("dc.title", "Fire in bogs"), ("dc.contributor.author", "Aalto, Ida"), ("dc.contributor.author", "Rossi, Paolo"),
              ("dc.date.issued", "2021-06"), ("dc.type", "Thesis")),
        {"title": "Fire in bogs", "author": ["Ida Aalto", "Paolo Rossi"], "issued": "2021-06", "type": "thesis"},
    ),
    "EPrints": (
        table(("Item Type:", "Article"), ("Uncontrolled Keywords:", "fire; peat"), ("Date:", "30 June 2021")),
        {"type": "article-journal", "keywords": ["fire", "peat"], "issued": "2021-06-30"},
    ),
    "a definition list in Spanish": (
        definitions(("Título", "Fuego"), ("Autores", "Aalto, Ida; Rossi, Paolo"), ("Fecha de publicación", "5 de marzo de 2024")),
        {"title": "Fuego", "author": ["Ida Aalto", "Paolo Rossi"], "issued": "2024-03-05"},
    ),
    "numbers": (
        definitions(("Volume", "12"), ("Issue", "2"), ("Pages", "1–14"), ("ISSN", "2049-3630"), ("DOI", "https://doi.org/10.5555/M.1")),
        {"volume": "12", "issue": "2", "page": "1-14", "issn": ["2049-3630"], "doi": "10.5555/m.1"},
    ),
    "two labels are no record": (table(("Title", "Fire"), ("Date", "2021")), {}),
    "labels that nobody knows": (table(("Colour", "red"), ("Size", "9"), ("Weight", "3")), {}),
    "a table of figures": ("<table>" + "<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>" * 9 + "</table>", {}),
    "a term without a definition": ("<dl><dt>Title</dt><dt>Date</dt><dd>2021</dd><dt>Volume</dt><dd>1</dd></dl>", {}),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), ROWS.values(), ids=ROWS)
def test_rows_of_labels_say_what_their_labels_say(body: str, expected: dict[str, object]) -> None:
    assert values(read_label_rows(page(body))) == expected


# --- microdata and RDFa ----------------------------------------------------------------------

STRUCTURED: dict[str, tuple[str, dict[str, object]]] = {
    "microdata": (
        ('<div itemscope itemtype="http://schema.org/ScholarlyArticle"><h1 itemprop="headline">Fire in bogs</h1>'
        '<span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Ida Aalto</span></span>'
        '<time itemprop="datePublished" datetime="2021-06-30">June</time></div>'),
        {"type": "article-journal", "title": "Fire in bogs", "author": ["Ida Aalto"], "issued": "2021-06-30"},
    ),
    "RDFa with volume and issue": (
        ('<article typeof="ScholarlyArticle"><span property="author" typeof="Person"><span property="givenName">Ida</span>'
        ' <span property="familyName">Aalto</span></span><span property="isPartOf" typeof="PublicationVolume">Vol '
        '<span property="volumeNumber">12</span></span><span property="isPartOf" typeof="PublicationIssue">'
        '<span property="issueNumber">2</span></span><span property="pageStart">1</span><span property="pageEnd">9</span></article>'),
        {"type": "article-journal", "author": ["Ida Aalto"], "volume": "12", "issue": "2", "page": "1-9"},
    ),
    "people of an article that is not marked itself": (
        '<span property="author" typeof="Person"><span property="givenName">Ida</span> <span property="familyName">Aalto</span></span>',
        {"type": "article-journal", "author": ["Ida Aalto"]},
    ),
    "an author who is but text": (
        '<div itemscope itemtype="https://schema.org/Article"><b itemprop="author">Ida Aalto</b></div>',
        {"type": "article-journal", "author": ["Ida Aalto"]},
    ),
    "a shop": ('<div itemscope itemtype="http://schema.org/Product"><b itemprop="author">Ida Aalto</b></div>', {}),
    "no types": ('<b itemprop="author">Ida Aalto</b>', {}),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), STRUCTURED.values(), ids=STRUCTURED)
def test_marked_up_elements_say_their_work(body: str, expected: dict[str, object]) -> None:
    assert values(read_structured(page(body))) == expected


def test_a_person_in_microdata_has_affiliation_and_orcid() -> None:
    (name,) = people(
        read_structured(
            page(
                '<div itemscope itemtype="http://schema.org/ScholarlyArticle"><span itemprop="author" itemscope itemtype="http://schema.org/Person">'
                '<span itemprop="name">Ida Aalto</span><span itemprop="affiliation" itemscope itemtype="http://schema.org/Organization">'
                '<span itemprop="name">Nordhavn</span></span><a href="https://orcid.org/0000-0002-1825-0097">iD</a></span></div>'
            )
        )
    )
    assert (str(name), name.affiliation, name.orcid) == (
        "Ida Aalto",
        ("Nordhavn",),
        "0000-0002-1825-0097",
    )


# --- blocks of authors -----------------------------------------------------------------------

AFFILIATIONS = '<ul class="affiliations"><li id="a1"><sup>1</sup>Nordhavn</li><li id="a2"><sup>2</sup>Torino</li></ul>'
BLOCKS: dict[str, tuple[str, list[tuple[str, tuple[str, ...]]]]] = {
    "OJS 3": (
        ('<article class="obj_article_details"><ul class="authors"><li><span class="name">Ida Aalto</span><span class="affiliation">Nordhavn</span></li>'
        '<li><span class="name">Paolo Rossi</span></li></ul></article>'),
        [("Ida Aalto", ("Nordhavn",)), ("Paolo Rossi", ())],
    ),
    "OJS 2": ('<div id="authorString"><em>Ida Aalto, Paolo Rossi</em></div>', [("Ida Aalto", ()), ("Paolo Rossi", ())]),
    "marks behind links": (
        f'<div class="authors"><a href="/1">Ida Aalto</a><sup>1</sup>, <a href="/2">Paolo Rossi</a><sup>1,2</sup></div>{AFFILIATIONS}',
        [("Ida Aalto", ("Nordhavn",)), ("Paolo Rossi", ("Nordhavn", "Torino"))],
    ),
    "PMC": (
        f'<div class="cg"><a href="/1"><span class="name">Ida Aalto</span></a><sup>2</sup></div>{AFFILIATIONS}',
        [("Ida Aalto", ("Torino",))],
    ),
    "cards behind names": (
        ('<div class="loa-authors"><span class="accordion__closed"><a class="author-name">Ida Aalto</a><div class="author-info"><p class="author-name">Ida Aalto</p>'
        '<p>University of Nordhavn</p><p>Search for more papers by this author</p><p>E-mail: i@n.example</p></div></span></div>'),
        [("Ida Aalto", ("University of Nordhavn",))],
    ),
    "overlays": (
        '<span class="contribDegrees"><a class="author">Ida Aalto</a><span class="overlay">University of Nordhavn<span class="corr-sec">Correspondence i@n.example</span></span></span>',
        [("Ida Aalto", ("University of Nordhavn",))],
    ),
    "HighWire's places in one element, postal codes among them": (
        ('<ol class="contributor-list"><li><span class="name">Ida Aalto</span><sup>1</sup></li><li><span class="name">Paolo Rossi</span><sup>2,3</sup></li></ol>'
        '<ol class="affiliation-list"><li class="aff"><address><sup>1</sup>Bog Institute, Nordhavn 03022, Norway, <sup>2</sup>Fen School, Torino 1-3, Italy and <sup>3</sup>Mire Office, Leiden 2333, NL</address></li></ol>'),
        [("Ida Aalto", ("Bog Institute, Nordhavn 03022, Norway",)), ("Paolo Rossi", ("Fen School, Torino 1-3, Italy", "Mire Office, Leiden 2333, NL"))],
    ),
    "LaTeXML's parts of one place": (
        ('<div class="ltx_authors"><span class="ltx_creator"><span class="ltx_personname">Ida Aalto</span><span class="ltx_contact ltx_role_affiliation">'
        '<span class="ltx_text ltx_affiliation_institution">Bog Institute</span><span class="ltx_text ltx_affiliation_country">Norway</span></span></span></div>'),
        [("Ida Aalto", ("Bog Institute, Norway",))],
    ),
    "the list for a telephone, too": (
        '<ul class="authors"><li>Ida Aalto</li><li>Paolo Rossi</li></ul><ul class="authors"><li>Ida Aalto</li><li>Paolo Rossi</li></ul>',
        [("Ida Aalto", ()), ("Paolo Rossi", ())],
    ),
    "a menu of that name": ('<ul class="authors"><li>For authors</li><li>Submit a manuscript here</li></ul>', []),
    "none": ("<p>Ida Aalto</p>", []),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_a_block_of_authors_gives_names_and_places(
    body: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = people(read_body_people(page(body)))
    assert [(str(name), name.affiliation) for name in found] == expected


CORRESPONDING = {
    "a star": "<a>Ida Aalto</a><sup>1*</sup>",
    "an envelope": "<a>Ida Aalto</a><sup>✉</sup>",
}


@pytest.mark.parametrize("source", CORRESPONDING.values(), ids=CORRESPONDING)
def test_a_sign_says_who_corresponds(source: str) -> None:
    first, second = people(
        read_body_people(page(f'<div class="authors">{source}, <a>Paolo Rossi</a></div>'))
    )
    assert (first.corresponding, second.corresponding) == (True, False)


def test_an_envelope_beside_everybody_says_less_than_a_star_beside_one() -> None:
    mail = '<a href="mailto:i@n.example"><img class="icon-mail"></a>'
    body = (
        f'<ul class="authors"><li>Ida Aalto {mail}</li><li>Paolo Rossi<sup>*</sup> {mail}</li></ul>'
    )
    first, second = people(read_body_people(page(body)))
    assert (first.corresponding, second.corresponding) == (False, True)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Volume 24", "24"),
        ("Number 3", "3"),
        ("No. S1", "S1"),
        ("Núm. 2", "2"),
        ("№5", "5"),
        ("V12", "V12"),
    ],
)
def test_what_a_number_is_called_is_no_part_of_it(words: str, number: str) -> None:
    claim = Claim(variable="volume", quote=words, locator="x", trust=50, reader="x")
    assert normalise(claim).value == number


def test_the_address_behind_a_name_shows_where_the_family_name_begins() -> None:
    body = (
        '<h1>Tidal mills of the lower Minho and their owners</h1><ul class="authors">'
        '<li><a href="/author/Lobo+e+Melo%2C+Maria+do+Rio">Maria do Rio Lobo e Melo</a></li>'
        '<li><a href="/?term=%22Abe%20Toda%20K%22%5BAuthor%5D">Ken Abe Toda</a></li></ul>'
    )
    names = tuple(carcite.read(f"<!doctype html><body>{body}</body>").reference.author)
    assert [(name.family, name.given) for name in names] == [
        ("Lobo e Melo", "Maria do Rio"),
        ("Abe Toda", "Ken"),
    ]


def test_a_title_bar_with_the_year_before_the_journal_names_no_author_as_one() -> None:
    title = "Flowering times of meadow herbs in the upper Inn valley"
    head = f"<title>{title} - Senn - 2018 - Meadow Research - Wiley Online Library</title>"
    source = f"<!doctype html><html><head>{head}</head><body><h1>{title}</h1></body></html>"
    assert carcite.read(source).reference.container_title == "Meadow Research"


def test_keywords_of_a_row_stand_one_a_line() -> None:
    rows = table(
        ("Title", "Fire"), ("Date", "2021"), ("Keywords", "forest fire<br/>smoke<br />haze")
    )
    assert values(read_label_rows(page(rows)))["keywords"] == ["forest fire", "smoke", "haze"]


@pytest.mark.parametrize(("said", "expected"), [("en-GB", "en"), ("fr", None)])
def test_the_page_is_in_the_language_that_its_abstract_is_in(
    said: str, expected: str | None
) -> None:
    words = (
        "The tide mills of the estuary were built by the monks, and most of them are in use. " * 3
    )
    abstract = Claim(
        variable="abstract", quote=words, value=words, locator="p", trust=80, reader="r"
    )
    opened = open_page(f'<!doctype html><html lang="{said}"><body><p>{words}</p></body></html>')
    claimed = [claim.quote for claim in read_page_language(opened, [abstract])]
    assert claimed == ([expected] if expected else [])


TITLE = "A long enough title of the article on bogs"


def cited(*lines: str) -> carcite.Reference:
    body = "".join(lines)
    return carcite.read(
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{body}</body></html>"
    ).reference


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("J. L. Chen, L. Chen, J. Wang", ("J. L.", "Chen")),
        ("Min Ho Kim, Ho Kim, Mi Park", ("Min Ho", "Kim")),
        ("Ana Maria Silva, Maria Silva Andrade, Bo Li", ("Ana Maria", "Silva")),
    ],
)
def test_a_name_that_ends_another_shows_no_family_name(line: str, first: tuple[str, str]) -> None:
    author = cited(f'<p class="authors">{line}</p>').author[0]
    assert (author.given, author.family) == first


def test_who_gave_out_a_thesis_is_no_container() -> None:
    line = f"<p>Paz, Ana (2018) {TITLE}. PhD thesis, Bog University.</p>"
    assert cited('<p class="authors">Ana Paz</p>', line).container_title is None


def test_a_year_in_brackets_is_no_issue() -> None:
    line = f"<p>Paz, A., Li, B. {TITLE}. Bog Studies 12:45–67 (2018)</p>"
    reference = cited('<p class="authors">Ana Paz, Bo Li</p>', line)
    assert (reference.volume, reference.issue, reference.page) == ("12", None, "45-67")


def test_the_day_of_a_visit_is_not_the_works() -> None:
    line = f"<p>Paz, A., Li, B. {TITLE}. Journal of Bogs, 12(3), 45-67. [Accessed 12 May 2024]</p>"
    reference = cited('<p class="authors">Ana Paz, Bo Li</p>', line)
    assert reference.issued is None
    assert TITLE not in (reference.container_title or "")
