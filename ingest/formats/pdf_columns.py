"""Columns of a page: where an empty strip divides its rows, and in which order they are read.

A strip is looked for in runs of rows that no word of crosses it, so a heading over the whole
width ends one. What is left and right of it are columns, read one after the other, or the
labels and values of a table, read row by row.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolegraph.ingest.formats.languages import differ, language_of
from rolegraph.ingest.formats.pdf_page import Page, Row
from rolegraph.ingest.formats.pdf_strips import (
    HALF,
    LEAST_ROWS,
    Walls,
    apart,
    best_strip,
    divided,
    is_free,
    sharpened,
    strip_at_wall,
    strips,
)

__all__ = ["Part", "bands_of", "parts_of", "strip_of_languages", "words_in"]

#: Inside a column of one language so many do: words of a narrow column leave rivers.
_CLEAR = 10
#: Rows that are searched for strips on one page, all searches together.
_MOST_SEARCHED = 800
#: Columns in columns in columns.
_MOST_DEPTH = 3
#: A line is prose if it has more letters than this, and no label.
_PROSE = 25
_WORDS_OF_A_LABEL = 6
#: How far strips of pages lie apart that are one, in points.
_SAME_STRIP = 14.0


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


def strip_of_languages(pages: list[Page]) -> float | None:
    """Where the pages are divided into one language on the left and another on the right.

    None if they are not. Pages whose strip is elsewhere do not count.
    """
    found: list[tuple[float, int, list[Row], list[Row]]] = []
    for page in pages:
        for strip in apart(strips(page.rows)):
            inside = page.rows[strip.first : strip.last + 1]
            left, right = divided(inside, strip.at)
            found.append((sharpened(inside, strip.at), strip.weight, left, right))
    if not found:
        return None
    at = max(found, key=lambda one: sum(x[1] for x in found if abs(x[0] - one[0]) < _SAME_STRIP))[0]
    near = [one for one in found if abs(one[0] - at) < _SAME_STRIP]
    first = language_of(words_in([row for *_, left, _ in near for row in left]))
    second = language_of(words_in([row for *_, right in near for row in right]))
    if first is None or second is None or first == second:
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
        strip = strip_at_wall(rows, around.walls) or best_strip(rows)
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
    large = statistics.median(map(len, bands)) >= LEAST_ROWS
    for one in bands if large else [inside]:
        left, right = divided(one, strip.at)
        for part in _parts(left, around, depth - 1, side or 1):
            found.append(part if part.edge or part.table else replace(part, edge=edge))
        found += _parts(right, around, depth - 1, side or 2)
    return found + _parts(rows[strip.last + 1 :], around, depth, side)


def _at_languages(rows: list[Row], around: _Around, at: float) -> list[Part]:
    """Parts of two languages side by side, and of rows over the whole width between them."""
    steps = (at + step for step in range(-int(_SAME_STRIP), int(_SAME_STRIP) + 1))
    at = max(steps, key=lambda x: (sum(is_free(row, x) for row in rows), -abs(x - at)))
    at = sharpened([row for row in rows if is_free(row, at)], at)
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
        edge = _edge(run, at)
        for part in _inside(left, around, 1):
            found.append(part if part.edge or part.table else replace(part, edge=edge))
        found += _inside(right, around, 2)
    return found + (_parts(across, around, _MOST_DEPTH, 0) if across else [])


def _inside(rows: list[Row], around: _Around, side: int) -> list[Part]:
    """The parts of a column, which may be several that are of one language."""
    strip = best_strip(rows)
    clear = strip and strip.weight >= _CLEAR and strip.last - strip.first > len(rows) / 2
    return _parts(rows, around, 1, side) if clear else [Part(rows, side)] if rows else []


def _runs(rows: list[Row], at: float) -> Iterator[tuple[int, int, bool]]:
    """Runs of rows, first and last, that a strip is free in, or is not."""
    begin = 0
    free = [is_free(row, at) for row in rows]
    for k in range(1, len(rows) + 1):
        if k == len(rows) or free[k] != free[begin]:
            yield begin, k - 1, free[begin]
            begin = k


def _edge(rows: list[Row], at: float) -> float:
    """Where the lines of a left column end: as far from its begin as the right column's do."""
    left, right = divided(rows, at)
    begin = min((row[0].left for row in right), default=at)
    if not left:
        return at
    breadth = max((row[-1].right for row in right), default=begin) - begin
    longest = max(row[-1].right for row in left)
    return max(longest, min(begin - 2 * HALF, min(row[0].left for row in left) + breadth))


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
    return len(lines) > LEAST_ROWS and sum(len(x) > _PROSE for x in lines) > 0.5 * len(lines)
