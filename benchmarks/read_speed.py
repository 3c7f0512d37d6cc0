"""How long carcite.read takes over a folder of pages, against parsing the same bytes and nothing more.

    python benchmarks/read_speed.py FOLDER [--repeat 3]

Prints the ratio, and the time by stage. CPU time of one process; the best of the repeats.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

import carcite
from carcite.model.claims import Claim
from carcite.page import Page, open_page
from carcite.page.decoding import decode
from carcite.page.html_source import cut_source
from carcite.page.visible import marked_source
from carcite.readers.body.own_citation import read_own_citation
from carcite.readers.gathering import read_rendered_lines, readers, recut
from carcite.readers.plugins import read_plugins
from carcite.rights.find import rights_on
from carcite.weighing.merge import merge, reference_of
from carcite.weighing.normalise import normalise
from carcite.weighing.refute import without_refuted


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
        try:
            if open_page(content).kind != "html":
                continue
        except carcite.CarciteError:
            continue
        last = time.process_time()
        text = decode(content)
        lap("open: decode")
        cut = cut_source(text.encode())
        lap("open: cut scripts out")
        source = marked_source(cut.html)
        lap("open: mark lines")
        page = Page("html", text, LexborHTMLParser(source), cut=cut)
        lap("open: parse")
        assert page.names is not None
        lap("open: classes and ids")
        assert page.elements is not None
        assert page.metas is not None
        lap("open: elements")
        assert page.lines is not None
        lap("open: visible lines")
        read_by_stage(page, lap)
    return dict(spent)


def read_by_stage(page: Page, lap: Callable[[str], None]) -> None:
    claims: list[Claim] = []
    for reader in readers(page):
        lines = reader is read_rendered_lines
        claims += read_rendered_lines(page, claims) if lines else reader(page)
        lap(f"claim: {reader.__name__}")
    claims += read_own_citation(page, claims)
    claims = recut(claims)
    lap("claim: read_own_citation")
    read_plugins(page)
    lap("claim: plug-ins")
    normalised = [normalise(claim) for claim in claims]
    lap("normalise")
    merged = merge(without_refuted(normalised))
    lap("merge")
    reference = reference_of(merged) if "title" in merged and merged["title"].chosen else None
    lap("reference")
    rights_on(page, authors=reference.author if reference else ())
    lap("rights")


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
