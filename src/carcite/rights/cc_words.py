"""The words by which Creative Commons licences go in the languages of their deeds.

A word is matched folded: case, accents, spaces, hyphens and look-alike letters of other alphabets
do not matter, so "Non Commercial", "non-commercial" and "NonCommercial" are one.
Facts from the titles of the deeds and legal codes (creativecommons.org, August 2026) and from the
spellings that journal software prints; one row a language, variants separated by "|".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

# language, BY, NC, ND, SA.
ELEMENT_WORDS = (
    ("en", "Attribution|Attribution only", "NonCommercial|NonComercial|NonCommerical|NonCommercial use only", "NoDerivatives|NoDerivs|NoDerivative|NoDeriv|NoDerivates|NoDerivative Works|NoDerivatives Works|NoDerived Works|NonDerivatives|NonDerivative|NonDerivs|NoDerivation|NoDerivations", "ShareAlike|ShareLike|ShareAlike"),
    ("af", "Erkenning", "NieKommersieel", "GeenAfleidings", "InsgelyksDeel"),
    ("ar", "نسب المصنف|نسبة المصنف|نسب العمل", "غير تجاري|غير التجاري|لغير الأغراض التجارية", "منع الاشتقاق|غير مشتق|بدون اشتقاق", "الترخيص بالمثل|المشاركة على قدم المساواة|المشاركة بالمثل"),
    ("ast", "Reconocencia", "NonComercial", "NonDerivaos", ""),
    ("az", "Müəlliflik", "Qeyri-Kommersiya", "Törəmə işlər olmadan", "Eyni şərtlərlə paylaşma"),
    ("be", "Атрыбуцыя", "Некамерцыйнае выкарыстанне", "Без вытворных", "На тых жа ўмовах"),
    ("bg", "Признание|Посочване на автора", "Некомерсиално|Некомерсиална|Нетърговски|Нетърговско", "Без производни|Без производни произведения", "Споделяне на споделеното|Споделяне при същите условия"),
    ("bs", "Imenovanje", "Nekomercijalno", "Bez prerade|Bez prerada", "Dijeli pod istim uslovima"),
    ("ca", "Reconeixement|Atribució", "NoComercial", "SenseObraDerivada|SenseObresDerivades|SenseDerivats|SenseDerivades", "CompartirIgual"),
    ("cs", "Uveďte autora|Uveďte původ", "Neužívejte komerčně|Neužívejte dílo komerčně", "Nezasahujte do díla|Nezpracovávejte", "Zachovejte licenci"),
    ("cy", "Priodoli|Cydnabyddiaeth", "Anfasnachol", "DimDeilliadau", "RhannuTebyg"),
    ("da", "Navngivelse|Kreditering", "IkkeKommerciel", "IngenBearbejdelse|IngenBearbejdelser", "DelPåSammeVilkår"),
    ("de", "Namensnennung", "Nicht kommerziell|Nichtkommerziell|Nicht kommerzielle Nutzung|Keine kommerzielle Nutzung", "Keine Bearbeitung|Keine Bearbeitungen|Keine abgeleiteten Werke", "Weitergabe unter gleichen Bedingungen"),
    ("el", "Αναφορά|Αναφορά Δημιουργού|Αναφορά Προέλευσης", "Μη Εμπορική Χρήση|Μη Εμπορική|Όχι Εμπορική Χρήση", "Όχι Παράγωγα Έργα|Όχι Παράγωγα", "Παρόμοια Διανομή"),
    ("eo", "Atribuite", "Nekomerce", "Nemodifite", "Samkondiĉe"),
    ("es", "Atribución|Reconocimiento|Atribución/Reconocimiento", "NoComercial|Sin uso comercial|No uso comercial", "SinDerivadas|SinDerivados|SinDerivar|SinObraDerivada|SinObrasDerivadas|NoDerivadas|NoDerivados", "CompartirIgual|CompartirDerivadasIgual|LicenciarIgual|LicenciamientoRecíproco"),
    ("et", "Autorile viitamine", "Mitteäriline eesmärk|Mitteäriline", "Tuletatud teoste keeld", "Jagamine samadel tingimustel"),
    ("eu", "Aitortu", "EzKomertziala|Ez Komertziala", "LanEratorririkGabe", "PartekatuBerdin"),
    ("fa", "تخصیص|ارجاع|انتساب", "غیر تجاری|غیرتجاری", "بدون اشتقاق|غیر اشتقاقی|بدون آثار اشتقاقی", "اشتراک همسان|انتشار همسان|اشتراک یکسان"),
    ("fi", "Nimeä|Nimeä tekijä", "EiKaupallinen|Epäkaupallinen|Ei kaupalliseen käyttöön", "EiMuutoksia|EiJohdannaisteoksia", "JaaSamoin|Tarttuva"),
    ("fr", "Attribution|Paternité", "Pas d'Utilisation Commerciale|Utilisation non commerciale|Pas d'Usage Commercial|Non commercial", "Pas d'Œuvre dérivée|Pas d'Œuvres dérivées|Pas de Modification|Pas de Modifications|Pas de Travaux Dérivés", "Partage dans les Mêmes Conditions|Partage à l'Identique|Partage des Conditions Initiales à l'Identique|Partage selon les Conditions Initiales"),
    ("gl", "Recoñecemento|Atribución", "NonComercial", "SenObraDerivada|SenObrasDerivadas|SinObraDerivada|SenDerivadas", "CompartirIgual"),
    ("he", "ייחוס", "שימוש לא מסחרי|ללא שימוש מסחרי", "איסור יצירות נגזרות|ללא יצירות נגזרות|ללא נגזרות", "שיתוף זהה"),
    ("hr", "Autorstvo|Imenovanje", "Nekomercijalno", "Bez prerada|Bez prerade|Bez izvedenih djela", "Dijeli pod istim uvjetima"),
    ("hu", "Nevezd meg|Nevezd meg!", "Ne add el|Ne add el!", "Ne változtasd|Ne változtasd!", "Így add tovább|Így add tovább!"),
    ("hy", "Հղում", "Ոչ-առևտրային օգտագործում|Ոչ առևտրային", "Օգտագործում առանց վերափոխումների|Առանց ածանցյալների", "համանման տարածում"),
    ("id", "Atribusi", "NonKomersial|NonKomersil|Tidak Komersial", "TanpaTurunan|Tidak Ada Turunan", "BerbagiSerupa"),
    ("is", "Vísun til höfundar|Tilvísun", "EkkiÁgóðaskyni", "EnginAfleidd|Engin afleidd verk", "DeilaEins"),
    ("it", "Attribuzione", "Non commerciale", "Non opere derivate|No opere derivate", "Condividi allo stesso modo"),
    ("ja", "表示", "非営利", "改変禁止", "継承"),
    ("ka", "ავტორობის მითითებით|მითითება", "არაკომერციული გამოყენებისათვის|არაკომერციული", "გადამუშავების გარეშე", "გავრცელება იგივე პირობებით"),
    ("kk", "Атауын сақтау|Атрибуция|атрибуты бойынша", "коммерциялық емес пайдалану|Коммерциялық емес", "туынды құралдар жоқ", "Бірдей шарттар"),
    ("ko", "저작자표시|저작자 표시", "비영리", "변경금지", "동일조건변경허락"),
    ("lt", "Priskyrimas|Priskyrimo", "Nekomercinio naudojimo|Nekomercinis platinimas|Nekomercinė|Nekomercinis", "Jokių išvestinių darbų|Jokių išvestinių kūrinių|Be išvestinių darbų|Be išvestinių kūrinių", "Analogiškas platinimas|Analogiško platinimo|Panašiai dalijimosi|Dalijimosi tokiomis pačiomis sąlygomis"),
    ("lv", "Atsaucoties|Attiecinājums", "Nekomerciāli|Nekomerciāls|Nekomerciāla", "Bez atvasinājumiem|Neatvasinot", "Dalīties līdzīgi|Nemainot licenci|Dalīties ar tādiem pašiem noteikumiem"),
    ("mi", "Tautohu Matatiki", "Arumoni Kore", "Taketake Anake", "Tiritiri Raihana"),
    ("mk", "Наведи извор", "Некомерцијално", "БезИзведениДела|Без адаптирани дела", "СподелиПодИстиУслови"),
    ("ml", "കടപ്പാട്", "വാണിജ്യേതരം", "", ""),
    ("ms", "Pengiktirafan|Atribusi", "BukanKomersial", "TiadaTerbitan|TiadaDerivatif", "PerkongsianSerupa"),
    ("nl", "Naamsvermelding", "NietCommercieel", "GeenAfgeleideWerken", "GelijkDelen"),
    ("no", "Navngivelse|Navngiving", "IkkeKommersiell", "IngenBearbeidelse|IngenBearbeidelser|IngenBearbeiding", "DelPåSammeVilkår|DelPåSameVilkår"),
    ("nso", "Tsebagatšo", "E sego ya kgwebo", "Tše sa Fetolwego", "Mohlakanelwa"),
    ("pl", "Uznanie autorstwa", "Użycie niekomercyjne|Niekomercyjne", "Bez utworów zależnych", "Na tych samych warunkach"),
    ("pt", "Atribuição|Attribuição|Attribuiçã|Reconhecimento|Atribuição/Reconhecimento", "NãoComercial|Uso não-comercial|Sem uso comercial", "SemDerivados|SemDerivações|SemDerivadas|SemTrabalhosDerivados|Vedada a criação de obras derivativas|Vedada a criação de obras derivadas|Proibição de realização de Obras Derivadas|Proibida a criação de obras derivadas", "CompartilhaIgual|PartilhaIgual|CompartilhamentoIgual|Compartilhamento pela mesma licença|Partilha nos termos da mesma licença"),
    ("ro", "Atribuire", "Necomercial", "FărăDerivate|FărăModificări|FărăOpereDerivate", "Distribuire în condiții identice|Partajare în Condiții Identice|Partajare în condiții similare"),
    ("ru", "Атрибуция|С указанием авторства|Указание авторства", "Некоммерческое использование|Некоммерческая|Некоммерческий|Без коммерческого использования", "Без производных произведений|Без производных|Запрет производных|Без переработки", "С сохранением условий|На тех же условиях|Распространение на тех же условиях|Сохранение условий"),
    ("sk", "Uvedenie autora|Uvedenie pôvodu|Uveďte autora|Uveďte pôvod", "Nekomerčné použitie|Nekomerčné|Nepoužívajte komerčne", "Bez odvodenín|Bez odvodených diel|Nespracovávajte|Nespracúvajte", "Rovnaké šírenie|Zachovajte licenciu"),
    ("sl", "Priznanje avtorstva", "Nekomercialno", "Brez predelav", "Deljenje pod enakimi pogoji"),
    ("sq", "Atribuim", "Jo Komerciale|JoKomerciale", "Jo derivate|PaDerivate", "Shpërndaje njësoj"),
    ("sr", "Ауторство", "Некомерцијално|Nекомерцијално", "Без прерада|Без прераде", "Делити под истим условима|Дели под истим условима|Дели под ситим условима"),
    ("sr-latn", "Autorstvo", "Nekomercijalno", "Bez prerada|Bez prerade", "Deliti pod istim uslovima|Deli pod istim uslovima|Deli pod sitim uslovima"),
    ("sv", "Erkännande", "IckeKommersiell", "IngaBearbetningar|IngaBearbetning", "DelaLika|DelaPåSammaVillkor"),
    ("te", "ఆపాదింపు", "", "", ""),
    ("th", "แสดงที่มา", "ไม่ใช้เพื่อการค้า", "ไม่ดัดแปลง", "อนุญาตแบบเดียวกัน"),
    ("tr", "Atıf|Alıntı", "GayriTicari|Ticari olmayan|Ticari Olmayan Kullanım", "Türetilemez|Türev Yok|Türetme yok", "AynıLisanslaPaylaş|LisansıDevamEttirme|Aynı koşullarla paylaş|BenzerPaylaşım"),
    ("uk", "Із зазначенням авторства|Зазначення авторства|Атрибуція", "Некомерційна|Некомерційне використання", "Без похідних|Без похідних творів", "Поширення на тих самих умовах|Розповсюдження на тих самих умовах"),
    ("uz", "Mualliflik", "Notijorat", "", ""),
    ("vi", "Ghi nhận công của tác giả|Ghi công", "Phi thương mại", "Không phái sinh", "Chia sẻ tương tự"),
    ("zh", "署名", "非商业性使用|非商业性|非商业|非商业使用", "禁止演绎", "相同方式共享"),
    ("zh-hant", "姓名標示|署名", "非商業性|非商業性使用|非商業", "禁止改作|禁止衍生", "相同方式分享"),
    ("zu", "Qaphela Umnikazi", "Ungayisebenziseli Ezentengiselwano", "Ungasuseli lutho kulokhu", "Zihlanganyeleni"),
)  # fmt: skip

# Words that name a whole tool.
TOOL_WORDS = {
    "zero": "CC0|CCZero|Zero|CC0 Public Domain Dedication|Public Domain Dedication|CC0 waiver",
    "mark": "Public Domain Mark|PDM",
}

# Words that stand between the words of a licence's name and say nothing of its kind.
FILLERS = (
    "creative|commons|common|kreativni|cc|license|licence|licenses|licences|licens|licensed|licenseterms"
    "|licencia|licença|licenza|licència|llicència|lizenz|licencja|licencji|licencí|lisens|lisensi|licentie"
    "|licenca|licence|licenciją|licencija|lisans|лицензия|лицензии|лиценца|ліцензія|leyfi"
    "|deed|legalcode|legal code|user|public|unported|generic|international|intl|internacional"
    "|internationale|internazionale|internationaal|internationell|internasional|internacionalna"
    "|међународна|universal|the|v|ver|version|versión|versão|terms|open access"
    "|copyright|知识共享|知識共享|创作共用|クリエイティブコモンズ|크리에이티브커먼즈|国际|國際|国際|许可协议|授權條款"
)  # fmt: skip

# Ports in words beyond Creative Commons' English ones, as deeds of the country itself print them.
PORT_WORDS = {
    "at": "Austria|Österreich",
    "au": "Australia",
    "be": "Belgium|België|Belgique",
    "br": "Brazil|Brasil",
    "ca": "Canada",
    "ch": "Switzerland|Schweiz|Suisse|Svizzera",
    "cl": "Chile",
    "cn": "China Mainland|Mainland China|中国大陆|China",
    "co": "Colombia",
    "cz": "Czech Republic|Česko|Česká republika",
    "de": "Germany|Deutschland",
    "dk": "Denmark|Danmark",
    "ec": "Ecuador",
    "ee": "Estonia|Eesti",
    "es": "Spain|España",
    "fi": "Finland|Suomi",
    "fr": "France",
    "gr": "Greece|Ελλάδα",
    "hk": "Hong Kong|香港",
    "hr": "Croatia|Hrvatska",
    "hu": "Hungary|Magyarország",
    "ie": "Ireland",
    "igo": "IGO",
    "il": "Israel|ישראל",
    "in": "India",
    "it": "Italy|Italia",
    "jp": "Japan|日本",
    "kr": "Korea|South Korea|대한민국",
    "lu": "Luxembourg",
    "mx": "Mexico|México",
    "nl": "Netherlands|Nederland",
    "no": "Norway|Norge",
    "nz": "New Zealand",
    "pe": "Peru|Perú",
    "pl": "Poland|Polska",
    "pt": "Portugal",
    "ro": "Romania|România",
    "rs": "Serbia|Србија|Srbija",
    "scotland": "UK Scotland|Scotland",
    "se": "Sweden|Sverige",
    "sg": "Singapore",
    "si": "Slovenia|Slovenija",
    "th": "Thailand|ประเทศไทย",
    "tw": "Taiwan|台灣|臺灣",
    "uk": "UK England Wales|UK England and Wales|England Wales|England and Wales|United Kingdom|UK",
    "us": "United States|United States of America|USA",
    "vn": "Vietnam|Việt Nam",
    "za": "South Africa",
}

# Cyrillic letters that look Latin: journal software mixes them within one word ("Aуторство").
LOOKALIKES = str.maketrans("авеіјкмнорстухѕ", "abeijkmhopctyxs")


@cache
def fold_char(char: str) -> str:
    """Fold one character to lower-case letters and digits without accents; anything else to ""."""
    plain = unicodedata.normalize("NFKD", char).casefold().translate(LOOKALIKES)
    return "".join(part for part in plain if part.isalnum())


def fold(text: str) -> str:
    """Fold a text to lower-case letters and digits without accents, spaces or punctuation."""
    return text.translate(_ASCII) if text.isascii() else "".join(map(fold_char, text))


# What is left out is None, with which a text of ASCII alone is folded at once.
_ASCII = {code: fold_char(chr(code)) or None for code in range(128)}


@cache
def element_words() -> dict[str, str]:
    """Map each folded word to its element or tool: by, nc, nd, sa, zero, mark."""
    words = {
        fold(word): element
        for row in ELEMENT_WORDS
        for element, variants in zip(("by", "nc", "nd", "sa"), row[1:], strict=True)
        for word in variants.split("|")
        if word
    }
    tools = {fold(word): tool for tool, row in TOOL_WORDS.items() for word in row.split("|")}
    return words | tools


@cache
def filler_words() -> frozenset[str]:
    """Give the folded words that may stand within a licence's name."""
    return frozenset(fold(word) for word in FILLERS.split("|"))


@cache
def port_words() -> dict[str, str]:
    """Map a folded name of a country to its port's code."""
    return {fold(word): port for port, row in PORT_WORDS.items() for word in row.split("|")}


@cache
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Give all folded words by their first letter, the longest first."""
    words = set(element_words()) | filler_words() | set(port_words())
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return {
        letter: tuple(word for word in ordered if word[0] == letter)
        for letter in {word[0] for word in words}
    }


def words_at(letters: str, position: int) -> Iterator[str]:
    """Give the words that folded letters have at a position, the longest first."""
    for word in vocabulary().get(letters[position : position + 1], ()):
        if letters.startswith(word, position):
            yield word
