"""Scanned PDFs, made readable by a command that the user has installed."""

from __future__ import annotations

import shutil
import subprocess

from rolegraph.ingest.formats.unreadable import Unreadable

__all__ = ["with_text"]

#: A notice of ten pages takes a minute.
_SECONDS = 600


def with_text(data: bytes) -> bytes:
    """The PDF with a text layer, made by ``ocrmypdf``.

    Raises:
        Unreadable: the command is missing, fails or takes too long.
    """
    command = shutil.which("ocrmypdf")
    if command is None:
        raise Unreadable("was scanned, and the command ocrmypdf for --ocr is not installed")
    words = [command, "--quiet", "--skip-text", "--output-type", "pdf", "-", "-"]
    try:
        done = subprocess.run(words, input=data, capture_output=True, timeout=_SECONDS, check=True)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"was scanned, and OCR took more than {_SECONDS} seconds") from None
    except (subprocess.CalledProcessError, OSError):
        raise Unreadable("was scanned, and OCR failed on it") from None
    return done.stdout
