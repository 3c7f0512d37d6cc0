"""A copyright notice in one sentence: its mark, its years, and whose words follow it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carcite.model.rights import CopyrightNotice, Evidence, Holder, Scope
from carcite.rights.holders import AUTHORS, find_holders
from carcite.rights.passages import (
    LONGEST,
    SHORT,
    Sentence,
    ends_line,
    ends_sentence,
    is_quoted,
)
from carcite.values.bodies import is_body
from carcite.values.name_words import PARTICLES
from carcite.values.names import Name
from carcite.values.patterns import regex

# "Copyright" as journal software and publishers print it, before or in place of the sign.
WORD = (
    r"copyrights?|derechos de autor(?:/a)?(?:es)?|direitos (?:de autor|autorais)(?: \(c\))?|droits d['’]auteur|urheberrecht|diritti d['’]autore|diritto d['’]autore"
    r"|auteursrecht|upphovsrätt|ophavsret|opphavsrett|tekijänoikeus|autorsk[áéa] práv[oa]|autorska prava|autorska pravica|prawa autorskie|szerzői jog|drepturi(?:le)? de autor"
    r"|telif hakk[ıi]|hak cipta|авторск(?:ое|ие|о) прав[оа]|авторське право|版权(?:所有)?|版權(?:所有)?|著作権|著作权|저작권|حقوق النشر|الحقوق الفكرية|حقوق التأليف|حق نشر|drets d['’]autor|dereitos de autor"
    r"|todos los derechos(?: de autor)? reservados|tous droits réservés|todos os direitos reservados|alle rechte vorbehalten|tutti i diritti riservati|sva prava zadržana|сва права задржана|všechna práva vyhrazena|wszelkie prawa zastrzeżone|все права защищены|усі права захищено"
)
# Looked for in the sentence in small letters: over these words the engine is three times as fast
# where it need not mind the case.
MARK = regex(
    rf"(?P<crown>crown copyright\s?(?:©|\(c\))?)"
    rf"|(?P<sign>(?<![^\W\d_])(?:{WORD})\s?:?\s?(?:by\s)?(?:â\s?)?(?:©|&copy;|&#169;|\(\s?c\s?\)|ⓒ)(?:\s?copyright)?"
    rf"|(?<![^\W\d_â])(?:â\s?)?(?:©|&copy;|&#169;|ⓒ)(?:\s?(?:{WORD})\b)?)"
    r"|(?P<paren>\(c\)(?=\s?(?:19|20)\d\d\b|\s?by\b|\s(?:tous|todos|the author)))"
    rf"|(?P<word>(?<![^\W\d_])(?:{WORD})(?![^\W\d_])\s?:?)",
)
# The sign as fonts without one print it; only at the start of a statement that goes on as a notice.
GLYPH = regex(
    r"(?P<glyph>Ó|ª|ß|᭧|ã|Ⓧ|V\s?C|[GCc&])\s?(?=(?:19|20)\d\d\.?\s?(?:by\s)?[A-Z]|The ?Authors?\b|(?:[A-Z][\w&.+-]+\s){1,6}(?:19|20)\d\d\b)"
)
# No sign at all: "2018 by the authors. Licensee …", "Owned by the authors".
BARE = regex(
    r"^(?:(?P<year>(?:19|20)\d\d)\s(?=by the authors?\b)|(?=(?:the )?author\(s\)(?:[,.]?\s(?:19|20)\d\d)?\.?$))",
    re.I,
)
OWNED = regex(
    r"(?:copyrights?\b[^.;\n]{0,90}?|^|[.;]\s)(?:is |are |remains? |shall be )?(?:owned by|held by|retained by|the property of|vested in|belongs? to|remains? with|lies with|rests with|stays with)\s"
    r"(?P<who>the (?:owner/)?authors?(?:\(s\))?(?:/owner\(s\)|/funder)?)"
    r"|(?P<retain>(?:the\s)?authors?(?:\(s\))?)\s(?:retain|keep|hold|maintain|own)s?\s(?:the\s|their\s|all\s|full\s|unrestricted\s|non-exclusive\s){0,3}copyrights?\b"
    r"|the copyright holder for this (?:preprint|article)\s?(?:\([^)]{0,60}\)\s?)?is the (?P<holder>authors?(?:/funder)?)",
    re.I,
)

YEAR = r"(?:\[?(?:[1-9]\d{3})\]?(?!\d)|X{4}|Y{4}|20XX)"
YEARS = regex(
    rf"[\s,.:;]{{0,3}}(?:\bby\s)?(?:copyright\s)?(?P<years>{YEAR}(?:\s?(?:[-–—/]|,|and|&)\s?{YEAR}|\s?[-–]\s?\d\d(?!\d))*)(?![-–/]\d)",
    re.I,
)
YEAR_AFTER = regex(
    r"[\s,.;(]{0,3}(?P<years>\(?(?:19|20)\d\d\)?(?:\s?[-–]\s?(?:19|20)?\d\d)?|(?<=\s)[1-9]\d{3}(?=\.?$))(?![\d/-])"
)

# Where the holders end and something else begins, also where no blank or line end is left between.
OPENERS = (
    r"This|These|The (?!authors?\b|editors?\b)[a-zà-ÿ]|The authors? (?:hereby|retain|agree|have)|It is|Licensee|Licensed|Licence|License"
    r"|Published|Publié|Publicado|Pubblicato|Posted|Distributed|Reprinted|Reproduced|Under (?:a |the |[Ll]icen)|Open[- ]?Access|OpenAccess|All (?:rights|content|article|figures)|Some rights|No (?:rights|claim|use|part)"
    r"|Tous droits|Todos (?:los|os)|Alle Rechte|Tutti i diritti|Creative Commons|CC[ -]?BY|CC0|cb\b|Except|Unless|Exclusive|exclusive|Production|Hosting|Available|View|Download|Please|For (?:more|permission|personal|reprints|commercial)"
    r"|ISSN|ISBN|E-?ISSN|https?:|www\.|doi\b|DOI|ORCID|Received|Accepted|Submitted|Abstract|ABSTRACT|Keywords?|Key words|Corresponding|Correspondence|How to cite|Cite|Citation|URL|PACS|Vol(?:ume)?\b|Issue|Article|Author(?:s)? (?:retain|Biograph|info)"
    r"|Resumen|Resumo|Résumé|Zusammenfassung|Palabras clave|Palavras-chave|Mots-clés|Schlüsselwörter|Introduction|Affiliations?|Peer[- ]review|Privacy|Terms|Cookie|Powered|Some|Any|Personal use|Permission|Used|Reuse|Printed|Ce(?:t|tte)? |Este|Esta|Esto|Obra|Dieses|Dieser|Questo|Quest['’]|Dit |Licencia|Licença|Licenza|Lizenz|Derechos|Recibido|Aceptado|Recebido|Aceito"
    r"|Reconocimiento|Atribución|Content|Materials? (?:prior|published|in|on)|Access\b|Supplementary|Supporting|Data|Figures?|Merci|Last update|Get |Contact |Subject|Recommended|Check for|Submission history|last update|本作品|本文|摘要|关键词|關鍵詞"
)
STOP = regex(
    rf"\s?::|\sunless (?:otherwise|noted|stated)|\s?[|•·©ⓒ]|\s?&copy;|\s?&#169;|;\s(?=[a-z])|\s\(c\)|;\s?licensee|[;,]?\s(?:licensee|(?:under |with )?(?:an? )?exclusive (?:licen[cs]e|rights)|under (?:an? )?licen[cs]e|some rights reserved|all rights (?:are )?reserved|published (?:by|with|under)|posted by|publication rights|licensed (?:to|under)|distributed (?:under|by)|trading as|for the benefit of|on behalf of|is licensed|this (?:is|work|article)|and published|dba)\b"
    rf"|(?:[\s.,;]|(?<=\)))\s?(?=(?:{OPENERS}))"
    rf"|(?<=[a-zß-öø-ÿ)])(?=(?:This (?:is|work|article|paper|open)|The (?:undersigned|work|article)|Licensee|Published by|Open ?Access|All rights|Creative Commons|Esta (?:obra|es)|Este (?:obra|trabalho|es|é|artículo|artigo)|Ce(?:tte|t)? (?:œuvre|article|travail)|Dieses Werk|本作品|Abstract|Keywords|Received))"
    r"|(?P<line>\s?\n\s*|\r\s*)|(?P<dot>[.][ \t\xa0]+)|(?P<glue>[.](?=[A-Z]))|[。！]"
)
OPENS = regex(rf"(?!Published|Posted|Publi[ćeé]|Pubbl)(?:{OPENERS})")
PUBLISHED = regex(
    r"[\s,.]{0,3}(?:published|posted|publié|publicado)\s?(?:by|par|por)\s(?P<who>.{2,120})",
    re.I | re.S,
)

LAST_YEAR = regex(r"exclusive licen[cs]e [^.;]{0,120}\s(?P<year>(?:19|20)\d\d)\b")
DOTTED = regex(r"(?<!\w)(?:Inc|Ltd|Co|Corp|B\.\s?V|S\.\s?A|S\.A\.S|Jr|Sr|s\.r\.l|[A-Z])$")
BLANK_LINE = regex(r"\n\s*\n")
RESERVED_BY = regex(
    r"[\s,.]{0,3}all rights (?:are )?reserved (?:by|to) (?P<who>[^.;|\n]{2,80})", re.I
)

NOT_NOTICE = regex(
    r"\s?(?:clearance|act\b|office|law|laws|notice|permissions?|information|policy|policies|statement|transfer|agreement|form\b|and\b|licen[cs]|protect|infring|holders?|owners?|owner's|of this|of the|of each|is\b|are\b|was\b|has\b|in\b|for\b|to\b|or\b|issues?|restrictions?|status|year|date|line|rules|material|reform|terms|as\b|with\b|note|on\b|that\b)",
    re.I,
)
# In small letters.
THIRD = regex(
    r"\b(?:reproduced|adapted|reprinted|with permission|figure|fig\.|image|photo|photograph|illustration|cover|courtesy|taken) "
)
CAPTION = regex(r"\s{0,20}(?:figure|fig\.?|scheme|table|plate|box)\s?\d{1,3}[.:|]?\s", re.I)
SITE = regex(
    r"privacy|cookie|powered by|terms (?:of use|and conditions)|site map|contact us|web ?site|site content|other materials",
    re.I,
)
REACH = 12_000
# A sentence with more marks than this is an ornament; the rest of them are not read.
MOST_MARKS = 12
BEFORE_HOLDERS = regex(r"[\s,.:;/]{0,4}(?:copyright\s)?(?:\(c\)\s?)?(?:\bby\b\s?)?[\s,]{0,2}", re.I)
# How titles of journals end: "Copyright Literacy Review" is one.
SERIAL = regex(r"\b(?:Review|Journal|Quarterly|Letters|Studies|Magazine|Bulletin|Research)$")
# A year was given: a number after the holder is a page, a volume, a date of something else.
NUMBER = regex(r"[\s,]+[(\[]?(?:\d[\d.:/-]{2,}|\d{1,4}(?:[,\s]|$))")
# Fonts for the signs of Creative Commons print letters: "cbd" is cc, by, nd.
ICONS = regex(r"\sc[bndaez]{1,4}\s*$")
SIGNS = " \t\r\n,;:-–"
# Each mark has one of these, and each notice without a mark the word below.
MARK_SIGNS = (
    "©", "ⓒ", "&copy;", "&#169;", "(c", "( c", "copyright", "derechos", "direitos",
    "droits", "urheber", "diritt", "auteursrecht", "upphovs", "ophavs", "opphavs", "tekij", "autorsk",
    "szerz", "drepturi", "telif", "hak cipta", "авторс", "版权", "版權", "著作", "저작", "حق", "drets",
    "dereitos", "rechte vorb", "prava", "práva", "prawa", "права",
)  # fmt: skip
BARE_SIGN = "author"
# The sign as fonts without one print it.
WORN = regex(r".?[óªßãⓧgc&᭧v]")


# "Crown copyright" alone is a statement; in a longer sentence it needs a year or a sign.
SHORT_STATEMENT = 60


class Noticed(NamedTuple):
    """A notice, and the stretch of text it takes up."""

    notice: CopyrightNotice
    start: int
    end: int


def in_sentence(
    text: str, sentence: Sentence, authors: Sequence[Name], signs: Sequence[str] = MARK_SIGNS
) -> Iterator[Noticed]:
    """Find the notices of one sentence of a text; one may reach beyond the sentence's end.

    `signs` are those of marks that stand in the text.
    """
    words = sentence.low
    marked = any(map(words.__contains__, signs))
    if not marked and BARE_SIGN not in words and not WORN.match(words):
        return
    position = 0
    marks = 0
    found = None
    while marked and (found := MARK.search(words, position)) and marks < MOST_MARKS:
        position, marks = found.end(), marks + 1
        if is_quoted(words, found.start()):
            continue
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
            GLYPH.match(text, sentence.start)
            if len(text) <= SHORT or sentence.text[0] in "Óªß᭧"
            else None
        )
        bare = BARE.search(sentence.text)
        found = glyph or bare
        if found and (glyph or len(text) <= SHORT):
            noticed = _read(
                text, Sentence(text[: sentence.end], 0) if glyph else sentence, found, authors
            )
            if noticed is not None:
                yield noticed
                return
    owned = OWNED.search(sentence.text) if BARE_SIGN in sentence.low else None
    # "Authors retain copyright and grant the journal …" is an agreement, which transfers read.
    if owned and not (owned["retain"] and re.search(r"\bgrants?\b", sentence.text[owned.end() :])):
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
    if re.match(r"-[^\W\d_]", text[begin : begin + 2]):
        # "The Ⓒ-map" is a thing of mathematics.
        return None
    if kind == "year":
        begin = start
    owned = OWNED.match(sentence.text, found.start()) if kind == "word" else None
    years = YEARS.match(text, begin)
    if kind == "word" and not years and not owned and not sentence.text[found.start()].isupper():
        return None
    after = years.end() if years else begin
    held, end, late = _holder_words(text, after, within=sentence, dated=years is not None)
    holders = _holders(kind, held, text, end, authors, sentence)
    end = _end_of_list(text, after, end, holders) if late is None else end
    numbers = _numbers(years["years"] if years else late)
    if not numbers and (
        last := LAST_YEAR.search(text, end, max(end, min(sentence.end, end + 200)))
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
    return NOT_NOTICE.match(sentence.text, found.end()) is None


def _holder_words(
    text: str, begin: int, *, within: Sentence, dated: bool
) -> tuple[str, int, str | None]:
    """Give the words of the holders, where they end, and a year that follows them."""
    limit = min(len(text), begin + REACH)
    skip = BEFORE_HOLDERS.match(text, begin, limit)
    if skip and BLANK_LINE.search(skip.group()):
        return "", begin, None
    begin = skip.end() if skip else begin
    if OPENS.match(text, begin):
        return "", begin, None
    end = _end_of_holders(text, begin, limit, within)
    words, late = text[begin:end], None
    if not dated and (year := YEAR_AFTER.search(words if words.strip() else "")):
        late, words, end = year["years"], words[: year.start()], begin + year.end()
    elif not dated and (year := YEAR_AFTER.match(text, end)):
        late, end = year["years"], year.end()
    elif dated and (number := NUMBER.search(words)):
        words, end = words[: number.start()], begin + number.start()
    if icons := ICONS.search(words):
        words, end = words[: icons.start()], begin + icons.start()
    if late is None:
        end = begin + len(text[begin:end].rstrip(SIGNS))
    return words.rstrip(SIGNS), end, late


def _end_of_holders(text: str, begin: int, limit: int, within: Sentence) -> int:
    position = begin
    while stop := STOP.search(text, position, min(limit, position + LONGEST)):
        if _stops(text, begin, stop):
            end = stop.start()
            # The full stop of "Ltd." and "B.V." belongs to the name.
            dotted = text[end : end + 1] == "." and DOTTED.search(text, max(begin, end - 8), end)
            return end + 1 if dotted else end
        position = max(stop.end(), position + 1)
    return min(limit, max(within.end, begin), position + LONGEST)


def _stops(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Tell whether the holders end here: not at an initial's full stop, nor where a line is wrapped."""
    before, after = (
        text[max(begin, stop.start() - 60) : stop.start()],
        text[stop.end() : stop.end() + 40],
    )
    if stop.group().startswith(";") and re.search(r"&#?\w{1,9}$", before):
        # The semicolon of an HTML character reference that was left in the text.
        return False
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
        published = PUBLISHED.match(text, end, end + 200)
        if published is None:
            reserved = RESERVED_BY.match(text, end, end + 200)
            return find_holders(reserved["who"], authors) if reserved else ()
        who = _holder_words(text, published.start("who"), within=sentence, dated=True)[0]
        return (Holder(name=who, kind="organization"),) if who else ()
    held = re.sub(r"^(?:published|posted) by (?=[A-Z])", "", held, flags=re.I).lstrip("–—- ")
    held = html.unescape(held)
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
    if _is_verb(held, first):
        # "The glyph © occupies …", "Copyright trolls, as the press calls them, …"
        return False
    if kind == "crown" and not years and len(sentence.text) > SHORT_STATEMENT:
        return re.search(r"©|\(c\)|reserved", sentence.text, re.I) is not None
    looks = first.kind != "organization" or is_body(first.name, holds=True)
    if kind == "sign":
        return bool(years) or _holds_without_year(holders, looks)
    if kind in ("glyph", "year", "bare"):
        return looks and (
            first.kind != "person" or kind != "glyph" or found.group("glyph") not in "CcG&V"
        )
    if kind == "paren":
        before = sentence.text[max(0, found.start() - 200) : found.start()]
        return looks and not re.search(r"\((?:a|b|i|1)\)", before) and not held[:1].islower()
    if kind == "word":
        # "Copyright Jane Roe et al." is a notice, "Copyright Literacy Quarterly" a journal.
        says = found.group().endswith(":") or first.kind == "authors" or first.et_al
        body = is_body(first.name, holds=True) and not SERIAL.search(first.name)
        return looks and (bool(years) or says or body) and len(held) < 200
    return True


def _is_verb(held: str, first: Holder) -> bool:
    """Tell what goes on in small letters, as a sentence does and a name does not: "© was adopted by treaty"."""
    words = held.split()
    return (
        first.kind != "authors"
        and held[:1].islower()
        and not is_body(words[0], holds=True)
        and words[0] not in PARTICLES
        and words[0] not in ("published", "posted", "held", "owned", "licensed")
        and sum(word[:1].islower() for word in words[:3]) >= min(2, len(words))
    )


def _holds_without_year(holders: tuple[Holder, ...], looks: bool) -> bool:
    first = holders[0]
    # One bare word after the sign is more often a button than a surname.
    alone = (
        len(holders) == 1 and first.kind == "person" and not first.et_al and " " not in first.name
    )
    return (looks and not alone) or (first.kind == "organization" and len(first.name) < 80)


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
    if THIRD.search(text[max(0, place - 140) : place].lower()):
        return "third-party"
    if CAPTION.match(text, text.rfind("\n", 0, place) + 1) and text[place] in "Cc":
        # "Figure 4. Yields of the variants. Copyright 2024 Example Society." credits the figure's owner.
        return "third-party"
    bodies = all(holder.kind == "organization" for holder in holders)
    # A span of many years is a site's or a journal's, not an article's.
    if len(years) == 2 and years[1] - years[0] > 4:
        return "site"
    if bodies and holders and SITE.search(sentence.text[found.end() : found.end() + 300]):
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
