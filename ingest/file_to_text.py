"""Step 1: a notice file becomes text.

Plain text in any common encoding is read here; the result is the text that all evidence
points into: decoded, without byte order mark, line ends made ``\\n``, nothing else changed.
"""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from rolegraph.errors import UnreadableSource
from rolegraph.ingest.text import Text

__all__ = ["Source", "decode", "read_file"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Control characters that plain text may hold: tab, line feed, form feed, carriage return.
_ALLOWED_CONTROLS = frozenset("\t\n\f\r\x0b\x85")


@dataclass(frozen=True)
class Source:
    """One source as it was read: file name, SHA-256 of its bytes, media type, text."""

    file: str
    sha256: str
    media_type: str
    text: Text


def read_file(path: Path) -> Source:
    """Read a plain-text file.

    Raises:
        UnreadableSource: the path is missing, not a file, not permitted, empty or binary.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableSource(path, "no such file or folder") from None
    except IsADirectoryError:
        raise UnreadableSource(path, "is a folder; a file was expected") from None
    except OSError as error:
        raise UnreadableSource(path, error.strerror or "cannot be read") from None
    return decode(data, path.name)


def decode(data: bytes, name: str) -> Source:
    """Bytes of a text file, decoded as UTF-8 (UTF-16 or UTF-32 with a mark), else Windows-1252.

    Raises:
        UnreadableSource: there is nothing in it, or it is no text.

    >>> decode(b"Caf\\xe9\\r\\n", "menu.txt").text.string
    'Café\\n'
    """
    if not data.strip(b"\x00\t\n\r "):
        raise UnreadableSource(name, "the file is empty")
    string = _string(data, name)
    string = string.replace("\r\n", "\n").replace("\r", "\n")
    if any(ord(c) < 32 and c not in _ALLOWED_CONTROLS for c in string):
        raise UnreadableSource(name, "is binary; a plain-text notice was expected")
    return Source(name, hashlib.sha256(data).hexdigest(), "text/plain", Text(string))


def _string(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError:
                raise UnreadableSource(name, f"is broken {encoding.upper()} text") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise UnreadableSource(name, "is binary; a plain-text notice was expected") from None
