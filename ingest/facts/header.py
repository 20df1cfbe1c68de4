"""The title and the labelled fields at the head of a notice."""

from __future__ import annotations

import re
from typing import Any

from rolegraph.ingest.facts import values
from rolegraph.ingest.facts.pair import Notes, Pair, both, one
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span

__all__ = ["read_header"]


#: Signs that mean one currency; a dollar alone does not.
_CURRENCY_SIGNS = {"€": "EUR", "US$": "USD", "CA$": "CAD", "£": "GBP"}
#: A period of two dates, of which the second counts.
_PERIOD = re.compile(
    r"\s*(?:from\s+|du\s+)?[^–—]*?\d{4}\s*(?:\s[-–—]\s|[–—]|\bto\b|\bau\b)\s*([^–—]*\d{4}\b.*)",
    re.I | re.S,
)
_LONGEST_PERIOD = 200
_CLEARANCES = re.compile(
    r"(?:(?:NATO|COSMIC|UN)\s+)?(?:top[ -]secret|secret|confidential|restricted|unclassified|"
    r"très secret|confidentiel)|(?:enhanced\s+)?reliability(?:\s+status)?|(?:cote de\s+)?fiabilité",
    re.IGNORECASE,
)


def read_header(pair: Pair, notes: Notes) -> dict[str, Any]:
    """The keys ``notice_id`` to ``clearance`` of the record."""
    entry, top = _grades(pair, notes)
    return {
        "notice_id": _number(pair, notes),
        "title": _bilingual(pair, "title"),
        "body": _bilingual(pair, "body"),
        "location": _bilingual(pair, "location"),
        "schedule": _bilingual(pair, "schedule"),
        "deadline": one(_parsed(pair, "deadline", values.day, notes), notes, "/deadline"),
        "deadline_time": one(
            _parsed(pair, "deadline", values.clock, None), notes, "/deadline_time"
        ),
        "salary": _salary(pair, notes),
        "grade": {"entry": entry, "top": top},
        "clearance": one(
            {lang: _clearance(_field(pair, lang, "clearance")) for lang in pair.langs},
            notes,
            "/clearance",
        ),
    }


def _field(pair: Pair, lang: str, name: str) -> Span | None:
    half = pair.get(lang)
    return half.fields.get(name) if half else None


def _bilingual(pair: Pair, name: str) -> dict[str, Read | None]:
    def value(lang: str) -> Read | None:
        half = pair.get(lang)
        span = (half.title if name == "title" else half.fields.get(name)) if half else None
        return Read(span.value, span) if span else None

    return both(value("en"), value("fr"))


def _number(pair: Pair, notes: Notes) -> Read | None:
    reads: dict[str, Read | None] = {}
    for lang in pair.langs:
        half = pair.get(lang)
        if half and half.number:
            reads[lang] = Read(half.number.quote, half.number)
    found = one(reads, notes, "/notice_id")
    if not reads:
        notes.warn("notice_id: no notice number stands after the title")
    return found


def _parsed(
    pair: Pair, name: str, parse: Any, notes: Notes | None = None
) -> dict[str, Read | None]:
    reads: dict[str, Read | None] = {}
    for lang in pair.langs:
        span = _field(pair, lang, name)
        period = (
            _PERIOD.fullmatch(span.quote) if span and len(span.quote) <= _LONGEST_PERIOD else None
        )
        if span and period and name == "deadline":
            span = span.group(period, 1)  # "Posting Period: a - b" closes on b
        found = parse(span.quote) if span else None
        if span and found:
            value, (start, end) = found
            reads[lang] = Read(value, span.part(start, end))
        elif span and notes:
            notes.warn(f"{name}: “{span.value}” is no date that is understood")
    return reads


def _salary(pair: Pair, notes: Notes) -> dict[str, Any] | None:
    amounts: dict[str, Read | None] = {}
    currencies: dict[str, Read | None] = {}
    periods: dict[str, Read | None] = {}
    for lang in pair.langs:
        span = _field(pair, lang, "salary")
        if span is None:
            continue
        found = values.amount(span.quote)
        if found:
            amounts[lang] = Read(found[0], span.part(*found[1]))
        else:
            notes.warn(f"salary: no amount is understood in “{span.value}”")
        code = re.search(r"\b[A-Z]{3}\b", span.quote)
        sign = re.search("|".join(map(re.escape, _CURRENCY_SIGNS)), span.quote)
        if code:
            currencies[lang] = Read(code.group(), span.group(code))
        elif sign:
            currencies[lang] = Read(_CURRENCY_SIGNS[sign.group()], span.group(sign))
        for period, words in pair.form.table(lang, "periods").items():
            match = re.search(words, span.quote, re.IGNORECASE)
            if match:
                periods[lang] = Read(period, span.group(match))
    if not (amounts or currencies or periods):
        return None
    return {
        "amount": one(amounts, notes, "/salary/amount"),
        "currency": one(currencies, notes, "/salary/currency"),
        "period": one(periods, notes, "/salary/period"),
        "text": _bilingual(pair, "salary"),
    }


def _grades(pair: Pair, notes: Notes) -> tuple[Read | None, Read | None]:
    """Entry and top grade; the top only of a twin grade."""
    entries: dict[str, Read | None] = {}
    tops: dict[str, Read | None] = {}
    for lang in pair.langs:
        span = _field(pair, lang, "grade")
        if span is None:
            continue
        found = values.grades(span.quote) or _grade_of_form(pair, span)
        if not found:
            notes.warn(f"grade: “{span.value}” is no grade that is understood")
            continue
        entries[lang] = Read(found[0][0], span.part(*found[0][1]))
        if len(found) == 2:
            tops[lang] = Read(found[1][0], span.part(*found[1][1]))
    if tops and set(tops) != set(entries):
        notes.disagree(
            "/grade/top", tops.get("en"), tops.get("fr"), "a twin grade in one language only"
        )
        notes.warn("grade: left out the top grade; only one language has it")
        tops = {}
    return one(entries, notes, "/grade/entry"), one(tops, notes, "/grade/top")


def _grade_of_form(pair: Pair, span: Span) -> list[tuple[str, tuple[int, int]]]:
    """The grade by the form's own pattern; letters that stand for digits are made digits."""
    pattern = pair.form.shared_table("values").get("grade")
    match = re.search(pattern, span.quote) if pattern else None
    if match is None:
        return []
    letters, dash, digits = re.fullmatch(r"(\D*?)([-.]?)([\dOIl]*)", match[0]).groups()  # type: ignore[union-attr]
    plain = digits.translate(str.maketrans("OIl", "011"))
    return [(f"{letters}{dash}{plain}", match.span())]


def _clearance(span: Span | None) -> Read | None:
    """A clearance level as its label gives it; a sentence is none."""
    if span is None:
        return None
    code = re.fullmatch(r"[A-Z]{2,4}(?:[/ -][A-Z]{2,6})*", span.value)
    if not code and not _CLEARANCES.fullmatch(span.value.rstrip(".")):
        return None
    return Read(span.value, span)
