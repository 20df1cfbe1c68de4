"""The lexer of the clause grammar: at each word only the phrases that can open with its letter.

The tables of :mod:`~rolegraph.ingest.facts.grammar.clause_words` have some hundreds of phrases;
trying all of them at every word would take longer than all other reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from rolegraph.ingest.facts.grammar.clause_words import ADVERBS, ASIDES, classes

__all__ = ["phrases", "without_adverbs"]

#: A phrase ends at the end of a word or at an elided article's apostrophe.
_END = r"(?:(?<=')|(?!\w))"
_WORD = re.compile(r"\w+(?:[-/&.]\w+)*")
_MARKS = {",": ",", ";": ";", ":": ":", "–": ",", "—": ",", "(": ",", ")": ","}
_NAMES = {"=": "is"}


def phrases(piece: str, lang: str) -> Iterator[tuple[str, str]]:
    """The class and the words of each phrase of a folded piece of text; articles are left out.

    >>> list(phrases("the work consists of three parts: ", "en"))
    [('x', 'work'), ('H', 'consists of'), ('N', 'three parts'), (':', ':')]
    """
    table, at, end = _by_letter(lang), 0, len(piece)
    while at < end:
        char = piece[at]
        match = None
        if char in table:
            match = table[char].match(piece, at)
        if match is None:
            match = _WORD.match(piece, at)
            if match is not None:
                yield "x", match[0]
            elif char in _MARKS:
                yield _MARKS[char], char
            elif char == "-" and piece[at - 1 : at + 2] == " - ":
                yield ",", char
        else:
            name = (match.lastgroup or "a").split("_")[0]
            if name != "a":
                yield ("=" if name == "is" else name), match[0]
        at = match.end() if match is not None and match.end() > at else at + 1


def without_adverbs(folded: str, lang: str) -> str:
    """A folded text without the adverbs that change nothing of what it says."""
    pattern, words = _adverbs(lang)
    return folded if words.isdisjoint(folded.split()) else pattern.sub("", folded)


@cache
def _adverbs(lang: str) -> tuple[re.Pattern[str], frozenset[str]]:
    said = ADVERBS[lang]
    words = {word for word in re.split(r"[^\w'-]+", said) if word}
    spelt = {form for word in words for form in (word, f"{word},")} | {"organisationally,"}
    return re.compile(rf"(?<!\w)(?:{said})(?!\w)\s?"), frozenset(spelt)


@cache
def _by_letter(lang: str) -> dict[str, re.Pattern[str]]:
    """For each letter one pattern of the phrases that can open with it, the first counts."""
    listed: list[tuple[str, str]] = []
    for letter, pattern in [*classes(lang), ("a", ASIDES[lang])]:
        listed += [(_NAMES.get(letter, letter), branch) for branch in _branches(pattern)]
    opened: dict[str, list[str]] = {}
    for k, (name, branch) in enumerate(listed):
        end = "" if name == "v" else _END
        for char in _first(branch)[0]:
            opened.setdefault(char, []).append(rf"(?P<{name}_{k}>(?:{branch}){end})")
    return {char: re.compile("|".join(groups)) for char, groups in opened.items()}


def _outside(pattern: str, at: int = 0) -> Iterator[tuple[int, str, int]]:
    """The characters of a pattern from ``at`` that are no class and not escaped, with their depth.

    A parenthesis counts as what is outside of it.
    """
    depth, i = 0, at
    while i < len(pattern):
        char = pattern[i]
        if char == "\\":
            i += 1
        elif char == "[":
            i = pattern.index("]", i)
        else:
            depth -= char == ")"
            yield i, char, depth
            depth += char == "("
        i += 1


def _branches(pattern: str) -> list[str]:
    """The alternatives of a pattern."""
    bars = [i for i, char, depth in _outside(pattern) if char == "|" and not depth]
    return [pattern[i + 1 : j] for i, j in pairwise([-1, *bars, len(pattern)])]


def _first(branch: str) -> tuple[set[str], bool]:
    """The characters that what a pattern finds can open with, and whether it can find nothing.

    For the patterns of the tables: groups, classes, ``?`` and ``\\w``; no letter stands for all.

    >>> sorted(_first("(?:the )?[ab]c")[0])
    ['a', 'b', 't']
    """
    found: set[str] = set()
    i = 0
    while i < len(branch):
        empty = False
        if branch[i] == "(":
            close = _closing(branch, i)
            if branch[i + 1 : i + 3] in {"?=", "?!", "?<"}:
                i = close + 1
                continue
            inner = branch[i + 1 : close].removeprefix("?:")
            for one in _branches(inner):
                chars, nothing = _first(one)
                found |= chars
                empty = empty or nothing
            i = close + 1
        elif branch[i] == "[":
            close = branch.index("]", i)
            found |= set(branch[i + 1 : close])
            i = close + 1
        elif branch[i] == "\\":
            found |= set("0123456789") if branch[i + 1] == "d" else _LETTERS
            i += 2
        else:
            found.add(branch[i])
            i += 1
        if i < len(branch) and branch[i] in "?*{":
            empty = empty or branch[i] != "{"
            i = branch.index("}", i) + 1 if branch[i] == "{" else i + 1
        elif i < len(branch) and branch[i] == "+":
            i += 1
        if not empty:
            return found, False
    return found, True


_LETTERS = set("abcdefghijklmnopqrstuvwxyz")


def _closing(pattern: str, at: int) -> int:
    """Where the group that opens at ``at`` closes."""
    closing = (i for i, char, depth in _outside(pattern, at) if char == ")" and not depth)
    return next(closing, len(pattern))
