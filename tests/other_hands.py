"""Notices by people who have never seen the rules, with labels of their own.

``other_hands/mended``: rules have been mended after what was missed in them. ``other_hands/
held_out``: nobody who mended rules has looked at them; only the totals of their scores are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from noise import Noise, noisy

from rolegraph.errors import RolegraphError
from rolegraph.ingest import decode, records
from rolegraph.scoring import FieldScore, Gold, Miss, Score, read_gold, score

FOLDER = Path(__file__).parent / "other_hands"
#: By name: where the notices are.
SETS = {
    f"{kind}/{form}": FOLDER / kind / form
    for kind in ("mended", "held_out")
    for form in ("nato-is", "others")
}


def read(folder: Path, kinds: Iterable[Noise] = (), seed: int = 0) -> Score:
    """How well all notices of a folder are read, after noise if any is given."""
    acts = tuple(kinds)
    truth: dict[str, list[Gold]] = {}
    for one in read_gold(folder):
        truth.setdefault(one.stem, []).append(one)
    whole = Score()
    for k, path in enumerate(sorted(folder.glob("*.txt"))):
        text = path.read_text(encoding="utf-8")
        text = noisy(text, acts, 1000 * seed + k) if acts else text
        source = decode(text.encode(), path.name)
        try:
            found = [(record, source.text.string) for record in records(source)]
        except RolegraphError:
            found = []
        _add(whole, score(found, truth[path.stem]))
    return whole


def _add(whole: Score, one: Score) -> None:
    whole.notices += one.notices
    whole.unread += one.unread
    whole.evidence_all += one.evidence_all
    whole.evidence_valid += one.evidence_valid
    whole.fabrications += one.fabrications
    whole.misses += [Miss(m.file, m.line, m.field, m.expected, m.found) for m in one.misses]
    for name, field in one.fields.items():
        whole.fields.setdefault(name, FieldScore()).add(field)
