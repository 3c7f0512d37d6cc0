"""The labels that pages print before a value or over a section, by kind and language.

A label is a word of a page's furniture, not of its article: whole families print the same ones.
Open Journal Systems prints each in the language of the interface.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from carcite.values.patterns import regex

# One row a kind; the languages of each are en, es, pt, fr, de, it, nl, id, pl, tr, ru, uk, zh, ja, ko
# as far as pages in them have been seen. Words are matched whole, whatever their case.
LABELS: dict[str, tuple[str, ...]] = {
    "abstract": (
        "abstract", "article abstract", "author summary", "summary", "resumen", "resumo", "résumé", "resum", "zusammenfassung",
        "kurzfassung", "riassunto", "sommario", "samenvatting", "abstrak", "streszczenie", "abstrakt", "öz", "özet",
        "аннотация", "анотація", "реферат", "резюме", "摘要", "中文摘要", "内容摘要", "要旨", "抄録", "초록", "sammendrag", "sammanfattning", "الملخص",
    ),
    "keywords": (
        "keywords", "key words", "keyword", "keywords and subjects", "descriptors", "anahtar sözcükler", "author keywords", "author tags", "index terms", "palabras clave", "palabras claves", "descriptores", "palavras-chave",
        "palavras chave", "descritores", "mots-clés", "mots clés", "mots-clefs", "paraules clau", "schlagworte", "schlagwörter", "schlüsselwörter",
        "stichworte", "stichwörter", "parole chiave", "trefwoorden", "kata kunci", "słowa kluczowe", "anahtar kelimeler",
        "ключевые слова", "ключові слова", "关键词", "關鍵詞", "关键字", "キーワード", "키워드", "nøkkelord", "nyckelord", "الكلمات المفتاحية",
    ),
    "authors": (
        "المؤلفون", "المؤلف", "tekijät", "författare", "forfattere",
        "authors", "author", "author(s)", "authors and affiliations", "authors & affiliations", "author information", "authors/creators", "creators", "creator", "creator(s)", "autores", "autor", "autor/a", "autores/as", "autor(es)", "autores(as)", "auteurs", "auteur", "auteur(s)", "auteur·e·s", "auteurs-es",
        "autoren", "autor/innen", "autor/in", "autor*innen", "autori", "autore", "auteur(s)", "penulis", "yazarlar", "авторы", "автори", "作者", "著者", "저자",
    ),
    "corresponding": (
        "corresponding author(s)", "corresponding author", "corresponding authors", "correspondence", "correspondence to", "correspondence address", "author for correspondence", "for correspondence",
        "autor de correspondencia", "autor para correspondencia", "autor correspondiente", "autor por correspondencia", "correspondencia", "autor correspondente", "autor para correspondência", "correspondência", "auteur correspondant", "auteur correspondant(s)", "auteur(s) correspondant(s)", "auteur de correspondance", "correspondance",
        "korrespondierender autor", "korrespondenzautor", "korrespondenzautor(en)", "korrespondenz", "autore corrispondente", "penulis korespondensi", "通讯作者", "通信作者", "責任著者",
        "автор для переписки",
    ),
    "doi": ("doi", "digital object identifier", "identificador doi", "doi 号", "doi号"),
    "issued": (
        "issue date", "issue published", "published in issue", "issue publication date", "cover date", "date of issue", "print publication", "published in print", "publication date (print)", "print publication date",
        "year", "year of publication", "publication year", "année", "année de publication", "año", "año de publicación", "ano", "ano de publicação", "anno", "jahr", "erscheinungsjahr", "jaar", "rok", "год", "рік", "年份", "出版年", "発行年",
    ),
    "published": (
        "data conseguimento", "date de soutenance", "fecha de defensa", "data de defesa", "date of defense",
        "公開済", "منشور", "نُشر", "تاريخ النشر", "نشرت", "publisert", "publicerad", "julkaistu",
        "published", "published/copyright", "veröffentlicht/copyright", "publié/copyright", "publication date", "date", "date published", "date of publication", "published on", "publicado", "publicado el", "publicado en", "publicado em", "fecha de publicación", "fecha de publicacion", "data de publicação", "data de publicacao", "publicació", "publié",
        "publié-e", "publiée", "publié le", "publiée le", "date de publication", "parution", "date de parution", "veröffentlicht", "veröffentlicht am", "veröffentlichungsdatum", "erschienen", "erschienen am", "online veröffentlicht", "pubblicato", "pubblicato il", "gepubliceerd", "diterbitkan", "opublikowane", "yayınlanmış", "yayımlanma tarihi",
        "опубликован", "опубликовано", "опубліковано", "опубліковано", "дата публикации", "已出版", "发表时间", "发布时间", "发布日期", "出版日期", "发表日期", "出版时间", "公開日", "発行日", "게시됨", "version of record", "collection date", "version of record published", "date written", "yayımlandığı tarih", "yayınlanma tarihi",
    ),
    "submitted": (
        "تاريخ الاستلام", "تاريخ الإرسال", "접수일",
        "received", "submitted", "date received", "gönderilme tarihi", "geliş tarihi", "received date", "date of submission", "manuscript received", "дата поступления", "submission received", "date submitted", "recibido", "recibido el", "fecha de recepción", "recepción", "enviado", "enviado el", "recebido", "recebido em", "data de recepção", "data de submissão", "submetido", "submetido em", "reçu", "reçu le", "soumis", "soumis le", "soumission", "eingereicht", "eingereicht am", "eingegangen",
        "eingegangen am", "ricevuto", "ricevuto il", "ontvangen", "поступила", "поступила в редакцию", "надійшла", "收稿日期", "收到日期", "投稿日期", "投稿日", "受付日",
    ),
    "accepted": (
        "تاريخ القبول", "採択日", "게재확정일",
        "accepted", "date accepted", "accepted for publication", "kabul tarihi", "date of acceptance", "accepted date", "publication accepted", "aceptado", "aceptado el", "fecha de aceptación", "aceptación", "aprobado", "aprobado el", "aceito", "aceito em", "aceite", "aceite em", "data de aceitação", "aprovado", "aprovado em", "accepté", "accepté le", "acceptation", "angenommen", "angenommen am", "akzeptiert", "akzeptiert am", "accettato", "accettato il",
        "geaccepteerd", "принята", "принята к публикации", "прийнята", "录用日期", "接受日期", "接收日期", "受理日",
    ),
    "available": ("online publication", "article first published online",
        "published online", "first published online", "first published", "available online", "online first", "first available", "first available online", "first online", "epub", "published ahead of print", "first published on the web", "first published as an advance article on the web", "first published on", "online publication date", "article first published online",
        "online available", "publicado en línea", "disponible en línea", "publicado online", "publicação online", "disponível online", "mis en ligne", "mis en ligne le", "online veröffentlicht", "online erschienen", "网络出版日期", "网络首发", "pubblicato online", "accepted author version posted online", "posted", "posted date", "posted online", "version of record online", "article publication date", "available on j-stage", "advance online publication", "advance publication", "epub date",
    ),
    "revised": (
        "revised", "revision received", "in revised form", "received in revised form", "revisado", "revisado el", "corregido", "revisado em", "révisé", "révision", "überarbeitet", "überarbeitet am", "修回日期", "修改日期", "rivisto",
        "modified", "last modified", "updated", "actualizado", "mis à jour", "aktualisiert", "更新日期",
    ),
    "issue": (
        "إصدار", "العدد", "عدد",
        "issue", "número", "numero", "num", "núm", "edición", "edição", "numéro", "ausgabe", "heft", "nummer", "fascicolo", "terbitan", "numer", "sayı", "выпуск", "номер",
        "випуск", "期", "期次", "卷期", "期号", "期刊卷期", "号", "巻号", "권호", "publicado en el número", "in issue", "rubrik/ausgabe",
    ),
    "volume": ("volume", "volumen", "vol", "tomo", "band", "jahrgang", "том", "卷", "卷号", "巻"),
    "page": ("pages", "page(s)", "page numbers", "page", "page range", "páginas", "página", "págs", "pp", "seiten", "pagine", "paginas", "страницы", "сторінки", "页码", "页", "頁", "ページ", "pagination", "paginación"),
    "number": ("article number", "article number(s)", "article id", "article no", "número de artículo", "artikelnummer", "numéro d'article", "número do artigo", "文章编号", "art. no", "artículo n"),
    "section": (        "القسم",
"section", "sección", "seção", "secção", "rubrique", "rubrik", "sektion", "abschnitt", "sezione", "sectie", "bagian", "bölüm", "раздел", "розділ", "栏目", "セクション", "섹션", "sec"),
    "cite": (
        "引用方法", "كيفية الاقتباس", "كيفية الإستشهاد",
        "how to cite", "how to cite this article", "mdpi and acs style", "ama style", "chicago/turabian style", "kaynak göster", "atıf yap", "библиографическое описание", "how to cite this paper", "cite this article", "cite as", "cite this article as", "please cite this article as", "cite this as", "cite this", "citation", "to cite this article", "suggested citation", "recommended citation", "cómo citar", "como citar", "como citar este artículo", "cómo citar este artículo", "cómo citar este articulo", "citar este artículo", "citación recomendada",
        "como citar este artigo", "citar", "comment citer", "comment citer cet article", "citer cet article", "pour citer cet article", "zitationsvorschlag", "zitierhinweis", "zitieren", "zitierweise", "so zitieren", "come citare", "cara mengutip", "jak cytować", "nasıl atıf yapılır", "как цитировать", "як цитувати", "如何引用", "引用格式", "引用本文", "引用方式", "引用",
        "引用の方法", "인용 방법", "com citar", "hoe te citeren",
    ),
    "license": (
        "الرخصة", "حقوق النشر", "الترخيص", "الحقوق الفكرية", "lisens", "licens",
        "license", "licence", "licencia", "licença", "lizenz", "licenza", "licentie", "lisensi", "licencja", "lisans", "лицензия", "ліцензія", "许可协议", "许可", "版权许可", "ライセンス", "라이선스", "copyright", "copyright notice", "copyright and license", "copyright & licensing", "copyright and licensing",
        "rights", "rights and permissions", "permissions", "derechos de autor", "derechos", "aviso de derechos de autor", "aviso de direitos autorais", "aviso de copyright", "direitos autorais", "direitos de autor", "droits d'auteur", "droits d'auteur et licence", "mention de copyright", "licence et droits", "urheberrecht", "urheberrechtshinweis", "rechte", "diritti", "diritti d'autore", "авторские права", "авторське право", "版权", "版权声明", "版权信息", "著作権", "license information", "open access statement", "derechos de autor y licencia",
    ),
    "references": (
        "المراجع", "文献",
        "references", "reference", "reference list", "bibliography", "literature cited", "works cited", "citations", "referencias", "referencias bibliográficas", "bibliografía", "citas", "referências", "referências bibliográficas", "bibliografia", "références", "références bibliographiques", "bibliographie", "literatur", "literaturverzeichnis", "literaturhinweise",
        "literaturangaben", "referenzen", "riferimenti bibliografici", "referenties", "referensi", "daftar pustaka", "kaynakça", "библиографические ссылки", "литература", "список литературы", "посилання", "参考", "参考文献", "參考文獻", "참고문헌",
    ),
    "related": (
        "類似の論文", "مقالات مشابهة",
        "related articles", "related article", "similar articles", "related content", "related papers", "related works", "see also", "most read", "most read articles", "most read articles by the same author(s)", "most read articles this month", "most cited", "most cited articles", "trending", "trending articles", "recommended", "recommended articles", "people also read", "you may also like", "you may also be interested in", "you might also like", "readers also viewed", "more articles like this", "more like this", "more from this journal", "other articles in this issue", "similar content being viewed by others", "cited by", "latest articles", "recent articles", "current issue", "in this issue", "popular articles",
        "artículos similares", "artículos más leídos", "artículos más leídos del mismo autor/a", "artículos relacionados", "lo más leído", "más leídos", "los más leídos", "también le puede interesar", "artigos semelhantes", "artigos similares", "artigos mais lidos", "artigos relacionados", "artigos mais lidos pelo mesmo(s) autor(es)", "mais lidos", "articles similaires", "articles les plus lus", "articles les plus lus du même auteur ou de la même autrice", "articles connexes", "articles liés", "sur le même sujet", "les plus lus", "ähnliche artikel", "meistgelesen", "meistgelesene artikel", "am häufigsten gelesene artikel dieses/dieser autor/in", "verwandte artikel", "das könnte sie auch interessieren", "articoli simili", "artikel serupa", "похожие статьи", "схожі статті", "相关文章", "相似文章", "推荐阅读", "推荐文章", "最多阅读", "阅读最多", "热门文章",
    ),
    "neighbour": (
        "next article in journal", "next article in special issue", "previous article in journal", "previous article in special issue", "previous article", "next article",
    ),
    "biography": (
        "author biography", "author biographies", "notes on contributors", "notes on contributor", "notes on the contributors", "notes on the author", "notes on the authors", "about the author", "about the authors", "biografía del autor/a", "biografía del autor", "biografías de los autores", "biografía de los autores", "biografia do autor", "biografia dos autores", "biografia autore", "biographie de l'auteur", "biographies des auteurs", "biographie de l'auteur-e", "autor/innen-biografie", "autor/innen-biografien", "autorenbiografie", "autorenbiographie", "биографии авторов", "作者简介", "作者传记", "作者信息", "author information", "author details", "authors and affiliations", "author affiliations", "affiliations", "authors & affiliations", "afiliaciones", "filiación", "afiliação", "affiliation",
    ),
    "downloads": (
        "التنزيلات", "ダウンロード", "다운로드", "загрузки", "завантаження",
        "downloads", "download", "download citation", "download citations", "download data is not yet available", "descargas", "descargar cita", "los datos de descargas todavía no están disponibles", "downloads não disponíveis", "baixar citação", "não há dados estatísticos", "téléchargements", "télécharger la référence bibliographique", "données de téléchargement non disponibles", "literaturangaben herunterladen", "keine nutzungsdaten vorhanden", "zitation herunterladen", "下载", "下载数据", "下载引用", "metrics", "article metrics", "métricas", "métriques", "metriken", "altmetrics", "views", "visitas", "full text", "galleys", "supplementary files", "archivos complementarios", "fichiers supplémentaires", "更多引用格式", "more citation formats", "más formatos de cita", "más formatos de citación", "fomatos de citação", "formatos de citação", "plus de formats de citation", "weitere zitierformate", "formatos de cita", "citation formats", "export citation", "share", "share this article", "compartir", "compartilhar", "partager", "teilen", "分享",
    ),
    "editors": ("edited by", "editor", "editors", "academic editor", "handling editor", "editado por", "editor académico", "éditeur académique", "herausgegeben von", "责任编辑", "编辑"),
    "reviewers": ("reviewed by", "reviewers", "revisado por", "revisores", "relu par", "begutachtet von"),
    "journal": ("journal name", "journal", "journal name", "journal title", "revista", "nombre de la revista", "revue", "zeitschrift", "rivista", "jurnal", "журнал", "期刊", "期刊名称", "刊名", "雑誌名", "publication title", "book title", "from the edited volume", "from the book", "part of the book", "título del libro", "título do livro", "titre du livre", "buchtitel", "titolo del libro", "in"),
    "title": ("title", "article title", "título", "titre", "titel", "titolo", "judul", "название", "назва", "题名", "标题", "篇名"),
    "publisher": ("publisher", "publisher name", "published by", "publisher(s)", "éditeur(s)", "yayıncı", "wydawca", "editora", "éditeur", "verlag", "herausgeber", "editore", "penerbit", "издатель", "出版社", "出版者"),
    "issn": ("issn", "e-issn", "eissn", "p-issn", "online issn", "print issn", "issn-l", "issn (online)", "issn (print)", "electronic issn", "issn electrónico", "issn impreso", "issn eletrônico"),
    "url": ("url", "permalink", "permanent link", "persistent url", "stable url", "enlace permanente", "link permanente"),
    "language": ("language", "idioma", "langue", "sprache", "lingua", "bahasa", "язык", "мова", "语言", "言語"),
    "type": ("article type", "type", "document type", "item type", "thesis type", "resource type", "publication type", "dc.type", "tipo", "tipo de documento", "tipo de recurso", "type de document", "typ", "dokumenttyp", "tipo di documento", "tipo de artículo", "type d'article", "artikeltyp", "文章类型", "editorial type"),
    "body": (
        "introduction", "background and objectives", "1. introduction", "1 introduction", "introducción", "introdução", "einleitung", "einführung", "introduzione", "inleiding", "pendahuluan", "введение", "вступ", "引言", "前言", "1. introducción", "1. introdução", "1. einleitung", "i. introduction", "main text", "main", "access this article", "at a glance", "graphical abstract", "highlights", "figures", "tables", "acknowledgements", "acknowledgments", "agradecimientos", "agradecimentos", "remerciements", "danksagung", "致谢", "data availability", "data availability statement", "availability of data and materials", "disclosure statement", "disclosure of interest", "additional information", "ethics declarations", "declarations", "declaration of competing interest", "declaration of conflicting interests", "supplemental material", "abbreviations", "author contribution", "consent for publication", "ethics approval and consent to participate", "disponibilidad de datos", "funding", "financiación", "financiamento", "financement", "conflict of interest", "conflicts of interest", "competing interests", "ethics statement", "author contributions", "supplementary material", "supporting information", "disclaimer", "publisher's note", "article information", "information", "notes", "footnotes",
        "about this article", "article highlights", "plain language summary", "significance", "contents", "outline", "section snippets", "subject terms", "subjects", "subject areas", "domaines", "domaine", "topics", "disciplines", "keywords plus",
    ),
}  # fmt: skip

# Kinds whose value may follow without a colon: "Received 21st September 2016", "DOI 10.1088/…".
COLONLESS = frozenset(
    {"issued", "published", "submitted", "accepted", "available", "revised", "doi", "issn"}
)
KIND_OF = {word: kind for kind, words in LABELS.items() for word in words}
LONGEST = max(map(len, KIND_OF))
_BULLET = regex(r"[•·*▪‣◦○■►▸▹†‡–-]?\s{0,3}")
_ROW = regex(r"(?P<words>\S{1,30}(?: \S{1,30}){0,3})(?: {4,400}|[ ]{0,400}\t\s{0,400})(?=\S)")
_GLUED_DATE = regex(
    r"(?P<words>Received|Revised|Accepted|Published)(?=\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d)"
)
_COLON = regex(r"[:：﹕]")
_STARTS_WITH_DATE = regex(r"\W{0,5}(?:\d|[^\W\d_]{3,9}\.?\s\d)")
_ENDING = " .|»›▼▾…>\u00a0"


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: its kind, and where its value starts in the line (None: none there)."""

    kind: str
    words: str
    value_at: int | None


def kind_of(words: str) -> str | None:
    """Return the kind of label that the words are, or None."""
    return KIND_OF.get(" ".join(words.lower().split()))


def find_label(line: str) -> Label | None:
    """Find the label that a line consists of or starts with; in "Keywords: a, b" its value starts at 10."""
    start = _BULLET.match(line).end()  # type: ignore[union-attr]  # every part may be empty
    head = line[start : start + LONGEST + 6]
    colon = _COLON.search(head)
    if colon is not None:
        words = head[: colon.start()].rstrip()
        kind = kind_of(words)
        if kind is not None:
            value_at = start + colon.end()
            value_at += len(line) - value_at - len(line[value_at:].lstrip())
            return Label(kind, words, value_at if value_at < len(line) else None)
    glued = _GLUED_DATE.match(line, start)
    if glued is not None:
        # "Received15 Feb 2012": Hindawi's label and date have lost what kept them apart.
        return Label(KIND_OF[glued["words"].lower()], glued["words"], glued.end())
    row = _ROW.match(line, start)
    if row is not None:
        # "Author            Ana Paz": a row of a table, whose cells blanks keep apart.
        kind = kind_of(row["words"])
        if kind is not None:
            return Label(kind, row["words"], row.end())
    if len(line) - start <= LONGEST + 3:
        words = line[start:].strip(_ENDING)
        kind = kind_of(words)
        if kind is not None:
            return Label(kind, words, None)
    return None


def find_colonless_label(line: str) -> Label | None:
    """Find a label that stands before its value without a colon, as those of dates and DOIs do."""
    start = _BULLET.match(line).end()  # type: ignore[union-attr]  # every part may be empty
    ends = [found.start() for found in re.finditer(r"\s", line[start : start + LONGEST + 1])]
    for end in reversed(ends[:9]):
        words = line[start : start + end]
        kind = kind_of(words)
        # "Pages 12–20"; "Pages from a diary" is a title.
        is_pages = kind == "page" and len(line) < 40 and line[start + end :].lstrip()[:1].isdigit()
        if (kind == "issued" or words.lower() == "date") and not _STARTS_WITH_DATE.match(
            line, start + end
        ):
            # "Year in review" and "Anno iscrizione" are no year of issue.
            continue
        if kind in COLONLESS or is_pages:
            value_at = start + end
            value_at += len(line) - value_at - len(line[value_at:].lstrip())
            return Label(kind or "", words, value_at) if value_at < len(line) else None
    return None
