"""Build `words.py` from the languages' files and from CLDR's months (Babel): `python -m carcite.lexicon.build`.

Needs Babel, in the version that the extra `test` names. With `--check` nothing is written, and the exit code says whether `words.py` is
what its sources make.
"""

from __future__ import annotations

import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from pprint import pformat
from typing import Any

from babel import Locale

HERE = Path(__file__).parent
TARGET = HERE / "words.py"
# The languages whose months are taken from CLDR, by its codes.
CLDR = (
    "en de fr es pt it nl ca gl eu id ms pl cs sk sl hr bs sr sr_Latn mk bg ru uk be tr az sv da nb nn fi et lv"
    " lt hu ro is ga cy sq el he ar fa ur hi bn ta te ml mr th vi ka hy kk uz af sw"
).split()
# Of these, pages cut the months' names to three and four letters as well.
CUT = ("en", "de", "fr", "es", "pt", "it", "nl")
HEAD = '''"""Words by language, as readers ask for them. Written by `carcite.lexicon.build`; change its sources."""

# fmt: off
from __future__ import annotations

'''


def languages() -> dict[str, dict[str, Any]]:
    """Read the languages' files, by their codes."""
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((HERE / "languages").glob("*.toml"))
    }


def months(known: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """Return the number of each month's name; 0 where two languages mean different months by it.

    What a language's own file says goes before, then whole names, then abbreviations, then cuts.
    """
    said: dict[str, int] = {}
    for ranked in (_numbered(known, "months"), _of_cldr("wide"), _of_cldr("abbreviated"), _cut()):
        ranked_words: dict[str, set[int]] = {}
        for word, number in ranked:
            ranked_words.setdefault(word, set()).add(number)
        for word, numbers in ranked_words.items():
            said.setdefault(word, numbers.pop() if len(numbers) == 1 else 0)
    for word, number in list(said.items()):
        said.setdefault(_bare(word), number)
    return dict(sorted(said.items()))


def _numbered(known: Mapping[str, Mapping[str, Any]], section: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a section whose keys are numbers, each with its number."""
    for words in known.values():
        for number, row in words.get(section, {}).items():
            yield from ((word, int(number)) for word in row.split())


def _of_cldr(width: str) -> Iterator[tuple[str, int]]:
    for code in CLDR:
        names = Locale.parse(code).months
        for context in ("format", "stand-alone"):
            for number, name in names[context].get(width, {}).items():
                word = name.casefold().removesuffix(".").removeprefix("de ").removeprefix("d’")
                if len(word) > 1 and not any(char.isdigit() or char.isspace() for char in word):
                    yield word, number


def _cut() -> Iterator[tuple[str, int]]:
    for code in CUT:
        for number, name in Locale.parse(code).months["format"]["wide"].items():
            for length in (3, 4):
                yield name.casefold()[:length], number


def _bare(word: str) -> str:
    """Return a word without accents, as pages in a hurry write it; of other scripts as it is."""
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return bare if bare.isascii() else word


def merged(
    known: Mapping[str, Mapping[str, Any]], section: str, *, lower: bool = True
) -> dict[str, tuple[str, ...]]:
    """Return a section's words by kind, those of all languages together, each once.

    Raises ValueError where a word is of one kind in one language and of another in another: it tells nothing.
    """
    kinds: dict[str, list[str]] = {}
    kind_of: dict[str, tuple[str, str]] = {}
    for code, words in known.items():
        for kind, row in words.get(section, {}).items():
            for word in row:
                if lower and word != word.lower().strip():
                    raise ValueError(
                        f"{code}.toml, {section}, {kind}: {word!r} is not in small letters"
                    )
                first = kind_of.setdefault(word, (kind, code))
                if first[0] != kind:
                    raise ValueError(
                        f"{code}.toml, {section}: {word!r} is {kind} here, {first[0]} in {first[1]}.toml"
                    )
                if first == (kind, code):
                    kinds.setdefault(kind, []).append(word)
    return {kind: tuple(dict.fromkeys(row)) for kind, row in kinds.items()}


def bodies(known: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the words that only the names of bodies have."""
    rows = (words.get("bodies", {}).get("words", "") for words in known.values())
    return tuple(dict.fromkeys(word for row in rows for word in row.split()))


def _keywords(known: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Return the labels of keywords by language, which tell the language of what stands under them."""
    return {
        code: tuple(words["labels"]["keywords"])
        for code, words in known.items()
        if "keywords" in words.get("labels", {})
    }


def _each(known: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, str]:
    return {code: words[key] for code, words in known.items() if key in words}


def source() -> str:
    """Return what `words.py` is to hold."""
    known = languages()
    tables: dict[str, tuple[str, object]] = {
        "MONTHS": ("dict[str, int]", months(known)),
        "SEASONS": ("dict[str, int]", dict(_numbered(known, "seasons"))),
        "LABELS": ("dict[str, tuple[str, ...]]", merged(known, "labels")),
        "KEYWORDS_OF": ("dict[str, tuple[str, ...]]", _keywords(known)),
        "ROW_LABELS": ("dict[str, tuple[str, ...]]", merged(known, "rows")),
        "WORKS": ("dict[str, tuple[str, ...]]", merged(known, "works")),
        "CC_ELEMENTS": ("dict[str, tuple[str, ...]]", merged(known, "cc", lower=False)),
        "BODIES": ("tuple[str, ...]", bodies(known)),
        "LANGUAGES": ("dict[str, str]", _each(known, "names")),
        "LETTERS": ("dict[str, str]", _each(known, "letters")),
        "FUNCTION_WORDS": ("dict[str, str]", _each(known, "function_words")),
    }
    return HEAD + "\n".join(_written(name, *table) for name, table in tables.items())


def _written(name: str, kind: str, table: object) -> str:
    return f"{name}: {kind} = {pformat(table, width=160, compact=True, sort_dicts=False)}\n"


def main(arguments: Iterable[str]) -> int:
    """Write `words.py`, or with `--check` say whether it is what it should be."""
    made = source()
    if "--check" in arguments:
        return int(TARGET.read_text(encoding="utf-8") != made)
    TARGET.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
