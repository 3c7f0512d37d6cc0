"""How many pages carcite reads in a CPU second, beside the tools that read pages' metadata, in one run.

    pip install extruct metadata_parser trafilatura     # into an environment of its own, with carcite
    python benchmarks/peers_speed.py FOLDER [--repeat 2] [--every 1]

The tools take turns over the same pages, and the best of the repeats counts. Each is called as its
documents say, for all that it reads; carcite with rights and all claims. Those that are not installed
are named and left out. A page that a tool refuses or fails on counts as read.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

import carcite

# A peer reads the page as text: none of them tells the encoding of bytes as browsers do.
Read = Callable[[str], object]


def _carcite() -> Read:
    return carcite.read


def _extruct() -> Read:
    extract = import_module("extruct").extract
    return lambda source: extract(source, base_url="https://example.org/")


def _metadata_parser() -> Read:
    parser = import_module("metadata_parser").MetadataParser
    return lambda source: parser(html=source, search_head_only=False)


def _trafilatura() -> Read:
    extract: Read = import_module("trafilatura").extract_metadata
    return extract


def _sandcrawler() -> Read:
    # It is in no package index; this calls it as its source says, and was never run here.
    extract = import_module("sandcrawler.html_metadata").html_extract_biblio
    parse = import_module("selectolax.parser").HTMLParser
    return lambda source: extract("https://example.org/", parse(source))


PEERS: dict[str, Callable[[], Read]] = {
    "carcite": _carcite,
    "extruct": _extruct,
    "metadata_parser": _metadata_parser,
    "trafilatura": _trafilatura,
    "sandcrawler": _sandcrawler,
}


def installed() -> dict[str, Read]:
    """Return what can be run here, and say what cannot."""
    found: dict[str, Read] = {}
    for name, prepare in PEERS.items():
        try:
            found[name] = prepare()
        except ImportError as error:
            print(f"{name:18s} is not installed ({error})")
    return found


def seconds(read: Read, sources: Iterable[str]) -> tuple[float, int]:
    """Return the CPU time over all sources, and on how many the tool raised an error."""
    failed = 0
    begin = time.process_time()
    for source in sources:
        try:
            read(source)
        # What a peer raises is its own affair, and any of it is counted.
        except Exception:  # noqa: BLE001
            failed += 1
    return time.process_time() - begin, failed


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="only each n-th page")
    args = parser.parse_args()
    paths = sorted(args.folder.glob("*.html"))[:: args.every]
    sources = [path.read_bytes().decode("utf-8", "replace") for path in paths]
    peers = installed()
    taken: dict[str, list[tuple[float, int]]] = {name: [] for name in peers}
    for _ in range(args.repeat):
        for name, read in peers.items():
            taken[name].append(seconds(read, sources))
    print(f"{len(sources)} pages, {sum(map(len, sources)) / 1e6:.1f} million characters")
    for name, runs in sorted(taken.items(), key=lambda item: min(item[1])):
        best, failed = min(runs)
        print(f"{name:18s} {len(sources) / best:7.1f} pages a CPU second, {failed} errors")


if __name__ == "__main__":
    main()
