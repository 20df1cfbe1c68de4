"""Scanned PDFs, made readable by a command that the user has installed."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
import time
from typing import Any

from rolegraph.ingest.formats.pdfium import image_of, words_of
from rolegraph.ingest.formats.unreadable import Unreadable

__all__ = ["pages_of"]

#: A page takes two to ten seconds, a notice of ten pages a minute.
SECONDS = 600
_SECONDS_OF_A_PAGE = 120
#: More scanned pages than this are no notice.
MOST_PAGES = 60
_DOTS = 300
_LANGUAGES = ("eng", "fra")


def pages_of(data: bytes, pages: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """The pages with the words that OCR finds on those without any, and what to know of it.

    The command ``ocrmypdf`` is used, or ``tesseract`` alone where that is all there is.

    Raises:
        Unreadable: neither command is there, it fails, takes too long, or finds no words.
    """
    without = [k for k, page in enumerate(pages) if not page["words"]]
    if len(without) > MOST_PAGES:
        raise Unreadable(f"has {len(without)} scanned pages; the limit for --ocr is {MOST_PAGES}")
    ocrmypdf, tesseract = shutil.which("ocrmypdf"), shutil.which("tesseract")
    if ocrmypdf is None and tesseract is None:
        raise Unreadable(
            "was scanned, and neither of the commands for --ocr is installed: ocrmypdf, tesseract"
        )
    languages = _languages(tesseract) if tesseract else list(_LANGUAGES[:1])
    if ocrmypdf is not None:
        words = [ocrmypdf, "--quiet", "--skip-text", "--output-type", "pdf", "-l"]
        found = words_of(_run([*words, "+".join(languages), "-", "-"], data, SECONDS))
    else:
        assert tesseract is not None
        found = _by_tesseract(tesseract, languages, data, pages, without)
    if not any(page["words"] for page in found):
        raise Unreadable("was scanned, and OCR found no words on it")
    lacking = [name for name in _LANGUAGES if name not in languages]
    said = ["read by OCR: letters may be taken for others"]
    if lacking:
        said.append(f"read by OCR without the language data of tesseract for {lacking[0]}")
    return found, said


def _languages(tesseract: str) -> list[str]:
    """Those of English and French that tesseract has data for; the first if it does not say."""
    listed = _run([tesseract, "--list-langs"], b"", 30).decode("utf-8", "replace").split()
    return [name for name in _LANGUAGES if name in listed] or list(_LANGUAGES[:1])


def _by_tesseract(
    tesseract: str,
    languages: list[str],
    data: bytes,
    pages: list[dict[str, Any]],
    without: list[int],
) -> list[dict[str, Any]]:
    until = time.monotonic() + SECONDS
    found = list(pages)
    words = [tesseract, "-", "-", "-l", "+".join(languages), "--dpi", str(_DOTS), "tsv"]
    for k in without:
        left = until - time.monotonic()
        image, scale = image_of(data, k, _DOTS)
        table = _run(words, image, min(_SECONDS_OF_A_PAGE, left)).decode("utf-8", "replace")
        found[k] = {**pages[k], "words": _words(table, pages[k]["height"], scale)}
    return found


def _words(
    table: str, height: float, scale: float
) -> list[tuple[str, float, float, float, float, bool]]:
    """The words of tesseract's table: what they say, left, right, base, size, in points.

    Those of one line have its base and height.
    """
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and (row["text"] or "").strip():
            key = tuple(row[part] for part in ("block_num", "par_num", "line_num"))
            lines.setdefault(key, []).append(row)
    found = []
    for line in lines.values():
        top = min(float(w["top"]) for w in line)
        bottom = max(float(w["top"]) + float(w["height"]) for w in line)
        size = (bottom - top) / scale
        base = height - bottom / scale + 0.25 * size
        for word in line:
            left = float(word["left"])
            right = left + float(word["width"])
            found.append((word["text"].strip(), left / scale, right / scale, base, size, False))
    return found


def _run(words: list[str], data: bytes, seconds: float) -> bytes:
    """What a command prints; it is ended with all that it started when its time is over."""
    try:
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name != "nt",
        )
    except OSError:
        raise Unreadable("was scanned, and OCR failed on it") from None
    with process:
        try:
            out, _ = process.communicate(data, timeout=max(seconds, 0.1))
        except subprocess.TimeoutExpired:
            if os.name == "nt":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Unreadable(f"was scanned, and OCR took more than {SECONDS} seconds") from None
    if process.returncode:
        raise Unreadable("was scanned, and OCR failed on it")
    return out
