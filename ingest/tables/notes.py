"""What is left out of a table, by row, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolegraph.ingest.tables.grid import Part

__all__ = ["Notes"]

#: So many remarks of one kind, and so many rows of one remark, are named.
_NAMED, _SHOWN = 50, 20


@dataclass
class Notes:
    """Remarks as they are made; ``where`` says which sheet or file a row is in."""

    where: Callable[[Part], str]
    general: list[str] = field(default_factory=list)
    by_kind: dict[str, list[tuple[str, int, str]]] = field(default_factory=dict)

    def copy(self) -> Notes:
        """The same remarks, to go on from."""
        by_kind = {kind: list(listed) for kind, listed in self.by_kind.items()}
        return Notes(self.where, list(self.general), by_kind)

    def say(self, remark: str) -> None:
        """A remark on the whole table."""
        self.general.append(remark)

    def row(self, part: Part, row: int, kind: str, remark: str) -> None:
        """A remark on a row; ``kind`` is what such remarks are counted by."""
        self.by_kind.setdefault(kind, []).append((self.where(part), row, remark))

    def rows(self, part: Part, rows: Iterable[int], kind: str, remark: str) -> None:
        """One remark on several rows."""
        where = f"{self.where(part)}{_rows(rows)}"
        self.by_kind.setdefault(kind, []).append((where, 0, remark))

    def warnings(self) -> list[str]:
        """All remarks, the general ones first; rows of which the same is said are put together."""
        found = list(self.general)
        for listed in self.by_kind.values():
            same: dict[tuple[str, str], list[int]] = {}
            for where, row, remark in listed:
                same.setdefault((where, remark), []).append(row)
            for (where, remark), rows in list(same.items())[:_NAMED]:
                found.append(f"{where}{_rows(rows)}: {remark}" if rows[0] else f"{where}: {remark}")
            left = sum(len(rows) for rows in list(same.values())[_NAMED:])
            if left:
                found.append(f"{left} more rows like the last")
        return found


def _rows(rows: Iterable[int]) -> str:
    """Rows by number, or the first of many.

    >>> _rows([3]), _rows([4, 5])
    ('row 3', 'rows 4, 5')
    """
    listed = sorted(set(rows))
    shown = ", ".join(map(str, listed[:_SHOWN]))
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    return f"row{'s' if len(listed) > 1 else ''} {shown}{more}"
