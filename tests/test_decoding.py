"""Bytes of which nobody says the encoding are read by what their letters look like, where that is beyond doubt."""

from __future__ import annotations

import pytest

import carcite
from carcite.page.decoding import guessed_encoding

TEXTS = {
    "cp1251": "Старые мельницы и речная вода\n\nИ. П. Горин\n\nАннотация\n\nМы измеряли воду у старых мельниц шесть лет подряд, весной и осенью.",
    "cp1250": "Żółte trzciny i późny przypływ\n\nŁucja Żbik\n\nStreszczenie\n\nTrzciny piją sól, gdy przypływ się spóźnia. Śledziliśmy dziewięć łąk.",
    "cp1253": "Οι καλαμιώνες της ακτής\n\nΆννα Πάζη\n\nΠερίληψη\n\nΜετρήσαμε το αλάτι στους καλαμιώνες για έξι χρόνια.",
    "cp1254": "Geç gelen gelgitte sazlıkların tuzu\n\nAyşe Yıldız\n\nÖz\n\nDokuz sazlığı altı yıl boyunca izledik ve her güz tarttık.",
    "shift_jis": "古い窯の熱損失に関する研究\n\n山田太郎\n\n要旨\n\n古い煉瓦窯は足元から熱を失う。四つの窯に測定器を設置した。",
    "gb18030": "旧窑址热损失研究\n\n王晓林\n\n摘要: 旧窑的热量从窑脚流失。我们在四座窑下安装了传感器。",
    "euc_kr": "오래된 가마의 열손실 연구\n\n김수진\n\n초록\n\n오래된 벽돌 가마는 발치에서 열을 잃는다. 네 가마에 감지기를 달았다.",
}
WESTERN = {
    "French": "Les lézards des murets\n\nRémi Caux\n\nRésumé\n\nLes murets abritent des lézards toute l'année; nous les avons comptés à l'été.",
    "curly quotes": "The reeds’ salt and the tides’ lateness\n\nAna Paz\n\nAbstract\n\n“Beds” don’t take up what isn’t there – it’s the tide’s doing, we’ve found.",
    "one name": "Salt in the reeds\n\nNjål Skarsvåg\n\nAbstract\n\nBeds take up salt when the tide comes in late, and nobody knows why.",
    "Portuguese": "A maré e os caniçais\n\nJoão Simões\n\nResumo\n\nOs caniçais não absorvem sal quando a maré chega à hora; as medições são de seis anos.",
    "Icelandic": "Þang og sjávarföll\n\nÞóra Guðmundsdóttir\n\nÁgrip\n\nVið mældum salt í þangi í sex ár og það breyttist með sjávarföllum hvert sumar.",
    "measures": "Areas of 3 m² and 5 m³\n\nAna Paz\n\nAbstract\n\nWe took samples of 2 m² each, ±5 cm, at 10 °C, for £5 each, from the beds.",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_bytes_of_no_named_encoding_are_read_right_and_a_remark_says_so(encoding: str) -> None:
    text = TEXTS[encoding]
    page = f"<html><head><title>{text[:20]}</title></head><body><pre>{text}</pre></body></html>"
    for content in (text, page):
        data = content.encode(encoding)
        guessed = guessed_encoding(data)
        assert guessed is not None
        assert data.decode(guessed) == content
    reading = carcite.read(text.encode(encoding))
    assert reading.reference.title == text.split("\n")[0]
    [remark] = [one for one in reading.remarks if one.code == "guessed-encoding"]
    assert str(guessed) in remark.message


@pytest.mark.parametrize("text", WESTERN.values(), ids=WESTERN)
def test_western_text_stays_windows_1252_without_a_remark(text: str) -> None:
    assert guessed_encoding(text.encode("cp1252")) is None
    reading = carcite.read(text.encode("cp1252"))
    assert reading.reference.title == text.split("\n")[0]
    assert not [one for one in reading.remarks if one.code == "guessed-encoding"]


def test_a_declared_encoding_is_obeyed_and_nothing_is_guessed() -> None:
    text = TEXTS["cp1251"]
    page = f'<html><head><meta charset="koi8-r"><title>{text[:29]}</title></head></html>'
    reading = carcite.read(page.encode("koi8-r"))
    assert reading.reference.title == text[:29]
    assert not [one for one in reading.remarks if one.code == "guessed-encoding"]
