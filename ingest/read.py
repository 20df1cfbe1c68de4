"""Values with the places they were read from, and the record made of them.

Readers build plain dictionaries and lists whose leaves are :class:`Read` values; a leaf cannot
exist without its place, so every fact of a record has evidence by construction.
:func:`split` separates such a tree into the plain record and its ``evidence``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from rolegraph.ingest.text import Span, Text

__all__ = ["Place", "Read", "place", "read", "split"]

#: A place as the record prints it: line, start, end, quote, lang, sentence.
Place = dict[str, Any]


class Read(NamedTuple):
    """A value and where it was read: ``span``, and ``also`` where the text says it again.

    ``sentence`` is the whole sentence around the span, where a reader knows it.
    """

    value: str | int | float | bool
    span: Span
    also: tuple[Span, ...] = ()
    sentence: Span | None = None


def read(span: Span, value: str | int | float | bool | None = None, **more: Any) -> Read:
    """A value read at ``span``; the span's own words, squeezed, when no value is given."""
    return Read(span.value if value is None else value, span, **more)


def place(span: Span, sentence: Span | None = None) -> Place:
    """How a span stands in a record's evidence."""
    begin, until, lang, text = span
    string = text.string
    found: Place = {
        "line": text.line_at(begin),
        "start": begin,
        "end": until,
        "quote": string[begin:until],
        "lang": lang,
    }
    if text.part:
        found[text.part] = text.part_at(begin)
    first, last = sentence[:2] if sentence else text.sentence_around(begin, until)
    for start, end in text.hidden:
        if until <= start < last:
            first, last = text.span(first, start, lang).strip()[:2]
        elif first < end <= begin:
            first, last = text.span(end, last, lang).strip()[:2]
    found["sentence"] = {"start": first, "end": last, "quote": string[first:last]}
    if text.files:
        _count_in_file(found, text)
    return found


def _count_in_file(found: Place, text: Text) -> None:
    """Make a place of a text of several files one of its own file."""
    begin, name = text.file_at(found["start"])
    found["file"] = name
    found["line"] -= text.line_at(begin) - 1
    if text.part:
        found[text.part] -= (text.part_at(begin) or 1) - 1
    for counted in (found, found["sentence"]):
        counted["start"] -= begin
        counted["end"] -= begin


def split(tree: Any) -> tuple[Any, dict[str, Place]]:
    """The plain record and its evidence: JSON Pointer (RFC 6901) of each leaf to its place."""
    evidence: dict[str, Place] = {}
    return _plain(tree, "", evidence), evidence


def _plain(tree: Any, pointer: str, evidence: dict[str, Place]) -> Any:
    if tree is None:
        return None
    if isinstance(tree, Read):
        value, span, also, sentence = tree
        found = evidence[pointer] = place(span, sentence)
        if also:
            found["also"] = [place(span) for span in also]
        return value
    if isinstance(tree, dict):
        return {
            key: None if value is None else _plain(value, f"{pointer}/{_escape(key)}", evidence)
            for key, value in tree.items()
        }
    if isinstance(tree, list | tuple):
        return [_plain(value, f"{pointer}/{i}", evidence) for i, value in enumerate(tree)]
    return tree


@lru_cache(maxsize=1 << 10)
def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
