"""Invented notices in any number: the bundled examples, moved to other organisations."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterator
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "notices"


def invented(count: int) -> Iterator[tuple[str, str]]:
    """File names and texts of ``count`` notices; five each speak of one organisation.

    The organisations differ in name and acronym, so that posts of two never merge.
    """
    originals = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    letters = ("".join(pair) for pair in itertools.product(string.ascii_uppercase, repeat=3))
    made = 0
    for serial, three in enumerate(letters):
        for k, original in enumerate(originals):
            if made == count:
                return
            number = f"{500000 + 10 * serial + k}"
            text = original.replace(f"42100{k + 1}", number)
            yield f"{number}.txt", text.replace("NRC", f"N{three}C")
            made += 1


def write(folder: Path, count: int) -> Path:
    """A folder of ``count`` invented notices."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in invented(count):
        (folder / name).write_text(text, encoding="utf-8")
    return folder
