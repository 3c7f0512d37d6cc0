"""What no single tag of RIS says: dates, pages, serial numbers, identifiers, from several together."""

from __future__ import annotations

import re
from typing import Any

from carcite.formats import canonical, dates
from carcite.formats.canonical import words
from carcite.formats.extra_lines import FoundLines
from carcite.formats.keys import is_key
from carcite.formats.people import PAGE_LABEL, number_range
from carcite.formats.ris import values as read
from carcite.formats.ris.records import Held
from carcite.formats.types import COUNTED, IN_PERIODICAL
from carcite.model.reference import Date

Values = dict[str, Any]
Extra = list[tuple[str, str]]

DATED = ("PY", "Y1", "DA")
NUMBERED = frozenset({"report", "patent"})
# EndNote has the PMCID of PubMed's records in C2.
IDENTIFIED = ("U1", "U2", "U3", "U4", "AN", "C2")
# PubMed's own exports mark its identifiers so: "26957754[pmid]".
MARKED = re.compile(r"(?P<number>\w{1,20})\[(?P<kind>pmid|pmcid)\]", re.I)
LABELLED = re.compile(r"(?P<kind>pmid|pmcid):\s{0,3}(?P<number>[1-9]\d{0,8}|PMC\d{3,9})", re.I)
PUBMED = re.compile(r"pubmed|medline|\bNLM\b|\bPMC\b", re.I)
PMID, PMCID = re.compile(r"[1-9]\d{0,8}"), re.compile(r"PMC\d{3,9}")
# A copyright notice among notes or abstracts; not the one of the database that printed the record.
NOTICE = re.compile(r"(?:©|copyright\b(?!\s{0,3}-\s{0,3}database))", re.I)


def known_values(held: Held, found: FoundLines | None, type_: str, extra: Extra) -> Values:
    """Return what no single tag says, added to what was `found`, and take out of `held` what went into it."""
    values: Values = found.values if found is not None else {}
    if "A1" in held:
        held["AU"] = list(dict.fromkeys([*held.get("AU", ()), *held.pop("A1")]))
    if type_ == "paper-conference" and "T2" in held:
        # Without C3, all but Zotero mean the proceedings by T2; with it, T2 is the meeting.
        if words(held["T2"][0]) == values.get("event_title"):
            del held["T2"]
        elif "C3" not in held:
            held["C3"] = held.pop("T2")
        elif held["C3"] == held["T2"]:
            del held["T2"]
    _dates(values, held)
    _pages(values, held, type_)
    if "SN" in held:
        _serials(values, held, type_)
    if "AB" in held and len(held["AB"]) > 1:
        _abstract(held, extra)
    if "ID" in held:
        key = held["ID"][0]
        if is_key(key) or is_key(key := words(key) or ""):
            values["id"] = key
            del held["ID"]
    for tag in IDENTIFIED:
        if tag in held:
            _identifiers(values, held, tag)
    if "M1" in held and type_ in IN_PERIODICAL and "IS" not in held and len(held["M1"]) == 1:
        issue = words(held["M1"][0])
        if issue is not None and len(issue) <= 10 and any(map(str.isdigit, issue)):
            held["IS"] = held.pop("M1")
    return values


def _dates(values: Values, held: Held) -> None:
    """Set the dates: of PY, Y1 and DA those that agree in the year, the finest of them."""
    # What a line says of the day of access, since Mendeley takes DA for it.
    accessed = _beginning(values["accessed"]) if "accessed" in values else None
    if "Y2" in held or "ET" in held:
        _other_dates(values, held)
    if "issued" not in values and accessed is None and _year_and_day(values, held):
        return
    stated = [(tag, value) for tag in DATED if tag in held for value in held[tag]]
    found: list[tuple[str, Date]] = []
    for tag, value in stated:
        date = read.date(value)
        if date is None:
            continue
        variable = read.kind_of_date(value) if value[-1:].isalpha() else None
        if variable is not None:
            values.setdefault(variable, date)
        else:
            found.append((tag, date))
    days = [date for tag, date in found if accessed is None or tag != "DA" or date != accessed]
    if days and "issued" not in values:
        year = days[0].year
        values["issued"] = max(days, key=lambda date: date.precision if date.year == year else 0)
    for tag in DATED:
        if tag in held:
            rest = [value for value in held[tag] if not _is_said(tag, value, values)]
            if rest:
                held[tag] = rest
            else:
                del held[tag]


def _year_and_day(values: Values, held: Held) -> bool:
    """Set the date of a record that has a year in PY and its day in DA, as most have."""
    years, days = held.get("PY"), held.get("DA")
    if years is None or days is None or len(years) + len(days) > 2 or "Y1" in held:
        return False
    year, day = years[0], read.date(days[0])
    if day is None or len(year) != 4 or year != dates.year(day):
        return False
    values["issued"] = day
    del held["PY"], held["DA"]
    return True


def _beginning(date: Date) -> Date:
    """Return what DA can hold of a date."""
    if not (date.end or date.circa):
        return date
    return date.model_copy(update={"end": None, "circa": False})


def _other_dates(values: Values, held: Held) -> None:
    for tag, variable in (("Y2", "accessed"), ("ET", "available_date")):
        date = read.date(held[tag][0]) if tag in held else None
        if date is not None:
            # PubMed puts the day on which an article went online into ET.
            whole = tag == "Y2" or date.precision == 3
            # A line says what Y2 cannot: a range, and what is uncertain.
            if whole and date in (known := values.setdefault(variable, date), _beginning(known)):
                del held[tag]


def _is_said(tag: str, value: str, values: Values) -> bool:
    """Whether a date's text says no more than what was taken; a month without its year completes it."""
    issued: Date | None = values.get("issued")
    date = read.date(value)
    if date is issued and date is not None:
        return True
    if date is None:
        if issued is not None and issued.precision == 1:
            finer = read.month_of_year(value, issued.year)
            if finer is not None:
                values["issued"] = finer
                return True
        return not value.strip(" /")
    if value[-1:].isalpha() and read.kind_of_date(value) is not None:
        return True
    if tag == "DA" and "accessed" in values and date == _beginning(values["accessed"]):
        return True
    return issued is not None and _is_coarser(date, issued)


def _is_coarser(date: Date, issued: Date) -> bool:
    """Whether a date is another that is finer, but for what it leaves unsaid."""
    if date.year != issued.year:
        return False
    if date.precision == 1:
        return True
    if (date.month, date.season) != (issued.month, issued.season):
        return False
    return date.day is None or date.day == issued.day


def _pages(values: Values, held: Held, type_: str) -> None:
    """Set pages, their number, or the number of an article from SP, EP and C7."""
    if "SP" not in held:
        return
    if "OP" in held and "EP" not in held and held["OP"][0].strip().isdecimal():
        # RefWorks calls the last page so.
        held["EP"] = held.pop("OP")
    start, end = held["SP"][0], held["EP"][0] if "EP" in held else None
    first = start if start.isdecimal() else words(start)
    last = end if end is None or end.isdecimal() else words(end)
    if first is None:
        return
    if last is not None and type_ not in COUNTED and first.isdigit() and last.isdigit():
        # As most records have it.
        del held["SP"], held["EP"]
        values.setdefault("page", first if first == last else f"{first}-{last}")
        return
    if type_ in COUNTED and last is None and number_range(first) is None:
        if values.setdefault("number_of_pages", first) == first:
            del held["SP"]
        return
    first = PAGE_LABEL.sub("", first)
    page = first
    if last is not None and number_range(first) is None:
        page = first if first == last else f"{first}-{last}"
        del held["EP"]
    elif last is not None and first.endswith(last):
        # SP holds the whole range, and EP its end once more.
        del held["EP"]
    ends = number_range(page)
    if ends is not None:
        page = f"{ends[0]}-{ends[1]}"
    del held["SP"]
    if type_ not in IN_PERIODICAL or "page" in values:
        values.setdefault("page", page)
        return
    number = next((words(held[tag][0]) for tag in ("C7", "AR") if tag in held), None)
    number = values.get("number") or number
    if number is None and read.is_article_number(page):
        values["number"] = page
    elif number != page:
        values["page"] = page


def _serials(values: Values, held: Held, type_: str) -> None:
    """Set ISSN, ISBN, or a report's number from SN, which means each of them."""
    stated = ", ".join(held["SN"])
    isbn = canonical.isbns(stated)
    if type_ in NUMBERED and not isbn:
        number = words(held["SN"][0])
        if number and values.setdefault("number", number) == number:
            del held["SN"]
        return
    issn = canonical.issns(stated)
    if isbn:
        values.setdefault("isbn", isbn)
    if issn:
        values.setdefault("issn", issn)
    if isbn or issn:
        del held["SN"]


def _abstract(held: Held, extra: Extra) -> None:
    """Take a copyright notice that has an AB of its own out of the abstract (EBSCO)."""
    kept = [value for value in held["AB"] if not NOTICE.match(value.strip())]
    if kept:
        extra += [("AB", value.strip()) for value in held["AB"] if value not in kept]
        held["AB"] = kept


def _identifiers(values: Values, held: Held, tag: str) -> None:
    """Set PMID and PMCID where a tag marks them, or where the database is PubMed."""
    value = held[tag][0].strip()
    if tag == "AN" and words(value) == values.get("pmid"):
        del held[tag]
        return
    marked = MARKED.fullmatch(value) or LABELLED.fullmatch(value)
    variable: str | None = None
    if marked is not None:
        variable, value = marked["kind"].lower(), marked["number"]
    elif tag in ("AN", "C2") and PMCID.fullmatch(value):
        variable = "pmcid"
    elif tag == "AN" and PMID.fullmatch(value):
        source = " ".join(value for key in ("DB", "DP") for value in held.get(key, ()))
        variable = "pmid" if PUBMED.search(source) or values.get("pmid") == value else None
    if variable is not None and values.setdefault(variable, value) == value:
        del held[tag]
