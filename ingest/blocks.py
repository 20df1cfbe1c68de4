"""Paragraphs and list items of a text, put together again where pages and widths cut them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolegraph.ingest.text import PAGE_LINE, Span

__all__ = ["CUT_LINE", "LONGEST_BLOCK", "Block", "blocks"]

_BULLET = re.compile(
    r"\s*(?:[-–—•·▪*‣◦o]\s+|[a-h][.)]\s+(?=[^\W\d_a-z])|\(?(?:[a-h]|\d{1,2})\)\s+)(?=\S)"
)
_TERMINATED = re.compile(r"[.;:!?…»)\]]\s*$")
#: A line shorter than this that ends without a full stop is a heading or an item of its own;
#: a longer one was cut by a page break and goes on after the blank line.
CUT_LINE = 60
#: A paragraph longer than this is no prose, and is not read: some rules look at every word from
#: every word, which takes for ever on what machines write.
LONGEST_BLOCK = 8_000
#: With no blank line after it, a line so long that is prose was broken by its width.
_WRAPPED_LINE, _WORDS_OF_PROSE = 40, 6


@dataclass(frozen=True)
class Block:
    """A paragraph or a list item; ``span`` may run across a page break's blank line."""

    span: Span
    item: bool


def blocks(body: Span) -> Iterator[Block]:
    """Paragraphs and list items of ``body``; what a page break cut is put together again.

    >>> from rolegraph.ingest.text import Text
    >>> text = Text("- one;\\n\\n- two\\n\\nHead\\n\\nSome text.")
    >>> [(b.item, b.span.value) for b in blocks(text.span(0, len(text.string), "en"))]
    [(True, 'one;'), (True, 'two'), (False, 'Head'), (False, 'Some text.')]
    """
    for block in _blocks(body):
        if len(block.span.quote) <= LONGEST_BLOCK:
            yield block


def _blocks(body: Span) -> Iterator[Block]:
    open_block: Block | None = None
    blank = False
    for line in _lines(body):
        if line.end - line.start > LONGEST_BLOCK:
            continue
        stripped = line.strip()
        if not stripped.quote or PAGE_LINE.fullmatch(stripped.quote):
            blank = True
            continue
        bullet = _BULLET.match(line.quote)
        if bullet:
            if open_block:
                yield open_block
            open_block = Block(line.part(bullet.end(), len(line.quote)).strip(), True)
        elif open_block and _goes_on(open_block, stripped, blank):
            open_block = Block(open_block.span.until(stripped), open_block.item)
        else:
            if open_block:
                yield open_block
            open_block = Block(stripped, False)
        blank = False
    if open_block:
        yield open_block


def _goes_on(block: Block, line: Span, blank: bool) -> bool:
    """Whether ``line`` continues ``block``: the block was cut before its end."""
    said = block.span.quote
    last = said.rsplit("\n", 1)[-1]
    if _TERMINATED.search(said):
        return False
    if line.quote[:1].islower():
        return True
    if not blank and len(last) >= _WRAPPED_LINE and len(last.split()) >= _WORDS_OF_PROSE:
        return True
    return len(last) >= CUT_LINE and (not blank or not block.item)


def _lines(body: Span) -> Iterator[Span]:
    begin = 0
    for line in body.quote.split("\n"):
        yield body.part(begin, begin + len(line))
        begin += len(line) + 1
