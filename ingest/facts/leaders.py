"""Who leads which unit, as a sentence or a title says it."""

from __future__ import annotations

from dataclasses import dataclass

from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.units import Unit
from rolegraph.ingest.text import Span

__all__ = ["Leader"]


@dataclass(frozen=True)
class Leader:
    """One statement, in one language, that the post of ``title`` leads ``unit``."""

    unit: Unit
    title: Title
    sentence: Span
