"""Questions of identity for people, and what comes of their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.resources import files
from pathlib import Path

from rolegraph.build import publish
from rolegraph.errors import (
    Contradiction,
    DecisionError,
    RolegraphError,
    UnknownName,
    UnreadableSource,
)
from rolegraph.folder import GraphFolder
from rolegraph.ingest.facts_to_identities import resolve
from rolegraph.ingest.formats.plain import text_of
from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.identities.decisions import Decision, parse_rows, table
from rolegraph.ingest.identities.model import Post, Unit, mention_path
from rolegraph.ontology.namespaces import ID
from rolegraph.queries.run import Value, plain_rows
from rolegraph.store import Literal, Store

__all__ = [
    "OpenQuestion",
    "Review",
    "Side",
    "answer",
    "decide",
    "export_table",
    "import_table",
    "open_questions",
    "revoke",
]

#: Sentences of each side that a person is shown.
_SHOWN = 3


@dataclass
class Side:
    """One of the two mentions of a question.

    Attributes:
        path: what a decision names it by.
        labels: what it is called there, by language.
        sentences: language, line and sentence of places that speak of it.
        facts: what the notice says of it, such as ``"grade"`` and ``"G15"``.
    """

    path: str
    thing: str
    notice: str
    date: str | None
    labels: dict[str, str] = field(default_factory=dict)
    sentences: list[tuple[str, int, str]] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What it is called there: English where there is English."""
        return self.labels.get("en") or next(iter(self.labels.values()), self.path)


@dataclass
class OpenQuestion:
    """Two mentions that may be of one post or unit, or of one that became the other.

    Attributes:
        rules: why it is asked.
        compared: what the rules compared.
        reorganised: whether it is a reorganisation candidate.
    """

    key: str
    kind: str
    confidence: float
    first: Side
    second: Side
    rules: list[str] = field(default_factory=list)
    compared: list[str] = field(default_factory=list)
    reorganised: bool = False


class Review:
    """The open questions of a graph, and the decisions that are kept beside it.

    What is decided builds the graph in the folder anew; open it again to see it.
    """

    def __init__(self, store: Store, folder: GraphFolder | None) -> None:
        self._store = store
        self._folder = folder

    def questions(self) -> list[OpenQuestion]:
        """Mentions that may be of one post or unit, which no rule decides, the surest first."""
        return open_questions(self._store, self._base())

    def decisions(self) -> list[Decision]:
        """What people decided; nothing for a graph in memory."""
        return self._folder.decisions() if self._folder else []

    def table(self) -> str:
        """Open questions and decisions as one SSSOM table, for people to fill in."""
        return export_table(self.questions(), self.decisions(), base=self._base())

    def decide(self, decisions: Iterable[Decision]) -> int:
        """Add decisions, all or none; how many were new.

        Raises:
            Contradiction: decisions that cannot all hold; the error names them.
            GraphFolderError: the graph is in memory only, or locked.
        """
        return decide(self._home(), list(decisions))

    def revoke(self, keys: Iterable[str]) -> list[Decision]:
        """Take decisions back, by their keys.

        Raises:
            UnknownName: there is no decision of a key; nothing is taken back then.
        """
        return revoke(self._home(), keys)

    def take_in(self, table: str | Path, *, author: str = "") -> tuple[int, int]:
        """Take in a table as :meth:`table` gives it: how many were new, how many known.

        Args:
            author: who decided, for rows that do not say.

        Raises:
            DecisionError: a row is not understood; nothing is taken in then.
            Contradiction: decisions that cannot all hold; nothing is taken in then.
        """
        return import_table(self._home(), Path(table), author=author)

    def _home(self) -> GraphFolder:
        if self._folder is None:
            raise RolegraphError("decisions are kept in a folder; this graph is in memory")
        return self._folder

    def _base(self) -> str:
        return (self._folder.base() if self._folder else None) or ID


def open_questions(store: Store, base: str = ID) -> list[OpenQuestion]:
    """What waits for a person, the surest first."""
    result = store.select(_query("questions"))
    facts: dict[str, list[tuple[str, str]]] = {}
    for mention, fact, value in plain_rows(store.select(_query("facts"))):
        facts.setdefault(str(mention), []).append((str(fact), str(value)))
    sides: dict[tuple[str, str], Side] = {}
    found: dict[str, dict[str, Value]] = {}
    seen: dict[str, tuple[list[str], list[str]]] = {}
    for raw, row in zip(result.rows, plain_rows(result), strict=True):
        values = dict(zip(result.columns, row, strict=True))
        key = str(values["key"])
        side = sides.setdefault(
            (key, str(values["side"])),
            Side(
                str(values["mention"]).removeprefix(base),
                str(values["thing"]),
                str(values["notice"]),
                str(values["date"]) if values["date"] else None,
                facts=facts.get(str(values["mention"]), []),
            ),
        )
        called = raw[result.columns.index("called")]
        side.labels.setdefault(
            (called.lang if isinstance(called, Literal) else None) or "en", str(values["called"])
        )
        if values["sentence"]:
            line = values["line"]
            said = (str(values["language"]), int(line or 0), str(values["sentence"]))
            if said not in side.sentences and len(side.sentences) < _SHOWN:
                side.sentences.append(said)
        found[key] = values
        rules, compared = seen.setdefault(key, ([], []))
        for listed, value in ((rules, values["rule"]), (compared, values["compared"])):
            if value and str(value) not in listed:
                listed.append(str(value))
    questions = [
        OpenQuestion(
            key,
            str(values["kind"]),
            float(str(values["confidence"])),
            sides[key, "first"],
            sides[key, "second"],
            *seen[key],
            reorganised=bool(values["reorganised"]),
        )
        for key, values in found.items()
    ]
    return sorted(questions, key=lambda q: (-q.confidence, q.kind, q.first.label, q.key))


def _query(name: str) -> str:
    return (files("rolegraph.queries") / "review" / f"{name}.rq").read_text(encoding="utf-8")


def answer(
    question: OpenQuestion, outcome: str, *, author: str = "", comment: str = ""
) -> Decision:
    """The decision that an answer to a question is, dated today."""
    return Decision(
        question.first.path,
        outcome,
        question.second.path,
        question.first.label,
        question.second.label,
        author,
        date.today().isoformat(),
        comment,
    )


def decide(folder: GraphFolder, decisions: Sequence[Decision]) -> int:
    """Add decisions and build the graph with them; how many were new.

    All are taken or, where one contradicts another or an earlier one, none.

    Raises:
        Contradiction: the error names the decisions.
        GraphFolderError: there is no graph, or another build holds it.
    """
    folder.live()
    with folder.writing():
        known = folder.decisions()
        fresh = _fresh(known, decisions)
        if fresh:
            _store(folder, [*known, *fresh], [f"decided\t{_row(one)}" for one in fresh])
    return len(fresh)


def revoke(folder: GraphFolder, keys: Iterable[str]) -> list[Decision]:
    """Take decisions back and build the graph without them.

    Args:
        keys: the short names of their pairs, as ``rolegraph review --decisions`` lists them.

    Raises:
        UnknownName: there is no decision of a key; nothing is taken back then.
    """
    folder.live()
    with folder.writing():
        known = folder.decisions()
        wanted = list(keys)
        by_key = {decision.key: decision for decision in known}
        for key in wanted:
            if key not in by_key:
                raise UnknownName("decision", key, sorted(by_key)[:3])
        gone = [by_key[key] for key in wanted]
        left = [decision for decision in known if decision not in gone]
        _store(folder, left, [f"revoked\t{_row(one)}" for one in gone])
    return gone


def export_table(
    questions: Iterable[OpenQuestion], decisions: Iterable[Decision], *, base: str = ID
) -> str:
    """Open questions and decisions as one SSSOM table, for people to fill in.

    The predicate of an open question is empty; ``same``, ``different`` or ``succeeded-by`` go
    there. Further columns show both sides.
    """
    rows = list(decisions)
    more: dict[str, dict[str, str]] = {}
    for question in questions:
        one = replace(answer(question, "", author=""), date="")
        rows.append(one)
        more[one.key] = {
            "question": question.key,
            "kind": question.kind,
            "asked_because": ", ".join(question.rules),
            "compared": "; ".join(question.compared),
            "confidence": str(question.confidence),
            "subject_notice": _notice(question.first),
            "object_notice": _notice(question.second),
            "subject_quote": _quotes(question.first),
            "object_quote": _quotes(question.second),
        }
    return table(rows, base=base, more=more)


def import_table(folder: GraphFolder, path: Path, *, author: str = "") -> tuple[int, int]:
    """Take in a table that people filled in: how many decisions were new, and how many known.

    Args:
        author: who decided, for rows that do not say.

    Raises:
        DecisionError: a row is not understood; nothing is taken in then.
        Contradiction: decisions that cannot all hold; nothing is taken in then.
    """
    try:
        text = text_of(path.read_bytes()).string
    except Unreadable as error:
        raise UnreadableSource(path, str(error)) from None
    except OSError as error:
        raise UnreadableSource(path, error.strerror or "cannot be read") from None
    rows = parse_rows(text, path.name, base=folder.base() or ID)
    listed = [
        replace(one, author=one.author or author, date=one.date or date.today().isoformat())
        for one in _of_mentions(folder, rows, path.name)
    ]
    return (new := decide(folder, listed)), len(listed) - new


def _of_mentions(
    folder: GraphFolder, rows: Sequence[tuple[int, Decision]], where: str
) -> Iterator[Decision]:
    """Decisions about mentions; where a row names a post or unit its first mention stands for it.

    Raises:
        DecisionError: a row names a post or unit that there is not.
    """
    first: dict[str, str] = {}
    if any("/mention/" not in path for _, one in rows for path in (one.subject, one.object)):
        base = folder.base() or ID
        found = resolve(folder.records().values(), decisions=folder.decisions(), base=base)
        things: list[Post | Unit] = [*found.posts, *found.units]
        for thing in things:
            for known in (thing.iri, *thing.aliases):
                notice, local = thing.members[0]
                first[known.removeprefix(base)] = mention_path(notice, local)
    for line, one in rows:
        sides = []
        for path in (one.subject, one.object):
            if "/mention/" not in path and path not in first:
                raise DecisionError(
                    where, line, f"{path} is no post, unit or mention of this graph"
                )
            sides.append(first.get(path, path))
        yield replace(one, subject=sides[0], object=sides[1])


def _fresh(known: Sequence[Decision], decisions: Sequence[Decision]) -> list[Decision]:
    """Those that are not decided yet; one decided otherwise is a contradiction."""
    by_key = {decision.key: decision for decision in known}
    fresh = []
    for one in decisions:
        other = by_key.get(one.key)
        if other is None:
            by_key[one.key] = one
            fresh.append(one)
        elif _says(other) != _says(one):
            raise Contradiction(one, other, "revoke the one that no longer holds")
    return fresh


def _says(decision: Decision) -> tuple[str, str]:
    """What a decision comes to; which side stands first counts only where one became the other."""
    directed = decision.outcome == "succeeded-by"
    return decision.outcome, decision.subject if directed else ""


def _store(folder: GraphFolder, decisions: list[Decision], history: list[str]) -> None:
    """Keep decisions that hold together, and publish their graph."""
    records, base = folder.records(), folder.base() or ID
    resolve(records.values(), decisions=decisions, base=base)  # told before anything is kept
    folder.keep_decisions(decisions, history)
    publish(folder, records, base)


def _row(decision: Decision) -> str:
    return "\t".join(
        " ".join(part.split())
        for part in (
            decision.date, decision.author, decision.subject, decision.outcome, decision.object,
            decision.comment,
        )
    )  # fmt: skip


def _notice(side: Side) -> str:
    return f"{side.notice}, {side.date}" if side.date else side.notice


def _quotes(side: Side) -> str:
    said = [f"{fact} {value}" for fact, value in side.facts]
    return " | ".join(said + [f"line {line}: {sentence}" for _, line, sentence in side.sentences])
