"""PDFs are opened in a process of their own, which may take its time and crash alone.

pdfium is C++ that reads files of strangers: a page can be made that fills all memory, takes
hours, or ends the process. The process is started with the first PDF and kept for the next.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolegraph.ingest.formats.unreadable import Unreadable

__all__ = ["image_of", "words_of"]

#: A notice takes a tenth of a second, a book of five hundred pages half a minute.
SECONDS = 60.0
_PROGRAM = Path(__file__).with_name("pdfium_program.py")


def words_of(data: bytes) -> list[dict[str, Any]]:
    """The pages of a PDF: the words and where they stand, bullets and lines that are drawn.

    ``_page`` of :mod:`~rolegraph.ingest.formats.pdfium_program` says what a page holds.

    Raises:
        Unreadable: it is encrypted, damaged, too large, or takes too long.
    """
    _, body = _ask({"do": "words"}, data)
    answer = json.loads(body)
    if "unreadable" in answer:
        raise Unreadable(answer["unreadable"])
    pages: list[dict[str, Any]] = answer["pages"]
    return pages


def image_of(data: bytes, number: int, dots: int) -> tuple[bytes, float]:
    """A page, counted from 0, as a grey image (PGM), and how many pixels a point has.

    Raises:
        Unreadable: as :func:`words_of`.
    """
    head, body = _ask({"do": "image", "page": number, "dots": dots}, data)
    if "unreadable" in head:
        raise Unreadable(head["unreadable"])
    return body, head["scale"]


@dataclass
class _Running:
    """The process, and whose it is: a fork of this process must start one of its own."""

    process: subprocess.Popen[bytes]
    owner: int


_running: list[_Running] = []
_one_at_a_time = threading.Lock()


def _ask(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    with _one_at_a_time:
        process = _process()
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(SECONDS, stop)
        watch.start()
        try:
            process.stdin.write(json.dumps({**request, "size": len(data)}).encode() + b"\n")
            process.stdin.write(data)
            process.stdin.flush()
            head = json.loads(process.stdout.readline() or b"{}")
            body = process.stdout.read(head.get("size", 0))
        except OSError:  # it ended while it was written to
            head, body = {}, b""
        finally:
            watch.cancel()
        if "size" in head and len(body) == head["size"]:
            return head, body
        _end()
    if late.is_set():
        raise Unreadable(f"took more than {SECONDS:g} seconds; save it anew, or as text")
    raise Unreadable("is a damaged PDF, or made to use up all memory")


def _process() -> subprocess.Popen[bytes]:
    if _running and _running[0].owner != os.getpid():
        _running.clear()
    if not _running:
        # -P: this folder has modules that are named like those of the standard library.
        process = subprocess.Popen(
            [sys.executable, "-P", str(_PROGRAM)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        _running.append(_Running(process, os.getpid()))
    return _running[0].process


@atexit.register
def _end() -> None:
    for running in _running:
        if running.owner != os.getpid():
            continue
        running.process.kill()
        for pipe in (running.process.stdin, running.process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()
        running.process.wait()
    _running.clear()
