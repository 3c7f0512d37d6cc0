"""Transfers, reservations and embargoes."""

from __future__ import annotations

import pytest

from carcite import find_rights

# words, kind, from, to, exclusive
TRANSFERS = (
    ("The undersigned hereby assign all rights, including but not limited to copyright, for this manuscript to Example Society upon its submission.", "assignment", "The undersigned", "Example Society", False),
    ("The authors transfer the copyright to Example Press upon acceptance.", "assignment", "The authors", "Example Press", False),
    ("Copyright of this article is transferred to the publisher.", "assignment", None, "the publisher", False),
    ("© The Author(s), under exclusive licence to Springer Nature Limited 2024", "exclusive-licence", None, "Springer Nature Limited", True),
    ("© 2026 The Authors, some rights reserved; exclusive licensee Example Association for Science. No claim", "exclusive-licence", None, "Example Association for Science", True),
    ("Copyright held by the author(s). Publication rights licensed to ACM.", "publication-rights", None, "ACM", False),
    ("Authors retain copyright and grant the journal right of first publication.", "publication-rights", "Authors", "the journal", False),
    ("Author(s) keep the copyright and grant journal right of first publication.", "publication-rights", "Author(s)", "journal", False),
    ("Los autores/as conservan los derechos de autor y ceden a la revista el derecho de primera publicación.", "publication-rights", "Los autores/as", "la revista", False),
    ("Os autores conservam os direitos autorais e concedem ao periódico o direito de primeira publicação.", "publication-rights", "Os autores", "periódico", False),
    ("Hak cipta ada pada penulis, dan penulis memberikan hak publikasi pertama kepada jurnal ini.", "publication-rights", "penulis", "jurnal ini", False),
    ("Авторы оставляют авторские права за собой и передают журналу право первой публикации.", "publication-rights", "Авторы", "журналу", False),
    ("Автори зберігають авторські права та надають журналу право першої публікації.", "publication-rights", "Автори", "журналу", False),
    ("The authors hereby transfer to the publisher the copyright of this article.", "assignment", "The authors", "the publisher", False),
    ("© 2021 by the authors. Licensee MDPI, Basel, Switzerland.", "non-exclusive", None, "MDPI", False),
    ("© 2014 Roe et al.; licensee BioMed Central Ltd.", "non-exclusive", None, "BioMed Central Ltd", False),
)  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "giver", "to", "exclusive"), TRANSFERS)
def test_a_transfer_says_who_gives_what_to_whom(
    words: str, kind: str, giver: str | None, to: str, exclusive: bool
) -> None:
    (transfer,) = find_rights(words).transfers
    assert (transfer.kind, transfer.from_, transfer.to, transfer.exclusive) == (
        kind,
        giver,
        to,
        exclusive,
    )
    for evidence in transfer.evidence:
        assert words[evidence.start : evidence.end] == evidence.quote


TERMS = (
    "The undersigned hereby assign all rights, included but not limited to copyright, for this manuscript to Example Society "
    "upon its submission. The rights assigned include the sole and exclusive rights to license, sell and reproduce this manuscript. "
    "The authors hereby warrant that they have not granted these rights to others. "
    "All rights are automatically restored to authors if this manuscript is not accepted.Soil carbon under grazing"
)


def test_the_sentences_of_an_agreement_are_one_transfer_with_its_condition() -> None:
    (transfer,) = find_rights(TERMS).transfers
    assert transfer.exclusive
    assert transfer.rights == ("all rights", "copyright", "license", "sell", "reproduce")
    assert (
        transfer.condition
        == "All rights are automatically restored to authors if this manuscript is not accepted."
    )
    assert [evidence.quote.split()[1] for evidence in transfer.evidence] == [
        "undersigned",
        "rights",
        "authors",
        "rights",
    ]


@pytest.mark.parametrize(
    ("words", "kind", "holder"),
    [
        ("© 2020 Example Press. All rights reserved.", "all-rights-reserved", None),
        ("Copyright © All rights are reserved by Ada Roe", "all-rights-reserved", "Ada Roe"),
        ("© Exemple, 2019. Tous droits réservés.", "all-rights-reserved", None),
        (
            "© 2021 IEEE. Permission from IEEE must be obtained for all other uses.",
            "permission-required",
            "IEEE",
        ),
        (
            "No part of this book may be reproduced without the written permission of the publisher.",
            "permission-required",
            None,
        ),
    ],
)
def test_a_reservation_is_read_with_its_holder(words: str, kind: str, holder: str | None) -> None:
    (reservation,) = find_rights(words).reservations
    assert (reservation.kind, reservation.holder) == (kind, holder)


def test_an_embargo_says_for_how_many_months() -> None:
    words = "After six months it is available under a Creative Commons License (CC BY-NC-SA 4.0)."
    rights = find_rights(words)
    assert rights.embargo is not None
    assert rights.embargo.months == 6
    assert rights.license is not None
