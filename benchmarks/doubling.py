"""Does any hostile input take more than linear time? Each is read at a half of the size and at the whole.

    python benchmarks/doubling.py [--megabytes 1] [--only WORDS] [--timeout 60] [--jobs 1] [--slowest 0]

Prints a row a shape: the CPU seconds at each size (the best of two runs), the seconds a megabyte at the
whole, and the exponent, log2 of the step: linear is 1. Shapes over `SECONDS` a megabyte or over `EXPONENT`
are marked, and the exit code is then 1. Below `TINY` seconds a step says nothing and is not judged; below
`SHORT` it may be off by `NOISE`. Each shape has a process of its own, which is killed when it takes longer
than the timeout over one of the sizes.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection

import carcite
from carcite.formats import dumps

SECONDS, EXPONENT = 3.0, 1.1
TINY, SHORT, NOISE = 0.5, 3.0, 0.2
TITLE = "A plain title over hostile words\nAna Paz, Bo Li\n"
# Stands for a number that is another one each time.
NUMBER = "¤"

# Each is repeated until the size is reached: what readers look for, where it leads nowhere.
LINES = {
    "labels": "Keywords:\nReceived:\nAbstract\nDOI:\n",
    "labels glued": "Keywords: Received: Accepted: Published: DOI: ",
    "labels with values": "Keywords: x\nReceived: 1 May 2024\n",
    "labels with distinct values": "Keywords: bog ¤, fen ¤\nReceived: 1 May 2024\nVolume: ¤\nDOI: 10.1234/abc¤\n",
    "labels of many languages": (
        "Resumen\nPalabras clave\nMots-clés\nSchlagwörter\nRecibido\nReçu le\nEingereicht\n关键词\n摘要\n収稿日\n"
        "Ключевые слова\nАннотация\nCómo citar\nComment citer\nZitationsvorschlag\nLicencia\nDerechos de autor\n"
        "Número\nAusgabe\nSeiten\nBiografía del autor/a\nReferencias\nDescargas\nParole chiave\nÖzet\n"
    ),
    "labels of many languages, with values": (
        "Resumen: a\nPalabras clave: b\nMots-clés: c\nRecibido: 2024-01-02\nReçu le: 3 mai 2024\n关键词: d\n"
        "Ключевые слова: e\nCómo citar: f\nLicencia: g\nNúmero: 3\nAusgabe: 4\nSeiten: 5-6\nAutores: Ana Paz\n"
    ),
    "people in labels": "Translator: Ana Paz¤\nEditor: Bo Li¤\nReviewed by: Cy Roe¤\n",
    "letters, a line each": "a\n",
    "letters, a line each and blank lines": "A\n\n",
    "digits, a line each": "1\n",
    "short lines": "ab cd\n",
    "short lines, distinct": "a¤ b\n",
    "capital lines": "Aa Bb\n",
    "marked lines": "1 Aa\n* Bb\n",
    "prose": "The bog burnt in the long summer, and we measured how deep it went. ",
    "prose, a line each": "The bog burnt in the long summer, and we measured how deep it went ¤ times.\n",
    "paragraphs": "The bog burnt in the long summer, and we measured it. It went deep.\n\n" * 8 + "Results\n\n",
    "marks": "1,2*†‡§",
    "names": "Ana Paz1,2, Bo Li3*, ",
    "names, distinct": "Ana Paz¤x, Bo Li¤y, ",
    "names, a line each": "Ana Paz\nBo Li\n",
    "names, a line each, distinct": "Ana Pazo¤\nBo Li¤\n",
    "names with letters, a line each": "Ana Paz\n1University of Nowhere\nBo Li\n2Bog Institute, Paris, France\n",
    "doubled names": "Ana  PazAna Paz1",
    "affiliations": "1University of Nowhere, Paris, France\n",
    "affiliations, distinct": "¤ University of Nowhere ¤, Paris, France\n",
    "copyright signs": "© ",
    "notices": "© 2024 Ana Paz, Bo Li and ",
    "notices, a line each": "© 2024 Ana Paz¤\n",
    "years": "(c) 2024 ",
    "by-by-": "by-by-",
    "licence words": "Creative Commons ",
    "licence words, a line each": "This article is licensed under CC BY 4.0.\n",
    "licence urls": "http://creativecommons.org/licenses/by/",
    "licence urls, distinct": "https://creativecommons.org/licenses/by/4.0/¤ ",
    "licence urls, distinct, a line each": "https://creativecommons.org/licenses/by-nc/¤.0/\n",
    "licence urls that link": "Licensed under https://creativecommons.org/licenses/by/4.0/deed.x¤. ",
    "licence and what it means": "Licensed under CC BY 4.0. To view a copy of this licence, ask us. " + "If you remix it, say so. " * 40,
    "sentences about a licence": "This licence means that you may share it. ",
    "reservations": "All rights reserved. ",
    "reservations, a line each": "© 2024 The Society of Tides. All rights reserved.\nNo reuse without permission ¤.\n",
    "transfers": "The authors transfer copyright to the Society of Tides ¤. ",
    "sentences glued": "End of one.Begin of next",
    "dates": "Received: 1 May 2024; ",
    "dates, a line each": "1 May 2024\n",
    "numbers": "1 2 3 4 ",
    "volumes": "Vol. 1 No. 2 (2024) ",
    "volumes, a line each": "Vol. 1 No. 2 (2024)\n",
    "volumes, distinct": "Vol. ¤ No. 2 (2024)\n",
    "dois": "10.1234/abc ",
    "dois, distinct": "https://doi.org/10.1234/abc¤\n",
    "doi without end": "10.1234/a/b.c",
    "citations": "How to cite\nPaz, A. (2024). A plain title over hostile words. Nowhere, 1(2), 3.\n",
    "citations, distinct": "Paz¤, A. (2024). A plain title over hostile words. Nowhere, 1(2), ¤.\n",
    "titles": "A plain title over hostile words\n",
    "trails": "Home / Archives / Vol. 1 No. 2 (2024) / ",
    "letters": "a",
    "capitals": "A",
    "capital words": "Aa ",
    "words, distinct": "a¤ ",
    "blanks": " ",
    "line ends": "\n",
    "brackets": "((((",
    "entities": "&amp;&#",
    "hyphens": "-",
    "colons": "a: b: c; ",
    "orcids": "0000-0002-1825-0097 ",
    "mail": "a@b.",
    "mail, distinct": "a¤@b.org\n",
    "Research Topics": "This article is part of the Research Topic",
    "Frontiers": "Front. Immunol. Sec. A Volume 16 - 2025 | doi: ",
    "Han": "王小明，",
    "Han, a line each": "王小明\n",
    "bullets": "* + o A\n",
    "table of numbers": "1.2\t3.4\t5.6\n",
    "references": "¤. Paz A, Li B. Fire in bogs ¤. J Nowhere. 2024;1(2):3-4. doi:10.1234/abc¤\n",
}  # fmt: skip
TAGS = {
    "metas": '<meta name="citation_author" content="Paz, Ana">',
    "metas, distinct families": '<meta name="citation_author" content="Paz¤, Ana">',
    "metas, distinct given names": '<meta name="citation_author" content="Paz, Ana¤">',
    "metas, three distinct words": '<meta name="citation_author" content="Ana¤ Bo Paz¤">',
    "metas of two kinds": '<meta name="citation_author" content="Paz¤, Ana"><meta name="dc.creator" content="Ana Paz¤">',
    "metas, distinct names": '<meta name="citation_a¤" content="b">',
    "metas, distinct keywords": '<meta name="citation_keywords" content="bog¤; fen¤">',
    "metas, distinct references": '<meta name="citation_reference" content="citation_title=Bog ¤;citation_author=Paz¤">',
    "metas, distinct titles": '<meta name="citation_title" content="Fire in raised bogs ¤">',
    "metas, distinct dois": '<meta name="citation_doi" content="10.1234/abc¤">',
    "metas, distinct issns": '<meta name="citation_issn" content="1234-¤">',
    "metas, distinct dates": '<meta name="citation_date" content="2024/01/¤">',
    "metas, distinct rights": '<meta name="dc.rights" content="Copyright (c) 2024 Ana Paz¤">',
    "metas, distinct licences": '<meta name="dc.rights" content="https://creativecommons.org/licenses/by/4.0/¤">',
    "institutions": '<meta name="citation_author_institution" content="University of Nowhere">',
    "institutions, distinct": '<meta name="citation_author" content="Paz¤, Ana"><meta name="citation_author_institution" content="University ¤">',
    "keywords": '<meta name="keywords" content="a, b; c">',
    "open tags": "<div><p>",
    "deep": "<div>",
    "links": '<a href="https://creativecommons.org/licenses/by/4.0/">x</a>',
    "links, distinct": '<a href="https://creativecommons.org/licenses/by/4.0/?¤">x</a>',
    "link elements, distinct": '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/?¤">',
    "links to other places": '<a href="https://example.org/¤">x</a>',
    "links of authors": '<a class="author" href="https://example.org/?author=paz¤">Ana Paz¤</a>',
    "orcid links": '<span class="author">Ana Paz¤ <a href="https://orcid.org/0000-0002-1825-0097">o</a></span>',
    "json": '<script type="application/ld+json">{"@type":"Article","name":"a"}</script>',
    "json, distinct": '<script type="application/ld+json">{"@id":"#¤","@type":"Article","name":"Fire in bogs ¤"}</script>',
    "broken json": '<script type="application/ld+json">[[[[</script>',
    "state": '<script>window.__INITIAL_STATE__ = {"title": "a¤"}</script>',
    "abstracts": '<div class="abstract"><p>Words of an abstract that go on.</p></div>',
    "abstracts, distinct": '<div class="abstract" id="abs¤"><p>Words of an abstract ¤ that go on.</p></div>',
    "authors": '<span class="author">Ana Paz<sup>1</sup></span>',
    "authors, distinct": '<span class="author">Ana Paz¤<sup>¤</sup></span>',
    "affiliations": '<div class="affiliation" id="aff¤"><sup>¤</sup>University ¤, Paris, France</div>',
    "authors and affiliations": '<span class="author">Ana Paz¤<sup>¤</sup></span><div class="affiliation"><sup>¤</sup>University ¤</div>',
    "headings": "<h1>Fire in raised bogs ¤</h1>",
    "sections": "<h2>Abstract</h2><p>Words of an abstract ¤ that go on.</p>",
    "reference lists": '<div class="references">2024</div>',
    "reference lists, open": '<div class="references">2024',
    "rows": "<tr><td>Title</td><td>Words</td></tr>",
    "rows, distinct": "<tr><td>Author</td><td>Ana Paz¤</td></tr>",
    "terms": "<dl><dt>Received ¤</dt><dd>1 May 2024</dd></dl>",
    "microdata": '<div itemscope itemtype="https://schema.org/ScholarlyArticle"><span itemprop="author">Ana Paz¤</span></div>',
    "microdata, open": '<div itemscope itemtype="https://schema.org/ScholarlyArticle"><span itemprop="name">Fire ¤</span>',
    "rdfa": '<div typeof="schema:ScholarlyArticle"><span property="schema:author">Ana Paz¤</span></div>',
    "coins": '<span class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft.atitle=Fire+¤&amp;rft.au=Paz¤"></span>',
    "footers": "<footer>© 2024 Ana Paz¤</footer>",
    "classes and ids, distinct": '<p class="c¤" id="i¤">x</p>',
    "blocks": "<p>x¤</p>",
    "licensed paragraphs": "<p>Figure ¤ is licensed under CC BY 4.0.</p>",
    "articles of a list": '<div class="issue-item"><h5 class="issue-item__title"><a href="/doi/10.1234/a¤">Title of item ¤</a></h5></div>',
    "drawings": "<svg><path/></svg>",
    "drawings, open": "<svg>",
    "drawings, nested blocks": "<svg><g><div>x</div></g>",
    "formulas": "<math><mi>x</mi></math>",
    "formulas, open": "<math><mi>",
    "tables, open": "<table>",
    "tables with strays": "<table><tr><b>x",
    "tables with stray words": "<table>x<td>",
    "formatting, open": "<b><i>",
    "formatting, misnested": "<b><p></b>",
    "formatting, misnested deeper": "<b><i><p></b></i>",
    "formatting, distinct": '<b class="b¤">',
    "formatting within blocks": "<p><font size=¤>",
    "formatting, closed by blocks": "<div><b>x</div>",
    "links, open": "<a>",
    "links, open, distinct": "<a href=¤>x",
    "links within blocks": "<a><div>",
    "nobr": "<nobr>",
    "buttons": "<button><p>",
    "select": "<select><option>",
    "options": "<option>x",
    "templates": "<template>",
    "templates, ended": "<template></template>",
    "framesets": "<frameset>",
    "lists, open": "<ul><li>",
    "terms, open": "<dl><dt><dd>",
    "headings, open": "<h1><h2>",
    "forms": "<form>",
    "ruby": "<ruby><rt><rp>",
    "ends of nothing": "</p></b></div>",
    "ends of formatting": "</b></i></a>",
    "nested behind ends of nothing": "<div></x>",
    "nested behind ends in quotes": '<div a="</div>">',
    "nested behind paragraphs": "<p><div></p>",
    "formatting behind ends of nothing": "<p><font size=¤></x></x>",
    "bodies": '<body a¤="1">',
    "htmls": '<html a¤="1">',
    "comments": "<!-- a -->",
    "comments, open": "<!--",
    "comments, broken": "<!-",
    "text areas": "<textarea>x",
    "plaintext": "<plaintext>",
    "scripts, open": "<script>",
    "entities": "&notit;&#x41;",
    "signs": "<",
    "ends": "</",
    "character data": "<![CDATA[",
    "instructions": "<?x",
}  # fmt: skip
# One tag, with what is repeated within it.
WITHIN = {
    "attributes": ("<p ", 'a="b" ', ">x</p>"),
    "attributes, distinct": ("<p ", 'a¤="b" ', ">x</p>"),
    "attributes, distinct, bare": ("<p ", "a¤ ", ">x</p>"),
    "attributes, distinct, parted by slashes": ("<p", "/a¤", ">x</p>"),
    "attributes, distinct, holding signs": ("<p ", "a¤='>' ", ">x</p>"),
    "attributes, distinct, never ended": ("<p ", 'a¤="b" ', ""),
    "attributes of an end": ("</p ", 'a¤="b" ', ">x"),
    "attributes of a drawing": ("<svg ", 'a¤="b" ', "></svg>"),
    "tags of many attributes": ("", "<p " + " ".join(f"a{n}=b" for n in range(1_000)) + ">", ""),
    "name of an attribute": ("<p ", "a", "=b>x</p>"),
    "value of an attribute": ('<p title="', "a b ", '">x</p>'),
    "value of a class": ('<p class="', "c¤ ", '">x</p>'),
    "value of a meta tag": ('<meta name="citation_author" content="', "Paz¤, Ana; ", '">'),
    "value of a keyword tag": ('<meta name="keywords" content="', "bog¤, ", '">'),
    "value of an open attribute": ('<p title="', "a=b ", ""),
    "name of a tag": ("<", "a", ">x"),
    "title": ("<title>", "Fire in bogs ", "</title>"),
    "script": ("<script>", "if (a < b) ", "</script>"),
    "JSON list": ('<script type="application/ld+json">', "[", "</script>"),
    "JSON authors": (
        '<script type="application/ld+json">{"@type":"ScholarlyArticle","name":"Fire in raised bogs","author":[',
        '{"@type":"Person","name":"Ana Paz¤","affiliation":{"name":"University ¤"}},',
        '{"name":"Bo Li"}]}</script>',
    ),
    "JSON nodes": (
        '<script type="application/ld+json">{"@graph":[',
        '{"@id":"#¤","@type":"Person","name":"Ana Paz¤","knows":{"@id":"#1¤"}},',
        '{"@id":"#a","@type":"ScholarlyArticle","name":"Fire in raised bogs"}]}</script>',
    ),
    "abstract": ('<div class="abstract">', "<p>Words ¤ of an abstract.</p>", "</div>"),
    "authors' block": ('<div class="authors">', "<a href='#a¤'>Ana Paz¤</a>, ", "</div>"),
    "COinS fields": ('<span class="Z3988" title="', "rft.au=Paz¤&amp;", '"></span>'),
    "words of a paragraph": ("<p>", "bog ¤ ", "</p>"),
    "JATS contributors": (
        "<article><front><article-meta><title-group><article-title>Fire in bogs</article-title></title-group><contrib-group>",
        '<contrib contrib-type="author"><name><surname>Paz¤</surname><given-names>Ana</given-names></name><xref ref-type="aff" rid="a¤"/></contrib>',
        "</contrib-group></article-meta></front></article>",
    ),
    "JATS affiliations": (
        "<article><front><article-meta><title-group><article-title>Fire in bogs</article-title></title-group><contrib-group>",
        '<contrib contrib-type="author"><name><surname>Paz¤</surname></name><xref ref-type="aff" rid="a¤"/></contrib><aff id="a¤">University ¤</aff>',
        "</contrib-group></article-meta></front></article>",
    ),
    "JATS character data": ("<article><front><article-meta>", "<![CDATA[", "</article-meta>"),
    "JATS instructions": ("<article><front><article-meta>", "<?a ", "</article-meta>"),
    "JATS doctypes": ("<article><front><article-meta>", "<!DOCTYPE [", "</article-meta>"),
    "JATS attributes": ("<article><front><article-meta ", 'a¤="b" ', "></article-meta>"),
    "JATS licences": (
        "<article><front><article-meta><title-group><article-title>Fire in bogs</article-title></title-group><permissions>",
        '<license xlink:href="https://creativecommons.org/licenses/by/4.0/?¤"><license-p>Words ¤</license-p></license>',
        "</permissions></article-meta></front></article>",
    ),
    "JATS statements": (
        "<article><front><article-meta><title-group><article-title>Fire in bogs</article-title></title-group><permissions>",
        "<copyright-statement>© 2024 Ana Paz¤</copyright-statement>",
        "</permissions></article-meta></front></article>",
    ),
}  # fmt: skip
# Statements of rights alone, which `find_rights` and `read` are given.
RIGHTS = (
    "copyright signs", "notices", "notices, a line each", "years", "by-by-", "licence words",
    "licence words, a line each", "licence urls", "licence urls, distinct",
    "licence urls, distinct, a line each", "licence urls that link", "licence and what it means",
    "sentences about a licence", "reservations", "reservations, a line each", "transfers", "names, distinct",
    "prose, a line each", "short lines", "dois, distinct",
)  # fmt: skip
# Records: the format, what begins the file, what is repeated in it, what ends it.
RECORDS = {
    "RIS, many": ("ris", "", "TY  - JOUR\nTI  - Fire ¤\nAU  - Paz¤, Ana\nPY  - 2024\nER  - \n\n", ""),
    "RIS, without ends": ("ris", "", "TY  - JOUR\nTI  - Fire ¤\n", ""),
    "RIS, ends alone": ("ris", "", "ER  - \n", ""),
    "RIS, authors": ("ris", "TY  - JOUR\nTI  - Fire\n", "AU  - Paz¤, Ana\n", "ER  - \n"),
    "RIS, keywords": ("ris", "TY  - JOUR\nTI  - Fire\n", "KW  - bog ¤\n", "ER  - \n"),
    "RIS, notes": ("ris", "TY  - JOUR\nTI  - Fire\n", "N1  - bog ¤\n", "ER  - \n"),
    "RIS, every tag": ("ris", "TY  - JOUR\nTI  - Fire\n", "T2  - a¤\nSN  - ¤\nUR  - b¤\nDO  - c¤\nC1  - d¤\nM1  - e¤\n", "ER  - \n"),
    "RIS, lines without tags": ("ris", "TY  - JOUR\nTI  - Fire\n", "words ¤\n", "ER  - \n"),
    "RIS, one long line": ("ris", "TY  - JOUR\nTI  - ", "bog ¤ ", "\nER  - \n"),
    "RIS, blanks": ("ris", "TY  - JOUR\nTI  - Fire", " ", "\nER  - \n"),
    "RIS, line ends": ("ris", "TY  - JOUR\nTI  - Fire\n", "\n", "ER  - \n"),
    "BibTeX, many": ("bibtex", "", "@article{a¤, title = {Fire ¤}, author = {Paz¤, Ana}, year = 2024}\n", ""),
    "BibTeX, one key": ("bibtex", "", "@article{a, title = {Fire ¤}}\n", ""),
    "BibTeX, authors": ("bibtex", "@article{a, title = {Fire}, author = {", "Paz¤, Ana and ", "Li, Bo}}"),
    "BibTeX, fields": ("bibtex", "@article{a, title = {Fire}, ", "f¤ = {b¤}, ", "}"),
    "BibTeX, keywords": ("bibtex", "@article{a, title = {Fire}, keywords = {", "bog ¤, ", "}}"),
    "BibTeX, strings": ("bibtex", "", '@string{s¤ = "bog ¤"}\n', "@article{a, title = s1}"),
    "BibTeX, strings of strings": ("bibtex", '@string{s = "a"}', "@string{s = s # s}\n", "@article{a, title = s}"),
    "BibTeX, joined": ("bibtex", "@article{a, title = {Fire}", ' # "b¤"', "}"),
    "BibTeX, crossrefs": ("bibtex", "", "@article{a¤, crossref = {a1¤}, title = {Fire ¤}}\n", ""),
    "BibTeX, braces": ("bibtex", "@article{a, title = {Fire ", "{", "}}"),
    "BibTeX, braces, ended": ("bibtex", "@article{a, title = {Fire ", "{a}", "}}"),
    "BibTeX, never ended": ("bibtex", "", "@article{a¤, title = {Fire ¤\n", ""),
    "BibTeX, signs": ("bibtex", "", "@", ""),
    "BibTeX, commands": ("bibtex", "@article{a, title = {Fire ", "\\'e \\textit{a¤} ", "}}"),
    "BibTeX, open commands": ("bibtex", "@article{a, title = {Fire ", "\\textit{", "}}"),
    "BibTeX, formulas": ("bibtex", "@article{a, title = {Fire ", "$x_¤$ ", "}}"),
    "BibTeX, comments": ("bibtex", "", "% bog ¤\n", "@article{a, title = {Fire}}"),
    "CSL-JSON, many": ("csl-json", "[", '{"id":"a¤","type":"article-journal","title":"Fire ¤","author":[{"family":"Paz¤"}]},', '{"id":"a","type":"book","title":"b"}]'),
    "CSL-JSON, authors": ("csl-json", '[{"id":"a","type":"book","title":"b","author":[', '{"family":"Paz¤","given":"Ana"},', '{"family":"Li"}]}]'),
    "CSL-JSON, fields": ("csl-json", '[{"id":"a","type":"book","title":"b",', '"f¤":"c¤",', '"note":"d"}]'),
    "CSL-JSON, notes": ("csl-json", '[{"id":"a","type":"book","title":"b","note":"', "a¤: b¤\\n", '"}]'),
    "CSL-JSON, nested": ("csl-json", '[{"id":"a","type":"book","title":"b","custom":', "[", "]"),
    "CSL-JSON, broken": ("csl-json", "[", '{"id":"a¤","title":"b},', "]"),
    "CSL-JSON, broken between": ("csl-json", "[", '{"id":"a¤","title":"b"} x ', "]"),
    "CSL-JSON, markup": ("csl-json", '[{"id":"a","type":"book","title":"', "<i>a¤</i> <b>", '"}]'),
    "nbib, many": ("nbib", "", "PMID- 1¤\nTI  - Fire ¤\nFAU - Paz¤, Ana\nAU  - Paz¤ A\nDP  - 2024 May\n\n", ""),
    "nbib, authors": ("nbib", "PMID- 12345678\nTI  - Fire\n", "FAU - Paz¤, Ana\nAU  - Paz¤ A\nAD  - University ¤\n", ""),
    "nbib, lines": ("nbib", "PMID- 12345678\nTI  - Fire\n", "      goes on ¤\n", ""),
    "nbib, headings": ("nbib", "PMID- 12345678\nTI  - Fire\n", "MH  - bog ¤\nAID - 10.1234/¤ [doi]\n", ""),
    "EndNote XML, many": (
        "endnote-xml",
        "<xml><records>",
        "<record><ref-type name='Journal Article'>17</ref-type><contributors><authors><author>Paz¤, Ana</author></authors></contributors><titles><title>Fire ¤</title></titles></record>",
        "</records></xml>",
    ),
    "EndNote XML, tiny": ("endnote-xml", "<xml><records>", "<record></record>", "</records></xml>"),
    "EndNote XML, records nested": ("endnote-xml", "<xml><records>", "<record>", "</records></xml>"),
    "EndNote XML, elements nested": ("endnote-xml", "<xml><records><record>", "<a>", "</record></records></xml>"),
    "EndNote XML, nested and ended": ("endnote-xml", "<xml><records><record>", "<a¤>b", "ENDS</record></records></xml>"),
    "EndNote XML, authors": (
        "endnote-xml",
        "<xml><records><record><contributors><authors>",
        "<author>Paz¤, Ana</author>",
        "</authors></contributors></record></records></xml>",
    ),
    "EndNote XML, keywords": ("endnote-xml", "<xml><records><record><keywords>", "<keyword>bog ¤</keyword>", "</keywords></record></records></xml>"),
    "EndNote XML, elements": ("endnote-xml", "<xml><records><record>", "<a¤>b¤</a¤>", "</record></records></xml>"),
    "EndNote XML, styles": ("endnote-xml", "<xml><records><record><titles><title>", "<style face='italic'>a¤</style> b ", "</title></titles></record></records></xml>"),
    "EndNote XML, attributes": ("endnote-xml", "<xml><records><record ", "a¤='b' ", "></record></records></xml>"),
    "EndNote XML, never ended": ("endnote-xml", "<xml><records>", "<record><titles><title>Fire ¤</title></titles>", ""),
}  # fmt: skip


# --- shapes ----------------------------------------------------------------------------------


def repeated(piece: str, size: int) -> str:
    """A piece over and over, its number counted up, to about a size."""
    if NUMBER not in piece:
        return piece * (size // len(piece))
    pieces, length, number = [], 0, 0
    while length < size:
        pieces.append(piece.replace(NUMBER, str(number)))
        length += len(pieces[-1])
        number += 1
    return "".join(pieces)


def text_of(piece: str, size: int) -> str:
    return TITLE + repeated(piece, size)


def page_of(piece: str, size: int) -> str:
    return f"<html><head><title>A plain title</title></head><body>{repeated(piece, size)}</body></html>"


def within(shape: tuple[str, str, str], size: int) -> str:
    begin, piece, end = shape
    source = begin + repeated(piece, size) + end
    if begin.startswith("<article>"):
        return source
    return f"<html><head><title>A plain title</title></head><body>{source}</body></html>"


def records_of(shape: tuple[str, str, str, str], size: int) -> str:
    _, begin, piece, end = shape
    if "ENDS" in end:
        # As many elements as fit are begun, and all of them are ended.
        number = size // 14
        begun = "".join(f"<a{n}>b" for n in range(number))
        ends = "".join(f"</a{n}>" for n in reversed(range(number)))
        return begin + begun + end.replace("ENDS", ends)
    return begin + repeated(piece, size) + end


def read(content: str) -> object:
    return carcite.read(content, limit=1 << 30)


def read_all(content: str) -> object:
    return carcite.read_all(content, limit=1 << 30)


def write(content: str) -> object:
    reference = carcite.Reference(
        type="article-journal",
        title=content,
        abstract=content,
        author=(carcite.Name(literal=content),),
    )
    return [dumps([reference], name) for name in ("ris", "bibtex", "csl-json")]


@dataclass(frozen=True)
class Shape:
    """A kind of input, by the group and the name it is printed under."""

    name: str
    build: Callable[[int], str]
    work: Callable[[str], object]


def shapes() -> Iterator[Shape]:
    for name, line in LINES.items():
        yield Shape(f"text: {name}", lambda size, of=line: text_of(of, size), read)
    for name, tag in TAGS.items():
        yield Shape(f"html: {name}", lambda size, of=tag: page_of(of, size), read)
    for name, one in WITHIN.items():
        yield Shape(f"html, one: {name}", lambda size, of=one: within(of, size), read)
    for name in RIGHTS:
        yield Shape(
            f"rights: {name}",
            lambda size, of=LINES[name]: repeated(of, size),
            lambda content: carcite.find_rights(content),
        )
    for name in ("articles of a list", "headings", "links", "links, distinct", "metas"):
        yield Shape(f"list: {name}", lambda size, of=TAGS[name]: page_of(of, size), read_all)
    for name, record in RECORDS.items():
        yield Shape(
            f"loads: {name}",
            lambda size, of=record: records_of(of, size),
            lambda content, of=record: carcite.loads(content, of[0]),
        )
    for name, line in LINES.items():
        yield Shape(f"write: {name}", lambda size, of=line: text_of(of, size), write)


# --- measuring -------------------------------------------------------------------------------


def seconds(shape: Shape, size: int) -> tuple[float, int]:
    """The best of two runs, and the size that was reached."""
    content = shape.build(size)
    best = math.inf
    for _ in range(2):
        begin = time.process_time()
        with contextlib.suppress(carcite.CarciteError):
            shape.work(content)
        best = min(best, time.process_time() - begin)
        # What takes long varies little.
        if best > 10:
            break
    return best, len(content)


def _measure(name: str, sizes: list[int], to: Connection) -> None:
    shape = next(shape for shape in shapes() if shape.name == name)
    # What is loaded at the first call is no time of the shape's.
    with contextlib.suppress(carcite.CarciteError):
        shape.work(shape.build(1_000))
    for size in sizes:
        to.send(seconds(shape, size))
    to.close()


def measured(name: str, sizes: list[int], timeout: float) -> list[tuple[float, int]]:
    """The seconds and the length at each size, in a process of its own; fewer where it took too long."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(name, sizes, sending), daemon=True)
    process.start()
    sending.close()
    found: list[tuple[float, int]] = []
    try:
        while len(found) < len(sizes) and receiving.poll(timeout):
            found.append(receiving.recv())
    except EOFError:
        pass
    process.kill()
    process.join()
    return found


@dataclass(frozen=True)
class Row:
    name: str
    times: list[float]
    rate: float
    exponent: float
    verdict: str

    def __str__(self) -> str:
        times = " ".join(f"{time:8.3f}" for time in self.times)
        return f"{self.name:52s} {times:17s} {self.rate:8.2f} {self.exponent:6.2f}  {self.verdict}".rstrip()


def row_of(shape: Shape, sizes: list[int], timeout: float) -> Row:
    found = measured(shape.name, sizes, timeout)
    times = [time for time, _ in found]
    if len(found) < len(sizes):
        return Row(shape.name, times, math.inf, math.inf, f"OVER: none within {timeout:g} s")
    (first, short), (last, long) = found[-2:]
    rate = last / long * 1e6
    exponent = math.log2(max(last, 1e-4) / max(first, 1e-4)) / math.log2(long / short)
    over = []
    if rate > SECONDS:
        over.append("slow")
    if last > TINY and exponent > EXPONENT + (NOISE if last < SHORT else 0):
        over.append("steep")
    return Row(shape.name, times, rate, exponent, f"OVER: {', '.join(over)}" if over else "")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=1.0, help="the larger of the two sizes")
    parser.add_argument("--only", default="", help="shapes with these words in their name")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds for a shape at a size")
    parser.add_argument("--jobs", type=int, default=1, help="shapes measured at a time")
    parser.add_argument("--slowest", type=int, default=0, help="then print so many, worst first")
    args = parser.parse_args()
    sizes = [int(args.megabytes * 1_000_000 * part) for part in (0.5, 1)]
    todo = [shape for shape in shapes() if args.only in shape.name]
    print(f"{'':52s} {'half':>8s} {'whole':>8s} {'s/MB':>8s} {'exp.':>6s}")
    rows: list[Row] = []
    with ThreadPoolExecutor(args.jobs) as pool:
        for row in pool.map(lambda shape: row_of(shape, sizes, args.timeout), todo):
            print(row, flush=True)
            rows.append(row)
    if args.slowest:
        print("\nslowest")
        for row in sorted(rows, key=lambda row: -row.rate)[: args.slowest]:
            print(row)
    over = sum(bool(row.verdict) for row in rows)
    print(f"{len(rows)} shapes, {over} over {SECONDS:g} s/MB or an exponent of {EXPONENT:g}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
