"""Answers as text: a table to read, or JSON, CSV and Markdown for other tools."""

from __future__ import annotations

import csv
import io
import json

from rolegraph.queries.run import Answer, Value

__all__ = ["FORMATS", "safe_cell", "show"]

FORMATS = ("table", "json", "csv", "md")


def show(answer: Answer, form: str = "table") -> str:
    """An answer as text, ending in a line end; rows of no answer are said in words.

    >>> answer = Answer(None, ("post", "reports"), (("Head | Maps", 2), ("Clerk", None)))
    >>> print(show(answer, "md"), end="")
    | post | reports |
    | --- | --- |
    | Head \\| Maps | 2 |
    | Clerk |  |
    """
    if form == "json":
        return json.dumps(answer.dicts(), ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows([safe_cell(value) for value in row] for row in answer.rows)
        return out.getvalue()
    rows = [[_text(value) for value in row] for row in answer.rows]
    if form == "md":
        lines = [list(answer.columns), ["---"] * len(answer.columns), *rows]
        return "".join(
            "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |\n"
            for line in lines
        )
    return _table(list(answer.columns), rows)


def _table(columns: list[str], rows: list[list[str]]) -> str:
    if not rows:
        return "no rows\n"
    cells = [columns, *rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(columns))]
    lines = ["  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) for line in cells]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join(line.rstrip() for line in [lines[0], rule, *lines[1:]]) + "\n"


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())


def safe_cell(value: Value) -> str:
    """A cell that a spreadsheet will not run as a formula."""
    words = "" if value is None else str(value)
    return f"'{words}" if isinstance(value, str) and words[:1] in "=+-@\t\r" and words else words
