"""How well notices are read: what was found against what a careful reader found."""

from __future__ import annotations

from rolegraph.scoring.gold import Gold, read_gold
from rolegraph.scoring.score import FieldScore, Miss, Score, score

__all__ = ["FieldScore", "Gold", "Miss", "Score", "read_gold", "score"]
