"""The layouts that files of notices have, made of a notice's text by reportlab and python-docx.

Each maker takes the English and the French text and gives the bytes of a file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from docx import Document
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
)

__all__ = ["LAYOUTS", "Halves"]

Halves = tuple[str, str]
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12, spaceAfter=5)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=8, leading=10, spaceAfter=3)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold")
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=14, bulletIndent=4)
GRID = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
PLAIN = [("VALIGN", (0, 0), (-1, -1), "TOP")]
_LABEL = re.compile(r"([^:.]{3,45}?)\s?:\s*(\S.{0,80})")


def flowable(line: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A line as a paragraph, a heading or an item of a list."""
    said = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if line.startswith("- "):
        indents = {"leftIndent": 14, "bulletIndent": 4}
        return Paragraph(said[2:], style.clone("item", **indents), bulletText="•")
    if line.isupper():
        return Paragraph(said, style.clone("head", fontName="Helvetica-Bold"))
    return Paragraph(said, style)


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def sections_of(text: str) -> list[list[str]]:
    """The lines, cut before each numbered heading."""
    found: list[list[str]] = [[]]
    for line in lines_of(text):
        if re.match(r"\d\. ", line) and line.isupper():
            found.append([])
        found[-1].append(line)
    return found


def furniture(canvas: Canvas, document: Any) -> None:
    """A running title whose parts change, and a page number with a date."""
    canvas.setFont("Helvetica", 8)
    _, height = canvas._pagesize
    canvas.drawString(60, height - 28, f"Vacancies {canvas.getPageNumber()}/9 - printed 25/11/2026")
    canvas.drawString(60, 22, f"Page {canvas.getPageNumber()} of 9 | 25/11/2026 14:31")


def watermark(canvas: Canvas, document: Any) -> None:
    """DRAFT across the page, and another over its text."""
    canvas.saveState()
    canvas.setFillGray(0.85)
    canvas.setFont("Helvetica", 80)
    canvas.drawString(150, 430, "DRAFT")
    canvas.translate(120, 200)
    canvas.rotate(45)
    canvas.drawString(0, 0, "DRAFT")
    canvas.restoreState()


def built(story: list[Flowable], size: tuple[float, float] = A4, on_page: Any = furniture) -> bytes:
    """A PDF of one column."""
    file = io.BytesIO()
    document = SimpleDocTemplate(file, pagesize=size, leftMargin=50, rightMargin=50)
    document.build(story, onFirstPage=on_page, onLaterPages=on_page)
    return file.getvalue()


def plain(halves: Halves) -> bytes:
    """One column, bullets, running titles."""
    return built([flowable(line) for half in halves for line in lines_of(half)])


def marked(halves: Halves) -> bytes:
    """One column under two watermarks."""
    return built([flowable(x) for half in halves for x in lines_of(half)], on_page=watermark)


def wide(halves: Halves) -> bytes:
    """Pages on their side."""
    return built([flowable(x) for half in halves for x in lines_of(half)], landscape(A4))


def columns(count: int, gutter: float) -> Callable[[Halves], bytes]:
    """Columns of justified text, filled one after the other."""

    def make(halves: Halves) -> bytes:
        file = io.BytesIO()
        size = landscape(A4) if count > 2 else A4
        width = (size[0] - 100 - (count - 1) * gutter) / count
        frames = [
            Frame(50 + k * (width + gutter), 50, width, size[1] - 100, 0, 0, 0, 0, id=str(k))
            for k in range(count)
        ]
        document = BaseDocTemplate(file, pagesize=size)
        document.addPageTemplates([PageTemplate("all", frames, onPage=furniture)])
        style = BODY.clone("justified", alignment=4)
        document.build([flowable(x, style) for half in halves for x in lines_of(half)])
        return file.getvalue()

    return make


def languages(by: str, style: list[Any], widths: tuple[float, float]) -> Callable[[Halves], bytes]:
    """English on the left and French on the right, in the rows of a table."""

    def make(halves: Halves) -> bytes:
        rows: list[tuple[list[str], list[str]]] = []
        for left, right in zip_longest(*map(sections_of, halves), fillvalue=[]):
            if by == "section":
                rows.append((left, right))
            else:
                rows += [([a], [b]) for a, b in zip_longest(left, right, fillvalue="")]
        cells = [[[flowable(x, SMALL) for x in side if x] for side in row] for row in rows]
        return built([Table(cells, colWidths=widths, style=style, splitInRow=1)])

    return make


def labels(width: float, style: list[Any]) -> Callable[[Halves], bytes]:
    """Labels and values in a table, both broken where their cells end."""

    def make(halves: Halves) -> bytes:
        story: list[Flowable] = []
        for line in (x for half in halves for x in lines_of(half)):
            found = None if line.startswith("- ") else _LABEL.fullmatch(line)
            if found is None:
                story.append(flowable(line))
                continue
            cells = [flowable(f"{found[1]}:"), flowable(found[2])]
            story.append(Table([cells], colWidths=[width, 300 - width], style=style))
        return built(story)

    return make


def divided(halves: Halves) -> bytes:
    """A narrow column with words divided, two letters before each line's end at the least."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    height = 780.0
    for line in (x for half in halves for x in lines_of(half)):
        rest = line
        while rest:
            room = 46
            now, rest = (rest, "") if len(rest) <= room else cut(rest, room)
            canvas.setFont("Courier", 9)
            canvas.drawString(60, height, now)
            height -= 11
        height -= 6
        if height < 60:
            canvas.showPage()
            height = 780.0
    canvas.save()
    return file.getvalue()


def cut(line: str, room: int) -> tuple[str, str]:
    """What of a line has place, the last word divided if it is long, and the rest."""
    at = line.rfind(" ", 0, room + 1)
    word = line[at + 1 :].split(" ", 1)[0]
    own = word.find("-")
    if 0 < own < room - at - 1:
        return line[: at + own + 2], line[at + own + 2 :]
    share = room - at - 2
    if word.isalpha() and 3 <= share <= len(word) - 3:
        return f"{line[: at + 1 + share]}-", line[at + 1 + share :]
    return line[:at], line[at + 1 :]


def word_table(by: str) -> Callable[[Halves], bytes]:
    """A Word table with English on the left and French on the right."""

    def make(halves: Halves) -> bytes:
        document = Document()
        table = document.add_table(rows=0, cols=2)
        sides = [sections_of(half) for half in halves]
        if by == "block":
            sides = [[[line] for section in side for line in section] for side in sides]
        for pair in zip_longest(*sides, fillvalue=[]):
            for cell, lines in zip(table.add_row().cells, pair, strict=True):
                for line in lines:
                    item = line.startswith("- ")
                    cell.add_paragraph(line[2:] if item else line, "List Bullet" if item else None)
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    return make


def word_nested(halves: Halves) -> bytes:
    """A Word document whose labels stand in a table inside a table."""
    document = Document()
    for line in (x for half in halves for x in lines_of(half)):
        found = None if line.startswith("- ") else _LABEL.fullmatch(line)
        if found is None:
            document.add_paragraph(line)
            continue
        inner = document.add_table(rows=1, cols=1).rows[0].cells[0].add_table(rows=1, cols=2)
        inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = f"{found[1]}:", found[2]
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


#: What is measured and tested, by name.
LAYOUTS: dict[str, Callable[[Halves], bytes]] = {
    "PDF, one column, running titles with a date": plain,
    "PDF under watermarks": marked,
    "PDF on its side": wide,
    "PDF, two columns": columns(2, 18),
    "PDF, two columns, narrow gutter": columns(2, 9),
    "PDF, three columns": columns(3, 16),
    "PDF, narrow, words divided": divided,
    "PDF, languages side by side, rows of sections": languages("section", GRID, (247, 247)),
    "PDF, languages side by side, no lines, uneven": languages("section", PLAIN, (220, 274)),
    "PDF, languages side by side, rows of paragraphs": languages("block", GRID, (247, 247)),
    "PDF, labels in a table": labels(110, GRID),
    "PDF, labels in a table without lines": labels(190, PLAIN),
    "Word, languages side by side, rows of sections": word_table("section"),
    "Word, languages side by side, rows of paragraphs": word_table("block"),
    "Word, labels in tables in tables": word_nested,
}
