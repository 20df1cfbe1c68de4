"""Plain text and Markdown in any common encoding."""

from __future__ import annotations

import codecs
import contextlib
import re

from charset_normalizer import from_bytes

from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.text import Text

__all__ = ["text_of"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Control characters that plain text may hold: tab, line feed, form feed, carriage return.
_ALLOWED_CONTROLS = frozenset("\t\n\f\r\x0b\x85")
#: One-byte encodings of Western European text; the first one wins where they cannot be told apart.
_ONE_BYTE = ["cp1252", "latin_1", "mac_roman", "cp850"]
#: A letter with an accent in UTF-7, as old mail has it, and how many leave no doubt.
_UTF_7, _CERTAIN = re.compile(rb"[A-Za-z ]\+A[A-P][A-Za-z0-9+/]-"), 3
#: So many bytes tell the encoding.
_SAMPLE = 1 << 16


def text_of(data: bytes) -> Text:
    """UTF-8, or UTF-16 and UTF-32 by their mark or their zeros, else a Western one-byte encoding.

    Line ends are made ``\\n`` and a byte order mark is dropped; control characters that stand for
    the quotes of Windows-1252 become these; nothing else is changed.

    Raises:
        Unreadable: there is nothing in it, or it is no text.

    >>> text_of(b"Caf\\xe9\\r\\n").string
    'Café\\n'
    """
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise Unreadable("the file is empty")
    string = _string(data)
    if "\r" in string:
        string = string.replace("\r\n", "\n").replace("\r", "\n")
    if not string.isascii():
        string = string.translate(_WINDOWS)
    if any(control in string for control in _CONTROLS):
        raise Unreadable("is binary; a notice was expected")
    return Text(string)


#: Control characters that Windows-1252 has letters and quotes for, as HTML reads them: text that
#: was once taken for Latin-1 has them.
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}
_CONTROLS = tuple(chr(c) for c in range(32) if chr(c) not in _ALLOWED_CONTROLS)


def _string(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise Unreadable(f"is broken {encoding.upper()} text") from None
    if data.isascii() and len(_UTF_7.findall(data)) >= _CERTAIN:
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("utf-7")
    try:
        string = data.decode("utf-8")
    except UnicodeDecodeError:
        string = None
    if string is not None and "\x00" not in string:
        return string
    for encoding, zeros in (("utf-16-le", data[1:400:2]), ("utf-16-be", data[0:400:2])):
        if zeros and zeros.count(0) > 0.8 * len(zeros):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    if b"\x00" in data:
        raise Unreadable("is binary; a notice was expected")
    best = from_bytes(data[:_SAMPLE], cp_isolation=_ONE_BYTE).best()
    for encoding in (best.encoding if best else "cp1252", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("is binary; a notice was expected")
