"""What a text says of rights, put together: licences, notices, transfers, reservations, conflicts."""

from __future__ import annotations

from collections.abc import Sequence

from carcite.rights.conflicts import find_conflicts
from carcite.rights.licenses import Found, continues, licenses_in, merge, text_evidence
from carcite.rights.model import Rights
from carcite.rights.notices import notices_in
from carcite.rights.passages import Sentence, sentences
from carcite.rights.transfers import find_embargo, find_reservations, find_transfers
from carcite.values.names import Name


def read_text(text: str, authors: Sequence[Name] = (), more: Sequence[Found] = ()) -> Rights:
    """Read the rights that a text states; `more` are licences found elsewhere on the page."""
    among = sentences(text)
    found = [*more, *_licenses(among)]
    return assemble(text, among, found, authors)


def assemble(
    text: str, among: Sequence[Sentence], found: Sequence[Found], authors: Sequence[Name]
) -> Rights:
    """Put together what was found; the conflicts are between what then stands side by side."""
    notices = notices_in(text, among, authors)
    transfers = find_transfers(among)
    reservations = find_reservations(among)
    merged = merge(found)
    return Rights(
        licenses=tuple(one.license for one in merged),
        notices=tuple(notices),
        transfers=tuple(transfers),
        reservations=tuple(reservations),
        embargo=find_embargo(among),
        conflicts=find_conflicts(found, merged, notices, transfers, reservations),
    )


def _licenses(among: Sequence[Sentence]) -> list[Found]:
    """Find the licences of some sentences; a sentence that goes on about one joins its evidence."""
    found: list[Found] = []
    granted: list[int] = []
    before: Sentence | None = None
    for sentence in among:
        new = list(licenses_in(sentence))
        if new:
            granted = list(range(len(found), len(found) + len(new)))
            found += new
        elif granted and before and sentence.start - before.end <= 3 and continues(sentence):
            for index in granted:
                one = found[index]
                evidence = (*one.license.evidence, text_evidence(sentence))
                license_ = one.license.model_copy(update={"evidence": evidence})
                found[index] = one._replace(license=license_, words=f"{one.words}\n{sentence.low}")
        else:
            granted = []
        before = sentence
    return found
