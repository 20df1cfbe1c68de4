"""The questions there are: one ``.rq`` file each, described by its own head.

The head follows grlc's convention: comment lines that begin with ``#+`` and hold YAML. Only the
small part of YAML that heads need is read: keys, and lists of ``name: text`` pairs.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rolegraph.errors import UnknownQuestion

__all__ = [
    "Column",
    "Head",
    "Parameter",
    "Question",
    "catalogue",
    "chart_query",
    "question",
    "read_head",
]

#: What a parameter can be: a name that is looked up, or plain text.
KINDS = frozenset({"post", "unit", "competency", "level", "date"})


@dataclass(frozen=True)
class Parameter:
    """A parameter of a question: ``kind`` tells how its value is understood."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True)
class Column:
    """A column of an answer."""

    name: str
    description: str


@dataclass(frozen=True)
class Question:
    """One question: its name, what it tells, what it takes and gives, and its SPARQL."""

    name: str
    summary: dict[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str


@cache
def catalogue() -> tuple[Question, ...]:
    """All questions, by name.

    >>> "chain-of-command" in [q.name for q in catalogue()]
    True
    """
    folder = files("rolegraph.queries") / "questions"
    return tuple(
        _read(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".rq")
    )


def question(name: str) -> Question:
    """The question of that name.

    Raises:
        UnknownQuestion: there is none; the error lists the nearest.
    """
    known = {q.name: q for q in catalogue()}
    found = known.get(name.strip().lower())
    if found is None:
        raise UnknownQuestion(name, sorted(known), difflib.get_close_matches(name, known, 3, 0.5))
    return found


def chart_query(name: str) -> str:
    """The SPARQL of one of the queries that charts are drawn from."""
    return (files("rolegraph.queries") / "chart" / f"{name}.rq").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Head:
    """The head of a query file: plain values, and lists of ``name: text`` pairs."""

    words: dict[str, str]
    lists: dict[str, list[tuple[str, str]]]

    def pairs(self, key: str) -> list[tuple[str, str]]:
        """The pairs under ``key``; none if it is not there."""
        return self.lists.get(key, [])


def read_head(where: str, text: str) -> Head:
    """The ``#+`` head of a query file; ``where`` names the file in errors.

    >>> read_head("x.rq", "#+ columns:\\n#+   - post: title\\n").pairs("columns")
    [('post', 'title')]
    """
    head = Head({}, {})
    here = ""
    for line in (line[2:].rstrip() for line in text.splitlines() if line.startswith("#+")):
        pair = re.match(r"\s*(?P<item>-\s+)?(?P<key>[\w-]+):\s*(?P<value>.*)$", line)
        if pair is None:
            raise ValueError(f"{where}: the head line {line!r} is not understood")
        if pair["item"] or line.startswith("   "):
            head.lists[here].append((pair["key"], pair["value"].strip()))
        elif pair["value"]:
            head.words[pair["key"]] = pair["value"].strip()
        else:
            here = pair["key"]
            head.lists[here] = []
    return head


def _read(name: str, text: str) -> Question:
    head = read_head(f"{name}.rq", text)
    summary = dict(head.pairs("summary"))
    if set(summary) != {"en", "fr"} or not head.pairs("columns"):
        raise ValueError(f"{name}.rq: the head needs a summary in en and fr, and columns")
    return Question(
        name,
        summary,
        tuple(_parameter(name, key, value) for key, value in head.pairs("parameters")),
        tuple(Column(key, value) for key, value in head.pairs("columns")),
        text,
    )


def _parameter(where: str, name: str, value: str) -> Parameter:
    match = re.match(r"(\w+)(\s+optional)?,\s*(.+)$", value)
    if match is None or match[1] not in KINDS:
        raise ValueError(f"{where}.rq: parameter {name}: '<kind>[ optional], <description>'")
    return Parameter(name, match[1], match[2] is None, match[3])
