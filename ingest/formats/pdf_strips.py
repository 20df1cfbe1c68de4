"""Empty strips that divide the rows of a page: where they are, and from which row to which."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rolegraph.ingest.formats.pdf_page import MARK, Row

__all__ = [
    "HALF",
    "LEAST_ROWS",
    "Strip",
    "Walls",
    "apart",
    "best_strip",
    "divided",
    "is_free",
    "sharpened",
    "strip_at_wall",
    "strips",
]

#: Half of the width of a strip, and the distance at which strips are tried, in points.
HALF, _STEP = 2.0, 2.0
#: So many rows on either side make a strip.
LEAST_ROWS = 3
#: Rows of a page; more are no page of prose, and are not divided.
_MOST_ROWS = 150
#: A gap between columns is so many times as broad as others in the row, or as a space,
#: which is so much of the letters' size.
_WIDER, _SPACE = 1.5, 0.3
#: See :func:`_states`.
_SAYS_NOTHING = 4
Walls = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True)
class Strip:
    """An empty strip at ``at`` between the rows ``first`` and ``last``, that one included."""

    at: float
    first: int
    last: int
    weight: int
    """On how many rows it has words on either side, at the least."""
    breadth: int
    """How many strips beside each other divide the same rows."""


def is_free(row: Row, at: float) -> bool:
    """Whether a strip crosses no word and parts no bullet from the words behind it."""
    if any(word.left < at - 1 and word.right > at + 1 for word in row):
        return False
    beside = [k for k, word in enumerate(row[:-1]) if word.right <= at + 1 <= row[k + 1].left + 2]
    return not any(MARK.fullmatch(row[k].said) and not row[k].said[0].isalnum() for k in beside)


def divided(rows: list[Row], at: float) -> tuple[list[Row], list[Row]]:
    """The rows left and right of a strip."""
    left = [[word for word in row if (word.left + word.right) / 2 < at] for row in rows]
    right = [[word for word in row if (word.left + word.right) / 2 >= at] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def best_strip(rows: list[Row]) -> Strip | None:
    """The strip with most rows on either side."""
    strip = max(strips(rows), key=_merit, default=None)
    if strip is None:
        return None
    return replace(strip, at=sharpened(rows[strip.first : strip.last + 1], strip.at))


def _merit(strip: Strip) -> tuple[int, int, int]:
    return strip.weight, strip.last - strip.first, strip.breadth


def apart(strips: list[Strip]) -> list[Strip]:
    """The best of those that divide the same rows."""
    found: list[Strip] = []
    for strip in sorted(strips, key=_merit, reverse=True):
        if all(strip.last < one.first or one.last < strip.first for one in found):
            found.append(strip)
    return found


def sharpened(rows: list[Row], at: float) -> float:
    """The strip moved to where the right column begins.

    Else a word at a line's end in the left column could stand on its right by chance.
    """
    begins = [begin for row in rows if (begin := _begin(row, at)) is not None]
    return max(at, min(begins, default=at) - HALF)


def _begin(row: Row, at: float) -> float | None:
    """Where the words right of a strip begin; None if they follow as words in a line do."""
    k = next((k for k, word in enumerate(row) if (word.left + word.right) / 2 >= at), None)
    if k is None:
        return None
    gaps = [b.left - a.right for a, b in pairwise(row)]
    usual = statistics.median(gaps) if len(gaps) > 2 else _SPACE * row[0].size
    if k and gaps[k - 1] < _WIDER * usual:
        return None
    return row[k].left


def strip_at_wall(rows: list[Row], walls: Walls) -> Strip | None:
    """The first rows that a line drawn from top to bottom divides, if it divides any."""
    for first, row in enumerate(rows):
        for at, bottom, top in walls:
            if not (bottom < row[0].base < top and row[0].left < at < row[-1].right):
                continue
            last = first
            while last + 1 < len(rows) and bottom < rows[last + 1][0].base < top:
                last += 1
            begin = first
            while begin and bottom < rows[begin - 1][0].base < top:
                begin -= 1
            inside = rows[begin : last + 1]
            left, right = divided(inside, at)
            if all(is_free(one, at) for one in inside) and left and right:
                return Strip(at, begin, last, len(inside), 1)
    return None


def strips(rows: list[Row]) -> list[Strip]:
    """Strips with enough rows on either side, each in the middle of those that are like it."""
    if not 2 <= len(rows) <= _MOST_ROWS:
        return []
    begin = min(row[0].left for row in rows)
    end = max(word.right for row in rows for word in row)
    count = max(int((end - begin) / _STEP) - 1, 0)
    grid = [_states(row, begin, count) for row in rows]
    found: list[Strip] = []
    open_: dict[tuple[int, int, int], int] = {}
    for k in range(count + 1):
        here = set(_runs_of(rows, [states[k] for states in grid])) if k < count else set()
        for run in [run for run in open_ if run not in here]:
            since = open_.pop(run)
            found.append(Strip(begin + (since + k + 1) / 2 * _STEP, *run, k - since))
        for run in here:
            open_.setdefault(run, k)
    return found


def _states(row: Row, begin: float, count: int) -> list[int]:
    """What each strip finds in a row: 0 a word, 1 words on its left, 2 on its right, 3 on both.

    4 is a gap between words that is no wider than others in the row: it says nothing.
    """
    states = [0] * count
    gaps = [b.left - a.right for a, b in pairwise(row)]
    usual = 1.2 * statistics.median(gaps) if len(gaps) > 2 else 0.0

    def mark(low: float, high: float, state: int) -> None:
        first = max(-int(-(low + HALF - begin) // _STEP) - 1, 0)
        last = min(int((high - HALF - begin) // _STEP) - 1, count - 1)
        for k in range(first, last + 1):
            states[k] = state

    mark(begin - 10, row[0].left, 2)
    reach, begins = row[0].right, True
    for before, word in pairwise(row):
        reach = max(reach, before.right)
        wide = word.left - reach >= max(usual, 2 * HALF)
        if not (begins and MARK.fullmatch(before.said)):
            mark(reach, word.left, 3 if wide else _SAYS_NOTHING)
        begins = wide
    mark(max(reach, row[-1].right), begin + (count + 9) * _STEP, 1)
    return states


def _runs_of(rows: list[Row], states: list[int]) -> Iterator[tuple[int, int, int]]:
    """Runs of rows that a strip divides: first, last, and on how many it has words beside it."""
    begin: int | None = None
    for k, state in enumerate([*states, 0]):
        if state and begin is None:
            begin = k
        elif not state and begin is not None:
            run = _trimmed(rows, states, begin, k - 1)
            if run:
                yield run
            begin = None


def _trimmed(
    rows: list[Row], states: list[int], first: int, last: int
) -> tuple[int, int, int] | None:
    """A run without the rows above and below that stand on one side alone."""
    left = [k for k in range(first, last + 1) if states[k] in (1, 3)]
    right = [k for k in range(first, last + 1) if states[k] in (2, 3)]
    if not left or not right:
        return None
    top, foot = max(left[0], right[0]), min(left[-1], right[-1])
    weight = min(sum(top <= k <= foot for k in left), sum(top <= k <= foot for k in right))
    if weight < LEAST_ROWS:
        return None
    top, foot = min(top, right[0]), max(foot, right[-1])
    while top > first and states[top - 1] == _SAYS_NOTHING:
        top -= 1
    while foot < last and states[foot + 1] == _SAYS_NOTHING:
        foot += 1
    return top, _foot(rows, states, foot, last), weight


def _foot(rows: list[Row], states: list[int], foot: int, last: int) -> int:
    """The last row of a run: what follows on the left goes on, if it is as near as lines are.

    Without any row across the page below, all that follows is the left column's.
    """
    if last == len(rows) - 1:
        return last
    left = [k for k in range(foot + 1) if states[k] in (1, 3)]
    apart = [rows[a][0].base - rows[b][0].base for a, b in pairwise(left)]
    usual = min((gap for gap in apart if gap > 1), default=0.0)
    end = foot
    for k in range(foot + 1, last + 1):
        if rows[k - 1][0].base - rows[k][0].base > 1.3 * usual:
            break
        end = k
    return end
