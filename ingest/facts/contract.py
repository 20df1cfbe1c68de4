"""The contract a notice offers: its years, its renewal and the longest service in the post."""

from __future__ import annotations

import re

from rolegraph.ingest.facts.pair import Notes, Pair, one
from rolegraph.ingest.facts.values import number
from rolegraph.ingest.read import Read

__all__ = ["read_contract"]


def read_contract(pair: Pair, notes: Notes) -> dict[str, Read | None]:
    """``years``, ``renewal_years`` and ``maximum_years``; the first statement of each counts.

    The clauses on seconded staff come later in the section and repeat or vary the figures, so
    they are not read.
    """
    return {
        key: one({lang: _first(pair, lang, key) for lang in pair.langs}, notes, f"/contract/{key}")
        for key in ("years", "renewal_years", "maximum_years")
    }


def _first(pair: Pair, lang: str, key: str) -> Read | None:
    pattern = pair.form.table(lang, "contract")[key]
    for block in pair.blocks(lang, "contract"):
        for sentence in block.span.sentences():
            match = re.search(pattern, sentence.quote, re.IGNORECASE)
            value = number(match["n"]) if match else None
            if match and value is not None:
                return Read(value, sentence.group(match), sentence=sentence)
    return None
