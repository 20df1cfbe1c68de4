"""Files that were made to harm: each is one clear line, and the others are read all the same."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from test_formats import NOTICE, as_pdf, packed

from rolegraph import RoleGraph
from rolegraph.errors import UnreadableSource
from rolegraph.ingest import decode, records
from rolegraph.ingest.file_to_text import Source, texts
from rolegraph.ingest.formats import archive, pdfium
from rolegraph.reading import read_all

POSIX = pytest.mark.skipif(os.name == "nt", reason="links, pipes and such names are POSIX's")


def dense_page(lines: int) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for k in range(lines):
        canvas.drawString(
            10, 10 + k % 800, f"{k} The Head of Section {k} reports to the Director {k}."
        )
    canvas.save()
    return file.getvalue()


def with_tree(tree: bytes) -> bytes:
    """A PDF of which that is the tree of pages."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", *tree.split(b"|")]
    out, starts = b"%PDF-1.4\n", []
    for number, thing in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d/Root 1 0 R>>\n"
    return out + end % (size, table, size) + b"startxref\n%d\n%%%%EOF\n" % len(out)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (dense_page(1500), "characters on page 1; the limit is"),
        (with_tree(b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), "damaged PDF"),
        (
            with_tree(
                b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 9>>|<</Type/Pages/Kids[2 0 R]/Count 5>>"
            ),
            "damaged PDF",
        ),
        (b"\n" * 100_001 + NOTICE.encode(), "lines; the limit is"),
        (b"x" * 10_000_001, "characters; the limit is"),
        (b"<html><body>" + b"x" * 20_000_000, "larger than 20 MB"),
        (b"<html><p " + b"".join(b"a%d='<'b%d " % (k, k) for k in range(90_000)), "attributes"),
    ],
    ids=["dense page", "loop", "loop of two", "lines", "characters", "page", "attributes"],
)
def test_what_is_too_much_is_refused_quickly(data: bytes, reason: str) -> None:
    begin = time.monotonic()
    with pytest.raises(UnreadableSource, match=reason):
        decode(data, "file")
    assert time.monotonic() - begin < 20


def test_a_pdf_that_takes_too_long_is_given_up_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(60)\n", encoding="utf-8")
    pdfium._end()
    monkeypatch.setattr(pdfium, "_PROGRAM", slow)
    monkeypatch.setattr(pdfium, "SECONDS", 0.3)
    with pytest.raises(UnreadableSource, match="took more than"):
        decode(as_pdf(NOTICE), "slow.pdf")
    monkeypatch.undo()
    assert records(decode(as_pdf(NOTICE), "n.pdf"))[0]["notice_id"] == "421001"


def test_a_pdf_that_ends_the_process_is_told_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    crashing = tmp_path / "crashing.py"
    crashing.write_text(
        "import os, sys\nsys.stdin.buffer.readline()\nos.abort()\n", encoding="utf-8"
    )
    pdfium._end()
    monkeypatch.setattr(pdfium, "_PROGRAM", crashing)
    with pytest.raises(UnreadableSource, match="damaged PDF, or made to use up all memory"):
        decode(as_pdf(NOTICE), "bomb.pdf")
    monkeypatch.undo()
    assert records(decode(as_pdf(NOTICE), "n.pdf"))[0]["notice_id"] == "421001"


def test_a_notice_of_absurd_length_is_told_with_its_line() -> None:
    begin = NOTICE.index("2. QUALIFICATIONS")
    text = NOTICE[:begin] + "The Head of Section works.\n" * 11_000 + NOTICE[begin:]
    with pytest.raises(UnreadableSource, match=r"what begins in line \d+ is too long for one"):
        records(decode(text.encode(), "long.txt"))


def test_archives_in_an_archive_share_its_limits() -> None:
    inner = packed(**{f"{k}.txt": NOTICE.encode() for k in range(4)})
    outer = packed(**{f"{k}.zip": inner for k in range(4)})
    left = archive.Left(size=3 * len(inner) + 5 * len(NOTICE.encode()))
    found = list(texts(outer, "all.zip", left=left))
    assert sum(isinstance(one, Source) for one in found) in range(3, 7)
    assert "more than" in str(found[-1])


def test_links_in_an_archive_are_not_followed() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packing:
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        packing.writestr(link, "/etc/passwd")
    (found,) = texts(file.getvalue(), "a.zip")
    assert str(found) == "a.zip/link.txt: is a link, and is not followed"


@POSIX
def test_what_is_no_file_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "none")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "mark.txt").write_bytes(b"\xef\xbb\xbf")
    empty = tmp_path / "empty"
    empty.mkdir()
    found, failed = read_all([tmp_path, empty, tmp_path / "pipe.txt", "/dev/zero"])
    assert [record["notice_id"] for record in found] == ["421001"]
    reasons = {Path(failure.source).name: failure.reason for failure in failed}
    assert reasons == {
        "nowhere.txt": "no such file or folder",
        "round.txt": "too many levels of symbolic links",
        "pipe.txt": "is a pipe or a device; '-' reads what is piped in",
        "zero": "is a pipe or a device; '-' reads what is piped in",
        "empty.txt": "the file is empty",
        "mark.txt": "the file is empty",
        "empty": "is a folder with no files to read",
    }


@POSIX
def test_names_of_files_reach_no_terminal_as_they_are(tmp_path: Path) -> None:
    for name in (b"red\x1b[31m\n.txt", b"caf\xe9.txt", "turned\u202etxt.exe".encode()):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"no notice")
    good = os.fsdecode(os.fsencode(tmp_path) + b"/gut\xe9\x9b.txt")
    Path(good).write_text(NOTICE, encoding="utf-8")
    code = "import sys; from rolegraph.cli import main; sys.argv[0] = 'rolegraph'; main()"
    words = [sys.executable, "-c", code, "extract", str(tmp_path)]
    done = subprocess.run(words, capture_output=True, check=True)
    said = done.stderr.decode()
    assert len(said.splitlines()) == 3
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "caf\\xe9.txt" in said
    assert '"file": "gut\\\\xe9\\\\x9b.txt"' in done.stdout.decode()
    assert len(RoleGraph.build([good], tmp_path / "graph").report.notices) == 1  # type: ignore[union-attr]


def test_control_characters_are_in_no_value() -> None:
    page = f"<html><body><pre>{NOTICE}</pre>".replace("Head, River", "Head&#27;[31m, &#127;River")
    (record,) = records(decode(page.encode(), "n.html"))
    assert "\x1b" not in str(record["title"])
