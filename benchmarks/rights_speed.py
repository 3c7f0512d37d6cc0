"""How long `find_rights` takes: on ordinary text, and on text that is made to be slow.

python benchmarks/rights_speed.py          # the medians, and 1, 2 and 4 MB of each hostile text
python benchmarks/rights_speed.py --full   # and 10 MB
    python benchmarks/rights_speed.py "CC BY " # one hostile text
"""

from __future__ import annotations

import itertools
import statistics
import sys
import time

import carcite
from carcite import Name

PROSE = (
    "The samples were kept at room temperature for two hours before the second measurement was taken. "
    "Each panel shows (a) the mean, (b) the spread and (c) the residuals, by group and by day of the week. "
)
RIGHTS = (
    "\nCopyright (c) 2024 Ada Roe, Ben Stiles, Carla Moreno\n\nThis work is licensed under a Creative Commons "
    "Attribution-NonCommercial 4.0 International License.\nThe authors hereby assign the copyright to the Example Society "
    "upon acceptance. © The Author(s) 2024. Published by Example Press. All rights reserved.\n"
    "https://creativecommons.org/licenses/by-nc/4.0/\n"
)
HOSTILE = {
    "© ": "© ",
    "by-by-": "by-by-by-",
    "Creative Commons ": "Creative Commons ",
    "Creative Commons Attribution ": "Creative Commons Attribution ",
    "copyright ": "copyright ",
    "© 2020 A B, ": "© 2020 Ada Roe, ",
    "names after one ©": "Ada Roe, ",
    "(c) 2020 ": "(c) 2020 ",
    "CC BY ": "CC BY ",
    "URLs": "https://creativecommons.org/licenses/by/4.0/",
    "URLs without units": "creativecommons.org/licenses/",
    "all rights reserved ": "all rights reserved ",
    "authors hereby assign ": "the authors hereby assign all rights to copyright ",
    "licence.": "licence.",
    "license\\n": "license\n",
    "spaces": " ",
    "newlines after ©": "\n",
    "c r e a t i v e ": "c r e a t i v e ",
    "after 6 months ": "after 6 months under ",
    "full stops": "license. A. ",
    "licen in one word": "licen",
    "permission of ": "without permission of the ",
    "a word in ten thousand letters": "permission " + "x" * 9989,
}


def milliseconds(text: str, times: int = 1) -> float:
    """Give the median time of one call in milliseconds: of this process, whatever else the machine does."""
    taken = []
    for _ in range(times):
        begin = time.process_time()
        carcite.find_rights(text, authors=(Name(family="Roe", given="Ada"),))
        taken.append(time.process_time() - begin)
    return statistics.median(taken) * 1000


def hostile(name: str, size: int) -> str:
    """Make a hostile text of so many characters."""
    unit = HOSTILE[name]
    head = "© 2020 " if "after" in name and "©" in name else ""
    return head + (unit * (size // len(unit) + 1))[:size]


def main() -> None:
    plain = (PROSE * 1000)[:50_000]
    stated = plain[:25_000] + RIGHTS + plain[25_000:]
    milliseconds(stated)
    print(f"50 kB without rights words: {milliseconds(plain, 51):.2f} ms")
    print(f"50 kB with rights words:    {milliseconds(stated, 51):.2f} ms")
    sizes = (1, 2, 4, 10) if "--full" in sys.argv else (1, 2, 4)
    print(f"{'text':32s}" + "".join(f"{size:>8d} MB" for size in sizes) + "   growth a doubling")
    for name in [name for name in HOSTILE if name in sys.argv] or HOSTILE:
        taken = [milliseconds(hostile(name, size * 1_000_000)) for size in sizes]
        growth = ", ".join(
            f"{later / sooner:.2f}" for sooner, later in itertools.pairwise(taken[:3])
        )
        print(
            f"{name:32s}" + "".join(f"{each:8.0f} ms" for each in taken) + f"   {growth}",
            flush=True,
        )


if __name__ == "__main__":
    main()
