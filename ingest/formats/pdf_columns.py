"""Columns of a page: where an empty strip divides its rows, and in which order they are read.

A strip is looked for in runs of rows that no word of crosses it, so a heading over the whole
width ends one. What is left and right of it are columns, read one after the other, or the
labels and values of a table, read row by row.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rolegraph.ingest.formats.languages import differ
from rolegraph.ingest.formats.pdf_page import MARK, Page, Row

__all__ = ["Part", "Strip", "bands_of", "divided", "parts_of", "strip_of_languages", "words_in"]

#: Half of the width of a strip, and the distance at which strips are tried, in points.
_HALF, _STEP = 2.0, 2.0
#: So many rows on either side make a strip.
_LEAST_ROWS = 3
#: Rows of a page; more are no page of prose, and are not divided.
_MOST_ROWS = 150
#: Rows that are searched for strips on one page, all searches together.
_MOST_SEARCHED = 800
#: Columns in columns in columns.
_MOST_DEPTH = 3
#: A line is prose if it has more letters than this, and no label.
_PROSE = 25
_WORDS_OF_A_LABEL = 6
#: How far strips of pages lie apart that are one, in points.
_SAME_STRIP = 14.0
#: A gap between columns is so many times as broad as others in the row, or as a space,
#: which is so much of the letters' size.
_WIDER, _SPACE = 1.5, 0.3
#: See :func:`_states`.
_SAYS_NOTHING = 4
Walls = tuple[tuple[float, float, float], ...]


@dataclass
class _Around:
    """What is known of the page that rows are of, and how many may still be searched."""

    walls: Walls
    left: int = _MOST_SEARCHED


@dataclass(frozen=True)
class Part:
    """Rows of a page that are read one after the other.

    ``side`` is 0 for the whole width, 1 and 2 for the left and the right of the outermost strip;
    ``table`` is whether a row is a label with its value, divided at ``at``.
    """

    rows: list[Row]
    side: int = 0
    table: bool = False
    at: float = 0.0
    edge: float | None = None
    """Where its column ends on the right, if that is known from the other one."""


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


def strip_of_languages(pages: list[Page]) -> float | None:
    """Where the pages are divided into one language on the left and another on the right.

    None if they are not. Pages whose strip is elsewhere do not count.
    """
    found: list[tuple[float, int, list[Row], list[Row]]] = []
    for page in pages:
        for strip in _apart(_strips(page.rows)):
            inside = page.rows[strip.first : strip.last + 1]
            left, right = divided(inside, strip.at)
            found.append((_sharpened(inside, strip.at), strip.weight, left, right))
    if not found:
        return None
    at = max(found, key=lambda one: sum(x[1] for x in found if abs(x[0] - one[0]) < _SAME_STRIP))[0]
    near = [one for one in found if abs(one[0] - at) < _SAME_STRIP]
    first = words_in([row for *_, left, _ in near for row in left])
    if not differ(first, words_in([row for *_, right in near for row in right])):
        return None
    return statistics.median(one[0] for one in near)


def parts_of(page: Page, at: float | None = None) -> list[Part]:
    """The rows of a page in reading order; ``at`` is where languages stand side by side."""
    if at is not None:
        return _at_languages(page.rows, _Around(page.walls), at)
    return _parts(page.rows, _Around(page.walls), _MOST_DEPTH, 0)


def words_in(rows: list[Row]) -> Iterator[str]:
    """What the words of rows say."""
    return (word.said for row in rows for word in row)


def _parts(rows: list[Row], around: _Around, depth: int, side: int) -> list[Part]:
    around.left -= len(rows)
    strip = None
    if depth and around.left >= 0:
        strip = _at_wall(rows, around.walls) or _strip(rows)
    if strip is None:
        return [Part(rows, side)] if rows else []
    inside = rows[strip.first : strip.last + 1]
    left, right = divided(inside, strip.at)
    found = _parts(rows[: strip.first], around, depth, side)
    bands = bands_of(inside)
    if _is_table(left, right, bands, strip.at):
        # What follows below the last value is no label without one, but what comes next.
        valued = [bool(divided(band, strip.at)[1]) for band in bands]
        last = len(valued) - 1 - valued[::-1].index(True)
        inside = [row for band in bands[: last + 1] for row in band]
        found.append(Part(inside, side, True, strip.at))
        return found + _parts(rows[strip.first + len(inside) :], around, depth, side)
    edge = _edge(inside, strip.at)
    large = statistics.median(map(len, bands)) >= _LEAST_ROWS
    for one in bands if large else [inside]:
        left, right = divided(one, strip.at)
        for part in _parts(left, around, depth - 1, side or 1):
            found.append(part if part.edge or part.table else replace(part, edge=edge))
        found += _parts(right, around, depth - 1, side or 2)
    return found + _parts(rows[strip.last + 1 :], around, depth, side)


def _at_languages(rows: list[Row], around: _Around, at: float) -> list[Part]:
    """Parts of two languages side by side, and of rows over the whole width between them."""
    steps = (at + step for step in range(-int(_SAME_STRIP), int(_SAME_STRIP) + 1))
    at = max(steps, key=lambda x: (sum(_is_free(row, x) for row in rows), -abs(x - at)))
    at = _sharpened([row for row in rows if _is_free(row, at)], at)
    found: list[Part] = []
    across: list[Row] = []
    for first, last, free in _runs(rows, at):
        run = rows[first : last + 1]
        left, right = divided(run, at)
        if not free or not right:
            across += run
            continue
        if across:
            found += _parts(across, around, _MOST_DEPTH, 0)
            across = []
        found += [Part(left, 1, edge=_edge(run, at))] if left else []
        found.append(Part(right, 2))
    return found + (_parts(across, around, _MOST_DEPTH, 0) if across else [])


def _runs(rows: list[Row], at: float) -> Iterator[tuple[int, int, bool]]:
    """Runs of rows, first and last, that a strip is free in, or is not."""
    begin = 0
    free = [_is_free(row, at) for row in rows]
    for k in range(1, len(rows) + 1):
        if k == len(rows) or free[k] != free[begin]:
            yield begin, k - 1, free[begin]
            begin = k


def _is_free(row: Row, at: float) -> bool:
    return all(word.right <= at + 1 or word.left >= at - 1 for word in row)


def divided(rows: list[Row], at: float) -> tuple[list[Row], list[Row]]:
    """The rows left and right of a strip."""
    left = [[word for word in row if (word.left + word.right) / 2 < at] for row in rows]
    right = [[word for word in row if (word.left + word.right) / 2 >= at] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _strip(rows: list[Row]) -> Strip | None:
    """The strip with most rows on either side."""
    strip = max(_strips(rows), key=_merit, default=None)
    if strip is None:
        return None
    return replace(strip, at=_sharpened(rows[strip.first : strip.last + 1], strip.at))


def _merit(strip: Strip) -> tuple[int, int, int]:
    return strip.weight, strip.last - strip.first, strip.breadth


def _apart(strips: list[Strip]) -> list[Strip]:
    """The best of those that divide the same rows."""
    found: list[Strip] = []
    for strip in sorted(strips, key=_merit, reverse=True):
        if all(strip.last < one.first or one.last < strip.first for one in found):
            found.append(strip)
    return found


def _sharpened(rows: list[Row], at: float) -> float:
    """The strip moved to where the right column begins.

    Else a word at a line's end in the left column could stand on its right by chance.
    """
    begins = [begin for row in rows if (begin := _begin(row, at)) is not None]
    return max(at, min(begins, default=at) - _HALF)


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


def _at_wall(rows: list[Row], walls: Walls) -> Strip | None:
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
            if all(_is_free(one, at) for one in inside) and left and right:
                return Strip(at, begin, last, len(inside), 1)
    return None


def _strips(rows: list[Row]) -> list[Strip]:
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
        first = max(-int(-(low + _HALF - begin) // _STEP) - 1, 0)
        last = min(int((high - _HALF - begin) // _STEP) - 1, count - 1)
        for k in range(first, last + 1):
            states[k] = state

    mark(begin - 10, row[0].left, 2)
    reach, begins = row[0].right, True
    for before, word in pairwise(row):
        reach = max(reach, before.right)
        wide = word.left - reach >= max(usual, 2 * _HALF)
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
    if weight < _LEAST_ROWS:
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


def _edge(rows: list[Row], at: float) -> float:
    """Where the lines of a left column end: as far from its begin as the right column's do."""
    left, right = divided(rows, at)
    begin = min((row[0].left for row in right), default=at)
    if not left:
        return at
    breadth = max((row[-1].right for row in right), default=begin) - begin
    longest = max(row[-1].right for row in left)
    return max(longest, min(begin - 2 * _HALF, min(row[0].left for row in left) + breadth))


def bands_of(rows: list[Row]) -> list[list[Row]]:
    """The rows between places where the file has all above before all below.

    That is how programs write a table: row by row, in each the left cell before the right one.
    What they write as columns has no such place.
    """
    found: list[list[Row]] = [[]]
    latest = -1
    after = [min(word.order for word in row) for row in rows]
    for k in range(len(rows) - 2, -1, -1):
        after[k] = min(after[k], after[k + 1])
    for row, least in zip(rows, after, strict=True):
        if found[-1] and latest < least:
            found.append([])
        found[-1].append(row)
        latest = max(latest, *(word.order for word in row))
    return found


def _is_table(left: list[Row], right: list[Row], bands: list[list[Row]], at: float) -> bool:
    """Whether what stands on the left are labels of what stands on the right."""
    if differ(words_in(left), words_in(right), 3):
        return False
    cells = [" ".join(w.said for row in divided(band, at)[0] for w in row) for band in bands]
    cells = [cell for cell in cells if cell]
    said = [" ".join(word.said for word in row) for row in left]
    if 2 * sum(line.endswith(":") for line in cells) >= len(cells) > 1:
        return True
    if 2 * sum(line.endswith(":") for line in said) >= len(said):
        return True
    if len(bands) == 1 and len(said) > 1:
        return False
    if _is_prose(said) and _is_prose([" ".join(word.said for word in row) for row in right]):
        return False
    labels = sum(len(cell.split()) <= _WORDS_OF_A_LABEL for cell in cells)
    return labels > 0.7 * len(cells)


def _is_prose(lines: list[str]) -> bool:
    return len(lines) > _LEAST_ROWS and sum(len(x) > _PROSE for x in lines) > 0.5 * len(lines)
