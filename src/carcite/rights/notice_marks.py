"""How copyright notices go: their marks, their years, and where their holders end."""

from __future__ import annotations

import re

# "Copyright" as journal software and publishers print it, before or in place of the sign.
WORD = (
    r"copyrights?|derechos de autor(?:/a)?(?:es)?|direitos (?:de autor|autorais)(?: \(c\))?|droits d['’]auteur|urheberrecht|diritti d['’]autore|diritto d['’]autore"
    r"|auteursrecht|upphovsrätt|ophavsret|opphavsrett|tekijänoikeus|autorsk[áéa] práv[oa]|autorska prava|autorska pravica|prawa autorskie|szerzői jog|drepturi(?:le)? de autor"
    r"|telif hakk[ıi]|hak cipta|авторск(?:ое|ие|о) прав[оа]|авторське право|版权(?:所有)?|版權(?:所有)?|著作権|著作权|저작권|حقوق النشر|الحقوق الفكرية|حقوق التأليف|حق نشر|drets d['’]autor|dereitos de autor"
    r"|todos los derechos(?: de autor)? reservados|tous droits réservés|todos os direitos reservados|alle rechte vorbehalten|tutti i diritti riservati|sva prava zadržana|сва права задржана|všechna práva vyhrazena|wszelkie prawa zastrzeżone|все права защищены|усі права захищено"
)
# Looked for in the sentence in small letters: over these words the engine is three times as fast
# where it need not mind the case.
MARK = re.compile(
    rf"(?P<crown>crown copyright\s?(?:©|\(c\))?)"
    rf"|(?P<sign>(?<![^\W\d_])(?:{WORD})\s?:?\s?(?:by\s)?(?:â\s?)?(?:©|&copy;|&#169;|\(\s?c\s?\)|ⓒ)(?:\s?copyright)?"
    rf"|(?<![^\W\d_â])(?:â\s?)?(?:©|&copy;|&#169;|ⓒ)(?:\s?(?:{WORD})\b)?)"
    r"|(?P<paren>\(c\)(?=\s?(?:19|20)\d\d\b|\s?by\b|\s(?:tous|todos|the author)))"
    rf"|(?P<word>(?<![^\W\d_])(?:{WORD})(?![^\W\d_])\s?:?)",
)
# The sign as fonts without one print it; only at the start of a statement that goes on as a notice.
GLYPH = re.compile(
    r"(?P<glyph>Ó|ª|ß|᭧|ã|Ⓧ|V\s?C|[GCc&])\s?(?=(?:19|20)\d\d\.?\s?(?:by\s)?[A-Z]|The ?Authors?\b|(?:[A-Z][\w&.+-]+\s){1,6}(?:19|20)\d\d\b)"
)
# No sign at all: "2018 by the authors. Licensee …", "Owned by the authors".
BARE = re.compile(
    r"^(?:(?P<year>(?:19|20)\d\d)\s(?=by the authors?\b)|(?=(?:the )?author\(s\)(?:[,.]?\s(?:19|20)\d\d)?\.?$))",
    re.I,
)
OWNED = re.compile(
    r"(?:copyrights?\b[^.;\n]{0,90}?|^|[.;]\s)(?:is |are |remains? |shall be )?(?:owned by|held by|retained by|the property of|vested in|belongs? to|remains? with|lies with|rests with|stays with)\s"
    r"(?P<who>the (?:owner/)?authors?(?:\(s\))?(?:/owner\(s\)|/funder)?)"
    r"|(?P<retain>(?:the\s)?authors?(?:\(s\))?)\s(?:retain|keep|hold|maintain|own)s?\s(?:the\s|their\s|all\s|full\s|unrestricted\s|non-exclusive\s){0,3}copyrights?\b"
    r"|the copyright holder for this (?:preprint|article)\s?(?:\([^)]{0,60}\)\s?)?is the (?P<holder>authors?(?:/funder)?)",
    re.I,
)

YEAR = r"(?:\[?(?:[1-9]\d{3})\]?(?!\d)|X{4}|Y{4}|20XX)"
YEARS = re.compile(
    rf"[\s,.:;]{{0,3}}(?:\bby\s)?(?:copyright\s)?(?P<years>{YEAR}(?:\s?(?:[-–—/]|,|and|&)\s?{YEAR}|\s?[-–]\s?\d\d(?!\d))*)(?![-–/]\d)",
    re.I,
)
YEAR_AFTER = re.compile(
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
STOP = re.compile(
    rf"\s?::|\sunless (?:otherwise|noted|stated)|\s?[|•·©ⓒ]|\s?&copy;|\s?&#169;|;\s(?=[a-z])|\s\(c\)|;\s?licensee|[;,]?\s(?:licensee|(?:under |with )?(?:an? )?exclusive (?:licen[cs]e|rights)|under (?:an? )?licen[cs]e|some rights reserved|all rights (?:are )?reserved|published (?:by|with|under)|posted by|publication rights|licensed (?:to|under)|distributed (?:under|by)|trading as|for the benefit of|on behalf of|is licensed|this (?:is|work|article)|and published|dba)\b"
    rf"|(?:[\s.,;]|(?<=\)))\s?(?=(?:{OPENERS}))"
    rf"|(?<=[a-zß-öø-ÿ)])(?=(?:This (?:is|work|article|paper|open)|The (?:undersigned|work|article)|Licensee|Published by|Open ?Access|All rights|Creative Commons|Esta (?:obra|es)|Este (?:obra|trabalho|es|é|artículo|artigo)|Ce(?:tte|t)? (?:œuvre|article|travail)|Dieses Werk|本作品|Abstract|Keywords|Received))"
    r"|(?P<line>\s?\n\s*|\r\s*)|(?P<dot>[.][ \t\xa0]+)|(?P<glue>[.](?=[A-Z]))|[。！]"
)
OPENS = re.compile(rf"(?!Published|Posted|Publi[ćeé]|Pubbl)(?:{OPENERS})")
PUBLISHED = re.compile(
    r"[\s,.]{0,3}(?:published|posted|publié|publicado)\s?(?:by|par|por)\s(?P<who>.{2,120})",
    re.I | re.S,
)

LAST_YEAR = re.compile(r"exclusive licen[cs]e [^.;]{0,120}\s(?P<year>(?:19|20)\d\d)\b")
DOTTED = re.compile(r"(?<!\w)(?:Inc|Ltd|Co|Corp|B\.\s?V|S\.\s?A|S\.A\.S|Jr|Sr|s\.r\.l|[A-Z])$")
BLANK_LINE = re.compile(r"\n\s*\n")
RESERVED_BY = re.compile(
    r"[\s,.]{0,3}all rights (?:are )?reserved (?:by|to) (?P<who>[^.;|\n]{2,80})", re.I
)

NOT_NOTICE = re.compile(
    r"\s?(?:clearance|act\b|office|law|laws|notice|permissions?|information|policy|policies|statement|transfer|agreement|form\b|and\b|licen[cs]|protect|infring|holders?|owners?|owner's|of this|of the|of each|is\b|are\b|was\b|has\b|in\b|for\b|to\b|or\b|issues?|restrictions?|status|year|date|line|rules|material|reform|terms|as\b|with\b|note|on\b|that\b)",
    re.I,
)
# In small letters.
THIRD = re.compile(
    r"\b(?:reproduced|adapted|reprinted|with permission|figure|fig\.|image|photo|photograph|illustration|cover|courtesy|taken) "
)
CAPTION = re.compile(r"\s{0,20}(?:figure|fig\.?|scheme|table|plate|box)\s?\d{1,3}[.:|]?\s", re.I)
SITE = re.compile(
    r"privacy|cookie|powered by|terms (?:of use|and conditions)|site map|contact us|web ?site|site content|other materials",
    re.I,
)
REACH = 12_000
# A sentence with more marks than this is an ornament; the rest of them are not read.
MOST_MARKS = 12
BEFORE_HOLDERS = re.compile(
    r"[\s,.:;/]{0,4}(?:copyright\s)?(?:\(c\)\s?)?(?:\bby\b\s?)?[\s,]{0,2}", re.I
)
# How titles of journals end: "Copyright Literacy Review" is one.
SERIAL = re.compile(r"\b(?:Review|Journal|Quarterly|Letters|Studies|Magazine|Bulletin|Research)$")
# A year was given: a number after the holder is a page, a volume, a date of something else.
NUMBER = re.compile(r"[\s,]+[(\[]?(?:\d[\d.:/-]{2,}|\d{1,4}(?:[,\s]|$))")
# Fonts for the signs of Creative Commons print letters: "cbd" is cc, by, nd.
ICONS = re.compile(r"\sc[bndaez]{1,4}\s*$")
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
WORN = re.compile(r".?[óªßãⓧgc&᭧v]")
