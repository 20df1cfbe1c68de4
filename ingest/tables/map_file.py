"""A user's own map of fields to headers (``--map FILE.toml``)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from rolegraph.errors import MapError
from rolegraph.ingest.forms.table import UNIT_KINDS
from rolegraph.ingest.tables.people import of_people
from rolegraph.ingest.tables.words import LANGUAGES, even

__all__ = ["FIELDS", "ColumnMap", "own_map"]

#: Fields whose words are in a language: ``title_fr`` is the French title.
IN_A_LANGUAGE = (
    "title", "unit", "parent", "manager_title", "location", "organisation",
    *(f"unit.{kind}" for kind in UNIT_KINDS),
)  # fmt: skip
FIELDS = (
    "id", "title", "unit", "unit_kind", "acronym", "parent", "manager", "manager_title",
    "functional", "grade", "grade_top", "location", "clearance", "status", "vacant", "filled",
    "fte", "count", "as_of", "organisation", "department",
    *(f"unit.{kind}" for kind in UNIT_KINDS),
)  # fmt: skip


@dataclass(frozen=True)
class ColumnMap:
    """Headers (as ``even`` makes them) to field and language, as a user named them.

    Attributes:
        source: the file of the map.
        fields: the fields that are named; columns are not recognised as these by themselves.
        lines: by header, the line of the map that names it.
        printed: by header, how the map prints it.
    """

    source: str
    headers: dict[str, tuple[str, str | None]]
    fields: frozenset[str]
    lines: dict[str, int | None]
    printed: dict[str, str]

    def missing(self, headers: frozenset[str]) -> list[str]:
        """Headers of the map that are not among those of a table."""
        return [header for header in self.headers if header not in headers]


def own_map(path: str | Path) -> ColumnMap:
    """Read a map.

    Raises:
        MapError: it cannot be read, or holds what a map does not have; the error says on which
            line and what is allowed there.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MapError(path, None, error.strerror or "cannot be read") from None
    except UnicodeDecodeError:
        raise MapError(path, None, "is not UTF-8 text") from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        words = re.sub(r"\s*\(at .*\)", "", str(error))
        raise MapError(path, int(at[1]) if at else None, words) from None
    return _checked(path, text, table)


def _checked(path: str | Path, text: str, table: dict[str, object]) -> ColumnMap:
    headers: dict[str, tuple[str, str | None]] = {}
    lines: dict[str, int | None] = {}
    printed: dict[str, str] = {}
    for key, header in table.items():
        line = _line(text, key)
        base, _, lang = key.rpartition("_")
        known: tuple[str, str | None] | None = None
        if key in FIELDS:
            known = (key, None)
        elif base in IN_A_LANGUAGE and lang in LANGUAGES:
            known = (base, lang)
        if known is None:
            allowed = ", ".join(f for f in FIELDS if not f.startswith("unit."))
            raise MapError(
                path, line, f"{key!r}; {allowed}, \"unit.KIND\" are allowed (KIND is one of "
                f"{', '.join(UNIT_KINDS)}; _en or _fr after a field of words names its language)"
            )  # fmt: skip
        if not isinstance(header, str) or not even(header):
            raise MapError(path, line, f'{key} must be the header of a column: {key} = "..."')
        name = even(header)
        if name in headers:
            raise MapError(path, line, f"{header!r} is named twice; one column is one field")
        reason = of_people(name)
        if reason and key != "title":
            raise MapError(path, line, f"{header!r} cannot be {key}: {reason}")
        headers[name], lines[name], printed[name] = known, line, header
    if not headers:
        raise MapError(path, None, 'names no column; a line of it is: title = "Header"')
    fields = frozenset(field for field, _ in headers.values())
    return ColumnMap(str(path), headers, fields, lines, printed)


def _line(text: str, key: str) -> int | None:
    pattern = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
    return next((n for n, line in enumerate(text.split("\n"), 1) if pattern.match(line)), None)
