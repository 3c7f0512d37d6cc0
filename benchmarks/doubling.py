"""Does any hostile text take more than linear time? Each is read at one, two and four megabytes.

    python benchmarks/doubling.py [--megabytes 1] [--only WORDS]

Prints a row a text: the CPU seconds at each size, and the ratio of each step. Linear is 2.0; a row over
2.3 in both steps is marked, and the exit code is then 1. The best of two runs counts.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

import carcite
from carcite.formats import dumps

LINEAR = 2.3
TITLE = "A plain title over hostile words\nAna Paz, Bo Li\n"

# Each is repeated until the size is reached: what readers look for, where it leads nowhere.
LINES = {
    "labels": "Keywords:\nReceived:\nAbstract\nDOI:\n",
    "labels glued": "Keywords: Received: Accepted: Published: DOI: ",
    "marks": "1,2*†‡§",
    "names": "Ana Paz1,2, Bo Li3*, ",
    "names, a line each": "Ana Paz\nBo Li\n",
    "doubled names": "Ana  PazAna Paz1",
    "affiliations": "1University of Nowhere, Paris, France\n",
    "copyright signs": "© ",
    "notices": "© 2024 Ana Paz, Bo Li and ",
    "years": "(c) 2024 ",
    "by-by-": "by-by-",
    "licence words": "Creative Commons ",
    "licence urls": "http://creativecommons.org/licenses/by/",
    "sentences glued": "End of one.Begin of next",
    "dates": "Received: 1 May 2024; ",
    "numbers": "1 2 3 4 ",
    "volumes": "Vol. 1 No. 2 (2024) ",
    "volumes, a line each": "Vol. 1 No. 2 (2024)\n",
    "dois": "10.1234/abc ",
    "doi without end": "10.1234/a/b.c",
    "citations": "How to cite\nPaz, A. (2024). A plain title over hostile words. Nowhere, 1(2), 3.\n",
    "trails": "Home / Archives / Vol. 1 No. 2 (2024) / ",
    "letters": "a",
    "capitals": "A",
    "capital words": "Aa ",
    "blanks": " ",
    "line ends": "\n",
    "brackets": "((((",
    "entities": "&amp;&#",
    "hyphens": "-",
    "orcids": "0000-0002-1825-0097 ",
    "mail": "a@b.",
    "Research Topics": "This article is part of the Research Topic",
    "Frontiers": "Front. Immunol. Sec. A Volume 16 - 2025 | doi: ",
    "Han": "王小明，",
}  # fmt: skip
TAGS = {
    "metas": '<meta name="citation_author" content="Paz, Ana">',
    "institutions": '<meta name="citation_author_institution" content="University of Nowhere">',
    "keywords": '<meta name="keywords" content="a, b; c">',
    "open tags": "<div><p>",
    "deep": "<div>",
    "links": '<a href="https://creativecommons.org/licenses/by/4.0/">x</a>',
    "json": '<script type="application/ld+json">{"@type":"Article","name":"a"}</script>',
    "broken json": '<script type="application/ld+json">[[[[</script>',
    "abstracts": '<div class="abstract"><p>Words of an abstract that go on.</p></div>',
    "authors": '<span class="author">Ana Paz<sup>1</sup></span>',
    "rows": "<tr><td>Title</td><td>Words</td></tr>",
    "comments": "<!-- a -->",
}


def text_of(piece: str, size: int) -> str:
    return TITLE + (piece * (size // len(piece) + 1))[:size]


def page_of(piece: str, size: int) -> str:
    return f"<html><head><title>A plain title</title></head><body>{piece * (size // len(piece))}</body></html>"


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def read(content: str) -> Callable[[], object]:
    def work() -> object:
        try:
            return carcite.read(content, limit=1 << 30)
        except carcite.CarciteError:
            return None

    return work


def write(content: str) -> Callable[[], object]:
    reference = carcite.Reference(
        type="article-journal",
        title=content,
        abstract=content,
        author=(carcite.Name(literal=content),),
    )
    return lambda: [dumps([reference], name) for name in ("ris", "bibtex", "csl-json")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    sizes = [int(args.megabytes * 1_000_000 * factor) for factor in (1, 2, 4)]
    jobs = [
        *((f"text: {name}", text_of, piece, read) for name, piece in LINES.items()),
        *((f"html: {name}", page_of, piece, read) for name, piece in TAGS.items()),
        *((f"write: {name}", text_of, piece, write) for name, piece in LINES.items()),
    ]
    slow = 0
    print(f"{'':32s} {'1×':>8s} {'2×':>8s} {'4×':>8s}   steps")
    for name, build, piece, make in jobs:
        if args.only not in name:
            continue
        times = [seconds(make(build(piece, size))) for size in sizes]
        steps = [times[1] / times[0], times[2] / times[1]]
        bad = min(steps) > LINEAR or (steps[1] > LINEAR and times[2] > 1)
        slow += bad
        row = " ".join(f"{value:8.3f}" for value in times)
        print(
            f"{name:32s} {row}   {steps[0]:.2f} {steps[1]:.2f}{'  OVER' if bad else ''}", flush=True
        )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
