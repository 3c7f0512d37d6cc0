"""Lines that name where people work: a mark, a body or a place with its country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from carcite.readers.text.emails import EMAIL, has_sign_of_email
from carcite.readers.text.marks import mark_of_place
from carcite.values.bodies import body_words
from carcite.values.patterns import regex
from carcite.values.text import clean

_AFFILIATION = regex(
    r"(?:[•●▪*-]\s{0,3}|\d{1,2}\.\s{1,3}(?=\d{1,2}\s))?(?:(?P<mark>\(?\d{1,2}\)?\.?|\(?[a-h]\)?(?=\s)|(?!eLife|eHealth|mHealth|eScience)[a-z](?=[A-ZÀ-Þ][a-zà-ÿ]{2})|[†‡§¶‖#])\s{0,2})?(?P<body>[^\W\d_].{2,600})$"
)
# Places that end an affiliation line; a line of a few words with one of them is an affiliation.
COUNTRY_NAMES = (
    "Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Österreich|Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|Belgique|België|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brasil|Brunei|Bulgaria|Burkina Faso|Burundi|"
    "Cambodia|Cameroon|Cameroun|Canada|Cape Verde|Chad|Chile|P\\.?\\s?R\\.?\\s?China|China|Colombia|Congo|Costa Rica|Croatia|Hrvatska|Cuba|Cyprus|Czech Republic|Czechia|Denmark|Danmark|Djibouti|Dominican Republic|Ecuador|Egypt|El Salvador|Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|Suomi|France|Gabon|Gambia|Georgia|Germany|Deutschland|Ghana|Greece|Greenland|Guatemala|Guinea|Guyana|"
    "Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Italia|Côte d[’']Ivoire|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|South Korea|Republic of Korea|Korea|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Macao|Macau|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|México|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|"
    "Namibia|Nepal|Netherlands|Nederland|New Caledonia|New Zealand|Nicaragua|Niger|Nigeria|North Macedonia|Norway|Norge|Oman|Pakistan|Palestine|Panama|Panamá|Papua New Guinea|Paraguay|Peru|Perú|Philippines|Poland|Polska|Portugal|Puerto Rico|Qatar|Réunion|Romania|Russian Federation|Russia|Россия|Rwanda|Samoa|San Marino|Saudi Arabia|Senegal|Sénégal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Sudan|Spain|España|Sri Lanka|Sudan|Suriname|Sweden|Sverige|Switzerland|Schweiz|Suisse|Syria|"
    "Taiwan|Tajikistan|Tanzania|Thailand|Timor-Leste|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Türkiye|Turkmenistan|Uganda|Ukraine|Україна|United Arab Emirates|United Kingdom|U\\.K|UK|England|Scotland|Wales|Northern Ireland|United States(?: of America)?|U\\.S\\.A|USA|Uruguay|Uzbekistan|Vanuatu|Venezuela|Vietnam|Viet Nam|Yemen|Zambia|Zimbabwe"
)  # fmt: skip
COUNTRIES = regex(rf"\b(?:{COUNTRY_NAMES})\b\.?")
_ENDS_IN_COUNTRY = regex(rf"\b(?:{COUNTRY_NAMES})\.?(?:\s\([^()]{{1,40}}\))?$")
_MORE_BODIES = regex(
    r"universit|universid|institut|istitut|hochschule|fachhochschule|akadem|академи|университет|институт|大学|学院|研究所|研究院|医院|中心|博物馆|图书馆|病院|센터|대학교|연구소|جامعة|laborat|departement|fakult|\bdept\b|\bCNRS\b|\bINSERM\b|museum|musée|museo|archiv|observator|biblio|library|escuela|école|schule|politécni|politecni|politekni|politechni|polytech|técnic|kliniken|klinik|clínic|niversitesi|enstitüsü|fakültesi|hastanesi|yüksekokulu|müdürlüğü|bakanlığı"
    # Those who work nowhere say so in the place's stead.
    r"|^(?:independent (?:scholar|researcher|consultant|artist|author|writer)|investigadora? independiente|pesquisadora? independente|chercheu(?:r|se) indépendante?|ricercat(?:ore|rice) indipendente|unabhängige[rn]? (?:forscher|wissenschaftler)|freie[r]? wissenschaftler(?:in)?|bağımsız araştırmacı)(?:$|,)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """An affiliation line: its mark ("1", "a"), or None, and its words without it."""

    mark: str | None
    words: str


# What a line can have of a mark, a place's six hundred letters and little else.
_LONGEST_AFFILIATION = 640


def parse_affiliation(line: str) -> Affiliation | None:
    """Parse a line that is an affiliation; None when it is something else."""
    return _affiliation_in(line) if len(line) < _LONGEST_AFFILIATION else None


# A line is asked for by each of those that it stands under.
@lru_cache(maxsize=1024)
def _affiliation_in(line: str) -> Affiliation | None:
    found = _AFFILIATION.match(mark_of_place(line))
    if found is None:
        return None
    body = (
        clean(EMAIL.sub("", found["body"]) if has_sign_of_email(found["body"]) else found["body"])
        .rstrip(" ;,.")
        .removesuffix("E-mail:")
        .removesuffix("Email:")
        .rstrip(" ;,.")
    )
    if not is_affiliation(body):
        return None
    mark = found["mark"].strip("().") if found["mark"] else None
    return Affiliation(mark, body)


_SENTENCES = regex(r"[!?]|\.\s+[A-Z][a-z]+\s+[a-z]+\s+[a-z]+\s")
_SENTENCE_WORDS = regex(r"\b(?:is|are|was|were|has|have|which|that|this|we)\b")


def is_affiliation(words: str) -> bool:
    """Say whether words name a body or a place where people work, and are no sentence."""
    if len(words) > 500 or _SENTENCES.search(words) or _SENTENCE_WORDS.search(words):
        return False
    if "," in words:
        return _names_body(words) or _ENDS_IN_COUNTRY.search(words) is not None
    # Titles speak of hospitals and of trials; where people work has a capital, and is no trial.
    return _MORE_BODIES.search(words) is not None or any(
        not _TITLE_WORDS.fullmatch(word) for word in body_words(words)
    )


def _names_body(words: str) -> bool:
    return any(body_words(words)) or _MORE_BODIES.search(words) is not None


_TITLE_WORDS = regex(r"[a-zà-ÿ].*|(?i:stud|trial|survey|staff|registr|project|initiative)\w*")
