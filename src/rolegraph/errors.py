"""Everything rolegraph raises on bad input, in one small tree.

::

    RolegraphError                    one clear line: what, where, what is allowed
    ├── UnreadableSource              a file that cannot be read (missing, empty, binary …)
    ├── NotANotice                    text that no form recognises
    ├── FormError                     a form of notices that cannot be used
    ├── MapError                      a map of table columns that cannot be used, or does not fit
    ├── GraphFolderError              a graph folder: missing, locked, unwritable, other version
    ├── QueryError                    SPARQL that is invalid or fails
    ├── UnknownQuestion               no question of that name
    ├── BadParameter                  a parameter that is missing, unknown or not of its kind
    ├── UnknownName                   no post or unit answers to that name
    ├── AmbiguousName                 several posts or units do; ``candidates`` lists them
    ├── DecisionError                 a row of a table of decisions that is not understood
    ├── Contradiction                 two decisions that cannot both hold
    └── JavaMissing                   a reasoner was asked for, and there is no Java

Each error carries its data as attributes, so a program can act on it; ``str(error)`` is the
line a person reads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

__all__ = [
    "AmbiguousName",
    "BadParameter",
    "Contradiction",
    "DecisionError",
    "FormError",
    "GraphFolderError",
    "JavaMissing",
    "MapError",
    "NotANotice",
    "QueryError",
    "RolegraphError",
    "UnknownName",
    "UnknownQuestion",
    "UnreadableSource",
    "on_one_line",
]

#: What a terminal acts on, what turns text around, and bytes of a name that are no UTF-8.
_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def on_one_line(text: str) -> str:
    """``text`` as it can be shown: control characters are spelt, as names of files may hold them.

    >>> on_one_line("red\\x1b[31m\\n.txt"), on_one_line("caf\\udce9.txt")
    ('red\\\\x1b[31m\\\\n.txt', 'caf\\\\xe9.txt')
    """
    return _NOT_SHOWN.sub(_spelt, text)


def _spelt(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file's name, as Python keeps it
        code -= 0xDC00
    return (
        repr(chr(code))[1:-1]
        if code < 0xA0
        else f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
    )


class RolegraphError(Exception):
    """Base of all errors raised for bad input; ``str()`` is one clear line."""


class UnreadableSource(RolegraphError):
    """A source that cannot be read: ``source`` is its name, ``reason`` says why.

    >>> str(UnreadableSource("notes.txt", "the file is empty"))
    'notes.txt: the file is empty'
    """

    def __init__(self, source: str | Path, reason: str) -> None:
        self.source = str(source)
        self.reason = reason
        super().__init__(f"{source}: {reason}")


class NotANotice(UnreadableSource):
    """Text was read, but no known notice form recognises it."""


class FormError(RolegraphError):
    """A notice form that cannot be used: its file, the line where known, and what is wrong.

    >>> str(FormError("mine.toml", 3, "'titel'; title, grade are allowed"))
    "form mine.toml, line 3: 'titel'; title, grade are allowed"
    """

    def __init__(self, source: str | Path, line: int | None, reason: str) -> None:
        self.source = str(source)
        self.line = line
        self.reason = reason
        at = f", line {line}" if line else ""
        super().__init__(f"form {source}{at}: {reason}")


class MapError(RolegraphError):
    """A map of table columns: its file, the line where known, and what is wrong.

    >>> str(MapError("mine.toml", 2, "'titel'; id, title are allowed"))
    "map mine.toml, line 2: 'titel'; id, title are allowed"
    """

    def __init__(self, source: str | Path, line: int | None, reason: str) -> None:
        self.source = str(source)
        self.line = line
        self.reason = reason
        at = f", line {line}" if line else ""
        super().__init__(f"map {source}{at}: {reason}")


class GraphFolderError(RolegraphError):
    """A graph folder that cannot be used: ``folder`` and ``reason``.

    >>> str(GraphFolderError("org", "no graph here; build one with 'rolegraph build'"))
    "graph folder org: no graph here; build one with 'rolegraph build'"
    """

    def __init__(self, folder: str | Path, reason: str) -> None:
        self.folder = str(folder)
        self.reason = reason
        super().__init__(f"graph folder {folder}: {reason}")


class QueryError(RolegraphError):
    """SPARQL that is invalid or cannot be run; ``reason`` is the engine's own message."""

    def __init__(self, reason: str) -> None:
        self.reason = " ".join(reason.split())
        super().__init__(f"SPARQL: {self.reason}")


class UnknownQuestion(RolegraphError):
    """No question of that name; ``known`` lists those there are, ``close`` the nearest."""

    def __init__(self, name: str, known: Sequence[str], close: Sequence[str] = ()) -> None:
        self.name = name
        self.known = tuple(known)
        self.close = tuple(close)
        hint = f"did you mean {', '.join(close)}?" if close else "'rolegraph ask' lists them"
        super().__init__(f"no question named {name!r}; {hint}")


class BadParameter(RolegraphError):
    """A parameter that is missing, unknown or not of its kind."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f"parameter {name}: {reason}")


class UnknownName(RolegraphError):
    """No post or unit answers to ``name``; ``close`` holds the nearest names, ``was`` what had it.

    >>> str(UnknownName("post", "https://example.org/1", was="Head, Maps"))
    "no post is called 'https://example.org/1'; it was given to “Head, Maps”, of which no source \
speaks now"
    """

    def __init__(self, kind: str, name: str, close: Sequence[str] = (), *, was: str = "") -> None:
        self.kind = kind
        self.name = name
        self.close = tuple(close)
        self.was = was
        hint = f"; did you mean {' / '.join(close)}?" if close else ""
        if was:
            hint = f"; it was given to “{was}”, of which no source speaks now"
        super().__init__(f"no {kind} is called {name!r}{hint}")


class AmbiguousName(RolegraphError):
    """Several posts or units answer to ``name``: ``candidates`` are (IRI, description) pairs."""

    def __init__(self, kind: str, name: str, candidates: Sequence[tuple[str, str]]) -> None:
        self.kind = kind
        self.name = name
        self.candidates = tuple(candidates)
        listed = "; ".join(f"{text} <{iri}>" for iri, text in candidates)
        super().__init__(f"{name!r} could be {len(candidates)} {kind}s: {listed}")


class DecisionError(RolegraphError):
    """A row of a table of decisions that is not understood: file, line, what is allowed.

    >>> str(DecisionError("answers.tsv", 7, "predicate 'maybe'; same, different are allowed"))
    "answers.tsv, line 7: predicate 'maybe'; same, different are allowed"
    """

    def __init__(self, source: str | Path, line: int, reason: str) -> None:
        self.source = str(source)
        self.line = line
        self.reason = reason
        super().__init__(f"{source}, line {line}: {reason}")


class Contradiction(RolegraphError):
    """Decisions of people that cannot both hold: ``decision``, ``other`` and ``reason``.

    >>> str(Contradiction("“Head” is not “Chief”", "“Head” is “Chief”", ""))
    'decisions contradict each other: “Head” is not “Chief”; “Head” is “Chief”'
    """

    def __init__(self, decision: object, other: object | None, reason: str) -> None:
        self.decision = decision
        self.other = other
        self.reason = reason
        said = f"{decision}" + (f"; {other}" if other is not None else "")
        what = "decisions contradict each other" if other is not None else "a decision cannot hold"
        super().__init__(f"{what}: {said}" + (f": {reason}" if reason else ""))


class JavaMissing(RolegraphError):
    """A reasoner needs Java, and there is none: ``reasoner`` is its name."""

    def __init__(self, reasoner: str) -> None:
        self.reasoner = reasoner
        super().__init__(
            f"{reasoner} needs Java; install a Java runtime (17 or later), or do without"
        )
