"""The words that names are told by: particles, suffixes, degrees; the words of bodies and of titles, which are no person's."""

from __future__ import annotations

import re

from carcite.values.patterns import regex

# Words that stand before a family name and belong to it, in lower case as people write them.
PARTICLES = frozenset(
    [
        "ap",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "dello",
        "delle",
        "degli",
        "dei",
        "di",
        "da",
        "das",
        "do",
        "dos",
        "du",
        "des",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "bint",
        "abu",
        "af",
        "av",
        "zu",
        "zum",
        "zur",
        "ten",
        "ter",
        "te",
        "'t",
        "op",
        "in",
        "d'",
        "l'",
        "dal",
        "dalla",
        "y",
        "e",
        "i",
        "san",
        "santa",
        "st",
        "saint",
        "vom",
        "am",
        "auf",
    ]
)
# Those that can begin one; the rest only follow another ("de la", "van 't").
PARTICLE_STARTS = PARTICLES - frozenset(
    ["y", "e", "i", "in", "op", "'t", "san", "santa", "st", "saint", "am", "auf"]
)
SUFFIXES = regex(r"(?:Jr|Sr|Jnr|Snr|Filho|Neto|Júnior|Sobrinho|II|III|IV|2nd|3rd)\.?", re.I)
# Of the next, those that behind an initial are a given name.
MIDDLE_NAMES = frozenset(["Ben", "Ap"])
# Written with a capital these are part of the family name itself: "Mac Giolla", "Van Damme".
CAPITAL_PARTICLES = frozenset(
    [
        "Ben",
        "Ap",
        "Abd",
        "Lo",
        "Mac",
        "Mc",
        "Ó",
        "Ní",
        "Nic",
        "Uí",
        "Van",
        "Von",
        "De",
        "Di",
        "Del",
        "Della",
        "Le",
        "La",
        "Du",
        "El",
        "Dos",
        "Ten",
        "Ter",
        "St.",
        "Saint",
        "San",
        "Santa",
        "Ibn",
        "Bin",
        "Abu",
    ]
)
# After one of these "Van" is a given name: "Nguyen Van Anh".
VIETNAMESE_FAMILIES = frozenset(
    [
        "Nguyen",
        "Nguyễn",
        "Tran",
        "Trần",
        "Le",
        "Lê",
        "Pham",
        "Phạm",
        "Hoang",
        "Hoàng",
        "Huynh",
        "Huỳnh",
        "Phan",
        "Vu",
        "Vũ",
        "Vo",
        "Võ",
        "Dang",
        "Đặng",
        "Bui",
        "Bùi",
        "Do",
        "Đỗ",
        "Ho",
        "Hồ",
        "Ngo",
        "Ngô",
        "Duong",
        "Dương",
        "Ly",
        "Lý",
        "Dinh",
        "Đinh",
        "Truong",
        "Trương",
    ]
)
# Degrees and posts that are printed after a name and are no part of it.
DEGREES = regex(
    r"(?:[,\s]{1,4}(?:Ph\.?\s?D|D\.?Phil|M\.?D|M\.?P\.?H|MSc|M\.Sc|BSc|B\.Sc|MBA|MBBS|MBChB|MRCP|FRCP|FRCS|FACS|Dr\.?\s?rer\.?\s?nat|"
    r"PharmD|DVM|DDS|RN|BN|MN|DrPH|BSN|MSN|DNP|MSW|MHS|MEd|DSc|ScD|Sc\.D|Ed\.?D|LL\.?M|J\.D|M\.S|M\.A|B\.A|Prof|MA|MS|BS|BA|DO|PE|CPH|M\.Phil|MPhil|MRes|FAHA|FACC|FRCPC|S\.Kom|M\.Kom|S\.Pd|M\.Pd|S\.H|M\.H|S\.E|M\.M|S\.T|M\.T|M\.Si|S\.Si)\.?)(?=$|[,\s;])",
)
# Words of titles and of journals' names, in small letters; a capital does not make them a person's.
TITLE_WORDS = regex(
    r"\b(?:\w{1,20}(?:ology|ologies|graphy|metrics|tions?|ational|ology's|scopy|sciences?|ically|nomics|analysis|based|driven)|journals?|reviews?|research|science|letters|studies|bulletin|annals|archives|proceedings|transactions|international|molecular|cellular|clinical|medical|medicine|"
    r"physics|chemistry|biology|mathematics|engineering|surgery|therapy|nursing|education|health|disease|diseases|cancer|learning|networks?|systems?|models?|methods?|theory|data|design|quality|effects?|impact|roles?|case|open|access|issue|volume|section|articles?|abstract|keywords?|"
    r"view|download|search|submit|login|about|contact|history|policy|policies|guidelines|and|or|of|for|in|on|with|the|from|into|by|is|are|using|between|among|toward|towards|revista|journal|estudios|historia|artículos?|artigos|número|reports?|notes|world|annual|applied|general|advanced|modern|special|public|social|human|natural|new|supplement(?:ary|al)?|tables?|figures?|appendix|metrics|datasets?|metadata|questions?|information|authors?|submission|menu|downloads?|citations?|views|pages?|document|operator|permissions?|reprints?|registration|scale|footer|header|image|kaynak|politikası|gönder|makalesi)\b",
)
# Two-character Chinese family names; all others have one (Hundred Family Surnames, those in use).
TWO_CHARACTER_FAMILIES = frozenset(
    [
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "诸葛",
        "諸葛",
        "上官",
        "皇甫",
        "令狐",
        "尉迟",
        "尉遲",
        "长孫",
        "长孙",
        "長孫",
        "慕容",
        "夏侯",
        "司徒",
        "东方",
        "東方",
        "端木",
        "公孙",
        "公孫",
        "轩辕",
        "宇文",
        "呼延",
        "南宫",
        "南宮",
        "独孤",
        "獨孤",
        "西门",
        "西門",
        "闻人",
        "赫连",
        "澹台",
        "太史",
        "申屠",
        "钟离",
        "鍾離",
    ]
)

# Given names with a particle in them, which begin no family name: Spanish ones, whose bearers have two family
# names, and Portuguese ones. "María de la Cruz" and "Maria dos Anjos" may be whole names, and stay out.
SPANISH_GIVEN = regex(
    r"(?:mar[ií]a|m\.?ª)(?: del (?:carmen|pilar|mar|rosario|roc[ií]o|socorro|refugio|consuelo|amparo)"
    r"| de (?:la (?:luz|concepción|paz)|los (?:ángeles|angeles|milagros|remedios|dolores)"
    r"|las (?:mercedes|nieves)|lourdes|fátima|guadalupe))|juan de dios"
)
PORTUGUESE_GIVEN = regex(
    r"maria (?:do (?:carmo|rosário|socorro)|da (?:conceição|glória|penha|graça)"
    r"|das (?:graças|dores|neves)|de (?:lourdes|fátima))|joão de deus"
)
