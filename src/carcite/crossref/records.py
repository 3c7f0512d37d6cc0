"""Turn a Crossref work record into claims: each variable with its raw words, its place, and its trust.

The claims then go the way of a page's claims, through normalise and merge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote as percent_encoded

from carcite.crossref.abstracts import abstract_text
from carcite.crossref.containers import Containers, Titled, containers, server
from carcite.crossref.fields import Work, indexed, mapping, mappings, text, texts
from carcite.crossref.moments import PLACEHOLDER, Moment, history, moment, publication
from carcite.crossref.people import ROLES, people, quote_of
from carcite.crossref.permissions import rights_of_work
from carcite.crossref.relations import relations
from carcite.crossref.titles import LOST, NOTHING, is_capitals, title_text, whole_title
from carcite.crossref.work_types import WorkType, work_type
from carcite.errors import BadAnswer, InvalidIdentifier
from carcite.evidence import Claim, Value
from carcite.merge import merge, reference_of
from carcite.reference import Reference
from carcite.values.identifiers import canonical_doi, canonical_isbn, canonical_issn
from carcite.values.inline import plain_text
from carcite.values.names import Name
from carcite.values.normalise import normalise
from carcite.values.pages import canonical_pages
from carcite.values.text import fold

__all__ = ["READER", "TRUST", "claims_of", "reference_of_work", "rights_of_work"]

READER = "crossref"

# How far each field of a record is to be trusted, and why. Records are made by publishers for
# machines, so most stand as high as a page's own tags; lower stand those that are filled by habit.
TRUST: dict[str, tuple[int, str]] = {
    "doi": (95, "the record is kept under it"),
    "title": (90, "deposited for the index of all works"),
    "author": (89, "family and given names apart, in order"),
    "editor": (85, "as authors, but often missing"),
    "translator": (85, "as authors, but often missing"),
    "container_title": (88, "one form for all works of the journal"),
    "container_title_short": (80, "some deposit the whole title again"),
    "collection_title": (80, "which of two titles is the series is told by their words"),
    "issn": (88, "checked by Crossref against the journal's"),
    "isbn": (85, "of all formats of the book"),
    "volume": (88, "where it is missing the issue is not out yet"),
    "issue": (88, "where it is missing the issue is not out yet"),
    "page": (86, "some deposit a stand-in"),
    "number": (88, "a field of its own"),
    "issued": (85, "print and online are told apart"),
    "available_date": (84, "the day the record says it went online"),
    "submitted": (80, "an assertion in words"),
    "accepted": (80, "an assertion in words"),
    "event_title": (80, "of the proceedings"),
    "event_place": (80, "of the proceedings"),
    "event_date": (80, "of the proceedings"),
    "abstract": (80, "text without its layout"),
    "edition": (80, "a field of its own"),
    "type": (80, "chosen by the publisher among thirty"),
    "genre": (70, "what CSL's type does not say"),
    "language": (60, "many deposit English for all they have"),
    "publisher": (62, "the member's legal name, which is often the parent company's"),
    "publisher_place": (62, "the member's seat"),
    "section": (60, "a preprint server's subject"),
    "title_short": (60, "few deposit one"),
    "version": (80, "a field of its own"),
    "status": (90, "a notice, by the publisher or Retraction Watch"),
    "url": (50, "rebuilt from the DOI; a page's own address says more"),
    "relations": (90, "stated by the publisher of one of the two"),
    "extra": (80, "as the record says it"),
}
# A title in capitals hides which letters are capitals; U+FFFD hides which letters they were.
CAPITALS, MANGLED = 45, 40
# What a second value of a field is worth beside the first.
LESS = 20


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
        _numbers(work, kind),
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
            f"no work record: {type(work).__name__} {str(work)[:60]!r}; a record is a JSON object with DOI, title, author …"
        )
    return {key: value for key, value in work.items() if isinstance(key, str)}


def _claim(
    variable: str,
    quote: str,
    path: str,
    *,
    value: Value | None = None,
    problem: str | None = None,
    trust: int | None = None,
    derived: bool = False,
    note: str | None = None,
) -> Claim:
    return Claim(
        variable=variable,
        value=value,
        problem=problem,
        quote=quote,
        locator=f"crossref:{path}",
        trust=TRUST[variable][0] if trust is None else trust,
        reader=READER,
        basis="derived" if derived else "stated",
        note=note or TRUST[variable][1],
    )


def _says(words: str) -> bool:
    return words.lower() not in NOTHING


# --- what it is -------------------------------------------------------------------------------


def _identity(work: Work, kind: WorkType) -> Iterator[Claim]:
    quote = text(work, "type")
    yield _claim("type", quote or "no type", "type", value=kind.csl, note=kind.reason)
    words = text(work, "DOI")
    if words:
        yield _claim("doi", words, "DOI")
        try:
            doi = canonical_doi(words)
        except InvalidIdentifier:
            return
        url = "https://doi.org/" + percent_encoded(doi, safe="/:;().,_-~!*'@$&+=")
        yield _claim("url", text(work, "URL") or words, "URL", value=url)
    genre = kind.genre
    path = "subtype" if kind.type == "posted-content" else "type"
    if kind.csl == "thesis" and text(work, "degree"):
        genre, path = plain_text(text(work, "degree")), "degree[0]"
    elif kind.type == "peer-review" and text(mapping(work, "review"), "type"):
        genre, path = text(mapping(work, "review"), "type").replace("-", " "), "review.type"
    if genre:
        yield _claim("genre", genre, path, value=genre)
    version = text(mapping(work, "version"), "version")
    if version and _says(version):
        yield _claim("version", version, "version.version")
    language = text(work, "language")
    if language:
        yield _claim("language", language, "language")


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
        trust, note = CAPITALS, "in capitals, so which letters are capitals is not known"
    return _claim(
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
            yield _claim(variable, quote_of(work, role), role, value=names, trust=trust)
    yield from _investigators(work)
    body = text(mapping(work, "standards-body"), "name")
    if kind.csl == "standard" and body:
        # A standard has no other author than the body that sets it.
        value: tuple[Name, ...] = (Name(literal=plain_text(body)),) if plain_text(body) else ()
        yield _claim("author", body, "standards-body.name", value=value or None, trust=60)


def _investigators(work: Work) -> Iterator[Claim]:
    for path, project in mappings(work, "project"):
        for role in ("lead-investigator", "investigator"):
            names = people(project, role)
            if names:
                yield _claim("author", quote_of(project, role), f"{path}.{role}", value=names)
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
        if words and _says(words):
            yield _claim(variable, words, f"event.{key}")
    start, end = moment(event, "start"), moment(event, "end")
    if start is not None:
        date = start.date
        if end is not None and end.date != start.date and end.date.year >= start.date.year:
            date = date.model_copy(update={"end": end.date})
        quote = start.quote if end is None else f"{start.quote}/{end.quote}"
        yield _claim("event_date", quote, f"event.{start.path}", value=date)


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
        yield _claim("container_title", other.quote, other.path, value=other.title, trust=trust)


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
            yield _claim(variable, words, key, problem=str(error))
    if numbers:
        ordered = tuple(sorted(numbers, key=lambda number: numbers[number] != "print"))
        types = ", ".join(f"{number} is {kind}" for number, kind in numbers.items() if kind)
        yield _claim(variable, "; ".join(said), key, value=ordered, note=types or None)


_LABEL = re.compile(r"^(?:vol(?:ume)?|no|nr|n[°º]|num|number|issue|iss|bd|band|t(?:ome)?)\.?\s{0,2}(?=\S{0,5}\d)", re.I)  # fmt: skip


def _numbers(work: Work, kind: WorkType) -> Iterator[Claim]:
    issue = mapping(work, "journal-issue")
    for variable, key, words in (
        ("volume", "volume", text(work, "volume")),
        ("issue", "issue", text(work, "issue")),
        ("issue", "journal-issue.issue", text(issue, "issue")),
    ):
        if words:
            yield _number_claim(variable, words, key)
    number, pages = text(work, "article-number"), text(work, "page")
    if number:
        yield _number_claim("number", number, "article-number")
    if pages:
        yield _pages(pages, number)
    edition = text(work, "edition-number")
    if edition and _says(edition):
        yield _claim("edition", edition, "edition-number")
    award = text(work, "award")
    if kind.type == "grant" and award:
        yield _claim("number", award, "award")


def _number_claim(variable: str, words: str, path: str) -> Claim:
    low = words.lower()
    if low in NOTHING or low in (
        "preprint",
        "online first",
        "early access",
        "ahead of print",
        "in press",
        "tba",
    ):
        # SIAM deposits "preprint" for the volume of an article that has none yet.
        return _claim(variable, words, path, problem=f"{words[:40]!r} says that there is none")
    bare = normalise(_claim(variable, _LABEL.sub("", words), path))
    return bare.model_copy(update={"quote": words})


def _pages(words: str, number: str) -> Claim:
    if number and words == number:
        return _claim("page", words, "page", problem="the article number again")
    pages = _once(words)
    try:
        pages = canonical_pages(pages)
    except ValueError as error:
        if _IN_A_FIELD.fullmatch(pages):
            return _claim("page", words, "page", value=pages)
        return _claim("page", words, "page", problem=str(error))
    return _claim("page", words, "page", value=_whole_range(pages))


# "234c-234", "A33.1-A33", "604.4-604": a column of a page, to the end of that page.
_COLUMN = re.compile(r"(?P<page>[A-Za-z]?\d{1,6})(?P<column>[a-z]|\.\d{1,2})-(?P=page)")


_TWICE = re.compile(r"(.{3,20})-\1")
# In running text nobody would take these for pages, in the field for pages they are: "12LT01".
_IN_A_FIELD = re.compile(r"[A-Za-z]{0,6}\.?[A-Za-z]{0,5}\d[A-Za-z\d]{0,9}")


def _once(words: str) -> str:
    words = _TWICE.sub(r"\1", words.replace("–", "-"))
    found = _COLUMN.fullmatch(words)
    return found["page"] + found["column"] if found else words


def _whole_range(pages: str) -> str:
    """Write a shortened last page in full: 1425-37 is 1425-1437."""
    first, _, last = pages.partition("-")
    if not (first.isdecimal() and last.isdecimal()) or len(last) >= len(first):
        return pages
    whole = first[: len(first) - len(last)] + last
    return f"{first}-{whole}" if int(whole) > int(first) else pages


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
        yield _claim(variable, found.quote, found.path, value=found.date)
    accepted = moment(work, "accepted")
    # A server "accepts" what it posts; nobody has reviewed it.
    if accepted is not None and kind.type != "posted-content":
        yield _date_claim("accepted", accepted)


def _date_claim(variable: str, found: Moment, *, less: int = 0) -> Claim:
    trust = TRUST[variable][0] - less - (LESS if found.placeholder else 0)
    return _claim(
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
        yield _claim("abstract", raw, key, value=words or None, problem=problem)
    section = text(work, "group-title")
    if section and kind.type == "posted-content":
        yield _claim("section", section, "group-title")


def _bodies(work: Work, kind: WorkType) -> Iterator[Claim]:
    """The publisher; of a thesis its school."""
    publisher = text(work, "publisher")
    if publisher:
        yield _claim("publisher", publisher, "publisher")
    place = text(work, "publisher-location")
    if place and _says(place):
        yield _claim("publisher_place", place, "publisher-location")
    school = mapping(work, "institution")
    if kind.csl == "thesis" and _says(text(school, "name")):
        trust = TRUST["publisher"][0] + 1
        yield _claim("publisher", text(school, "name"), "institution[0].name", trust=trust)
        if _says(text(school, "place")):
            yield _claim("publisher_place", text(school, "place"), "institution[0].place", trust=trust)  # fmt: skip


# --- other works, and what the record knows beside ---------------------------------------------

_STATUS = {"retracted-by": "retracted", "withdrawn-by": "withdrawn", "removed-by": "removed"}


def _other_works(work: Work) -> Iterator[Claim]:
    found = relations(work)
    if found:
        quote = "; ".join(dict.fromkeys(one.quote for one in found))
        path = ", ".join(dict.fromkeys(one.path.partition("[")[0] for one in found))
        value = tuple(one.relation for one in found)
        yield _claim("relations", quote, path, value=value)
        reinstated = any(one.relation.kind == "reinstated-by" for one in found)
        for one in found:
            if one.relation.kind in _STATUS and not reinstated:
                status = _STATUS[one.relation.kind]
                yield _claim("status", one.quote, one.path, value=status)
                break
    extra = tuple(_extra(work))
    if extra:
        yield _claim("extra", "; ".join(words for _, words in extra), ", ".join(name for name, _ in extra), value=extra)  # fmt: skip


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
    awards = ", ".join(dict.fromkeys(filter(_says, map(plain_text, texts(entry, "award")))))
    name = plain_text(text(entry, "name"))
    return f"{name} ({awards})" if name and awards else name or awards
