"""Lines that are a page's furniture: navigation, buttons, badges, and the kind of article over the title."""

from __future__ import annotations

import re

from carcite.values.patterns import regex

# Lines of navigation that whole families print: skip links, menus, buttons, counters, sharing.
NOISE = regex(
    r"(?:skip to|ir al?|ir para|passer au|zum inhalt|zur (?:haupt)?navigation|zum (?:haupt)?inhalt|aller (?:au|à)|跳至|跳到).{0,60}"
    r"|(?:log ?in|login|log out|register|registrarse|cadastro|acesso|entrar|s'inscrire|se connecter|registrieren|einloggen|anmelden|sign in|sign up|search|advanced search|buscar|pesquisa|rechercher|suchen?|menu|open menu|close|home|inicio|início|accueil|startseite|about|about us|about the journal|acerca de|sobre|à propos|über uns|current|actual|atual|en cours|aktuelle ausgabe|archives?|archivos?|arquivos|archiv|announcements?|avisos|notícias|annonces|mitteilungen|editorial board|editorial team|equipo editorial|submissions?|make a submission|enviar un artículo|enviar submissão|faire une soumission|beitrag einreichen|submit(?: a| your)? ?(?:article|manuscript|paper)?|contact(?: us)?|contacto|contato|privacy(?: policy| statement)?|cookies?|help|faq|for (?:readers|authors|librarians|reviewers|editors)|information|información|informações|informations|informationen|language|idioma|langue|sprache|english|español(?: \([^)]{2,20}\))?|português(?: \([^)]{2,20}\))?|français(?: \([^)]{2,20}\))?|deutsch|italiano|简体中文|русский|bahasa indonesia|türkçe)"
    r"|(?:pdf|html|xml|epub|jats|full[ -]?text|texto completo|view pdf.{0,20}|download pdf.{0,30}|pdf ?\(.{1,20}\)|download(?: article| full text| this article)?|descargar.{0,20}|baixar.{0,20}|télécharger.{0,20}|herunterladen|open pdf.{0,20}|get rights and content|rights and permissions|request permissions|reprints.{0,20}|export(?: citation)?|share(?: on .{1,20}| this.{0,20})?|tweet|facebook|twitter|linkedin|whatsapp|reddit|mendeley|email|e-mail|print|save|cite|crossmark.{0,20}|check for updates|view all.{0,60}|view(?:s)?:? ?[\d,.]{0,12}|downloads?:? ?[\d,.]{0,12}|citations?:? ?[\d,.]{0,12}|altmetric.{0,20}|metrics|open access|free access|full access|free|available access|peer[- ]reviewed|published|updates?|next article.{0,40}|previous article.{0,40}|accept(?: all)?(?: cookies)?(?: reject)?|advertisement|loading.{0,20}|expand all|collapse all|show (?:more|less|all).{0,20}|read more|see more|more|back to top|figure|figures?|tables?|article|articles|acm|acs|apa|abnt|chicago|harvard|ieee|mla|turabian|vancouver|endnote.{0,40}|bibtex|ris|refworks|zotero.{0,30}|\d{1,3}|[«‹<> |/•.]{1,6})"
    r"|.{0,40}\b(?:use[sd]? (?:of )?cookies|powered by|we use cookies|official website|your (?:browser|cart|account)|try the new|click (?:here|to|on)|subscribe|newsletter|javascript|add to cart|cookie settings|more information about the publishing system|public knowledge project|platform & workflow)\b.{0,200}"
    r"|(?:más información acerca del sistema|plataforma|informações sobre|mehr informationen zum publikationssystem|endnote/zotero).{0,120}"
    r"|you may also start an advanced.{0,60}|(?:\d+\s){2,}(?:>\s?>>?)?|.{1,60}\d[\d,.]{0,9} (?:views|downloads|total views|accesses|citations)",
    re.I,
)  # fmt: skip

# The kind of article, as pages print it over the title.
TYPES = regex(
    r"(?:(?:original|brief|short|full|rapid|mini|systematic|clinical|invited|narrative|scoping|technical|data|case|book|letter|research|review|methods?|hypothesis|theory|theoretical|empirical|perspectives?|opinion|editorial|commentary|general|policy|practice|reviews?|regular|conceptual|and|of|on|in|the|to|study|protocol|registered|community|correction|corrigendum|erratum|evaluation|curriculum|instruction|pedagogy|code|specialty|grand|challenge|clinical|trial|classification|focused|conference|technology|hypotheses|&|\s){0,8})"
    r"(?:articles?|research|reviews?|reports?|papers?|communications?|letters?|notes?|study|studies|editorials?|commentar(?:y|ies)|perspectives?|opinions?|methods?|essays?|correspondence|erratum|corrigendum|protocols?|case study|brief|data|trial|theory)"
    r"|open[- ]access (?:article|paper|review|research)|art[íi](?:culos?|gos?)(?: (?:originales|original|de investigación|de revisión|originais|de revisão|científicos?))?|articles?(?: originaux| de recherche)?|aufs[äa]tze|beiträge|artikel|originalarbeit(?:en)?|rezension(?:en)?|forschungsartikel|reseñas?|resenhas?|ensayos?|dossier|论文|论著|综述|研究论文|статьи|статья|varia|randomi[sz]ed controlled trial|clinical trial|meta-analysis|(?:comparative|multicenter|observational|validation) study|journal article",
    re.I,
)
# Frontiers' form, with the type's words before "article": "REVIEW article", "Original Research ARTICLE".
FRONTIERS_TYPE = regex(r"(?P<genre>[A-Z][A-Za-z,&' -]{2,60}?)\s(?:article|ARTICLE)")

# Buttons, messages and badges by the families that print them, matched whole. One row a family.
BUTTONS = (
    # Atypon (Wiley, T&F, SAGE, Science, PNAS, ACS)
    r"(?:un)?licensed(?: requires authentication)?|requires authentication|(?:quick )?search(?: in| for| within| this| all| term| anywhere| terms| input| articles| menu)?\b.{0,60}",
    r"search for (?:more|other) (?:papers|works|articles).{0,80}|search for this author.{0,40}|more by .{0,60}|(?:no|full|free|open|available|restricted|subscription|licensed) (?:text )?(?:access|archive|content)(?: options)?",
    r"(?:click|tap) (?:here )?to .{0,90}|.{0,30}(?:copied!?|link copied!?)|main content starts here|access the full article|get access|access this article|view all access options.{0,60}|first page of pdf|required field|\*required field|open pdf.{0,80}",
    r"journal menu|you have full text access.{0,60}|full text access|brought to you by.{0,80}|access (?:provided|granted|enabled|to this content)\b.{0,80}|access by .{0,60}|i have access via:?.{0,60}|log ?in(?: to| /| \().{0,60}|login.{0,40}|sign in.{0,60}|intended for .{0,40}|close (?:drawer|navigation|this|figure|mobile|banner).{0,40}|close(?: modal| dialog)?",
    # What a journal asks of its authors and reviewers (MDPI, T&F), and a button read out with its icon (Silverchair).
    r"(?:submit|review|propose|edit|join|suggest) (?:an?|to|for|in|your)\b.{0,20}\b(?:journal|special issue|topic|topical collection|article|manuscript|paper)|icon [a-z]{3,10}(?: [a-z]{3,10})?",
    r"(?:buy|rent|purchase) (?:this |the |an? )?(?:issue|article|book|chapter|volume|pdf)\b.{0,40}",
    r"(?:add|create|get|set|manage|sign up for) (?:email |e-mail |citation |content |an? )?alerts?.{0,40}|(?:you are )?add(?:ing)?(?: to)? .{0,60}alerts.{0,20}|impact factor.{0,40}|journal home ?page.{0,60}|submission guidelines|submit (?:to|an?|your)\b.{0,60}|browse (?:by|all|journals|issues|subject).{0,60}|.{1,40} open menu|.{1,60} open external link|open external link|cart ?\d{0,3}",
    # The site's own name in its masthead, which is no title and no journal
    r"de gruyter(?: brill| mouton)?|brill|cambridge core|wiley online library|springer ?link|sciencedirect|iopscience|j-stage(?: home)?|emerald (?:insight|publishing)|taylor (?:and|&) francis online(?: homepage)?|sage journals|oxford academic|project muse|jstor|scielo(?: - scientific electronic library online)?",
    # PubMed and PMC
    r"dot gov|https|u\.?s\.? flag.{0,80}|the site is secure\.?|access keys.{0,120}|federal government websites.{0,160}|the \.gov means.{0,40}|share sensitive information.{0,80}|logo of .{0,200}|.{0,40}pubmed (?:central|disclaimer).{0,60}|full text links|save citation.{0,40}|similar articles|publication types|linkout\b.{0,30}|related information|page navigation|title & authors|comment in|mesh terms|substances|(?:add|save|send) to(?: (?:my )?(?:collections?|favou?rites|library|bookmarks?|list|bibliography|clipboard))?",
    # IOP, APS, ACS
    r"find article|article (?:lookup|metrics|menu|navigation|contents|tools|options|activity alert|information|preview|views?|impact|sections?|history)|reuse & permissions|featured in physics|editors['’] suggestion|go mobile.{0,4}|all journals ?physics magazine|physics subject headings.{0,10}|key image|buy this article.{0,30}|view (?:article|saved research|pdf|html|plans|metrics|large image|profile|access options|disclosures|in scopus|options)|author e-?mails?|author notes?|associated content",
    # MDPI, Springer, BMC, PLOS, Copernicus, Nature
    r"font (?:type|size):?.{0,40}|line spacing:?.{0,20}|column width:?.{0,20}|arial georgia verdana|aa aa aa|logical operator.{0,20}|add_circle_outline|remove_circle_outline|[a-z]{2,30}-logo|title / keyword|author / affiliation / email|viewing options|tools|email updates|keep up to date.{0,120}|this is a preview of .{0,80}|subscribe and save|buy now|cite as|first online:?|.{0,60}aims and scope.{0,40}|similar content being viewed by others|loading metrics.{0,4}|browse subject areas|at a glance|article metrics loading.{0,6}|download & links|altmetrics",
    # HighWire's links of each author, PubMed's and Xplore's tools, and what stands for a picture
    r"find this author on .{3,40}|search (?:for this author|author on)\b.{0,40}|orcid record for .{3,60}|all authors|actions|item in clipboard|format abstract.{0,40}|(?!.{0,60}(?:orcid|email) logo).{2,60} logo",
    r"(?:show|display|print/save|share|export|cite|view|citation|download)?(?: |/)?(?:details|options|tools)|(?:cites in|(?:full )?text views|get qr code|previous next|<< results|< previous|next >|document sections|article notes|personal sign in|my settings|create account|sign out)",
    r"academic editors?:? .{3,80}|subject areas?: .{3,80}|copyright and license information|learn more: .{0,80}|key points",
    r"order (?:article )?reprints.{0,20}|(?:(?:pdf|epub|html|xml|full[ -]?text|share|cite|tools|abstract|references|figures|metrics|info)[ /|,•]{0,3}){1,8}",
    # NeurIPS, OCS, repositories, blogs
    r"(?:\[[A-Za-z ]{2,20}\]\s?){2,12}|(?:bibtex|metadata|paper|reviews?|supplemental|abstract|pdf|mods xml|endnote|\s){2,12}|bib export formats:?|part of:? (?:advances in|proceedings|the).{0,120}|.{2,30} publications, .{0,120}|not logged in|logged in as.{0,60}|there is a newer version.{0,60}|related research|always quote citation.{0,120}|publication details|submission status:?.{0,40}|conference event type:?.{0,30}",
    r"\(?this article belongs to the .{0,200}|this (?:article|site|website|page) (?:is part of|uses|requires|has been corrected).{0,200}|.{0,60}(?:opens? in (?:a )?new (?:window|tab)|tracking settings|dismiss this warning).{0,120}|accept all.{0,60}|reject all.{0,40}|privacy (?:policy|preferences|center).{0,60}|manage (?:preferences|cookies|consent).{0,40}|(?:terms|conditions)(?: (?:of use|& conditions|and conditions)).{0,40}|(?:rss|feed|top|print|share|tweet|submit|follow|donate|explore|menu|navigation|filter|go|ok|yes|no|apply|reset|clear|cancel|save|new|all|browse|content|issues|volumes|books|journals|topics|collections|subjects|publishers?|publications|resources|policies|sections?|supplements?|info|about this journal|download options?)",
)  # fmt: skip
_BUTTON = regex("|".join(BUTTONS), re.I)
# Badges that stand behind a title on its own line (Silverchair), or before it as a line (Atypon).
BADGE = regex(
    r"\s{1,3}(?:(?:Open|Free|Full|No) Access|Editor[’']s Pick|Editor[’']s Choice|Featured|Scilight|Free|OPEN|Available to Purchase"
    # CyberLeninka says under which heading it files the article.
    r"|(?:[Тт]екст научной статьи по специальности|[Тт]екст научной статьи по) «[^»\n]{2,90}»)$"
)


def is_furniture(words: str) -> bool:
    """Say whether a line is navigation, a button, a badge or a counter, and no value of the article."""
    return NOISE.fullmatch(words) is not None or _BUTTON.fullmatch(words) is not None
