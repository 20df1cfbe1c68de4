"""Which form a text has: the one whose labels and headings are found in it most."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rolegraph.ingest.forms import Form, forms
from rolegraph.ingest.text import Text
from rolegraph.ingest.text_to_sections import Half, halves

__all__ = ["Choice", "choices", "recognise"]

#: A sign of a form counts as much as so many labels.
_SIGN = 3
#: So many labels and sections in one printing leave no doubt: other forms need not be tried.
_CERTAIN_LABELS, _CERTAIN_SECTIONS = 5, 4
#: A notice has one of these at least.
_PROSE = frozenset({"summary", "accountabilities", "interrelationships"})
#: Signs stand in the masthead and the header.
_HEAD = 2_000


@dataclass(frozen=True)
class Choice:
    """One form tried on a text: the printings it finds, and how well it fits.

    ``signs`` are the words in the text that only this form has.
    """

    form: Form
    halves: tuple[Half, ...]
    signs: tuple[str, ...]

    @property
    def score(self) -> int:
        """Labels and sections found, and signs; 0 if the form finds no notice."""
        if not self.halves or self.form.labels == 0:
            return 0
        if not any(half.sections.keys() & _PROSE for half in self.halves):
            return 0  # labels alone are a table of something else, lists below them any offer
        found = sum(
            len(half.labels) + len(half.sections.keys() - {"other"}) for half in self.halves
        )
        return found + _SIGN * len(self.signs)


def recognise(text: Text, among: Iterable[Form] | None = None) -> Choice | None:
    """The form that fits best and what it finds; None if none finds a notice."""
    listed = list(among) if among is not None else list(forms())
    first = _tried(text, listed[0])
    if any(
        len(half.labels) >= _CERTAIN_LABELS
        and len(half.sections) >= _CERTAIN_SECTIONS
        and "qualifications" in half.sections
        for half in first.halves
    ) and not any(_found(sign, text.string[:_HEAD]) for form in listed[1:] for sign in form.signs):
        return first
    best = choices(text, listed)[0]
    if best.halves and (best.score or best.form.labels == 0):
        return best
    return next((_tried(text, form) for form in listed if form.labels == 0), None)


def choices(text: Text, among: Iterable[Form] | None = None) -> list[Choice]:
    """Every form tried on the text, the best fitting first."""
    tried = [_tried(text, form) for form in (among if among is not None else forms())]
    return sorted(tried, key=lambda c: (-c.score, not c.halves, c.form.rank, c.form.name))


def _tried(text: Text, form: Form) -> Choice:
    head = text.string[:_HEAD]
    signs = [match.group() for sign in form.signs if (match := _found(sign, head))]
    return Choice(form, tuple(halves(text, form)), tuple(signs))


def _found(sign: re.Pattern[str], head: str) -> re.Match[str] | None:
    """Where a sign stands; a text that has it nowhere is told by a search without ``\\b`` before
    the words, which is twenty times faster."""
    return sign.search(head) if _words_of(sign).search(head) else None


@cache
def _words_of(sign: re.Pattern[str]) -> re.Pattern[str]:
    bare = re.fullmatch(r"\\b(?![?*+{])(.*)", sign.pattern, re.DOTALL)
    return re.compile(bare[1], sign.flags) if bare else sign
