"""The language of a text is guessed from its script, its commonest short words and its letters."""

from __future__ import annotations

import pytest

from carcite.values.language import canonical_language, guess_language

# Each of about the length of an abstract's first two sentences.
TEXTS = {
    "en": "Reed beds take up salt when the tide comes in late. We followed nine beds on two coasts for six summers.",
    "es": "Los juncos toman sal cuando la marea llega tarde. Seguimos nueve juncales en dos costas durante seis veranos.",
    "pt": "Os juncos absorvem sal quando a maré chega tarde. Não acompanhamos os leitos das duas costas durante os verões.",
    "fr": "Les roseaux prennent le sel quand la marée est en retard. Nous avons suivi neuf lits sur deux côtes pendant six étés.",
    "de": "Schilf nimmt Salz auf, wenn die Flut spät kommt. Wir haben neun Beete an zwei Küsten über sechs Sommer verfolgt.",
    "it": "Le canne prendono il sale quando la marea arriva tardi. Abbiamo seguito nove letti su due coste per sei estati.",
    "nl": "Riet neemt zout op wanneer het tij laat komt. Wij volgden negen bedden aan twee kusten en dat zes zomers lang.",
    "ca": "Els joncs prenen la sal quan la marea arriba tard. Hem seguit nou llits en dues costes amb els mesuraments dels estius.",
    "sv": "Vassen tar upp salt när tidvattnet kommer sent. Vi följde nio bäddar på två kuster och mätte dem under sex somrar.",
    "da": "Rørskoven optager salt, når tidevandet kommer sent. Vi fulgte ni bede ved to kyster og målte dem af og til efter seks somre.",
    "no": "Sivet tar opp salt når tidevannet kommer sent. Vi fulgte ni bed ved to kyster, og målte dem etter seks somre, ikke før.",
    "fi": "Ruovikko ottaa suolaa, kun vuorovesi on myöhässä. Seurasimme yhdeksää ruovikkoa kahdella rannalla ja mittasimme ne, mutta emme talvella.",
    "et": "Roostik võtab soola, kui tõus tuleb hilja. Jälgisime üheksat roostikku kahel rannikul ja mõõtsime neid ning kaalusime, mis on oluline.",
    "hu": "A nádas sót vesz fel, amikor a dagály későn jön. Kilenc nádast követtünk két parton, és hat nyáron át mértük őket, hogy lássuk.",
    "pl": "Trzciny pobierają sól, gdy przypływ przychodzi późno. Obserwowaliśmy dziewięć łanów na dwóch wybrzeżach przez sześć lat, jak się zmieniają.",
    "cs": "Náhony starých mlýnů v létě vysychají. Sedm náhonů jsme měřili devět let a srovnali je s deštěm, který na ně padal.",
    "sk": "Náhony starých mlynov v lete vysychajú. Sedem náhonov sme merali deväť rokov a porovnali ich s dažďom, ktorý na ne padal, čo je dôležité.",
    "sl": "Trstičje vzame sol, ko plima pride pozno. Spremljali smo devet sestojev na dveh obalah, ki so bili v poletju suhi, in jih tudi tehtali.",
    "ro": "Stuful ia sare când mareea vine târziu. Am urmărit nouă paturi pe două coaste și le-am măsurat în șase veri, pentru a vedea ce este.",
    "tr": "Kamışlar gelgit geç geldiğinde tuz alır. Bu çalışmada iki kıyıda dokuz kamışlık altı yaz boyunca ve her ay izlenmiştir.",
    "id": "Alang-alang menyerap garam ketika pasang datang terlambat. Penelitian ini mengikuti sembilan petak di dua pantai dan dengan itu kami mengukur.",
    "vi": "Lau sậy hút muối khi thủy triều đến muộn. Chúng tôi theo dõi chín bãi ở hai bờ biển trong sáu mùa hè.",
    "lt": "Nendrynai sugeria druską, kai potvynis ateina vėlai. Stebėjome devynis nendrynus ir juos matavome šešias vasaras, nes tai yra svarbu.",
    "lv": "Niedrāji uzņem sāli, kad paisums nāk vēlu. Mēs sekojām deviņiem niedrājiem un tos mērījām sešas vasaras, jo tas ir svarīgi.",
    "ru": "Тростник берёт соль, когда прилив приходит поздно. Мы наблюдали девять зарослей на двух берегах и взвешивали их осенью.",
    "uk": "Очерет бере сіль, коли приплив приходить пізно. Ми спостерігали за дев'ятьма заростями на двох берегах та зважували їх.",
    "be": "Чарот бярэ соль, калі прыліў прыходзіць позна. Мы назіралі за дзевяццю зараснікамі на двух берагах і ўзважвалі іх.",
    "bg": "Тръстиката поема сол, когато приливът идва късно. Ние следихме девет тръстики на два бряга и ги мерихме, за да видим дали са сухи.",
    "mk": "Трската зема сол кога плимата доаѓа доцна. Следевме девет трски на два брега и ги меревме за да видиме дали се суви.",
    "el": "Τα καλάμια παίρνουν αλάτι όταν η παλίρροια αργεί.",
    "ar": "يمتص القصب الملح عندما يتأخر المد. تابعنا تسعة أحواض على شاطئين في ستة فصول من الصيف.",
    "fa": "نی‌ها نمک را از آب می‌گیرند. ما نُه بستر را در دو ساحل دنبال کردیم و این پژوهش نشان می‌دهد که خاک خیس است.",
    "ur": "سرکنڈے نمک لیتے ہیں جب مد دیر سے آتا ہے۔ ہم نے دو ساحلوں پر نو کھیتوں کا مشاہدہ کیا اور ان کو تولا۔",
    "he": "קני הסוף קולטים מלח כאשר הגאות מאחרת.",
    "hi": "सरकंडे नमक लेते हैं जब ज्वार देर से आता है।",
    "bn": "জোয়ার দেরিতে এলে নলখাগড়া লবণ নেয়।",
    "th": "ต้นอ้อดูดเกลือเมื่อน้ำขึ้นช้า",
    "ka": "ლერწამი იღებს მარილს, როცა მოქცევა აგვიანებს.",
    "hy": "Եղեգը աղ է վերցնում, երբ մակընթացությունն ուշանում է։",
    "ja": "葦は潮が遅く来るとき塩を吸う。",
    "zh": "芦苇在潮水迟来时吸收盐分。",
    "ko": "갈대는 밀물이 늦을 때 소금을 빨아들인다.",
}  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_two_sentences_tell_their_language(language: str) -> None:
    assert guess_language(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text", ["", "Pinus sylvestris L.", "2019; 12(3): 45-51", "Li, Kim & Park"]
)
def test_what_is_no_text_has_no_language(text: str) -> None:
    assert guess_language(text) is None


@pytest.mark.parametrize(
    ("name", "tag"),
    [("Čeština", "cs"), ("suomi", "fi"), ("per", "fa"), ("Persian", "fa"), ("dansk", "da"), ("pt_BR", "pt-BR")],
)  # fmt: skip
def test_languages_have_names_and_codes(name: str, tag: str) -> None:
    assert canonical_language(name) == tag
