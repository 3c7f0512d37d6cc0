"""Copyright notices: their mark, years and holders, wherever they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carcite.rights.bodies import is_body
from carcite.rights.holders import AUTHORS, find_holders, is_person
from carcite.rights.model import CopyrightNotice, Evidence, Holder, Scope
from carcite.rights.passages import LONGEST, SHORT, Sentence, ends_line, ends_sentence, sentences
from carcite.values.names import Name

# "Copyright" as journal software and publishers print it, before or in place of the sign.
_WORD = (
    r"copyrights?|derechos de autor(?:/a)?(?:es)?|direitos (?:de autor|autorais)(?: \(c\))?|droits d['’]auteur|urheberrecht|diritti d['’]autore|diritto d['’]autore"
    r"|auteursrecht|upphovsrätt|ophavsret|opphavsrett|tekijänoikeus|autorsk[áéa] práv[oa]|autorska prava|autorska pravica|prawa autorskie|szerzői jog|drepturi(?:le)? de autor"
    r"|telif hakk[ıi]|hak cipta|авторск(?:ое|ие|о) прав[оа]|авторське право|版权(?:所有)?|版權(?:所有)?|著作権|著作权|저작권|حقوق النشر|حق نشر|drets d['’]autor|dereitos de autor"
    r"|todos los derechos(?: de autor)? reservados|tous droits réservés|todos os direitos reservados|alle rechte vorbehalten|tutti i diritti riservati|sva prava zadržana|сва права задржана|všechna práva vyhrazena|wszelkie prawa zastrzeżone|все права защищены|усі права захищено"
)
_MARK = re.compile(
    rf"(?P<crown>crown copyright\s?(?:©|\(c\))?)"
    rf"|(?P<sign>(?<![^\W\d_])(?:{_WORD})\s?:?\s?(?:by\s)?(?:Â\s?)?(?:©|\(\s?c\s?\)|ⓒ)(?:\s?copyright)?"
    rf"|(?<![^\W\d_Â])(?:Â\s?)?(?:©|ⓒ)(?:\s?(?:{_WORD})\b)?)"
    r"|(?P<paren>\(c\)(?=\s?(?:19|20)\d\d\b|\s?by\b|\s(?:tous|todos|the author)))"
    rf"|(?P<word>(?<![^\W\d_])(?:{_WORD})(?![^\W\d_])\s?:?)",
    re.I,
)
# The sign as fonts without one print it; only at the start of a statement that goes on as a notice.
_GLYPH = re.compile(
    r"(?P<glyph>Ó|ª|ß|᭧|ã|Ⓧ|V\s?C|[GCc&])\s?(?=(?:19|20)\d\d\.?\s?(?:by\s)?[A-Z]|The ?Authors?\b|(?:[A-Z][\w&.+-]+\s){1,6}(?:19|20)\d\d\b)"
)
# No sign at all: "2018 by the authors. Licensee …", "Owned by the authors".
_BARE = re.compile(
    r"^(?:(?P<year>(?:19|20)\d\d)\s(?=by the authors?\b)|(?=(?:the )?author\(s\)(?:[,.]?\s(?:19|20)\d\d)?\.?$))",
    re.I,
)
_OWNED = re.compile(
    r"(?:copyrights?\b[^.;\n]{0,90}?|^|[.;]\s)(?:is |are |remains? |shall be )?(?:owned by|held by|retained by|the property of|vested in|belongs? to|remains? with|lies with|rests with|stays with)\s"
    r"(?P<who>the (?:owner/)?authors?(?:\(s\))?(?:/owner\(s\)|/funder)?)"
    r"|(?P<retain>(?:the\s)?authors?(?:\(s\))?)\s(?:retain|keep|hold|maintain|own)s?\s(?:the\s|their\s|all\s|full\s|unrestricted\s|non-exclusive\s){0,3}copyrights?\b"
    r"|the copyright holder for this (?:preprint|article)\s?(?:\([^)]{0,60}\)\s?)?is the (?P<holder>authors?(?:/funder)?)",
    re.I,
)

_YEAR = r"(?:\[?(?:[1-9]\d{3})\]?(?!\d)|X{4}|Y{4}|20XX)"
_YEARS = re.compile(
    rf"[\s,.:;]{{0,3}}(?:\bby\s)?(?:copyright\s)?(?P<years>{_YEAR}(?:\s?(?:[-–—/]|,|and|&)\s?{_YEAR}|\s?[-–]\s?\d\d(?!\d))*)(?![-–/]\d)",
    re.I,
)
_YEAR_AFTER = re.compile(
    r"[\s,.;(]{0,3}(?P<years>\(?(?:19|20)\d\d\)?(?:\s?[-–]\s?(?:19|20)?\d\d)?|(?<=\s)[1-9]\d{3}(?=\.?$))(?![\d/-])"
)

# Where the holders end and something else begins, also where no blank or line end is left between.
_OPENERS = (
    r"This|These|The (?!authors?\b|editors?\b)[a-zà-ÿ]|The authors? (?:hereby|retain|agree|have)|It is|Licensee|Licensed|Licence|License"
    r"|Published|Publié|Publicado|Pubblicato|Posted|Distributed|Reprinted|Reproduced|Under (?:a |the |[Ll]icen)|Open[- ]?Access|OpenAccess|All (?:rights|content|article|figures)|Some rights|No (?:rights|claim|use|part)"
    r"|Tous droits|Todos (?:los|os)|Alle Rechte|Tutti i diritti|Creative Commons|CC[ -]?BY|CC0|cb\b|Except|Unless|Exclusive|exclusive|Production|Hosting|Available|View|Download|Please|For (?:more|permission|personal|reprints|commercial)"
    r"|ISSN|ISBN|E-?ISSN|https?:|www\.|doi\b|DOI|ORCID|Received|Accepted|Submitted|Abstract|ABSTRACT|Keywords?|Key words|Corresponding|Correspondence|How to cite|Cite|Citation|URL|PACS|Vol(?:ume)?\b|Issue|Article|Author(?:s)? (?:retain|Biograph|info)"
    r"|Resumen|Resumo|Résumé|Zusammenfassung|Palabras clave|Palavras-chave|Mots-clés|Schlüsselwörter|Introduction|Affiliations?|Peer[- ]review|Privacy|Terms|Cookie|Powered|Some|Any|Personal use|Permission|Used|Reuse|Printed|Ce(?:t|tte)? |Este|Esta|Esto|Obra|Dieses|Dieser|Questo|Quest['’]|Dit |Licencia|Licença|Licenza|Lizenz|Derechos|Recibido|Aceptado|Recebido|Aceito"
    r"|Reconocimiento|Atribución|Content|Materials? (?:prior|published|in|on)|Access\b|Supplementary|Supporting|Data|Figures?|Merci|Last update|Get |Contact |Subject|Recommended|Check for|Submission history|last update|本作品|本文|摘要|关键词|關鍵詞"
)
_STOP = re.compile(
    rf"\s?[|•·©ⓒ]|;\s(?=[a-z])|\s\(c\)|;\s?licensee|[;,]?\s(?:licensee|(?:under |with )?(?:an? )?exclusive (?:licen[cs]e|rights)|under (?:an? )?licen[cs]e|some rights reserved|all rights (?:are )?reserved|published (?:by|with|under)|posted by|publication rights|licensed (?:to|under)|distributed (?:under|by)|trading as|for the benefit of|on behalf of|is licensed|this (?:is|work|article)|and published|dba)\b"
    rf"|(?:[\s.,;]|(?<=\)))\s?(?=(?:{_OPENERS}))"
    rf"|(?<=[a-zß-öø-ÿ)])(?=(?:This (?:is|work|article|paper|open)|The (?:undersigned|work|article)|Licensee|Published by|Open ?Access|All rights|Creative Commons|Esta (?:obra|es)|Este (?:obra|trabalho|es|é|artículo|artigo)|Ce(?:tte|t)? (?:œuvre|article|travail)|Dieses Werk|本作品|Abstract|Keywords|Received))"
    r"|(?P<line>\s?\n\s*|\r\s*)|(?P<dot>[.][ \t\xa0]+)|(?P<glue>[.](?=[A-Z]))|[。！]"
)
_OPENS = re.compile(rf"(?!Published|Posted|Publi[ćeé]|Pubbl)(?:{_OPENERS})")
_PUBLISHED = re.compile(
    r"[\s,.]{0,3}(?:published|posted|publié|publicado)\s?(?:by|par|por)\s(?P<who>.{2,120})",
    re.I | re.S,
)

_LAST_YEAR = re.compile(r"exclusive licen[cs]e [^.;]{0,120}\s(?P<year>(?:19|20)\d\d)\b")
_DOTTED = re.compile(r"(?<!\w)(?:Inc|Ltd|Co|Corp|B\.\s?V|S\.\s?A|S\.A\.S|Jr|Sr|s\.r\.l|[A-Z])$")
_BLANK_LINE = re.compile(r"\n\s*\n")
_RESERVED_BY = re.compile(
    r"[\s,.]{0,3}all rights (?:are )?reserved (?:by|to) (?P<who>[^.;|\n]{2,80})", re.I
)

_NOT_NOTICE = re.compile(
    r"\s?(?:clearance|act\b|office|law|laws|notice|permissions?|information|policy|policies|statement|transfer|agreement|form\b|and\b|licen[cs]|protect|infring|holders?|owners?|owner's|of this|of the|of each|is\b|are\b|was\b|has\b|in\b|for\b|to\b|or\b|issues?|restrictions?|status|year|date|line|rules|material|reform|terms|as\b|with\b|note|on\b|that\b)",
    re.I,
)
_THIRD = re.compile(
    r"\b(?:reproduced|adapted|reprinted|with permission|figure|fig\.|image|photo|photograph|illustration|cover|courtesy|taken) ",
    re.I,
)
_SITE = re.compile(
    r"privacy|cookie|powered by|terms (?:of use|and conditions)|site map|contact us|web ?site|other materials",
    re.I,
)
_REACH = 12_000
# A sentence with more marks than this is an ornament; the rest of them are not read.
MOST_MARKS = 12


class Noticed(NamedTuple):
    """A notice, and the stretch of text it takes up."""

    notice: CopyrightNotice
    start: int
    end: int


def find_notices(text: str, *, authors: Sequence[Name] = ()) -> tuple[CopyrightNotice, ...]:
    """Find the copyright notices of a text, in order; each notice once, with all places as evidence.

    The holders of kind "person" are, on a page without an author list, its authors in order.
    """
    return tuple(notices_in(text, sentences(text), authors))


def notices_in(
    text: str, among: Sequence[Sentence], authors: Sequence[Name] = ()
) -> list[CopyrightNotice]:
    """Find the notices in some sentences of a text."""
    found: dict[CopyrightNotice, CopyrightNotice] = {}
    reached = 0
    for sentence in among:
        if not sentence.telling:
            continue
        for noticed in _in_sentence(text, sentence, authors):
            if noticed.start < reached:
                continue
            reached = noticed.end
            key = _key(noticed.notice)
            if key in found:
                both = found[key].evidence + noticed.notice.evidence
                found[key] = found[key].model_copy(update={"evidence": both[:20]})
            else:
                found[key] = noticed.notice
    return _without_echoes(list(found.values()))


def join(
    first: Sequence[CopyrightNotice], *others: Sequence[CopyrightNotice]
) -> list[CopyrightNotice]:
    """Join notices from several places: the same years and holders are one notice with all its places."""
    joined = {_key(notice): notice for notice in first}
    for notice in (notice for notices in others for notice in notices):
        twin = next((key for key in joined if _echoes(_key(notice), key)), None)
        if twin is None:
            joined[_key(notice)] = notice
        else:
            both = joined[twin].evidence + notice.evidence
            joined[twin] = joined[twin].model_copy(update={"evidence": both[:20]})
    return list(joined.values())


def _echoes(notice: CopyrightNotice, other: CopyrightNotice) -> bool:
    """Tell whether a notice says nothing beyond another."""
    years = not notice.years or notice.years == other.years
    held = {holder.name for holder in other.holders}
    return years and {holder.name for holder in notice.holders} <= held


def _key(notice: CopyrightNotice) -> CopyrightNotice:
    plain = tuple(
        holder.model_copy(update={"name": holder.name.casefold()}) for holder in notice.holders
    )
    return notice.model_copy(update={"statement": "", "holders": plain})


def _without_echoes(notices: list[CopyrightNotice]) -> list[CopyrightNotice]:
    """Drop a notice without a year that says nothing beyond another with one."""
    dated = {
        holder.name.casefold() for notice in notices if notice.years for holder in notice.holders
    }
    return [
        notice
        for notice in notices
        if notice.years
        or not notice.holders
        or not all(holder.name.casefold() in dated for holder in notice.holders)
    ]


_WORTH = re.compile(rf"©|ⓒ|\(\s?c\s?\)|{_WORD}|owned by|author|^.?[ÓªßãⓍGCc&᭧V]", re.I)


def _in_sentence(text: str, sentence: Sentence, authors: Sequence[Name]) -> Iterator[Noticed]:
    if not _WORTH.search(sentence.text):
        return
    position = 0
    words = sentence.text
    marks = 0
    while (found := _MARK.search(words, position)) and marks < MOST_MARKS:
        position, marks = found.end(), marks + 1
        noticed = _read(text, sentence, found, authors)
        if noticed is not None:
            yield noticed
            position = max(position, noticed.end - sentence.start)
    if position == 0 or not found:
        yield from _unmarked(text, sentence, authors, position)


def _unmarked(
    text: str, sentence: Sentence, authors: Sequence[Name], position: int
) -> Iterator[Noticed]:
    """Read a notice whose sign was lost, or that says in words who holds the copyright."""
    if position == 0:
        glyph = (
            _GLYPH.match(text, sentence.start)
            if len(text) <= SHORT or sentence.text[0] in "Óªß᭧"
            else None
        )
        bare = _BARE.search(sentence.text)
        found = glyph or bare
        if found and (glyph or len(text) <= SHORT):
            noticed = _read(
                text, Sentence(text[: sentence.end], 0) if glyph else sentence, found, authors
            )
            if noticed is not None:
                yield noticed
                return
    owned = _OWNED.search(sentence.text)
    if owned:
        who = next(filter(None, owned.groups()))
        start, end = sentence.start + owned.start(), sentence.start + owned.end()
        yield Noticed(
            _notice(text, start, end, (), (Holder(name=who, kind="authors"),), "article"),
            start,
            end,
        )


def _read(
    text: str, sentence: Sentence, found: re.Match[str], authors: Sequence[Name]
) -> Noticed | None:
    """Read years and holders after a mark."""
    kind = found.lastgroup or "bare"
    start, begin = sentence.start + found.start(), sentence.start + found.end()
    if kind == "word" and not _may_be_notice(sentence, found):
        return None
    if kind == "year":
        begin = start
    owned = _OWNED.match(sentence.text, found.start()) if kind == "word" else None
    years = _YEARS.match(text, begin)
    if kind == "word" and not years and not owned and not found.group()[0].isupper():
        return None
    after = years.end() if years else begin
    held, end, late = _holder_words(text, after, within=sentence, dated=years is not None)
    holders = _holders(kind, held, text, end, authors, sentence)
    end = _end_of_list(text, after, end, holders) if late is None else end
    numbers = _numbers(years["years"] if years else late)
    if not numbers and (
        last := _LAST_YEAR.search(text, end, max(end, min(sentence.end, end + 200)))
    ):
        # "© The Author(s), under exclusive licence to Example Press 2024"
        numbers, end = _numbers(last["year"]), last.end("year")
    if kind == "crown":
        end = max(end if holders[1:] else after, after)
    if not _is_notice(kind, numbers, holders, held, sentence, found):
        return None
    scope = _scope(text, sentence, found, numbers, holders)
    return Noticed(_notice(text, start, end, numbers, holders, scope), start, end)


def _may_be_notice(sentence: Sentence, found: re.Match[str]) -> bool:
    """Tell "Copyright Jane Roe" from "copyright law"."""
    return _NOT_NOTICE.match(sentence.text, found.end()) is None


def _holder_words(
    text: str, begin: int, *, within: Sentence, dated: bool
) -> tuple[str, int, str | None]:
    """Give the words of the holders, where they end, and a year that follows them."""
    limit = min(len(text), begin + _REACH)
    skip = re.compile(
        r"[\s,.:;/]{0,4}(?:copyright\s)?(?:\(c\)\s?)?(?:\bby\b\s?)?[\s,]{0,2}", re.I
    ).match(text, begin, limit)
    if skip and _BLANK_LINE.search(skip.group()):
        return "", begin, None
    begin = skip.end() if skip else begin
    if _OPENS.match(text, begin):
        return "", begin, None
    position = begin
    end = limit
    while stop := _STOP.search(text, position, min(limit, position + LONGEST)):
        if _stops(text, begin, stop):
            end = stop.start()
            # The full stop of "Ltd." and "B.V." belongs to the name.
            if text[end : end + 1] == "." and _DOTTED.search(text, max(begin, end - 8), end):
                end += 1
            break
        position = max(stop.end(), position + 1)
    else:
        end = min(limit, max(within.end, begin), position + LONGEST)
    words = text[begin:end]
    late = None
    if not dated and (year := _YEAR_AFTER.search(words if words.strip() else "")) is not None:
        late, words = year["years"], words[: year.start()]
        end = begin + year.end()
    elif not dated and (year := _YEAR_AFTER.match(text, end)) is not None:
        late, end = year["years"], year.end()
    elif (
        dated
        and (number := re.search(r"[\s,]+[(\[]?(?:\d[\d.:/-]{2,}|\d{1,4}(?:[,\s]|$))", words))
        is not None
    ):
        # A year was given: a number after the holder is a page, a volume, a date of something else.
        words = words[: number.start()]
        end = begin + number.start()
    # Fonts for the signs of Creative Commons print letters: "cbd" is cc, by, nd.
    icons = re.search(r"\sc[bndaez]{1,4}\s*$", words)
    if icons:
        words, end = words[: icons.start()], begin + icons.start()
    stripped = words.rstrip(" \t\r\n,;:-–")
    if late is None:
        end -= len(text[begin:end]) - len(text[begin:end].rstrip(" \t\r\n,;:-–"))
    return stripped, end, late


def _stops(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Tell whether the holders end here: not at an initial's full stop, nor where a line is wrapped."""
    before, after = (
        text[max(begin, stop.start() - 60) : stop.start()],
        text[stop.end() : stop.end() + 40],
    )
    if stop.lastgroup == "line":
        if re.search(r"\b(?:and|&|y|et|und|e)$|,$", before.rstrip()) or not before.strip():
            return False
        if re.match(r"(?:and|&|et al)\b", after):
            return False
        return ends_line(before, after) or after[:1].isupper()
    if stop.lastgroup == "dot" and after[:1].islower():
        # "Copyright 2019 Example Press. b, the second panel": no name goes on in small letters.
        return re.search(r"(?:\b[A-Z]|\bal|\bInc|\bLtd|\bCo)$", before) is None
    if stop.lastgroup == "dot":
        return not before.strip() or _ends(before, after)
    if stop.lastgroup == "glue":
        return ends_sentence(before, after, glued=True)
    if stop.group() and stop.group()[0] in " \t" and not before.strip():
        # Nothing was held yet: "© 2023 Published by Elsevier" is read elsewhere.
        return True
    return True


def _ends(before: str, after: str) -> bool:
    if before.endswith(("et al", "al")):
        return True
    return ends_sentence(before, after, glued=False)


def _holders(
    kind: str, held: str, text: str, end: int, authors: Sequence[Name], sentence: Sentence
) -> tuple[Holder, ...]:
    if kind == "crown":
        return (Holder(name="Crown", kind="crown"),)
    if not held:
        published = _PUBLISHED.match(text, end, end + 200)
        published = published or _RESERVED_BY.match(text, end, end + 200)
        if published is None:
            return ()
        if published.re is _RESERVED_BY:
            return find_holders(published["who"], authors)
        who = _holder_words(text, published.start("who"), within=sentence, dated=True)[0]
        return (Holder(name=who, kind="organization"),) if who else ()
    held = re.sub(r"^(?:published|posted) by (?=[A-Z])", "", held, flags=re.I).lstrip("–—- ")
    if held.startswith("the ") and not AUTHORS.fullmatch(held):
        held = held[4:]
    owned = re.fullmatch(r"(?:is |are )?(?:held|owned) by (?P<who>.+)", held, re.I | re.S)
    return find_holders(owned["who"] if owned else held, authors)


def _is_notice(
    kind: str,
    years: tuple[int, ...],
    holders: tuple[Holder, ...],
    held: str,
    sentence: Sentence,
    found: re.Match[str],
) -> bool:
    if not holders:
        # Lists of other articles put a year and no more after their kind: "Chapter © 2024".
        listed = re.search(r"\b(?:Article|Chapter|Paper|Review)\s$", sentence.text[: found.start()])
        return bool(years) and kind in ("sign", "crown") and not listed
    first = holders[0]
    looks = first.kind != "organization" or is_body(first.name)
    if kind == "sign":
        # Without a year, one bare word after the sign is more often a button than a surname.
        word = (
            first.kind == "person"
            and " " not in first.name
            and not first.et_al
            and len(holders) == 1
        )
        return (
            bool(years)
            or (looks and not word)
            or (first.kind == "organization" and len(first.name) < 80)
        )
    if kind in ("glyph", "year", "bare"):
        return looks and (
            first.kind != "person" or kind != "glyph" or found.group("glyph") not in "CcG&V"
        )
    if kind == "paren":
        before = sentence.text[max(0, found.start() - 200) : found.start()]
        return looks and not re.search(r"\((?:a|b|i|1)\)", before) and held[:1].isupper()
    if kind == "word":
        return (
            looks
            and (
                bool(years)
                or is_person(first.name)
                or first.kind in ("authors",)
                or is_body(first.name)
            )
            and len(held) < 200
        )
    return True


def _end_of_list(text: str, begin: int, end: int, holders: tuple[Holder, ...]) -> int:
    """End a notice with its last holder, where a title was glued to the list and cut off it."""
    if len(holders) < 2 or holders[-1].kind != "person" or holders[-1].et_al:
        return end
    last = text.rfind(holders[-1].name, begin, end)
    stop = last + len(holders[-1].name)
    return stop if last >= 0 and end - stop > 25 else end


def _numbers(words: str | None) -> tuple[int, ...]:
    """Read years as they stand: "2006-22" are 2006 and 2022; a placeholder is none."""
    if not words:
        return ()
    years: list[int] = []
    for number in re.findall(r"\d{4}|(?<=[-–])\s?\d\d(?!\d)", words):
        digits = number.strip()
        years.append(int(digits) if len(digits) == 4 else years[-1] // 100 * 100 + int(digits))
    return tuple(dict.fromkeys(years))


def _scope(
    text: str,
    sentence: Sentence,
    found: re.Match[str],
    years: tuple[int, ...],
    holders: tuple[Holder, ...],
) -> Scope:
    place = sentence.start + found.start()
    if _THIRD.search(text[max(0, place - 140) : place]):
        return "third-party"
    bodies = all(holder.kind == "organization" for holder in holders)
    # A publisher's span of many years is its site's, not an article's.
    if bodies and len(years) == 2 and years[1] - years[0] > 4:
        return "site"
    if bodies and holders and _SITE.search(sentence.text[found.end() : found.end() + 300]):
        return "site"
    return "article"


def _notice(
    text: str,
    start: int,
    end: int,
    years: tuple[int, ...],
    holders: tuple[Holder, ...],
    scope: Scope,
) -> CopyrightNotice:
    statement = text[start:end].rstrip()
    evidence = Evidence(
        source="text",
        locator=f"text:{start}-{start + len(statement)}",
        quote=statement,
        start=start,
        end=start + len(statement),
    )
    return CopyrightNotice(
        statement=statement, years=years, holders=holders, scope=scope, evidence=(evidence,)
    )
