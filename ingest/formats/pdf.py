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
#: Where two columns can be divided, as a share of the width, from the middle outwards.
_SHARES = tuple(0.5 + sign * k / 100 for k in range(19) for sign in (1, -1))
_SMALL_WORDS = (
    frozenset(("the", "and", "of", "to", "for", "with", "is", "will")),
    frozenset(("le", "la", "les", "et", "du", "des", "pour", "dans", "est")),
)
#: A column's edge is where at least so many of its lines end.
_LINES_AT_EDGE = 4
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "\u00ad": "",
        "\ufffe": "-",
        "\x02": "-",
    }
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
    read = [_lines(page) for page in pages]
    gutter = _gutter(read)
    if gutter is not None:
        again = (_lines(page, gutter) for page in pages)
        read = [
            one if any(line.column for line in one[0]) else two
            for one, two in zip(read, again, strict=True)
        ]
    lines = _without_furniture(read)
    return replace(_text(_language_by_language(lines)), unread=tuple(said))


def _gutter(pages: list[tuple[list[_Line], float]]) -> float | None:
    """Where most pages are divided into columns; None if they are not."""
    divided = [lines for lines, _ in pages if any(line.column for line in lines)]
    if not divided or len(divided) < 0.5 * len(pages):
        return None
    return statistics.median(
        min(line.left for line in lines if line.column == 2) - 4 for lines in divided
    )


def _lines(page: dict[str, Any], gutter: float | None = None) -> tuple[list[_Line], float]:
    """The lines of a page in reading order, and its height."""
    pieces = []
    for said, left, right, bottom, top in page["pieces"]:
        words = said.translate(_LIGATURES).replace("\r", " ").replace("\n", " ")
        if words.strip():
            pieces.append(_Line(words, left, right, bottom, top))
    columns = [_rows(column) for column in _columns(pieces, gutter)]
    numbers = (0, 1, 2, 0) if len(columns) == 4 else (0,)
    return [
        replace(line, column=number)
        for number, column in zip(numbers, columns, strict=True)
        for line in _with_edge(column)
    ], page["height"]


def _with_edge(column: list[_Line]) -> list[_Line]:
    """The lines of a column with its right edge, if so many end near it that it is one."""
    if not column:
        return column
    left, right = min(line.left for line in column), max(line.right for line in column)
    near = sum(line.right > right - 0.15 * (right - left) for line in column)
    return [replace(line, edge=right) for line in column] if near >= _LINES_AT_EDGE else column


def _goes_on(line: _Line, following: _Line) -> bool:
    """Whether what a page or a column ends with goes on at the top of the next."""
    return line.words[-1:] not in ".;:!?)" and _is_cut(line, following)


def _is_cut(line: _Line, following: _Line) -> bool:
    """Whether the next line's first word had no place any more on this one."""
    word = following.words.split(" ", 1)[0]
    letter = (line.right - line.left) / max(len(line.words), 1)
    return line.right + (len(word) + 1) * letter > line.edge


def _columns(pieces: list[_Line], gutter: float | None) -> list[list[_Line]]:
    """The pieces above, left, right and below, if an empty strip divides most of the page.

    ``gutter`` is where other pages are divided: there the words need not look like prose.
    """
    if gutter is not None:
        return _divided_at(gutter, pieces, 0.0) or [pieces]
    if len(pieces) < 8:
        return [pieces]
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    for share in _SHARES:
        found = _divided_at(left + share * (right - left), pieces, 0.1)
        if found and _side_by_side(found[1], found[2]):
            return found
    return [pieces]


def _divided_at(middle: float, pieces: list[_Line], most: float) -> list[list[_Line]]:
    """The pieces above, left, right and below; none if more than ``most`` of them lie across."""
    across = [p for p in pieces if p.left < middle - 4 and p.right > middle + 4]
    before = [p for p in pieces if p.right <= middle + 4]
    after = [p for p in pieces if p.left >= middle - 4]
    if len(across) > most * len(pieces) or not before or not after:
        return []
    inside = [*before, *after]
    top = [p for p in across if p.bottom >= max(q.top for q in inside) - 4]
    foot = [p for p in across if p.top <= min(q.bottom for q in inside) + 4]
    return [top, before, after, foot] if len(top) + len(foot) == len(across) else []


def _side_by_side(before: list[_Line], after: list[_Line]) -> bool:
    """Whether both are columns of prose, not the labels and the values of one table."""
    columns = [_rows(before), _rows(after)]
    prose = [sum(len(line.words) > 25 for line in column) / len(column) for column in columns]
    return min(prose) > 0.5 and min(map(len, columns)) >= 4


def _joined(row: list[_Line]) -> str:
    """The words of the pieces of a row; a space where there is one, or a gap as wide."""
    said = row[0].words
    for before, piece in pairwise(row):
        gap = piece.left - before.right > 0.08 * (piece.top - piece.bottom)
        said += f"{' ' if gap else ''}{piece.words}"
    return squeeze(said)


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
                _joined(row),
                row[0].left,
                max(p.right for p in row),
                min(p.bottom for p in row),
                max(p.top for p in row),
            )
        )
    return found


def _without_furniture(pages: list[tuple[list[_Line], float]]) -> list[list[_Line]]:
    """The pages without page numbers and without what stands in the margin of most of them."""
    seen: Counter[tuple[str, int]] = Counter()
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
    begin = _gutter([(lines, 0.0) for lines in divided]) or math.inf
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


def _key(line: _Line) -> tuple[str, int]:
    """What a running title has on every page: its words but for numbers, and its height."""
    return re.sub(r"\d+", "0", line.words), round(line.bottom / 6)


def _in_margin(line: _Line, height: float) -> bool:
    return line.top < _MARGIN * height or line.bottom > (1 - _MARGIN) * height


def _text(pages: list[tuple[int, list[_Line]]]) -> Text:
    out: list[str] = []
    starts: list[int] = []
    cut: set[int] = set()
    known = {
        word for _, lines in pages for line in lines for word in line.words.split() if "-" in word
    }
    length = 0

    def add(words: str) -> None:
        nonlocal length
        out.append(words)
        length += len(words)

    last: _Line | None = None
    for _, lines in pages:
        if out:
            on = bool(last and lines and _goes_on(last, lines[0]))
            if on:
                cut.add(length)
            add("\n" if on else "\n\n")
        last = lines[-1] if lines else last
        starts.append(length)
        gap = _usual_gap(lines)
        for k, line in enumerate(lines):
            if k:
                before = lines[k - 1]
                if re.search(r"\w-$", before.words) and line.words[:1].isalnum():
                    first, _, rest = line.words.partition(" ")
                    compound = before.words.rsplit(" ", 1)[-1] + first
                    if _is_divided(compound, line.words, known):
                        out[-1] = out[-1][:-1]
                        length -= 1
                    cut.add(length + len(first))
                    add(first + "\n" + rest)
                    continue
                if _is_cut(before, line):
                    cut.add(length)
                far = before.bottom - line.top > max(1.6 * gap, 3.0)
                far = far or (line.bottom > before.top and not _goes_on(before, line))
                add("\n\n" if far else "\n")
            add(line.words)
    numbers = tuple(number for number, _ in pages)
    if numbers == tuple(range(1, len(pages) + 1)):
        numbers = ()
    return Text("".join(out) + "\n", tuple(starts), "page", numbers, cut=frozenset(cut))


def _is_divided(compound: str, following: str, known: set[str]) -> bool:
    """Whether a hyphen at a line's end is there for the line's sake: "mo-del", not "time-bound"."""
    if not following[:1].islower() or not re.search(r"[^\W\d_]-", compound):
        return False
    return compound.strip(".,;:()") not in known


def _usual_gap(lines: list[_Line]) -> float:
    gaps = [a.bottom - b.top for a, b in pairwise(lines) if a.bottom > b.top]
    return statistics.median(gaps) if gaps else 0.0
