"""Marks: the few words of a text that can tell a unit, found once for each of its lines.

Every reader asks which units a sentence names or means. Only acronyms and kind words can tell
("Section", « la Division »), so a sentence without one is not divided into words at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from rolegraph.ingest.facts.phrases import Token, tokens, tokens_of_line
from rolegraph.ingest.facts.words import Words
from rolegraph.ingest.text import Span, Text

__all__ = ["Telling", "naming", "telling_words"]

#: A token that can refer to a unit, without elision and possessive, and its kind if it has one.
Telling = tuple[Token, str, str | None]


class _Marks(NamedTuple):
    """The marked tokens of a piece, and where each begins."""

    telling: tuple[Telling, ...]
    telling_at: list[int]
    naming: tuple[Token, ...]
    naming_at: list[int]

    def cut(self, start: int, end: int) -> _Marks:
        """Those of a part that begins and ends between tokens."""
        i, j = bisect_left(self.telling_at, start), bisect_left(self.telling_at, end)
        k, m = bisect_left(self.naming_at, start), bisect_left(self.naming_at, end)
        return _Marks(
            self.telling[i:j], self.telling_at[i:j], self.naming[k:m], self.naming_at[k:m]
        )

    def joined(self, other: _Marks) -> _Marks:
        """These and those of the piece that follows."""
        return _Marks(
            self.telling + other.telling,
            self.telling_at + other.telling_at,
            self.naming + other.naming,
            self.naming_at + other.naming_at,
        )


def telling_words(span: Span, words: Words) -> Sequence[Telling]:
    """The tokens of a span that can refer to a unit: acronyms and kind words, with the kind."""
    return _marks(span, words).telling


def naming(span: Span, words: Words) -> Sequence[Token]:
    """The tokens of a span that may be the kind word of a unit's name."""
    return _marks(span, words).naming


def _marks(span: Span, words: Words) -> _Marks:
    start, end, _, text = span
    key = (start, end, words)
    known: _Marks | None = text.marks.get(key)
    if known is None:
        if _may_divide(text.string, start) or _may_divide(text.string, end):
            known = _marked(tokens(span), words)
        else:
            first, last = text.line_at(start), text.line_at(end)
            known = _of_line(text, first, words).cut(start, end)
            for line in range(first + 1, last + 1):
                more = _of_line(text, line, words).cut(start, end)
                known = known.joined(more)
        text.marks[key] = known
    return known


def _may_divide(string: str, at: int) -> bool:
    """Whether an offset may be inside a token."""
    return len(string[max(0, at - 1) : at + 1].strip()) == 2


def _of_line(text: Text, line: int, words: Words) -> _Marks:
    begin, end = text.line_bounds(line)
    key = (begin, end, words)
    known: _Marks | None = text.marks.get(key)
    if known is None:
        known = text.marks[key] = _marked(tokens_of_line(text, line), words)
    return known


def _marked(listed: Sequence[Token], words: Words) -> _Marks:
    tells, may_name = words.tells, words.may_name
    told = tuple([(token, *found) for token in listed if (found := tells(token[2]))])
    names = tuple([token for token in listed if may_name(token[2])])
    return _Marks(told, [one[0][0] for one in told], names, [token[0] for token in names])
