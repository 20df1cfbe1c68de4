"""What is printed on every page of a PDF and is no part of its text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from rolegraph.ingest.formats.pdf_page import Line, Page, Row, line_of

__all__ = ["without_furniture"]

#: The top and the bottom of a page, as a share of its height, where running titles stand; and
#: where they stand if they have several lines, and all pages have them.
_MARGIN, _WIDE_MARGIN = 0.1, 0.2
#: On so many of the pages a running title stands, one of several lines on so many.
_OFTEN, _ALWAYS = 0.4, 0.8
#: How far the heights of one running title may differ, in points.
_SAME_HEIGHT = 6.0
_NUMBER = r"(?:page|p\.)?\s*\d{1,3}(?:\s*(?:of|/|sur|de)\s*\d{1,3})?"
#: A page number, alone or with the day of printing, as browsers and offices print it.
_FURNITURE = re.compile(
    rf"(?:you are on )?{_NUMBER}|[-–|]?\s*\d{{1,3}}\s*[-–|]?|\d{{1,3}}\s*\|\s*page"
    r"|(?:https?|file|about):\S+(?:\s+\d+/\d+)?"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+\d{1,2}:\d{2}(?:\s*[AP]M)?\b.{0,100}",
    re.IGNORECASE,
)


def without_furniture(pages: list[Page]) -> list[Page]:
    """The pages without page numbers and without what stands in the margin of most of them."""
    seen: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    said = [[line_of(row) for row in page.rows] for page in pages]
    for k, (page, lines) in enumerate(zip(pages, said, strict=True)):
        for line in lines:
            if _in_margin(line, page, _WIDE_MARGIN):
                seen[_key(line)].append((k, line.base))

    def is_furniture(line: Line, page: Page) -> bool:
        if not _in_margin(line, page, _WIDE_MARGIN):
            return False
        places = seen[_key(line)]
        on = len({k for k, base in places if abs(base - line.base) < _SAME_HEIGHT})
        if _in_margin(line, page, _MARGIN):
            often = on > 1 and on >= _OFTEN * len(pages)
            return often or _FURNITURE.fullmatch(line.words) is not None
        return on > 2 and on >= _ALWAYS * len(pages)

    return [
        replace(page, rows=_kept(page, [is_furniture(line, page) for line in lines]))
        for page, lines in zip(pages, said, strict=True)
    ]


def _kept(page: Page, furniture: list[bool]) -> list[Row]:
    return [row for row, is_one in zip(page.rows, furniture, strict=True) if not is_one]


def _key(line: Line) -> str:
    """What a running title has on every page: its words but for numbers."""
    return re.sub(r"\d+", "0", line.words)


def _in_margin(line: Line, page: Page, share: float) -> bool:
    return line.top < share * page.height or line.bottom > (1 - share) * page.height
