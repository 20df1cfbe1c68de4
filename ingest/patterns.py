"""Regular expressions taken apart, as far as it takes to tell what they cannot do without.

The tables of forms are written as patterns; what is read off them here need not be written twice.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

__all__ = ["Part", "parts"]

_QUANTIFIER = re.compile(r"(?:([*?])|(\+)|\{(\d*)(?:,\d*)?\})[?+]?")
_CLASS = re.compile(r"\[(\^?\]?(?:[^\]\\]|\\.)*)\]", re.DOTALL)
_PLAIN_CLASS = re.compile(r"(?:[^\\^-]|\\[^\w\s])(?:[^\\-]|\\[^\w\s])*-?|-")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[aimsu]*:))?")
_LOOKS_AROUND = re.compile(r"\(\?<?[=!]")
_FLAGS = re.compile(r"\(\?[aimsu]+\)")
#: Escapes that take up no characters; that stand for characters of which none is a letter.
_EMPTY, _NO_LETTERS = frozenset("bBAZ"), frozenset("sWd")


class Part(NamedTuple):
    """One thing that a pattern matches, ``least`` times or more.

    ``characters`` are those it matches one of, None where they are not listed, and "" if it takes
    up none; ``inner`` are the alternatives of a group, or of what is looked ahead for.
    """

    characters: str | None
    inner: tuple[tuple[Part, ...], ...] | None = None
    letterless: bool = False
    """Whether it matches a character, and none that is a letter."""
    least: int = 1
    once: bool = True
    """Whether it stands at most once."""


@cache
def parts(pattern: str) -> tuple[tuple[Part, ...], ...] | None:
    """The alternatives of a pattern, each with its parts in order; None if it cannot be told.

    >>> [[part.characters for part in one] for one in parts("ab|[cd]+") or ()]
    [['a', 'b'], ['cd']]
    >>> parts(r"(a)\\1") is None
    True
    """
    try:
        found, end = _alternatives(pattern, 0)
    except _NotLookedInto:
        return None
    return found if end == len(pattern) else None


class _NotLookedInto(Exception):
    """A pattern uses what this module does not know."""


def _alternatives(pattern: str, at: int) -> tuple[tuple[tuple[Part, ...], ...], int]:
    """``a|b|c`` from ``at`` on, and where it ends: at ``)`` or at the very end."""
    found: list[tuple[Part, ...]] = []
    one: list[Part] = []
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found.append(tuple(one))
            one = []
            at += 1
            continue
        part, at = _part(pattern, at)
        times = _QUANTIFIER.match(pattern, at)
        if times:
            at = times.end()
            least = 1 if times[2] else int(times[3] or 0)
            part = part._replace(least=least, once=times[1] == "?")
        one.append(part)
    return (*found, tuple(one)), at


def _part(pattern: str, at: int) -> tuple[Part, int]:
    character = pattern[at]
    if character == "(":
        return _group(pattern, at)
    if character == "[":
        listed = _CLASS.match(pattern, at)
        if listed is None:
            raise _NotLookedInto
        plain = _PLAIN_CLASS.fullmatch(listed[1])
        members = re.sub(r"\\(?=[^\w\s])", "", listed[1]) if plain else None
        bare = re.sub(r"\\[sWd]", "", listed[1])
        none = not listed[1].startswith("^") and not re.search(r"\\\w|\w|[^\W\d_]", bare)
        return Part(members, None, none and not re.search(r"\w-\w", bare)), listed.end()
    if character == "\\":
        escaped = pattern[at + 1 : at + 2]
        if escaped in _EMPTY:
            return Part("", None, escaped == "b"), at + 2
        if escaped in _NO_LETTERS:
            return Part("0123456789" if escaped == "d" else None, None, True), at + 2
        if escaped in frozenset("SwD"):
            return Part(None), at + 2
        if escaped.isalnum() or not escaped:
            raise _NotLookedInto
        return Part(escaped, None, True), at + 2
    if character in "^$":
        return Part(""), at + 1
    if character == ".":
        return Part(None), at + 1
    if character in "*+?{":
        raise _NotLookedInto
    return Part(character, None, not (character.isalnum() or character == "_")), at + 1


def _group(pattern: str, at: int) -> tuple[Part, int]:
    flags = _FLAGS.match(pattern, at)
    if flags:
        return Part(""), flags.end()
    around = _LOOKS_AROUND.match(pattern, at)
    opens = around or _GROUP.match(pattern, at)
    if opens is None or pattern[opens.end() : opens.end() + 1] == "?":
        raise _NotLookedInto
    inner, end = _alternatives(pattern, opens.end())
    if end >= len(pattern):
        raise _NotLookedInto
    if around is None:
        return Part(None, inner), end + 1
    asserted = inner if around[0].endswith("=") else None
    return Part("", asserted, pattern[at : end + 1] == r"(?<!\w)"), end + 1
