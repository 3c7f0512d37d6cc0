"""Turn a Crossref work record into claims: each variable with its raw words, its place, and its trust.

The claims then go the way of a page's claims, through normalise and merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote as percent_encoded

from carcite.crossref.abstracts import abstract_text
from carcite.crossref.claiming import CAPITALS, LESS, MANGLED, TRUST, claim, says
from carcite.crossref.containers import Containers, Titled, containers, server
from carcite.crossref.dates import PLACEHOLDER, Moment, history, moment, publication
from carcite.crossref.fields import Work, indexed, mapping, mappings, text, texts
from carcite.crossref.numbering import numbers
from carcite.crossref.people import ROLES, people, quote_of
from carcite.crossref.permissions import rights_of_work
from carcite.crossref.relations import relations
from carcite.crossref.titles import LOST, is_capitals, title_text, whole_title
from carcite.crossref.work_types import WorkType, work_type
from carcite.errors import BadAnswer, InvalidIdentifier
from carcite.model.claims import Claim
from carcite.model.reference import Reference
from carcite.values.identifiers import canonical_doi, canonical_isbn, canonical_issn
from carcite.values.inline import plain_text
from carcite.values.names import Name
from carcite.values.text import fold
from carcite.weighing.merge import merge, reference_of
from carcite.weighing.normalise import normalise

__all__ = ["claims_of", "reference_of_work", "rights_of_work"]


def claims_of(work: Mapping[str, object]) -> list[Claim]:
    """Claim what a Crossref work record says, with the raw words in each claim's quote.

    `work` is the `message` of an answer, or the whole answer. Fields that hold what they should not
    claim nothing. Raises BadAnswer when it is no record at all.
    """
    work = _message(work)
    kind = work_type(
        text(work, "type"),
        text(work, "subtype"),
        in_book=bool(text(work, "ISBN") and text(work, "container-title")),
    )
    found: list[Claim] = []
    for claims in (
        _identity(work, kind),
        _titles(work),
        _names(work, kind),
        _containers(work, kind),
        numbers(work, kind),
        _dates(work, kind),
        _descriptions(work, kind),
        _bodies(work, kind),
        _other_works(work),
    ):
        found += claims
    return found


def reference_of_work(work: Mapping[str, object]) -> Reference:
    """Turn a Crossref work record into a reference, with the rights that it states.

    Its title may be None: components and journals' issues often have none. Raises BadAnswer when it
    is no record at all.
    """
    work = _message(work)
    reference = reference_of(merge(map(normalise, claims_of(work))))
    rights = rights_of_work(work, authors=reference.author)
    return reference.model_copy(update={"rights": rights})


def _message(work: object) -> Work:
    if isinstance(work, Mapping) and "DOI" not in work and isinstance(work.get("message"), Mapping):
        work = work["message"]
    if not isinstance(work, Mapping):
        raise BadAnswer(
            f"not a Crossref record: {type(work).__name__} {str(work)[:60]!r}; a record is a JSON object with DOI, title, author …"
        )
    return {key: value for key, value in work.items() if isinstance(key, str)}


# --- what it is -------------------------------------------------------------------------------


def _identity(work: Work, kind: WorkType) -> Iterator[Claim]:
    quote = text(work, "type")
    yield claim("type", quote or "no type", "type", value=kind.csl, note=kind.reason)
    words = text(work, "DOI")
    if words:
        yield claim("doi", words, "DOI")
        try:
            doi = canonical_doi(words)
        except InvalidIdentifier:
            return
        url = "https://doi.org/" + percent_encoded(doi, safe="/:;().,_-~!*'@$&+=")
        yield claim("url", text(work, "URL") or words, "URL", value=url)
    genre = kind.genre
    path = "subtype" if kind.type == "posted-content" else "type"
    if kind.csl == "thesis" and text(work, "degree"):
        genre, path = plain_text(text(work, "degree")), "degree[0]"
    elif kind.type == "peer-review" and text(mapping(work, "review"), "type"):
        genre, path = text(mapping(work, "review"), "type").replace("-", " "), "review.type"
    if genre:
        yield claim("genre", genre, path, value=genre)
    version = text(mapping(work, "version"), "version")
    if version and says(version):
        yield claim("version", version, "version.version")
    language = text(work, "language")
    if language:
        yield claim("language", language, "language")


def _titles(work: Work) -> Iterator[Claim]:
    subtitle = next(((path, words) for path, words in indexed(work, "subtitle")), ("", ""))
    titles = [*indexed(work, "title")] or [*_project_titles(work)]
    for index, (path, quote) in enumerate(titles):
        title = title_text(quote)
        # A record in two languages has as many subtitles as titles, and the first is the first's.
        if index == 0 and subtitle[1]:
            title = whole_title(title, title_text(subtitle[1]))
            quote, path = f"{quote}\n{subtitle[1]}", f"{path}, {subtitle[0]}"
        yield _title_claim("title", quote, path, title, less=LESS if index else 0)
    first = fold(plain_text(titles[0][1])) if titles else ""
    for path, quote in indexed(work, "short-title"):
        # Journals have their abbreviations there, and codes.
        own = fold(plain_text(quote))
        if own and own != first and first.startswith(own) and text(work, "type") != "journal":
            yield _title_claim("title_short", quote, path, title_text(quote))


def _project_titles(work: Work) -> Iterator[tuple[str, str]]:
    for path, project in mappings(work, "project"):
        for inner, title in mappings(project, "project-title"):
            if text(title, "title"):
                yield f"{path}.{inner}.title", text(title, "title")


def _title_claim(variable: str, quote: str, path: str, title: str, *, less: int = 0) -> Claim:
    trust, note = TRUST[variable]
    if LOST in title:
        trust, note = MANGLED, "a character was lost on the way to Crossref"
    elif is_capitals(title):
        trust, note = CAPITALS, "all in capitals, so the usual case is not known"
    return claim(
        variable,
        quote,
        path,
        value=title or None,
        problem=None if title else f"no title in {quote[:40]!r}",
        trust=trust - less,
        note=note,
    )


# --- who --------------------------------------------------------------------------------------


def _names(work: Work, kind: WorkType) -> Iterator[Claim]:
    for role, variable in ROLES.items():
        names = people(work, role)
        if names:
            less = LESS if role != variable else 0
            trust = TRUST[variable][0] - less
            yield claim(variable, quote_of(work, role), role, value=names, trust=trust)
    yield from _investigators(work)
    body = text(mapping(work, "standards-body"), "name")
    if kind.csl == "standard" and body:
        # A standard has no other author than the body that sets it.
        value: tuple[Name, ...] = (Name(literal=plain_text(body)),) if plain_text(body) else ()
        yield claim("author", body, "standards-body.name", value=value or None, trust=60)


def _investigators(work: Work) -> Iterator[Claim]:
    for path, project in mappings(work, "project"):
        for role in ("lead-investigator", "investigator"):
            names = people(project, role)
            if names:
                yield claim("author", quote_of(project, role), f"{path}.{role}", value=names)
                return


# --- where ------------------------------------------------------------------------------------


def _containers(work: Work, kind: WorkType) -> Iterator[Claim]:
    found = containers(work, kind)
    if kind.type == "posted-content" and found.container is None:
        found = found._replace(container=server(work))
    yield from _titled_claims(found)
    yield from _standard_numbers(work, "ISSN", "issn")
    yield from _standard_numbers(work, "ISBN", "isbn")
    event = mapping(work, "event")
    for key, variable in (("name", "event_title"), ("location", "event_place")):
        words = text(event, key)
        if words and says(words):
            yield claim(variable, words, f"event.{key}")
    start, end = moment(event, "start"), moment(event, "end")
    if start is not None:
        date = start.date
        if end is not None and end.date != start.date and end.date.year >= start.date.year:
            date = date.model_copy(update={"end": end.date})
        quote = start.quote if end is None else f"{start.quote}/{end.quote}"
        yield claim("event_date", quote, f"event.{start.path}", value=date)


def _titled_claims(found: Containers) -> Iterator[Claim]:
    rows: tuple[tuple[str, Titled | None], ...] = (
        ("container_title", found.container),
        ("collection_title", found.series),
        ("container_title_short", found.short),
    )
    for variable, titled in rows:
        if titled is not None and titled.title:
            yield _title_claim(variable, titled.quote, titled.path, titled.title)
    for other in found.others:
        trust = TRUST["container_title"][0] - LESS
        yield claim("container_title", other.quote, other.path, value=other.title, trust=trust)


def _standard_numbers(work: Work, key: str, variable: str) -> Iterator[Claim]:
    """ISSNs or ISBNs with what they are of, print first; a page may know others."""
    canonical = canonical_issn if variable == "issn" else canonical_isbn
    kinds = {
        text(entry, "value").upper(): text(entry, "type").lower()
        for _, entry in mappings(work, f"{variable}-type")
    }
    numbers: dict[str, str] = {}
    said = [*texts(work, key)] or [*kinds]
    for words in said:
        try:
            numbers.setdefault(canonical(words), kinds.get(words.upper(), ""))
        except InvalidIdentifier as error:
            yield claim(variable, words, key, problem=str(error))
    if numbers:
        ordered = tuple(sorted(numbers, key=lambda number: numbers[number] != "print"))
        types = ", ".join(f"{number} is {kind}" for number, kind in numbers.items() if kind)
        yield claim(variable, "; ".join(said), key, value=ordered, note=types or None)


# --- when -------------------------------------------------------------------------------------


def _dates(work: Work, kind: WorkType) -> Iterator[Claim]:
    numbered = bool(text(work, "volume") or text(work, "issue") or mapping(work, "journal-issue"))
    dates = publication(work, numbered=numbered)
    award = moment(work, "award-start") if kind.type == "grant" else None
    issued = dates.issued or award
    for index, found in enumerate(filter(None, (issued, *dates.others))):
        yield _date_claim("issued", found, less=LESS if index else 0)
    if dates.online is not None:
        yield _date_claim("available_date", dates.online)
    for variable, found in history(work):
        yield claim(variable, found.quote, found.path, value=found.date)
    accepted = moment(work, "accepted")
    # A server "accepts" what it posts; nobody has reviewed it.
    if accepted is not None and kind.type != "posted-content":
        yield _date_claim("accepted", accepted)


def _date_claim(variable: str, found: Moment, *, less: int = 0) -> Claim:
    trust = TRUST[variable][0] - less - (LESS if found.placeholder else 0)
    return claim(
        variable,
        found.quote,
        found.path,
        value=found.date,
        trust=trust,
        derived=found.placeholder,
        note=PLACEHOLDER if found.placeholder else None,
    )


# --- what it says, who stands behind it --------------------------------------------------------


def _descriptions(work: Work, kind: WorkType) -> Iterator[Claim]:
    title = plain_text(text(work, "title"))
    for key in ("abstract", "description"):
        raw = text(work, key)
        # A component's description is the caption of a table.
        if not raw or (key == "description" and kind.type in ("component", "peer-review")):
            continue
        words = abstract_text(raw, title=title)
        problem = None if words else f"no abstract in {raw[:60]!r}"
        yield claim("abstract", raw, key, value=words or None, problem=problem)
    section = text(work, "group-title")
    if section and kind.type == "posted-content":
        yield claim("section", section, "group-title")


def _bodies(work: Work, kind: WorkType) -> Iterator[Claim]:
    """The publisher; of a thesis its school."""
    publisher = text(work, "publisher")
    if publisher:
        yield claim("publisher", publisher, "publisher")
    place = text(work, "publisher-location")
    if place and says(place):
        yield claim("publisher_place", place, "publisher-location")
    school = mapping(work, "institution")
    if kind.csl == "thesis" and says(text(school, "name")):
        trust = TRUST["publisher"][0] + 1
        yield claim("publisher", text(school, "name"), "institution[0].name", trust=trust)
        if says(text(school, "place")):
            yield claim("publisher_place", text(school, "place"), "institution[0].place", trust=trust)  # fmt: skip


# --- other works, and what the record knows beside ---------------------------------------------

_STATUS = {"retracted-by": "retracted", "withdrawn-by": "withdrawn", "removed-by": "removed"}


def _other_works(work: Work) -> Iterator[Claim]:
    found = relations(work)
    if found:
        quote = "; ".join(dict.fromkeys(one.quote for one in found))
        path = ", ".join(dict.fromkeys(one.path.partition("[")[0] for one in found))
        value = tuple(one.relation for one in found)
        yield claim("relations", quote, path, value=value)
        reinstated = any(one.relation.kind == "reinstated-by" for one in found)
        for one in found:
            if one.relation.kind in _STATUS and not reinstated:
                status = _STATUS[one.relation.kind]
                yield claim("status", one.quote, one.path, value=status)
                break
    extra = tuple(_extra(work))
    if extra:
        yield claim("extra", "; ".join(words for _, words in extra), ", ".join(name for name, _ in extra), value=extra)  # fmt: skip


def _extra(work: Work) -> Iterator[tuple[str, str]]:
    """What CSL has no variable for, by the record's own name, once each."""
    funders = "; ".join(
        filter(None, map(_funder, (entry for _, entry in mappings(work, "funder"))))
    )
    if funders:
        yield "funder", funders
    original = title_text(text(work, "original-title"))
    if original and fold(plain_text(original)) not in _folded(texts(work, "title")):
        yield "original-title", original


def _folded(titles: Iterable[str]) -> Sequence[str]:
    return [fold(plain_text(title)) for title in titles]


def _funder(entry: Work) -> str:
    awards = ", ".join(dict.fromkeys(filter(says, map(plain_text, texts(entry, "award")))))
    name = plain_text(text(entry, "name"))
    return f"{name} ({awards})" if name and awards else name or awards
