"""How fast text notices are read, as a multiple of a floor taken in the same run.

Usage: ``python benchmarks/reading.py [NOTICES]``

The floor is what no reader can do without: decode the bytes, and look over the text once with
one regular expression.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from made_notices import FORMS, made

from rolegraph.ingest import decode, records

_WORD = re.compile(r"[^\W\d_]+")


def spent(act: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def main(count: int) -> None:
    """Measure each form, and print."""
    print("| form | characters | notices/s | times the floor |")
    print("| --- | --- | --- | --- |")
    for form in FORMS:
        files = [made(form, seed).text.encode() for seed in range(count)]
        records(decode(files[0], "first.txt"))  # tables are compiled once

        def floor(files: list[bytes] = files) -> None:
            for data in files:
                for _ in _WORD.finditer(data.decode("utf-8")):
                    pass

        def read(files: list[bytes] = files) -> None:
            for data in files:
                records(decode(data, "notice.txt"))

        lowest, reading = min(spent(floor) for _ in range(3)), spent(read)
        size = sum(map(len, files)) // count
        print(f"| {form} | {size} | {count / reading:.0f} | {reading / lowest:.0f} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
