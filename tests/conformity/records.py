"""Three hundred records that are hard for some client, one kind of difficulty at a time.

Each has a DOI of its own, by which it is found again in what a client has read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from carcite.model.reference import Date, ItemType, Name, Reference
from hard_records import ARTICLE, HOSTILE_TEXTS

PLAIN = Reference(
    type="article-journal",
    title="Peat and fire in the north",
    container_title="Moorland Studies",
    volume="12",
    issue="3",
    page="45-67",
    author=(Name(family="Aalto", given="Ida"), Name(family="Rossi", given="Paolo M.")),
    issued=Date(year=2021, month=6, day=5),
)

TITLES = (
    "CAR-T cells: the pH of DNA",
    "H<sub>2</sub>O and CO<sub>2</sub> at 10<sup>-3</sup> mol",
    "<i>Mus musculus</i> and <b>bold</b> mice",
    "<i>In vivo</i>: a study of <i>E. coli</i> K-12",
    "The iPhone, the eLife and the mRNA",
    "What is a bog? An answer",
    "Bogs, fens & mires: 100% of them",
    "A_b #1 {set} of ^things~",
    "p < 0.05 and q > 0.1",
    '“Curly” ‘quotes’ and "straight" ones',
    "Où est l’été? Ñandú, Łódź, Čapek, Ærø, Straße",
    "Ελληνικά και Latin",
    "Русское название",
    "毛泽东与湿地研究",
    "湿地の研究",
    "한국의 습지",
    'דו"ח על ביצות',
    "المستنقعات في الشمال",
    "Emoji 😀 in a title",
    "Ångström units – en dash — em dash",
    "α-Synuclein and β-amyloid",
    "½ of the bogs",
    "x² + y² = z²",
    "TELEPHONES COMPLETELY DOWN",
    "Why?! And how!?",
    "a",
    "1984",
    "Ends in a full stop.",
    "Ends in a colon:",
    "[Translated title in brackets]",
    "A very long title " + "about bogs and fires " * 40 + "ends",
    "C++ and C#: $5 well spent",
    "Costs of $5 and $6",
    "Back\\slash and forward/slash",
    "Semi; colons; everywhere",
    "Commas, and and, others",
    "@article in a title",
    "TY  - JOUR in a title",
    "http://example.org/a_b in a title",
    "Ligatures: ﬁ ﬂ",
    "Combining e\u0301 and a\u030a",
    "Thin\u2009space and no\u00a0break",
)
NAMES: tuple[tuple[Name, ...], ...] = (
    (Name(family="Berg", non_dropping_particle="van der", given="Anna M."),),
    (Name(family="Humboldt", dropping_particle="von", given="Alexander"),),
    (Name(family="O'Neill", given="Patrick", suffix="Jr."),),
    (Name(family="King", given="Martin Luther", suffix="III"),),
    (Name(family="García Márquez", given="Gabriel"),),
    (Name(family="de la Cruz", given="Juana Inés"),),
    (Name(family="Müller-Lüdenscheidt", given="Jörg-Peter"),),
    (Name(family="Ó Súilleabháin", given="Seán"),),
    (Name(family="Nguyễn", given="Văn A"),),
    (Name(family="Çelik", given="Şule"),),
    (Name(family="Łukasiewicz", given="Jan"),),
    (Name(family="毛", given="泽东"),),
    (Name(family="Иванов", given="Иван Иванович"),),
    (Name(family="Παπαδόπουλος", given="Γιώργος"),),
    (Name(family="McDonald", given="A. B."),),
    (Name(family="LI", given="X"),),
    (Name(family="Smith", given="J.-P."),),
    (Name(family="Smith-Jones", given="Mary Ann"),),
    (Name(family="d'Alembert", given="Jean"),),
    (Name(family="El Khalifi", given="Omar"),),
    (Name(family="Sukarno"),),
    (Name(given="Björk"),),
    (Name(literal="World Health Organization"),),
    (Name(literal="Ministry of Health, Labour and Welfare"),),
    (Name(literal="AT&T Research"),),
    (Name(literal="The {Curly} Group"),),
    (Name(literal="Barnes and Noble"),),
    (Name(literal="毛泽东研究会"),),
    tuple(Name(family=f"Author{letter}", given=letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    (Name(family="Aalto", given="Ida"), Name(literal="The Bog Consortium")),
    (Name(literal="Bog Group"), Name(family="Aalto", given="Ida")),
    (Name(family="Others", given="And"),),
    (Name(family="And", given="Metin"),),
    (Name(family="Jr", given="Tom"),),
    (Name(family="Ng", given="A"), Name(family="Ng", given="B")),
)
DATES = (
    Date(year=2021),
    Date(year=2021, month=6),
    Date(year=2021, month=12, day=31),
    Date(year=2020, month=2, day=29),
    Date(year=1999),
    Date(year=1789, month=7, day=14),
    Date(year=850),
    Date(year=1900, circa=True),
    Date(year=2021, season=21),
    Date(year=2021, season=24),
    Date(year=2020, end=Date(year=2021)),
    Date(year=2021, month=6, end=Date(year=2021, month=7)),
    Date(year=2021, month=6, day=28, end=Date(year=2021, month=7, day=2)),
)
PAGES = ("45-67", "45", "e1001", "S12-S19", "iv-xii", "101-5", "1, 3-5", "12A-12B", "1001")
HOW_MANY = 300


def records() -> tuple[Reference, ...]:
    """Return the records, `HOW_MANY` of them, each with an `id` and a DOI of its own."""
    return tuple(
        reference.model_copy(update={"id": f"hard{number:03}", "doi": f"10.5555/hard.{number:03}"})
        for number, reference in enumerate(_all())
    )


def _all() -> Iterator[Reference]:
    for type_ in get_args(ItemType):
        yield ARTICLE.model_copy(update={"type": type_})
        yield PLAIN.model_copy(update={"type": type_})
    for title in TITLES:
        yield PLAIN.model_copy(update={"title": title})
        yield PLAIN.model_copy(update={"type": "chapter", "container_title": title})
    for text in HOSTILE_TEXTS:
        yield PLAIN.model_copy(update={"title": f"Bogs {text} burn"})
    for names in NAMES:
        yield PLAIN.model_copy(update={"author": names})
    for date in DATES:
        yield PLAIN.model_copy(update={"issued": date})
    for pages in PAGES:
        yield PLAIN.model_copy(update={"page": pages})
    for text in HOSTILE_TEXTS[
        : HOW_MANY
        - 90
        - 2 * len(TITLES)
        - len(HOSTILE_TEXTS)
        - len(NAMES)
        - len(DATES)
        - len(PAGES)
    ]:
        yield PLAIN.model_copy(update={"abstract": text or "x", "keywords": (text or "x",)})
