"""Names of bodies: the words that only they have, and those known without any such word.

A notice says "© 2020 …" of a press and of a person alike; who holds the right shows in the name.
Words that are surnames as well (Taylor, Church, King) are left out: the bodies so called are listed whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from carcite.rights.cc_words import fold

# By what kind of body has the word, in the languages of scholarly publishing; compared folded.
_WORDS = {
    "learning": "academy academia académie academie accademia akademie akademia academic college colegio collège école escuela"
    " facultad faculdade faculty fakultas faculté fakultät institut institute institutes institution instituto istituto instytut"
    " school universidad universidade università universitas universitat universität universitet universiteit universite université"
    " universiteti universities university univerzita univerzitet uniwersytet üniversitesi yliopisto departamento department"
    " dipartimento département laboratory laboratories laboratoire polytechnic politecnico politécnica",
    "societies": "alliance association associação asociación associació associazione associates club collaboration collectif community"
    " confederation consortium federation federação federación fédération fondation fondazione forum foundation fundação fundación"
    " fund gesellschaft group groupe grupo gruppo initiative league network organisation organization organização organización partners"
    " philological physicians psychologists sindicato sociedad sociedade societies society società société societas società stiftung"
    " team union vereinigung verein członków physicists chemists' engineers surgeons nurses pathologists radiologists",
    "publishers": "blackwell books edition editions editora editorial editor editore editores editorialist edizioni éditions edp elsevier emerald"
    " frontiers hindawi hogrefe imprint informa journal journals jurnal macmillan magazine mdpi media openedition pensoft plos peerj"
    " press presse presses proceedings publication publications publicações publicaciones publisher publishers publishing review"
    " reviews revista revue rivista springer uitgeverij verlag verlagsgesellschaft wiley wydawnictwo zeitschrift časopis dergisi",
    "firms": "corp corporation enterprise enterprises gmbh inc incorporated industries kg limited llc llp ltd ltda plc pty pte srl"
    " spa technology technologies systems consulting company services",
    "states": "agency agence agencia australia authority bureau centre center centro centrum chamber commission committee comité"
    " conference congress conseil consejo council direction establishment europe european government ministry ministère ministerio"
    " museum musée museo muséum nations observatory office program programme secretariat states trustees international"
    " internationaler royal hospital clinic medical médica library bibliothek biblioteca archives register section series",
    "fields": "sciences scientific science research studies information humanities medicine physics chemistry engineering"
    " epidemiology surgery",
    "cyrillic": "университет университета институт института издательство журнал общество академия академии центр університет"
    " інститут видавництво",
}  # fmt: skip
BODY_WORDS = frozenset(fold(word) for row in _WORDS.values() for word in row.split())
_IN_ORDER = sorted(BODY_WORDS)

# How the name of a body goes: a legal form, an Asian suffix, "… of the …".
BODY_FORMS = re.compile(
    r"\b(?:Ltd|Inc|LLC|GmbH|S\.?A\.?S|S\.?R\.?L|s\.?r\.?l|S\.?p\.?A|B\.\s?V|BV|AG|Co\.|Corp|Pty|Pte|A\.?S\.|A/S|K\.?G|e\.\s?V|N\.?V|S\.A\.|SA|USA|UK)(?!\w)"
    r"|大学|大學|学会|學會|研究所|研究院|出版社|编辑部|編輯部|杂志社|雜誌社|学院|學院|科学院|株式会社|協会|協會|학회|대학교|출판"
    r"|\b(?:of|for|für) (?:the )?[A-ZÀ-Þ]"
)

_NAMES = (
    "Elsevier|Springer|Wiley|SAGE|SciRes|CERN|IEEE|ESO|IAEME|JMIR|FrancoAngeli|Karger|S. Karger|Lavoisier|Brill|Unesco|OECD|WHO"
    "|FAO|NASA|Masson|Taylor & Francis|Taylor and Francis|T&F|John Wiley|Peter Lang|John Benjamins|De Gruyter|Walter de Gruyter"
    "|Mary Ann Liebert|Wolters Kluwer|Lippincott Williams & Wilkins|Carl Hanser|Georg Thieme|Thieme|E. Schweizerbart|Adis|Begell House"
    "|World Scientific|Copernicus|Dove|Bentham|Ivyspring|Spandidos|Oncotarget|eLife|F1000|Cureus|Radcliffe|Termedia|Medknow|Nature"
    "|Science|Cairn|Érudit|Persée|Marcel Dekker|Routledge|Ubiquity|Cogitatio|The Lancet|Project Euclid|Optica|Karnac|Belin|Armand Colin"
    "|Dunod|Seuil|Gallimard|La Découverte|L'Harmattan|Droz|Brepols|Peeters|Mohr Siebeck|Franz Steiner|Vandenhoeck & Ruprecht|Il Mulino"
)
BODIES = frozenset(map(fold, _NAMES.split("|")))

_ONE_WORD = re.compile(
    r"[A-Z][A-Z&.0-9]{1,9}|[A-Z][a-z]+[A-Z][a-z]*[A-Z]?[a-z]*|[a-z][A-Z]\w+|[A-Z][A-Z-]{2,9}\d*"
)
_PREFIXED = re.compile(r"(?:Mc|Mac|De|Le|La|Di|Van|Von|Du|Fitz|O)[A-Z]")


def is_known(words: str) -> bool:
    """Tell whether a name is that of a body known whole: "Taylor & Francis" is no two people."""
    return fold(words.removeprefix("The ").split(",")[0]) in BODIES


def is_body(words: str) -> bool:
    """Tell whether a name is that of a body: by a word only bodies have, by its form, or because it is known."""
    bare = words.removeprefix("The ")
    if is_known(words) or BODY_FORMS.search(words):
        return True
    pieces = [fold(piece) for piece in re.split(r"[\s/,&+()\-‐–]+", words) if len(piece) > 1]
    if any(piece in BODY_WORDS for piece in pieces):
        return True
    # A column's end may have cut the last word off: "Publicati".
    if pieces and len(pieces[-1]) >= 7 and _begins_word(pieces[-1]):
        return True
    # One word in capitals, or with capitals inside it, is a body's: IAEME, SciRes.
    return (
        " " not in bare
        and _ONE_WORD.fullmatch(bare) is not None
        and not (_PREFIXED.match(bare) or (bare.isupper() and len(bare) > 8))
    )


def _begins_word(letters: str) -> bool:
    """Tell whether a word that only bodies have begins with some letters."""
    index = bisect_left(_IN_ORDER, letters)
    return index < len(_IN_ORDER) and _IN_ORDER[index].startswith(letters)
