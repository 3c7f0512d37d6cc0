from __future__ import annotations

import pytest
from bibtexparser.entrypoint import parse_string

from bibtex_grammar import Entry, parse
from carcite import formats
from carcite.formats.bibtex import latex
from carcite.formats.bibtex.reading import loads
from carcite.model.reference import Date, ItemType, Name, Reference
from hard_records import ARTICLE, HOSTILE_TEXTS, PREPRINT


def entry(reference: Reference, format_: str = "bibtex") -> Entry:
    (found,) = parse(formats.dumps([reference], format_))
    return found


TITLE = (
    r"{CAR-T} cells in {{\textit{Mus musculus}}}: the role of {H$_{\textrm{2}}$O}"
    r" and {CD4$^{\textrm{+}}$}"
)
AUTHORS = (
    "Pérez, Ana and van der Berg, Anna M. and O'Neill, Jr., Patrick"
    " and {Ministry of Health, Labour and Welfare}"
)
RIGHTS = r"© 2025 Ana Pérez, Chen Li. CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def test_every_cell_of_zoteros_checklist_has_its_field() -> None:
    found = entry(ARTICLE)
    assert (found.type, found.key) == ("article", "perez2025car")
    assert dict(found.fields) == {
        "author": AUTHORS,
        "editor": "Li, Chen",
        "orcid-numbers": "Pérez, Ana/0000-0002-1825-0097",
        "title": TITLE,
        "shorttitle": "{CAR-T} cells",
        "journal": "Frontiers in Immunology",
        "shortjournal": "Front. Immunol.",
        "series": "A Special Issue",
        "volume": "16",
        "number": "6",
        "pages": "101--115",
        "section": "Autoimmunity",
        "publisher": "Frontiers",
        "year": "2025",
        "month": "mar",
        "date": "2025-03-07",
        "submitted": "2025-01-08",
        "accepted": "2025-02-23",
        "doi": "10.3389/fimmu.2025.1625166",
        "url": "https://example.org/a_b?x=1&y=%20#top",
        "urldate": "2025-09-01",
        "issn": "1664-3224, 0028-0836",
        "pmid": "12345678",
        "pmcid": "PMC123456",
        "genre": "Review",
        "howpublished": "Provisionally accepted",
        "pubstate": "Provisionally accepted",
        "language": "en",
        "keywords": "CAR-T; B cells, activated; lupus",
        "abstract": r"Background: 50\% of cells. Results: p $<$ 0.05.",
        "copyright": RIGHTS,
    }


def test_biblatex_has_its_own_words_for_the_same() -> None:
    bibtex, biblatex = dict(entry(ARTICLE).fields), dict(entry(ARTICLE, "biblatex").fields)
    assert {name: value for name, value in biblatex.items() if bibtex.get(name) != value} == {
        "journaltitle": "Frontiers in Immunology",
        "langid": "english",
        "keywords": "CAR-T, {B cells, activated}, lupus",
        "license": "CC-BY-4.0",
    }
    assert set(bibtex) - set(biblatex) == {"journal", "year", "month"}


def test_the_month_is_a_macro_without_braces() -> None:
    assert "\n  month = mar,\n" in formats.dumps([ARTICLE], "bibtex")


TYPES: dict[str, tuple[ItemType, str, str]] = {
    "journal-article": ("article-journal", "article", "article"),
    "preprint": ("article", "misc", "online"),
    "conference": ("paper-conference", "inproceedings", "inproceedings"),
    "chapter": ("chapter", "incollection", "incollection"),
    "thesis": ("thesis", "phdthesis", "thesis"),
    "report": ("report", "techreport", "report"),
    "software": ("software", "misc", "software"),
    # Zotero drops an entry of a type that it does not know.
    "dataset": ("dataset", "misc", "misc"),
    "standard": ("standard", "misc", "misc"),
    "review": ("review", "article", "article"),
}


@pytest.mark.parametrize(("type_", "bibtex", "biblatex"), TYPES.values(), ids=TYPES)
def test_no_entry_type_is_one_that_zotero_drops(
    type_: ItemType, bibtex: str, biblatex: str
) -> None:
    reference = Reference(type=type_, title="x")
    assert (entry(reference).type, entry(reference, "biblatex").type) == (bibtex, biblatex)


FIELDS: dict[str, tuple[Reference, str, str]] = {
    "article-number": (Reference(type="article-journal", number="e12"), "pages", "e12"),
    "article-number-eid": (Reference(type="article-journal", number="e12"), "eid", "e12"),
    "en-dash": (Reference(page="5–9"), "pages", "5--9"),
    "one-page": (Reference(page="7"), "pages", "7"),
    "short-journal-alone": (
        Reference(type="article-journal", container_title_short="J."),
        "journal",
        "J.",
    ),
    "school": (Reference(type="thesis", publisher="MIT"), "school", "MIT"),
    "masters": (Reference(type="thesis", genre="Master's thesis"), "type", "Master's thesis"),
    "booktitle": (Reference(type="chapter", container_title="On DNA"), "booktitle", "On {DNA}"),
    "subtype": (Reference(type="dataset"), "entrysubtype", "dataset"),
    "preprint": (PREPRINT, "entrysubtype", "preprint"),
    "magazine": (Reference(type="article-magazine"), "entrysubtype", "magazine"),
    "eprint": (PREPRINT, "eprint", "2411.00001"),
    "eprinttype": (PREPRINT, "eprinttype", "arxiv"),
    "archiveprefix": (PREPRINT, "archiveprefix", "arXiv"),
    "season": (Reference(issued=Date(year=2025, season=21)), "month", "Spring"),
    "foreign": (Reference(extra=(("mrnumber", "1_2"),)), "mrnumber", r"1\_2"),
    "verbatim-url": (Reference(url="http://a/b_c%20{d} e\\"), "url", "http://a/b_c%20%7Bd%7D%20e%5C"),
    "keyword-with-separator": (Reference(keywords=("a; b", "c")), "keywords", "{a; b}; c"),
}  # fmt: skip


@pytest.mark.parametrize(("reference", "field", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_value_goes_where_styles_and_zotero_find_it(
    reference: Reference, field: str, expected: str
) -> None:
    assert entry(reference)[field] == expected


def test_a_masters_thesis_has_a_type_of_its_own() -> None:
    assert entry(Reference(type="thesis", genre="Master's thesis")).type == "mastersthesis"


DATES = {
    "range": (Date(year=2020, month=3, end=Date(year=2021)), "2020-03/2021"),
    "circa": (Date(year=2020, circa=True), "2020~"),
    "season": (Date(year=2020, season=23), "2020-23"),
    "early": (Date(year=800), "0800"),
    "before-christ": (Date(year=-44, month=3, day=15), "-0044-03-15"),
}


@pytest.mark.parametrize(("date", "expected"), DATES.values(), ids=DATES)
def test_biblatex_dates_are_edtf(date: Date, expected: str) -> None:
    assert entry(Reference(issued=date), "biblatex")["date"] == expected


def test_a_foreign_field_is_never_a_reference_to_another_entry_nor_a_second_one() -> None:
    reference = Reference(title="x", extra=(("crossref", "y"), ("title", "z"), ("a b", "c")))
    assert entry(reference).fields == (("title", "x"),)


def test_a_foreign_field_with_capitals_is_held_in_small_letters() -> None:
    reference = Reference(title="x", extra=(("C1", "Lund"), ("callNumber", "QA 76")))
    assert entry(reference).fields == (("title", "x"), ("c1", "Lund"), ("callnumber", "QA 76"))


TITLES = {
    "first-word": ("Cells of mice", "Cells of mice"),
    "later-capital": ("On Lake Baikal", "On {Lake} {Baikal}"),
    "first-inner-capital": ("CAR-T cells", "{CAR-T} cells"),
    "lower-then-upper": ("mRNA and siRNA", "{mRNA} and {siRNA}"),
    "punctuation-outside": ("Use of (DNA), “RNA”: a", "Use of ({DNA}), “{RNA}”: a"),
    "italics": ("<i>E. coli</i> in <i>vivo</i>", r"{{\textit{E. coli}}} in {{\textit{vivo}}}"),
    "italic-part": ("anti-<i>Xenopus</i> sera", r"{anti-\textit{Xenopus}} sera"),
    "formula": ("CO<sub>2</sub>, H<sub>2</sub>O", r"{CO$_{\textrm{2}}$}, {H$_{\textrm{2}}$O}"),
    "bold-in-italics": ("<i>a<b>b</b></i>", r"{{\textit{a}\textit{\textbf{b}}}}"),
    "raised-beside-dollar": ("$5 CD4<sup>+</sup>", r"\$5 {CD4\textsuperscript{+}}"),
    "non-latin-capital": ("On Öl", "On {Öl}"),
    "combining": ("On A\u0301B", "On {ÁB}"),
}


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES)
def test_a_titles_capitals_and_markup_are_braced_by_the_word(text: str, expected: str) -> None:
    assert latex.title(text) == expected


ESCAPES = {
    "special": ("50% & #1_a", r"50\% \& \#1\_a"),
    "caret-tilde": ("a^b~c", r"a\^{}b\textasciitilde{}c"),
    "backslash": ("a\\b", r"a\textbackslash{}b"),
    "paired-braces": ("{a}", r"\{a\}"),
    "lone-brace": ("a } b", r"a \textbraceright{} b"),
    "wrong-way-round": ("}{", r"\textbraceright{}\textbraceleft{}"),
    "less-than": ("p < 0.05 | >", "p $<$ 0.05 $|$ $>$"),
    "less-than-beside-dollar": ("$5 < 6", r"\$5 \textless{} 6"),
    "dashes": ("a--b---c", "a-{}-b-{}-{}-c"),
    "quotes": ("''a``", "'{}'a`{}`{}"),
    "marks": ("what?! no!!", "what?{}! no!{}!"),
    "tel": ("COMPLETELY TEL", "COMPLET{}ELY T{}EL"),
    "unicode": ("é – 毛", "é – 毛"),
}


@pytest.mark.parametrize(("text", "expected"), ESCAPES.values(), ids=ESCAPES)
def test_a_text_is_escaped_once_for_latex_and_for_zotero(text: str, expected: str) -> None:
    assert latex.escape(text) == expected


PEOPLE = {
    "plain": (Name(family="Li", given="Chen"), "Li, Chen"),
    "particle": (Name(family="Berg", non_dropping_particle="van der", given="Anna"), "van der Berg, Anna"),
    "particle-in-family": (Name(family="van der Berg", given="Anna"), "{van der Berg}, Anna"),
    "hyphen-behind-an-accent": (Name(family="Álvarez-Pérez", given="Ana"), "{Álvarez-Pérez}, Ana"),
    "particle-within-a-hyphen": (Name(family="Meer-de Vries", given="Ana"), "{Meer-de Vries}, Ana"),
    "hyphen-behind-a-particle": (Name(family="al-Rashid", non_dropping_particle="dos", given="Ana"), "dos {al-Rashid}, Ana"),
    "capital-particle": (Name(family="Leyen", non_dropping_particle="Von der", given="Ursula"), "{Von der Leyen}, Ursula"),
    "suffix": (Name(family="O'Neill", given="Patrick", suffix="Jr."), "O'Neill, Jr., Patrick"),
    "suffix-alone": (Name(family="King", suffix="Jr."), "King, Jr., {}"),
    "body": (Name(literal="Barnes and Noble"), "{Barnes and Noble}"),
    "family-alone": (Name(family="Plato"), "Plato"),
    "two-words-alone": (Name(family="Aung San"), "{Aung San}"),
    "given-alone": (Name(given="Madonna"), "{Madonna}"),
    "lower-inside": (Name(family="Ortega y Gasset", given="José"), "{Ortega y Gasset}, José"),
    "lower-alone": (Name(family="al-Rashid", given="Harun"), "{al-Rashid}, Harun"),
    "non-ascii-words": (Name(family="Ångström Müller", given="A"), "{Ångström Müller}, A"),
    "and-within": (Name(family="Smith", given="A and B"), "Smith, {A and B}"),
    "comma-within": (Name(family="Smith, MD", given="A"), "{Smith, MD}, A"),
    "others": (Name(family="others", given="A"), "{others}, A"),
    "chinese": (Name(family="毛", given="泽东"), "毛, 泽东"),
    "brace": (Name(family="A}", given="B"), r"A\textbraceright{}, B"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_a_name_is_written_so_that_bibtex_splits_it_rightly(name: Name, expected: str) -> None:
    assert entry(Reference(author=(name,)))["author"] == expected


@pytest.mark.parametrize("format_", ["bibtex", "biblatex"])
@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_no_value_ends_an_entry_or_adds_a_field(text: str, format_: str) -> None:
    def reference(value: str) -> Reference:
        return Reference(
            id=value,
            type="article-journal",
            title=f"T {value}",
            container_title=f"J {value}",
            author=(Name(literal=f"L {value}"), Name(family=f"F {value}", given=f"G {value}")),
            abstract=f"A {value}",
            keywords=(f"K {value}", "k"),
            note=f"N {value}",
            status=f"S {value}",
            page=f"P {value}",
            url=f"http://x/{value}",
            doi=f"10.1/{value}",
            issued=Date(year=2025, month=3),
        )

    written = formats.dumps([reference(text), ARTICLE], format_)
    hostile, after = parse(written)
    harmless = entry(reference("x"), format_)
    assert [name for name, _ in hostile.fields] == [name for name, _ in harmless.fields]
    assert after == entry(ARTICLE, format_)
    library = parse_string(written)
    assert (len(library.entries), len(library.blocks)) == (2, 2)


def test_small_words_that_are_no_particles_stay_with_the_family_name() -> None:
    work = Reference(title="X", author=(Name(family="null NUL Éj", given="A."),))
    once = formats.loads(formats.dumps([work], "bibtex")).references
    assert once[0].author == work.author
    assert formats.loads(formats.dumps(once, "bibtex")).references == once


def test_a_title_of_which_nothing_is_left_gives_way_to_its_abbreviation() -> None:
    work = Reference(
        type="article-journal", title="a", container_title="\x1e", container_title_short="J. Bogs"
    )
    for flavour in ("bibtex", "biblatex"):
        [once] = loads(formats.dumps([work], flavour)).references
        assert once.container_title == "J. Bogs"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            Name(family="60c Bogs", given="Ana"), id="a number with a small letter behind it"
        ),
        pytest.param(
            Name(family="0ß None", given="Ana"), id="a number with a small letter beyond ASCII"
        ),
        pytest.param(
            Name(family="Èß", non_dropping_particle="⛪åDr-", given="Ana"),
            id="a particle of no case",
        ),
    ],
)
def test_what_no_rule_foresaw_comes_back_in_its_parts(name: Name) -> None:
    [once] = loads(formats.dumps([Reference(title="a", author=(name,))], "biblatex")).references
    assert once.author == (name,)


def test_a_thesis_of_no_known_kind_is_called_neither_phd_nor_masters() -> None:
    reference = Reference(type="thesis", title="Peat")
    written = formats.dumps([reference], "bibtex")
    assert "@phdthesis" in written
    assert "type = {Thesis}" in written
    assert formats.loads(written).references[0].genre is None
    assert formats.loads("@phdthesis{k, title = {Peat}}").references[0].genre == "PhD thesis"


def test_a_particle_that_is_written_together_with_a_family_name_of_two_words_gets_no_blank() -> (
    None
):
    name = Name(family="Amore Conti", dropping_particle="d’")
    text = formats.dumps([Reference(title="A", translator=(name,))], "bibtex")
    assert str(loads(text).references[0].translator[0]) == "d’Amore Conti"
