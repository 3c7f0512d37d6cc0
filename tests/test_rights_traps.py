"""Situations that other tools get wrong, each on a form of input that occurs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carcite import CarciteError, find_rights
from carcite.model.rights import Rights


@dataclass(frozen=True)
class Trap:
    """A situation: the words, and what must come out. None means that it is not looked at."""

    id: str
    words: str
    license: str | None = None
    governs: bool = True
    scopes: tuple[str, ...] | None = None
    years: tuple[int, ...] | None = None
    holders: tuple[str, ...] | None = None
    transfer: str | None = None
    reservation: str | None = None
    embargo: int | None = None
    conflicts: tuple[str, ...] | None = None


TRAPS = (
    Trap("kind-without-version", "Copyright: © 2024 Roe, Stiles and Li. This is an open-access article under the Creative Commons Attribution License (CC BY).", "CC BY", holders=("Roe", "Stiles", "Li"), conflicts=()),
    Trap("tail-that-permits-all", "Distributed under the Creative Commons Attribution License CC-BY-ND (https://creativecommons.org/licenses/by-nd/4.0/), which permits unrestricted use in any medium", "CC BY-ND 4.0", conflicts=("licence-vs-terms",)),
    Trap("waiver-for-the-data", "An article under the Creative Commons Attribution License (http://creativecommons.org/licenses/by/2.0). The Public Domain Dedication waiver (http://creativecommons.org/publicdomain/zero/1.0/) applies to the data in it.", "CC BY 2.0", scopes=("article", "data"), conflicts=()),
    Trap("site-footer", "All site content, except where noted, is licensed under the Creative Commons Attribution 4.0 License.", governs=False, scopes=("site",)),
    Trap("collection-by-year", "Materials prior to 2015 here are licensed under the Creative Commons Attribution-ShareAlike 3.0 License. Materials published in or after 2015 are licensed on a Creative Commons Attribution 4.0 License.", governs=False, scopes=("site", "site")),
    Trap("embargo-then-licence", "Distributed under the terms of an Attribution-Noncommercial-Share Alike-No Mirror Sites license for the first six months after publication (see http://www.rupress.org/terms/). After six months it is available under a Creative Commons License (Attribution-Noncommercial-Share Alike 4.0 International license, https://creativecommons.org/licenses/by-nc-sa/4.0/).", "CC BY-NC-SA 4.0", embargo=6),
    Trap("kind-not-said", "Este é um artigo em acesso aberto sob uma licença Creative Commons", "CC"),
    Trap("url-glued", "This work is licensed underhttp://creativecommons.org/licenses/by-sa/4.0", "CC BY-SA 4.0"),
    Trap("url-lost-hyphen", "https://creativecommons.org/licenses/by-ncnd/4.0/", "CC BY-NC-ND 4.0"),
    Trap("url-with-port", "http://creativecommons.org/licenses/by/2.0/uk/legalcode", "CC BY 2.0 UK"),
    Trap("url-port-without-slash", "http://creativecommons.org/licenses/by-nd/2.0/de", "CC BY-ND 2.0 DE"),
    Trap("url-language-is-no-port", "http://creativecommons.org/licenses/by-sa/4.0/deed.de", "CC BY-SA 4.0"),
    Trap("version-before-code", "© Creative Commons -4.0 BY-NC-SA", "CC BY-NC-SA 4.0", holders=()),
    Trap("glued-code", "Creative Commons Attribution License 4.0 (CCBY)", "CC BY 4.0", conflicts=()),
    Trap("bare-by", "Creative Commons BY 4.0 International license © Uwe Muster, Eva Roe, and Jan Beispiel", "CC BY 4.0", holders=("Uwe Muster", "Eva Roe", "Jan Beispiel")),
    Trap("software-prints-another-licence", "Dette verket er lisensiert under Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International License (https://creativecommons.org/licenses/by-nc/4.0/).", "CC BY-NC 4.0", conflicts=("text-vs-uri",)),
    Trap("software-links-another-licence", "Creative Commons Nimeä-EiKaupallinen 3.0 https://creativecommons.org/licenses/by-nc-nd/3.0/", "CC BY-NC-ND 3.0", conflicts=("text-vs-uri",)),
    Trap("reserved-above-a-badge", "Sva prava zadržana (c) 2023 Petar Petrović", governs=False, years=(2023,), holders=("Petar Petrović",), reservation="all-rights-reserved"),
    Trap("croatian-commons", "under a Kreativni Commons Attribution-NonCommercial 4.0 International License", "CC BY-NC 4.0"),
    Trap("japanese", "この資料のライセンスは Creative Commons 表示 - 改変禁止 4.0 国際 です。", "CC BY-ND 4.0"),
    Trap("dutch-without-commons", "gelicentieerd onder de Naamsvermelding-GelijkDelen 4.0 Internationaal licentie.", "CC BY-SA 4.0"),
    Trap("exclusive-licence", "© The Author(s), under exclusive licence to Springer Nature Limited 2024", governs=False, years=(2024,), holders=("The Author(s)",), transfer="exclusive-licence"),
    Trap("exclusive-licensee", "Copyright © YYYY The Authors, some rights reserved; exclusive licensee Example Association. No claim to original U.S. Government Works.", governs=False, holders=("The Authors",), transfer="exclusive-licence"),
    Trap("verbatim-copying", "Copyright © 2003 Herr et al; licensee BioMed Central Ltd. This is an Open Access article: verbatim copying and redistribution of this article are permitted in all media.", "BMC verbatim license", holders=("Herr",)),
    Trap("this-manuscript", "This manuscript is made available under the CC BY NC user license https://creativecommons.org/licenses/by-nc/4.0/", "CC BY-NC 4.0", conflicts=()),
    Trap("crown", "Crown Copyright © 2023 Published by Elsevier Ltd. An open access article under the CC BY-NC-ND license (http://creativecommons.org/licenses/by-nc-nd/4.0/)", "CC BY-NC-ND 4.0", years=(2023,), holders=("Crown",), conflicts=()),
    Trap("ieee", "© 2021 IEEE. Personal use of this material is permitted. Permission from IEEE must be obtained for all other uses", governs=False, holders=("IEEE",), reservation="permission-required"),
    Trap("author-and-reserved", "© The Author 2005. Published by Oxford University Press. All rights reserved", governs=False, years=(2005,), holders=("The Author",), reservation="all-rights-reserved"),
    Trap("glyph", "Ó 2011 Elsevier Inc.", governs=False, years=(2011,), holders=("Elsevier Inc.",)),
    Trap("mojibake", "Rights: Â© 2015 Informa UK Limited, trading as Taylor & Francis Group", governs=False, years=(2015,), holders=("Informa UK Limited",)),
    Trap("mojibake-that-is-no-sign", "ValÃ©rio et al", governs=False, holders=()),
    Trap("list-labels", "(c),(f),(i),(l) Hourly rate for each day of the storm", governs=False, holders=()),
    Trap("one-body", "© Springer Science+Business Media, LLC, part of Springer Nature", governs=False, holders=("Springer Science+Business Media, LLC, part of Springer Nature",)),
    Trap("range-of-years", "Copyright © 1963–2026 ACL; other materials are copyrighted by their holders", governs=False, years=(1963, 2026), holders=("ACL",)),
    Trap("roles", "Copyright (c) 2026 Jane Doe (Author); John Roe (Translator)", governs=False, holders=("Jane Doe", "John Roe")),
    # The two remaining situations, JSON-LD against the notice and a mining licence in Crossref's
    # list, are tested on a page and on a list in test_rights_find.py.
)  # fmt: skip


def label(rights: Rights) -> str | None:
    found = rights.license
    if found is None:
        return None
    return " ".join(filter(None, (found.family, found.version, (found.jurisdiction or "").upper())))


@pytest.mark.parametrize("trap", TRAPS, ids=[trap.id for trap in TRAPS])
def test_the_trap_catches_nothing(trap: Trap) -> None:
    rights = find_rights(trap.words)
    assert label(rights) == trap.license
    assert trap.governs == (rights.license is not None)
    if trap.scopes is not None:
        assert tuple(found.scope for found in rights.licenses) == trap.scopes
    if trap.years is not None:
        assert tuple(year for notice in rights.notices for year in notice.years) == trap.years
    if trap.holders is not None:
        assert (
            tuple(holder.name for notice in rights.notices for holder in notice.holders)
            == trap.holders
        )
    if trap.transfer:
        assert [transfer.kind for transfer in rights.transfers] == [trap.transfer]
    if trap.reservation:
        assert [one.kind for one in rights.reservations] == [trap.reservation]
    if trap.embargo:
        assert rights.embargo is not None
        assert rights.embargo.months == trap.embargo
    if trap.conflicts is not None:
        assert tuple(conflict.kind for conflict in rights.conflicts) == trap.conflicts


PIECES = st.sampled_from(
    ["©", "(c)", "Copyright", " ", "\n", "2024", "Ada Roe", ",", "and", ".", "CC BY", "-NC", "Creative Commons", "Attribution", "4.0",
     "https://creativecommons.org/licenses/by/4.0/", "All rights reserved", "licence", "The authors assign all copyrights to Example Press",
     "İ", "知识共享", "by", "et al", "\r\n", "ß", "The Author(s)", "—", "(", "x" * 50]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=60).map("".join))
def test_whatever_the_text_every_quote_is_verbatim_and_nothing_is_raised(text: str) -> None:
    try:
        rights = find_rights(text)
    except CarciteError:
        return
    for item in (*rights.licenses, *rights.notices, *rights.transfers, *rights.reservations):
        for evidence in item.evidence:
            if evidence.source == "text":
                assert text[evidence.start : evidence.end] == evidence.quote
    assert Rights.model_validate_json(rights.model_dump_json()) == rights
