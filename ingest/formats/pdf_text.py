"""The lines of a PDF as a text: paragraphs apart, divided words and cut lines put together."""

from __future__ import annotations

import math
import re
from enum import Enum
from itertools import pairwise

from rolegraph.ingest.formats.pdf_hyphens import Hyphens, cut_pairs
from rolegraph.ingest.formats.pdf_page import HYPHEN, Line
from rolegraph.ingest.text import Text

__all__ = ["joined"]

#: Lines that are further apart than this times the usual distance are two paragraphs.
_FAR = 1.25
#: Letters of headings are larger than the text's by this.
_LARGER = 1.08
#: Of paragraphs that end in short lines, so many have room below where paragraphs are spaced.
_SPACED = 0.7
#: How far the left ends of lines of one paragraph may lie apart, in points.
_SAME_LEFT = 3.0
#: A space between words, as a share of the letters' size.
_SPACE = 0.25
#: What the width of a line is known to, in points.
_SLACK = 2.0
_DIVIDED = re.compile(rf"\w['’)]?[-{HYPHEN}]$")
_SLASH = re.compile(r"\w\)?/$")
_LABEL = re.compile(r"[^\W\d_][^:.;]{2,40}?\s?:")
_TERMINATED = tuple(".;:!?")


class _Joint(Enum):
    """How two lines follow one another."""

    SAME = " "
    """They are one paragraph for sure."""
    CUT = "\n"
    """The width has cut the first one; they may be one paragraph."""
    LINE = "\n\0"
    APART = "\n\n"


def joined(flows: list[list[tuple[int, list[Line]]]], leading: float) -> Text:
    """The lines of pages, in flows that are read one after the other, as a text.

    Pages come with their numbers; ``leading`` is the distance of lines in a paragraph.
    """
    pages = [page for flow in flows for page in flow]
    begins = {id(flow[0]) for flow in flows if flow}
    every = [line for _, lines in pages for line in lines]
    hyphens = Hyphens(every, cut_pairs(every))
    spaced = _is_spaced(every, leading)
    out: list[str] = []
    starts: list[int] = []
    cut: set[int] = set()
    length = 0

    def add(words: str) -> None:
        nonlocal length
        out.append(words)
        length += len(words)

    before: Line | None = None
    item: Line | None = None
    for page in pages:
        for k, line in enumerate(page[1]):
            words = line.words
            joint = None
            if before is not None:
                joint = _joint(before, line, item, leading, spaced, k == 0)
                if k == 0 and id(page) in begins:
                    joint = _Joint.APART
            if joint is not _Joint.SAME and joint is not _Joint.CUT:
                item = None
            item = line if line.behind_mark is not None else item
            divided = (
                before is not None
                and joint is not _Joint.APART
                and _DIVIDED.search(before.words)
                and words[:1].isalnum()
            )
            if divided and before is not None:
                if hyphens.is_the_lines(before.words, line.words):
                    out[-1] = out[-1][:-1]
                    length -= 1
                elif before.words.endswith(HYPHEN):
                    out[-1] = out[-1][:-1] + "-"
            elif joint in (_Joint.SAME, _Joint.CUT) and out and _SLASH.search(out[-1]):
                pass  # "Directrice/" and "Directeur" are one word
            elif joint is _Joint.CUT:
                cut.add(length)
                add("\n")
            elif joint is not None:
                add(joint.value.rstrip("\0"))
            if k == 0:
                starts.append(length)
            add(words)
            before = line
    numbers = tuple(number for number, _ in pages)
    if numbers == tuple(range(1, len(numbers) + 1)):
        numbers = ()
    return Text("".join(out) + "\n", tuple(starts), "page", numbers, cut=frozenset(cut))


def _joint(
    before: Line, line: Line, item: Line | None, leading: float, spaced: bool, new_page: bool
) -> _Joint:
    ended = before.words.endswith(_TERMINATED)
    is_cut = _is_cut(before, line)
    begins = line.behind_mark is not None
    if new_page or line.part != before.part or line.base > before.base:
        if begins or ended or not (is_cut or _is_of_item(line, item)):
            return _Joint.APART
        return _Joint.SAME if line.words[:1].islower() else _Joint.CUT
    if _is_far(before, line, leading):
        return _Joint.APART
    if begins:
        return _Joint.LINE
    if _is_of_item(line, item):
        return _Joint.SAME
    larger = before.size > _LARGER * line.size
    if not is_cut or larger or before.bold > line.bold:
        heading = larger or before.bold > line.bold
        return _Joint.APART if heading or (ended and before.edge < math.inf) else _Joint.LINE
    if line.words[:1].islower():
        return _Joint.SAME
    caps = line.words.isupper() and before.words.isupper()
    level = line.size < _LARGER * before.size and line.bold == before.bold
    if _LABEL.match(line.words) or not level or not (spaced or caps):
        return _Joint.CUT
    return _Joint.SAME


def _is_of_item(line: Line, item: Line | None) -> bool:
    """Whether a line begins where the words of a list's item do, behind its bullet."""
    if item is None or item.behind_mark is None:
        return False
    indent = item.behind_mark - item.begin
    return indent > _SAME_LEFT and abs(line.left - line.begin - indent) < _SAME_LEFT


def _is_far(before: Line, line: Line, leading: float) -> bool:
    return before.base - line.base > _FAR * leading * max(before.size, line.size)


def _is_spaced(lines: list[Line], leading: float) -> bool:
    """Whether paragraphs have room between them, so that lines without it are one paragraph."""
    ends = [
        _is_far(a, b, leading)
        for a, b in pairwise(lines)
        if a.part == b.part and a.base > b.base and a.words.endswith(".") and not _is_cut(a, b)
    ]
    return sum(ends) > _SPACED * len(ends)


def _is_cut(line: Line, following: Line) -> bool:
    """Whether the next line's first word had no place any more on this one."""
    return line.right + _SPACE * line.size + following.first > line.edge - _SLACK
