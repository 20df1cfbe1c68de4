"""The blocks of labelled lines that open the printings of notices in a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rolegraph.ingest.forms import Form
from rolegraph.ingest.labels import label_at, labels_of
from rolegraph.ingest.text import Span, Text

__all__ = ["HeaderBlock", "header_blocks"]


@dataclass(frozen=True)
class HeaderBlock:
    """A header block: its first and last label lines, and the fields its labels stand for."""

    lang: str
    lines: list[Span]
    first: int
    last: int
    fields: frozenset[str]


def header_blocks(text: Text, form: Form) -> list[HeaderBlock]:
    """The header blocks of all languages, in their order; of two in the same lines the better."""
    return _best(
        [
            HeaderBlock(lang, text.lines(lang), first, last, fields)
            for lang in form.languages
            for first, last, fields in _headers(text, form, lang)
        ]
    )


def _best(openings: list[HeaderBlock]) -> list[HeaderBlock]:
    """The openings in their order, without those that one of another language is better than."""
    of_lang: dict[str, list[HeaderBlock]] = {}
    for opening in openings:
        of_lang.setdefault(opening.lang, []).append(opening)  # one after the other
    lasts = {lang: [one.last for one in listed] for lang, listed in of_lang.items()}

    def overlapping(one: HeaderBlock) -> Iterator[HeaderBlock]:
        for lang, listed in of_lang.items():
            for other in islice(listed, bisect_left(lasts[lang], one.first), None):
                if other.first > one.last:
                    break
                yield other

    kept = [
        one for one in openings if not any(_is_better(other, one) for other in overlapping(one))
    ]
    return sorted(kept, key=lambda opening: opening.first)


def _is_better(other: HeaderBlock, one: HeaderBlock) -> bool:
    """Whether a block of the other language takes in the same lines with more labels.

    "Organisation", "Division" and "Grade" are labels in both languages.
    """
    overlaps = other.first <= one.last and one.first <= other.last
    return other.lang != one.lang and overlaps and len(other.fields) > len(one.fields)


def _headers(text: Text, form: Form, lang: str) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Index of the first and the last label line of each header block, and its fields."""
    known = labels_of(form, lang)
    fitting = known.beginning_with
    may_be = [k for k, opens in enumerate(text.openings_of_lines) if fitting(opens)]
    first, seen, last = -1, set[str](), -1
    for index in may_be:
        label = label_at(text.lines(lang)[index], known)
        if label is None:
            continue
        if first < 0 or index - last > 6 or (label[0] in seen and index - last > 3):
            if len(seen) >= form.labels:
                yield first, last, frozenset(seen)
            first, seen = index, set()
        seen.add(label[0])
        last = index
    if len(seen) >= form.labels:
        yield first, last, frozenset(seen)
