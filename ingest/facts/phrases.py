"""Phrases in prose: tokens, names of units and titles of posts as they are found.

The two languages name things differently, so each has its own scanner
(:mod:`~rolegraph.ingest.facts.english`, :mod:`~rolegraph.ingest.facts.french`); what they find
has the same shape.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from rolegraph.ingest.cues import may_say
from rolegraph.ingest.text import Span, Text

__all__ = [
    "OF_SOMETHING",
    "Title",
    "Token",
    "UnitName",
    "acronym_after",
    "is_acronym",
    "last_before",
    "listed_alone",
    "negated",
    "places_of",
    "says",
    "spoken",
    "tokens",
    "tokens_of_line",
    "words_in",
]

_TOKEN = re.compile(r"[^\W_](?:[\w’'&/·-]*[^\W_](?:\([a-z]{1,3}\))?)?[’']?|\S")
_ACRONYM = re.compile(
    r"\s*\(\s*(?:[\"“«]\s*)?"
    r"([A-Z][\w&/-]*[A-Z][\w&/-]*s?(?:\s+(?:Agency|Office|Command|Group))?)"
    r"(?:\s*[\"”»])?\s*\)"
)


#: In a sentence a pattern is looked for so often: each place is looked at with all its words.
_MOST_PLACES = 16
#: Roles whose holders lead or represent something, so that what it is belongs to their title.
OF_SOMETHING = frozenset(
    {"head", "director", "director_general", "manager", "leader", "commander", "president"}
    | {"secretary_general", "secretary", "deputy", "assistant", "representative", "supervisor"}
    | {"controller", "treasurer", "commissioner", "spokesperson", "adviser"}
)
_START = itemgetter(0)
#: Makes a :class:`Token` without a call in between.
_tuple = tuple.__new__


class Token(NamedTuple):
    """A word or a punctuation mark; ``start`` and ``end`` are offsets of the text."""

    start: int
    end: int
    word: str

    @property
    def capitalised(self) -> bool:
        """Whether it is a word with a capital first letter (or a number inside a name)."""
        return self.word[0].isupper()


@dataclass(frozen=True)
class UnitName:
    """The name of a unit where it stands.

    ``kind`` is what its kind word says; ``owner`` is the possessive or genitive before or after
    it ("the ABC's Support team", « la Section X de l'ABC »), a statement that it is part of it;
    ``weak`` marks a spelling that counts only beside a proper one ("Office X" for "Office of X").
    """

    span: Span
    kind: str
    acronym: Span | None = None
    owner: Span | None = None
    weak: bool = False


@dataclass(frozen=True)
class Title:
    """A post's title where it stands: ``value`` without articles, ``role`` its role noun's role.

    ``deputy`` tells a deputy from the post itself; ``acronym`` is one given in parentheses.
    """

    span: Span
    value: str
    role: str
    deputy: bool = False
    acronym: Span | None = None


def tokens(span: Span) -> tuple[Token, ...]:
    """Words and punctuation marks of a span.

    A line is divided once for all who look into it: its parts are slices of the same tokens,
    unless they begin or end inside one.

    >>> text = Text("the NATO CIO's Head/Director (x), délégué(e).")
    >>> [t.word for t in tokens(text.span(4, 45, "en"))]
    ['NATO', "CIO's", 'Head/Director', '(', 'x', ')', ',', 'délégué(e)', '.']
    """
    start, end, _, text = span
    first, last = text.line_at(start), text.line_at(end)
    found = tokens_of_line(text, first)
    for line in range(first + 1, last + 1):
        found += tokens_of_line(text, line)
    i = bisect_left(found, start, key=_START)
    j = bisect_left(found, end, i, key=_START)
    if i and found[i - 1].end > start:
        return _tokens(text, start, end)
    if i < j and found[j - 1].end > end:
        return found[i : j - 1] + _tokens(text, found[j - 1].start, end)
    return found[i:j]


def tokens_of_line(text: Text, line: int) -> tuple[Token, ...]:
    """Words and punctuation marks of a line, counted from 1."""
    known: tuple[Token, ...] | None = text.tokens_of_lines.get(line)
    if known is None:
        known = text.tokens_of_lines[line] = _tokens(text, *text.line_bounds(line))
    return known


def _tokens(text: Text, start: int, end: int) -> tuple[Token, ...]:
    matches = _TOKEN.finditer(text.string, start, end)
    return tuple([_tuple(Token, (*match.span(), match[0])) for match in matches])


def last_before(found: Sequence[Token], end: int) -> int:
    """Index of the last token that begins before an offset of the text."""
    return bisect_left(found, end, key=_START) - 1


def listed_alone(found: Sequence[Token], i: int, taken: int, articles: AbstractSet[str]) -> bool:
    """Whether the word at ``i`` stands by itself in a list after a name that ends at ``taken``.

    "the A Branch, the B Branch and the Laboratory": after an article, and nothing after it.
    """
    after = found[i + 1].word if i + 1 < len(found) else "."
    between = [token.word.lower() for token in found[taken + 1 : i]]
    while between and between[-1] in articles | {"de", "du"}:
        between.pop()
    joined = between in (["and"], ["et"], [","], [",", "and"], [";"], [";", "and"])
    return taken >= 0 and joined and after in {".", ",", ";", "and", "et"}


def words_in(value: str) -> list[str]:
    """The words and punctuation marks of a value.

    >>> words_in("Head, Maps")
    ['Head', ',', 'Maps']
    """
    return _TOKEN.findall(value)


def acronym_after(span: Span) -> Span | None:
    """The acronym in parentheses right after ``span``, if one stands there."""
    string = span.text.string
    match = _ACRONYM.match(string, span.end)
    return span.text.span(match.start(1), match.end(1), span.lang) if match else None


def says(span: Span, pattern: str) -> bool:
    """Whether a pattern is found in ``span``, case ignored.

    Most sentences say nothing of what is looked for. Where case counts, the engine skips to the
    letters a pattern can begin with, so that lower case is searched several times faster.
    """
    start, end, _, text = span
    key = (start, end, pattern)
    known = text.said.get(key)
    if known is None and not may_say(span, pattern):
        return False
    if known is None:
        in_lower_case = _in_lower_case(pattern)
        if text.lowered is None or in_lower_case is None:
            match = re.search(pattern, text.string[start:end], re.IGNORECASE)
        else:
            match = in_lower_case.search(text.lowered[start:end])
        known = text.said[key] = match is not None
    return known


@cache
def _in_lower_case(pattern: str) -> re.Pattern[str] | None:
    """The pattern for a text in lower case; None if it names characters by code, or by a range
    from upper to lower case."""
    if re.search(r"\\[xuUN]|\(\?-", pattern):
        return None
    bare = _NO_LETTERS.sub("", pattern)
    if any(first.isupper() != last.isupper() for first, last in re.findall(r"(\w)-(\w)", bare)):
        return None
    return re.compile(re.sub(rf"({_NO_LETTERS.pattern})|(.)", _lowered, pattern, flags=re.DOTALL))


#: What means another thing, or nothing, in lower case: names of groups, and escapes.
_NO_LETTERS = re.compile(r"\(\?P[<=>]\w+|\\.")


def _lowered(part: re.Match[str]) -> str:
    return part[1] or part[2].lower()


def places_of(pattern: str, span: Span) -> Iterator[re.Match[str]]:
    """Where a pattern is found in a sentence, case ignored: the first places, as prose has few."""
    return islice(re.finditer(pattern, span.quote, re.IGNORECASE), _MOST_PLACES)


def negated(before: str) -> bool:
    """Whether what stands before a verb denies it.

    >>> negated("The incumbent does not directly "), negated("If not busy, she ")
    (True, False)
    """
    return bool(re.search(r"\b(?:not|never|no longer)\s+(?:\w+\s+)?$", before))


def spoken(name: str) -> str:
    """A name without the acronym that some notices print inside it.

    >>> spoken("Cyber and Hybrid (CH) Division"), spoken("Division (CH)")
    ('Cyber and Hybrid Division', 'Division (CH)')
    """
    return re.sub(r"\s*\([A-Z][\w&/-]*\)(?=\s+\w)", "", name)


@lru_cache(maxsize=1 << 14)
def is_acronym(word: str) -> bool:
    """Whether a word is written as acronyms are: two capitals or more, no lower case but a final s.

    >>> [is_acronym(w) for w in ("OCIO", "NMAs", "Head", "A", "ICT's")]
    [True, True, False, False, True]
    """
    bare = re.sub(r"[’']s$", "", word)
    return bool(re.fullmatch(r"[A-Z][A-Z0-9&/-]*[A-Z0-9]s?", bare))
