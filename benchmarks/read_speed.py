"""How long carcite.read takes over a folder of pages, against parsing the same bytes and nothing more.

    python benchmarks/read_speed.py FOLDER [--repeat 3]

Prints the ratio, and the time by stage. CPU time of one process; the best of the repeats.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

import carcite
from carcite.merge import merge
from carcite.page import Page, decode, open_page, split_lines
from carcite.pipeline import reference_of
from carcite.readers import is_complete, readers
from carcite.readers.plugins import read_plugins
from carcite.values.normalise import normalise
from carcite.visible import marked_source, visible_text


def bare(contents: list[bytes]) -> float:
    begin = time.process_time()
    for content in contents:
        LexborHTMLParser(content)
    return time.process_time() - begin


def whole(contents: list[bytes]) -> float:
    begin = time.process_time()
    for content in contents:
        try:
            carcite.read(content)
        except carcite.CarciteError:
            continue
    return time.process_time() - begin


def stages(contents: list[bytes]) -> dict[str, float]:
    spent: dict[str, float] = defaultdict(float)
    last = time.process_time()

    def lap(stage: str) -> None:
        nonlocal last
        now = time.process_time()
        spent[stage] += now - last
        last = now

    for content in contents:
        last = time.process_time()
        try:
            text = decode(content)
            lap("open: decode")
            source = marked_source(text)
            lap("open: mark lines")
            tree = LexborHTMLParser(source)
            lap("open: parse")
            visible = visible_text(tree)
            lap("open: visible text")
            split_lines(visible)
            lap("open: lines")
            del tree
            page = open_page(content)
            assert page.lines is not None
            lap("(again)")
            read_by_stage(page, lap)
        except carcite.CarciteError:
            continue
    spent.pop("(again)", None)
    return dict(spent)


def read_by_stage(page: Page, lap: object) -> None:
    assert callable(lap)
    claims = []
    for reader in readers():
        if reader.__name__ == "read_rendered_lines" and is_complete(claims):
            continue
        claims += list(reader(page))
        lap(f"claim: {reader.__name__}")
    read_plugins(page)
    lap("claim: plug-ins")
    normalised = [normalise(claim) for claim in claims]
    lap("normalise")
    merged = merge(normalised)
    lap("merge")
    if merged.get("title"):
        reference_of(merged)
    lap("reference")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    args = parser.parse_args()
    contents = [path.read_bytes() for path in sorted(args.folder.glob("*.html"))]
    size = sum(map(len, contents)) / 1e6
    bares = [bare(contents) for _ in range(args.repeat)]
    wholes = [whole(contents) for _ in range(args.repeat)]
    print(f"{len(contents)} pages, {size:.1f} MB")
    print(f"bare parse    {min(bares):7.3f} s  {len(contents) / min(bares):7.1f} pages/s")
    print(f"carcite.read  {min(wholes):7.3f} s  {len(contents) / min(wholes):7.1f} pages/s")
    print(f"ratio         {min(wholes) / min(bares):7.2f}")
    for stage, seconds in sorted(stages(contents).items(), key=lambda item: -item[1]):
        print(f"  {stage:32s} {seconds:7.3f} s  {seconds / min(bares):6.2f} x")


if __name__ == "__main__":
    main()
