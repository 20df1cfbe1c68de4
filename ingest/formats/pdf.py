"""PDF: the words on the pages in reading order, without what is printed on every page."""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from rolegraph.ingest.formats import ocr
from rolegraph.ingest.formats.pdfium import words_of
from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.text import Text, squeeze

__all__ = ["text_of"]

SCANNED = (
    "has pages but no text: it was scanned; use --ocr, which needs the command ocrmypdf or "
    "tesseract, or make the text readable first"
)
#: The top and the bottom of a page, as a share of its height, where running titles stand.
_MARGIN = 0.1
_SMALL_WORDS = (
    frozenset(("the", "and", "of", "to", "for", "with", "is", "will")),
    frozenset(("le", "la", "les", "et", "du", "des", "pour", "dans", "est")),
)
#: A column's edge is where at least so many of its lines end.
_LINES_AT_EDGE = 4
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "", "\ufffe": "-"}
)
_FURNITURE = re.compile(
    r"(?:you are on )?(?:page|p\.)\s*\d+(?:\s*(?:of|/|sur|de)\s*\d+)?"
    r"|\d+\s*(?:/|of|sur)\s*\d+|[-–]?\s*\d{1,3}\s*[-–]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Line:
    """A printed line: its words and its box in points, from the bottom left."""

    words: str
    left: float
    right: float
    bottom: float
    top: float
    edge: float = math.inf
    """Where its column ends on the right, if that is known."""
    column: int = 0
    """1 and 2 of two columns side by side; 0 is the width of the page."""


def text_of(data: bytes, with_ocr: bool = False) -> Text:
    """The text: columns one after the other, running headers and footers left out.

    A word divided at a line's end is put together; a gap between lines is a blank line.
    ``with_ocr`` finds the words of pages that were scanned.

    Raises:
        Unreadable: the file is encrypted, damaged, without text or has too many pages.
    """
    pages = words_of(data)
    if not pages:
        raise Unreadable("is a PDF without pages")
    scanned = [k + 1 for k, page in enumerate(pages) if page["scanned"]]
    said: list[str] = []
    nothing = not any(page["pieces"] for page in pages)
    if with_ocr and (scanned or nothing):
        pages, said = ocr.pages_of(data, pages)
    elif nothing:
        raise Unreadable(SCANNED)
    elif scanned:
        listed = ", ".join(str(number) for number in scanned)
        said = [f"not read, since scanned: page {listed}; --ocr reads such pages"]
    lines = _without_furniture([_lines(page) for page in pages])
    return replace(_text(_language_by_language(lines)), unread=tuple(said))


def _lines(page: dict[str, Any]) -> tuple[list[_Line], float]:
    """The lines of a page in reading order, and its height."""
    pieces = []
    for said, left, right, bottom, top in page["pieces"]:
        words = said.translate(_LIGATURES).replace("\r", " ").replace("\n", " ")
        if words.strip():
            pieces.append(_Line(words, left, right, bottom, top))
    columns = [_rows(column) for column in _columns(_put_together(pieces))]
    numbers = (0, 1, 2, 0) if len(columns) == 4 else (0,)
    return [
        replace(line, column=number)
        for number, column in zip(numbers, columns, strict=True)
        for line in _with_edge(column)
    ], page["height"]


def _put_together(pieces: list[_Line]) -> list[_Line]:
    """Pieces with no more than a space between them as one: fonts and OCR cut lines into words."""
    found: list[_Line] = []
    for piece in sorted(pieces, key=lambda p: (-round((p.top + p.bottom) / 2), p.left)):
        last = found[-1] if found else piece
        middle, height = (piece.top + piece.bottom) / 2, last.top - last.bottom
        near = -1 <= piece.left - last.right <= 0.7 * height
        if last is not piece and near and last.bottom <= middle <= last.top:
            apart = piece.left - last.right > 0.08 * height
            found[-1] = _Line(
                f"{last.words}{' ' if apart else ''}{piece.words}",
                last.left,
                piece.right,
                min(last.bottom, piece.bottom),
                max(last.top, piece.top),
            )
        else:
            found.append(piece)
    return found


def _with_edge(column: list[_Line]) -> list[_Line]:
    """The lines of a column with its right edge, if so many end near it that it is one."""
    if not column:
        return column
    left, right = min(line.left for line in column), max(line.right for line in column)
    near = sum(line.right > right - 0.15 * (right - left) for line in column)
    return [replace(line, edge=right) for line in column] if near >= _LINES_AT_EDGE else column


def _is_cut(line: _Line, following: _Line) -> bool:
    """Whether the next line's first word had no place any more on this one."""
    word = following.words.split(" ", 1)[0]
    letter = (line.right - line.left) / max(len(line.words), 1)
    return line.right + (len(word) + 1) * letter > line.edge


def _columns(pieces: list[_Line]) -> list[list[_Line]]:
    """The pieces of each column, left to right, if an empty strip divides most of the page."""
    if len(pieces) < 8:
        return [pieces]
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    for share in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.33, 0.67):
        middle = left + share * (right - left)
        across = [p for p in pieces if p.left < middle - 4 and p.right > middle + 4]
        before = [p for p in pieces if p.right <= middle + 4]
        after = [p for p in pieces if p.left >= middle - 4]
        if len(across) > 0.1 * len(pieces) or not before or not after:
            continue
        if not _side_by_side(before, after):
            continue
        inside = [*before, *after]
        top = [p for p in across if p.bottom >= max(q.top for q in inside) - 4]
        foot = [p for p in across if p.top <= min(q.bottom for q in inside) + 4]
        if len(top) + len(foot) == len(across):
            return [top, before, after, foot]
    return [pieces]


def _side_by_side(before: list[_Line], after: list[_Line]) -> bool:
    """Whether both are columns of prose, not the labels and the values of one table."""
    prose = [sum(len(p.words) > 25 for p in column) / len(column) for column in (before, after)]
    return min(prose) > 0.5 and min(len(before), len(after)) >= 4


def _rows(pieces: list[_Line]) -> list[_Line]:
    """Pieces on one base line together, from the top down."""
    rows: list[list[_Line]] = []
    for piece in sorted(pieces, key=lambda p: (-(p.top + p.bottom) / 2, p.left)):
        middle = (piece.top + piece.bottom) / 2
        row = rows[-1] if rows else None
        if row and min(p.bottom for p in row) <= middle <= max(p.top for p in row):
            row.append(piece)
        else:
            rows.append([piece])
    found = []
    for row in rows:
        row.sort(key=lambda p: p.left)
        found.append(
            _Line(
                squeeze(" ".join(p.words for p in row)),
                row[0].left,
                max(p.right for p in row),
                min(p.bottom for p in row),
                max(p.top for p in row),
            )
        )
    return found


def _without_furniture(pages: list[tuple[list[_Line], float]]) -> list[list[_Line]]:
    """The pages without page numbers and without what stands in the margin of most of them."""
    seen: Counter[str] = Counter()
    for lines, height in pages:
        seen.update({_key(line) for line in lines if _in_margin(line, height)})
    often = {key for key, count in seen.items() if count > 1 and count >= len(pages) / 2}
    return [
        [
            line
            for line in lines
            if not _in_margin(line, height)
            or not (_key(line) in often or _FURNITURE.fullmatch(line.words))
        ]
        for lines, height in pages
    ]


def _language_by_language(pages: list[list[_Line]]) -> list[tuple[int, list[_Line]]]:
    """The pages with their numbers; where one column is English and one French, first all of one.

    Else each page's second column would stand in the middle of the text of the first.
    """
    numbered = list(enumerate(pages, 1))
    divided = [lines for lines in pages if any(line.column for line in lines)]
    first, second = (
        _language([line for lines in divided for line in lines if line.column == column])
        for column in (1, 2)
    )
    if len(divided) < max(2, 0.5 * len(pages)) or None in (first, second) or first == second:
        return numbered
    # The last page may have words in one column alone.
    begin = statistics.median(x.left for lines in divided for x in lines if x.column == 2) - 4
    left, right = [], []
    for k, lines in numbered:
        alone = not any(line.column for line in lines)
        later = [x.column == 2 or (alone and x.left >= begin) for x in lines]
        left.append((k, [x for x, is_later in zip(lines, later, strict=True) if not is_later]))
        right.append((k, [x for x, is_later in zip(lines, later, strict=True) if is_later]))
    return [(k, lines) for k, lines in (*left, *right) if lines]


def _language(lines: list[_Line]) -> str | None:
    """The language that most of the small words are of; None if that is not clear."""
    words = [word for line in lines for word in line.words.lower().split()]
    english, french = (sum(word in known for word in words) for known in _SMALL_WORDS)
    if max(english, french) < 3 * min(english, french) + 5:
        return None
    return "en" if english > french else "fr"


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "0", line.words)


def _in_margin(line: _Line, height: float) -> bool:
    return line.top < _MARGIN * height or line.bottom > (1 - _MARGIN) * height


def _text(pages: list[tuple[int, list[_Line]]]) -> Text:
    out: list[str] = []
    starts: list[int] = []
    cut: set[int] = set()
    length = 0

    def add(words: str) -> None:
        nonlocal length
        out.append(words)
        length += len(words)

    for _, lines in pages:
        if out:
            add("\n\n")
        starts.append(length)
        gap = _usual_gap(lines)
        for k, line in enumerate(lines):
            if k:
                before = lines[k - 1]
                divided = re.search(r"[^\W\d_]-$", before.words)
                if divided and line.words[:1].islower():
                    out[-1] = out[-1][:-1]
                    length -= 1
                    first, _, rest = line.words.partition(" ")
                    cut.add(length + len(first))
                    add(first + "\n" + rest)
                    continue
                if _is_cut(before, line):
                    cut.add(length)
                far = before.bottom - line.top > max(1.6 * gap, 3.0) or line.bottom > before.top
                add("\n\n" if far else "\n")
            add(line.words)
    numbers = tuple(number for number, _ in pages)
    if numbers == tuple(range(1, len(pages) + 1)):
        numbers = ()
    return Text("".join(out) + "\n", tuple(starts), "page", numbers, cut=frozenset(cut))


def _usual_gap(lines: list[_Line]) -> float:
    gaps = [a.bottom - b.top for a, b in pairwise(lines) if a.bottom > b.top]
    return statistics.median(gaps) if gaps else 0.0
