"""How fast a snapshot is built and asked, at a million synthetic records.

python benchmarks/crossref_snapshot.py FOLDER [RECORDS] [PLACE]
    python benchmarks/crossref_snapshot.py FOLDER packing   # zlib against Zstandard, on real records

FOLDER has works.jsonl, real records that serve as templates. RECORDS is 1000000 unless it is given.
The records are synthetic: shapes and fields are the templates', DOIs are numbered, titles are spliced
from the templates' words and one made-up word in three, authors are shuffled. PLACE is a folder that
keeps the dump and the snapshot for the next run; without it both are deleted.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import random
import resource
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from zstandard import ZstdCompressionDict, ZstdDecompressor

from carcite.crossref.snapshot import Snapshot, build
from carcite.crossref.snapshot.slim import dictionary_of, packing_with, plain
from carcite.model.reference import Date, Name, Reference

PER_FILE = 5_000
Pack = Callable[[bytes], bytes]
SYLLABLES = (
    "ba ce di fo gu ka le mi no pu ra se ti vo xu za bra cle dri flo gru pho the sti tro ".split()
)


class Source:
    """Makes synthetic records from templates, the same ones every time."""

    def __init__(self, folder: Path) -> None:
        self.random = random.Random(20261124)
        with (folder / "works.jsonl").open(encoding="utf-8") as file:
            works = [json.loads(line) for line in file]
        self.templates = [work for work in works if work.get("title") and work["title"][0]]
        self.words = [word for work in self.templates for word in work["title"][0].split()]
        self.people = [
            person
            for work in self.templates
            for person in work.get("author", ())
            if person.get("family") and person.get("given")
        ]

    def word(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.randrange(3, 5)))

    def record(self, number: int) -> dict[str, Any]:
        work = dict(self.random.choice(self.templates))
        length = len(work["title"][0].split())
        title = self.random.choices(self.words, k=max(2, length))
        for place in range(len(title)):
            if self.random.random() < 0.3:
                title[place] = self.word()
        work["DOI"] = f"10.5555/synthetic.{number:08d}"
        work["title"] = [" ".join(title)]
        work["subtitle"] = []
        if work.get("author"):
            people = self.random.choices(self.people, k=min(8, len(work["author"])))
            work["author"] = [
                {**old, "family": new["family"], "given": new["given"]}
                for old, new in zip(work["author"], people, strict=False)
            ]
        for name in ("volume", "page"):
            if work.get(name):
                work[name] = str(self.random.randrange(1, 900))
        return work

    def records(self, count: int) -> Iterator[dict[str, Any]]:
        return (self.record(number) for number in range(count))


def write_dump(templates: Path, folder: Path, count: int) -> None:
    """Write the dump in files as Crossref's are, and beside it one record in a hundred, for the questions."""
    folder.mkdir(parents=True, exist_ok=True)
    source = Source(templates)
    kept: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    for number, record in enumerate(source.records(count), 1):
        items.append(record)
        if number % 100 == 0:
            kept.append(record)
        if len(items) == PER_FILE or number == count:
            with gzip.open(
                folder / f"{number // PER_FILE:06d}.json.gz",
                "wt",
                compresslevel=1,
                encoding="utf-8",
            ) as file:
                json.dump({"items": items}, file, ensure_ascii=False, separators=(",", ":"))
            items = []
    (folder / "questions.txt").write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")


def question(work: dict[str, Any], chance: random.Random) -> Reference:
    """Make the reference that a page would give: with slips, a cut, initials, without this or that."""
    title = work["title"][0]
    if chance.random() < 0.06:
        title = title.upper()
    if chance.random() < 0.04 and len(title) > 20:
        place = chance.randrange(5, len(title) - 5)
        title = title[:place] + title[place + 1 :]
    if chance.random() < 0.03:
        title = title[: max(30, int(len(title) * 0.8))]
    parts = (work.get("issued") or {}).get("date-parts") or [[None]]
    year = parts[0][0] if parts[0] else None
    keeps = chance.random() < 0.5
    return Reference(
        title=title,
        author=tuple(
            Name(family=each["family"], given=each["given"][:1] + ".")
            for each in work.get("author", ())
            if each.get("family") and each.get("given") and chance.random() < 0.95
        ),
        issued=Date(year=year) if year and chance.random() < 0.9 else None,
        container_title=(work.get("container-title") or [None])[-1],
        volume=work.get("volume") if chance.random() < 0.85 else None,
        page=work.get("page") if keeps else None,
    )


class Clock:
    """Times some number of questions: by the clock, and by this process's own time, as others share the machine."""

    def __init__(self) -> None:
        self.wall, self.own = time.perf_counter(), time.process_time()

    def rate(self, number: int) -> str:
        wall, own = time.perf_counter() - self.wall, time.process_time() - self.own
        return f"{number / wall:,.0f} a second by the clock, {number / own:,.0f} by processor time"


def ask(path: Path, kept: list[dict[str, Any]]) -> None:
    chance = random.Random(7)
    with Snapshot(path) as snapshot:
        dois = [work["DOI"] for work in kept] * 3
        chance.shuffle(dois)
        clock = Clock()
        found = sum(snapshot.work(doi) is not None for doi in dois)
        print(f"look-ups by DOI: {clock.rate(len(dois))}; {found} of {len(dois)} found")
        asked = [(work["DOI"], question(work, chance)) for work in kept[:4_000]]
        clock = Clock()
        matches = [snapshot.match(reference) for _, reference in asked]
        rate = clock.rate(len(asked))
    right = sum(
        match is not None and match.doi == doi
        for (doi, _), match in zip(asked, matches, strict=True)
    )
    wrong = sum(match is not None for match in matches) - right
    print(
        f"verified matches: {rate}; {right} right, {wrong} wrong, {len(asked) - right - wrong} none"
    )


def megabytes(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def packing(folder: Path) -> None:
    """Pack one half of the real records with a dictionary made from the other half."""
    with (folder / "works.jsonl").open("rb") as file:
        records = [plain(json.loads(line)) for line in file]
    random.Random(1).shuffle(records)
    samples, rest = records[: len(records) // 2], records[len(records) // 2 :]
    print(f"plain: {sum(map(len, rest)) / len(rest):.0f} bytes a record")
    for size in (8_192, 32_768):
        shared = b"".join(sorted(samples, key=len)[len(samples) // 4 : -len(samples) // 4])[-size:]
        _packed(
            f"zlib 6, {size} bytes", partial(_deflated, shared), partial(_inflated, shared), rest
        )
    dictionary = dictionary_of(samples)
    unpack = ZstdDecompressor(dict_data=ZstdCompressionDict(dictionary)).decompress
    _packed(f"zstd 3, {len(dictionary)} bytes", packing_with(dictionary), unpack, rest)


def _deflated(shared: bytes, record: bytes) -> bytes:
    packing = zlib.compressobj(6, zlib.DEFLATED, -15, 8, 0, shared)
    return packing.compress(record) + packing.flush()


def _inflated(shared: bytes, packed: bytes) -> bytes:
    return zlib.decompressobj(-15, shared).decompress(packed)


def _packed(name: str, pack: Pack, unpack: Pack, records: list[bytes]) -> None:
    times = [time.process_time()]
    packed = [pack(record) for record in records]
    times.append(time.process_time())
    if [unpack(each) for each in packed] != records:
        raise SystemExit(f"{name}: what was packed does not come back")
    times.append(time.process_time())
    there, back = (1e6 * (b - a) / len(records) for a, b in itertools.pairwise(times))
    size = sum(map(len, packed)) / len(packed)
    print(f"{name}: {size:.0f} bytes a record, {there:.0f} µs to pack, {back:.1f} µs to unpack")


def main() -> None:
    if sys.argv[2:] == ["packing"]:
        packing(Path(sys.argv[1]))
        return
    folder, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(temporary)
        dump, index = place / f"dump-{count}", place / f"crossref-{count}.db"
        if not dump.exists():
            # In a process of its own, so that the memory which is told of is the building's.
            making = get_context("spawn").Process(target=write_dump, args=(folder, dump, count))
            making.start()
            making.join()
        files = sorted(dump.glob("*.json.gz"))
        packed = sum(path.stat().st_size for path in files)
        print(f"{count:,} synthetic records, {packed / count:.0f} bytes each packed")
        if not index.exists():
            timed_build(files, index, count)
        print(f"{index.stat().st_size / count:.0f} bytes a record")
        with (dump / "questions.txt").open(encoding="utf-8") as file:
            ask(index, list(map(json.loads, file)))


def timed_build(files: list[Path], index: Path, count: int) -> None:
    steps: dict[str, float] = {}
    before = sum(os.times()[:4])
    began = time.perf_counter()
    built = build(
        files, index, progress=lambda done: steps.setdefault(done.step, time.perf_counter() - began)
    )
    seconds = time.perf_counter() - began
    busy = sum(os.times()[:4]) - before
    cores = os.cpu_count() or 1
    print(
        f"built in {seconds:.0f} s on {cores} cores: {count / seconds:,.0f} records a second, "
        f"{count / seconds / cores:,.0f} a core by the clock, {count / busy:,.0f} by processor time "
        f"({busy / count * 1e6:.0f} µs each); {built.failed} failures"
    )
    print("steps began after " + ", ".join(f"{step} {at:.0f} s" for step, at in steps.items()))
    print(
        f"memory: {megabytes(resource.RUSAGE_SELF):.0f} MB the writer, "
        f"{megabytes(resource.RUSAGE_CHILDREN):.0f} MB the largest of the others"
    )


if __name__ == "__main__":
    main()
