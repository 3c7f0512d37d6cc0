"""How fast the client asks: habanero alone, the connection kept open, and 500 DOIs in lists.

    python benchmarks/crossref_client.py

Everything is on this machine, so the figures are what asking itself costs; Crossref's own .4 s a
question and its limits come on top, and `limits` says what they come to.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from carcite import Crossref
from carcite.crossref.clock import Clock
from carcite.crossref.transport import Transport
from clocks import StoppedClock
from crossref_server import CrossrefServer

MAIL = "benchmark@carcite.example"
DOIS = [f"10.5555/benchmark.{number:05}" for number in range(500)]


def rate(count: int, do: Callable[[str], object]) -> str:
    do(DOIS[0])
    wall, cpu = time.perf_counter(), time.process_time()
    for doi in DOIS[:count]:
        do(doi)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return f"{count / wall:8,.0f} / s   {cpu / count * 1000:6.2f} ms of CPU each, the server's included"


def main() -> None:
    import habanero

    os.environ["NO_PROXY"] = "127.0.0.1"
    with CrossrefServer([{"DOI": doi, "title": [doi]} for doi in DOIS]) as server:
        plain = habanero.Crossref(base_url=server.url, mailto=MAIL)
        print("habanero alone       ", rate(50, lambda doi: plain.works(ids=[quote(doi, safe="")])))
        kept = Transport(server.url, MAIL, Clock(), "carcite")
        print(
            "connection kept open ",
            rate(500, lambda doi: kept.work(doi, "", time.monotonic() + 60)),
        )
        server.requests.clear()
        clock = StoppedClock()
        began, wall = clock.monotonic(), time.perf_counter()
        found = Crossref(mailto=MAIL, base_url=server.url, cache=False, clock=clock).works(DOIS)
        wall = time.perf_counter() - wall
        longest = max(len(asked.target) for asked in server.requests)
        print(
            f"{len(found)} DOIs in lists     {len(server.requests)} requests, the longest {longest} bytes; {wall:.2f} s"
        )
        print(f"  limits              {clock.monotonic() - began:.1f} s of waiting for turns")


if __name__ == "__main__":
    main()
