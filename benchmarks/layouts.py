"""How well notices are read from files in the layouts that users have.

Usage: ``python benchmarks/layouts.py [--write]``; ``--write`` puts the figures into
``docs/reading.md``.

The bundled notices are laid out by ``tests/layouts.py``; the facts read from each file are
scored against those read from the text.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from layouts import LAYOUTS, Halves

from rolegraph.ingest import decode, records
from rolegraph.scoring import Score, read_gold, score

PAGE = ROOT / "docs" / "reading.md"
_FIGURES = re.compile(r"(<!-- layouts -->\n).*?(<!-- end -->)", re.DOTALL)


def halves_of(text: str) -> Halves:
    """The English and the French text of a bundled notice: the title stands in both."""
    number = re.search(r"\((\d{6})\)", text)
    assert number is not None
    again = text.index(number[0], number.end())
    begin = text.rindex("\n", 0, again) + 1
    return text[:begin], text[begin:]


def scores() -> dict[str, Score]:
    """The score of each layout, by its name."""
    texts = {p.stem: p for p in sorted((ROOT / "examples" / "notices").glob("*.txt"))}
    with tempfile.TemporaryDirectory() as folder:
        for stem, path in texts.items():
            (record,) = records(decode(path.read_bytes(), path.name))
            (Path(folder) / f"{stem}.json").write_text(json.dumps(record), encoding="utf-8")
        gold = list(read_gold(Path(folder)))
    found = {}
    for name, make in LAYOUTS.items():
        read = []
        for stem, path in texts.items():
            source = decode(make(halves_of(path.read_text(encoding="utf-8"))), stem)
            read += [(record, source.text.string) for record in records(source)]
        found[name] = score(read, gold)
    return found


def main(words: list[str]) -> None:
    """Measure each layout, and print or write."""
    rows = ["| layout | precision | recall |", "| --- | --- | --- |"]
    for name, one in scores().items():
        rows.append(f"| {name} | {one.total.precision:.1%} | {one.total.recall:.1%} |")
    if "--write" not in words:
        print("\n".join(rows))
        return
    figures = "\n".join(rows) + "\n"
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_FIGURES.sub(lambda m: m[1] + figures + m[2], text), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
