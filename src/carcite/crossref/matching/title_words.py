"""Words in titles that tell items apart, or tell nothing: one table each, all folded by `wording.fold_words`."""

from __future__ import annotations

from carcite.crossref.matching.wording import fold_words

# One row a kind of item: what its title says at either end. The title of the work that it is about
# stands beside these words, so two titles that differ in them only are of two works.
KINDS: tuple[tuple[str, str], ...] = (
    ("erratum", "errat(?:um|a)|corrigend(?:um|a)|corrections?|corrected|addend(?:um|a)|berichtigung(?:en)?|correccion|correction note|publisher s note|corrigenda and addenda|fe de erratas"),
    ("retraction", "retraction(?: note| notice)?|notice of retraction|withdrawal|expression of concern"),
    ("reply", "repl(?:y|ies)|responses?|rejoinder|in reply|reponse|antwort|replik|replica|respuesta|risposta"),
    ("comment", "comments?|commentar(?:y|ies)|letters?|discussion|kommentar|commentaires?|comentarios?|editorial comment|invited commentary|editorial|critique"),
    ("review", "book reviews?|review of|reviews|rezension(?:en)?|compte rendu|comptes rendus|resena|recension(?:e|i)?|\\d+ ?pp|pp [\\divxlc]+.*|isbn.*"),
    ("data", "data ?sets?|(?:replication )?data (?:for|from|in|of|presented)|supplement(?:ary|al)?(?: \\w+)?|supporting information|additional files?|moesm ?\\d+(?: \\w+)?|source data"),
    ("abstract", "abstracts?(?: \\w+)?|poster(?: \\w+)?"),
    ("protocol", "(?:study )?protocol(?: for .*)?"),
    ("summary", "executive summary|plain language summary|at a glance|highlights(?: of)?|in brief|interview(?: with)?"),
    ("preface", "preface|foreword|introduction to|introduction|epilogue|afterword"),
    ("obituary", "obituary|in memoriam|nachruf|necrologie"),
)  # fmt: skip

# Small words, which one spelling of a title has and another has not.
SMALL = frozenset("a an the of in on and or for to with by at from und der die das des le la les el los las de del et y e o os as il lo i gli van het een en".split())  # fmt: skip

# Words that number the parts of a series; digits are told apart by themselves.
SERIAL = frozenset(
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx part parts teil partie parte vol volume no number "
    "section chapter session one two three four five six seven eight nine ten first second third fourth fifth sixth seventh eighth ninth tenth "
    "january february march april may june july august september october november december spring summer autumn fall winter "
    "monday tuesday wednesday thursday friday saturday sunday phase stage year years".split()
)

# Pairs of which one letter or two change a word into its opposite, or into another thing.
OPPOSITES: tuple[tuple[str, str], ...] = (
    ("hyper", "hypo"), ("inter", "intra"), ("women", "men"), ("female", "male"), ("over", "under"),
    ("pre", "post"), ("micro", "macro"), ("endo", "exo"), ("ab", "ad"), ("asymmetr", "symmetr"),
    ("atypical", "typical"), ("increas", "decreas"), ("inhibit", "exhibit"), ("amoral", "moral"),
    ("unstable", "stable"), ("invariant", "variant"), ("thi", "tri"), ("mono", "di"), ("di", "tri"),
    ("nitrite", "nitrate"), ("sulfite", "sulfate"), ("phosphite", "phosphate"), ("ethyl", "methyl"),
    ("maternal", "paternal"), ("afferent", "efferent"), ("aerobic", "anaerobic"), ("external", "internal"),
)  # fmt: skip

# Titles that thousands of items share; numbers and words of a series are left out before looking.
GENERIC = frozenset(
    fold_words(line)
    for line in """
    abstract|abstracts|about the author|about the authors|about the editors|about this issue|acknowledgement|acknowledgements
    acknowledgment|acknowledgments|acknowledgement of reviewers|addendum|advertisement|advertisements|agenda|annotated bibliography
    announcement|announcements|annual report|appendix|appendices|appendix a|appendix b|article of the year|author index|authors index|auditor s report
    author s reply|authors reply|authors response|back cover|back matter|backmatter|bibliography|biographical sketch|book notes|book notices
    book received|book review|book reviews|books|books received|briefing|briefs|bulletin board|business meeting|calendar
    calendar of events|call for papers|case report|case reports|case study|chairman s address|chapter|classified advertisements|clinical trials
    closing remarks|coming events|coming in the next issue|comment|comments|commentary|communications|concluding remarks|conclusion|conclusions
    conference calendar|conference report|congress calendar|contents|contents list|contributor|contributors|copyright|copyright page|correction|corrections
    correspondence|corrigendum|corrigenda|cover|cover and front matter|cover and back matter|cover image|cover picture|cover story|current awareness
    current literature|current research|dedication|departments|director s message|discussion|discussions|editor s choice|editor s comment|editor s comments|editor s corner
    editor s introduction|editor s note|editor s page|editorial|editorials|editorial board|editorial comment|editorial comments|editorial introduction|editorial note
    editorial policy|endnotes|epilogue|errata|erratum|events|executive summary|expression of concern|figures|focus|foreword|forthcoming|forthcoming events
    forthcoming papers|from the editor|from the editors|from the president|front cover|front matter|frontispiece|front page|frontmatter|further reading|general discussion
    general index|glossary|guest editorial|guest editor s introduction|guidelines for authors|half title page|highlights|highlights from this issue|history
    ieee xplore|image|images|impressum|imprint|in brief|in memoriam|in the news|in this issue|index|indexes|indices|information for authors|information for contributors
    inside back cover|inside front cover|inside this issue|instructions for authors|instructions to authors|international news|interview|introduction|introductory remarks
    invited commentary|invited editorial|issue information|issue highlights|journal club|keynote address|letter|letters|letter from the editor
    letter to the editor|letters to the editor|letters to the editors|list of abbreviations|list of contributors|list of figures|list of referees|list of reviewers|list of tables|literature|literature cited
    looking back|market|masthead|meeting|meeting report|meetings|membership|message from the president|methods|minutes|miscellanea|miscellaneous|miscellany|necrology|new books|new members
    new products|news|news and notes|news and views|news in brief|news briefs|newsletter|notes|notes and comments|notes and news|notes for authors|notes on contributors|notice|notices|obituaries|obituary
    opening remarks|opinion|organizing committee|original articles|other news|outlook|overview|panel discussion|patents|people|periodicals|personal|personals|perspective|perspectives|picture of the month
    poetry|poem|poems|poster presentations|posters|preface|preface and acknowledgements|prelims|president s column|president s message|president s page|presidential address|press release
    proceedings|products|professional news|program|programme|prologue|publications received|publisher s note|query|questions|questions and answers|quiz|readings|recent books|recent literature
    recent publications|references|reference|regulations|rejoinder|remarks|reply|reply to the editor|report|reports|research|research highlights|research in brief|resources|response|responses|results
    retraction|retraction note|review|reviewer acknowledgement|reviewers|reviews|reviews of books|round table|scientific program|short communications|short notes|short reviews|society news|special issue|spotlight|statistics
    subject index|submission guidelines|summaries|summary|supplement|supplementary material|symposium|table of contents|tables|technical notes|thank you to our reviewers|the author replies|the authors reply|the authors respond|the editor s page
    this month|this week|title|title page|title pages|titelei|translation|untitled|upcoming events|upcoming meetings|viewpoint|volume contents|welcome|what s new|who s who|workshop|world news|year in review
    aktuelles|anhang|autorenverzeichnis|besprechungen|bibliographie|bibliografie|buchbesprechung|buchbesprechungen|bucher|einfuhrung|einleitung|geleitwort|inhalt|inhaltsverzeichnis|literatur|literaturverzeichnis|mitteilungen|nachrichten|nachruf|personalia|register|rezension|rezensionen|sachverzeichnis|schluss|vorwort|zusammenfassung
    avant propos|bibliographie critique|chronique|compte rendu|comptes rendus|comptes rendus bibliographiques|conclusion generale|editorial de bienvenue|introduction generale|ouvrages recus|presentation|remerciements|resume|sommaire|table des matieres
    agradecimientos|carta al director|cartas al director|cartas al editor|conclusiones|creditos|cronica|editorial invitado|fe de erratas|indice|introduccion|libros|noticias|presentacion|prefacio|prologo|resena|resenas|resumen
    apresentacao|carta ao editor|conclusao|expediente|introducao|pareceristas|resenha|resenhas|sumario
    editoriale|introduzione|notizie|prefazione|premessa|recensioni|recensione|schede
    recenzje|recenzja|od redakcji|wstep|sprawozdania|spis tresci|uvod|predgovor|predmluva|recenze|zpravy
    ot redaktsii|predislovie|vvedenie|soderzhanie|novosti|ot redaktora|zaklyuchenie
    on soz|onsoz|editorden|kata pengantar|daftar isi|pendahuluan
    前言|编者按|目录|序|後記|編集後記|巻頭言|書評|目次|会告|序文|머리말|サマリー|卷首语|书评|编后记|はじめに|おわりに
    """.replace("\n", "|").split("|")
    if line.strip()
)  # fmt: skip

# Small words that one language has and the others of the table have not.
LANGUAGES: dict[str, frozenset[str]] = {
    "en": frozenset("the of and with for from by their its between during after among using versus".split()),
    "de": frozenset("der die das und von zur zum bei fur mit im einer eines uber nach durch".split()),
    "fr": frozenset("le les du des et dans pour sur une aux au chez par entre".split()),
    "es": frozenset("el los las y en con una del sobre por entre para".split()),
    "pt": frozenset("o os da do dos das e em uma na no nas nos ao pela pelo".split()),
    "it": frozenset("il gli della delle nel nella di dei con una per tra sulla".split()),
    "nl": frozenset("het een van voor met bij naar tussen".split()),
    "ru": frozenset("i v na pri dlya iz ot po kak osobennosti".split()),
}  # fmt: skip
