"""Records whose values are hard for some format, shared by the tests of all formats."""

from __future__ import annotations

from carcite.model.reference import Date, Name, Reference
from carcite.model.rights import CopyrightNotice, Evidence, Holder, License, Rights

WORDS = (Evidence(source="text", locator="text:0-1", quote="©"),)

BY = License(
    family="CC BY",
    version="4.0",
    url="https://creativecommons.org/licenses/by/4.0/",
    spdx_id="CC-BY-4.0",
    evidence=WORDS,
)

ANA = Name(family="Pérez", given="Ana", orcid="0000-0002-1825-0097")

RIGHTS = Rights(
    licenses=(BY,),
    notices=(
        CopyrightNotice(
            statement="© 2025 Pérez and Li",
            years=(2025,),
            holders=(
                Holder(name="Pérez", kind="person", author=ANA),
                Holder(name="Chen Li", kind="person"),
            ),
            evidence=WORDS,
        ),
    ),
)

# A journal article with a value for every variable that Zotero's checklist names.
ARTICLE = Reference(
    type="article-journal",
    title="CAR-T cells in <i>Mus musculus</i>: the role of H<sub>2</sub>O and CD4<sup>+</sup>",
    title_short="CAR-T cells",
    container_title="Frontiers in Immunology",
    container_title_short="Front. Immunol.",
    collection_title="A Special Issue",
    volume="16",
    issue="6",
    page="101-115",
    section="Autoimmunity",
    genre="Review",
    status="Provisionally accepted",
    language="en",
    abstract="Background: 50% of cells.\n\nResults: p < 0.05.",
    keywords=("CAR-T", "B cells, activated", "lupus"),
    url="https://example.org/a_b?x=1&y=%20#top",
    doi="10.3389/fimmu.2025.1625166",
    issn=("1664-3224", "0028-0836"),
    pmid="12345678",
    pmcid="PMC123456",
    publisher="Frontiers",
    author=(
        ANA,
        Name(family="Berg", non_dropping_particle="van der", given="Anna M."),
        Name(family="O'Neill", given="Patrick", suffix="Jr."),
        Name(literal="Ministry of Health, Labour and Welfare"),
    ),
    editor=(Name(family="Li", given="Chen"),),
    issued=Date(year=2025, month=3, day=7),
    accessed=Date(year=2025, month=9, day=1),
    submitted=Date(year=2025, month=1, day=8),
    accepted=Date(year=2025, month=2, day=23),
    rights=RIGHTS,
)

PREPRINT = Reference(
    type="article",
    title="A preprint",
    publisher="bioRxiv",
    author=(Name(family="Nguyễn", given="Văn A"),),
    issued=Date(year=2024, month=11),
    doi="10.1101/2024.11.01.000001",
    arxiv="2411.00001",
)

# What a value must never do: end a record, open one, add a field, run a macro, or unbalance braces.
HOSTILE_TEXTS = (
    "ER  - ",
    "x\r\nER  - \r\nTY  - BOOK\r\nTI  - injected",
    "x\nER  - \n\nTY  - JOUR",
    "x\u2028ER  - \u2029TY  - JOUR",
    "x\x85TY  - BOOK\x0bER  - \x0cAU  - y",
    "}",
    "{",
    "}, author = {Eve}, note = {",
    "x},\n}\n@book{evil,\n  title = {y",
    "@article{evil, title = {x}}",
    "\n@comment{x",
    "% a comment",
    "trailing backslash \\",
    "\\",
    "\\}",
    "\\input{/etc/passwd}",
    "\\newcommand{\\x}{y}",
    '"quoted" # "joined"',
    "$5 and $6",
    "5 $ < 6",
    "a^b_c~d",
    "AT&T #1 50%",
    "--- -- '' `` ?! !? !! ?` ,, TELEPHONE",
    "a<b>c</b><i>d",
    "<https://example.org/>",
    "<i><b>x</i></b>",
    "NUL\x00 BEL\x07 ESC\x1b DEL\x7f",
    "lone \ud800 surrogate \udfff",
    "not a character \ufffe \uffff",
    "ﬁ ﬂow ½ 毛泽东 العربية 😀 e\u0301",
    "\ufeffmark",
    "null",
    "None",
    " and ",
    "and others",
    "x and y and others",
    ", , ,",
    ";;;",
    "a" * 5000,
    "{" * 200,
)
