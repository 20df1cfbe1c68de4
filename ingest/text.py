"""A notice's text and places in it.

Every fact keeps the place it was read from, so values are never copied away from their text:
a :class:`Span` is a piece of a :class:`Text`, and ``text.string[span.start:span.end]`` is its
quote. Offsets count Unicode characters from 0; lines count from 1.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from rolegraph.ingest.spelling import (
    PAGE_LINE,
    fold,
    in_lower_case,
    is_page_line,
    letters_only,
    opening,
    squeeze,
)

__all__ = [
    "LONGEST_LINE",
    "LONGEST_SENTENCE",
    "NO_PROSE",
    "PAGE_LINE",
    "WIDEST_GAP",
    "Span",
    "Text",
    "fold",
    "is_page_line",
    "squeeze",
]

#: Full stops after these, and after one letter, do not end a sentence (English and French).
_ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "p",
        "p.ex",
        "ex",
        "etc",
        "cf",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "nos",
        "art",
        "vol",
        "fig",
        "approx",
        "max",
        "vs",
        "m",
        "mme",
        *string.ascii_lowercase,
    ]
)
_WORD_BREAK = re.compile(r"[\s(\[]")
_LONGER_THAN_ANY = 12
_SENTENCE_END = re.compile(r"[.!?]+[\"'’”»)\]]*(?=\s+[\"'“«(\[]?[^\W\d_a-zà-öø-ÿ]|\s*$)")

#: What is longer than this is no prose, and is not read: some rules look at every word from every
#: word, which takes for ever on what machines write. The longest line, word and gap of a line.
LONGEST_LINE, LONGEST_WORD, WIDEST_GAP = 8_000, 1_000, 100
#: Sentences of notices have up to 1 500 characters.
LONGEST_SENTENCE = 2_500
#: What stands in a warning for it.
NO_PROSE = (
    f"a line of more than {LONGEST_LINE} characters, or with a word of more than {LONGEST_WORD} or "
    f"a gap of more than {WIDEST_GAP}, is no prose; it was not read"
)
_TOO_WIDE = re.compile(
    rf"(?<=\S)[^\S\n]{{{WIDEST_GAP + 1},}}+(?=\S)|(?<!\S)\S{{{LONGEST_WORD + 1}}}"
)

#: Makes a :class:`Span` without a call in between.
_tuple = tuple.__new__


@dataclass(frozen=True, eq=False)
class Text:
    """The text of one source: UTF-8 decoded, byte order mark dropped, line ends made ``\\n``.

    ``parts`` are the offsets at which the pages of a PDF or the paragraphs of a DOCX begin, and
    ``part`` is which of the two they are.
    """

    string: str
    parts: tuple[int, ...] = ()
    part: str | None = None
    numbers: tuple[int, ...] = ()
    """Which page each part is, where pages were not read one after the other."""
    unread: tuple[str, ...] = ()
    """What of the file is not in the text, or not for sure, in words."""
    cut: frozenset[int] = frozenset()
    """Where lines end that the width of a printed column has cut, however short they are."""
    files: tuple[tuple[int, str], ...] = ()
    """Of a text put together from several files, where each begins, and its name."""

    def forget(self) -> None:
        """Drop what was worked out about this text: it holds the text, which holds it."""
        for name in [name for name in self.__dict__ if name not in self.__dataclass_fields__]:
            del self.__dict__[name]

    @cached_property
    def hidden(self) -> list[tuple[int, int]]:
        """Stretches that may name a person: no quote and no sentence around one shows them."""
        return []

    @cached_property
    def _known_sentences(self) -> dict[tuple[int, int, str], tuple[Span, ...]]:
        """Sentences that were looked for before, by start, end and language of the span."""
        return {}

    @cached_property
    def lowered(self) -> str | None:
        """The text in lower case; None if that changes offsets or what ignoring case means."""
        return in_lower_case(self.string)

    @cached_property
    def letters(self) -> str | None:
        """The letters in lower case without accents, all else as spaces.

        None where that cannot be with their offsets; see :func:`~.spelling.letters_only`.
        """
        return None if self.lowered is None else letters_only(self.lowered)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *[match.end() for match in re.finditer("\n", self.string)]]

    def line_at(self, offset: int) -> int:
        """The line of a character offset, counted from 1.

        >>> Text("a\\nb").line_at(2)
        2
        """
        return bisect_right(self._line_starts, offset)

    def part_at(self, offset: int) -> int | None:
        """The page or paragraph of a character offset, counted from 1; None in plain text.

        >>> Text("one\\ntwo", (0, 4), "page").part_at(5)
        2
        """
        if not self.part:
            return None
        index = bisect_right(self.parts, offset)
        return self.numbers[index - 1] if self.numbers and index else index

    def file_at(self, offset: int) -> tuple[int, str]:
        """Where the file begins that a character offset is in, and its name.

        >>> Text("one two", files=((0, "a.txt"), (4, "b.txt"))).file_at(5)
        (4, 'b.txt')
        """
        starts = [start for start, _ in self.files]
        return self.files[bisect_right(starts, offset) - 1]

    def line_bounds(self, line: int) -> tuple[int, int]:
        """Where a line, counted from 1, begins and ends; its line end is not part of it.

        >>> Text("a\\nbc").line_bounds(2)
        (2, 4)
        """
        starts = self._line_starts
        return starts[line - 1], starts[line] - 1 if line < len(starts) else len(self.string)

    def sentence_around(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence that holds a piece begins and ends; blank lines end it too.

        Of a piece that no sentence holds, its lines.
        """
        line = self.line_at(start)
        known = self._sentences_of_lines.get(line)
        if known is None:
            known = [one[:2] for one in self.sentences(*self.line_bounds(line), "")]
            self._sentences_of_lines[line] = known
        for begin, until in known:
            if begin <= start and end <= until:
                return begin, until
        until = self.string.find("\n", end)
        until = len(self.string) if until < 0 else until
        begin = self.line_bounds(line)[0]
        if until > self.line_bounds(line)[1]:
            for one in self.sentences(begin, until, ""):
                if one.start <= start and end <= one.end:
                    return one[:2]
        return self.span(begin, until, "").strip()[:2]

    @cached_property
    def _sentences_of_lines(self) -> dict[int, list[tuple[int, int]]]:
        return {}

    @cached_property
    def no_prose(self) -> frozenset[int]:
        """Where the lines begin that no rule reads, since machines wrote them."""
        starts = self._line_starts
        ends = [*starts[1:], len(self.string)]
        long = (a for a, b in zip(starts, ends, strict=True) if b - a > LONGEST_LINE + 1)
        wide = (starts[self.line_at(m.start()) - 1] for m in _TOO_WIDE.finditer(self.string))
        return frozenset((*long, *wide))

    @cached_property
    def long_blocks(self) -> list[Span]:
        """Paragraphs that were found and are too long to be one."""
        return []

    @cached_property
    def tokens_of_lines(self) -> dict[int, Any]:
        """What :func:`~rolegraph.ingest.facts.phrases.tokens` found in a line, by its number."""
        return {}

    @cached_property
    def marks(self) -> dict[tuple[int, int, Any], Any]:
        """What :mod:`rolegraph.ingest.facts.marks` found in a piece, by its ends and words."""
        return {}

    @cached_property
    def quotes_of_lines(self) -> list[str]:
        """The characters of each line, without its line end."""
        return self.string.split("\n")

    @cached_property
    def openings_of_lines(self) -> list[str]:
        """What each line begins with; see :func:`~rolegraph.ingest.spelling.opening`."""
        return [opening(quote) for quote in self.quotes_of_lines]

    @cached_property
    def _lines(self) -> dict[str, list[Span]]:
        return {}

    @cached_property
    def said(self) -> dict[tuple[int, int, str], bool]:
        """Whether a pattern was found in a piece, by its start and end."""
        return {}

    def span(self, start: int, end: int, lang: str) -> Span:
        """The piece from ``start`` to ``end``, read as language ``lang``."""
        return Span(start, end, lang, self)

    def sentences(self, start: int, end: int, lang: str) -> tuple[Span, ...]:
        """The sentences of a piece; see :meth:`Span.sentences`."""
        key = (start, end, lang)
        known = self._known_sentences.get(key)
        if known is None:
            known = tuple(
                sentence
                for sentence in Span(start, end, lang, self).whole_sentences()
                if sentence.end - sentence.start <= LONGEST_SENTENCE
            )
            self._known_sentences[key] = known
        return known

    def lines(self, lang: str) -> list[Span]:
        """All lines, without their line ends, blank ones included."""
        known = self._lines.get(lang)
        if known is None:
            starts = self._line_starts
            ends = [*[start - 1 for start in starts[1:]], len(self.string)]
            bounds = zip(starts, ends, strict=True)
            known = [_tuple(Span, (start, end, lang, self)) for start, end in bounds]
            self._lines[lang] = known
        return known


class Span(NamedTuple):
    """A piece of a text, ``text.string[start:end]``, in one language.

    A tuple, since there are thousands in a notice: it is made and compared faster than a
    dataclass.
    """

    start: int
    end: int
    lang: str
    text: Text

    @property
    def quote(self) -> str:
        """The exact characters."""
        return self.text.string[self.start : self.end]

    @property
    def value(self) -> str:
        """The quote on one line: white space squeezed."""
        start, end, _, text = self
        quote = text.string[start:end]
        if quote.isprintable() and "  " not in quote and quote[:1] != " " != quote[-1:]:
            return quote
        return squeeze(PAGE_LINE.sub("\n", quote) if "\n" in quote else quote)

    @property
    def line(self) -> int:
        """The line of the first character, counted from 1."""
        return self.text.line_at(self.start)

    @property
    def length_of_no_prose(self) -> int:
        """How many characters of it are in lines that no rule reads."""
        bounds = (self.text.line_bounds(self.text.line_at(at)) for at in self.text.no_prose)
        return sum(end - start for start, end in bounds if self.start <= start < self.end)

    def part(self, start: int, end: int) -> Span:
        """The piece from ``start`` to ``end``, counted inside this span."""
        begin, _, lang, text = self
        return _tuple(Span, (begin + start, begin + end, lang, text))

    def group(self, match: re.Match[str], group: int | str = 0) -> Span:
        """The piece that a regular expression matched in :attr:`quote`."""
        return self.part(*match.span(group))

    def strip(self, characters: str | None = None) -> Span:
        """Without white space, or the given characters, at either end."""
        start, end, lang, text = self
        quote = text.string[start:end]
        rest = quote.strip(characters)
        if len(rest) == len(quote):
            return self
        start += len(quote) - len(quote.lstrip(characters)) if rest else len(quote)
        return _tuple(Span, (start, start + len(rest), lang, text))

    def between(self, start: int, end: int) -> Span:
        """The piece between two offsets of the text."""
        return _tuple(Span, (start, end, self.lang, self.text))

    def until(self, other: Span) -> Span:
        """From the start of this span to the end of ``other``."""
        return Span(self.start, other.end, self.lang, self.text)

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def sentences(self) -> tuple[Span, ...]:
        """The sentences of this span, in order, without white space around them.

        What is longer than :data:`LONGEST_SENTENCE` is none, and left out.

        >>> text = Text("He reports to the Head, e.g. by mail. He also writes.")
        >>> [s.quote for s in text.span(0, len(text.string), "en").sentences()]
        ['He reports to the Head, e.g. by mail.', 'He also writes.']
        """
        return self.text.sentences(self.start, self.end, self.lang)

    def whole_sentences(self) -> Iterator[Span]:
        """The sentences, also those that are too long to be one."""
        quote, begin = self.quote, 0
        for match in _SENTENCE_END.finditer(quote):
            stop, end = match.span()
            if quote[stop] == ".":
                close = quote[max(begin, stop - _LONGER_THAN_ANY) : stop]
                if _WORD_BREAK.split(close)[-1].lower() in _ABBREVIATIONS:
                    continue
            said = quote[begin:end].lstrip()
            yield self.part(end - len(said), end)
            begin = end
        rest = (self.part(begin, len(quote)) if begin else self).strip()
        if rest.start < rest.end:
            yield rest


class Stretches:
    """Stretches of a text, of which one that covers a span is found at once.

    >>> text, known = Text("the Head of Maps"), Stretches()
    >>> known.add(text.span(4, 16, "en"))
    >>> known.cover(text.span(12, 16, "en")), known.cover(text.span(0, 16, "en"))
    (True, False)
    """

    def __init__(self) -> None:
        self._reach: dict[int, int] = {}

    def add(self, span: Span) -> None:
        """One more stretch; not a long one, such as a title."""
        for at in range(span.start, span.end):
            self._reach[at] = max(self._reach.get(at, 0), span.end)

    def cover(self, span: Span) -> bool:
        """Whether a span lies inside one of them."""
        return self._reach.get(span.start, -1) >= span.end
