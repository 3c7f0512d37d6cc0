"""Copyright notices: marks, years and holders, in the shapes that pages and copied text have."""

from __future__ import annotations

import pytest

from carcite import Name, find_rights
from carcite.rights.holders import find_holders
from carcite.rights.notices import find_notices

P, A, BODY = "person", "authors", "organization"

# words, years, holders with their kind
NOTICES = (
    ("© The Author(s) 2021", [2021], [("The Author(s)", A)]),
    ("© 2021 by the authors. Licensee MDPI, Basel, Switzerland.", [2021], [("the authors", A)]),
    ("© 2013 Example Press Ltd unless otherwise stated. Part of Bogs", [2013], [("Example Press Ltd", BODY)]),
    ("© 1997-2026 Institute of Moors :: Publication Policies and Ethics ::", [1997, 2026], [("Institute of Moors", BODY)]),
    ("© ESO, 2010", [2010], [("ESO", BODY)]),
    ("Copyright (c) 2024 Ada Roe, Ben Stiles, Carla Moreno", [2024], [("Ada Roe", P), ("Ben Stiles", P), ("Carla Moreno", P)]),
    ("Copyright: © 2025 Roe, Stiles, Wang, Wang and Li. This is", [2025], [("Roe", P), ("Stiles", P), ("Wang", P), ("Wang", P), ("Li", P)]),
    ("Copyright (c) 2026 Jane Doe (Author); John Roe (Translator)", [2026], [("Jane Doe", P), ("John Roe", P)]),
    ("Copyright © 2019 Herr et al; licensee Example Press Ltd.", [2019], [("Herr", P)]),
    ("© 2019, Roe, John", [2019], [("Roe, John", P)]),
    ("© 2022 Christopher F. Steiner. All rights reserved.", [2022], [("Christopher F. Steiner", P)]),
    ("© Springer Science+Business Media, LLC, part of Springer Nature 2019", [2019], [("Springer Science+Business Media, LLC, part of Springer Nature", BODY)]),
    ("©2006-2022 Example Research Network. All rights reserved.", [2006, 2022], [("Example Research Network", BODY)]),
    ("Crown Copyright © 2023 Published by Elsevier Ltd.", [2023], [("Crown", "crown")]),
    ("© 2012 Published by Elsevier B.V. Some more words", [2012], [("Elsevier B.V.", BODY)]),
    ("Ó 2011 Elsevier Inc.", [2011], [("Elsevier Inc.", BODY)]),
    ("V C The Author(s) 2019. Published by Oxford University Press.", [2019], [("The Author(s)", A)]),
    ("Â© 2015 Informa UK Limited, trading as Taylor & Francis Group", [2015], [("Informa UK Limited", BODY)]),
    ("© 2023 Copyright held by the owner/author(s). Publication rights licensed to ACM.", [2023], [("the owner/author(s)", A)]),
    ("Sva prava zadržana (c) 2023 Petar Petrović", [2023], [("Petar Petrović", P)]),
    ("© Tous droits réservés Jeanne Durand, Luc Petit 2019", [2019], [("Jeanne Durand", P), ("Luc Petit", P)]),
    ("Derechos de autor 2020 Ana María López, Juan de la Cruz", [2020], [("Ana María López", P), ("Juan de la Cruz", P)]),
    ("Direitos de Autor (c) 2021 Maria da Silva", [2021], [("Maria da Silva", P)]),
    ("Urheberrecht (c) 2018 Hans Müller, Grete Schmidt", [2018], [("Hans Müller", P), ("Grete Schmidt", P)]),
    ("版权所有 (c) 2023 王小明, 李华", [2023], [("王小明", P), ("李华", P)]),
    ("© 2012 Taylor & Francis", [2012], [("Taylor & Francis", BODY)]),
    # Statements that run into one another.
    ("Copyright (c) 2020 Jean DupontCette œuvre est sous licence", [2020], [("Jean Dupont", P)]),
    ("Copyright (c) 2020 Ada Roe, Ben StilesThis work is licensed", [2020], [("Ada Roe", P), ("Ben Stiles", P)]),
    ("Copyright (c) 2025 Ada Roe, Ben Stiles, Carla Moreno Soil carbon under grazing: a review of trials", [2025], [("Ada Roe", P), ("Ben Stiles", P), ("Carla Moreno", P)]),
    ("Copyright (c) 2025 Ada Roe,\r\nBen Stiles\r\nAbstract\r\nThe soil", [2025], [("Ada Roe", P), ("Ben Stiles", P)]),
    ("© The Author(s). 2017 Open Access This article", [2017], [("The Author(s)", A)]),
    ("© 2021 The authors and IOS Press. This book", [2021], [("The authors", A), ("IOS Press", BODY)]),
)  # fmt: skip


@pytest.mark.parametrize(("words", "years", "holders"), NOTICES)
def test_a_notice_is_read_with_its_years_and_holders(
    words: str, years: list[int], holders: list[tuple[str, str]]
) -> None:
    (notice,) = find_notices(words)
    assert list(notice.years) == years
    assert [(holder.name, holder.kind) for holder in notice.holders] == holders


@pytest.mark.parametrize(("words", "years", "holders"), NOTICES)
def test_a_notices_statement_is_verbatim(
    words: str, years: list[int], holders: list[tuple[str, str]]
) -> None:
    (notice,) = find_notices(words)
    for evidence in notice.evidence:
        assert words[evidence.start : evidence.end] == evidence.quote == notice.statement


def test_holders_are_tied_to_the_authors_two_of_one_surname_to_different_ones() -> None:
    authors = tuple(
        Name(family=family, given=given)
        for family, given in (("Roe", "Ada"), ("Wang", "Yu"), ("Wang", "Yunuo"))
    )
    (notice,) = find_notices("© 2025 Roe, Wang and Wang. This is", authors=authors)
    assert [holder.author for holder in notice.holders] == list(authors)


@pytest.mark.parametrize(
    ("held", "author"),
    [
        ("Alexander Blagov", Name(family="Blagov", given="Alexander V.")),
        ("A. V. Blagov", Name(family="Blagov", given="Alexander V.")),
        ("Blagov AV", Name(family="Blagov", given="Alexander V.")),
        ("van der Berg", Name(family="Berg", non_dropping_particle="van der", given="Anna")),
        ("José Muñoz", Name(family="Munoz", given="Jose")),
        ("Example Consortium", Name(literal="Example Consortium")),
    ],
)
def test_a_holder_is_known_as_its_author_in_other_spellings(held: str, author: Name) -> None:
    (holder,) = find_holders(held, (author,))
    assert holder.author == author


def test_a_holder_of_another_given_name_is_not_the_author() -> None:
    (holder,) = find_holders("Boris Blagov", (Name(family="Blagov", given="Alexander"),))
    assert holder.author is None


def test_et_al_is_kept() -> None:
    (notice,) = find_notices("Copyright Jean-Yves Muster et al. This is an open access article")
    assert [(holder.name, holder.et_al) for holder in notice.holders] == [
        ("Jean-Yves Muster", True)
    ]


def test_the_same_notice_twice_is_one_with_two_places() -> None:
    (notice,) = find_notices("© 2013 Example Press. Some words. © 2013 Example Press.")
    assert len(notice.evidence) == 2


def test_a_notice_of_another_work_is_a_third_partys() -> None:
    rights = find_rights("Reproduced with permission from ref. 12. Copyright 2014 Springer Nature.")
    assert [notice.scope for notice in rights.notices] == ["third-party"]


PAGE = "\n".join(
    ["On soil", "Ada Roe", "Abstract", "Soil is wet.", "Keywords", "soil", "Issue", "Vol. 2 (2024)", "{own}", "For Readers", "{foot}"]
)  # fmt: skip


def test_the_foot_of_a_copied_page_is_the_sites() -> None:
    rights = find_rights(
        PAGE.format(
            own="Copyright (c) 2024 Ada Roe\nLicensed under CC BY 4.0.",
            foot="© 2026 Example Press. All rights reserved.",
        )
    )
    assert [notice.scope for notice in rights.notices] == ["article", "site"]
    assert [reservation.scope for reservation in rights.reservations] == ["site"]
    assert rights.conflicts == ()


def test_a_bodys_notice_under_the_heading_of_the_licence_is_the_articles() -> None:
    rights = find_rights(
        PAGE.format(own="Pages", foot="License\n© 2014 Example University. All rights reserved.")
    )
    assert [notice.scope for notice in rights.notices] == ["article"]
    assert [reservation.scope for reservation in rights.reservations] == ["article"]


@pytest.mark.parametrize(
    "words",
    [
        'Theses were marked "(c) 2019, all rights reserved" by their authors.',
        "Copyright Literacy Review",
        "Authors retain copyright and grant the journal the right of first publication.",
    ],
)
def test_what_is_quoted_or_named_or_agreed_is_no_notice(words: str) -> None:
    rights = find_rights(words)
    assert rights.notices == ()
    assert rights.reservations == ()


def test_character_references_left_in_a_text_are_read_and_quoted_raw() -> None:
    words = "&copy; 2016 Jos&eacute; Beltr&aacute;n, Bego&ntilde;a Ib&aacute;&ntilde;ez"
    (notice,) = find_notices(words)
    assert [holder.name for holder in notice.holders] == ["José Beltrán", "Begoña Ibáñez"]
    assert notice.evidence[0].quote == words


def test_an_arabic_comma_separates_names() -> None:
    (notice,) = find_notices("الحقوق الفكرية (c) 2021 سارة حداد، عمر فارس")
    assert [holder.name for holder in notice.holders] == ["سارة حداد", "عمر فارس"]
