"""Names of bodies (organisations): told from people's by a word, by a form, or because they are known.

The one place where it is decided, for authors, holders of rights and publishers alike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from carcite.lexicon.words import BODIES
from carcite.values.patterns import regex
from carcite.values.text import fold, remembered

# These are family names as well: with a given name behind a comma, or with initials, a person's.
_FAMILY_NAMES_TOO = "crown trust staff service bureau company agency authority"

# What only a holder's name says a body by, since titles, journals' names and initials say it, too: "J. Press",
# "Smith SA", a line "Social Sciences".
_HOLDER_WORDS = (
    "press presse presses books editorial edition editions editora editor editore editores editorialist edizioni edp imprint informa journal"
    " journals jurnal macmillan magazine media openedition pensoft plos peerj proceedings publication publications publicacoes"
    " publicaciones review reviews revista revue rivista springer wiley wydawnictwo zeitschrift casopis dergisi журнал frontiers"
    " hindawi hogrefe blackwell emerald academic alianca associates club collectif community conference congress congreso direction"
    " establishment europe european australia fund forum international internationaler kg ligue league medical medica nations"
    " partners philological physicians psychologists physicists chemists engineers surgeons nurses pathologists radiologists"
    " members rectorate register royal section series states system systems technology technologies consulting services corp"
    " enterprise enterprises industries pty pte spa srl ltda llp sciences scientific science research studies information"
    " humanities medicine physics chemistry engineering epidemiology surgery centrum conseil departament universitas archives"
    " societas vereinigung societies associations institutes colleges schools hospitals clinics laboratories groups centres centers"
)

_SCRIPTS = regex(
    r"大学|大學|学院|學院|学会|學會|研究所|研究院|科学院|博物[馆館]|图书馆|圖書館|医院|病院|協会|協會|出版社|编辑部|編輯部|杂志社|雜誌社|株式会社"
    r"|대학교|연구소|연구원|학회|출판|병원|جامعة|مركز|معهد|كلية|وزارة|مستشفى|مؤسسة|متحف|دانشگاه|پژوهشگاه|انجمن|مؤسسه"
    r"|มหาวิทยาลัย|สถาบัน|สมาคม|กระทรวง|विश्वविद्यालय|संस्थान|đại học|học viện",
    re.I,
)
# How the name of a body goes: a legal form, "… of the …".
_HOLDER_FORMS = regex(
    r"\b(?:Ltd|Inc|LLC|GmbH|S\.?A\.?S|S\.?R\.?L|s\.?r\.?l|S\.?p\.?A|B\.\s?V|BV|AG|Co\.|Corp|Pty|Pte|A\.?S\.|A/S|K\.?G|e\.\s?V|N\.?V|S\.A\.|SA|USA|UK"
    r"|GbR|KGaA|S\.?A\.?R\.?L|S\.\s?L\.|Sp\. z o\.o|S/A|Kft|d\.o\.o|s\.r\.o|Oy|ApS|ООО|ЗАО|Bros|Sons|Hnos|e figli)(?!\w)"
    r"|\b(?:of|for|für) (?:the )?[A-ZÀ-Þ]"
)
_KNOWN = (
    "Elsevier|Springer|Wiley|SAGE|SciRes|CERN|IEEE|ESO|IAEME|JMIR|FrancoAngeli|Karger|S. Karger|Lavoisier|Brill|Unesco|OECD|WHO"
    "|FAO|NASA|Masson|Taylor & Francis|Taylor and Francis|T&F|John Wiley|Peter Lang|John Benjamins|De Gruyter|Walter de Gruyter"
    "|Mary Ann Liebert|Wolters Kluwer|Lippincott Williams & Wilkins|Carl Hanser|Georg Thieme|Thieme|E. Schweizerbart|Adis|Begell House"
    "|World Scientific|Copernicus|Dove|Bentham|Ivyspring|Spandidos|Oncotarget|eLife|F1000|Cureus|Radcliffe|Termedia|Medknow|Nature"
    "|Science|Cairn|Érudit|Persée|Marcel Dekker|Routledge|Ubiquity|Cogitatio|The Lancet|Project Euclid|Optica|Karnac|Belin|Armand Colin"
    "|Dunod|Seuil|Gallimard|La Découverte|L'Harmattan|Droz|Brepols|Peeters|Mohr Siebeck|Franz Steiner|Vandenhoeck & Ruprecht|Il Mulino"
)
_KNOWN_WHOLE = frozenset(map(fold, _KNOWN.split("|")))


def _parted(words: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Part words into whole ones, beginnings (`universit*`) and ends (`*institut`)."""
    return (
        frozenset(fold(word) for word in words if "*" not in word),
        tuple(word[:-1] for word in words if word.endswith("*")),
        tuple(word[1:] for word in words if word.startswith("*")),
    )


_WHOLE, _BEGIN, _END = _parted(BODIES)
_SURNAMES = frozenset(_FAMILY_NAMES_TOO.split())
_WORDS = _WHOLE | _SURNAMES | frozenset(_END)
# Few words begin like one of them or are as long as a compound, so that few are compared with all.
_FIRST = min(map(len, _BEGIN))
_BEGINS = frozenset(word[:_FIRST] for word in _BEGIN)
_SHORTEST_COMPOUND = 6
HOLDER_WORDS = _WHOLE | _SURNAMES | frozenset(map(fold, _HOLDER_WORDS.split()))
_IN_ORDER = sorted(HOLDER_WORDS)

_WORD = regex(r"[^\W\d_]{3,}")
# "Crown, William" and "W. R. Staff"; "Society, A." is somebody, too.
_WITH_GIVEN = regex(r"[^\W\d_-]+, (?P<given>[^\W\d_][\w.'’ -]*)")
_INITIALS = regex(r"(?:[^\W\d_]\.?[\s-]?){1,4}")
_INITIALS_FIRST = regex(r"(?:[^\W\d_]\.[\s-]?){1,4}[^\W\d_-]+")


def body_words(text: str) -> Iterator[str]:
    """Yield the words of a text that only the names of bodies have, as they stand there.

    >>> list(body_words("Laboratoire des Marchés, Dakar"))
    ['Laboratoire']
    """
    for found in _WORD.finditer(text):
        word = found.group()
        folded = word.lower() if word.isascii() else fold(word)
        if (
            folded in _WORDS
            or (folded[:_FIRST] in _BEGINS and folded.startswith(_BEGIN))
            or (len(folded) > _SHORTEST_COMPOUND and folded.endswith(_END))
        ):
            yield word
    if not text.isascii():
        yield from (found.group() for found in _SCRIPTS.finditer(text))


def is_body(name: str, *, holds: bool = False) -> bool:
    """Tell a body (a university, a consortium, a ministry) from a person by its name.

    Where it is who `holds` a right, words count that titles, journals and initials have as well, since
    publishers hold rights more often than they write: "Northern Press", "Karger AG", "IAEME".

    >>> is_body("Museo de la Ceniza"), is_body("Ludlow Trust"), is_body("Crown, William")
    (True, True, False)
    >>> is_body("Northern Press"), is_body("Northern Press", holds=True)
    (False, True)
    """
    return _is_body(name) or (holds and _is_holder(name))


@remembered
def _is_body(name: str) -> bool:
    # "the ATLAS experiment", "The Royal Mint": nobody's given name is The.
    if name.startswith(("The ", "the ")):
        return True
    words = list(body_words(name))
    return bool(words) and not (len(words) == 1 and _is_surname(words[0], name))


def _is_surname(word: str, name: str) -> bool:
    """Tell whether the word of bodies in a name is a person's family name."""
    inverted = _WITH_GIVEN.fullmatch(name)
    if inverted is None:
        return fold(word) in _SURNAMES and _INITIALS_FIRST.fullmatch(name) is not None
    if not name.startswith(word):
        return False
    return _INITIALS.fullmatch(inverted["given"]) is not None or fold(word) in _SURNAMES


def is_known_body(name: str) -> bool:
    """Tell whether a name is that of a body known whole: "Taylor & Francis" is no two people."""
    return fold(name.removeprefix("The ").split(",")[0]) in _KNOWN_WHOLE


_ONE_WORD = regex(
    r"[A-Z][A-Z&.0-9]{1,9}|[A-Z][a-z]+[A-Z][a-z]*[A-Z]?[a-z]*|[a-z][A-Z]\w+|[A-Z][A-Z-]{2,9}\d*"
)
_PREFIXED = regex(r"(?:Mc|Mac|De|Le|La|Di|Van|Von|Du|Fitz|O)[A-Z]")


@remembered
def _is_holder(name: str) -> bool:
    if is_known_body(name) or _HOLDER_FORMS.search(name):
        return True
    pieces = [fold(piece) for piece in re.split(r"[\s/,&+()\-‐–]+", name) if len(piece) > 1]
    if any(piece in HOLDER_WORDS for piece in pieces):
        return True
    # A column's end may have cut the last word off: "Publicati".
    if pieces and len(pieces[-1]) >= 7 and _begins_word(pieces[-1]):
        return True
    # One word in capitals, or with capitals inside it, is a body's: IAEME, SciRes.
    bare = name.removeprefix("The ")
    return (
        " " not in bare
        and _ONE_WORD.fullmatch(bare) is not None
        and not (_PREFIXED.match(bare) or (bare.isupper() and len(bare) > 8))
    )


def _begins_word(letters: str) -> bool:
    """Tell whether a word that bodies have begins with some letters."""
    index = bisect_left(_IN_ORDER, letters)
    return index < len(_IN_ORDER) and _IN_ORDER[index].startswith(letters)
