"""The parts of a PDF's pages as lines: columns line by line, tables cell by cell."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rolegraph.ingest.formats.pdf_columns import Part, bands_of
from rolegraph.ingest.formats.pdf_page import Line, Page, Row, line_of
from rolegraph.ingest.formats.pdf_strips import divided

__all__ = ["leading_of", "lines_of"]

#: A column's edge is where at least so many of its lines end.
_LINES_AT_EDGE = 4
#: Where so few do, it is as far from the right of the page as lines begin from the left, if the
#: longest one ends near that.
_SAME_MARGIN = 0.08
#: Lines closer than so many times the letters' size are of a paragraph, if there are any.
_CLOSE = 1.6
#: Lines of one cell are not further apart than this times the usual distance.
_IN_CELL = 1.25
#: Borders of two cells meet in the strip between them, or lie so far from its middle.
_BORDER = 12.0
#: A label of more words has no colon put behind it.
_WORDS_OF_A_LABEL = 6


def lines_of(part: Part, page: Page, number: int, leading: float) -> list[Line]:
    """The lines of a part; ``leading`` is the usual distance of lines, ``number`` the part's."""
    if part.table:
        return list(_of_table(part, page, number, leading))
    lines = [line_of(row) for row in part.rows]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    near = sum(line.right > right - 0.15 * (right - left) for line in lines)
    if near < _LINES_AT_EDGE:
        margin = page.width - min(row[0].left for row in page.rows)
        known = margin if part.edge is None else part.edge
        if known - right > _SAME_MARGIN * page.width:
            return [replace(line, begin=left, part=number) for line in lines]
        right = max(right, known)
    return [replace(line, begin=left, edge=right, part=number) for line in lines]


def leading_of(parts: list[Part]) -> float:
    """The usual distance of two base lines in a paragraph, as a multiple of the letters' height.

    What is read are lines that reach far to the right, since those go on.
    """
    found: list[float] = []
    others: list[float] = []
    for part in parts:
        if part.table:
            continue
        right = max(word.right for row in part.rows for word in row)
        left = min(row[0].left for row in part.rows)
        for a, b in pairwise(line_of(row) for row in part.rows):
            distance = (a.base - b.base) / max(a.size, b.size)
            if distance > 0.3:
                far = a.right > left + 0.85 * (right - left)
                (found if far else others).append(distance)
    known = found if len(found) >= _LINES_AT_EDGE else [*found, *others]
    close = [distance for distance in known if distance < _CLOSE]
    used = close if 4 * len(close) > len(known) else known
    return statistics.median(used) if used else 1.0


def _of_table(part: Part, page: Page, number: int, leading: float) -> Iterator[Line]:
    """A label and the first line of its value on one line, then the rest of the value."""
    right = max(word.right for row in part.rows for word in row)
    for labels, values in _cells(part, page, leading):
        # All lines of a cell but the last were cut by its width, however short they are.
        said = " ".join(line.words for line in labels)
        rest = values
        if labels and values:
            first = values[0]
            short = len(said.split()) <= _WORDS_OF_A_LABEL and said[-1:] not in ":.;,"
            top = max(labels[0], first, key=lambda line: line.base)
            yield replace(
                top,
                words=f"{said}{':' if short else ''} {first.words}",
                left=labels[0].left,
                right=first.right,
                edge=0.0 if len(values) > 1 else right,
                part=number,
            )
            rest = values[1:]
        elif labels:
            yield from (replace(x, edge=0.0 if x is not labels[-1] else right) for x in labels)
        for line in rest:
            yield replace(line, edge=0.0 if line is not rest[-1] else right, part=number)


def _cells(part: Part, page: Page, leading: float) -> Iterator[tuple[list[Line], list[Line]]]:
    """The lines left and right in each row of a table.

    As the file has them row by row; if it does not, a new row begins below a line drawn across,
    else where both sides leave more room than between lines, and with each label.
    """
    bands = bands_of(part.rows)
    if len(bands) == 1:
        bands = list(_by_place(part, page, leading))
    for band in bands:
        left, right = divided(band, part.at)
        yield [line_of(row) for row in left], [line_of(row) for row in right]


def _by_place(part: Part, page: Page, leading: float) -> Iterator[list[Row]]:
    at = part.at
    rules = [y for left, right, y in page.rules if left < at + _BORDER and right > at - _BORDER]
    top, foot = part.rows[0][0].base, part.rows[-1][0].base
    ruled = any(foot < y < top for y in rules)
    open_: list[Row] = []
    for row in part.rows:
        last, base = open_[-1][0].base if open_ else math.inf, row[0].base
        if ruled:
            new = any(base < y < last for y in rules)
        else:
            far = last - base > _IN_CELL * leading * max(word.size for word in row)
            new = far or (row[0].left < at < row[-1].right)
        if new and open_:
            yield open_
            open_ = []
        open_.append(row)
    yield open_
