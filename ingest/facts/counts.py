"""How many direct and indirect reports a notice declares; "N/a" is not nought."""

from __future__ import annotations

import re
from typing import Any

from rolegraph.ingest.facts.listed_reports import counted_reports
from rolegraph.ingest.facts.own_post import is_own_title
from rolegraph.ingest.facts.pair import Notes, Pair
from rolegraph.ingest.facts.values import number
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span, fold

__all__ = ["read_counts"]


#: What may stand after a number: the same in figures or letters, and whom it counts.
_PEOPLE = re.compile(
    r"\s*\([\w-]+\)|\s+(?:staff|members?|persons?|people|employees?|reports?|posts?|personnes?|agents?|"
    r"collaborat\w+|postes?)\b",
    re.IGNORECASE,
)


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
            match = re.search(
                rf"(?:\A|\n\s*|[;,]\s*)(?:{label})\s*(?:[:–—-]\s*([^;\n]+?)(?=\s*(?:;|,\s*(?:in)?direct|\n|$))"
                rf"|((?:\S+\s*){{1,3}})$)",
                block.span.quote,
                re.IGNORECASE,
            )
            if match is None:
                continue
            span = block.span.group(match, 1 if match[1] else 2)
            written = span.value.rstrip(" .;")
            declared[lang] = Read(span.value, span)
            nil = re.fullmatch(table["nil"], written, re.IGNORECASE)
            value = 0 if nil else number(_PEOPLE.sub("", written))
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
    """The numbers of reports that prose gives: the line that opens their list, or a sentence."""
    found: dict[str, Read] = {}
    for lang in pair.langs:
        span = counted_reports(pair, lang) or _stated(pair, lang)
        value = number(span.value) if span else None
        if span and value is not None:
            found[lang] = Read(value, span)
    return found


def _stated(pair: Pair, lang: str) -> Span | None:
    """The number in "manages three direct subordinates", said of the advertised post."""
    table = pair.form.table(lang, "report_counts")
    for name in ("interrelationships", "summary", "accountabilities"):
        for block in pair.blocks(lang, name):
            if "direct" not in block.folded:
                continue
            for sentence in block.span.sentences():
                match = re.search(table["stated"], sentence.quote, re.IGNORECASE)
                group = "n" if match and match["n"] else "m"
                if match and number(match[group]) is not None and _of_post(sentence, match, pair):
                    return sentence.group(match, group)
    return None


def _of_post(sentence: Span, match: re.Match[str], pair: Pair) -> bool:
    """Whether the advertised post is the subject of what is counted, or nothing is."""
    ahead = fold(sentence.quote[: match.start()]).strip(" ,")
    half = pair.get(sentence.lang)
    reporting = pair.form.table(sentence.lang, "reporting")
    if not ahead or re.fullmatch(rf"(?:{reporting['pronoun']}|vous|you)\W*", ahead):
        return True
    if re.search(reporting["incumbent"], ahead):
        return True
    return bool(half and half.title and is_own_title(ahead, half.title.value))
