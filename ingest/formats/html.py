"""Saved web pages: the words a reader sees, in order, one line per block."""

from __future__ import annotations

import re
from typing import Any

from rolegraph.ingest.formats.html_layout import put_in_order
from rolegraph.ingest.formats.unreadable import Unreadable
from rolegraph.ingest.text import Text, squeeze

__all__ = ["text_of"]

#: Larger pages are not job pages: with all scripts a saved one has one or two megabytes.
LARGEST = 20_000_000
#: The parser compares each attribute of a tag with all others of it.
MOST_ATTRIBUTES = 2_000
_TAG = re.compile(rb"<[a-zA-Z](?:[^>\"']|\"[^\"]*\"|'[^']*')*+")
_UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "svg", "head", "select", "button", "nav", "iframe"}
    | {"object", "math", "canvas", "audio", "video", "datalist"}
)
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "main", "aside", "ul", "ol", "dl"}
    | {"li", "dt", "dd", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
    | {"form", "fieldset", "address", "figure", "figcaption", "hr", "body", "center", "details"}
)
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr", "section"})
_CELLS = frozenset({"td", "th"})


def text_of(data: bytes) -> Text:
    """The text of a page: blocks on lines of their own, list items with a hyphen.

    A table's row is one line; its first cell ends with a colon where it labels the second.
    Nothing is fetched, and what the page does not show (scripts, styles, hidden parts) is left
    out.

    Raises:
        Unreadable: the page is too large or shows nothing.
    """
    import lxml.html  # heavy, and needed for web pages alone

    if len(data) > LARGEST:
        raise Unreadable(f"is a web page of more than {LARGEST // 1_000_000} MB")
    if any(_attributes(tag) > MOST_ATTRIBUTES for tag in _TAG.findall(data)):
        raise Unreadable(f"has a tag of more than {MOST_ATTRIBUTES} attributes")
    declared = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    try:
        data.decode("utf-8")
        encoding: str | None = "utf-8"
    except UnicodeDecodeError:
        encoding = declared[1].decode("ascii") if declared else "cp1252"
    try:
        parser = lxml.html.HTMLParser(
            encoding=encoding, no_network=True, remove_comments=True, huge_tree=True
        )
        root = lxml.html.document_fromstring(data, parser=parser)
    except (lxml.etree.ParserError, ValueError, LookupError):
        raise Unreadable("is a web page that shows no text") from None
    if any("depth" in entry.message for entry in parser.error_log):
        raise Unreadable("is nested too deeply for a web page")
    put_in_order(root)
    lines = _Lines()
    _walk(root, lines)
    string = lines.string()
    if not string.strip():
        raise Unreadable("is a web page that shows no text")
    return Text(string)


def _attributes(tag: bytes) -> int:
    """About how many attributes a tag has, or more; long values count once."""
    if len(tag) < 2 * MOST_ATTRIBUTES:
        return 0
    bare = re.sub(rb"\"[^\"]*\"|'[^']*'", b" ", tag)
    return len(bare.split())


class _Lines:
    """Lines as they are put together."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._words: list[str] = []
        self._before = ""

    def add(self, words: str | None) -> None:
        if words:
            self._words.append(words)

    def end(self, apart: bool = False) -> None:
        """End the line; ``apart`` leaves a blank one after it."""
        line = squeeze("".join(self._words).replace("\x00", ""))
        self._words = []
        if line:
            self._lines.append(self._before + line)
            self._before = ""
        if apart and self._lines and self._lines[-1]:
            self._lines.append("")

    def item(self) -> None:
        """What comes next is an item of a list."""
        self._before = "- "

    def string(self) -> str:
        self.end()
        return "\n".join(self._lines).strip("\n") + "\n"


def _walk(root: Any, lines: _Lines) -> None:
    """Walk the tree without recursion: pages can be nested deeper than Python's stack."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if leaving:
            if tag in _BLOCKS:
                lines.end(tag in _APART)
            elif tag in _CELLS:
                lines.add(_after_cell(element))
            lines.add(element.tail)
            continue
        if not tag or tag in _UNSEEN or _hidden(element):
            lines.add(element.tail)
            continue
        if tag == "br":
            lines.end()
            lines.add(element.tail)
            continue
        if tag in _BLOCKS:
            lines.end(tag in _APART)
        if tag == "li":
            lines.item()
        lines.add(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


def _after_cell(cell: Any) -> str:
    following = cell.getnext()
    if following is None or following.tag not in _CELLS:
        return " "
    first = cell.getprevious() is None
    words = squeeze("".join(cell.itertext()))
    return " " if not first or words.endswith(":") or len(words.split()) > 6 else ": "
