"""What a file is, told by its first bytes and, for a ZIP, by what is inside; never by its name."""

from __future__ import annotations

import io
import re
import zipfile

__all__ = ["kind_of"]

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|article|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[{\[\"\]])")
#: First bytes of what is recognised and not read, and what it is.
_NOT_READ = (
    (b"{\\rtf", "is an RTF file; save it as DOCX or PDF"),
    (b"\xd0\xcf\x11\xe0", "is a Word 97, Excel 97 or Outlook file; save it as DOCX, XLSX or PDF"),
    (b"\x89PNG", "is an image; run OCR on it first"),
    (b"\xff\xd8\xff", "is an image; run OCR on it first"),
    (b"GIF8", "is an image; run OCR on it first"),
    (b"II*\x00", "is an image; run OCR on it first"),
    (b"MM\x00*", "is an image; run OCR on it first"),
    (b"\x1f\x8b", "is a gzip file; unpack it first"),
    (b"7z\xbc\xaf", "is a 7-Zip file; unpack it first"),
    (b"Rar!", "is a RAR file; unpack it first"),
)


def kind_of(data: bytes) -> str:
    """``pdf``, ``docx``, ``xlsx``, ``html``, ``zip`` or ``text``; else why it is not read.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of(b"<!DOCTYPE html><p>x"), kind_of(b"1. SUMMARY")
    ('pdf', 'html', 'text')
    >>> kind_of(b"GIF89a")
    'is an image; run OCR on it first'
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    for first, reason in _NOT_READ:
        if data.startswith(first):
            return reason
    if _JSON.match(data[:200]):
        return "is JSON; notices are prose"
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return "html" if _HTML.match(head) else "text"


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "is a damaged ZIP or DOCX file"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "is a binary spreadsheet; save it as XLSX or CSV"
    if "ppt/presentation.xml" in names:
        return "is a presentation; notices are prose"
    if "content.xml" in names and "mimetype" in names:
        return "is an OpenDocument file; save it as DOCX, XLSX or PDF"
    return "zip"
