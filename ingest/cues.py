"""Cues: letters without which a pattern is not found, so that most texts are not searched for it.

A reader looks for a few patterns in every sentence, and most sentences hold none of them. The
cues of a pattern are read off the pattern itself, so a table of a form needs to name none: of
``(?:reports?|reporting)\\s+to`` it is "report". A printing that has none is not looked into at all.
"""

from __future__ import annotations

import re
from functools import cache

from rolegraph.ingest.text import Span, fold

__all__ = ["cues", "may_say"]

#: Cues stand in so many places when they are shorter that looking for them spares nothing.
_LEAST_LETTERS = 2
#: More are slower to look for than the pattern itself.
_MOST_CUES = 64
_QUANTIFIER = re.compile(r"(?:([*?])|(\+)|\{(\d*)(?:,\d*)?\})[?+]?")
_CLASS = re.compile(r"\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[aimsu]*:))?")
_LOOKS_AROUND = re.compile(r"\(\?<?[=!]")
_FLAGS = re.compile(r"\(\?[aimsu]+\)")
#: Escapes that take up no characters.
_EMPTY = frozenset("bBAZ")

_Cues = tuple[str, ...] | None


def may_say(span: Span, *patterns: str) -> bool:
    """Whether a piece of a text may say what a pattern looks for, case and accents ignored.

    It may if a cue of a pattern stands in it, and where a pattern has none.

    >>> from rolegraph.ingest.text import Text
    >>> text = Text("He reports to her. They met.")
    >>> [may_say(one, r"reports?\\s+to") for one in text.span(0, 28, "en").sentences()]
    [True, False]
    """
    plain = span.text.plain
    if plain is None:
        return True
    piece = plain[span.start : span.end]
    for pattern in patterns:
        listed = cues(pattern)
        if listed is None:
            return True
        for cue in listed:
            if cue in piece:
                return True
    return False


@cache
def cues(pattern: str) -> _Cues:
    """Letters, without case and accents, of which some stand in whatever a pattern matches.

    None where there are none, or the pattern is written in a way that is not looked into.

    >>> cues(r"(?:is|are)\\s+(?:directly\\s+)?responsible to"), cues(r"l['’]autorité|under")
    (('responsible',), ('autorite', 'under'))
    >>> cues(r"\\w+\\s+a"), cues(r"(?:reports? to)?")
    (None, None)
    """
    try:
        found, end = _alternatives(pattern, 0)
    except _NotLookedInto:
        return None
    return found if end == len(pattern) else None


class _NotLookedInto(Exception):
    """A pattern uses what this module does not know."""


def _alternatives(pattern: str, at: int) -> tuple[_Cues, int]:
    """The cues of ``a|b|c`` from ``at`` on, and where it ends: at ``)`` or at the very end."""
    found: set[str] = set()
    tells = True
    while True:
        cues_of_one, at = _sequence(pattern, at)
        tells = tells and cues_of_one is not None
        found.update(cues_of_one or ())
        if at >= len(pattern) or pattern[at] == ")":
            break
        at += 1
    shortest = {cue for cue in found if not any(o != cue and o in cue for o in found)}
    return (tuple(sorted(shortest)) if tells and len(shortest) <= _MOST_CUES else None), at


def _sequence(pattern: str, at: int) -> tuple[_Cues, int]:
    """The best cues of what stands one after the other, up to ``|``, ``)`` or the end."""
    listed: list[tuple[str, ...]] = []
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        letters, inner, at = _atom(pattern, at)
        quantifier = _QUANTIFIER.match(pattern, at)
        at = quantifier.end() if quantifier else at
        least = 1 if quantifier is None or quantifier[2] else int(quantifier[3] or 0)
        if letters == "":
            continue  # it takes up no characters
        if least and letters:
            run += letters
        elif least and inner is not None:
            listed.append(inner)
        if quantifier or not letters:
            listed.append((run,))
            run = ""
    listed.append((run,))
    told = [one for one in listed if min(map(len, one)) >= _LEAST_LETTERS]
    return max(told, key=lambda one: (min(map(len, one)), -len(one)), default=None), at


def _atom(pattern: str, at: int) -> tuple[str | None, _Cues, int]:
    """One letter (None for anything else that is matched, "" for nothing), or a group's cues."""
    character = pattern[at]
    if character == "(":
        flags = _FLAGS.match(pattern, at)
        if flags:
            return "", None, flags.end()
        around = _LOOKS_AROUND.match(pattern, at)
        opens = around or _GROUP.match(pattern, at)
        if opens is None or pattern[opens.end() : opens.end() + 1] == "?":
            raise _NotLookedInto
        inner, end = _alternatives(pattern, opens.end())
        if end >= len(pattern):
            raise _NotLookedInto
        return ("", None, end + 1) if around else (None, inner, end + 1)
    if character == "[":
        whole = _CLASS.match(pattern, at)
        if whole is None:
            raise _NotLookedInto
        return None, None, whole.end()
    if character == "\\":
        escaped = pattern[at + 1 : at + 2]
        if escaped in _EMPTY:
            return "", None, at + 2
        if escaped.isalnum() and escaped not in "sSwWdD":
            raise _NotLookedInto
        return None, None, at + 2
    if character in "^$":
        return "", None, at + 1
    if character in "*+?{":
        raise _NotLookedInto
    letter = fold(character)
    return (letter if letter.isascii() and letter.isalpha() else None), None, at + 1
