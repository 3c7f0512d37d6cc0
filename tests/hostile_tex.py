"""A record in which every text would run as TeX: what is written of it must be text and nothing else."""

from __future__ import annotations

from carcite import Date, Name, Reference

# TeX opens a file for writing without being allowed anything; the file tells that it ran.
RAN = "ran.txt"
_COMMAND = rf"\immediate\openout15={RAN} "
# "^^5c" is a backslash to TeX, "^^7b" and "^^7d" are braces, and LuaTeX knows "^^^^005c", too. By
# themselves, and behind braces that end the argument in which a style puts an address.
PAYLOADS = {
    "plain": _COMMAND,
    "hex": _COMMAND.replace("\\", "^^5c"),
    "hex, four digits": _COMMAND.replace("\\", "^^^^005c"),
    "braces": f"}}{_COMMAND}{{",
    "hex braces": "^^7d" + _COMMAND.replace("\\", "^^5c") + "^^7b",
    "two hex braces": "^^7d^^7d" + _COMMAND.replace("\\", "^^5c") + "^^7b^^7b",
    "markup": f"<i>{_COMMAND}</i>".replace("\\", "^^5c"),
    "superscript of a superscript": f"<sup>^</sup>^5cimmediate^<sup>^5c</sup>openout15={RAN} ",
}
TEXTS = (
    "title", "title_short", "container_title", "container_title_short", "collection_title", "collection_number",
    "publisher", "publisher_place", "volume", "issue", "page", "number", "number_of_pages", "section",
    "edition", "version", "genre", "medium", "status", "language", "abstract", "event_title",
    "event_place", "archive", "source", "pmid", "pmcid", "note",
)  # fmt: skip
FOREIGN = ("howpublished", "annote", "file", "pdf", "localfile", "verba", "urla", "urlb", "eprint")


def hostile(payload: str, type_: str = "article-journal") -> Reference:
    """Return a reference that says the payload in every variable that takes a text."""
    person = Name(family=f"Paz {payload}", given=f"Ana {payload}", suffix=payload)
    return Reference.model_validate(
        {
            **dict.fromkeys(TEXTS, f"Reeds {payload}"),
            "type": type_,
            "id": f"reeds{payload}",
            "url": f"https://reeds.example/a{payload}",
            "doi": f"10.5555/a{payload}",
            "arxiv": f"2001.00001{payload}",
            "issn": (payload,),
            "isbn": (payload,),
            "keywords": ("tide", payload),
            "author": (person, Name(literal=payload)),
            "editor": (person,),
            "issued": Date(year=2020),
            "extra": tuple((field, f"a{payload}") for field in FOREIGN),
        }
    )
