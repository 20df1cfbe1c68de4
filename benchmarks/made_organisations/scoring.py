"""Merges right, wrong, missed and asked, over mentions that were read as they were written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Set
from dataclasses import dataclass, field
from typing import Any

from made_organisations.notices import Notice
from made_organisations.organisation import Organisation
from made_organisations.read_back import Case, read_posts, read_units
from made_organisations.resolving import Found, Place
from made_organisations.truth import UNSEEN, Knowledge, Seen, SeenUnit, Verdict

__all__ = ["Pairs", "Row", "Rule", "Score", "score"]

TAINTED = "in one post with a wrong reading"


@dataclass
class Row:
    """Pairs of mentions of one cause."""

    merged: int = 0
    asked: int = 0
    missed: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass
class Rule:
    """The links that one rule made between two mentions of posts that were read as written."""

    sure: float = 0.0
    """The confidences that the rule gave them, summed."""
    right: int = 0
    wrong: int = 0
    unseen: int = 0
    """Wrong, and no notice shows that they are two."""


@dataclass
class Pairs:
    """All pairs of one kind of mention."""

    rows: dict[Verdict, Row] = field(default_factory=lambda: defaultdict(Row))
    wrong: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    blamed: dict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    """Pairs that a wrong reading spoils: merged is wrongly merged, missed is missed."""
    mentions: int = 0
    asked_mentions: int = 0

    def total(self, kind: str) -> Row:
        """All causes of one kind together."""
        found = Row()
        for (which, _), row in self.rows.items():
            if which == kind:
                found.merged += row.merged
                found.asked += row.asked
                found.missed += row.missed
        return found

    @property
    def precision(self) -> tuple[int, int]:
        """Right merges, and all merges."""
        right = sum(row.merged for row in self.rows.values())
        wrong = sum(row.merged for cause, row in self.wrong.items() if cause != UNSEEN)
        return right, right + wrong

    @property
    def strict(self) -> tuple[int, int]:
        """Precision where a second post that no notice shows counts as well."""
        right, merged = self.precision
        return right, merged + (self.wrong[UNSEEN].merged if UNSEEN in self.wrong else 0)

    @property
    def together(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Precision and recall of reading and resolution together."""
        (right, merged), (met, told) = self.precision, self.recall
        merged += sum(row.merged for row in self.blamed.values())
        told += sum(row.missed for row in self.blamed.values())
        return (right, merged), (met, told)

    @property
    def recall(self) -> tuple[int, int]:
        """Merges made, and those that the notices tell."""
        row = self.total("merge")
        return row.merged, row.merged + row.missed


@dataclass
class Score:
    """The figures of one organisation, or of several together."""

    notices: int = 0
    unread: int = 0
    questions: int = 0
    written: int = 0
    read: int = 0
    not_read: Counter[str] = field(default_factory=Counter)
    posts: Pairs = field(default_factory=Pairs)
    units: Pairs = field(default_factory=Pairs)
    lines_right: int = 0
    lines_found: int = 0
    lines_right_together: int = 0
    """As ``lines_right``, with lines that a wrong reading spoils."""
    lines_found_together: int = 0
    lines_met: int = 0
    lines_true: int = 0
    rules: dict[str, Rule] = field(default_factory=dict)
    orders: list[int] = field(default_factory=list)
    """Per shuffled order: places that came to another identity."""


def score(o: Organisation, notices: list[Notice], cases: list[Case], found: Found) -> Score:
    """Compare identities with the truth."""
    knowledge = Knowledge(o, notices)
    total = Score(notices=len(notices), unread=len(notices) - len(cases))
    posts: list[tuple[Seen, str, str]] = []
    units: list[tuple[SeenUnit, str, str]] = []
    lines: list[tuple[Seen, str, Seen, str]] = []
    at: dict[Place, Seen] = {}
    done: set[str] = set()
    tainted: set[str] = set()
    for case in cases:
        digest = case.record["source"]["sha256"]
        if digest in done or (digest, "/title") not in found.post_at:
            continue
        done.add(digest)
        seen, not_read, touched, placed = read_posts(knowledge, case, found)
        at.update({(digest, pointer): one for pointer, one in placed.items()})
        tainted |= touched
        total.written += len(case.notice.mentions)
        total.read += len(seen)
        total.not_read.update(not_read)
        posts += seen
        by_role = {s.role: (s, iri) for s, iri, _ in seen}
        if "advertised" in by_role and "superior" in by_role:
            lines.append((*by_role["advertised"], *by_role["superior"]))
        units += read_units(knowledge, case, found)
    total.questions = len(found.questions)
    open_units = _open_units(units, found)
    _count(
        total.posts, posts, found, knowledge.verdict, knowledge.wrong, lambda s: s.post,
        lambda a, b: any(frozenset(p) in open_units for p in zip(a.units, b.units, strict=True)),
        tainted,
    )  # fmt: skip
    _count(
        total.units, units, found, knowledge.unit_verdict, knowledge.unit_wrong, lambda s: s.unit,
        lambda a, b: frozenset((a.home[::2], b.home[::2])) in open_units,
    )  # fmt: skip
    _lines(total, posts, lines, knowledge, tainted)
    _rules(total, at, found, knowledge)
    return total


def _rules(total: Score, at: dict[Place, Seen], found: Found, knowledge: Knowledge) -> None:
    """Which part of the links of each rule is right."""
    for rule, confidence, here, there in found.links:
        sides = [next((at[p] for p in places if p in at), None) for places in (here, there)]
        a, b = sides
        if a is None or b is None or a.fault or b.fault:
            continue
        row = total.rules.setdefault(rule, Rule())
        row.sure += confidence
        if a.post == b.post:
            row.right += 1
        elif knowledge.wrong(a, b) == UNSEEN:
            row.unseen += 1
        else:
            row.wrong += 1


def _open_units(
    units: list[tuple[SeenUnit, str, str]], found: Found
) -> set[frozenset[tuple[int, int]]]:
    """Pairs of versions of a unit that a question is open about: what is in them waits for it."""
    called: dict[tuple[int, int], set[str]] = defaultdict(set)
    for unit, iri, _ in units:
        called[unit.unit, unit.version].add(iri)
    return {
        frozenset((first, second))
        for first, here in called.items()
        for second, there in called.items()
        if first[0] == second[0] and first < second
        if any(found.asked(x, y) for x in here for y in there)
    }


def _count(
    pairs: Pairs, seen: list[tuple[Any, str, str]], found: Found,
    verdict: Callable[[Any, Any], Verdict], wrong: Callable[[Any, Any], str],
    identity: Callable[[Any], int], waits: Callable[[Any, Any], bool],
    tainted: Set[str] = frozenset(),
) -> None:  # fmt: skip
    """Count all pairs of mentions, alike ones together."""
    open_sides = {iri for question in found.questions for iri in question}
    pairs.mentions += len(seen)
    pairs.asked_mentions += sum(iri in open_sides for _, iri, _ in seen)
    groups: dict[tuple[Any, str], list[str]] = defaultdict(list)
    for mention, iri, label in seen:
        groups[mention, iri].append(label)
    by_truth: dict[int, list[tuple[Any, str]]] = defaultdict(list)
    by_found: dict[str, list[tuple[Any, str]]] = defaultdict(list)
    for key in groups:
        by_truth[identity(key[0])].append(key)
        by_found[key[1]].append(key)
    for keys in by_truth.values():
        for i, first in enumerate(keys):
            for second in keys[i:]:
                count = _pairs(groups, first, second)
                if not count:
                    continue
                (a, here), (b, there) = first, second
                fault = a.fault or b.fault
                judged = verdict(a, b)
                if fault and judged[0] == "merge" and here != there:
                    row = pairs.blamed[fault]
                elif fault:
                    continue
                else:
                    row = pairs.rows[judged]
                if here == there:
                    row.merged += count
                    continue
                if found.asked(here, there) or waits(a, b):
                    row.asked += count
                else:
                    row.missed += count
                row.examples.append(f"{groups[first][0]} ≠ {groups[second][-1]}")
    for iri, keys in by_found.items():
        for i, first in enumerate(keys):
            for second in keys[i + 1 :]:
                a, b = first[0], second[0]
                if identity(a) != identity(b):
                    fault = a.fault or b.fault or (TAINTED if iri in tainted else "")
                    row = pairs.blamed[fault] if fault else pairs.wrong[wrong(a, b)]
                    row.merged += _pairs(groups, first, second)
                    row.examples.append(f"{groups[first][0]} = {groups[second][-1]}")


def _pairs(groups: dict[tuple[Any, str], list[str]], first: Any, second: Any) -> int:
    count = len(groups[first])
    return count * (count - 1) // 2 if first == second else count * len(groups[second])


def _lines(
    total: Score, posts: list[tuple[Seen, str, str]], lines: list[tuple[Seen, str, Seen, str]],
    knowledge: Knowledge,
    tainted: Set[str],
) -> None:  # fmt: skip
    """Reporting lines between advertised posts."""
    adverts: dict[str, set[int]] = defaultdict(set)
    at: dict[int, list[tuple[Seen, str]]] = defaultdict(list)
    for seen, iri, _ in posts:
        if seen.role == "advertised":
            adverts[iri].add(seen.post)
            at[seen.post].append((seen, iri))
    drawn: dict[tuple[str, str], bool] = {}
    true = {(post.post, superior.post) for post, _, superior, _ in lines}
    for post, a, superior, b in lines:
        if a in adverts and b in adverts:
            drawn[a, b] = drawn.get((a, b), False) or bool(
                post.fault or superior.fault or {a, b} & tainted
            )
    for (a, b), spoilt in drawn.items():
        right = all((x, y) in true for x in adverts[a] for y in adverts[b])
        total.lines_found_together += 1
        total.lines_right_together += right
        total.lines_found += not spoilt
        total.lines_right += right and not spoilt
    known: dict[tuple[int, int], bool] = {}
    for post, _, superior, iri in lines:
        if post.fault or superior.fault:
            continue
        told = [
            other
            for other, _ in at[superior.post]
            if not other.fault and knowledge.verdict(superior, other)[0] == "merge"
        ]
        if told:
            key = (post.post, superior.post)
            met = any(iri == there for _, there in at[superior.post])
            known[key] = known.get(key, False) or met
    total.lines_true += len(known)
    total.lines_met += sum(known.values())
