"""The labels of a header and their values: "Grade: G15", "Location Brussels"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from rolegraph.ingest.forms import Form
from rolegraph.ingest.spelling import MARKS, fold, opening
from rolegraph.ingest.text import Span

__all__ = ["WORDS_OF_A_VALUE", "Labels", "accent_blind", "is_no_value", "label_at", "labels_of"]

#: Marks of Markdown before and after the words of a line.
_MARKS = rf"[\s{re.escape(MARKS)}]*"
_MOST_OPENINGS = 1 << 12
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
    """Of each label its field, its pattern and how it begins; the longest of a field first."""

    each: tuple[tuple[str, re.Pattern[str], str], ...]

    @cached_property
    def beginning_with(self) -> Callable[[str], tuple[tuple[str, re.Pattern[str]], ...]]:
        """The labels that a line may have, by what :func:`~.spelling.opening` gives of it."""

        def fitting(opening: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
            return tuple(
                (field, pattern)
                for field, pattern, begins in self.each
                if opening.startswith(begins)
            )

        return lru_cache(_MOST_OPENINGS)(fitting)


@cache
def labels_of(form: Form, lang: str, only: str | None = None) -> Labels:
    """The labels of a form's header in one language; only those of one field if it is named."""
    found = []
    for field, labels in form.table(lang, "header").items():
        if only not in (None, field):
            continue
        for label in sorted(labels, key=len, reverse=True):
            words = r"\s*".join(
                re.escape(word) for word in re.split(r"(?=[\s(])\s*", label) if word
            )
            plural = "s?" if field in _PLURAL_LABELS and label[-1].isalpha() else ""
            label_pattern = accent_blind(words) + plural
            opening = rf"{_MARKS}({label_pattern}){_ASIDE}[\s*_]*(:|(?=\s|$))[\s*_]*"
            line = rf"{opening}((?:.*[^\s*_])?)[\s*_]*$"
            begins = re.match(r"\w{0,2}", fold(label))
            found.append((field, re.compile(line, re.IGNORECASE), begins[0] if begins else ""))
    return Labels(tuple(found))


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
    quote = line.quote
    listed = known.beginning_with(opening(quote))
    if not listed or is_no_value(line):
        return None
    for field, pattern in listed:
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
