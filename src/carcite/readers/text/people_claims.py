"""Who wrote it, as claims: the names near the title, the citation's, the corresponding line's, the notice's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from carcite.model.claims import Claim, Trust
from carcite.readers.text import author_lines
from carcite.readers.text.affiliations import is_affiliation
from carcite.readers.text.author_lines import resplit
from carcite.readers.text.authors import find_authors
from carcite.readers.text.block import Block
from carcite.readers.text.emails import find_email
from carcite.readers.text.labelled import value_of
from carcite.readers.text.page_text import PageText
from carcite.readers.text.people import split_people
from carcite.readers.text.places_of_work import with_places
from carcite.values.names import Name, looks_like_person, parse_name
from carcite.values.patterns import regex
from carcite.values.text import clean


def authors(text: PageText) -> Iterator[Claim]:
    """Claim the authors: the list near the title or in the citation, and what completes its members."""
    cited = " ".join(citation.authors for citation, _, _ in text.citations)
    known = text.people_held[0] if text.people_held else ()
    whole = tuple(name for name in known if " " in name or not name.isascii())
    block = find_authors(text.outline, text.title[0], whole, cited) if text.title else None
    if block is not None:
        names = with_places(text.outline, block, block.names())
        names = _spelt_out(resplit(names, cited), text)
        if text.is_rendered and (_is_of_a_form(block) or _stands_before_title(text, block)):
            # "BioMed Central" over the menu and "Email Address" of a log-in form look like names.
            return
        names = _without_star(text, names)
        yield text.claim("author", block.start, block.end, _trust_of(block), value=names)
    elif cited:
        yield from _cited(text)
    yield from _biographies(text)
    for index, segment in enumerate(text.outline.segments):
        if segment.kind == "corresponding" and text.outline.sections[index] not in (
            "references",
            "related",
        ):
            yield from _corresponding(text, index)


def _cited(text: PageText) -> Iterator[Claim]:
    """Claim the authors as the page's own citation names them; of several styles the one that spells given names out."""
    found = []
    for citation, start, _ in text.citations:
        people = tuple(person.name for person in split_people(citation.authors))
        if people and not _IS_CUT.search(citation.authors):
            begin = start + citation.authors_start
            spelt = sum(len(name.given or "") for name in people)
            found.append((spelt, -begin, begin + len(citation.authors), people))
    if found:
        _, begin, end, people = max(found, key=lambda one: one[:2])
        yield text.claim("author", -begin, end, Trust.LINE - 10, value=people)


def _spelt_out(names: tuple[Name, ...], text: PageText) -> tuple[Name, ...]:
    """Write the given names as the page's own citation does, where the byline has their initials alone (EPrints)."""
    for citation, _, _ in text.citations:
        people = [person.name for person in split_people(citation.authors)]
        if len(people) != len(names):
            continue
        pairs = list(zip(names, people, strict=True))
        if all(
            one.family
            and one.family == other.family
            and (one.given or "-")[0] == (other.given or "")[:1]
            for one, other in pairs
        ):
            return tuple(
                one.model_copy(update={"given": other.given})
                if len((other.given or "").replace(".", ""))
                > len((one.given or "").replace(".", ""))
                else one
                for one, other in pairs
            )
    return names


_IS_CUT = regex(r"\bet al\b|\bothers\b|…|\.\.\.", re.I)


def _trust_of(block: Block) -> int:
    if block.is_cut:
        # The first authors and "et al." are not the authors.
        return Trust.THRESHOLD - 5
    return Trust.LINE if len(block.entries) > 1 or block.affiliations else Trust.POSITION + 5


_FORM_WORDS = regex(
    r"\b(?:e-?mail|address|sign|log ?in|password|user ?name|account|register|search|cart|help|menu|central|alerts?)\b",
    re.I,
)


def _is_of_a_form(block: Block) -> bool:
    return any(_FORM_WORDS.search(str(name)) for name in block.names())


def _stands_before_title(text: PageText, block: Block) -> bool:
    """One name alone, over the title, is a site's or a menu's."""
    title = text.outline.segments[text.title[0]] if text.title else None
    return title is not None and len(block.entries) == 1 and block.end <= title.start


# What a star's footnote says when it marks no corresponding author.
_STAR_IS_OTHER = regex(
    r"(?:^|\n)\s{0,3}[*∗]{1,2}\s{0,2}\)?\s{0,2}(?:now at|present address|current address|deceased|these authors)",
    re.I,
)


def _without_star(text: PageText, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Take the flag off where the page's legend says that the star means something else."""
    if not any(name.corresponding for name in names) or not _STAR_IS_OTHER.search(text.page.text):
        return names
    return tuple(name.model_copy(update={"corresponding": False}) for name in names)


def _corresponding(text: PageText, index: int) -> Iterator[Claim]:
    value = value_of(text.outline, index)
    if value is None:
        return
    words = text.page.text[slice(*value)]
    held = text.people_held[0] if text.people_held else ()
    known = _known_at_start(words, held)
    # "Ana Paz, ana@x.org; Bo Li, bo@y.org" names two.
    pieces = [known] if known else [author_lines.corresponding(piece) for piece in words.split(";")]
    names = tuple(name for name in pieces if name is not None)
    if names:
        yield text.claim("author", *value, Trust.LABELLED, value=names, partial=True)


def _biographies(text: PageText) -> Iterator[Claim]:
    """OJS' "Author Biographies" head each with "Name, Affiliation": they complete the list of authors."""
    for span in text.outline.spans("biography"):
        for index in span[1:]:
            segment = text.outline.segments[index]
            words, comma, rest = segment.text.partition(",")
            if (
                comma
                and len(segment.text) < 200
                and looks_like_person(words)
                and is_affiliation(rest.strip())
            ):
                name = parse_name(words).model_copy(
                    update={"affiliation": (clean(rest).strip(" .;"),)}
                )
                yield text.claim(
                    "author",
                    segment.start,
                    segment.end,
                    Trust.POSITION,
                    value=(name,),
                    partial=True,
                )


def _known_at_start(words: str, held: tuple[str, ...]) -> Name | None:
    """Cut the corresponding author from what was glued behind: the notice's name, perhaps with more initials."""
    for full in held:
        parts = full.split()
        if len(parts) < 2:
            continue
        pattern = rf"{re.escape(parts[0])}(?:\s[A-Z][\w.]{{0,3}}){{0,3}}\s{re.escape(' '.join(parts[1:]))}"
        found = re.match(pattern, words)
        if found and found.end() < len(words) and words[found.end()] not in " ,;.(":
            return parse_name(found.group()).model_copy(update={"corresponding": True})
        if found and len(words) > found.end() + 3 and words[found.end()] == " ":
            return parse_name(found.group()).model_copy(
                update={"corresponding": True, "email": find_email(words)}
            )
    return None


def from_notice(text: PageText) -> Iterator[Claim]:
    """What only the copyright notice tells: the year, and the persons who hold it as the authors."""
    for notice in text.notices:
        evidence = notice.evidence[0]
        if evidence.start is None or evidence.end is None:
            continue
        if notice.years:
            year = re.search(str(notice.years[-1]), evidence.quote)
            start = evidence.start + (year.start() if year else 0)
            yield text.claim(
                "issued",
                start,
                start + 4,
                Trust.DERIVED,
                basis="derived",
                note="the year of the copyright notice",
                value=None,
            )
    if text.people_held is None:
        return
    persons, notice = text.people_held
    evidence = notice.evidence[0]
    names = [parse_name(person) for person in persons]
    if evidence.start is None or evidence.end is None or not all(name.given for name in names):
        return
    note = "the persons named as copyright holders, in their order"
    yield text.claim(
        "author",
        evidence.start,
        evidence.end,
        Trust.DERIVED + 5,
        value=tuple(names),
        basis="derived",
        note=note,
    )
