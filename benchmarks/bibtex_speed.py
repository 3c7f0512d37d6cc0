"""How fast BibTeX is read and written, beside bibtexparser 2 doing the same work in the same run.

    python benchmarks/bibtex_speed.py [--records 2000] [--repeat 3]

The same work is names split and LaTeX turned to Unicode when reading, and the reverse when writing.
Records are made up here, of about 1.5 kB, with accents, capitals, markup and mathematics as real
ones have. Processor time of one process, the best of the repeats, the garbage collector on.
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from collections.abc import Callable

from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.middlewares.latex_encoding import (
    LatexDecodingMiddleware,
    LatexEncodingMiddleware,
)
from bibtexparser.middlewares.names import (
    MergeCoAuthors,
    MergeNameParts,
    SeparateCoAuthors,
    SplitNameParts,
)

from carcite import formats
from carcite.formats.bibtex.grammar import parse
from carcite.formats.bibtex.reading import loads
from carcite.model.reference import Date, Name, Reference

WORDS = """
    the of and in effect role cells patients analysis study model response human therapy acute chronic
    protein expression regulation clinical randomized trial network learning deep soil water climate
    Bayesian DNA COVID-19 mRNA Escherichia Alzheimer's European T-cell β-catenin São naïve
""".split()
FAMILIES = (
    "Müller Nguyễn García O'Neill Smith Pérez Li Kowalski Ørsted Yamada van|Berg de|Souza".split()
)
GIVEN = "Ana José J.-P. Chen Zoë Łukasz Maria|C. Tarō Ludwig Élise".split()


def made_up(count: int) -> list[Reference]:
    chance = random.Random(7)

    def text(words: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()

    def person() -> Name:
        particle, _, family = chance.choice(FAMILIES).rpartition("|")
        return Name(family=family, given=chance.choice(GIVEN).replace("|", " "), non_dropping_particle=particle or None)  # fmt: skip

    return [
        Reference(
            type="article-journal",
            title=f"{text(9)} in <i>Mus musculus</i> & H<sub>2</sub>O: {text(4)}",
            author=tuple(person() for _ in range(chance.randint(1, 8))),
            container_title=f"Journal of {text(3)}",
            container_title_short="J. Test.",
            volume=str(chance.randint(1, 90)),
            issue=str(chance.randint(1, 12)),
            page=f"{chance.randint(1, 900)}-{chance.randint(901, 999)}",
            issued=Date(year=chance.randint(1990, 2025), month=chance.randint(1, 12), day=chance.randint(1, 28)),
            doi=f"10.1234/test.{number}_{chance.randint(1, 9999)}",
            url=f"https://example.org/a_b/{number}?x=1&y=%20",
            issn=("1664-3224",),
            keywords=tuple(text(2) for _ in range(5)),
            abstract=f"{text(60)}. P < 0.05, 50% of {text(60)}.",
            language="en",
        )
        for number in range(count)
    ]  # fmt: skip


def best(work: Callable[[], object], repeat: int) -> float:
    times = []
    for _ in range(repeat):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def race(works: list[Reference], repeat: int = 3) -> None:
    """Print how fast the works are written and read, and how fast bibtexparser is."""
    logging.disable(logging.WARNING)
    text = formats.dumps(works, "bibtex")
    # bibtexparser with LaTeX is slow: a tenth of the records tells as much.
    count, fewer = len(works), len(works) // 10
    few = formats.dumps(works[:fewer], "bibtex")

    def show(name: str, seconds: float, records: int) -> float:
        print(f"{name:58} {records / seconds:10,.0f} records/s")
        return records / seconds

    print(f"{count} records, {len(text) / count:.0f} characters each")
    ours = show("read: carcite (names, LaTeX, models)", best(lambda: loads(text), repeat), count)  # fmt: skip
    show("read: carcite, the grammar alone", best(lambda: parse(text), repeat), count)
    show("read: bibtexparser, nothing decoded", best(lambda: parse_string(text), 1), count)
    stack = [LatexDecodingMiddleware(), SeparateCoAuthors(), SplitNameParts()]
    theirs = show("read: bibtexparser (names, LaTeX)", best(lambda: parse_string(few, append_middleware=stack), 1), fewer)  # fmt: skip
    print(f"   {ours / theirs:.0f} times")
    ours = show("write: carcite (names, LaTeX)", best(lambda: formats.dumps(works, "bibtex"), repeat), count)  # fmt: skip
    ready = parse_string(text)
    show("write: bibtexparser, ready text", best(lambda: write_string(ready), 1), count)
    library = parse_string(few, append_middleware=stack)
    unstack = [MergeNameParts(), MergeCoAuthors(), LatexEncodingMiddleware()]
    theirs = show("write: bibtexparser (names, LaTeX)", best(lambda: write_string(library, prepend_middleware=unstack), 1), fewer)  # fmt: skip
    print(f"   {ours / theirs:.1f} times")
    once = loads(text).references
    dumped = [reference.model_dump() for reference in once]
    valid = best(lambda: [Reference.model_validate(one) for one in dumped], 1)
    show("models: validated by pydantic, of ready dictionaries", valid, count)
    made = best(lambda: [Reference.of_canonical(dict(one)) for one in dumped], 1)
    show("models: of what the reader has made canonical", made, count)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=2000)
    options.add_argument("--repeat", type=int, default=3)
    asked = options.parse_args()
    race(made_up(asked.records), asked.repeat)


if __name__ == "__main__":
    main()
