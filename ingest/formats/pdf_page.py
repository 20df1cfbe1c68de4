"""The words of a PDF's page in rows: drawn bullets and spaced letters read, watermarks left out."""

from __future__ import annotations

import math
import re
import statistics
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, NamedTuple

from rolegraph.ingest.text import squeeze

__all__ = [
    "HYPHEN",
    "Line",
    "Page",
    "Row",
    "Word",
    "line_of",
    "page_of",
    "rows_of",
    "without_watermarks",
]

#: Stands for a soft hyphen at a line's end, which is there for the line's sake.
HYPHEN = "\u2010"
#: Bullets and numbers belong to the words behind them, however far those are.
MARK = re.compile(r"[-–—−•·∙▪▫■□●○◦‣*+>❖➢➤►✓✔✦◆◇§]|o|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)]")
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\ufffe": "-",
        "\x02": "-",
    }
)
#: Fonts of symbols have their bullets here, whatever they look like.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
#: Words belong to one row if their base lines differ by less of the letters' height.
_SAME_BASE = 0.15
#: A bullet stands so far before its words, in points.
_BEFORE = 40.0
#: A page with more of them has a pattern and no list.
_MOST_BULLETS = 300
#: What has a word so near on its left divides words and is no bullet, in points.
_BESIDE = 3.0
#: How far the pieces of one line lie apart, in points.
_PIECES = 2.5
_MOST_WALLS = 200
#: Letters that are so many times as high as the page's, and lie on others, are a watermark.
_HUGE = 2.5
#: A number that is so much smaller than the word before it, and raised, refers to a footnote.
_SMALLER, _RAISED = 0.8, 0.15
_UNITS = frozenset(("m", "km", "cm", "mm"))


class Word(NamedTuple):
    """A word on a page: its box in points from the bottom left, and its place in the file."""

    said: str
    left: float
    right: float
    base: float
    size: float
    order: int
    bold: bool = False

    @property
    def top(self) -> float:
        """Where its highest letters end."""
        return self.base + 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Where its lowest letters end."""
        return self.base - 0.25 * self.size


Row = list[Word]


@dataclass(frozen=True)
class Page:
    """The words of a page in rows, from the top down, each from left to right."""

    rows: list[Row]
    width: float
    height: float
    rules: tuple[tuple[float, float, float], ...] = ()
    """Lines that are drawn across: left, right, height."""
    walls: tuple[tuple[float, float, float], ...] = ()
    """Lines that are drawn from top to bottom: place, bottom, top."""


@dataclass(frozen=True)
class Line:
    """A printed line: its words and its box in points, from the bottom left."""

    words: str
    left: float
    right: float
    base: float
    size: float
    begin: float = 0.0
    """Where its column begins on the left."""
    edge: float = math.inf
    """Where its column ends on the right, if that is known."""
    part: int = 0
    """Lines of one number stand below each other in one column, or in one cell."""
    first: float = 0.0
    """How broad its first word is."""
    bold: bool = False
    behind_mark: float | None = None
    """Where the words behind a bullet or a number begin, if the line has one."""

    @property
    def top(self) -> float:
        """Where its highest letters end."""
        return self.base + 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Where its lowest letters end."""
        return self.base - 0.25 * self.size


def page_of(read: dict[str, Any]) -> Page:
    """The page as :func:`~rolegraph.ingest.formats.pdfium.words_of` gives it, in rows."""
    words = []
    for k, (said, left, right, base, size, bold) in enumerate(read["words"]):
        plain = said.translate(_LIGATURES)
        if _PRIVATE.search(plain):
            plain = _PRIVATE.sub("" if len(plain) > 1 else "•", plain)
        if plain.strip("\u00ad"):
            words.append(Word(plain, left, right, base, size, k, bold))
    words = _level(words)
    rows = [_unspaced(row) for row in rows_of([*words, *_bullets(words, read["bullets"])])]
    rules = tuple((left, right, y) for left, right, y in read["rules"])
    return Page(rows, read["width"], read["height"], rules, _whole(read["walls"]))


def rows_of(words: list[Word]) -> list[Row]:
    """Words on one base line together, from the top down."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda w: (-w.base, w.left)):
        row = rows[-1] if rows else None
        if row and row[0].base - word.base < _SAME_BASE * min(row[0].size, word.size):
            row.append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda w: w.left)
    return rows


def line_of(row: Row) -> Line:
    """The words of a row as a line."""
    base, size = max(((w.base, w.size) for w in row), key=lambda both: both[1])
    said = squeeze(" ".join(word.said for word in row))
    if row[-1].said.endswith("\u00ad"):
        said += HYPHEN
    bold = all(word.bold for word in row)
    first = row[0].right - row[0].left
    item = len(row) > 1 and MARK.fullmatch(row[0].said)
    return Line(
        said,
        row[0].left,
        max(w.right for w in row),
        base,
        size,
        behind_mark=row[1].left if item else None,
        first=first,
        bold=bold,
    )


def without_watermarks(pages: list[Page]) -> list[Page]:
    """The pages without huge words that lie on others, on the page or on another one."""
    sizes = [word.size for page in pages for row in page.rows for word in row]
    if not sizes:
        return pages
    least = _HUGE * statistics.median(sizes)
    huge: Counter[str] = Counter()
    for page in pages:
        bases = sorted(word.base for row in page.rows for word in row if word.size < least)
        for word in (word for row in page.rows for word in row if word.size >= least):
            low, high = word.base, word.base + 0.6 * word.size
            if bisect_right(bases, high) > bisect_left(bases, low):
                huge[word.said] += 1
    if not huge:
        return pages
    kept = []
    for page in pages:
        rows = rows_of([w for r in page.rows for w in r if w.size < least or w.said not in huge])
        kept.append(replace(page, rows=rows))
    return kept


def _whole(walls: list[tuple[float, float, float]]) -> tuple[tuple[float, float, float], ...]:
    """Lines from top to bottom, those put together that each cell has a piece of."""
    found: list[tuple[float, float, float]] = []
    for x, bottom, top in sorted((round(x), bottom, top) for x, bottom, top in walls):
        if found and abs(found[-1][0] - x) <= 1 and bottom <= found[-1][2] + _PIECES:
            found[-1] = (found[-1][0], found[-1][1], max(found[-1][2], top))
        else:
            found.append((x, bottom, top))
    return tuple(found[:_MOST_WALLS])


def _bullets(words: list[Word], drawn: list[tuple[float, float, float, float]]) -> list[Word]:
    """A bullet before each first word of a row that something small is drawn before."""
    if len(drawn) > _MOST_BULLETS:
        return []
    ordered = sorted(words, key=lambda w: w.base)
    bases = [word.base for word in ordered]
    tallest = max((word.size for word in words), default=0.0)
    found = []
    for left, right, bottom, top in drawn:
        middle = (bottom + top) / 2
        begin = bisect_left(bases, middle - 0.85 * tallest)
        beside = [
            word
            for word in ordered[begin : bisect_right(bases, middle + 1)]
            if word.base - 1 < middle < word.base + 0.85 * word.size
        ]
        after = [word for word in beside if right < word.left <= right + _BEFORE]
        if after and not any(left - _BESIDE < word.right <= right for word in beside):
            first = min(after, key=lambda word: word.left)
            found.append(Word("•", left, right, first.base, first.size, first.order))
    return found


def _unspaced(row: Row) -> Row:
    """The row with letters that are spaced put together: "N O T I C E" is a word."""
    found: Row = []
    k = 0
    while k < len(row):
        end = k
        while end < len(row) and len(row[end].said) == 1 and row[end].said.isalnum():
            end += 1
        if end - k < 4:
            found += row[k : max(end, k + 1)]
            k = max(end, k + 1)
            continue
        letters = row[k:end]
        usual = statistics.median(b.left - a.right for a, b in pairwise(letters))
        word = letters[0]
        for before, letter in pairwise(letters):
            if letter.left - before.right > 1.6 * max(usual, 1.0):
                found.append(word)
                word = letter
            else:
                word = word._replace(said=word.said + letter.said, right=letter.right)
        found.append(word)
        k = end
    return found


def _level(words: list[Word]) -> list[Word]:
    """The words without raised numbers of footnotes; other raised letters on their base line."""
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else None
        if (
            before is None
            or word.size > _SMALLER * before.size
            or not _RAISED * before.size < word.base - before.base < 0.7 * before.size
            or not -1 < word.left - before.right < 0.3 * before.size
        ):
            found.append(word)
        elif not re.fullmatch(r"[\d,*†‡]{1,3}", word.said) or before.said.lower() in _UNITS:
            found[-1] = before._replace(said=before.said + word.said, right=word.right)
    return found
