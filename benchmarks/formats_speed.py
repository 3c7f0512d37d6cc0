"""How fast records are read and written, beside the packages that people know, in one run.

    python benchmarks/formats_speed.py              # 2,000 records, best of five
    python benchmarks/formats_speed.py 20000        # as many records
    python benchmarks/formats_speed.py 2000 ris     # one format

Processor time; each measure takes turns with its rival, and the garbage collector is as Python has it.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from typing import Any

import rispy
from bibtex_speed import race as bibtex
from pydantic import TypeAdapter

import carcite
from carcite import Date, Name, Reference
from carcite.formats.ris import to_rispy

TURNS = 9
FAMILIES = "Pérez Li Müller Smith Okafor Nguyễn Rossi Kowalska Haddad Svensson Berg Novák Tanaka Dubois Silva".split()  # fmt: skip
GIVEN = "Ana Chen Jörg Mary Chidi Lan Giulia Zofia Omar Elsa Jan Petra Yuki Luc João".split()
WORDS = (
    "tides moors peat signal cells immune response model long term study of in the and with under "
    "regional growth rates during early autumn field trial methods across northern lakes").split()  # fmt: skip


def records(count: int) -> list[Reference]:
    """Return articles of about 1.6 kB of RIS each, the same at every run."""
    chance = random.Random(7)

    def words(number: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(number))

    def one(index: int) -> Reference:
        first = chance.randint(1, 900)
        return Reference(
            id=f"key{index}",
            type="article-journal",
            title=words(12).capitalize(),
            container_title=f"Journal of {words(2).title()}",
            container_title_short=f"J. {words(1).title()}.",
            volume=str(chance.randint(1, 90)),
            issue=str(chance.randint(1, 12)),
            page=f"{first}-{first + 12}",
            doi=f"10.1234/test.{index}",
            url=f"https://example.org/articles/{index}",
            issn=("1664-3224",),
            publisher="An Example Press",
            language="en",
            abstract=". ".join(words(28).capitalize() for _ in range(5)) + ".",
            keywords=tuple(words(2) for _ in range(5)),
            author=tuple(
                Name(family=chance.choice(FAMILIES), given=f"{chance.choice(GIVEN)} {chance.choice('ABCDE')}.")
                for _ in range(5)
            ),
            issued=Date(year=chance.randint(1980, 2025), month=chance.randint(1, 12), day=chance.randint(1, 28)),
        )  # fmt: skip

    return [one(index) for index in range(count)]


def race(title: str, count: int, ours: Callable[[], Any], rivals: dict[str, Callable[[], Any]]) -> None:  # fmt: skip
    """Let ours and the rivals take turns; print records a second, and how often ours is as fast."""
    contestants = {"carcite": ours, **rivals}
    best = dict.fromkeys(contestants, float("inf"))
    for _ in range(TURNS):
        for name, run in contestants.items():
            start = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - start)
    rates = {name: count / taken for name, taken in best.items()}
    print(f"{title}: carcite {rates['carcite']:,.0f} records/s")
    for name in rivals:
        print(
            f"   {name} {rates[name]:,.0f}, so {rates['carcite'] / rates[name]:.2f} times as fast"
        )


def ris(references: list[Reference]) -> None:
    count = len(references)
    ready = to_rispy(references)
    text = carcite.dumps(references, "ris")
    print(f"RIS: {len(text) / count:,.0f} characters a record")
    race("RIS write", count, lambda: carcite.dumps(references, "ris"), {"rispy.dumps of ready dictionaries": lambda: rispy.dumps(ready)})  # fmt: skip
    # rispy's reader wants line feeds.
    lines = text.replace("\r\n", "\n")
    race("RIS read", count, lambda: carcite.loads(text, "ris"), {"rispy.loads into dictionaries": lambda: rispy.loads(lines)})  # fmt: skip


def csl(references: list[Reference]) -> None:
    count = len(references)
    text = carcite.dumps(references, "csl-json")
    items = json.loads(text)
    models = TypeAdapter(list[Reference])
    dumped = models.dump_json(references)
    print(f"CSL-JSON: {len(text) / count:,.0f} characters a record")
    race("CSL-JSON read", count, lambda: carcite.loads(text, "csl-json"), {"pydantic's own validate_json of our model": lambda: models.validate_json(dumped)})  # fmt: skip
    race(
        "CSL-JSON write",
        count,
        lambda: carcite.dumps(references, "csl-json"),
        {
            "json.dumps of ready dictionaries, indented alike": lambda: json.dumps(items, ensure_ascii=False, indent=2),
            "json.dumps of ready dictionaries, on one line": lambda: json.dumps(items),
        },
    )  # fmt: skip


def models(references: list[Reference]) -> None:
    """Show what validation would cost a bulk reader: the same values with it and without."""
    count = len(references)
    values = [one.model_dump() for one in references]
    bare = [one.__dict__ for one in references]
    race("Reference without validation", count, lambda: [Reference.of_canonical(one) for one in bare], {"Reference with validation": lambda: [Reference.model_validate(one) for one in values]})  # fmt: skip


RACES: dict[str, Callable[[list[Reference]], None]] = {
    "ris": ris,
    "csl": csl,
    "bibtex": bibtex,
    "models": models,
}


def main() -> None:
    words = sys.argv[1:]
    count = int(words.pop(0)) if words and words[0].isdigit() else 2_000
    references = records(count)
    for name in words or RACES:
        RACES[name](references)


if __name__ == "__main__":
    main()
