"""The labels of a header and their values: "Grade: G15", "Location Brussels"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rolegraph.ingest.forms import Form
from rolegraph.ingest.text import Span, fold

__all__ = ["WORDS_OF_A_VALUE", "Labels", "accent_blind", "is_no_value", "label_at", "labels_of"]

#: Marks of Markdown before and after the words of a line.
_MARKS = r"[\s>#*_•·▪–-]*"
#: A line that is longer is neither a title nor a label with its value.
_LONGEST_VALUE = 1_000
#: What may stand between a label and its colon: "No.:", "Salary (12 x per year):".
_ASIDE = r"(?:\.|\s*\([^()\n]{1,40}\))?(?=[\s*_]*(?::|\s|$))"
_LONGER_LABEL = re.compile(r"[^\d:]{2,40}:(?:\s|$)")
#: Labels that stand in the plural in a notice for two posts.
_PLURAL_LABELS = frozenset({"title", "number", "grade"})
#: Most words of a value that follows its label without a colon: of the closed values that tell
#: a header from prose, and of any value (a body's full name) once inside a header.
_WORDS_OF_A_CLOSED_VALUE = 4
WORDS_OF_A_VALUE = 12


@dataclass(frozen=True)
class Labels:
    """A pattern for what can be a label line at all, and one for each label, longest first.

    ``each`` has them by their first letter, folded; ``least`` is how many characters a label line
    has at least.
    """

    any: re.Pattern[str]
    each: dict[str, list[tuple[str, re.Pattern[str]]]]
    least: int


@cache
def labels_of(form: Form, lang: str, only: str | None = None) -> Labels:
    """The labels of a form's header in one language; only those of one field if it is named."""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    alternatives, opens, least = [], set[str](), 1_000
    for field, labels in form.table(lang, "header").items():
        if only not in (None, field):
            continue
        for label in sorted(labels, key=len, reverse=True):
            words = r"\s*".join(
                re.escape(word) for word in re.split(r"(?=[\s(])\s*", label) if word
            )
            plural = "s?" if field in _PLURAL_LABELS and label[-1].isalpha() else ""
            label_pattern = accent_blind(words) + plural
            alternatives.append(label_pattern)
            opens.add(label[0])
            least = min(least, len("".join(label.split())))
            opening = rf"{_MARKS}({label_pattern}){_ASIDE}[\s*_]*(:|(?=\s|$))[\s*_]*"
            line = rf"{opening}((?:.*[^\s*_])?)[\s*_]*$"
            of_letter = found.setdefault(fold(label[0]), [])
            of_letter.append((field, re.compile(line, re.IGNORECASE)))
    initials = re.escape("".join(sorted(opens))) + "e’"  # as accents and apostrophes are printed
    either = "|".join(alternatives) or "(?!)"
    first = re.compile(rf"{_MARKS}(?=([{initials}]))(?:{either})", re.IGNORECASE)
    return Labels(first, found, least)


def accent_blind(pattern: str) -> str:
    return (
        pattern.replace("é", "[ée]")
        .replace("É", "[ÉE]")
        .replace("'", "['’]")
        .replace("\\'", "['’]")
    )


def label_at(
    line: Span, known: Labels, most: int = _WORDS_OF_A_CLOSED_VALUE
) -> tuple[str, Span, Span] | None:
    """The field, label and value of a header line, or nothing.

    Without a colon only values of at most ``most`` words follow a label ("Grade NATO Grade
    G11", "Clearance Level NS"): a sentence that opens with a label's word is none.
    """
    if line.end - line.start < known.least or is_no_value(line):
        return None
    quote = line.quote
    opens = known.any.match(quote)
    if not opens:
        return None
    for field, pattern in known.each.get(fold(opens[1]), ()):
        match = pattern.match(quote)
        if match is None:
            continue
        value = match[3]
        short = len(value.split()) <= most and not value.endswith(".")
        if match[2] != ":" and _LONGER_LABEL.match(value):
            continue  # "Title of supervisor: …" is another label
        if match[2] != ":" and field.startswith("unit.") and value[:1].islower():
            continue  # "Section and the Team are …" goes on with a sentence
        if match[2] == ":" or short:
            return field, line.group(match, 1), line.group(match, 3)
    return None


def is_no_value(line: Span) -> bool:
    """Whether a line is too long to be a title, or a label with its value."""
    return line.end - line.start > _LONGEST_VALUE or line.start in line.text.no_prose
