"""The contract a notice offers: its years, its renewal and the longest service in the post.

A contract section is read quantity by quantity ("three years", "36 months", « deux ans »): what
stands around each says whether it is the first period, its renewal, the longest service, or
something else. The words that say so are the form's ``contract`` tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.ingest.facts.pair import Notes, Pair, one
from rolegraph.ingest.facts.values import number
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span
from rolegraph.ingest.text_to_sections import fold

__all__ = ["read_contract"]

_KEYS = ("years", "renewal_years", "maximum_years")
_MONTHS_IN_YEAR = 12
#: Sections in which a notice without one on the contract may speak of it.
_CLOSING = ("additional", "application", "other")
#: Without one of these a sentence gives no quantity.
_TOLD = re.compile(
    r"year|month|\bans?\b|ann[ée]e|mois|same|equal|like|identi|equiv|[ée]gale|m[êe]me|[ée]quiv|total|"
    r"maximum|further|more|another|additional|able\s",
    re.IGNORECASE,
)
#: After a quantity what still speaks of it: "six years in total".
_AFTER = 40
#: Where another clause of a sentence begins.
_CLAUSES = re.compile(r"[,;:]|\b(?:and|but|so that|provided|while|et|mais|sans que|de sorte que)\b")


@dataclass(frozen=True)
class _Quantity:
    """A span of years in a sentence, with the words before it and after it, folded.

    ``years`` is None where it is said to be as long as the contract itself.
    """

    span: Span
    years: int | None
    before: str
    after: str


def read_contract(pair: Pair, notes: Notes) -> dict[str, Read | None]:
    """``years``, ``renewal_years`` and ``maximum_years``; the first statement of each counts.

    Clauses on seconded and on serving staff vary the figures; they are read only where nothing
    else gives one.
    """
    read = {lang: _of_language(pair, lang) for lang in pair.langs}
    return {
        key: one({lang: read[lang].get(key) for lang in pair.langs}, notes, f"/contract/{key}")
        for key in _KEYS
    }


def _of_language(pair: Pair, lang: str) -> dict[str, Read]:
    table = pair.form.table(lang, "contract")
    found: dict[str, Read] = {}
    of_others: dict[str, Read] = {}
    if not table:
        return found
    for sentence in _sentences(pair, lang, table):
        others = False
        for quantity in _quantities(sentence, table):
            others = others or re.search(table["others"], quantity.before) is not None
            key = _means(quantity, table, found)
            years = quantity.years
            if years is None:
                first = found.get("years")
                years = int(first.value) if first else None
            if key and years:
                read = Read(years, quantity.span, sentence=sentence)
                (of_others if others else found).setdefault(key, read)
    return {**of_others, **found}


def _sentences(pair: Pair, lang: str, table: dict[str, str]) -> Iterator[Span]:
    """The sentences on the contract: of its label and its section.

    Where there is neither, those of the closing sections that speak of a contract.
    """
    half = pair.get(lang)
    if half is None:
        return
    value = half.fields.get("contract")
    schedule = half.fields.get("schedule")
    if schedule and re.search(table["quantity"], schedule.quote, re.IGNORECASE):
        value = value or schedule  # "Duration: fixed-term, two years"
    if value:
        line = value.text.string.rfind("\n", 0, value.start) + 1
        yield value.between(line, value.end)
    section = half.sections.get("contract")
    for heading, blocks in section.parts if section else ():
        for block in blocks:
            runs_in = heading.line == block.span.line
            for k, sentence in enumerate(block.span.sentences()):
                yield heading.until(sentence) if runs_in and not k else sentence
    if value or section:
        return
    for name in (*_CLOSING, *(("summary",) if pair.form.labels == 0 else ())):
        for block in pair.blocks(lang, name):
            if re.search(table["speaks"], block.folded):
                for sentence in block.span.sentences():
                    if re.search(table["speaks"], fold(sentence.value)):
                        yield sentence


def _quantities(sentence: Span, table: dict[str, str]) -> Iterator[_Quantity]:
    """The quantities of a sentence; ``before`` reaches back to the quantity before."""
    quote = sentence.quote
    if not _TOLD.search(quote):
        return
    matches = list(re.finditer(table["quantity"], quote, re.IGNORECASE))
    end = 0
    for k, match in enumerate(matches):
        until = matches[k + 1].start() if k + 1 < len(matches) else len(quote)
        groups = match.groupdict()
        word = groups.get("n") or groups.get("bare") or groups.get("more") or ""
        years = _years(word, groups.get("u") or "")
        same = groups.get("same") is not None
        if years is None and not same:
            continue
        after = fold(quote[match.end() : min(until, match.end() + _AFTER)])
        begin = match.start("more") if groups.get("more") else match.start()
        before = fold(quote[end:begin]) + (" further " if groups.get("more") else " ")
        yield _Quantity(sentence.group(match), years, before, after)
        end = match.end()


def _years(word: str, unit: str) -> int | None:
    value = number(re.sub(r"^(?:an?|another|further|additional)$", "1", word.lower()))
    if value is None or not fold(unit).startswith(("month", "mois")):
        return value
    return value // _MONTHS_IN_YEAR if value and value % _MONTHS_IN_YEAR == 0 else None


def _means(quantity: _Quantity, table: dict[str, str], known: dict[str, Read]) -> str | None:
    """Which of the three a quantity is, told by the nearest words; None if it is none of them."""
    before, after = quantity.before, quantity.after
    if re.search(table["no_term"], before) or re.match(table["no_term_after"], after):
        return None
    renewed = list(re.finditer(table["renewed"], before))
    since = before[renewed[-1].end() :] if renewed else before
    clause = _CLAUSES.split(since)[-1] if not renewed or _CLAUSES.search(since) else ""
    if re.search(table["total"], since) or re.match(table["total_after"], after):
        return "maximum_years"
    if re.search(table["longest"], clause if renewed else since):
        return "maximum_years"
    first = known.get("years")
    if renewed:
        if re.search(table["not_renewed"], before):
            return None
        longer = first and quantity.years and quantity.years > int(first.value)
        if longer and re.search(table["up_to"], since):
            return "maximum_years"  # "three years, renewable up to six years"
        return "renewal_years"
    if quantity.years is None:
        return None
    if first is None:
        offered = re.search(table["offered"], before) or re.match(table["offered_after"], after)
        return "years" if offered or not before.strip() else None
    if re.search(table["again"], before):
        return "renewal_years"
    if re.search(table["at_most"], since) or re.match(table["at_most_after"], after):
        return "maximum_years"
    return "renewal_years" if re.match(table["again_after"], after) else None
