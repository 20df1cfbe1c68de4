"""The two printings of one notice side by side, and what readers remark about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rolegraph.ingest.blocks import Block
from rolegraph.ingest.cues import may_say
from rolegraph.ingest.forms import Form
from rolegraph.ingest.read import Read
from rolegraph.ingest.text import Span, Text
from rolegraph.ingest.text_to_sections import Half, Section

__all__ = ["PROSE", "Notes", "Pair", "both", "one"]


#: Sections that speak of the organisation; the others speak of the candidate and the procedure.
PROSE = ("summary", "accountabilities", "interrelationships")


@dataclass(frozen=True)
class Pair:
    """One notice: its printing in each language of the form; a language may be missing."""

    form: Form
    text: Text
    halves: Mapping[str, Half]
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What readers have worked out once about this notice's text, by what it is about."""
    part: int | None = None
    """Of two posts that share one number, which of them; None where the number tells."""
    others: Mapping[str, Span] = field(default_factory=dict)
    """By language the title of the other post of a notice for two."""
    remarks: tuple[str, ...] = ()
    """What is to be warned of before anything is read."""

    @cached_property
    def langs(self) -> tuple[str, ...]:
        """The languages this notice is printed in, in the form's order."""
        return tuple(lang for lang in self.form.languages if lang in self.halves)

    def get(self, lang: str) -> Half | None:
        """The printing in ``lang``, if there is one."""
        return self.halves.get(lang)

    def prose_may_say(self, lang: str, *patterns: str) -> bool:
        """Whether a printing may say one of some patterns where it speaks of the organisation."""
        key = ("prose_may_say", lang, patterns)
        known: bool | None = self.memo.get(key)
        if known is None:
            known = any(may_say(piece, *patterns) for piece in self._prose(lang))
            self.memo[key] = known
        return known

    def may_say(self, lang: str, *patterns: str) -> bool:
        """Whether a printing may say one of some patterns anywhere."""
        return may_say(self.halves[lang].span, *patterns)

    def _prose(self, lang: str) -> tuple[Span, ...]:
        """The title, and all from the first to the last section on the organisation."""
        half = self.halves[lang]
        bodies = [half.sections[name].body for name in PROSE if name in half.sections]
        title = (half.title,) if half.title else ()
        if not bodies:
            return title
        return (*title, half.span.between(min(bodies).start, max(body.end for body in bodies)))

    def section(self, lang: str, *names: str) -> Section | None:
        """The first of the named sections that the printing in ``lang`` has."""
        half = self.halves.get(lang)
        return next(half.section(*names), None) if half else None

    def blocks(self, lang: str, name: str) -> tuple[Block, ...]:
        """Paragraphs and items of a section; empty where there is none."""
        half = self.halves.get(lang)
        section = half.sections.get(name) if half else None
        return section.blocks if section else ()


@dataclass
class Notes:
    """What readers remark while they read one notice: warnings and disagreements."""

    warnings: list[str] = field(default_factory=list)
    disagreements: list[dict[str, Any]] = field(default_factory=list)

    def warn(self, words: str) -> None:
        """Remember, once, what could not be read."""
        if words not in self.warnings:
            self.warnings.append(words)

    def disagree(self, name: str, en: Read | None, fr: Read | None, message: str) -> None:
        """Remember that the English and the French printing do not say the same of a field."""
        self.disagreements.append({"field": name, "en": en, "fr": fr, "message": message})


def both(en: Read | None, fr: Read | None) -> dict[str, Read | None]:
    """A bilingual value."""
    return {"en": en, "fr": fr}


def one(reads: Mapping[str, Read | None], notes: Notes, name: str) -> Read | None:
    """A value that does not depend on the language, from what each printing says.

    Where the printings differ nothing is chosen: the value is left out, and the difference is
    noted as a disagreement and a warning.
    """
    present = [found for found in reads.values() if found is not None]
    if not present:
        return None
    first, rest = present[0], present[1:]
    if any(other.value != first.value for other in rest):
        said = " / ".join(str(found.value) for found in present)
        notes.disagree(name, reads.get("en"), reads.get("fr"), f"{name}: English and French differ")
        notes.warn(f"{name} left out: the languages disagree ({said})")
        return None
    return Read(
        first.value,
        first.span,
        also=(*first.also, *(other.span for other in rest)),
        sentence=first.sentence,
    )
