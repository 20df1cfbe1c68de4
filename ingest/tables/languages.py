"""Columns to languages: by their headers, and where one column stands alone by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from rolegraph.ingest.tables.columns import Column, Header
from rolegraph.ingest.tables.map_file import IN_A_LANGUAGE
from rolegraph.ingest.tables.sheet import Sheet
from rolegraph.ingest.tables.words import LANGUAGES, words
from rolegraph.ingest.text_to_sections import fold

__all__ = ["language_of", "with_languages"]

_LOOKED_AT = 500
#: So many words of one language, and so many times as many as of the other, are clear.
_WORDS, _TIMES = 3, 3


def with_languages(sheet: Sheet, header: Header) -> Header:
    """The header with the language of each column of words."""
    by_field: dict[str, list[Column]] = {}
    for column in header.columns:
        if column.field is not None:
            by_field.setdefault(column.field, []).append(column)
    alone = {
        field: _cells(sheet, header, listed[0])
        for field, listed in by_field.items()
        if len(listed) == 1 and (field in IN_A_LANGUAGE or field.startswith("unit."))
    }
    # Units are short names: where they do not tell, they are in the language of the titles.
    whole = language_of(cell for cells in alone.values() for cell in cells)
    set_to: dict[int, str] = {}
    for field, listed in by_field.items():
        told = {c.lang for c in listed}
        for column in listed:
            if len(listed) > 1:
                other = next((lang for lang in LANGUAGES if lang not in told), header.lang)
                set_to[column.index] = column.lang or other
            elif field in alone:
                own = language_of(alone[field])
                set_to[column.index] = own or whole or column.lang or header.lang
            else:
                set_to[column.index] = header.lang
    columns = tuple(
        replace(c, lang=set_to[c.index]) if c.index in set_to else c for c in header.columns
    )
    return replace(header, columns=columns)


def _cells(sheet: Sheet, header: Header, column: Column) -> list[str]:
    below = sheet.rows[header.row + 1 : header.row + 1 + _LOOKED_AT]
    return [row[column.index] for row in below if column.index < len(row)]


def language_of(cells: Iterable[str]) -> str | None:
    """The language of cells, where their words leave no doubt.

    >>> language_of(["Chef de la Section Cartes", "Adjointe du chef"]), language_of(["Data"])
    ('fr', None)
    """
    counts = Counter(
        lang
        for cell in set(cells)
        for word in re.findall(r"[^\W\d_]+", fold(cell))
        for lang in LANGUAGES
        if word in words().telling[lang]
    )
    for lang, other in (LANGUAGES, LANGUAGES[::-1]):
        if counts[lang] >= _WORDS and counts[lang] >= _TIMES * counts[other]:
            return lang
    return None
