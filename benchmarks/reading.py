"""How fast text notices are read, as a multiple of a floor taken in the same run.

Usage: ``python benchmarks/reading.py [--write] [NOTICES]``; ``--write`` puts the figures into
``benchmarks/README.md``.

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

PAGE = Path(__file__).resolve().parent / "README.md"
_FIGURES = re.compile(r"(<!-- reading -->\n).*?(<!-- end -->)", re.DOTALL)
_TIMES = 5
_WORD = re.compile(r"[^\W\d_]+")


def spent(act: Callable[[bytes], object], data: bytes) -> float:
    """Seconds of one processor, the least of several times."""
    found = []
    for _ in range(_TIMES):
        begin = time.process_time()
        act(data)
        found.append(time.process_time() - begin)
    return min(found)


def floor(data: bytes) -> None:
    """What no reader can do without."""
    for _ in _WORD.finditer(data.decode("utf-8")):
        pass


def read(data: bytes) -> None:
    """From bytes to the record."""
    records(decode(data, "notice.txt"))


def measured(name: str, files: list[bytes]) -> str:
    """A row of the table."""
    lowest = sum(spent(floor, data) for data in files)
    reading = sum(spent(read, data) for data in files)
    size = sum(map(len, files)) // len(files)
    return f"| {name} | {size} | {len(files) / reading:.0f} | {reading / lowest:.0f} |"


def main(words: list[str]) -> None:
    """Measure each form, and print or write."""
    count = next((int(word) for word in words if word.isdigit()), 100)
    rows = ["| form | bytes | notices/s | times the floor |", "| --- | --- | --- | --- |"]
    for form in FORMS:
        rows.append(measured(form, [made(form, seed).text.encode() for seed in range(count)]))
    if "--write" not in words:
        print("\n".join(rows))
        return
    figures = "\n".join(rows) + "\n"
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_FIGURES.sub(lambda m: m[1] + figures + m[2], text), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
