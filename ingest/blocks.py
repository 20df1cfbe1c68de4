"""Paragraphs and list items of a text, put together again where pages and widths cut them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rolegraph.ingest.text import LONGEST_LINE, WIDEST_GAP, Span, fold, is_page_line

__all__ = ["CUT_LINE", "LONGEST_BLOCK", "Block", "blocks"]

#: What has neither a letter nor a digit, or no more than two of them, says nothing.
_LEAST_LETTERS = 3
_WORD = re.compile(r"[^\W_]")
_BULLET = re.compile(
    r"\s*(?:[-–—•·▪*‣◦o]\s+|[a-h][.)]\s+(?=[^\W\d_a-z])|\(?(?:[a-h]|\d{1,2})\)\s+)(?=\S)"
)
_TERMINATED = frozenset(".;:!?…»)]")
#: A line shorter than this that ends without a full stop is a heading or an item of its own;
#: a longer one was cut by a page break and goes on after the blank line.
CUT_LINE = 60
#: A paragraph longer than this is no prose, as a line of that length is none.
LONGEST_BLOCK = LONGEST_LINE
#: With no blank line after it, a line so long that is prose was broken by its width.
_WRAPPED_LINE, _WORDS_OF_PROSE = 40, 6
#: A line of a paragraph of several that is about as long as the longest is not its last.
_FULL_LINE = 0.9
#: Texts that are broken at a width are broken at one below this.
_WIDEST_LINE = 110


@dataclass(frozen=True)
class Block:
    """A paragraph or a list item; ``span`` may run across a page break's blank line."""

    span: Span
    item: bool

    @cached_property
    def folded(self) -> str:
        """Its words for comparing: case, accents and white space evened out."""
        return fold(self.span.value)


def blocks(body: Span) -> Iterator[Block]:
    """Paragraphs and list items of ``body``; what a page break cut is put together again.

    >>> from rolegraph.ingest.text import Text
    >>> text = Text("- one;\\n\\n- two\\n\\nHead\\n\\nSome text.")
    >>> [(b.item, b.span.value) for b in blocks(text.span(0, len(text.string), "en"))]
    [(True, 'one;'), (True, 'two'), (False, 'Head'), (False, 'Some text.')]
    """
    for block in _blocks(body):
        long = block.span.end - block.span.start
        if long > LONGEST_BLOCK:
            body.text.long_blocks.append(block.span)
        elif long >= _LEAST_LETTERS and _WORD.search(block.span.quote):
            yield block


def _blocks(body: Span) -> Iterator[Block]:
    open_block: Block | None = None
    last, blank, page, cut, widest = "", False, False, False, 0
    begin, no_prose = 0, body.text.no_prose
    for line in body.quote.split("\n"):
        start, begin = begin, begin + len(line) + 1
        if body.start + start in no_prose:
            continue
        said = line.strip()
        if not said or is_page_line(said):
            blank, page = True, page or bool(said)
            continue
        bullet = _BULLET.match(line)
        whole = body.part(start, start + len(line))
        if bullet:
            if open_block:
                yield open_block
            open_block = Block(whole.part(bullet.end(), len(line)).strip(), True)
            last, widest = open_block.span.quote, 0
        elif (
            open_block
            and _near(open_block.span, whole)
            and (
                _goes_on(last, said, blank, open_block.item, cut)
                or (page and _was_cut(last, said))
                or (widest and not blank and len(last) > _FULL_LINE * widest)
                or (not blank and _both_full(last, said))
            )
        ):
            open_block = Block(open_block.span.until(whole.strip()), open_block.item)
            widest = max(widest, len(last))
            last = line.rstrip()
        else:
            if open_block:
                yield open_block
            open_block = Block(whole.strip(), False)
            last, widest = said, 0
        blank = page = False
        cut = whole.end in body.text.cut
    if open_block:
        yield open_block


def _near(above: Span, line: Span) -> bool:
    """Whether no more white space stands between a block and a line than pages leave."""
    return line.strip().start - above.end <= WIDEST_GAP


def _goes_on(last: str, line: str, blank: bool, item: bool, cut: bool) -> bool:
    """Whether ``line`` continues a block whose last line is ``last``: it was cut before its end.

    ``cut`` is what the format knows of that last line.
    """
    if last[-1:] in _TERMINATED:
        return last[-1:] == ")" and line[:1].islower() and not blank and len(last) >= _WRAPPED_LINE
    if line[:1].islower():
        return True
    if not blank and len(last) >= _WRAPPED_LINE and len(last.split()) >= _WORDS_OF_PROSE:
        return True
    return (cut or len(last) >= CUT_LINE) and (not blank or not item)


def _was_cut(last: str, line: str) -> bool:
    """Whether a page ended in the middle of a sentence: at a comma, or a line that was full."""
    if last[-1:] in _TERMINATED or line.isupper():
        return False
    return last.endswith(",") or len(last) >= _WRAPPED_LINE


def _both_full(last: str, line: str) -> bool:
    """Whether two lines of about one width are of one paragraph, though a sentence ends the first.

    The second one was broken by the width, so the first may have been as well.
    """
    return (
        last.endswith(".")
        and line[-1] not in _TERMINATED
        and CUT_LINE <= len(last) <= _WIDEST_LINE
        and 0.85 * len(last) <= len(line) <= 1.2 * len(last)
    )
