"""Names whose order their own form, or the page's citation, tells."""

from __future__ import annotations

import pytest

from carcite.values.cited_names import as_cited
from carcite.values.name_order import family_first
from carcite.values.names import parse_name

IN_THEIR_OWN_ORDER = {
    "a small letter behind the hyphen": ("Park Mi-rae", "Park", "Mi-rae"),
    "the same of Taiwan": ("Hsu Shu-fen", "Hsu", "Shu-fen"),
    "Vietnamese with its signs": ("Trần Văn Bình", "Trần", "Văn Bình"),
}
WITH_THE_FAMILY_LAST = {
    "three plain syllables": ("Xiao Yan Pan", "Pan", "Xiao Yan"),
    "an English name of syllables": ("Lee Dean Cook", "Cook", "Lee Dean"),
    "another people's family name": ("Lê Anne Tremblay", "Tremblay", "Lê Anne"),
    "a middle name": ("J. Ben Smith", "Smith", "J. Ben"),
    "Arabic": ("Ali Hafez el Sayed", "Sayed", "Ali Hafez"),
    "hyphen first": ("Mi-rae Park", "Park", "Mi-rae"),
    "a double family name": ("Kim Berg-Olsen", "Berg-Olsen", "Kim"),
    "two plain syllables": ("Xu Ke", "Ke", "Xu"),
    "three, the last a family's": ("Li Na Zhang", "Zhang", "Li Na"),
    "no syllables": ("Lee Robert Brandt", "Brandt", "Lee Robert"),
    "Vietnamese without its signs": ("Nguyen Van Binh", "Binh", "Nguyen Van"),
}


@pytest.mark.parametrize(
    ("printed", "family", "given"), IN_THEIR_OWN_ORDER.values(), ids=IN_THEIR_OWN_ORDER
)
def test_a_name_in_its_own_order_is_told_by_its_form(printed: str, family: str, given: str) -> None:
    assert family_first(printed.split())
    name = parse_name(printed)
    assert (name.family, name.given) == (family, given)


@pytest.mark.parametrize(
    ("printed", "family", "given"), WITH_THE_FAMILY_LAST.values(), ids=WITH_THE_FAMILY_LAST
)
def test_what_may_be_in_either_order_stays_as_printed(
    printed: str, family: str, given: str
) -> None:
    name = parse_name(printed)
    assert (name.family, name.given) == (family, given)


CITED = {
    "turned": ("Xu Ke", "aalto, i., xu, k., and oe, b.", "Xu", "Ke"),
    "not turned": ("Ke Xu", "aalto, i., xu, k., and oe, b.", "Xu", "Ke"),
    "both ways": ("Xu Ke", "xu, k.; ke, x.", "Ke", "Xu"),
    "without a comma": ("Xu Ke", "aalto i, xu k, oe b", "Ke", "Xu"),
    "a family of two words": ("Nguyen Van Binh", "van binh, n.; oe, b.", "Van Binh", "Nguyen"),
    "against its form": ("Trần Văn Bình", "bình, t.v., oe, b.", "Bình", "Trần Văn"),
    "given names first": ("Min Ho Kim", "min ho kim, ho kim, mi park", "Kim", "Min Ho"),
}  # fmt: skip


@pytest.mark.parametrize(("printed", "cited", "family", "given"), CITED.values(), ids=CITED)
def test_the_citation_says_which_word_is_the_family_name(
    printed: str, cited: str, family: str, given: str
) -> None:
    name = as_cited(parse_name(printed), cited)
    assert (name.family, name.given) == (family, given)


CUT = {
    "a particle in capitals": ("Marco LO CASTRO", "Lo Castro", "Marco", None),
    "a suffix behind inverted names": ("Orlov, Pavel J. II", "Orlov", "Pavel J.", "II"),
    "a patronymic before a particle": ("Ana Ibáñez de la Torre", "Ibáñez de la Torre", "Ana", None),
    "a given name before a particle": ("Ana María de la Torre", "Torre", "Ana María", None),
}


@pytest.mark.parametrize(("printed", "family", "given", "suffix"), CUT.values(), ids=CUT)
def test_a_family_name_of_several_words_is_kept_whole(
    printed: str, family: str, given: str, suffix: str | None
) -> None:
    name = parse_name(printed)
    assert (name.family, name.given, name.suffix) == (family, given, suffix)
