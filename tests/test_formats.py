"""The same notice as text, web page, PDF, Word document and in a ZIP gives the same facts."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES
from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, SimpleDocTemplate

from rolegraph import RoleGraph
from rolegraph.errors import UnreadableSource
from rolegraph.ingest import decode, read_file, records
from rolegraph.ingest.file_to_text import Source, texts
from rolegraph.reading import Failure, Reading, read_all, read_each, read_joined

NOTICE = (EXAMPLES / "421001.txt").read_text(encoding="utf-8")
PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13)


def escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_html(text: str) -> bytes:
    """A job page: furniture, a table of labels, headings, lists."""
    out = [
        "<!DOCTYPE html><html><head><title>Careers | Commission</title><meta charset='utf-8'>"
        "<style>p { color: red }</style><script>var reports = 'to the Director';</script></head>"
        "<body><nav><a href='/'>Home</a> <a href='/jobs'>All jobs</a></nav>"
        "<div hidden>The incumbent reports to the Hidden Director.</div><main>"
    ]
    for line in text.split("\n"):
        label, colon, value = line.partition(":")
        if line.startswith("- "):
            out.append(f"<ul><li>{escaped(line[2:])}</li></ul>")
        elif colon and value.strip() and len(label) < 40 and not line.endswith((".", ":")):
            cells = f"<td><b>{escaped(label)}</b></td><td>{escaped(value)}</td>"
            out.append(f"<table><tr>{cells}</tr></table>")
        elif line.strip():
            out.append(f"<p>{escaped(line)}</p>")
    out.append("</main><footer>Cookies &middot; Privacy</footer></body></html>")
    return "\n".join(out).encode()


def as_docx(text: str) -> bytes:
    """A Word document: labels in a table, bullets as a list style, the rest as paragraphs."""
    document = Document()
    for line in text.split("\n"):
        label, colon, value = line.partition(":")
        if line.startswith("- "):
            document.add_paragraph(line[2:], style="List Bullet")
        elif colon and value.strip() and len(label) < 40 and not line.endswith((".", ":")):
            row = document.add_table(rows=1, cols=2).rows[0]
            row.cells[0].text, row.cells[1].text = label.strip(), value.strip()
        elif line.strip():
            document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_pdf(text: str, columns: int = 1) -> bytes:
    """Pages with a running header, page numbers, and lines broken by width."""
    file = io.BytesIO()
    story = [Paragraph(escaped(line) or "&nbsp;", PLAIN) for line in text.split("\n")]

    def furniture(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, A4[1] - 30, "Northern Rivers Commission - Vacancies")
        canvas.drawString(280, 25, f"Page {canvas.getPageNumber()} of 9")

    if columns == 1:
        SimpleDocTemplate(file, pagesize=A4).build(
            story, onFirstPage=furniture, onLaterPages=furniture
        )
        return file.getvalue()
    frames = [Frame(50 + k * 250, 70, 240, 690, id=str(k)) for k in range(columns)]
    template = BaseDocTemplate(file, pagesize=A4)
    template.addPageTemplates([PageTemplate("columns", frames, onPage=furniture)])
    template.build(story)
    return file.getvalue()


def without_places(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in {"evidence", "source"}}


def read(data: bytes, name: str = "notice") -> list[dict[str, Any]]:
    """The records in ``data``, after a check that every place is right."""
    source = decode(data, name)
    found = records(source)
    for record in found:
        for place in record["evidence"].values():
            assert source.text.string[place["start"] : place["end"]] == place["quote"]
    return found


EXPECTED = without_places(records(decode(NOTICE.encode(), "421001.txt"))[0])


@pytest.mark.parametrize("make", [as_html, as_docx, as_pdf], ids=["html", "docx", "pdf"])
def test_every_format_gives_the_facts_of_the_text(make: Callable[[str], bytes]) -> None:
    (record,) = read(make(NOTICE))
    found = without_places(record)
    for key, value in EXPECTED.items():
        assert found[key] == value, key


def test_two_columns_are_read_one_after_the_other() -> None:
    (record,) = read(as_pdf(NOTICE, 2))
    assert without_places(record) == EXPECTED


def test_the_page_and_the_paragraph_of_a_quote_are_kept() -> None:
    (record,) = read(as_pdf(NOTICE))
    pages = [place["page"] for place in record["evidence"].values()]
    assert min(pages) == 1
    assert max(pages) > 1
    assert record["evidence"]["/reports_to/title/fr"]["page"] > 1
    (record,) = read(as_docx(NOTICE))
    assert record["evidence"]["/reports_to/title/en"]["paragraph"] > 20


def test_running_titles_scripts_and_hidden_parts_are_not_read() -> None:
    assert "Page 1" not in decode(as_pdf(NOTICE), "n.pdf").text.string
    assert "Vacancies" not in decode(as_pdf(NOTICE), "n.pdf").text.string
    page = decode(as_html(NOTICE), "n.html").text.string
    assert "Hidden" not in page
    assert "var reports" not in page
    assert "All jobs" not in page


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman"])
def test_text_without_a_mark_in_other_encodings(encoding: str) -> None:
    data = NOTICE.replace("’", "'").encode(encoding, "replace")
    assert read(data)[0]["title"] == EXPECTED["title"]


def packed(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return file.getvalue()


def test_an_archive_gives_its_files_and_why_others_are_not_read() -> None:
    inner = packed(**{"b.docx": as_docx(NOTICE)})
    data = packed(
        **{
            "..__..__a.txt": NOTICE.encode(),
            "broken.pdf": b"%PDF-1.4 nothing",
            "inner.zip": inner,
            ".hidden": b"x",
            "deep.zip": packed(**{"deeper.zip": packed(**{"deepest.zip": inner})}),
        }
    )
    found = list(texts(data, "all.zip"))
    assert [s.file for s in found if isinstance(s, Source)] == [
        "all.zip/a.txt",
        "all.zip/inner.zip/b.docx",
    ]
    assert [str(s) for s in found if isinstance(s, UnreadableSource)] == [
        "all.zip/broken.pdf: is a damaged PDF",
        "all.zip/deep.zip/deeper.zip: is an archive inside an archive inside an archive; "
        "not opened",
    ]


def test_a_bomb_is_stopped_by_what_it_unpacks_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolegraph.ingest.formats.archive.LARGEST_FILE", 1_000_000)
    found = list(texts(packed(**{"a.txt": b"x" * 9_000_000, "b.txt": NOTICE.encode()}), "z.zip"))
    assert str(found[0]) == "z.zip/a.txt: unpacks to more than 1 MB"
    assert isinstance(found[1], Source)


def encrypted_pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt="secret")
    canvas.drawString(100, 100, "1. SUMMARY")
    canvas.save()
    return file.getvalue()


def empty_pages(count: int) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for _ in range(count):
        canvas.rect(10, 10, 50, 50)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (c, b"&%c;" % (c - 1) * 10) for c in range(98, 108))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>&k;</w:t></w:r></w:p></w:body></w:document>"
)


def docx_with(document: bytes) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_docx("x"))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, document if name == "word/document.xml" else old.read(name))
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (encrypted_pdf(), "is encrypted"),
        (as_pdf(NOTICE)[:900], "damaged PDF|no text|without pages"),
        (empty_pages(2), "was scanned.*--ocr"),
        (empty_pages(501), "501 pages"),
        (b"PK\x03\x04" + b"\x00" * 40, "damaged ZIP"),
        (docx_with(b"<w:document"), "damaged Word"),
        (docx_with(ENTITIES), "Word document"),
        (b"<html><body><script>x</script></body></html>", "shows no text"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word 97"),
        (b"\x89PNG\r\n\x1a\n", "is an image"),
        (b"a\x01\x02\x00\x00b" * 50, "is binary"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableSource, match=reason) as caught:
        decode(data, "file")
    assert "\n" not in str(caught.value)


def test_a_nested_page_is_read_and_an_absurdly_nested_one_refused() -> None:
    page = b"<html><body>" + b"<div>" * 200 + NOTICE.encode() + b"</div>" * 200
    assert "SUMMARY" in decode(page, "deep.html").text.string
    with pytest.raises(UnreadableSource, match="nested too deeply"):
        decode(page.replace(b"<div>", b"<div>" * 100), "deeper.html")


def test_a_very_large_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolegraph.ingest.formats.html.LARGEST", 1000)
    with pytest.raises(UnreadableSource, match="web page of more than"):
        decode(as_html(NOTICE), "large.html")


def test_right_to_left_overrides_change_no_title() -> None:
    (record,) = read(NOTICE.replace("Head, River", "Head,\u202e River").encode())
    assert record["notice_id"] == "421001"
    assert record["title"] == EXPECTED["title"]


def test_ocr_without_the_command_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(
        UnreadableSource, match="commands for --ocr is installed: ocrmypdf, tesseract"
    ):
        decode(empty_pages(1), "scan.pdf", with_ocr=True)


def test_folders_are_read_in_order_whatever_the_number_of_processes(tmp_path: Path) -> None:
    for k in range(70):
        text = NOTICE.replace("421001", f"{430000 + k}")
        (tmp_path / f"{k:03}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "035.pdf").write_bytes(b"%PDF-1.4 nothing")
    told: list[int] = []
    several = list(
        read_each([tmp_path], lambda done, total, name: told.append(done), Reading(processes=2))
    )
    assert told == list(range(1, 72))
    assert [type(item) for item in several].index(Failure) == 35
    assert several == list(read_each([tmp_path], None, Reading(processes=1)))


def test_what_waits_for_its_other_half_keeps_its_place(tmp_path: Path) -> None:
    begin = NOTICE.index("Chef de l'Unité Modélisation des rivières (421001)")
    names = ("a", "b-fr", "c", "d-en", "e")
    texts = (NOTICE.replace("421001", "431001"), f"Commission\n\n{NOTICE[begin:]}",
             NOTICE.replace("421001", "431003"), NOTICE[:begin], "no notice")  # fmt: skip
    for name, text in zip(names, texts, strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    items = list(read_joined([tmp_path]))
    found, failed = read_all([tmp_path])
    assert [item for item in items if not isinstance(item, Failure)] == found
    assert [item for item in items if isinstance(item, Failure)] == failed
    assert [record["notice_id"] for record in found] == ["431001", "421001", "431003"]


def test_a_slow_reader_of_results_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many files are read ahead as keep all processes busy, however many there are."""
    ahead: list[int] = []

    class Pool(ThreadPoolExecutor):
        def submit(self, *args: Any, **kwargs: Any) -> Any:
            ahead.append(1)
            return super().submit(*args, **kwargs)

    monkeypatch.setattr("rolegraph.reading.ProcessPoolExecutor", Pool)
    for k in range(400):
        (tmp_path / f"{k:03}.txt").write_text("no notice", encoding="utf-8")
    items = read_each([tmp_path], None, Reading(processes=2))
    next(items)
    assert len(ahead) < 400 / 8 / 4
    assert len(list(items)) == 399


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no such file"):
        list(read_file(tmp_path / "none.txt"))
    with pytest.raises(UnreadableSource, match="is a folder"):
        list(read_file(tmp_path))


def test_two_files_of_one_notice_are_one_notice(tmp_path: Path) -> None:
    begin = NOTICE.index("Chef de l'Unité Modélisation des rivières (421001)")
    (tmp_path / "a-fr.txt").write_text(f"Commission\n\n{NOTICE[begin:]}", encoding="utf-8")
    (tmp_path / "b-en.txt").write_text(NOTICE[:begin], encoding="utf-8")
    found, failed = read_all([tmp_path])
    assert failed == []
    (record,) = found
    assert without_places(record) == {**EXPECTED, "sources": record["sources"]}
    assert [source["file"] for source in record["sources"]] == ["b-en.txt", "a-fr.txt"]
    for pointer, place in record["evidence"].items():
        text = (tmp_path / place["file"]).read_text(encoding="utf-8")
        assert text[place["start"] : place["end"]] == place["quote"], pointer
        assert text.count("\n", 0, place["start"]) + 1 == place["line"], pointer
    graph = RoleGraph.build(tmp_path)
    assert not [finding for finding in graph.check() if finding.severity == "violation"]
    files = {quote.file for quote in graph.chart_data().quotes}
    assert files == {"a-fr.txt", "b-en.txt"}


def test_two_languages_of_different_notices_stay_apart(tmp_path: Path) -> None:
    begin = NOTICE.index("Chef de l'Unité Modélisation des rivières (421001)")
    other = NOTICE[begin:].replace("421001", "421009")
    (tmp_path / "fr.txt").write_text(other, encoding="utf-8")
    (tmp_path / "en.txt").write_text(NOTICE[:begin], encoding="utf-8")
    assert [r["languages"] for r in read_all([tmp_path])[0]] == [["en"], ["fr"]]


@pytest.mark.skipif(os.name == "nt", reason="the command of the test is a shell script")
def test_ocr_by_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readable = tmp_path / "readable.pdf"
    readable.write_bytes(as_pdf(NOTICE))
    command = tmp_path / "ocrmypdf"
    command.write_text(f'#!/bin/sh\ncat > /dev/null\ncat "{readable}"\n', encoding="utf-8")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    (record,) = records(decode(empty_pages(1), "scan.pdf", with_ocr=True))
    assert record["title"] == EXPECTED["title"]
    command.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="OCR failed"):
        decode(empty_pages(1), "scan.pdf", with_ocr=True)


def test_windows_quotes_that_were_taken_for_control_characters() -> None:
    assert decode("l\x92Unité \x97 l\x9cuvre".encode(), "n.txt").text.string == "l’Unité — lœuvre"
