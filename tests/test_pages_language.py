"""Pages and languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carcite.values.language import canonical_language, guess_language
from carcite.values.pages import canonical_pages

PAGES = {
    "range": ("101-115", "101-115"),
    "range with a dash and a label": ("pp. 101–115", "101-115"),
    "range with two hyphens": ("101--115", "101-115"),
    "shortened range": ("101–15", "101-15"),
    "one page twice": ("12-12", "12"),
    "article number": ("e0123456", "e0123456"),
    "supplement": ("S12", "S12"),
    "supplement, range": ("S12-S15", "S12-S15"),
    "German label": ("S. 5-7", "5-7"),
    "Russian label": ("С. 5-7", "5-7"),
    "Chinese label": ("页 5", "5"),
    "Roman numerals": ("iv", "iv"),
    "several": ("1 - 3 ,5", "1-3, 5"),
    "labelled twice": ("p p1", "1"),
}


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_pages_become_canonical(text: str, expected: str) -> None:
    assert canonical_pages(text) == expected


@pytest.mark.parametrize("text", ["", "n/a", "0", "–", "Art. 123", "1-10 e3", "online first"])
def test_what_are_no_pages_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="pages"):
        canonical_pages(text)


@given(st.text(alphabet="0123456789-–, .eSpivx()", max_size=16))
def test_canonical_pages_are_idempotent(text: str) -> None:
    try:
        once = canonical_pages(text)
    except ValueError:
        return
    assert canonical_pages(once) == once


LANGUAGES = {
    "en": "en",
    "eng": "en",
    "ger": "de",
    "English": "en",
    "Español": "es",
    "en_US": "en-US",
    "pt-br": "pt-BR",
    "de_DE.UTF-8": "de-DE",
    "zh-Hant": "zh-Hant",
    "ZH-HANS-CN": "zh-Hans-CN",
    "es-419": "es-419",
}


@pytest.mark.parametrize(("text", "expected"), LANGUAGES.items())
def test_languages_become_tags(text: str, expected: str) -> None:
    assert canonical_language(text) == expected
    assert canonical_language(expected) == expected


@pytest.mark.parametrize("text", ["", "e", "und", "zxx", "eng; spa", "multiple languages"])
def test_what_is_no_language_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no language in"):
        canonical_language(text)


TEXTS = {
    "en": "The results of this study show that the therapy is safe for patients with lupus.",
    "es": "Los resultados de este estudio muestran que la terapia es segura para los pacientes.",
    "pt": "Os resultados deste estudo mostram que a terapia não é segura para os pacientes.",
    "fr": "Les résultats de cette étude montrent que la thérapie est sûre pour les patients.",
    "de": "Die Ergebnisse der Studie zeigen, dass die Therapie für Patienten sicher ist.",
    "zh": "本研究的结果表明该疗法是安全的",
    "ja": "この研究の結果は安全性を示しています",
    "ko": "이 연구의 결과는 치료가 안전함을 보여준다",
    "ru": "Результаты исследования показывают безопасность",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_language_is_guessed_from_its_words(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "CAR-T", "Cancer 2024"])
def test_where_the_words_do_not_tell_no_language_is_guessed(text: str) -> None:
    assert guess_language(text) is None
