"""Cells to lines: who reports to whom, without unknown superiors and without loops."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from rolegraph.ingest.read import Read
from rolegraph.ingest.tables.notes import Notes
from rolegraph.ingest.tables.rows import Row
from rolegraph.ingest.tables.superiors import Known
from rolegraph.ingest.tables.words import words
from rolegraph.ingest.text_to_sections import fold

__all__ = ["set_lines"]


def set_lines(rows: list[Row], notes: Notes) -> None:
    """Set ``reports_to`` and ``functional`` of each row.

    Where no post has a number the superiors are of another file, and are kept as printed.
    """
    ids = frozenset(str(row.id.value) for row in rows if row.id is not None and not row.group)
    known = Known(ids, frozenset())
    elsewhere = all(row.group for row in rows)
    posts = [row for row in rows if not row.group]
    by_title = _unique_titles(posts)
    for row in rows:
        row.reports_to = _line(row, "manager", known, elsewhere, notes)
        row.functional = _line(row, "functional", known, elsewhere, notes)
        if row.reports_to is None and row.manager_title is not None:
            row.reports_to = _by_title(row.manager_title, by_title, posts)
        if row.functional and row.reports_to and row.functional.value == row.reports_to.value:
            row.functional = None
    _without_loops(rows, notes)


def _line(row: Row, name: str, known: Known, elsewhere: bool, notes: Notes) -> Read | None:
    span = row.line.get(name)
    if span is None or fold(span.quote) in words().top:
        return None
    if elsewhere:
        return Read(span.quote, span, sentence=row.line.whole)
    found = known.post(span.quote)
    if found is None:
        what = "superior" if name == "manager" else "functional superior"
        remark = f"{what} “{span.quote}” is no post of the table; kept without this line"
        notes.row(row.line.part, row.line.row, name, remark)
        return None
    number, start, end = found
    if name == "functional" and row.id is not None and number == row.id.value:
        return None
    return Read(number, span.part(start, end), sentence=row.line.whole)


def _by_title(title: Read, by_title: dict[str, int | None], posts: list[Row]) -> Read | None:
    """The number of the only post of that title."""
    k = by_title.get(fold(str(title.value)))
    number = posts[k].id if k is not None else None
    return None if number is None else Read(number.value, title.span, sentence=title.sentence)


def _without_loops(rows: list[Row], notes: Notes) -> None:
    """Leave out all lines of posts that report to each other in a circle, by number or title."""
    posts = [row for row in rows if not row.group]
    by_id = {str(row.id.value): k for k, row in enumerate(posts) if row.id is not None}
    by_title = _unique_titles(posts)
    lines: nx.DiGraph[int] = nx.DiGraph()
    for k, row in enumerate(posts):
        upper = None
        if row.reports_to is not None:
            upper = by_id.get(str(row.reports_to.value))
        elif row.manager_title is not None:
            upper = by_title.get(fold(str(row.manager_title.value)))
        if upper is not None:
            lines.add_edge(k, upper)
    for circle in nx.strongly_connected_components(lines):
        if len(circle) == 1 and not any(lines.has_edge(k, k) for k in circle):
            continue
        listed = [posts[k] for k in sorted(circle)]
        for row in listed:
            row.reports_to = row.manager_title = None
        remark = (
            "reports to itself; kept without this line"
            if len(listed) == 1
            else "report to each other in a circle; kept without these lines"
        )
        if len(listed) == 1:
            notes.row(listed[0].line.part, listed[0].line.row, "circle", remark)
        else:
            notes.rows(listed[0].line.part, [r.line.row for r in listed], "circle", remark)


def _unique_titles(posts: Iterable[Row]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for k, row in enumerate(posts):
        for title in {fold(str(read.value)) for read in row.title.values() if read is not None}:
            found[title] = None if title in found else k
    return found
