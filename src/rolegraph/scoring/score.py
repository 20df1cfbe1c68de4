"""Precision, recall and F1 per field, and where it went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rolegraph.scoring.facts import FIELDS, even, facts_of
from rolegraph.scoring.gold import Gold

__all__ = ["FieldScore", "Miss", "Score", "score"]

Record = dict[str, Any]
#: Fields whose values are names, which must stand in the text.
_NAMES = frozenset({"units", "posts", "reports_to", "functional_superior", "led_by"})


@dataclass
class FieldScore:
    """How often a field was right, wrong and missing."""

    right: int = 0
    wrong: int = 0
    missing: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 1 where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """The part of what there is that was found; 1 where there is nothing."""
        there = self.right + self.missing
        return self.right / there if there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: FieldScore) -> None:
        """Count another one's in."""
        self.right += other.right
        self.wrong += other.wrong
        self.missing += other.missing


@dataclass(frozen=True)
class Miss:
    """One fact that was found wrongly, or not found: ``found`` or ``expected`` is empty."""

    file: str
    line: int | None
    field: str
    expected: str
    found: str


@dataclass
class Score:
    """How well notices were read.

    Attributes:
        notices: how many were scored.
        unread: labelled notices that no record was found for.
        fields: by field; only those that were labelled.
        evidence_valid, evidence_all: quotes that stand where they are said to, and all.
        fabrications: names of units and posts that are not in the truth and not in the text,
            and quotes that do not stand where they are said to.
        misses: everything that was wrong or missing.
    """

    notices: int = 0
    unread: list[str] = field(default_factory=list)
    fields: dict[str, FieldScore] = field(default_factory=dict)
    evidence_valid: int = 0
    evidence_all: int = 0
    fabrications: list[Miss] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)

    @property
    def total(self) -> FieldScore:
        """All fields together."""
        whole = FieldScore()
        for one in self.fields.values():
            whole.add(one)
        return whole


def score(records: Iterable[tuple[Record, str]], gold: Iterable[Gold]) -> Score:
    """Compare records, each with the text it was read from, with the truth.

    A record belongs to the truth of the same file name, else of the same notice number; several
    of one file or number (a notice for two posts) belong together in their order.
    """
    by_stem: dict[str, list[tuple[Record, str]]] = {}
    by_number: dict[str, list[tuple[Record, str]]] = {}
    for record, text in records:
        by_stem.setdefault(_stem(record), []).append((record, text))
        by_number.setdefault(record["notice_id"], []).append((record, text))
    found = Score(fields={})
    taken: Counter[str] = Counter()
    for truth in gold:
        known = by_stem.get(truth.stem) or by_number.get(truth.notice_id or "") or []
        pair = next(iter(known[taken[truth.stem] :]), None)
        taken[truth.stem] += 1
        if pair is None:
            found.unread.append(truth.stem)
            for name, values in truth.facts.items():
                missing = FieldScore(missing=len(values))
                found.fields.setdefault(name, FieldScore()).add(missing)
            continue
        found.notices += 1
        _compare(*pair, truth, found)
    found.fields = {name: found.fields[name] for name in FIELDS if name in found.fields}
    return found


def _stem(record: Record) -> str:
    return str(record["source"]["file"]).rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _compare(record: Record, text: str, truth: Gold, found: Score) -> None:
    file = record["source"]["file"]
    facts = facts_of(record)
    said = even(text)
    for name, wanted in truth.facts.items():
        left = Counter(wanted)
        one = found.fields.setdefault(name, FieldScore())
        for value, pointer in _distinct(facts.get(name, [])):
            match = _match(name, value, left, truth)
            if match is not None:
                left[match] -= 1
                one.right += 1
            elif value not in truth.names:
                one.wrong += 1
                line = (record["evidence"].get(pointer) or {}).get("line")
                found.misses.append(Miss(file, line, name, "", value))
                if name in _NAMES and value not in said:
                    found.fabrications.append(found.misses[-1])
        for value in +left:
            one.missing += left[value]
            found.misses.append(Miss(file, None, name, value, ""))
    for pointer, place in record["evidence"].items():
        found.evidence_all += 1
        if text[place["start"] : place["end"]] == place["quote"]:
            found.evidence_valid += 1
        else:
            found.fabrications.append(Miss(file, place["line"], pointer, "", place["quote"]))


def _distinct(facts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Facts in order; the same value in both languages counts once for each language."""
    seen: set[tuple[str, str]] = set()
    for value, pointer in facts:
        key = (value, pointer.rsplit("/", 1)[-1])
        if key not in seen:
            seen.add(key)
            yield value, pointer


def _match(name: str, value: str, left: Counter[str], truth: Gold) -> str | None:
    """The value of the truth that ``value`` is, if one is left."""
    if left.get(value, 0) > 0:
        return value
    written = truth.as_written.get(name)
    short = value.replace("director general, ", "dg ").replace("director general", "dg")
    said = written and any(v in written for v in (value, value.split(",")[0], short))
    if written and said and left.get(written, 0) > 0:
        return written
    for wanted, count in left.items():
        if count <= 0:
            continue
        if name == "direct_report_posts" and wanted.startswith(value):
            return wanted
        if name == "competencies" and ":" not in wanted and value.startswith(f"{wanted}:"):
            return wanted
    return None
