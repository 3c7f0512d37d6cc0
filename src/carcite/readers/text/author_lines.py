"""Lines that hold more than a name: a name and where its bearer works, the corresponding author's address; and names cut as the page's own citation cuts them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carcite.readers.text.affiliations import is_affiliation
from carcite.readers.text.emails import find_email
from carcite.readers.text.people import Person, split_people
from carcite.readers.text.segments import Segment
from carcite.values.cited_names import as_cited
from carcite.values.names import Name, looks_like_person, parse_name
from carcite.values.patterns import regex
from carcite.values.text import clean


def name_and_affiliation(
    segment: Segment, known: Sequence[str], cited: str
) -> tuple[Person, str] | None:
    """Take a line "Name Affiliation" or "Name, Affiliation" apart; a known name cuts it, or the first comma."""
    words = clean(re.sub(r"^[•●▪*-]\s{0,3}", "", segment.text))
    words = re.sub(
        r"\(?https?://orcid\.org/\S+\)?|\bORCID(?: iD)?\b:?|\d{4}-\d{4}-\d{4}-\d{3}[\dX]", "", words
    ).strip(" ,;")
    lettered = lettered_author(words)
    if lettered is not None:
        return lettered
    for name in known:
        if words.lower().startswith(name.lower()) and len(words) > len(name):
            rest = words[len(name) :].strip(" ,;()–-")
            return Person(parse_name(name)), rest
    cut = _cut_as_cited(words, cited)
    if cut is not None:
        return cut
    name, comma, rest = words.partition(",")
    if comma and looks_like_person(name) and is_affiliation(rest.strip()):
        return Person(parse_name(name)), rest.strip(" .;")
    return None


# Taylor & Francis prints on one line ", Ana Paz b Bog College, Oulu, Finland View further author information".
_LETTERED = regex(
    r"(?:[,&]\s)?(?P<name>[^\d,;()]{4,60}?)\s[a-h]\s(?P<place>[A-ZÀ-Þ][^;\n]{4,400}?)(?:;\s?[a-h]\s.{4,400}?)?(?:\sCorrespondence\b.{0,120})?(?:\sView further author information)?"
)


def lettered_author(words: str) -> tuple[Person, str] | None:
    """Take apart a name, a letter and the place that the letter stands for."""
    if "View further author" not in words and "Correspondence" not in words:
        return None
    found = _LETTERED.fullmatch(words)
    if found is None or "," not in found["place"] or not looks_like_person(found["name"]):
        return None
    return Person(parse_name(found["name"])), found["place"].strip(" ,.")


_NAME_BEFORE = 7


def _cut_as_cited(words: str, cited: str) -> tuple[Person, str] | None:
    """Cut "Lucía de la Torre University of Vigo" behind the family name that the citation inverts: "de la Torre, L."."""
    pieces = words.split()
    for end in range(min(_NAME_BEFORE, len(pieces) - 1), 0, -1):
        if not is_affiliation(" ".join(pieces[end:])):
            continue
        name = " ".join(pieces[:end]).rstrip(",")
        bare = re.sub(r"\s(?:Jr|Sr|I{2,3}|IV)\.?$", "", name)
        family = bare.split()
        for cut in range(1, len(family)):
            # To compile a pattern takes a hundred times as long as to look for the name.
            if " ".join(family[cut:]) not in cited:
                continue
            inverted = rf"(?<!\w){re.escape(' '.join(family[cut:]))}(?:\s(?:Jr|Sr|I{{2,3}}|IV)\.?)?,?\s{re.escape(family[0][0])}"
            if re.search(inverted, cited):
                return Person(as_cited(parse_name(name), cited.lower())), " ".join(pieces[end:])
        if (
            end == 1
            and name == pieces[0]
            and name in cited
            and re.search(rf"(?:^|[,;&]\s){re.escape(name)}(?=[,;]|$)", cited)
        ):
            return Person(parse_name(name)), " ".join(pieces[1:])
    return None


def resplit(names: Sequence[Name], cited: str) -> tuple[Name, ...]:
    """Cut names as the page's own citation cuts them: "María García López" is "García López, María" there.

    `cited` is what stands before the title in the citation. Initials will do ("García López, M.").
    """
    folded = cited.lower()
    return tuple(as_cited(name, folded) for name in names)


def corresponding(words: str) -> Name | None:
    """Read the name of a corresponding-author line: its first piece, with the e-mail address in it."""
    first = re.split(r"[,;:(]|\s[-–—]\s|\be-?mail\b|\s(?=\S+@)", words, maxsplit=1, flags=re.I)[
        0
    ].strip(" *.")
    candidates = [first, *([words.split(".")[0]] if not looks_like_person(first) else [])]
    for candidate in candidates:
        if looks_like_person(candidate):
            name = parse_name(candidate)
            email = find_email(words)
            return name.model_copy(update={"corresponding": True, "email": email})
    people = split_people(words)
    if len(people) == 1 and people[0].name.family:
        return people[0].name.model_copy(update={"corresponding": True, "email": find_email(words)})
    return None
