"""A program of its own that opens PDFs, so that what a PDF does to it stops nobody else.

:mod:`rolegraph.ingest.formats.pdfium` starts it by its path and talks to it over pipes: a line
of JSON, ``{"do": "words" | "image", "size": N, ...}``, and N bytes of PDF; it answers with a
line of JSON and as many bytes as that says. It imports nothing of rolegraph, so that it starts
quickly, and holds no more memory than :data:`MOST_MEMORY` where the system can be told so.
"""

from __future__ import annotations

import json
import sys
from typing import Any

#: A notice has a few pages; a file of more than this is a book, or made to keep readers busy.
MOST_PAGES = 500
#: A page of small print has six thousand characters in less than a hundred lines.
MOST_CHARACTERS, MOST_PIECES = 60_000, 6_000
MOST_MEMORY = 2_000_000_000
#: A page that shows an image on so much of its area and no text was scanned.
_COVERED = 0.3
#: The longer side of an image of a page, in pixels: 300 to the inch on A3.
_LARGEST_SIDE = 5_000


def words(data: bytes) -> dict[str, Any]:
    """The pages: height, pieces of text (words, left, right, bottom, top), whether scanned."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        return {
            "unreadable": "is encrypted; save it without a password"
            if locked
            else "is a damaged PDF"
        }
    try:
        count = len(document)
        if count > MOST_PAGES:
            many = f"has {count} pages; a notice has a few, the limit is {MOST_PAGES}"
            return {"unreadable": many}
        pages = []
        for k in range(count):
            page = _page(document[k])
            if "characters" in page:
                many = f"has {page['characters']} characters on page {k + 1}"
                return {"unreadable": f"{many}; the limit is {MOST_CHARACTERS}"}
            pages.append(page)
    except pdfium.PdfiumError:
        return {"unreadable": "is a damaged PDF"}
    finally:
        document.close()
    return {"pages": pages}


def _page(page: Any) -> dict[str, Any]:
    text = page.get_textpage()
    count = text.count_chars()
    if count > MOST_CHARACTERS or text.count_rects() > MOST_PIECES:
        return {"characters": count}
    pieces = []
    for k in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(k)
        said = text.get_text_bounded(left, bottom, right, top)
        said = said.encode("utf-8", "replace").decode()  # halves of surrogate pairs are no text
        if said.strip():
            pieces.append((said, left, right, bottom, top))
    width, height = page.get_size()
    scanned = not pieces and _is_covered(page, width * height)
    return {"height": height, "pieces": pieces, "scanned": scanned}


def _is_covered(page: Any, area: float) -> bool:
    import pypdfium2.raw as raw

    covered = 0.0
    for image in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = (
            image.get_pos() if hasattr(image, "get_pos") else image.get_bounds()
        )
        covered += abs(right - left) * abs(top - bottom)
        if covered > _COVERED * area:
            return True
    return False


def image(data: bytes, number: int, dots: int) -> tuple[dict[str, Any], bytes]:
    """One page in shades of grey, as PGM, and how many pixels a point has."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        page = document[number]
        scale = min(dots / 72, _LARGEST_SIDE / max(*page.get_size(), 1))
        bitmap = page.render(scale=scale, grayscale=True)
        head = b"P5 %d %d 255\n" % (bitmap.width, bitmap.height)
        rows = bytes(bitmap.buffer)
        lines = [
            rows[k * bitmap.stride : k * bitmap.stride + bitmap.width] for k in range(bitmap.height)
        ]
        document.close()
    except pdfium.PdfiumError:
        return {"unreadable": "is a damaged PDF"}, b""
    return {"scale": scale}, head + b"".join(lines)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    except (ValueError, OSError):  # not every system knows this limit
        return


def main() -> None:
    """Answer until nobody asks any more."""
    _limit_memory()
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    while line := given.readline():
        asked = json.loads(line)
        data = given.read(asked["size"])
        if asked["do"] == "words":
            head: dict[str, Any] = {}
            body = json.dumps(words(data)).encode()
        else:
            head, body = image(data, asked["page"], asked["dots"])
        taken.write(json.dumps({**head, "size": len(body)}).encode() + b"\n" + body)
        taken.flush()


if __name__ == "__main__":
    main()
