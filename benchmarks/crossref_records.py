"""Turn every record of a JSON Lines file of Crossref works into a reference, and validate its CSL-JSON.

    python benchmarks/crossref_records.py WORKS.jsonl CSL-SCHEMA.json

Prints how many records came through, how many items the schema of CSL 1.0.2 takes, and which fields
the references have. Ends with 1 when a record raised or an item is not valid.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

import fastjsonschema

import carcite
from carcite.crossref.records import reference_of_work


def main(works: Path, schema: Path) -> int:
    validate = fastjsonschema.compile(json.loads(schema.read_text(encoding="utf-8")))
    failures: list[str] = []
    fields: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    count = 0
    seconds = 0.0
    with works.open(encoding="utf-8") as lines:
        for line in lines:
            work = json.loads(line)
            count += 1
            start = time.perf_counter()
            try:
                reference = reference_of_work(work)
                item = carcite.dumps([reference], "csl-json", dialect="schema")
                seconds += time.perf_counter() - start
                validate(json.loads(item))
            except Exception as error:  # noqa: BLE001 (what a record raises is what we count)
                failures.append(f"{work.get('DOI')}: {type(error).__name__}: {str(error)[:200]}")
                continue
            kinds[reference.type] += 1
            fields.update(name for name in type(reference).model_fields if getattr(reference, name))
    print(f"{count} records, {count - len(failures)} with valid CSL-JSON, {len(failures)} failed")
    print(f"{seconds / max(count, 1) * 1000:.2f} ms a record")
    print("types:", ", ".join(f"{name} {number}" for name, number in kinds.most_common()))
    print("fields:", ", ".join(f"{name} {number}" for name, number in fields.most_common()))
    for failure in failures[:20]:
        print(failure)
    return 1 if failures or not count else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
