"""Layouts that files of notices have: two languages side by side, scans, boxes, changes."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from conftest import missing
from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    PageBreak,
    PageTemplate,
    Paragraph,
)
from test_formats import EXPECTED, NOTICE, as_pdf, docx_with, escaped, read

from rolegraph.errors import UnreadableSource
from rolegraph.ingest import decode, records

SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=10)
BEGIN = NOTICE.index("Chef de l'Unité Modélisation des rivières (421001)")
HALVES = (NOTICE[:BEGIN], NOTICE[BEGIN:])
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def differences(record: dict[str, Any]) -> list[str]:
    """The fields in which a record differs from that of the plain text."""
    return [key for key, value in EXPECTED.items() if record[key] != value]


@pytest.mark.parametrize("gap", [0.2, 0.25, 0.3])
@pytest.mark.parametrize("font", ["Times-Italic", "Times-Roman", "Helvetica", "Courier"])
def test_words_that_no_space_divides_are_divided_by_their_places(font: str, gap: float) -> None:
    said = "Head of Unit: half of staff, chief of the Office of Maps"
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont(font, 11)
    place = 60.0
    for word in said.split():
        canvas.drawString(place, 700, word)
        place += canvas.stringWidth(word, font, 11) + gap * 11
    canvas.save()
    assert decode(file.getvalue(), "n.pdf").text.string.strip() == said


def side_by_side(text: tuple[str, str]) -> bytes:
    """Pages with English on the left and French on the right, page by page."""
    file = io.BytesIO()
    frames = [Frame(50 + k * 250, 70, 240, 690, id=str(k)) for k in range(2)]
    template = BaseDocTemplate(file, pagesize=A4)
    template.addPageTemplates([PageTemplate("columns", frames)])
    pieces = []
    for half in text:
        lines = half.split("\n")
        middle = next(k for k, line in enumerate(lines) if k > 25 and not line)
        pieces.append((lines[:middle], lines[middle:]))
    story: list[Any] = []
    for page in range(2):
        for column in range(2):
            story += [Paragraph(escaped(x) or "&nbsp;", SMALL) for x in pieces[column][page]]
            story.append(FrameBreak() if column == 0 else PageBreak())
    template.build(story)
    return file.getvalue()


def test_languages_side_by_side_are_read_one_after_the_other() -> None:
    (record,) = read(side_by_side(HALVES))
    assert differences(record) == []
    pages = {pointer: place["page"] for pointer, place in record["evidence"].items()}
    assert pages["/title/fr"] == pages["/title/en"] == 1
    assert pages["/contract/years"] == 2
    assert set(pages.values()) >= {1, 2}


def test_languages_side_by_side_in_a_word_table() -> None:
    document = Document()
    row = document.add_table(rows=1, cols=2).rows[0]
    for cell, half in zip(row.cells, HALVES, strict=True):
        for line in half.split("\n"):
            cell.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    (record,) = read(file.getvalue())
    assert differences(record) == []


def word(body: str) -> bytes:
    return docx_with(
        f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'.encode()
    )


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_tracked_changes_count_as_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>old Head</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('moved away')}</w:moveFrom>"
    body = f"<w:p>{run('reports to the ')}{deleted}<w:ins>{run('new Head')}</w:ins>{moved}</w:p>"
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>{run('gone')}</w:p></w:tc></w:tr>"
    assert decode(word(f"{body}<w:tbl>{row}</w:tbl>"), "n").text.string.strip() == (
        "reports to the new Head"
    )


def test_boxes_and_content_controls_are_read_once_and_hidden_words_not() -> None:
    box = f"<w:txbxContent><w:p>{run('in the box')}</w:p></w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtContent><w:p>{run('controlled')}</w:p></w:sdtContent></w:sdt>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
    text = decode(word(f"<w:p>{drawn}{run('tied')}{hidden}</w:p>{control}"), "n").text.string
    assert text.split() == ["in", "the", "box", "tied", "controlled"]


def test_a_table_of_absurd_width_costs_nothing() -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p>{run("x")}</w:p></w:tc>'
    assert decode(word(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), "n").text.string.strip() == "x"


def scanned(data: bytes, pages_of_text: int = 0) -> bytes:
    """The pages as images, but so many at the beginning as they are."""
    document = pypdfium2.PdfDocument(data)
    file = io.BytesIO()
    canvas = Canvas(file)
    for page in document:
        width, height = page.get_size()
        canvas.setPageSize((width, height))
        image = page.render(scale=200 / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(image), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    document.close()
    made = pypdfium2.PdfDocument(file.getvalue())
    whole = pypdfium2.PdfDocument.new()
    original = pypdfium2.PdfDocument(data)
    if pages_of_text:
        whole.import_pages(original, list(range(pages_of_text)))
    whole.import_pages(made, list(range(pages_of_text, len(made))))
    out = io.BytesIO()
    whole.save(out)
    for one in (made, original, whole):
        one.close()
    return out.getvalue()


def test_pages_that_were_scanned_are_named_among_others_that_were_not() -> None:
    (record,) = read(scanned(as_pdf(NOTICE), 1))
    assert record["notice_id"] == "421001"
    assert record["warnings"][0] == (
        "not read, since scanned: page 2, 3, 4; --ocr reads such pages"
    )
    with pytest.raises(UnreadableSource, match="was scanned; use --ocr"):
        decode(scanned(as_pdf(NOTICE)), "scan.pdf")


@pytest.mark.skipif(os.name == "nt", reason="the commands of the test are a shell's links")
def test_ocr_with_tesseract_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        missing("no tesseract on this machine, which --ocr needs")
    (tmp_path / "tesseract").symlink_to(str(tesseract))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("OMP_THREAD_LIMIT", "1")
    source = decode(scanned(as_pdf(NOTICE), 3), "scan.pdf", with_ocr=True)
    (record,) = records(source)
    assert record["title"] == EXPECTED["title"]
    assert record["reports_to"] == EXPECTED["reports_to"]
    assert record["warnings"][0].startswith("read by OCR")
    places = record["evidence"].values()
    assert all(source.text.string[p["start"] : p["end"]] == p["quote"] for p in places)
    assert {place["page"] for place in places} == {1, 2, 3, 4}


def test_a_word_at_the_foot_of_one_page_and_the_top_of_another_is_no_running_title() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for height in (60, A4[1] - 60):
        canvas.drawString(60, A4[1] - 30, "Northern Rivers Commission")
        canvas.drawString(60, 400, "The Head of this office reports to the Head of the")
        canvas.drawString(60, height, "Section.")
        canvas.showPage()
    canvas.save()
    text = decode(file.getvalue(), "n.pdf").text.string
    assert text.count("Section.") == 2
    assert "Commission" not in text


def test_what_a_page_cuts_goes_on_after_it() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for line in range(12):
        canvas.drawString(
            60, 300 - 20 * line, "- knowledge of the rivers and of all that may be said of them;"
        )
    canvas.drawString(60, 60, "- experience of the work with several of the riparian states")
    canvas.showPage()
    canvas.drawString(60, 780, "Commission members and others.")
    canvas.save()
    assert "states\nCommission members" in decode(file.getvalue(), "n.pdf").text.string
