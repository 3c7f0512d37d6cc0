"""BibTeX and BibLaTeX as references: LaTeX, names, dates, inheritance, and which field says what."""

from __future__ import annotations

from typing import Any

import pytest

import carcite
from carcite.formats.bibtex.dates import date_of_parts, read_date
from carcite.formats.bibtex.latex_text import text_of_latex
from carcite.formats.bibtex.names import SplitName, read_people, split_list, split_name
from carcite.model.reference import Date, Name, Reference


def one(text: str) -> Reference:
    (reference,) = carcite.loads(text, "bibtex").references
    return reference


LATEX = {
    "plain": ("Cells of mice", "Cells of mice"),
    "blanks": (" a\n\t b ", "a b"),
    "case-braces": ("{DNA} and {{RNA}s}", "DNA and RNAs"),
    "accents": (r"\'{e} {\'e} \'e {\'{e}} \"{\i} \^{\j}", "é é é é ï ĵ"),
    "accent-words": (r"\c{c} \c c \v{s} \v s \H{o} \k{a} \u{g} \r{a} \d{s}", "ç ç š š ő ą ğ å ṣ"),
    "two-accents": (r"Nguy{\~{\^e}}n \'{\^e} \'\^e", "Nguyễn ế ế"),
    "no-such-letter": (r"\'{m} \r{q}", "ḿ q̊"),
    "letters": (r"Stra{\ss}e Stra\ss e \O rsted {\AE}sir {\L}\'od\'z \i", "Straße Straße Ørsted Æsir Łódź ı"),
    "signs": (r"\& \% \$ \# \_ \{\} \textbackslash{} \textasciitilde{} \^{} \~{}", r"& % $ # _ {} \ ~ ^ ~"),
    "dashes": ("1--2 --- a-b -{}-", "1–2 — a-b --"),
    "quotes": ("``a'' `b' it's `{}c`{} O'Brien", "“a” ‘b’ it's `c` O'Brien"),
    "inverted": ("?`Que? !`Si!", "¿Que? ¡Si!"),
    "tie": ("a~b", "a\u00a0b"),
    "quoted": (r"\enquote{a} \mkbibquote{b}", "“a” “b”"),
    "italics": (r"\emph{a} \textit{b c} {\em d} {\it e\/}", "<i>a</i> <i>b c</i> <i>d</i> <i>e</i>"),
    "bold": (r"\textbf{a} {\bf b} \mkbibbold{c}", "<b>a</b> <b>b</b> <b>c</b>"),
    "italics-joined": (r"\textit{a}\textit{\textbf{b}}", "<i>a<b>b</b></i>"),
    "raised": (r"Ca\textsuperscript{2+} H\textsubscript{2}O", "Ca<sup>2+</sup> H<sub>2</sub>O"),
    "small-capitals": (r"\textsc{Abc} \texttt{d} {\sc e}", "Abc d e"),
    "mathematics": (r"H$_2$O CO$_{2}$ 10$^{-3}$ $\alpha$-helix $p<0.05$ $x\geq 5$", "H<sub>2</sub>O CO<sub>2</sub> 10<sup>-3</sup> α-helix p<0.05 x≥5"),
    "degrees": (r"25\,$^\circ$C 90$^{\circ}$", "25\u2009°C 90°"),
    "mathematics-otherwise": (r"\(\beta\) \ensuremath{\gamma_1} $$\delta$$", "β γ<sub>1</sub> δ"),
    "text-in-mathematics": (r"$_{\textrm{a--b}}$ $\mathrm{d}x$ $\mathbb{R}$", "<sub>a–b</sub> dx ℝ"),
    "fraction": (r"$\frac{1}{2}$ $\sqrt{2}$", "1/2 √2"),
    "what-zotero-gets": (r"p $<$ 0.05 $|$ $>$ $_{\textrm{2}}$", "p < 0.05 | > <sub>2</sub>"),
    "one-dollar": ("costs $5", "costs $5"),
    "two-prices": ("$5 million to $6 million", "$5 million to $6 million"),
    "address": (r"\url{http://a.b/c_d%20e~f} \href{http://x/y_z}{text}", "http://a.b/c_d%20e~f text"),
    "boxes": (r"\mbox{CO} gas \hbox{x}", "CO gas x"),
    "nothing": (r"{\relax Ch}arles \noopsort{1}a pre\-fix b\discretionary{-}{}{}c", "Charles a prefix bc"),
    "unknown-with-argument": (r"\unknown{text} b", "text b"),
    "unknown-alone": (r"C:\dir\x y", r"C:\dir\x y"),
    "html": ("<i>a</i> b<sub>2</sub> c<d", "<i>a</i> b<sub>2</sub> c<d"),
    "symbol": (r"\symbol{126}\char", r"~\char"),
    "nothing-waits-on": (r"a \'", "a ´"),
    "closes-nothing": ("a} b{", "a b"),
    "not-a-comment": ("5% of a\nb", "5% of a b"),
    "control": ("a\x00b\u2028c", "ab c"),
    "language": (r"\foreignlanguage{greek}{alpha} \textcolor{red}{b}", "alpha b"),
    "composed": ("e\u0301", "é"),
}  # fmt: skip


@pytest.mark.parametrize(("latex", "expected"), LATEX.values(), ids=LATEX)
def test_latex_is_read_as_text_with_markup(latex: str, expected: str) -> None:
    assert text_of_latex(latex) == expected


@pytest.mark.parametrize(
    "latex",
    ["{" * 100_000, "}" * 100_000, r"\emph{" * 20_000, "$" * 99_999, "`" * 100_000,
     r"\'" * 50_000, r"{\em " * 20_000, r"\frac" * 20_000, "{a" * 50_000 + "}" * 50_000],
    ids=["open", "close", "emph", "dollars", "backticks", "accents", "switches", "frac", "nested"],
)  # fmt: skip
def test_no_latex_is_too_deep(latex: str) -> None:
    assert len(text_of_latex(latex)) < 2 * len(latex)


SPLIT = {
    "first-last": ("Ada Lovelace", SplitName("Ada", "", "Lovelace")),
    "last-first": ("Lovelace, Ada", SplitName("Ada", "", "Lovelace")),
    "von": ("Johann Wolfgang von Goethe", SplitName("Johann Wolfgang", "von", "Goethe")),
    "von-comma": ("de la Fontaine, Jean", SplitName("Jean", "de la", "Fontaine")),
    "von-within": ("Jean de La Fontaine du Bois", SplitName("Jean", "de La Fontaine du", "Bois")),
    "capital-von-is-last": ("Von Neumann, John", SplitName("John", "", "Von Neumann")),
    "jr": ("Ford, Jr., Henry", SplitName("Henry", "", "Ford", "Jr.")),
    "jr-as-most-write-it": ("Henry Ford, Jr.", SplitName("Jr.", "", "Henry Ford")),
    "alone": ("Plato", SplitName("", "", "Plato")),
    "von-alone": ("ibn Rushd", SplitName("", "ibn", "Rushd")),
    "hyphen-is-a-word": ("al-Farabi, Abu", SplitName("Abu", "al", "Farabi", "", True)),
    "hyphens": ("Jean-Luc Le-Fort", SplitName("Jean-Luc", "", "Le-Fort")),
    "braces": ("{Barnes and Noble}", SplitName("", "", "{Barnes and Noble}")),
    "braces-have-no-case": ("{von} Goethe, J.", SplitName("J.", "", "{von} Goethe")),
    "special-letter": (r"{\'E}va {\o}re Berg", SplitName(r"{\'E}va", r"{\o}re", "Berg")),
    "relax": (r"{\relax Ch}ris Day", SplitName(r"{\relax Ch}ris", "", "Day")),
    "tie": ("J.~R. Smith", SplitName("J. R.", "", "Smith")),
    "bytes": ("Étienne ore", SplitName("", "Étienne", "ore")),
    "commas-too-many": ("Lee, A, B, C", SplitName("B C", "", "Lee", "A")),
    "hyphen-alone": ("Lee, -", SplitName("-", "", "Lee")),
    "empty-jr": ("Lee,, Ann", SplitName("Ann", "", "Lee")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPLIT.values(), ids=SPLIT)
def test_a_name_is_split_as_bibtex_splits_it(text: str, expected: SplitName) -> None:
    assert split_name(text) == expected


PEOPLE: dict[str, tuple[str, tuple[Name, ...]]] = {
    "two": ("Li, Chen and Anna van der Berg", (Name(family="Li", given="Chen"), Name(family="Berg", given="Anna", non_dropping_particle="van der"))),
    "line-end": ("A B\n  and\n C D", (Name(family="B", given="A"), Name(family="D", given="C"))),
    "capital-and": ("A B AND C D", (Name(family="B", given="A"), Name(family="D", given="C"))),
    "and-in-a-word": ("Sandy Anderson", (Name(family="Anderson", given="Sandy"),)),
    "body": ("{World Health Organization} and {{A} and B}", (Name(literal="World Health Organization"), Name(literal="A and B"))),
    "others": ("Li, C. and others", (Name(family="Li", given="C."), Name(literal="others"))),
    "latex": (r"{\'E}mile {\L}ukasz and M{\"u}ller, J{\'o}zef", (Name(family="Łukasz", given="Émile"), Name(family="Müller", given="Józef"))),
    "hyphen": ("al-Farabi, Abu", (Name(family="Farabi", given="Abu", non_dropping_particle="al-"),)),
    "not-latin": ("毛, 泽东 and 毛泽东", (Name(family="毛", given="泽东"), Name(family="毛泽东"))),
    "capital-that-bytes-hide": ("Øystein Ore and Élise de Broglie", (Name(family="Ore", given="Øystein"), Name(family="Broglie", given="Élise", non_dropping_particle="de"))),
    "extended": ("family=Goethe, given={Johann Wolfgang}, prefix=von, useprefix=false and given=Ana, family=Pérez, suffix=Jr., prefix=de", (
        Name(family="Goethe", given="Johann Wolfgang", dropping_particle="von"), Name(family="Pérez", given="Ana", suffix="Jr.", non_dropping_particle="de"))),
    "extended-quoted": ('"family={Robert and Sons, Inc.}"', (Name(family="Robert and Sons, Inc."),)),
    "nobody": (" and ", ()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_people_are_read_as_names(text: str, expected: tuple[Name, ...]) -> None:
    assert read_people(text) == expected


def test_every_and_outside_braces_parts_two_names() -> None:
    assert split_list("a {b and c} and d and {e} And f") == ["a {b and c}", "d", "{e}", "f"]


DATES = {
    "year": ("2020", "2020"),
    "month": ("2020-03", "2020-03"),
    "day": ("2020-03-07", "2020-03-07"),
    "season": ("2020-22", "2020-22"),
    "range": ("2020-03-07/2021-01", "2020-03-07/2021-01"),
    "open": ("2020/", "2020"),
    "circa": ("1723~", "1723~"),
    "before": ("-0044", "-0044"),
    "time": ("2020-03-07T10:00:00Z", "2020-03-07"),
    "words": ("7 March 2020", "2020-03-07"),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES)
def test_a_date_is_edtf_or_words(text: str, expected: str) -> None:
    found = read_date(text)
    assert found is not None
    assert found.edtf() == expected


@pytest.mark.parametrize("text", ["", "forthcoming", "2020-13", "2020-02-30", "199X", "{}"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


PARTS = {
    "year": (("2020",), "2020"),
    "month-name": (("2020", "March"), "2020-03"),
    "month-number": (("2020", "3"), "2020-03"),
    "month-short": (("2020", "Sept."), "2020-09"),
    "month-german": (("2020", "März"), "2020-03"),
    "day-in-month": (("2020", "March 7"), "2020-03-07"),
    "day-before-month": (("2020", "7~March"), "2020-03-07"),
    "days": (("2020", "23--27 May"), "2020-05-23/2020-05-27"),
    "months": (("2020", "March/April"), "2020-03/2020-04"),
    "days-of-two-months": (("2020", "30 March--2 April"), "2020-03-30/2020-04-02"),
    "day-field": (("2020", "March", "7"), "2020-03-07"),
    "no-such-day": (("2020", "February 30"), "2020-02"),
    "season": (("2020", "Spring"), "2020-21"),
    "years": (("2019/2020",), "2019/2020"),
    "circa": (("c. 1890",), "1890~"),
    "braces": (("{2020}a",), "2020"),
}


@pytest.mark.parametrize(("parts", "expected"), PARTS.values(), ids=PARTS)
def test_year_month_and_day_make_a_date(parts: tuple[str, ...], expected: str) -> None:
    found = date_of_parts(*parts)
    assert found is not None
    assert found.edtf() == expected


FIELDS: dict[str, tuple[str, dict[str, Any]]] = {
    "key": ("@misc{Knuth:84, title={x}}", {"id": "Knuth:84", "title": "x"}),
    "subtitle": ("@book{k, title={A}, subtitle={b}}", {"title": "A: b"}),
    "subtitle-after-a-question": ("@book{k, title={A?}, subtitle={b}}", {"title": "A? b"}),
    "journal": ("@article{k, journal={J}, number=3, issn={1664-3224}}", {"container_title": "J", "issue": "3", "issn": ("1664-3224",)}),
    "journaltitle": ("@article{k, journaltitle={J}, shortjournal={j}}", {"container_title": "J", "container_title_short": "j"}),
    "full-journal": ("@article{k, journal={J. Math.}, fjournal={Journal of Mathematics}}", {"container_title": "Journal of Mathematics", "container_title_short": "J. Math."}),
    "article-number": ("@article{k, pages={e12}, eid={e12}}", {"page": None, "number": "e12"}),
    "article-number-with-blanks": ("@article{k, pages={7 - 8}, eid={7 - 8}}", {"page": None, "number": "7 - 8"}),
    "pages": ("@article{k, pages={101 -- 115}}", {"page": "101-115"}),
    "pages-with-a-dash": ("@article{k, pages={5–9, 12}}", {"page": "5-9, 12"}),
    "series-number": ("@book{k, series={S}, number=3}", {"collection_title": "S", "collection_number": "3"}),
    "report-number": ("@techreport{k, number={TR-3}, institution={MIT}}", {"type": "report", "number": "TR-3", "publisher": "MIT"}),
    "thesis": ("@phdthesis{k, school={MIT}}", {"type": "thesis", "genre": "PhD thesis", "publisher": "MIT"}),
    "masters": ("@thesis{k, type={mathesis}}", {"type": "thesis", "genre": "Master's thesis"}),
    "organization": ("@manual{k, organization={GNU}}", {"type": "report", "publisher": "GNU"}),
    "place": ("@book{k, location={Bonn}}", {"publisher_place": "Bonn"}),
    "conference-place": ("@inproceedings{k, address={New York}, location={Bonn}}", {"publisher_place": "New York", "event_place": "Bonn"}),
    "doi": ("@article{k, doi={https://doi.org/10.1000/AB\\_C}}", {"doi": "10.1000/ab_c"}),
    "url": (r"@misc{k, url={\url{http://x/a\_b%20c#d}}}", {"url": "http://x/a_b%20c#d"}),
    "address-in-howpublished": (r"@misc{k, howpublished={\url{http://x/y}}}", {"url": "http://x/y", "extra": ()}),
    "howpublished": ("@misc{k, howpublished={Online}}", {"extra": (("howpublished", "Online"),)}),
    "arxiv": ("@misc{k, eprint={2411.00001}, archiveprefix={arXiv}, primaryclass={cs.DL}}", {"type": "article", "arxiv": "2411.00001", "extra": (("primaryclass", "cs.DL"),)}),
    "pubmed": ("@article{k, eprint={123}, eprinttype={pubmed}}", {"pmid": "123"}),
    "other-eprint": ("@article{k, eprint={99}, eprinttype={jstor}}", {"extra": (("eprint", "99"), ("eprinttype", "jstor"))}),
    "keywords": ("@book{k, keywords={a, {b, c}, d}}", {"keywords": ("a", "b, c", "d")}),
    "keywords-by-semicolons": ("@book{k, keywords={a, b; c}}", {"keywords": ("a, b", "c")}),
    "language": ("@book{k, langid={american}}", {"language": "en-US"}),
    "language-name": ("@book{k, language={German}}", {"language": "de"}),
    "unknown-fields": (r"@book{k, mrnumber={1}, file={C:\dir\x.pdf}, annote={\emph{a}}}", {"extra": (("mrnumber", "1"), ("file", r"C:\dir\x.pdf"), ("annote", "<i>a</i>"))}),
    "field-twice": ("@book{k, title={A}, title={B}, note={}, note={n}}", {"title": "A", "note": "n", "extra": (("title", "B"),)}),
    "empty-fields": ("@book{k, title={}, volume={ }}", {"title": None, "volume": None, "extra": ()}),
    "date-before-year": ("@article{k, date={2016-12-13}, year=2016, month=dec}", {"issued": Date(year=2016, month=12, day=13), "extra": ()}),
    "date-against-year": ("@article{k, date={2016}, year=2017}", {"issued": Date(year=2016), "extra": (("year", "2017"),)}),
    "no-year": ("@article{k, year={in press}}", {"issued": None, "status": "in press"}),
    "no-date": ("@article{k, year={13th century}}", {"issued": None, "extra": (("year", "13th century"),)}),
    "month-without-year": ("@article{k, month=mar}", {"issued": None, "extra": (("month", "March"),)}),
    "status": ("@article{k, pubstate={in press}, howpublished={in press}}", {"status": "in press", "extra": ()}),
    "subtype": ("@misc{k, entrysubtype={dataset}}", {"type": "dataset", "extra": ()}),
    "other-subtype": ("@misc{k, entrysubtype={odd}}", {"type": "document", "extra": (("entrysubtype", "odd"),)}),
    "unknown-type": ("@gizmo{k, title={x}}", {"type": "document", "title": "x", "extra": (("entrytype", "gizmo"),)}),
    "book-in-a-book": ("@book{k, title={Part}, booktitle={Whole}}", {"type": "chapter", "container_title": "Whole"}),
    "rights": ("@article{k, copyright={CC BY 4.0}, license={CC-BY-4.0}}", {"extra": ()}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIELDS.values(), ids=FIELDS)
def test_a_field_goes_to_its_variable_and_what_has_none_to_extra(
    text: str, expected: dict[str, Any]
) -> None:
    found = one(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_the_licence_of_a_file_is_read_with_its_words() -> None:
    rights = one("@article{k, copyright={© 2024 Ana Pérez. CC BY 4.0}}").rights
    assert rights.license is not None
    assert rights.license.spdx_id == "CC-BY-4.0"


TYPES = {
    "article": "article-journal", "inproceedings": "paper-conference", "conference": "paper-conference",
    "incollection": "chapter", "inbook": "chapter", "book": "book", "proceedings": "book",
    "mastersthesis": "thesis", "unpublished": "manuscript", "online": "webpage", "www": "webpage",
    "dataset": "dataset", "software": "software", "patent": "patent", "standard": "standard",
    "inreference": "entry-encyclopedia", "video": "motion_picture", "legislation": "legislation",
    "misc": "document",
}  # fmt: skip


@pytest.mark.parametrize(("entry", "expected"), TYPES.items())
def test_an_entry_type_is_a_csl_type(entry: str, expected: str) -> None:
    assert one(f"@{entry.upper()}{{k, title={{x}}}}").type == expected


FAMILIES: dict[str, tuple[str, dict[str, Any]]] = {
    "proceedings": ("@inproceedings{c, crossref={P}, title={T}} @proceedings{p, title={Proc}, subtitle={x}, year=1999, publisher={ACM}, doi={10.1000/p}}",
        {"title": "T", "container_title": "Proc: x", "issued": Date(year=1999), "publisher": "ACM", "doi": None}),
    "own-wins": ("@incollection{c, crossref={p}, title={T}, booktitle={Own}, year=2001} @collection{p, title={Coll}, year=1999, month=mar}",
        {"container_title": "Own", "issued": Date(year=2001)}),
    "three-generations": ("@inbook{c, crossref={b}, title={T}} @book{b, crossref={m}, title={Vol}, volume=2} @mvbook{m, title={Works}, author={Ann Lee}}",
        {"title": "T", "container_title": "Vol", "volume": "2", "author": (Name(family="Lee", given="Ann"),)}),
    "periodical": ("@article{c, crossref={p}, title={T}} @periodical{p, title={Journal}, issn={1664-3224}}",
        {"title": "T", "container_title": "Journal"}),
    "without-a-rule": ("@misc{c, crossref={p}} @misc{p, title={T}}", {"title": "T"}),
    "data": ("@book{c, xdata={x, y}, title={T}} @xdata{x, publisher={P}} @xdata{y, location={L}, xdata={x}}",
        {"title": "T", "publisher": "P", "publisher_place": "L"}),
    "cycle": ("@book{c, crossref={d}, title={T}} @book{d, crossref={c}, publisher={P}}", {"title": "T", "publisher": "P"}),
    "itself": ("@book{c, crossref={c}, title={T}}", {"title": "T"}),
    "data-cycle": ("@book{c, xdata={x}, title={T}} @xdata{x, xdata={c}, crossref={x}, publisher={P}}", {"publisher": "P"}),
    "missing": ("@book{c, crossref={nobody}, title={T}}", {"title": "T", "extra": (("crossref", "nobody"),)}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FAMILIES.values(), ids=FAMILIES)
def test_an_entry_takes_from_another_what_it_does_not_say(
    text: str, expected: dict[str, Any]
) -> None:
    found = carcite.loads(text, "bibtex").references[0]
    assert {name: getattr(found, name) for name in expected} == expected


def test_data_for_others_is_no_work_but_is_told_of() -> None:
    loaded = carcite.loads("@book{c, xdata={x}}\n@xdata{x, publisher={P}}\n@xdata{y, note={n}}")
    assert [reference.id for reference in loaded.references] == ["c", "y"]
    (failure,) = loaded.failures
    assert (failure.raw, failure.line) == ("@xdata{x, publisher={P}}", 2)


def test_a_chain_of_a_hundred_thousand_parents_is_followed_a_few_steps() -> None:
    chain = "".join(f"@book{{b{n}, crossref={{b{n + 1}}}}}" for n in range(20_000))
    assert len(carcite.loads(chain, "bibtex").references) == 20_000


def test_a_failure_says_the_text_the_line_and_what_was_done() -> None:
    loaded = carcite.loads("\n@book{a}\n@book{b,\n title = {x},\n year = 2000\n\n@book{c}\n")
    assert [reference.id for reference in loaded.references] == ["a", "b", "c"]
    (failure,) = loaded.failures
    assert failure.line == 3
    assert failure.raw == "@book{b,\n title = {x},\n year = 2000"
    assert "kept" in failure.done


REMARKS = {
    "duplicate-key": "@book{a, title={x}} @book{A, title={y}}",
    "undefined-macro": "@book{a, journal = jacs}",
    "unknown-type": "@gizmo{a, title={x}}",
}


@pytest.mark.parametrize(("code", "text"), REMARKS.items(), ids=REMARKS)
def test_what_a_librarian_should_see_is_remarked(code: str, text: str) -> None:
    loaded = carcite.loads(text, "bibtex")
    assert [remark.code for remark in loaded.remarks] == [code]
    assert len(loaded.references) == text.count("@")


def test_the_format_says_which_of_the_two_it_is() -> None:
    assert carcite.loads("@book{a, date={2020}}").format == "biblatex"
    assert carcite.loads("@book{a, year={2020}}").format == "bibtex"


@pytest.mark.parametrize(
    ("stated", "doi", "kept", "code"),
    [
        ("see below", None, "see below", "no-doi"),
        ("10.1234/a, 10.1234/b", "10.1234/a", "10.1234/a, 10.1234/b", "more-than-doi"),
        ("https://x.example/articles/10.1038/x.1", "10.1038/x.1", "https://x.example/articles/10.1038/x.1", "more-than-doi"),
        ("10.1234/x [doi]", "10.1234/x", None, None),
        ("DOI: https://doi.org/10.1234/X.", "10.1234/x", None, None),
        (r"10.1002/1097(199806)49:8{\textless}693::aid-asi4$>$3.0.co;2-o", "10.1002/1097(199806)49:8<693::aid-asi4>3.0.co;2-o", None, None),
    ],
)  # fmt: skip
def test_a_doi_is_one_and_what_else_its_field_says_is_kept_with_a_remark(
    stated: str, doi: str | None, kept: str | None, code: str | None
) -> None:
    loaded = carcite.loads(f"@article{{k, title = {{Peat}}, doi = {{{stated}}}}}")
    assert loaded.references[0].doi == doi
    assert loaded.references[0].extra == ((("doi", kept),) if kept else ())
    assert [remark.code for remark in loaded.remarks] == ([code] if code else [])


@pytest.mark.parametrize(
    "name", ["{van der Berg}, Anna", "van der {de Berg}, Anna", "{de Gaulle-Anthonioz}, Jr., Anna"]
)
def test_a_family_name_in_braces_is_written_in_braces_again(name: str) -> None:
    (reference,) = carcite.loads(f"@misc{{k, author = {{{name}}}}}").references
    assert f"author = {{{name}}}" in carcite.dumps([reference], "bibtex")


@pytest.mark.parametrize(
    ("month", "date"),
    [
        ("Spring--Winter", "2021-21/2021-24"),
        ("{Spring/Summer}", "2021-21/2021-22"),
        ("Spring", "2021-21"),
    ],
)
def test_seasons_of_a_year_are_a_range(month: str, date: str) -> None:
    (reference,) = carcite.loads(f"@misc{{k, year = 2021, month = {{{month}}}}}").references
    assert reference.issued == Date.parse(date)


def test_what_is_lost_with_a_failure_is_told_by_a_word() -> None:
    text = """
@xdata{x, publisher = {Peat Press}}
@article{a, title = {A}, year = 2020
@book{b, xdata = {x}, title = {B} year = 2021}
@string{broken}
note = {of nothing}
"""
    loaded = carcite.loads(text)
    assert len(loaded.references) == 2
    assert [failure.lost for failure in loaded.failures] == [
        "nothing",
        "part",
        "nothing",
        "part",
        "record",
    ]


def test_the_second_address_in_a_field_is_kept_apart() -> None:
    text = "@misc{k, title={T}, url={https://a.example/x http://b.example/y http://c.example}}"
    (reference,) = carcite.loads(text).references
    assert reference.url == "https://a.example/x"
    assert reference.extra == (("url", "http://b.example/y http://c.example"),)


def test_what_a_relation_is_called_is_not_written_without_the_relation() -> None:
    (reference,) = carcite.loads("@misc{k, related={x}, relatedtype={translationof}}").references
    assert reference.extra == (("related", "x"), ("relatedtype", "translationof"))
    assert "related" not in carcite.dumps([reference], "biblatex")


@pytest.mark.parametrize(
    ("journal", "name"),
    [
        (r"{\aap}", "Astronomy and Astrophysics"),
        (r"{ {\mnras} }", "Monthly Notices of the Royal Astronomical Society"),
        (r"{\unheard}", r"\unheard"),
        ("{apj}", "apj"),
    ],
)
def test_astronomers_macros_are_journals(journal: str, name: str) -> None:
    assert one(f"@article{{k, title={{T}}, journal={journal}}}").container_title == name


def test_paperpiles_pmc_is_the_pmcid() -> None:
    assert one("@misc{k, pmc={PMC1234567}}").pmcid == "PMC1234567"


@pytest.mark.parametrize(
    ("stated", "page"), [("pp. 12--34", "12-34"), ("p.~5", "5"), ("P12--P14", "P12-P14")]
)
def test_a_label_is_no_part_of_the_pages(stated: str, page: str) -> None:
    assert one(f"@article{{k, pages={{{stated}}}}}").page == page


WOS = """@article{k, author={Oe, Ada and Ro, Bo},
  ORCID-Numbers = {Oe, Ada/0000-0002-1825-0097
   Ro, Bo/0000-0001-5109-3700}, Affiliation = {Lund}}"""


def test_orcid_ids_stand_as_the_web_of_science_writes_them() -> None:
    reference = one(WOS)
    assert [name.orcid for name in reference.author] == [
        "0000-0002-1825-0097",
        "0000-0001-5109-3700",
    ]
    assert reference.extra == (("affiliation", "Lund"),)


def test_an_orcid_id_of_nobody_stays_beside_the_others() -> None:
    text = WOS.replace("Ro, Bo/", "Ro, B./")
    reference = one(text)
    assert [name.orcid for name in reference.author] == ["0000-0002-1825-0097", None]
    assert ("orcid-numbers", "Ro, B./0000-0001-5109-3700") in reference.extra
    again = carcite.dumps([reference], "bibtex")
    assert "{Oe, Ada/0000-0002-1825-0097; Ro, B./0000-0001-5109-3700}" in again
    assert one(again) == reference


@pytest.mark.parametrize(
    "stated", ["Li, Chen/0000-0002-1825-0097", "Oe, Ada", "0000-0002-1825-0097"]
)
def test_orcid_ids_of_nobody_who_is_named_stay_in_extra(stated: str) -> None:
    reference = one(f"@article{{k, author={{Oe, Ada}}, orcid-numbers={{{stated}}}}}")
    assert reference.author == (Name(family="Oe", given="Ada"),)
    assert reference.extra == (("orcid-numbers", stated),)


def test_a_day_that_is_none_stays_in_extra() -> None:
    reference = one("@book{k, submitted={yes}, accepted={2020-05-06}, available-date={soon}}")
    assert reference.accepted == Date(year=2020, month=5, day=6)
    assert reference.extra == (("submitted", "yes"), ("available-date", "soon"))


def test_the_babel_name_of_a_language_that_is_told_is_no_second_one() -> None:
    reference = one("@book{k, language={pt-BR}, langid={portuguese}}")
    assert (reference.language, reference.extra) == ("pt-BR", ())
    other = one("@book{k, language={pt-BR}, langid={french}}")
    assert (other.language, other.extra) == ("pt-BR", (("langid", "french"),))
