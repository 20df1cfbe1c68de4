"""A program of its own that opens PDFs, so that what a PDF does to it stops nobody else.

:mod:`rolegraph.ingest.formats.pdfium` starts it by its path and talks to it over pipes: a line
of JSON, ``{"do": "words" | "image", "size": N, ...}``, and N bytes of PDF; it answers with a
line of JSON and as many bytes as that says. It imports nothing of rolegraph, so that it starts
quickly, and holds no more memory than :data:`MOST_MEMORY` where the system can be told so.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections import Counter
from itertools import islice
from typing import Any

#: A notice has a few pages; a file of more than this is a book, or made to keep readers busy.
MOST_PAGES = 500
#: A page of small print has six thousand characters in less than a thousand words.
MOST_CHARACTERS, MOST_WORDS = 60_000, 6_000
MOST_MEMORY = 2_000_000_000
#: Lines, bullets and images that are looked at on a page.
_MOST_DRAWN = 3_000
#: A page that shows an image on so much of its area and no text was scanned.
_COVERED = 0.3
#: The longer side of an image of a page, in pixels: 300 to the inch on A3.
_LARGEST_SIDE = 5_000
#: A gap of so much of the font's size divides words that no space does.
_GAP = 0.28
#: The same where the engine sees a space.
_GAP_OF_A_SPACE = 0.16
#: The box of an "f" reaches into the space behind it: it ends with the ink, in points.
_SAME_EDGE = 0.02
#: Letters turned by less of a quarter of a circle stand upright.
_UPRIGHT = 0.05
#: Sides of a bullet that is drawn, and the thickness of a line, in points.
_BULLET, _THIN = (1.2, 7.0), 1.6

#: The weight of letters that are not bold.
_USUAL_WEIGHT = 500

_Box = tuple[float, float, float, float]


def words(data: bytes) -> dict[str, Any]:
    """The pages, each as :func:`_page` gives it; or why they cannot be read."""
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
    """A page as it is read, from its bottom left corner, in points.

    ``words``: what each says, left, right, base line, size of its font and whether it is bold,
    in the order of the file; ``bullets``: left, right, bottom, top of what is drawn like one;
    ``rules``: left, right and height of lines across; ``walls``: place, bottom and top of lines
    that stand; ``scanned``: whether it is but an image.
    """
    text = page.get_textpage()
    count = text.count_chars()
    found = _words(text, count) if count <= MOST_CHARACTERS else []
    if count > MOST_CHARACTERS or len(found) > MOST_WORDS:
        return {"characters": count}
    turns = Counter(turn for *_, turn in found if turn is not None)
    usual = turns.most_common(1)[0][0] if turns else 0
    box = page.get_bbox()
    left, _, bottom, _ = _turned(box, usual)
    drawn, covered = _drawn(page)
    drawn = [
        (x0 - left, x1 - left, y0 - bottom, y1 - bottom)
        for x0, x1, y0, y1 in (_turned(one, usual) for one in drawn)
    ]
    width, height = abs(box[2] - box[0]), abs(box[3] - box[1])
    return {
        "width": height if usual % 2 else width,
        "height": width if usual % 2 else height,
        "words": [
            (said, x0 - left, x1 - left, base - bottom, size, bold)
            for said, x0, x1, base, size, bold, turn in found
            if turn == usual
        ],
        "bullets": [one for one in drawn if _is_like_a_bullet(*one)],
        "rules": [
            (x0, x1, (y0 + y1) / 2)
            for x0, x1, y0, y1 in drawn
            if y1 - y0 <= _THIN and x1 - x0 > _BULLET[1]
        ],
        "walls": [
            ((x0 + x1) / 2, y0, y1)
            for x0, x1, y0, y1 in drawn
            if x1 - x0 <= _THIN and y1 - y0 > _BULLET[1]
        ],
        "scanned": not found and covered > _COVERED * width * height,
    }


def _words(text: Any, count: int) -> list[tuple[str, float, float, float, float, bool, int | None]]:
    """What each word says, its left, right, base line, size, whether it is bold and turned.

    Letter by letter, since boxes of words overlap where letters are moved closer together. The
    places are those of a page that is turned so that the word stands upright.
    """
    import pypdfium2.raw as raw

    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    edges = [ctypes.c_double() for _ in range(4)]
    matrix = raw.FS_MATRIX()
    found: list[tuple[str, float, float, float, float, bool, int | None]] = []
    said: list[str] = []
    left = right = base = size = begin = 0.0
    last = 0
    bold = made_up = False
    turn: int | None = 0

    def reaches_over() -> bool:
        """Whether the last letter's box ends where its ink does, so beyond the letter's width."""
        raw.FPDFText_GetCharBox(text, last, edges[0], edges[2], edges[1], edges[3])
        ink = _turned((edges[0].value, edges[1].value, edges[2].value, edges[3].value), turn)
        return abs(ink[1] - right) < _SAME_EDGE

    def end() -> None:
        if said:
            # Letters above U+FFFF come in two halves; a half alone is no text.
            both = "".join(said).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            found.append((both, left, right, base, size, bold, turn))
            said.clear()

    for k in range(count):
        letter = chr(raw.FPDFText_GetUnicode(text, k))
        if letter != "\xa0" and (letter.isspace() or letter == "\0"):
            # Made up between words, and where letters are spaced: gaps are judged below.
            made_up = raw.FPDFText_IsGenerated(text, k) == 1
            if not made_up:
                end()
            continue
        raw.FPDFText_GetLooseCharBox(text, k, rect)
        raw.FPDFText_GetCharOrigin(text, k, x, y)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        if said:
            x0, x1, _, _ = _turned(box, turn)
            line = _turned((x.value, y.value, x.value, y.value), turn)[2]
            gap = _GAP * size
            most = _GAP_OF_A_SPACE * size if made_up else gap
            beside = -2 * gap < x0 - right < most and x0 > begin - 1
            beside = beside and not (made_up and x0 > right - gap and reaches_over())
            # The letters of a ligature all have its place.
            if abs(line - base) < gap and (beside or x0 == begin):
                said.append(letter)
                right, begin, last, made_up = max(right, x1), x0, k, False
                continue
        end()
        last, made_up = k, False
        turn = _quarters(raw.FPDFText_GetCharAngle(text, k))
        left, right, y0, y1 = _turned(box, turn)
        base = _turned((x.value, y.value, x.value, y.value), turn)[2]
        begin, size = left, y1 - y0
        if raw.FPDFText_GetMatrix(text, k, matrix):
            size = raw.FPDFText_GetFontSize(text, k) * math.hypot(matrix.c, matrix.d)
        size = max(size, 1.0)
        bold = raw.FPDFText_GetFontWeight(text, k) > _USUAL_WEIGHT
        said.append(letter)
    end()
    return found


def _quarters(angle: float) -> int | None:
    """How many quarters of a circle letters are turned against the clock; None if in between."""
    turns = angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < _UPRIGHT else None


def _turned(box: _Box, quarters: int | None) -> _Box:
    """Left, right, bottom, top of a box (left, bottom, right, top) on the page turned back."""
    x0, y0, x1, y1 = box
    if quarters == 1:
        return y0, y1, -x1, -x0
    if quarters == 2:
        return -x1, -x0, -y1, -y0
    if quarters == 3:
        return -y1, -y0, x0, x1
    return x0, x1, y0, y1


def _drawn(page: Any) -> tuple[list[_Box], float]:
    """The boxes of what is drawn small or thin, and the area that images cover."""
    import pypdfium2.raw as raw

    covered, found = 0.0, []
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH)
    for one in islice(page.get_objects(filter=kinds, max_depth=3), _MOST_DRAWN):
        left, bottom, right, top = one.get_pos() if hasattr(one, "get_pos") else one.get_bounds()
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            covered += abs(right - left) * abs(top - bottom)
        if min(right - left, top - bottom) <= _BULLET[1]:
            found.append((left, bottom, right, top))
    return found, covered


def _is_like_a_bullet(left: float, right: float, bottom: float, top: float) -> bool:
    small, large = _BULLET
    width, height = right - left, top - bottom
    return small <= width <= large and small <= height <= large and abs(width - height) < small


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
