"""Posts that a text lists as reporting to the one it describes: an opening line, then items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolegraph.ingest.facts.pair import Pair
from rolegraph.ingest.facts.phrases import Title
from rolegraph.ingest.facts.units import PROSE, title_at
from rolegraph.ingest.text import Span

__all__ = ["read_listed_reports"]

#: Where the title of a listed post ends: a grade, what it does, how many it has.
_TITLE_ENDS = re.compile(
    r"\s*(?:\(|\*\*|:|;|\.(?:\s|$)|\s[-–—]\s|,?\s+(?:staff of|who|which|qui|responsible for)\b|"
    r"\s+(?:also\s+)?reports?\b)"
)


def read_listed_reports(pair: Pair) -> Iterator[tuple[Title, Span]]:
    """The titles of the listed posts, with the opening line that says whom they report to."""
    for lang in pair.langs:
        table = pair.form.table(lang, "listed_reports")
        if not table:
            continue
        for name in PROSE:
            opening: Span | None = None
            for block in pair.blocks(lang, name):
                if not block.item and not (opening and block.span.quote.startswith("**")):
                    said = block.span.value.rstrip("* ")
                    match = re.search(table["opening"], said, re.IGNORECASE)
                    opens = said.endswith(":") or said.startswith("#")
                    opening = block.span if match and opens else None
                    continue
                title = _title(block.span, pair) if opening else None
                if title and opening:
                    yield title, opening


def _title(item: Span, pair: Pair) -> Title | None:
    bold = re.search(r"\*\*\s*(.+?)\s*\*\*", item.quote)
    span = item.group(bold, 1) if bold else item
    article = re.match(r"(?:\d+\s+|an?\s+|the\s+|une?\s+|la\s+|le\s+)", span.quote, re.IGNORECASE)
    span = span.part(article.end() if article else 0, len(span.quote))
    end = _TITLE_ENDS.search(span.quote)
    span = span.part(0, end.start() if end else len(span.quote)).strip(" ,.")
    known = title_at(span, pair)
    if len(span.quote.split()) > 12 or not span.quote:
        return None
    if known is None:  # set apart in bold and followed by a grade, it is a title all the same
        graded = re.search(r"\(\s*[A-Z]{2}-\d", item.quote)
        return Title(span, span.value, "post") if bold and graded else None
    return Title(span, span.value, known.role, known.deputy, known.acronym)
