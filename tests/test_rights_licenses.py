"""Licences by URL, by code and in words; publishers' own terms; what each is about."""

from __future__ import annotations

import pytest

from carcite import find_rights

# words, family, version, port
STATED = (
    # Codes, in any spelling.
    ("CC BY-NC-ND-4.0", "CC BY-NC-ND", "4.0", None),
    ("Open access under CCBY", "CC BY", None, None),
    ("(CC-BY 4.0)", "CC BY", "4.0", None),
    ("CC BY NC SA 3.0", "CC BY-NC-SA", "3.0", None),
    ("BY SA NC", "CC BY-NC-SA", None, None),
    ("Creative Commons -4.0 BY-NC-SA", "CC BY-NC-SA", "4.0", None),
    ("Creative Commons BY 4.0 International", "CC BY", "4.0", None),
    ("CC licence (BY-NC)", "CC BY-NC", None, None),
    ("CC BY-SA 3.0 DE", "CC BY-SA", "3.0", "de"),
    ("CC BY-NC-SA 3.0 IGO", "CC BY-NC-SA", "3.0", "igo"),
    ("CC BY 2.0 UK: England & Wales", "CC BY", "2.0", "uk"),
    ("CC BY 4.0 DE", "CC BY", "4.0", None),
    ("This work is marked CC0 1.0 Universal", "CC0", "1.0", None),
    ("Public Domain Mark 1.0", "PDM", "1.0", None),
    # Words, in any order, with lost hyphens and blanks.
    ("Creative Commons Attribution Non-Commercial No Derivs 3.0 Unported License", "CC BY-NC-ND", "3.0", None),
    ("Creative Commons Attribution-NonCommercialNoDerivatives License", "CC BY-NC-ND", None, None),
    ("a Creati v e Commons Attribution License", "CC BY", None, None),
    ("under a Creative\nCommons Attribution-Share\nAlike 4.0 International\nLicense", "CC BY-SA", "4.0", None),
    ("Creative Commons Attribution-ShareAlike 3.0 Germany License", "CC BY-SA", "3.0", "de"),
    ("Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)", "CC BY-NC", "4.0", None),
    ("Creative Commons licence", "CC", None, None),
    ("published under the Creative Commons Attribution License, which permits commercial and non-commercial use", "CC BY", None, None),
    # Languages, with and without the name of Creative Commons.
    ("Deze tekst valt onder Naamsvermelding-NietCommercieel 4.0 Internationaal", "CC BY-NC", "4.0", None),
    ("pod Kreativni Commons Attribution-ShareAlike 4.0", "CC BY-SA", "4.0", None),
    ("Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 4.0 International Lizenz", "CC BY-SA", "4.0", None),
    ("licencia Creative Commons Atribución-NoComercial-SinDerivadas 4.0 Internacional", "CC BY-NC-ND", "4.0", None),
    ("licença Creative Commons Atribuição-CompartilhaIgual 4.0", "CC BY-SA", "4.0", None),
    ("Creative Commons Attribution - Pas d’Utilisation Commerciale - Pas de Modification 3.0 France", "CC BY-NC-ND", "3.0", "fr"),
    ("лицензия Creative Commons С указанием авторства — Некоммерческая 4.0", "CC BY-NC", "4.0", None),
    ("CC Aуторство-Некомерцијално 4.0", "CC BY-NC", "4.0", None),
    ("Creative Commons 表示 - 非営利 4.0 国際", "CC BY-NC", "4.0", None),
    ("本文采用知识共享署名-相同方式共享 4.0 国际许可协议", "CC BY-SA", "4.0", None),
    ("크리에이티브 커먼즈 저작자표시-비영리 4.0", "CC BY-NC", "4.0", None),
    ("Creative Commons Αναφορά Δημιουργού 4.0", "CC BY", "4.0", None),
    # URLs as print and typing leave them.
    ("https:// creativecommons.org/licenses/by-nc-nd/ 4.0/", "CC BY-NC-ND", "4.0", None),
    ("http://creativecommons.org/licenses/by-ncnd/4.0/", "CC BY-NC-ND", "4.0", None),
    ("http://creativecommons.org/licenses/by/2.0/de", "CC BY", "2.0", "de"),
    ("http://creativecommons.org/licenses/by/4.0/deed.de", "CC BY", "4.0", None),
    ("underhttp://creativecommons.org/licenses/by-sa/4.0Open", "CC BY-SA", "4.0", None),
    ("https://creativecommons.org/licenses/by/", "CC BY", None, None),
    # The URL is believed, not the words around it.
    ("CC BY (https://creativecommons.org/licenses/by-nc/4.0/)", "CC BY-NC", "4.0", None),
)  # fmt: skip


@pytest.mark.parametrize(("words", "family", "version", "port"), STATED)
def test_a_licence_is_read_as_it_is_stated(
    words: str, family: str, version: str | None, port: str | None
) -> None:
    found = find_rights(words).license
    assert found is not None
    assert (found.family, found.version, found.jurisdiction) == (family, version, port)


@pytest.mark.parametrize(("words", "family", "version", "port"), STATED)
def test_every_quote_stands_in_the_words(
    words: str, family: str, version: str | None, port: str | None
) -> None:
    for license_ in find_rights(words).licenses:
        for evidence in license_.evidence:
            assert words[evidence.start : evidence.end] == evidence.quote
            assert evidence.locator == f"text:{evidence.start}-{evidence.end}"


def test_what_is_not_stated_stays_none() -> None:
    found = find_rights(
        "Distributed under the Creative Commons Attribution License (CC BY)."
    ).license
    assert found is not None
    assert (found.family, found.version, found.url, found.spdx_id) == ("CC BY", None, None, None)


def test_the_sentences_that_go_on_about_a_licence_are_its_evidence() -> None:
    words = (
        "This article is licensed under CC BY. The use, distribution or reproduction in other places is permitted. "
        "No use, distribution or reproduction is permitted which breaks these terms. The rains came late."
    )
    found = find_rights(words).license
    assert found is not None
    assert [evidence.quote[:12] for evidence in found.evidence] == [
        "This article",
        "The use, dis",
        "No use, dist",
    ]


@pytest.mark.parametrize(
    ("words", "name", "governs"),
    [
        ("Available under the Elsevier user license https://www.elsevier.com/open-access/userlicense/1.0/", "Elsevier user license", True),
        ("This is an open access article published under an ACS AuthorChoice License", "ACS AuthorChoice", True),
        ("https://arxiv.org/licenses/nonexclusive-distrib/1.0/", "arXiv non-exclusive license", True),
        ("https://www.elsevier.com/tdm/userlicense/1.0/", "Elsevier TDM license", False),
        ("http://doi.wiley.com/10.1002/tdm_license_1.1", "Wiley TDM license", False),
        ("http://www.springer.com/tdm", "Springer TDM license", False),
        ("https://doi.org/10.15223/policy-029", "STM article sharing framework", False),
    ],
)  # fmt: skip
def test_publishers_own_terms_are_named_and_those_for_mining_never_license_the_article(
    words: str, name: str, governs: bool
) -> None:
    rights = find_rights(words)
    assert [license_.family for license_ in rights.licenses] == [name]
    assert (rights.license is not None) is governs


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        (
            "The Creative Commons Public Domain Dedication waiver applies to the data of this article.",
            "data",
        ),
        ("Figure 4 is licensed under CC BY-SA 3.0.", "figure"),
        ("Redrawn and modified from an atlas of 1990 under CC BY 4.0.", "third-party"),
        ("All site content is licensed under a Creative Commons Attribution 4.0 License.", "site"),
        ("The accepted manuscript may be shared under a CC BY-NC-ND licence.", "other-version"),
        ("Funders require a CC BY licence.", "mention"),
        ("This manuscript version is made available under the CC BY-NC-ND 4.0 license.", "article"),
        ("Articles in this journal are licensed under CC BY 4.0.", "article"),
    ],
)
def test_a_licence_is_about_what_its_sentence_is_about(words: str, scope: str) -> None:
    assert [license_.scope for license_ in find_rights(words).licenses] == [scope]


def test_a_journals_policy_yields_to_the_articles_own_licence() -> None:
    rights = find_rights(
        "All articles in this journal are licensed under CC BY 4.0.\nThis article is licensed under CC BY-NC 4.0."
    )
    assert rights.license is not None
    assert rights.license.family == "CC BY-NC"
    assert [license_.scope for license_ in rights.licenses] == ["article", "journal"]


@pytest.mark.parametrize(
    "words",
    [
        "Keywords: Creative Commons, open licences, soil",
        "What Students Make of CC BY, CC BY-NC and CC0",
        "Many thought that a Creative Commons Attribution 4.0 International License ends all copyright.",
    ],
)
def test_licences_as_a_subject_are_mentions(words: str) -> None:
    rights = find_rights(words)
    assert rights.license is None
    assert {license_.scope for license_ in rights.licenses} == {"mention"}


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("O artigo fica sob uma licença de atribuição Creative Commons.", "CC BY"),
        ("El texto se publica bajo una licencia de reconocimiento Creative Commons.", "CC BY"),
        ("Reused with attribution: Creative Commons licence.", "CC"),
    ],
)
def test_an_element_before_the_name_of_creative_commons_is_its_kind(
    words: str, family: str
) -> None:
    found = find_rights(words).licenses
    assert [one.family for one in found] == [family]


@pytest.mark.parametrize(
    "words",
    [
        "You need no permission to reuse this article: it is available under CC BY 4.0; applies to open access articles only.",
        "About open access articles: CC BY 4.0",
        "Open access articles published under the CC BY-NC-ND 4.0 licence may be shared without permission.",
    ],
)
def test_what_is_said_of_some_articles_is_a_mention(words: str) -> None:
    assert {license_.scope for license_ in find_rights(words).licenses} == {"mention"}


@pytest.mark.parametrize(
    "words",
    [
        "Open Access (CC BY 4.0)",
        "Licence (CC BY 4.0)",
        "Derechos (CC BY 4.0)",
        "Conditions of use (CC BY 4.0)",
        "© 2019 Ada Roe (CC BY 4.0)",
        "Attribution 4.0 International (CC BY 4.0)",
    ],
)
def test_a_code_in_brackets_behind_words_of_rights_is_the_articles(words: str) -> None:
    assert {license_.scope for license_ in find_rights(words).licenses} == {"article"}
