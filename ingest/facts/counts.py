"""How many direct and indirect reports a notice declares; "N/a" is not nought."""

from __future__ import annotations

import re
from typing import Any

from rolegraph.ingest.facts.listed_reports import counted_reports
from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.values import number
from rolegraph.ingest.read import Read

__all__ = ["read_counts"]


def read_counts(pair: Pair, notes: Notes) -> dict[str, Any]:
    """``direct_reports`` and ``indirect_reports``: the number, and the words as printed."""
    return {
        "direct_reports": _count(pair, notes, "direct"),
        "indirect_reports": _count(pair, notes, "indirect"),
    }


def _count(pair: Pair, notes: Notes, which: str) -> dict[str, Read | None]:
    declared: dict[str, Read] = {}
    counted: dict[str, Read] = {}
    for lang in pair.langs:
        table = pair.form.table(lang, "report_counts")
        label = table[which].replace(" ", r"\s+")
        for block in pair.blocks(lang, "interrelationships"):
            match = re.match(
                rf"(?:{label})\s*(?::\s*(.+)|((?:\S+\s*){{1,3}})$)",
                block.span.quote,
                re.IGNORECASE,
            )
            if match is None:
                continue
            span = block.span.group(match, 1 if match[1] else 2)
            written = span.value.rstrip(" .;")
            declared[lang] = Read(span.value, span)
            nil = re.fullmatch(table["nil"], written, re.IGNORECASE)
            value = 0 if nil else number(written)
            if value is not None:
                counted[lang] = Read(value, declared[lang].span)
            elif not re.fullmatch(table["not_applicable"], written, re.IGNORECASE):
                notes.warn(f"{which}_reports: “{written}” is no number that is understood")
            break
    if which == "direct" and not declared:
        counted = _counted(pair)
        declared = {lang: Read(read.span.value, read.span) for lang, read in counted.items()}
    name = f"/{which}_reports/count"
    values = {lang: counted[lang].value if lang in counted else None for lang in declared}
    if len(set(values.values())) > 1:
        notes.disagree(
            name,
            declared.get("en"),
            declared.get("fr"),
            f"{which} reports: English and French declare different numbers",
        )
        notes.warn(f"{which}_reports left out: the languages disagree")
        return {"count": None, "declared": None}
    first = next(iter(declared), None)
    if first is None:
        return {"count": None, "declared": None}
    others = tuple(read.span for lang, read in declared.items() if lang != first)
    said = Read(declared[first].value, declared[first].span, also=others)
    known = counted.get(first)
    return {
        "count": Read(known.value, known.span, also=others) if known else None,
        "declared": said,
    }


def _counted(pair: Pair) -> dict[str, Read]:
    """The numbers of reports that the opening lines of their lists give, by language."""
    found: dict[str, Read] = {}
    for lang in pair.langs:
        span = counted_reports(pair, lang)
        value = number(span.value) if span else None
        if span and value is not None:
            found[lang] = Read(value, span)
    return found
