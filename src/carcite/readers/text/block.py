"""The people found near a title, with what stands around each, and the stretch of the page that they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field

from carcite.readers.text.affiliations import Affiliation
from carcite.readers.text.people import Person, with_affiliations
from carcite.values.names import Name


@dataclass
class Entry:
    """One person of a byline: the segment of the name, whether others stand in it too, and what stands around it."""

    person: Person
    index: int
    listed: bool = False
    known: bool = False
    bodies: list[str] = field(default_factory=list)
    # Marked places under the name, which are its own where no name has a mark and each has a place.
    under: list[str] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)


@dataclass
class Block:
    """The people found near a title, their affiliations, and the stretch of the page they stand in.

    `is_sure` is false for a lone name that nothing but its shape says is a person's; `is_cut` says
    that the list ends in "et al.".
    """

    entries: list[Entry] = field(default_factory=list)
    affiliations: list[Affiliation] = field(default_factory=list)
    start: int = 0
    end: int = 0
    is_sure: bool = True
    is_cut: bool = False

    @property
    def people(self) -> list[Person]:
        """The people, in order."""
        return [entry.person for entry in self.entries]

    def names(self) -> tuple[Name, ...]:
        """The people as names, each with what stands around them."""
        names = list(with_affiliations(self.people, self.affiliations))
        for at, entry in enumerate(self.entries):
            update: dict[str, object] = dict(entry.details)
            if entry.bodies and not names[at].affiliation and not self._is_list_of_all(entry):
                update["affiliation"] = tuple(entry.bodies)
            elif entry.under and not names[at].affiliation and self._is_each_over_its_place():
                update["affiliation"] = tuple(entry.under)
            if update:
                names[at] = names[at].model_copy(update=update)
        return tuple(names)

    def _is_list_of_all(self, entry: Entry) -> bool:
        """Say whether places under the last name, of several without any, are a list of everybody's (eLife)."""
        return (
            len(entry.bodies) > 1
            and not any(other.bodies or other.under or other.known for other in self.entries[:-1])
            and len(self.entries) > 1
            and entry is self.entries[-1]
        )

    def _is_each_over_its_place(self) -> bool:
        """AIP and Thieme print "Ana Paz", "1 Bog Institute", "Bo Li", "2 Peat College" a line each."""
        return not any(set(entry.person.marks) - set("*†‡§✉") for entry in self.entries) and all(
            entry.under or entry.bodies for entry in self.entries
        )

    @property
    def size(self) -> tuple[int, int]:
        """How much has been found."""
        return len(self.entries), len(self.affiliations)
