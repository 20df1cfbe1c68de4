"""How well notices are read: clean, after light and after heavy noise.

Two tables: invented notices of all forms, and notices that other hands wrote and labelled
(``tests/other_hands``).

Usage: ``python benchmarks/quality.py [--write] [NOTICES]``; ``--write`` puts the figures into
``docs/reading.md``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from made_notices import FORMS, made
from noise import HEAVY, LIGHT, noisy
from other_hands import SETS, read

from rolegraph.errors import RolegraphError
from rolegraph.ingest import decode, records
from rolegraph.scoring import FieldScore, Gold, score

PAGE = ROOT / "docs" / "reading.md"
_FIGURES = re.compile(r"(<!-- figures -->\n).*?(<!-- end -->)", re.DOTALL)
_HANDS = re.compile(r"(<!-- hands -->\n).*?(<!-- end -->)", re.DOTALL)
_NOISES = {"clean": (), "light": LIGHT, "heavy": HEAVY}


def total(form: str, count: int, noise: str) -> FieldScore:
    """All facts of ``count`` notices of one form together."""
    whole = FieldScore()
    for seed in range(10_000, 10_000 + count):
        notice = made(form, seed)
        kinds = _NOISES[noise]
        text = noisy(notice.text, kinds, seed) if kinds else notice.text
        source = decode(text.encode(), f"{notice.name}.txt")
        try:
            found = [(record, source.text.string) for record in records(source)]
        except RolegraphError:
            found = []
        whole.add(score(found, [Gold(notice.name, None, notice.facts, {}, frozenset())]).total)
    return whole


def table(count: int) -> str:
    """The figures as a table."""
    lines = [
        f"{count} invented notices of each form, of seeds that no test uses; precision and recall "
        "over all facts, in per cent.\n",
        "| form | clean | light noise | heavy noise |",
        "| --- | --- | --- | --- |",
    ]
    for form in FORMS:
        cells = []
        for noise in _NOISES:
            found = total(form, count, noise)
            cells.append(f"{found.precision:.1%} / {found.recall:.1%}")
        lines.append(f"| {form} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def hands() -> str:
    """The figures of the notices that other hands wrote."""
    lines = [
        "| set | notices | clean | F1 | light noise | heavy noise |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, folder in SETS.items():
        found = {noise: read(folder, kinds, 3) for noise, kinds in _NOISES.items()}
        cells = [f"{one.total.precision:.1%} / {one.total.recall:.1%}" for one in found.values()]
        cells.insert(1, f"{found['clean'].total.f1:.1%}")
        lines.append(f"| {name} | {found['clean'].notices} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main(words: list[str]) -> None:
    """Measure, and print or write."""
    count = next((int(word) for word in words if word.isdigit()), 200)
    figures = table(count)
    if "--write" not in words:
        print(figures, hands(), sep="\n")
        return
    text = PAGE.read_text(encoding="utf-8")
    text = _FIGURES.sub(lambda m: m[1] + figures + m[2], text)
    PAGE.write_text(_HANDS.sub(lambda m: m[1] + hands() + m[2], text), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
