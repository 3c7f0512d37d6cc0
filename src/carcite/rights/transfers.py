"""Rights that pass to another, rights that somebody keeps, and the time before a licence holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from carcite.model.rights import Embargo, Evidence, Reservation, RightsTransfer, Scope
from carcite.rights.licenses import text_evidence
from carcite.rights.passages import Sentence, is_quoted, signs_in
from carcite.values.patterns import regex

Kind = Literal["assignment", "exclusive-licence", "publication-rights", "non-exclusive"]

_PARTY = r"(?P<to>(?:the )?(?:(?-i:[A-Z])[^.;:()]{1,120}?|(?:journal|publishers?|society|association|university)))"
_PARTY_END = r"(?=\s(?:upon|on its|on their|on acceptance|when|if|once|for (?:the )?(?:publication|consideration|exclusive)|in the event|as of|effective|at the time|after|by signing|and is|and are|and (?:grant|agree|warrant|that)|to publish|under|with|all|which|subject)\b|[.,;:()]|\s?$)"

# Who gives, in an agreement's own words.
_GIVER = r"(?P<from>(?:the |each |all )?(?:undersigned(?: authors?| author\(s\))?|corresponding author|(?:submitting )?authors?(?:\(s\))?|copyright (?:owners?|holders?)|contributors?)|i|we|i/we|authors?)"


class _Rule(NamedTuple):
    """How a transfer is worded; one of `signs` stands in all that the pattern finds."""

    kind: Kind
    signs: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(kind: Kind, signs: str, pattern: str) -> _Rule:
    return _Rule(kind, tuple(signs.split("|")), regex(pattern, re.I))


# The first that fits a sentence counts: assignment before licence, exclusive before not.
RULES = (
    _rule(
        "assignment",
        "assign|transfer|convey|cede|sign over|signs over",
        rf"{_GIVER}(?:\s[a-z,]{{1,14}}){{0,5}}?\s(?:assigns?|transfers?|conveys?|cedes?|signs? over)\b(?P<what>[^.;]{{0,160}}?\b(?:copyrights?|all (?:the |of the |their )?(?:\w+\s){{0,2}}rights?|ownership)\b[^.;]{{0,160}}?)\sto\s{_PARTY}{_PARTY_END}",
    ),
    _rule(
        "assignment",
        "transferred|assigned|ceded",
        rf"(?P<what>copyrights?(?: in| of| to| for)?[^.;]{{0,80}}?)\s(?:is|are|will be|shall be|must be|being|has been|have been) (?:hereby |automatically |then )?(?:transferred|assigned|ceded)\s(?:by (?P<from>the authors?) )?to\s{_PARTY}{_PARTY_END}",
    ),
    _rule(
        "assignment",
        "transferred|assigned|ceded",
        rf"(?P<what>\ball (?:the )?(?:copy)?rights\b[^.;]{{0,60}}?)\s(?:is|are|will be|shall be) (?:hereby )?(?:transferred|assigned|ceded)\sto\s{_PARTY}{_PARTY_END}",
    ),
    _rule(
        "assignment",
        "ceden|cedem|transfier|transferem|cèdent|übertrag",
        r"(?P<from>los autores|o\(?s\)? autor(?:es)?|les auteurs|die autor(?:en|innen und autoren))\s(?:\w+\s){0,3}?(?:ceden|cedem|transfieren|transferem|cèdent|übertragen)\s(?P<what>[^.;]{0,100}?(?:derechos|direitos|droits|rechte)[^.;]{0,60}?)\s(?:a|al|à|ao|an|a la|para)\s(?P<to>(?:la |a |el |o |the |den |die )?(?-i:[A-Z])[^.;:()]{1,80}?)(?=[.,;:()]|\s?$|\s(?:para|pour|für|una vez)\b)",
    ),
    _rule(
        "assignment",
        "passes|shall pass|will pass|vest",
        rf"(?:(?P<from>(?:the |we, the )?(?:undersigned|authors?)),? agrees? (?:that )?[^.;]{{0,60}}?)?(?P<what>\b(?:the )?copyrights?(?: in| of| to)?[^.;]{{0,100}}?)\s(?:passes|shall pass|will pass|vests? in|shall vest)(?: to)?(?: and is owned by)?\s{_PARTY}{_PARTY_END}",
    ),
    _rule(
        "assignment",
        "assign|transfer|convey|cede",
        rf"{_GIVER}(?:\s[a-z,]{{1,14}}){{0,3}}?\s(?:assigns?|transfers?|conveys?|cedes?)\sto\s(?P<to>(?:the )?(?:journal|publishers?|society|association|(?-i:[A-Z])[^.;:(),]{{1,80}}?))\s(?P<what>(?:the |all |full |their |my |our ){{0,3}}(?:copyrights?|ownership))\b",
    ),
    _rule(
        "exclusive-licence",
        "exclusive",
        rf"(?:under (?:an? )?|with (?:an? )?)?exclusive (?:worldwide )?(?:licen[cs]e|licen[cs]ing rights)(?: to publish)? (?:to|with) {_PARTY}(?=\s(?:part of|[12]\d{{3}})\b|{_PARTY_END[3:]}",
    ),
    _rule("exclusive-licence", "exclusive licensee", rf"exclusive licensee:? {_PARTY}{_PARTY_END}"),
    _rule(
        "exclusive-licence",
        "exclusive",
        rf"{_GIVER}(?:\s[a-z,]{{1,14}}){{0,5}}?\sgrants?\s(?:to\s)?(?P<to>(?:the )?(?!an?\b)[\w][^.;:()]{{1,80}}?)\s(?P<what>(?:an? |the )?(?:sole and |world-?wide,? |irrevocable,? |perpetual,? )*exclusive[^.;]{{0,60}}?(?:licen[cs]e|rights?)[^.;]{{0,120}})",
    ),
    _rule(
        "publication-rights",
        "publication rights",
        rf"publication rights (?:are )?licen[cs]ed to {_PARTY}{_PARTY_END}",
    ),
    _rule(
        "publication-rights",
        "first publication",
        r"(?P<from>authors?(?:\(s\))?)\s(?:retain|keep|hold)\s[^.;]{0,60}?\band grants?\s(?P<to>(?:the )?(?:journal|publisher))\s(?:the\s)?(?P<what>right(?:s)? of first publication|first publication rights?)",
    ),
    _rule(
        "publication-rights",
        "derecho de|direito de",
        r"(?P<from>los autores(?:/as)?|los/as autores/as|os autores|autores)\s[^.;]{0,120}?(?:conceden|garantizan|concedem|cedem|ceden|otorgan)[^.;]{0,20}?\s(?:a\s|à\s|ao\s)?(?P<to>(?:la )?(?:revista|periódico))[^.;]{0,20}?\s(?P<what>(?:el |o )?(?:derecho|direito) de (?:ser )?(?:la )?(?:primera|primeira) publica[^\s.;]{0,6})",
    ),
    _rule(
        "publication-rights",
        "hak publikasi|hak penerbitan",
        r"(?P<from>penulis)\s[^.;]{0,80}?(?:memberikan|menyerahkan)\s(?P<what>hak (?:publikasi|penerbitan) pertama)\skepada\s(?P<to>(?:penerbit|jurnal)(?:\sini)?)\b",
    ),
    _rule(
        "publication-rights",
        "право перво|право першо",
        r"(?P<from>авторы|автори)\s[^.;]{0,80}?(?:передают|предоставляют|передають|надають)\s(?P<to>журналу)\s(?P<what>право первой публикации|право першої публікації)",
    ),
    _rule(
        "non-exclusive",
        "exclusive",
        rf"(?P<from>{_GIVER[9:-1]})[^.;]{{0,60}}?\bgrant(?:s|ed)?\s(?P<to>(?:the )?[\w][^.;:()]{{1,60}}?)\s(?P<what>(?:an? |the )?(?:\w+,? ){{0,3}}non-?exclusive[^.;]{{0,60}}?(?:licen[cs]e|rights?)[^.;]{{0,80}})",
    ),
    _rule(
        "non-exclusive",
        "granted",
        r"who has granted (?P<to>(?:bio|med|chem|arx)[\w]{2,8}|[A-Z][\w ]{2,30}?)\s(?P<what>(?:an? )?licen[cs]e to display the preprint(?: in perpetuity)?)",
    ),
    _rule("non-exclusive", "licensee", rf"(?:^|[;.,]\s?)licensee:? {_PARTY}{_PARTY_END}"),
)
# Each sentence that a rule fits has a sign of it.
_SIGNS = tuple(dict.fromkeys(sign for rule in RULES for sign in rule.signs))
# Talk of transfers in general: policies, laws, other people's papers.
_NO_DEED = regex(
    r"\b(?:not (?:be )?(?:assign|transfer)|without transferring|do not transfer|instead of|rather than|if (?:the )?authors?|whether|may (?:be )?(?:assign|transfer)|tend to|studies|were asked)\b",
    re.I,
)

# Sentences that go on about a transfer: what the rights are, who warrants what, when they come back.
_GOES_ON = regex(
    r"^(?:the (?:said |above |aforementioned )?rights? (?:so )?(?:assigned|transferred|granted|licen[cs]ed)|these rights|this (?:assignment|transfer|licen[cs]e|agreement)|such rights"
    r"|(?:the )?(?:undersigned|authors?|author\(s\)|i|we)\s(?:hereby |further |also )?(?:warrants?|represents?|certif|declare|confirm|guarantee|retain)|all rights are|(?:the )?(?:copyright|rights?) (?:will|shall|are|is|reverts?|returns?)|if the (?:manuscript|article|paper|work)|in the event|upon (?:rejection|acceptance)|should the (?:manuscript|article|paper))",
    re.I,
)
_CONDITION = regex(
    r"\b(?:restored?|revert(?:s|ed)?|return(?:s|ed)?|released back|null and void|is void|become(?:s)? effective|takes? effect|only if|in the event|in case|if (?:and when )?(?:the|this|our|my) (?:manuscript|article|paper|work)|if accepted|upon acceptance|(?:not|is) accepted|rejected|when (?:the|this) (?:manuscript|article|paper|work) is accepted)\b",
    re.I,
)
_RIGHTS = regex(
    r"\brights?(?:, but not limited to,)? to (?!(?:any|the|this|that|these|it|its|all|an?|authors?|others?|another|us|you|them)\b)((?:(?:[a-z-]+ ){0,3}[a-z-]+, ){0,12}(?:(?:[a-z-]+ ){0,3}[a-z-]+,? and )?[a-z-]+)",
    re.I,
)


def find_transfers(among: Sequence[Sentence]) -> list[RightsTransfer]:
    """Find the transfers that some sentences state, each with the sentences that go on about it."""
    found: list[RightsTransfer] = []
    index = 0
    signs = signs_in(_SIGNS, among)
    while signs and index < len(among):
        first = _transfer(among[index], signs)
        if first is None:
            index += 1
            continue
        end = index + 1
        while (
            first.kind != "non-exclusive"
            and end < min(index + 12, len(among))
            and _belongs(among[end - 1], among[end])
        ):
            end += 1
        found.append(_with_details(first, among[index:end]))
        index = end
    return list(dict.fromkeys(found))


def _belongs(before: Sentence, sentence: Sentence) -> bool:
    return sentence.start - before.end <= 3 and _GOES_ON.match(sentence.text) is not None


def _transfer(sentence: Sentence, signs: Sequence[str]) -> RightsTransfer | None:
    text, low = sentence.text, sentence.low
    if not sentence.telling or not any(map(low.__contains__, signs)) or _NO_DEED.search(text):
        return None
    for rule in RULES:
        found = rule.pattern.search(text) if any(map(low.__contains__, rule.signs)) else None
        if found is None:
            continue
        groups = found.groupdict()
        to = _party(groups.get("to"))
        giver = groups.get("from")
        if to is None and rule.kind != "publication-rights":
            continue
        return RightsTransfer(
            kind=rule.kind,
            from_=giver.strip() if giver else None,
            to=to,
            exclusive=rule.kind == "exclusive-licence",
            scope=_scope(sentence),
            evidence=(text_evidence(sentence),),
        )
    return None


def _party(words: str | None) -> str | None:
    if not words:
        return None
    cut = re.split(
        r",? part of |\s[12]\d{3}\b|,? under |, (?=[A-Z][a-z]+, [A-Z])", words.strip(" ,;:")
    )[0]
    return cut.strip(" ,;:") or None


def _scope(sentence: Sentence) -> Scope:
    return (
        "journal"
        if re.search(
            r"\bauthors who publish|accepted (?:manuscripts|articles|papers)\b", sentence.low
        )
        else "article"
    )


def _with_details(transfer: RightsTransfer, among: Sequence[Sentence]) -> RightsTransfer:
    """Complete a transfer by what all its sentences say: the rights, whether exclusive, the condition."""
    words = " ".join(sentence.text for sentence in among)
    condition = next(
        (sentence.text for sentence in among[1:] if _CONDITION.search(sentence.text)),
        among[0].text
        if re.search(
            r"\bif (?:and when )?(?:the|this|it|accepted)|upon acceptance|once accepted|when (?:it is )?accepted",
            among[0].text,
            re.I,
        )
        else None,
    )
    exclusive = (
        transfer.exclusive or re.search(r"(?<!non-)(?<!non)\bexclusive\b", words, re.I) is not None
    )
    return transfer.model_copy(
        update={
            "condition": condition,
            "exclusive": exclusive and transfer.kind != "non-exclusive",
            "rights": _rights(words),
            "evidence": tuple(map(text_evidence, among)),
        }
    )


def _rights(words: str) -> tuple[str, ...]:
    """Name the rights that pass: "all rights", "copyright", and what they are rights to do."""
    named = [
        right
        for right in ("all rights", "copyright", "first publication")
        if re.search(rf"\b{right}", words, re.I)
    ]
    for found in _RIGHTS.finditer(words):
        for verb in re.split(r",\s(?:and\s)?|\sand\s", found.group(1)):
            verb = verb.strip()
            if verb and verb not in named and len(verb.split()) <= 4:
                named.append(verb)
    return tuple(named)


# --- rights that are kept ----------------------------------------------------------------------

ALL_RIGHTS = regex(
    r"all rights(?: are)? reserved(?: by (?P<by>[A-Z][^.;,|\n]{1,60}))?|tous (?:les )?droits réservés(?! (?:à|aux?)\b)|todos los derechos(?: están)? reservados|todos os direitos(?: são)? reservados"
    r"|alle rechte vorbehalten|tutti i diritti(?: sono)? riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone|všechna práva vyhrazena|sva prava (?:su )?(?:zadržana|pridržana)|сва права задржана"
    r"|все права защищены|усі права захищен[оі]|minden jog fenntartva|tüm hakları saklıdır|med ensamrätt|alle rettigheter (?:er )?(?:forbeholdt|reservert)|kaikki oikeudet pidätetään|toate drepturile rezervate"
    r"|всички права запазени|(?:版权所有|版權所有)(?!\s?(?:\(c\)|©))|不許複製|無断転載(?:を)?禁|tots els drets reservats|hak cipta dilindungi",
    re.I,
)
PERMISSION = regex(
    r"permission (?:from|of) (?P<by>[^.;,]{1,60}?) must be obtained|(?:no part of|no reproduction of|may not be (?:reproduced|used|copied)|cannot be reproduced|not to be reproduced|(?:reproduction|reuse|re-use|copying)[^.;]{0,60}(?:is )?(?:prohibited|forbidden|not permitted))[^;]{0,200}?(?:without|except with|unless)[^.;]{0,60}?(?:permission|consent|authori[sz]ation)"
    r"|(?:prior |written |express )+permission (?:of|from) (?:the )?(?P<holder>[^.;,]{1,60}?) (?:is|must be) (?:required|obtained)|personal use of this material is permitted\. permission",
    re.I,
)
# Each statement that all rights are kept has one of these, and each that permission is needed one of those.
KEPT_SIGNS = (
    "all rights", "droits rés", "derechos", "direitos", "rechte", "diritti", "prawa", "práva", "sva prava", "сва права",
    "все права", "усі права", "jog fenn", "hakları", "ensamrätt", "rettigheter", "oikeudet", "drepturile", "права запазени",
    "所有", "不許", "無断", "drets reservats", "hak cipta",
)  # fmt: skip
ASKED_SIGNS = ("permission", "consent", "authori")
_TAKEN_OVER = regex(r"\b(?:adapted|reproduced|reprinted) (?:with permission )?from\b")


def find_reservations(among: Sequence[Sentence]) -> list[Reservation]:
    """Find the rights that somebody reserves, by kind, with all places as evidence."""
    signs = signs_in((*KEPT_SIGNS, *ASKED_SIGNS), among)
    if not signs:
        return []
    kept = [sign for sign in signs if sign in KEPT_SIGNS]
    asked = [sign for sign in signs if sign in ASKED_SIGNS]
    found: dict[tuple[str, str | None, Scope], list[Evidence]] = {}
    for sentence in filter(attrgetter("telling"), among):
        for kind, holder, scope in _reserved(sentence, kept, asked):
            found.setdefault((kind, holder, scope), []).append(text_evidence(sentence))
    return [
        Reservation(kind=kind, holder=holder, scope=scope, evidence=tuple(evidence[:20]))
        for (kind, holder, scope), evidence in found.items()
    ]


def _reserved(
    sentence: Sentence, kept_signs: Sequence[str], asked_signs: Sequence[str]
) -> Iterator[tuple[str, str | None, Scope]]:
    text, low = sentence.text, sentence.low
    everything = ALL_RIGHTS.search(text) if any(map(low.__contains__, kept_signs)) else None
    asked = PERMISSION.search(text) if any(map(low.__contains__, asked_signs)) else None
    if not everything and not asked:
        return
    scope: Scope = "third-party" if _TAKEN_OVER.search(low) else "article"
    if everything and not is_quoted(text, everything.start()):
        by = everything["by"]
        yield "all-rights-reserved", by.strip() if by else None, scope
    if asked:
        holder = asked["by"] or asked["holder"]
        yield "permission-required", holder.strip() if holder else None, scope


# --- embargo -----------------------------------------------------------------------------------

_MONTHS = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        1,
    )
} | {"eighteen": 18, "twenty-four": 24, "thirty-six": 36}
_SPAN = rf"(?P<number>\d{{1,2}}|{'|'.join(_MONTHS)})[\s-](?P<unit>months?|years?)"
EMBARGO = regex(
    rf"\bafter (?:an embargo (?:period )?of |a period of )?(?:the first )?{_SPAN}\b[^.;]{{0,60}}?\b(?:available|licen[cs]ed|published|distributed|free|under)\b"
    rf"|\bembargo(?:ed)?(?: period)?(?: of| for|:)? {_SPAN.replace('number', 'number2').replace('unit', 'unit2')}",
    re.I,
)
EMBARGO_SIGNS = ("after ", "embargo")


def find_embargo(among: Sequence[Sentence]) -> Embargo | None:
    """Find the time before which a licence does not hold; talk of embargoes in general is none."""
    for sentence in filter(attrgetter("telling"), among):
        soon = any(map(sentence.low.__contains__, EMBARGO_SIGNS))
        found = EMBARGO.search(sentence.text) if soon else None
        if found is None:
            continue
        if found["number"] and not re.search(r"licen[cs]e|creative commons|embargo", sentence.low):
            continue
        if re.search(
            r"\b(?:policy|policies|may|typically|publishers?|journals|funders?|allow)\b",
            sentence.low,
        ) and not re.search(r"\bthis (?:article|work|paper)|\bit is available", sentence.low):
            continue
        number, unit = found["number"] or found["number2"], found["unit"] or found["unit2"]
        months = int(number) if number.isdigit() else _MONTHS[number.lower()]
        months *= 12 if unit.lower().startswith("year") else 1
        return Embargo(months=months, evidence=(text_evidence(sentence),))
    return None
