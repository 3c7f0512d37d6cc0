"""What carcite says of every page in some folders, whole, and what of it a change has changed.

    python benchmarks/pin.py FOLDER ... -o pins.jsonl        write it down
    python benchmarks/pin.py FOLDER ... --against pins.jsonl  say what is different now, exit 1 if anything is

A row a page: every claim, chosen, completing and rejected, every statement of rights, every remark, or
the error. Kept outside the repository: it quotes the pages.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import carcite

SUFFIXES = (".html", ".htm", ".txt", ".xml")
# Of a page that has changed so many differences are shown.
SHOWN = 12


def pages(folders: list[Path]) -> Iterator[tuple[str, Path]]:
    """Yield every page below some folders: its name within its folder, and its path."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in SUFFIXES and path.is_file():
                yield f"{folder.name}/{path.relative_to(folder).as_posix()}", path


def pin(named: tuple[str, Path]) -> dict[str, Any]:
    """Return all that is said of one page, as JSON's values."""
    name, path = named
    content = path.read_bytes()
    row: dict[str, Any] = {"page": name}
    for what, call in (("reading", carcite.read), ("rights", carcite.find_rights)):
        try:
            found: Any = call(content)
        except carcite.CarciteError as error:
            row[what] = f"{type(error).__name__}: {error}"
        else:
            row[what] = found.model_dump(mode="json", exclude_defaults=True)
    try:
        row["list"] = [one.model_dump(mode="json", exclude_defaults=True) for one in carcite.read_all(content)]  # fmt: skip
    except carcite.CarciteError as error:
        row["list"] = f"{type(error).__name__}: {error}"
    if isinstance(row["reading"], dict) and row["list"] == [row["reading"]]:
        row["list"] = "the page's own reading"
    return row


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every single value in JSON with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}.{index}")
    else:
        yield path, value


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return the paths at which two rows differ, with both values."""
    old, new = dict(leaves(before)), dict(leaves(now))
    return [
        f"{path}: {json.dumps(old.get(path), ensure_ascii=False)} -> {json.dumps(new.get(path), ensure_ascii=False)}"
        for path in dict.fromkeys((*old, *new))
        if old.get(path) != new.get(path)
    ]


def compare(before: dict[str, dict[str, Any]], rows: Iterator[dict[str, Any]]) -> int:
    """Print what is different; return of how many pages something is."""
    changed = 0
    seen = set()
    for row in rows:
        seen.add(row["page"])
        if row["page"] not in before:
            print(f"{row['page']}: a new page")
            changed += 1
            continue
        found = differences(before[row["page"]], row)
        if found:
            changed += 1
            print(f"{row['page']}: {len(found)} different")
            for line in found[:SHOWN]:
                print(f"    {line[:300]}")
    for missing in sorted(before.keys() - seen):
        print(f"{missing}: the page is gone")
    changed += len(before.keys() - seen)
    print(f"{len(seen)} pages, {changed} different")
    return changed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)  # fmt: skip
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", "--output", type=Path)
    target.add_argument("--against", type=Path)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    args = parser.parse_args()
    with ProcessPoolExecutor(args.processes) as pool:
        rows = pool.map(pin, pages(args.folders), chunksize=8)
        if args.output is not None:
            with args.output.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            return 0
        with args.against.open(encoding="utf-8") as file:
            before = {row["page"]: row for row in map(json.loads, file)}
        return 1 if compare(before, iter(rows)) else 0


if __name__ == "__main__":
    sys.exit(main())
