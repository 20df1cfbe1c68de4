"""Cues: letters without which a pattern is not found, so that most texts are not searched for it.

A reader looks for a few patterns in every sentence, and most sentences hold none of them. The
cues of a pattern are read off the pattern itself, so a table of a form needs to name none: of
``(?:reports?|reporting)\\s+to`` it is "report". A printing that has none is not looked into at all.
"""

from __future__ import annotations

from functools import cache

from rolegraph.ingest.patterns import Part, parts
from rolegraph.ingest.text import Span, fold

__all__ = ["cues", "may_say"]

#: Cues stand in so many places when they are shorter that looking for them spares nothing.
_LEAST_LETTERS = 2
#: More are slower to look for than the pattern itself.
_MOST_CUES = 64


def may_say(span: Span, *patterns: str) -> bool:
    """Whether a piece of a text may say what a pattern looks for, case and accents ignored.

    It may if a cue of a pattern stands in it, and where a pattern has none.

    >>> from rolegraph.ingest.text import Text
    >>> text = Text("He reports to her. They met.")
    >>> [may_say(one, r"reports?\\s+to") for one in text.span(0, 28, "en").sentences()]
    [True, False]
    """
    letters = span.text.letters
    if letters is None:
        return True
    piece = f" {letters[span.start : span.end]} "
    for pattern in patterns:
        listed = cues(pattern)
        if listed is None:
            return True
        for cue in listed:
            if cue in piece:
                return True
    return False


@cache
def cues(pattern: str) -> tuple[str, ...] | None:
    """Letters, without case and accents, of which some stand in whatever a pattern matches.

    None where there are none, or the pattern is written in a way that is not looked into.

    A space stands for what is no letter: the beginning or the end of a word.

    >>> cues(r"(?:is|are)\\s+(?:directly\\s+)?responsible to"), cues(r"l['’]autorité|under\\b")
    (('responsible ',), (' autorite', 'under '))
    >>> cues(r"\\w+\\s+a"), cues(r"(?:reports? to)?")
    (None, None)
    """
    listed = parts(pattern)
    return None if listed is None else _of_alternatives(listed)


def _of_alternatives(listed: tuple[tuple[Part, ...], ...]) -> tuple[str, ...] | None:
    found: set[str] = set()
    for one in listed:
        best = _of_sequence(one)
        if best is None:
            return None
        found.update(best)
    shortest = {cue for cue in found if not any(o != cue and o in cue for o in found)}
    return tuple(sorted(shortest)) if len(shortest) <= _MOST_CUES else None


def _of_sequence(listed: tuple[Part, ...]) -> tuple[str, ...] | None:
    """The best cues of what stands one after the other: those of which the shortest is longest."""
    found: list[tuple[str, ...]] = []
    run = ""
    for part in listed:
        letter = _letter(part)
        if letter and part.least == 1 and part.once:
            run += letter
            continue
        if part.characters == "" and not part.letterless:
            ahead = _of_alternatives(part.inner) if part.inner and part.least else None
            found += [ahead] if ahead else []
            continue
        if letter and part.least:
            found.append((run + letter,))
            run = ""
        elif part.letterless and part.least:
            found.append((run.rstrip() + " ",))
            run = " "
        else:
            inner = _of_alternatives(part.inner) if part.inner and part.least else None
            found += [(run,), inner or ("",)]
            run = ""
    found.append((run,))
    told = [one for one in found if _letters(one) >= _LEAST_LETTERS]
    return max(told, key=lambda one: (_letters(one), -len(one)), default=None)


def _letter(part: Part) -> str | None:
    """The one letter that a part matches, whatever its case and accent."""
    letters = {fold(character) for character in part.characters or ""}
    letter = letters.pop() if len(letters) == 1 else ""
    return letter if letter.isascii() and letter.isalpha() else None


def _letters(listed: tuple[str, ...]) -> int:
    """How many letters the shortest of some cues has."""
    return min(len(cue.strip()) for cue in listed)
