"""Pure readers of written values: dates, amounts, grades, counts, years; English and French.

Each takes the characters as printed and returns the value, or nothing where it is not sure.
"""

from __future__ import annotations

import re
from datetime import date

from rolegraph.ingest.text_to_sections import fold

__all__ = ["amount", "clock", "day", "grades", "number", "years"]

_MONTHS = {
    1: ("jan", "janv", "january", "janvier"),
    2: ("feb", "fevr", "fev", "february", "fevrier"),
    3: ("mar", "mars", "march"),
    4: ("apr", "avr", "april", "avril"),
    5: ("may", "mai"),
    6: ("jun", "juin", "june"),
    7: ("jul", "juil", "july", "juillet"),
    8: ("aug", "aout", "august"),
    9: ("sep", "sept", "september", "septembre"),
    10: ("oct", "october", "octobre"),
    11: ("nov", "november", "novembre"),
    12: ("dec", "december", "decembre"),
}
_MONTH_OF = {name: month for month, names in _MONTHS.items() for name in names}
_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
_DAY_MONTH_YEAR = re.compile(
    r"\b(\d{1,2})(?:er|st|nd|rd|th)?(?:[\s.-]+|\s+of\s+)([a-z]{3,9})\.?,?[\s.-]+(\d{4})\b"
)
_SHORT_YEAR = re.compile(r"\b(\d{1,2})-([a-z]{3,9})\.?-(\d{2})\b(?![:\d])")
_MONTH_DAY_YEAR = re.compile(r"\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b")
_ISO = re.compile(r"\b(\d{4})([-/])(\d{2})\2(\d{2})(?!\d)")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?(?!\w)", re.IGNORECASE)


_YEARS = re.compile(
    r"(?<![\w-])(\w+(?:-\w+)?)(?:\s*\(\w+\)|\s*\+|\s+or\s+more|\s+(?:full|professional|bonnes|bons|solid))?"
    r"[\s-]+(?:years?|ans?|années?)\b",
    re.IGNORECASE,
)


def day(written: str) -> tuple[str, tuple[int, int]] | None:
    """A date as ISO text, and where it stands in ``written``; day before month.

    >>> day("14-June-2026")[0], day("05-janv.-2026")[0], day("1er-févr.-2025")[0]
    ('2026-06-14', '2026-01-05', '2025-02-01')
    >>> day("March 17, 2024")[0], day("Sunday 24 January 2021")[0], day("26/11/2017")[0]
    ('2024-03-17', '2021-01-24', '2017-11-26')
    >>> day("the 14th of June 2026")[0], day("14-06-2026")[0], day("2026-06-14T23:59")[0]
    ('2026-06-14', '2026-06-14', '2026-06-14')
    >>> day("12-Mar-26 (midnight)")[0]
    '2026-03-12'
    >>> day("Ongoing"), day("31-Feb-2024")
    (None, None)
    """
    folded = _fold_in_place(written)
    for pattern, order in (
        (_ISO, (4, 3, 1)),
        (_DAY_MONTH_YEAR, (1, 2, 3)),
        (_MONTH_DAY_YEAR, (2, 1, 3)),
        (_NUMERIC, (1, 3, 4)),
        (_SHORT_YEAR, (1, 2, 3)),
    ):
        match = pattern.search(folded)
        if match is None:
            continue
        day_of, month_of, year_of = (match[group] for group in order)
        month = int(month_of) if month_of.isdigit() else _MONTH_OF.get(month_of, 0)
        try:
            year = int(year_of) + (2000 if len(year_of) == 2 else 0)
            return date(year, month, int(day_of)).isoformat(), match.span()
        except ValueError:
            return None
    return None


def _fold_in_place(written: str) -> str:
    """Lower case without accents, character by character, so that offsets stay."""
    return "".join(fold(c) if len(fold(c)) == 1 else c for c in written)


def clock(written: str) -> tuple[str, tuple[int, int]] | None:
    """A time of day as ``HH:MM:SS``, and where it stands in ``written``.

    >>> clock("11-May-2025, 11:59:00 PM")[0], clock("11-mai-2025, 23:59:00")[0], clock("noon")
    ('23:59:00', '23:59:00', None)
    """
    match = _CLOCK.search(written)
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or "").replace(".", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return f"{hour:02}:{minute:02}:{second:02}", match.span()


def amount(written: str) -> tuple[float, tuple[int, int]] | None:
    """An amount of money with two decimals, in either language's number format.

    >>> amount("5,234.63 (EUR) Monthly")[0], amount("6 467,30Euro (EUR) Mensuelle")[0]
    (5234.63, 6467.3)
    >>> amount("6.854,04 €, tax free")[0], amount("7,105 (USD)")[0], amount("negotiable")
    (6854.04, 7105.0, None)
    """
    match = re.search(
        r"\d{1,3}(?:[,.\s'’]\d{3})+(?:[.,]\d{2})?(?!\d)|\d+(?:[.,]\d{2})?(?!\d)", written
    )
    if match is None:
        return None
    digits = re.sub(r"[\s'’]", "", match.group())
    cents = re.search(r"[.,](\d{2})$", digits)
    whole = digits[: cents.start()] if cents else digits
    return float(re.sub(r"[.,]", "", whole) + "." + (cents[1] if cents else "0")), match.span()


def grades(written: str) -> list[tuple[str, tuple[int, int]]]:
    """The grades of the single spine in ``written``: one, or entry and top of a twin grade.

    >>> [g for g, _ in grades("NATO Grade G15-G17")], [g for g, _ in grades("NATO Grade G8")]
    (['G15', 'G17'], ['G8'])
    >>> [g for g, _ in grades("B-4/G-10")]
    ['G10']
    """
    found = [
        (f"G{int(m[1])}", m.span())
        for m in re.finditer(r"(?:\bG\s?|(?<=/)\s*G-)(\d{1,2})\b", written)
    ]
    return found if 1 <= len(found) <= 2 else []


def number(word: str) -> int | None:
    """A whole number in digits or in words, up to sixty-nine.

    >>> number("3"), number("trois"), number("thirty-six"), number("dix-huit"), number("many")
    (3, 3, 36, 18, None)
    """
    if word.isdigit():
        return int(word)
    tens, _, ones = fold(word).partition("-")
    large, small = _NUMBER_WORDS.get(tens), _NUMBER_WORDS.get(ones, 0 if not ones else None)
    if large is None or small is None or (small and not (large % 10 == 0 and small < 10)):
        return None
    return large + small


def years(written: str) -> list[tuple[int, tuple[int, int]]]:
    """Spans of years in ``written``: "5 years'", "trois ans", "a 3-year contract".

    >>> [n for n, _ in years("at least 7 years, of which four years of managing")]
    [7, 4]
    >>> [n for n, _ in years("au moins deux ans")], years("for years")
    ([2], [])
    >>> [years(said)[0][0] for said in ("six or more years", "twenty-five years", "3+ years")]
    [6, 25, 3]
    """
    found = []
    for match in _YEARS.finditer(written):
        value = number(match[1])
        if value is not None:
            found.append((value, match.span()))
    return found
